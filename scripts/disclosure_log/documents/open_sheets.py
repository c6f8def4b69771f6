"""What is seen on the sheets of an OpenDocument workbook. Source: OASIS OpenDocument 1.3, part 3, 9 (tables)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from disclosure_log.documents.archives import Problem, UnusablePackage
from disclosure_log.documents.opendocument import key_of, keys_of, points, repeated
from disclosure_log.documents.packages import Package

MOST_CELLS = 3_000_000
MOST_REPEATED = 2_000
"""How often a row or a cell with something in it is repeated at most; beyond, nobody filled it in."""

LOWEST, NARROWEST = 3.0, 5.0  # points
IGNORED = {"office:annotation", "text:ruby-text", "table:tracked-changes", "table:shapes", "draw:frame"}
FRACTION = re.compile(r"\.(\d+)\D*$|^[^.]*,(\d{1,2}|\d{4,})\D*$")  # three digits after a comma are thousands

Grid = dict[int, dict[int, str]]
"""What is shown, by row and column."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook."""

    number: int
    """Which tab it is, from 1."""

    name: str
    """Empty where it is not seen."""

    grid: Grid = field(default_factory=dict)
    """What is seen of it."""

    hidden_rows: set[int] = field(default_factory=set)
    """Rows that hold something and are not seen."""

    hidden: bool = False
    """Whether the whole sheet is not seen."""


class OpenSheets:
    """The sheets of a workbook, as its XML goes by."""

    def __init__(self, package: Package) -> None:
        """`package` is a workbook of OpenDocument."""
        self._package = package
        self._found: list[Sheet] = []
        self._hiding: set[str] = set()
        """Styles of sheets that are not shown, of rows without height, of columns without width."""
        self._style = ""
        self._ignored = 0
        self._groups: list[bool] = []
        self._shown_sheet = True
        self._row = self._column = self._cells = 0
        self._row_given: dict[str, str] = {}
        self._hidden_columns: set[int] = set()
        self._row_cells: dict[int, str] = {}
        self._cell: dict[str, str] = {}
        self._paragraphs: list[str] = []
        self._in_words = 0

    def read(self) -> list[Sheet]:
        """Every sheet. Raises `UnusablePackage`."""
        for part in ("styles.xml", "content.xml"):
            if part in self._package.parts:
                self._package.scan(part, self)
        return self._found

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        key, given = key_of(tag), keys_of(attributes)
        if key in IGNORED or self._ignored:
            self._ignored += 1
        elif key == "style:style":
            self._style = given.get("style:name", "")
        elif key.startswith("style:table-"):
            self._look(given)
        elif key == "table:table":
            self._start_sheet(given)
        elif key in {"table:table-column-group", "table:table-row-group"}:
            self._groups.append(given.get("table:display") == "false")
        elif key == "table:table-column":
            self._columns(given)
        elif key == "table:table-row":
            self._row += 1
            self._column, self._row_given, self._row_cells = 0, given, {}
        else:
            self._start_in_row(key, given)

    def _start_in_row(self, key: str, given: dict[str, str]) -> None:
        """Take the beginning of a cell, or of words in it."""
        if key in {"table:table-cell", "table:covered-table-cell"}:
            self._cell, self._paragraphs = given, []
            self._column += 1
        elif key == "text:p":
            self._paragraphs.append("")
            self._in_words += 1
        elif key in {"text:s", "text:tab", "text:line-break"} and self._paragraphs:
            self._paragraphs[-1] += {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}[key]

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        key = key_of(tag)
        if self._ignored:
            self._ignored -= 1
        elif key in {"table:table-column-group", "table:table-row-group"}:
            self._groups.pop()
        elif key in {"table:table-cell", "table:covered-table-cell"}:
            self._end_cell(covered=key == "table:covered-table-cell")
        elif key == "table:table-row":
            self._end_row()
        elif key == "text:p":
            self._in_words -= 1

    def data(self, text: str) -> None:
        """Take words."""
        if self._in_words and not self._ignored and self._paragraphs:
            self._paragraphs[-1] += text

    def _look(self, given: dict[str, str]) -> None:
        """Keep the name of a style that hides what has it."""
        height, width = points(given.get("style:row-height")), points(given.get("style:column-width"))
        low = height is not None and height < LOWEST
        narrow = width is not None and width < NARROWEST
        if low or narrow or given.get("table:display") == "false":
            self._hiding.add(self._style)

    def _is_hidden(self, given: dict[str, str]) -> bool:
        """Whether a row or a column is not seen."""
        visible = given.get("table:visibility", "visible") == "visible"
        return not visible or any(self._groups) or given.get("table:style-name") in self._hiding

    def _start_sheet(self, given: dict[str, str]) -> None:
        """Take the beginning of a sheet."""
        hidden = given.get("table:style-name") in self._hiding or given.get("table:display") == "false"
        name = "" if hidden else given.get("table:name", "")
        self._found.append(Sheet(len(self._found) + 1, name, hidden=hidden))
        self._shown_sheet = not hidden
        self._row = self._column = 0
        self._hidden_columns = set()

    def _columns(self, given: dict[str, str]) -> None:
        """Take what is said of columns."""
        count = min(repeated(given, "columns"), 20_000)
        if self._is_hidden(given):
            self._hidden_columns.update(range(self._column + 1, self._column + count + 1))
        self._column += count

    def _end_cell(self, *, covered: bool) -> None:
        """Take a cell that is complete."""
        count = repeated(self._cell, "columns")
        shown = self._shown()
        if shown.strip() and not covered:
            for column in range(self._column, self._column + min(count, MOST_REPEATED)):
                self._row_cells[column] = shown
        self._column += count - 1

    def _shown(self) -> str:
        """What the cell shows: days in ISO 8601, numbers with the digits that are seen and no thousands separators."""
        kind, text = self._cell.get("office:value-type", "string"), "\n".join(self._paragraphs)
        if kind == "date":
            return self._cell.get("office:date-value", text)
        if kind == "boolean":
            return self._cell.get("office:boolean-value", text).upper()
        value = self._cell.get("office:value")
        if kind not in {"float", "currency", "percentage"} or value is None:
            return text
        try:
            figure = Decimal(value) * (100 if kind == "percentage" else 1)
            fraction = FRACTION.search(text)
            decimals = len(fraction[1] or fraction[2]) if fraction else 0
            rounded = figure.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        except InvalidOperation:
            return text
        return format(rounded, "f") + ("%" if kind == "percentage" else "")

    def _end_row(self) -> None:
        """Take a row that is complete."""
        count = repeated(self._row_given, "rows")
        cells = {column: text for column, text in self._row_cells.items() if column not in self._hidden_columns}
        if cells and self._is_hidden(self._row_given):
            self._found[-1].hidden_rows.update(range(self._row, self._row + min(count, MOST_REPEATED)))
        elif cells and self._shown_sheet:
            for row in range(self._row, self._row + min(count, MOST_REPEATED)):
                self._cells += len(cells)
                if self._cells > MOST_CELLS:
                    raise UnusablePackage(Problem.BOMB)
                self._found[-1].grid[row] = dict(cells)
        self._row += count - 1
