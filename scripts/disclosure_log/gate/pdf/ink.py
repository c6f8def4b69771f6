"""Where something puts ink on a page: the difference between the page with it and the page without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PIL import Image, ImageChops

from disclosure_log.documents.pdf_pages.drawn import Box

LEAST_CONTRAST = 22
"""How much a channel (of 255) must differ for people to see it, about a contrast of 1.2 on white paper."""

LEAST_CONTRAST_IN_THE_DARK = 44
"""The same where everything around is near black."""

DARK = 72
"""What counts as near black, of 255."""


def difference(first: Image.Image, second: Image.Image) -> Image.Image:
    """The greatest difference of a channel, pixel by pixel."""
    red, green, blue = ImageChops.difference(first, second).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


BLUE = [value * 30 // 100 for value in range(256)]
"""Blue adds little to how light a colour is (WCAG 2.2: 7 %): pale yellow on white is not seen."""


def _seen_difference(first: Image.Image, second: Image.Image) -> Image.Image:
    red, green, blue = ImageChops.difference(first, second).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue.point(BLUE))


def ink(shown: Image.Image, bare: Image.Image) -> Image.Image:
    """255 where `shown` visibly differs from `bare`, else 0."""
    apart = _seen_difference(shown, bare)
    lightest = ImageChops.lighter(_brightest(shown), _brightest(bare))
    in_light = apart.point(_steps(LEAST_CONTRAST))
    in_the_dark = apart.point(_steps(LEAST_CONTRAST_IN_THE_DARK))
    return Image.composite(in_light, in_the_dark, lightest.point(_steps(DARK)))


def _brightest(image: Image.Image) -> Image.Image:
    red, green, blue = image.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue.point(BLUE))


def _steps(least: int) -> list[int]:
    return [0] * least + [255] * (256 - least)


def extremes(part: Image.Image) -> tuple[int, int]:
    """The darkest and the lightest shade of an image of one band."""
    darkest, lightest = part.getextrema()
    return int(cast("int", darkest)), int(cast("int", lightest))  # one band, two numbers


@dataclass(frozen=True, slots=True)
class Sheet:
    """An image of a part of a page."""

    image: Image.Image
    region: Box
    scale: float

    def pixels(self, box: Box) -> tuple[int, int, int, int] | None:
        """The pixels that `box` touches, as left, upper, right, lower; None if it lies outside."""
        # Without `min` and `max`, which are slow for as many letters as a page has.
        edge, top, scale = self.region[0], self.region[3], self.scale
        left, right = int((box[0] - edge) * scale + 0.2), int((box[2] - edge) * scale - 0.2) + 1
        upper, lower = int((top - box[3]) * scale + 0.2), int((top - box[1]) * scale - 0.2) + 1
        width, height = self.image.size
        if left < 0 or upper < 0 or right > width or lower > height:
            left, upper, right, lower = max(left, 0), max(upper, 0), min(right, width), min(lower, height)
            if left >= right or upper >= lower:
                return None
        return left, upper, (right if right > left else left + 1), (lower if lower > upper else upper + 1)

    def crop(self, box: Box) -> Image.Image | None:
        """The part of the image within `box`; None if it lies outside."""
        pixels = self.pixels(box)
        return self.image.crop(pixels) if pixels else None

    def inked(self, box: Box) -> tuple[int, int]:
        """How many pixels of a mask are set within `box`, and how many there are."""
        part = self.crop(box)
        if part is None:
            return 0, 0
        values = part.tobytes()
        return values.count(255), len(values)


class Mask:
    """The bytes of a mask of a whole page, for many quick questions."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._values = sheet.image.tobytes()
        self._width = sheet.image.width

    def has(self, box: Box, least: int, share: float) -> bool:
        """Whether at least `least` pixels and `share` of the pixels of `box` are set."""
        pixels = self._sheet.pixels(box)
        if pixels is None:
            return False
        left, upper, right, lower = pixels
        wanted = max(least, share * (right - left) * (lower - upper))
        count, values, width = 0, self._values, self._width
        for start in range(upper * width, lower * width, width):
            count += values.count(255, start + left, start + right)
            if count >= wanted:
                return True
        return False
