"""Letters as an office printer's driver writes them: Helvetica, each line at a place of its own, no tags, no order."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.letters.model import Block, Box, Grid, Items, Letter, Paragraph, Part, Run, Title, runs

WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 57.0
SIZE = 10.5
GUTTER = 24.0
BODY = frozenset({Part.REQUEST, Part.RESPONSE, Part.EITHER})
# How wide the printable characters of ASCII are in Helvetica, in thousandths of its size.
_NARROW_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 "
    "278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 "
    "611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 "
    "556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD_WIDTHS = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 "
    "333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 "
    "611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 "
    "611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584"
)
_NARROW = {chr(number): int(width) for number, width in enumerate(_NARROW_WIDTHS.split(), 32)}
_BOLD = {chr(number): int(width) for number, width in enumerate(_BOLD_WIDTHS.split(), 32)}
_OTHERS = {"\u2013": 556, "\u2014": 1000, "\u2019": 222, "\u2018": 222, "\u201c": 333, "\u201d": 333, "\u2022": 350}
_WELSH = {
    "\u0175": (0x81, "wcircumflex"),
    "\u0177": (0x8D, "ycircumflex"),
    "\u0174": (0x8F, "Wcircumflex"),
    "\u0176": (0x90, "Ycircumflex"),
}
"""Letters of Welsh that the Windows code page 1252 has no place for, at places that it leaves free."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    font: str
    link: str = ""
    glued: bool = False
    """Whether no blank stands before it."""


@dataclass
class _Line:
    """A line as it is drawn."""

    x: float
    y: float
    words: list[_Word]
    size: float
    role: str = "text"


@dataclass
class _Page:
    lines: list[_Line] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)


def printed(letter: Letter) -> bytes:
    """The letter as a PDF."""
    return _write(letter, _Flow(letter).pages())


