"""The dates of a letter: when it was sent, when the request came, when its facts were correct.

A day is taken only where the letter says which day it is: by a label, by a sentence, or alone at the head of a letter
or below its signature. Days in the request's own words are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from disclosure_log.intake.letters.day_sentences import BEFORE
from disclosure_log.intake.letters.day_words import Mention, mentions_in
from disclosure_log.intake.letters.found import Found, Reading
from disclosure_log.intake.letters.labels import Says, labelled
from disclosure_log.intake.letters.letter import Kind, Letter, Line
from disclosure_log.intake.letters.zones import Zones, zones_of
from disclosure_log.law.clock import USUAL
from disclosure_log.law.laws import Law
from disclosure_log.law.working_days import calendar_of

Day = Found[date]
_NOTHING: Day = Found()
_QUOTED = 3
"""How weak a day is that a quoted e-mail was sent."""

_SHORT_LINE = 8
_FOOT = 2
"""Lines at the end of a letter that may be printed at the foot of its page."""


@dataclass(frozen=True, slots=True)
class Dates:
    """What a letter says of its days."""

    responded: Day = _NOTHING
    received: Day = _NOTHING
    correct_as_at: Day = _NOTHING
    clarification_asked: Day = _NOTHING
    clarification_received: Day = _NOTHING


@dataclass(frozen=True, slots=True)
class _Said:
    """A day, what it is, and how strongly the letter says so: 0 a label of its own, 1 a label, 2 its place."""

    says: Says | str
    tier: int
    mention: Mention
    reading: Reading[date | None]


_AROUND = re.compile(
    r"\W*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Dydd|Nos) \w+|dated?"
    r"|dyddiad)?\W*",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\b(?:digitally |electronically )?signed (?:by|electronically|on)\b"
    r"|\bllofnodwyd\b",
    re.IGNORECASE,
)
_LONGEST_RANGE = timedelta(days=400)
_NEAR = 2
_MONTHS = 12


def find_dates(letter: Letter, today: date) -> Dates:
    """What a letter says of its days. One that the calendar does not have, or after `today`, is a question."""
    said = list(_everything(letter))
    day_first = any(each.mention.figures and each.mention.day > _MONTHS for each in said) or _elsewhere(letter)
    request = [each for each in said if each.says is Says.RECEIVED]
    responded = _decided([each for each in said if each.says is Says.RESPONDED], today, "was the response sent")
    plain = [each for each in said if each.says is Says.DAY]
    if not responded.readings and plain:
        responded = _plain(plain, letter, today)
    received = _decided(_with_years(request, responded.value), today, "did the request come")
    if not received.readings and (requested := [each for each in said if each.says is Says.REQUESTED]):
        received = _of_the_request(_decided(_with_years(requested, responded.value), today, "did the request come"))
    responded, received = _in_order(responded, received)
    mentions = {each.reading.words: each.mention for each in said}
    responded, received = _both_ways(responded, received, mentions, settled=day_first)
    as_at = _decided([each for each in said if each.says is Says.AS_AT], today, "were its facts correct")
    if not day_first:
        as_at = _asking_both(as_at, mentions)
    return Dates(
        responded,
        received,
        as_at,
        _decided([each for each in said if each.says == "clarification asked"], today, "was clarification asked for"),
        _decided([each for each in said if each.says == "clarification received"], today, "did the clarification come"),
    )


def _elsewhere(letter: Letter) -> bool:
    """Whether a day in figures anywhere in the letter can only be read with the day first, and none the other way."""
    figures = [day for line in letter.everything for day in mentions_in(line.text) if day.figures]
    return any(day.day > _MONTHS and day.value for day in figures) and not any(day.month > _MONTHS for day in figures)


def _everything(letter: Letter) -> Iterator[_Said]:
    zones = zones_of(letter)
    taken: set[tuple[int, int]] = set()
    labels = labelled(letter)
    ours = {each.index for each in labels if each.says is Says.OURS}
    for label in labels:
        if label.says not in {Says.RESPONDED, Says.RECEIVED, Says.REQUESTED, Says.DAY, Says.AS_AT, Says.DUE}:
            continue
        foot = len(letter.lines) - _FOOT <= label.index < len(letter.lines) and label.says is Says.RESPONDED
        if (label.index in zones.request and not foot) or not (days := mentions_in(label.value)):
            continue
        day = days[0]
        if not _AROUND.fullmatch(label.value[: day.start].replace("on ", "")):
            continue
        taken.add((label.place.page, label.place.line))
        near = label.index < zones.head or any(abs(label.index - each) <= _NEAR for each in ours)
        called = label.label.strip(" :.")
        lone = called.casefold() == "dated" and not re.search(r"\w", label.value[day.end :])
        if label.says is not Says.DAY or near or lone or label.index in zones.signature:
            reading = Reading(day.value, label.place, label.words, f'the label "{called}"')
            # Below the greeting of an e-mail stands the head of the one that it answers.
            quoted = called.casefold() == "sent" and label.index > zones.head
            yield _Said(label.says, _QUOTED if quoted else 0, day, reading)
    for index, line in enumerate(letter.everything):
        ends = index == len(letter.lines) - 1
        found = _in_line(line, index, zones, ours, ends=ends)
        if (index in zones.request and not ends) or (line.place.page, line.place.line) in taken:
            # Nobody who asks says so, and it often stands on one line with another day.
            yield from (each for each in found if each.says is Says.AS_AT)
        else:
            yield from found


def _in_line(line: Line, index: int, zones: Zones, ours: set[int], *, ends: bool) -> Iterator[_Said]:
    """What a line says of days; `ends` where it is the last of the letter, which then may be a signature."""
    for day in mentions_in(line.text):
        before, after = line.text[: day.start], line.text[day.end :]
        before = re.sub(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? $", "", before)
        role = next(((says, tier) for says, tier, pattern in BEFORE if pattern.search(before)), None)
        reading = Reading(day.value, line.place, line.text[max(0, day.start - 80) : day.end].strip(), "")
        if role:
            yield _Said(role[0], role[1], day, replace(reading, why="a sentence of the letter"))
            continue
        alone = bool(_AROUND.fullmatch(before)) and not re.search(r"\w", after)
        beside = alone or (index < zones.head and not re.search(r"[a-z]{3}", before + after) and index in ours)
        if beside and (index < zones.head or index in zones.signature or any(abs(index - each) <= 1 for each in ours)):
            if line.kind is not Kind.MARGIN or index in ours:
                yield _Said(Says.DAY, 2, day, replace(reading, why="it stands alone, as the date of a letter does"))
        elif (index in zones.signature and _STAMP.search(line.text)) or (
            (ends or index in zones.signature) and _is_below_a_name(before, after)
        ):
            yield _Said(Says.DAY, 2, day, replace(reading, why="the stamp of a signature"))


def _is_below_a_name(before: str, after: str) -> bool:
    """Whether a day ends a short line of a signature, such as "Information Unit, 27 September 2023"."""
    return not re.search(r"\w", after) and before.rstrip().endswith(",") and len(before.split()) < _SHORT_LINE


def _decided(said: Iterable[_Said], today: date, what: str) -> Day:
    """The day that all of the strongest say; otherwise the question."""
    found = sorted(said, key=lambda each: each.tier)
    strongest = [each for each in found if each.tier == found[0].tier]
    readings: list[Reading[date]] = []
    for each in strongest:
        if each.reading.value is None:
            if any(other.reading.value for other in strongest):
                continue
            kind = "without a year" if each.mention.year is None else "that the calendar does not have"
            return Found(
                None, (), f'The letter gives a day {kind}, "{each.mention.words}" ({each.reading.place}). When {what}?'
            )
        if each.reading.value not in [reading.value for reading in readings]:
            readings.append(Reading(each.reading.value, each.reading.place, each.reading.words, each.reading.why))
    if len(readings) > 1:
        return Found(None, tuple(readings), f"The letter gives more than one day. When {what}?")
    if readings and readings[0].value > today:
        return Found(
            None, tuple(readings), f"The letter gives a day that has not come yet, {readings[0].value}. When {what}?"
        )
    return (
        Found(readings[0].value, tuple(readings))
        if readings
        else Found(None, (), f"The letter does not say: when {what}?")
    )


def _plain(said: list[_Said], letter: Letter, today: date) -> Day:
    """A day that is only called "Date", or stands alone: that of a letter, but perhaps of the request on a form."""
    found = _decided([replace(each, tier=0) for each in said], today, "was the response sent")
    zones = zones_of(letter)
    is_letter = (
        bool(zones.signature) or (zones.head < len(letter.lines) and bool(zones.subjects)) or _greets(letter, zones)
    )
    called = all(each.tier == 0 and not each.reading.words.lower().startswith("dated") for each in said)
    if found.value and called and not is_letter:
        return Found(
            None, found.readings, f'Is "{found.readings[0].words}" the day of the response, or of the request?'
        )
    return found


def _greets(letter: Letter, zones: Zones) -> bool:
    return zones.head < len(letter.lines) and bool(
        re.match(r"\W*(?:dear|annwyl)\b", letter.lines[zones.head].text, re.IGNORECASE)
    )


def _with_years(said: list[_Said], responded: date | None) -> list[_Said]:
    """The same with the year of a day that has none, where only one year makes the answer come in a plain time."""
    found: list[_Said] = []
    for each in said:
        year = each.mention.year
        if year is None and responded:
            days = [each.mention.in_year(number) for number in (responded.year, responded.year - 1)]
            fits = [day for day in days if day and day <= responded and (_working_days(day, responded) or 0) <= USUAL]
            if len(fits) == 1:
                reading = replace(
                    each.reading, value=fits[0], why=f"{each.reading.why}; the year is that of the answer"
                )
                found.append(replace(each, reading=reading))
                continue
        found.append(each)
    return found


def _of_the_request(found: Day) -> Day:
    """A request's own date is not the day on which it came, though often the same."""
    if found.value is None:
        return found
    question = f"The letter says that the request is dated {found.value}. Did it come on that day?"
    return Found(None, found.readings, question)


