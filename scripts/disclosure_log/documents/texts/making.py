"""Makes sections out of blocks, and tables out of rows: what the readers of all kinds share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element  # only its type: nothing is parsed

from disclosure_log.documents import tables
from disclosure_log.documents.texts.marks import LINE_ENDS, Run, marked, runs_of, without_noncharacters
from disclosure_log.documents.texts.model import (
    ROWS_A_PART,
    Block,
    Cell,
    Heading,
    Item,
    Items,
    Paragraph,
    Section,
    Table,
)

LONGEST_SECTION = 4_000
"""Characters after which a section of words ends where a paragraph does."""

MAIN_LEVEL = 2
"""Headings down to this level begin a section."""

MOST_CHARACTERS = 8_000_000
MOST_CELLS = 400_000
"""How much of the text of one file a site shows."""

_FIGURE = re.compile(r"[\d\s.,:/£$€%+()-]+")


def clean(text: str) -> str:
    """Words without what nobody sees, their blanks made one; the ends of their lines stay."""
    lines = (" ".join(line.split()) for line in re.split(r"\r\n?|\n", tables.seen(text)))
    return "\n".join(line for line in lines if line)


def clean_marked(text: str) -> str:
    """The same of words with marks: the words are what `clean` makes of them, and marks stay where they were.

    A blank at the end of what is bold, italic or a link is no part of it.
    """
    if text == without_noncharacters(text):
        return clean(text)
    letters = [(letter, run) for run in runs_of(text) for letter in run.text]
    words = clean("".join(letter for letter, _ in letters if letter != LINE_ENDS))
    found: list[Run] = []
    blank, place, before = "", 0, Run("")
    for letter in words:
        if letter in " \n":
            blank = letter
            continue
        ends = ""
        while letters[place][0] != letter:  # what is not in `words` was taken out
            ends = ends or (LINE_ENDS if letters[place][0] == LINE_ENDS and found else "")
            place += 1
        look = letters[place][1]
        both = look.bold and before.bold, look.italic and before.italic, look.link if look.link == before.link else ""
        found += Run(ends + blank, *both), Run(letter, look.bold, look.italic, look.link)
        blank, before = "", look
        place += 1
    return marked(found)


def without_whole(text: str) -> str:
    """Marked words without the bold, or the italic, that all of them have: a heading says as much by itself."""
    runs = list(runs_of(text))
    said = [run for run in runs if run.text.strip()]
    bold, italic = all(run.bold for run in said), all(run.italic for run in said)
    return marked(Run(run.text, run.bold and not bold, run.italic and not italic, run.link) for run in runs)


def in_sections(blocks: Iterable[Block]) -> Iterator[Section]:
    """The blocks of a text without pages, in sections: one for each main heading, and none that is much too long."""
    number, heading, level = 1, "", 0
    gathered: list[Block] = []
    length = 0
    for block in blocks:
        begins = isinstance(block, Heading) and block.level <= MAIN_LEVEL
        if (begins or length > LONGEST_SECTION) and (gathered or heading):
            yield Section(f"section-{number}", tuple(gathered), heading, 0, level)
            number, heading, level, gathered, length = number + 1, "", 0, [], 0
        if isinstance(block, Heading) and begins:
            heading, level = block.text, block.level
        else:
            gathered.append(block)
            length += len(Section("", (block,)).text)
    if gathered or heading:
        yield Section(f"section-{number}", tuple(gathered), heading, 0, level)


def margins(kind: str, stories: Iterable[list[Block]]) -> Iterator[Section]:
    """The heads (`header`) or the feet (`footer`) of pages, one section for each that has words of its own."""
    found = dict.fromkeys(tuple(blocks) for blocks in stories if blocks)
    for number, blocks in enumerate(found, 1):
        yield Section(f"{kind}-{number}", blocks)


def without_marks(root: Element) -> Element:
    """The tree of a part of a file, in whose words no mark stands yet."""
    for element in root.iter():
        element.text = without_noncharacters(element.text or "")
        element.tail = without_noncharacters(element.tail or "")
        for name, said in element.attrib.items():
            element.attrib[name] = without_noncharacters(said)
    return root


def table_sections(rows: Sequence[Sequence[str]], anchor: str, heading: str, number: int) -> Iterator[Section]:
    """The rows of a whole table in sections of `ROWS_A_PART`, each under the row of headings.

    What stands alone in the rows before the table is words above it. Further sections have `row-201` and so on after
    `anchor`; with an empty anchor, the first has `row-1`.
    """
    width = max(map(len, rows), default=0)
    blocks: list[Block] = []
    start = 0
    while width > 1 and start < len(rows) and sum(map(bool, rows[start])) < 2:  # noqa: PLR2004 - alone
        blocks += [Paragraph(text) for text in rows[start] if text]
        start += 1
    head: tuple[Cell, ...] = ()
    if start < len(rows) and not all(_FIGURE.fullmatch(text) for text in rows[start] if text):
        head = tuple(Cell(text, "col" if text else "") for text in _wide(rows[start], width))
        start += 1
    body = rows[start:]
    names_rows = len(body) > 1 and width > 1 and _names_rows([row[0] if row else "" for row in body])
    before = f"{anchor}-" if anchor else ""
    for first in range(0, max(len(body), 1), ROWS_A_PART):
        lines = tuple(_row(row, width, named=names_rows) for row in body[first : first + ROWS_A_PART])
        if lines or head:
            blocks.append(Table(lines, head, first + 1))
        name = anchor if anchor and not first else f"{before}row-{first + 1}"
        yield Section(name, tuple(blocks), heading, number or first + 1, goes_on=bool(anchor and first))
        blocks = []


def _names_rows(texts: list[str]) -> bool:
    """Whether the first cells of all rows say which row each is: there, each once, and not plain sums."""
    return all(texts) and len(set(texts)) == len(texts) and not all(_FIGURE.fullmatch(text) for text in texts)


def _row(row: Sequence[str], width: int, *, named: bool) -> tuple[Cell, ...]:
    cells = [Cell(text) for text in _wide(row, width)]
    return (Cell(cells[0].text, "row"), *cells[1:]) if named and cells else tuple(cells)


def _wide(row: Sequence[str], width: int) -> list[str]:
    """A row with as many cells as the table has columns."""
    return [*row, *[""] * (width - len(row))]


def nested(flat: Sequence[tuple[int, str]]) -> Items:
    """A list out of its items in order, each with its level from 0."""

    def taken(position: int, level: int) -> tuple[tuple[Item, ...], int]:
        items: list[Item] = []
        while position < len(flat) and flat[position][0] >= level:
            text = flat[position][1]
            inner, position = taken(position + 1, flat[position][0] + 1)
            items.append(Item(text, inner))
        return tuple(items), position

    return Items(taken(0, 0)[0])
