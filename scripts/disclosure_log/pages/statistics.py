"""The page of the figures: each beside what it is of, in tables whose bars are the charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from disclosure_log.data.compliance import Quarter
from disclosure_log.data.open_data import OpenData
from disclosure_log.data.statistics import BANDS, Period
from disclosure_log.law import Citation, Outcome, Standing
from disclosure_log.law import outcomes as wordings
from disclosure_log.law.categories import Category
from disclosure_log.locale import N_
from disclosure_log.pages.addresses import STATISTICS, outcome_address, provision_address
from disclosure_log.pages.lists import Lists
from disclosure_log.pages.page import Page, base_of
from disclosure_log.pages.provisions import ProvisionWording
from disclosure_log.pages.wording import Wording

COMPLIANCE_YEARS = 5
"""How many years stand on the page quarter by quarter; the others are in the table of all figures."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure in a table, with the length of its bar in per cent of the longest."""

    number: int
    length: int

    share: int
    """Per cent of all that the table is of, rounded."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a chart."""

    name: str
    bars: Sequence[Bar]
    address: str = ""
    shape: str = ""


def statistics_page(data: OpenData, words: Wording, lists: Lists) -> Page:
    """The page of the figures of a log."""
    figures, compliance = data.statistics, data.compliance
    whole = figures.whole
    provisions = ProvisionWording(words)
    title = words.said(N_("Statistics"))
    years = _compliance_years(compliance.quarters, words) if compliance else []
    given = {
        "title": title,
        "way_steps": lists.way(),
        "whole": whole,
        "withdrawn": data.uses.withdrawn,
        "years": figures.years,
        "year_bars": _bars([[period.responses] for period in figures.years], whole.responses),
        "quarters": {period.name: period for period in figures.quarters},
        "outcomes": _outcomes(whole, words),
        "exemptions": _exemptions(whole, provisions),
        "standings": _chart(
            [(words.said(_STANDINGS[standing]), number) for standing, number in whole.standings.items()],
            whole.received_known,
        ),
        "bands": _chart(_bands(whole, words), whole.days.counted if whole.days else 0),
        "compliance": compliance,
        "compliance_years": years[:COMPLIANCE_YEARS],
        "earlier": len(years) > COMPLIANCE_YEARS,
        "silent": _newest_first(quarter.silent for quarter in compliance.quarters) if compliance else [],
        "unpublished": _newest_first(quarter.unpublished for quarter in compliance.quarters) if compliance else [],
    }
    said = words.said(N_("How many responses this log holds, what became of the requests, and how long they took."))
    head = ""
    if compliance and compliance.newest:
        script = f"{base_of(STATISTICS)}/assets/disclosure-log/freshness.js"
        head = f'<script type="module" src="{script}"></script>'
    return lists.page(title, said, "statistics.html", STATISTICS, given, head=head)


def _bars(rows: Sequence[Sequence[int]], total: int) -> list[list[Bar]]:
    longest = max((number for row in rows for number in row), default=0)
    return [[Bar(number, _length(number, longest), _share(number, total)) for number in row] for row in rows]


def _length(number: int, longest: int) -> int:
    return max(1, round(100 * number / longest)) if number else 0


def _share(number: int, total: int) -> int:
    return round(100 * number / total) if total else 0


def _chart(figures: Iterable[tuple[str, int]], total: int) -> list[Row]:
    named = list(figures)
    bars = _bars([[number] for _, number in named], total)
    return [Row(name, row) for (name, _), row in zip(named, bars, strict=True)]


def _outcomes(whole: Period, words: Wording) -> list[Row]:
    order = list(Outcome)
    ranked = sorted(whole.outcomes.items(), key=lambda pair: (-pair[1], order.index(pair[0])))
    bars = _bars([[number] for _, number in ranked], whole.responses)
    return [
        Row(words.said(wordings.name(outcome)), row, outcome_address(outcome), wordings.shape(outcome))
        for (outcome, _), row in zip(ranked, bars, strict=True)
    ]


