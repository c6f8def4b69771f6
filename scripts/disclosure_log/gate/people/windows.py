"""Where in a text it is worth looking closely: near a word or a number that has to be there.

Patterns that know much are slow. Most of a letter holds nothing that they could find, and a search for plain words
tells so a hundred times faster.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

_END_OF_WORD = re.compile(r"\s|\Z")
_ONE_FIGURE = bytes.maketrans(b"0123456789", b"0" * 10)

_BEFORE_FIGURE, _BEHIND_FIGURE = 60, 24
"""How far before a figure a word may begin that says what the figure is; how far behind one it may end."""


@lru_cache(2)
def lowered(text: str) -> str:
    """`text` in small letters, each sign in its place."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(one if len(one := sign.lower()) == 1 else sign for sign in text)
    )


@lru_cache(4)
def _figures(text: str) -> list[int]:
    """Where the figures of a text in its plain form stand, which has no others than 0 to 9."""
    # To turn all of them into one and look for that takes a fifth of the time that a pattern takes.
    return places_of("0", text.encode("latin-1", "replace").translate(_ONE_FIGURE).decode("latin-1"))


@lru_cache(4)
def beside_figures(text: str) -> str:
    """What stands beside the figures of a text in its plain form: what has a figure in it need not be sought elsewhere.

    The pieces are put together with line breaks, so this tells what is not in `text`, and not where anything stands.
    """
    spans = _joined(_figures(text), _BEFORE_FIGURE, _BEHIND_FIGURE)
    return "\n".join([text[start:end] for start, end in spans])


def first_signs(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for the first sign of each place where any of `words` begins.

    Of words that begin with a capital letter it finds all in the time that `str.find` takes for a few.
    """
    rest: dict[str, list[str]] = {}
    for word in words:
        rest.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?={'|'.join(ends)})" for first, ends in rest.items()))


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
    figures = _figures(text)
    return [place for place in places if bisect_left(figures, place - before) < bisect_left(figures, place + after)]


def places_before_figures(words: Iterable[str], text: str, after: int, *, before: int = 0) -> list[int]:
    """Where any of these words begins and a figure stands, not more than `after` signs on, or `before` signs back."""
    beside = beside_figures(text)
    return with_figure(places_of([word for word in words if word in beside], text), text, before, after)


def matches(
    pattern: re.Pattern[str], text: str, places: Iterable[int], before: int, after: int
) -> Iterable[re.Match[str]]:
    """What `pattern` finds in `text` from so many signs before one of the `places`, in order, to so many after it."""
    windows = _joined(places, before, after)
    return _matches(pattern, text, windows) if windows else ()


def _matches(pattern: re.Pattern[str], text: str, windows: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for start, end in windows:
        # A pattern takes the end of its window for the end of the text.
        yield from pattern.finditer(text, start, _END_OF_WORD.search(text, min(end, len(text))).start())  # type: ignore[union-attr]  # every text ends, so it matches


def _joined(places: Iterable[int], before: int, after: int) -> list[tuple[int, int]]:
    joined = []
    start, end = 0, -1
    for place in places:
        if place - before > end:
            if end >= 0:
                joined.append((start, end))
            start = max(0, place - before)
        end = place + after
    if end >= 0:
        joined.append((start, end))
    return joined
