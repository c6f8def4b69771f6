"""The figures of a log: how many responses, with what outcomes and exemptions, and how long they took.

The unit is the response, by the date of its letter; one that was withdrawn counts nowhere, since its page no longer
shows what it said. Every figure stands beside the number of responses that it is of.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from disclosure_log.data.columns import Column, Table
from disclosure_log.data.record import Record
from disclosure_log.data.uses import Uses
from disclosure_log.law import Citation, Outcome, Standing
from disclosure_log.locale import N_
from disclosure_log.records.clocks import Timing
from disclosure_log.records.response import Response

BANDS = ((0, 5), (6, 10), (11, 15), (16, 20), (21, 40), (41, 60), (61, None))
"""Working days from and to, both included; the last has no end."""

Timings = Mapping[str, Timing | None]
"""How long each response took, by its reference; none where it is not known when the request was received."""


@dataclass(frozen=True, slots=True)
class Days:
    """How many working days the answers of a period took."""

    counted: int
    """Answers whose days can be counted."""

    median: float
    lower: float
    """A quarter of the answers took no longer: the lower quartile, between two answers where it falls there."""

    upper: float
    """The upper quartile."""

    least: int
    most: int
    bands: tuple[int, ...]
    """How many answers fall into each of `BANDS`."""


@dataclass(frozen=True, slots=True)
class Period:
    """The figures of the whole log, a year or a quarter."""

    name: str
    """`all`, `2025` or `2025-Q3`, a quarter of the calendar."""

    responses: int
    received_known: int
    """Responses of which it is known when the request was received."""

    days: Days | None
    """None where no days can be counted."""

    standings: Mapping[Standing, int]
    """Of those whose request has a known day, how many were sent in the time that the law gives."""

    outcomes: Mapping[Outcome, int]
    """Responses with a part of each outcome."""

    refusing: Mapping[Citation, int]
    """Responses that rely on each section to refuse."""

    ncnd: Mapping[Citation, int]
    """Responses that rely on each section to neither confirm nor deny."""


def quarter_of(day: date) -> str:
    """The quarter of the calendar in which a day lies: `2025-Q3`."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


class Statistics:
    """The figures of one log."""

    def __init__(self, uses: Uses, timings: Timings) -> None:
        """`uses` are what the log counts, and `timings` how long each response took."""
        self._uses, self._timings = uses, timings
        self._sections = {citation: use for citation, use in uses.provisions.items() if _is_section(citation)}
        quarters: dict[str, list[str]] = {}
        years: dict[str, list[str]] = {}
        named: dict[str, tuple[str, str]] = {}
        self._outcomes: dict[str, frozenset[Outcome]] = {}
        for response in reversed(uses.counted):
            reference, day = response.reference.text, response.responded
            year, quarter = named[reference] = f"{day.year:04}", quarter_of(day)
            quarters.setdefault(quarter, []).append(reference)
            years.setdefault(year, []).append(reference)
            self._outcomes[reference] = frozenset(response.outcomes)
        refusing, ncnd = Counter[tuple[str, Citation]](), Counter[tuple[str, Citation]]()
        for citation, use in self._sections.items():
            for number, responses in ((refusing, use.refusing), (ncnd, use.ncnd)):
                number["all", citation] = len(responses)
                for (year, quarter), times in Counter(named[each.reference.text] for each in responses).items():
                    number[year, citation] += times
                    number[quarter, citation] += times
        self._refusing, self._ncnd = refusing, ncnd
        self.whole = self._period("all", [*named])
        self.years = [self._period(name, years.get(name, ())) for name in _years(uses.counted)]
        """From the first year with a response to the last, those without one too."""

        self.quarters = [
            self._period(f"{year.name}-Q{number}", quarters.get(f"{year.name}-Q{number}", ()))
            for year in self.years
            for number in range(1, 5)
        ]
        """Every quarter of those years."""

    def _period(self, name: str, references: Sequence[str]) -> Period:
        timings = [timing for reference in references if (timing := self._timings[reference])]
        outcomes = Counter(chain.from_iterable(map(self._outcomes.__getitem__, references)))
        standings = Counter(timing.standing for timing in timings)
        return Period(
            name,
            len(references),
            len(timings),
            _days([timing.working_days for timing in timings if timing.working_days is not None]),
            {standing: standings[standing] for standing in Standing},
            {outcome: outcomes[outcome] for outcome in self._uses.outcomes if outcomes[outcome]},
            {section: self._refusing[name, section] for section in self._sections if self._refusing[name, section]},
            {section: self._ncnd[name, section] for section in self._sections if self._ncnd[name, section]},
        )

    @property
    def figures(self) -> Iterator[Record]:
        """Every figure: of the whole log, then of each year, then of each quarter."""
        for period in (self.whole, *self.years, *self.quarters):
            yield from _figures(period)


