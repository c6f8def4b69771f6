"""Reads the rows of a register as requests, by its map: what each says, or why it cannot be taken.

Why never quotes the row: it is printed where others may read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from disclosure_log.config import Options
from disclosure_log.gate.conditions import permitted_by
from disclosure_log.gate.meanings.people import NOUNS
from disclosure_log.gate.notes import Place
from disclosure_log.gate.people import Weight, search
from disclosure_log.gate.people.canaries import Canaries
from disclosure_log.gate.people.tables import shapes
from disclosure_log.intake.registers.cells import clean, in_one_line, markdown
from disclosure_log.intake.registers.columns import Columns
from disclosure_log.intake.registers.days import FIRST_YEAR, read_day
from disclosure_log.intake.registers.mapping import RegisterMap
from disclosure_log.intake.registers.words import SKIP, Target, plain
from disclosure_log.law import Law, Outcome
from disclosure_log.law.citations import CitationError, parse_citations
from disclosure_log.records.reference import Reference, ReferenceUnusableError, make_reference
from disclosure_log.records.register import Reason

_EXCEL_CUTS = 32_767
"""The most characters that a cell of Excel holds (its specification): a text of just so many has lost its end."""

_LONGEST_CELL = 100_000
_LONGEST_TITLE = 300
_FORMULA = ("=", "+", "-", "@")
_TOTAL = re.compile(r"(?:grand |sub ?)?totals?\b|cyfanswm|note|source", re.IGNORECASE)
_NOTHING = frozenset({"", "none", "no", "nil", "n a", "na", "not applicable", "dim", "dim un"})
_SEVERAL = re.compile(r"[;,\n/]| and | & ")
_MOST_RAGGED = 0.2


@dataclass(frozen=True, slots=True, order=True)
class Why:
    """Why a row is not taken."""

    what: str
    """What is the matter with it, one sentence."""

    to_do: str
    """What to do, one sentence; empty where nothing is to be done."""


class RowRefusedError(Exception):
    """A row that is not taken."""

    def __init__(self, why: Why, *, passed_over: bool = False) -> None:
        super().__init__(why.what)
        self.why, self.passed_over = why, passed_over


@dataclass(frozen=True, slots=True)
class Request:
    """What a row says of a request; what it does not say is empty."""

    row: int
    reference: Reference
    title: str
    received: date | None
    responded: date | None
    law: Law
    outcome: Outcome | None
    exemptions: tuple[str, ...]
    """The provisions, in canonical form, where all that stands there can be read."""

    exemptions_said: str
    """What stands there."""

    request: str
    response: str
    """Markdown."""

    topics: tuple[str, ...]
    reason: Reason | None

    @property
    def has_text(self) -> bool:
        """Whether it becomes a draft."""
        return bool(self.request or self.response)


_NO_REFERENCE = Why("It has no reference.", "Give it one in the register, or leave the row out.")
_TOTALS = Why("It has no reference and looks like a total or a note.", "")
_HEADING = Why("It repeats the names of the columns.", "")
_MORE = Why(
    "It has more cells than the columns have names.", "Look for a sign too many that divides cells, and mend the row."
)
_FEWER = Why(
    "It has fewer cells than the other rows.", "Look for a line break outside of quotation marks, and mend the row."
)
_CUT = Why(
    "One of its cells has exactly as many characters as Excel keeps (32,767), so that its end is lost.",
    "Take the text from the letter.",
)
_HUGE = Why(
    f"One of its cells has more than {_LONGEST_CELL:,} characters.",
    "Put long tables beside the response, as an attachment.",
)
_FORMULA_REFERENCE = Why(
    "Its reference begins with a sign that a spreadsheet program takes for a formula.",
    "Write it as it stands on the letter.",
)
_SEVERAL_LINES = Why("Its reference has several lines.", "Write one reference a row.")
_UNUSABLE = "Its reference cannot be an address: {}"
_SKIPPED = Why("The map says to pass over such rows (skip).", "")
_LISTED = Why(
    "It gives a name or a number on the list of what is never to be published.", "Take it out of the register."
)
_EARLY = Why("A day of it lies before the year 2000.", "Correct it in the register.")
_LATE = Why("The day of its answer lies in the future.", "Correct it in the register.")
_TURNED = Why(
    "The day of its answer lies before the day of its request.", "Correct one of them, and check dates: in the map."
)
_HIDDEN = Why("It is hidden in the workbook.", "Show it, if it belongs to the register; filters hide rows too.")


def hidden_row() -> RowRefusedError:
    """What is said of a row that is not seen."""
    return RowRefusedError(_HIDDEN)


class RowReader:
    """Reads the rows of one register."""

    def __init__(
        self,
        columns: Columns,
        mapping: RegisterMap,
        options: Options,
        canaries: Canaries | None,
        today: date,
    ) -> None:
        """Read for a log with these `options`; what stands on the list of `canaries` is never taken."""
        self._columns, self._map, self._options = columns, mapping, options
        self._permitted, self._canaries, self._today = permitted_by(options), canaries, today
        places: dict[Target, list[int]] = {}
        for place, name in enumerate(columns.names):
            if (target := mapping.columns.get(name)) not in (None, Target.IGNORE):
                places.setdefault(Target(target), []).append(place)
        self._places: Mapping[Target, list[int]] = places
        self._used = sorted(place for group in places.values() for place in group)
        self._words = {
            key: {word.casefold(): meaning for word, meaning in words.items()}
            for key, words in (("outcomes", mapping.outcomes), ("laws", mapping.laws), ("reasons", mapping.reasons))
        }
        width = len(columns.names)
        short = sum(len(cells) < width for _, cells in columns.rows)
        self._ragged = not columns.sheet and short <= _MOST_RAGGED * len(columns.rows)

    def columns_of_people(self) -> Iterator[str]:
        """The names of the columns that the map uses and that tell of which person each row is."""
        for place in self._used:
            heading = self._columns.headings[place]
            rows: list[tuple[tuple[str, ...], Place]] = [((heading,), Place(row=1))]
            rows += [((cells[place],), Place(row=row)) for row, cells in self._columns.rows if place < len(cells)]
            if any(shape.what != "people-rows" for shape in shapes(rows)):
                yield self._columns.names[place]

    def read(self, row: int, cells: Sequence[str]) -> Request:
        """What a row says. Raises `RowRefusedError`."""
        self._check_width(cells)
        found = {
            target: [cells[place] for place in places if place < len(cells) and cells[place].strip()]
            for target, places in self._places.items()
        }
        self._check_length(found)
        reference = self._reference(found.get(Target.REFERENCE, []), cells)
        law = self._word("laws", found.get(Target.LAW, []), "law") or self._options.law
        outcome = self._word("outcomes", found.get(Target.OUTCOME, []), "outcome")
        reason = self._word("reasons", found.get(Target.REASON, []), "reason") or self._map.reason
        self._check_people(found)
        received = self._day(found.get(Target.RECEIVED, []), "request")
        responded = self._day(found.get(Target.RESPONDED, []), "answer")
        if responded and responded > self._today:
            raise RowRefusedError(_LATE)
        if received and responded and responded < received:
            raise RowRefusedError(_TURNED)
        title = " ".join(map(in_one_line, found.get(Target.TITLE, [])))
        cited = map(in_one_line, found.get(Target.EXEMPTIONS, []))
        said = "; ".join(cell for cell in cited if plain(cell) not in _NOTHING)
        return Request(
            row,
            reference,
            title if len(title) <= _LONGEST_TITLE else "",
            received,
            responded,
            law,
            outcome,
            _provisions(said, law),
            said,
            _text(found.get(Target.REQUEST, [])),
            _text(found.get(Target.RESPONSE, [])),
            _topics(found.get(Target.TOPICS, [])),
            reason,
        )

    def _check_width(self, cells: Sequence[str]) -> None:
        width = len(self._columns.names)
        if any(cell.strip() for cell in cells[width:]):
            raise RowRefusedError(_MORE)
        if self._ragged and len(cells) < width and any(place >= len(cells) for place in self._used):
            raise RowRefusedError(_FEWER)
        heads = [cell.strip() for cell in cells]
        if [" ".join(head.split()) for head in heads if head] == [head for head in self._columns.headings if head]:
            raise RowRefusedError(_HEADING)

    def _check_length(self, found: Mapping[Target, list[str]]) -> None:
        for cell in (cell for group in found.values() for cell in group):
            if len(cell) > _LONGEST_CELL:
                raise RowRefusedError(_HUGE)
            if len(cell) == _EXCEL_CUTS:
                raise RowRefusedError(_CUT)

    def _reference(self, cells: Sequence[str], all_cells: Sequence[str]) -> Reference:
        text = clean(cells[0]) if cells else ""
        if not text:
            filled = [cell.strip() for cell in all_cells if cell.strip()]
            total = filled and (len(filled) == 1 or _TOTAL.match(filled[0]))
            raise RowRefusedError(_TOTALS if total else _NO_REFERENCE)
        if "\n" in text:
            raise RowRefusedError(_SEVERAL_LINES)
        if text.startswith(_FORMULA):
            raise RowRefusedError(_FORMULA_REFERENCE)
        if _TOTAL.fullmatch(text.rstrip(":")):
            raise RowRefusedError(_TOTALS)
        try:
            return make_reference(in_one_line(text), self._options.separator)
        except ReferenceUnusableError as error:
            what = error.message[:1].lower() + error.message[1:]
            raise RowRefusedError(Why(_UNUSABLE.format(what), "Write it in the register as on the letter.")) from None

    def _word(self, key: str, cells: Sequence[str], noun: str) -> Any:
        """What the word of a row means by the map; none where the row has none, or it has not been answered."""
        word = in_one_line(cells[0]) if cells else ""
        if not word:
            return None
        if word.casefold() not in self._words[key]:
            line = self._map.lines.get(key)
            where = f"below {key}: in the map (line {line})" if line else f"to the map, below a line {key}:"
            raise RowRefusedError(Why(f"Its {noun} is a word that the map does not have.", f"Add the word {where}."))
        if (meaning := self._words[key][word.casefold()]) == SKIP:
            raise RowRefusedError(_SKIPPED, passed_over=True)
        return meaning

    def _day(self, cells: Sequence[str], noun: str) -> date | None:
        if not cells or not (text := clean(cells[0])) or text in {"-", "n/a", "N/A"}:
            return None
        day = read_day(text, self._map.dates)
        if day is None:
            order = self._map.dates or "year-first"
            raise RowRefusedError(
                Why(
                    f"Its day of the {noun} cannot be read as a day written {order}.",
                    "Correct it in the register, or dates: in the map.",
                )
            )
        if day.year < FIRST_YEAR:
            raise RowRefusedError(_EARLY)
        return day

    def _check_people(self, found: Mapping[Target, list[str]]) -> None:
        """Refuse a row in which something of a person stands, in any cell of it that would be written."""
        written = (cell for target, group in found.items() if target in _WRITTEN for cell in group)
        text = "\n".join(map(clean, written))
        every = [text] if "<" not in text and "&" not in text else [text, in_one_line(text)]
        for each in every:
            if self._canaries and any(True for _ in self._canaries.search(each)):
                raise RowRefusedError(_LISTED)
            strong = (one for one in search(each, self._permitted) if one.weight is Weight.STRONG)
            if nouns := list(dict.fromkeys(NOUNS[one.what] for one in strong)):
                what = f"It gives {', '.join(nouns)}."
                to_do = "Take that out of the register, or add the response with disclosure-log new."
                raise RowRefusedError(Why(what, to_do))


_WRITTEN = frozenset(
    {Target.REFERENCE, Target.TITLE, Target.EXEMPTIONS, Target.REQUEST, Target.RESPONSE, Target.TOPICS}
)


def _text(cells: Sequence[str]) -> str:
    return "\n\n".join(filter(None, (markdown(clean(cell)) for cell in cells)))


def _topics(cells: Sequence[str]) -> tuple[str, ...]:
    every = (topic.strip() for cell in cells for topic in re.split(r"[;|,\n]", in_one_line(cell)))
    return tuple(dict.fromkeys(topic for topic in every if 0 < len(topic) <= _LONGEST_TOPIC))


_LONGEST_TOPIC = 60


def _provisions(text: str, law: Law) -> tuple[str, ...]:
    """The provisions that a cell cites, each in canonical form; none where a part of it cannot be read."""
    if not text:
        return ()
    for pieces in ([text], [piece for piece in _SEVERAL.split(text) if piece.strip()]):
        try:
            found = [citation for piece in pieces for citation in parse_citations(_number_of(piece), law)]
        except CitationError:
            continue
        return tuple(
            dict.fromkeys(each.provision if each.law is law else f"{each.law} {each.provision}" for each in found)
        )
    return ()


_CITED = re.compile(
    r"\s*(.*?\d{1,2}[A-Z]{0,2}(?:\s*\(\w{1,4}\))*)\s*(?:[-\u2013\u2014:]|\(?[A-Z]?[a-z]{2,}).*", re.DOTALL
)


def _number_of(piece: str) -> str:
    """A citation without the name of the exemption behind it: `Section 40(2) - personal information`."""
    match = _CITED.fullmatch(piece)
    return match[1] if match and not re.search(r"\d", piece[match.end(1) :]) else piece
