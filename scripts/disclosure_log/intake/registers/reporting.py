"""Says which rows of a register nothing was made of: a line each where they are few, otherwise a line for each reason.

A list of thousands of lines is read by nobody, so that the whole of it goes into a table beside the register.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from disclosure_log.findings import counted
from disclosure_log.intake.registers.importing import Told
from disclosure_log.records.writing import write_over

FEW = 20
"""How many rows are told one by one."""

_MOST_RANGES = 8
_HEADER = ("row", "what", "what to do")


def lines_of(told: Sequence[Told]) -> Iterator[str]:
    """What is said of rows that nothing was made of, each of which says why."""
    if len(told) <= FEW:
        yield from (f"row {each.row}: {each.why.what} {each.why.to_do}".rstrip() for each in told if each.why)
        return
    groups: dict[tuple[str, str], list[int]] = {}
    for each in told:
        if each.why:
            groups.setdefault((_of_any_file(each), each.why.to_do), []).append(each.row)
    for (what, to_do), rows in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        yield f"{counted(len(rows), 'row')} ({_ranges(rows)}): {what} {to_do}".rstrip()


def _of_any_file(told: Told) -> str:
    """Why, in words that fit every row of the same reason."""
    assert told.why  # noqa: S101 - for mypy
    head, there, differs = told.why.what.partition(" is there already and differs in: ")
    return f"The response or entry{there}{differs}" if there and head else told.why.what


def _ranges(rows: Sequence[int]) -> str:
    """Numbers as a person writes them: `4, 9-12, 40 and 17 more`."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    said = [f"{run[0]}" if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs[:_MOST_RANGES]]
    left = sum(map(len, runs[_MOST_RANGES:]))
    return ", ".join(said) + (f" and {left} more" if left else "")


def report_file(register: Path) -> Path:
    """Where the whole list of a register is written."""
    return register.with_suffix(".report.csv")


def write_report(file: Path, told: Iterable[Told]) -> bool:
    """Write the whole list, in the place of an earlier one; whether that could be done: no other file is written over.

    Raises `OSError`.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_HEADER)
    writer.writerows((each.row, each.why.what, each.why.to_do) for each in told if each.why)
    header = ",".join(_HEADER).encode()
    if file.exists() and not file.read_bytes().startswith(b"\xef\xbb\xbf" + header):
        return False
    write_over(file, b"\xef\xbb\xbf" + text.getvalue().encode())
    return True
