"""The time that the law gives for an answer, counted day by day so that a page can show it.

FOIA section 10(1), regulation 5(2) of the EIRs, FOISA section 10(1) and regulation 5(2)(a) of the Scottish EIRs: the
20th working day after the day of receipt. What changes it:

- A clarification starts it afresh on the day on which it comes (FOIA section 10(6), FOISA section 10(1)(b), regulation
  9(4) of the EIRs).
- A fees notice pauses it: the working days from the day of the notice to the day of payment, both included, do not
  count (FOIA section 10(2), regulation 8(6) of the EIRs, FOISA section 10).
- More time to weigh the public interest lengthens it under FOIA (section 10(3)), to the day that the authority names.
  For a complex and voluminous request both EIRs allow 40 working days (regulation 7). FOISA allows nothing of the kind.
- A school has, under FOIA, 20 working days that are school days or 60 working days, whichever ends first (SI 2004/3364
  regulation 3, SI 2009/1369, SI 2010/2768). School days are not known here.

A record need not hold every date, so a clock that has run out is never more than what these dates come to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from disclosure_log.law.authorities import AuthorityKind
from disclosure_log.law.laws import Law
from disclosure_log.law.working_days import Calendar, Holiday, calendar_of, is_weekend

USUAL = 20
"""Working days, under every law."""

LONG = 40
"""Working days under regulation 7 of the EIRs, and of the Scottish ones."""

SCHOOL = 60
"""Working days after which a school's time is over, however few of them were school days."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wait:
    """Something that an authority needs first, a clarification or a fee."""

    since: date
    """When it asked."""

    until: date | None
    """When it came; none where it did not, or where the record does not say."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a request that its clock runs by."""

    received: date
    responded: date | None = None
    clarification: Wait | None = None
    fees_notice: Wait | None = None
    extended_until: date | None = None
    """The day by which the authority said that it would answer, where it took more time."""


class Standing(StrEnum):
    """How an answer stands to its time limit, by these dates."""

    IN_TIME = "in time"
    AFTER = "after"
    """Sent after the last day, if nothing stopped the clock that the record does not give."""

    UNKNOWN = "unknown"
    """It cannot be told: `Clock.doubt` says why."""


class Doubt(StrEnum):
    """Why a clock cannot be told, or not to its end."""

    BEFORE_TABLE = "before the table"
    """The request is older than the table of holidays."""

    AFTER_TABLE = "after the table"
    """The time limit, or the answer, lies after the last year whose holidays are known."""

    NO_CLARIFICATION = "no clarification"
    """The authority asked what was meant, and the record does not say when it heard."""

    NO_PAYMENT = "no payment"
    """A fees notice stopped the clock, and the record does not say when the fee came."""

    SCHOOL_DAYS = "school days"
    """A school's time may have ended before the 60th working day: the days on which it was open are not known."""


class Day(NamedTuple):
    """A day after the day of receipt."""

    day: date

    number: int | None
    """The how many-th working day it is; none where it does not count."""

    holidays: tuple[Holiday, ...] = ()
    """Why it does not count; empty for a weekend, and for a working day on which a fee was waited for."""

    @property
    def is_waiting(self) -> bool:
        """Whether it is a working day that does not count because a fee was waited for."""
        return self.number is None and not self.holidays and not is_weekend(self.day)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time limit with all that it was worked out from."""

    law: Law = field(compare=False)
    """Not compared: two laws whose clocks come to the same have the same clock."""

    dates: Dates

    begins: date | None
    """The day after which days are counted; none where a clarification has not come."""

    limit: int
    """How many working days the law gives: 20, 40 or 60."""

    days: tuple[Day, ...]
    """Every day from the one after `begins` to the last that matters, in order."""

    due: date | None
    """The last of the `limit` working days; none where it cannot be told."""

    latest: date | None
    """The last day to answer: `due`, or a later one to which FOIA section 10(3) lengthened it."""

    taken: int | None
    """Working days after `begins`, up to and with the day of the answer; none where they cannot be told."""

    doubt: Doubt | None
    """Why something about it cannot be told; none where nothing is in doubt."""

    @property
    def standing(self) -> Standing | None:
        """How the answer stands to the last day; none where there is no answer yet."""
        if self.dates.responded is None:
            return None
        if self.taken is None:
            return Standing.UNKNOWN
        return self._standing_of(self.dates.responded)

    def _standing_of(self, responded: date) -> Standing:
        extended = self.dates.extended_until
        # 20 working days are allowed by every law, and to a school too.
        if not any(day.number == USUAL and day.day < responded for day in self.days):
            return Standing.IN_TIME
        if self.latest and responded > self.latest:
            return Standing.AFTER
        told = self.latest and (self.doubt is not Doubt.SCHOOL_DAYS or (extended and responded <= extended))
        return Standing.IN_TIME if told else Standing.UNKNOWN


@lru_cache(256)  # the page of a response and its data ask for the same
def run_clock(law: Law, kind: AuthorityKind, dates: Dates) -> Clock:
    """The clock of a request to an authority of this kind; never raises: what cannot be told is `Clock.doubt`."""
    calendar, limit = calendar_of(law), limit_of(law, kind, extended=dates.extended_until is not None)
    begins = dates.clarification.until if dates.clarification else dates.received
    doubt = None
    if begins is None:
        doubt = Doubt.NO_CLARIFICATION
    elif begins < calendar.first:
        doubt = Doubt.BEFORE_TABLE
    elif begins > calendar.last:
        doubt = Doubt.AFTER_TABLE
    if begins is None or doubt:
        return Clock(law, dates, begins, limit, (), None, None, None, doubt)
    days, doubt = _count(calendar, begins, limit, dates)
    if doubt is None and limit == SCHOOL:
        doubt = Doubt.SCHOOL_DAYS
    due = next((day.day for day in days if day.number == limit), None)
    latest = max(due, dates.extended_until) if law is Law.FOIA and due and dates.extended_until else due
    return Clock(law, dates, begins, limit, days, due, latest, _taken(dates, begins, days), doubt)


def limit_of(law: Law, kind: AuthorityKind, *, extended: bool = False) -> int:
    """How many working days an authority of this kind has at the most; `extended` where it took more time."""
    if law is Law.FOIA and kind is AuthorityKind.SCHOOL:
        return SCHOOL
    return LONG if extended and law.environmental else USUAL


def _count(calendar: Calendar, begins: date, limit: int, dates: Dates) -> tuple[tuple[Day, ...], Doubt | None]:
    """The days up to the limit and the answer, as far as they are known."""
    wait = dates.fees_notice
    days: list[Day] = []
    number, day = 0, begins + _DAY
    while number < limit or (dates.responded is not None and day <= dates.responded):
        if not calendar.covers(day):
            return tuple(days), Doubt.AFTER_TABLE
        waiting = wait is not None and wait.since <= day and (wait.until is None or day <= wait.until)
        if waiting and wait and wait.until is None:
            return tuple(days), Doubt.NO_PAYMENT
        counts = calendar.is_working_day(day) and not waiting
        number += counts
        days.append(Day(day, number if counts else None, calendar.holidays.get(day, ())))
        day += _DAY
    return tuple(days), None


def _taken(dates: Dates, begins: date, days: tuple[Day, ...]) -> int | None:
    """How many days had been counted when the answer was sent."""
    if dates.responded is None or dates.responded > max((day.day for day in days), default=begins):
        return None
    return sum(1 for day in days if day.number and day.day <= dates.responded)
