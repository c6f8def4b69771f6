"""Reads the structure of a tagged PDF's page: headings, paragraphs, lists and tables (ISO 32000-2, 14.7 and 14.8)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from disclosure_log.documents.texts.model import Block, Cell, Heading, Item, Items, Paragraph, Table
from disclosure_log.documents.texts.page import PageLetters
from disclosure_log.documents.texts.saying import PLAIN, Piece, said, without_bold

DEEPEST = 60
MOST_ELEMENTS = 50_000
MOST_SPANNED = 1_000

HEADINGS = {"H": 1, "Title": 1, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
INLINE = frozenset({"Span", "Link", "Reference", "Em", "Strong", "Quote", "Code", "Lbl", "Sub", "Annot", "Form"}) | {
    *("BibEntry", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP")
}


class Unfit(Exception):  # noqa: N818 - it says what the tags are
    """Tags that cannot be followed."""


@dataclass(slots=True)
class _Element:
    """An element of the structure, and what it holds on this page: marked content and other elements, in order."""

    kind: str
    inside: list[_Element | int] = field(default_factory=list)
    columns: int = 1
    rows: int = 1

    def holds_blocks(self) -> bool:
        """Whether there is more in it than a run of words."""
        return any(isinstance(each, _Element) and each.is_block() for each in self.inside)

    def is_block(self) -> bool:
        """Whether it stands apart from the words around it."""
        return self.kind not in INLINE or self.holds_blocks()

    def elements(self) -> Iterator[_Element]:
        """The elements in it."""
        return (each for each in self.inside if isinstance(each, _Element))


def read_tags(tree: Any, letters: PageLetters, *, marks: bool = False) -> tuple[list[Block], list[int]]:
    """The blocks that PDFium's `tree` of a page makes, and the indexes of the characters that stand in no tag.

    Raises `Unfit` for a structure that is too deep or too large, or that has the same words twice.
    """
    reader = _Reader(letters, marks=marks)
    root = _Element("Document")
    for number in range(max(pdfium.FPDF_StructTree_CountChildren(tree), 0)):
        if handle := pdfium.FPDF_StructTree_GetChildAtIndex(tree, number):
            root.inside.append(reader.element(handle, 1))
    blocks = list(reader.blocks(root))
    left = [
        index
        for index, mark in enumerate(letters.marks)
        if mark not in reader.used and (letters.characters[index].strip() or (index and index - 1 not in reader.spoken))
    ]
    return blocks, left


class _Reader:
    """Reads the structure of one page."""

    def __init__(self, letters: PageLetters, *, marks: bool) -> None:
        self._letters = letters
        self._marks = marks
        self._runs: dict[int, list[int]] = {}
        for index, mark in enumerate(letters.marks):
            if mark >= 0:
                self._runs.setdefault(mark, []).append(index)
        self.used: set[int] = set()
        self.spoken: set[int] = set()
        """The indexes of the characters that the structure holds."""
        self._count = 0

    def element(self, handle: Any, depth: int) -> _Element:
        """The element with what it holds on this page."""
        self._count += 1
        if depth > DEEPEST or self._count > MOST_ELEMENTS:
            raise Unfit
        element = _Element(_said(handle))
        if element.kind in ("TH", "TD"):
            element.columns, element.rows = _number(handle, b"ColSpan"), _number(handle, b"RowSpan")
        for index in range(max(pdfium.FPDF_StructElement_CountChildren(handle), 0)):
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(handle, index)
            if mark >= 0:
                element.inside.append(mark)
            elif child := pdfium.FPDF_StructElement_GetChildAtIndex(handle, index):
                element.inside.append(self.element(child, depth + 1))
        return element

    def blocks(self, element: _Element) -> Iterator[Block]:
        """The blocks that an element makes."""
        if element.kind in HEADINGS:
            if text := self._text([element], heading=True):
                yield Heading(HEADINGS[element.kind], text)
        elif element.kind == "L":
            if items := self._items(element):
                yield Items(items)
        elif element.kind == "Table":
            yield from self._table(element)
        else:
            yield from self._mixed(element.inside)

    def _mixed(self, inside: list[_Element | int]) -> Iterator[Block]:
        """The blocks of what stands side by side: runs of words are paragraphs."""
        run: list[_Element | int] = []
        for each in [*inside, None]:
            if isinstance(each, int) or (each and not each.is_block()):
                run.append(each)
                continue
            if text := self._text(run):
                yield Paragraph(text)
            run = []
            if each:
                yield from self.blocks(each)

    def _text(self, inside: list[_Element | int], *, heading: bool = False) -> str:
        """The words in a run. Raises `Unfit` where they were used before."""
        pieces: list[Piece] = []
        run: list[int] = []
        for mark in _marks(inside):
            if mark in self.used:
                raise Unfit
            self.used.add(mark)
            for index in self._runs.get(mark, ()):
                # What does not follow in the page is another word.
                if run and index != run[-1] + 1:
                    pieces += [*self._pieces_at(run), (" ", PLAIN)]
                    run = []
                run.append(index)
                self.spoken.add(index)
        pieces += self._pieces_at(run)
        return said(without_bold(pieces) if heading else pieces, marks=self._marks)

    def _pieces_at(self, run: list[int]) -> list[Piece]:
        if self._marks:
            ends = [place for place, index in enumerate(run, 1) if index in self._letters.hyphens]
            lines = (run[start:end] for start, end in pairwise([0, *ends, len(run)]))
            return [piece for line in lines for piece in (*self._letters.pieces(line), ("\n", PLAIN))][:-1]
        return [("".join(self._letters.characters[index] for index in run), PLAIN)]

    def _items(self, element: _Element) -> tuple[Item, ...]:
        """The items of a list; a list beside an item belongs to the item before it."""
        items: list[Item] = []
        for each in element.inside:
            if isinstance(each, int):
                items.append(Item(self._text([each])))
            elif each.kind == "L":
                inner = self._items(each)
                last = items.pop() if items else Item("")
                items.append(Item(last.text, (*last.items, *inner)))
            else:
                inner_lists: list[_Element] = []
                texts = list(self._pieces(each, inner_lists))
                inner = tuple(item for each_list in inner_lists for item in self._items(each_list))
                items.append(Item(_joined(texts), inner))
        return tuple(item for item in items if item.text or item.items)

    def _pieces(self, element: _Element, lists: list[_Element]) -> Iterator[tuple[str, str]]:
        """The texts in an element, each with the kind of what holds it; lists are put by in `lists`."""
        run: list[_Element | int] = []
        for each in [*element.inside, None]:
            label = isinstance(each, _Element) and each.kind == "Lbl"
            if isinstance(each, int) or (each and not label and not each.is_block()):
                run.append(each)
                continue
            if text := self._text(run):
                yield element.kind, text
            run = []
            if each is None:
                return
            if each.kind == "L":
                lists.append(each)
            elif label:
                yield "Lbl", self._text([each])
            else:
                yield from self._pieces(each, lists)

    def _table(self, element: _Element) -> Iterator[Block]:
        """The caption of a table, and its rows."""
        rows: list[tuple[Cell, ...]] = []
        for row in _rows(element):
            if row.kind != "TR":
                yield from self._mixed([row])
                continue
            cells = [cell for cell in row.elements() if cell.kind in ("TH", "TD")]
            texts = [_joined([("", self._whole(cell))]) for cell in cells]
            heads = all(cell.kind == "TH" for cell in cells) and len(cells) > 1
            rows.append(
                tuple(
                    Cell(text, _scope(cell, number, heads=heads) if text else "", cell.columns, cell.rows)
                    for number, (cell, text) in enumerate(zip(cells, texts, strict=True))
                )
            )
        rows = [row for row in rows if any(cell.text for cell in row)]
        if rows:
            headed = all(cell.scope == "col" for cell in rows[0] if cell.text) and len(rows) > 1
            headed = headed and all(cell.rows == 1 for cell in rows[0])  # a cell never reaches out of the head
            yield Table(tuple(rows[1:] if headed else rows), rows[0] if headed else ())

    def _whole(self, element: _Element) -> str:
        """All words of a cell, its paragraphs as lines."""
        lists: list[_Element] = []
        texts = [text for _, text in self._pieces(element, lists)]
        return "\n".join([*texts, *(line for each in lists for line in _said_lines(self._items(each)))])


def _said_lines(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield item.text
        yield from _said_lines(item.items)


def _joined(texts: list[tuple[str, str]]) -> str:
    """The texts of an item: a label and what follows it in one line, further paragraphs in lines of their own."""
    text, label = "", False
    for kind, each in texts:
        text += each if not text else f" {each}" if label else f"\n{each}"
        label = kind == "Lbl"
    return text


def _scope(cell: _Element, number: int, *, heads: bool) -> str:
    if cell.kind != "TH":
        return ""
    return "col" if heads or number else "row"


def _marks(inside: list[_Element | int]) -> Iterator[int]:
    for each in inside:
        if isinstance(each, int):
            yield each
        else:
            yield from _marks(each.inside)


def _rows(table: _Element) -> Iterator[_Element]:
    """The rows of a table, and whatever else stands in it."""
    for each in table.elements():
        if each.kind in ("THead", "TBody", "TFoot"):
            yield from _rows(each)
        else:
            yield each


def _said(handle: Any) -> str:
    """The standard type of an element, as the file's own roles map to it."""
    buffer = ctypes.create_string_buffer(256)
    length = pdfium.FPDF_StructElement_GetType(handle, buffer, len(buffer))
    return buffer.raw[: max(min(length, len(buffer)) - 2, 0)].decode("utf-16-le", "replace")


def _number(handle: Any, name: bytes) -> int:
    """A number among the attributes of an element (14.8.5.7); 1 where there is none."""
    number = ctypes.c_float()
    for index in range(max(pdfium.FPDF_StructElement_GetAttributeCount(handle), 0)):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(handle, index)
        value = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name) if attribute else None
        if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, ctypes.byref(number)):
            return min(max(int(number.value), 1), MOST_SPANNED)
    return 1
