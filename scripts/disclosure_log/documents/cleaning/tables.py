"""Takes out of tables and plain text what nobody sees, and keeps spreadsheet programs from running cells."""

from __future__ import annotations

import csv
from io import StringIO

from disclosure_log.documents import tables


def clean(content: bytes) -> tuple[bytes, list[str]]:
    """The table without what nobody sees, its formulas behind an apostrophe, and the keys of what was done.

    Every other cell stays as it is. Raises `UnicodeDecodeError` and `csv.Error`.
    """
    cleaned, taken = clean_text(content)
    text = cleaned.decode("utf-8")
    rows = list(tables.rows(text))
    running = [cell for row in rows for cell in row if tables.runs(cell)]
    if not running:
        return cleaned, taken
    reaching = [tables.reaches(cell) for cell in running]
    taken += ["table-formula"] * (not all(reaching)) + ["table-formula-reach"] * any(reaching)
    ending = "\r\n" if "\r\n" in text else "\n"
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=tables.delimiter(text), lineterminator=ending)
    writer.writerows([tables.disarmed(cell) for cell in row] for row in rows)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return (mark + out.getvalue()).encode("utf-8"), taken


def clean_text(content: bytes) -> tuple[bytes, list[str]]:
    """The text without characters that nobody sees, and the keys of what was taken out. Raises as `clean`."""
    text = content.decode("utf-8")
    taken = ["table-control"] if tables.CONTROL.search(text) else []
    taken += ["table-tags"] if tables.tags(text) else []
    taken += ["table-unseen"] if tables.unseen(text) else []
    return (tables.seen(text) if taken else text).encode("utf-8"), taken
