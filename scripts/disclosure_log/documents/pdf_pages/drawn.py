"""One page of a PDF, drawn by PDFium: its objects in the order of drawing, its letters, and its pixels.

All positions are in the page's own units (1/72 inch unless the page has a `UserUnit`), with the page unturned: whether
something is seen does not depend on how the page is turned.
"""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

MOST_OBJECTS = 200_000
"""How many objects of a page are looked at."""

MOST_LETTERS = 200_000
"""How many characters of a page are looked at."""

DEEPEST_FORM = 30
"""How deep forms may be nested in one another."""

UNPAINTED = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
"""The text rendering modes that paint nothing themselves (ISO 32000-2, 9.3.6)."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class TooMuch(Exception):  # noqa: N818 - it says what the page holds
    """A page that holds more than can be looked at."""


@dataclass(slots=True, eq=False)
class Drawn:
    """One object that a page draws, in a form or not."""

    handle: Any
    """PDFium's handle, good while the page is open."""

    kind: int
    """`FPDF_PAGEOBJ_TEXT`, `_PATH`, `_IMAGE` or `_SHADING`."""

    order: int
    """Its place in the order of drawing; a later one lies on top."""

    forms: tuple[Any, ...]
    """The forms that it lies in, outermost first."""

    within: Matrix
    """From the space of the innermost form into the page's."""

    _box: Box | None = None

    @property
    def box(self) -> Box:
        """The smallest upright box around it."""
        if self._box is None:
            self._box = transformed(_bounds(self.handle), self.within)
        return self._box

    @property
    def matrix(self) -> Matrix:
        """From its own space into the page's."""
        return multiply(_own_matrix(self.handle), self.within)


@dataclass(slots=True, eq=False)
class Letter:
    """One character that can be read out of a page."""

    character: str
    index: int
    """Its place in the page's text."""

    box: Box
    """The box around its ink, as the font has it."""

    drawn: Drawn | None
    """The text object that it is part of; None if PDFium does not say."""


