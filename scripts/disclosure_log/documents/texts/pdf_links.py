"""Where the words of a page lead, by its link annotations (ISO 32000-2, 12.5.6.5)."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from disclosure_log.documents.texts.untagged import Word

MOST_LINKS = 2_000
LONGEST = 2_000
_LEADS_OUT = re.compile(r"(?:https?|mailto|tel):[^\s<>]+", re.IGNORECASE)

Room = tuple[float, float, float, float]


def links_of(document: Any, page: Any) -> list[tuple[str, list[Room]]]:
    """The addresses to which PDFium's `page` leads, each with the places that lead there."""
    found: list[tuple[str, list[Room]]] = []
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while len(found) < MOST_LINKS and pdfium.FPDFLink_Enumerate(page, position, link):
        if address := _address(document, link):
            found.append((address, list(_rooms(link))))
    return found


def _address(document: Any, link: Any) -> str:
    """Where a link leads on the web, by e-mail or by telephone; empty for all other links."""
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    buffer = ctypes.create_string_buffer(LONGEST)
    length = pdfium.FPDFAction_GetURIPath(document, action, buffer, len(buffer))
    if not 0 < length <= LONGEST:
        return ""
    address = buffer.raw[: length - 1].decode("utf-8", "replace").strip()
    return address if _LEADS_OUT.fullmatch(address) else ""


def _rooms(link: Any) -> Iterator[Room]:
    corners = pdfium.FS_QUADPOINTSF()
    count = pdfium.FPDFLink_CountQuadPoints(link)
    for number in range(min(count, MOST_LINKS)):
        if pdfium.FPDFLink_GetQuadPoints(link, number, corners):
            xs = (corners.x1, corners.x2, corners.x3, corners.x4)
            ys = (corners.y1, corners.y2, corners.y3, corners.y4)
            yield min(xs), min(ys), max(xs), max(ys)
    room = pdfium.FS_RECTF()
    if count < 1 and pdfium.FPDFLink_GetAnnotRect(link, room):
        yield room.left, min(room.bottom, room.top), room.right, max(room.bottom, room.top)


def linked(links: Sequence[tuple[str, list[Room]]], words: Sequence[Word]) -> dict[int, str]:
    """Where the characters of words lead, by their indexes; a whole address that stands there itself needs no link."""
    found: dict[int, str] = {}
    for address, rooms in links:
        covered = [word for word in words if any(_is_on(word, room) for room in rooms)]
        shown = "".join(word.text for word in covered)
        if covered and _bare(shown) != _bare(address):
            found |= {index: address for word in covered for index in word.indexes}
    return found


def _is_on(word: Word, room: Room) -> bool:
    left, bottom, right, top = room
    return left <= word.middle <= right and bottom <= (word.bottom + word.top) / 2 <= top


def _bare(address: str) -> str:
    return address.strip("<>().,;/").casefold()
