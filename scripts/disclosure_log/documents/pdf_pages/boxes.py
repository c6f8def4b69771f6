"""The opaque boxes on a page: what people draw over words to black them out, and what tables draw behind them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from disclosure_log.documents.pdf_pages.drawn import Box, Drawn, ShownPage, area

SMALLEST = 4.0
"""The area of the smallest box that is looked at, in square units."""

MANY_STROKES = 24
"""How many segments a path has that is no simple shape."""

OPAQUE = 255
"""An alpha that lets nothing through."""

FOUR_SIDES = range(4, 7)
"""How many segments a box has, closed or not."""


def opaque_boxes(page: ShownPage) -> Iterator[tuple[Drawn, Box]]:
    """Every upright box that `page` fills and that lets nothing through, and the part of it that its clip leaves."""
    for drawn in page.of_kind(pdfium.FPDF_PAGEOBJ_PATH):
        if area(drawn.box) >= SMALLEST and _is_filled_box(drawn):
            box = _clipped(drawn)
            if area(box) >= SMALLEST:
                yield drawn, box


def strokes(drawn: Drawn) -> int:
    """Of how many segments a path is, if it has the shape of a letter or of handwriting, curved or of many; else 0."""
    count = max(pdfium.FPDFPath_CountSegments(drawn.handle), 0)
    kinds = (
        pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(drawn.handle, number))
        for number in range(min(count, MANY_STROKES))
    )
    return count if count >= MANY_STROKES or pdfium.FPDF_SEGMENT_BEZIERTO in kinds else 0


def _is_filled_box(drawn: Drawn) -> bool:
    handle = drawn.handle
    count = pdfium.FPDFPath_CountSegments(handle)
    if count not in FOUR_SIDES or pdfium.FPDFPageObj_HasTransparency(handle):
        return False
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, mode, stroked)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
    a, b, c, d, _, _ = drawn.matrix
    is_upright = abs(b) + abs(c) < 1e-3 * (abs(a) + abs(d)) or abs(a) + abs(d) < 1e-3 * (abs(b) + abs(c))
    if mode.value == pdfium.FPDF_FILLMODE_NONE or alpha.value < OPAQUE or not is_upright:
        return False
    points = list(_points(pdfium.FPDFPath_GetPathSegment(handle, number) for number in range(count)))
    return all(abs(x - u) < 0.01 or abs(y - v) < 0.01 for (x, y), (u, v) in zip(points, points[1:], strict=False))  # noqa: PLR2004, RUF007 - a hundredth is nothing


def _points(segments: Iterator[Any]) -> Iterator[tuple[float, float]]:
    across, up = ctypes.c_float(), ctypes.c_float()
    for segment in segments:
        pdfium.FPDFPathSegment_GetPoint(segment, across, up)
        yield across.value, up.value


def _clipped(drawn: Drawn) -> Box:
    """The box of `drawn` within the boxes around its clip; in forms that are moved, the clip is left out."""
    left, bottom, right, top = drawn.box
    clip = pdfium.FPDFPageObj_GetClipPath(drawn.handle)
    if drawn.forms or not clip:
        return drawn.box
    for number in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0)):
        count = max(pdfium.FPDFClipPath_CountPathSegments(clip, number), 0)
        points = list(_points(pdfium.FPDFClipPath_GetPathSegment(clip, number, segment) for segment in range(count)))
        if points:
            left, right = max(left, min(x for x, _ in points)), min(right, max(x for x, _ in points))
            bottom, top = max(bottom, min(y for _, y in points)), min(top, max(y for _, y in points))
    return (left, bottom, right, top)
