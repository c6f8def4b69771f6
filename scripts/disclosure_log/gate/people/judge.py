"""Judges what a file says, whatever kind of file it is: personal data, data about people row by row, canaries."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from disclosure_log.gate.notes import NOWHERE, Notes, Place
from disclosure_log.gate.people import Permitted, Weight, search
from disclosure_log.gate.people.canaries import Canaries
from disclosure_log.gate.people.tables import shapes

_AT_ONCE = 200_000
"""Characters that are searched together: pieces are short, and numbers are broken over lines."""

_LINE, _ROW = "\n", " \x1e\n"
"""What stands between two pieces, which a number may cross, and between two rows, which none does."""

Piece = tuple[str, Place]


def judge_people(notes: Notes, permitted: Permitted, canaries: Canaries | None, name: str) -> None:
    """Note what `notes.texts`, `notes.rows` and the `name` of a file say of people, and what stands on the list."""
    told: set[tuple[str, str, int, int, int]] = set()
    rows = [("\t".join(cells), place) for cells, place in notes.rows]
    for pieces, between in ((list(notes.texts), _LINE), (rows, _ROW)):
        for text, starts, places in _joined(pieces, between):
            for what, start, end in _found(text, permitted, canaries):
                place, value = places[bisect_right(starts, start) - 1], text[start:end]
                # What is read twice, as text and as a row, is one thing.
                one = (what, " ".join(value.split()), place.page, place.sheet, place.row)
                if one not in told:
                    told.add(one)
                    notes.note(what, place, value)
    for table in _tables(notes.rows):
        for shape in shapes(table):
            notes.note(shape.what, shape.place)
    spoken = name.rpartition(".")[0].replace("_", " ") or name
    if any(found.weight is Weight.STRONG for text in (name, spoken) for found in search(text, permitted)):
        notes.note("people-in-name", NOWHERE, name)
    if canaries and any(True for text in (name, spoken) for _ in canaries.search(text)):
        notes.note("people-canary-in-name", NOWHERE, name)


def _found(text: str, permitted: Permitted, canaries: Canaries | None) -> Iterator[tuple[str, int, int]]:
    for found in search(text, permitted):
        if found.weight is Weight.STRONG:
            yield found.what, found.start, found.end
    if canaries:
        for start, end in canaries.search(text):
            yield "people-canary", start, end


def _joined(pieces: Iterable[Piece], between: str) -> Iterator[tuple[str, list[int], list[Place]]]:
    """Many pieces as one text, with where each begins and its place; long files are many texts."""
    parts: list[str] = []
    starts: list[int] = []
    places: list[Place] = []
    length = 0
    for text, place in pieces:
        parts.append(text + between)
        starts.append(length)
        places.append(place)
        length += len(parts[-1])
        if length >= _AT_ONCE:
            yield "".join(parts), starts, places
            # The last pieces are read again, so that nothing is lost where two texts meet.
            keep = len("".join(parts[-3:])) < _AT_ONCE // 2
            parts, places = (parts[-3:], places[-3:]) if keep else ([], [])
            starts, length = [], 0
            for part in parts:
                starts.append(length)
                length += len(part)
    if parts:
        yield "".join(parts), starts, places


def _tables(rows: Iterable[tuple[tuple[str, ...], Place]]) -> Iterator[list[tuple[tuple[str, ...], Place]]]:
    """The rows of each sheet or page."""
    for _, table in groupby(rows, key=lambda row: (row[1].page, row[1].sheet)):
        yield list(table)
