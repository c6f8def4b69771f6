"""Adds entries to the log's own register, `responses/register/2021.csv`: what stands there already is never changed."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from disclosure_log.intake.registers.requests import Request
from disclosure_log.law import Law
from disclosure_log.records.register import COLUMNS, FOLDER, Entry
from disclosure_log.records.writing import write_over


class CannotExtendError(Exception):
    """A file of the register that nothing can be added to; `message` says why, and `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def year_file(responses: Path, year: int) -> Path:
    """Where the entries of a year stand."""
    return responses / FOLDER / f"{year:04}.csv"


def cells_of(request: Request) -> dict[str, str]:
    """An entry's cells, by the names of their columns; the request has all that an entry needs."""
    return {
        "reference": request.reference.text,
        "received": _day(request.received),
        "responded": _day(request.responded),
        "law": request.law.value,
        "outcome": request.outcome.value if request.outcome else "",
        "reason": request.reason.value if request.reason else "",
    }


def differences(request: Request, entry: Entry) -> tuple[str, ...]:
    """The columns in which an entry that is there differs from what the register says; it may say more."""
    there = {
        "reference": entry.reference.text,
        "received": _day(entry.received),
        "responded": _day(entry.responded),
        "law": entry.law.value,
        "outcome": entry.outcome.value,
        "reason": entry.reason.value,
    }
    return tuple(key for key, value in cells_of(request).items() if value and value != there[key])


def extended(file: Path, rows: Sequence[Mapping[str, str]], usual: Law) -> bytes:
    """The content of `file` with `rows` behind those that it has; a new one where there is none.

    Raises `CannotExtendError` where it has no column for something that a row says, and `OSError`.
    """
    content = file.read_bytes() if file.exists() else b""
    if not content.strip(b"\xef\xbb\xbf \r\n"):
        return _lines([dict(zip(COLUMNS, COLUMNS, strict=True)), *rows], COLUMNS, "\n").encode()
    end = "\r\n" if b"\r\n" in content else "\n"
    header = content.decode("utf-8-sig").splitlines()[0]
    columns = [name.strip() for name in next(csv.reader([header]))]
    for name in COLUMNS:
        needed = (row for row in rows if row[name] and not (name == "law" and row[name] == usual))
        if name not in columns and any(True for _ in needed):
            raise CannotExtendError(
                f"{file.name} of the log's register has no column {name}.",
                f"Add {name} to its first row, and a comma to each other.",
            )
    between = b"" if content.endswith((b"\n", b"\r")) else end.encode()
    return content + between + _lines(rows, columns, end).encode()


def write_year(file: Path, content: bytes) -> None:
    """Put a file of the register in place, whole or not at all. Raises `OSError`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_over(file, content)


def _lines(rows: Sequence[Mapping[str, str]], columns: Sequence[str], end: str) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator=end).writerows([row[name] for name in columns] for row in rows)
    return text.getvalue()


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
