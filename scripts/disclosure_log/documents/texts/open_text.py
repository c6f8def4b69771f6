"""Reads the text of OpenDocument texts (odt): headings, paragraphs, lists, tables and notes.

Source: OASIS OpenDocument 1.3, part 3, 4 to 7, 9 and 16. Comments, what was deleted and what is hidden are left out.
With marks come the heads and feet of pages, each once, as sections of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from disclosure_log.documents.archives import Problem, UnusablePackage
from disclosure_log.documents.opendocument_styles import FO, OFFICE, STYLE, TABLE, TEXT, XLINK, Styles, used_masters
from disclosure_log.documents.packages import Package
from disclosure_log.documents.texts.links import followed
from disclosure_log.documents.texts.making import (
    MOST_CHARACTERS,
    clean,
    clean_marked,
    in_sections,
    margins,
    nested,
    without_marks,
    without_whole,
)
from disclosure_log.documents.texts.marks import Run, marked
from disclosure_log.documents.texts.model import Block, Cell, DocumentText, Form, Heading, Paragraph, Section, Table
from disclosure_log.documents.texts.open_numbering import OpenNumbering

DEEPEST_LEVEL = 8
MOST_REPEATED = 1_000
GONE = frozenset(
    [f"{OFFICE}annotation", f"{OFFICE}forms"]
    + [TEXT + name for name in ("tracked-changes", "hidden-text", "ruby-text", "note-citation", "sequence-decls")]
    + [f"{TEXT}variable-decls", f"{TEXT}user-field-decls", f"{TEXT}hidden-paragraph"]
)
INDEXES = frozenset({f"{TEXT}index-body", f"{TEXT}index-title"})
BOLD = frozenset({"bold", "600", "700", "800", "900"})
SLOPING = frozenset({"italic", "oblique"})
BLOCKS = frozenset({f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TABLE}table"})


def read_open_text(content: bytes, *, marks: bool = False) -> DocumentText:
    """The text of an OpenDocument text. Raises `UnusablePackage`."""
    package = Package(content)
    roots = [package.tree(name) for name in ("content.xml", "styles.xml") if name in package.parts]
    roots = [without_marks(root) for root in roots] if marks else roots
    body = roots[0].find(f"{OFFICE}body/{OFFICE}text") if roots else None
    if body is None:
        raise UnusablePackage(Problem.DAMAGED)
    reader = _Reader(roots, marks=marks)
    blocks: list[Block] = []
    length = 0
    complete = True
    for block in reader.blocks(body):
        if length > MOST_CHARACTERS:
            complete = False
            break
        blocks.append(block)
        length += len(block.text) if isinstance(block, (Paragraph, Heading)) else 1000
    blocks += [Paragraph(text) for text in reader.notes]
    sections = [*in_sections(blocks), *(_margins(roots[0], roots[-1]) if marks else ())]
    return DocumentText(Form.WORDS, tuple(sections), 0, complete)


def _margins(content: Element, styles: Element) -> Iterator[Section]:
    """The heads and feet that pages show (16.9 to 16.13)."""
    reader = _Reader([styles], marks=True)
    used = used_masters(content, styles)
    stories = [
        (story, story.tag.removeprefix(STYLE))
        for master in styles.iter(f"{STYLE}master-page")
        if master.get(f"{STYLE}name", "") in used
        for story in master
        if story.get(f"{STYLE}display", "true") == "true"
    ]
    for kind in ("header", "footer"):
        yield from margins(kind, (list(reader.blocks(story)) for story, name in stories if name.startswith(kind)))


class _Reader:
    """Reads the body of one text."""

    def __init__(self, roots: list[Element], *, marks: bool) -> None:
        self._styles = Styles(roots)
        self._marks = marks
        self._clean = clean_marked if marks else clean
        self._numbering = OpenNumbering(roots)
        self.notes: list[str] = []
        """The words of the notes so far."""
        self._numbered = {
            (style.get(f"{STYLE}name"), level.get(f"{TEXT}level"))
            for root in roots
            for style in root.iter(f"{TEXT}list-style")
            for level in style.iter(f"{TEXT}list-level-style-number")
        }

    def blocks(self, holder: Element) -> Iterator[Block]:
        """The blocks in an element."""
        for element in holder:
            if element.tag in GONE or self._is_hidden(element):
                continue
            if element.tag == f"{TEXT}list":
                style, counts = element.get(f"{TEXT}style-name"), self._numbering.counts(element)
                if items := list(self._items(element, 0, style, counts)):
                    yield nested(items)
            elif element.tag == f"{TABLE}table":
                yield from self._table(element)
            elif element.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(element)
            else:
                yield from self.blocks(element)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        boxes: list[Element] = []
        runs = self._words(element, boxes, self._look({}, element), "")
        words = marked(runs) if self._marks else "".join(run.text for run in runs)
        is_heading = element.tag == f"{TEXT}h"
        text = self._clean(without_whole(words) if self._marks and is_heading else words)
        level = element.get(f"{TEXT}outline-level", "1")
        if text and is_heading:
            yield Heading(int(level) if level.isdecimal() and 0 < int(level) < 10 else 1, " ".join(text.split()))  # noqa: PLR2004 - levels go to 10
        elif text:
            yield Paragraph(text)
        for box in boxes:
            yield from self.blocks(box)

    def _words(self, element: Element, boxes: list[Element], look: Mapping[str, str], link: str) -> Iterator[Run]:
        """The words that are seen in an element; boxes are put by, and notes gathered."""
        plain = Run("", look.get(f"{FO}font-weight") in BOLD, look.get(f"{FO}font-style") in SLOPING, link)
        yield replace(plain, text=element.text or "")
        for child in element:
            if child.tag == f"{TEXT}s":
                yield replace(plain, text=" " * min(int(child.get(f"{TEXT}c", "1") or 1), MOST_REPEATED))
            elif child.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
                yield replace(plain, text=" " if child.tag == f"{TEXT}tab" else "\n")
            elif child.tag == f"{TEXT}note":
                yield from map(Run, self._note(child))
            elif child.tag in GONE or self._is_hidden(child):
                pass
            elif any(inner.tag in BLOCKS for inner in child.iter()):
                boxes.append(child)
            else:
                inner_link = followed(child.get(f"{XLINK}href")) if child.tag == f"{TEXT}a" else ""
                yield from self._words(child, boxes, self._look(look, child), inner_link or link)
            yield replace(plain, text=child.tail or "")

    def _look(self, above: Mapping[str, str], element: Element) -> Mapping[str, str]:
        """How words look in an element, inside words that look as `above`; nothing where nobody asks."""
        if not self._marks:
            return above
        family = "paragraph" if element.tag in (f"{TEXT}p", f"{TEXT}h") else "text"
        return self._styles.words(above, family, element.get(f"{TEXT}style-name"))

    def _note(self, note: Element) -> Iterator[str]:
        """The mark of a note; its words go to the end."""
        mark = (note.findtext(f"{TEXT}note-citation") or "").strip()
        body = note.find(f"{TEXT}note-body")
        lines = [] if body is None else [line for line in self._texts(body) if line]
        if lines:
            self.notes.append("\n".join([f"{mark} {lines[0]}".strip(), *lines[1:]]))
        yield f" [{mark}]" if mark else ""

    def _texts(self, holder: Element) -> Iterator[str]:
        """The words of every block in an element, line by line."""
        for block in self.blocks(holder):
            match block:
                case Paragraph() | Heading():
                    yield block.text
                case Table():
                    yield from (cell.text for row in (block.head, *block.rows) for cell in row)
                case _:
                    yield from _items_text(block.items)

    def _items(self, element: Element, level: int, style: str | None, counts: list[int]) -> Iterator[tuple[int, str]]:
        """Level and text of each item; without marks, numbers are figures from 1, as the pages of a site show them."""
        number = 0
        numbered = (style, str(level + 1)) in self._numbered
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            inner = [each for each in item if each.tag == f"{TEXT}list"]
            own = [each for each in item if each.tag != f"{TEXT}list"]
            boxed = Element("own")
            boxed.extend(own)
            text = "\n".join(line for line in self._texts(boxed) if line)
            if text:
                number += item.tag == f"{TEXT}list-item"
                label = f"{number}. " if numbered else "• "
                if self._marks and item.tag == f"{TEXT}list-item":
                    label = self._numbering.label(style, level, counts, item)
                yield min(level, DEEPEST_LEVEL), ("" if item.tag == f"{TEXT}list-header" else label) + text
            for each in inner:
                yield from self._items(each, level + 1, each.get(f"{TEXT}style-name", style), counts)

    def _table(self, table: Element) -> Iterator[Block]:
        """A table; its header rows head its columns (9.1.7)."""
        rows: list[tuple[Cell, ...]] = []
        headed = False
        for row, is_head in _rows(table, is_head=False):
            cells = tuple(self._cells(row, is_head=is_head))
            if any(cell.text for cell in cells):
                headed = headed or (is_head and not rows)
                rows.append(cells)
        if rows:
            headed = headed and len(rows) > 1
            yield Table(tuple(rows[1:] if headed else rows), rows[0] if headed else ())

    def _cells(self, row: Element, *, is_head: bool) -> Iterator[Cell]:
        for cell in row:
            if cell.tag != f"{TABLE}table-cell":
                continue
            text = self._clean("\n".join(self._texts(cell)))
            span = cell.get(f"{TABLE}number-columns-spanned", "1")
            columns = min(int(span), MOST_REPEATED) if span.isdecimal() and int(span) else 1
            yield Cell(text, "col" if is_head and text else "", columns)

    def _is_hidden(self, element: Element) -> bool:
        """Whether a piece of text has a style or a condition that hides it."""
        if element.get(f"{TEXT}display") in {"none", "condition"}:
            return True
        name = element.get(f"{TEXT}style-name")
        family = "paragraph" if element.tag in (f"{TEXT}p", f"{TEXT}h") else "text"
        return bool(name) and self._styles.properties(family, name, "text").get(f"{TEXT}display") in {"none", "true"}


def _items_text(items: tuple[object, ...]) -> Iterator[str]:
    for item in items:
        yield str(getattr(item, "text", ""))
        yield from _items_text(getattr(item, "items", ()))


def _rows(table: Element, *, is_head: bool) -> Iterator[tuple[Element, bool]]:
    """The rows of a table that are not those of one inside it, and whether each heads the columns."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child, is_head
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child, is_head=is_head or child.tag.endswith("header-rows"))
