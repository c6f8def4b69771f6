"""Files to attach in tests, made in a moment and the same every time. Nothing in them is real."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from tests.leaks.pdf_pages import scan
from tests.leaks.pdf_parts import image_stream

SCAN = "scan"
"""In the place of a page's lines: a picture of some words."""


def letter(pages: Sequence[Sequence[str]], title: str = "Report of the year", language: str = "en-GB") -> bytes:
    """A PDF that is not tagged, its pages the given lines below each other, or a scan, or empty."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    for lines in pages:
        resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary())
        content = b""
        if lines == SCAN:
            resources.XObject["/I0"] = image_stream(pdf, scan([("Words on paper", 120, 120)], (595, 842)))
            content = b"q 595 0 0 842 0 0 cm /I0 Do Q\n"
        elif lines:
            shown = b"".join(b"(%s) Tj 0 -14 Td " % line.encode("cp1252") for line in lines)
            content = b"BT /F1 11 Tf 60 780 Td " + shown + b"ET\n"
        page = Dictionary(
            Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Resources=resources, Contents=pdf.make_stream(content)
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.Root["/Lang"] = String(language)
    pdf.trailer["/Info"] = pdf.make_indirect(Dictionary(Title=String(title)))
    buffer = BytesIO()
    pdf.save(buffer, deterministic_id=True, compress_streams=True)
    return buffer.getvalue()


def table(rows: int, columns: Sequence[str] = ("Ward", "Reports", "Mended")) -> bytes:
    """A CSV of so many rows below its head, each with a name of its own."""
    lines = [",".join(columns)]
    lines += [
        ",".join([f"Ward {row}", *(str(row * 7 % 89 + more) for more in range(1, len(columns)))])
        for row in range(1, rows + 1)
    ]
    return "".join(f"{line}\r\n" for line in lines).encode()
