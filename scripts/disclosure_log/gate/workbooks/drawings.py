"""Judge what is drawn over a sheet: charts whose every word and number stands in a cell too may be there.

Whatever else is drawn, pictures, shapes boxes of text, is noted. Source: ISO/IEC 29500-1, 20.5, 21.2.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from disclosure_log.documents.spreadsheetml import flag, keyed, number
from disclosure_log.gate.notes import Place
from disclosure_log.gate.workbooks.book import Area, Book, cells_in
from disclosure_log.gate.workbooks.colours import WHITE, is_unseen, parse
from disclosure_log.gate.workbooks.formulas import PLACES
from disclosure_log.gate.workbooks.sheet import Sheet

ANCHORS = {"xdr:twoCellAnchor", "xdr:oneCellAnchor", "xdr:absoluteAnchor"}
FRAME = {
    "xdr:wsDr", "xdr:twoCellAnchor", "xdr:oneCellAnchor", "xdr:absoluteAnchor", "xdr:from", "xdr:to", "xdr:col",
    "xdr:colOff", "xdr:row", "xdr:rowOff", "xdr:ext", "xdr:pos", "xdr:graphicFrame", "xdr:nvGraphicFramePr",
    "xdr:cNvPr", "xdr:cNvGraphicFramePr", "xdr:xfrm", "a:off", "a:ext", "a:graphic", "a:graphicData", "c:chart",
    "xdr:clientData", "a:extLst", "a16:creationId", "a:graphicFrameLocks",
}  # fmt: skip
"""What a drawing with nothing but charts has."""

UNITS_PER_PIXEL, UNITS_PER_POINT = 9525, 12700  # English Metric Units, 20.1.2.1

STORED_IN_CHARTS = {"c:externalData", "c:userShapes", "c:pivotSource"}
USUAL_NAME = re.compile(r"\w{0,30}(?: \w{0,12})? ?\d{0,5}")  # "Chart 1", in any language
SMALLEST = 400  # hundredths of a point, 20.1.10.72
CACHES = {"c:strCache", "c:numCache", "c:strLit", "c:numLit", "c:multiLvlStrCache"}
CHART_PREFIXES = ("c:", "a:", "c14:", "c15:", "c16:", "c16r2:", "c16r3:", "mc:", "a16:")


def judge_drawing(part: str, sheet: Sheet) -> None:
    """Note what the drawing in `part` shows, hides and stores."""
    book, place = sheet.book, Place(sheet=sheet.index)
    root = book.package.tree(part)
    related = {relation.identity: relation.part for relation in book.relations.of(part)}
    if any(_is_more_than_a_chart(element, book, place) for element in list(root.iter())):
        book.notes.note("workbook-drawing", place)
    for element in root.iter():
        key = keyed(element.tag)
        if key == "xdr:cNvPr":
            for name in ("descr", "title"):
                book.seen.claim("workbook-alternative-text", element.get(name, ""), place)
            name = element.get("name", "")
            book.seen.claim("workbook-alternative-text", "" if USUAL_NAME.fullmatch(name) else name, place)
        elif key == "c:chart":
            chart = next((related[value] for value in element.attrib.values() if value in related), None)
            if chart is None:
                book.notes.note("workbook-drawing", place)
            else:
                _judge_chart(chart, book, place)
    for anchor in root:
        if keyed(anchor.tag) in ANCHORS:
            for row, column, _ in cells_in(sheet.cells, _area(anchor, sheet), book):
                book.notes.note("workbook-covered", Place(sheet=sheet.index, row=row, column=column))


def _is_more_than_a_chart(element: Element, book: Book, place: Place) -> bool:
    """Whether an element of a drawing belongs to anything but a chart that is shown; its words are given away."""
    key, text = keyed(element.tag), (element.text or "").strip()
    known = key in FRAME and (not text or key.startswith("xdr:"))
    if not known:
        book.notes.text(" ".join([text, *element.attrib.values()]), place)
    return not known or (key == "xdr:cNvPr" and flag(element.get("hidden")))


def _area(anchor: Element, sheet: Sheet) -> Area:
    """The cells that a drawing covers whole."""
    parts = {keyed(child.tag): child for child in anchor}
    first_row, first_column = _corner(parts.get("xdr:from"), up=True)
    if "xdr:to" in parts:
        last_row, last_column = _corner(parts["xdr:to"], up=False)
        return first_row, last_row, first_column, last_column
    size = parts.get("xdr:ext")
    width = number(size.get("cx"), 1e12) if size is not None else 1e12
    height = number(size.get("cy"), 1e12) if size is not None else 1e12
    row, column = first_row, first_column
    while height > 0 and row < first_row + 5000:  # more than any chart is high
        height -= sheet.heights.get(row, sheet.row_height) * UNITS_PER_POINT
        row += 1
    while width > 0 and column < first_column + 500:  # or wide
        of_this = (chars for first, last, chars in sheet.widths if first <= column <= last)
        width -= (next(of_this, sheet.column_width) * 7 + 5) * UNITS_PER_PIXEL
        column += 1
    return first_row, row - 2, first_column, column - 2


def _corner(marker: Element | None, *, up: bool) -> tuple[int, int]:
    """The first, or the last, cell that is whole behind a drawing with this corner."""
    values = {keyed(child.tag): number(child.text, 0) for child in marker} if marker is not None else {}
    row, column = int(values.get("xdr:row", 0)), int(values.get("xdr:col", 0))
    if up:
        return row + (2 if values.get("xdr:rowOff") else 1), column + (2 if values.get("xdr:colOff") else 1)
    return row, column


def _judge_chart(part: str, book: Book, place: Place) -> None:
    """A chart keeps a copy of its numbers and words: each of them has to be seen in a cell, or be drawn as a title."""
    root = book.package.tree(part)
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, cached = stack.pop()
        key = keyed(element.tag)
        _judge_in_chart(key, element, book, place, cached=cached)
        cached = cached or key in CACHES
        stack += [(child, cached) for child in element]


def _judge_in_chart(key: str, element: Element, book: Book, place: Place, *, cached: bool) -> None:
    """Judge one element of a chart, inside a copy of values or not."""
    text = (element.text or "").strip()
    if key in STORED_IN_CHARTS or (key == "a:r" and _is_unseen_run(element)):
        book.notes.note("workbook-chart-stored", place)
    if not key.startswith(CHART_PREFIXES):
        book.strange(place)(f"{element.tag} {text}")
    if not text:
        return
    if key == "c:v" and cached:
        _claim(text, book, place)
    elif key in {"a:t", "c:v"}:
        book.seen.texts.add(text)
        book.notes.text(text, place)
    elif key == "c:f":
        book.notes.text(text, place)
        if not PLACES.fullmatch(text.strip("()")):
            book.notes.note("workbook-chart-stored", place, text)
    elif key in {"c:oddHeader", "c:oddFooter"}:
        book.seen.claim("workbook-print-header", text, place)
    elif key not in {"c:formatCode", "c:separator", "c:name"}:
        book.strange(place)(text)


def _is_unseen_run(run: Element) -> bool:
    """Whether words in a chart are white, transparent or tiny."""
    for part in run.iter():
        key, value = keyed(part.tag), part.get("val", "")
        if key == "a:rPr" and number(part.get("sz"), 1000) <= SMALLEST:
            return True
        if key in {"a:noFill", "a:alpha"} or (key == "a:schemeClr" and value in {"bg1", "lt1"}):
            return True
        colour = parse(value) if key == "a:srgbClr" else None
        if colour is not None and is_unseen(colour, WHITE):
            return True
    return False


def _claim(text: str, book: Book, place: Place) -> None:
    """Claim that a value kept in a chart is seen in a cell."""
    try:
        value = float(text)
    except ValueError:
        book.seen.claim("workbook-chart-stored", text, place)
        return
    book.seen.claim_number("workbook-chart-stored", value, place)
