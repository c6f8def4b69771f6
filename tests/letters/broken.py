"""Files that cannot be imported: what an inbox holds beside letters. Each has to end in one clear line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
from tests.attached import SCAN
from tests.attached import letter as pages_of
from tests.leaks.word import Word, paragraph
from tests.letters.printed import assembled

PASSWORD = "letmein"


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that is no letter, or that nobody can read."""

    name: str
    what: str
    """What is wrong with it, in a few words."""

    content: bytes


def scanned() -> bytes:
    """A letter on paper that was scanned: a picture and no words."""
    return pages_of([SCAN], "Scan_0001")


def encrypted(password: str = PASSWORD) -> bytes:
    """A PDF that opens with a password only; with an empty one it opens and forbids copying."""
    buffer = BytesIO()
    with pikepdf.open(BytesIO(pages_of([["Our ref: FOI 1", "Date: 1 May 2024"]]))) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="owner", user=password, R=4), deterministic_id=False)
    return buffer.getvalue()


def damaged() -> bytes:
    """A PDF whose second half was lost on the way, and the table of its objects with it."""
    whole = pages_of([[f"Line {number} of a letter that ends too soon" for number in range(40)]])
    return whole[: len(whole) // 2].replace(b"endobj", b"endob\0", 3)


def endless() -> bytes:
    """A PDF of 500 pages: a bundle of documents and no letter."""
    pages = 500
    shown = b"BT /F1 11 Tf 60 780 Td (A page of a bundle) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%b] >>" % (pages, b" ".join(b"%d 0 R" % (5 + at) for at in range(pages))),
        b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(shown), shown),
    ]
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 3 0 R >>"
    return assembled([*objects, *[page] * pages])


def with_macro() -> bytes:
    """A Word file with a program in it."""
    word = Word(paragraph("Our ref: FOI 2") + paragraph("We hold none of this."))
    word.add(
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        "vbaProject.bin",
        "application/vnd.ms-office.vbaProject",
        b"\xd0\xcf\x11\xe0" + bytes(512),
    )
    return word.content()


def broken() -> Iterator[Broken]:
    """Each of them once; the heaviest takes about a tenth of a second to make."""
    yield Broken("scan.pdf", "a scan without text", scanned())
    yield Broken("locked.pdf", "encrypted with a password", encrypted())
    yield Broken("half.pdf", "damaged", damaged())
    yield Broken("bundle.pdf", "500 pages", endless())
    yield Broken("empty.pdf", "empty", b"")
    yield Broken("empty.docx", "empty", b"")
    yield Broken("empty.txt", "empty", b"")
    yield Broken("blank.pdf", "a page without anything on it", pages_of([[]]))
    yield Broken("word-inside.pdf", "a Word file with the wrong suffix", with_macro())
    yield Broken("pdf-inside.docx", "a PDF with the wrong suffix", pages_of([["Our ref: FOI 3"]]))
    yield Broken("macro.docx", "a Word file with a macro", with_macro())
    yield Broken("older.doc", "a Word file of the old kind", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048))
    yield Broken("text.docx", "plain text with the suffix of Word", b"Our ref: FOI 4\n")
    yield Broken("binary.txt", "no text", bytes(range(256)) * 16)


def write_broken(folder: Path) -> dict[Path, str]:
    """Write each of them into a folder; their paths, each with what is wrong with the file."""
    found = {}
    for each in broken():
        path = folder / each.name
        path.write_bytes(each.content)
        found[path] = each.what
    return found
