"""The map of a register: which column is what, how its days are written, and what its words mean in the log.

It is a file that a person reads, answers and keeps: strict, so that a slip is told with its line and never passed over.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any, TypeVar

from disclosure_log.findings import printable
from disclosure_log.intake.registers.days import Order
from disclosure_log.intake.registers.table import DELIMITERS, ENCODINGS
from disclosure_log.intake.registers.words import SKIP, Target
from disclosure_log.law import Law, Outcome
from disclosure_log.records.register import REASONS, Reason
from disclosure_log.records.strict_yaml import LARGEST, Document, read_mapping

_WIDTH = 96
_KEYS = (
    "sheet",
    "header_row",
    "encoding",
    "delimiter",
    "columns",
    "dates",
    "outcomes",
    "laws",
    "reasons",
    "reason",
)
SEVERAL = frozenset({Target.REQUEST, Target.RESPONSE, Target.TOPICS, Target.EXEMPTIONS, Target.IGNORE})
"""What more than one column may be."""

_Value = TypeVar("_Value")

Words = Mapping[str, _Value | None]
"""What each word of a register means; none where that has not been answered."""


class MapError(Exception):
    """A map that cannot be used; `messages` says why, a line each, with the place in the file."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__("\n".join(messages))
        self.messages = tuple(messages)


@dataclass(frozen=True, slots=True)
class RegisterMap:
    """How a register is read."""

    columns: Mapping[str, Target | None]
    """What each column is, by its name; none where that has not been answered."""

    header_row: int = 1
    """The row in which the names of the columns stand; 0 where they have none."""

    sheet: str = ""
    """The sheet of a workbook; empty for a text."""

    encoding: str = ""
    delimiter: str = ""
    dates: Order | None = None
    """None where it has not been answered."""

    outcomes: Words[Outcome | str] = field(default_factory=dict)
    laws: Words[Law | str] = field(default_factory=dict)
    reasons: Words[Reason | str] = field(default_factory=dict)
    reason: Reason | None = None
    """Why rows without a text are not in the log, where the row itself does not say it."""

    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each key: `dates`, `columns/Reference`."""

    def places(self, target: Target) -> list[str]:
        """The names of the columns that are `target`."""
        return [name for name, each in self.columns.items() if each is target]


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a proposed map says above its lines: words for each key, and for each entry below one."""

    keys: Mapping[str, str]
    entries: Mapping[tuple[str, str], str]


_HEAD = (
    "This file says how the register {name} is read. It is yours to correct; the program never changes it.\n"
    "Lines that begin with # are notes. Every other line is a name, a colon, a space, and its value. Where nothing "
    "stands behind the colon, an answer is missing: write it there. Leave the spaces at the beginning of a line as "
    "they are, and put no note behind a value."
)


def written(mapping: RegisterMap, remarks: Remarks, name: str) -> str:
    """The map of the register `name` as a file."""
    return "\n".join(_lines(mapping, remarks, name)) + "\n"


def _lines(mapping: RegisterMap, remarks: Remarks, name: str) -> Iterator[str]:
    for text in _HEAD.format(name=printable(name)).split("\n"):
        yield from _note(text)
    for key, value in (
        ("sheet", mapping.sheet),
        ("header_row", f"{mapping.header_row}"),
        ("encoding", mapping.encoding),
        ("delimiter", mapping.delimiter),
    ):
        if value:
            yield from _noted(key, remarks)
            yield f"{key}: {value if value.isalnum() else _quoted(value)}"
    yield from _noted("columns", remarks)
    yield "columns:"
    yield from _entries("columns", mapping.columns, remarks)
    if "dates" in remarks.keys:
        yield from _noted("dates", remarks)
        yield f"dates: {mapping.dates or ''}".rstrip()
    for key, words in (("outcomes", mapping.outcomes), ("laws", mapping.laws), ("reasons", mapping.reasons)):
        if words:
            yield from _noted(key, remarks)
            yield f"{key}:"
            yield from _entries(key, words, remarks)
    if "reason" in remarks.keys:
        yield from _noted("reason", remarks)
        yield f"reason: {mapping.reason or ''}".rstrip()


def _entries(key: str, words: Mapping[str, Any], remarks: Remarks) -> Iterator[str]:
    for word, meaning in words.items():
        if note := remarks.entries.get((key, word)):
            yield from (f"  {line}" for line in _note(note))
        yield f"  {_quoted(word)}: {meaning or ''}".rstrip()


def _noted(key: str, remarks: Remarks) -> Iterator[str]:
    yield ""
    yield from _note(remarks.keys.get(key, ""))


