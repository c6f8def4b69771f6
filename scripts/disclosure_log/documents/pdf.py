"""What a PDF says of itself. Only the worker runs this: a hostile file can keep pypdf busy or fill the memory."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import BooleanObject, DictionaryObject, NullObject, PdfObject, TextStringObject

LONGEST_TEXT = 1000
"""How many characters of a title or a language are kept; what is longer is neither."""


def read_facts(source: Path | bytes) -> dict[str, Any]:
    """The facts of the PDF at a path, or of these bytes: `pages`, `language`, `title`, `tagged` and `encrypted`.

    `language` is the catalogue's `/Lang`, a BCP 47 tag (ISO 32000-2, 14.9.2); `tagged` whether it is a tagged PDF
    (14.8); each of them None where the file does not say. Of an encrypted file, whatever its password, nothing else
    is known. Raises whatever pypdf raises of a file that it cannot read, and that can be any exception.
    """
    try:
        reader = PdfReader(io.BytesIO(source) if isinstance(source, bytes) else source)
    except (DependencyError, NotImplementedError):
        # A cipher that needs another package, or a way of encrypting that pypdf does not know.
        return _facts(encrypted=True)
    if reader.is_encrypted:
        return _facts(encrypted=True)
    catalogue = reader.root_object
    return _facts(
        pages=reader.get_num_pages(),
        language=_text(_entry(catalogue, "/Lang")),
        title=_title(reader),
        tagged=_is_tagged(catalogue),
    )


def _facts(
    *,
    pages: int | None = None,
    language: str | None = None,
    title: str | None = None,
    tagged: bool | None = None,
    encrypted: bool = False,
) -> dict[str, Any]:
    return {"pages": pages, "language": language, "title": title, "tagged": tagged, "encrypted": encrypted}


def _is_tagged(catalogue: DictionaryObject) -> bool:
    """Whether the file declares itself tagged and has a structure for its tags (ISO 32000-2, 14.7 and 14.8)."""
    mark_info = _entry(catalogue, "/MarkInfo")
    if not isinstance(mark_info, DictionaryObject):
        return False
    marked = _entry(mark_info, "/Marked")
    has_structure = isinstance(_entry(catalogue, "/StructTreeRoot"), DictionaryObject)
    return isinstance(marked, BooleanObject) and bool(marked.value) and has_structure


def _title(reader: PdfReader) -> str | None:
    """The title in the document information, or else in the XMP metadata, where PDF 2.0 wants it."""
    # A title that cannot be read is as good as none; the rest of the file may be sound.
    with suppress(PyPdfError):
        if (information := reader.metadata) and (title := _text(_entry(information, "/Title"))):
            return title
    with suppress(PyPdfError):
        if (metadata := reader.xmp_metadata) and (titles := metadata.dc_title):
            return _text(TextStringObject(titles.get("x-default") or next(iter(titles.values()))))
    return None


def _entry(dictionary: DictionaryObject, key: str) -> PdfObject:
    """What the dictionary holds under `key`, wherever in the file it stands; null where it holds nothing."""
    value = dictionary.get(key, NullObject()).get_object()
    return NullObject() if value is None else value


def _text(value: PdfObject) -> str | None:
    """A text of the file in one line, without what cannot be printed; None for what is no text or empty."""
    if not isinstance(value, TextStringObject):
        return None
    printable = "".join(character if character.isprintable() else " " for character in value[:LONGEST_TEXT])
    return " ".join(printable.split()) or None
