"""What is not published: what share of the answers the log holds, why not the rest, and the list of those."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from disclosure_log.law import Outcome
from disclosure_log.law import outcomes as wordings
from disclosure_log.locale import N_
from disclosure_log.pages.addresses import LEFT_OUT, left_out_address
from disclosure_log.pages.lists import PAGE_LENGTH, Lists, ways_around
from disclosure_log.pages.page import Page
from disclosure_log.pages.wording import Wording
from disclosure_log.records.log import Log
from disclosure_log.records.register import REASONS, Entry, Reason, Register


@dataclass(frozen=True, slots=True)
class YearShare:
    """How much of a year the log holds."""

    year: int
    published: int
    """Responses in the log, without those withdrawn."""

    withdrawn: int
    left_out: int
    address: str
    """The list of what is left out; empty where nothing is."""

    share: int
    """Per cent of all that is published, rounded down: 100 only where nothing is missing."""


@dataclass(frozen=True, slots=True)
class Share:
    """A reason or an outcome, with its number of entries."""

    name: str
    number: int
    shape: str = ""


class LeftOut:
    """Composes the page on what is not published, and its lists."""

    def __init__(self, log: Log, register: Register, words: Wording, render: Callable[..., str], lists: Lists) -> None:
        """`render` is `Composer.render`."""
        self._log, self._register, self._words, self._render, self._lists = log, register, words, render, lists

    def overview(self, address: str) -> str:
        """What the hand-written page at `address` shows."""
        entries = self._register.entries
        reasons, outcomes = Counter(entry.reason for entry in entries), Counter(entry.outcome for entry in entries)
        years = [self._share(year) for year in sorted(self._register.years, reverse=True)]
        return self._render(
            "left_out.html",
            address,
            years=years,
            withdrawn=any(year.withdrawn for year in years),
            silent=sorted(self._log.by_year.keys() - self._register.years),
            reasons=[Share(self._reason(reason), reasons[reason]) for reason in Reason if reasons[reason]],
            outcomes=[
                Share(self._words.said(wordings.name(outcome)), outcomes[outcome], wordings.shape(outcome))
                for outcome in Outcome
                if outcomes[outcome]
            ],
            total=len(entries),
        )

    def _share(self, year: int) -> YearShare:
        responses = self._log.by_year.get(year, ())
        withdrawn = sum(response.front.withdrawn is not None for response in responses)
        left_out = len(self._register.of_year(year))
        published = len(responses) - withdrawn
        total = published + withdrawn + left_out
        share = published * 100 // total if total else 100
        return YearShare(year, published, withdrawn, left_out, left_out_address(year) if left_out else "", share)

    def pages(self) -> Iterator[tuple[str, Page]]:
        """The list of each year, with its family."""
        for year in sorted(self._register.years, reverse=True):
            entries = sorted(self._register.of_year(year), key=lambda entry: entry.responded, reverse=True)
            yield from (("browse", page) for page in self._list(year, entries))

    def _list(self, year: int, entries: Sequence[Entry]) -> Iterator[Page]:
        last = -(-len(entries) // PAGE_LENGTH)
        first = left_out_address(year)
        for number in range(1, last + 1):
            ways = ways_around(number, last, first)
            title = self._words.said(N_("Not published: requests answered in %(year)s"), year=year)
            if last > 1:
                title = self._words.said(
                    N_("%(title)s (page %(number)s of %(count)s)"), title=title, number=number, count=last
                )
            start = (number - 1) * PAGE_LENGTH
            given = {
                "way_steps": self._lists.way((self._words.said(N_("What is not here")), LEFT_OUT)),
                "title": title,
                "entries": [(entry, self._reason(entry.reason)) for entry in entries[start : start + PAGE_LENGTH]],
                "names": {entry.outcome: self._words.said(wordings.name(entry.outcome)) for entry in entries},
                "start": start,
                "total": len(entries),
                "number": number,
                "last": last,
                "ways": ways,
            }
            said = self._words.said(N_("%(title)s, with the reason for each."), title=title)
            yield self._lists.page(title, said, "left_out_list.html", ways[number], given)

    def _reason(self, reason: Reason) -> str:
        return self._words.said(REASONS[reason])
