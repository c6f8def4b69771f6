"""Judges tables and plain text (csv, txt): what nobody sees in them, and what a spreadsheet program would run."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence

from disclosure_log.documents import tables
from disclosure_log.gate.notes import Facts, Notes, Place, Refused

MOST_BLANK_ROWS = 50
MOST_BLANK_LINES = 60
MOST_BLANK_CELLS = 10
MOST_COLUMNS = 200


def judge_csv(content: bytes, notes: Notes) -> Facts:
    """Judge a table. Raises `Refused` for what no two programs read alike."""
    text = _text(content)
    _characters(text, notes)
    try:
        _table(text, notes)
    except csv.Error:
        raise Refused("table-quotes") from None
    return Facts()


def judge_text(content: bytes, notes: Notes) -> Facts:
    """Judge a plain text. Raises `Refused` for what is none."""
    text = _text(content)
    _characters(text, notes)
    blank = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            blank += 1
            continue
        if blank > MOST_BLANK_LINES:
            notes.note("table-far-row", Place(row=number), line)
        blank = 0
        _line(line, number, notes)
    return Facts()


def _text(content: bytes) -> str:
    """The text of a file. Raises `Refused` where it is none, or too long."""
    if len(content) > tables.MOST_BYTES:
        raise Refused("table-too-large")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("table-not-text") from None


def _characters(text: str, notes: Notes) -> None:
    """Note characters that nobody sees, with the lines in which they stand."""
    if text.isascii() and not tables.CONTROL.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        place = Place(row=number)
        if tables.CONTROL.search(line):
            notes.note("table-control", place, line)
        if line.isascii():
            continue
        if tables.TURNING.search(line):
            notes.note("table-turned", place, line)
        said = tables.tags(line)
        if said:
            notes.note("table-tags", place, said)
            notes.text(said, place)
        # The mark of UTF-8 may stand at the beginning of the file, not of every line.
        if tables.unseen(line if number == 1 else " " + line):
            notes.note("table-unseen", place, line)


def _line(line: str, number: int, notes: Notes) -> None:
    """Note what hides in a line, and give it to the search for personal data, also without what nobody sees."""
    place = Place(row=number)
    if len(line) > tables.LONGEST_CELL:
        notes.note("table-long-cell", place)
    if tables.PADDING.search(line):
        notes.note("table-padding", place, line)
    if tables.CODED.search(line):
        notes.note("table-coded", place, line)
    notes.text(line, place)
    if not line.isascii() and (seen := tables.seen(line)) != line:
        notes.text(seen, place)


def _table(text: str, notes: Notes) -> None:
    """Note what hides in the rows, and give each row to the search for data about people."""
    widths: list[int] = []
    blank = 0
    for number, cells in enumerate(tables.rows(text), start=1):
        if number > tables.MOST_ROWS:
            raise Refused("table-too-large")
        place = Place(row=number)
        width = _width(cells)
        widths.append(width)
        if not width:
            blank += 1
            continue
        if blank > MOST_BLANK_ROWS:
            notes.note("table-far-row", place)
        blank = 0
        notes.row(cells, place)
        _cells(cells, number, notes)
    _ragged(widths, notes)


def _width(cells: Sequence[str]) -> int:
    """The number of the last cell that has something in it."""
    return next((number for number in range(len(cells), 0, -1) if cells[number - 1].strip()), 0)


def _cells(cells: Sequence[str], number: int, notes: Notes) -> None:
    """Note what is in the cells of a row."""
    gap = 0
    marked = tables.MARKS.search("\x1f".join(cells))
    for column, cell in enumerate(cells, start=1):
        if not cell.strip():
            gap += 1
            continue
        # Most cells are short words and figures: they are told at a glance.
        if (
            column <= MOST_COLUMNS
            and cell[0].isalnum()
            and not marked
            and len(cell) <= MOST_BLANK_LINES
            and gap < MOST_BLANK_CELLS
        ):
            gap = 0
            continue
        place = Place(row=number, column=column)
        if gap >= MOST_BLANK_CELLS or column > MOST_COLUMNS:
            notes.note("table-far-column", place, cell)
        gap = 0
        if tables.runs(cell):
            notes.note("table-formula-reach" if tables.reaches(cell) else "table-formula", place, cell)
        if len(cell) > MOST_BLANK_LINES:
            _long(cell, place, notes)


def _long(cell: str, place: Place, notes: Notes) -> None:
    """Note what hides in a cell with much in it."""
    if len(cell) > tables.LONGEST_CELL:
        notes.note("table-long-cell", place)
    if tables.PADDING.search(cell) or "\n" * 20 in cell.replace("\r", "").replace(" ", ""):
        notes.note("table-padding", place, cell)
    if tables.CODED.search(cell):
        notes.note("table-coded", place, cell)


def _ragged(widths: Sequence[int], notes: Notes) -> None:
    """Note rows that reach further than most, unless one beside them does too: another table below the first."""
    usual = Counter(width for width in widths if width).most_common(1)
    if not usual:
        return
    around = [0, *widths, 0]
    first = next(number for number, width in enumerate(widths, start=1) if width)  # headings may outnumber the columns
    for number, width in enumerate(widths[first:], start=first + 1):
        if width > usual[0][0] and max(around[number - 1], around[number + 1]) < width:
            notes.note("table-ragged", Place(row=number, column=width))
