"""The working days of the access laws: every day but Saturdays, Sundays, Christmas Day, Good Friday and bank holidays.

FOIA section 10(6) leaves out a bank holiday in any part of the United Kingdom, and regulation 2(1) of the EIRs takes
its meaning from there. FOISA section 73 leaves out Saturdays, Sundays, Christmas Day and the bank holidays of Scotland,
of which Good Friday is one; the Scottish EIRs count as FOISA does. The days stand in `texts/bank-holidays.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from disclosure_log.law.laws import Law
from disclosure_log.law.statutes import TEXTS
from disclosure_log.locale import N_


class Division(StrEnum):
    """A part of the United Kingdom with bank holidays of its own (Schedule 1 to the Act of 1971); also a message."""

    ENGLAND_AND_WALES = N_("England and Wales")
    SCOTLAND = N_("Scotland")
    NORTHERN_IRELAND = N_("Northern Ireland")


class HolidayKind(StrEnum):
    """Why a holiday falls on its day."""

    USUAL = "usual"
    """It does so every year."""

    SUBSTITUTE = "substitute"
    """In place of the same holiday on a weekend."""

    MOVED = "moved"
    """Moved to this day, in this one year."""

    EXTRA = "extra"
    """Proclaimed for this one year."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day from Monday to Friday that is no working day."""

    day: date

    name: str
    """English, and a message of the catalogue."""

    divisions: tuple[Division, ...]
    """Where it is one; all three for the whole of the United Kingdom."""

    kind: HolidayKind


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days by which a law counts."""

    first: date
    """The first day that is known."""

    last: date
    """The last day that is known: holidays after it have not been announced, or are not in the table yet."""

    holidays: Mapping[date, tuple[Holiday, ...]]
    """By day, in their order; a day has several where it has another name in another part of the United Kingdom."""

    def covers(self, day: date) -> bool:
        """Whether it is known if `day` is a working day."""
        return self.first <= day <= self.last

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is a working day; say `covers` first: a day outside the table is judged by its weekday."""
        return not is_weekend(day) and day not in self.holidays


@dataclass(frozen=True, slots=True)
class Table:
    """What the table of holidays says of itself."""

    source: str
    """Where the days are announced."""

    checked: date
    """When the table was last compared with the source."""

    calendar: Calendar
    """Every holiday of the United Kingdom."""


@cache
def table() -> Table:
    """The table of holidays, read once."""
    with (TEXTS / "bank-holidays.toml").open("rb") as file:
        rows = tomllib.load(file)
    by_day: dict[date, tuple[Holiday, ...]] = {}
    for row in rows["days"]:
        holiday = _holiday(row)
        by_day[holiday.day] = (*by_day.get(holiday.day, ()), holiday)
    calendar = Calendar(rows["first"], rows["last"], MappingProxyType(by_day))
    return Table(rows["source"], rows["checked"], calendar)


def _holiday(row: dict[str, Any]) -> Holiday:
    divisions = tuple(Division(name) for name in row.get("where", Division))
    return Holiday(row["date"], row["name"], divisions, HolidayKind(row.get("kind", HolidayKind.USUAL)))


@cache
def calendar_of(law: Law) -> Calendar:
    """The days by which `law` counts: those of the whole United Kingdom, or of Scotland alone."""
    whole = table().calendar
    if not law.scottish:
        return whole
    holidays = {
        day: tuple(holiday for holiday in several if Division.SCOTLAND in holiday.divisions)
        for day, several in whole.holidays.items()
    }
    kept = {day: several for day, several in holidays.items() if several}
    return Calendar(whole.first, whole.last, MappingProxyType(kept))


def is_weekend(day: date) -> bool:
    """Whether `day` is a Saturday or a Sunday."""
    return day.isoweekday() > 5  # noqa: PLR2004 - Friday
