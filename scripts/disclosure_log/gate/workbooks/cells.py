"""Judge the cells of a sheet one by one, by whether a reader sees what stands in them."""

from __future__ import annotations

import re

from disclosure_log.documents.spreadsheetml import SharedString
from disclosure_log.gate.notes import Place
from disclosure_log.gate.workbooks.book import Book, Cells, Table, easy_for, look_at_words, pack, pushed_away
from disclosure_log.gate.workbooks.colours import is_unseen, parse
from disclosure_log.gate.workbooks.formulas import is_constant
from disclosure_log.gate.workbooks.styles import Dress, Look

MOST_PADDED = 300
"""Up to which column a row is given with its empty cells, so that columns stay under each other."""

DAY = re.compile(r"[\d:.TZ+-]*")
ERROR = re.compile(r"(?:#[A-Z/0_]{1,14}[!?]?)?")
TRUTHS = {"0": "FALSE", "1": "TRUE", "false": "FALSE", "true": "TRUE"}


class SheetSoFar:
    """A sheet, as far as it was read."""

    def __init__(self, book: Book, index: int, tables: list[Table], *, hidden: bool) -> None:
        """`index` is the number of its tab, from 1."""
        self.book, self.index, self.tables, self.hidden = book, index, tables, hidden
        self.cells: Cells = {}
        self.columns: set[int] = set()
        self.widths: list[tuple[int, int, float]] = []
        self.heights: dict[int, float] = {}
        self.column_width, self.row_height = 8.43, 15.0
        self.hidden_columns: dict[int, str] = {}
        self._row = self._column = 0
        self._row_hidden = ""
        self._texts: list[str] = []
        self._easy: dict[int, tuple[bool, bool, bool]] = {}

    @property
    def place(self) -> Place:
        """Where the parser is."""
        return Place(sheet=self.index, row=self._row, column=self._column)

    def _strange(self, words: str) -> None:
        self.book.strange(Place(sheet=self.index, row=self._row))(words)

    def _judge(self, kind: str, value: str, shared: SharedString | None, style: int, formula: str) -> None:
        """Judge what a cell shows."""
        text, figure = self._read(kind, value, shared)
        if not text.strip() and not formula:
            return
        self.cells.setdefault(self._row, []).append(pack(self._column, style))
        self.columns.add(self._column)
        seen = self._is_seen(text, figure, shared, style)
        if formula and text.strip() and kind in {"str", "s", "inlineStr"} and is_constant(formula):
            self.book.notes.note("workbook-formula-words", self.place, text)
        shown = text
        if figure is not None and self._easy[style][2]:
            shown = self.book.styles.look(style).format.shown(figure, from_1904=self.book.from_1904)
        self._give(shown)
        if seen and not self.hidden and not self._row_hidden and self._column not in self.hidden_columns:
            if figure is None:
                self.book.seen.texts.add(text)
            elif self.book.seen.keeps_numbers:
                self.book.seen.numbers.add(figure)

    def _read(self, kind: str, value: str, shared: SharedString | None) -> tuple[str, float | None]:
        """The text of a cell, and the number that it is, if it is one; what does not fit its kind is noted."""
        if shared is not None:
            if shared.phonetic.strip():
                self.book.notes.note("workbook-phonetic", self.place, shared.phonetic)
                self.book.notes.text(shared.phonetic, self.place)
            return shared.text, None
        if kind == "n" and value.strip():
            try:
                return value, float(value)
            except ValueError:
                self._strange(value)
        fits = {
            "n": True,
            "str": True,
            "b": value.strip() in TRUTHS,
            "e": ERROR.fullmatch(value.strip()) is not None,
            "d": DAY.fullmatch(value.strip()) is not None,
        }
        if not fits.get(kind, False):
            self._strange(f"{kind} {value}")
        return (TRUTHS.get(value.strip(), value) if kind == "b" else value), None

    def _give(self, shown: str) -> None:
        """Put what a cell shows into its column of the row."""
        if self._column <= MOST_PADDED:
            self._texts += [""] * (self._column - 1 - len(self._texts))
        self._texts.append(shown)

    def _is_seen(self, text: str, figure: float | None, shared: SharedString | None, style: int) -> bool:
        """Whether a reader sees it by its looks; whatever is in the way is noted."""
        look = self.book.styles.look(style)
        easy = self._easy.get(style)
        if easy is None:
            easy = self._easy[style] = easy_for(look)
            self.book.used_styles.add(style)
        runs = shared.runs if shared else ()
        if pushed_away(text):
            self.book.notes.note("workbook-pushed-away", self.place, text)
            return False
        if (easy[1] if figure is not None else easy[0]) and not runs:
            return True
        seen = True
        hides = look.format.hides(text if figure is None else figure)
        hides = hides or (figure is not None and look.format.shortens(figure))
        section = look.format.section(text if figure is None else figure)
        dress = None if look.has_ground else self._dress()
        if section is not None and section.colour:
            index = section.colour.removeprefix("index:")
            indexed = self.book.styles.palette.colour({"indexed": index}) if index != section.colour else None
            colour = indexed or parse(section.colour)
            grounds = dress.grounds if dress and dress.grounds else look.grounds
            hides = hides or (colour is not None and any(is_unseen(colour, ground) for ground in grounds))
        if hides:
            self.book.notes.note("workbook-hiding-format", self.place, text)
            seen = False
        if look.shrinks and len(text) > 2 * self._width() and self._shrunk(look, text) <= 4:  # noqa: PLR2004 - points
            self.book.notes.note("workbook-tiny-letters", self.place, text)
            seen = False
        return look_at_words(look, runs, text, self.book, self.place, dress) and seen

    def _dress(self) -> Dress | None:
        """What the style of a table lays over this cell."""
        for table in self.tables:
            first, last, left, right = table.area
            if first <= self._row <= last and left <= self._column <= right:
                header = self._row < first + table.headers
                return (table.header_dress or table.dress) if header else table.dress
        return None

    def _width(self) -> float:
        """The width of this column in characters."""
        of_this = (width for first, last, width in self.widths if first <= self._column <= last)
        return next(of_this, self.column_width)

    def _shrunk(self, look: Look, text: str) -> float:
        """The size to which letters are made smaller until they fit."""
        return (look.font.size or 11) * self._width() / max(len(text), 1)