def _exemptions(whole: Period, provisions: ProvisionWording) -> list[Row]:
    """The sections, those that most rely on first; to refuse stands apart from to neither confirm nor deny."""
    refusing, ncnd = whole.refusing, whole.ncnd
    sections = list(dict.fromkeys([*refusing, *ncnd]))
    sections.sort(key=lambda section: -(refusing.get(section, 0) + ncnd.get(section, 0)))
    bars = _bars([[refusing.get(section, 0), ncnd.get(section, 0)] for section in sections], whole.responses)
    return [
        Row(_section(section, provisions), row, provision_address(section))
        for section, row in zip(sections, bars, strict=True)
    ]


def _section(section: Citation, provisions: ProvisionWording) -> str:
    return " \u2013 ".join(filter(None, (provisions.cited(section), provisions.title(section))))


def _bands(whole: Period, words: Wording) -> list[tuple[str, int]]:
    if not whole.days:
        return []
    names = [
        words.said(N_("%(first)s to %(last)s"), first=first, last=last)
        if last
        else words.said(N_("More than %(number)s"), number=first - 1)
        for first, last in BANDS
    ]
    return list(zip(names, whole.days.bands, strict=True))


Cell = tuple[int, int | None]
"""A figure, and how many it is of: none where it is of nothing but itself."""


@dataclass(frozen=True, slots=True)
class ComplianceYear:
    """The quarters of a year side by side."""

    year: int
    quarters: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Cell]]]
    open: str
    """The quarter that is not over; empty where all are."""

    withdrawn: int


def _compliance_years(quarters: Sequence[Quarter], words: Wording) -> list[ComplianceYear]:
    """The quarters by year, newest first; those of a year in the order of the calendar."""
    years: dict[int, list[Quarter]] = {}
    for quarter in quarters:
        years.setdefault(int(quarter.name[:4]), []).insert(0, quarter)
    return [
        ComplianceYear(
            year,
            words.quarters[: len(found)],
            [
                (words.said(name), cells)
                for name, *cells in zip(*([name for name, _ in _ROWS], *map(_cells, found)), strict=True)
            ],
            "".join(words.quarter(quarter.name) for quarter in found if not quarter.over),
            sum(quarter.withdrawn for quarter in found),
        )
        for year, found in years.items()
    ]


def _cells(quarter: Quarter) -> list[Cell]:
    return [figure(quarter) for _, figure in _ROWS]


def _standing(standing: Standing) -> Callable[[Quarter], Cell]:
    return lambda quarter: (quarter.standings[standing], quarter.received_known)


def _category(category: Category) -> Callable[[Quarter], Cell]:
    return lambda quarter: (quarter.categories[category], quarter.answered - quarter.withdrawn)


def _newest_first(months: Iterable[Sequence[date]]) -> list[date]:
    return sorted(chain.from_iterable(months), reverse=True)


_STANDINGS = {
    Standing.IN_TIME: N_("Within the time that the law allows"),
    Standing.AFTER: N_("After it"),
    Standing.UNKNOWN: N_("It cannot be told"),
}
_ROWS: Sequence[tuple[str, Callable[[Quarter], Cell]]] = (
    (N_("Received, and answered since"), lambda quarter: (quarter.received, None)),
    (N_("Answered"), lambda quarter: (quarter.answered, None)),
    (N_("Published in this log"), lambda quarter: (quarter.published, quarter.answered)),
    (N_("Answered in time"), _standing(Standing.IN_TIME)),
    (N_("Answered after the time"), _standing(Standing.AFTER)),
    (N_("It cannot be told whether in time"), _standing(Standing.UNKNOWN)),
    (N_("More time taken, as far as this log says"), lambda quarter: (quarter.extended, quarter.published)),
    (N_("Granted in full, or answered"), _category(Category.GRANTED)),
    (N_("Granted in part"), _category(Category.PART)),
    (N_("Refused in full"), _category(Category.REFUSED)),
    (N_("Neither confirmed nor denied"), _category(Category.NCND)),
    (N_("Information not held"), _category(Category.NOT_HELD)),
    (N_("Lapsed, withdrawn by the person who asked, or passed on"), _category(Category.ENDED)),
    (N_("Internal reviews decided, as far as this log says"), lambda quarter: (quarter.reviews, None)),
)
"""What is said of each quarter, with its figure."""
