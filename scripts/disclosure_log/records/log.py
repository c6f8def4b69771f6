"""The log: every response, in order, with what connects them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from disclosure_log.findings import Finding, blocking, in_order, shown_path
from disclosure_log.records.folder import Folder, check_attachments, check_strays, survey
from disclosure_log.records.reading import Conventions, read_response
from disclosure_log.records.response import Response


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
    def _places(self) -> Mapping[str, int]:
        return {response.reference.text: place for place, response in enumerate(self.responses)}

    @cached_property
    def superseded_by(self) -> Mapping[str, Response]:
        """For a reference, the later response that takes its place."""
        return {response.front.supersedes: response for response in self.responses if response.front.supersedes}

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

    def log(self, today: date) -> Log:
        """The responses that are shown on `today`: those whose day of publication has come."""
        shown = [response for response in self.responses if (response.front.published or today) <= today]
        return make_log(shown)


def make_log(responses: Iterable[Response]) -> Log:
    """A log of these responses, in its order."""
    ordered = sorted(responses, key=lambda response: _natural(response.reference.path), reverse=True)
    return Log(sorted(ordered, key=lambda response: response.responded, reverse=True))


def read_responses(folder: Path, root: Path, conventions: Conventions, only: Sequence[Path] = ()) -> Reading:
    """Read every response under `folder`; with `only`, findings are of those files and folders alone."""
    found = survey(folder, root)
    findings: list[Finding] = [*found.findings, *check_strays(found, root)]
    responses: list[Response] = []
    for file in found.responses:
        response, problems = read_response(file, shown_path(file, root), conventions)
        findings += problems
        findings += _check_files(file, response, found, root)
        if response is not None:
            findings += _check_path(response)
            responses.append(response)
    findings += _check_collisions(responses)
    if only:
        findings = [finding for finding in findings if any((root / finding.path).is_relative_to(path) for path in only)]
    broken = {finding.path for finding in blocking(findings)}
    return Reading([response for response in responses if response.source not in broken], in_order(findings))


def _check_files(file: Path, response: Response | None, found: Folder, root: Path) -> list[Finding]:
    if response is None:
        # Its front matter may name the files all the same: nothing is said of them until it can be read.
        return []
    named = [(entry.file, *_mark(response, number)) for number, entry in enumerate(response.front.attachments)]
    return check_attachments(file, named, found, root)


def _mark(response: Response, number: int) -> tuple[int, int]:
    mark = response.marks.get(("attachments", number, "file")) or response.marks.get(("attachments", number))
    return (mark.line, mark.column) if mark else (0, 0)


def _check_path(response: Response) -> list[Finding]:
    if response.source == response.reference.file:
        return []
    message = f"The file does not stand where its reference {response.reference} belongs."
    hint = f"Move it to {response.reference.file} (and its folder of attachments with it), or mend the reference."
    return [response.finding("DL021", ("reference",), message, hint)]


def _check_collisions(responses: Sequence[Response]) -> list[Finding]:
    """Two references with one path, or one below another's: both would want the same address."""
    findings = []
    ordered = sorted(responses, key=lambda response: (response.reference.path, response.source))
    paths = [response.reference.path for response in ordered]
    for place, response in enumerate(ordered):
        path = response.reference.path
        if place and paths[place - 1] == path:
            findings += _collision(ordered[place - 1], response, "lead to the same address")
        below = bisect_left(paths, f"{path}/")
        if below < len(paths) and paths[below].startswith(f"{path}/"):
            findings += _collision(response, ordered[below], "stand one below the other")
    return findings


def _collision(one: Response, other: Response, how: str) -> list[Finding]:
    message = f"The references {one.reference} and {other.reference} {how} ({one.source} and {other.source})."
    hint = (
        "Correct the one that is wrong. Where the authority's references nest, set separator: '-' in mkdocs.yml."
        if "below" in how
        else "Correct the one that is wrong: each reference can stand once."
    )
    return [response.finding("DL022", ("reference",), message, hint) for response in (one, other)]


def _natural(path: str) -> list[tuple[int, int | str]]:
    """A key that puts 2021/9 before 2021/10."""
    return [(0, int(piece)) if piece.isdigit() else (1, piece) for piece in re.findall(r"\d+|\D+", path)]
