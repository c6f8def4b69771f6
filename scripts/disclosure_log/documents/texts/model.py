"""What the text of a file is made of, and on which page of a site each piece of it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

PAGES_A_PART = 20
ROWS_A_PART = 200
CHARACTERS_A_PART = 40_000
"""How much one part of a text holds. Fixed for good: the addresses of pages and rows hang on it."""

HEAVIEST = 100_000
"""Most bytes of the words of one leaf, its cells counted too, so that no page of a site is much heavier."""

MARKUP = 4
"""About how many bytes the tags around some words take when they are sent, packed (RFC 1952)."""

ROWS_A_PLACE = 20
"""Rows of a table that the search takes together."""


class Form(StrEnum):
    """What a text is divided into."""

    PAGES = "pages"
    """Pages of a PDF, a section each."""

    ROWS = "rows"
    """The rows of one table, at most `ROWS_A_PART` a section."""

    SHEETS = "sheets"
    """The sheets of a workbook, each in sections of at most `ROWS_A_PART` rows."""

    WORDS = "words"
    """Words without pages: a section from one of its main headings to the next, or some paragraphs."""

    PICTURE = "picture"
    """A picture, in which a program reads nothing."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some words; a line feed in them is a line that ends."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document."""

    level: int
    """From 1, as the document counts."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with its number or mark as the document shows it, and the items below it."""

    text: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    text: str

    scope: str = ""
    """`col` or `row` where it heads a column or a row, as the `scope` of HTML."""

    columns: int = 1
    rows: int = 1
    """How many columns and rows it spans."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or some rows of one under its headings."""

    rows: tuple[tuple[Cell, ...], ...]

    head: tuple[Cell, ...] = ()
    """The row that heads the columns; none where none is marked."""

    first: int = 0
    """The number of the first of `rows`, from 1, where rows have addresses; otherwise 0."""


Block = Paragraph | Heading | Items | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of a text that has an address: a page, a sheet, some rows, a chapter."""

    anchor: str
    """The `id` that it has in its part: `page-3`, `row-201`, `sheet-2`, `section-4`."""

    blocks: tuple[Block, ...]

    heading: str = ""
    """The document's own words for it: the name of a sheet, the heading of a chapter."""

    number: int = 0
    """The number of the page or the sheet, or of the first row."""

    level: int = 0
    """The document's own level of `heading`; 0 for a sheet's name."""

    empty: bool = False
    """Whether it is a page on which nothing is drawn; one without text on which something is, is a picture."""

    goes_on: bool = False
    """Whether it is what did not fit into the section before it, whose heading and number it has."""

    @property
    def rows(self) -> int:
        """How many rows of tables it has."""
        return sum(len(block.rows) for block in self.blocks if isinstance(block, Table))

    @property
    def before_rows(self) -> str:
        """What stands before `row-7` in the anchor of a row: `sheet-2-` in a workbook, otherwise nothing."""
        return f"sheet-{self.number}-" if self.anchor.startswith("sheet-") else ""

    @property
    def text(self) -> str:
        """Its words without any form, a line for each block and row; without its own heading."""
        return "\n".join(line for block in self.blocks for line in lines_of(block))

    @property
    def weight(self) -> int:
        """About how many bytes its page needs for it."""
        return sum(map(weight_of, self.blocks))


@dataclass(frozen=True, slots=True)
class Part:
    """The sections that stand together on one page of the site."""

    number: int
    """From 1. It follows from the numbers of the pages and rows alone."""

    leaf: int
    """From 1; more than one only where a part is too heavy for one page."""

    sections: tuple[Section, ...]

    @property
    def way(self) -> str:
        """What stands after the address of the text: nothing, `2/`, and for a further leaf `2/3/`."""
        if self.leaf > 1:
            return f"{self.number}/{self.leaf}/"
        return f"{self.number}/" if self.number > 1 else ""


