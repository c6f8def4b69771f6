"""What the code of practice under section 45 of FOIA asks authorities to publish each quarter, as far as a log knows.

Its paragraphs 8.5 and 8.6 (July 2018) ask for the number of requests, how many were answered in time, what became of
them and how many were reviewed. A log and its register know the requests that were answered, and of the years that have
a register alone it is known that they are all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from disclosure_log.data.record import Record
from disclosure_log.data.statistics import Timings, figure, quarter_of
from disclosure_log.law import AuthorityKind, Standing
from disclosure_log.law.categories import Category, category_of
from disclosure_log.records.clocks import Timing, timing_between
from disclosure_log.records.log import Log
from disclosure_log.records.register import Register

_REVIEW = re.compile(r"internal review|adolygiad mewnol", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quarter:
    """The figures of a quarter."""

    name: str
    """`2025-Q3`, a quarter of the calendar."""

    over: bool
    """Whether it has ended; if not, its figures are those so far."""

    received: int
    """Requests that came in it and have been answered since, of those whose day of receipt is known."""

    answered: int
    published: int
    """Of those answered, how many stand in the log."""

    withdrawn: int
    """Of those answered, how many stood in the log and were withdrawn."""

    received_known: int
    """Of those answered, how many have a known day of receipt."""

    standings: Mapping[Standing, int]
    """Of those, how many were answered in the time that the law gives."""

    extended: int
    """Responses in the log for which more time was taken."""

    categories: Mapping[Category, int]
    """What became of those answered, but for the withdrawn."""

    reviews: int
    """Internal reviews of responses in the log that were decided in it."""

    silent: tuple[date, ...]
    """The first days of the months, gone by, in which nothing was answered."""

    unpublished: tuple[date, ...]
    """The first days of the months, gone by, in which requests were answered and no answer is in the log."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """A request that was answered."""

    received: date | None
    responded: date
    timing: Timing | None
    category: Category | None
    """None where the response was withdrawn."""

    published: bool
    extended: bool = False


@dataclass(frozen=True, slots=True)
class Compliance:
    """The quarters of the years that have a register."""

    quarters: Sequence[Quarter]
    """Newest first."""

    known: int
    """Requests that the log and its register know, of all years."""

    received_known: int
    """Of those, how many have a known day of receipt."""

    newest: date | None
    """The date of the newest letter in the log."""

    @property
    def figures(self) -> Iterator[Record]:
        """Every figure, oldest first."""
        for quarter in reversed(self.quarters):
            name, answered = quarter.name, quarter.answered
            yield figure("received", name, "", quarter.received, self.received_known)
            yield figure("answered", name, "", answered, answered)
            yield figure("published", name, "", quarter.published, answered)
            for standing, number in quarter.standings.items():
                yield figure("answered_time_limit", name, standing, number, quarter.received_known)
            yield figure("extended", name, "", quarter.extended, quarter.published)
            for category, number in quarter.categories.items():
                yield figure("category", name, category, number, answered - quarter.withdrawn)
            yield figure("reviews", name, "", quarter.reviews, quarter.reviews)
            for month in quarter.silent:
                yield figure("nothing_to_report", name, f"{month:%Y-%m}", 1, 1)


def compliance_of(log: Log, register: Register, timings: Timings, kind: AuthorityKind, today: date) -> Compliance:
    """The figures of a log of an authority of this kind, up to the quarter in which `today` lies."""
    answers = list(_answers(log, register, timings, kind))
    reviews = Counter(
        quarter_of(decision.date)
        for response in log.responses
        if not response.front.withdrawn
        for decision in response.front.decisions
        if decision.date and _REVIEW.search(decision.body)
    )
    received = Counter(quarter_of(answer.received) for answer in answers if answer.received)
    by_quarter: dict[str, list[_Answer]] = {}
    for answer in answers:
        by_quarter.setdefault(quarter_of(answer.responded), []).append(answer)
    quarters = [
        _quarter(months, by_quarter.get(name, []), received[name], reviews[name], today)
        for year in sorted(register.years, reverse=True)
        for number in (4, 3, 2, 1)
        for months in [tuple(date(year, 3 * number - before, 1) for before in (2, 1, 0))]
        for name in [quarter_of(months[0])]
        if months[0] <= today
    ]
    known = sum(answer.received is not None for answer in answers)
    newest = max((response.responded for response in log.responses if not response.front.withdrawn), default=None)
    return Compliance(quarters, len(answers), known, newest)


def _answers(log: Log, register: Register, timings: Timings, kind: AuthorityKind) -> Iterator[_Answer]:
    for response in log.responses:
        front = response.front
        category = None if front.withdrawn else category_of(response.outcomes)
        extended = not front.withdrawn and any(part.extension for part in response.parts)
        timing = timings.get(response.reference.text)
        yield _Answer(front.received, response.responded, timing, category, not front.withdrawn, extended)
    for entry in register.entries:
        timing = timing_between(entry.received, entry.responded, entry.law, kind) if entry.received else None
        yield _Answer(entry.received, entry.responded, timing, category_of([entry.outcome]), published=False)


def _quarter(months: Sequence[date], answers: Sequence[_Answer], received: int, reviews: int, today: date) -> Quarter:
    standings = Counter(answer.timing.standing for answer in answers if answer.timing)
    categories = Counter(answer.category for answer in answers if answer.category)
    gone = [month for month in months if (month.year, month.month) < (today.year, today.month)]
    answered = {answer.responded.replace(day=1) for answer in answers}
    published = {answer.responded.replace(day=1) for answer in answers if answer.published}
    return Quarter(
        quarter_of(months[0]),
        len(gone) == len(months),
        received,
        len(answers),
        sum(answer.published for answer in answers),
        sum(answer.category is None for answer in answers),
        sum(answer.timing is not None for answer in answers),
        {standing: standings[standing] for standing in Standing},
        sum(answer.extended for answer in answers),
        {category: categories[category] for category in Category},
        reviews,
        tuple(month for month in gone if month not in answered),
        tuple(month for month in gone if month in answered - published),
    )
