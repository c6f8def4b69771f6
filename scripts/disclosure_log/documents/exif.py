"""What EXIF data and Photoshop's resources hold, as far as it matters what a picture says of people."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

ORIENTATION, MAKER_NOTE, GPS = 0x0112, 0x927C, 0x8825
THUMBNAIL_START, THUMBNAIL_LENGTH = 0x0201, 0x0202
POINTERS = frozenset({0x8769, GPS, 0xA005, 0x014A})  # tags that lead to further directories
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}  # bytes of each type
MOST_DIRECTORIES = 20
MOST_ENTRIES = 1000
TEXT_TYPES = frozenset({1, 2, 7})
LOOSE_TEXT = re.compile(rb"[\x20-\x7e]{4,}")

IPTC_RESOURCE = 0x0404
THUMBNAIL_RESOURCES = frozenset({0x0409, 0x040C})
THUMBNAIL_HEADER = 28  # bytes before the picture of a thumbnail resource

TURNED = range(2, 9)
"""The orientations other than upright (EXIF 2.32, 4.6.4)."""


@dataclass(slots=True)
class Exif:
    """What EXIF data holds."""

    orientation: int = 1
    location: bool = False
    maker_note: bool = False
    thumbnails: list[bytes] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def bare_exif(orientation: int) -> bytes:
    """EXIF data (a TIFF file) that says nothing but how to turn the picture."""
    return b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", ORIENTATION, 3, 1, orientation, 0) + bytes(4)


def read_exif(data: bytes) -> Exif:
    """What EXIF data (a TIFF file, EXIF 2.32, 4.5) holds.

    Never fails: what cannot be followed is left out, since any EXIF data but the barest is noted anyway.
    """
    found = Exif()
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        return found
    waiting, seen = [_number(data, 4, 4, order)], set[int]()
    while waiting and len(seen) < MOST_DIRECTORIES:
        at = waiting.pop()
        if not at or at in seen or at + 2 > len(data):
            continue
        seen.add(at)
        count = min(_number(data, at, 2, order), MOST_ENTRIES)
        thumbnail = [0, 0]
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind = _number(data, entry, 2, order), _number(data, entry + 2, 2, order)
            length = _number(data, entry + 4, 4, order) * SIZES.get(kind, 1)
            where = entry + 8 if length <= 4 else _number(data, entry + 8, 4, order)  # noqa: PLR2004 - TIFF 6.0, 2
            value = data[where : where + length]
            if tag == ORIENTATION and at == _number(data, 4, 4, order):
                found.orientation = _number(data, entry + 8, 2, order)
            found.location |= tag == GPS
            found.maker_note |= tag == MAKER_NOTE
            if tag in POINTERS:
                waiting.append(_number(data, entry + 8, 4, order))
            elif tag in {THUMBNAIL_START, THUMBNAIL_LENGTH}:
                thumbnail[tag - THUMBNAIL_START] = _number(data, entry + 8, 4, order)
            elif kind in TEXT_TYPES:
                found.texts += loose_texts(value)
        waiting.append(_number(data, at + 2 + 12 * count, 4, order))
        if all(thumbnail):
            found.thumbnails.append(data[thumbnail[0] : sum(thumbnail)])
    return found


def _number(data: bytes, at: int, length: int, order: str) -> int:
    """The whole number at a place of a TIFF file; 0 beyond its end."""
    return int.from_bytes(data[at : at + length], "little" if order == "<" else "big")


def loose_texts(data: bytes) -> list[str]:
    """Runs of letters in bytes of any kind, in ASCII, UTF-8 or UTF-16."""
    found = [run.decode("ascii") for run in LOOSE_TEXT.findall(data)]
    for encoding in ("utf-16-le", "utf-16-be"):
        wide = data[: len(data) & ~1].decode(encoding, "replace")
        found += re.findall(r"[\x20-\x7e\u00c0-\u017f]{6,}", wide)
    return found


def resources(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Photoshop's image resources, number and content, of an APP13 segment without its mark; stops where it breaks."""
    at = 0
    while data[at : at + 4] == b"8BIM" and at + 12 <= len(data):
        number = int.from_bytes(data[at + 4 : at + 6], "big")
        at += 6 + ((data[at + 6] + 2) & ~1)  # the name is padded, with its length byte, to an even length
        length = int.from_bytes(data[at : at + 4], "big")
        yield number, data[at + 4 : at + 4 + length]
        at += 4 + length + (length & 1)
