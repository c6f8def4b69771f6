"""The columns of a register: where their names stand, and which rows lie below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure_log.intake.registers.cells import clean
from disclosure_log.intake.registers.days import is_day
from disclosure_log.intake.registers.table import Row, Sheet, Table, UnreadableRegisterError
from disclosure_log.intake.registers.words import target_of

_LOOKED_AT = 40
_LONGEST_NAME = 200
_LONGEST_HEADING = 120
_MOST_COLUMNS = 300
_FEW = 20
"""One row in so many may reach further than the columns do, by a mistake."""


@dataclass(frozen=True, slots=True)
class Columns:
    """One sheet, its columns named."""

    sheet: str
    header_row: int
    """The row with the names; 0 where they have none."""

    names: tuple[str, ...]
    """Each once; a column without a name is called by its number."""

    headings: tuple[str, ...]
    """The names as they stand in the file; empty where there is none."""

    rows: tuple[Row, ...]
    """Those below the names that hold anything."""

    hidden_rows: tuple[int, ...]
    """Those below the names that hold something and are not seen."""


def columns_of(sheet: Sheet, header_row: int | None = None) -> Columns:
    """The columns of a sheet, whose names are found where it is not said in which row they stand.

    Raises `UnreadableRegisterError` where there is no such row.
    """
    number = find_header(sheet.rows) if header_row is None else header_row
    header = next((cells for row, cells in sheet.rows if row == number), None)
    if header is None and number:
        raise UnreadableRegisterError(
            f"Row {number} holds nothing that is seen, and header_row in the map says that the names stand there."
        )
    rows = tuple(row for row in sheet.rows if row[0] > number)
    width = _reached(rows, _width(header or ()))
    headings = [" ".join(clean(cell).split())[:_LONGEST_NAME] for cell in (header or ())[:width]]
    headings = (headings + [""] * width)[: min(width, _MOST_COLUMNS)]
    counts = Counter(heading.casefold() for heading in headings)
    names = [
        (f"{heading} (column {place})" if counts[heading.casefold()] > 1 else heading) if heading else f"column {place}"
        for place, heading in enumerate(headings, 1)
    ]
    hidden = tuple(row for row in sheet.hidden_rows if row > number)
    return Columns(sheet.name, number, tuple(names), tuple(headings), rows, hidden)


def sheet_of(table: Table, name: str) -> Sheet:
    """The sheet with this name. Raises `UnreadableRegisterError` where it is not seen."""
    if len(table.sheets) == 1 and not name:
        return table.sheets[0]
    for sheet in table.sheets:
        if sheet.name == name:
            return sheet
    if not table.sheets[0].name:
        raise UnreadableRegisterError("A table of text has no sheets. Take the line sheet: out of the map.")
    raise UnreadableRegisterError("The sheet that the map names is not there, or is hidden. Correct sheet: in the map.")


def _reached(rows: Sequence[Row], named: int) -> int:
    """How many columns there are: those with a name, and those to the right of them that more than a few rows fill."""
    widths = sorted((_width(cells) for _, cells in rows), reverse=True)
    if not named:
        return widths[0] if widths else 0
    few = max(len(widths) // _FEW, 1)
    return max(named, widths[few] if few < len(widths) else 0)


def _width(cells: Sequence[str]) -> int:
    """The number of the last cell that has something in it."""
    return next((number for number in range(len(cells), 0, -1) if cells[number - 1].strip()), 0)


def find_header(rows: Sequence[Row]) -> int:
    """The row that names the columns: the one with the most words that headings have; 0 where there is none.

    Titles and notes may stand above it.
    """
    looked_at = rows[:_LOOKED_AT]
    width = max((_width(cells) for _, cells in looked_at), default=0)
    best, most = 0, 0.0
    for number, cells in looked_at:
        filled = [cell.strip() for cell in cells if cell.strip()]
        known = sum(len(cell) <= _LONGEST_HEADING and target_of(cell) is not None for cell in filled)
        weight = known - 2.0 * sum(map(_is_data, filled))
        if known and weight > most and (known > 1 or len(filled) == known):
            best, most = number, weight
    if best:
        return best
    for number, cells in looked_at:
        filled = [cell.strip() for cell in cells if cell.strip()]
        if len(filled) * 2 >= width and not any(map(_is_data, filled)) and max(map(len, filled)) <= _LONGEST_HEADING:
            return number
        if len(filled) > 1:
            break  # the first row of a table is no heading, so there is none
    return 0


def _is_data(cell: str) -> bool:
    """Whether a cell is a value and no heading."""
    return len(cell) > _LONGEST_HEADING or is_day(cell) or re.search(r"\d{3}", cell) is not None
