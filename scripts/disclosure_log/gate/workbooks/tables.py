"""Judge the tables that lie on a sheet: their names for columns, their filters, and what their style lays over cells.

Source: ISO/IEC 29500-1, 18.5.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from disclosure_log.documents.spreadsheetml import areas, attributes_of, keyed, number
from disclosure_log.gate.notes import Place
from disclosure_log.gate.workbooks.around import judge_filter, table_dress
from disclosure_log.gate.workbooks.book import Book, Table, lay
from disclosure_log.gate.workbooks.formulas import look_at_formula
from disclosure_log.gate.workbooks.styles import Dress
from disclosure_log.gate.workbooks.vocabulary import TABLE, check

BUILT_IN = re.compile(r"TableStyle(Light|Medium|Dark)(\d+)")
DARK = (38, 64, 96)  # about as dark as the headers of the program's own styles
USUAL_COLUMN = re.compile(r"(?:Column|Colofn)\d*")
TABLE_ATTRIBUTES = {
    "id", "name", "displayName", "ref", "comment", "tableType", "headerRowCount", "insertRow", "insertRowShift",
    "totalsRowCount", "totalsRowShown", "published", "headerRowDxfId", "dataDxfId", "totalsRowDxfId",
    "headerRowBorderDxfId", "tableBorderDxfId", "totalsRowBorderDxfId", "headerRowCellStyle", "dataCellStyle",
    "totalsRowCellStyle", "connectionId", "xr:uid", "mc:Ignorable", "altText", "altTextSummary",
}  # fmt: skip
COLUMN_ATTRIBUTES = {
    "id", "uniqueName", "name", "totalsRowFunction", "totalsRowLabel", "queryTableFieldId", "headerRowDxfId",
    "dataDxfId", "totalsRowDxfId", "headerRowCellStyle", "dataCellStyle", "totalsRowCellStyle", "xr3:uid",
}  # fmt: skip


def read_table(part: str, book: Book, index: int) -> Table | None:
    """Judge the table in `part` on sheet `index`, and say where it lies; None where it lies nowhere."""
    root = book.package.tree(part)
    place = Place(sheet=index)
    strange = book.strange(place)
    if keyed(root.tag) != "table":
        strange(root.tag)
        return None
    check(root, TABLE, strange)
    _judge_table(root, book, place)
    style = ""
    for element in root.iter():
        key, given = keyed(element.tag), attributes_of(element.attrib)
        if key == "tableColumn":
            _column(given, book, place)
        elif key in {"calculatedColumnFormula", "totalsRowFormula"}:
            look_at_formula(element.text or "", book.notes, book.seen, place)
        elif key == "autoFilter":
            judge_filter(element, book, place)
        elif key == "tableStyleInfo":
            style = given.get("name", "")
            if style and not BUILT_IN.fullmatch(style) and style not in book.styles.table_styles:
                strange(style)
        elif key == "x14:table":
            _judge_table(element, book, place)
    found = areas(root.get("ref", ""))
    return Table(found[0], int(number(root.get("headerRowCount"), 1)), *_dresses(book, style)) if found else None


def _judge_table(element: Element, book: Book, place: Place) -> None:
    """Judge what is said of a table as a whole."""
    given = attributes_of(element.attrib)
    if given.get("tableType", "worksheet") != "worksheet":
        book.notes.note("workbook-connection", place)
    for name in ("comment", "altText", "altTextSummary"):
        book.seen.claim("workbook-alternative-text", given.get(name, ""), place)
    if unknown := set(given) - TABLE_ATTRIBUTES:
        book.strange(place)(" ".join(given[name] for name in unknown))
    book.notes.text(given.get("displayName", ""), place)


def _column(given: dict[str, str], book: Book, place: Place) -> None:
    """A column's name stands in its header; where the header is not shown, nobody sees the name."""
    name = re.sub(r"_x000[aAdD]_", "\n", given.get("name", ""))
    if not USUAL_COLUMN.fullmatch(name):
        book.seen.claim("workbook-table-words", name, place)
    for other in ("totalsRowLabel", "uniqueName"):
        book.seen.claim("workbook-table-words", given.get(other, ""), place)
    if "queryTableFieldId" in given:
        book.notes.note("workbook-connection", place)
    if unknown := set(given) - COLUMN_ATTRIBUTES:
        book.strange(place)(" ".join(given[name] for name in unknown))


def _dresses(book: Book, style: str) -> tuple[Dress | None, Dress | None]:
    """What a style lays over the cells of a table, and over its header."""
    match = BUILT_IN.fullmatch(style)
    if match is None:
        whole = table_dress(book, style, "wholeTable")
        return whole, table_dress(book, style, "headerRow") or whole
    kind, variety = match[1], int(match[2])
    dark_header = kind == "Dark" or variety in {"Medium": range(1, 22), "Light": range(8, 15)}[kind]
    dark_body = kind == "Dark" and variety in range(1, 8)
    return lay(DARK) if dark_body else None, lay(DARK) if dark_header else None
