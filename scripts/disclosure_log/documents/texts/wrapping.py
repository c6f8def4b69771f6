"""Which lines of a plain text go on in the next one: those of a text that was wrapped at a fixed width.

Programs that wrap a line do so where its next word has no room. Lines that are meant to end, such as those of an
address, end where there would have been room for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosure_log.documents.texts.marks import LINE_ENDS

_NARROWEST, _WIDEST = 50, 200
"""Between which widths texts are wrapped."""

_OUTLIERS = 15
"""How many of the longest lines are tried as the width: others are addresses of web pages, tables, or typed by hand."""

_ABOVE = 8
"""By how many characters a line that somebody wrapped by hand may be longer than the others."""

_NEARLY_ALL = 0.8
"""What share of the lines that any width finds wrapped has to be so by the one that is taken, the largest such."""

_LEAST_FULL = 2
_MOST_OPEN = 0.4
"""On what share of the lines of running text may end though there is room; those of its headings, for one."""

_ITEM = re.compile(
    r"\s*(?:[•◦▪‣·●○*>|+\u2013\u2014-]\s|#{1,6}\s|[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.):\]]\s"
    r"|\d{1,3}(?:\.\d{1,3})+\.?\s|(?:Q|A|Question|Cwestiwn|Part|Rhan)\s?\d{1,3}[.):]?\s|.*\|\s*$)"
)
"""What begins a line of its own, or stands in a table."""

_IN_COLUMNS = re.compile(r"\S(?: {3,}|[ ]*\t\s*)\S")
"""A row of a table that blanks keep in columns, or words at both edges of the page."""

_DIVIDED = re.compile(r"\s\S*\w-$")
_SUSPENDED = re.compile(r"\s*(?:and|or|to|a|ac|neu|i)\s")
"""What follows the hyphen of "pre- and post-war"."""

_LABEL = re.compile(r"\s*[^\W\d_][^:.?!]{0,30}:(?:\s|$)")
"""A line such as "Our reference: FOI 123"."""


def wrapped(lines: Sequence[str]) -> frozenset[int]:
    """The indexes of the lines that go on in the next; none where the text is not wrapped."""
    rows = {index for index, line in enumerate(lines) if _IN_COLUMNS.search(line)}
    lines = [line.expandtabs(8).rstrip() for line in lines]
    pairs = [
        index
        for index, line in enumerate(lines[:-1])
        if line and lines[index + 1] and index not in rows and index + 1 not in rows
    ]
    widths = sorted({len(lines[index]) for index in pairs if " " in lines[index].strip()}, reverse=True)
    found: list[list[int]] = []
    for width in widths[:_OUTLIERS]:
        if not _NARROWEST <= width <= _WIDEST:
            continue
        full = [index for index in pairs if _is_full(lines[index], lines[index + 1], width)]
        if len(full) >= _LEAST_FULL and len(_open(lines, full)) <= _MOST_OPEN * len(full):
            found.append(full)
    most = max(map(len, found), default=0)
    taken = next((full for full in found if len(full) >= _NEARLY_ALL * most), [])
    return frozenset(index for index in taken if not _begins(lines[index + 1]))


def in_lines(lines: Sequence[str], going_on: Sequence[bool]) -> str:
    """Lines as the words of one text: marked where one goes on, a line feed where it was meant to end.

    A hyphen before which nothing but a word stands is the word's own: who wraps a plain text adds none. The mark then
    stands before the word, which is whole again.
    """
    said = ""
    for line, goes_on, following in zip(lines, going_on, [*lines[1:], ""], strict=True):
        divided = _DIVIDED.search(line) if goes_on else None
        if divided:
            blank = " " if _SUSPENDED.match(following) else ""
            said += f"{line[: divided.start()].rstrip()}{LINE_ENDS} {divided[0].strip()}{blank}"
        else:
            said += f"{line}{LINE_ENDS} " if goes_on else f"{line}\n"
    return said.rstrip(f"\n {LINE_ENDS}")


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the line that follows would have had no room in this one."""
    room = width - len(line)
    if room < -_ABOVE and " " in line.strip():
        return False
    return len(following.split(maxsplit=1)[0]) + 1 > room


def _open(lines: Sequence[str], full: Sequence[int]) -> list[int]:
    """The lines that follow a full one and end though there is room, with another line after them."""
    known = set(full)
    return [
        index + 1
        for index in full
        if index + 1 not in known and index + 2 < len(lines) and lines[index + 2] and not _begins(lines[index + 2])
    ]


def _begins(line: str) -> bool:
    return bool(_ITEM.match(line) or _LABEL.match(line))
