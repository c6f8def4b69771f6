"""What judges note down about a file: what was found and where, in words that cannot quote the file.

A judge reads a hostile file in a process of its own. All that leaves that process is the key of a meaning that this
program knows, numbers, and, only where somebody asked for it on a local terminal, quotations, kept apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

MOST_PLACES = 20
"""How many places of one finding are kept; the count goes on."""

LONGEST_QUOTE = 200
"""How many characters of a quotation are kept."""


class Verdict(StrEnum):
    """Whether a file may go out."""

    RELEASE = "release"
    """Nothing was found that stands in the way. It never means that the file is safe."""

    HOLD = "hold"
    """It goes out only where somebody in a named role accepts what was found."""

    REFUSE = "refuse"
    """It does not go out, and nobody can change that; another file has to be made."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a judge can find, and what it says of it."""

    code: str
    """The rule, with a page under `docs/rules/`."""

    verdict: Verdict
    """What it does to the file; `RELEASE` is a warning only."""

    said: str
    """What was found, in one plain English sentence with a full stop, without a word of the file."""

    hint: str
    """What to do about it, in plain English."""

    mended: bool = False
    """Whether `attach` takes it out without changing what the file shows."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file, in numbers from 1 alone, so that it cannot quote it; 0 where that does not apply."""

    page: int = 0
    sheet: int = 0
    row: int = 0
    column: int = 0
    paragraph: int = 0

    def __str__(self) -> str:
        """The place for people: `page 3`; `sheet 2, cell B14`; `row 3, column 2`; `paragraph 12`."""
        parts = []
        if self.page:
            parts.append(f"page {self.page}")
        if self.sheet:
            parts.append(f"sheet {self.sheet}")
        if self.sheet and self.row and self.column:
            parts.append(f"cell {letters(self.column)}{self.row}")
        else:
            parts += [f"row {self.row}"] if self.row else []
            if self.column:
                parts.append(f"column {letters(self.column) if self.sheet else self.column}")
        if self.paragraph:
            parts.append(f"paragraph {self.paragraph}")
        return ", ".join(parts)


NOWHERE = Place()
"""The file as a whole."""


def letters(column: int) -> str:
    """The letters that a spreadsheet shows above the column of this number: 1 is A, 27 is AA."""
    shown = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        shown = chr(ord("A") + rest) + shown
    return shown


class Refused(Exception):  # noqa: N818 - it says what happened to the file
    """A file that may not go out, whatever else is in it: the judge stops here."""

    def __init__(self, what: str) -> None:
        """`what` is the key of a meaning whose verdict is `REFUSE`."""
        self.what = what
        super().__init__(what)


@dataclass(slots=True)
class Observation:
    """Everything of one meaning that was found in a file."""

    what: str
    """The key of its meaning."""

    count: int = 0
    """How often it was found."""

    places: list[Place] = field(default_factory=list)
    """The first places, each once."""

    quotes: list[str] = field(default_factory=list)
    """What was found there: empty unless it was asked for."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself, for the page of its response."""

    pages: int | None = None
    """Number of pages; None for what has no pages."""

    language: str | None = None
    """The language that the document says it is in, as it writes it; None where it does not say."""

    title: str | None = None
    """The title inside the document, not in its name; None where it has none."""

    tagged: bool | None = None
    """Whether it is a tagged PDF, which a screen reader needs; None for other kinds."""


class Notes:
    """Where a judge notes down what it finds in one file.

    `note` is for findings; `text` and `row` give what the file says, shown or hidden, to the search for personal data.
    """

    def __init__(self, *, reveal: bool = False) -> None:
        """Keep quotations only where `reveal` is set."""
        self._reveal = reveal
        self._found: dict[str, Observation] = {}
        self.texts: list[tuple[str, Place]] = []
        """What the file says, piece by piece."""
        self.rows: list[tuple[tuple[str, ...], Place]] = []
        """The rows of its tables, each with its sheet or page and its number."""

    def note(self, what: str, place: Place = NOWHERE, quote: str = "", count: int = 1) -> None:
        """Note that the meaning with the key `what` was found `count` times at `place`."""
        found = self._found.setdefault(what, Observation(what))
        found.count += count
        if len(found.places) < MOST_PLACES and place != NOWHERE and place not in found.places:
            found.places.append(place)
        if self._reveal and quote and len(found.quotes) < MOST_PLACES:
            found.quotes.append(f"{place}: {quote[:LONGEST_QUOTE]}" if place != NOWHERE else quote[:LONGEST_QUOTE])

    def text(self, text: str, place: Place = NOWHERE) -> None:
        """Give what stands at `place` to the search for personal data: a line, a paragraph, a page."""
        if text.strip():
            self.texts.append((text, place))

    def row(self, cells: Sequence[str], place: Place) -> None:
        """Give a row of a table to the search for data about people; `place` has its number."""
        self.rows.append((tuple(cells), place))

    def __iter__(self) -> Iterator[Observation]:
        """What was found, in the order in which it was first found."""
        return iter(self._found.values())
