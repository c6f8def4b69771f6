"""The data of a picture without what is not picture: what cameras and programs write beside it.

The picture itself is copied as it is, never packed anew, so that no pixel changes.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any

from pikepdf import Array

MARK, END, SCAN, COMMENT = 0xFF, 0xD9, 0xDA, 0xFE
"""The byte that begins a marker, and markers (ITU-T T.81, table B.1)."""

JFIF, PROFILE, ADOBE = 0xE0, 0xE2, 0xEE
"""Application markers that belong to the picture: JFIF's, that of colour profiles, Adobe's."""

APPLICATION = range(0xE0, 0xF0)
ALONE = frozenset([0x01, *range(0xD0, 0xD8)])
"""Markers without a length: TEM and the restart markers (ITU-T T.81, B.1.1.3)."""

COLOUR_PROFILE = b"ICC_PROFILE\0"  # ICC.1, B.4
PICTURE_BOXES = frozenset([b"jP  ", b"ftyp", b"jp2h", b"jp2c", b"jpch", b"jplh", b"rreq"])  # ITU-T T.800, I.2.2
COMMENT_MARKER = 0xFF64  # ITU-T T.800, A.9.2
TILE_MARKER = 0xFF90
START_OF_CODESTREAM = b"\xff\x4f"
LARGEST = 1 << 27
"""How many bytes of encoded data are unpacked from another filter."""


class UnknownPicture(Exception):  # noqa: N818 - it says what the picture is
    """Data that is not the picture that it is said to be."""


def bare_jpeg(data: bytes) -> bytes:
    """The JPEG without application data and comments, and without what follows its end (ITU-T T.81, annex B).

    JFIF's header without its thumbnail, Adobe's marker, which says what the colours are, and colour profiles stay.
    Raises `UnknownPicture` for what is no JPEG.
    """
    if data[:2] != b"\xff\xd8":
        raise UnknownPicture
    kept = bytearray(data[:2])
    position = 2
    while position < len(data):
        if data[position] != MARK:
            raise UnknownPicture
        while position < len(data) and data[position] == MARK:  # fill bytes may stand before a marker
            position += 1
        if position >= len(data):
            return bytes(kept)
        marker = data[position]
        position += 1
        if marker in ALONE:
            kept += bytes([MARK, marker])
            continue
        if marker == END:
            return bytes(kept + b"\xff\xd9")
        if position + 2 > len(data):
            return bytes(kept)
        length = struct.unpack(">H", data[position : position + 2])[0]
        segment = data[position : position + length]
        position += length
        kept += _kept_segment(marker, segment)
        if marker == SCAN:
            end = _end_of_scan(data, position)
            kept += data[position:end]
            position = end
    return bytes(kept)


def _kept_segment(marker: int, segment: bytes) -> bytes:
    """The segment as it is kept, with its marker; nothing where it is no part of the picture."""
    body = segment[2:]
    if marker == JFIF and body.startswith(b"JFIF\0"):
        header = body[:12] + b"\0\0"  # without a thumbnail
        return bytes([MARK, marker]) + struct.pack(">H", len(header) + 2) + header
    is_colour = (marker == PROFILE and body.startswith(COLOUR_PROFILE)) or (
        marker == ADOBE and body.startswith(b"Adobe")
    )
    if marker == COMMENT or (marker in APPLICATION and not is_colour):
        return b""
    if marker == ADOBE:
        segment = struct.pack(">H", 14) + body[:12]
    return bytes([MARK, marker]) + segment


def _end_of_scan(data: bytes, position: int) -> int:
    """Where the entropy-coded data after a scan's header ends: at a marker that is not stuffing or a restart."""
    while True:
        position = data.find(b"\xff", position)
        if position < 0 or position + 1 >= len(data):
            return len(data)
        if data[position + 1] == 0 or data[position + 1] in ALONE or data[position + 1] == MARK:
            position += 1
            continue
        return position


def bare_jpeg2000(data: bytes) -> bytes:
    """The JPEG 2000 picture without boxes of metadata, comments and what follows it (ITU-T T.800, annexes A and I).

    Raises `UnknownPicture` for what is no JPEG 2000.
    """
    if data.startswith(START_OF_CODESTREAM):
        return _bare_codestream(data)
    if data[4:8] != b"jP  ":
        raise UnknownPicture
    kept = bytearray()
    position = 0
    while position + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[position : position + 8])
        header = 8
        if length == 1:
            length = struct.unpack(">Q", data[position + 8 : position + 16])[0]
            header = 16
        elif length == 0:
            length = len(data) - position
        if length < header:
            raise UnknownPicture
        body = data[position + header : position + length]
        if kind == b"jp2c":
            body = _bare_codestream(body)
        if kind in PICTURE_BOXES:
            kept += struct.pack(">I4s", len(body) + 8, kind) + body
        position += length
    return bytes(kept)


def _bare_codestream(data: bytes) -> bytes:
    """A codestream without the comments in its main header and without what follows its end."""
    kept = bytearray(data[:2])
    position = 2
    while position + 4 <= len(data):
        marker, length = struct.unpack(">HH", data[position : position + 4])
        if marker == TILE_MARKER:
            end = data.rfind(b"\xff\xd9")
            return bytes(kept + data[position : end + 2 if end > position else len(data)])
        if marker != COMMENT_MARKER:
            kept += data[position : position + 2 + length]
        position += 2 + length
    raise UnknownPicture


BARE = {"/DCTDecode": bare_jpeg, "/DCT": bare_jpeg, "/JPXDecode": bare_jpeg2000}


def bare(data: bytes, name: str) -> bytes:
    """The picture alone, of data that the PDF filter `name` decodes."""
    return BARE[name](data)


def filters_of(stream: Any) -> list[str]:
    """The names of the filters of a PDF stream, the outermost first (ISO 32000-2, 7.3.8.2)."""
    entry = stream.get("/Filter")
    if entry is None:
        return []
    return [str(name) for name in entry] if isinstance(entry, Array) else [str(entry)]


def encoded_picture(stream: Any) -> tuple[bytes, str] | None:
    """The JPEG or JPEG 2000 data in a PDF stream, and the name of its filter; None where it has neither.

    Raises `UnknownPicture` where other filters stand before it that cannot be undone here.
    """
    filters = filters_of(stream)
    if not filters or filters[-1] not in BARE:
        return None
    data: bytes = stream.read_raw_bytes()
    for name in filters[:-1]:
        if name not in {"/FlateDecode", "/Fl"}:
            raise UnknownPicture
        data = zlib.decompressobj().decompress(data, LARGEST)
    return data, filters[-1]
