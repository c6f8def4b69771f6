"""Drawings in Word files: pictures, shapes and text boxes, old (VML) and new, and what of them nobody sees.

Sources: ISO/IEC 29500-1, 20 (DrawingML); ISO/IEC 29500-4, 14 (VML).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from disclosure_log.documents import colours
from disclosure_log.documents.word_names import names
from disclosure_log.documents.wordprocessing import DRAWN, NONE, A, Pair, Theme
from disclosure_log.gate.documents.docx_look import WHITE, Ground
from disclosure_log.gate.notes import Notes, Place

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
BOX = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}txbxContent"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the usual prefix
W10 = "{urn:schemas-microsoft-com:office:word}"
A14 = "{http://schemas.microsoft.com/office/drawing/2010/main}"

# English Metric Units: 914,400 to the inch (20.1.2.1).
LONGEST_PAGE = 10_700_000
MARGIN = 1_200_000
SMALLEST = 30_000
THICKEST = 50_000  # a line of four points hides what is under it
BIGGEST_HIDDEN_WORDS = 1.8  # how many times the area of a box its words may need
LETTER = 4_400_000_000  # square EMU of one letter at 11 points, with its share of the line
LONGEST_NAME = 60
MOST_CLEAR = 5_000  # thousandths of a percent of opacity
MOST_BRIGHT = 90_000
SQUARE = frozenset({"rect", "roundRect", "round2SameRect", "snip1Rect"})
SINGLE_NAME = re.compile(r"[\w.-]{0,24}|[^\W\d]{1,20} \d{1,4}|_x0000_\w{1,40}")
NAME_WORDS = names(
    "picture image graphic text box textbox rectangle shape freeform group canvas line straight connector arrow chart"
    " diagram table object oval frame ole ink logo rounded corner corners top bottom left right autoshape auto"
    " powerpluswatermarkobject wordpicturewatermark water mark form llun background flowchart process decision callout"
    " star video content placeholder a of"
)
"""The words of the names that programs give to drawings."""
STYLE = re.compile(r"\s*([\w-]+)\s*:\s*([^;]*)")
LENGTH = re.compile(r"(-?[\d.]+)\s*(pt|in|cm|mm|px|)")
POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 0.75}


Boxes = list[tuple[Element, Ground]]
"""Text boxes with their ground, for whoever reads the words in them."""


@dataclass(frozen=True, slots=True)
class At:
    """Where a drawing stands."""

    ground: Ground
    theme: Theme
    notes: Notes
    place: Place
    in_body: bool
    """Not so for headers and footers, whose drawings lie behind the text of the body."""


def drawing(element: Element, at: At) -> Boxes:
    """Note what nobody sees of a `drawing`, a `pict` or an `object`; the text boxes in it."""
    found: Boxes = []
    for each in _shallow(element):
        if each.tag in {f"{WP}anchor", f"{WP}inline"}:
            _frame(each, at, found)
        elif each.tag.startswith(V):
            _vml(each, at, found)
    _pictures(element, at.notes, at.place)
    _names(element, at.notes, at.place)
    return found


def _shallow(element: Element) -> Iterator[Element]:
    """An element and what is inside it, but for what stands in text boxes, which is read for itself."""
    yield element
    for child in element:
        if child.tag != BOX:
            yield from _shallow(child)


def _frame(frame: Element, at: At, found: Boxes) -> None:
    """Note where a new drawing stands, and find its text boxes."""
    extent = frame.find(f"{WP}extent")
    width, height = (_whole(extent, side) for side in ("cx", "cy"))
    reason = ""
    properties = frame.find(f"{WP}docPr")
    if properties is not None and properties.get("hidden", "0") not in {"0", "false"}:
        reason = "document-hidden-drawing"
    elif min(width, height) < SMALLEST and next(_seen(frame), None) is not None:
        reason = "document-tiny-drawing"
    elif frame.tag == f"{WP}anchor" and any(
        _is_off(frame.find(WP + name), size) for name, size in (("positionH", width), ("positionV", height))
    ):
        reason = "document-off-page-drawing"
    if reason:
        at.notes.note(reason, at.place)
    elif frame.tag == f"{WP}anchor" and at.in_body and _covers(frame):
        at.notes.note("document-over-text", at.place)
    for shape in (each for each in _shallow(frame) if each.tag == f"{WPS}wsp"):
        _box(shape, reason, at, found)


def _seen(frame: Element) -> Iterator[Element]:
    """What of a drawing shows something: pictures and words."""
    for element in frame.iter():
        if element.tag.rpartition("}")[2] in {"blip", "t"}:
            yield element


def _is_off(position: Element | None, size: int) -> bool:
    """Whether a position puts something of that size off any page."""
    if position is None:
        return False
    offset = position.find(f"{WP}posOffset")
    try:
        at = int(offset.text or "0") if offset is not None else 0
    except ValueError:
        return True
    before = 0 if position.get("relativeFrom") == "page" else -MARGIN
    if position.get("relativeFrom") in {"paragraph", "line"}:
        before = -LONGEST_PAGE
    return at >= LONGEST_PAGE or at + size <= before


def _covers(frame: Element) -> bool:
    """Whether a drawing lies in front of the text: words can be under it."""
    if frame.find(f"{WP}wrapNone") is None or frame.get("behindDoc", "0") not in {"0", "false"}:
        return False
    for shape in frame.iter():
        if shape.tag in {f"{PIC}pic", "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"}:
            return True
        if shape.tag == f"{WPS}spPr" and shape.find(f"{A}noFill") is None:
            style = any(shape.find(A + name) is not None for name in ("solidFill", "gradFill", "pattFill", "blipFill"))
            # Without a fill of its own, the style of the shape gives one.
            line = shape.find(f"{A}prstGeom")
            thick = any(_whole(each, "w") > THICKEST for each in shape.iter(f"{A}ln"))
            thin = line is not None and ("onnector" in line.get("prst", "") or line.get("prst") == "line") and not thick
            return style or (line is not None and not thin)
    return False


def _box(shape: Element, reason: str, at: At, found: Boxes) -> None:
    """Find the text box of a shape; one that is too small for its words hides some of them."""
    words = shape.find(f"{WPS}txbx")
    if words is None:
        return
    properties, body = shape.find(f"{WPS}spPr"), shape.find(f"{WPS}bodyPr")
    size = None if properties is None else properties.find(f"{A}xfrm/{A}ext")
    area = _whole(size, "cx") * _whole(size, "cy")
    length = sum(len(each.text or "") for each in words.iter() if each.tag.endswith("}t"))
    grows = body is not None and any(body.find(A + name) is not None for name in ("spAutoFit", "normAutofit"))
    if size is not None and not grows and length * LETTER > BIGGEST_HIDDEN_WORDS * area:
        at.notes.note("document-overflow", at.place)
    fill = _fill(properties, at.theme)
    page = fill if fill != NONE else at.ground.page
    found.append((words, replace(at.ground, page=page, cell=NONE, reason=reason or at.ground.reason)))


def _fill(properties: Element | None, theme: Theme) -> Pair:
    """The plain fill of a shape; none where it is transparent or more than one colour."""
    colour = None if properties is None else properties.find(f"{A}solidFill")
    for each in colour if colour is not None else ():
        found = colours.parse(each.get("val")) or theme.colour(DRAWN.get(each.get("val") or "", each.get("val")))
        parts = {part.tag.removeprefix(A): int(part.get("val") or "0") / 100_000 for part in each}
        if found and "lumMod" in parts:
            found = colours.mixed(colours.BLACK, found, min(parts["lumMod"], 1.0))
            found = colours.mixed(found, colours.WHITE, min(parts.get("lumOff", 0.0), 1.0))
        return found, found
    return NONE


def _of(element: Element, tag: str) -> list[Element]:
    """The elements of that name in a drawing."""
    return [each for each in _shallow(element) if each.tag == tag]


def _pictures(element: Element, notes: Notes, place: Place) -> None:
    """Note pictures of which only a part is seen, or which are shown too faint to see."""
    for crop in _of(element, f"{A}srcRect"):
        if any(_whole(crop, side) for side in "ltrb"):
            notes.note("document-cropped", place)
    for stretch in _of(element, f"{A}fillRect"):
        if any(_whole(stretch, side) < 0 for side in "ltrb"):
            notes.note("document-cropped", place)
    for picture in _of(element, f"{PIC}pic"):
        for shape in picture.iter():
            if shape.tag == f"{A}custGeom" or (shape.tag == f"{A}prstGeom" and shape.get("prst") not in SQUARE):
                notes.note("document-cropped", place)
    faint = any(_whole(each, "amt") < MOST_CLEAR for each in _of(element, f"{A}alphaModFix"))
    faint |= any(_whole(each, "bright") >= MOST_BRIGHT for each in _of(element, f"{A}lum"))
    if faint:
        notes.note("document-hidden-drawing", place)
    if _of(element, f"{A14}imgLayer"):
        notes.note("document-original-picture", place)


def _names(element: Element, notes: Notes, place: Place) -> None:
    """Note descriptions and names of drawings that nobody sees, and the links on them."""
    for each in _shallow(element):
        old = each.tag.startswith(V)
        described = ("alt",) if old else ("descr", "title") if each.tag.rpartition("}")[2] in {"docPr", "cNvPr"} else ()
        for attribute in described:
            said = each.get(attribute) or ""
            if said.strip():
                notes.note("document-alt-text", place, said)
                notes.text(said, place)
        for attribute in (f"{O}title", f"{O}href", "href", "src", f"{O}hrhref"):
            said = (each.get(attribute) or "") if old else ""
            if said.strip():
                loads = attribute != f"{O}title" and each.tag == f"{V}imagedata"
                notes.note("document-external-picture" if loads else "document-alt-text", place, said)
                notes.text(said, place)
        named = old or described
        for attribute in ("name", "id") if named else ():
            said = each.get(attribute) or ""
            if not is_given(said):
                notes.note("document-drawing-name", place, said)
                notes.text(said, place)


def is_given(name: str) -> bool:
    """Whether a program gave that name: one short word, or words such as `Text Box 2`."""
    words = re.split(r"[\s:,-]+", name.lower()) if len(name) <= LONGEST_NAME else ["?"]
    return bool(SINGLE_NAME.fullmatch(name)) or all(
        not (letters := word.rstrip("0123456789")) or letters in NAME_WORDS for word in words
    )


def _vml(shape: Element, at: At, found: Boxes) -> None:
    """Note what nobody sees of an old drawing, and find its text box."""
    name = shape.tag.removeprefix(V)
    if name == "imagedata" and any(_fraction(shape.get(f"crop{side}")) for side in ("left", "right", "top", "bottom")):
        at.notes.note("document-cropped", at.place)
    if name == "textpath":
        at.notes.text(shape.get("string") or "", at.place)  # a watermark, which is shown
    if name not in {"shape", "rect", "roundrect", "oval", "line", "group", "image", "polyline", "arc", "curve"}:
        return
    style = {key.lower(): said.strip() for key, said in STYLE.findall(shape.get("style") or "")}
    reason = _vml_reason(style)
    if reason:
        at.notes.note(reason, at.place)
    elif at.in_body and _vml_covers(shape, style):
        at.notes.note("document-over-text", at.place)
    for box in shape.findall(f"{V}textbox"):
        fill = colours.parse((shape.get("fillcolor") or "").partition(" ")[0])
        own = (fill, fill) if fill and shape.get("filled", "t") not in {"f", "false"} else WHITE
        found.append((box, replace(at.ground, page=own, cell=NONE, reason=reason or at.ground.reason)))


def _vml_reason(style: dict[str, str]) -> str:
    """The key for which nobody sees an old drawing with that style; empty if it is seen."""
    if style.get("visibility") == "hidden" or style.get("display") == "none":
        return "document-hidden-drawing"
    given = [_points(style.get(side)) for side in ("width", "height")]
    if any(size is not None and size < SMALLEST / 12_700 for size in given):
        return "document-tiny-drawing"
    places = [_points(style.get(side)) or 0.0 for side in ("margin-left", "margin-top", "left", "top")]
    sizes = [given[0] or 0.0, given[1] or 0.0, given[0] or 0.0, given[1] or 0.0]
    longest = LONGEST_PAGE / 12_700
    in_group = "position" in style and "mso-position-horizontal-relative" not in style and "margin-left" not in style
    off = any(at >= longest or at + size <= -longest / 4 for at, size in zip(places, sizes, strict=True))
    return "document-off-page-drawing" if off and not in_group else ""


def _vml_covers(shape: Element, style: dict[str, str]) -> bool:
    """Whether an old drawing lies in front of the text."""
    wrap = shape.find(f"{W10}wrap")
    wrapped = wrap is not None and wrap.get("type", "none") != "none"
    behind = (style.get("z-index") or "0").startswith("-")
    filled = shape.get("filled", "t") not in {"f", "false"} and shape.tag != f"{V}line"
    watermark = shape.find(f"{V}textpath") is not None
    return style.get("position") == "absolute" and not wrapped and not behind and filled and not watermark


def _whole(element: Element | None, name: str) -> int:
    """A whole number of an attribute; 0 where there is none; the Strict form writes percentages."""
    said = "" if element is None else (element.get(name) or "")
    try:
        return round(float(said.removesuffix("%")) * (1000 if said.endswith("%") else 1))
    except ValueError:
        return 0


def _points(said: str | None) -> float | None:
    """A length of CSS in points; None where there is none."""
    match = LENGTH.fullmatch((said or "").strip())
    return float(match[1]) * POINTS[match[2]] if match else None


def _fraction(said: str | None) -> bool:
    """Whether a part is cut off: a fraction, a percentage or one of 65,536 parts, such as `1311f`."""
    return bool(re.search(r"[1-9]", said or "")) and not (said or "").startswith("-")
