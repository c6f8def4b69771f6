"""What the text of a file is made of, and how it goes through the pipe of the sandbox and into the cache: as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

PAGES_A_PART = 20
ROWS_A_PART = 200
CHARACTERS_A_PART = 40_000
"""How much one part of a text holds. Fixed for good: the addresses of pages and rows hang on it."""


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

    @property
    def rows(self) -> int:
        """How many rows of tables it has."""
        return sum(len(block.rows) for block in self.blocks if isinstance(block, Table))

    @property
    def text(self) -> str:
        """Its words without any form, a line for each block and row; without its own heading."""
        return "\n".join(line for block in self.blocks for line in _lines(block))


@dataclass(frozen=True)
class DocumentText:
    """The text of a file."""

    form: Form
    sections: tuple[Section, ...]

    total: int
    """How many pages, rows or sheets the file has; 0 where it has none of them."""

    complete: bool = True
    """Whether all of its text is here; a file with more than a site can hold is read to a certain point."""

    def searched(self) -> Iterator[tuple[str, str, str]]:
        """For the search: anchor, heading in the document's own words, and plain text of each section with words."""
        for section in self.sections:
            if section.heading or section.text:
                yield section.anchor, section.heading, section.text

    @cached_property
    def parts(self) -> tuple[tuple[Section, ...], ...]:
        """The sections that stand together on one page of the site, at least one part."""
        found: list[list[Section]] = [[]]
        filled = 0
        for section in self.sections:
            size, most = self._size(section)
            if found[-1] and filled + size > most:
                found.append([])
                filled = 0
            found[-1].append(section)
            filled += size
        return tuple(tuple(part) for part in found)

    def part_of(self, anchor: str) -> int:
        """The number, from 1, of the part in which `anchor` stands; 1 for one that is not there."""
        for number, part in enumerate(self.parts, 1):
            if any(section.anchor == anchor for section in part):
                return number
        return 1

    def _size(self, section: Section) -> tuple[int, int]:
        """What a section counts for in its part, and how much a part holds."""
        if self.form is Form.PAGES:
            return 1, PAGES_A_PART
        if self.form in (Form.ROWS, Form.SHEETS):
            return section.rows, ROWS_A_PART
        return len(section.text), CHARACTERS_A_PART

    @property
    def is_textless(self) -> bool:
        """Whether nothing in it can be read."""
        return not any(True for _ in self.searched())

    def to_json(self) -> str:
        """The text as JSON, from which `from_json` makes it again."""
        sections = [
            [section.anchor, section.heading, section.number, section.level, section.empty, _packed(section.blocks)]
            for section in self.sections
        ]
        said = {"form": self.form, "total": self.total, "complete": self.complete, "sections": sections}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> DocumentText:
        """What `to_json` wrote. Raises `ValueError`, `KeyError` or `TypeError` for anything else."""
        said = json.loads(text)
        sections = tuple(
            Section(str(anchor), _unpacked(blocks), str(heading), int(number), int(level), bool(empty))
            for anchor, heading, number, level, empty, blocks in said["sections"]
        )
        return cls(Form(said["form"]), sections, int(said["total"]), bool(said["complete"]))


def _lines(block: Block) -> Iterator[str]:
    """The words of a block, line by line."""
    match block:
        case Paragraph() | Heading():
            yield block.text
        case Items():
            for item in block.items:
                yield item.text
                yield from _lines(Items(item.items))
        case Table():
            for row in (block.head, *block.rows):
                if words := [cell.text for cell in row if cell.text]:
                    yield " ".join(words)


def _packed(blocks: tuple[Block, ...]) -> list[Any]:
    """Blocks as JSON: a paragraph is a string, another block a list that begins with its kind."""
    packed: list[Any] = []
    for block in blocks:
        match block:
            case Paragraph():
                packed.append(block.text)
            case Heading():
                packed.append(["h", block.level, block.text])
            case Items():
                packed.append(["l", _packed_items(block.items)])
            case Table():
                packed.append(["t", block.first, _packed_row(block.head), [_packed_row(row) for row in block.rows]])
    return packed


def _packed_items(items: tuple[Item, ...]) -> list[Any]:
    return [[item.text, _packed_items(item.items)] for item in items]


def _packed_row(row: tuple[Cell, ...]) -> list[Any]:
    return [
        cell.text
        if not cell.scope and cell.columns == cell.rows == 1
        else [cell.text, cell.scope, cell.columns, cell.rows]
        for cell in row
    ]


def _unpacked(packed: list[Any]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for said in packed:
        if isinstance(said, str):
            blocks.append(Paragraph(said))
        elif said[0] == "h":
            blocks.append(Heading(int(said[1]), str(said[2])))
        elif said[0] == "l":
            blocks.append(Items(_unpacked_items(said[1])))
        elif said[0] == "t":
            blocks.append(Table(tuple(map(_unpacked_row, said[3])), _unpacked_row(said[2]), int(said[1])))
        else:
            raise ValueError
    return tuple(blocks)


def _unpacked_items(packed: list[Any]) -> tuple[Item, ...]:
    return tuple(Item(str(text), _unpacked_items(items)) for text, items in packed)


def _unpacked_row(packed: list[Any]) -> tuple[Cell, ...]:
    return tuple(
        Cell(cell)
        if isinstance(cell, str)
        else Cell(str(cell[0]), cell[1] if cell[1] in ("col", "row") else "", int(cell[2]), int(cell[3]))
        for cell in packed
    )
