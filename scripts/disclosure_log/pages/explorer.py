"""The exemption explorer: a page for every provision and every outcome in use, from the log's own count of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from disclosure_log.data.uses import Cited, Uses, by_year, law_order
from disclosure_log.law import Citation, Law, Outcome, Role, statute
from disclosure_log.law import outcomes as wordings
from disclosure_log.law.statutes import outwards
from disclosure_log.locale import N_
from disclosure_log.pages.addresses import EXEMPTIONS, OUTCOMES, outcome_address, provision_address
from disclosure_log.pages.lists import ListLink, Lists
from disclosure_log.pages.page import Page
from disclosure_log.pages.provisions import NCND_SENTENCE, ProvisionWording
from disclosure_log.pages.wording import Wording
from disclosure_log.records.response import Response

_LIST = N_("%(title)s in responses of %(authority)s: what it is, how often and when, and which responses.")


@dataclass(frozen=True, slots=True)
class Row:
    """A provision in a table, with its number of responses."""

    cited: str
    """With its unit: "Section 31(1)(a)"."""

    provision: str
    """Its number alone: "31(1)(a)"."""

    title: str
    address: str
    responses: int

    ncnd: bool
    """Whether the number is of replies that neither confirm nor deny."""

    depth: int
    """How many levels it lies below its section."""

    law: str = ""
    """The law, where it is not the one that the table is about."""


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An outcome in a table, with its number of responses."""

    name: str
    shape: str
    address: str

    summary: str
    """What happened; empty where the meaning says it."""

    meaning: str
    responses: int
    ncnd: bool


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year in a chart."""

    year: int

    bars: Sequence[tuple[int, int]]
    """For each series the number of responses, and the length of its bar in per cent of the longest."""

    counted: int
    """All responses of the year that are counted."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Responses by year, as a table with bars in its cells: one and the same for every reader."""

    series: Sequence[str]
    """What each column of bars counts: `refusing`, `ncnd` or `responses`."""

    years: Sequence[YearRow]


