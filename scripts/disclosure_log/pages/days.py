"""How working days are said: the clock of a response, and the table of the days that do not count.

An answer is never called late: a record need not hold every date, and a clarification that it does not give would have
started the time afresh. What is said is what was counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.lists import format_list
from markupsafe import Markup

from disclosure_log.law import (
    AuthorityKind,
    Clock,
    Division,
    Doubt,
    Holiday,
    HolidayKind,
    Law,
    Standing,
    calendar_of,
    statute,
)
from disclosure_log.law.clock import LONG, USUAL
from disclosure_log.law.working_days import is_weekend, table
from disclosure_log.locale import N_
from disclosure_log.pages.site import Site
from disclosure_log.pages.wording import Wording
from disclosure_log.records.clocks import clocks_of
from disclosure_log.records.response import Response


@dataclass(frozen=True, slots=True)
class Count:
    """One clock of a response, in words."""

    subject: str
    """Which parts it is of; empty where it is that of the whole response."""

    in_own_words: bool
    """Whether the subject is in the words of the response, and so in its language."""

    law: str
    """The law that it counts by; empty where the response has one only."""

    result: tuple[str | Markup, ...]
    """What came of it: sentences."""

    facts: tuple[tuple[str, Markup], ...]
    """The dates that it runs by, each with its label."""

    rules: tuple[str, ...]
    """How the law counts: sentences."""

    skipped: tuple[str | Markup, ...]
    """What was not counted, weekends together, each holiday by its name."""


def counts_of(response: Response, kind: AuthorityKind, words: Wording) -> list[Count]:
    """The clocks of a response, each once; none where it is not known when the request was received."""
    found = clocks_of(response, kind)
    several = len(found) > 1
    return [
        Count(
            subject=format_list([words.part_title(part) for part in parts], locale=words.locale) if several else "",
            in_own_words=any(part.matter for part in parts),
            law=words.said(statute(clock.law).title) if several and len(response.laws) > 1 else "",
            **_Teller(clock, words).told(),
        )
        for clock, parts in found.items()
    ]


class _Teller:
    """Says one clock."""

    def __init__(self, clock: Clock, words: Wording) -> None:
        self.clock, self.words, self.dates = clock, words, clock.dates

    def told(self) -> dict[str, Any]:
        return {
            "result": tuple(self._result()),
            "facts": tuple(self._facts()),
            "rules": tuple(self._rules()),
            "skipped": tuple(self._skipped()),
        }

    def _said(self, message: str, day: date | None = None) -> Markup:
        """`message`, in which a day may stand as `day`."""
        text = Markup(self.words.said(message))  # noqa: S704 - a message of ours
        return text % {"day": self.words.day(day)} if day else text

    def _days(self, number: int) -> str:
        text = self.words.translations.ngettext("%(num)s working day", "%(num)s working days", number)
        return text % {"num": self.words.number(number)}

    def _result(self) -> Iterator[Markup]:
        clock, standing = self.clock, self.clock.standing
        if clock.taken is not None:
            yield self._sent(clock.taken)
        if standing is Standing.IN_TIME:
            yield self._in_time()
        elif standing is Standing.AFTER:
            message = (
                N_("By this count, the time that the law allows ended on %(day)s.")
                if clock.latest == clock.due
                else N_("By this count, the time that the authority had said it would need ended on %(day)s.")
            )
            yield self._said(message, clock.latest)
            yield self._said(N_("A clarification that this record does not give would have started the count afresh."))
        else:
            yield self._untold()

    def _sent(self, taken: int) -> Markup:
        dates, clarified = self.dates, self.dates.clarification is not None
        if taken == 0:
            same_day = dates.responded == self.clock.begins
            return self._said(_SENT_AT_ONCE[clarified] if same_day else _SENT_BEFORE[clarified])
        waiting = sum(1 for day in self.clock.days if day.is_waiting and dates.responded and day.day <= dates.responded)
        if waiting:
            message = _SENT_AFTER_FEE[clarified]
        elif self.clock.standing is Standing.AFTER:
            message = _SENT_IF_NOTHING_STOPPED[clarified]
        else:
            message = _SENT[clarified]
        values = {"days": self._days(taken), "waiting": self._days(waiting)}
        return Markup(self.words.said(message)) % values  # noqa: S704 - a message of ours

    def _in_time(self) -> Markup:
        clock, extended, responded = self.clock, self.dates.extended_until, self.dates.responded
        if clock.doubt and clock.taken is not None and clock.taken <= USUAL:
            return self._said(N_("That is within 20 working days, and so within the time that the law allows."))
        if clock.doubt or (responded and clock.due and responded > clock.due):
            return self._said(N_("The authority had said that it would need more time, until %(day)s."), extended)
        return self._said(N_("That is within the time that the law allows, which ended on %(day)s."), clock.due)

    def _untold(self) -> Markup:
        clock, calendar = self.clock, calendar_of(self.clock.law)
        waits = {Doubt.NO_CLARIFICATION: self.dates.clarification, Doubt.NO_PAYMENT: self.dates.fees_notice}
        wait = waits.get(clock.doubt) if clock.doubt else None
        day = {Doubt.SCHOOL_DAYS: clock.latest, Doubt.BEFORE_TABLE: calendar.first}.get(
            clock.doubt or Doubt.AFTER_TABLE, wait.since if wait else calendar.last
        )
        return self._said(_DOUBTS[clock.doubt or Doubt.AFTER_TABLE], day)

    def _facts(self) -> Iterator[tuple[str, Markup]]:
        clock, dates, clarification, fee = self.clock, self.dates, self.dates.clarification, self.dates.fees_notice
        end = self.words.translations.ngettext(
            "%(num)s working day ends on", "%(num)s working days end on", clock.limit
        ) % {"num": self.words.number(clock.limit)}
        extended = dates.extended_until if clock.latest != clock.due else None
        labelled = [
            (self.words.said(N_("Request received")), dates.received),
            (self.words.said(N_("Clarification asked for")), clarification.since if clarification else None),
            (
                self.words.said(N_("Clarification received: the count begins afresh")),
                clarification.until if clarification else None,
            ),
            (self.words.said(N_("Fees notice given: the count stops")), fee.since if fee else None),
            (self.words.said(N_("Fee paid: the count goes on the day after")), fee.until if fee else None),
            (end, clock.due),
            (self.words.said(N_("More time taken until")), extended),
            (self.words.said(N_("Response sent")), dates.responded),
        ]
        for label, day in labelled:
            if day:
                yield label, self.words.weekday(day)
        if clock.taken is not None:
            yield self.words.said(N_("Working days taken")), Markup(self.words.number(clock.taken))  # noqa: S704 - a number

    def _rules(self) -> Iterator[str]:
        law = self.clock.law
        yield self.words.said(_SCOTTISH_RULE if law.scottish else _RULE)
        if self.clock.limit == LONG:
            yield self.words.said(
                N_("For a complex request for much information, the Regulations allow 40 working days instead of 20.")
            )
        elif law is Law.FOISA and self.dates.extended_until:
            yield self.words.said(N_("This law does not let an authority take more time than that."))

    def _skipped(self) -> Iterator[str | Markup]:
        if self.clock.taken == 0:  # no day was counted, so none was left out
            return
        days = self.clock.days
        weekends = sum(1 for day in days if is_weekend(day.day))
        if weekends:
            yield self.words.translations.ngettext(
                "Saturdays and Sundays: %(num)s day", "Saturdays and Sundays: %(num)s days", weekends
            ) % {"num": self.words.number(weekends)}
        for day in days:
            if day.holidays:
                names = _names(day.holidays, self.words, scottish=self.clock.law.scottish)
                yield Markup("{}: {}").format(self.words.weekday(day.day), names)
        waiting = sum(1 for day in days if day.is_waiting)
        if waiting:
            yield self.words.said(N_("Waiting for the fee: %(days)s"), days=self._days(waiting))


# Each as it is said of a request, and of a clarification.
_SENT_AT_ONCE = (
    N_("The response was sent on the day on which the request was received."),
    N_("The response was sent on the day on which the clarification was received."),
)
_SENT_BEFORE = (
    N_("The response was sent before the first working day after the day on which the request was received."),
    N_("The response was sent before the first working day after the day on which the clarification was received."),
)
_SENT = (
    N_("The response was sent %(days)s after the day on which the request was received."),
    N_("The response was sent %(days)s after the day on which the clarification was received."),
)
_SENT_IF_NOTHING_STOPPED = (
    N_("The response was sent %(days)s after the day on which the request was received, if nothing stopped the clock."),
    N_(
        "The response was sent %(days)s after the day on which the clarification was received, "
        "if nothing stopped the clock."
    ),
)
_SENT_AFTER_FEE = (
    N_(
        "The response was sent %(days)s after the day on which the request was received, "
        "not counting %(waiting)s of waiting for the fee."
    ),
    N_(
        "The response was sent %(days)s after the day on which the clarification was received, "
        "not counting %(waiting)s of waiting for the fee."
    ),
)

_DOUBTS = {
    Doubt.SCHOOL_DAYS: N_(
        "A school has 20 of its own school days, or 60 working days if those end first. On which days it was open is "
        "not known here, so it cannot be told when its time ended; at the latest it did on %(day)s."
    ),
    Doubt.BEFORE_TABLE: N_("Holidays are known here from %(day)s on, so the working days cannot be counted."),
    Doubt.AFTER_TABLE: N_("Holidays are known here up to %(day)s, so the working days cannot be counted to their end."),
    Doubt.NO_CLARIFICATION: N_(
        "The authority asked on %(day)s what was meant. The time to answer begins when the clarification arrives, and "
        "this record does not say when it did, so no days are counted."
    ),
    Doubt.NO_PAYMENT: N_(
        "The authority asked for a fee on %(day)s. The count stops until the fee is paid, and this record does not say "
        "when it was."
    ),
}

_RULE = N_(
    "The count begins on the day after. Saturdays, Sundays, Christmas Day, Good Friday and bank holidays in any part "
    "of the United Kingdom are not counted."
)
_SCOTTISH_RULE = N_(
    "The count begins on the day after. Saturdays, Sundays, Christmas Day and bank holidays in Scotland are "
    "not counted."
)


def _names(holidays: tuple[Holiday, ...], words: Wording, *, scottish: bool) -> str:
    """The names of the holidays of one day, with their places; `scottish` where all are Scotland's."""
    named = []
    for holiday in holidays:
        name, place = _name(holiday, words), _place(holiday, words)
        bare = scottish or len(holiday.divisions) == len(Division)
        named.append(name if bare else words.said(N_("%(name)s (%(place)s)"), name=name, place=place))
    return ", ".join(named)


