"""What is known of a whole workbook while its sheets are judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from disclosure_log.documents.packages import Package
from disclosure_log.documents.relations import Relations
from disclosure_log.documents.spreadsheetml import Run, SharedString
from disclosure_log.gate.notes import NOWHERE, Notes, Place, Refused
from disclosure_log.gate.workbooks.colours import Colour
from disclosure_log.gate.workbooks.seen import Seen
from disclosure_log.gate.workbooks.styles import Dress, Font, Look, Styles

MOST_CELLS = 3_000_000
"""How many cells are looked at."""

MOST_STEPS = 5_000_000
"""How many cells are looked at again, for merged areas, rules and tables."""

Area = tuple[int, int, int, int]
"""First and last row, first and last column, from 1."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a sheet, and what its style lays over the cells."""

    area: Area
    headers: int
    dress: Dress | None
    """Over all its cells; None where that is not known or nothing."""

    header_dress: Dress | None
    """Over its header."""


@dataclass(slots=True)
class Book:
    """A workbook under judgement."""

    package: Package
    relations: Relations
    notes: Notes
    styles: Styles
    seen: Seen = field(default_factory=Seen)
    strings: list[SharedString] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    """Which of the common strings some cell uses."""

    used_styles: set[int] = field(default_factory=set)
    """Which looks some cell has."""

    from_1904: bool = False
    cells: int = 0
    steps: int = 0

    def count_cells(self, cells: int) -> None:
        """Count the cells of a row. Raises `Refused` beyond the budget."""
        self.cells += cells
        if self.cells > MOST_CELLS:
            raise Refused("workbook-too-large")

    def count_step(self, steps: int = 1) -> None:
        """Count cells that are looked at again. Raises `Refused` beyond the budget."""
        self.steps += steps
        if self.steps > MOST_STEPS:
            raise Refused("workbook-too-large")

    def strange(self, place: Place = NOWHERE) -> Strange:
        """What notes words that are not understood, at `place`."""
        return Strange(self.notes, place)


@dataclass(frozen=True, slots=True)
class Strange:
    """Notes words of elements that are not understood."""

    notes: Notes
    place: Place

    def __call__(self, words: str) -> None:
        """Note `words`."""
        self.notes.note("workbook-unknown-element", self.place, words)
        self.notes.text(words, self.place)


Cells = dict[int, list[int]]
"""By row, the cells with something in them: each its column and its style in one number."""

STYLE_BITS = 20


def pack(column: int, style: int) -> int:
    """A column and a style in one number."""
    return column << STYLE_BITS | min(style, (1 << STYLE_BITS) - 1)


def cells_in(cells: Cells, area: Area, book: Book) -> Iterator[tuple[int, int, int]]:
    """Row, column and style of each cell with something in it inside an area."""
    first, last, left, right = area
    rows = range(first, last + 1) if last - first < len(cells) else sorted(row for row in cells if first <= row <= last)
    for row in rows:
        found = cells.get(row, ())
        book.count_step(len(found) + 1)
        for packed in found:
            column = packed >> STYLE_BITS
            if left <= column <= right:
                yield row, column, packed & ((1 << STYLE_BITS) - 1)


def look_at_words(  # noqa: PLR0917 - each is needed, and most by place
    look: Look, runs: tuple[Run, ...], text: str, book: Book, place: Place, dress: Dress | None = None
) -> bool:
    """Note what of a cell's words is not seen because of how they look; whether all of them are seen."""
    styles = book.styles
    pieces: list[tuple[Font | None, str]] = [(styles.font(run.properties), run.text) for run in runs] or [(None, text)]
    seen = True
    for font, words in pieces:
        if not words.strip():
            continue
        if look.unseen(font, dress):
            book.notes.note("workbook-unseen-colour", place, words)
            seen = False
        if look.tiny(font):
            book.notes.note("workbook-tiny-letters", place, words)
            seen = False
        if look.signs(font) and sum(letter.isalnum() for letter in words) > 3:  # noqa: PLR2004 - ticks and arrows
            book.notes.note("workbook-symbol-font", place, words)
            seen = False
    if look.far:
        book.notes.note("workbook-pushed-away", place, text)
        seen = False
    return seen


def lay(over: Colour, letters: Colour | None = None) -> Dress:
    """What a table's style of the program lays over cells."""
    return Dress(Font(letters) if letters else None, (over,))


def easy_for(look: Look) -> tuple[bool, bool, bool]:
    """Whether texts, and numbers, in cells of this look are always seen; and whether numbers are days or times."""
    bright = not (look.unseen() or look.tiny() or look.signs() or look.far or look.shrinks)
    sections = look.format.sections
    plain = bright and not any(section.colour for section in sections)
    text = plain and not look.format.hides("words")
    figures = plain and all(section.shows_number and not section.is_date for section in sections[:3])
    return text, figures, any(section.is_date for section in sections)


def pushed_away(text: str) -> bool:
    """Whether empty lines or many spaces push words out of sight."""
    if len(text) < 5:  # noqa: PLR2004 - no room for it
        return False
    return "\n\n\n" in text.replace("\r", "") or text.startswith("\n\n") or " " * 60 in text or "\t\t\t\t\t\t" in text
