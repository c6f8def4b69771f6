"""Small PDFs of text, as the log has them beside its letters."""

from __future__ import annotations

import zlib
from collections.abc import Sequence


def pdf_of(title: str, pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with a page for each list of lines; title and lines are plain ASCII without brackets or backslashes.

    It is written by hand and not with a library, so that the program that measures stays small: what it holds in memory
    would count for the programs that it starts.
    """
    kids = " ".join(f"{5 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<</Title({title})>>".encode(),
    ]
    for place, lines in enumerate(pages):
        shown = "BT /F1 11 Tf 60 780 Td " + "".join(f"({line}) Tj 0 -15 Td " for line in lines) + "ET"
        packed = zlib.compress(shown.encode("ascii"))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            + f"/Contents {6 + 2 * place} 0 R>>".encode()
        )
        objects.append(f"<</Length {len(packed)}/Filter/FlateDecode>>stream\n".encode() + packed + b"\nendstream")
    written = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    starts = []
    for number, content in enumerate(objects, 1):
        starts.append(len(written))
        written += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    written += b"".join(b"%010d 00000 n \n" % start for start in starts)
    written += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R/Info 4 0 R>>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(written)
