"""The lines and boxes that are drawn on a page, and the tables that they rule."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

THIN = 2.5
"""How thick a line is at most, in the page's units (1/72 inch)."""

NEAR = 3.0
"""How far lines may be apart that meet, or that are one."""

SHORTEST = 8.0
MOST_OBJECTS = 20_000
MOST_POINTS = 8_000
MOST_LINES = 3_000
MOST_CELLS = 4_000


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line across the page or down it."""

    at: float
    """How high it is, or how far from the left."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a ruled table: its place among the columns and rows, how many it spans, and where it stands."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True)
class Grid:
    """A ruled table."""

    boxes: tuple[Box, ...]
    rows: int
    columns: int

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(box.left for box in self.boxes)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(box.right for box in self.boxes)

    @property
    def bottom(self) -> float:
        """Its foot."""
        return min(box.bottom for box in self.boxes)

    @property
    def top(self) -> float:
        """Its head."""
        return max(box.top for box in self.boxes)


@dataclass(frozen=True)
class Ruling:
    """What is ruled on a page."""

    grids: tuple[Grid, ...] = ()


def ruling_of(page: Any) -> Ruling:
    """The tables that are ruled on PDFium's `page`."""
    across, down = _strokes(page)
    if not across or not down or len(across) + len(down) > MOST_LINES:
        return Ruling()
    across, down = _merged(across), _merged(down)
    grids = (_grid(level, upright) for level, upright in _meeting(across, down))
    return Ruling(tuple(grid for grid in grids if grid))


def _strokes(page: Any) -> tuple[list[Stroke], list[Stroke]]:
    """The lines across the page and down it; none of a page that is a drawing."""
    across: list[Stroke] = []
    down: list[Stroke] = []
    left = MOST_POINTS
    for number in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        count = pdfium.FPDFPath_CountSegments(drawn)
        if count > (left := left - max(count, 0)) + count or left < 0:
            return [], []
        fill, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(drawn, fill, stroked)
        if not (fill.value or stroked.value):
            continue
        for points in _figures(drawn, count):
            _add(points, bool(stroked.value), across, down)
    return across, down


def _figures(drawn: Any, count: int) -> Iterator[list[tuple[float, float]]]:
    """The corners of each figure of a path; none of one with curves."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    points: list[tuple[float, float]] = []
    across, up = ctypes.c_float(), ctypes.c_float()
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, number)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        elif kind != pdfium.FPDF_SEGMENT_LINETO:
            return
        pdfium.FPDFPathSegment_GetPoint(segment, across, up)
        x, y = across.value, up.value
        points.append((matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _add(points: list[tuple[float, float]], stroked: bool, across: list[Stroke], down: list[Stroke]) -> None:
    """The lines that a figure is: itself where it is thin, else its sides where they are drawn."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
    if top - bottom <= THIN and right - left >= SHORTEST:
        across.append(Stroke((top + bottom) / 2, left, right))
    elif right - left <= THIN and top - bottom >= SHORTEST:
        down.append(Stroke((left + right) / 2, bottom, top))
    elif stroked:
        for (x, y), (to_x, to_y) in pairwise(points):
            if abs(y - to_y) <= 1 and abs(x - to_x) >= SHORTEST:
                across.append(Stroke(y, min(x, to_x), max(x, to_x)))
            elif abs(x - to_x) <= 1 and abs(y - to_y) >= SHORTEST:
                down.append(Stroke(x, min(y, to_y), max(y, to_y)))


def _merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """The lines, those that are pieces of one joined."""
    levels: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.at):
        if levels and stroke.at - levels[-1][0].at <= NEAR:
            levels[-1].append(stroke)
        else:
            levels.append([stroke])
    found: list[Stroke] = []
    for level in levels:
        at = sum(stroke.at for stroke in level) / len(level)
        start = end = None
        for stroke in sorted(level, key=lambda stroke: stroke.start):
            if start is None or end is None:
                start, end = stroke.start, stroke.end
            elif stroke.start <= end + NEAR:
                end = max(end, stroke.end)
            else:
                found.append(Stroke(at, start, end))
                start, end = stroke.start, stroke.end
        if start is not None and end is not None:
            found.append(Stroke(at, start, end))
    return found


def _meeting(across: Sequence[Stroke], down: Sequence[Stroke]) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """The lines that meet each other, together."""
    left_across, left_down = list(across), list(down)
    while left_across:
        level, upright = [left_across.pop()], list[Stroke]()
        waiting: list[tuple[Stroke, bool]] = [(level[0], True)]
        while waiting:
            stroke, is_across = waiting.pop()
            others, into = (left_down, upright) if is_across else (left_across, level)
            met = [other for other in others if _meet(stroke, other)]
            for other in met:
                others.remove(other)
            into += met
            waiting += [(other, not is_across) for other in met]
        if upright:
            yield level, upright


def _meet(one: Stroke, other: Stroke) -> bool:
    return (
        one.start - NEAR <= other.at <= one.end + NEAR and other.start - NEAR <= one.at <= other.end + NEAR
    )  # one goes across and the other down


def _grid(across: Sequence[Stroke], down: Sequence[Stroke]) -> Grid | None:
    """The table that lines rule; none where they make no cells beside each other."""
    ups = _distinct((stroke.at for stroke in across), reverse=True)
    sides = _distinct(stroke.at for stroke in down)
    rows, columns = len(ups) - 1, len(sides) - 1
    if rows < 1 or columns < 2 or rows * columns > MOST_CELLS:  # noqa: PLR2004 - beside each other
        return None
    right = [[_covers(down, sides[column + 1], _mid(ups, row)) for column in range(columns)] for row in range(rows)]
    below = [[_covers(across, ups[row + 1], _mid(sides, column)) for column in range(columns)] for row in range(rows)]
    taken: set[tuple[int, int]] = set()
    boxes: list[Box] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = 1
            while column + wide < columns and not right[row][column + wide - 1]:
                wide += 1
            high = 1
            while row + high < rows and not any(below[row + high - 1][column : column + wide]):
                high += 1
            cells = {(row + more, column + beside) for more in range(high) for beside in range(wide)}
            if cells & taken:
                return None
            taken |= cells
            edges = (sides[column], sides[column + wide], ups[row + high], ups[row])
            boxes.append(Box(row, column, high, wide, *edges))
    return Grid(tuple(boxes), rows, columns) if any(box.columns < columns for box in boxes) else None


def _distinct(places: Iterable[float], *, reverse: bool = False) -> list[float]:
    found: list[float] = []
    for place in sorted(places, reverse=reverse):
        if not found or abs(place - found[-1]) > NEAR:
            found.append(place)
    return found


def _mid(places: Sequence[float], number: int) -> float:
    return (places[number] + places[number + 1]) / 2


def _covers(strokes: Iterable[Stroke], at: float, place: float) -> bool:
    return any(abs(stroke.at - at) <= NEAR and stroke.start - 1 <= place <= stroke.end + 1 for stroke in strokes)
