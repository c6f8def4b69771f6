"""The clocks of a response: how many working days it took, and how that stands to the time that the law gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from disclosure_log.law import AuthorityKind, Clock, Dates, Law, Standing, Wait, run_clock
from disclosure_log.records.response import Part, Response


@dataclass(frozen=True, slots=True)
class Timing:
    """What came of the clocks of one answer."""

    working_days: int | None
    """How many it took; the most, where the laws of its parts count differently, and none where they cannot be told."""

    standing: Standing
    """The worst of its parts: after the time where one is, unknown where one is."""


def clocks_of(response: Response, kind: AuthorityKind) -> dict[Clock, list[Part]]:
    """Each clock with the parts that run by it; none where it is not known when the request was received."""
    found: dict[Clock, list[Part]] = {}
    for part in response.parts:
        dates = _dates(response, part)
        if dates is None:
            return {}
        found.setdefault(run_clock(part.law, kind, dates), []).append(part)
    return found


def timing_of(response: Response, kind: AuthorityKind) -> Timing | None:
    """What came of the clocks of a response; none where it is not known when the request was received."""
    return _timing(clocks_of(response, kind))


def timing_between(received: date, responded: date, law: Law, kind: AuthorityKind) -> Timing | None:
    """The same for an answer of which no more is known than these two days."""
    return _timing([run_clock(law, kind, Dates(received, responded))])


def _timing(clocks: Iterable[Clock]) -> Timing | None:
    taken = [clock.taken for clock in clocks]
    standings = [clock.standing for clock in clocks]
    worst = [each for each in (Standing.AFTER, Standing.UNKNOWN, Standing.IN_TIME) if each in standings]
    if not worst:
        return None
    known = [days for days in taken if days is not None]
    return Timing(max(known) if len(known) == len(taken) else None, worst[0])


def _dates(response: Response, part: Part) -> Dates | None:
    front = response.front
    if front.received is None:
        return None
    clarification, fees = front.clarification, front.fees_notice
    return Dates(
        front.received,
        front.responded,
        Wait(clarification.asked, clarification.received) if clarification else None,
        Wait(fees.given, fees.paid) if fees else None,
        part.extension.until if part.extension else None,
    )
