"""Words and handwriting that are drawn as shapes, under a box: not to be copied, but there under the box."""

from __future__ import annotations

import pypdfium2.raw as pdfium

from disclosure_log.documents.pdf_pages.boxes import opaque_boxes, strokes
from disclosure_log.documents.pdf_pages.drawn import Drawn, ShownPage, area, overlap
from disclosure_log.gate.pdf.ink import Sheet, ink
from disclosure_log.gate.pdf.letters import under

LEAST = 4
"""How many shapes lie under boxes at the least: a design has one or two such as part of a sign."""

ENOUGH = 60
"""Of how many segments one shape is that counts for as many, such as a signature in one stroke."""

WIDEST, HIGHEST = 260.0, 120.0
"""How wide and high a word or a signature is at the most, in units."""

SCALE = 1.5
"""Pixels a unit."""

MOST_PIXELS = 4_000_000
"""How many pixels of a page are drawn at once."""


def covered_outlines(page: ShownPage) -> int:
    """How many shapes like letters lie under something opaque; 0 where there are too few to say anything."""
    covers = [(drawn.order, box) for drawn, box in opaque_boxes(page)]
    covers += [(drawn.order, drawn.box) for drawn in page.of_kind(pdfium.FPDF_PAGEOBJ_IMAGE)]
    last = max((order for order, _ in covers), default=-1)
    paths = page.of_kind(pdfium.FPDF_PAGEOBJ_PATH)
    shapes = [drawn for drawn in paths if drawn.order < last and _is_small(drawn, page)]
    below = under(page, covers, [(drawn.order, drawn.order, drawn.box) for drawn in shapes])
    suspects = [drawn for drawn in shapes if drawn.order in below and strokes(drawn)]
    if not _is_enough(suspects):
        return 0
    scale = min(SCALE, (MOST_PIXELS / max(area(page.box), 1.0)) ** 0.5)
    traces = Sheet(ink(page.render(scale), page.render(scale, without=suspects)), page.box, scale)
    hidden = [drawn for drawn in suspects if not traces.inked(drawn.box)[0]]
    return len(hidden) if _is_enough(hidden) else 0


def _is_enough(shapes: list[Drawn]) -> bool:
    return len(shapes) >= LEAST or any(strokes(drawn) >= ENOUGH for drawn in shapes)


def _is_small(drawn: Drawn, page: ShownPage) -> bool:
    left, bottom, right, top = drawn.box
    return right - left < WIDEST and top - bottom < HIGHEST and overlap(drawn.box, page.box) > 0
