"""How long `disclosure-log check` takes, and how much memory: on logs made of the example log's letters.

Every figure of a run comes from the same machine in the same minutes, so that they can be compared with one another:
`make benchmark` for 1,000 responses, `make benchmark N=10000` for as many as a police force has. Then it judges
files, as the gate does with attachments, and imports a register.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
EXAMPLE = REPOSITORY / "tests" / "example"
FIRST_YEAR, YEARS = 2005, 20
PAGES, CELLS, SMALL_FILES, REGISTER_ROWS = 20, 5_000, 200, 10_000

_LEFT_OUT = re.compile(r"^(?:aliases|attachments|related|supersedes):.*\n(?:(?: |- ).*\n)*", re.MULTILINE)
_REFERENCE = re.compile(r"^reference:.*$", re.MULTILINE)
_LINK_TO_FILE = re.compile(r"\[([^\]\n]+)\]\((?!https?:|mailto:|tel:)[^)\n]+\)")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took, the processes that it started included."""

    wall: float
    """Seconds on the clock."""

    processor: float
    """Seconds of all processors together."""

    memory: int
    """Most bytes of memory in one of its processes."""


def make_log(folder: Path, number: int) -> None:
    """Write a log of `number` responses without attachments into `folder`: the example's letters in turn."""
    folder.mkdir(parents=True)
    shutil.copy(EXAMPLE / "mkdocs.yml", folder)
    shutil.copytree(EXAMPLE / "docs", folder / "docs")
    letters = [path.read_text(encoding="utf-8") for path in sorted((EXAMPLE / "responses").rglob("*.md"))]
    for count in range(number):
        letter = _LINK_TO_FILE.sub(r"\1", _LEFT_OUT.sub("", letters[count % len(letters)]))
        reference = f"{FIRST_YEAR + count % YEARS}/{count // YEARS + 1}"
        file = folder / "responses" / f"{reference}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_REFERENCE.sub(f'reference: "{reference}"', letter, count=1), encoding="utf-8")


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """Run `command` in `folder` and say what it took; ends the program where it fails."""
    start = time.monotonic()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr  # noqa: S101 - for mypy; it is a pipe
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{said.decode(errors='replace')[:2000]}")
    unit = 1 if sys.platform == "darwin" else 1024  # Linux counts kilobytes
    return Cost(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def main() -> None:
    """Make a log, check it in several states, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=1000, help="how many responses the log has")
    number: int = parser.parse_args().number
    with tempfile.TemporaryDirectory(prefix="disclosure-log-benchmark-") as temporary:
        log = Path(temporary) / "log"
        make_log(log, number)
        check = [sys.executable, "-m", "disclosure_log", "check"]
        changed = log / "responses" / f"{FIRST_YEAR}" / "1.md"

        def nothing() -> None:
            """Leave the log as it is."""

        def change_one() -> None:
            changed.write_text(changed.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")

        steps: list[tuple[str, Callable[[], None]]] = [
            ("for the first time", nothing),
            ("nothing changed", nothing),
            ("one response changed", change_one),
        ]
        print(f"check of {number} responses without attachments, {os.cpu_count()} processors")
        print(f"{'':24}{'seconds':>10}{'processor':>12}{'memory':>10}")
        for name, prepare in steps:
            prepare()
            cost = cost_of(check, log)
            print_cost(name, cost)
        measure_gate(Path(temporary) / "files", log)
        measure_registers(log)


def print_cost(name: str, cost: Cost) -> None:
    """A line of the table."""
    print(f"{name:24}{cost.wall:>8.1f} s{cost.processor:>10.1f} s{cost.memory / 1e6:>7.0f} MB")


def measure_gate(folder: Path, log: Path) -> None:
    """What judging files takes: a long document, a large workbook, and many small files at once."""
    make_files(folder)
    inspect = [sys.executable, "-m", "disclosure_log", "inspect", "--format", "json"]
    many = sorted(f"{path}" for path in (folder / "many").iterdir())
    print(f"\ninspect, with the start of its processes; {SMALL_FILES} small files at once")
    print_cost("one line of text", cost_of([*inspect, f"{folder / 'line.txt'}"], log))
    print_cost(f"PDF of {PAGES} pages", cost_of([*inspect, f"{folder / 'long.pdf'}"], log))
    print_cost(f"workbook, {CELLS:,} cells", cost_of([*inspect, f"{folder / 'large.xlsx'}"], log))
    print_cost(f"{SMALL_FILES} small files", cost_of([*inspect, *many], log))


def measure_registers(log: Path) -> None:
    """What importing a register of many rows takes, half of them with a text, as CSV and as a workbook."""
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
    print(f"\nimport of a register of {REGISTER_ROWS:,} rows, half of them with a text")
    command = [sys.executable, "-m", "disclosure_log", "import"]
    for name, shown in (("rows.csv", "CSV"), ("book.xlsx", "workbook")):
        print_cost(f"{shown}: the map", cost_of([*command, name], log))
        file = (log / name).with_suffix(".map.yml")
        file.write_text(file.read_text(encoding="utf-8").replace("\nreason:", "\nreason: before_log"), encoding="utf-8")
        shutil.rmtree(log / "responses")
        (log / "responses").mkdir()
        print_cost(f"{shown}: the import", cost_of([*command, name], log))


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


if __name__ == "__main__":
    main()
