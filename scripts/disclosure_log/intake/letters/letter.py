"""A letter as the import sees it: its blocks without what is printed on every page, and its lines with their places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from disclosure_log.documents.texts import Block, DocumentText, Form, Heading, Item, Items, Paragraph, Table
from disclosure_log.documents.texts.marks import LINE_ENDS, unmarked
from disclosure_log.intake.letters.found import Place
from disclosure_log.intake.letters.rejoining import rejoined


class Kind(StrEnum):
    """What a line stands in."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    MARGIN = "margin"
    """The head or the foot of a page, or what is printed on each."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the letter that was meant to end: a paragraph, a heading, an item, or a line of an address."""

    text: str
    """Its words alone, with single blanks."""

    marked: str
    """The same with the marks of `documents.texts.marks`."""

    place: Place
    kind: Kind

    block: int
    """The index of its block in `Letter.blocks`; -1 in a margin."""

    row: int = 0
    column: int = 0
    """In a table, from 1."""


@dataclass(frozen=True)
class Letter:
    """A letter that was read."""

    name: str
    """The name of its file."""

    blocks: tuple[tuple[Place, Block], ...]
    """In order, each with where it begins; without what is printed on every page. Their words are marked."""

    margins: tuple[Line, ...] = ()
    """What stands in the heads and feet of pages, each once."""

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of its blocks, in order."""
        return tuple(
            line for index, (place, block) in enumerate(self.blocks) for line in _lines_of(block, place, index)
        )

    @property
    def everything(self) -> tuple[Line, ...]:
        """Its lines, and those of its margins after them."""
        return (*self.lines, *self.margins)


def letter_of(name: str, text: DocumentText) -> Letter:
    """The letter in a text that was read with marks."""
    pages: list[Page] = []
    margins: list[Line] = []
    for section in text.sections:
        if text.form is Form.PAGES or not pages:
            pages.append([])
        page = section.number if text.form is Form.PAGES else 0
        if section.anchor.startswith(_STORIES):
            # Their lines are counted apart: nobody sees where in the file they stand.
            lines = (line for block in section.blocks for line in _lines_of(block, Place(page, 1), -1))
            margins += (replace(line, kind=Kind.MARGIN) for line in lines)
            continue
        line = 1 if text.form is Form.PAGES or not pages[-1] else _after(pages[-1][-1])
        blocks = [Heading(section.level or 1, section.heading)] if section.heading and not page else []
        for block in (*blocks, *section.blocks):
            pages[-1].append((Place(page, line), block))
            line = _after(pages[-1][-1])
    pages = [[(place, block) for place, block in page if _is_said(block)] for page in pages]
    bodies, printed = _without_margins(pages)
    return Letter(name, tuple(rejoined(each for page in bodies for each in page)), (*margins, *printed))


_STORIES = ("header-", "footer-")
"""How the anchors of sections begin that are the heads and feet of a file without pages."""


def _is_said(block: Block) -> bool:
    """Whether a block has any words: blank lines of a plain text are counted, and are no block of the letter."""
    return any(unmarked(text).strip() for text, _ in _texts(block))


def _after(last: tuple[Place, Block]) -> int:
    """The number of the line that follows a block."""
    place, block = last
    return place.line + sum(_ends(text) for text, _ in _texts(block))


def _ends(text: str) -> int:
    """How many lines of the file some words take."""
    return 1 + text.count("\n") + text.count(LINE_ENDS)


def _texts(block: Block) -> Iterator[tuple[str, tuple[int, int]]]:
    """The words in a block, piece by piece, in a table each with its row and column."""
    match block:
        case Paragraph() | Heading():
            yield block.text, (0, 0)
        case Items():
            for item in _flat(block.items):
                yield item.text, (0, 0)
        case Table():
            for row, cells in enumerate((block.head, *block.rows) if block.head else block.rows, 1):
                for column, cell in enumerate(cells, 1):
                    yield cell.text, (row, column)


def _flat(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _flat(item.items)


_KINDS = {Paragraph: Kind.PARAGRAPH, Heading: Kind.HEADING, Items: Kind.ITEM, Table: Kind.CELL}


def _lines_of(block: Block, place: Place, index: int) -> Iterator[Line]:
    number = place.line
    for text, (row, column) in _texts(block):
        for words in text.split("\n"):
            plain = in_one_line(words)
            if plain:
                yield Line(plain, words, Place(place.page, number), _KINDS[type(block)], index, row, column)
            number += _ends(words)


def in_one_line(words: str) -> str:
    """Marked words alone, in one line, with the hyphens at the ends of lines mended."""
    return " ".join(unmarked(mended(words)).split())


_IN_AN_ADDRESS = re.compile(r"@|://|\bwww\.")
_SPLIT = re.compile(rf"(\w+)([-\xad]){LINE_ENDS}\s*(\w+)")
_BEFORE_A_HYPHEN = (
    "all anti bi by co counter cross de double down e eight ex extra far five fore forty four full half hand high in "
    "inter intra large life light long low macro mid mini multi near nine non off on one out over part post pre pro "
    "public quasi re right second self semi seven short single six small so sub super ten third three through time "
    "trans twenty two ultra un under up vice well whole wide year"
)
"""What is written with a hyphen before a whole word, so that the hyphen at the end of a line is likely the word's."""


