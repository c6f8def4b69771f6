"""Turn a workbook into CSV: of each sheet that is seen, the cells that are seen, as they are shown.

What is hidden by a sheet, a row or a column, and what merged cells cover, is left out. Words that are hidden by their
colour, their size or their format are not told apart here: only a workbook in which the gate found nothing of the kind
may be turned into CSV. Sources: RFC 4180 (CSV), ISO/IEC 29500-1, 18 (SpreadsheetML).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from disclosure_log.documents.archives import Problem, UnusablePackage
from disclosure_log.documents.number_formats import BUILT_IN, NumberFormat, number_format
from disclosure_log.documents.open_sheets import Grid, OpenSheets, Sheet
from disclosure_log.documents.packages import Package
from disclosure_log.documents.relations import Relations
from disclosure_log.documents.spreadsheetml import (
    LAST_COLUMN,
    SharedStrings,
    areas,
    flag,
    keyed,
    main_part,
    number,
    position,
    sheet_entries,
)

MOST_CELLS = 3_000_000
LOWEST, NARROWEST = 6.0, 1.5
"""Rows of fewer points and columns of fewer characters are not seen."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"[+-]?(?:\d[\d,]*)?\.?\d+(?:[eE][+-]?\d+)?%?")


def as_csv(content: bytes) -> list[tuple[int, str, bytes]]:
    """The sheets of a workbook (xlsx, xlsm, xltx, ods) that are seen: number of the tab, its name, and the CSV.

    The CSV is UTF-8 with lines that end in CRLF, and each line has as many fields as the others. A text that a
    spreadsheet program would take for a formula gets an apostrophe before it. Sheets without anything are left out.
    Raises `UnusablePackage` for what cannot be read.
    """
    return [(index, name, _written(grid)) for index, name, grid in shown_sheets(content)]


def shown_sheets(content: bytes) -> list[tuple[int, str, Grid]]:
    """The sheets of a workbook that are seen and hold anything: number of the tab, its name, and what is shown.

    Raises `UnusablePackage` for what cannot be read.
    """
    return [(sheet.number, sheet.name, sheet.grid) for sheet in sheets_of(content) if sheet.grid]


def sheets_of(content: bytes) -> list[Sheet]:
    """Every sheet of a workbook, also those of which nothing is seen. Raises `UnusablePackage`."""
    package = Package(content)
    return OpenSheets(package).read() if "mimetype" in package.parts else _read(package)


def rows_of(grid: Grid) -> Iterator[list[str]]:
    """What is shown, row by row, from the first row and column on to the last that have something in them."""
    columns = sorted({column for row in grid.values() for column in row})
    first, last = columns[0], columns[-1]
    kept = [column for column in range(first, last + 1) if column in columns or last - first < 500]  # noqa: PLR2004 - wider spans are whole sheets
    rows = sorted(row for row, cells in grid.items() if cells)
    previous = rows[0]
    for row in rows:
        if 1 < row - previous <= 50:  # noqa: PLR2004 - a gap that a reader sees as one
            yield from [[""] * len(kept)] * (row - previous - 1)
        yield [grid[row].get(column, "") for column in kept]
        previous = row


def defused(text: str) -> str:
    """A text with an apostrophe before it where a spreadsheet program would run it (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(FORMULA) and not NUMBER.fullmatch(text.strip()) else text


def _written(grid: Grid) -> bytes:
    """The CSV of what is shown."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerows([defused(cell) for cell in row] for row in rows_of(grid))
    return file.getvalue().encode("utf-8", "replace")


def _read(package: Package) -> list[Sheet]:
    """The sheets of a workbook of Office Open XML."""
    relations = Relations(package)
    main = main_part(relations)
    root = package.tree(main)
    related = {relation.short_kind: relation.part for relation in relations.of(main)}
    formats = _formats(package, related.get("styles"))
    strings = SharedStrings()
    if (shared := related.get("sharedStrings")) is not None:
        package.feed(shared, strings)
    from_1904 = any(keyed(child.tag) == "workbookPr" and flag(child.get("date1904")) for child in root)
    found = []
    for index, entry in enumerate(sheet_entries(root, relations, main), 1):
        if entry.state != "visible":
            found.append(Sheet(index, "", hidden=True))
        elif entry.kind == "worksheet" and entry.part is not None:
            reader = _Sheet([string.text for string in strings.strings], formats, from_1904=from_1904)
            package.scan(entry.part, reader)
            found.append(Sheet(index, entry.name, reader.shown(), reader.hidden_rows))
    return found


