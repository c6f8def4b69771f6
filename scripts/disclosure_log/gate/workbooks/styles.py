"""How the cells of a workbook look: whether anybody can see what stands in them.

Source: ISO/IEC 29500-1, 18.8 (styles), 18.8.14 (differential formats), 18.8.40 (table styles).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from disclosure_log.documents.number_formats import BUILT_IN, NumberFormat, number_format
from disclosure_log.documents.spreadsheetml import flag, keyed, number
from disclosure_log.gate.workbooks.colours import BLACK, WHITE, Colour, Palette, is_unseen, parse

TINIEST = 4.0
"""Letters of this size in points, or smaller, are not seen."""

SYMBOLS = {"wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol", "marlett", "zapf dingbats", "opensymbol"}
"""Fonts that show signs in the place of letters."""

FAR_INDENT = 60
"""From this indent on, words begin beside the cell."""

MOST_OF_THE_GROUND = {"solid", "darkGray", "mediumGray"}  # patterns whose first colour covers half of a cell or more


@dataclass(frozen=True, slots=True)
class Font:
    """How letters look; None for what is not said."""

    colour: Colour | None = None
    size: float | None = None
    name: str = ""
    known: bool = True
    """Whether its colour was understood."""


@dataclass(frozen=True, slots=True)
class Dress:
    """What a rule or a table's style lays over a cell; None for what it leaves as it is."""

    font: Font | None = None
    grounds: tuple[Colour, ...] | None = None
    format: NumberFormat | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks."""

    font: Font = Font()
    grounds: tuple[Colour, ...] = (WHITE,)
    """Every colour that its ground may have."""

    format: NumberFormat = field(default_factory=lambda: number_format("General"))
    shrinks: bool = False
    """Whether its letters are made smaller until they fit."""

    far: bool = False
    """Whether its words begin beside it."""

    has_ground: bool = False
    """Whether it has a colour of its own, over which no table's style goes."""

    def unseen(self, font: Font | None = None, dress: Dress | None = None) -> bool:
        """Whether letters, of another font or under a dress if these are given, have the colour of their ground."""
        letters = [self.font, *([dress.font] if dress and dress.font else []), *([font] if font else [])]
        colour = next((one.colour for one in reversed(letters) if one.colour is not None), BLACK)
        grounds = dress.grounds if dress and dress.grounds else self.grounds
        return any(is_unseen(colour, ground) for ground in grounds) or not all(one.known for one in letters)

    def tiny(self, font: Font | None = None) -> bool:
        """Whether letters are too small to be seen."""
        size = font.size if font and font.size is not None else self.font.size
        return size is not None and size <= TINIEST

    def signs(self, font: Font | None = None) -> bool:
        """Whether signs stand in the place of letters."""
        return (font.name if font and font.name else self.font.name).casefold() in SYMBOLS


