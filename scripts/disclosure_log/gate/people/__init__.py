"""The search for personal data, by what numbers and names look like in the United Kingdom and what stands around them.

It finds much and not all: it never means that a text is free of personal data.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.gate.people.kinds import Found, Permitted, Weight
from disclosure_log.gate.people.names import search_names
from disclosure_log.gate.people.normal import is_sewn, normal
from disclosure_log.gate.people.numbers import search_numbers
from disclosure_log.gate.people.places import search_places

__all__ = ["Found", "Permitted", "Weight", "search"]

_BESIDE = 200
"""How near something weak has to stand to something else of a person, to count."""

_MANY = 10
"""How many different ones of a weak kind count by themselves."""


def search(text: str, permitted: Permitted, *, markup: bool = False) -> Iterator[Found]:
    """What `text` says of people, in order; with `markup`, the text is Markdown.

    What is weak alone is given as weak: see `Weight`.
    """
    found = set(_read(text, permitted, markup=False))
    if markup and is_sewn(text):
        found.update(_read(text, permitted, markup=True))
    yield from _weighed(text, _each_once(sorted(found)))


def _read(text: str, permitted: Permitted, *, markup: bool) -> Iterator[Found]:
    plain = normal(text, markup=markup)
    for detector in (search_names, search_numbers, search_places):
        for found in detector(plain.text, permitted):
            start, end = plain.span(found.start, found.end)
            yield Found(start, end, found.what, found.weight)


def _each_once(found: list[Found]) -> list[Found]:
    """Of what overlaps and is of one kind, the longest and heaviest."""
    kept: dict[str, Found] = {}
    every: list[Found] = []
    for one in found:
        last = kept.get(one.what)
        if last and one.start < last.end:
            joined = Found(last.start, max(last.end, one.end), one.what, max(last.weight, one.weight))
            every[every.index(last)] = kept[one.what] = joined
        else:
            kept[one.what] = one
            every.append(one)
    return every


def _weighed(text: str, found: list[Found]) -> Iterator[Found]:
    """What is weak becomes strong beside something else, or where there are many different ones of its kind."""
    values: dict[str, set[str]] = {}
    for one in found:
        if one.weight is Weight.WEAK:
            values.setdefault(one.what, set()).add(text[one.start : one.end].casefold())
    for number, one in enumerate(found):
        if one.weight is Weight.WEAK and (
            len(values[one.what]) >= _MANY
            or any(
                other.weight is Weight.STRONG and other.start - one.end <= _BESIDE and one.start - other.end <= _BESIDE
                for other in found[max(0, number - 5) : number + 6]
            )
        ):
            yield Found(one.start, one.end, one.what, Weight.STRONG)
        else:
            yield one
