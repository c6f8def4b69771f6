"""The register: requests whose answer is not in the log, a file a year, `responses/register/2021.csv`.

It is comma-separated text (RFC 4180) with the names of its columns in the first row. Every cell but the reference is a
date or a word from a list, so that nothing in it can be about anybody.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from disclosure_log.findings import Finding, shown_path
from disclosure_log.law import Law, Outcome
from disclosure_log.locale import N_
from disclosure_log.records.folder import walk
from disclosure_log.records.reading import Conventions
from disclosure_log.records.reference import Reference, ReferenceUnusableError, make_reference

FOLDER = "register"
COLUMNS = ("reference", "received", "responded", "law", "outcome", "reason")
"""The columns, in the order in which they are best written; a file may have them in any order."""

_NEEDED = ("reference", "responded", "outcome", "reason")
_LARGEST = 10_000_000
"""Most bytes of a file: a hundred thousand rows."""

_MOST_TOLD = 50
"""Findings of one file that are told."""

_NAME = re.compile(r"(\d{4})\.csv")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FORMULA = tuple("=+-@\t")

_Word = TypeVar("_Word", bound=StrEnum)

TABLE, VALUE, TWICE = "DL090", "DL091", "DL092"


class Reason(StrEnum):
    """Why an answer is not in the log; the values are what a register's `reason` says."""

    IDENTIFIES_REQUESTER = "identifies_requester"
    """It shows throughout who asked, and nothing would be left without that."""

    PERSONAL_CASE = "personal_case"
    """It is about one person's own case."""

    BEING_PREPARED = "being_prepared"
    """It is being made ready for the log."""

    NOT_YET_DUE = "not_yet_due"
    """Its day of publication has not come."""

    BEFORE_LOG = "before_log"
    """It is older than the log."""

    LAW_FORBIDS = "law_forbids"
    """A law or a court forbids its publication."""

    PUBLISHED_ELSEWHERE = "published_elsewhere"
    """It is published in another place."""

    NO_ANSWER = "no_answer"
    """There is no answer: the request was withdrawn, lapsed or was passed on."""


REASONS: Mapping[Reason, str] = {
    Reason.IDENTIFIES_REQUESTER: N_("It shows throughout who asked"),
    Reason.PERSONAL_CASE: N_("It is about somebody's own case"),
    Reason.BEING_PREPARED: N_("It is being made ready for this log"),
    Reason.NOT_YET_DUE: N_("Its day of publication has not come"),
    Reason.BEFORE_LOG: N_("It is older than this log"),
    Reason.LAW_FORBIDS: N_("A law or a court forbids its publication"),
    Reason.PUBLISHED_ELSEWHERE: N_("It is published in another place"),
    Reason.NO_ANSWER: N_("The request ended without an answer"),
}
"""Each reason in plain words, a message."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A request whose answer is not in the log."""

    reference: Reference
    responded: date
    law: Law
    outcome: Outcome
    reason: Reason

    received: date | None
    """Never inferred."""

    source: str
    """The file, as findings name it."""

    line: int


@dataclass(frozen=True, slots=True)
class Register:
    """What the log says of the requests whose answer it does not hold."""

    entries: tuple[Entry, ...] = ()
    """By year and line."""

    years: frozenset[int] = frozenset()
    """The years that have a file: of any other, the log does not say what it leaves out."""

    def of_year(self, year: int) -> list[Entry]:
        """The entries of a year, in the order of the file."""
        return [entry for entry in self.entries if entry.responded.year == year]


def read_register(responses: Path, root: Path, conventions: Conventions) -> tuple[Register, list[Finding]]:
    """Read every file of the register below the folder `responses`; raises nothing.

    Rows with a fault are left out, and their findings block.
    """
    folder = responses / FOLDER
    findings: list[Finding] = []
    entries: list[Entry] = []
    years = set()
    if folder.is_symlink() or not folder.is_dir():
        return Register(), []  # a link is told by the survey of all responses, and so is every one below
    for found in walk(folder, [], root):
        file, shown = Path(found.path), shown_path(Path(found.path), root)
        named = _NAME.fullmatch(file.name)
        if not named or file.parent != folder:
            hint = f"Call it by its year and put it into {shown_path(folder, root)}/, such as 2021.csv; or take it out."
            findings.append(Finding(TABLE, shown, "The register is one file a year, and this is none of them.", hint))
            continue
        year = int(named[1])
        years.add(year)
        reader = _File(shown, year, conventions)
        entries += reader.read(file)
        findings += reader.findings[:_MOST_TOLD]
    findings += _twice(entries)
    return Register(tuple(entries), frozenset(years)), findings


def _twice(entries: list[Entry]) -> Iterator[Finding]:
    first: dict[str, Entry] = {}
    for entry in entries:
        other = first.setdefault(entry.reference.path, entry)
        if other is not entry:
            message = f"The reference of this row stands in {other.source}, line {other.line}, already."
            hint = "Correct the one that is wrong, or take one of the rows out: each request stands once."
            yield Finding(TWICE, entry.source, message, hint, entry.line)


