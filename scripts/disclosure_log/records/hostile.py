"""Text that no letter holds, and that would keep the Markdown reader busy for minutes.

Its time grows with the square of what stands in one paragraph, and with the depth of what stands in one another. The
limits are far above any letter, and low enough that the largest file takes seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DEEPEST = 40
_MOST_LINES = 40_000
_MOST_TAGS = 10_000
_MOST_COLUMNS = 500
_MOST_SIGNS = 10_000
"""In one paragraph, or in one row of a table, whose cells the reader takes one by one."""

_BLOCK_END = re.compile(r"\n[ \t]*\n")
_LINE = re.compile("\n")
_TAG = re.compile(r"<[a-zA-Z!?]")
_SIGN = re.compile(r"[`*_\[<&\\!]")
_CELL = re.compile(r"\|")
_MANY_LEVELS = re.compile(
    rf"^(?:[ \t]*(?:>|[*+-](?=[ \t])|\d{{1,9}}\.(?=[ \t]))){{{_DEEPEST + 1}}}", re.MULTILINE | re.ASCII
)
_TABLE_RULE = re.compile(r"[^\n]*\n[ \t|:-]+(?:\n|$)")
_PAIRS = (
    re.compile(r"(\[)|\]"),
    re.compile(r"(\()|\)"),
    re.compile(r"(<(?=[a-zA-Z/!?]))|>"),
)


def too_much(source: str) -> int | None:
    """Where the text exceeds what any letter holds; none where all is well."""
    for pattern, most in ((_LINE, _MOST_LINES), (_TAG, _MOST_TAGS)):
        if (place := _after(pattern, most, source, 0, len(source))) is not None:
            return place
    if levels := _MANY_LEVELS.search(source):
        return levels.start()
    if _little(source):
        return None
    for start, end in _blocks(source):
        limits = [(_SIGN, _MOST_SIGNS)]
        pieces = [(start, end)]
        if _TABLE_RULE.match(source, start, end):
            limits.append((_CELL, _MOST_COLUMNS))
            pieces = list(_lines(source, start, end))
        for piece in pieces:
            places = [_after(pattern, most, source, *piece) for pattern, most in limits]
            places += [_too_deep(pair, source, *piece) for pair in _PAIRS]
            if found := [place for place in places if place is not None]:
                return min(found)
    return None


def _little(source: str) -> bool:
    """Whether the whole text holds no more than one paragraph or row may: then none of them holds too much."""
    return (
        len(source) <= _MOST_SIGNS and source.count("|") <= _MOST_COLUMNS and max(map(source.count, "[(<")) <= _DEEPEST
    )


def _blocks(source: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BLOCK_END.finditer(source):
        yield start, match.end()
        start = match.end()
    yield start, len(source)


def _lines(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        line_end = source.find("\n", start, end) + 1 or end
        yield start, line_end
        start = line_end


def _after(pattern: re.Pattern[str], most: int, source: str, start: int, end: int) -> int | None:
    """Where the first match stands that is one too many."""
    for number, match in enumerate(pattern.finditer(source, start, end)):
        if number >= most:
            return match.start()
    return None


def _too_deep(pair: re.Pattern[str], source: str, start: int, end: int) -> int | None:
    depth = 0
    for match in pair.finditer(source, start, end):
        depth = depth + 1 if match[1] else max(depth - 1, 0)
        if depth > _DEEPEST:
            return match.start()
    return None