def _formats(package: Package, part: str | None) -> list[NumberFormat]:
    """The number format of each style that a cell can have."""
    codes = dict(BUILT_IN)
    found: list[NumberFormat] = []
    for child in package.tree(part) if part is not None else ():
        if keyed(child.tag) == "numFmts":
            codes |= {int(number(entry.get("numFmtId"), -1)): entry.get("formatCode", "") for entry in child}
        elif keyed(child.tag) == "cellXfs":
            found = [number_format(codes.get(int(number(form.get("numFmtId"), 0)), "General")) for form in child]
    return found


class _Sheet:
    """One sheet, as its XML goes by."""

    def __init__(self, strings: list[str], formats: list[NumberFormat], *, from_1904: bool) -> None:
        self._strings, self._formats, self._from_1904 = strings, formats, from_1904
        self._grid: Grid = {}
        self._hidden: list[tuple[int, int]] = []
        self._wide: list[tuple[int, int]] = []
        self._covered: list[tuple[int, int, int, int]] = []
        self._narrow = False
        self._height = 15.0
        self._zero = False
        self._row = self._column = self._cells = 0
        self._row_hidden = False
        self.hidden_rows: set[int] = set()
        """Rows that hold something and are not seen."""

        self._where = ""
        self._kind = ""
        self._style = 0
        self._value: list[str] = []
        self._phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        key = keyed(tag)
        if key == "c":
            self._start_cell(attributes)
        elif key in {"v", "t"}:
            self._where = key
        elif key == "rPh":
            self._phonetic = True
        elif key == "row":
            self._start_row(attributes)
        elif key == "col":
            width = number(attributes.get("width"), 9)
            columns = (int(number(attributes.get("min"), 1)), int(number(attributes.get("max"), 1)))
            (self._hidden if flag(attributes.get("hidden")) or width < NARROWEST else self._wide).append(columns)
        elif key == "sheetFormatPr":
            self._narrow = number(attributes.get("defaultColWidth"), 9) < NARROWEST
            self._height = number(attributes.get("defaultRowHeight"), 15)
            self._zero = flag(attributes.get("zeroHeight"))
        elif key == "mergeCell":
            self._covered += areas(attributes.get("ref", ""))

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        key = keyed(tag)
        if key == "c":
            self._end_cell()
        elif key in {"v", "t"}:
            self._where = ""
        elif key == "rPh":
            self._phonetic = False

    def data(self, text: str) -> None:
        """Take words."""
        if self._where == "v" or (self._where == "t" and not self._phonetic):
            self._value.append(text)

    def _start_row(self, attributes: dict[str, str]) -> None:
        """Take the beginning of a row."""
        self._row = int(number(attributes.get("r"), self._row + 1))
        self._column = 0
        low = number(attributes.get("ht"), self._height) < LOWEST
        default = self._zero and "ht" not in attributes and "hidden" not in attributes
        self._row_hidden = flag(attributes.get("hidden")) or low or default

    def _start_cell(self, attributes: dict[str, str]) -> None:
        """Take the beginning of a cell."""
        place = position(attributes.get("r", ""))
        self._column = place[1] if place else self._column + 1
        self._kind = attributes.get("t", "n")
        self._style = int(number(attributes.get("s"), 0))
        self._value = []
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise UnusablePackage(Problem.BOMB)

    def _end_cell(self) -> None:
        """Take a cell that is complete."""
        value = "".join(self._value)
        if value and self._row_hidden:
            self.hidden_rows.add(self._row)
        elif value:
            self._grid.setdefault(self._row, {})[self._column] = self._shown(value)

    def _shown(self, value: str) -> str:
        """What a cell shows."""
        form = self._formats[self._style] if self._style < len(self._formats) else number_format("General")
        if self._kind == "s":
            index = int(value) if value.isdecimal() else -1
            value = self._strings[index] if 0 <= index < len(self._strings) else ""
        if self._kind == "b":
            return "TRUE" if flag(value) else "FALSE"
        if self._kind != "n":
            return "" if form.hides(value) else value
        try:
            figure = float(value)
        except ValueError:
            return value
        return form.shown(figure, from_1904=self._from_1904)

    def shown(self) -> Grid:
        """Everything that is seen, now that all was read."""
        hidden = _columns(self._hidden)
        wide = _columns(self._wide) if self._narrow else set()
        for cells in self._grid.values():
            for column in [column for column in cells if column in hidden or (self._narrow and column not in wide)]:
                del cells[column]
        for first, last, left, right in self._covered:
            for row in [row for row in self._grid if first <= row <= last] if last - first < 100 else []:  # noqa: PLR2004 - longer spans are whole sheets
                for column in range(left, right + 1):
                    if (row, column) != (first, left):
                        self._grid[row].pop(column, None)
        return {row: cells for row, cells in self._grid.items() if any(text.strip() for text in cells.values())}


def _columns(ranges: list[tuple[int, int]]) -> set[int]:
    """Every column of some ranges."""
    return {column for first, last in ranges for column in range(max(first, 1), min(last, LAST_COLUMN) + 1)}
