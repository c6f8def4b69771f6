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


def ink(shown: Image.Image, bare: Image.Image) -> Image.Image:
    """255 where `shown` visibly differs from `bare`, else 0."""
    apart = difference(shown, bare)
    lightest = ImageChops.lighter(_brightest(shown), _brightest(bare))
    in_light = apart.point(_steps(LEAST_CONTRAST))
    in_the_dark = apart.point(_steps(LEAST_CONTRAST_IN_THE_DARK))
    return Image.composite(in_light, in_the_dark, lightest.point(_steps(DARK)))


def _brightest(image: Image.Image) -> Image.Image:
    red, green, blue = image.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


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
        left = max(int((box[0] - self.region[0]) * self.scale + 0.2), 0)
        upper = max(int((self.region[3] - box[3]) * self.scale + 0.2), 0)
        right = min(int((box[2] - self.region[0]) * self.scale - 0.2) + 1, self.image.width)
        lower = min(int((self.region[3] - box[1]) * self.scale - 0.2) + 1, self.image.height)
        return (left, upper, max(right, left + 1), max(lower, upper + 1)) if left < right and upper < lower else None

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
