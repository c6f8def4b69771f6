"""The request and the response out of sanitised HTML, finished for the page.

Headings get names to link to, tables a frame in which they scroll, column headings their scope, and links to
attachments the address that they have on the page.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from disclosure_log.records.markup import attributes_of, is_plain_with_references, text_of
from disclosure_log.records.stamps import stamps_in, without_stamps

_EMPTY = frozenset({"br", "hr", "img", "col"})
_SIDES = frozenset({"left", "center", "right"})
_TO_FINISH = re.compile(
    r"<(/?)(?!(?:p|br|hr|strong|em|b|i|code|pre|blockquote|ul|ol|li|tbody|tr|td)>)([a-z]+[1-6]?)([^>]*)>"
)
"""A tag in plain HTML that is not simply written out as it is."""

_AROUND = frozenset({"h2", "table", "thead"})
"""Elements for which it matters what stands inside."""

_INNER_HEADINGS = frozenset({"h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the letter."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """The request or the response, as HTML that may be published."""

    html: str
    headings: tuple[Heading, ...] = ()


@dataclass
class Piece:
    """What stands below one heading of the second level, or above the first one."""

    title: str = ""
    place: int | None = None
    """Where in the Markdown its heading stands, if the HTML was made from a stamped copy."""

    nested: bool = False
    """Whether its heading stands inside a list, a quotation or a table."""

    chunks: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    empty: bool = True
    """Whether it holds neither text nor a picture."""

    def section(self) -> Section:
        """The finished section."""
        return Section("".join(self.chunks).strip(), tuple(self.headings))


def pieces_of(clean: str, folder: str, targets: frozenset[str]) -> list[Piece]:
    """The pieces of `clean`, which nh3 has sanitised; the first one is what stands above all headings.

    `targets` are the addresses of the response's attachments, all in `folder`; on the page they lose that folder.
    """
    finisher = _Finisher(folder, targets)
    if is_plain_with_references(clean):
        finisher.read_plain(clean)
    else:
        finisher.feed(clean)
        finisher.close()
    return finisher.pieces


class _Finisher(HTMLParser):
    """Writes HTML out again piece by piece, with what a page needs added to its tags.

    All that nh3 writes is closed in order.
    """

    def __init__(self, folder: str, targets: frozenset[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces = [Piece()]
        self._add = self.pieces[-1].chunks.append
        self._folder, self._targets = folder, targets
        self._depth = 0
        self._open: list[str] = []
        self._used: Counter[str] = Counter()
        self._heading: list[str] | None = None
        self._heading_tag = 0

    def read_plain(self, clean: str) -> None:
        """Take plain HTML, of which nearly all is text and tags that stay as they are."""
        last = 0
        for match in _TO_FINISH.finditer(clean):
            if match.start() > last:
                self._run(clean[last : match.start()])
            last = match.end()
            ending, tag, inside = match.groups()
            if ending:
                self.handle_endtag(tag)
            elif tag in ("td", "th"):
                self._depth += 1
                self._add(_cell(tag, inside, in_head="thead" in self._open))
            else:
                self.handle_starttag(tag, list(attributes_of(inside)))
        if len(clean) > last:
            self._run(clean[last:])

    def _run(self, run: str) -> None:
        """Take text and tags that stay as they are, none of which has an attribute."""
        self.handle_data(run)
        # A tag that ends an element has two of these signs, as it were.
        self._depth += run.count("<") - 2 * run.count("</") - run.count("<br>") - run.count("<hr>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h2":
            self.pieces.append(Piece(nested=self._depth > 0))
            self._add = self.pieces[-1].chunks.append
            self._heading = []
        if tag == "img":
            self.pieces[-1].empty = False
        if tag == "table" and "table" not in self._open:
            self._add('<div class="table-scroll" tabindex="0">')
        if tag in _INNER_HEADINGS:
            self._heading, self._heading_tag = [], len(self.pieces[-1].chunks)
        if tag != "h2":
            self._add(self._tag(tag, {name: value or "" for name, value in attrs}))
        if tag in _AROUND:
            self._open.append(tag)
        if tag not in _EMPTY:
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        self._depth -= 1
        if self._open and self._open[-1] == tag:
            self._open.pop()
        if tag == "h2":
            self._end_of_piece_title()
            return
        if tag in _INNER_HEADINGS and self._heading is not None:  # none is left of one with another inside
            self._end_of_heading(int(tag[1]))
        self._add(f"</{tag}>")
        if tag == "table" and "table" not in self._open:
            self._add("</div>")

    def handle_data(self, data: str) -> None:
        if self._heading is not None:
            self._heading.append(text_of(data))
            if "h2" in self._open:
                return
        if self.pieces[-1].empty and text_of(data).strip():
            self.pieces[-1].empty = False
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _end_of_piece_title(self) -> None:
        title = html.unescape("".join(self._heading or ())).strip()
        piece = self.pieces[-1]
        piece.title, piece.place = without_stamps(title), next(stamps_in(title), None)
        # What stood inside the heading, such as emphasis, is no part of the section below it.
        piece.chunks.clear()
        self._heading = None

    def _end_of_heading(self, level: int) -> None:
        text = html.unescape("".join(self._heading or ())).strip()
        self._heading = None
        slug = "letter-" + ("-".join(re.findall(r"[a-z0-9]+", text.casefold()))[:60] or "heading")
        self._used[slug] += 1
        name = slug if self._used[slug] == 1 else f"{slug}-{self._used[slug]}"
        piece = self.pieces[-1]
        piece.headings.append(Heading(level, name, text))
        opening = piece.chunks[self._heading_tag]
        piece.chunks[self._heading_tag] = f'<h{level} id="{name}"{opening[3:]}'

    def _tag(self, tag: str, attributes: dict[str, str]) -> str:
        for name in ("href", "src"):
            if attributes.get(name) in self._targets:
                attributes[name] = attributes[name].removeprefix(f"{self._folder}/")
        return _finished(tag, attributes, in_head="thead" in self._open)


@lru_cache(1000)
def _cell(tag: str, inside: str, *, in_head: bool) -> str:
    """A cell of a table, of what stands in its tag: the same few, thousands of times."""
    return _finished(tag, dict(attributes_of(inside)), in_head=in_head)


def _finished(tag: str, attributes: dict[str, str], *, in_head: bool) -> str:
    side = attributes.pop("align", "")
    if side in _SIDES:
        attributes["class"] = f"align-{side}"
    if tag == "th" and in_head:
        attributes.setdefault("scope", "col")
    written = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{written}>"
