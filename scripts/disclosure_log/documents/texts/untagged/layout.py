"""Puts a page without tags together, region by region: ruled tables, columns, and the lines between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from disclosure_log.documents.texts.marks import BOLD, NOT_BOLD
from disclosure_log.documents.texts.model import Block, Cell, Paragraph, Table
from disclosure_log.documents.texts.model import lines_of as lines_said
from disclosure_log.documents.texts.saying import said
from disclosure_log.documents.texts.untagged.columns import TIGHT, WIDE, Zone, gaps_of, zones_of
from disclosure_log.documents.texts.untagged.flow import Setting, flow_of, pieces_of
from disclosure_log.documents.texts.untagged.ruling import Box, Grid, Ruling
from disclosure_log.documents.texts.untagged.words import ASKEW, Line, Word, line_of, lines_of, upright

_LABEL = re.compile(
    r"(?:.{1,40}:|(?:(?:my|our|your|ein|eich|fy)\s+)?(?:ref|reference|cyf|cyfeirnod|date|dyddiad|tel|telephone|phone"
    r"|ff[oô]n|fax|e-?mail|e-?bost|website|gwefan|direct(?: line| dial)?|contact|ask for|enquiries(?: to)?)\.?"
    r"(?:\s+(?:no|number))?\.?)",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}|(?:ref(?:erence)?|date|tel(?:ephone)?|phone|fax|e-?mail)\b\.?\s*:?)|@|\bwww\.",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[\s\d.,:/£$€%+()<>*\u2013-]*(?:N/?A|nil|none)?", re.IGNORECASE)
LONG_CELL = 40
"""Characters of a cell that is no line of a letterhead."""

APART = 1.35
"""How much further than the lines of a cell the rows of a table stand apart."""


def blocks_of(
    words: Sequence[Word],
    *,
    height: float = 0.0,
    ruling: Ruling | None = None,
    marks: bool = False,
    headings: bool = True,
) -> list[Block]:
    """The blocks that words of one page make, each word in one of them.

    `height` is how high the lines of the running text are; 0 where that is to be told from these words.
    """
    straight, askew = upright(words)
    turned = bool(straight) and ASKEW < straight[0].turned < 360 - ASKEW
    bold = sum(len(word.indexes) for word in straight if word.bold)
    setting = Setting(
        height or usual_height(straight),
        headings and bold < 0.6 * sum(len(word.indexes) for word in straight),
        marks,
    )
    blocks = list(_ruled(straight, () if turned or not ruling else ruling.grids, setting))
    # What stands askew is a mark across the page, and no part of its text.
    rest = (said(pieces_of([line_of(chain)]), marks=marks) for chain in _chains(askew))
    return [*blocks, *(Paragraph(text) for text in rest if text)]


def heights_of(words: Sequence[Word]) -> Counter[float]:
    """How many letters of each height there are."""
    counted: Counter[float] = Counter()
    for word in words:
        counted[round(word.height * 2) / 2] += len(word.indexes)
    return counted


def usual_height(words: Sequence[Word]) -> float:
    """How high most letters are."""
    counted = heights_of(words)
    return counted.most_common(1)[0][0] if counted else 1.0


def _chains(words: Sequence[Word]) -> Iterator[list[Word]]:
    chain: list[Word] = []
    for word in words:
        chain.append(word)
        if word.ends:
            yield chain
            chain = []
    if chain:
        yield chain


def _ruled(words: Sequence[Word], grids: Sequence[Grid], setting: Setting) -> Iterator[Block]:
    """The blocks of a page: its ruled tables, and between them what stands above and beside each."""
    left = list(words)
    for grid in sorted(grids, key=lambda grid: -grid.top):
        inside = [word for word in left if _box_of(word, grid)]
        if not inside:
            continue
        above = [word for word in left if (word.bottom + word.top) / 2 > grid.bottom and not _box_of(word, grid)]
        taken = {id(word) for word in (*inside, *above)}
        left = [word for word in left if id(word) not in taken]
        yield from _region(above, setting)
        yield from _table(inside, grid, setting)
    yield from _region(left, setting)


def _box_of(word: Word, grid: Grid) -> Box | None:
    across, up = word.middle, (word.bottom + word.top) / 2
    return next(
        (box for box in grid.boxes if box.left <= across <= box.right and box.bottom - 1 <= up <= box.top + 1), None
    )


def _table(words: Sequence[Word], grid: Grid, setting: Setting) -> Iterator[Block]:
    """A ruled table; the boxes of one that has words in a single column alone are read one by one."""
    inside: dict[Box, list[Word]] = {box: [] for box in grid.boxes}
    for word in words:
        if box := _box_of(word, grid):
            inside[box].append(word)
    filled = {box: held for box, held in inside.items() if held}
    if len({box.column for box in filled}) < 2:  # noqa: PLR2004 - columns
        for held in filled.values():
            yield from _region(held, setting)
        return
    rows: list[list[Cell]] = [[] for _ in range(grid.rows)]
    bold: list[list[bool]] = [[] for _ in range(grid.rows)]
    for box in sorted(grid.boxes, key=lambda box: (box.row, box.column)):
        held = inside[box]
        rows[box.row].append(Cell(_cell(held, setting), "", box.columns, box.rows))
        bold[box.row] += [all(word.bold for word in held)] if held else []
    yield _headed(rows, [bool(each) and all(each) for each in bold])


def _cell(words: Sequence[Word], setting: Setting) -> str:
    """The words of a cell, its paragraphs as lines."""
    inside = Setting(setting.height, headings=False, marks=setting.marks)
    return "\n".join(line for block in _region(words, inside) for line in lines_said(block))


def _headed(rows: Sequence[Sequence[Cell]], bold: Sequence[bool]) -> Table:
    """The table, its first row as its head where that alone is bold."""
    kept = [(row, is_bold) for row, is_bold in zip(rows, bold, strict=True) if any(cell.text for cell in row)]
    whole = tuple(tuple(row) for row, _ in kept)
    first, is_head = kept[0]
    is_head = is_head and len(first) > 1 and not all(is_bold for _, is_bold in kept[1:])
    if is_head and all(cell.rows == 1 for cell in first):  # a cell never reaches out of the head
        head = tuple(Cell(_without_bold(cell.text), "col" if cell.text else "", cell.columns) for cell in first)
        return Table(whole[1:], head)
    return Table(whole)


def _without_bold(text: str) -> str:
    """The words of a cell in the head, which is bold as such."""
    return text.replace(BOLD, "").replace(NOT_BOLD, "")


def _region(words: Sequence[Word], setting: Setting) -> Iterator[Block]:
    """The blocks of words that no drawn line divides."""
    plain: list[Line] = []
    for zone in zones_of(lines_of(words)):
        if not zone.gutters:
            for line in zone.lines:
                plain += _parts(line)
            continue
        rows = zone.rows
        if _is_labels(rows):
            yield from flow_of(plain, setting)
            plain = []
            yield from _labelled(rows, setting)
        elif found := _rows_of(zone, rows):
            yield from flow_of(plain, setting)
            plain = []
            bold = [all(line.bold for held in row for line in held) for row in found]
            cells = [[_said_cell(held, setting) for held in row] for row in found]
            yield _headed(cells, bold)
        else:
            yield from flow_of(plain, setting)
            plain = []
            columns, plain = _columns(rows)
            for column in columns:
                yield from flow_of(column, setting)
    yield from flow_of(plain, setting)


def _columns(rows: Sequence[Sequence[Line | None]]) -> tuple[list[list[Line]], list[Line]]:
    """The lines of each column; and those at the left, after a gap, that go on beside the foot of the others."""
    columns = [[line for row in rows if (line := row[number])] for number in range(len(rows[0]))]
    beside = max(number for number, row in enumerate(rows) if sum(map(bool, row)) > 1)
    foot = [line for row in rows[beside + 1 :] if (line := row[0])]
    for line in foot:
        before = columns[0][columns[0].index(line) - 1]
        if before.baseline - line.baseline > TIGHT * line.height:
            place = columns[0].index(line)
            left, columns[0] = columns[0][place:], columns[0][:place]
            return columns, left
    return columns, []


def _said_cell(lines: Sequence[Line], setting: Setting) -> Cell:
    inside = Setting(setting.height, headings=False, marks=setting.marks)
    return Cell("\n".join(text for block in flow_of(lines, inside) for text in lines_said(block)))


def _parts(line: Line) -> list[Line]:
    """A line that is two, such as a reference at its left and a date at its right; a label stays with its value."""
    for start, end in gaps_of(line):
        if end - start < 2 * WIDE * line.height:
            continue
        left = line_of([word for word in line.words if word.middle < end])
        right = line_of([word for word in line.words if word.middle > start])
        if not _LABEL.fullmatch(left.text) and not _FIGURE.fullmatch(right.text):
            return [left, *_parts(right)]
    return [line]


def _is_labels(rows: Sequence[Sequence[Line | None]]) -> bool:
    """Whether two columns are labels at the left and their values at the right."""
    if len(rows[0]) != 2:  # noqa: PLR2004 - columns
        return False
    labels = [row[0].text for row in rows if row[0]]
    labelled = sum(bool(_LABEL.fullmatch(text)) for text in labels)
    return bool(labels) and labelled >= 0.6 * len(labels) and max(map(len, labels)) <= LONG_CELL


def _labelled(rows: Sequence[Sequence[Line | None]], setting: Setting) -> Iterator[Block]:
    """A block of labels and values, a line for each."""
    texts: list[str] = []
    for row in rows:
        here = [line for line in row if line]
        texts.append(said(pieces_of([line_of([word for line in here for word in line.words])]), marks=setting.marks))
    if text := "\n".join(filter(None, texts)):
        yield Paragraph(text)


def _rows_of(zone: Zone, rows: Sequence[Sequence[Line | None]]) -> list[list[list[Line]]]:
    """The rows of the table that a zone is, each with the lines of its cells; none where it is columns of text."""
    columns = len(rows[0])
    texts = [line.text for row in rows for line in row if line]
    head = sum(bool(_LETTERHEAD.search(text)) for text in texts)
    bands = _bands(zone)
    grouped = [
        [[line for row in band if (line := row[column])] for column in range(columns)]
        for band in ([rows[number] for number in numbers] for numbers in bands)
    ]
    lengths = [sum(len(line.text) for line in cell) for row in grouped for cell in row if cell]
    is_letterhead = columns == 2 and head >= 2 and median(lengths) < LONG_CELL * 2  # noqa: PLR2004 - a few lines
    if is_letterhead:
        return []
    aligned = sum(_is_aligned(row) for row in grouped)
    if len(bands) > 2 and aligned >= 0.6 * len(bands) and _is_aligned(grouped[0]):  # noqa: PLR2004 - rows
        return grouped
    if len(bands) == 2 and aligned == 2 and median(lengths) >= LONG_CELL:  # noqa: PLR2004 - request and response
        return grouped
    return _single_lines(rows, columns)


def _single_lines(rows: Sequence[Sequence[Line | None]], columns: int) -> list[list[list[Line]]]:
    """The rows of a table with a line each; none where they are something else."""
    full = sum(all(row) for row in rows)
    if len(rows) < 3 or full < 0.8 * len(rows):  # noqa: PLR2004 - rows
        return []
    last = [row[-1].text for row in rows if row[-1]]
    figures = sum(bool(_FIGURE.fullmatch(text)) for text in last)
    headed = all(line.bold for line in rows[0] if line) and not any(line.bold for line in rows[1] if line)
    if columns > 2 or headed or figures >= 0.6 * len(last):  # noqa: PLR2004 - columns
        return [[[line] if line else [] for line in row] for row in rows]
    return []


def _is_aligned(row: Sequence[Sequence[Line]]) -> bool:
    """Whether the cells of a row begin on one line."""
    tops = [cell[0].baseline for cell in row if cell]
    return len(tops) > 1 and max(tops) - min(tops) < 0.3 * row[0][0].height if row[0] else False


def _bands(zone: Zone) -> list[list[int]]:
    """The numbers of lines that stand closely below each other."""
    distances = [before.baseline - line.baseline for before, line in pairwise(zone.lines)]
    heights = median(line.height for line in zone.lines)
    usual = min((distance for distance in distances if distance > 0.8 * heights), default=heights)
    usual = min(usual, TIGHT * heights / APART)
    bands = [[0]]
    for number, distance in enumerate(distances, 1):
        if distance > APART * usual:
            bands.append([])
        bands[-1].append(number)
    return bands
