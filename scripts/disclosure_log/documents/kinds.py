"""Which kinds of file may be attached to a response, and how each is known.

The kinds are those that any browser shows or any office program opens. A file's name says its kind and its content has
to agree, since a web server and the reader's computer go by the name alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from disclosure_log.locale import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file that may be attached."""

    suffixes: tuple[str, ...]
    """How the names of such files end, in lower case, the usual one first."""

    media_type: str
    """The media type under which it is published (IANA's registry)."""

    name: str
    """What people call it, in English; translated when it is shown."""

    mark: bytes = b""
    """The bytes that its content begins with; nothing for text."""

    @property
    def is_text(self) -> bool:
        """Whether the file is nothing but text."""
        return self.media_type.startswith("text/")


_PACKAGE = b"PK\x03\x04"  # APPNOTE.TXT, 4.3.7: the first record of a ZIP archive that holds anything

# ISO 32000-2, 7.5.2. Readers accept it further on too, where it would hide another kind of file before it.
PDF = Kind((".pdf",), "application/pdf", N_("PDF document"), b"%PDF-")
CSV = Kind((".csv",), "text/csv", N_("CSV table"))
TEXT = Kind((".txt",), "text/plain", N_("Plain text"))
# ISO/IEC 15948, 5.2
PNG = Kind((".png",), "image/png", N_("PNG picture"), b"\x89PNG\r\n\x1a\n")
# ITU-T T.81, B.1.1: start of image, and the first byte of the marker after it
JPEG = Kind((".jpg", ".jpeg"), "image/jpeg", N_("JPEG picture"), b"\xff\xd8\xff")
XLSX = Kind(
    (".xlsx",), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", N_("Excel workbook"), _PACKAGE
)
XLSM = Kind((".xlsm",), "application/vnd.ms-excel.sheet.macroEnabled.12", N_("Excel workbook"), _PACKAGE)
ODS = Kind((".ods",), "application/vnd.oasis.opendocument.spreadsheet", N_("OpenDocument workbook"), _PACKAGE)
DOCX = Kind(
    (".docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", N_("Word file"), _PACKAGE
)
ODT = Kind((".odt",), "application/vnd.oasis.opendocument.text", N_("OpenDocument text"), _PACKAGE)

KINDS = (PDF, CSV, TEXT, PNG, JPEG, XLSX, XLSM, ODS, DOCX, ODT)
"""Every kind that may be attached."""

WORKBOOKS = (XLSX, XLSM, ODS)


def kind_of(path: PurePath) -> Kind | None:
    """The kind that the file's name says, in capitals or not; None for what may not be attached."""
    suffix = path.suffix.lower()
    return next((kind for kind in KINDS if suffix in kind.suffixes), None)


def fits(kind: Kind, content: bytes) -> bool:
    """Whether the content of a file is of this kind; text and tables have to be UTF-8 (RFC 3629) without NUL."""
    if not kind.is_text:
        return content.startswith(kind.mark)
    try:
        return "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False