def mended(words: str) -> str:
    """Marked words with their soft line ends taken out: the parts of a word that a line divided are one again.

    A hyphen after a prefix, before a capital or beside a figure is the word's own, and stays.
    """
    joined = re.sub(r"\s+", " ", words.replace(LINE_ENDS, f"{LINE_ENDS} "))

    def one(match: re.Match[str]) -> str:
        first, hyphen, second = match.groups()
        around = joined[: match.start()].rpartition(" ")[2] + joined[match.end() :].partition(" ")[0]
        own = hyphen == "-" and (
            first.lower() in _BEFORE_A_HYPHEN.split()
            or not second[0].islower()
            or not first[-1].isalpha()
            or f"{first}-{second}" in whole
            or bool(_IN_AN_ADDRESS.search(around))
        )
        return f"{first}-{second}" if own and f"{first}{second}" not in whole else f"{first}{second}"

    whole = joined
    return re.sub(rf"{LINE_ENDS} ?", " ", _SPLIT.sub(one, joined)).replace("  ", " ")


_NUMBER = r"(?:\d+|[ivxlc]+)"
_PAGE_NUMBER = re.compile(
    rf"(?:\b(?:page|tudalen|p\.?)\s*{_NUMBER}|(?<!\S){_NUMBER})(?:\s*(?:of|o|/|\||-)\s*{_NUMBER})?(?!\S)", re.IGNORECASE
)
_AROUND_A_NUMBER = "-\u2013 ()[]|"
_DEEPEST = 8
"""How many blocks at the head and at the foot of a page may be printed on each."""

_OWN = frozenset({"request", "response", "question", "answer", "cais", "ymateb", "cwestiwn", "ateb"})
"""What is the letter's own however often it stands at the head of a page."""

_LONGEST = 400
_MOST_PAGES = 0.6
"""On what share of the pages something stands that is printed on each; the first page often has another head."""

Page = list[tuple[Place, Block]]


def _without_margins(pages: Sequence[Page]) -> tuple[list[Page], list[Line]]:
    """The blocks of each page without what is printed on each, and those lines, each once.

    Only what stands at the very edge of a page is taken, and only where it stands so on most pages: the heading
    "Response" at the head of two pages is the letter's own.
    """
    if not (pages and pages[0] and pages[0][0][0].page):
        return [list(page) for page in pages], []
    margins: dict[str, Line] = {}
    bodies = [list(page) for page in pages]
    for end in (0, -1):
        counted = Counter(mask for page in bodies for mask in {_masked(block) for _, block in _edge(page, end)})
        for page in bodies:
            for _ in range(_DEEPEST):
                if not page:
                    break
                place, block = page[end]
                mask = _masked(block)
                if mask is None or (mask and counted[mask] < max(2, _MOST_PAGES * len(pages))):
                    break
                for line in _lines_of(block, place, -1):
                    margins.setdefault(_PAGE_NUMBER.sub("#", line.text), replace(line, kind=Kind.MARGIN))
                del page[end]
    return bodies, list(margins.values())


def _edge(page: Page, end: int) -> Page:
    return page[:_DEEPEST] if end == 0 else page[-_DEEPEST:]


def _masked(block: Block) -> str | None:
    """The words of a block without page numbers; none for what is too long, or the letter's own."""
    if not isinstance(block, (Paragraph, Heading)):
        return None
    text = in_one_line(block.text)
    if text.strip(":").casefold() in _OWN:
        return None
    return _PAGE_NUMBER.sub("", text).strip(_AROUND_A_NUMBER).casefold() if len(text) < _LONGEST else None