class _Flow:
    """Fills pages from the top, column by column."""

    def __init__(self, letter: Letter) -> None:
        self.letter = letter
        self.done = [_Page()]
        self.column = 0
        self.wide = (WIDTH - 2 * MARGIN - GUTTER * (letter.columns - 1)) / letter.columns
        self.y = HEIGHT - MARGIN
        self.role = "label"

    @property
    def left(self) -> float:
        return MARGIN + self.column * (self.wide + GUTTER)

    def pages(self) -> list[_Page]:
        for block in self.letter.blocks:
            self._block(block)
        for number, page in enumerate(self.done, 1):
            self._edge(page, self.letter.running_head, HEIGHT - 30)
            self._edge(page, self.letter.running_foot, 34)
            self._edge(page, self.letter.pages.format(page=number, pages=len(self.done)), 20)
        return self.done

    @staticmethod
    def _edge(page: _Page, text: str, y: float) -> None:
        if text:
            words = _words(runs(text))
            page.lines.append(_Line((WIDTH - _width(words, 8)) / 2, y, words, 8, "edge"))

    def _room(self, height: float) -> None:
        if self.y - height > MARGIN:
            return
        self.column += 1
        if self.column == self.letter.columns:
            self.column = 0
            self.done.append(_Page())
        self.y = HEIGHT - MARGIN

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                if block.part in {Part.REQUEST, Part.RESPONSE, Part.EITHER} or block.text.startswith(
                    ("Dear", "Annwyl")
                ):
                    self.role = "text"
                size = block.size if block.size != 11 else SIZE
                self._text(block.text, size, align=block.align)
                self.y -= 0 if block.tight else 8
            case Title():
                self.y -= 4
                self._text(f"**{block.text}**", (15, 13, 11.5)[min(block.level, 3) - 1])
                self.y -= 5
            case Items():
                for mark, text in zip(block.marks(), block.texts, strict=True):
                    self._item(mark, text)
                self.y -= 6
            case Grid():
                self._grid(block)
            case Box():
                for each in block.blocks:
                    self._text(each.text, SIZE, indent=self.wide * 0.6)
                self.y -= 10

    def _text(self, text: str, size: float, indent: float = 0, align: str = "left") -> None:
        for part in text.split("\n"):
            for words in _wrapped(_words(runs(part)), self.wide - indent, size, hyphenate=self.letter.hyphenate):
                self._room(size * 1.3)
                shift = self.wide - _width(words, size) if align == "right" else indent
                self.done[-1].lines.append(_Line(self.left + shift, self.y - size, words, size, self.role))
                self.y -= size * 1.25

    def _item(self, mark: str, text: str) -> None:
        self.role = "text"
        hang = 12 + _width([_Word(mark, "F1")], SIZE)
        for number, words in enumerate(
            _wrapped(_words(runs(text)), self.wide - hang - 12, SIZE, hyphenate=self.letter.hyphenate)
        ):
            self._room(SIZE * 1.3)
            if number == 0:
                self.done[-1].lines.append(_Line(self.left + 12, self.y - SIZE, [_Word(mark, "F1")], SIZE))
            self.done[-1].lines.append(_Line(self.left + 12 + hang, self.y - SIZE, words, SIZE))
            self.y -= SIZE * 1.25
        self.y -= 2

    def _grid(self, grid: Grid) -> None:
        count = max(map(len, grid.rows))
        size = SIZE if self.letter.columns == 1 else 8.0
        shares = grid.widths or (1,) * count
        widths = [self.wide * share / sum(shares) for share in shares]
        for number, row in enumerate(grid.rows):
            cells = []
            for cell, width in zip(row, widths, strict=True):
                lines: list[list[_Word]] = []
                for part in cell.split("\n"):
                    shown = f"**{part}**" if grid.head and number == 0 and part else part
                    lines += _wrapped(_words(runs(shown)), width - 8, size, hyphenate=False)
                cells.append(lines)
            height = max(map(len, cells)) * size * 1.25 + 6
            self._room(height)
            x = self.left
            for lines, width in zip(cells, widths, strict=True):
                for at, words in enumerate(lines):
                    y = self.y - 3 - size - at * size * 1.25
                    self.done[-1].lines.append(_Line(x + 4, y, words, size, self.role))
                if grid.borders:
                    self.done[-1].rules.append(f"{x:.2f} {self.y - height:.2f} {width:.2f} {height:.2f} re S")
                x += width
            self.y -= height
        self.y -= 8


def _words(given: Iterable[Run]) -> list[_Word]:
    found: list[_Word] = []
    after_blank = True
    for run in given:
        font = "F2" if run.bold else "F3" if run.italic else "F1"
        for piece in re.findall(r"\s+|\S+", run.text):
            if piece.isspace():
                after_blank = True
                continue
            found.append(_Word(piece, font, run.link, glued=not after_blank))
            after_blank = False
    return found


def _letter_width(letter: str, font: str) -> int:
    return (_BOLD if font == "F2" else _NARROW).get(letter) or _OTHERS.get(letter, 556)


def _width(words: list[_Word], size: float) -> float:
    whole = sum(_letter_width(letter, word.font) for word in words for letter in word.text)
    return (whole + 278 * sum(not word.glued for word in words[1:])) * size / 1000


def _wrapped(words: list[_Word], wide: float, size: float, *, hyphenate: bool) -> list[list[_Word]]:
    """The words in lines; a word that begins with no blank before it stays with the one that it follows."""
    lines: list[list[_Word]] = [[]]
    rest = list(reversed(words))
    while rest:
        word = rest.pop()
        if word.glued or not lines[-1] or _width([*lines[-1], word], size) <= wide:
            lines[-1].append(word)
            continue
        for cut in _cuts(word.text) if hyphenate else ():
            first = _Word(f"{word.text[:cut]}-", word.font, word.link)
            if _width([*lines[-1], first], size) <= wide:
                lines[-1].append(first)
                word = _Word(word.text[cut:], word.font, word.link)
                break
        lines.append([word])
    return lines


