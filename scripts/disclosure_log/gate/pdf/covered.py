"""Pictures that something was drawn over: what lies under a box is still in the file.

A picture is hidden where the page looks the same without it, and something is hidden where what the picture has there
is not all of one colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageFilter

from disclosure_log.documents.pdf_pages.drawn import Box, Drawn, ShownPage, TooMuch, area, overlap, picture_of
from disclosure_log.gate.pdf.ink import Sheet, difference, extremes

MOST_PIXELS = 3_000_000
"""How many pixels of a page are drawn at once."""

SCALE = 1.5
"""Pixels a unit."""

MOST_IMAGES = 300
"""How many doubtful pictures of a page are looked at."""

MOST_PAIRS = 10_000_000
"""How many pairs of a picture and something drawn over it are compared."""

MOST_COVERS = 200
"""How many covers of a picture are looked at one by one; more are looked at together."""

SMALLEST_COVER = 20.0
"""The area of the smallest thing that is taken to cover a picture, in square units."""

PANEL = 0.1
"""How much of the page a panel takes at the least."""

BACKGROUND = 0.6
"""How much of the page a picture behind the page takes at the least."""

LEAST_LETTERS = 40
"""How many letters stand on a panel at the least."""

PAPER = 200
"""The darkest shade of paper, of 255."""

COARSE = 0.25
"""Pixels a unit, where only the shades of a picture matter."""

OUTSIDE = 0.02
"""How much of a picture lies on the page at the most, for it to count as lying beside the page."""

SAME = 10
"""Pixels that differ by less look the same."""

LEAST_SPREAD = 48
"""How far the lightest and the darkest of what is hidden are apart, of 255, for it to say something."""

LEAST_EDGE = 20
"""How far neighbouring pixels are apart at an edge, of 255."""

LEAST_EDGE_IN_ONE_COLOUR = 100
"""The same in a picture of one colour, which may be a shadow."""

LEAST_PIXELS = 24
"""How many pixels of what is hidden differ from most of it."""


def covered_pictures(page: ShownPage, seen: list[Box]) -> int:
    """How many pictures of `page` have something that is hidden; `seen` are the places of the letters that are seen."""
    images = page.of_kind(pdfium.FPDF_PAGEOBJ_IMAGE)
    inside = [drawn for drawn in images if overlap(drawn.box, page.box) > OUTSIDE * area(drawn.box)]
    if not images:
        return 0
    if len(inside) * len(page.objects) > MOST_PAIRS:
        raise TooMuch
    annotations = list(page.annotations())
    large = [drawn for drawn in page.objects if area(drawn.box) >= SMALLEST_COVER]
    doubtful = []
    alone = []
    hidden = len(images) - len(inside)
    for image in inside:
        covers = [
            cover for cover in _covers(page, image, large, annotations) if not _is_panel(page, image, cover, seen)
        ]
        if covers:
            doubtful.append((image, covers))
        else:
            alone.append(image)
    if len(doubtful) > MOST_IMAGES:
        raise TooMuch
    hidden += sum(_shades(image) >= LEAST_SPREAD for image in _without_trace(page, alone))
    return hidden + sum(_hides_something(page, image, covers) for image, covers in doubtful)


def _without_trace(page: ShownPage, images: list[Drawn]) -> list[Drawn]:
    """Those of `images` that make no difference to the page."""
    if not images:
        return []
    scale = min(1.0, (MOST_PIXELS / max(area(page.box), 1.0)) ** 0.5)
    traces = Sheet(difference(page.render(scale), page.render(scale, without=images)), page.box, scale)
    parts = [(image, traces.crop(image.box)) for image in images]
    return [image for image, part in parts if part is not None and extremes(part)[1] < SAME]


@dataclass(frozen=True, slots=True)
class _Cover:
    """What was drawn over a picture: the place, and the object if it is one of the page."""

    box: Box
    drawn: Drawn | None


def _covers(page: ShownPage, image: Drawn, large: list[Drawn], annotations: list[Box]) -> Iterator[_Cover]:
    """What was drawn over `image` later."""
    for drawn in large:
        if drawn.order > image.order and drawn.kind != pdfium.FPDF_PAGEOBJ_TEXT:
            part = shared(drawn.box, image.box, page.box)
            if area(part) >= SMALLEST_COVER:
                yield _Cover(part, drawn)
    for annotation in annotations:
        part = shared(annotation, image.box, page.box)
        if area(part) >= SMALLEST_COVER:
            yield _Cover(part, None)


def _is_panel(page: ShownPage, image: Drawn, cover: _Cover, seen: list[Box]) -> bool:
    """Whether a cover is part of a design: a large panel with words, or a large picture, on a picture behind the page.

    On scans, which are mostly paper, nothing is.
    """
    if cover.drawn is None or area(cover.box) < PANEL * area(page.box):
        return False
    if overlap(image.box, page.box) < BACKGROUND * area(page.box):
        return False
    if cover.drawn.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        is_part = _shades(cover.drawn) >= LEAST_SPREAD
    else:
        is_part = sum(overlap(box, cover.box) > 0 for box in seen) >= LEAST_LETTERS
    return is_part and not _is_paper(page, image)


def _shades(drawn: Drawn) -> int:
    """How far the darkest and the lightest shade of a picture are apart, however it is drawn; 255 if it is unknown."""
    picture = picture_of(drawn)
    if picture is None:
        return 255
    darkest, lightest = extremes(picture.convert("L"))
    return lightest - darkest


def _alone(page: ShownPage, drawn: Drawn, region: Box, scale: float) -> Image.Image:
    """What `drawn` looks like with nothing else on the page."""
    others = [other for other in page.objects if other is not drawn]
    return page.render(scale, without=others, region=region, annotations=False)


def _is_paper(page: ShownPage, image: Drawn) -> bool:
    """Whether a picture is mostly of one light shade, as a scanned page is."""
    counts = _alone(page, image, shared(image.box, page.box), COARSE).convert("L").histogram()
    return sum(counts[PAPER:]) >= sum(counts) / 2


def shared(*boxes: Box) -> Box:
    """The box that all boxes share; without area if there is none."""
    left, bottom = max(box[0] for box in boxes), max(box[1] for box in boxes)
    right, top = min(box[2] for box in boxes), min(box[3] for box in boxes)
    return (left, bottom, max(left, right), max(bottom, top))


def _hides_something(page: ShownPage, image: Drawn, covers: list[_Cover]) -> bool:
    """Whether `image` has, under one of `covers`, what is not all of one colour and makes no difference to the page."""
    region = shared(image.box, page.box)
    scale = min(SCALE, (MOST_PIXELS / max(area(region), 1.0)) ** 0.5)
    alone = _alone(page, image, region, scale)
    shown = page.render(scale, region=region)
    without = page.render(scale, without=[image], region=region)
    unseen = difference(shown, without).point([255] * SAME + [0] * (256 - SAME))
    painted = difference(alone, Image.new("RGB", alone.size, "white"))
    picture, paint = Sheet(alone.convert("L"), region, scale), Sheet(ImageChops.invert(painted), region, scale)
    # Narrow strokes over a picture, such as letters and lines, hide nothing that could be read.
    # A picture of one colour whose shape is its mask may be the shadow of the box, which has soft edges only.
    edge = LEAST_EDGE_IN_ONE_COLOUR if _shades(image) < LEAST_SPREAD else LEAST_EDGE
    for mask in (unseen, unseen.filter(ImageFilter.MinFilter(5))):
        hidden = Sheet(mask, region, scale)
        if not _is_hidden_under(region, picture, paint, hidden, edge):
            return False
    return len(covers) > MOST_COVERS or any(
        _is_hidden_under(cover.box, picture, paint, hidden, edge) for cover in covers
    )


def _is_hidden_under(cover: Box, picture: Sheet, paint: Sheet, unseen: Sheet, edge: int) -> bool:
    """Whether what is hidden under `cover` says something, by its shades or by its colours."""
    mask = unseen.crop(cover)
    return (
        mask is not None
        and mask.getbbox() is not None
        and any(
            part is not None and _says_something(part, mask, edge) for part in (picture.crop(cover), paint.crop(cover))
        )
    )


def _says_something(picture: Image.Image, mask: Image.Image, edge: int) -> bool:
    """Whether `picture` has more than one shade within `mask`, and edges: shadows and gradients have none."""
    counts = picture.histogram(mask)
    most = max(range(256), key=counts.__getitem__)
    if sum(counts[: max(most - LEAST_SPREAD, 0)]) + sum(counts[most + LEAST_SPREAD :]) < LEAST_PIXELS:
        return False
    edges = ImageChops.difference(picture.filter(ImageFilter.MaxFilter(3)), picture.filter(ImageFilter.MinFilter(3)))
    return sum(edges.histogram(mask)[edge:]) >= LEAST_PIXELS
