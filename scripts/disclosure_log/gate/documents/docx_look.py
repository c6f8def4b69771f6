"""Why nobody sees words of a Word file: how they look, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from disclosure_log.documents import colours
from disclosure_log.documents.colours import Colour
from disclosure_log.documents.wordprocessing import NONE, Look, Pair, W, is_on, number, value

WHITE: Pair = (colours.WHITE, colours.WHITE)

# Sizes are half points, lengths are twentieths of a point, as the file writes them.
SMALLEST = 8
NARROWEST = 15  # percent
SQUEEZED = -60
RAISED = 150
LOWEST_LINE = 80
FURTHEST_LEFT = -1700  # an inch of margin, and a little more
FURTHEST_RIGHT = 9500
WIDEST = 9900  # both indents together: a line of no width
NARROW_LETTER, LOW_LINE = 80.0, 200.0
LOWEST_ROW = 80
NARROWEST_CELL = 60
FURTHEST = 16_000  # a page and more, in any direction
SMALLEST_PAGE = 2000


@dataclass(frozen=True, slots=True)
class Ground:
    """On what words stand."""

    page: Pair = WHITE
    """The page, or the text box."""

    cell: Pair = NONE
    """The cell of a table."""

    table: tuple[Element, ...] = ()
    """The run properties of the table's style that apply in the cell."""

    reason: str = ""
    """Why nobody sees what stands there, whatever it looks like."""

    depth: int = 0
    """How many tables and boxes it is in."""


def reason(look: Look, ground: Ground) -> str:
    """The key for which nobody sees words that look so, on that ground; empty where they are seen."""
    if ground.reason:
        return ground.reason
    if look.hidden:
        return "document-hidden"
    if look.size < SMALLEST or look.scale < NARROWEST or look.spacing <= SQUEEZED or abs(look.raised) >= RAISED:
        return "document-tiny"
    if look.filled:
        return "document-transparent"
    return _lost(look, ground)


def _lost(look: Look, ground: Ground) -> str:
    """Whether words are lost in the colour of their ground, for programs with themes or without."""
    for which in (0, 1):
        grounds = (look.highlight, look.ground[which], look.paragraph[which], ground.cell[which], ground.page[which])
        behind = next((colour for colour in grounds if colour is not None), colours.WHITE)
        words = look.colour[which]
        if words is None:
            # Automatic words turn white on a dark ground, but not under a black highlighter.
            if look.highlight is None or not colours.is_dark(look.highlight):
                continue
            words = colours.BLACK
        if colours.unseen(words, behind):
            return "document-blackened" if _black(behind) else "document-same-colour"
    return ""


def _black(colour: Colour) -> bool:
    return colours.is_dark(colour)


def paragraph_reason(properties: Sequence[Element]) -> str:
    """The key for which nobody sees a paragraph with these properties, the nearest last; empty if it is seen."""
    spacing = _attributes(properties, "spacing")
    line = number(spacing.get("line"))
    if spacing.get("lineRule") == "exact" and line is not None and line < LOWEST_LINE:
        return "document-tiny"
    indents = _attributes(properties, "ind")
    left = number(indents.get("start", indents.get("left"))) or 0.0
    right = number(indents.get("end", indents.get("right"))) or 0.0
    first = (number(indents.get("firstLine")) or 0.0) - (number(indents.get("hanging")) or 0.0)
    characters = [number(indents.get(f"{side}Chars")) or 0.0 for side in ("left", "right", "start", "end")]
    if (
        min(left, left + first, right) < FURTHEST_LEFT
        or max(left, left + first, right) > FURTHEST_RIGHT
        or left + right > WIDEST
        or not all(-1500 < each < 8000 for each in characters)  # noqa: PLR2004 - hundredths of a letter
    ):
        return "document-off-page"
    frame = _attributes(properties, "framePr")
    return _placed(frame, ("x", "y")) or (
        "document-tiny"
        if frame.get("hRule") == "exact" and (number(frame.get("h")) or 0) < LOWEST_LINE and frame
        else "document-tiny"
        if 0 < (number(frame.get("w")) or 0) < LOWEST_LINE
        else ""
    )


