"""The data of the streams of a PDF: how large they become when unpacked, and what stands for them."""

from __future__ import annotations

import hashlib
import zlib
from typing import Any

from pikepdf import Array, Dictionary, Stream

from disclosure_log.documents.codestreams import filters_of
from disclosure_log.gate.notes import Notes, Place, Refused
from disclosure_log.gate.pdf.tokens import names

MOST_DECODED = 600_000_000
"""How many bytes all streams together may have when decompressed."""

LARGEST_DECODED = 250_000_000
"""How many bytes one stream may have when decompressed: more than a page scanned in colour at 600 dots an inch."""

CHUNK = 1 << 20


def digest(data: bytes) -> bytes:
    """What stands for the data of a stream where streams are compared."""
    return hashlib.blake2b(data, digest_size=16).digest()


ELSEWHERE = names("/AP /A /AA /PA /Parent /P /Popup /Kids /Next /Page /Pg /Dest /D /IRT /K /Metadata")
"""Keys of an annotation or field that lead to other things, or back."""


class Measure:
    """Measures the streams of one document."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.decoded = 0

    def take(self, stream: Stream, raw: bytes, place: Place) -> None:
        """Hold the size of a stream to the budgets without unpacking more of it, and find what follows its end."""
        filters = filters_of(stream)
        data = raw
        for number, name in enumerate(filters):
            if name not in {"/FlateDecode", "/Fl"}:
                if number == 0 and name in {"/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}:
                    self._count(len(raw) * 64)  # the most that either grows by, near enough
                return
            try:
                data = self._inflated(data, place, keep=number + 1 < len(filters))
            except zlib.error:
                self.notes.note("pdf-unknown", place)  # one reader may mend what another does not show
                return

    def _count(self, size: int) -> None:
        self.decoded += size
        if self.decoded > MOST_DECODED:
            raise Refused("pdf-too-large")

    def _inflated(self, data: bytes, place: Place, *, keep: bool) -> bytes:
        """The unpacked data where it is to be kept. Raises `zlib.error`; notes what follows the end."""
        machine = zlib.decompressobj()
        pieces, size = [], 0
        while data and not machine.eof:
            piece = machine.decompress(data, CHUNK)
            size += len(piece)
            self._count(len(piece))
            if size > LARGEST_DECODED:
                raise Refused("pdf-too-large")
            if keep:
                pieces.append(piece)
            data = machine.unconsumed_tail
        if machine.unused_data.strip(b"\r\n\0 \t"):
            self.notes.note("pdf-bytes", place)
        return b"".join(pieces)


def streams_in(thing: Any) -> set[tuple[int, int]]:
    """The streams that hang on a dictionary, and those in their resources."""
    found: set[tuple[int, int]] = set()
    seen: set[tuple[int, int]] = set()
    waiting = [thing]
    while waiting:
        thing = waiting.pop()
        if not isinstance(thing, Dictionary | Stream | Array):
            continue
        if thing.is_indirect and thing.objgen in seen:
            continue
        seen.add(thing.objgen)
        if isinstance(thing, Stream):
            found.add(thing.objgen)
            thing = thing.get("/Resources", Dictionary())
        if isinstance(thing, Dictionary):
            waiting += [value for name, value in thing.items() if name not in ELSEWHERE]
        elif isinstance(thing, Array):
            waiting += list(thing)
    return found