class Styles:
    """The styles of a workbook."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        """Read the roots of the styles and of the theme; either may be missing."""
        self.palette = Palette()
        if theme is not None:
            self._read_theme(theme)
        parts = {keyed(child.tag): child for child in root} if root is not None else {}
        if (colours := _child(parts.get("colors"), "indexedColors")) is not None:
            own = [parse(entry.get("rgb", "")) or BLACK for entry in colours]
            self.palette.indexed = [*own, *self.palette.indexed[len(own) :]]
        self.codes = dict(BUILT_IN)
        """The number formats, by number."""
        self.own_codes: set[int] = set()
        for entry in _children(parts.get("numFmts")):
            number_of = int(number(entry.get("numFmtId"), -1))
            self.codes[number_of] = entry.get("formatCode", "")
            self.own_codes.add(number_of)
        self._fonts = [self.font(entry) for entry in _children(parts.get("fonts"))]
        self._fills = [self._grounds(entry) for entry in _children(parts.get("fills"))]
        self._bases = list(_children(parts.get("cellStyleXfs")))
        self._forms = list(_children(parts.get("cellXfs")))
        self.looks = [self._look(form) for form in self._forms] or [Look()]
        """The look of each style that a cell can have."""
        self.dresses = [self.dress(entry) for entry in _children(parts.get("dxfs"))]
        """What rules and table styles refer to."""
        self.table_styles = {
            style.get("name", ""): {part.get("type", ""): int(number(part.get("dxfId"), -1)) for part in style}
            for style in _children(parts.get("tableStyles"))
        }

    def look(self, style: int) -> Look:
        """The look of a cell of this style."""
        return self.looks[style] if style < len(self.looks) else Look()

    def format_number(self, style: int) -> int:
        """Which number format a cell of this style has."""
        return int(number(self._forms[style].get("numFmtId"), 0)) if style < len(self._forms) else 0

    def font(self, element: Element | None) -> Font:
        """What a font, or the properties of a run, say."""
        colour, size, name, known = None, None, "", True
        for child in _children(element):
            key = keyed(child.tag)
            if key == "color":
                colour = self.palette.colour(child.attrib)
                known = colour is not None or not ({"rgb", "theme", "indexed"} & set(child.attrib))
            elif key == "sz":
                size = number(child.get("val"), 0)
            elif key in {"name", "rFont"}:
                name = child.get("val", "")
        return Font(colour, size, name, known)

    def dress(self, element: Element) -> Dress:
        """What a differential format lays over a cell."""
        parts = {keyed(child.tag): child for child in element}
        fill = parts.get("fill")
        code = parts["numFmt"].get("formatCode") if "numFmt" in parts else None
        return Dress(
            self.font(parts["font"]) if "font" in parts else None,
            self._grounds(fill, laid_over=True) if fill is not None and len(fill) else None,
            number_format(code) if code is not None else None,
        )

    def _read_theme(self, theme: Element) -> None:
        """Take the colours of a theme (20.1.6.2); a colour of the system has its last value beside it."""
        colours: dict[str, Colour] = {}
        for scheme in theme.iter():
            if keyed(scheme.tag) != "a:clrScheme":
                continue
            for entry in scheme:
                value = entry[0] if len(entry) else entry
                found = parse(value.get("lastClr", value.get("val", "")))
                if found is not None:
                    colours[keyed(entry.tag)] = found
            break
        names = ("lt1", "dk1", "lt2", "dk2", *(f"accent{index}" for index in range(1, 7)), "hlink", "folHlink")
        self.palette.theme = [
            colours.get(f"a:{name}", usual) for name, usual in zip(names, self.palette.theme, strict=True)
        ]

    def _grounds(self, fill: Element, *, laid_over: bool = False) -> tuple[Colour, ...]:
        """The colours of the ground that a fill makes; empty for none."""
        pattern = fill[0] if len(fill) else fill
        if keyed(pattern.tag) == "gradientFill":
            stops = [self.palette.colour(entry.attrib) for entry in pattern.iter() if keyed(entry.tag) == "color"]
            return tuple(stop for stop in stops if stop is not None)
        kind = pattern.get("patternType", "solid" if laid_over else "none")
        if kind == "none" and not (laid_over and len(pattern)):
            return ()
        colours = {keyed(child.tag): self.palette.colour(child.attrib) for child in pattern}
        first, second = colours.get("fgColor"), colours.get("bgColor")
        if laid_over:
            return tuple(colour for colour in (second, first) if colour is not None)
        if kind in MOST_OF_THE_GROUND:
            return (first if first is not None else BLACK,)
        return (second if second is not None else WHITE,)

    def _look(self, form: Element) -> Look:
        """The look of a cell format; where it says that its style's part counts, that is what is seen."""
        base = int(number(form.get("xfId"), 0))
        style = self._bases[base] if base < len(self._bases) else form
        font = int(number(form.get("fontId", style.get("fontId")), 0))
        fill = int(number(form.get("fillId", style.get("fillId")), 0))
        grounds = self._fills[fill] if 0 <= fill < len(self._fills) else ()
        code = self.codes.get(int(number(form.get("numFmtId"), 0)), "General")
        alignment = next((child for child in form if keyed(child.tag) == "alignment"), None)
        placed: Mapping[str, str] = alignment.attrib if alignment is not None else {}
        return Look(
            self._fonts[font] if 0 <= font < len(self._fonts) else Font(),
            grounds or (WHITE,),
            number_format(code),
            flag(placed.get("shrinkToFit")),
            number(placed.get("indent"), 0) >= FAR_INDENT,
            bool(grounds),
        )


def _children(element: Element | None) -> Iterable[Element]:
    """The children of an element that may be missing."""
    return element if element is not None else ()


def _child(element: Element | None, key: str) -> Element | None:
    """The first child with this key."""
    return next((child for child in _children(element) if keyed(child.tag) == key), None)
