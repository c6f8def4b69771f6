"""The access laws of the United Kingdom as tables: which provisions may be cited for refusing, and what each is.

One table a law under `texts/`; whoever corrects the law corrects a table, not code. A table names every provision that
it knows, down to the level at which it is cited (`31`, `31(1)`, `31(1)(a)`); what a row does not say it has from the
row above it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from disclosure_log.law.authorities import AuthorityKind
from disclosure_log.law.laws import Law

TEXTS = Path(__file__).parent / "texts"


class Kind(StrEnum):
    """Whether a public interest test decides (FOIA section 2; FOISA section 2; regulation 12(1) of the EIRs)."""

    ABSOLUTE = "absolute"
    """No public interest test."""

    QUALIFIED = "qualified"
    """The public interest in maintaining the exemption must outweigh that in disclosure."""

    DEPENDS = "depends"
    """Absolute or qualified, by the paragraph or the condition that is cited."""

    NONE = "none"
    """A ground for refusing that is no exemption, so without such a test: cost, vexatious and repeated requests."""


class Basis(StrEnum):
    """What an exemption asks for before it applies."""

    CLASS = "class"
    """That the information is of a kind that is named: no harm need be shown."""

    PREJUDICE = "prejudice"
    """That disclosure would, or would be likely to, prejudice something."""

    OTHER = "other"
    """A harm in words of its own, which `wording` gives: required for, endanger, adversely affect."""

    DEPENDS = "depends"
    """One or another, by the paragraph that is cited."""


class Role(StrEnum):
    """What citing a provision says."""

    GROUND = "ground"
    """Why information is refused: an exemption, an exception, or cost, vexatious and repeated requests."""

    NCND = "ncnd"
    """Why the authority neither confirms nor denies that it holds information."""

    CONDITION = "condition"
    """What a ground rests on, cited beside it and never alone: `40(3A)(a)` beside `40(2)`, `31(2)(b)`."""

    PROCEDURE = "procedure"
    """How requests are dealt with; nothing is refused under it."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision of a law."""

    number: str
    """As it is cited: `31`, `22A(1)`, `12(4)(b)`."""

    title: str
    """What it is about, short, in sentence case; English, and a message of the catalogue."""

    meaning: str
    """What it says, in a plain sentence or two of our own, for readers who know no law."""

    role: Role
    """What citing it says."""

    kind: Kind
    """Whether a public interest test decides."""

    basis: Basis
    """Whether harm must be shown, and in which words."""

    wording: str
    """For `Basis.OTHER`, the words of the test; else empty."""

    notice: str
    """The provision that a refusal under it is a notice under, such as `17(1)`; empty where none is called for."""

    calls_for: tuple[str, ...]
    """The keys of an exemption in the front matter that it calls for, such as `estimate`."""

    authorities: frozenset[AuthorityKind] | None
    """The kinds of authority that may cite it; none where every kind may."""

    since: date | None
    """From when it has stood so; none where it has since the law came into force."""

    until: date | None
    """Until when it stood so, that day not included; none where it still does."""

    address: str
    """The section or regulation on legislation.gov.uk."""

    identifier: str
    """Its own identifier at legislation.gov.uk, which machines can follow."""

    source: str
    """Where the facts were read."""

    checked: date
    """When they were last compared with the source."""

    confirmed: bool
    """False while one of the facts has not been read in a source: no error may depend on it."""

    def stood(self, day: date) -> bool:
        """Whether the provision stood so on `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class NotAGround:
    """A provision that people cite for refusing by mistake."""

    number: str
    """As it is cited."""

    why: str
    """What it is instead, a clause that follows a colon: `it is the duty to give advice and assistance`."""

    instead: str
    """What to do about it, a sentence."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A provision that a letter may be a refusal notice under."""

    number: str
    """As it is cited: `17(1)`."""

    purpose: str
    """What it is for, a clause: `for every refusal under an exemption`."""

    says: tuple[str, ...]
    """What such a notice must say, a clause each."""

    beside: bool = False
    """Whether it is named beside another notice, since it says how that one is worded."""


