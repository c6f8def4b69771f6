"""How words look in a Word file: styles, themes and direct formatting (ISO/IEC 29500-1, 17)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from disclosure_log.documents import colours
from disclosure_log.documents.colours import Colour

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

STRICT = {  # the namespaces of the Strict form, and those of the Transitional form that mean the same
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1],
    "http://purl.oclc.org/ooxml/drawingml/main": A[1:-1],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1],
    "http://purl.oclc.org/ooxml/officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": (
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
    "http://purl.oclc.org/ooxml/drawingml/picture": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}

Pair = tuple[Colour | None, Colour | None]
"""A colour as programs without themes and with themes see it; None for the automatic one, or none."""

NONE: Pair = (None, None)

OFF = frozenset({"0", "false", "off", "none"})
DEEPEST_STYLE = 20
MEASURE = re.compile(r"(-?\d{1,12}(?:\.\d{1,12})?)(pt|in|cm|mm|pc|pi|)")
UNITS = {"": 1.0, "pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}

THEME_SLOTS = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "text1": "dk1",
    "background1": "lt1",
    "text2": "dk2",
    "background2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
MAPPED = {"text1": "t1", "background1": "bg1", "text2": "t2", "background2": "bg2"}
PERCENT = {"solid": 100, "horzStripe": 50, "vertStripe": 50, "diagStripe": 50, "thinHorzStripe": 25}


def modern(root: Element) -> Element:
    """The tree, with the names of the Strict form changed into those of the Transitional form."""
    for element in root.iter():
        namespace, _, name = element.tag[1:].partition("}")
        if namespace in STRICT:
            element.tag = f"{{{STRICT[namespace]}}}{name}"
        for key in [key for key in element.attrib if key[1:].partition("}")[0] in STRICT]:
            namespace, _, name = key[1:].partition("}")
            element.attrib[f"{{{STRICT[namespace]}}}{name}"] = element.attrib.pop(key)
    return root


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of an element; None where either is missing."""
    return None if element is None else element.get(W + name)


def is_on(element: Element | None) -> bool | None:
    """What a property says that is on or off (17.17.4); None where it is not there."""
    return None if element is None else element.get(W + "val", "1") not in OFF


def number(text: str | None) -> float | None:
    """A length in twentieths of a point, also of the Strict form (`1.5cm`); None where it is none."""
    match = MEASURE.fullmatch(text or "")
    return float(match[1]) * UNITS[match[2]] if match else None


@dataclass(slots=True)
class Theme:
    """The colours of a theme, and which of them are its texts and grounds."""

    slots: dict[str, Colour] = field(default_factory=dict)
    mapping: dict[str, str] = field(default_factory=dict)

    def read(self, root: Element) -> None:
        """Take the colours from a theme part (20.1.6.2)."""
        scheme = root.find(f".//{A}clrScheme")
        for slot in scheme if scheme is not None else ():
            for colour in slot:
                found = colours.parse(colour.get("lastClr") or colour.get("val"))
                if found:
                    self.slots[slot.tag.removeprefix(A)] = found

    def colour(self, name: str | None, tint: str | None = None, shade: str | None = None) -> Colour | None:
        """The colour of that name, lighter by `tint`, darker by `shade` (hexadecimal of 255); None if there is none."""
        name = self.mapping.get(MAPPED.get(name or "", ""), name or "")
        found = self.slots.get(THEME_SLOTS.get(name, name))
        if found is None:
            return None
        try:
            if tint:
                found = colours.mixed(colours.WHITE, found, int(tint, 16) / 255)
            return colours.mixed(colours.BLACK, found, int(shade, 16) / 255) if shade else found
        except ValueError:
            return None

    def pair(
        self, element: Element | None, plain: str = "val", themed: str = "themeColor", stem: str = "theme"
    ) -> Pair:
        """The colour that an element gives: its attribute `plain`, and `themed` with its tint and shade."""
        if element is None:
            return NONE
        first = colours.parse(value(element, plain))
        name = value(element, themed)
        if not name:
            return first, first
        second = self.colour(name, value(element, f"{stem}Tint"), value(element, f"{stem}Shade"))
        return first, second or first

    def shading(self, element: Element | None) -> Pair:
        """The ground that a `shd` makes (17.3.5): its fill, with more or less of its pattern's colour."""
        if element is None or value(element) == "nil":
            return NONE
        pattern = value(element) or "clear"
        fill = self.pair(element, "fill", "themeFill", "themeFill")
        percent = PERCENT.get(pattern, 0)
        if pattern.startswith("pct") and pattern[3:].isdigit():
            percent = int(pattern[3:])
        if not percent:
            return fill
        ink = self.pair(element, "color")
        pair = [
            colours.mixed(ground or colours.WHITE, over or colours.BLACK, percent / 100)
            for ground, over in zip(fill, ink, strict=True)
        ]
        return pair[0], pair[1]


