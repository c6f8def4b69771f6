"""How references are found however somebody writes them: `2021/702`, `FOI 2021-702`, `foi 702/21`.

`references.js` does the same with what is typed: both are held to the same examples in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

SHARDS = 100
"""In how many files the keys lie, so that a search loads one of them: by the last two digits of the key."""

_LEFT_OUT = frozenset(("foi", "foia", "eir", "foisa", "ref", "reference", "request", "response", "no", "number"))
"""Words that people put before a reference, or leave out."""

_PIECE = re.compile(r"[^\W\d_]+|[0-9]+")
_TWO_NUMBERS = re.compile(r"([0-9]+)-([0-9]+)")
_YEAR = re.compile(r"(?:19|20)([0-9]{2})")


def pieces(text: str) -> list[str]:
    """The letters and numbers of a reference, in small letters, without the words that say that it is one."""
    return [piece for piece in _PIECE.findall(text.lower()) if piece not in _LEFT_OUT]


def key(text: str) -> str:
    """The one form of whatever is the same reference; empty for what has no number, and so is none."""
    found = pieces(text)
    if not any(piece.isdecimal() for piece in found):
        return ""
    return "-".join(piece.lstrip("0") or "0" if piece.isdecimal() else piece for piece in found)


def keys(reference: str) -> Iterator[str]:
    """Every key under which a reference is looked for, its own first."""
    own = key(reference)
    if not own:
        return
    found = pieces(reference)
    yield own
    if len(found) > 1:
        yield key("".join(found))
    numbers = [piece for piece in found if piece.isdecimal()]
    if len(numbers) != len(found):
        yield key("-".join(numbers))
    if found_years := _TWO_NUMBERS.fullmatch("-".join(numbers)):  # some write them the other way round
        year, number = found_years.groups()
        yield key(f"{number}-{year}")
        if match := _YEAR.fullmatch(year):
            yield key(f"{match[1]}-{number}")
            yield key(f"{number}-{match[1]}")


def shard(written: str) -> int:
    """The number of the file that the key `written` lies in."""
    return int("".join(re.findall("[0-9]", written))[-2:])


def shards(references: Sequence[Sequence[str]]) -> list[dict[str, list[int]]]:
    """For each file what it holds: the numbers of the responses that a key may mean, the likeliest first.

    `references` are those of each response, in the order of their numbers.
    """
    own: list[dict[str, list[int]]] = [{} for _ in range(SHARDS)]
    others: list[dict[str, list[int]]] = [{} for _ in range(SHARDS)]
    for number, names in enumerate(references):
        for reference in names:
            for place, written in enumerate(dict.fromkeys(keys(reference))):
                _add((others if place else own)[shard(written)], written, number)
    return [_merged(first, second) for first, second in zip(own, others, strict=True)]


def _add(found: dict[str, list[int]], written: str, number: int) -> None:
    numbers = found.setdefault(written, [])
    if number not in numbers:
        numbers.append(number)


def _merged(first: Mapping[str, list[int]], second: Mapping[str, list[int]]) -> dict[str, list[int]]:
    return {
        written: list(dict.fromkeys([*first.get(written, ()), *second.get(written, ())]))
        for written in sorted({*first, *second})
    }
