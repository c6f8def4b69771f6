"""Divides what is too long for one page of a site, such as a page of a PDF with a book on it; no word is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from disclosure_log.documents.texts.model import (
    HEAVIEST,
    MARKUP,
    Block,
    Cell,
    Paragraph,
    Section,
    Table,
    lines_of,
    weight_of,
    weight_of_row,
)

_MOST = HEAVIEST - MARKUP


def divided(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections, those that are heavier than a page may be as several."""
    for section in sections:
        if section.weight <= HEAVIEST:
            yield section
        else:
            yield from _in_pieces(section)


def _in_pieces(section: Section) -> Iterator[Section]:
    anchor, number, goes_on = section.anchor, section.number, section.goes_on
    gathered: list[Block] = []
    weight, count = 0, 1
    for row, block in chain.from_iterable(map(_pieces, section.blocks)):
        own = weight_of(block)
        if gathered and weight + own > HEAVIEST:
            yield replace(section, anchor=anchor, number=number, goes_on=goes_on, blocks=tuple(gathered))
            gathered, weight, goes_on, count = [], 0, True, count + 1
            # A row has the same address wherever it stands.
            anchor = f"{section.before_rows}row-{row}" if row else f"{section.anchor}-{count}"
            number = row if row and not section.before_rows else section.number
        gathered.append(block)
        weight += own
    yield replace(section, anchor=anchor, number=number, goes_on=goes_on, blocks=tuple(gathered))


def _pieces(block: Block) -> Iterator[tuple[int, Block]]:
    """A block in pieces that are not too heavy, each with the number of the row that it begins with, or 0."""
    if weight_of(block) <= _MOST:
        yield (block.first if isinstance(block, Table) else 0), block
    elif isinstance(block, Table):
        yield from _rows(block)
    else:
        for line in lines_of(block):
            yield from ((0, Paragraph(text)) for text in cut(line))


def _rows(table: Table) -> Iterator[tuple[int, Block]]:
    """The rows of a table under its head in groups; what is too heavy for a table, cell by cell in words."""
    head = table.head if weight_of_row(table.head) <= _MOST // 2 else ()
    if all(weight_of_row(row) > _MOST - weight_of_row(head) for row in table.rows):
        head = ()  # no row is left that it could stand above
    if table.head and not head:
        yield from ((0, paragraph) for paragraph in _in_words(table.head))
    group: list[tuple[Cell, ...]] = []
    room = left = _MOST - weight_of_row(head)
    for number, row in enumerate(table.rows):
        weight = weight_of_row(row)
        if group and weight > left:
            yield _group(table, head, group, number)
            group, left = [], room
        if weight > room:
            yield from ((table.first and table.first + number, paragraph) for paragraph in _in_words(row))
            continue
        group.append(row)
        left -= weight
    if group:
        yield _group(table, head, group, len(table.rows))


def _group(table: Table, head: tuple[Cell, ...], group: list[tuple[Cell, ...]], end: int) -> tuple[int, Table]:
    first = table.first and table.first + end - len(group)
    return first, Table(tuple(group), head, first)


def _in_words(row: tuple[Cell, ...]) -> Iterator[Paragraph]:
    for cell in row:
        yield from map(Paragraph, cut(cell.text))


def cut(text: str, most: int = _MOST - MARKUP) -> Iterator[str]:
    """A text in pieces of at most `most` bytes, cut between words where it can be."""
    while len(text) * 4 > most and len(text.encode()) > most:
        end = len(text.encode()[:most].decode("utf-8", "ignore"))
        space = max(text.rfind(" ", 0, end + 1), text.rfind("\n", 0, end + 1))
        end = space if space > 0 else end
        yield text[:end].strip()
        text = text[end:].strip()
    if text:
        yield text
