"""Which letters of a page nobody sees, though they can be read out of it.

A letter is seen where the page looks different without it. That one question covers every way of hiding: something on
top, the colour of the ground, transparency, a clip, a layer, the edge of the page. Two things escape it, and have tests
of their own: letters behind other letters (`behind.py`), and the invisible text of a scan (`scans.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from disclosure_log.documents.pdf_pages.boxes import opaque_boxes
from disclosure_log.documents.pdf_pages.drawn import UNPAINTED, Box, Drawn, Letter, ShownPage, TooMuch, area, overlap
from disclosure_log.gate.pdf.ink import Mask, Sheet, ink

MOST_PIXELS = 6_000_000
"""How many pixels of a page are drawn at once."""

FIRST_SCALE = 1.25
"""Pixels a unit at the first look."""

SECOND_SCALE = 4.0
"""Pixels a unit where the first look saw too little."""

TILE = 240.0
"""How wide and high the parts of the second look are, in units."""

MOST_TILES = 400
"""How many parts of a page are looked at closely."""

LEAST_INK = 2
"""How many pixels of ink a letter has at least, at the first look."""

LEAST_SHARE = 0.1
"""How much of the box of a letter is ink, at least; the thinnest letters have more."""

LEAST_SHOWN = 0.4
"""How much of a letter, or of its ink, has to be seen for the letter to count as seen."""

LEAST_SHOWN_UNDER_A_BOX = 0.75
"""The same where a box that was drawn later lies over most of it."""

COVERED = 0.6
"""How much of a letter has to lie under a box for it to count as lying under it."""

SMALLEST = 2.0
"""The smallest letters that can be read, from descender to ascender, in points."""

THINNEST = 0.25
"""The narrowest or flattest room in which a letter can be read, in points."""

MOST_COMPARED = 5_000_000
"""How many times a letter and a box are compared on a page."""

BAND = 16.0
"""How high the bands are into which boxes are sorted to find the one over a letter."""


@dataclass(slots=True)
class Looked:
    """What was found of the letters of a page."""

    ways: dict[int, str] = field(default_factory=dict)
    """By the index of a letter that is not seen: the way in which it is hidden, the end of a meaning's key."""

    unpainted: list[Letter] = field(default_factory=list)
    """Letters that paint nothing by their mode, as the text that is laid over a scan: to be judged by the scan."""

    under_pictures: list[Letter] = field(default_factory=list)
    """Letters that a large picture hides, as the text that is laid under a scan: to be judged by the scan."""

    def hide(self, letters: Iterable[Letter], way: str) -> None:
        """Count `letters` as hidden, unless they are already."""
        for letter in letters:
            self.ways.setdefault(letter.index, way)


def look(page: ShownPage, again: Callable[[], ShownPage], letters: list[Letter], unit: float) -> Looked:
    """Look for each of `letters` on the page; `unit` is the size of the page's unit in points.

    `again` opens the same page once more, so that it can be changed. Raises `TooMuch` if too much is doubtful.
    """
    found = Looked()
    texts = page.of_kind(pdfium.FPDF_PAGEOBJ_TEXT)
    unpainted = {drawn.order for drawn in texts if pdfium.FPDFTextObj_GetTextRenderMode(drawn.handle) in UNPAINTED}
    mask = _first_look(page, texts) if len(unpainted) < len(texts) else None
    boxed = _under_boxes(page, letters)
    doubtful = []
    for letter in letters:
        if _is_off(letter.box, page.box):
            found.hide([letter], "off-page")
        elif letter.drawn is not None and letter.drawn.order in unpainted:
            found.unpainted.append(letter)
        elif _is_tiny(page, letter, unit):
            found.hide([letter], "tiny")
        elif letter.index in boxed or mask is None or not mask.has(letter.box, LEAST_INK, LEAST_SHARE):
            doubtful.append(letter)
    if doubtful:
        _look_closer(page, again, doubtful, boxed, found)
    return found


def _first_look(page: ShownPage, texts: list[Drawn]) -> Mask:
    """Where the page looks different without its text."""
    scale = min(FIRST_SCALE, (MOST_PIXELS / max(page.width * page.height, 1.0)) ** 0.5)
    return Mask(Sheet(ink(page.render(scale), page.render(scale, without=texts)), page.box, scale))


def _is_off(box: Box, shown: Box) -> bool:
    """Whether less than the least part of `box` lies within `shown`; boxes without area count by their middle."""
    if shown[0] <= box[0] and shown[1] <= box[1] and box[2] <= shown[2] and box[3] <= shown[3]:
        return False
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    if not area(box):
        return not (shown[0] <= middle[0] <= shown[2] and shown[1] <= middle[1] <= shown[3])
    return overlap(box, shown) < LEAST_SHOWN * area(box)


def _is_tiny(page: ShownPage, letter: Letter, unit: float) -> bool:
    """Whether a letter is too small to read, judged by its ink first, which is quick, and then by its room."""
    width, height = (letter.box[2] - letter.box[0]) * unit, (letter.box[3] - letter.box[1]) * unit
    if max(width, height) >= SMALLEST and min(width, height) >= THINNEST:
        return False
    room = page.room(letter)
    sides = sorted(((room[2] - room[0]) * unit, (room[3] - room[1]) * unit))
    return sides[1] < SMALLEST or sides[0] < THINNEST


