"""Where in a text it is worth looking closely: near a word or a number that has to be there.

Patterns that know much are slow. Most of a letter holds nothing that they could find, and a search for plain words
tells so a hundred times faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_END_OF_WORD = re.compile(r"\s|\Z")
_FIGURE = re.compile(r"\d")


@lru_cache(2)
def lowered(text: str) -> str:
    """`text` in small letters, each sign in its place."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(one if len(one := sign.lower()) == 1 else sign for sign in text)
    )


def places_of(words: Iterable[str], text: str) -> list[int]:
    """Where any of these words begins."""
    found = []
    for word in words:
        place = text.find(word)
        while place >= 0:
            found.append(place)
            place = text.find(word, place + 1)
    return sorted(found)


def with_figure(places: Iterable[int], text: str, before: int, after: int) -> list[int]:
    """Those of the places near which a figure stands."""
    return [place for place in places if _FIGURE.search(text, max(0, place - before), place + after)]


def matches(
    pattern: re.Pattern[str], text: str, places: Iterable[int], before: int, after: int
) -> Iterator[re.Match[str]]:
    """What `pattern` finds in `text` from so many signs before one of the `places`, in order, to so many after it."""
    for start, end in _joined(places, before, after):
        # A pattern takes the end of its window for the end of the text.
        yield from pattern.finditer(text, start, _END_OF_WORD.search(text, min(end, len(text))).start())  # type: ignore[union-attr]  # every text ends, so it matches


def _joined(places: Iterable[int], before: int, after: int) -> Iterator[tuple[int, int]]:
    start = end = -1
    for place in places:
        if place - before > end:
            if end >= 0:
                yield start, end
            start = max(0, place - before)
        end = place + after
    if end >= 0:
        yield start, end
