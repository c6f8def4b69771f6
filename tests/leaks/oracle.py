"""Finds words in bytes however they are packed: in compressed streams, archives, strings in strings.

It knows nothing of the gate, and nothing of what a file ought to look like.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress

DEEPEST = 4
_ZLIB = re.compile(rb"[\x08\x18\x28\x38\x48\x58\x68\x78][\x01\x5e\x9c\xda\x20-\xff]")
_BASE64 = re.compile(rb"[A-Za-z0-9+/\s]{24,}={0,2}")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}\s*){8,}")


def holds(content: bytes, words: str) -> bool:
    """Whether `words` stand in `content`, in any usual way of writing letters, packed in any usual way."""
    forms = {words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")}
    forms |= {form.lower() for form in forms}
    return any(form in part or form in part.lower() for part in unpacked(content) for form in forms)


def unpacked(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes themselves, and whatever can be unpacked out of them."""
    yield content
    if depth >= DEEPEST:
        return
    for inner in _inside(content):
        if inner and inner != content:
            yield from unpacked(inner, depth + 1)


def _inside(content: bytes) -> Iterator[bytes]:
    with suppress(Exception):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                with suppress(Exception):
                    yield name.encode() + b"\0" + archive.read(name)
        return
    for match in _ZLIB.finditer(content):
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(content[match.start() :], 10_000_000)
    if content.startswith(b"\x1f\x8b"):
        with suppress(zlib.error):
            yield zlib.decompressobj(31).decompress(content, 10_000_000)
    for match in _BASE64.finditer(content):
        with suppress(binascii.Error, ValueError):
            yield base64.b64decode(re.sub(rb"\s", b"", match[0]))
    for match in _HEX.finditer(content):
        with suppress(ValueError):
            yield bytes.fromhex(match[0].decode())
