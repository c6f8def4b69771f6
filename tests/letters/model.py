"""What a synthetic letter is made of, and what it says: the truth that an import is measured against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Part(StrEnum):
    """Where words of a letter belong in the draft."""

    REQUEST = "request"
    RESPONSE = "response"

    EITHER = "either"
    """In the body, under one heading or the other: a question printed above its own answer."""

    NEUTRAL = "neutral"
    """May stand in the body and may be missing: the salutation, the subject, the words before the signature."""

    FURNITURE = "furniture"
    """Must not stand in the body: letterheads, running heads and feet, page numbers."""

    PRIVATE = "private"
    """Must stand nowhere in the draft: who asked, and where that person lives."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


_MARKUP = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|(?<!\w)\*(?P<italic>[^*\s][^*]*?)\*(?!\w)|\[(?P<words>[^\]]+)\]\((?P<link>[^)\s]+)\)"
)


def runs(text: str) -> tuple[Run, ...]:
    """The runs of words written as `**bold**`, `*italic*` and `[words](address)`."""
    found, place = [], 0
    for match in _MARKUP.finditer(text):
        if match.start() > place:
            found.append(Run(text[place : match.start()]))
        if match["bold"]:
            found.append(Run(match["bold"], bold=True))
        elif match["italic"]:
            found.append(Run(match["italic"], italic=True))
        else:
            found.append(Run(match["words"], link=match["link"]))
        place = match.end()
    if place < len(text):
        found.append(Run(text[place:]))
    return tuple(found)


