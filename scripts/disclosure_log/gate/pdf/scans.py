"""The invisible text of a scan: where it was recognised from the picture, the picture shows letters there.

Such text paints nothing, so that its ink cannot be asked for. It is in order where the page itself shows what looks
like a word at its place: strokes on a ground, more where letters are than between them, and none beside the word. A
bar, an empty place, a hatched field and a label on a bar do not look so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PIL import Image

from disclosure_log.documents.pdf_pages.drawn import Box, Letter, ShownPage, area
from disclosure_log.gate.pdf.ink import Sheet, extremes
from disclosure_log.gate.pdf.letters import MOST_PIXELS, Looked

SCALE = 3.0
"""Pixels a unit."""

LEAST_CONTRAST = 56
"""How far the darkest and the lightest point of a word are apart, of 255."""

INKED = (0.03, 0.6)
"""How much of a word is ink."""

LETTER_INKED = (0.02, 0.97)
"""How much of a letter is ink."""

NARROW = 0.35
"""Letters narrower than this part of the height of their word may be one stroke, and nothing but ink."""

MOST_BESIDE = 0.3
"""How much ink there may be beside a word."""

MOST_BESIDE_ON_DARK = 0.06
"""The same for light words on a dark ground, which may be a label on a bar."""

LEAST_UNEVEN = 50
"""How far the inkiest and the emptiest column of a word are apart, of 255: bars and hatchings are even."""


def look_in_scan(page: ShownPage, found: Looked) -> None:
    """Find the letters that nobody paints and that the picture does not show either."""
    letters = sorted((*found.unpainted, *found.under_pictures), key=lambda letter: letter.index)
    if not letters:
        return
    scale = min(SCALE, (MOST_PIXELS / max(page.width * page.height, 1.0)) ** 0.5)
    sheet = Sheet(page.render(scale).convert("L"), page.box, scale)
    words = [_Word(word) for word in _words(letters)]
    for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
        found.hide(_not_shown(sheet, word, before, after), "scan")


def _words(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """The letters without white space between them, on one line."""
    word: list[Letter] = []
    for letter in letters:
        if word and (letter.index != word[-1].index + 1 or letter.box[0] < word[-1].box[0] - 1):
            yield word
            word = []
        word.append(letter)
    if word:
        yield word


class _Word:
    """A recognised word: its letters, the box around them, and whether it runs across the page and not up or down."""

    def __init__(self, letters: list[Letter]) -> None:
        boxes = [letter.box for letter in letters]
        self.letters = letters
        self.box: Box = (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )
        width, height = self.box[2] - self.box[0], self.box[3] - self.box[1]
        self.is_upright = width >= height or len(letters) < 3  # noqa: PLR2004 - a short word may be narrow
        self.size = height if self.is_upright else width

    def beside(self, before: _Word | None, after: _Word | None) -> list[Box]:
        """The places at both ends: the middle of the space to the next word on the line, if there is one near."""
        left, bottom, right, top = self.box
        near, far = 0.08 * self.size, 0.25 * self.size
        if not self.is_upright:
            return [(left, bottom - far, right, bottom - near), (left, top + near, right, top + far)]
        places = [(left - far, bottom, left - near, top), (right + near, bottom, right + far, top)]
        if before is not None and self._is_on_line(before) and 0 < left - before.box[2] < self.size:
            space = (left - before.box[2]) / 3
            places[0] = (left - 2 * space, bottom, left - space, top)
        if after is not None and self._is_on_line(after) and 0 < after.box[0] - right < self.size:
            space = (after.box[0] - right) / 3
            places[1] = (right + space, bottom, right + 2 * space, top)
        return places

    def above_and_below(self) -> list[Box]:
        """The places above and below the word, or at both sides of one that runs up or down."""
        left, bottom, right, top = self.box
        near, far = 0.1 * self.size, 0.3 * self.size
        if not self.is_upright:
            return [(left - far, bottom, left - near, top), (right + near, bottom, right + far, top)]
        return [(left, bottom - far, right, bottom - near), (left, top + near, right, top + far)]

    def _is_on_line(self, other: _Word) -> bool:
        return min(self.box[3], other.box[3]) - max(self.box[1], other.box[1]) > self.size / 2


def _not_shown(sheet: Sheet, word: _Word, before: _Word | None, after: _Word | None) -> list[Letter]:
    """Those letters of `word` in whose place the picture shows nothing like a letter."""
    left, bottom, right, top = word.box
    more = 0.1 * word.size
    part = sheet.crop((left - more, bottom - more, right + more, top + more))
    if part is None or not area(word.box):
        return word.letters
    darkest, lightest = extremes(part)
    if lightest - darkest < LEAST_CONTRAST:
        return word.letters
    middle = (darkest + lightest) // 2
    dark_share = _share(part, middle)
    on_dark = dark_share > INKED[1]
    share = 1 - dark_share if on_dark else dark_share

    def inked(box: Box) -> float:
        piece = sheet.crop(box)
        if piece is None:
            return 0.0
        return 1 - _share(piece, middle) if on_dark else _share(piece, middle)

    most = MOST_BESIDE_ON_DARK if on_dark else MOST_BESIDE
    free = [inked(place) <= most for place in word.beside(before, after)]
    # Words that were recognised may stand a little aside of the picture: then the space between lines has to be free.
    is_alone = all(free) if on_dark else any(free) or all(inked(place) <= most for place in word.above_and_below())
    if share < INKED[0] or not is_alone or not _is_uneven(part, middle):
        return word.letters
    return [letter for letter in word.letters if not _has_a_letter(letter.box, word, inked)]


def _has_a_letter(box: Box, word: _Word, inked: Callable[[Box], float]) -> bool:
    """Whether there is ink at the place of a letter, and ground beside it unless the letter is as narrow as an l."""
    share = inked(_widened(box, word.is_upright))
    is_narrow = (box[2] - box[0] if word.is_upright else box[3] - box[1]) < NARROW * word.size
    return share >= LETTER_INKED[0] and (is_narrow or share <= LETTER_INKED[1])


def _share(part: Image.Image, middle: int) -> float:
    """How much of `part` is darker than `middle`."""
    counts = part.histogram()
    return sum(counts[: middle + 1]) / max(sum(counts), 1)


def _is_uneven(part: Image.Image, middle: int) -> bool:
    """Whether some columns of `part` have much more ink than others, as the letters of a word do."""
    columns = part.point([255] * (middle + 1) + [0] * (255 - middle)).resize((part.width, 1), Image.Resampling.BOX)
    emptiest, inkiest = extremes(columns)
    return inkiest - emptiest >= LEAST_UNEVEN


def _widened(box: Box, is_upright: bool) -> Box:
    """The box of a letter with a third more beside it: recognised letters stand only roughly in their places."""
    if is_upright:
        more = (box[2] - box[0]) / 3
        return (box[0] - more, box[1], box[2] + more, box[3])
    more = (box[3] - box[1]) / 3
    return (box[0], box[1] - more, box[2], box[3] + more)
