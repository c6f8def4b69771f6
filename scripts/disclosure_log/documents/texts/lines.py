"""Joins the lines of a page into paragraphs by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from disclosure_log.documents.texts.making import clean
from disclosure_log.documents.texts.model import Block, Paragraph
from disclosure_log.documents.texts.page import PageLetters

CLOSE = 0.75
"""How far apart the lines of a paragraph may be, in heights of a line."""

SHIFTED = 3.0
"""How far the lines of a paragraph may begin from each other, in heights of a line."""

SHORT = 0.15
"""A line that ends this part of the width before the longest one is the last of its paragraph."""

OTHER_SIZE = 1.15

_ITEM = re.compile(r"(?:[•◦▪‣·\u2013\u2014*-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+)\s")
"""What begins an item of a list rather than going on with a sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How high it is; never nothing."""
        return max(self.top - self.bottom, 0.1)


def letters_of(characters: Iterable[str]) -> list[str]:
    """The letters and digits among characters: what words are told by."""
    return [character for character in characters if character.isalnum()]


def in_one_line(text: str) -> str:
    """Words that ran over several lines; a hyphen at the end of one stays, and its word goes on after it."""
    return " ".join(clean(re.sub(r"(?<=\w)-[ \t]*[\r\n]+\s*(?=[^\W\d_])", "-", text)).split())


def paragraphs_of(letters: PageLetters, indexes: Sequence[int]) -> list[Block]:
    """The paragraphs that the characters at `indexes` make."""
    lines = _lines(letters, indexes)
    found: list[list[Line]] = []
    for line in lines:
        if found and _goes_on(found[-1], line, lines):
            found[-1].append(line)
        else:
            found.append([line])
    texts = (in_one_line("\n".join(line.text for line in paragraph)) for paragraph in found)
    return [Paragraph(text) for text in texts if text]


def _lines(letters: PageLetters, indexes: Sequence[int]) -> list[Line]:
    """The lines, in the order of the page's content."""
    lines: list[Line] = []
    run: list[int] = []
    last = -1
    for index in indexes:
        ends = letters.characters[index] in ("\r", "\n")
        if run and (ends or index != last + 1):
            lines += _line(letters, run)
            run = []
        if not ends:
            run.append(index)
        last = index
    return lines + (_line(letters, run) if run else [])


def _line(letters: PageLetters, run: list[int]) -> list[Line]:
    """A line, unless it is blank."""
    text = "".join(letters.characters[index] for index in run)
    shown = [index for index in run if letters.characters[index].strip()]
    if not shown:
        return []
    first, last = letters.place(shown[0]), letters.place(shown[-1])
    return [
        Line(
            text,
            min(first.left, last.left),
            min(first.bottom, last.bottom),
            max(first.right, last.right),
            max(first.top, last.top),
        )
    ]


def _goes_on(paragraph: list[Line], line: Line, lines: Sequence[Line]) -> bool:
    """Whether `line` goes on with the paragraph before it."""
    before = paragraph[-1]
    height = min(before.height, line.height)
    gap = before.bottom - line.top
    if not (-height < gap < CLOSE * height and line.bottom < before.bottom):
        return False
    if max(before.height, line.height) > OTHER_SIZE * height or abs(line.left - before.left) > SHIFTED * height:
        return False
    if _ITEM.match(line.text.lstrip()) or (len(paragraph) > 1 and line.left > before.left + height / 2):
        return False
    column = [other for other in lines if abs(other.left - before.left) <= SHIFTED * height]
    edge = max(other.right for other in column)
    return before.right > edge - SHORT * (edge - min(other.left for other in column))