def plain(text: str) -> str:
    """The words of such a text alone."""
    return "".join(run.text for run in runs(text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some words, written as `runs` reads them; a line feed in them is a line that was meant to end."""

    text: str
    part: Part = Part.RESPONSE
    align: str = "left"
    size: float = 11
    tight: bool = False
    """Whether the next block follows without a gap, as the lines of an address do."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading: a style in Word, a tag in a tagged PDF, larger or bold letters elsewhere."""

    text: str
    part: Part = Part.RESPONSE
    level: int = 2


@dataclass(frozen=True, slots=True)
class Items:
    """A list whose marks are `•`, or numbers written after the pattern `1.`, `1)`, `Q1.`, `a)`, `(i)`."""

    texts: tuple[str, ...]
    mark: str = "•"
    part: Part = Part.RESPONSE
    first: int = 1
    counted: bool = True
    """Whether an office program counts by itself; otherwise the marks are typed."""

    def marks(self) -> Iterator[str]:
        """The mark of each item, as a reader sees it."""
        for number in range(self.first, self.first + len(self.texts)):
            letter, roman = chr(96 + (number - 1) % 26 + 1), ROMAN[(number - 1) % len(ROMAN)]
            mark = re.sub(r"1", str(number), self.mark) if "1" in self.mark else self.mark
            if "1" not in self.mark:
                mark = self.mark.replace("i", roman) if "i" in self.mark else self.mark.replace("a", letter)
            yield mark


ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; each cell is written as `runs` reads it."""

    rows: tuple[tuple[str, ...], ...]
    head: bool = True
    part: Part = Part.RESPONSE
    parts: tuple[Part, ...] = ()
    """The part of each column, where they differ; the first row, a heading, is then neutral."""

    borders: bool = True
    widths: tuple[int, ...] = ()
    """How wide the columns are, in relation to each other."""

    def part_of(self, row: int, column: int) -> Part:
        """The part of a cell, counted from 0."""
        if not self.parts:
            return self.part
        return Part.NEUTRAL if self.head and row == 0 else self.parts[column]


@dataclass(frozen=True, slots=True)
class Box:
    """What stands in a frame beside the text: a text box of Word, a block at the right edge of a PDF's page."""

    blocks: tuple[Paragraph, ...]
    split: bool = False
    """Whether Word keeps the last word of each line in a run of its own."""


Block = Paragraph | Title | Items | Grid | Box


@dataclass(frozen=True, slots=True)
class Field:
    """What a letter says for one field."""

    value: str | None = None
    """None where it does not say: whatever the import gives is then invented."""

    also: tuple[str, ...] = ()
    """Other ways of reading it that are right as well."""

    required: bool = True
    """Whether leaving it out is a fault; a letter that says it in two ways, or only in its file's name, may be asked
    about.
    """

    @property
    def accepted(self) -> tuple[str, ...]:
        """All right answers."""
        return (self.value, *self.also) if self.value is not None else ()


NOTHING = Field()


def maybe(value: str, *also: str) -> Field:
    """A value that may be given and may be asked about."""
    return Field(value, also, required=False)


def stated(value: str, *also: str) -> Field:
    """A value that the letter states."""
    return Field(value, also)


Provision = tuple[str, str]
"""The law, as `law` in a response says it, and the provision in canonical form: `("FOIA", "31(1)(a)")`."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What a letter says."""

    reference: Field = NOTHING
    responded: Field = NOTHING
    received: Field = NOTHING
    correct_as_at: Field = NOTHING
    title: Field = NOTHING
    laws: frozenset[str] = frozenset()
    """The laws that it was answered under; empty where it names none."""

    exemptions: frozenset[Provision] = frozenset()
    """What it relies on, as deep as it says."""

    may: frozenset[Provision] = frozenset()
    """What it mentions beside that, as a step on the way: neither asked for nor wrong."""

    notice: frozenset[str] = frozenset()
    """The provisions under which it says that it is a refusal notice."""

    outcomes: frozenset[str] = frozenset()
    """Where they are plain; empty where a reader may doubt."""

    private: tuple[str, ...] = ()
    """What must not survive: names, addresses, e-mail addresses and telephone numbers of who asked."""

    questions: int = 0
    """How many numbered questions the request has; 0 where none are numbered."""


@dataclass(frozen=True)
class Letter:
    """A letter of a fictional authority."""

    name: str
    layout: str
    blocks: tuple[Block, ...]
    truth: Truth
    running_head: str = ""
    running_foot: str = ""
    pages: str = ""
    """How pages are numbered, such as `Page {page} of {pages}`; empty where they are not."""

    language: str = "en"
    stem: str = ""
    """The name of its file without the suffix; made from `name` where it is empty."""

    hyphenate: bool = False
    columns: int = 1
    order: str = "seen"
    """How a printer's driver orders what it draws: `seen`, `feet first`, `labels last`."""

    spacing: str = "lines"
    """How a printer's driver places words: whole `lines`, `words` one by one without blanks, or `kerned`."""

    traps: tuple[str, ...] = field(default=())
    """What is hard about it, for who reads the list of failures."""

    @property
    def file_stem(self) -> str:
        """The name of its file without the suffix."""
        return self.stem or self.name

    def words(self, *parts: Part) -> list[str]:
        """The words of some parts, in order."""
        return [word for part, text in texts_of(self.blocks) if part in parts for word in tokens(text)]

    def furniture(self) -> list[str]:
        """The words of its letterheads, running heads and feet, once."""
        return [
            *self.words(Part.FURNITURE),
            *tokens(f"{self.running_head} {self.running_foot}"),
            *tokens(re.sub(r"\{\w+\}", "", self.pages)),
        ]

    def everything(self) -> list[str]:
        """All its words, but for those at the edge of each page."""
        return self.words(*Part)

    def links(self) -> list[str]:
        """The addresses of its links in the request and the response."""
        return [
            run.link
            for part, text in texts_of(self.blocks)
            if part in {Part.REQUEST, Part.RESPONSE, Part.EITHER}
            for run in runs(text)
            if run.link
        ]

    def table_rows(self) -> int:
        """How many rows its tables have in the request and the response."""
        return sum(
            len(block.rows) for block in self.blocks if isinstance(block, Grid) and block.part is not Part.NEUTRAL
        )


def texts_of(blocks: Iterable[Block]) -> Iterator[tuple[Part, str]]:
    """The texts of some blocks in order, each with where it belongs; marks of lists stand before their items."""
    for block in blocks:
        match block:
            case Paragraph() | Title():
                yield block.part, block.text
            case Items():
                for mark, text in zip(block.marks(), block.texts, strict=True):
                    yield block.part, f"{mark} {text}"
            case Grid():
                for number, row in enumerate(block.rows):
                    for column, text in enumerate(row):
                        yield block.part_of(number, column), text
            case Box():
                yield from texts_of(block.blocks)


_WORD = re.compile(r"\w+")


def tokens(text: str) -> list[str]:
    """The words of a text, without marks, signs and capitals."""
    return _WORD.findall(plain(text).casefold())


def with_part(blocks: Iterable[Block], part: Part) -> tuple[Block, ...]:
    """The same blocks in another part."""
    return tuple(block if isinstance(block, Box) else replace(block, part=part) for block in blocks)