def _name(holiday: Holiday, words: Wording) -> str:
    name = words.said(holiday.name)
    if holiday.kind is HolidayKind.SUBSTITUTE:
        return words.said(N_("%(name)s, substitute day"), name=name)
    if holiday.kind is HolidayKind.MOVED:
        return words.said(N_("%(name)s, moved to this day"), name=name)
    return name


def _place(holiday: Holiday, words: Wording) -> str:
    if len(holiday.divisions) == len(Division):
        return words.said(N_("Everywhere"))
    return ", ".join(words.said(division) for division in holiday.divisions)  # one of them has an "and" already


@dataclass(frozen=True, slots=True)
class Row:
    """A holiday in the table of a page."""

    day: date
    said: Markup
    """The day in words, without its year."""
    name: str
    place: str
    in_scotland: bool


def holidays_by_year(words: Wording) -> dict[int, list[Row]]:
    """The table of holidays in words, year by year."""
    years: dict[int, list[Row]] = {}
    for day, several in calendar_of(Law.FOIA).holidays.items():
        for holiday in several:
            name, place = _name(holiday, words), _place(holiday, words)
            row = Row(day, words.weekday(day, year=False), name, place, Division.SCOTLAND in holiday.divisions)
            years.setdefault(day.year, []).append(row)
    return years


def calculator(site: Site, words: Wording) -> dict[str, Any]:
    """What the page needs that works out a last day: the holidays, year by year, and which law is asked for first."""
    known = table()
    return {
        "holidays": holidays_by_year(words),
        "near": lambda year: abs(year - site.today.year) <= 1,
        "calendar": known.calendar,
        "source": known.source,
        "checked": known.checked,
        "scottish": site.options.law.scottish,
        "school": site.options.authority_kind is AuthorityKind.SCHOOL,
    }