def _under_boxes(page: ShownPage, letters: list[Letter]) -> set[int]:
    """The indexes of the letters that lie, for the most part, under one opaque box that was drawn later."""
    first_text = min((drawn.order for drawn in page.of_kind(pdfium.FPDF_PAGEOBJ_TEXT)), default=0)
    covers = [(drawn.order, box) for drawn, box in opaque_boxes(page) if drawn.order > first_text]
    places = [(letter.index, letter.drawn.order, letter.box) for letter in letters if letter.drawn is not None]
    return under(page, covers, places)


def under(page: ShownPage, covers: list[tuple[int, Box]], places: list[tuple[int, int, Box]]) -> set[int]:
    """Which of `places` (number, order of drawing, box) lie mostly under one of `covers` (order, box) drawn later."""
    bands: dict[int, list[tuple[int, Box]]] = defaultdict(list)
    for order, box in covers:
        lowest, highest = max(box[1], page.box[1]), min(box[3], page.box[3])
        for band in range(int(lowest // BAND), int(highest // BAND) + 1):
            bands[band].append((order, box))
    below = set()
    compared = 0
    for number, order, box in places if bands else ():
        near = bands.get(int((box[1] + box[3]) / 2 // BAND), ())
        compared += len(near)
        if compared > MOST_COMPARED:
            raise TooMuch
        if any(later > order and overlap(box, cover) >= COVERED * area(box) for later, cover in near):
            below.add(number)
    return below


def tiles(page: ShownPage, letters: Iterable[Letter]) -> Iterator[tuple[Box, float, list[Letter]]]:
    """The parts of `page` in which `letters` stand: the part, the pixels a unit to draw it at, and its letters."""
    by_tile: dict[tuple[int, int], list[Letter]] = defaultdict(list)
    for letter in letters:
        by_tile[int(letter.box[0] // TILE), int(letter.box[1] // TILE)].append(letter)
    if len(by_tile) > MOST_TILES:
        raise TooMuch
    for inside in by_tile.values():
        boxes = [letter.box for letter in inside]
        region = (
            max(min(box[0] for box in boxes) - 2, page.box[0]),
            max(min(box[1] for box in boxes) - 2, page.box[1]),
            min(max(box[2] for box in boxes) + 2, page.box[2]),
            min(max(box[3] for box in boxes) + 2, page.box[3]),
        )
        yield region, min(SECOND_SCALE, (MOST_PIXELS / max(area(region), 1.0)) ** 0.5), inside


def _look_closer(
    page: ShownPage, again: Callable[[], ShownPage], doubtful: list[Letter], boxed: set[int], found: Looked
) -> None:
    """Look at the parts of the page with doubtful letters, and at how the letters alone would look in black."""
    texts = page.of_kind(pdfium.FPDF_PAGEOBJ_TEXT)
    scans = [drawn for drawn in page.of_kind(pdfium.FPDF_PAGEOBJ_IMAGE) if is_page_sized(drawn, page)]
    black = again()
    try:
        ground = [drawn for drawn in black.objects if drawn.kind != pdfium.FPDF_PAGEOBJ_TEXT]
        for drawn in black.of_kind(pdfium.FPDF_PAGEOBJ_TEXT):
            pdfium.FPDFPageObj_SetFillColor(drawn.handle, 0, 0, 0, 255)
            pdfium.FPDFPageObj_SetStrokeColor(drawn.handle, 0, 0, 0, 255)
        for region, scale, letters in tiles(page, doubtful):
            shown = page.render(scale, region=region)
            mask = Sheet(ink(shown, page.render(scale, without=texts, region=region)), region, scale)
            alone = black.render(scale, without=ground, region=region, annotations=False).convert("L")
            whole = Sheet(alone.point([255] * 128 + [0] * 128), region, scale)
            for letter in letters:
                inked, _ = mask.inked(letter.box)
                all_of_it, pixels = whole.inked(letter.box)
                least = LEAST_SHOWN_UNDER_A_BOX if letter.index in boxed else LEAST_SHOWN
                if inked >= LEAST_INK and inked >= least * all_of_it:
                    continue
                if any(_lies_under(letter, scan) for scan in scans):
                    found.under_pictures.append(letter)
                elif letter.index in boxed:
                    found.hide([letter], "covered")
                elif all_of_it >= LEAST_SHARE * pixels:
                    found.hide([letter], "unseen")
                else:
                    found.hide([letter], "clipped")
    finally:
        black.close()


def is_page_sized(drawn: Drawn, page: ShownPage) -> bool:
    """Whether an image covers most of the page, as a scan does."""
    return overlap(drawn.box, page.box) >= COVERED * area(page.box)


def _lies_under(letter: Letter, scan: Drawn) -> bool:
    is_later = letter.drawn is not None and scan.order > letter.drawn.order
    return is_later and overlap(letter.box, scan.box) >= COVERED * area(letter.box)
