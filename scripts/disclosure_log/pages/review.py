"""What a reviewer sees of a change: the facts of each response that it touches, and what is wrong, in plain words.

GitHub shows it as the summary of a workflow's step. It is HTML without an empty line, which GitHub's Markdown passes
through as it stands, so that nothing a response says is read as Markdown; every word of a record is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING
from urllib.parse import quote

from disclosure_log.findings import Finding, Severity, blocking
from disclosure_log.records.reference import ReferenceUnusableError, make_reference
from disclosure_log.records.response import Response

if TYPE_CHECKING:  # it takes a while to load, and a check without a summary needs none
    from disclosure_log.pages.compose import Composer

LARGEST = 900_000
"""Most bytes of a summary; GitHub shows none of more than 1 MiB."""

_MOST_FINDINGS = 200


@dataclass(frozen=True)
class Review:
    """A change to a log, or the log as a whole."""

    responses: Sequence[Response]
    """Those that were added or changed, as far as their front matter is in order."""

    findings: Sequence[Finding]
    """Everything that was found in the log."""

    changed: frozenset[str]
    """The files that were added or changed, from the log's folder."""

    removed: frozenset[str] = frozenset()
    """The files that are no longer there."""

    led_on: frozenset[str] = frozenset()
    """The files of references that are now aliases, so that their addresses lead on."""

    whole: bool = False
    """Whether this is about every response, and not about a change."""

    repository: str = ""
    """The address under which files of the log's folder can be read, with a slash at the end; empty if unknown."""

    rules: bool = False
    """Whether the pages of the rules lie in that folder too."""

    @property
    def vanished(self) -> list[str]:
        """The responses whose address leads nowhere after this change."""
        return sorted(path for path in self.removed - self.led_on if path.endswith(".md"))

    def address(self, path: str, line: int = 0) -> str:
        """Where `path` can be read, at `line`; empty if unknown."""
        if not self.repository or not path:
            return ""
        return f"{self.repository}{quote(path)}{f'?plain=1#L{line}' if line else ''}"

    def rule(self, code: str) -> str:
        """Where the page of the rule `code` can be read; empty if unknown."""
        return self.address(f"docs/rules/{code}.md") if self.rules else ""

    @staticmethod
    def by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
        """The findings of each file, files and findings in the order in which they come."""
        return _grouped(findings, attrgetter("path"))

    def about(self, response: Response) -> list[Finding]:
        """The findings about a response: its file and the folder of its attachments."""
        return self._by_owner.get(response.source, [])

    @cached_property
    def _by_owner(self) -> Mapping[str, list[Finding]]:
        return _grouped(self.findings, lambda finding: owner_of(finding.path))

    @property
    def others(self) -> list[Finding]:
        """The findings about anything else, those of the change first."""
        told = {response.source for response in self.responses}
        found = [finding for finding in self.findings if owner_of(finding.path) not in told]
        touched = touched_by(self.changed)
        return sorted(found, key=lambda finding: (finding.path not in touched, finding.path, finding.line))


def _grouped(findings: Iterable[Finding], key: Callable[[Finding], str]) -> dict[str, list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(key(finding), []).append(finding)
    return groups


def alias_files(response: Response, separator: str) -> Iterator[str]:
    """The files in which `response` stood under the references that are now its aliases."""
    for alias in response.front.aliases:
        with suppress(ReferenceUnusableError):  # a finding of its own
            yield make_reference(alias, separator).file


def owner_of(path: str) -> str:
    """The file of the response that `path` belongs to: itself, or of an attachment the one beside its folder."""
    if not path.startswith("responses/") or path.endswith(".md"):
        return path
    return f"{path.rpartition('/')[0]}.md"


def touched_by(changed: Iterable[str]) -> frozenset[str]:
    """The files that a change of these files is about: themselves, and for an attachment its response too."""
    return frozenset(name for path in changed for name in (path, owner_of(path)))


def summarise(review: Review, composer: Composer) -> str:
    """`review` as HTML for GitHub's summary of a step, of at most `LARGEST` bytes."""
    parts = [
        _render(
            composer,
            "review.html",
            review=review,
            errors=len(blocking(review.findings)),
            warnings=len([finding for finding in review.findings if finding.severity is Severity.WARNING]),
        )
    ]
    size = len(parts[0].encode())
    for number, response in enumerate(review.responses):
        part = _render(
            composer,
            "review_response.html",
            review=review,
            response=response,
            findings=review.about(response),
            facts={attachment.name: composer.facts.get(attachment.path) for attachment in response.attachments},
        )
        size += len(part.encode())
        if size > LARGEST:
            parts.append(_render(composer, "review_rest.html", rest=len(review.responses) - number))
            break
        parts.append(part)
    others = review.others
    if others or review.removed:
        shown = others[:_MOST_FINDINGS]
        parts.append(
            _render(composer, "review_others.html", review=review, findings=shown, rest=len(others) - len(shown))
        )
    return "\n".join(parts) + "\n"


def _render(composer: Composer, template: str, **values: object) -> str:
    """A template without empty lines: one would end the HTML and begin Markdown."""
    return re.sub(r"[\r\n]\s*[\r\n]", "\n", composer.render(template, "", **values).strip()) + "\n"
