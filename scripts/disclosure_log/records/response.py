"""A response as the rest of the program knows it: read once, checked, and never changed after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from disclosure_log.findings import Finding, Severity
from disclosure_log.law import Citation, Law, Outcome
from disclosure_log.records.body import Body, Link
from disclosure_log.records.front_matter import ExemptionKeys, ExtensionKeys, FrontMatter
from disclosure_log.records.reference import Reference
from disclosure_log.records.strict_yaml import Mark
from disclosure_log.records.strict_yaml import Path as KeyPath


@dataclass(frozen=True, slots=True)
class Exemption:
    """An exemption that was relied on."""

    citation: Citation
    keys: ExemptionKeys
    place: KeyPath = ()
    """Where it stands in the front matter."""


@dataclass(frozen=True, slots=True)
class Part:
    """What happened to some of the questions."""

    outcome: Outcome
    law: Law
    matter: str | None
    questions: tuple[int, ...]
    exemptions: tuple[Exemption, ...]
    refusal_notice: tuple[Citation, ...]
    """The provisions that the letter is a refusal notice under, each once."""

    extension: ExtensionKeys | None

    public_interest_test: str | None = None
    """Where the letter's public interest test stands, or why it has none, where the front matter says so."""

    place: KeyPath = ()
    """Where the part stands in the front matter; with one outcome, at its top."""

    whole: bool = True
    """Whether every provision that it names could be read."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is published with a response."""

    name: str
    title: str
    language: str
    path: Path
    """Where its bytes are on this machine."""

    stored: Stored | None = None
    """Where it lies, if not in the site."""

    def address_beside(self, page: str) -> str:
        """Where the public gets it, where the page of its response has the address `page`."""
        return self.stored.address if self.stored else page + self.name


@dataclass(frozen=True, slots=True)
class Store:
    """Where the files of a log lie that are not in its repository."""

    address: str
    """The address that their names are put behind, with a slash at the end."""

    folder: Path
    """The folder on this machine into which they are fetched."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in the store."""

    name: str
    """Its name there: `<SHA-256>.pdf`. Nobody who writes a response can lead to another host or path with it."""

    sha256: str
    size: int
    """In bytes."""

    address: str
    """Where the public gets it; empty where the log has no store."""

    @property
    def host(self) -> str:
        """The host of the store, as a link that leads there says it."""
        return urlsplit(self.address).netloc


@dataclass(frozen=True, slots=True)
class Response:
    """One response of the log."""

    reference: Reference
    front: FrontMatter
    parts: tuple[Part, ...]
    language: str
    attachments: tuple[Attachment, ...]
    body: Body | None
    """The request and the response; none where the response was withdrawn."""

    source: str
    """The Markdown file, relative to the project's folder."""

    has_letter: bool = True
    """Whether the words of a letter stand in its file, shown or not."""

    marks: Mapping[KeyPath, Mark] = field(default_factory=dict, compare=False, repr=False)
    """Where the keys stand, for findings that only the rest of the log or the day can bring."""

    links: tuple[Link, ...] = ()
    """The links in its text to other responses."""

    _later: Callable[[str], Any] | None = field(default=None, init=False, compare=False, repr=False)
    """Gives the fields that were left out when a response that was read before is made anew (`records.kept`)."""

    if not TYPE_CHECKING:  # so that mypy knows which fields there are

        def __getattr__(self, name: str) -> Any:
            """A field that was left out, the first time that it is asked for."""
            later = None if name.startswith("_") else object.__getattribute__(self, "_later")
            if later is None:
                raise AttributeError(name)
            value = later(name)
            object.__setattr__(self, name, value)
            return value

    def finding(
        self, code: str, place: KeyPath, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> Finding:
        """A finding about the key at `place`."""
        while place and place not in self.marks:
            place = place[:-1]
        mark = self.marks.get(place, Mark(1, 0))
        return Finding(code, self.source, message, hint, mark.line, mark.column, severity)

    @property
    def title(self) -> str:
        """What the request is about."""
        return self.front.title

    @property
    def responded(self) -> date:
        """The date of the letter."""
        return self.front.responded

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcome of each part, in the order of the parts."""
        # As they stand in the front matter, so that nothing has to be loaded for them.
        front = self.front
        return tuple(part.outcome for part in front.parts or (front,) if part.outcome)

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws that it was answered under, each once."""
        return tuple(dict.fromkeys(part.law for part in self.parts))