def _note(text: str) -> Iterator[str]:
    return (f"# {line}" for line in wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def meanings_of_reasons() -> str:
    """The reasons that the map can give, each with its words."""
    return "; ".join(f"{reason} ({said[:1].lower()}{said[1:]})" for reason, said in REASONS.items())


def read_map(content: bytes, shown: str) -> RegisterMap:
    """The map in a file, named `shown` in what is told. Raises `MapError`, with every fault that it has."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise MapError([f"{shown}: The map is not UTF-8 text. Save it as UTF-8."]) from None
    if len(text.encode()) > LARGEST:
        raise MapError(
            [f"{shown}: The map is larger than {LARGEST // 1024} kB. Take out the columns that are ignored."]
        )
    document, findings = read_mapping(text, shown)
    if findings:
        raise MapError([f"{found.place}: {found.message} {found.hint}".rstrip() for found in findings])
    return _Reader(document, shown).read()


class _Reader:
    """Reads one map, and gathers what is wrong with it."""

    def __init__(self, document: Document, shown: str) -> None:
        self._document, self._shown = document, shown
        self.faults: list[tuple[int, str]] = []

    def read(self) -> RegisterMap:
        """The map. Raises `MapError`."""
        for key in self._document.data:
            if key not in _KEYS:
                self._tell((key,), f"The map has no such key. Its keys are: {', '.join(_KEYS)}.")
        reason = self._text("reason")
        found = RegisterMap(
            columns=self._words("columns", Target, ()),
            header_row=self._number("header_row"),
            sheet=self._text("sheet"),
            encoding=self._listed("encoding", ENCODINGS),
            delimiter=self._listed("delimiter", tuple(DELIMITERS)),
            dates=self._one(("dates",), self._text("dates"), Order, ()),
            outcomes=self._words("outcomes", Outcome, (SKIP,)),
            laws=self._words("laws", Law, (SKIP,)),
            reasons=self._words("reasons", Reason, (SKIP,)),
            reason=self._one(("reason",), reason, Reason, ()),
            lines={"/".join(map(str, path)): mark.line for path, mark in self._document.marks.items()},
        )
        self._once(found)
        if self.faults:
            raise MapError([f"{self._shown}:{line}: {message}" for line, message in sorted(self.faults)])
        return found

    def _once(self, found: RegisterMap) -> None:
        seen: dict[Target, str] = {}
        for name, target in found.columns.items():
            if target is None or target in SEVERAL:
                continue
            if target in seen:
                line = self._document.mark(("columns", seen[target])).line
                message = f"A column is {target} already, on line {line}. Write ignore for one of the two."
                self._tell(("columns", name), message)
            seen.setdefault(target, name)
        if not any(message for _, message in self.faults) and Target.REFERENCE not in seen:
            self._tell(
                ("columns",), "No column is the reference. Write reference for the one that is: each row needs one."
            )

    def _tell(self, path: tuple[str, ...], message: str) -> None:
        self.faults.append((self._document.mark(path).line, message))

    def _text(self, key: str) -> str:
        value = self._document.data.get(key, "")
        if not isinstance(value, str):
            self._tell((key,), f"{key} has one value. Write it behind the colon.")
            return ""
        return value.strip()

    def _number(self, key: str) -> int:
        text = self._text(key)
        if text and not (text.isascii() and text.isdecimal() and len(text) < len("1000000")):
            self._tell((key,), f"{key} is the number of a row, or 0 where the columns have no names.")
            return 1
        return int(text or 1)

    def _listed(self, key: str, choices: Sequence[str]) -> str:
        text = self._text(key)
        if text and text not in choices:
            self._tell((key,), f"This is no {key} that is known. Write one of these: {', '.join(choices)}.")
        return text

    def _words(self, key: str, kind: Callable[[str], _Value], others: Sequence[str]) -> dict[str, Any]:
        words = self._document.data.get(key) or {}
        if not isinstance(words, dict):
            self._tell((key,), f"Below {key} stands a line for each word: two spaces, the word, a colon, its meaning.")
            return {}
        return {word: self._one((key, word), said, kind, others) for word, said in words.items()}

    def _one(self, path: tuple[str, ...], said: Any, kind: Callable[[str], _Value], others: Sequence[str]) -> Any:
        """What a word means; none where that is not answered."""
        if isinstance(said, str) and not said.strip():
            return None
        try:
            return said.strip() if isinstance(said, str) and said.strip() in others else kind(said.strip())
        except (ValueError, AttributeError):
            choices = ", ".join([*map(str, kind), *others])  # type: ignore[call-overload]  # every kind is an enumeration
            self._tell(path, f"This is no value that the map knows here. Write one of these: {choices}.")
            return None
