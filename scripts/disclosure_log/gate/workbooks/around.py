"""Judge what stands around the cells of a sheet: views, filters, merged areas, rules, links, what is printed.

Source: ISO/IEC 29500-1, 18.3.1, and [MS-XLSX] 2.6 for extensions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from disclosure_log.documents.relations import Relationship
from disclosure_log.documents.spreadsheetml import areas, attributes_of, flag, keyed, number, position
from disclosure_log.gate.notes import Place
from disclosure_log.gate.workbooks.book import Area, Book, Table, cells_in
from disclosure_log.gate.workbooks.formulas import PLACES, look_at_formula
from disclosure_log.gate.workbooks.links import leads_inside
from disclosure_log.gate.workbooks.sheet import FARTHEST_GAP, LAST_NEAR_COLUMN, LAST_NEAR_ROW, NARROWEST, Sheet
from disclosure_log.gate.workbooks.styles import Dress
from disclosure_log.gate.workbooks.vocabulary import MECHANICAL, SHEET, check

STORED = {
    "scenarios": "workbook-scenarios",
    "customSheetViews": "workbook-custom-view",
    "dataConsolidate": "workbook-other-book",
    "customProperties": "workbook-custom-properties",
    "cellWatches": "workbook-stored",
    "smartTags": "workbook-stored",
    "protectedRanges": "workbook-password",
    "webPublishItems": "workbook-stored",
    "oleObjects": "workbook-embedded",
    "controls": "workbook-control",
    "picture": "workbook-picture",
}
"""Children of a sheet that always hold more than is seen."""

CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d{1,3}|[LCRPNDTAFZGBIUESXYHO&])')
"""What a header says of its place and its look, of the page, the day, the file (18.3.1.46)."""

USUAL = re.compile(r"\b(?:page|of|tudalen|o|sheet|taflen)\b|[-/|:()]", re.IGNORECASE)
"""Words that say which page it is."""

SMALLEST_ZOOM = 30  # per cent: ordinary letters have three points and a third then


def judge_around(sheet: Sheet, related: list[Relationship]) -> None:
    """Note what is around the cells of a sheet that was read to its end."""
    around = _Around(sheet, {relation.identity: relation for relation in related})
    for child in sheet.children:
        around.look(child)
    around.unused_links()
    around.hidden_columns()
    around.far_away()
    around.tables()


class _Around:
    """What is around the cells of one sheet."""

    def __init__(self, sheet: Sheet, related: dict[str, Relationship]) -> None:
        self.sheet, self.book, self.related = sheet, sheet.book, related
        self.place = Place(sheet=sheet.index)
        self.notes = sheet.book.notes

    def look(self, child: Element) -> None:
        """Look at one child of the sheet."""
        key = keyed(child.tag)
        if key in STORED:
            words = " ".join(" ".join([element.text or "", *element.attrib.values()]) for element in child.iter())
            self.notes.note(STORED[key], self.place, words)
            self.notes.text(words, self.place)
            return
        check(child, SHEET, self.book.strange(self.place))
        looks: dict[str, Callable[[Element], None]] = {
            "sheetViews": self._views,
            "autoFilter": self._filter,
            "mergeCells": self._merged,
            "conditionalFormatting": self._rules,
            "dataValidations": self._validations,
            "hyperlinks": self._links,
            "headerFooter": self._printed,
            "sheetProtection": self._protection,
            "extLst": self._extensions,
        }
        if key in looks:
            looks[key](child)

    def _views(self, views: Element) -> None:
        """A frozen part of a sheet cannot be scrolled; letters in a very small view cannot be read."""
        for view in views:
            if number(view.get("zoomScale"), 100) < SMALLEST_ZOOM and self.sheet.cells:
                self.notes.note("workbook-tiny-letters", self.place)
            corner = position(view.get("topLeftCell", "A1")) or (1, 1)
            frozen = any(keyed(pane.tag) == "pane" and pane.get("state", "").startswith("frozen") for pane in view)
            before = any(row < corner[0] for row in self.sheet.cells) or any(
                column < corner[1] for column in self.sheet.columns
            )
            if frozen and before:
                self.notes.note("workbook-frozen-away", self.place)

    def _filter(self, element: Element) -> None:
        """A filter that is set hides rows, and its values tell what is in them."""
        judge_filter(element, self.book, self.place)

    def _merged(self, merged: Element) -> None:
        """Of merged cells only the first is seen."""
        for entry in merged:
            for area in areas(entry.get("ref", "")):
                self._covered("workbook-merged", area, but_first=True)

    def _covered(self, what: str, area: Area, *, but_first: bool = False) -> None:
        """Note the cells inside an area that have something in them."""
        for row, column, _ in cells_in(self.sheet.cells, area, self.book):
            if not but_first or (row, column) != (area[0], area[2]):
                self.notes.note(what, Place(sheet=self.sheet.index, row=row, column=column))

    def _rules(self, rules: Element) -> None:
        """What conditional formatting lays over cells can hide them; its conditions can have words."""
        for rule in rules:
            self._rule(rule, areas(rules.get("sqref", "")))

    def _rule(self, rule: Element, where: list[Area], inner: Element | None = None) -> None:
        """One rule over some areas."""
        dresses = self.book.styles.dresses
        index = int(number(rule.get("dxfId"), -1))
        dress = dresses[index] if 0 <= index < len(dresses) else None
        if inner is not None:
            dress = self.book.styles.dress(inner)
        if dress is not None:
            self._dressed(dress, where)
        if rule.get("text"):
            self.book.seen.claim("workbook-rule-words", rule.get("text", ""), self.place)
        for element in rule.iter():
            key = keyed(element.tag)
            if key in {"formula", "xm:f"}:
                look_at_formula(element.text or "", self.notes, self.book.seen, self.place)
            elif key == "cfvo":
                look_at_formula(element.get("val", ""), self.notes, self.book.seen, self.place)
            elif key in {"color", "x14:color", "x14:fillColor"}:
                # A scale or a bar in the colour of the letters.
                colour = self.book.styles.palette.colour(element.attrib)
                self._dressed(Dress(None, (colour,)), where) if colour is not None else None
            elif key in {"dataBar", "iconSet", "x14:dataBar", "x14:iconSet"} and not flag(
                element.get("showValue", "1")
            ):
                for area in where:
                    self._covered("workbook-rule-hides", area)

    def _dressed(self, dress: Dress, where: list[Area]) -> None:
        """Note cells whose words have the colour of their ground when a rule or a table's style applies."""
        styles = {packed & 0xFFFFF for row in self.sheet.cells.values() for packed in row}
        hidden = {style for style in styles if self._hides(dress, style)}
        if not hidden:
            return
        for area in where:
            for row, column, style in cells_in(self.sheet.cells, area, self.book):
                if style in hidden:
                    self.notes.note("workbook-rule-hides", Place(sheet=self.sheet.index, row=row, column=column))

    def _hides(self, dress: Dress, style: int) -> bool:
        """Whether a dress hides what a cell of this style has, though the cell alone does not."""
        look = self.book.styles.look(style)
        hiding = dress.format is not None and dress.format.hides(2.5)
        return hiding or (look.unseen(dress=dress) and not look.unseen())

    def _validations(self, validations: Element) -> None:
        """What may be entered in a cell, and what a program says then."""
        for entry in validations:
            for name in ("promptTitle", "prompt", "errorTitle", "error"):
                self.book.seen.claim("workbook-entry-message", entry.get(name, ""), self.place)
            check_values(entry, self.book.strange(self.place), {"promptTitle", "prompt", "errorTitle", "error"})
            for element in entry.iter():
                text = (element.text or "").strip()
                if text.startswith('"') and keyed(element.tag) in {"formula1", "formula2", "xm:f"}:
                    for item in text.strip('"').replace('""', '"').split(","):
                        self.book.seen.claim("workbook-entry-list", item.strip(), self.place)
                else:
                    look_at_formula(text, self.notes, self.book.seen, self.place)

    def _links(self, links: Element) -> None:
        """Where a click leads, and what only a pointer shows."""
        for link in links:
            given = attributes_of(link.attrib)
            where = position(given.get("ref", "").partition(":")[0]) or (0, 0)
            place = Place(sheet=self.sheet.index, row=where[0], column=where[1])
            for name in ("tooltip", "display"):
                self.book.seen.claim("workbook-link-words", given.get(name, ""), place)
            location = given.get("location", "")
            self.notes.text(location, place)
            if not PLACES.fullmatch(location) and not MECHANICAL.fullmatch(location):
                self.book.seen.claim("workbook-link-words", location, place)
            relation = self.related.get(given.get("r:id", ""))
            if "r:id" in given and relation is None:
                self.book.strange(place)(given["r:id"])
            if unknown := set(given) - {"ref", "tooltip", "display", "location", "r:id", "xr:uid"}:
                self.book.strange(place)(" ".join(given[name] for name in unknown))
            if relation is not None:
                self.notes.text(relation.target, place)
                inside = relation.external and leads_inside(relation.target)
                if inside or (not relation.external and not relation.target.startswith("#")):
                    self.notes.note("workbook-link-inside", place, relation.target)

    def unused_links(self) -> None:
        """Note links that no cell has."""
        used = {
            attributes_of(link.attrib).get("r:id")
            for child in self.sheet.children
            if keyed(child.tag) == "hyperlinks"
            for link in child
        }
        for relation in self.related.values():
            if relation.short_kind == "hyperlink" and relation.identity not in used:
                self.notes.note("workbook-stored", self.place, relation.target)
                self.notes.text(relation.target, self.place)

    def _printed(self, printed: Element) -> None:
        """Words above and below the printed pages stand on no screen."""
        for element in printed:
            words = USUAL.sub(" ", CODES.sub(" ", element.text or ""))
            self.book.seen.claim("workbook-print-header", words, self.place)

    def _protection(self, protection: Element) -> None:
        """A password for changes keeps nobody from reading, and can be guessed from what is stored of it."""
        judge_password(protection, self.book, self.place)

    def _extensions(self, extensions: Element) -> None:
        """Rules, lists and small charts in the cells as newer programs write them."""
        for element in extensions.iter():
            key = keyed(element.tag)
            if key == "x14:conditionalFormatting":
                where = areas(" ".join(entry.text or "" for entry in element if keyed(entry.tag) == "xm:sqref"))
                for rule in element:
                    inner = next((entry for entry in rule if keyed(entry.tag) == "x14:dxf"), None)
                    self._rule(rule, where, inner)
            elif key == "x14:dataValidations":
                self._validations(element)
            elif key == "xm:f":
                look_at_formula(element.text or "", self.notes, self.book.seen, self.place)
            elif key in {"xm:sqref", "x14:id"} and not re.fullmatch(r"[A-Z0-9:$ {}\-a-f]*", element.text or ""):
                self.book.strange(self.place)(element.text or "")

    def hidden_columns(self) -> None:
        """Note columns that are not seen though something stands in them."""
        narrow = self.sheet.column_width < NARROWEST
        for column in sorted(self.sheet.columns):
            alone = narrow and not any(first <= column <= last for first, last, _ in self.sheet.widths)
            how = self.sheet.hidden_columns.get(column, "workbook-narrow-column" if alone else "")
            if how:
                self.notes.note(how, Place(sheet=self.sheet.index, column=column))

    def far_away(self) -> None:
        """Note cells so far from the others that nobody looks there."""
        last = 0
        for column in sorted(self.sheet.columns):
            if column > LAST_NEAR_COLUMN or column - last > FARTHEST_GAP + 1:
                self.notes.note("workbook-far-away", Place(sheet=self.sheet.index, column=column))
            last = column
        last = 0
        for row in sorted(self.sheet.cells):
            if row > LAST_NEAR_ROW or row - last > FARTHEST_GAP + 1:
                self.notes.note("workbook-far-away", Place(sheet=self.sheet.index, row=row))
            last = row

    def tables(self) -> None:
        """Note what a table's own style hides."""
        for table in self.sheet.tables:
            first, last, left, right = table.area
            if table.dress is not None:
                self._dressed_in_table(table.dress, (first + table.headers, last, left, right))
            if table.header_dress is not None and table.headers:
                self._dressed_in_table(table.header_dress, (first, first + table.headers - 1, left, right))

    def _dressed_in_table(self, dress: Dress, area: Area) -> None:
        """A cell's own ground and colour go before a table's style."""
        for row, column, style in cells_in(self.sheet.cells, area, self.book):
            look = self.book.styles.look(style)
            if not look.has_ground and look.font.colour is None and dress.font and look.unseen(dress=dress):
                self.notes.note("workbook-unseen-colour", Place(sheet=self.sheet.index, row=row, column=column))


