"""Days as letters write them, in figures and in words, in English and in Welsh."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_ENGLISH = "january february march april may june july august september october november december"
_WELSH = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
_MUTATED = {"fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "fedi": 9, "dachwedd": 11, "ragfyr": 12, "sept": 9}
MONTHS = {
    **{name: number for names in (_ENGLISH, _WELSH) for number, name in enumerate(names.split(), 1)},
    **{name[:3]: number for number, name in enumerate(_ENGLISH.split(), 1)},
    **_MUTATED,
}
"""The number of each month by its English and Welsh names, in lower case."""

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"(?P<d>\d{1,2})\s?(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_PATTERNS = (
    re.compile(r"(?<![\w/.-])(?P<y>(?:19|20)\d\d)(?P<sep>[-./])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?![\w/-]|\.\d)"),
    re.compile(
        r"(?<![^\W_])(?<![\d][/.-])(?P<d>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?"
        r"(?P<y>(?:19|20)\d\d|\d\d)(?![^\W_]|[/-]\w|\.\d)"
    ),
    re.compile(
        rf"(?<![\w/])(?:the )?{_DAY}(?:\s|-|/|\.)?\s?(?:of |o )?(?P<name>{_MONTH})\b[\s,/-]{{0,2}}"
        r"(?:(?P<y>(?:19|20)\d\d)|'?(?P<short>\d\d)(?=\s*(?:$|[,.;)])))?(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![\w/])(?P<name>{_MONTH})\b\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b,? {_YEAR}(?!\d)", re.IGNORECASE),
)
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class Mention:
    """A day that some words name."""

    start: int
    end: int
    words: str

    year: int | None
    """None where it is not written."""

    month: int
    day: int

    figures: bool
    """Whether day and month stand in figures, the day before the month."""

    @property
    def value(self) -> date | None:
        """The day; none where its year is not written or the calendar has no such day."""
        return self.in_year(self.year) if self.year else None

    @property
    def other(self) -> date | None:
        """The day that it names where the month is read first; none where it cannot be, or is the same."""
        if not self.figures or not self.year or self.day == self.month:
            return None
        return _made(self.year, self.day, self.month)

    def in_year(self, year: int) -> date | None:
        """The day in a year; none where the calendar has no such day."""
        return _made(year, self.month, self.day)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def mentions_in(text: str) -> tuple[Mention, ...]:
    """The days that a text names, in order; also those that the calendar does not have, such as 31/02/2021."""
    found: list[Mention] = []
    for number, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            parts = match.groupdict()
            year = parts.get("y") or parts.get("short")
            month = MONTHS[parts["name"].lower()] if parts.get("name") else int(parts["m"])
            whole = int(year) + (_CENTURY if year and len(year) < len("2000") else 0) if year else None
            words = match[0].rstrip(" ,./-")
            end = match.start() + len(words)
            found.append(Mention(match.start(), end, words, whole, month, int(parts["d"]), number == 1))
    return tuple(sorted(found, key=lambda each: each.start))
