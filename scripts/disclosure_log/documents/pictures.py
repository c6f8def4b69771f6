"""What a PNG or JPEG file consists of, piece by piece, and which pieces say more than the picture shows.

Only pieces that are known to serve the pixels pass; whatever else stands in the file has a name. The same holds for
pictures inside workbooks, Word files and PDF documents.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

PNG_MARK = b"\x89PNG\r\n\x1a\n"
"""How a PNG file begins (ISO/IEC 15948, 5.2)."""

JPEG_MARK = b"\xff\xd8\xff"
"""How a JPEG file begins (ITU-T T.81, B.1.1)."""

MOST_PIXELS = 60_000_000
"""The most pixels of a picture that is looked at: more than a good camera makes."""

MOST_INFLATED = 1 << 22
"""The most bytes that a compressed text or profile inside a picture may come to."""

EXIF = b"Exif\0\0"
XMP = b"http://ns.adobe.com/xap/1.0/\0"
XMP_MORE = b"http://ns.adobe.com/xmp/extension/\0"
PHOTOSHOP = b"Photoshop 3.0\0"
ICC = b"ICC_PROFILE\0"
JFIF_BARE = 14  # bytes of content of a JFIF segment without a thumbnail (ITU-T T.871, 10.1)
ADOBE_BARE = 12  # bytes of content of Adobe's APP14 segment

SOF = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended and progressive: what browsers show
DHT, DQT, DRI, SOS, EOI, COM = 0xC4, 0xDB, 0xDD, 0xDA, 0xD9, 0xFE
APP0, APP1, APP2, APP13, APP14, APP15 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF
JFIF = b"JFIF\0"
SEGMENTS = (
    (APP0, JFIF, "thumbnail"),
    (APP0, b"JFXX\0", "thumbnail"),
    (APP1, EXIF, "exif"),
    (APP1, XMP, "xmp"),
    (APP1, XMP_MORE, "xmp"),
    (APP2, ICC, "profile"),
    (APP2, b"MPF\0", "more-pictures"),
    (APP13, PHOTOSHOP, "photoshop"),
)
STANDING_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
SHORTEST_FRAME = 6
MOST_TABLES = 1100  # bytes of quantisation tables: four of the largest, twice
MOST_CODES = 2200  # bytes of Huffman tables for a scan: eight of the largest

# ISO/IEC 15948, 11, and the third edition of the PNG specification (W3C), 11: what serves the pixels alone.
PNG_PIXELS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"}
    | {b"cICP", b"mDCV", b"cLLI"}
)
PNG_MOST = {b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"sBIT": 4, b"bKGD": 6, b"pHYs": 9, b"tRNS": 256, b"PLTE": 768}
PNG_MOST |= {b"cICP": 4, b"mDCV": 24, b"cLLI": 8, b"IHDR": 13, b"IEND": 0}
PNG_NAMED = {b"tEXt": "text", b"zTXt": "text", b"iTXt": "text", b"tIME": "time", b"eXIf": "exif", b"iCCP": "profile"}
PNG_NAMED |= {b"acTL": "animated", b"fcTL": "animated", b"fdAT": "animated"}
PNG_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # samples of a pixel by colour type
# Adam7 (ISO/IEC 15948, 8.2): first column, first row, step right, step down.
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


class DamagedPicture(ValueError):  # noqa: N818 - it says what the picture is
    """A picture that is not put together as its standard says."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a picture's file: a segment, a chunk, or what follows the end."""

    name: str
    """What it is: `pixels` for what serves the picture, else what else it holds, such as `exif`."""

    start: int
    """Its first byte in the file."""

    end: int
    """The byte after its last."""

    content: bytes
    """What it holds, without marks and lengths; empty for pixels."""


def pieces(content: bytes) -> list[Piece]:
    """The pieces of a PNG or JPEG file, in order; together they are the whole file.

    Raises `DamagedPicture` for what is neither, or is cut off or put together wrongly.
    """
    if content.startswith(PNG_MARK):
        return list(_png(content))
    if content.startswith(JPEG_MARK):
        return list(_jpeg(content))
    raise DamagedPicture


def _jpeg(content: bytes) -> Iterator[Piece]:
    """The segments of a JPEG file (ITU-T T.81, annex B); what follows the end of the picture is `trailing`."""
    yield Piece("pixels", 0, 2, b"")
    at, frames, tables, codes, scans = 2, 0, 0, 0, 0
    while True:
        marker, start = _marker(content, at)
        if marker == EOI:
            at = start + 2
            break
        if marker in STANDING_ALONE:
            raise DamagedPicture
        length = int.from_bytes(content[start + 2 : start + 4], "big")
        end = start + 2 + length
        if length < 2 or end > len(content):  # noqa: PLR2004 - the length counts its own two bytes
            raise DamagedPicture
        held = content[start + 4 : end]
        if marker == SOS:
            scans += 1
            end = _scan_end(content, end)
        frames += marker in SOF
        tables += length if marker == DQT else 0
        codes += length if marker == DHT else 0
        name = _segment(marker, held)
        yield Piece(name, at, end, b"" if name == "pixels" else held)
        at = end
    if frames != 1 or not scans:
        raise DamagedPicture
    yield Piece("pixels", at - 2, at, b"")
    if tables > MOST_TABLES or codes > MOST_CODES * scans:
        yield Piece("tables", at, at, b"")  # more of them than any decoder needs: room for other things
    if at < len(content):
        yield Piece("trailing", at, len(content), content[at:])


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """The marker at `at`, and where its last 0xFF stands; fill bytes may stand before it (B.1.1.2)."""
    start = at
    while content[start : start + 2] == b"\xff\xff":
        start += 1
    if content[start : start + 1] != b"\xff" or start + 1 >= len(content) or not content[start + 1]:
        raise DamagedPicture
    return content[start + 1], start


