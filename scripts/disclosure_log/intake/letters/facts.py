"""All that was read in a letter, as the draft is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from disclosure_log.documents.texts import Block
from disclosure_log.intake.letters.found import Found, Reading
from disclosure_log.law import Citation, Law, Outcome


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What a letter says of one part of a request."""

    outcome: Found[Outcome]
    questions: tuple[int, ...] = ()
    matter: str = ""
    """What the part is about, in the letter's own words; empty where it is the whole request."""

    exemptions: tuple[Reading[Citation], ...] = ()
    notices: tuple[Reading[Citation], ...] = ()
    details: Mapping[Citation, Mapping[str, str]] = field(default_factory=dict)
    """For each provision what it calls for, by its key: `estimate`, `available_at` and others."""


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a letter says of itself."""

    name: str
    """The name of its file."""

    reference: Found[str]
    title: Found[str]
    responded: Found[date]
    received: Found[date]
    correct_as_at: Found[date]
    law: Found[Law]
    language: str
    parts: tuple[PartFacts, ...]
    """At least one."""

    request: tuple[Block, ...]
    response: tuple[Block, ...]
    """The words of the two sections, marked, with what tells who asked taken out."""

    questions: tuple[str, ...] = ()
    """What else an officer has to answer."""

    notes: tuple[str, ...] = ()
    """What was left out or taken out, and why."""

    names_who_asked: bool = False
    """Whether the letter itself tells who asked, so that its file may not go out as it is."""
