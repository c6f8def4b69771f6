"""Whether words can be seen on their ground: colours as office programs write and mix them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255 each."""

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)

LEAST_CONTRAST = 1.15
"""The contrast (WCAG 2.2, definition of contrast ratio) below which nobody reads words, whatever their hue."""

FAINT_CONTRAST = 1.3
FAINT_DISTANCE = 60  # below both, words are lost; with a distance above, their hue shows them

HIGHLIGHTS: Mapping[str, Colour] = {  # ISO/IEC 29500-1, 17.18.40
    "black": BLACK,
    "blue": (0, 0, 255),
    "cyan": (0, 255, 255),
    "darkBlue": (0, 0, 128),
    "darkCyan": (0, 128, 128),
    "darkGray": (128, 128, 128),
    "darkGreen": (0, 128, 0),
    "darkMagenta": (128, 0, 128),
    "darkRed": (128, 0, 0),
    "darkYellow": (128, 128, 0),
    "green": (0, 255, 0),
    "lightGray": (192, 192, 192),
    "magenta": (255, 0, 255),
    "red": (255, 0, 0),
    "white": WHITE,
    "yellow": (255, 255, 0),
}


def parse(text: str | None) -> Colour | None:
    """A colour of six hexadecimal digits, with `#` or not; None for anything else, such as `auto`."""
    digits = (text or "").removeprefix("#")
    try:
        return (
            (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)) if len(digits) == len("RRGGBB") else None
        )
    except ValueError:
        return None


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """`colour` with so great a share (0 to 1) of the `other` in it."""
    red, green, blue = (round(one + (two - one) * share) for one, two in zip(colour, other, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - as defined there
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def is_dark(colour: Colour) -> bool:
    """Whether black words would be lost on it: where somebody blacks out words, not where they choose a dark red."""
    return luminance(colour) < 0.03  # noqa: PLR2004 - contrast with black below 1.6


@lru_cache(maxsize=4096)
def unseen(words: Colour, ground: Colour) -> bool:
    """Whether nobody sees words of that colour on that ground."""
    light, dark = sorted((luminance(words), luminance(ground)), reverse=True)
    contrast = (light + 0.05) / (dark + 0.05)
    distance = sum((one - two) ** 2 for one, two in zip(words, ground, strict=True)) ** 0.5
    return contrast < LEAST_CONTRAST or (contrast < FAINT_CONTRAST and distance < FAINT_DISTANCE)