class Explorer:
    """Composes the pages of provisions and outcomes, and the lists of both."""

    def __init__(self, uses: Uses, words: Wording, render: Callable[..., str], lists: Lists) -> None:
        """`uses` are what the log counts, `render` is `Composer.render`."""
        self.uses, self._words, self._render, self._lists = uses, words, render, lists
        self._provisions = ProvisionWording(words)

    def pages(self) -> Iterator[tuple[str, Page]]:
        """Every page of a provision or an outcome, with its family."""
        for citation in self.uses.provisions:
            yield from (("exemptions", page) for page in self.provision(citation))
        for outcome in self.uses.outcomes:
            yield from (("outcomes", page) for page in self.outcome(outcome))

    def provision(self, citation: Citation) -> Iterator[Page]:
        """The pages of a provision in use; further ones hold the rest of its responses."""
        use, said = self.uses.provisions[citation], self._provisions.said(citation)
        title = f"{said.cited} {statute(citation.law).short_name}"
        if said.title:
            title = self._words.said(N_("%(provision)s \u2013 %(title)s"), provision=title, title=said.title)
        below = [cited for cited in self.uses.cited_of(citation) if cited.citation != citation]
        series = {"refusing": use.refusing, "ncnd": use.ncnd}
        law = self._provisions.law(citation.law)
        outer = [
            (self._provisions.cited(around), provision_address(around))
            for number in reversed([*outwards(citation.provision)][1:])
            for around in [Citation(citation.law, number)]
        ]
        exemptions = (self._words.said(N_("Exemptions")), EXEMPTIONS)
        return self._lists.paged(
            title,
            use.responses,
            provision_address(citation),
            self._lists.way(exemptions, (law, _law_address(citation.law)), *outer),
            template="provision.html",
            description=_LIST,
            followed=True,
            note=self._note(citation) if below else None,
            said=said,
            refusing=len(use.refusing),
            ncnd=len(use.ncnd),
            ncnd_limbs=self._provisions.limbs_in_use(citation, use) if said.role in (None, Role.GROUND) else [],
            limbs=[(self._provisions.cited(limb), self._address_in_use(limb)) for limb in said.limbs],
            below=[self._row(cited, self.uses.number(cited), citation.law) for cited in below],
            chart=self._chart({name: found for name, found in series.items() if found}),
            beside=self._ranked(use.beside, citation.law),
            outcomes=self._outcomes_of(use.outcomes),
            ncnd_sentence=self._words.said(NCND_SENTENCE),
        )

    def outcome(self, outcome: Outcome) -> Iterator[Page]:
        """The pages of an outcome in use."""
        use = self.uses.outcomes[outcome]
        laws = [law for law in Law if law in use.laws]
        name = self._words.said(wordings.name(outcome))
        meanings: dict[str, list[str]] = {}
        for law in laws:
            meaning = self._words.meaning(outcome, law)
            meanings.setdefault(meaning, []).append(self._provisions.law(law))
        return self._lists.paged(
            self._words.said(N_("Outcome: %(outcome)s"), outcome=name),
            use.responses,
            outcome_address(outcome),
            self._lists.way((self._words.said(N_("Outcomes")), OUTCOMES)),
            template="outcome.html",
            description=_LIST,
            followed=True,
            name=name,
            shape=wordings.shape(outcome),
            ncnd=outcome is Outcome.NCND,
            ncnd_sentence=self._words.said(NCND_SENTENCE),
            summary=self._words.summary(outcome),
            meanings=meanings,
            chart=self._chart({"responses": use.responses}),
            exemptions=self._ranked(use.exemptions, laws[0] if len(laws) == 1 else None),
        )

    def exemptions(self, address: str) -> str:
        """The list of all provisions, for the hand-written page at `address`."""
        return self._list("exemptions.html", address, laws=list(self._laws()))

    def outcomes(self, address: str) -> str:
        """The list of all outcomes, for the hand-written page at `address`."""
        rows = [self._outcome_row(outcome, len(use.responses)) for outcome, use in self.uses.outcomes.items()]
        return self._list("outcomes.html", address, rows=rows)

    def _list(self, template: str, address: str, **values: object) -> str:
        return self._render(
            template,
            address,
            counted=len(self.uses.counted),
            withdrawn=self.uses.withdrawn,
            ncnd_sentence=self._words.said(NCND_SENTENCE),
            **values,
        )

    def outcome_links(self) -> list[ListLink]:
        """The outcomes in use, with their number of responses."""
        return [
            ListLink(
                self._words.said(wordings.name(outcome)),
                outcome_address(outcome),
                len(use.responses),
                shape=wordings.shape(outcome),
            )
            for outcome, use in self.uses.outcomes.items()
        ]

    def law_links(self) -> list[ListLink]:
        """The laws whose provisions are relied on, with the number of their provisions that have a page."""
        return [
            ListLink(self._provisions.law(law), _law_address(law), len(list(found)))
            for law, found in groupby(self.uses.provisions, key=lambda citation: citation.law)
        ]

    def _laws(self) -> Iterator[tuple[str, str, list[list[Row]]]]:
        """Of each law its name, what links call it, and the rows of each of its sections."""
        sections = [citation for citation in self.uses.provisions if citation.provision == citation.section]
        for law, found in groupby(sections, key=lambda citation: citation.law):
            yield self._provisions.law(law), law.lower(), [self._section(section) for section in found]

    def _section(self, section: Citation) -> list[Row]:
        """A section, then what is cited of it; one that only neither confirms nor denies has refused nothing."""
        whole = Cited(section, ncnd=False)
        below = [cited for cited in self.uses.cited_of(section) if cited != whole]
        return [self._row(cited, self.uses.number(cited), section.law) for cited in [whole, *below]]

    def _row(self, cited: Cited, number: int, law: Law | None) -> Row:
        citation = cited.citation
        return Row(
            self._provisions.cited(citation),
            citation.provision,
            self._provisions.subject(citation) if cited.ncnd else self._provisions.title(citation),
            provision_address(citation),
            number,
            cited.ncnd,
            citation.provision.count("("),
            "" if citation.law is law else statute(citation.law).short_name,
        )

    def _ranked(self, counts: Mapping[Cited, int], law: Law | None) -> list[Row]:
        """Provisions by their number of responses, refusing apart from neither confirming nor denying."""
        ordered = sorted(counts, key=lambda cited: (-counts[cited], law_order(cited.citation), cited.ncnd))
        return [self._row(cited, counts[cited], law) for cited in ordered]

    def _outcomes_of(self, counts: Mapping[Outcome, int]) -> list[OutcomeRow]:
        order = list(Outcome)
        ordered = sorted(counts, key=lambda outcome: (-counts[outcome], order.index(outcome)))
        return [self._outcome_row(outcome, counts[outcome]) for outcome in ordered]

    def _outcome_row(self, outcome: Outcome, number: int) -> OutcomeRow:
        laws = self.uses.outcomes[outcome].laws
        return OutcomeRow(
            self._words.said(wordings.name(outcome)),
            wordings.shape(outcome),
            outcome_address(outcome),
            self._words.summary(outcome),
            self._words.meaning(outcome, next(law for law in Law if law in laws)),
            number,
            outcome is Outcome.NCND,
        )

    def _chart(self, series: Mapping[str, Sequence[Response]]) -> Chart:
        """Every year of the log, those without a response too."""
        counts = [by_year(found) for found in series.values()]
        longest = max(max(count.values()) for count in counts)
        years = [
            YearRow(year, [(count[year], _length(count[year], longest)) for count in counts], self._by_year[year])
            for year in range(min(self._by_year), max(self._by_year) + 1)
        ]
        return Chart(list(series), years)

    @cached_property
    def _by_year(self) -> Counter[int]:
        return by_year(self.uses.counted)

    def _address_in_use(self, citation: Citation) -> str:
        return provision_address(citation) if citation in self.uses.provisions else ""

    def _note(self, citation: Citation) -> Callable[[Response], str]:
        """What a response cites of `citation`, for its place in the list."""

        def note(response: Response) -> str:
            cited = [
                exemption.citation
                for part in response.parts
                for exemption in part.exemptions
                if citation.covers(exemption.citation)
            ]
            return self._words.said(N_("Relies on %(provisions)s"), provisions=self._provisions.listed(set(cited)))

        return note


def _law_address(law: Law) -> str:
    """Where the provisions of a law begin in the list of all."""
    return f"{EXEMPTIONS}#{law.lower()}"


def _length(number: int, longest: int) -> int:
    """A bar in per cent; one response in a thousand still shows."""
    return max(1, round(100 * number / longest)) if number else 0
