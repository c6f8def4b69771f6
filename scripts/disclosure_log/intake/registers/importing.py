"""Imports a register: every row becomes a draft, an entry of the log's own register, or a line that says why not.

Nothing that is there already is changed, so that importing twice writes nothing the second time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from disclosure_log.config import Project
from disclosure_log.findings import shown_path
from disclosure_log.gate.conditions import Conditions
from disclosure_log.gate.people.canaries import Canaries, CanariesError
from disclosure_log.intake.draft import write_draft
from disclosure_log.intake.registers import drafts, year_files
from disclosure_log.intake.registers.columns import Columns
from disclosure_log.intake.registers.mapping import RegisterMap
from disclosure_log.intake.registers.requests import Request, RowReader, RowRefusedError, Why, hidden_row
from disclosure_log.records.reading import Conventions
from disclosure_log.records.register import Entry, read_register
from disclosure_log.records.source import read_content


class Fate(StrEnum):
    """What became of a row."""

    DRAFT = "draft"
    ENTRY = "entry"
    MERGED = "merged"
    THERE = "there"
    PASSED_OVER = "passed over"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one row."""

    row: int
    fate: Fate
    file: Path | None = None
    """The file that was written, or stood there already."""

    why: Why | None = None
    """Why nothing was made of it."""


@dataclass(slots=True)
class Summary:
    """What became of all rows of a register."""

    told: list[Told] = field(default_factory=list)
    """Each row that holds anything once, in their order."""

    def of(self, *fates: Fate) -> list[Told]:
        """The rows with these fates."""
        return [told for told in self.told if told.fate in fates]

    def counts(self) -> Counter[Fate]:
        """How many rows each fate has; they add up to all rows."""
        return Counter(told.fate for told in self.told)


_CONFLICT = Why(
    "Its reference stands in several rows that say different things.", "Make one row of them, or correct the reference."
)
_IN_REGISTER = "A row with its reference stands in {}, and it has a text now."
_NESTED = Why(
    "Its reference lies below that of another response.",
    "Let whoever looks after the log set separator: '-' in mkdocs.yml.",
)
_UNFINISHED = "It has no text, and {}: an entry of the log's register needs it."


