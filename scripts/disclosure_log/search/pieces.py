"""A volume of the index in pieces, each of which a browser can load by itself: a range of the alphabet.

A piece holds a good number of words, so that none by itself tells what somebody looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import sub
from typing import Any

from disclosure_log.search.postings import Group

LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""A sign for each level that a word can have in a part."""

MOST_POSTINGS, MOST_STEMS, FEWEST_STEMS = 4_000, 800, 25
"""A piece ends with whichever of the first two it reaches, but not before it has so many stems."""


@dataclass(slots=True)
class Piece:
    """What stands in the two files of one piece, by the stems of words, in the order of the alphabet."""

    forms: dict[str, list[str]] = field(default_factory=dict)
    """In which forms each word occurs."""

    words: dict[str, list[Any]] = field(default_factory=dict)
    """The parts that hold each word as steps from one to the next, and the level in each."""

    places: dict[str, list[list[int]]] = field(default_factory=dict)
    """How many places each word has in each of its parts, and where these are, as steps from one to the next."""


def pieces(groups: Mapping[str, Group], levels: Mapping[str, Sequence[int]]) -> Iterator[Piece]:
    """The pieces of a volume, in the order of the alphabet; `levels` are those of each group, by its stem."""
    piece, postings = Piece(), 0
    for stem in sorted(groups):
        full = postings >= MOST_POSTINGS or len(piece.words) >= MOST_STEMS
        if full and len(piece.words) >= FEWEST_STEMS:
            yield piece
            piece, postings = Piece(), 0
        group = groups[stem]
        piece.forms[stem] = sorted(group.forms)
        piece.words[stem] = [steps(group.parts), "".join(LEVELS[level] for level in levels[stem])]
        piece.places[stem] = [group.numbers.tolist(), steps(group.places)]
        postings += len(group.parts)
    if piece.words:
        yield piece


def steps(numbers: Sequence[int]) -> list[int]:
    """The first number, and what each of the others has more than the one before it."""
    return [*numbers[:1], *map(sub, numbers[1:], numbers)]
