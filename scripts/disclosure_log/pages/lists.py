"""The lists of responses: all of them, and those of each year, month, topic and law; and the page that leads to them.

A response that was withdrawn stands in the lists by time alone: its page no longer shows what it was about.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial

from disclosure_log.data import open_data
from disclosure_log.data.feeds import ATOM_NAME, ATOM_TYPE
from disclosure_log.law import statute
from disclosure_log.locale import N_
from disclosure_log.pages.addresses import (
    ALL_RESPONSES,
    BROWSE,
    EXEMPTIONS,
    LAWS,
    LEFT_OUT,
    OPEN_DATA,
    OUTCOMES,
    TOPICS,
    YEARS,
    law_address,
    month_address,
    topic_address,
    year_address,
)
from disclosure_log.pages.made_of import Once
from disclosure_log.pages.page import Content, Page, base_of, headings_of
from disclosure_log.pages.wording import Wording
from disclosure_log.records.log import Log
from disclosure_log.records.response import Response

PAGE_LENGTH = 50
"""Most entries of one page of a list."""

HOME_RESPONSES = 8
HOME_TOPICS = 20
"""How many of the latest responses and of the topics stand on the first page."""

_RESPONSES = N_("%(title)s of %(authority)s to requests for information.")
_ABOUT = N_("%(title)s: responses of %(authority)s to requests for information.")

Step = tuple[str, str]
"""A name and an address in the way to a page."""


@dataclass(frozen=True, slots=True)
class ListLink:
    """A list that another page leads to."""

    name: str
    address: str
    number: int
    """How many responses it holds; of the exemptions, how many provisions."""

    within: Sequence[ListLink] = ()
    """The lists of its parts, such as the months of a year."""

    shape: str = ""
    """The mark of an outcome."""


class Lists:
    """Composes the lists of a log."""

    def __init__(
        self, log: Log, words: Wording, render: Callable[..., str], authority: str, *, feeds: bool = False
    ) -> None:
        """`render` is `Composer.render`; `feeds` says whether the site has any."""
        self._feeds = feeds
        self._log, self._words, self._render, self._authority = log, words, render, authority
        self._home: Step = (words.said(N_("Home")), "")
        self._browse: Step = (words.said(N_("Browse")), BROWSE)

    def way(self, *steps: Step) -> list[Step]:
        """The way from the first page of the site to a list."""
        return [self._home, self._browse, *steps]

    def way_to_response(self, response: Response) -> list[Step]:
        """The way to the page of a response."""
        year, month = response.responded.year, response.responded.month
        return self.way((f"{year}", year_address(year)), (self._month(year, month), month_address(year, month)))

    def way_to_handwritten(self, address: str) -> list[Step]:
        """The way to a hand-written page, where it is a list; otherwise empty."""
        if address == BROWSE:
            return [self._home]
        return self.way() if address in {ALL_RESPONSES, EXEMPTIONS, LEFT_OUT, OPEN_DATA, OUTCOMES} else []

    def pages(self) -> Iterator[tuple[str, Page]]:
        """Every page of every list, but for the first of all responses, with its family."""
        yield from (("responses", page) for page in self.all_responses[1:])
        yield from (("browse", page) for page in self._by_time())
        yield from (("browse", page) for page in self._by_topic())
        yield from (("browse", page) for page in self._by_law())

    @cached_property
    def all_responses(self) -> list[Page]:
        """All responses, newest first; the first page is what the slot shows."""
        title = self._words.said(N_("All responses"))
        return list(self.paged(title, self._log.responses, ALL_RESPONSES, self.way(), others="page/"))

    def paged(
        self,
        title: str,
        responses: Sequence[Response],
        first: str,
        way: Sequence[Step],
        *,
        others: str = "",
        template: str = "list.html",
        description: str = _RESPONSES,
        note: Callable[[Response], str] | None = None,
        followed: bool = False,
        **values: object,
    ) -> Iterator[Page]:
        """A list of responses on pages of `PAGE_LENGTH`, the first at `first`, the others below `others` by number.

        Without `others` they stand below the first. `template` is given `values` too; `description` is a message with
        `title` and `authority`; `note` says what stands below a response in the list; a list that is `followed` has a
        feed of its own, where the site has feeds.
        """
        followed = followed and self._feeds
        feed = f"{first}{ATOM_NAME}" if followed else ""
        last = max(1, -(-len(responses) // PAGE_LENGTH))
        shared = Once(
            values
            | {
                "way_steps": way,
                "total": len(responses),
                "dates": (responses[-1].responded, responses[0].responded) if responses else None,
                "last": last,
                "feed": ATOM_NAME if self._feeds and first == ALL_RESPONSES else feed,
                "table": f"{open_data.FOLDER if first == ALL_RESPONSES else first}{open_data.LIST}",
            }
        )
        for number in range(1, last + 1):
            ways = ways_around(number, last, first, others)
            address = ways[number]
            name = title
            if last > 1:
                name = self._words.said(
                    N_("%(title)s (page %(number)s of %(count)s)"), title=title, number=number, count=last
                )
            start = (number - 1) * PAGE_LENGTH
            shown = responses[start : start + PAGE_LENGTH]
            given = {
                "page_title": name,
                "responses": shown,
                "start": start,
                "number": number,
                "ways": ways,
                "handwritten": address == ALL_RESPONSES,
            }
            said = self._words.said(description, title=name, authority=self._authority)
            head, notes = _feed_link(title, address, feed), partial(_noted, note, shown)
            page = self.page(name, said, template, address, given, head=head, shared=shared, notes=notes)
            yield replace(page, listed=responses, followed=title if followed else "") if number == 1 else page

    def _by_time(self) -> Iterator[Page]:
        yield self._index(N_("Responses by year"), YEARS, self.years)
        for row in self.years:
            year = int(row.name)
            title = self._words.said(N_("Responses of %(year)s"), year=year)
            yield from self.paged(title, self._log.by_year[year], row.address, self.way(), within=row.within)
        for (year, month), responses in self._log.by_month.items():
            title = self._words.said(N_("Responses of %(year)s"), year=self._month(year, month))
            way = self.way((f"{year}", year_address(year)))
            yield from self.paged(title, responses, month_address(year, month), way)

    def _by_topic(self) -> Iterator[Page]:
        if self.topics:
            yield self._index(N_("Topics"), TOPICS, self.topics)
        way = self.way((self._words.said(N_("Topics")), TOPICS))
        for key, topic in self._log.topics.items():
            title = self._words.said(N_("Topic: %(topic)s"), topic=topic.name)
            yield from self.paged(title, topic.responses, topic_address(key), way, description=_ABOUT, followed=True)

    def _by_law(self) -> Iterator[Page]:
        if self.laws:
            yield self._index(N_("Laws"), LAWS, self.laws)
        way = self.way((self._words.said(N_("Laws")), LAWS))
        for law, responses in self._log.by_law.items():
            name = self._words.said(statute(law).title)
            title = self._words.said(N_("Responses under the %(law)s"), law=name)
            outside = (statute(law).address, self._words.said(N_("%(law)s at legislation.gov.uk"), law=name))
            yield from self.paged(title, responses, law_address(law), way, description=_ABOUT, outside=outside)

    def _index(self, title: str, address: str, rows: Sequence[ListLink]) -> Page:
        """A list of lists."""
        title = self._words.said(title)
        said = self._words.said(_ABOUT, title=title, authority=self._authority)
        given = {"title": title, "way_steps": self.way(), "rows": rows}
        return self.page(title, said, "index.html", address, given, outline=False)

    def page(
        self,
        title: str,
        description: str,
        template: str,
        address: str,
        given: Mapping[str, object],
        *,
        outline: bool = True,
        head: str = "",
        shared: Once | None = None,
        notes: Callable[[], Sequence[str]] = tuple,
    ) -> Page:
        """A page that shows what a template makes of what it is `given`, and nothing else.

        With `outline`, its list of contents has its headings. What is `shared` is given to several pages. The `notes`
        are made of the responses that the page shows and of its address, and so do not count among what it is made of.
        """

        def compose() -> Content:
            every = shared.value if shared else {}
            shown = self._render(template, address, **given, **every, notes=notes())
            return Content(title, description, shown, headings_of(shown) if outline else (), head)

        return Page(address, (title, description, template, given, head, shared), compose)

    @cached_property
    def years(self) -> Sequence[ListLink]:
        """The years, newest first, each with its months."""
        months: dict[int, list[ListLink]] = {}
        for (year, month), responses in self._log.by_month.items():
            row = ListLink(self._month(year, month), month_address(year, month), len(responses))
            months.setdefault(year, []).append(row)
        return [
            ListLink(f"{year}", year_address(year), len(responses), months[year])
            for year, responses in self._log.by_year.items()
        ]

    @cached_property
    def topics(self) -> Sequence[ListLink]:
        """The topics, by name."""
        return [
            ListLink(topic.name, topic_address(key), len(topic.responses)) for key, topic in self._log.topics.items()
        ]

    @cached_property
    def laws(self) -> Sequence[ListLink]:
        """The laws that responses were answered under."""
        return [
            ListLink(self._words.said(statute(law).title), law_address(law), len(responses))
            for law, responses in self._log.by_law.items()
        ]

    def home(self, address: str) -> str:
        """The first page: the search, the latest responses, the topics that most are about, the years."""
        most = sorted(self.topics, key=lambda topic: -topic.number)[:HOME_TOPICS]
        return self._render(
            "home.html",
            address,
            latest=self._log.responses[:HOME_RESPONSES],
            topics=[topic for topic in self.topics if topic in most],
            more_topics=len(self.topics) > HOME_TOPICS,
            years=self.years,
        )

    def browse(self, address: str, outcomes: Sequence[ListLink], exemptions: Sequence[ListLink]) -> str:
        """The ways to every response, for the hand-written page at `address`."""
        return self._render(
            "browse.html",
            address,
            years=self.years,
            topics=self.topics,
            laws=self.laws,
            outcomes=outcomes,
            exemptions=exemptions,
        )

    def _month(self, year: int, month: int) -> str:
        return self._words.month(date(year, month, 1))


def _noted(note: Callable[[Response], str] | None, responses: Sequence[Response]) -> list[str]:
    return [note(response) for response in responses] if note else []


def ways_around(number: int, last: int, first: str, others: str = "") -> dict[int, str]:
    """The pages that page `number` of a list of `last` pages links to, by their numbers, with their addresses.

    The first page stands at `first`, the others below `others` by number, or without it below the first.
    """
    linked = sorted(other for other in {1, number - 1, number, number + 1, last} if 1 <= other <= last)
    return {other: first if other == 1 else f"{others or first + 'page/'}{other}/" for other in linked}


def _feed_link(title: str, address: str, feed: str) -> str:
    """What lets a program find the feed of a list from its page at `address`; empty where it has none."""
    if not feed:
        return ""
    way = f"{base_of(address)}/{feed}"
    return f'<link rel="alternate" type="{ATOM_TYPE}" title="{html.escape(title)}" href="{html.escape(way)}">'
