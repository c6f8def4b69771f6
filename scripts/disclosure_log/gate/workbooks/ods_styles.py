"""How the cells of an OpenDocument sheet look. Source: OASIS OpenDocument 1.3, part 3, 16 (styles), 20 (formatting)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from disclosure_log.documents.opendocument import key_of, keys_of, points
from disclosure_log.gate.workbooks.colours import WHITE, Colour, is_unseen, parse
from disclosure_log.gate.workbooks.styles import TINIEST, Font, Look

SHOWING = {
    "number:number", "number:scientific-number", "number:fraction", "number:day", "number:month", "number:year",
    "number:day-of-week", "number:week-of-year", "number:quarter", "number:hours", "number:minutes", "number:seconds",
    "number:boolean", "number:text-content", "number:era", "number:am-pm",
}  # fmt: skip
"""What in a format shows something of a value."""

FAR_MARGIN = 400.0
"""From this indent in points on, to either side, words begin beside the cell."""


@dataclass(frozen=True, slots=True)
class OdsLook:
    """How a cell, a row, a column, a sheet or a run looks."""

    look: Look = field(default_factory=Look)
    size: float | None = None
    """The height of a row, or the width of a column, in points."""

    hides: bool = False
    """Whether its format shows nothing of a value, or it is hidden as a whole."""

    maps: tuple[str, ...] = ()
    """The styles that it takes on under a condition."""


class OdsStyles:
    """The styles of a document, from both of its parts."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._formats: dict[str, Element] = {}
        self._fonts: dict[str, str] = {}
        self._looks: dict[tuple[str, str], OdsLook] = {}

    def add(self, root: Element) -> None:
        """Take in everything that is a style under `root`."""
        for element in root.iter():
            key, given = key_of(element.tag), keys_of(element.attrib)
            if key == "style:style":
                self._styles[given.get("style:family", ""), given.get("style:name", "")] = element
            elif key == "style:default-style":
                self._styles[given.get("style:family", ""), ""] = element
            elif key == "style:font-face":
                self._fonts[given.get("style:name", "")] = given.get("svg:font-family", "").strip("'\"")
            elif key.startswith("number:") and key.endswith("-style"):
                self._formats[given.get("style:name", "")] = element
        self._looks.clear()

    def look(self, family: str, name: str) -> OdsLook:
        """The look that the style `name` of a family gives, with those of its parents."""
        found = self._looks.get((family, name))
        if found is None:
            found = self._looks[family, name] = self._make(family, name)
        return found

    def _make(self, family: str, name: str) -> OdsLook:
        """Put a look together, from the default style down."""
        chain: list[Element] = []
        seen: set[str] = set()
        current = name
        while current not in seen and (element := self._styles.get((family, current))) is not None:
            chain.insert(0, element)
            seen.add(current)
            current = keys_of(element.attrib).get("style:parent-style-name", "")
        look = OdsLook()
        for element in chain:
            look = self._over(look, element)
        return look

    def _over(self, below: OdsLook, element: Element) -> OdsLook:
        """Lay a style over those that it comes from."""
        look, size, hides, maps = below.look, below.size, below.hides, list(below.maps)
        font = look.font
        code = keys_of(element.attrib).get("style:data-style-name", "")
        if code:
            hides = self.hides(code)
            colour = self._format_colour(code)
            if colour is not None:
                font = dataclasses.replace(font, colour=colour)
        for part in element:
            key, given = key_of(part.tag), keys_of(part.attrib)
            if key == "style:text-properties":
                font = self._font(font, given)
                hides = hides or given.get("text:display") in {"none", "condition"}
            elif key == "style:table-cell-properties":
                ground = given.get("fo:background-color", "")
                colour = parse(ground) if ground.startswith("#") else (WHITE if ground == "transparent" else None)
                look = dataclasses.replace(look, grounds=(colour,) if colour else look.grounds)
                look = dataclasses.replace(look, shrinks=look.shrinks or given.get("style:shrink-to-fit") == "true")
                hides = hides or "hidden" in given.get("style:cell-protect", "").replace("formula-hidden", "")
            elif key == "style:paragraph-properties":
                look = dataclasses.replace(look, far=abs(points(given.get("fo:margin-left")) or 0) >= FAR_MARGIN)
            elif key in {"style:table-column-properties", "style:table-row-properties"}:
                size = points(given.get("style:column-width", given.get("style:row-height", ""))) if given else size
            elif key == "style:table-properties":
                hides = hides or given.get("table:display") == "false"
            elif key == "style:map":
                maps.append(given.get("style:apply-style-name", ""))
        return OdsLook(dataclasses.replace(look, font=font), size, hides, tuple(maps))

    def _font(self, font: Font, given: dict[str, str]) -> Font:
        """A font with what is said of it changed."""
        if given.get("style:use-window-font-color") == "true" or "loext:color-lum-mod" in given:
            font = dataclasses.replace(font, colour=None)
        colour = given.get("fo:color", "")
        if colour.startswith("#"):
            font = dataclasses.replace(font, colour=parse(colour), known=parse(colour) is not None)
        size = points(given.get("fo:font-size"))
        name = given.get("fo:font-family", self._fonts.get(given.get("style:font-name", ""), ""))
        return dataclasses.replace(font, size=font.size if size is None else size, name=name or font.name)

    def hides(self, code: str) -> bool:
        """Whether a format shows nothing of what a cell has, in one case at least that is not zero."""
        element = self._formats.get(code)
        if element is None:
            return False
        if not any(key_of(part.tag) in SHOWING for part in element.iter()):
            return True
        for part in element:
            given = keys_of(part.attrib)
            if key_of(part.tag) == "style:map" and given.get("style:condition", "").replace(" ", "") != "value()=0":
                mapped = self._formats.get(given.get("style:apply-style-name", ""))
                if mapped is not None and not any(key_of(inner.tag) in SHOWING for inner in mapped.iter()):
                    return True
        return False

    def _format_colour(self, code: str) -> Colour | None:
        """The colour that a format gives to letters."""
        element = self._formats.get(code)
        for part in element if element is not None else ():
            colour = keys_of(part.attrib).get("fo:color", "")
            if key_of(part.tag) == "style:text-properties" and colour.startswith("#"):
                return parse(colour)
        return None


def is_seen(cell: Look, run: Font | None = None) -> str:
    """Why letters in a cell, or a run of them, are not seen: the key of a meaning; empty where they are.

    Letters without a colour of their own are made light or dark by the program, whatever is behind them.
    """
    colour = run.colour if run and run.colour is not None else cell.font.colour
    size = run.size if run and run.size is not None else cell.font.size
    if colour is not None and any(is_unseen(colour, ground) for ground in cell.grounds):
        return "workbook-unseen-colour"
    if size is not None and size <= TINIEST:
        return "workbook-tiny-letters"
    return ""
