"""Personal data in a response itself: its facts and the words of request and letter.

The commonest mistake of a disclosure log is the name or the address of whoever asked, left in the text of the request.
Whatever the file says is searched, shown or not: comments in HTML, addresses of links, alternative texts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from disclosure_log.config import Options
from disclosure_log.findings import Finding
from disclosure_log.gate.acceptance import accepted_codes, block, misfits
from disclosure_log.gate.conditions import permitted_by
from disclosure_log.gate.meanings.people import INSTEAD, NOUNS
from disclosure_log.gate.people import Found, Permitted, Weight, search
from disclosure_log.records.public_form import blanked
from disclosure_log.records.response import Response
from disclosure_log.records.said import said_hash
from disclosure_log.records.source import Source
from disclosure_log.records.strict_yaml import Path, read_mapping

CODE, CANARIES = "DL120", "DL122"
_ACCEPTABLE = frozenset({CODE, CANARIES})
_ACCEPTED = "accepted"
_BETWEEN = " \x1e\n"
"""Stands between two values, so that nothing is found that goes from one into the next."""

_TAKE_OUT = "Take it out: write [name redacted] or what it is in its place."
_MOST = 50
"""Findings of one response that are told."""


def check_personal(response: Response, options: Options, source: Source) -> Iterator[Finding]:
    """Rule DL120: what identifies somebody in `response`, whose file is `source`.

    Rule DL123: what does not fit of what is accepted there.
    """
    permitted = permitted_by(options)
    public = options.repository == "public"
    found = [*_in_facts(response, source, permitted, public=public), *_in_letter(source, permitted)]
    found = sorted(set(found))[:_MOST]
    accepted = response.front.accepted
    if not found and not accepted:
        return
    data = read_mapping(source.front, response.source, first_line=2)[0].data
    sha256 = said_hash(data, source.body)
    agreed = CODE in accepted_codes(accepted, sha256)
    for line, inside, what in found:
        # What stands among the reasons for accepting is not among what was accepted.
        if not agreed or inside:
            hint = _hint(what, sha256, first=not accepted, inside=inside)
            yield Finding(CODE, response.source, f"Here stands {NOUNS[what]}.", hint, line)
    codes = {CODE} if any(not inside for _, inside, _ in found) else set()
    # Whether something stands on the list of canaries is found out elsewhere.
    for misfit in misfits(accepted, codes | {CANARIES}, sha256, of="the response", can_be=_ACCEPTABLE):
        yield response.finding("DL123", ("accepted", misfit.number), misfit.message, misfit.hint)


def _hint(what: str, sha256: str, *, first: bool, inside: bool) -> str:
    if inside:
        return f"{_TAKE_OUT} What says who accepts something, and why, is public too."
    entry = block(CODE, sha256)
    add = f"write among the facts, with your role and the reason: accepted: [{entry}]"
    more = f"add to the list under accepted, with your role and the reason: {entry}"
    return " ".join(
        filter(None, (_TAKE_OUT, INSTEAD.get(what), f"Where it is meant to be public, {add if first else more}"))
    )


_At = tuple[int, bool, str]
"""The line, whether it is inside of what is accepted, and what stands there."""


def _in_letter(source: Source, permitted: Permitted) -> Iterator[_At]:
    for found in _strong(search(source.body, permitted, markup=True)):
        yield source.body_line + source.body.count("\n", 0, found.start), False, found.what


def _in_facts(response: Response, source: Source, permitted: Permitted, *, public: bool) -> Iterator[_At]:
    """What stands in the front matter and in the name of the file."""
    front = facts_of(source, public=public)
    begins = sorted((mark.line, place) for place, mark in response.marks.items() if len(place) == 1)
    told = set()
    for found in _strong(search(front, permitted, markup=True)):
        line = 2 + front.count("\n", 0, found.start)
        key = next((place[0] for start, place in reversed(begins) if start <= line), "")
        told.add((found.what, key))
        yield line, key == _ACCEPTED, found.what
    # What is quoted, folded or broken over lines reads otherwise than it is written.
    values = list(values_of(response))
    starts = list(accumulate((len(value) + len(_BETWEEN) for _, value in values), initial=0))
    for found in _strong(search(_BETWEEN.join(value for _, value in values), permitted)):
        place = values[bisect_right(starts, found.start) - 1][0]
        if (found.what, place[0]) not in told:
            yield line_of(response, place), place[0] == _ACCEPTED, found.what
    for found in _strong(search(response.source.rpartition("/")[2].removesuffix(".md"), permitted)):
        yield line_of(response, ("reference",)), False, found.what


def facts_of(source: Source, *, public: bool) -> str:
    """The front matter as far as it may be read by anybody.

    Comments are notes of officers: in a private repository they are cut out before anything is public.
    """
    return source.front if public or "#" not in source.front else blanked(source.front)


def line_of(response: Response, place: Path) -> int:
    """The line of a key."""
    return response.finding(CODE, place, "", "").line


def values_of(response: Response) -> Iterator[tuple[Path, str]]:
    """Each text in the front matter, with the place of its key."""
    return _values(response.front.model_dump(exclude_unset=True), ())


def _values(data: Any, place: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _values(value, (*place, key))
    elif isinstance(data, list | tuple):
        for number, value in enumerate(data):
            yield from _values(value, (*place, number))


def _strong(found: Iterable[Found]) -> Iterator[Found]:
    return (one for one in found if one.weight is Weight.STRONG)
