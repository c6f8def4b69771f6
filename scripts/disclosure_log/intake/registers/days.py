"""Days as spreadsheets hold them, and which order of day and month the values themselves prove: it is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from disclosure_log.intake.letters.day_words import MONTHS

FIRST_YEAR = 2000
"""No answer under the Acts is older than they are (FOIA 2000, in force from 2005)."""


class Order(StrEnum):
    """How a register writes its days; the values are what `dates` in the map says."""

    YEAR_FIRST = "year-first"
    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    EXCEL = "excel"
    """Numbers of days since 30 December 1899, as Excel counts them."""

    EXCEL_1904 = "excel-1904"
    """Numbers of days since 1 January 1904, as old workbooks of the Mac count them."""


_EPOCHS = {Order.EXCEL: date(1899, 12, 30), Order.EXCEL_1904: date(1904, 1, 1)}
_TIME = (
    r"(?:[T ,]+\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|GMT|BST|[+-]\d\d:?\d\d)?)?"
)
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)? ?(?:Z|UTC|[+-]\d\d:?\d\d)")
_FIGURES = re.compile(rf"(\d{{1,2}})\s*([/.-])\s*(\d{{1,2}})\s*\2\s*(\d{{4}}|\d\d){_TIME}")
_SERIAL = re.compile(r"([1-9]\d{4})(?:\.\d+)?")
_WEEKDAY = r"(?:[^\W\d_]{2,10}[., ]+)?"
_NAMED = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?[\s./-]*(?:of )?([^\W\d_]{{3,10}})[\s.,/-]*"
    rf"(\d{{4}}|\d\d){_TIME}"
)
_NAMED_FIRST = re.compile(rf"{_WEEKDAY}([^\W\d_]{{3,10}})[\s.]+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TIME}")
_MOST_MONTHS = 12
_LONGEST = 60
_ENOUGH = 3
"""Fewer true dates may be small by chance."""


def read_day(text: str, order: Order | None) -> date | None:
    """The day that a cell says; none where it says none, or where `order` does not fit or is not known."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if match := _ISO.fullmatch(text):
        return _instant(text) or _made(match[1], match[3], match[4])
    if match := _FIGURES.fullmatch(text):
        first, second = (match[1], match[3]) if order is Order.MONTH_FIRST else (match[3], match[1])
        return _made(match[4], first, second) if order in (Order.DAY_FIRST, Order.MONTH_FIRST) else None
    if (match := _SERIAL.fullmatch(text)) and order in _EPOCHS:
        return _EPOCHS[order] + timedelta(days=int(match[1]))
    return _named(text)


def _named(text: str) -> date | None:
    """The day with the name of its month."""
    if match := _NAMED.fullmatch(text):
        return _made(match[3], MONTHS.get(match[2].lower(), 0), match[1])
    if match := _NAMED_FIRST.fullmatch(text):
        return _made(match[3], MONTHS.get(match[1].lower(), 0), match[2])
    return None


def is_day(text: str) -> bool:
    """Whether a cell says a day, in whatever order."""
    return any(read_day(text, order) for order in (Order.DAY_FIRST, Order.MONTH_FIRST))


def is_serial(text: str) -> bool:
    """Whether a cell may hold a day as Excel counts it."""
    day = read_day(text, Order.EXCEL) if _SERIAL.fullmatch(text.strip()) else None
    return day is not None and day.year >= FIRST_YEAR


def _instant(text: str) -> date | None:
    """The day in London of a moment that names its time zone."""
    if not _INSTANT.fullmatch(text):
        return None
    try:
        return (
            datetime.fromisoformat(text.replace(" UTC", "Z").replace(" +", "+"))
            .astimezone(ZoneInfo("Europe/London"))
            .date()
        )
    except (ValueError, OverflowError):
        return None


def _made(year: str, month: str | int, day: str | int) -> date | None:
    whole = int(year) + (FIRST_YEAR if len(year) <= len("99") else 0)
    try:
        return date(whole, int(month), int(day))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the days of a register show of their order."""

    order: Order | None
    """Proven; none where it has to be asked."""

    why: str
    """What proves it, or why it has to be asked, one sentence."""


def evidence(cells: Iterable[str], today: date) -> Evidence:
    """Which order the cells of a register's days prove."""
    texts = [cell.strip() for cell in cells]
    figures = [(int(match[1]), int(match[3])) for match in map(_FIGURES.fullmatch, texts) if match]
    true_days = [int(match[4]) for match in map(_ISO.fullmatch, texts) if match]
    serials = [text for text in texts if is_serial(text)]
    if figures:
        return _of_figures(figures, true_days)
    if serials:
        return _of_serials(serials, today)
    return Evidence(Order.YEAR_FIRST, "They name the year first, or the month by its name.")


def _of_figures(figures: Sequence[tuple[int, int]], true_days: Sequence[int]) -> Evidence:
    first = sum(one > _MOST_MONTHS for one, _ in figures)
    second = sum(two > _MOST_MONTHS for _, two in figures)
    small = all(day <= _MOST_MONTHS for day in true_days)
    if first and second:
        return Evidence(None, "Some have a first figure over 12, others a second one: both orders stand in it.")
    if not first and not second:
        return Evidence(None, "No figure is over 12, so the values do not say whether day or month comes first.")
    if first + second == len(figures) and small and len(true_days) >= _ENOUGH:
        return Evidence(
            None,
            "Some days are text with a figure over 12, and all others are true dates without one: a spreadsheet "
            "program has probably turned day and month of these round. Look at them before you answer.",
        )
    which, order = ("first", Order.DAY_FIRST) if first else ("second", Order.MONTH_FIRST)
    return Evidence(order, f"Proven: the {which} figure is over 12 in {first or second} of them.")


def _of_serials(serials: Sequence[str], today: date) -> Evidence:
    last = max(read_day(text, Order.EXCEL_1904) or date.min for text in serials)
    if last > today:
        return Evidence(Order.EXCEL, "They are Excel's numbers of days; counted from 1904 they would lie ahead of us.")
    return Evidence(None, "They are numbers of days: from 1900 (excel), or on old Macs from 1904 (excel-1904).")
