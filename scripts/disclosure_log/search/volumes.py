"""Where the index is cut into volumes, so that a response that changes costs its own volume and no other.

A volume holds all responses of a block of days. Blocks are cut into halves until each holds few enough responses: so
where they end depends on the log alone, and what happens in one block moves no other. The calendar of the blocks counts
days since the year 1 (`date.toordinal`), and their lengths are powers of two.

In a log of up to 18,000 responses every volume is small, so that an edit of an old response costs no more than a new
one. In a larger log so many volumes would cost each search too many requests: there those of the archive are larger,
and only the newest one is small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

MOST = 1_500
"""Responses in a volume of a log that is not large, and in the newest one of any."""

MOST_IN_ARCHIVE = 10_000
"""Responses in any volume."""

SMALL_ONES = 12
"""The archive's volumes hold twice as many as before whenever the log would fill more than so many of them."""

_ALL_DAYS = 22
"""The last day that a date can say is number 3,652,059: less than two to the power of so many."""


@dataclass(frozen=True, slots=True)
class Block:
    """The responses of a block of days, which follow each other in the log and are one volume."""

    name: str
    """What the folder of the volume is called: its length as a power of two, and its place among such blocks."""

    start: int
    """The number of its newest response in the log, newest first."""

    end: int
    """The number after that of its oldest."""


def blocks(days: Sequence[date], most: int = MOST) -> list[Block]:
    """The blocks of a log whose responses, newest first, were sent on these days; those of the newest come first.

    `most` is how many responses a small volume holds.
    """
    archive = most
    while archive * SMALL_ONES < len(days) and archive < MOST_IN_ARCHIVE:
        archive = min(2 * archive, MOST_IN_ARCHIVE)
    numbers = [day.toordinal() for day in days]
    return list(_cut(numbers, Block("", 0, len(days)), _ALL_DAYS, most, archive))


def _cut(days: Sequence[int], block: Block, power: int, most: int, archive: int) -> Iterator[Block]:
    """The blocks that a block is cut into, which is two to the power of `power` days long."""
    size = block.end - block.start
    if not size:
        return
    place = days[block.start] >> power
    if size <= (archive if block.start else most):
        yield Block(f"{power}-{place}", block.start, block.end)
    elif power:
        middle = ((place << 1) | 1) << (power - 1)  # the first day of the later half
        number = block.start
        while number < block.end and days[number] >= middle:
            number += 1
        for half in (Block("", block.start, number), Block("", number, block.end)):
            yield from _cut(days, half, power - 1, most, archive)
    else:
        yield from reversed(list(_counted(block, place, archive)))


def _counted(day: Block, place: int, most: int) -> Iterator[Block]:
    """A single day on which more was sent: counted from its oldest response on."""
    for count, end in enumerate(range(day.end, day.start, -most)):
        yield Block(f"0-{place}-{count}", max(day.start, end - most), end)
