"""What is measured beside the log: files that the gate judges, and registers that are imported."""

from __future__ import annotations

import csv
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.cost import Cost, cost_of
from benchmarks.log import REPOSITORY

PAGES, CELLS, SMALL_FILES, REGISTER_ROWS = 20, 5_000, 200, 10_000


def gate(folder: Path, log: Path) -> Iterator[tuple[str, Cost]]:
    """What judging files takes: a line of text, a long document, a large workbook, and many small files at once.

    The files are made in `folder`. Raises `FailedError`.
    """
    make_files(folder)
    inspect = [sys.executable, "-m", "disclosure_log", "inspect", "--format", "json"]
    many = sorted(f"{path}" for path in (folder / "many").iterdir())
    yield "Judge one line of text", cost_of([*inspect, f"{folder / 'line.txt'}"], log)
    yield f"Judge a PDF of {PAGES} pages", cost_of([*inspect, f"{folder / 'long.pdf'}"], log)
    yield f"Judge a workbook of {CELLS:,} cells", cost_of([*inspect, f"{folder / 'large.xlsx'}"], log)
    yield f"Judge {SMALL_FILES} small files at once", cost_of([*inspect, *many], log)


def registers(log: Path) -> Iterator[tuple[str, Cost]]:
    """What importing a register of many rows takes, half of them with a text, as CSV and as a workbook.

    The responses of the log in `log` are deleted. Raises `FailedError`.
    """
    make_registers(log)
    command = [sys.executable, "-m", "disclosure_log", "import"]
    for name, shown in (("rows.csv", "a CSV file"), ("book.xlsx", "a workbook")):
        yield f"Read the columns of {shown} of {REGISTER_ROWS:,} rows", cost_of([*command, name], log)
        file = (log / name).with_suffix(".map.yml")
        file.write_text(file.read_text(encoding="utf-8").replace("\nreason:", "\nreason: before_log"), encoding="utf-8")
        shutil.rmtree(log / "responses")
        (log / "responses").mkdir()
        yield f"Import {shown} of {REGISTER_ROWS:,} rows", cost_of([*command, name], log)


def make_registers(log: Path) -> None:
    """Write the same register as CSV and as a workbook, beside the settings of a log."""
    sys.path.insert(0, f"{REPOSITORY}")
    from tests.leaks.books import Book  # noqa: PLC0415 - the generator is not part of the program

    words = re.findall(r"\w+", "The council holds figures for each road, bin and library of the year")
    text = [" ".join(words[(start + step) % len(words)] for step in range(60)) + "." for start in range(len(words))]
    rows = [["Ref", "Requester", "Date received", "Date of response", "Subject", "Outcome", "Request", "Response"]]
    for number in range(REGISTER_ROWS):
        day, long = f"{13 + number % 15}/0{1 + number % 9}/20{10 + number % 15}", number % 2
        asked, said = text[number % len(text)], "\n\n".join(text[(number + step) % len(text)] for step in range(4))
        cells = [f"R-{number}", "A person", day, day, "Roads and bins", ["Refused", "Granted"][long]]
        rows.append([*cells, asked if long else "", said if long else ""])
    with (log / "rows.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    book = Book(1)
    book.table(book.sheet("Register"), rows)
    (log / "book.xlsx").write_bytes(book.written())


def make_files(folder: Path) -> None:
    """Write the files that are judged, each clean, by the generator of the tests."""
    sys.path.insert(0, f"{REPOSITORY}")
    from tests.leaks.books import Book  # noqa: PLC0415 - the generator is not part of the program
    from tests.leaks.pdf_parts import LINES, office, saved  # noqa: PLC0415 - as above

    (folder / "many").mkdir(parents=True)
    (folder / "line.txt").write_text("A line.\n")
    long = office(PAGES)
    shown = b"".join(b"(%s) Tj 0 -15 Td " % line.encode() for line in LINES * 8)
    for page in long.pages:
        page.obj["/Contents"] = long.make_stream(b"BT /F1 11 Tf 60 780 Td " + shown + b"ET")
    (folder / "long.pdf").write_bytes(saved(long))
    book = Book()
    rows = [
        [f"{'Ward' if column == 0 else 'Year'} {row} {column}" for column in range(10)] for row in range(CELLS // 10)
    ]
    book.table(book.sheet(), [["Ward", *range(2017, 2026)], *rows[1:]])
    (folder / "large.xlsx").write_bytes(book.written())
    for number in range(SMALL_FILES):
        if number % 2:
            (folder / "many" / f"{number}.pdf").write_bytes(saved(office(1 + number % 3), number))
        else:
            (folder / "many" / f"{number}.csv").write_text(f"year,number\n{2000 + number},{number}\n")
