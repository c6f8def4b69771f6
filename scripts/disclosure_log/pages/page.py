"""A page as content, and the shell that it is poured into."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from disclosure_log.records.body import Heading
from disclosure_log.records.response import Response


class ShellError(ValueError):
    """The theme rendered a shell without a place for something that every page has."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a page shows, knowing nothing of the theme."""

    title: str
    """What stands in the window's title before the name of the site."""

    description: str
    """One or two sentences for search engines and previews."""

    html: str
    """The HTML of the page's main part."""

    headings: tuple[Heading, ...] = ()
    """What the list of contents shows."""

    head: str = ""
    """HTML for the head of the page, such as its data for machines."""


@dataclass(frozen=True)
class Page:
    """One page of a family, such as the page of a response. It is composed when somebody asks what it shows."""

    address: str
    """From the top of the site, with a slash at the end: `responses/2021/702/`."""

    made_of: object
    """All that the page shows but what the program and the settings say: see `made_of.digest`."""

    compose: Callable[[], Content]

    listed: Sequence[Response] = ()
    """On the first page of a list all that the list holds, whose rows stand beside the page as data."""

    followed: str = ""
    """What the feed is called that stands beside the page and tells of what is listed; empty where there is none."""

    @cached_property
    def shown(self) -> Content:
        """What the page shows."""
        return self.compose()

    @property
    def title(self) -> str:
        """See `Content`."""
        return self.shown.title

    @property
    def content(self) -> str:
        """The HTML of the page's main part."""
        return self.shown.html

    @property
    def base(self) -> str:
        """The way from the page to the top of the site, without a slash at the end: `../../..`."""
        return base_of(self.address)


def base_of(address: str) -> str:
    """The relative way from `address` to the top of the site."""
    return "/".join([".."] * address.count("/")) or "."


def headings_of(content: str) -> tuple[Heading, ...]:
    """What the list of contents shows: every heading of the page that has a name to link to."""
    found = re.findall(r'<h([23]) id="([^"]+)"[^>]*>(.*?)</h\1>', content, flags=re.DOTALL)
    return tuple(
        Heading(int(level), name, html.unescape(re.sub(r"<[^>]+>", "", text)).strip()) for level, name, text in found
    )


class Slots:
    """What stands in a shell where the page's own parts will be: words that no page has."""

    TITLE = "DISCLOSURELOGTITLE"
    DESCRIPTION = "DISCLOSURELOGDESCRIPTION"
    ADDRESS = "DISCLOSURELOGADDRESS"
    HEAD = "DISCLOSURELOGHEAD"
    CONTENTS = "DISCLOSURELOGCONTENTS"
    CONTENT = "DISCLOSURELOGCONTENT"

    ALL = (TITLE, DESCRIPTION, ADDRESS, HEAD, CONTENTS, CONTENT)


class Shell:
    """A page that the theme rendered once, empty, into which the pages of a family are poured."""

    def __init__(self, rendered: str, base: str, site_url: str) -> None:
        """Take `rendered` apart: `base` is the way to the top of the site in it, `site_url` the site's own address.

        Raises `ShellError` where a slot is missing.
        """
        needed = [slot for slot in Slots.ALL if slot not in rendered and (site_url or slot != Slots.ADDRESS)]
        if needed:
            raise ShellError(f"The theme's page has no place for {', '.join(needed)}.")
        self._site_url = site_url
        self._base = base
        self.made_of = (rendered, base, site_url)
        pattern = "|".join(map(re.escape, (*Slots.ALL, base)))
        self._pieces = re.split(f"({pattern})", rendered)

    def pour(self, page: Page, contents: str) -> str:
        """The whole HTML of `page`; `contents` is its list of contents as HTML."""
        values = {
            Slots.TITLE: html.escape(page.shown.title),
            Slots.DESCRIPTION: html.escape(page.shown.description),
            Slots.ADDRESS: html.escape(self._site_url + quote(page.address)),
            Slots.HEAD: page.shown.head,
            Slots.CONTENTS: contents,
            Slots.CONTENT: page.shown.html,
            self._base: page.base,
        }
        return "".join(values.get(piece, piece) for piece in self._pieces)
