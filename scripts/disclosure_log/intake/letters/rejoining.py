"""Joins what the end of a page, a column or a narrow line divided: sentences, items and tables that go on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from disclosure_log.documents.texts import Block, Cell, Item, Items, Paragraph, Table
from disclosure_log.documents.texts.marks import LINE_ENDS, unmarked
from disclosure_log.intake.letters.dividing_words import CLOSING, REQUEST_HEADING, RESPONSE_HEADING, SALUTATION
from disclosure_log.intake.letters.found import Place

_ENDED = re.compile(r"[.:;!?\u2026\"')\]\u201d\u2019]\s*$")
_GOES_ON = re.compile(r"\s*(?:[a-z]{2,}|a)(?=[\s,;.'\u2019)-]|$)")
_SHORTEST = 20
"""Characters that a line has at least which its sentence runs over."""

_MOST = 0.5
"""At what share of the ends of lines a sentence goes on, in a paragraph whose lines are no lines of their own."""

Placed = tuple[Place, Block]


def rejoined(blocks: Iterable[Placed]) -> list[Placed]:
    """The blocks, those joined that are one."""
    found: list[Placed] = []
    again: list[Placed] = []
    """Paragraphs at the head of a page that may be the head of the table before, printed again."""
    for place, block in (piece for each in blocks for piece in _apart(each)):
        if isinstance(block, Paragraph):
            block = replace(block, text=_softened(block.text))  # noqa: PLW2901 - the same block
            again.append((place, block))
            if (left := _left_of_head(found, again)) is not None:
                again = again if left else []
                continue
            again.pop()
        for each in (*again, (place, block)):
            _add(found, each)
        again = []
    for each in again:
        _add(found, each)
    return found


def _apart(placed: Placed) -> Iterator[Placed]:
    """A block; lines in it that stand for themselves, such as "Response" or a greeting, as blocks of their own."""
    place, block = placed
    lines = block.text.split("\n") if isinstance(block, Paragraph) else []
    if len(lines) < 2:  # noqa: PLR2004 - it is one line
        yield placed
        return
    gathered: list[str] = []
    number = start = place.line
    for line in lines:
        words = unmarked(line).strip()
        if any(stands_alone.match(words) for stands_alone in (REQUEST_HEADING, RESPONSE_HEADING, SALUTATION, CLOSING)):
            if gathered:
                yield Place(place.page, start), Paragraph("\n".join(gathered))
            yield Place(place.page, number), Paragraph(line)
            gathered, start = [], number + 1 + line.count(LINE_ENDS)
        else:
            gathered.append(line)
        number += 1 + line.count(LINE_ENDS)
    if gathered:
        yield Place(place.page, start), Paragraph("\n".join(gathered))


def _add(found: list[Placed], each: Placed) -> None:
    joined = _joined(found[-1], each) if found else None
    if joined is None:
        found.append(each)
    else:
        found[-1] = found[-1][0], joined


def _left_of_head(found: Sequence[Placed], again: Sequence[Placed]) -> list[str] | None:
    """The words of the last table's head that the paragraphs do not say again; nothing where they say other words."""
    last = found[-1] if found else None
    if last is None or not isinstance(table := last[1], Table) or again[0][0].page == last[0].page:
        return None
    head = " ".join(_said(table.head or (table.rows[0] if table.rows else ()))).split()
    words = [word for _, block in again if isinstance(block, Paragraph) for word in unmarked(block.text).split()]
    return head[len(words) :] if words and head[: len(words)] == words else None


def _joined(before: Placed, after: Placed) -> Block | None:
    """The one block that two are; nothing where they are two."""
    new_page = before[0].page != after[0].page
    match before[1], after[1]:
        case Paragraph() as first, Paragraph() as second if new_page and _runs_on(first.text, second.text):
            return Paragraph(f"{first.text} {LINE_ENDS}{second.text}")
        case Items() as first, Paragraph() as second if _runs_on(_last(first.items), second.text):
            return Items(_with_last(first.items, second.text))
        case Table() as first, Table() as second if new_page and _same_columns(first, second):
            return _one_table(first, second)
        case _:
            return None


def _one_table(first: Table, second: Table) -> Table | None:
    """A table and its rows on the next page, without its head there; nothing where that has another head."""
    head = _said(first.head or first.rows[0])
    if second.head:
        return replace(first, rows=(*first.rows, *second.rows)) if _said(second.head) == head else None
    rows = second.rows[1:] if second.rows and _said(second.rows[0]) == head else second.rows
    return replace(first, rows=(*first.rows, *rows))


def _runs_on(first: str, second: str) -> bool:
    """Whether the sentence at the end of one text goes on in the other."""
    end, start = unmarked(first).rstrip(), unmarked(second)
    return len(end) >= _SHORTEST and not _ENDED.search(end) and _GOES_ON.match(start) is not None


def _softened(text: str) -> str:
    """The words of a paragraph; the ends of its lines soft where sentences go on over most of them."""
    lines = text.split("\n")
    if len(lines) < 2:  # noqa: PLR2004 - one line has no end within
        return text
    running = [_runs_on(one, other) for one, other in pairwise(lines)]
    if sum(running) >= _MOST * len(running):
        return f" {LINE_ENDS}".join(lines)
    pieces = [lines[0]]
    for line, runs in zip(lines[1:], running, strict=True):
        pieces.append(f" {LINE_ENDS}{line}" if runs else f"\n{line}")
    return "".join(pieces)


def _last(items: Sequence[Item]) -> str:
    return _last(items[-1].items) if items[-1].items else items[-1].text


def _with_last(items: tuple[Item, ...], words: str) -> tuple[Item, ...]:
    """The items, with words behind those of the last one."""
    last = items[-1]
    if last.items:
        return (*items[:-1], replace(last, items=_with_last(last.items, words)))
    return (*items[:-1], replace(last, text=f"{last.text} {LINE_ENDS}{words}"))


def _same_columns(first: Table, second: Table) -> bool:
    if not first.rows or not (second.rows or second.head):
        return False
    return len({len(row) for row in (*first.rows, *second.rows)}) == 1


def _said(row: Sequence[Cell]) -> list[str]:
    return [" ".join(unmarked(cell.text).split()) for cell in row]
