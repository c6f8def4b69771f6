"""What a result shows of a response: how it looks in a list, and the places of its text for a passage of them.

The text of long attachments is divided into several parts, so that a browser loads no more than it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from disclosure_log.search.entries import Entry, Place

LONGEST = 6_000
"""Most words of one part, unless a single place has more."""

_APART = re.compile(r"</?(?:p|h[1-6]|li|ul|ol|t[hdr]|table|thead|tbody|caption|blockquote|pre|div|hr|br)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def parts_of(entry: Entry) -> list[list[tuple[str, str]]]:
    """The parts of `entry`, the one that stands for the response first: the way to each place with its text."""
    about = [("", entry.about)] if entry.about else []
    (first, *others) = _divided(entry.places)
    return [[*about, *first], *others]


def shown(entry: Entry) -> list[str]:
    """A response as `search-results.js` shows it, in the order that it expects."""
    return [entry.path, entry.title, entry.reference, entry.date, entry.outcome, entry.shape, entry.language]


def text_file(entry: Entry, places: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """What is loaded of a part once it was found."""
    return {"shown": shown(entry), "files": dict(entry.files), "places": places}


def _divided(places: Sequence[Place]) -> Iterator[list[tuple[str, str]]]:
    found: list[tuple[str, str]] = []
    words = 0
    for place in places:
        text = _plain(place)
        count = len(text.split())
        if found and words + count > LONGEST:
            yield found
            found, words = [], 0
        found.append((place.way, text))
        words += count
    yield found


def _plain(place: Place) -> str:
    # The HTML is ours and was sanitised: every sign of it that is no markup is written as a character reference.
    text = unescape(_TAG.sub("", _APART.sub(" ", place.html))) if place.html else place.text
    return " ".join(text.split())