def _scan_end(content: bytes, at: int) -> int:
    """Where the coded data of a scan ends: at the first marker that is no restart and no stuffed zero."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise DamagedPicture
        following = content[at + 1]
        if following and following not in STANDING_ALONE:
            return at
        at += 2


def _segment(marker: int, held: bytes) -> str:
    """What a segment is."""
    if (marker in SOF and len(held) >= SHORTEST_FRAME) or marker in {DHT, DQT, DRI, SOS}:
        return "pixels"
    if marker == COM:
        return "comment"
    if not APP0 <= marker <= APP15:
        raise DamagedPicture  # lossless, hierarchical and arithmetic coding, and what no standard knows
    if (marker == APP0 and held[:5] == JFIF and len(held) == JFIF_BARE and held[12:14] == b"\0\0") or (
        marker == APP14 and held.startswith(b"Adobe") and len(held) == ADOBE_BARE
    ):
        return "pixels"
    return next((name for number, mark, name in SEGMENTS if number == marker and held.startswith(mark)), "unknown")


def _png(content: bytes) -> Iterator[Piece]:
    """The chunks of a PNG file (ISO/IEC 15948, 5.3); what follows IEND is `trailing`."""
    yield Piece("pixels", 0, 8, b"")
    at, first, seen = len(PNG_MARK), True, set[bytes]()
    before = b""
    while True:
        length = int.from_bytes(content[at : at + 4], "big")
        kind, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content) or first != (kind == b"IHDR"):
            raise DamagedPicture
        held = content[at + 8 : end - 4]
        if zlib.crc32(kind + held) != int.from_bytes(content[end - 4 : end], "big"):
            raise DamagedPicture
        name = _chunk(kind, held)
        if kind in seen and name in {"pixels", "profile"} and (kind != b"IDAT" or before != b"IDAT"):
            raise DamagedPicture
        yield Piece(name, at, end, b"" if name == "pixels" else held)
        seen.add(kind)
        at, first, before = end, False, kind
        if kind == b"IEND":
            break
    if b"IDAT" not in seen:
        raise DamagedPicture
    if _excess(content):
        yield Piece("excess", at, at, b"")
    if at < len(content):
        yield Piece("trailing", at, len(content), content[at:])


def _chunk(kind: bytes, held: bytes) -> str:
    """What a chunk is."""
    if kind in PNG_PIXELS:
        if len(held) > PNG_MOST.get(kind, len(held)):
            raise DamagedPicture
        return "pixels"
    if kind in PNG_NAMED:
        return PNG_NAMED[kind]
    if not kind.isalpha() or not kind[0] & 0x20:
        raise DamagedPicture  # a chunk without which the picture cannot be shown, and that nobody knows
    return "unknown"


def png_header(content: bytes) -> tuple[int, int, int, int, bool]:
    """Width, height, bits of a sample, colour type and whether interlaced, of a PNG file (11.2.2)."""
    width, height, depth, colour, _compression, _filter, interlace = struct.unpack(">IIBBBBB", content[16:29])
    if colour not in PNG_CHANNELS or not width or not height or depth not in {1, 2, 4, 8, 16} or interlace > 1:
        raise DamagedPicture
    return width, height, depth, colour, bool(interlace)


def png_length(content: bytes) -> int:
    """How many bytes the rows of a PNG file are, uncompressed (ISO/IEC 15948, 7 and 8)."""
    width, height, depth, colour, interlaced = png_header(content)
    bits = depth * PNG_CHANNELS[colour]
    total = 0
    for column, row, right, down in PASSES if interlaced else ((0, 0, 1, 1),):
        columns, rows = -(-(width - column) // right), -(-(height - row) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + (columns * bits + 7) // 8)
    return total


def png_data(content: bytes) -> bytes:
    """The compressed rows of a PNG file: its IDAT chunks, put together."""
    at, parts = len(PNG_MARK), []
    while at + 8 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind = content[at + 4 : at + 8]
        if kind == b"IDAT":
            parts.append(content[at + 8 : at + 8 + length])
        if kind == b"IEND":
            break
        at += 12 + length
    return b"".join(parts)


def _excess(content: bytes) -> bool:
    """Whether the compressed rows hold more than the picture. Raises `DamagedPicture` where they hold less."""
    width, height, *_rest = png_header(content)
    if width * height > MOST_PIXELS:
        return False  # refused by whoever looks at the pixels
    left = png_length(content)
    inflater, data = zlib.decompressobj(), png_data(content)
    try:
        while not inflater.eof and left >= 0:
            piece = inflater.decompress(data, 1 << 20)
            data = inflater.unconsumed_tail
            left -= len(piece)
            if not piece and not data:
                break
    except zlib.error as error:
        raise DamagedPicture from error
    if left > 0:
        raise DamagedPicture
    return left < 0 or not inflater.eof or bool(inflater.unused_data)


def inflate(data: bytes) -> bytes:
    """What a small zlib stream holds. Raises `DamagedPicture` where it is damaged or too long."""
    inflater = zlib.decompressobj()
    try:
        found = inflater.decompress(data, MOST_INFLATED)
    except zlib.error as error:
        raise DamagedPicture from error
    if not inflater.eof:
        raise DamagedPicture
    return found


def size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG file in pixels, as it says. Raises `DamagedPicture`."""
    if content.startswith(PNG_MARK):
        return png_header(content)[:2]
    at = 2
    while True:
        marker, start = _marker(content, at)
        if marker in SOF:
            height, width = struct.unpack(">HH", content[start + 5 : start + 9])
            return width, height
        if marker in {EOI, SOS}:
            raise DamagedPicture
        at = start + 2 + int.from_bytes(content[start + 2 : start + 4], "big")
