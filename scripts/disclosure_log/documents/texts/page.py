"""The letters of one page of a PDF, as PDFium finds them: where each stands, how it looks, in which tag it stands."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pypdfium2.raw as pdfium

from disclosure_log.documents.texts.saying import PLAIN, Look, Piece

MOST_LETTERS = 200_000
"""How many characters of a page are read."""

_HYPHENS = {0x02, 0xFFFE}  # what PDFium makes of the hyphen of a word that goes on in the next line
_LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6
"""Flags of a font (ISO 32000-2, 9.8.2)."""

_FILLED_AND_DRAWN_ROUND = 2
"""How programs show letters in bold whose font has none (ISO 32000-2, 9.3.6)."""


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
        codes = [get(text_page, index) for index in range(count)]
        self.characters = [_character(code) for code in codes]
        self.hyphens = frozenset(index for index, code in enumerate(codes) if code in _HYPHENS)
        """The indexes of hyphens with which lines end: PDFium gives no other end of such a line."""
        self._looks: dict[int, Look] = {}
        self._fonts: dict[int, Look] = {}
        self.links: dict[int, str] = {}
        """Where the characters of links lead, by their indexes; whoever wants links said puts them here."""

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

    def baseline(self, index: int) -> tuple[float, float]:
        """The point on its line from which the character is drawn."""
        across, up = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._handle, index, across, up)
        return across.value, up.value

    def turned(self, index: int) -> float:
        """By how many degrees the character is turned, from 0 to 360."""
        return math.degrees(pdfium.FPDFText_GetCharAngle(self._handle, index)) % 360

    def pieces(self, indexes: Iterable[int]) -> Iterator[Piece]:
        """The characters at `indexes`, those that look alike together."""
        text, last = "", PLAIN
        for index in indexes:
            look = self.look(index) or last
            if link := self.links.get(index, ""):
                look = replace(look, link=link)
            elif look.link:
                look = replace(look, link="")
            if look != last and text:
                yield text, last
                text = ""
            text += self.characters[index]
            last = look
        if text:
            yield text, last

    def pieces_of_word(self, run: list[int]) -> list[Piece]:
        """The characters of a word; most words look alike from their first letter to their last."""
        look = self.look(run[0])
        if look and look == self.look(run[-1]) and self.links.keys().isdisjoint(run):
            # No letter of it leads anywhere.
            return [("".join([self.characters[index] for index in run]), look)]
        return list(self.pieces(run))

    def look(self, index: int) -> Look | None:
        """Whether the character is bold or italic; none for one that PDFium made up, such as the end of a line."""
        handle = pdfium.FPDFText_GetTextObject(self._handle, index)
        if not handle:
            return None
        address = ctypes.addressof(handle.contents)
        if address not in self._looks:
            look = self._look_of_font(pdfium.FPDFTextObj_GetFont(handle))
            drawn_round = pdfium.FPDFTextObj_GetTextRenderMode(handle) == _FILLED_AND_DRAWN_ROUND
            self._looks[address] = replace(look, bold=True) if drawn_round else look
        return self._looks[address]

    def _look_of_font(self, font: Any) -> Look:
        """How a font looks, by its name and its flags; its weight is often nonsense."""
        if not font:
            return PLAIN
        address = ctypes.addressof(font.contents)
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            length = pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
            name = buffer.raw[: max(min(length, len(buffer)) - 1, 0)].decode("utf-8", "replace")
            flags = max(pdfium.FPDFFont_GetFlags(font), 0)
            self._fonts[address] = Look(
                bool(_BOLD.search(name)) or bool(flags & _FORCED_BOLD),
                bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG),
            )
        return self._fonts[address]


def _character(code: int) -> str:
    """A character; the hyphen at the end of a line stays what it is, and what is none is left out."""
    if code in _HYPHENS:
        return "-"
    return "" if not code or code > _LAST or code in _SURROGATES else chr(code)
