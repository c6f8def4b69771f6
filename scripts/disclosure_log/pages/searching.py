"""What the search says of a log: each response in the words of the site, and the values that it is filtered by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from disclosure_log.data.uses import law_order
from disclosure_log.documents import kind_of
from disclosure_log.documents.texts import DocumentText
from disclosure_log.law import Citation, Law, Outcome, statute
from disclosure_log.law import outcomes as wordings
from disclosure_log.law.statutes import outwards
from disclosure_log.locale import N_
from disclosure_log.pages.addresses import EXEMPTIONS, OUTCOMES, outcome_address, provision_address
from disclosure_log.pages.attachments import place_way
from disclosure_log.pages.provisions import ProvisionWording
from disclosure_log.pages.wording import Wording
from disclosure_log.records.response import Response
from disclosure_log.records.topics import topic_key, topics_of
from disclosure_log.search import Entry, Facet, Filed, Place, Value

WITHDRAWN = "withdrawn"
WITH_FILES, WITHOUT_FILES = "yes", "no"


@dataclass(frozen=True, slots=True)
class Filing:
    """What the responses are filed under, newest first, and by what they are filtered."""

    filed: Sequence[Filed]
    facets: Sequence[Facet]


class SearchWording:
    """Says responses as the search needs them."""

    def __init__(self, words: Wording, language: str, texts: Mapping[Path, DocumentText]) -> None:
        """`language` is that of the site; `texts` are those of the attachments that could be read."""
        self._words, self._language, self._texts = words, language, texts
        self._provisions = ProvisionWording(words)
        self._cited: set[Citation] = set()
        self._topics: dict[str, str] = {}
        self._seen: dict[str, set[str]] = {}

    def filing(self, responses: Sequence[Response]) -> Filing:
        """What `responses` are filed under, newest first, with the facets that they have values of; reads no text."""
        self._topics = {key: topic.name for key, topic in topics_of(responses).items()}
        filed = [self._filed(response) for response in responses]
        return Filing(filed, [facet for facet in self._facets() if len(facet.values) > 1])

    def _filed(self, response: Response) -> Filed:
        values = self._values(response)
        for name, found in values.items():
            self._seen.setdefault(name, set()).update(found)
        return Filed(response.reference.text, response.front.aliases, values)

    def entry(self, response: Response) -> Entry:
        """What is searched of a response: nothing of it depends on any other response."""
        withdrawn = response.front.withdrawn
        return Entry(
            response.reference.path,
            response.reference.text,
            response.title,
            self._words.plain_day(response.responded),
            self._words.said(N_("Withdrawn")) if withdrawn else self._words.headline(response),
            "other" if withdrawn else self._words.shape(response),
            response.language if response.language != self._language else "",
            withdrawn.reason if withdrawn else " ".join(self._about(response)),
            [] if withdrawn else list(self._places(response)),
            {} if withdrawn else {attachment.name: attachment.title for attachment in response.attachments},
        )

    def _about(self, response: Response) -> Iterator[str]:
        """What is said of a response beside its letter, sentence by sentence."""
        if response.front.summary:
            yield response.front.summary
        for topic in response.front.topics:
            yield f"{topic}."
        for part in response.parts:
            if part.matter:
                yield f"{part.matter}."
            for exemption in part.exemptions:
                said = self._words.exemption(exemption)
                yield f"{said.cited} {said.title}".strip() + "."

    def _places(self, response: Response) -> Iterator[Place]:
        if response.body:
            yield Place("#request", html=response.body.request.html)
            yield Place("#response", html=response.body.response.html)
        for attachment in response.attachments:
            if text := self._texts.get(attachment.path):
                for anchor, heading, words in text.searched():
                    said = f"{heading}\n{words}" if heading else words
                    yield Place(place_way(attachment, text, anchor), said)

    def _values(self, response: Response) -> Mapping[str, Sequence[str]]:
        year = [str(response.responded.year)]
        laws = [law.lower() for law in response.laws]
        if response.front.withdrawn:
            return {"year": year, "outcome": [WITHDRAWN], "law": laws}
        cited = {
            Citation(exemption.citation.law, number)
            for part in response.parts
            for exemption in part.exemptions
            for number in outwards(exemption.citation.provision)
        }
        self._cited |= cited
        kinds = [_suffix(attachment.name) for attachment in response.attachments]
        return {
            "year": year,
            "outcome": [_outcome_name(outcome) for outcome in response.outcomes],
            "exemption": [_provision_name(citation) for citation in cited],
            "topic": [key for topic in response.front.topics if (key := topic_key(topic))],
            "law": laws,
            "attachments": [WITH_FILES, *kinds] if kinds else [WITHOUT_FILES],
        }

    def _facets(self) -> Iterator[Facet]:
        seen, said = self._seen, self._words.said
        years = sorted(seen.get("year", ()), reverse=True)
        yield Facet("year", said(N_("Year")), [Value(year, year) for year in years])
        outcomes = [(_outcome_name(outcome), wordings.name(outcome)) for outcome in Outcome]
        found = seen.get("outcome", set())
        shown = [Value(name, said(title)) for name, title in [*outcomes, (WITHDRAWN, N_("Withdrawn"))] if name in found]
        yield Facet("outcome", said(N_("Outcome")), shown)
        yield Facet("exemption", said(N_("Exemption")), [*self._provision_values()])
        topics = sorted(self._topics.items(), key=lambda topic: topic[1].casefold())
        yield Facet("topic", said(N_("Topic")), [Value(name, topic) for name, topic in topics])
        laws = [Value(law.lower(), self._provisions.law(law)) for law in Law if law.lower() in seen.get("law", ())]
        yield Facet("law", said(N_("Law")), laws)
        yield Facet("attachments", said(N_("Attachments")), [*self._file_values(seen.get("attachments", set()))])

    def _provision_values(self) -> Iterator[Value]:
        several = len({citation.law for citation in self._cited}) > 1
        for citation in sorted(self._cited, key=law_order):
            title = self._provisions.cited(citation)
            if several:
                title = f"{title} {statute(citation.law).short_name}"
            if citation.provision == citation.section and (meaning := self._provisions.title(citation)):
                title = f"{title} \u2013 {meaning}"
            wider = [*outwards(citation.provision)][1:2]
            within = _provision_name(Citation(citation.law, wider[0])) if wider else ""
            yield Value(_provision_name(citation), title, within)

    def _file_values(self, found: set[str]) -> Iterator[Value]:
        if WITH_FILES in found:
            yield Value(WITH_FILES, self._words.said(N_("With attachments")))
        for name in sorted(found - {WITH_FILES, WITHOUT_FILES}):
            yield Value(name, name.upper(), WITH_FILES)
        if WITHOUT_FILES in found:
            yield Value(WITHOUT_FILES, self._words.said(N_("Without attachments")))


def _outcome_name(outcome: Outcome) -> str:
    return outcome_address(outcome).removeprefix(OUTCOMES).strip("/")


def _provision_name(citation: Citation) -> str:
    return provision_address(citation).removeprefix(EXEMPTIONS).strip("/").replace("/", "-")


def _suffix(name: str) -> str:
    """The usual ending of files of its kind, without the full stop."""
    kind = kind_of(PurePath(name))
    return kind.suffixes[0].removeprefix(".") if kind else ""
