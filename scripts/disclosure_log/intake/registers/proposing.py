"""Proposes the map of a register: which column is what, by its heading and by the shape of its values.

Where heading and values do not settle something, the map has an empty line to fill in: nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from disclosure_log.findings import counted
from disclosure_log.gate.people import Permitted, Weight, search
from disclosure_log.intake.registers.cells import in_one_line
from disclosure_log.intake.registers.choosing import Choice
from disclosure_log.intake.registers.columns import Columns, columns_of
from disclosure_log.intake.registers.days import evidence
from disclosure_log.intake.registers.mapping import RegisterMap, Remarks, meanings_of_reasons
from disclosure_log.intake.registers.table import Sheet, Table, UnreadableRegisterError
from disclosure_log.intake.registers.words import Target, law_of, outcome_of, target_of
from disclosure_log.law import Law, Outcome

_DAYS = (Target.RECEIVED, Target.RESPONDED, None)
"""What columns of days can be; the last where it is asked."""

_MOST_WORDS = 100
_LONGEST_WORD = 200

_COLUMNS = (
    "What each column is. Write one of these words behind it: reference (what the letter is called), title, received "
    "and responded (the days of the request and of the answer), law, outcome (what became of it), exemptions, request "
    "and response (their texts), topics, reason (why it is not in the log); or ignore: such a column is not looked at. "
    "More than one column may be request, response, topics or exemptions."
)
_DATES = (
    "How the days are written: year-first (2021-03-04), day-first (04/03/2021 is 4 March), month-first (04/03/2021 is "
    "3 April), excel or excel-1904 (numbers of days). A month by its name is always understood. {why}"
)
_OUTCOMES = (
    "What became of the requests: behind each word of the register, the log's own word. They are: {choices}; or skip, "
    "and its rows are passed over, such as open requests. A word that is left empty gives drafts with a gap; a row "
    "without a text is then reported."
)
_LAWS = (
    "The law that each word names: {choices}; or skip, and its rows are passed over, such as subject access requests."
)
_REASONS = "Why a row without a text is not in the log, behind each word of the register: {choices}; or skip."
_REASON = (
    "{rows} no text of a request or an answer, so they can only stand in the register of what is not published. Write "
    "why they are not in the log, one of these words: {choices}."
)


@dataclass(slots=True)
class Proposal:
    """A map that was proposed, and what is to be said of it."""

    mapping: RegisterMap
    remarks: Remarks
    columns: Columns
    questions: list[str] = field(default_factory=list)
    """What has to be answered in the map before anything is imported, a sentence each."""

    notes: list[str] = field(default_factory=list)
    """What else to look at."""

    with_text: int = 0
    """How many rows have a text of the request or the answer, and would become drafts."""


def propose(table: Table, law: Law, today: date, permitted: Permitted) -> Proposal:
    """The map of a register, for a log under `law`; what belongs to offices and may be named is `permitted`.

    Raises `UnreadableRegisterError` where it has no rows.
    """
    sheet = max(table.sheets, key=_worth)
    columns = columns_of(sheet)
    if not columns.rows and not columns.hidden_rows:
        raise UnreadableRegisterError("It has no row below the names of its columns: there is nothing to import.")
    return _Proposer(table, columns, law, today, permitted).propose()


def _worth(sheet: Sheet) -> tuple[int, int]:
    """How much a sheet looks like a register: headings that are known, and rows."""
    columns = columns_of(sheet)
    known = {target_of(heading) for heading in columns.headings} - {None, Target.IGNORE}
    return len(known), len(columns.rows)


class _Proposer:
    """Makes one proposal."""

    def __init__(self, table: Table, columns: Columns, law: Law, today: date, permitted: Permitted) -> None:
        self._table, self._columns, self._law, self._today, self._permitted = table, columns, law, today, permitted
        self._cells = {
            name: [cells[place] for _, cells in columns.rows if place < len(cells) and cells[place].strip()]
            for place, name in enumerate(columns.names)
        }
        self._keys: dict[str, str] = {}
        self._entries: dict[tuple[str, str], str] = {}
        self._questions: list[str] = []
        self._notes: list[str] = []
        self._with_text = 0

    def propose(self) -> Proposal:
        """The proposal."""
        self._reading()
        choice = Choice(self._columns, self._cells, self._law)
        targets = choice.targets
        self._keys["columns"] = _COLUMNS
        self._entries |= {("columns", name): note for name, note in choice.notes.items()}
        if None in targets.values():
            self._questions.append("A column holds days and does not say of what: received, responded or ignore?")
        if Target.REFERENCE not in targets.values():
            self._questions.append("Which column is the reference? Each row needs one.")
        days = [name for name, target in targets.items() if target in _DAYS]
        order = None
        if days:
            found = evidence((cell for name in days for cell in self._cells[name]), self._today)
            order = found.order
            self._keys["dates"] = _DATES.format(why=found.why)
            if order is None:
                self._questions.append(f"How are the days written? {found.why}")
        outcomes = self._vocabulary("outcomes", targets, Target.OUTCOME, outcome_of)
        laws = self._vocabulary("laws", targets, Target.LAW, lambda word: law_of(word, self._law))
        reasons = self._vocabulary("reasons", targets, Target.REASON, lambda _word: None)
        self._keys["outcomes"] = _OUTCOMES.format(choices=", ".join(Outcome))
        self._keys["laws"] = _LAWS.format(choices=", ".join(Law))
        self._keys["reasons"] = _REASONS.format(choices=meanings_of_reasons())
        self._reason(targets)
        mapping = RegisterMap(
            columns=targets,
            header_row=self._columns.header_row,
            sheet=self._columns.sheet,
            encoding=self._table.encoding,
            delimiter=self._table.delimiter,
            dates=order,
            outcomes=outcomes,
            laws=laws,
            reasons=reasons,
        )
        remarks = Remarks(self._keys, self._entries)
        return Proposal(mapping, remarks, self._columns, self._questions, self._notes, self._with_text)

    def _reading(self) -> None:
        others = [sheet.name for sheet in self._table.sheets if sheet.name != self._columns.sheet]
        if others:
            self._keys["sheet"] = f"The sheet that is read. The others are: {', '.join(others)}."
            self._notes.append(
                f"The workbook has {counted(len(others), 'other sheet')}. What else is to be read needs a map of its "
                "own: copy this one, name the sheet in it, and give it with --map."
            )
        if self._table.hidden_sheets:
            self._notes.append(f"{counted(self._table.hidden_sheets, 'hidden sheet').capitalize()} not read.")
        self._keys["header_row"] = "The row with the names of the columns; 0 where they have none."
        self._keys["encoding"] = "How the file is written. Where letters with accents look wrong, try another one."
        if self._table.encoding not in ("", "utf-8", "utf-16"):
            self._notes.append(
                f"The file is not UTF-8; it was read as {self._table.encoding}. Look whether letters with accents, "
                "quotation marks and the pound sign are right."
            )
        if self._table.misread:
            self._notes.append(
                "Signs such as \u00e2\u20ac\u2122 stand in it: it was once saved in a wrong encoding. "
                "Export it anew as UTF-8."
            )
        self._keys["delimiter"] = "What stands between two cells: comma, semicolon, tab or bar."

    def _vocabulary(
        self, key: str, targets: dict[str, Target | None], target: Target, meaning: Callable[[str], Any]
    ) -> dict[str, Any]:
        """The words of a column with what they mean, the most frequent ones first."""
        cells = [in_one_line(cell) for name, each in targets.items() if each is target for cell in self._cells[name]]
        found: dict[str, Any] = {}
        counts: Counter[str] = Counter()
        spelt: dict[str, str] = {}
        for cell in filter(None, cells):
            counts[spelt.setdefault(cell.casefold(), cell)] += 1
        held = 0
        for word, number in counts.most_common(_MOST_WORDS):
            if len(word) > _LONGEST_WORD or _of_people(word, self._permitted):
                held += 1
                continue
            found[word] = meaning(word)
            self._entries[key, word] = counted(number, "row").capitalize() + "."
        empty = sum(each is None for each in found.values())
        if empty:
            words = f"{counted(empty, 'word').capitalize()} under {key} {'is' if empty == 1 else 'are'} not known"
            self._notes.append(f"{words}: write behind {'it' if empty == 1 else 'each'} what the log calls that.")
        if held or len(counts) > _MOST_WORDS:
            self._notes.append(
                f"Under {key}, words are left out of the map: there are more than {_MOST_WORDS}, or they are "
                "long, or name people."
            )
        return found

    def _reason(self, targets: dict[str, Target | None]) -> None:
        places = [
            place
            for place, name in enumerate(self._columns.names)
            if targets[name] in (Target.REQUEST, Target.RESPONSE)
        ]
        without = sum(
            not any(place < len(cells) and cells[place].strip() for place in places) for _, cells in self._columns.rows
        )
        self._with_text = len(self._columns.rows) - without
        if without:
            rows = f"{counted(without, 'row').capitalize()} {'has' if without == 1 else 'have'}"
            self._keys["reason"] = _REASON.format(rows=rows, choices=meanings_of_reasons())
            if Target.REASON not in targets.values():
                self._questions.append(f"Why are the rows without a text not in the log? {rows} none.")


def _of_people(text: str, permitted: Permitted) -> bool:
    return any(found.weight is Weight.STRONG for found in search(text, permitted))
