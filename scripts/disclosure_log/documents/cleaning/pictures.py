"""Takes out of pictures what they hold beside what they show. The pixels are copied as they are, not coded anew."""

from __future__ import annotations

import zlib

from disclosure_log.documents import exif, pictures, profiles
from disclosure_log.documents.pictures import Piece

LONGEST_SEGMENT = 65_519  # bytes of a profile in one JPEG segment, without its own 14 bytes and the length
KEPT = frozenset({"pixels", "animated", "tables"})


def clean(content: bytes) -> tuple[bytes, list[str]]:
    """The picture without what nobody sees, and the keys of what was taken out.

    How it is turned and which colours are meant stays. Raises `DamagedPicture`.
    """
    parts = pictures.pieces(content)
    png = content.startswith(pictures.PNG_MARK)
    taken: list[str] = []
    kept: list[bytes] = []
    for part in parts:
        raw = content[part.start : part.end]
        if part.name in KEPT:
            kept.append(raw)
        elif part.name == "profile":
            kept.append(_profile(part, parts, raw, taken, png=png))
        else:
            taken.append(f"picture-{part.name}")
            kept.append(_turned(part, taken, png=png))
    cleaned = b"".join(kept)
    if png and "picture-excess" in taken:
        cleaned = _without_excess(cleaned)
    return cleaned, list(dict.fromkeys(taken))


def _turned(part: Piece, taken: list[str], *, png: bool) -> bytes:
    """What is left of a piece: of EXIF data how the picture is turned, of anything else nothing."""
    if part.name != "exif":
        return b""
    data = part.content.removeprefix(pictures.EXIF)
    found = exif.read_exif(data)
    taken += ["picture-location"] * found.location + ["picture-maker-note"] * found.maker_note
    taken += ["picture-thumbnail"] * bool(found.thumbnails)
    if found.orientation not in exif.TURNED:
        return b""
    left = exif.bare_exif(found.orientation)
    if left == data:
        taken.remove("picture-exif")
    return _png_chunk(b"eXIf", left) if png else _jpeg_segment(0xE1, pictures.EXIF + left)


def _profile(part: Piece, parts: list[Piece], raw: bytes, taken: list[str], *, png: bool) -> bytes:
    """A piece of a colour profile as it is, or where it says more than colours, for its first piece, a bare copy."""
    found = profiles.joined([each.content for each in parts if each.name == "profile"])
    if profiles.plain(found):
        return raw
    taken.append("picture-profile")
    left = profiles.bare(found)
    if left is None or part.start != next(each.start for each in parts if each.name == "profile"):
        return b""
    if png:
        return _png_chunk(b"iCCP", b"ICC\0\0" + zlib.compress(left, 9))
    pieces = [left[at : at + LONGEST_SEGMENT] for at in range(0, len(left), LONGEST_SEGMENT)]
    return b"".join(
        _jpeg_segment(0xE2, pictures.ICC + bytes([number, len(pieces)]) + piece)
        for number, piece in enumerate(pieces, start=1)
    )


def _without_excess(content: bytes) -> bytes:
    """A PNG whose compressed rows hold the picture alone."""
    inflater = zlib.decompressobj()
    rows = inflater.decompress(pictures.png_data(content), pictures.png_length(content))
    written, kept = False, [content[:8]]
    for part in pictures.pieces(content)[1:]:
        raw = content[part.start : part.end]
        if raw[4:8] != b"IDAT":
            kept.append(raw)
        elif not written:
            kept.append(_png_chunk(b"IDAT", zlib.compress(rows, 9)))
            written = True
    return b"".join(kept)


def _png_chunk(kind: bytes, held: bytes) -> bytes:
    """A chunk of a PNG file (ISO/IEC 15948, 5.3)."""
    return len(held).to_bytes(4, "big") + kind + held + zlib.crc32(kind + held).to_bytes(4, "big")


def _jpeg_segment(marker: int, held: bytes) -> bytes:
    """A segment of a JPEG file (ITU-T T.81, B.1.1.4)."""
    return bytes([0xFF, marker]) + (len(held) + 2).to_bytes(2, "big") + held
