"""Turns records into pages: chooses what is said, leaves how it looks to the templates and the theme."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cached_property, partial
from itertools import count
from pathlib import Path
from urllib.parse import quote, unquote, urlencode

from markupsafe import Markup, escape

from disclosure_log.config import BRANCH
from disclosure_log.data.fingerprints import Fingerprint
from disclosure_log.data.open_data import Keep, Made, OpenData, Part, json_address, made_now
from disclosure_log.data.package import About
from disclosure_log.data.statistics import MEASURES
from disclosure_log.documents import DocumentFacts
from disclosure_log.documents.texts import DocumentText
from disclosure_log.findings import Finding
from disclosure_log.intake.draft import draft
from disclosure_log.law import Outcome
from disclosure_log.law import outcomes as wordings
from disclosure_log.locale import HERE as CATALOGUES
from disclosure_log.locale import N_, words
from disclosure_log.pages import linked_data
from disclosure_log.pages.accessibility import CUT_OFF, Attached, count_attached
from disclosure_log.pages.alike import AlikeResponses
from disclosure_log.pages.attachments import Attachments, text_way
from disclosure_log.pages.days import calculator, counts_of
from disclosure_log.pages.explorer import Explorer
from disclosure_log.pages.feeds import Feeds
from disclosure_log.pages.left_out import LeftOut
from disclosure_log.pages.lists import Lists
from disclosure_log.pages.page import Content, Page, base_of, headings_of
from disclosure_log.pages.searching import SearchWording
from disclosure_log.pages.site import Site
from disclosure_log.pages.statistics import statistics_page
from disclosure_log.pages.templating import environment
from disclosure_log.pages.withdrawals import withdrawals_page
from disclosure_log.pages.wording import Wording
from disclosure_log.records.body import Heading
from disclosure_log.records.log import Log
from disclosure_log.records.reference import make_reference
from disclosure_log.records.register import Register
from disclosure_log.records.response import Response


class Composer:
    """Composes the pages of one build."""

    def __init__(
        self,
        log: Log,
        facts: Mapping[Path, DocumentFacts],
        site: Site,
        catalogues: Path = CATALOGUES,
        texts: Mapping[Path, DocumentText] | None = None,
        *,
        register: Register | None = None,
        fingerprint: Callable[[Response], Fingerprint | None] = lambda _: None,
        keep: Keep = made_now,
        data_elsewhere: Callable[[], Made | None] = lambda: None,
    ) -> None:
        """`facts` are those of every attachment, by its path, and `texts` the texts of those that could be read.

        `catalogues` is the folder of the site's words, `register` what the log does not hold, and `fingerprint` gives
        that of a response, where it has one. `keep` gives what an earlier build made of the data; for `data_elsewhere`
        see `OpenData`.
        """
        self.log, self.facts, self.site, self.texts = log, facts, site, texts or {}
        self._register, self._fingerprint, self._keep = register or Register(), fingerprint, keep
        self._data_elsewhere = data_elsewhere
        translations = words(site.options.language, catalogues)
        self.words = Wording(site.options, translations)
        self._environment = environment(translations)
        self._environment.filters.update(
            code=_code,
            day=self.words.day,
            in_language=self.words.in_language,
            number=self.words.number,
            said=self.words.said,
            size=self.words.size,
            language_name=self.words.language_name,
        )
        self._environment.globals.update(
            site=site, log=log, register=self._register, words=self.words, options=site.options
        )

    def render(self, template: str, address: str, **values: object) -> str:
        """A template rendered for the page at `address`."""
        return self._environment.get_template(template).render(base=base_of(address), address=address, **values)

    # Pages and slots.

    def response(self, response: Response) -> Page:
        """The page of a response."""
        return Page(response.reference.address, self.made_of(response), partial(self._of_response, response))

    def made_of(self, response: Response) -> object:
        """All that the page of a response is made of: see `made_of.digest`."""
        # What two responses have in common follows from the two, and where a link of a letter leads from its reference.
        return response, self.alike.of(response), list(self.around(response).values())

    def around(self, response: Response) -> Mapping[str, object]:
        """What the page of a response shows of the rest of the log, but for the links in the letter itself."""
        log = self.log
        return {
            "earlier": log.earlier(response),
            "later": log.later(response),
            "successors": log.successors(response),
            "replaced": log.by_reference.get(response.front.supersedes or ""),
            "related": log.related(response),
        }

    def _of_response(self, response: Response) -> Content:
        address = response.reference.address
        html = self.render(
            "response.html",
            address,
            response=response,
            facts=self.facts,
            fingerprint=self._fingerprint(response),
            attachments=self.attachments,
            way_steps=self.lists.way_to_response(response),
            counts=counts_of(response, self.site.options.authority_kind, self.words),
            json_address=json_address(response.reference),
            alike=self.alike.shared(response),
            **self.around(response),
        )
        html = self._named_tables(self.resolve(html, address))
        title = f"{response.title} ({response.reference})"
        return Content(title, self.description(response), html, headings_of(html), self._for_machines(response))

    def _for_machines(self, response: Response) -> str:
        """What stands in the head of the page of a response for programs: where its data is, and what it is."""
        data = f"{base_of(response.reference.address)}/{json_address(response.reference)}"
        described = linked_data.describe(response, self.facts, self.site, self.description(response))
        return f'<link rel="alternate" type="application/json" href="{data}">{linked_data.script(described)}'

    def description(self, response: Response) -> str:
        """A response in a sentence or two, for search engines and previews."""
        if response.front.summary and not response.front.withdrawn:
            return response.front.summary
        outcome = self.words.said(N_("withdrawn")) if response.front.withdrawn else self.words.headline(response)
        return self.words.said(
            N_("Response %(reference)s of %(authority)s to a request for information, %(day)s: %(outcome)s."),
            reference=response.reference,
            authority=self.site.options.authority,
            outcome=outcome,
            day=self.words.plain_day(response.responded),
        )

    @cached_property
    def alike(self) -> AlikeResponses:
        """Which responses are alike."""
        return AlikeResponses(self.log, self._keep)

    def redirects(self, response: Response) -> Iterator[tuple[str, str]]:
        """Address and HTML of each page that leads on from where `response` stood under an earlier reference.

        Its attachments stood there too, and those that lie in the store may have stood beside its page. A folder with
        the name of the file takes its address: for `letter.pdf`, servers answer with the page of the folder
        `letter.pdf/`.
        """
        attachments = () if response.front.withdrawn else response.attachments
        now = response.reference.address
        olds = [make_reference(alias, self.site.options.separator).address for alias in response.front.aliases]
        ways = [("", response.title)]
        ways += [(f"{each.name}", each.title) for each in attachments if not each.stored]
        for each in attachments:
            text = self.texts.get(each.path)
            parts = [part.way for part in text.parts] if text else [""]
            ways += [(text_way(each) + part, each.title) for part in parts]
        for old in olds:
            for way, title in ways:
                address = old + way.rstrip("/") + ("/" if way else "")
                target = f"{base_of(address)}/{now}{way}"
                canonical = f"{self.site.url}{now}{way}" if self.site.url else target
                given = {"response": response, "target": target, "canonical": canonical, "title": title}
                yield address, self.render("redirect.html", address, **given)
        for each, stored in ((each, each.stored) for each in attachments):
            for address in (f"{place}{each.name}/" for place in (now, *olds) if stored):
                target = stored.address if stored else ""
                given = {"response": response, "target": target, "canonical": target, "stored": stored}
                yield address, self.render("redirect.html", address, title=each.title, **given)

    @cached_property
    def lists(self) -> Lists:
        """The lists of responses."""
        return Lists(self.log, self.words, self.render, self.site.options.authority, feeds=bool(self.site.url))

    @cached_property
    def left_out(self) -> LeftOut:
        """The pages of what is not published."""
        return LeftOut(self.log, self._register, self.words, self.render, self.lists)

    @cached_property
    def explorer(self) -> Explorer:
        """The pages of the exemptions and outcomes."""
        return Explorer(self.open_data.uses, self.words, self.render, self.lists)

    @cached_property
    def withdrawals(self) -> Page:
        """The page of what was taken down or corrected."""
        return withdrawals_page(self.log, self.words, self.lists)

    @cached_property
    def statistics(self) -> Page:
        """The page of the figures."""
        return statistics_page(self.open_data, self.words, self.lists)

    @cached_property
    def attachments(self) -> Attachments:
        """The pages of the attachments."""
        return Attachments(self.facts, self.texts, self.words, self.render, self.lists)

    @cached_property
    def feeds(self) -> Feeds:
        """The feeds of the log and of its lists."""
        describe, full_text = self.description, self._full_text
        return Feeds(self.log.responses, self.site, self.facts, self.words, describe=describe, full_text=full_text)

    def _full_text(self, response: Response) -> str:
        address = response.reference.address
        return self.resolve(self.render("feed_entry.html", address, response=response), address)

    def way(self, address: str) -> str:
        """The way to the hand-written page at `address`; empty where it is no list."""
        steps = self.lists.way_to_handwritten(address)
        return self.render("way.html", address, way_steps=steps) if steps else ""

    def slot(self, name: str, address: str) -> str | None:
        """What stands at the place `name` of a hand-written page at `address`; none where there is no such place."""
        fill = self.slots.get(name)
        return fill(address) if fill else None

    @cached_property
    def slots(self) -> Mapping[str, Callable[[str], str]]:
        """The places that a hand-written page can have, each with what it shows at an address."""
        lists, explorer = self.lists, self.explorer
        return {
            "accessibility": self._accessibility,
            "all-responses": lambda _: lists.all_responses[0].content,
            "before-you-ask": partial(self.render, "before_you_ask.html"),
            "browse": lambda address: lists.browse(address, explorer.outcome_links(), explorer.law_links()),
            "deadline": lambda address: self.render("deadline.html", address, **calculator(self.site, self.words)),
            "exemptions": explorer.exemptions,
            "home": lists.home,
            "new-response": partial(self.render, "new_response.html", drafts=self._drafts),
            "not-published": self.left_out.overview,
            "open-data": self._open_data,
            "outcomes": explorer.outcomes,
            "search": partial(self.render, "search.html"),
        }

    def _accessibility(self, address: str) -> str:
        """What is known of how the attachments can be used; of an official log, its accessibility statement."""
        with_files = [response for response in self.log.responses if response.attachments]
        (kept,) = self._keep([Part("attached", with_files, partial(self._count_attached, with_files))])
        return self.render(
            "accessibility.html", address, attached=Attached(**json.loads(kept["attached"])), cut_off=CUT_OFF
        )

    def _count_attached(self, responses: Sequence[Response]) -> dict[str, str]:
        # To tell a scan from a text, each text has to be unpacked.
        return {"attached": json.dumps(asdict(count_attached(responses, self.facts, self.texts)))}

    @cached_property
    def open_data(self) -> OpenData:
        """The log as data."""
        options = self.site.options
        notice = " ".join(filter(None, (self.words.unofficial, options.notice)))
        site, kind = self.site, options.authority_kind
        about = About(site.name, options.authority, notice, site.url, options.licence, kind, site.today)
        register = self._register if options.official else None
        elsewhere = self._data_elsewhere
        return OpenData(self.log, self.facts, self.texts, about, self._keep, register=register, elsewhere=elsewhere)

    def _open_data(self, address: str) -> str:
        """The files of the log as data, and what their columns mean."""
        files = self.open_data.files
        described = linked_data.script(linked_data.describe_log(self.site, files))
        outcomes = [(outcome.value, self.words.said(wordings.name(outcome))) for outcome in Outcome]
        given = {"files": files, "outcomes": outcomes, "measures": MEASURES}
        return self.render("open_data.html", address, **given, described=Markup(described))  # noqa: S704 - it is escaped

    def _drafts(self) -> Iterator[tuple[str, str]]:
        """For each outcome, and for several, its name and the address of GitHub's new-file page with a draft in it."""
        several = (Outcome.GRANTED, Outcome.REFUSED)
        named: list[tuple[str, tuple[Outcome, ...]]] = [
            (self.words.said(N_("Different things, for different questions")), several)
        ]
        named += [(self.words.said(wordings.name(outcome)), (outcome,)) for outcome in Outcome]
        for name, outcomes in named:
            options = self.site.options
            usual = (options.law, options.language)
            text = draft("", outcomes, options.law, language=options.language, usual=usual)
            query = urlencode({"filename": "responses/REFERENCE.md", "value": text}, quote_via=quote)
            yield name, f"{self.site.repository}/new/{BRANCH}?{query}"

    def findings_page(self, address: str, title: str, findings: Sequence[Finding]) -> Page:
        """Under `serve`: the page of a response that cannot be shown, with what is wrong."""

        def compose() -> Content:
            html = self.render("findings.html", address, title=title, findings=findings)
            return Content(title, title, html)

        return Page(address, tuple(findings), compose)

    @property
    def searched(self) -> SearchWording:
        """Says responses as the search needs them."""
        return SearchWording(self.words, self.site.options.language, self.texts)

    def contents(self, address: str, headings: Sequence[Heading]) -> str:
        """The list of contents of the page at `address`."""
        return self.render("contents.html", address, headings=headings)

    def _named_tables(self, content: str) -> str:
        """`content` with a name for each table that scrolls by itself: a screen reader says it when it gets there."""
        if _SCROLLING not in content:
            return content
        numbers = count(1)

        def name(match: re.Match[str]) -> str:
            said = html.escape(self.words.said(N_("Table %(number)s"), number=next(numbers)))
            return f'{match[0]} role="region" aria-label="{said}"'

        return re.sub(re.escape(_SCROLLING), name, content)

    def resolve(self, content: str, address: str) -> str:
        """`content` with its links to responses (`response:2021/702`) leading to their pages.

        A link to a response that is held back becomes plain words; unknown references are findings long before.
        """
        return resolve(content, self.log, base_of(address))


def _code(text: str) -> Markup:
    """Words between backticks, as findings have them, as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - it was escaped


_SCROLLING = '<div class="table-scroll" tabindex="0"'

_LINK = re.compile(r"""<a\b([^>]*?)\bhref=(["'])response:(.*?)\2([^>]*)>(.*?)</a>""", re.IGNORECASE | re.DOTALL)


def linked_references(content: str) -> list[str]:
    """The references of the responses that the HTML `content` links to."""
    return [unquote(html.unescape(match[3])) for match in _LINK.finditer(content)]


def resolve(content: str, log: Log, base: str) -> str:
    """See `Composer.resolve`."""
    if "response:" not in content:
        return content

    def link(match: re.Match[str]) -> str:
        target = log.by_reference.get(unquote(html.unescape(match[3])))
        if target is None:
            return match[5]
        return f'<a{match[1]}href="{base}/{target.reference.address}"{match[4]}>{match[5]}</a>'

    return _LINK.sub(link, content)
