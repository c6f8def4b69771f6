"""The letters of one page of a PDF, as PDFium finds them: each with its place and the tag that it stands in."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pypdfium2.raw as pdfium

MOST_LETTERS = 200_000
"""How many characters of a page are read."""

_HYPHENS = {0x02, 0xFFFE}  # what PDFium makes of the hyphen of a word that goes on in the next line
_LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a letter stands, in the page's units."""

    left: float
    bottom: float
    right: float
    top: float


class PageLetters:
    """Every character of an open page, spaces and the ends of lines too."""

    def __init__(self, text_page: Any) -> None:
        """`text_page` is PDFium's handle, good while the page is open."""
        self._handle = text_page
        count = min(max(pdfium.FPDFText_CountChars(text_page), 0), MOST_LETTERS)
        get = pdfium.FPDFText_GetUnicode
        self.characters = [_character(get(text_page, index)) for index in range(count)]

    @cached_property
    def marks(self) -> list[int]:
        """The identifier of the marked content (ISO 32000-2, 14.6) of each character; -1 for what is not marked.

        A space that PDFium made up belongs to what stands before it.
        """
        found: list[int] = []
        known: dict[int, int] = {}
        mark = -1
        for index in range(len(self.characters)):
            handle = pdfium.FPDFText_GetTextObject(self._handle, index)
            if handle:
                address = ctypes.addressof(handle.contents)
                if (mark := known.get(address, -2)) == -2:  # noqa: PLR2004 - not yet asked
                    mark = known[address] = pdfium.FPDFPageObj_GetMarkedContentID(handle)
            found.append(mark)
        return found

    def place(self, index: int) -> Place:
        """Where the character stands, with the room that its font gives it."""
        room = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._handle, index, room)
        return Place(room.left, room.bottom, room.right, room.top)


def _character(code: int) -> str:
    """A character; the hyphen at the end of a line stays what it is, and what is none is left out."""
    if code in _HYPHENS:
        return "-"
    return "" if not code or code > _LAST or code in _SURROGATES else chr(code)
