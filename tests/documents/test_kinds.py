"""A file's name says its kind, and its content has to agree."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.documents.kinds import CSV, DOCX, JPEG, KINDS, PDF, PNG, TEXT, XLSX, Kind, fits, kind_of

PACKAGES = dict.fromkeys(KINDS[-5:], b"PK\x03\x04\x14\0")
BEGINNINGS = PACKAGES | {
    PDF: b"%PDF-1.7\n",
    PNG: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    JPEG: b"\xff\xd8\xff\xe0\0\x10JFIF",
    CSV: b"year,requests\n2021,702\n",
    TEXT: "Annwyl Syr, fe'i caewyd; tŷ.\n".encode(),
}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("letter.pdf", PDF),
        ("LETTER.PDF", PDF),
        ("figures 2021.v2.csv", CSV),
        ("note.txt", TEXT),
        ("map.png", PNG),
        ("photo.jpg", JPEG),
        ("photo.JPEG", JPEG),
        ("letter.docx", DOCX),
        ("figures.xlsx", XLSX),
        ("letter.doc", None),
        ("figures.xls", None),
        ("figures.xlsb", None),
        ("page.html", None),
        ("picture.svg", None),
        ("letter.pdf.exe", None),
        ("pdf", None),
        (".pdf", None),
        ("", None),
    ],
)
def test_the_end_of_the_name_says_the_kind(name: str, kind: Kind | None) -> None:
    """Only the last part of the name counts, in capitals or not, and most kinds may not be attached."""
    assert kind_of(Path(name)) == kind


def test_every_kind_has_a_name_of_its_own() -> None:
    """No two kinds share a suffix or a media type."""
    suffixes = [suffix for kind in KINDS for suffix in kind.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert len({kind.media_type for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.suffixes[0])
def test_content_of_the_kind_fits(kind: Kind) -> None:
    """Each kind takes a file that begins as files of that kind do."""
    assert fits(kind, BEGINNINGS[kind])


@pytest.mark.parametrize("kind", [PDF, PNG, JPEG], ids=lambda kind: kind.suffixes[0])
def test_content_of_another_kind_does_not_fit(kind: Kind) -> None:
    """A file of one kind under the name of another, and an empty one, does not pass."""
    others = [content for other, content in BEGINNINGS.items() if other != kind]
    assert not any(fits(kind, content) for content in [b"", *others])


def test_a_pdf_begins_with_its_first_byte() -> None:
    """What stands before the mark could be a file of another kind."""
    assert not fits(PDF, b" %PDF-1.7")


@pytest.mark.parametrize("kind", [CSV, TEXT], ids=lambda kind: kind.suffixes[0])
@pytest.mark.parametrize(
    "content",
    [
        "Lloyd,tŷ\n".encode("latin-1", errors="replace") + b"caf\xe9",
        "year,requests\n".encode("utf-16"),
        b"year,requests\n2021,\0\n",
        "ŵ".encode()[:1],
        b"\xed\xa0\x80",  # half of a surrogate pair, which RFC 3629 forbids
        BEGINNINGS[PNG],
    ],
    ids=["latin-1", "utf-16", "nul", "cut off", "surrogate", "picture"],
)
def test_text_that_is_not_utf8_does_not_fit(kind: Kind, content: bytes) -> None:
    """A table or a text in another encoding would be shown garbled, so it does not pass."""
    assert not fits(kind, content)


def test_text_is_read_to_its_end() -> None:
    """A wrong byte counts wherever it stands."""
    across = b"a" * 999_999 + "ŵ".encode() + b"\n"
    assert fits(TEXT, across)
    assert not fits(TEXT, across * 2 + b"\xff")
    assert not fits(CSV, across * 2 + b"\0")


def test_a_byte_order_mark_is_text() -> None:
    """Spreadsheet programs begin UTF-8 tables with a byte-order mark; it does no harm."""
    assert fits(CSV, "\ufeffyear,requests\n".encode())


@given(content=st.binary(max_size=200))
def test_text_is_what_python_decodes(content: bytes) -> None:
    """Any bytes are text exactly if they are UTF-8 without NUL."""
    try:
        expected = "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        expected = False

    assert fits(TEXT, content) == expected
