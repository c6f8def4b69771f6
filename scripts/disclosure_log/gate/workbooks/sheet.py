"""Judge the cells of a sheet, step by step, by what a reader sees of them.

Source: ISO/IEC 29500-1, 18.3.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder

from disclosure_log.documents.spreadsheetml import (
    KEYS,
    LAST_ROW,
    SharedString,
    SharedStrings,
    attributes_of,
    flag,
    keyed,
    number,
    position,
)
from disclosure_log.gate.notes import Place, Refused
from disclosure_log.gate.workbooks.book import STYLE_BITS, Book, Table, pushed_away
from disclosure_log.gate.workbooks.cells import SheetSoFar
from disclosure_log.gate.workbooks.formulas import look_at_formula

LOWEST, NARROWEST = 6.0, 1.5
"""Rows of fewer points and columns of fewer characters show nothing."""

LAST_NEAR_COLUMN, LAST_NEAR_ROW, FARTHEST_GAP = 200, 100_000, 50
"""Beyond these, and behind so many empty rows or columns, nobody looks."""

MOST_ELEMENTS = 400_000
"""How many elements there may be beside the cells."""

ROW = {"r", "spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel", "collapsed", "thickTop",
       "thickBot", "x14ac:dyDescent", "ph"}  # fmt: skip
CELL = {"r", "s", "t", "ph", "cm", "vm"}
FORMULA = {"t", "ref", "si", "ca", "r1", "r2", "dt2D", "dtr", "del1", "del2", "aca", "bx", "xml:space"}


class Sheet(SheetSoFar):
    """One sheet, as its XML goes by."""

    def __init__(self, book: Book, index: int, tables: list[Table], *, hidden: bool) -> None:
        """`index` is the number of its tab, from 1."""
        super().__init__(book, index, tables, hidden=hidden)
        self.children: list[Element] = []
        """Everything but the cells."""
        self._default_hidden = False
        self._depth = self._elements = 0
        self._builder: TreeBuilder | None = None
        self._in_data = False
        self._last_column = 0
        self._digits = ""
        self._in_row = 0
        self._letters: dict[str, int] = {}
        """Columns by their letters, as far as they were met."""
        self._calm: dict[str, str] = {}
        """The common strings that are plain words, by their numbers."""
        self._where = ""
        self._cell: dict[str, str] = {}
        self._value: list[str] = []
        self._formula: list[str] = []
        self._has_formula = self._has_value = False
        self._inline: SharedStrings | None = None
        self._strings: SharedStrings | None = None

    # The three calls of the parser: as little as possible is done for a plain cell.

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        self._depth += 1
        if self._builder is not None:
            self._count()
            self._builder.start(tag, attributes)
            return
        key = KEYS.get(tag) or keyed(tag)
        if self._inline is not None:
            self._inline.start(tag, attributes)
        elif key == "c" and self._where == "row":
            self._start_cell(attributes)
        elif key in {"v", "f", "is"} and self._where == "c":
            self._start_inside(tag, key, attributes)
        elif key == "row" and self._where == "data":
            self._start_row(attributes)
        elif self._depth == 1:
            if key != "worksheet":
                raise Refused("package-damaged")
        elif self._depth == 2:  # noqa: PLR2004 - a child of the sheet
            if key == "sheetData" and not self._in_data:
                self._in_data, self._where = True, "data"
            else:
                self._builder = TreeBuilder()
                self._builder.start(tag, attributes)
        else:
            self._strange(f"{tag} {' '.join(attributes.values())}")

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self._depth -= 1
        if self._builder is not None:
            self._builder.end(tag)
            if self._depth == 1:
                self._keep(self._builder.close())
                self._builder = None
            return
        if self._inline is not None:
            self._inline.end(tag)
            if not self._inline.is_open:
                self._strings, self._inline = self._inline, None
            return
        key = KEYS.get(tag) or keyed(tag)
        if key == "c" and self._where == "c":
            self._end_cell()
            self._where = "row"
        elif key in {"v", "f"} and self._where == key:
            self._where = "c"
        elif key == "row" and self._where == "row":
            self._end_row()
            self._where = "data"
        elif key == "sheetData" and self._where == "data":
            self._where = ""

    def data(self, text: str) -> None:
        """Take words."""
        if self._builder is not None:
            self._builder.data(text)
        elif self._where == "v":
            self._value.append(text)
        elif self._where == "f":
            self._formula.append(text)
        elif self._inline is not None:
            self._inline.data(text)
        elif text.strip():
            self._strange(text)

    def _count(self) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise Refused("workbook-too-large")

    def _keep(self, child: Element) -> None:
        """Keep a child of the sheet; what is said of columns and heights is needed at once."""
        key = keyed(child.tag)
        if key in {"cols", "sheetFormatPr"} and self._in_data:
            self._strange(key)  # behind the cells, where programs differ about it
        if key == "sheetFormatPr":
            self.column_width = number(child.get("defaultColWidth"), number(child.get("baseColWidth"), 8) + 0.43)
            self.row_height = number(child.get("defaultRowHeight"), 15)
            self._default_hidden = flag(child.get("zeroHeight"))
        elif key == "cols":
            for column in child:
                self._take_columns(column)
        self.children.append(child)

    def _take_columns(self, column: Element) -> None:
        """Take what is said of columns."""
        first, last = int(number(column.get("min"), 1)), int(number(column.get("max"), 1))
        width = number(column.get("width"), self.column_width)
        self.widths.append((first, last, width))
        if flag(column.get("hidden")):
            grouped = flag(column.get("outlineLevel"))
            how = "workbook-collapsed-group" if grouped else "workbook-hidden-column"
        elif width < NARROWEST:
            how = "workbook-narrow-column"
        else:
            return
        self.hidden_columns.update(dict.fromkeys(range(max(first, 1), min(last, 16_384) + 1), how))

    def _start_row(self, attributes: dict[str, str]) -> None:
        """Take the beginning of a row."""
        given = attributes_of(attributes)
        row = int(number(given.get("r"), self._row + 1))
        if row <= self._row or row > LAST_ROW:
            self.book.notes.note("workbook-twice", Place(sheet=self.index, row=min(row, LAST_ROW)))
        self.book.count_cells(self._in_row)
        self._row, self._last_column, self._digits, self._in_row = row, 0, str(row), 0
        self._where = "row"
        height = number(given.get("ht"), self.row_height)
        if "ht" in given:
            self.heights[row] = height
        self._row_hidden = ""
        if flag(given.get("hidden")):
            grouped = flag(given.get("outlineLevel"))
            self._row_hidden = "workbook-collapsed-group" if grouped else "workbook-hidden-row"
        elif height < LOWEST or (self._default_hidden and "ht" not in given and "hidden" not in given):
            self._row_hidden = "workbook-low-row"
        if not ROW.issuperset(given):
            self._strange(" ".join(f"{name} {value}" for name, value in given.items() if name not in ROW))
        for value in given.values():
            if not value.isascii() or (any(letter.isalpha() for letter in value) and len(value) > 5):  # noqa: PLR2004 - shorter values are codes
                self._strange(value)
        self._texts = []

    def _start_cell(self, attributes: dict[str, str]) -> None:
        """Take the beginning of a cell."""
        self._where = "c"
        self._cell = attributes
        reference = attributes.get("r")
        if reference is None:
            self._column = self._last_column + 1
        else:
            letters, digits = reference[: -len(self._digits)], reference[-len(self._digits) :]
            column = self._letters.get(letters) if digits == self._digits else None
            self._column = column if column is not None else self._look_up(reference)
        if self._column <= self._last_column:
            self.book.notes.note("workbook-twice", Place(sheet=self.index, row=self._row, column=self._column))
        self._last_column = max(self._last_column, self._column)
        if not CELL.issuperset(attributes):
            self._strange(" ".join(attributes.values()))
        if "vm" in attributes:
            self.book.notes.note("workbook-rich-values", self.place)
        self._value, self._formula = [], []
        self._has_formula = self._has_value = False
        self._strings = None
        self._in_row += 1

    def _look_up(self, reference: str) -> int:
        """The column of a cell that is the first in it, or in the wrong place."""
        place = position(reference)
        if place is None or place[0] != self._row:
            self.book.notes.note("workbook-twice", Place(sheet=self.index, row=self._row), reference)
            return place[1] if place else self._last_column + 1
        self._letters[reference[: -len(self._digits)]] = place[1]
        return place[1]

    def _start_inside(self, tag: str, key: str, attributes: dict[str, str]) -> None:
        """Take the beginning of a value, a formula or a string inside a cell."""
        if key == "is":
            if self._strings is not None:
                self._strange(self._strings.strings[0].text if self._strings.strings else "")
            self._inline = SharedStrings()
            self._inline.start(tag, attributes)
            return
        again = self._has_value if key == "v" else self._has_formula
        if again or (attributes and not FORMULA.issuperset(attributes_of(attributes))):
            self._strange(" ".join(attributes.values()))
        self._where = key
        if key == "v":
            self._has_value = True
        else:
            self._has_formula = True

    def _end_cell(self) -> None:
        """Judge a cell that is complete."""
        kind = self._cell.get("t", "n")
        value = "".join(self._value)
        formula = "".join(self._formula)
        if not value and not self._has_formula and self._strings is None:
            return
        style = self._cell.get("s", "0")
        style_number = int(style) if style.isdecimal() else 0
        if not self._has_formula and self._strings is None and self._is_plain(kind, value, style_number):
            return
        shared: SharedString | None = None
        if kind == "s":
            shared = self._shared(value)
        elif kind == "inlineStr":
            shared = self._strings.strings[0] if self._strings and self._strings.strings else SharedString()
        if (self._strings is not None) != (kind == "inlineStr") or (kind == "inlineStr" and value.strip()):
            self._strange(value + " ".join(string.text for string in (self._strings.strings if self._strings else ())))
        if self._strings is not None and self._strings.stray:
            self._strange(" ".join(self._strings.stray))
        if self._has_formula:
            look_at_formula(formula, self.book.notes, self.book.seen, self.place)
        self._judge(kind, value, shared, style_number, formula)
        if kind == "s" and shared is not None and _is_calm(shared):
            self._calm[value] = shared.text

    def _is_plain(self, kind: str, value: str, style: int) -> bool:
        """Take a cell that has nothing about it, as most of them: a number or a plain string that is seen."""
        easy = self._easy.get(style)
        if easy is None:
            return False
        if kind == "s" and easy[0] and value in self._calm:
            text = self._calm[value]
        elif kind == "n" and easy[1] and not easy[2] and value.replace(".", "", 1).isdecimal():
            text = value
            if self.book.seen.keeps_numbers:
                return False
        else:
            return False
        self.cells.setdefault(self._row, []).append(self._column << STYLE_BITS | style)
        self.columns.add(self._column)
        self._give(text)
        if kind == "s" and not (self.hidden or self._row_hidden or self._column in self.hidden_columns):
            self.book.seen.texts.add(text)
        return True

    def _shared(self, value: str) -> SharedString:
        """The string of the common table that a cell means."""
        index = int(value) if value.strip().isdecimal() else -1
        if not 0 <= index < len(self.book.strings):
            self._strange(value)
            return SharedString()
        self.book.used.add(index)
        return self.book.strings[index]

    def _end_row(self) -> None:
        """Note what is wrong with a whole row, and give its texts away."""
        if not self._texts:
            return
        place = Place(sheet=self.index, row=self._row)
        if self._row_hidden:
            self.book.notes.note(self._row_hidden, place, " ".join(self._texts))
        self.book.notes.row(self._texts, place)


def _is_calm(string: SharedString) -> bool:
    """Whether a common string is plain words."""
    return bool(string.text.strip()) and not (string.runs or string.phonetic or pushed_away(string.text))
