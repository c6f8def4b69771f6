"""Pictures that something was drawn over: what lies under a box is still in the file.

A picture is hidden where the page looks the same without it, and something is hidden where what the picture has there
is not all of one colour.
"""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageFilter

from disclosure_log.documents.pdf_pages.drawn import Box, Drawn, ShownPage, TooMuch, area, overlap
from disclosure_log.gate.pdf.ink import Sheet, difference

MOST_PIXELS = 3_000_000
"""How many pixels of a page are drawn at once."""

SCALE = 1.5
"""Pixels a unit."""

MOST_IMAGES = 300
"""How many covered pictures of a page are looked at."""

SMALLEST_COVER = 20.0
"""The area of the smallest thing that is taken to cover a picture, in square units."""

SAME = 10
"""Pixels that differ by less look the same."""

LEAST_SPREAD = 48
"""How far the lightest and the darkest of what is hidden are apart, of 255, for it to say something."""

LEAST_PIXELS = 24
"""How many pixels of what is hidden differ from most of it."""


def covered_pictures(page: ShownPage) -> int:
    """How many pictures of `page` have something under a cover."""
    images = [drawn for drawn in page.of_kind(pdfium.FPDF_PAGEOBJ_IMAGE) if overlap(drawn.box, page.box)]
    covered = [(image, list(_covers(page, image))) for image in images]
    doubtful = [(image, covers) for image, covers in covered if covers]
    if len(doubtful) > MOST_IMAGES:
        raise TooMuch
    return sum(_hides_something(page, image, covers) for image, covers in doubtful)


def _covers(page: ShownPage, image: Drawn) -> Iterator[Box]:
    """The parts of `image` over which something was drawn later."""
    for drawn in page.objects[image.order + 1 :]:
        if drawn.kind != pdfium.FPDF_PAGEOBJ_TEXT:
            part = shared(drawn.box, image.box, page.box)
            if area(part) >= SMALLEST_COVER:
                yield part
    for annotation in page.annotations():
        part = shared(annotation, image.box, page.box)
        if area(part) >= SMALLEST_COVER:
            yield part


def shared(*boxes: Box) -> Box:
    """The box that all boxes share; without area if there is none."""
    left, bottom = max(box[0] for box in boxes), max(box[1] for box in boxes)
    right, top = min(box[2] for box in boxes), min(box[3] for box in boxes)
    return (left, bottom, max(left, right), max(bottom, top))


def _hides_something(page: ShownPage, image: Drawn, covers: list[Box]) -> bool:
    """Whether `image` has, under one of `covers`, what is not all of one colour and makes no difference to the page."""
    region = shared(image.box, page.box)
    scale = min(SCALE, (MOST_PIXELS / max(area(region), 1.0)) ** 0.5)
    others = [drawn for drawn in page.objects if drawn is not image]
    alone = page.render(scale, without=others, region=region, annotations=False)
    shown = page.render(scale, region=region)
    without = page.render(scale, without=[image], region=region)
    unseen = difference(shown, without).point([255] * SAME + [0] * (256 - SAME))
    painted = difference(alone, Image.new("RGB", alone.size, "white"))
    picture, paint = Sheet(alone.convert("L"), region, scale), Sheet(ImageChops.invert(painted), region, scale)
    if not any(_is_hidden_under(cover, picture, paint, Sheet(unseen, region, scale)) for cover in covers):
        return False
    # Narrow strokes over a picture, such as letters and lines, hide nothing that could be read.
    broad = Sheet(unseen.filter(ImageFilter.MinFilter(5)), region, scale)
    return any(_is_hidden_under(cover, picture, paint, broad) for cover in covers)


def _is_hidden_under(cover: Box, picture: Sheet, paint: Sheet, unseen: Sheet) -> bool:
    """Whether what is hidden under `cover` says something, by its shades or by its colours."""
    mask = unseen.crop(cover)
    return (
        mask is not None
        and mask.getbbox() is not None
        and any(part is not None and _says_something(part, mask) for part in (picture.crop(cover), paint.crop(cover)))
    )


def _says_something(picture: Image.Image, mask: Image.Image) -> bool:
    """Whether `picture` has more than one shade within `mask`."""
    counts = picture.histogram(mask)
    most = max(range(256), key=counts.__getitem__)
    return sum(counts[: max(most - LEAST_SPREAD, 0)]) + sum(counts[most + LEAST_SPREAD :]) >= LEAST_PIXELS
