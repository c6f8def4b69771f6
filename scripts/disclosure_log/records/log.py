"""The log: every response, in order, with what connects them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from pathlib import Path

from disclosure_log.findings import Finding, blocking, in_order, shown_path
from disclosure_log.law import Law
from disclosure_log.records.folder import check_attachments, check_strays, survey
from disclosure_log.records.reading import Conventions, Draft, read_draft
from disclosure_log.records.response import Response
from disclosure_log.records.topics import Topic, topics_of


@dataclass(frozen=True)
class Log:
    """The responses that are shown, newest first; of one day, by reference."""

    responses: Sequence[Response]

    @cached_property
    def by_reference(self) -> Mapping[str, Response]:
        """The responses by their reference, as the authority writes it."""
        return {response.reference.text: response for response in self.responses}

    @cached_property
    def by_year(self) -> Mapping[int, Sequence[Response]]:
        """The responses by the year of the letter, newest year first."""
        years: dict[int, list[Response]] = {}
        for response in self.responses:
            years.setdefault(response.responded.year, []).append(response)
        return years

    @cached_property
    def by_month(self) -> Mapping[tuple[int, int], Sequence[Response]]:
        """The responses by the year and the month of the letter, newest month first."""
        months: dict[tuple[int, int], list[Response]] = {}
        for response in self.responses:
            months.setdefault((response.responded.year, response.responded.month), []).append(response)
        return months

    @cached_property
    def by_law(self) -> Mapping[Law, Sequence[Response]]:
        """The responses that were answered under each law, in the order of the laws, but for those withdrawn."""
        laws: dict[Law, list[Response]] = {law: [] for law in Law}
        for response in self.responses:
            for law in response.laws if not response.front.withdrawn else ():
                laws[law].append(response)
        return {law: responses for law, responses in laws.items() if responses}

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """The topics by their key, in its order."""
        return topics_of(self.responses)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {response.reference.text: place for place, response in enumerate(self.responses)}

    @cached_property
    def superseded_by(self) -> Mapping[str, Response]:
        """For a reference, the later response that takes its place."""
        return {response.front.supersedes: response for response in self.responses if response.front.supersedes}

    def successors(self, response: Response) -> list[Response]:
        """The response that takes the place of this one, then the one that takes the place of that, and so on."""
        found: dict[str, Response] = {}
        successor = self.superseded_by.get(response.reference.text)
        while successor and successor.reference.text not in found:  # a preview shows a log that goes in circles too
            found[successor.reference.text] = successor
            successor = self.superseded_by.get(successor.reference.text)
        return list(found.values())

    @cached_property
    def _related(self) -> Mapping[str, Sequence[str]]:
        """Related responses both ways: whoever is named names back."""
        related: dict[str, list[str]] = {}
        for response in self.responses:
            for other in response.front.related:
                related.setdefault(response.reference.text, []).append(other)
                related.setdefault(other, []).append(response.reference.text)
        return related

    def related(self, response: Response) -> list[Response]:
        """The responses that this one names as related, and those that name it."""
        names = dict.fromkeys(self._related.get(response.reference.text, ()))
        return [self.by_reference[name] for name in names if name in self.by_reference]

    def named(self, response: Response) -> list[str]:
        """The references of the responses that the page of this one names already."""
        reference, supersedes = response.reference.text, response.front.supersedes
        if not supersedes and reference not in self._related and reference not in self.superseded_by:
            return []  # as of most
        named = [other.reference.text for other in (*self.related(response), *self.successors(response))]
        return [*named, supersedes] if supersedes else named

    def earlier(self, response: Response) -> Response | None:
        """The response before this one in time."""
        place = self._places[response.reference.text] + 1
        return self.responses[place] if place < len(self.responses) else None

    def later(self, response: Response) -> Response | None:
        """The response after this one in time."""
        place = self._places[response.reference.text]
        return self.responses[place - 1] if place else None


@dataclass(frozen=True)
class Reading:
    """What was found under `responses/`."""

    responses: Sequence[Response]
    """Every response that could be read, those held back too, by path."""

    findings: Sequence[Finding]

    sound: Sequence[Response] = ()
    """The same, and those too that a finding blocks though their front matter is in order: what rules look at, so that
    one run tells every fault."""

    references: frozenset[str] = frozenset()
    """Every reference that could be read, whatever else is wrong with its file."""

    def shown(self, today: date) -> list[Response]:
        """The responses that are shown on `today`: those whose day of publication has come."""
        return [response for response in self.responses if (response.front.published or today) <= today]


def make_log(responses: Iterable[Response]) -> Log:
    """A log of these responses, in its order."""
    ordered = sorted(responses, key=lambda response: _natural(response.reference.path), reverse=True)
    return Log(sorted(ordered, key=lambda response: response.responded, reverse=True))


ReadAll = Callable[[Sequence[Path]], Sequence[Draft]]
"""Reads files, each to a draft, in their order."""


def read_responses(folder: Path, root: Path, conventions: Conventions, read_all: ReadAll | None = None) -> Reading:
    """Read every response under `folder`; `read_all` reads the files, if it is not to be done here one by one."""
    found = survey(folder, root)
    findings: list[Finding] = [*found.findings, *check_strays(found, root)]
    if read_all:
        drafts = read_all(found.responses)
    else:
        drafts = [read_draft(file, shown_path(file, root), conventions) for file in found.responses]
    for draft in drafts:
        findings += draft.findings
        if draft.named is not None:
            findings += check_attachments(draft.file, draft.named, found, root)
        findings += _check_path(draft)
    findings += _check_collisions(drafts)
    broken = {finding.path for finding in blocking(findings)}
    sound = [draft.response for draft in drafts if draft.response]
    return Reading(
        [response for response in sound if response.source not in broken],
        in_order(findings),
        sound,
        frozenset(draft.reference.text for draft in drafts if draft.reference),
    )


def _check_path(draft: Draft) -> list[Finding]:
    reference = draft.reference
    if reference is None or draft.source == reference.file:
        return []
    message = f"The file does not stand where its reference {reference} belongs."
    hint = f"Move it to {reference.file} (and its folder of attachments with it), or mend the reference."
    return [draft.finding("DL021", "reference", message, hint)]


def _check_collisions(drafts: Sequence[Draft]) -> list[Finding]:
    """Two references with one path, or one below another's: both would want the same address."""
    findings = []
    ordered = sorted(((draft.reference.path, draft) for draft in drafts if draft.reference), key=itemgetter(0))
    paths = [path for path, _ in ordered]
    for place, (path, draft) in enumerate(ordered):
        if place and paths[place - 1] == path:
            findings += _collision(ordered[place - 1][1], draft, "lead to the same address")
        below = bisect_left(paths, f"{path}/")
        if below < len(paths) and paths[below].startswith(f"{path}/"):
            findings += _collision(draft, ordered[below][1], "stand one below the other")
    return findings


def _collision(one: Draft, other: Draft, how: str) -> list[Finding]:
    message = f"The references {one.reference} and {other.reference} {how} ({one.source} and {other.source})."
    hint = (
        "Correct the one that is wrong. Where the authority's references nest, set separator: '-' in mkdocs.yml."
        if "below" in how
        else "Correct the one that is wrong: each reference can stand once."
    )
    return [draft.finding("DL022", "reference", message, hint) for draft in (one, other)]


def _natural(path: str) -> list[tuple[int, int | str]]:
    """A key that puts 2021/9 before 2021/10."""
    return [(0, int(piece)) if piece.isdigit() else (1, piece) for piece in re.findall(r"\d+|\D+", path)]