def _cuts(word: str) -> Iterator[int]:
    """Where a long word may be divided, the last place first: between a consonant and what begins a syllable."""
    if not word.strip(".,;:").isalpha() or not word[1:].islower() or len(word) < 8:
        return
    for cut in range(len(word) - 4, 3, -1):
        if word[cut] not in "aeiouy" and word[cut + 1] in "aeiouy":
            yield cut


def _encoded(text: str) -> bytes:
    found = bytearray()
    for letter in text:
        found += bytes([_WELSH[letter][0]]) if letter in _WELSH else letter.encode("cp1252", "replace")
    return bytes(found).replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _drawn(line: _Line, spacing: str) -> Iterator[bytes]:
    x = line.x
    groups: list[list[_Word]] = []
    for word in line.words:
        if groups and spacing != "words" and groups[-1][-1].font == word.font:
            groups[-1].append(word)
        else:
            groups.append([word])
    for number, group in enumerate(groups):
        if number and not group[0].glued:
            x += 278 * line.size / 1000
        text = "".join((" " if at and not word.glued else "") + word.text for at, word in enumerate(group))
        shown = b"(%b) Tj" % _encoded(text)
        if spacing == "kerned":
            pieces = [_encoded(text[at : at + 4]) for at in range(0, len(text), 4)]
            shown = b"[%b] TJ" % b" 12 ".join(b"(%b)" % piece for piece in pieces)
        yield b"BT /%b %.1f Tf 1 0 0 1 %.2f %.2f Tm %b ET" % (group[0].font.encode(), line.size, x, line.y, shown)
        x += _width(group, line.size)


def _ordered(lines: list[_Line], order: str) -> list[_Line]:
    by_role = {role: [line for line in lines if line.role == role] for role in ("label", "text", "edge")}
    if order == "labels last":
        # As some drivers do: the frame with the labels comes after the text, the last line but one of the page.
        return [*by_role["text"], *by_role["label"], *by_role["edge"]]
    if order == "feet first":
        return [*by_role["edge"], *by_role["label"], *by_role["text"]]
    return [*by_role["label"], *by_role["text"], *by_role["edge"]]


def _links(page: _Page) -> Iterator[bytes]:
    for line in page.lines:
        for number, word in enumerate(line.words):
            if word.link:
                left = line.x + _width([*line.words[:number], word], line.size) - _width([word], line.size)
                right = left + _width([word], line.size)
                yield (
                    b"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [%.1f %.1f %.1f %.1f] /A << /S /URI "
                    b"/URI (%b) >> >>" % (left, line.y - 2, right, line.y + line.size, _encoded(word.link))
                )


def _write(letter: Letter, pages: list[_Page]) -> bytes:
    differences = " ".join(f"{place} /{name}" for place, name in _WELSH.values()).encode()
    encoding = b"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [%b] >>" % differences
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects += [
        b"<< /Type /Font /Subtype /Type1 /BaseFont /%b /Encoding %b >>" % (name, encoding)
        for name in (b"Helvetica", b"Helvetica-Bold", b"Helvetica-Oblique")
    ]
    numbers = []
    for page in pages:
        drawn = [piece for line in _ordered(page.lines, letter.order) for piece in _drawn(line, letter.spacing)]
        content = zlib.compress(b"\n".join([*(rule.encode() for rule in page.rules), *drawn]))
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Annots [%b] /Resources << "
            b"/Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>" % (len(objects), b" ".join(_links(page)))
        )
        numbers.append(len(objects))
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(numbers), kids)
    objects.append(b"<< /Producer (Invented Printer Driver 4.2) /Title (%b) >>" % _encoded(letter.layout))
    return assembled(objects, info=len(objects))


def assembled(objects: list[bytes], info: int = 0, extra: bytes = b"") -> bytes:
    """A PDF of some objects, the first of them the catalogue; `extra` goes into its trailer."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"/Size %d /Root 1 0 R" % (len(objects) + 1) + (b" /Info %d 0 R" % info if info else b"") + extra
    return bytes(out + b"trailer\n<< %b >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, start))
