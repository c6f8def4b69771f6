"""How words look in an OpenDocument text: its styles, and what of them nobody sees (ISO/IEC 26300-1, 16 and 20)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from disclosure_log.documents import colours
from disclosure_log.documents.colours import Colour

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{OASIS}office:1.0}}"
TEXT = f"{{{OASIS}text:1.0}}"
TABLE = f"{{{OASIS}table:1.0}}"
DRAW = f"{{{OASIS}drawing:1.0}}"
STYLE = f"{{{OASIS}style:1.0}}"
SVG = f"{{{OASIS}svg-compatible:1.0}}"
FO = f"{{{OASIS}xsl-fo-compatible:1.0}}"
CONFIG = f"{{{OASIS}config:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"

LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|cm|mm|in|pc|px)")
POINTS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pc": 12.0, "px": 0.75}
DEEPEST_STYLE = 20

SMALLEST = 4.0  # points
NARROWEST = 15.0  # percent
SQUEEZED = -3.0
FURTHEST_LEFT = -85.0
FURTHEST_RIGHT = 475.0
MOST_CLEAR = 15.0


def points(text: str | None) -> float | None:
    """A length in points; None where it is none."""
    match = LENGTH.fullmatch((text or "").strip())
    return float(match[1]) * POINTS[match[2]] if match else None


def percent(text: str | None, otherwise: float) -> float:
    """A percentage; `otherwise` where it is none."""
    said = (text or "").strip()
    try:
        return float(said.removesuffix("%")) if said.endswith("%") else otherwise
    except ValueError:
        return otherwise


@dataclass(frozen=True, slots=True)
class Ground:
    """On what words stand."""

    colour: Colour = colours.WHITE
    reason: str = ""
    """Why nobody sees what stands there."""


class Styles:
    """The styles of one part of an OpenDocument text, with those that it shares with the other part."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """`roots` are the parts; styles of the first go before those of the others."""
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self.layouts: dict[str, Element] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                self._styles.setdefault((style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")), style)
            for style in root.iter(f"{STYLE}default-style"):
                self._defaults.setdefault(style.get(f"{STYLE}family", ""), style)
            for layout in root.iter(f"{STYLE}page-layout"):
                self.layouts.setdefault(layout.get(f"{STYLE}name", ""), layout)

    def chain(self, family: str, name: str | None) -> list[Element]:
        """The style and those that it is based on, the furthest first."""
        found: list[Element] = []
        while name and (family, name) in self._styles and len(found) < DEEPEST_STYLE:
            found.append(self._styles[family, name])
            name = found[-1].get(f"{STYLE}parent-style-name")
        if family in self._defaults:
            found.append(self._defaults[family])
        return found[::-1]

    def properties(self, family: str, name: str | None, kind: str) -> dict[str, str]:
        """The formatting attributes of a kind (`text`, `paragraph`, `graphic` …) that a style gives."""
        found: dict[str, str] = {}
        for style in self.chain(family, name):
            for each in style.findall(f"{STYLE}{kind}-properties"):
                _merge(found, each.attrib)
        return found

    def words(self, above: Mapping[str, str], family: str, name: str | None) -> dict[str, str]:
        """How words look with that style, inside words that look as `above`."""
        found = dict(above)
        styles = self.chain(family, name) if family == "paragraph" else self.chain(family, name)[-DEEPEST_STYLE:]
        for style in styles:
            if family == "text" and style.tag == f"{STYLE}default-style":
                continue
            for each in style.findall(f"{STYLE}text-properties"):
                _merge(found, each.attrib)
        return found


def _merge(found: dict[str, str], attributes: Mapping[str, str]) -> None:
    """Take over attributes; a colour undoes what was said of the automatic one."""
    if f"{FO}color" in attributes:
        found.pop(f"{STYLE}use-window-font-color", None)
        found.pop(f"{LOEXT}opacity", None)
    found.update(attributes)


def background(attributes: Mapping[str, str], otherwise: Colour) -> Colour:
    """The ground that formatting attributes give."""
    filled = colours.parse(attributes.get(f"{DRAW}fill-color")) if attributes.get(f"{DRAW}fill") == "solid" else None
    return filled or colours.parse(attributes.get(f"{FO}background-color")) or otherwise


def reason(look: Mapping[str, str], ground: Ground) -> str:
    """The key for which nobody sees words that look so; empty where they are seen."""
    if ground.reason:
        return ground.reason
    if look.get(f"{TEXT}display", "true") != "true":
        return "document-hidden"
    if _is_tiny(look):
        return "document-tiny"
    automatic = look.get(f"{STYLE}use-window-font-color") == "true"
    clear = percent(look.get(f"{LOEXT}opacity"), 100.0)
    if not automatic and clear < MOST_CLEAR and f"{FO}color" in look:
        return "document-transparent"
    words = None if automatic else colours.parse(look.get(f"{FO}color"))
    behind = background({f"{FO}background-color": look.get(f"{FO}background-color", "")}, ground.colour)
    if words is None or not colours.unseen(words, behind):
        return ""
    return "document-blackened" if colours.is_dark(behind) else "document-same-colour"


def _is_tiny(look: Mapping[str, str]) -> bool:
    """Whether letters are so small or so squeezed that nobody sees them."""
    size = points(look.get(f"{FO}font-size"))
    position = (look.get(f"{STYLE}text-position") or "").split()
    raised = percent(position[0], 0.0) if position else 0.0
    small = percent(position[-1], 100.0) if len(position) > 1 else 100.0
    return (
        (size is not None and size < SMALLEST)
        or percent(look.get(f"{FO}font-size"), 100.0) < NARROWEST
        or percent(look.get(f"{STYLE}text-scale"), 100.0) < NARROWEST
        or (points(look.get(f"{FO}letter-spacing")) or 0.0) <= SQUEEZED
        or small < NARROWEST
        or abs(raised) > 100  # noqa: PLR2004 - percent of a line
    )


def paragraph_reason(attributes: Mapping[str, str]) -> str:
    """The key for which nobody sees a paragraph; empty if it is seen."""
    line = points(attributes.get(f"{FO}line-height"))
    low = percent(attributes.get(f"{FO}line-height"), 100.0)
    if (line is not None and line < SMALLEST) or low < NARROWEST:
        return "document-tiny"
    sides = [points(attributes.get(f"{FO}{name}")) or 0.0 for name in ("margin-left", "margin-right", "text-indent")]
    first = sides[0] + sides[2]
    out = min(*sides[:2], first) < FURTHEST_LEFT or max(*sides[:2], first, sides[0] + sides[1]) > FURTHEST_RIGHT
    return "document-off-page" if out else ""


def used_masters(content: Element, styles: Element) -> set[str]:
    """The names of the kinds of pages that a text uses, the usual one among them (16.9)."""
    masters = {each.get(f"{STYLE}name", ""): each for each in styles.iter(f"{STYLE}master-page")}
    used = {"Standard"} if "Standard" in masters else set(list(masters)[:1])
    for root in (content, styles):
        used |= {each.get(f"{STYLE}master-page-name", "") for each in root.iter(f"{STYLE}style")}
    waiting = list(used)
    while waiting:
        master = masters.get(waiting.pop())
        following = None if master is None else master.get(f"{STYLE}next-style-name")
        if following and following not in used:
            used.add(following)
            waiting.append(following)
    return used
