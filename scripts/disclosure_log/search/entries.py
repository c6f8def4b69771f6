"""What is searched: a response with the places of its text, and what else it is found and filtered by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a response that a result can lead to, with its text."""

    way: str
    """From the page of the response: `#request`, `text/letter.pdf/#page-3`."""

    text: str = ""
    """What it says, as plain text."""

    html: str = ""
    """The same as HTML of ours, where it has some."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A response as the search knows it. Words are in the language of the site."""

    path: str
    """The address of its page below `responses/`, without a slash at the end: `2021/702`."""

    reference: str
    """As the authority writes it."""

    title: str
    date: str
    outcome: str

    shape: str
    """The mark that stands before the outcome: one word of small letters and hyphens."""

    language: str = ""
    """The language of its title and its text, where it is not that of the site."""

    about: str = ""
    """What else is said of it: its summary, topics and exemptions."""

    places: Sequence[Place] = ()
    """Its text, in the order of the page."""

    files: Mapping[str, str] = field(default_factory=dict)
    """The titles of its attachments, by the names of their files."""


@dataclass(frozen=True, slots=True)
class Filed:
    """How a response is found other than by its words."""

    reference: str
    """As the authority writes it."""

    aliases: Sequence[str] = ()
    """Earlier references under which it is found too."""

    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """For each facet, by its name, the names of the values that it has."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet."""

    name: str
    """As addresses write it: `part-granted`, `foia-31-3`."""

    title: str
    """As it is shown."""

    within: str = ""
    """The name of the wider value that it is a part of: `foia-31`."""


@dataclass(frozen=True, slots=True)
class Facet:
    """Something by which responses are filtered."""

    name: str
    """As addresses write it: `year`."""

    title: str
    """As it is shown."""

    values: Sequence[Value]
    """In the order in which they are shown."""
