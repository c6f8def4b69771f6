"""Makes paragraphs, headings and lists of lines below each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from disclosure_log.documents.texts.model import Block, Heading, Paragraph
from disclosure_log.documents.texts.saying import PLAIN, Piece, said, without_bold
from disclosure_log.documents.texts.untagged.lists import is_initial, is_next, label_of, list_of
from disclosure_log.documents.texts.untagged.words import Line

CLOSE = 0.75
"""How far apart the lines of a paragraph may be, in heights of a line."""

DOUBLE = 2.7
"""How far below each other the lines of a text with wide spacing stand at most, in heights of a line."""

SENTENCE_APART = 0.45
"""How far below the end of a sentence another paragraph begins, in heights of a line."""

SHIFTED = 3.0
"""How far the lines of a paragraph may begin from each other, in heights of a line."""

SHORT = 0.15
"""A line that ends this part of the width before the longest one is the last of its paragraph."""

OTHER_SIZE = 1.15
LARGER = 1.22
LARGEST = 1.55
"""How much larger than the text the letters of headings are."""

LONGEST_HEADING = 130
LONGEST_LINE = 50
"""Characters of the lines of an address, at most."""

LONGEST_ADDRESS = 32
"""Characters of the lines of an address in a narrow column, at most."""

RUNNING = 40
"""Characters of a line of running text, at least."""

_NO_HEADING = re.compile(r"(?i:dear|annwyl|yours|yn gywir|yn ddiffuant)\b|.*[.;,?]$|.*:\s*\S|.*@|[\W\d_]*$")
_LABELLED = re.compile(r"[^\W\d_][\w /'\u2019.-]{1,28}:(?:\s|$)")


@dataclass(slots=True)
class _Group:
    """Lines that belong together."""

    lines: list[Line]
    label: str = ""
    ends: list[int] = field(default_factory=list)
    """After which of its lines a line was meant to end."""


@dataclass(frozen=True)
class Setting:
    """What a page's lines are compared with."""

    height: float
    """How high the lines of its running text are."""

    headings: bool = True
    """Whether there may be headings."""

    marks: bool = False


def flow_of(lines: Sequence[Line], setting: Setting) -> list[Block]:
    """The blocks of lines in one column, from its top to its foot."""
    return list(_blocks(_Column(lines, setting).groups(), setting))


