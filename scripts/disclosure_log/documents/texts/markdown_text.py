"""Reads the text of a letter that was written in Markdown, as the log itself reads it, for the import of letters."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from disclosure_log.documents.texts.links import followed
from disclosure_log.documents.texts.making import MOST_CHARACTERS, clean_marked, in_sections, without_whole
from disclosure_log.documents.texts.marks import Run, marked, without_noncharacters
from disclosure_log.documents.texts.model import Block, Cell, DocumentText, Form, Heading, Item, Items, Paragraph, Table
from disclosure_log.documents.texts.plain import decoded
from disclosure_log.documents.texts.wrapping import in_lines, wrapped
from disclosure_log.records.rendering import convert

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:(?:\w[\w-]*:.*|[ \t#-].*)?\n)*?---[ \t]*(?:\n|\Z)")
"""Lines of keys between two of dashes; between two rules stand words."""
_BOLD = frozenset({"strong", "b"})
_ITALIC = frozenset({"em", "i"})
_BLOCKS = frozenset({"blockquote", "dd", "details", "div", "dl", "dt", "hr", "p", "pre", "section", "summary"})
_KNOWN = frozenset(
    _BOLD
    | _ITALIC
    | _BLOCKS
    | {"a", "abbr", "address", "article", "aside", "body", "br", "button", "caption", "center", "cite", "code", "col"}
    | {"colgroup", "del", "dfn", "font", "footer", "form", "head", "header", "html", "iframe", "img", "input", "ins"}
    | {"kbd", "label", "li", "link", "main", "mark", "meta", "nav", "ol", "q", "s", "script", "small", "span", "strike"}
    | {"style", "sub", "sup", "svg", "table", "tbody", "td", "tfoot", "th", "thead", "time", "title", "tr", "u", "ul"}
    | {f"h{level}" for level in range(1, 7)}
)
"""The elements of HTML that people write; anything else between such signs, as <redacted>, is words."""

_HEADING = re.compile("h([1-6])")


def read_markdown(content: bytes, *, marks: bool = True) -> DocumentText:
    """The text of a letter in Markdown, without front matter. Raises `UnicodeDecodeError`.

    A letter in Markdown is never attached, so its words always come with marks.
    """
    assert marks  # noqa: S101 - nobody asks for anything else: see above
    text, guessed = decoded(content)
    whole = re.sub(r"\r\n?", "\n", without_noncharacters(text))
    source = _FRONT_MATTER.sub("", whole[:MOST_CHARACTERS], count=1)
    lines = source.split("\n")
    going_on = wrapped(lines)
    # Two blanks at the end of a line are a line that ends.
    source = in_lines(lines, [number in going_on and line[-2:] != "  " for number, line in enumerate(lines)])
    reader = _Reader()
    reader.feed(
        convert(source).replace("<![", "&lt;![")
    )  # Python's reader stumbles over a marked section that is broken
    reader.close()
    return DocumentText(Form.WORDS, tuple(in_sections(reader.end())), 0, len(whole) <= MOST_CHARACTERS, guessed)


class _List:
    """A list that is open."""

    def __init__(self, first: int | None) -> None:
        self.number = first
        """The number of its next item; None where it has none."""
        self.items: list[Item] = []
        self.texts: list[str] = []
        """The paragraphs of the item that is open."""
        self.inner: list[Item] = []

    def end_item(self) -> None:
        """Close the item that is open, if any."""
        if self.texts or self.inner:
            label = "•" if self.number is None else f"{self.number}."
            self.items.append(Item(" ".join([label, "\n".join(self.texts)]).strip(), tuple(self.inner)))
            self.number = None if self.number is None else self.number + 1
        self.texts, self.inner = [], []


class _Reader(HTMLParser):
    """Makes blocks of the HTML that Markdown becomes; tags that it does not know leave their words where they are."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._look = Run("")
        self._bold = self._italic = 0
        self._links: list[str] = []
        self._lists: list[_List] = []
        self._rows: list[list[Cell]] = []
        self._in_cell = False

    def end(self) -> list[Block]:
        """The blocks of all that was fed."""
        self._in_cell = False
        self._put()
        while self._lists:
            self._end_list()
        self._end_table()
        return self._blocks

    def set_cdata_mode(self, *_: object, **__: object) -> None:
        """Read on: the words after the beginning of a program that never ends are the letter's."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if tag not in _KNOWN:
            self._say(self.get_starttag_text() or "")
            return
        said = dict(attrs)
        self._count(tag, 1)
        if tag == "a":
            self._links.append(followed(said.get("href")))
        elif tag == "img":
            self.handle_data(said.get("alt") or "")
        elif tag == "br":
            self._say("\n")
        elif tag in ("ul", "ol"):
            self._put()
            start = said.get("start") or "1"
            first = int(start) if start.isdecimal() and len(start) < 6 else 1  # noqa: PLR2004 - more than any list has
            self._lists.append(_List(first if tag == "ol" else None))
        elif tag == "tr":
            self._in_cell = False
            self._put()
            self._rows.append([])
        elif tag in _BLOCKS or tag in ("li", "table", "td", "th") or _HEADING.fullmatch(tag):
            self._put()
            self._in_cell = self._in_cell or (tag in ("td", "th") and bool(self._rows))

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        self._count(tag, -1)
        if tag == "a" and self._links:
            self._links.pop()
        elif match := _HEADING.fullmatch(tag):
            self._put(level=int(match[1]))
        elif tag in ("td", "th") and self._rows:
            self._in_cell = False
            words = self._words()
            self._rows[-1].append(Cell(words, "col" if tag == "th" and words else ""))
        elif tag == "table":
            self._in_cell = False
            self._put()
            self._end_table()
        elif tag == "li":
            self._put()
            if self._lists:
                self._lists[-1].end_item()
        elif tag in ("ul", "ol"):
            self._put()
            if self._lists:
                self._end_list()
        elif tag in _BLOCKS:
            self._put()

    def handle_data(self, data: str) -> None:
        """Words."""
        self._say(data)

    def _count(self, tag: str, step: int) -> None:
        """Take down what words look like from here on."""
        if tag in _BOLD:
            self._bold = max(self._bold + step, 0)
        elif tag in _ITALIC:
            self._italic = max(self._italic + step, 0)

    def _say(self, text: str) -> None:
        link = next((link for link in reversed(self._links) if link), "")
        self._runs.append(Run(text, self._bold > 0, self._italic > 0, link))

    def _words(self) -> str:
        """The words since the last block."""
        words, self._runs = clean_marked(marked(self._runs)), []
        return words

    def _put(self, level: int = 0) -> None:
        """Make a block of the words since the last one."""
        if self._in_cell:
            self._say("\n")
            return
        words = self._words()
        if not words:
            return
        if self._lists:
            self._lists[-1].texts.append(words)
        elif level:
            self._blocks.append(Heading(level, without_whole(words.replace("\n", " "))))
        else:
            self._blocks.append(Paragraph(words))

    def _end_list(self) -> None:
        """Close a list: it belongs to the item of the one around it."""
        self._put()
        ended = self._lists.pop()
        ended.end_item()
        if self._lists:
            self._lists[-1].inner += ended.items
        elif ended.items:
            self._blocks.append(Items(tuple(ended.items)))

    def _end_table(self) -> None:
        """Close a table; its first row heads the columns where Markdown has it so."""
        rows = [tuple(row) for row in self._rows if any(cell.text for cell in row)]
        self._rows = []
        if rows and self._lists:
            self._lists[-1].texts += (" ".join(cell.text for cell in row if cell.text) for row in rows)
        elif rows:
            headed = len(rows) > 1 and all(cell.scope for cell in rows[0] if cell.text)
            self._blocks.append(Table(tuple(rows[1:] if headed else rows), rows[0] if headed else ()))