@dataclass(slots=True)
class Look:
    """How words look: what of it can make them unseen."""

    hidden: bool = False
    """`vanish`, which programs show or print only when asked to."""

    web_hidden: bool = False
    colour: Pair = NONE
    ground: Pair = NONE
    """The shading of the run."""

    highlight: Colour | None = None
    paragraph: Pair = NONE
    """The shading of the paragraph."""

    size: float = 20.0
    """Half points."""

    scale: float = 100.0
    """Width of the letters in percent."""

    spacing: float = 0.0
    """Between letters, twentieths of a point."""

    raised: float = 0.0
    """Above the line, half points."""

    filled: str = ""
    """What a text effect fills the letters with: `none`, `clear`, or nothing."""

    strange: bool = False
    """Whether the style is not there, or goes round in a circle."""


class Styles:
    """The styles of a Word file, and how words look that have them."""

    def __init__(self, root: Element | None, theme: Theme) -> None:
        """`root` is the part with the styles; None where there is none."""
        self.theme = theme
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._looks: dict[tuple[object, ...], Look] = {}
        self._base = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        for style in root.iter(f"{W}style") if root is not None else ():
            identity, kind = value(style, "styleId") or "", value(style, "type") or ""
            self._styles[identity] = style
            if value(style, "default") not in {None, *OFF}:
                self._defaults[kind] = identity

    def chain(self, identity: str | None, kind: str) -> list[Element]:
        """The style and those that it is based on, the furthest first."""
        found: list[Element] = []
        name = identity or self._defaults.get(kind)
        while name is not None and name in self._styles and len(found) < DEEPEST_STYLE:
            found.append(self._styles[name])
            name = value(self._styles[name].find(f"{W}basedOn"))
        return found[::-1]

    def look(self, paragraph: Element | None, run: Element | None, table: Iterable[Element] = ()) -> Look:
        """How words look with the properties of a paragraph and of a run, in cells with those of a table's style."""
        look = replace(self._start(value(_child(paragraph, "pStyle")), tuple(table)))
        self._ground(look, paragraph)
        for style in self.chain(value(_child(run, "rStyle")), "character"):
            self._apply(look, style.find(f"{W}rPr"))
        self._apply(look, run)
        if is_on(_child(run, "vanish")) is False:
            look.hidden = False
        return look

    def _start(self, name: str | None, table: tuple[Element, ...]) -> Look:
        """How words look by the defaults, a table's style and a paragraph's style, worked out once for each."""
        key = (name, *map(id, table))
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = Look()
            self._apply(look, self._base)
            for properties in table:
                self._apply(look, properties)
            for style in self.chain(name, "paragraph"):
                self._apply(look, style.find(f"{W}rPr"))
                self._ground(look, style.find(f"{W}pPr"))
        return look

    def paragraph(self, properties: Element | None) -> list[Element]:
        """The properties that apply to a paragraph, the nearest last."""
        styles = self.chain(value(_child(properties, "pStyle")), "paragraph")
        found = [style.find(f"{W}pPr") for style in styles] + [properties]
        return [each for each in found if each is not None]

    def _ground(self, look: Look, properties: Element | None) -> None:
        shading = _child(properties, "shd")
        if shading is not None:
            look.paragraph = self.theme.shading(shading)

    def _apply(self, look: Look, properties: Element | None) -> None:
        """Take over what run properties say; hidden stays hidden, since programs differ in how styles undo it."""
        for element in properties if properties is not None else ():
            name = element.tag.removeprefix(W)
            if name in {"vanish", "specVanish"}:
                look.hidden |= bool(is_on(element))
            elif name == "webHidden":
                look.web_hidden = bool(is_on(element))
            elif name == "color":
                look.colour = self.theme.pair(element)
            elif name == "shd":
                look.ground = self.theme.shading(element)
            elif name == "highlight":
                look.highlight = colours.HIGHLIGHTS.get(value(element) or "")
            elif name == f"{W14}textFill":
                look.filled = self._filled(look, element)
            else:
                _measure(look, name, value(element) or "")

    def _filled(self, look: Look, element: Element) -> str:
        """What a text effect fills letters with (MS-DOCX, 2.6.1.25)."""
        if element.find(f"{W14}noFill") is not None:
            return "none"
        for alpha in element.iter(f"{W14}alpha"):
            text = alpha.get(f"{W14}val") or ""
            if text.isdigit() and int(text) > 75_000:  # noqa: PLR2004 - thousandths of a percent, transparent
                return "clear"
        solid = element.find(f"{W14}solidFill")
        for colour in solid if solid is not None else ():
            found = colours.parse(colour.get(f"{W14}val"))
            found = found or self.theme.colour(DRAWN.get(colour.get(f"{W14}val") or ""))
            if found and len(colour) == 0:
                look.colour = (look.colour[0], found)
        return ""


DRAWN: Mapping[str, str] = {"tx1": "text1", "bg1": "background1", "tx2": "text2", "bg2": "background2"}
"""The names of a theme's texts and grounds in drawings."""


def _measure(look: Look, name: str, text: str) -> None:
    """Take over a measure of a run; the Strict form may give it with a unit or a percent sign."""
    length = number(text.removesuffix("%"))
    if length is None:
        return
    half_points = length if text[-1].isdigit() else length / 10
    if name == "sz":
        look.size = half_points
    elif name == "w":
        look.scale = length
    elif name == "spacing":
        look.spacing = length
    elif name == "position":
        look.raised = half_points


def _child(element: Element | None, name: str) -> Element | None:
    return None if element is None else element.find(W + name)