class _Column:
    """The lines of a column, put together."""

    def __init__(self, lines: Sequence[Line], setting: Setting) -> None:
        self._lines = lines
        self._setting = setting
        self._edges: dict[tuple[int, int], tuple[float, float]] = {}
        self._apart = SENTENCE_APART
        self._close = self._usual()
        self._hard = self._hard_ends()
        self._labels = self._items()

    def groups(self) -> list[_Group]:
        """The lines that belong together."""
        found: list[_Group] = []
        for number, line in enumerate(self._lines):
            label = self._labels[number]
            if label or not found:
                if label and found and self._is_sentence(found[-1], number, label):
                    found[-1].lines.append(line)
                    continue
                found.append(_Group([line], label))
            elif self._goes_on(found[-1], number):
                found[-1].lines.append(line)
            elif self._is_below(found[-1], number):
                found[-1].ends.append(len(found[-1].lines))
                found[-1].lines.append(line)
            else:
                found.append(_Group([line]))
        return found

    def _usual(self) -> float:
        """How far the lines of a paragraph stand apart, in heights of a line; more where the text is set wide."""
        counted: Counter[float] = Counter()
        for before, line in pairwise(self._lines):
            if abs(before.left - line.left) <= 2 and len(before.text) >= RUNNING:  # noqa: PLR2004 - units of the page
                counted[round((before.bottom - line.top) / line.height, 1)] += 1
        if not counted:
            return CLOSE
        usual, times = counted.most_common(1)[0]
        wide = CLOSE < usual <= DOUBLE - 1 and times > 3 and times > counted.total() / 2  # noqa: PLR2004 - lines
        if times > 2:  # noqa: PLR2004 - lines
            self._apart = max(SENTENCE_APART, usual + 0.1)
        if wide:
            return usual + 0.15
        return min(CLOSE, max(usual, 0.0) + 0.35) if times > 2 else CLOSE  # noqa: PLR2004 - lines

    def _items(self) -> list[str]:
        """The label of each line that may begin an item; a single initial is the one of a name."""
        labels = [label_of(line.text) for line in self._lines]
        labelled = [number for number, label in enumerate(labels) if label]
        for place, number in enumerate(labelled):
            label = labels[number]
            if not is_initial(label):
                continue
            before = labels[labelled[place - 1]] if place else ""
            after = labels[labelled[place + 1]] if place + 1 < len(labelled) else ""
            if not (is_next(label, before) or (is_initial(after) and is_next(after, label))):
                labels[number] = "" if not place or not before else labels[number]
        return labels

    def _hard_ends(self) -> set[int]:
        """The lines that end though there is room: those of addresses and label blocks, even their longest."""
        hard: set[int] = set()
        run: list[int] = []
        for number in range(len(self._lines) + 1):
            line = self._lines[number] if number < len(self._lines) else None
            if line and run and self._is_tight(self._lines[run[-1]], line) and len(line.text) <= LONGEST_LINE:
                run.append(number)
                continue
            if len(run) > 2:  # noqa: PLR2004 - two lines say nothing
                edge = max(self._lines[each].right for each in run)
                roomy = sum(
                    self._has_room(self._lines[each], self._lines[after], edge) for each, after in pairwise(run)
                )
                if roomy >= 0.4 * (len(run) - 1) or self._is_address(run):
                    hard.update(run[:-1])
            run = [number] if line and len(line.text) <= LONGEST_LINE else []
        return hard

    def _is_address(self, run: Sequence[int]) -> bool:
        """Whether short lines of a narrow column are those of an address: each begins with a capital or a figure."""
        texts = [self._lines[number].text for number in run]
        narrow = self._setting.headings and max(len(line.text) for line in self._lines) <= LONGEST_LINE
        return narrow and all(
            len(text) <= LONGEST_ADDRESS and (text[0].isupper() or text[0].isdigit()) for text in texts
        )

    @staticmethod
    def _is_tight(before: Line, line: Line) -> bool:
        """Whether a line stands closely below another, in the same size."""
        height = min(before.height, line.height)
        gap = before.bottom - line.top
        return (
            -height < gap < CLOSE * height
            and line.baseline < before.baseline
            and max(before.height, line.height) <= OTHER_SIZE * height
            and abs(line.left - before.left) <= height / 2
        )

    @staticmethod
    def _has_room(before: Line, line: Line, edge: float) -> bool:
        """Whether the first word of a line would have fitted at the end of the line before it."""
        first = line.words[0]
        return before.right + 0.6 * line.height + first.right - first.left < edge

    def _edge(self, line: Line) -> tuple[float, float]:
        """Where the lines that begin about where this one does begin and end at most."""
        key = round(line.left), round(line.height)
        if key not in self._edges:
            near = [other for other in self._lines if abs(other.left - line.left) <= SHIFTED * line.height]
            self._edges[key] = min(other.left for other in near), max(other.right for other in near)
        return self._edges[key]

    def _is_close(self, before: Line, line: Line) -> bool:
        height = min(before.height, line.height)
        gap = before.bottom - line.top
        if not (-height < gap < self._close * height and line.baseline < before.baseline):
            return False
        return (
            max(before.height, line.height) <= OTHER_SIZE * height and abs(line.left - before.left) <= SHIFTED * height
        )

    def _goes_on(self, group: _Group, number: int) -> bool:
        """Whether a line goes on with the sentence before it."""
        before, line = group.lines[-1], self._lines[number]
        if number - 1 in self._hard or not self._is_close(before, line):
            return False
        if len(before.text) <= LONGEST_LINE and _LABELLED.match(line.text):
            return False
        hangs = bool(group.label) and len(group.lines) == 1
        if len(group.lines) > 1 and line.left > before.left + line.height / 2 and not hangs:
            return False
        left, edge = self._edge(before)
        has_room = self._has_room(before, line, edge)
        is_apart = before.bottom - line.top > self._apart * line.height
        if before.text.endswith((".", "?", "!", ":")) and (has_room or is_apart):
            return False
        if has_room:
            return len(before.text) >= RUNNING and before.right > edge - SHORT * (edge - left)
        return True

    def _is_below(self, group: _Group, number: int) -> bool:
        """Whether a line is the next one of an address, a block of labels or an item."""
        before, line = group.lines[-1], self._lines[number]
        if not self._is_tight(before, line) or before.bold != line.bold:
            return False
        if group.label:
            return len(group.lines) > 1 and line.left > group.lines[0].left + line.height / 2
        return (
            all(len(each.text) <= LONGEST_LINE for each in (before, line))
            and len(group.ends) == len(group.lines) - 1
            and not before.text.endswith((".", "?", "!"))
        )

    def _is_sentence(self, group: _Group, number: int, label: str) -> bool:
        """Whether what looks like the number of an item is one of a sentence that goes on, as "12." after "section"."""
        before, line = group.lines[-1], self._lines[number]
        if not self._is_tight(before, line) or before.text.endswith((":", ";", ".", "?", "!")):
            return False
        if group.label and len(group.lines) == 1:
            return False
        if group.label and label_of(line.text) and line.left < group.lines[0].left + line.height / 2:
            return False
        return bool(label) and len(before.text) >= RUNNING and not self._has_room(before, line, self._edge(before)[1])


