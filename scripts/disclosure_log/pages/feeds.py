"""What the feeds say: the responses of the log, or of one of its lists, that changed last.

A feed holds whole addresses (RFC 4287 section 4.2.7), so that a site whose own address is not configured has none. The
feed of the log holds the full texts; those of the lists hold a sentence each, since a response stands in many lists.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import quote, urljoin

from disclosure_log.data.feeds import (
    ATOM_NAME,
    JSON_NAME,
    LENGTH,
    Enclosure,
    Entry,
    Feed,
    atom,
    identifier,
    json_feed,
)
from disclosure_log.documents import DocumentFacts
from disclosure_log.locale import N_
from disclosure_log.pages.page import Page
from disclosure_log.pages.site import Site
from disclosure_log.pages.wording import Wording
from disclosure_log.records.response import Response

_TAG = re.compile(r"<[a-z][^<>]*>", re.IGNORECASE)
_WAY = re.compile(r'(\s(?:href|src)=")([^"]*)"')


class Feeds:
    """Composes the feeds of a log."""

    def __init__(
        self,
        responses: Sequence[Response],
        site: Site,
        facts: Mapping[Path, DocumentFacts],
        words: Wording,
        *,
        describe: Callable[[Response], str],
        full_text: Callable[[Response], str],
    ) -> None:
        """`responses` are those of the log, newest first.

        `describe` gives a response in a sentence, `full_text` as HTML with the links of its page.
        """
        self._responses = responses
        self._site, self._facts, self._words = site, facts, words
        self._describe, self._full_text = describe, full_text
        self._entries: dict[str, Entry] = {}

    def whole(self) -> Iterator[tuple[str, bytes]]:
        """The feeds of the whole log, each with its path in the site."""
        if not self._site.url:
            return
        newest = self._newest(self._responses)
        entries = [self._entry(response, self._absolute(response)) for response in newest]
        for name, form in ((ATOM_NAME, atom), (JSON_NAME, json_feed)):
            yield name, form(self._feed(self._site.name, "", name, entries))

    def made_of(self, page: Page) -> object:
        """All that the feed of a list is made of beside the settings: see `made_of.digest`."""
        newest = self._newest(page.listed)
        return page.followed, page.address, newest, [self._updated(response) for response in newest]

    def of_list(self, page: Page) -> Feed:
        """The feed of the list whose first page this is."""
        entries = [self._short(response) for response in self._newest(page.listed)]
        return self._feed(f"{page.followed} - {self._site.name}", page.address, ATOM_NAME, entries)

    def _feed(self, title: str, address: str, name: str, entries: list[Entry]) -> Feed:
        options = self._site.options
        page = self._site.url + quote(address)
        return Feed(
            identifier(options.authority, "feed", address),
            title,
            " ".join(filter(None, (self._words.unofficial, options.notice))),
            page,
            page + name,
            options.language,
            max((entry.updated for entry in entries), default=self._site.today),
            options.licence.name if options.licence else "",
            entries,
        )

    def _newest(self, responses: Sequence[Response]) -> list[Response]:
        """Those of a list, newest first, that changed last: an old response that is corrected is news again."""
        # Of what did not change since its letter, nothing is newer than what stands before it in the list.
        changed = (response for response in responses[LENGTH:] if response.reference.text in self._changed)
        return sorted([*responses[:LENGTH], *changed], key=self._updated, reverse=True)[:LENGTH]

    @cached_property
    def _changed(self) -> frozenset[str]:
        """The references of the responses in which something changed after the day of the letter."""
        changed = (response for response in self._responses if self._updated(response) != response.responded)
        return frozenset(response.reference.text for response in changed)

    def _updated(self, response: Response) -> date:
        """The last day on which something of a response changed, as far as its front matter says."""
        front = response.front
        if not (front.changes or front.decisions or front.published or front.withdrawn):
            return min(front.responded, self._site.today)  # as of most
        days = [front.responded, *(change.date for change in front.changes)]
        days += [decision.date for decision in front.decisions if decision.date]
        days += [front.published] if front.published else []
        days += [front.withdrawn.date] if front.withdrawn else []
        return max((day for day in days if day <= self._site.today), default=self._site.today)

    def _short(self, response: Response) -> Entry:
        """The entry of a response in its lists, made once for all of them."""
        key = response.reference.text
        if key not in self._entries:
            self._entries[key] = self._entry(response, "")
        return self._entries[key]

    def _entry(self, response: Response, content: str) -> Entry:
        front, page = response.front, self._site.url + quote(response.reference.address)
        first = front.aliases[0] if front.aliases else response.reference.text
        title = f"{response.title} ({response.reference})"
        if front.withdrawn:
            title = self._words.said(N_("Withdrawn: response %(reference)s"), reference=response.reference.text)
        return Entry(
            identifier(self._site.options.authority, "response", first),
            page,
            title,
            self._describe(response),
            front.published or response.responded,
            self._updated(response),
            self._site.options.language if front.withdrawn else response.language,
            self._site.options.authority,
            () if front.withdrawn else front.topics,
            () if front.withdrawn else self._enclosures(response, page),
            content,
        )

    def _enclosures(self, response: Response, page: str) -> list[Enclosure]:
        found = [(attachment, self._facts[attachment.path]) for attachment in response.attachments]
        return [
            Enclosure(
                attachment.stored.address if attachment.stored else page + quote(attachment.name),
                attachment.title,
                facts.kind.media_type,
                facts.size,
            )
            for attachment, facts in found
        ]

    def _absolute(self, response: Response) -> str:
        """The full text, whose links lead on from wherever it is read."""
        page = self._site.url + quote(response.reference.address)
        return _TAG.sub(lambda tag: _WAY.sub(partial(_whole, page), tag[0]), self._full_text(response)).strip()


def _whole(page: str, match: re.Match[str]) -> str:
    return f'{match[1]}{html.escape(urljoin(page, html.unescape(match[2])))}"'
