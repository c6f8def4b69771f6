"""The index in pieces, each of which a browser can load by itself: a range of the alphabet with its postings.

A piece holds a good number of words, so that what was loaded does not tell which of them somebody looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import sub
from typing import Any

from disclosure_log.search.postings import Group

LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""A sign for each level that a word can have in a part."""

MOST_POSTINGS, MOST_FORMS, FEWEST_FORMS = 4_000, 800, 25
"""A piece ends with whichever of the first two it reaches, but not before it has so many forms."""


@dataclass(slots=True)
class Piece:
    """What stands in the two files of one piece, by the forms of words, in the order of the alphabet."""

    first: str
    """Its first form."""

    words: dict[str, Any] = field(default_factory=dict)
    """For a home its other forms, the parts that hold the word as steps from one to the next, and the level in each;
    for another form its home."""

    places: dict[str, list[list[int]]] = field(default_factory=dict)
    """For a home how many places it has in each of its parts, and where these are, as steps from one to the next."""


def pieces(groups: Mapping[str, Group], levels: Mapping[str, Sequence[int]]) -> Iterator[Piece]:
    """The pieces of an index, in the order of the alphabet; `levels` are those of each group, by its home."""
    homes = {form: home for home, group in groups.items() for form in group.forms}
    piece, postings = Piece(""), 0
    for form in sorted(homes):
        full = postings >= MOST_POSTINGS or len(piece.words) >= MOST_FORMS
        if full and len(piece.words) >= FEWEST_FORMS:
            yield piece
            piece, postings = Piece(form), 0
        home = homes[form]
        if form != home:
            piece.words[form] = home
            continue
        group = groups[home]
        signs = "".join(LEVELS[level] for level in levels[home])
        piece.words[home] = [sorted(group.forms - {home}), steps(group.parts), signs]
        piece.places[home] = [group.numbers.tolist(), steps(group.places)]
        postings += len(group.parts)
    if piece.words:
        yield piece


def steps(numbers: Sequence[int]) -> list[int]:
    """The first number, and what each of the others has more than the one before it."""
    return [*numbers[:1], *map(sub, numbers[1:], numbers)]
