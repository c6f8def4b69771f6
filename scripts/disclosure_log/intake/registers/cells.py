"""Turns the cell of a register into Markdown: plain text with its lines and lists, or the HTML of a case system.

What is no HTML stays as it was typed: `<name redacted>` is words, and `5 < 6` too.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from disclosure_log.documents.tables import TURNING, seen
from disclosure_log.documents.texts import Block, Cell, Heading, Item, Items, Paragraph, Table
from disclosure_log.documents.texts.marks import Run, marked, without_noncharacters
from disclosure_log.intake.letters.markdown import markdown_of

_BREAKS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]|_x000D_\n?")
"""Ends of lines in a cell; the last is how Excel writes a carriage return (ISO/IEC 29500-1, 22.9.2.19)."""

_BLOCK_TAGS = frozenset(
    [
        "p",
        "div",
        "br",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "section",
        "article",
        "hr",
        "pre",
    ]
)
_INLINE_TAGS = frozenset(["a", "b", "strong", "i", "em", "u", "span", "font", "sup", "sub", "small", "o:p"])
_UNSEEN_TAGS = frozenset(["script", "style", "head", "title", "template", "iframe", "object"])
_TAG = re.compile(
    rf"</?(?:{'|'.join(sorted(_BLOCK_TAGS | _INLINE_TAGS | _UNSEEN_TAGS | {'html', 'body', 'img'}))})(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    r"&(?:nbsp|amp|lt|gt|quot|apos|pound|[lr][sd]quo|[nm]dash|hellip|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE
)
_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LABELLED = re.compile(r"\s*(?:[\u2022\u25e6\u25aa\u2023\u00b7\u25cf\u2013\u2014*-]|[1-9]\d{0,2}\.)\s+\S")
_SAFE = ("http://", "https://", "mailto:")
_LOOKS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}


def clean(text: str) -> str:
    """The words of a cell as they are seen: without controls and what turns letters, its lines ended by line feeds."""
    if text.isprintable() and text.isascii():
        return text.strip()
    lines = _NO_CHARACTERS.sub("", without_noncharacters(_BREAKS.sub("\n", text)))
    return seen(TURNING.sub("", lines)).strip()


def in_one_line(text: str) -> str:
    """The words of a cell on one line, without tags."""
    plain = html.unescape(_TAG.sub(" ", text)) if _is_html(text) else text
    words = " ".join(clean(plain).split())
    return words if words.isprintable() else "".join(sign for sign in words if sign.isprintable())


def markdown(text: str) -> str:
    """The Markdown of a cell that was cleaned; what Markdown would read as its own signs is escaped."""
    return markdown_of(_html_blocks(text) if _is_html(text) else _plain_blocks(text))


def _is_html(text: str) -> bool:
    return ("<" in text and _TAG.search(text) is not None) or ("&" in text and _ENTITY.search(text) is not None)


def _plain_blocks(text: str) -> Iterator[Block]:
    """Paragraphs, which blank lines keep apart, and lists: lines that begin with a mark or a number."""
    for piece in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in piece.split("\n") if line.strip()]
        at = 0
        while at < len(lines):
            listed = bool(_LABELLED.match(lines[at]))
            end = at + 1
            while end < len(lines) and bool(_LABELLED.match(lines[end])) == listed:
                end += 1
            yield Items(tuple(map(Item, lines[at:end]))) if listed else Paragraph("\n".join(lines[at:end]))
            at = end


def _html_blocks(text: str) -> list[Block]:
    if not any(f"<{tag}" in text.lower() for tag in _BLOCK_TAGS):
        text = re.sub(r"\n\s*\n", "<p>", text).replace("\n", "<br>")  # its lines are its own, with tags for words alone
    parser = _Blocks()
    parser.feed(_with_words(text))
    parser.close()
    return parser.finished()


def _with_words(text: str) -> str:
    """The HTML, with each sign that begins no tag of it written so that it stays a sign."""
    pieces: list[str] = []
    at = 0
    for match in _TAG.finditer(text):
        pieces += text[at : match.start()].replace("<", "&lt;"), match[0]
        at = match.end()
    return "".join([*pieces, text[at:].replace("<", "&lt;")])


class _Blocks(HTMLParser):
    """Gathers paragraphs, headings, lists and tables; what is not seen, and addresses of no page, are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._bold = self._italic = self._unseen = 0
        self._link = ""
        self._lists: list[int] = []
        """For each list that is open, the number of its last item; -1 where it has none."""

        self._items: list[Item] = []
        self._label = ""
        self._heading = 0
        self._rows: list[list[Cell]] = []
        self._in_table = False

    def finished(self) -> list[Block]:
        """All blocks."""
        self._end_block()
        self._end_list()
        self._end_table()
        return self._blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the beginning of an element."""
        if tag in _LOOKS or tag in _UNSEEN_TAGS:
            self._look(tag, 1)
        elif tag == "a":
            address = next((value or "" for key, value in attrs if key == "href"), "").strip()
            self._link = clean(address) if address.lower().startswith(_SAFE) else ""
        elif tag == "br":
            self._runs.append(Run("\n"))
        elif tag in {"ul", "ol", "li"}:
            self._end_block()
            self._start_list(tag)
        elif tag in {"tr", "td", "th"} and self._in_table:
            self._runs = []
            if tag == "tr":
                self._rows.append([])
        elif tag in _BLOCK_TAGS:
            self._end_block()
            self._heading = int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0
            self._in_table = self._in_table or tag == "table"

    def handle_endtag(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in _LOOKS or tag in _UNSEEN_TAGS:
            self._look(tag, -1)
        elif tag == "a":
            self._link = ""
        elif tag in {"ul", "ol"}:
            self._end_block()
            self._lists = self._lists[:-1]
            if not self._lists:
                self._end_list()
        elif tag in {"td", "th"} and self._in_table:
            self._rows = self._rows or [[]]
            self._rows[-1].append(Cell(self._words()))
        elif tag == "table":
            self._end_table()
        elif tag in _BLOCK_TAGS and tag not in {"br", "tr", "thead", "tbody", "tfoot"}:
            self._end_block()

    def _look(self, tag: str, step: int) -> None:
        """Go into what changes the look of words, or out of it."""
        if tag in _UNSEEN_TAGS:
            self._unseen = max(self._unseen + step, 0)
        elif _LOOKS[tag] == "bold":
            self._bold = max(self._bold + step, 0)
        else:
            self._italic = max(self._italic + step, 0)

    def _start_list(self, tag: str) -> None:
        if tag != "li":
            self._lists.append(0 if tag == "ol" else -1)
        elif self._lists and self._lists[-1] >= 0:
            self._lists[-1] += 1
            self._label = f"{self._lists[-1]}. "
        else:
            self._label = "- "

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not self._unseen and (words := re.sub(r"\s+", " ", without_noncharacters(data))):
            self._runs.append(Run(words, self._bold > 0, self._italic > 0, self._link))

    def _words(self) -> str:
        text = marked(self._runs)
        self._runs = []
        return "\n".join(line.strip(" ") for line in text.split("\n")).strip()

    def _end_block(self) -> None:
        if self._in_table:
            self._runs.append(Run(" "))
            return
        heading, self._heading = self._heading, 0
        label, self._label = self._label, ""
        text = self._words()
        if not text:
            return
        if label:
            self._items.append(Item(label + text))
            return
        self._end_list()
        self._blocks.append(Heading(heading, text) if heading else Paragraph(text))

    def _end_list(self) -> None:
        if self._items:
            self._blocks.append(Items(tuple(self._items)))
        self._items = []

    def _end_table(self) -> None:
        rows, self._rows, self._in_table = [tuple(row) for row in self._rows if row], [], False
        if self._runs and not "".join(run.text for run in self._runs).strip():
            self._runs = []
        if rows:
            self._blocks.append(Table(tuple(rows)))