def judge_filter(element: Element, book: Book, place: Place) -> None:
    """A filter that is set hides rows, and its values tell what is in them."""
    columns = [entry for entry in element.iter() if keyed(entry.tag) == "filterColumn"]
    for column in columns:
        criteria = [entry for entry in column.iter() if entry is not column]
        if not criteria:
            continue  # only its button is hidden
        words = " ".join(entry.get("val", "") for entry in criteria)
        book.notes.note("workbook-filter", place, words)
        book.notes.text(words, place)


def judge_password(element: Element, book: Book, place: Place) -> None:
    """A password for changes keeps nobody from reading, and can be guessed from what is stored of it."""
    stored = {
        "password",
        "algorithmName",
        "workbookAlgorithmName",
        "hashValue",
        "saltValue",
        "workbookPassword",
        "workbookHashValue",
        "revisionsPassword",
    }
    if any(element.get(name) for name in stored):
        book.notes.note("workbook-password", place)
    else:
        check_values(element, book.strange(place), set())


def check_values(element: Element, strange: Callable[[str], None], worded: set[str]) -> None:
    """Call `strange` for attributes, but those that have words, that are not numbers or single words."""
    for name, value in attributes_of(element.attrib).items():
        if name not in worded and not MECHANICAL.fullmatch(value.strip()):
            strange(value)


def table_dress(book: Book, name: str, part: str) -> Dress | None:
    """What a table style of the workbook's own lays over a part of a table."""
    index = book.styles.table_styles.get(name, {}).get(part, -1)
    return book.styles.dresses[index] if 0 <= index < len(book.styles.dresses) else None


__all__ = ["Table", "check_values", "judge_around", "judge_filter", "judge_password", "table_dress"]