@dataclass(frozen=True)
class DocumentText:
    """The text of a file."""

    form: Form
    sections: tuple[Section, ...]

    total: int
    """How many pages, rows or sheets the file has; 0 where it has none of them."""

    complete: bool = True
    """Whether all of its text is here; a file with more than a site can hold is read to a certain point."""

    guessed: bool = False
    """Whether nothing says how its characters are written, so that some may be others than its author wrote."""

    def searched(self) -> Iterator[tuple[str, str, str]]:
        """For the search: anchor, heading in the document's own words, and plain text of each piece with words."""
        for section in self.sections:
            if section.rows <= ROWS_A_PLACE:
                if section.heading or section.text:
                    yield section.anchor, section.heading, section.text
                continue
            anchor, lines = section.anchor, list[str]()
            for block in section.blocks:
                if not isinstance(block, Table) or not block.first:
                    lines += lines_of(block)
                    continue
                lines += _row_lines([block.head])
                for start in range(0, len(block.rows), ROWS_A_PLACE):
                    lines += _row_lines(block.rows[start : start + ROWS_A_PLACE])
                    yield anchor, section.heading, "\n".join(lines)
                    anchor, lines = f"{section.before_rows}row-{block.first + start + ROWS_A_PLACE}", []
            if lines:
                yield anchor, section.heading, "\n".join(lines)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts in order, at least one."""
        found: list[Part] = []
        for number, sections in enumerate(self._numbered(), 1):
            leaves: list[list[Section]] = [[]]
            weight = 0
            for section in sections:
                weight += section.weight
                if leaves[-1] and weight > HEAVIEST:
                    leaves.append([])
                    weight = section.weight
                leaves[-1].append(section)
            found += [Part(number, leaf, tuple(inside)) for leaf, inside in enumerate(leaves, 1)]
        return tuple(found)

    def _numbered(self) -> list[list[Section]]:
        """The sections of each part."""
        found: list[list[Section]] = [[]]
        filled = 0
        for section in self.sections:
            if self.form in (Form.PAGES, Form.ROWS):
                length = PAGES_A_PART if self.form is Form.PAGES else ROWS_A_PART
                begins = (max(section.number, 1) - 1) // length >= len(found)
            else:
                size = section.rows if self.form is Form.SHEETS else len(section.text)
                filled += size
                begins = bool(found[-1]) and filled > (ROWS_A_PART if self.form is Form.SHEETS else CHARACTERS_A_PART)
                filled = size if begins else filled
            if begins:
                found.append([])
            found[-1].append(section)
        return found

    @cached_property
    def _ways(self) -> dict[str, str]:
        """For each anchor of a section the way to its part, and for each row that it begins with."""
        return {section.anchor: part.way for part in self.parts for section in part.sections}

    def way_to(self, anchor: str) -> str:
        """The way to an anchor that `searched` gives, after the address of the text: `#page-3`, `2/#page-21`."""
        if (way := self._ways.get(anchor)) is not None:
            return f"{way}#{anchor}"
        before, _, row = anchor.rpartition("row-")
        # A row in the middle of a section: it stands where the last section that begins before it does.
        ways = [
            part.way
            for part in self.parts
            for section in part.sections
            if section.before_rows == before and any(_has_row(block, int(row or 0)) for block in section.blocks)
        ]
        return f"{ways[0] if ways else ''}#{anchor}"

    @property
    def is_textless(self) -> bool:
        """Whether nothing in it can be read."""
        return not any(True for _ in self.searched())


def lines_of(block: Block) -> Iterator[str]:
    """The words of a block, line by line; of a table, row by row."""
    match block:
        case Paragraph() | Heading():
            yield block.text
        case Items():
            for item in block.items:
                yield item.text
                yield from lines_of(Items(item.items))
        case Table():
            yield from _row_lines((block.head, *block.rows))


def _row_lines(rows: Iterable[tuple[Cell, ...]]) -> Iterator[str]:
    for row in rows:
        if words := [cell.text for cell in row if cell.text]:
            yield " ".join(words)


def _has_row(block: Block, number: int) -> bool:
    return isinstance(block, Table) and block.first <= number < block.first + len(block.rows)


def weight_of(block: Block) -> int:
    """About how many bytes a page needs for a block."""
    match block:
        case Paragraph() | Heading():
            return len(block.text.encode()) + MARKUP
        case Items():
            return sum(len(item.text.encode()) + MARKUP + weight_of(Items(item.items)) for item in block.items)
        case Table():
            return sum(map(weight_of_row, (block.head, *block.rows)))


def weight_of_row(row: tuple[Cell, ...]) -> int:
    """About how many bytes a page needs for the row of a table."""
    return MARKUP + sum(len(cell.text.encode()) + MARKUP for cell in row)