@dataclass(frozen=True)
class Statute:
    """One law: its names, where it stands, and its provisions in their order."""

    law: Law
    title: str
    """Its full name with the year."""

    short_name: str
    """What people who work with it call it."""

    unit: str
    """What it is divided into: `section` or `regulation`."""

    address: str
    """The law on legislation.gov.uk."""

    names: tuple[str, ...]
    """Everything that people call it, in lower case."""

    provisions: Mapping[str, Provision]
    """By number, in the order of the law."""

    not_grounds: Mapping[str, NotAGround]
    """What is cited for refusing by mistake, by number."""

    notices: Mapping[str, Notice]
    """What a letter may be a refusal notice under, by number."""

    def find(self, number: str) -> Provision | None:
        """The provision that a canonical number such as `31(1)(a)` names; none where the law has no such provision.

        Where the table ends above `number`, or its rows there are not confirmed, the deepest row above it answers:
        nothing is said not to exist because the table does not go so deep.
        """
        for outer in outwards(number):
            row = self.provisions.get(outer)
            if row is not None:
                return row if outer == number or outer in self._open else None
        return None

    def find_ground(self, number: str) -> Provision | None:
        """The same, where it may be cited among the exemptions of a refusal."""
        row = self.find(number)
        return row if row is not None and row.role is not Role.PROCEDURE else None

    def find_mistake(self, number: str) -> NotAGround | None:
        """What is known of a number that is cited for refusing by mistake, such as `17(1)`."""
        return next((self.not_grounds[outer] for outer in outwards(number) if outer in self.not_grounds), None)

    def is_refusal_notice(self, number: str) -> bool:
        """Whether a letter may be a refusal notice under a canonical number such as `17(1)`, or `17` as a whole."""
        return self.notice(number) is not None or any(inner.startswith(f"{number}(") for inner in self.notices)

    def notice(self, number: str) -> Notice | None:
        """The notice that a canonical number such as `17(1)(b)` names."""
        return next((self.notices[outer] for outer in outwards(number) if outer in self.notices), None)

    def inner(self, number: str) -> Iterator[Provision]:
        """The provisions one level below `number`, in their order."""
        for row in self.provisions.values():
            if row.number.rpartition("(")[0] == number:
                yield row

    def limbs(self, number: str) -> Iterator[Provision]:
        """The provisions of the section of `number` under which an authority neither confirms nor denies.

        Each at the outermost level at which it is one: `31(3)`, `40(5A)` and `40(5B)`.
        """
        section = number.partition("(")[0]
        for row in self.provisions.values():
            outer = self.provisions.get(row.number.rpartition("(")[0])
            if (
                row.role is Role.NCND
                and row.number.partition("(")[0] == section
                and (outer is None or outer.role is not Role.NCND)
            ):
                yield row

    def nearest(self, number: str) -> str | None:
        """What somebody who wrote `number` may have meant, for "Did you mean …?"; none where that would be a guess.

        A slip in typing is mended (`310(2)`: `31(2)`, `402`: `40(2)`); a paragraph that is not there gives those that
        are (`12(4)(h)`: `12(4)(a) to 12(4)(e)`).
        """
        return next((guess for guess in _mended(number) if self.find_ground(guess)), None) or self._beside(number)

    def _beside(self, number: str) -> str | None:
        for outer in outwards(number):
            below = [
                known
                for known, row in self.provisions.items()
                if known.startswith(f"{outer}(") and row.role is not Role.PROCEDURE
            ]
            # What stands one level down; where nothing is cited at that level, the first that is cited below it.
            inner = [known for known in below if known.rpartition("(")[0] == outer] or below[:1]
            if inner:
                return inner[0] if len(inner) == 1 else f"{inner[0]} to {inner[-1]}"
        return None

    @cached_property
    def _open(self) -> frozenset[str]:
        """The provisions below which the table does not say everything that there is."""
        rows: dict[str, list[Provision]] = {}
        for row in self.provisions.values():
            rows.setdefault(row.number.rpartition("(")[0], []).append(row)
        return frozenset(
            number for number in self.provisions if number not in rows or not all(row.confirmed for row in rows[number])
        )


@cache
def statute(law: Law) -> Statute:
    """The tables of `law`, read once."""
    with (TEXTS / f"{law.lower()}.toml").open("rb") as file:
        table = tomllib.load(file)
    return Statute(
        law=law,
        title=table["title"],
        short_name=table["short_name"],
        unit=table["unit"],
        address=table["address"],
        names=tuple(table["names"]),
        provisions=MappingProxyType(_provisions(table)),
        not_grounds=MappingProxyType(
            {number: NotAGround(number, **row) for number, row in table["not_grounds"].items()}
        ),
        notices=MappingProxyType(
            {
                number: Notice(number, row["purpose"], tuple(row.get("says", ())), row.get("beside", False))
                for number, row in table["notices"].items()
            }
        ),
    )


_OWN = frozenset({"title", "meaning"})
"""What a row has for itself alone."""


def _provisions(table: Mapping[str, Any]) -> dict[str, Provision]:
    rows: dict[str, dict[str, Any]] = {}
    for number, row in table["provisions"].items():
        above = next((rows[outer] for outer in outwards(number) if outer in rows), {})
        rows[number] = {**{key: value for key, value in above.items() if key not in _OWN}, **row}
    return {number: _provision(number, row, table) for number, row in rows.items()}


def _provision(number: str, row: Mapping[str, Any], table: Mapping[str, Any]) -> Provision:
    place, unit = table["address"], table["unit"]
    section, *brackets = re.findall(r"\w+", number)
    allowed = row.get("authorities")
    return Provision(
        number=number,
        title=row["title"],
        meaning=row["meaning"],
        role=Role(row.get("role", "ground")),
        kind=Kind(row["kind"]),
        basis=Basis(row["basis"]),
        wording=row.get("wording", ""),
        notice=row.get("notice", ""),
        calls_for=tuple(row.get("calls_for", ())),
        authorities=frozenset(AuthorityKind(kind) for kind in allowed) if allowed else None,
        since=row.get("since"),
        until=row.get("until"),
        address=f"{place}/{unit}/{section}",
        identifier=f"{place.replace('https://www.', 'http://www.')}/{unit}/{'/'.join([section, *brackets])}".replace(
            ".gov.uk/", ".gov.uk/id/"
        ),
        source=row["source"],
        checked=row["checked"],
        confirmed=row["confirmed"],
    )


def outwards(number: str) -> Iterator[str]:
    """`31(1)(a)`, then `31(1)`, then `31`: the number, and those that cover it."""
    while number:
        yield number
        number = number.rpartition("(")[0]


def _mended(number: str) -> Iterator[str]:
    """Repair slips in typing: a forgotten bracket, a figure or a letter too many."""
    parts = re.fullmatch(r"(\d\d)(\d?)([A-Z]*)(.*)", number)
    if parts is None:
        return
    section, figure, letters, rest = parts.groups()
    if letters:
        yield f"{section}{figure}{rest}"
    if figure:
        if figure != "0" and not re.match(r"\(\d", rest):
            yield f"{section}({figure}){rest}"
        yield f"{section}{rest}"
