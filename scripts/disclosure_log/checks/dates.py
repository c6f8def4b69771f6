"""The order in which the dates of a response can stand.

A request is received, clarified, answered and published in that order (Freedom of Information Act 2000, section 10);
facts are correct as at a day that is not after the letter; what is meant for future publication (section 22) is
expected after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from disclosure_log.findings import Finding
from disclosure_log.records.front_matter import FrontMatter, PartKeys
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
    """What must come before what."""
    front, clarification = response.front, response.front.clarification
    dated: list[tuple[KeyPath, date | None]] = [
        (("received",), front.received),
        (("clarification", "asked"), clarification.asked if clarification else None),
        (("clarification", "received"), clarification.received if clarification else None),
    ]
    yield from pairwise([*((place, day) for place, day in dated if day), responded])
    if front.correct_as_at:
        yield (("correct_as_at",), front.correct_as_at), responded
    for later in _after_the_letter(response):
        yield responded, later
    for place, part in _parts(front):
        if front.received and part.extension:
            yield (("received",), front.received), ((*place, "extension", "until"), part.extension.until)


def _after_the_letter(response: Response) -> Iterator[Dated]:
    front = response.front
    if front.published:
        yield ("published",), front.published
    yield from _events(front)
    for place, part in _parts(front):
        for number, exemption in enumerate(part.exemptions):
            if exemption.expected:
                yield (*place, "exemptions", number, "expected"), exemption.expected


def _events(front: FrontMatter) -> Iterator[Dated]:
    """What has happened since: it is neither before the letter nor in the future."""
    for number, change in enumerate(front.changes):
        yield ("changes", number, "date"), change.date
    for number, decision in enumerate(front.decisions):
        if decision.date:
            yield ("decisions", number, "date"), decision.date
    if front.withdrawn:
        yield ("withdrawn", "date"), front.withdrawn.date


def _parts(front: FrontMatter) -> Iterator[tuple[KeyPath, PartKeys]]:
    yield (), front
    for number, part in enumerate(front.parts):
        yield ("parts", number), part


def _not_in_the_future(response: Response) -> Iterator[Dated]:
    yield ("responded",), response.front.responded
    if response.front.identifies_nobody:
        yield ("identifies_nobody", "date"), response.front.identifies_nobody.date
    yield from _events(response.front)


def _order(response: Response, early: Dated, late: Dated) -> Finding:
    # The finding stands at the optional date: the date of the letter is the one most often right.
    place = early[0] if late[0] == ("responded",) else late[0]
    message = f"`{_name(early[0])}` ({early[1].isoformat()}) is after `{_name(late[0])}` ({late[1].isoformat()})."
    return response.finding("DL014", place, message, "Compare both dates with the letter and the request.")


def _name(place: KeyPath) -> str:
    keys = [str(part) for part in place if isinstance(part, str)]
    return " ".join(keys)