def mark_is_hidden(properties: Iterable[Element]) -> bool:
    """Whether the mark of a paragraph is hidden, which makes it one with the next or takes it away."""
    marks = [element.find(f"{W}rPr/{W}{name}") for element in properties for name in ("vanish", "specVanish")]
    return any(is_on(mark) for mark in marks)


def is_collapsed(properties: Iterable[Element]) -> bool:
    """Whether what stands below a heading is folded away (MS-DOCX, 2.5.1)."""
    collapsed = "{http://schemas.microsoft.com/office/word/2012/wordml}collapsed"
    return any(is_on(element.find(collapsed)) for element in properties)


def row_reason(properties: Element | None) -> str:
    """The key for which nobody sees a table's row; empty if it is seen."""
    if properties is None:
        return ""
    if is_on(properties.find(f"{W}hidden")):
        return "document-hidden"
    height = properties.find(f"{W}trHeight")
    low = (number(value(height)) or 0.0) < LOWEST_ROW
    return "document-tiny" if value(height, "hRule") == "exact" and low else ""


def cell_reason(properties: Element | None, width: float | None) -> str:
    """The key for which nobody sees a cell, of the `width` that its column has; empty if it is seen."""
    merges = [None if properties is None else properties.find(W + name) for name in ("vMerge", "hMerge")]
    if any(merge is not None and (value(merge) or "continue") == "continue" for merge in merges):
        return "document-merged"
    own = None if properties is None else properties.find(f"{W}tcW")
    if value(own, "type") in {"dxa", None} and number(value(own, "w")):
        width = number(value(own, "w"))
    return "document-tiny" if width is not None and 0 < width < NARROWEST_CELL else ""


def overflows(properties: Element | None, cells: Iterable[str], widths: Iterable[float]) -> bool:
    """Whether a row of a fixed height is too low for the words in its cells."""
    height = None if properties is None else properties.find(f"{W}trHeight")
    room = number(value(height)) or 0.0
    if value(height, "hRule") != "exact":
        return False
    # A line is at least 200 twentieths of a point high, a letter 80 wide: less than usual, so that it holds few.
    lines = (
        sum(1 + len(line) * NARROW_LETTER // max(width, LOWEST_LINE) for line in cell.split("\n") if line.strip())
        for cell, width in zip(cells, widths, strict=False)
    )
    return max((each * LOW_LINE for each in lines), default=0.0) > room + LOW_LINE


def table_reason(properties: Element | None) -> str:
    """The key for which nobody sees a table; empty if it is seen."""
    if properties is None:
        return ""
    indent = number(value(properties.find(f"{W}tblInd"), "w")) or 0.0
    if value(properties.find(f"{W}tblInd"), "type") != "pct" and not -FURTHEST < indent < FURTHEST_RIGHT:
        return "document-off-page"
    return _placed(_attributes([properties], "tblpPr"), ("tblpX", "tblpY"))


def section_reason(section: Element) -> str:
    """The key for which nobody sees the pages of a section; empty if they are seen."""
    size = section.find(f"{W}pgSz")
    sides = [number(value(size, side)) for side in ("w", "h")]
    margins = {side: number(value(section.find(f"{W}pgMar"), side)) or 0.0 for side in ("left", "right", "top")}
    if any(side is not None and side < SMALLEST_PAGE for side in sides):
        return "document-tiny"
    wide = sides[0] or FURTHEST
    out = (
        margins["left"] + margins["right"] > wide - LOWEST_LINE or min(margins["left"], margins["right"]) < -LOWEST_LINE
    )
    return "document-off-page" if out or abs(margins["top"]) > (sides[1] or FURTHEST) else ""


def _placed(attributes: dict[str, str], names: Iterable[str]) -> str:
    """Whether a place is off any page."""
    places = [number(attributes.get(name)) or 0.0 for name in names]
    return "" if all(FURTHEST_LEFT < place < FURTHEST for place in places) else "document-off-page"


def _attributes(properties: Iterable[Element], name: str) -> dict[str, str]:
    """The attributes of a property, those nearest to the words going first."""
    found: dict[str, str] = {}
    for each in properties:
        element = each.find(W + name)
        if element is not None:
            found |= {key.removeprefix(W): said for key, said in element.attrib.items()}
    return found
