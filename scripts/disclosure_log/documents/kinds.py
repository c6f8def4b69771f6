"""Which kinds of file may be attached to a response, and how each is known.

The kinds are those that any browser shows, or any program opens, and that carry no program of their own. A file's name
says its kind and its content has to agree, since a web server and the reader's computer go by the name alone.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from disclosure_log.locale import N_

HEAD = 1024
"""How many bytes of its beginning tell the kind of a file that is not text."""

CHUNK = 1 << 20  # bytes read at a time


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file that may be attached."""

    suffixes: tuple[str, ...]
    """How the names of such files end, in lower case, the usual one first."""

    media_type: str
    """The media type under which it is published (IANA's registry)."""

    name: str
    """What people call it, in English; translated when it is shown."""

    @property
    def is_text(self) -> bool:
        """Whether the file is nothing but text."""
        return self.media_type.startswith("text/")


PDF = Kind((".pdf",), "application/pdf", N_("PDF document"))
CSV = Kind((".csv",), "text/csv", N_("CSV table"))
TEXT = Kind((".txt",), "text/plain", N_("Plain text"))
PNG = Kind((".png",), "image/png", N_("PNG picture"))
JPEG = Kind((".jpg", ".jpeg"), "image/jpeg", N_("JPEG picture"))

KINDS = (PDF, CSV, TEXT, PNG, JPEG)
"""Every kind that may be attached."""

PDF_MARK = b"%PDF-"  # ISO 32000-2, 7.5.2; readers accept it anywhere in the first 1,024 bytes
PICTURE_MARKS = {
    PNG: b"\x89PNG\r\n\x1a\n",  # ISO/IEC 15948, 5.2
    JPEG: b"\xff\xd8\xff",  # ITU-T T.81, B.1.1: start of image, and the first byte of the marker after it
}


def kind_of(path: Path) -> Kind | None:
    """The kind that the file's name says, in capitals or not; None for what may not be attached."""
    suffix = path.suffix.lower()
    return next((kind for kind in KINDS if suffix in kind.suffixes), None)


def fits(kind: Kind, head: bytes, path: Path) -> bool:
    """Whether the content of the file is of this kind; `head` is its first 1,024 bytes, or all if it is shorter.

    Text and tables have to be UTF-8 (RFC 3629) without NUL, and are read to their end, whatever their length.
    Raises `OSError` where the file cannot be read.
    """
    if kind.is_text:
        return _is_utf8(path)
    if kind == PDF:
        return PDF_MARK in head[:HEAD]
    return head.startswith(PICTURE_MARKS[kind])


def _is_utf8(path: Path) -> bool:
    """Whether the file is UTF-8 without NUL, read in pieces."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while chunk := file.read(CHUNK):
                if "\0" in decoder.decode(chunk):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True
