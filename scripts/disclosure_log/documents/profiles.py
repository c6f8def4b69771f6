"""Colour profiles inside pictures (ICC.1:2022): which of them say nothing but colours, and a bare copy of the others.

The profile of a screen names its maker and often its serial number, and a profile has room for any text.
"""

from __future__ import annotations

import re
import struct

from disclosure_log.documents.pictures import ICC, inflate
from disclosure_log.documents.word_names import names

HEADER = 128
ENTRY = 12
MOST_TAGS = 100
SMALLEST = 132

# ICC.1:2022, 9.2: the tags that computing colours needs.
COLOUR_TAGS = frozenset(
    {b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"bkpt", b"chad", b"chrm", b"lumi"}
    | {b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"gamt", b"meas", b"view", b"tech", b"cicp"}
    | {b"D2B0", b"D2B1", b"D2B2", b"D2B3", b"B2D0", b"B2D1", b"B2D2", b"B2D3", b"rig0", b"aarg", b"aagg", b"aabg"}
)
COLOUR_TYPES = frozenset(
    {b"XYZ ", b"curv", b"para", b"sf32", b"mft1", b"mft2", b"mAB ", b"mBA ", b"mpet", b"meas", b"view", b"sig "}
    | {b"chrm", b"cicp"}
)
TEXT_TAGS = frozenset({b"desc", b"cprt", b"dmnd", b"dmdd", b"vued", b"dscm"})

# The words of the profiles that programs and cameras bring along, and of their owners' copyright.
KNOWN = names(
    "copyright c by inc ltd llc all rights reserved no use freely public domain cc0 apple computer adobe"
    " systems incorporated hewlett packard company hp google microsoft corporation facebook artifex software"
    " international color colour consortium iec http https www org ch ghostscript fogra default rgb srgb s"
    " built in display p3 gray grey scale gamma dot gain generic profile space icc iec61966 v2 v4 d65 d50 cmyk"
    " swop coated uncoated gracol u web linear c2 ci tiny g3 g22 black white scaled with perceptual intent beta"
    " reference viewing condition version iso eci photo bt rec itu r the lcd lab xyz krita elle stone lcms"
    " littlecms sgi gimp sg srgbz of en us gb enus engb curv para"
)
"""The words of the profiles that programs and cameras bring along, and of their owners' copyright."""

LONGEST_NUMBER = 5


def joined(pieces: list[bytes]) -> bytes:
    """The profile that the pieces of a picture hold, put together. Raises `DamagedPicture`."""
    if pieces and not pieces[0].startswith(ICC):
        _name, _zero, compressed = pieces[0].partition(b"\0")  # PNG: ISO/IEC 15948, 11.3.3.3
        return inflate(compressed[1:])
    return b"".join(piece[14:] for piece in sorted(pieces, key=lambda piece: piece[12:13]))  # ICC.1:2022, B.4


def plain(profile: bytes) -> bool:
    """Whether a profile has only colours in it and the words of well-known makers."""
    tags = _tags(profile)
    if tags is None or any(profile[100:HEADER]):
        return False
    covered = bytearray(len(profile))
    covered[: HEADER + 4 + ENTRY * len(tags)] = b"\1" * (HEADER + 4 + ENTRY * len(tags))
    for kind, start, length in tags:
        held = profile[start : start + length]
        covered[start : start + length] = b"\1" * length
        if kind in TEXT_TAGS:
            if not _known(held):
                return False
        elif kind not in COLOUR_TAGS or held[:4] not in COLOUR_TYPES:
            return False
    return not any(byte for byte, used in zip(profile, covered, strict=True) if not used)


def bare(profile: bytes) -> bytes | None:
    """The profile with its colours alone; None where it is too damaged to copy."""
    tags = _tags(profile)
    if tags is None:
        return None
    words = _words("RGB", profile[8])
    kept = [(kind, profile[start : start + length]) for kind, start, length in tags if kind in COLOUR_TAGS]
    kept = [(kind, held) for kind, held in kept if held[:4] in COLOUR_TYPES]
    kept += [(b"desc", words[0]), (b"cprt", words[1])]
    body, table, places = b"", b"", dict[bytes, int]()
    first = HEADER + 4 + ENTRY * len(kept)
    for kind, held in kept:
        if held not in places:
            places[held] = first + len(body)
            body += held + bytes(-len(held) % 4)
        table += kind + struct.pack(">II", places[held], len(held))
    head = profile[8:48] + bytes(16) + profile[64:80]  # without the makers of the program and of the device
    head = struct.pack(">I", first + len(body)) + bytes(4) + head + bytes(HEADER - 8 - len(head))
    return head + struct.pack(">I", len(kept)) + table + body


def _tags(profile: bytes) -> list[tuple[bytes, int, int]] | None:
    """Name, start and length of each tag; None where the profile is damaged."""
    if len(profile) < SMALLEST or profile[36:40] != b"acsp":
        return None
    count = int.from_bytes(profile[HEADER : HEADER + 4], "big")
    if count > MOST_TAGS or len(profile) < SMALLEST + ENTRY * count:
        return None
    tags = [struct.unpack(">4sII", profile[at : at + ENTRY]) for at in range(SMALLEST, SMALLEST + ENTRY * count, ENTRY)]
    if any(start < SMALLEST or start + length > len(profile) for _kind, start, length in tags):
        return None
    return tags


def _known(held: bytes) -> bool:
    """Whether the text of a tag is one that programs bring along."""
    letters = held[8:].replace(b"\0", b"") if held[:4] in {b"desc", b"text", b"mluc"} else b"?"
    text = "".join(chr(byte) if 0x20 <= byte < 0x7F else " " for byte in letters)  # noqa: PLR2004 - ASCII
    words = re.split(r"[^a-z0-9]+", text.lower())
    return all(word in KNOWN or (word.isdigit() and len(word) <= LONGEST_NUMBER) or len(word) <= 1 for word in words)


def _words(text: str, version: int) -> tuple[bytes, bytes]:
    """A description and a copyright line with the same word, as the version of the profile writes them."""
    if version >= 4:  # noqa: PLR2004 - ICC.1:2022, 10.15
        wide = text.encode("utf-16-be")
        localised = b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(wide), 28) + wide
        return localised, localised
    word = text.encode("ascii") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(word)) + word + bytes(78), b"text" + bytes(4) + word