class RegisterImport:
    """Imports one register into one log."""

    def __init__(self, project: Project, conditions: Conditions, today: date, *, write: bool = True) -> None:
        """Without `write`, only say what would be done."""
        self._project, self._conditions, self._today, self._write = project, conditions, today, write
        options = project.options
        register, findings = read_register(project.responses, project.root, _conventions(project))
        self._entries = {entry.reference.path: entry for entry in register.entries}
        self._faulty = {finding.path for finding in findings if finding.blocks}
        self._usual, self._language = options.law, options.language

    def reader(self, columns: Columns, mapping: RegisterMap) -> RowReader:
        """What reads the rows of a register in this log."""
        canaries = None
        with suppress(CanariesError):  # a list that cannot be used has stopped the command already
            if self._conditions.canaries:
                canaries = Canaries.from_text(self._conditions.canaries, self._conditions.key.encode())
        return RowReader(columns, mapping, self._project.options, canaries, self._today)

    def all(self, columns: Columns, mapping: RegisterMap, name: str) -> Summary:
        """Import the rows of the register called `name`."""
        reader = self.reader(columns, mapping)
        told: dict[int, Told] = {}
        groups: dict[str, list[Request]] = {}
        for row, cells in columns.rows:
            try:
                request = reader.read(row, cells)
            except RowRefusedError as refused:
                told[row] = _refused(row, refused)
            else:
                groups.setdefault(request.reference.path, []).append(request)
        told |= {row: _refused(row, hidden_row()) for row in columns.hidden_rows}
        wanted: list[Request] = []
        for group in groups.values():
            if united := _united(group):
                wanted.append(united)
                told |= {each.row: Told(each.row, Fate.MERGED) for each in group[1:]}
            else:
                told |= {each.row: Told(each.row, Fate.REPORTED, why=_CONFLICT) for each in group}
        for each in self._placed(wanted, name):
            told[each.row] = each
        for united in wanted:
            if told[united.row].fate is Fate.REPORTED:  # what could not be placed was not merged into anything
                group = groups[united.reference.path]
                told |= {each.row: replace(told[united.row], row=each.row) for each in group}
        return Summary([told[row] for row in sorted(told)])

    def _placed(self, requests: Sequence[Request], name: str) -> Iterator[Told]:
        drafted = {request.reference.path for request in requests if request.has_text}
        entries: dict[int, list[Request]] = {}
        for request in requests:
            file = self._project.root / request.reference.file
            if file.is_file():
                yield self._compared(request, file)
            elif entry := self._entries.get(request.reference.path):
                yield self._compared_entry(request, entry)
            elif request.has_text:
                yield self._drafted(request, file, drafted, name)
            elif why := _unfinished(request):
                yield Told(request.row, Fate.REPORTED, why=why)
            else:
                assert request.responded  # noqa: S101 - for mypy; what has none is unfinished
                entries.setdefault(request.responded.year, []).append(request)
        for year, group in sorted(entries.items()):
            yield from self._entered(year, group)

    def _compared(self, request: Request, file: Path) -> Told:
        content = read_content(file)
        if content is None:
            return self._differs(request, file, ("it cannot be opened",))
        if differs := drafts.differences(request, self._usual, content):
            return self._differs(request, file, differs)
        return Told(request.row, Fate.THERE, file)

    def _compared_entry(self, request: Request, entry: Entry) -> Told:
        file = self._project.root / entry.source
        if request.has_text:
            to_do = "Take that row out where the answer is to be published, and import again."
            return Told(request.row, Fate.REPORTED, file, Why(_IN_REGISTER.format(entry.source), to_do))
        if differs := year_files.differences(request, entry):
            return self._differs(request, file, differs)
        return Told(request.row, Fate.THERE, file)

    def _drafted(self, request: Request, file: Path, drafted: set[str], name: str) -> Told:
        if self._is_nested(request.reference.path, drafted):
            return Told(request.row, Fate.REPORTED, why=_NESTED)
        if self._write:
            try:
                write_draft(file, drafts.draft_of(request, self._usual, self._language, name))
            except OSError as error:
                return _not_written(request, error)
        return Told(request.row, Fate.DRAFT, file)

    def _differs(self, request: Request, file: Path, differs: Iterable[str]) -> Told:
        what = f"{shown_path(file, self._project.root)} is there already and differs in: {', '.join(differs)}."
        return Told(request.row, Fate.REPORTED, file, Why(what, "Nothing was changed. Correct the one that is wrong."))

    def _is_nested(self, path: str, drafted: set[str]) -> bool:
        """Whether one of two references, here or in the log, would lie in the folder of the other's attachments."""
        above = path.split("/")
        for number in range(1, len(above)):
            upper = "/".join(above[:number])
            if upper in drafted or (self._project.responses / f"{upper}.md").exists():
                return True
        folder = self._project.responses / path
        return folder.is_dir() and any(folder.rglob("*.md"))

    def _entered(self, year: int, requests: Sequence[Request]) -> Iterator[Told]:
        file = year_files.year_file(self._project.responses, year)
        shown = shown_path(file, self._project.root)
        if shown in self._faulty:
            why = Why(f"{shown}, to which it belongs, has faults.", "Run disclosure-log check, and mend them first.")
            yield from (Told(request.row, Fate.REPORTED, file, why) for request in requests)
            return
        try:
            content = year_files.extended(file, [year_files.cells_of(each) for each in requests], self._usual)
            if self._write:
                year_files.write_year(file, content)
        except year_files.CannotExtendError as error:
            yield from (Told(each.row, Fate.REPORTED, file, Why(error.message, error.hint)) for each in requests)
        except OSError as error:
            yield from (_not_written(request, error) for request in requests)
        else:
            yield from (Told(request.row, Fate.ENTRY, file) for request in requests)


def _conventions(project: Project) -> Conventions:
    options = project.options
    return Conventions(law=options.law, language=options.language, separator=options.separator)


def _refused(row: int, refused: RowRefusedError) -> Told:
    return Told(row, Fate.PASSED_OVER if refused.passed_over else Fate.REPORTED, why=refused.why)


def _not_written(request: Request, error: OSError) -> Told:
    why = Why(f"Its file cannot be written: {error.strerror}.", "Mend that, and import again: what is written stays.")
    return Told(request.row, Fate.REPORTED, why=why)


def _unfinished(request: Request) -> Why | None:
    """Why a request without a text is no entry; none where it is one."""
    for missing, what in (
        (request.responded is None, "no day of an answer"),
        (request.outcome is None, "no outcome that the map knows"),
        (request.reason is None, "no reason"),
    ):
        if missing:
            return Why(_UNFINISHED.format(what), "Add it in the register or in the map; or write skip for such rows.")
    return None


_ONE_OR_NONE = ("title", "received", "responded", "outcome", "request", "response", "reason")
_UNITED = ("exemptions", "topics")


def _united(group: Sequence[Request]) -> Request | None:
    """The request that several rows make up, with the number of the first; none where they contradict each other."""
    first, *others = group
    for other in others:
        if other.reference.text != first.reference.text or other.law is not first.law:
            return None
        values = {}
        for key in _ONE_OR_NONE:
            one, two = getattr(first, key), getattr(other, key)
            if one and two and one != two:
                return None
            values[key] = one or two
        for key in _UNITED:
            values[key] = tuple(dict.fromkeys((*getattr(first, key), *getattr(other, key))))
        said = dict.fromkeys(filter(None, (first.exemptions_said, other.exemptions_said)))
        if any(each.exemptions_said and not each.exemptions for each in (first, other)):
            values["exemptions"] = ()
        first = replace(first, exemptions_said="; ".join(said), **values)
    return first
