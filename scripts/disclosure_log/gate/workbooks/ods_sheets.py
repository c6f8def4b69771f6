"""Judge the sheets of an OpenDocument workbook, step by step. Source: OASIS OpenDocument 1.3, part 3, 9 (tables)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, TreeBuilder

from disclosure_log.documents.opendocument import key_of, keys_of, repeated
from disclosure_log.gate.notes import Notes, Place, Refused
from disclosure_log.gate.workbooks.book import MOST_CELLS, Strange, pushed_away
from disclosure_log.gate.workbooks.formulas import is_constant, look_at_formula
from disclosure_log.gate.workbooks.links import leads_inside
from disclosure_log.gate.workbooks.ods_styles import OdsStyles, is_seen
from disclosure_log.gate.workbooks.seen import Seen
from disclosure_log.gate.workbooks.sheet import FARTHEST_GAP, LAST_NEAR_COLUMN, LAST_NEAR_ROW, LOWEST

NARROWEST = 5.0  # points
CAPTURED = {
    "office:automatic-styles", "office:font-face-decls", "table:content-validations", "table:named-expressions",
    "table:database-ranges", "calcext:conditional-formats", "table:calculation-settings", "office:scripts",
}  # fmt: skip
"""Elements that are looked at as a whole."""

MEANT = {
    "table:tracked-changes": "workbook-revisions", "office:annotation": "workbook-comments",
    "table:data-pilot-tables": "workbook-pivot", "table:dde-links": "workbook-dde", "office:dde-source": "workbook-dde",
    "table:table-source": "workbook-other-book", "table:cell-range-source": "workbook-other-book",
    "table:scenario": "workbook-scenarios", "office:forms": "workbook-control", "table:shapes": "workbook-drawing",
    "draw:frame": "workbook-drawing", "draw:custom-shape": "workbook-drawing", "draw:g": "workbook-drawing",
    "draw:object": "workbook-drawing", "draw:control": "workbook-control", "text:ruby": "workbook-phonetic",
    "table:detective": "workbook-stored", "table:consolidation": "workbook-other-book",
    "table:title": "workbook-alternative-text", "table:desc": "workbook-alternative-text",
    "calcext:sparkline-groups": "workbook-stored",
}  # fmt: skip
"""Elements that say more than is seen: everything in them is noted as this."""

PASSED = {
    "office:document-content", "office:body", "office:spreadsheet", "table:table-columns", "table:table-header-columns",
    "table:table-rows", "table:table-header-rows", "text:line-break", "table:sort", "table:sort-by", "text:sheet-name",
    "loext:table-protection", "table:table-protection",
}  # fmt: skip
"""Elements without words, which only hold others."""

GROUPS = {"table:table-column-group", "table:table-row-group"}
CELLS = {"table:table-cell", "table:covered-table-cell"}
INNER = {"text:p", "text:span", "text:a", "text:s", "text:tab", "text:h", "text:list", "text:list-item"}
FIGURES = {"float", "percentage", "currency", "date", "time"}
MOST_PADDED = 300
WORDS = re.compile(r"[^\W\d_]{4,}")


class OdsSheets:
    """The content of a workbook, as its XML goes by."""

    def __init__(self, notes: Notes, seen: Seen, styles: OdsStyles) -> None:
        self.notes, self.seen, self.styles = notes, seen, styles
        self.captured: list[tuple[str, int, Element]] = []
        """What is looked at as a whole, with the number of its sheet."""
        self.names: list[str] = []
        self.visible = 0
        self._stack: list[str] = []
        self._builder: TreeBuilder | None = None
        self._depth = 0
        self._sheet = self._row = self._column = self._count = 0
        self._sheet_hidden = False
        self._groups: list[bool] = []
        self._column_hidden: dict[int, str] = {}
        self._column_styles: dict[int, str] = {}
        self._used_columns: set[int] = set()
        self._last_row = 0
        self._row_hidden = self._row_style = ""
        self._texts: list[str] = []
        self._cell: dict[str, str] = {}
        self._runs: list[tuple[str, str]] = []
        self._spans: list[str] = []

    @property
    def place(self) -> Place:
        """Where the parser is."""
        return Place(sheet=self._sheet, row=self._row, column=self._column)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if self._builder is not None:
            self._depth += 1
            self._builder.start(tag, attributes)
            return
        key, given = key_of(tag), keys_of(attributes)
        self._stack.append(key)
        if key in CAPTURED or key in MEANT:
            self._builder, self._depth = TreeBuilder(), 1
            self._builder.start(tag, attributes)
        elif key == "table:table":
            self._start_sheet(given)
        elif key in GROUPS:
            self._groups.append(given.get("table:display") == "false")
        elif key == "table:table-column":
            self._columns(given)
        elif key == "table:table-row":
            self._start_row(given)
        elif key in CELLS:
            self._cell, self._runs = given, []
            self._column += 1
        elif key in INNER and len(self._stack) > 1:
            self._start_words(key, given)
        elif key not in PASSED:
            self._strange(f"{tag} {' '.join(attributes.values())}")

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if self._builder is not None:
            self._builder.end(tag)
            self._depth -= 1
            if not self._depth:
                element, self._builder = self._builder.close(), None
                self._take(self._stack.pop(), element)
            return
        key = self._stack.pop()
        if key in CELLS:
            self._end_cell(covered=key == "table:covered-table-cell")
        elif key in {"text:span", "text:a"} and self._spans:
            self._spans.pop()
        elif key == "text:p":
            self._runs.append(("\n", ""))
        elif key == "table:table-row":
            self._end_row()
        elif key in GROUPS:
            self._groups.pop()
        elif key == "table:table":
            self._end_sheet()

    def data(self, text: str) -> None:
        """Take words."""
        if self._builder is not None:
            self._builder.data(text)
        elif self._stack and self._stack[-1] in INNER:
            self._runs.append((text, self._spans[-1] if self._spans else ""))
        elif text.strip():
            self._strange(text)

    def _strange(self, words: str) -> None:
        Strange(self.notes, Place(sheet=self._sheet, row=self._row))(words)

    def _take(self, key: str, element: Element) -> None:
        """Take an element that is complete."""
        if key in {"office:automatic-styles", "office:font-face-decls"}:
            self.styles.add(element)
        elif key in CAPTURED:
            self.captured.append((key, self._sheet, element))
        else:
            words = " ".join("".join(part.itertext()) or "" for part in [element])
            words += " " + " ".join(value for part in element.iter() for value in part.attrib.values())
            if key in {"table:title", "table:desc"}:
                self.seen.claim(MEANT[key], "".join(element.itertext()), self.place)
            elif len(element) or (key != "office:forms" and (element.attrib or words.strip())):
                self.notes.note(MEANT[key], self.place, words)
                self.notes.text(words, self.place)

    def _start_sheet(self, given: dict[str, str]) -> None:
        """Take the beginning of a sheet."""
        self._sheet += 1
        self._row = self._column = self._last_row = 0
        self._column_hidden, self._column_styles, self._used_columns = {}, {}, set()
        name = given.get("table:name", "")
        self.names.append(name)
        self.notes.text(name)
        self._sheet_hidden = self.styles.look("table", given.get("table:style-name", "")).hides
        if self._sheet_hidden or given.get("table:display") == "false":
            self.notes.note("workbook-hidden-sheet", Place(sheet=self._sheet))
        else:
            self.visible += 1
            self.seen.texts.add(name)
        if given.get("table:protection-key"):
            self.notes.note("workbook-password", Place(sheet=self._sheet))

    def _hidden_by(self, given: dict[str, str], family: str) -> str:
        """Why a row or a column is not seen; empty where it is."""
        kind = "row" if family == "table-row" else "column"
        visibility = given.get("table:visibility", "visible")
        if visibility == "filter":
            return "workbook-filter"
        if any(self._groups):
            return "workbook-collapsed-group"
        if visibility != "visible":
            return f"workbook-hidden-{kind}"
        size = self.styles.look(family, given.get("table:style-name", "")).size
        if size is not None and size < (LOWEST if kind == "row" else NARROWEST):
            return "workbook-low-row" if kind == "row" else "workbook-narrow-column"
        return ""

    def _columns(self, given: dict[str, str]) -> None:
        """Take what is said of columns."""
        first = self._column + 1
        count = min(repeated(given, "columns"), 20_000)
        self._column += count
        how = self._hidden_by(given, "table-column")
        for column in range(first, first + count):
            if how:
                self._column_hidden[column] = how
            self._column_styles[column] = given.get("table:default-cell-style-name", "")

    def _start_row(self, given: dict[str, str]) -> None:
        """Take the beginning of a row."""
        self._row += 1
        self._column = 0
        self._repeats = repeated(given, "rows")
        self._row_hidden = self._hidden_by(given, "table-row")
        self._row_style = given.get("table:default-cell-style-name", "")
        self._texts = []

    _repeats = 1

    def _start_words(self, key: str, given: dict[str, str]) -> None:
        """Take the beginning of words in a cell."""
        if key == "text:s":
            self._runs.append((" " * min(int(given.get("text:c", "1") or 1), 500), ""))
        elif key == "text:tab":
            self._runs.append(("\t", ""))
        elif key in {"text:span", "text:a"}:
            self._spans.append(given.get("text:style-name", self._spans[-1] if self._spans else ""))
        if key == "text:a":
            target = given.get("xlink:href", "")
            self.notes.text(target, self.place)
            if leads_inside(target) and not target.startswith("#"):
                self.notes.note("workbook-link-inside", self.place, target)
            for name in ("office:title", "office:name"):
                self.seen.claim("workbook-link-words", given.get(name, ""), self.place)

    def _end_cell(self, *, covered: bool) -> None:
        """Judge a cell that is complete."""
        given = self._cell
        count = repeated(given, "columns")
        text = "".join(words for words, _ in self._runs).rstrip("\n")
        kind = given.get("office:value-type", given.get("calcext:value-type", "string"))
        value = next((given[name] for name in VALUES if name in given), "")
        formula = given.get("table:formula", "").partition("=")[2]
        if text.strip() or value.strip() or formula:
            self._count += 1
            if self._count > MOST_CELLS:
                raise Refused("workbook-too-large")
            self._judge(kind, text, value, formula, covered=covered)
        self._column += count - 1

    def _judge(self, kind: str, text: str, value: str, formula: str, *, covered: bool) -> None:
        """Judge what a cell shows."""
        place = self.place
        self._used_columns.add(self._column)
        why = self._unseen(kind, text, value, formula)
        if covered:
            why.append("workbook-merged")
        for what in why:
            self.notes.note(what, place, text or value)
        if formula:
            look_at_formula(formula, self.notes, self.seen, place)
            if kind == "string" and text.strip() and is_constant(formula):
                self.notes.note("workbook-formula-words", place, text)
        if kind == "string" and value.strip() and value.strip() != text.strip():
            self.seen.claim("workbook-stored", value, place)
        self._put(text or value)
        if not why and not self._sheet_hidden and not self._row_hidden and self._column not in self._column_hidden:
            self.seen.texts.add(text)
        self._unknown_attributes(self._cell, place)

    def _unseen(self, kind: str, text: str, value: str, formula: str) -> list[str]:
        """Why what stands in a cell is not seen: keys of meanings; empty where it is."""
        style = self._cell.get("table:style-name") or self._row_style or self._column_styles.get(self._column, "")
        look = self.styles.look("table-cell", style)
        runs = {run for words, run in self._runs if words.strip()}
        why = {is_seen(look.look, self.styles.look("text", run).look.font if run else None) for run in runs}
        mapped = [self.styles.look("table-cell", name) for name in look.maps]
        more = {
            "workbook-hiding-format": look.hides or (kind in FIGURES and bool(value) and not text.strip()),
            "workbook-pushed-away": pushed_away(text) or look.look.far,
            # More than three letters are no ticks and arrows.
            "workbook-symbol-font": any(
                look.look.signs(self.styles.look("text", run).look.font if run else None)
                and sum(letter.isalnum() for words, of in self._runs if of == run for letter in words) > 3  # noqa: PLR2004 - fewer letters tell nothing
                for run in runs
            ),
            "workbook-twice": kind in FIGURES and len(WORDS.findall(text)) > 1 and not formula,
            "workbook-rule-hides": any(is_seen(one.look) or one.hides for one in mapped),
        }
        return sorted(why - {""}) + [what for what, so in more.items() if so]

    def _unknown_attributes(self, given: dict[str, str], place: Place) -> None:
        """Note attributes of a cell that are not understood."""
        if unknown := set(given) - CELL_ATTRIBUTES:
            Strange(self.notes, place)(" ".join(given[name] for name in unknown))

    def _put(self, shown: str) -> None:
        """Put what a cell shows into its column of the row."""
        if self._column <= MOST_PADDED:
            self._texts += [""] * (self._column - 1 - len(self._texts))
        self._texts.append(shown)

    def _end_row(self) -> None:
        """Note what is wrong with a row, and give its texts away."""
        if self._texts:
            place = Place(sheet=self._sheet, row=self._row)
            if self._row_hidden:
                self.notes.note(self._row_hidden, place, " ".join(self._texts))
            if self._row > LAST_NEAR_ROW or self._row - self._last_row > FARTHEST_GAP + 1:
                self.notes.note("workbook-far-away", place)
            self._last_row = self._row + self._repeats - 1
            self.notes.row(self._texts, place)
        self._row += self._repeats - 1

    def _end_sheet(self) -> None:
        """Note columns that are not seen, or far away, though something stands in them."""
        last = 0
        for column in sorted(self._used_columns):
            place = Place(sheet=self._sheet, column=column)
            if how := self._column_hidden.get(column, ""):
                self.notes.note(how, place)
            if column > LAST_NEAR_COLUMN or column - last > FARTHEST_GAP + 1:
                self.notes.note("workbook-far-away", place)
            last = column


VALUES = ("office:string-value", "office:value", "office:date-value", "office:time-value", "office:boolean-value")
CELL_ATTRIBUTES = {
    *VALUES, "table:style-name", "office:value-type", "calcext:value-type", "table:formula", "office:currency",
    "xml:id", "table:protect", "table:number-columns-repeated", "table:number-columns-spanned",
    "table:number-rows-spanned",
    "table:content-validation-name", "table:number-matrix-columns-spanned", "table:number-matrix-rows-spanned",
}  # fmt: skip
