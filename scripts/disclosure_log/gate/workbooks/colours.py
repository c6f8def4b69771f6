"""Whether letters of one colour can be seen on another, and what a workbook's ways of naming colours mean.

Sources: ISO/IEC 29500-1, 18.8.3 (colours), 18.8.19 (tint), 18.8.27 (the palette), 20.1.6.2 (themes); WCAG 2.2.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Colour = tuple[int, int, int]
"""Red, green and blue, from 0 to 255."""

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)

LEAST_CONTRAST = 1.15
"""Below this ratio (WCAG) nobody reads letters, whatever the hues."""

LOW_CONTRAST, SAME_HUE = 1.35, 64
"""Below this ratio letters need another hue, a channel that differs by so much."""

FIRST = (
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF "
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
)
OFFICE = "FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72"


def parse(text: str) -> Colour | None:
    """The colour of six hexadecimal digits, or of eight with a degree of opacity before them, which nothing heeds."""
    digits = text[-6:]
    try:
        number = int(digits, 16)
    except ValueError:
        return None
    return (number >> 16 & 255, number >> 8 & 255, number & 255) if len(digits) == 6 else None  # noqa: PLR2004 - two figures a colour


def luminance(colour: Colour) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = [value / 255 for value in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 - WCAG 2.2, relative luminance
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def is_unseen(letters: Colour, ground: Colour) -> bool:
    """Whether nobody sees letters of this colour on that ground."""
    dark, light = sorted((luminance(letters), luminance(ground)))
    ratio = (light + 0.05) / (dark + 0.05)
    apart = max(abs(one - other) for one, other in zip(letters, ground, strict=True))
    return ratio < LEAST_CONTRAST or (ratio < LOW_CONTRAST and apart < SAME_HUE)


@dataclass(slots=True)
class Palette:
    """The colours of a workbook."""

    theme: Sequence[Colour] = tuple(parse(text) or BLACK for text in OFFICE.split())
    """In the order in which cells count them: light before dark."""

    indexed: Sequence[Colour] = tuple(parse(text) or BLACK for text in FIRST.split())
    """The numbered colours."""

    def colour(self, given: Mapping[str, str]) -> Colour | None:
        """The colour that the attributes of a colour element mean; None for the automatic one, or none known."""
        found: Colour | None = None
        if "rgb" in given:
            found = parse(given["rgb"])
        elif "theme" in given:
            found = _at(self.theme, given["theme"])
        elif "indexed" in given:
            found = {"64": BLACK, "65": WHITE}.get(given["indexed"]) or _at(self.indexed, given["indexed"])
        try:
            tint = float(given.get("tint", "0"))
        except ValueError:
            return None
        return found if found is None or not tint else _tinted(found, tint)


def _at(colours: Sequence[Colour], index: str) -> Colour | None:
    """The colour at a place of a list."""
    return colours[int(index)] if index.isdecimal() and int(index) < len(colours) else None


def _tinted(colour: Colour, tint: float) -> Colour:
    """A colour made lighter (above 0) or darker (below)."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(value / 255 for value in colour))
    lightness = lightness * (1 + tint) if tint < 0 else lightness * (1 - tint) + tint
    red, green, blue = colorsys.hls_to_rgb(hue, min(max(lightness, 0), 1), saturation)
    return (round(red * 255), round(green * 255), round(blue * 255))