def _in_order(responded: Day, received: Day) -> tuple[Day, Day]:
    if not (responded.value and received.value) or received.value <= responded.value:
        return responded, received
    question = (
        f"The letter gives {received.value} for the request and {responded.value} for the response, which is earlier."
    )
    return (
        Found(None, responded.readings, f"{question} When was the response sent?"),
        Found(None, received.readings, f"{question} When did the request come?"),
    )


def _both_ways(responded: Day, received: Day, mentions: dict[str, Mention], *, settled: bool) -> tuple[Day, Day]:
    """Questions for days in figures that could be read month first, unless the letter settles it."""
    if settled:
        return responded, received
    other = _other(responded, mentions), _other(received, mentions)
    if responded.value and received.value:
        pairs = {(one, two) for one in (responded.value, other[0]) for two in (received.value, other[1]) if one and two}
        fits = {pair for pair in pairs if pair[1] <= pair[0] and (_working_days(pair[1], pair[0]) or 0) <= USUAL}
        if fits == {(responded.value, received.value)}:
            return responded, received
    return _asking_both(responded, mentions), _asking_both(received, mentions)


def _other(found: Day, mentions: dict[str, Mention]) -> date | None:
    mention = mentions.get(found.readings[0].words) if found.value and found.readings else None
    return mention.other if mention else None


def _asking_both(found: Day, mentions: dict[str, Mention]) -> Day:
    other = _other(found, mentions)
    if not other or not found.value or found.question:
        return found
    first = replace(found.readings[0], why=f"{found.readings[0].why}; the day comes first")
    second = replace(found.readings[0], value=other, why="the month comes first, as it does not in Britain")
    question = (
        f"Read with the day first, it is {_said(found.value)}; with the month first, {_said(other)}. "
        "Is the first right?"
    )
    return Found(found.value, (first, second), question)


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _working_days(first: date, last: date) -> int | None:
    """Working days after `first` up to `last`; none where they lie too far apart to be counted."""
    if last - first > _LONGEST_RANGE:
        return USUAL * 100
    calendar = calendar_of(Law.FOIA)
    return sum(calendar.is_working_day(first + timedelta(days=number)) for number in range(1, (last - first).days + 1))
