"""The words of a page with the places where they stand, and the lines that they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from disclosure_log.documents.texts.page import PageLetters
from disclosure_log.documents.texts.saying import Piece

ON_A_LINE = 0.35
"""How far the words of a line may stand above each other, in heights of a word."""

ASKEW = 5.0
"""Degrees by which letters may be turned that still count as upright."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank between them."""

    pieces: tuple[Piece, ...]
    indexes: tuple[int, ...]
    left: float
    right: float
    bottom: float
    top: float
    baseline: float

    ends: bool = False
    """Whether the page's content ends a line after it."""

    turned: float = 0.0

    @property
    def height(self) -> float:
        """How high its letters are."""
        return max(self.top - self.bottom, 1.0)

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join(text for text, _ in self.pieces)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(look.bold for _, look in self.pieces)

    @property
    def middle(self) -> float:
        """Half way across it."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """Words beside each other, from the left to the right."""

    words: tuple[Word, ...]
    left: float
    right: float
    bottom: float
    top: float
    baseline: float
    text: str

    @property
    def height(self) -> float:
        """How high it is."""
        return max(self.top - self.bottom, 1.0)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


def line_of(words: Sequence[Word]) -> Line:
    """The line that words make, at least one."""
    ordered = tuple(sorted(words, key=lambda word: word.left))
    # What most of its letters have: a raised or a larger one changes nothing.
    main = max(ordered, key=lambda word: len(word.indexes))
    return Line(
        ordered,
        ordered[0].left,
        max(word.right for word in ordered),
        main.bottom,
        main.top,
        main.baseline,
        " ".join(word.text for word in ordered),
    )


def words_of(letters: PageLetters, indexes: Iterable[int]) -> list[Word]:
    """The words that the characters at `indexes` make, in the order of the page's content."""
    found: list[Word] = []
    run: list[int] = []
    last = -1
    for index in indexes:
        character = letters.characters[index]
        if not character:
            last = index if run else last
            continue
        if run and (character.isspace() or index != last + 1):
            found.append(_word(letters, run))
            run = []
        if character in "\r\n" and found:
            found[-1] = replace(found[-1], ends=True)
        if not character.isspace():
            run.append(index)
        if index in letters.hyphens and run:
            found.append(replace(_word(letters, run), ends=True))
            run = []
        last = index
    if run:
        found.append(_word(letters, run))
    return found


def _word(letters: PageLetters, run: list[int]) -> Word:
    first, last = letters.place(run[0]), letters.place(run[-1])
    turned = letters.turned(run[0])
    if last.right < first.left:
        first, last = last, first
    return Word(
        tuple(letters.pieces_of_word(run)),
        tuple(run),
        min(first.left, last.left),
        max(first.right, last.right),
        min(first.bottom, last.bottom) if turned else first.bottom,
        max(first.top, last.top) if turned else first.top,
        letters.baseline(run[0])[1],
        turned=turned,
    )


def upright(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words as somebody reads them who turns the page where most of it is turned; and those that stand askew."""
    quarters = Counter[int]()
    for word in words:
        if _is_askew(word.turned, quarter := round(word.turned / 90) % 4):
            continue
        quarters[quarter] += len(word.indexes)
    if not quarters:
        return [], list(words)
    quarter = quarters.most_common(1)[0][0]
    straight = [_turned(word, quarter) for word in words if not _is_askew(word.turned, quarter)]
    return straight, [word for word in words if _is_askew(word.turned, quarter)]


def _is_askew(degrees: float, quarter: int) -> bool:
    return ASKEW < (degrees - 90 * quarter) % 360 < 360 - ASKEW


def _turned(word: Word, quarter: int) -> Word:
    """The word where it stands once the page is turned back by quarters."""
    left, right, bottom, top = word.left, word.right, word.bottom, word.top
    if quarter == 0:
        return word
    if quarter == 1:
        left, right, bottom, top = bottom, top, -right, -left
    elif quarter == 2:  # noqa: PLR2004 - turned upside down
        left, right, bottom, top = -right, -left, -top, -bottom
    else:
        left, right, bottom, top = -top, -bottom, left, right
    return replace(word, left=left, right=right, bottom=bottom, top=top, baseline=bottom + (top - bottom) / 5)


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The lines across the page, from its top to its foot."""
    chains: list[list[Word]] = []
    for word in words:
        if chains and not chains[-1][-1].ends and _follows(chains[-1][-1], word):
            chains[-1].append(word)
        else:
            chains.append([word])
    rows: list[list[Word]] = []
    heights: list[tuple[float, float]] = []
    for chain in sorted(chains, key=lambda chain: (-_main(chain).baseline, chain[0].left)):
        main = _main(chain)
        if rows and abs(heights[-1][0] - main.baseline) < ON_A_LINE * min(main.height, heights[-1][1]):
            rows[-1] += chain
        else:
            rows.append(list(chain))
            heights.append((main.baseline, main.height))
    return [line_of(row) for row in rows]


def _main(chain: Sequence[Word]) -> Word:
    return max(chain, key=lambda word: len(word.indexes))


def _follows(before: Word, word: Word) -> bool:
    """Whether a word stands on the line of the word before it, be it raised or lowered."""
    shared = min(before.top, word.top) - max(before.bottom, word.bottom)
    return word.left >= before.left and shared > min(before.height, word.height) / 2