class _File:
    """Reads one file. What is told never repeats a cell: anything may have got into it."""

    def __init__(self, shown: str, year: int, conventions: Conventions) -> None:
        self._shown, self._year, self._conventions = shown, year, conventions
        self.findings: list[Finding] = []

    def _tell(self, code: str, message: str, hint: str, line: int = 0) -> None:
        self.findings.append(Finding(code, self._shown, message, hint, line))

    def read(self, file: Path) -> Iterator[Entry]:
        """The entries of the rows that are in order."""
        text = self._text(file)
        if text is None:
            return
        lines = text.split("\n")
        header, *rows = lines
        columns = self._columns(header)
        if columns is None:
            return
        for line, row in enumerate(rows, 2):
            if row.strip():
                entry = self._entry(row, columns, line)
                if entry:
                    yield entry

    def _text(self, file: Path) -> str | None:
        try:
            size = file.stat().st_size
            raw = file.read_bytes() if size <= _LARGEST else b""
        except OSError:
            self._tell("DL067", "The file cannot be opened.", "Check that it may be read.")
            return None
        if size > _LARGEST:
            self._tell(TABLE, f"The file is larger than {_LARGEST // 1_000_000} MB.", "A register has a row a request.")
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            hint = "In Excel, save it as “CSV UTF-8 (comma delimited)”; in LibreOffice choose UTF-8 when saving."
            self._tell("DL001", "The file is not UTF-8 text.", hint, raw.count(b"\n", 0, error.start) + 1)
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _columns(self, header: str) -> list[str] | None:
        best = f"Write as the first row: {','.join(COLUMNS)}"
        if not header.strip():
            self._tell(TABLE, "The first row with the names of the columns is missing.", f"{best}.", 1)
            return None
        if "," not in header and any(sign in header for sign in ";\t|"):
            hint = "Save it as CSV with commas, in LibreOffice under “Field delimiter”."
            self._tell(TABLE, "The cells are not divided by commas.", hint, 1)
            return None
        columns = [name.strip() for name in self._cells(header, 1) or ()]
        known = True
        for number, name in enumerate(columns, 1):
            if name not in COLUMNS:
                self._tell(TABLE, f"Column {number} has a name that the register does not know.", f"{best}.", 1)
                known = False
            elif name in columns[: number - 1]:
                self._tell(TABLE, f"The column {name} stands twice.", "Take one of the two out.", 1)
                known = False
        for name in _NEEDED if columns else ():
            if name not in columns:
                self._tell(TABLE, f"The column {name} is missing.", f"{best}; law and received may be left out.", 1)
                known = False
        return columns if known and columns else None

    def _cells(self, row: str, line: int) -> list[str] | None:
        try:
            return next(csv.reader([row], strict=True))
        except (csv.Error, StopIteration):
            hint = "Take the quotation marks and the line breaks inside cells out."
            self._tell(TABLE, "The quotation marks of this row do not match.", hint, line)
            return None

    def _entry(self, row: str, columns: list[str], line: int) -> Entry | None:
        cells = self._cells(row, line)
        if cells is None or not any(cell.strip() for cell in cells):
            return None
        if len(cells) != len(columns):
            message = f"This row has {len(cells)} cells, and the first row has {len(columns)}."
            self._tell(TABLE, message, "Look for a comma too many or too few.", line)
            return None
        told = len(self.findings)
        values = dict(zip(columns, (cell.strip() for cell in cells), strict=True))
        for name, value in values.items():
            if value.startswith(_FORMULA):
                hint = "Write the value itself, beginning with a letter or a digit."
                message = f"The cell under {name} begins with a sign that a spreadsheet program takes for a formula."
                self._tell(VALUE, message, hint, line)
        if len(self.findings) > told:
            return None
        reference = self._reference(values["reference"], line)
        responded = self._day(values["responded"], "responded", line)
        received = self._day(values["received"], "received", line) if values.get("received") else None
        law = self._one_of(Law, values.get("law") or self._conventions.law.value, "law", line)
        outcome = self._one_of(Outcome, values["outcome"], "outcome", line)
        reason = self._one_of(Reason, values["reason"], "reason", line)
        if responded and responded.year != self._year:
            hint = f"Move the row to {responded.year:04}.csv, or correct the date."
            self._tell(VALUE, f"The answer is not of the year {self._year:04}.", hint, line)
        if received and responded and responded < received:
            self._tell(VALUE, "The day of the answer lies before the day of the request.", "Correct one of them.", line)
        if len(self.findings) > told or not (reference and responded and law and outcome and reason):
            return None
        return Entry(reference, responded, law, outcome, reason, received, self._shown, line)

    def _reference(self, text: str, line: int) -> Reference | None:
        if not text:
            self._tell(VALUE, "The reference is missing.", "Write it as it stands on the letter.", line)
            return None
        try:
            return make_reference(text, self._conventions.separator)
        except ReferenceUnusableError as error:
            hint = "Write it as it stands on the letter, for example 2021/702, with plain signs."
            self._tell(VALUE, error.message, hint, line)
            return None

    def _day(self, text: str, name: str, line: int) -> date | None:
        try:
            if _DAY.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        hint = f"Write it as year-month-day, such as {self._year:04}-03-24."
        if not text:
            self._tell(VALUE, f"The day under {name} is missing.", hint, line)
        else:
            self._tell(VALUE, f"Under {name} stands no day of the calendar.", hint, line)
        return None

    def _one_of(self, kind: type[_Word], text: str, name: str, line: int) -> _Word | None:
        try:
            return kind(text)
        except ValueError:
            hint = f"Write one of these: {', '.join(kind)}."
            self._tell(VALUE, f"Under {name} stands no {name} that the register knows.", hint, line)
            return None
