"""Finds where words stand in columns beside each other, with a clear gutter between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure_log.documents.texts.untagged.lists import label_of
from disclosure_log.documents.texts.untagged.words import Line, Word, line_of

WIDE = 1.3
"""A gap between words that may be a gutter, in heights of a line; the blanks of a justified line are narrower."""

GUTTER = 0.55
"""How wide a gutter is at least where the longest line of a column comes nearest to the next one."""

TIGHT = 1.9
"""How far the lines of one cell or block stand below each other, in heights of a line."""

MOST_LINES = 1_500
MOST_ALONE = 12
"""How many lines may follow each other with words in one column alone."""

Gap = tuple[float, float]


@dataclass(frozen=True)
class Zone:
    """Lines that follow each other and have the same gutters."""

    lines: tuple[Line, ...]
    gutters: tuple[Gap, ...]

    @property
    def rows(self) -> list[list[Line | None]]:
        """For each line, what of it stands in each column."""
        found: list[list[Line | None]] = []
        for line in self.lines:
            cells: list[list[Word]] = [[] for _ in range(len(self.gutters) + 1)]
            for word in line.words:
                cells[sum(word.middle > gutter[0] for gutter in self.gutters)].append(word)
            found.append([line_of(words) if words else None for words in cells])
        return found


def zones_of(lines: Sequence[Line]) -> Iterator[Zone]:
    """The lines in order, in zones; those of a zone without gutters run over the whole width."""
    plain: list[Line] = []
    place = 0
    while place < len(lines):
        zone = _zone(lines, place, len(plain)) if len(lines) < MOST_LINES else None
        if not zone:
            plain.append(lines[place])
            place += 1
            continue
        start, end, gutters = zone
        del plain[len(plain) - (place - start) :]
        if plain:
            yield Zone(tuple(plain), ())
        plain = []
        yield Zone(tuple(lines[start:end]), gutters)
        place = end
    if plain:
        yield Zone(tuple(plain), ())


def gaps_of(line: Line) -> list[Gap]:
    """The gaps between its words; what stands after the number of a list item is none."""
    words = line.words
    found: list[Gap] = []
    right = words[0].right
    for number, word in enumerate(words[1:], 1):
        if word.left > right and not (number == 1 and label_of(f"{words[0].text} x") and not _is_figure(words)):
            found.append((right, word.left))
        right = max(right, word.right)
    return found


def _is_figure(words: Sequence[Word]) -> bool:
    return len(words) > 1 and bool(re.fullmatch(r"[-\u2013*]", words[0].text)) and words[1].text[:1].isdigit()


def _zone(lines: Sequence[Line], place: int, free: int) -> tuple[int, int, tuple[Gap, ...]] | None:
    """Where the zone begins and ends that the line at `place` opens, and its gutters; none where it opens none."""
    line = lines[place]
    seeds = [gap for gap in gaps_of(line) if gap[1] - gap[0] >= WIDE * line.height]
    for seed in sorted(seeds, key=lambda gap: gap[0] - gap[1]):
        end, gutter, both = _reach(lines, place, seed)
        if both < 2:  # noqa: PLR2004 - one line with a gap is no column
            continue
        start, gutter = _begin(lines, place, free, gutter)
        gutters = _gutters(lines[start:end], gutter)
        if gutters:
            return start, end, gutters
    return None


def _reach(lines: Sequence[Line], place: int, seed: Gap) -> tuple[int, Gap, int]:
    """How far down a gutter goes, how wide it is there, and how many lines have words on both of its sides."""
    gutter, end, both = seed, place + 1, 1
    columns = {round(lines[place].left), round(seed[1])}
    alone = 0
    waiting: list[tuple[int, Gap]] = []
    for number in range(place + 1, len(lines)):
        line, before = lines[number], lines[number - 1]
        narrower, beside = _through(line, waiting[-1][1] if waiting else gutter)
        if narrower is None:
            break
        tight = before.baseline - line.baseline <= TIGHT * max(before.height, line.height)
        if beside:
            if before.baseline - line.baseline > 2 * TIGHT * max(before.height, line.height):
                break
            gutter, end, both, alone, waiting = narrower, number + 1, both + 1, 0, []
            columns |= {round(line.left)}
            continue
        alone += 1
        if any(stop - start >= WIDE * line.height for start, stop in gaps_of(line)):
            break
        if alone > MOST_ALONE or (not tight and not _at(line.left, columns)):
            break
        waiting.append((number, narrower))
    # Lines after the last with words on both sides belong to a column while they follow closely.
    for number, narrower in waiting:
        line, before = lines[number], lines[number - 1]
        if before.baseline - line.baseline > TIGHT * min(before.height, line.height) or not _at(line.left, columns):
            break
        gutter, end = narrower, number + 1
    return end, gutter, both


def _at(left: float, columns: set[int]) -> bool:
    return any(abs(left - column) <= 3 for column in columns)  # noqa: PLR2004 - units of the page


def _through(line: Line, gutter: Gap) -> tuple[Gap | None, bool]:
    """What is left of a gutter that goes through a line, and whether the line has words on both of its sides."""
    gaps = [(float("-inf"), line.left), *_all_gaps(line), (line.right, float("inf"))]
    found: Gap | None = None
    beside = False
    for start, end in gaps:
        left, right = max(start, gutter[0]), min(end, gutter[1])
        if right - left >= GUTTER * line.height and (found is None or right - left > found[1] - found[0]):
            found, beside = (left, right), start > float("-inf") and end < float("inf")
    return found, beside


def _all_gaps(line: Line) -> list[Gap]:
    found: list[Gap] = []
    right = line.words[0].right
    for word in line.words[1:]:
        if word.left > right:
            found.append((right, word.left))
        right = max(right, word.right)
    return found


def _begin(lines: Sequence[Line], place: int, free: int, gutter: Gap) -> tuple[int, Gap]:
    """Where a zone begins, and its gutter there: lines that closely precede it in both columns, or at the right."""
    start = place
    while start > place - free:
        line, below = lines[start - 1], lines[start]
        narrower, beside = _through(line, gutter)
        is_close = line.baseline - below.baseline <= TIGHT * max(line.height, below.height)
        if narrower is None or not is_close or not (beside or line.left >= gutter[0]):
            break
        start, gutter = start - 1, narrower
    return start, gutter


def _gutters(lines: Sequence[Line], gutter: Gap) -> tuple[Gap, ...]:
    """All gutters that go through the lines, the given one among them."""
    spans = sorted((word.left, word.right) for line in lines for word in line.words)
    height = sorted(line.height for line in lines)[len(lines) // 2]
    found: list[Gap] = []
    right = spans[0][1]
    for left, end in spans:
        if left - right >= GUTTER * height:
            gap = (right, left)
            both = sum(line.left < gap[0] and line.right > gap[1] for line in lines)
            wide = any(
                start <= gap[0] and gap[1] <= stop and stop - start >= WIDE * line.height
                for line in lines
                for start, stop in gaps_of(line)
            )
            if both >= 2 and wide:  # noqa: PLR2004 - as for the first
                found.append(gap)
        right = max(right, end)
    return tuple(found) if any(gap[0] < gutter[1] and gap[1] > gutter[0] for gap in found) else ()