def _is_section(citation: Citation) -> bool:
    return citation.provision == citation.section


def _years(responses: Sequence[Response]) -> list[str]:
    years = [response.responded.year for response in responses]
    return [f"{year:04}" for year in range(min(years), max(years) + 1)] if years else []


def _days(taken: Sequence[int]) -> Days | None:
    if not taken:
        return None
    lower, _, upper = statistics.quantiles(taken, method="inclusive") if len(taken) > 1 else [float(taken[0])] * 3
    bands = tuple(sum(first <= days and (last is None or days <= last) for days in taken) for first, last in BANDS)
    return Days(len(taken), statistics.median(taken), lower, upper, min(taken), max(taken), bands)


def figure(measure: str, period: str, group: str, value: float, of: int) -> Record:
    """A row of the table of figures."""
    whole = int(value) if value == int(value) else value
    return {"measure": measure, "period": period, "group": group or None, "value": whole, "of": of}


def _figures(period: Period) -> Iterator[Record]:
    name, days = period.name, period.days
    yield figure("responses", name, "", period.responses, period.responses)
    for outcome, number in period.outcomes.items():
        yield figure("outcome", name, outcome, number, period.responses)
    for measure, sections in (("refusing", period.refusing), ("ncnd", period.ncnd)):
        for section, number in sections.items():
            yield figure(measure, name, f"{section.law} {section.provision}", number, period.responses)
    yield figure("received_known", name, "", period.received_known, period.responses)
    for standing, number in period.standings.items():
        yield figure("time_limit", name, standing, number, period.received_known)
    yield figure("days_counted", name, "", days.counted if days else 0, period.received_known)
    if days:
        spread = {
            "days_median": days.median,
            "days_lower_quartile": days.lower,
            "days_upper_quartile": days.upper,
            "days_least": days.least,
            "days_most": days.most,
        }
        for measure, value in spread.items():
            yield figure(measure, name, "", value, days.counted)
        for (first, last), number in zip(BANDS, days.bands, strict=True):
            yield figure("days_band", name, f"{first} to {last}" if last else f"{first} and more", number, days.counted)


MEASURES: Mapping[str, str] = {
    "responses": N_("Responses."),
    "outcome": N_("Responses with a part of the outcome in `group`."),
    "refusing": N_("Responses that rely on the section in `group` to refuse."),
    "ncnd": N_("Responses that rely on the section in `group` to neither confirm nor deny."),
    "received_known": N_("Responses of which it is known when the request was received."),
    "time_limit": N_("Responses by whether they were sent within the time that the law gives, in `group`."),
    "days_counted": N_("Responses whose working days can be counted."),
    "days_median": N_("Working days: as many answers took fewer as took more."),
    "days_lower_quartile": N_("Working days within which a quarter of the answers were sent."),
    "days_upper_quartile": N_("Working days within which three quarters of the answers were sent."),
    "days_least": N_("Working days of the quickest answer."),
    "days_most": N_("Working days of the slowest answer."),
    "days_band": N_("Responses that took as many working days as `group` says."),
    "received": N_("Requests received in the quarter, of all that were answered and whose day of receipt is known."),
    "answered": N_("Requests answered in the quarter, in the log or in its register."),
    "published": N_("Of those, the ones whose answer is in the log."),
    "answered_time_limit": N_("Of those, the ones that were answered as `group` says, by the dates that are known."),
    "extended": N_("Responses in the log for which more time was taken."),
    "category": N_("Of those answered, what became of the request as a whole, in `group`."),
    "reviews": N_("Internal reviews of responses in the log that were decided in the quarter."),
    "nothing_to_report": N_("1: in the month in `group`, no request was answered."),
}
"""What each kind of figure counts, a message; `group` between backticks is the column of that name."""

_PERIOD = r"^(all|\d{4}(-Q[1-4])?)$"

STATISTICS = Table(
    "statistics",
    N_("A row for each figure of the page with the statistics."),
    (
        Column("measure", N_("What is counted."), lambda row: row["measure"], needed=True, values=tuple(MEASURES)),
        Column(
            "period",
            N_("The whole log (`all`), a year or a quarter, by the date of the letter."),
            lambda row: row["period"],
            needed=True,
            pattern=_PERIOD,
        ),
        Column("group", N_("Which of several the figure is of, such as an outcome."), lambda row: row["group"]),
        Column("value", N_("The figure."), lambda row: row["value"], "number", needed=True),
        Column("of", N_("How many the figure is of."), lambda row: row["of"], "integer", needed=True),
    ),
    ("measure", "period", "group"),
    lambda record: record["figures"],
)
"""The table of all figures."""
