"""The order in which the dates of a response can stand.

A request is received, clarified, answered and published in that order; facts are correct as at a day that is not
after the letter (Freedom of Information Act 2000, section 10; the letter's own closing words).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from disclosure_log.findings import Finding
from disclosure_log.records.response import Response
from disclosure_log.records.strict_yaml import Path as KeyPath

Dated = tuple[KeyPath, date]


def check_dates(response: Response, today: date) -> list[Finding]:
    """What is impossible about the dates of `response`, seen from `today`."""
    front = response.front
    responded: Dated = (("responded",), front.responded)
    findings = []
    for early, late in _pairs(response, responded):
        if early[1] > late[1]:
            findings.append(_order(response, early, late))
    for place, day in _not_in_the_future(response):
        if day > today:
            message = f"`{_name(place)}` lies in the future ({day.isoformat()})."
            findings.append(response.finding("DL014", place, message, "Check the year and the month."))
    return findings


def _pairs(response: Response, responded: Dated) -> Iterator[tuple[Dated, Dated]]:
    front = response.front
    received: Dated | None = (("received",), front.received) if front.received else None
    clarification = front.clarification
    asked: Dated | None = (("clarification", "asked"), clarification.asked) if clarification else None
    clarified: Dated | None = (
        (("clarification", "received"), clarification.received) if clarification and clarification.received else None
    )
    steps = [step for step in (received, asked, clarified, responded) if step]
    yield from zip(steps, steps[1:], strict=False)
    if front.correct_as_at:
        yield (("correct_as_at",), front.correct_as_at), responded
    if front.published:
        yield responded, (("published",), front.published)
    for number, change in enumerate(front.changes):
        yield responded, (("changes", number, "date"), change.date)
    for number, decision in enumerate(front.decisions):
        if decision.date:
            yield responded, (("decisions", number, "date"), decision.date)
    if front.withdrawn:
        yield responded, (("withdrawn", "date"), front.withdrawn.date)


def _not_in_the_future(response: Response) -> Iterator[Dated]:
    front = response.front
    yield ("responded",), front.responded
    for number, change in enumerate(front.changes):
        yield ("changes", number, "date"), change.date
    for number, decision in enumerate(front.decisions):
        if decision.date:
            yield ("decisions", number, "date"), decision.date
    if front.withdrawn:
        yield ("withdrawn", "date"), front.withdrawn.date


def _order(response: Response, early: Dated, late: Dated) -> Finding:
    # The finding stands at the optional date: the date of the letter is the one most often right.
    place = late[0] if early[0] == ("responded",) else early[0]
    message = f"`{_name(early[0])}` ({early[1].isoformat()}) is after `{_name(late[0])}` ({late[1].isoformat()})."
    return response.finding("DL014", place, message, "Compare both dates with the letter and the request.")


def _name(place: KeyPath) -> str:
    keys = [str(part) for part in place if isinstance(part, str)]
    return " ".join(keys)