def pieces_of(lines: Sequence[Line]) -> Iterator[Piece]:
    """The letters of lines, with blanks between their words and ends between them."""
    for number, line in enumerate(lines):
        if number:
            yield "\n", PLAIN
        for place, word in enumerate(line.words):
            if place:
                yield " ", PLAIN
            yield from word.pieces


def _text(group: _Group, setting: Setting, *, heading: bool = False) -> str:
    """The words of a group, a line for each that was meant to end."""
    cuts = [0, *group.ends, len(group.lines)]
    texts: list[str] = []
    for start, end in pairwise(cuts):
        pieces = list(pieces_of(group.lines[start:end]))
        texts.append(said(without_bold(pieces) if heading else pieces, marks=setting.marks))
    return "\n".join(text for text in texts if text)


def _blocks(groups: Sequence[_Group], setting: Setting) -> Iterator[Block]:
    items: list[tuple[float, float, str]] = []
    for number, group in enumerate(groups):
        level = _level(groups, number, setting)
        text = _text(group, setting, heading=bool(level))
        if group.label and not level:
            if text:
                items.append((group.lines[0].left, group.lines[0].height, text))
            continue
        if items:
            yield list_of(items)
            items = []
        if text:
            yield Heading(level, text) if level else Paragraph(text)
    if items:
        yield list_of(items)


def _level(groups: Sequence[_Group], number: int, setting: Setting) -> int:
    """The level of the heading that a group of lines is; 0 for what is none."""
    group = groups[number]
    if not setting.headings or group.label or group.ends or len(group.lines) > 2:  # noqa: PLR2004 - lines of a heading
        return 0
    text = " ".join(line.text for line in group.lines)
    if len(text) > LONGEST_HEADING or _NO_HEADING.match(text):
        return 0
    size = max(line.height for line in group.lines) / setting.height
    if size < LARGER and not all(line.bold for line in group.lines):
        return 0
    if number + 1 == len(groups) or not _stands_apart(groups, number):
        return 0
    return 1 if size >= LARGEST else 2 if size >= LARGER else 3


def _stands_apart(groups: Sequence[_Group], number: int) -> bool:
    """Whether there is room above a group, and below it room or the running text that it heads."""
    lines, below = groups[number].lines, groups[number + 1]
    if number:
        above = groups[number - 1].lines[-1]
        if above.bottom - lines[0].top < 0.35 * min(above.height, lines[0].height):
            return False
    gap = lines[-1].bottom - below.lines[0].top
    runs = bool(below.label) or len(below.lines[0].text) >= RUNNING
    return gap > 0.35 * below.lines[0].height or runs