@dataclass(slots=True)
class ShownPage:
    """One open page: close it with `close`."""

    page: pypdfium2.PdfPage
    box: Box = field(init=False)
    """The part of the page that is shown: its crop box within its media box."""

    objects: list[Drawn] = field(init=False)
    """Everything that is drawn, in the order of drawing, forms taken apart."""

    _text_page: Any = field(init=False)

    def __post_init__(self) -> None:
        """Take the page apart; `TooMuch` if it holds too many objects or too deep forms."""
        pdfium.FPDFPage_SetRotation(self.page.raw, 0)
        self.box = self.page.get_bbox()
        self.objects = []
        self._collect(self.page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, (), IDENTITY)
        self._text_page = self.page.get_textpage()

    def close(self) -> None:
        """Let go of the page."""
        self._text_page.close()
        self.page.close()

    @property
    def width(self) -> float:
        """How wide the shown part is."""
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        """How high the shown part is."""
        return self.box[3] - self.box[1]

    def of_kind(self, *kinds: int) -> list[Drawn]:
        """The objects of these kinds."""
        return [drawn for drawn in self.objects if drawn.kind in kinds]

    def text(self) -> str:
        """All text of the page, seen or not, with line breaks."""
        return str(self._text_page.get_text_range())

    def letters(self) -> Iterator[Letter]:
        """Every character that can be read out of the page but white space; `TooMuch` if there are too many."""
        raw = self._text_page.raw
        count = pdfium.FPDFText_CountChars(raw)
        if count > MOST_LETTERS:
            raise TooMuch
        by_address = {
            ctypes.addressof(drawn.handle.contents): drawn for drawn in self.of_kind(pdfium.FPDF_PAGEOBJ_TEXT)
        }
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        edges = tuple(ctypes.byref(edge) for edge in (left, right, bottom, top))
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(raw, index)
            character = chr(code) if code < 0x110000 else "\ufffd"  # noqa: PLR2004 - the end of Unicode
            if character.isspace() or (code in _MADE_UP and pdfium.FPDFText_IsGenerated(raw, index) == 1):
                continue
            pdfium.FPDFText_GetCharBox(raw, index, *edges)
            handle = pdfium.FPDFText_GetTextObject(raw, index)
            drawn = by_address.get(ctypes.addressof(handle.contents)) if handle else None
            yield Letter(character, index, (left.value, bottom.value, right.value, top.value), drawn)

    def is_met(self, drawn: Drawn) -> bool:
        """Whether any character of a text object, white space too, is in the page's text."""
        # The length counts the two bytes that end the text.
        return int(pdfium.FPDFTextObj_GetText(drawn.handle, self._text_page.raw, None, 0)) > 2  # noqa: PLR2004 - two bytes are the end of an empty string

    def room(self, letter: Letter) -> Box:
        """The box that the font gives `letter` to stand in, from descender to ascender and with its advance."""
        room = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._text_page.raw, letter.index, room)
        return (room.left, room.bottom, room.right, room.top)

    def annotations(self) -> Iterator[Box]:
        """The places of the annotations of the page, of whatever kind but links."""
        rectangle = pdfium.FS_RECTF()
        for index in range(pdfium.FPDFPage_GetAnnotCount(self.page.raw)):
            handle = pdfium.FPDFPage_GetAnnot(self.page.raw, index)
            if not handle:
                continue
            if pdfium.FPDFAnnot_GetSubtype(handle) != pdfium.FPDF_ANNOT_LINK:
                pdfium.FPDFAnnot_GetRect(handle, rectangle)
                yield (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            pdfium.FPDFPage_CloseAnnot(handle)

    def render(
        self, scale: float, *, without: Collection[Drawn] = (), region: Box | None = None, annotations: bool = True
    ) -> Image.Image:
        """The pixels (RGB) of `region`, or of all that is shown, at `scale` pixels a unit, `without` some objects."""
        for drawn in without:
            pdfium.FPDFPageObj_SetIsActive(drawn.handle, False)
        try:
            left, bottom, right, top = region or self.box
            bitmap = self.page.render(
                scale=scale,
                crop=(left - self.box[0], bottom - self.box[1], self.box[2] - right, self.box[3] - top),
                may_draw_forms=False,
                draw_annots=annotations,
            )
            image: Image.Image = bitmap.to_pil()
            if image.mode != "RGB":
                image = image.convert("RGB")
        finally:
            for drawn in without:
                pdfium.FPDFPageObj_SetIsActive(drawn.handle, True)
        return image

    def _collect(self, holder: Any, count: Any, get: Any, forms: tuple[Any, ...], matrix: Matrix) -> None:
        if len(forms) > DEEPEST_FORM:
            raise TooMuch
        for index in range(count(holder)):
            handle = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(handle)
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                self._collect(
                    handle,
                    pdfium.FPDFFormObj_CountObjects,
                    pdfium.FPDFFormObj_GetObject,
                    (*forms, handle),
                    multiply(_own_matrix(handle), matrix),
                )
                continue
            self.objects.append(Drawn(handle, kind, len(self.objects), forms, matrix))
            if len(self.objects) > MOST_OBJECTS:
                raise TooMuch


_MADE_UP = frozenset({0x0D, 0x0A, 0x20, 0x2D, 0xAD, 0x02, 0xFFFE})
"""The characters that PDFium adds to the text on its own account: spaces, line breaks, hyphens."""


def picture_of(drawn: Drawn) -> Image.Image | None:
    """The picture of an image as the file holds it, whatever is done to it on the page; None if it cannot be read."""
    handle = pdfium.FPDFImageObj_GetBitmap(drawn.handle)
    # The bitmap goes with its buffer, and the copy does not need it.
    return pypdfium2.PdfBitmap.from_raw(handle).to_pil().copy() if handle else None


def _own_matrix(handle: Any) -> Matrix:
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, own)
    return (own.a, own.b, own.c, own.d, own.e, own.f)


def _bounds(handle: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    return (left.value, bottom.value, right.value, top.value)


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does `first`, then `second` (ISO 32000-2, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def transformed(box: Box, matrix: Matrix) -> Box:
    """The smallest upright box around `box` after `matrix`."""
    if matrix == IDENTITY:
        return box
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return (min(across), min(up), max(across), max(up))


def overlap(first: Box, second: Box) -> float:
    """The area that both boxes share."""
    width = min(first[2], second[2]) - max(first[0], second[0])
    height = min(first[3], second[3]) - max(first[1], second[1])
    return width * height if width > 0 and height > 0 else 0.0


def area(box: Box) -> float:
    """The area of a box."""
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)
