"""The order in which the dates of a response can stand.

A request is received, clarified or paid for, answered and published in that order (Freedom of Information Act 2000,
sections 1(3), 9 and 10);
facts are correct as at a day that is not after the letter; what is meant for future publication (section 22) is
expected after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from disclosure_log.findings import Finding
from disclosure_log.records.front_matter import FeesNoticeKeys, FrontMatter, PartKeys
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
    front = response.front
    received: list[Dated] = [(("received",), front.received)] if front.received else []
    yield from _in_order([*received, *_clarified(front)], responded)
    if front.fees_notice:  # a fee may be asked for before, after or without a clarification
        yield from _in_order([*received, *_paid(front.fees_notice)], responded)
    if front.correct_as_at:
        yield (("correct_as_at",), front.correct_as_at), responded
    for later in _after_the_letter(response):
        yield responded, later
    for place, part in _parts(front):
        if front.received and part.extension:
            yield (("received",), front.received), ((*place, "extension", "until"), part.extension.until)


def _clarified(front: FrontMatter) -> Iterator[Dated]:
    if front.clarification:
        yield ("clarification", "asked"), front.clarification.asked
        if front.clarification.received:
            yield ("clarification", "received"), front.clarification.received


def _paid(fees_notice: FeesNoticeKeys) -> Iterator[Dated]:
    yield ("fees_notice", "given"), fees_notice.given
    if fees_notice.paid:
        yield ("fees_notice", "paid"), fees_notice.paid


def _in_order(dated: list[Dated], responded: Dated) -> Iterator[tuple[Dated, Dated]]:
    """Each with the one after it; what is after the letter is compared with the letter, and with nothing else."""
    late = [one for one in dated if one[1] > responded[1]]
    yield from ((one, responded) for one in late)
    yield from pairwise([*(one for one in dated if one not in late), responded])


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
