"""The access laws of the United Kingdom as tables: which provisions may be cited for refusing, and what each is.

One table a law under `texts/`; whoever corrects the law corrects a table, not code. A provision stands at the level at
which it is cited: a section of an Act (`31`), a paragraph of the Regulations (`12(4)(b)`). A table may go deeper at any
time: what is looked up is found at the deepest level that is there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

TEXTS = Path(__file__).parent / "texts"


class Law(StrEnum):
    """A law under which information is asked for; the values are what a response's `law` says."""

    FOIA = "FOIA"
    """Freedom of Information Act 2000."""

    EIR = "EIR"
    """Environmental Information Regulations 2004."""

    FOISA = "FOISA"
    """Freedom of Information (Scotland) Act 2002."""

    EIR_SCOTLAND = "EIR-Scotland"
    """Environmental Information (Scotland) Regulations 2004."""


class Kind(StrEnum):
    """Whether a public interest test decides (FOIA section 2; FOISA section 2; regulation 12(1) of the EIRs)."""

    ABSOLUTE = "absolute"
    """No public interest test."""

    QUALIFIED = "qualified"
    """The public interest in maintaining the exemption must outweigh that in disclosure."""

    DEPENDS = "depends"
    """Absolute or qualified, by the paragraph that is cited."""

    NONE = "none"
    """A ground for refusing that is no exemption, so without such a test: cost, vexatious and repeated requests."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision that may be cited for refusing a request."""

    number: str
    """As it is cited: `31`, `22A`, `12(4)(b)`."""

    title: str
    """What it is about, short, in sentence case; English, and a message of the catalogue."""

    kind: Kind
    """Whether a public interest test decides."""

    neither_confirm_nor_deny: tuple[str, ...]
    """Its limbs that allow an authority neither to confirm nor to deny, as cited: `31(3)`; most have one or none."""

    address: str
    """The section or regulation on legislation.gov.uk."""

    source: str
    """Where the facts were read."""

    checked: date
    """When they were last compared with the source."""

    confirmed: bool
    """False while one of the facts has not been read in a source."""


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
    """By number."""

    refusal_notices: Mapping[str, str]
    """The provisions that a letter may be a refusal notice under, with what each is for: `for every refusal`."""

    def find(self, number: str) -> Provision | None:
        """The provision that covers a canonical number such as `31(1)(a)`: the deepest one in the table, or none."""
        return next((self.provisions[outer] for outer in _outwards(number) if outer in self.provisions), None)

    def find_mistake(self, number: str) -> NotAGround | None:
        """What is known of a number that is cited for refusing by mistake, such as `17(1)`."""
        return next((self.not_grounds[outer] for outer in _outwards(number) if outer in self.not_grounds), None)

    def is_refusal_notice(self, number: str) -> bool:
        """Whether a canonical number such as `17(1)` is, or lies below, a provision about refusal notices."""
        return any(outer in self.refusal_notices for outer in _outwards(number))

    def nearest(self, number: str) -> str | None:
        """What somebody who wrote `number` may have meant, for "Did you mean …?"; none where that would be a guess.

        A slip in typing is mended (`310(2)`: `31(2)`, `402`: `40(2)`); a paragraph that is not there gives the range of
        those that are (`12(4)(h)`: `12(4)(a) to 12(4)(e)`).
        """
        return next((guess for guess in _mended(number) if self.find(guess)), None) or self._beside(number)

    def _beside(self, number: str) -> str | None:
        for outer in _outwards(number):
            inner = [known for known in self.provisions if known.startswith(f"{outer}(")]
            if inner:
                return inner[0] if len(inner) == 1 else f"{inner[0]} to {inner[-1]}"
        return None


@cache
def statute(law: Law) -> Statute:
    """The tables of `law`, read once."""
    with (TEXTS / f"{law.lower()}.toml").open("rb") as file:
        table = tomllib.load(file)
    place = f"{table['address']}/{table['unit']}"
    return Statute(
        law=law,
        title=table["title"],
        short_name=table["short_name"],
        unit=table["unit"],
        address=table["address"],
        names=tuple(table["names"]),
        provisions=MappingProxyType(
            {number: _provision(number, row, place) for number, row in table["provisions"].items()}
        ),
        not_grounds=MappingProxyType(
            {number: NotAGround(number, **row) for number, row in table["not_grounds"].items()}
        ),
        refusal_notices=MappingProxyType(table["refusal_notices"]),
    )


def _provision(number: str, row: dict[str, Any], place: str) -> Provision:
    return Provision(
        number=number,
        title=row["title"],
        kind=Kind(row["kind"]),
        neither_confirm_nor_deny=tuple(row.get("neither_confirm_nor_deny", ())),
        address=f"{place}/{number.partition('(')[0]}",
        source=row["source"],
        checked=row["checked"],
        confirmed=row["confirmed"],
    )


def _outwards(number: str) -> Iterator[str]:
    """`31(1)(a)`, then `31(1)`, then `31`."""
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
