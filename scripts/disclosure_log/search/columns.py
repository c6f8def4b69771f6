"""By what responses are filtered, as columns: small enough to be loaded whole, so that a filter answers at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from disclosure_log.search.entries import Facet, Filed


def columns(filed: Sequence[Filed], facets: Sequence[Facet]) -> list[dict[str, Any]]:
    """For each facet its values, and for each response the number of its set of values.

    `{"name": "year", "title": "Year", "values": [["2021", "2021", ""]], "sets": [[0]], "of": [0, 0]}`.
    """
    return [_column(filed, facet) for facet in facets]


def _column(filed: Sequence[Filed], facet: Facet) -> dict[str, Any]:
    places = {value.name: place for place, value in enumerate(facet.values)}
    numbers: dict[tuple[int, ...], int] = {}
    of = [numbers.setdefault(_set(one.values.get(facet.name, ()), places), len(numbers)) for one in filed]
    return {
        "name": facet.name,
        "title": facet.title,
        "values": [[value.name, value.title, value.within] for value in facet.values],
        "sets": [list(values) for values in numbers],
        "of": of,
    }


def _set(names: Sequence[str], places: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted({places[name] for name in names}))
