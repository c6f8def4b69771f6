"""Reads the text of Word files (docx): headings, paragraphs, lists with their numbers, tables and notes.

What is hidden or was deleted is left out. With marks come the heads and feet of pages, each once, as sections of their
own. Source: ISO/IEC 29500-1, 17 (WordprocessingML).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from disclosure_log.documents.archives import Problem, UnusablePackage
from disclosure_log.documents.packages import Package
from disclosure_log.documents.relations import Relations
from disclosure_log.documents.texts.emphasis import Emphasis, Fields, link_of
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
from disclosure_log.documents.texts.numbering import Numbering
from disclosure_log.documents.wordprocessing import MC, R, Styles, Theme, W, is_on, modern, value

DEEPEST_LEVEL = 8
GONE = frozenset(W + name for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "rt"))
"""What nobody sees, or what says only how things look."""

BLANKS = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": " "}
AROUND = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "body"))
REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
NOTES = ("footnote", "endnote")
LINKING = (f"{W}hyperlink", f"{W}fldSimple")
_PLAIN = Run("")


def read_word(content: bytes, *, marks: bool = False) -> DocumentText:
    """The text of a Word file. Raises `UnusablePackage`."""
    return _Word(Package(content), marks=marks).read()


class _Word:
    """One Word file."""

    def __init__(self, package: Package, *, marks: bool) -> None:
        self._package = package
        self._marks = marks
        self._clean = clean_marked if marks else clean
        self._relations = Relations(package)
        main = next((each.part for each in self._relations.of("") if each.short_kind == "officeDocument"), None)
        if main is None:
            raise UnusablePackage(Problem.DAMAGED)
        self._main = main
        parts = {each.short_kind: each.part for each in self._relations.of(self._main) if each.part}
        self._styles = Styles(self._tree(parts.get("styles")), Theme())
        self._emphasis = Emphasis(self._styles)
        self._settings = parts.get("settings")
        self._numbering = Numbering(self._tree(parts.get("numbering")))
        self._note_parts = {kind: parts.get(f"{kind}s") for kind in NOTES}
        trees = {kind: self._tree(part) for kind, part in self._note_parts.items()}
        self._notes = {kind: tree for kind, tree in trees.items() if tree is not None}
        self._referred: list[tuple[str, str | None]] = []
        """The notes that the text refers to so far."""
        self._levels: dict[str | None, int] = {}
        self._complete = True
        self._links: dict[str | None, str] = {}
        """Where the links of the part lead that is read now."""

    def _tree(self, part: str | None) -> Element | None:
        if part is None:
            return None
        root = modern(self._package.tree(part))
        return without_marks(root) if self._marks else root

    def _open(self, part: str | None) -> None:
        """Have the links of a part at hand."""
        links = self._relations.of(part or "") if self._marks else []
        self._links = {each.identity: each.target for each in links if each.external}

    def read(self) -> DocumentText:
        """The text of its body, and its notes after it."""
        body = self._tree(self._main)
        self._open(self._main)
        blocks: list[Block] = []
        length = 0
        for block in self._blocks(body.find(f"{W}body") if body is not None else None):
            if length > MOST_CHARACTERS:
                self._complete = False
                break
            blocks.append(block)
            length += len(block.text) if isinstance(block, (Paragraph, Heading)) else 1000
        blocks += map(Paragraph, self._notes_said())
        sections = [*in_sections(blocks), *(self._margins(body) if self._marks and body is not None else ())]
        return DocumentText(Form.WORDS, tuple(sections), 0, self._complete)

    def _margins(self, body: Element) -> Iterator[Section]:
        """The heads and feet that pages show: those of first and of even pages only where the file asks for them."""
        settings = self._tree(self._settings)
        even = settings is not None and bool(is_on(settings.find(f"{W}evenAndOddHeaders")))
        parts = {each.identity: each.part for each in self._relations.of(self._main)}
        for kind in ("header", "footer"):
            told: dict[str, str | None] = {}
            shown: dict[str, None] = {}
            for section in body.iter(f"{W}sectPr"):
                # A section that names none has those of the one before (17.10.1).
                for each in section.findall(f"{W}{kind}Reference"):
                    told[value(each, "type") or "default"] = parts.get(each.get(f"{R}id", ""))
                pages = {"default": True, "first": bool(is_on(section.find(f"{W}titlePg"))), "even": even}
                shown |= dict.fromkeys(part for page, on in pages.items() if on and (part := told.get(page)))
            yield from margins(kind, map(self._story, shown))

    def _story(self, part: str) -> list[Block]:
        """The blocks of a head or foot."""
        self._open(part)
        return list(self._blocks(self._tree(part)))

    def _notes_said(self) -> Iterator[str]:
        """The words of each note that the text refers to, with its number, in the order of the text."""
        said: dict[tuple[str, str | None], str] = {}
        for kind, notes in self._notes.items():
            self._open(self._note_parts[kind])
            said |= {(kind, value(note, "id")): self._clean("\n".join(self._lines(note))) for note in notes}
        for number, reference in enumerate(self._referred, 1):
            if text := said.get(reference):
                yield f"{number} {text}"

    def _blocks(self, holder: Element | None) -> Iterator[Block]:
        """The blocks in an element; paragraphs of a list that follow each other are one list."""
        items: list[tuple[int, str]] = []
        for element in _flat(holder):
            texts = self._texts(element) if element.tag != f"{W}tbl" else []
            item = self._item(element, texts)
            if item:
                items.append(item)
                continue
            if items:
                yield nested(items)
                items = []
            if element.tag == f"{W}tbl":
                yield from self._table(element)
            else:
                self._complete &= element.tag != f"{W}altChunk"  # a file inside the file (17.17.2)
                yield from self._paragraph(element, texts)
        if items:
            yield nested(items)

    def _item(self, element: Element, texts: list[str]) -> tuple[int, str] | None:
        """Level and text of an item of a list; nothing for what is none, as a heading with a number."""
        if element.tag != f"{W}p" or self._heading(element):
            return None
        numbered = self._numbered(element)
        if not numbered or len(texts) != 1 or not self._clean(texts[0]):
            return None
        number, level = numbered
        return min(level, DEEPEST_LEVEL), self._clean(f"{self._numbering.label(number, level)} {texts[0]}")

    def _paragraph(self, element: Element, texts: list[str]) -> Iterator[Block]:
        """A paragraph or a heading, and what stands in the boxes that hang on it."""
        level = self._heading(element)
        numbered = self._numbered(element) if level or (len(texts) > 1 and self._clean(texts[0])) else None
        label = self._numbering.label(*numbered) if numbered else ""
        for place, words in enumerate(texts):
            own = without_whole(words) if level and not place and self._marks else words
            text = self._clean(f"{label} {own}" if not place and self._clean(own) else own)
            if text:
                yield Heading(level, " ".join(text.split())) if level and not place else Paragraph(text)

    def _heading(self, paragraph: Element) -> int:
        """The level of a heading, from 1; 0 for what is none (17.3.1.20)."""
        properties = paragraph.find(f"{W}pPr")
        own = None if properties is None else properties.find(f"{W}outlineLvl")
        if own is None:
            style = value(None if properties is None else properties.find(f"{W}pStyle"))
            if style not in self._levels:
                self._levels[style] = self._style_level(style)
            return self._levels[style]
        return _level(value(own))

    def _style_level(self, style: str | None) -> int:
        for each in reversed(self._styles.chain(style, "paragraph")):
            level = each.find(f"{W}pPr/{W}outlineLvl")
            if level is not None:
                return _level(value(level))
            name = (value(each.find(f"{W}name")) or "").lower()
            if match := re.fullmatch(r"heading ([1-9])", name):
                return int(match[1])
            if name == "title":
                return 1
        return 0

    def _numbered(self, paragraph: Element) -> tuple[str, int] | None:
        """The number of the list and the level of a paragraph (17.3.1.19)."""
        properties = self._styles.paragraph(paragraph.find(f"{W}pPr"))
        number, level = None, 0
        for each in properties:
            if (found := each.find(f"{W}numPr")) is not None:
                number = value(found.find(f"{W}numId")) or number
                level = int(text) if (text := value(found.find(f"{W}ilvl")) or "").isdecimal() else level
        return (number, min(level, DEEPEST_LEVEL)) if number and number != "0" else None

    def _texts(self, paragraph: Element) -> list[str]:
        """The words of a paragraph, and those of each paragraph in the boxes that hang on it."""
        boxes: list[Element] = []
        runs = self._words(paragraph, paragraph.find(f"{W}pPr"), boxes, Fields())
        texts = [marked(runs) if self._marks else "".join(run.text for run in runs)]
        for box in boxes:
            texts += self._lines(box)
        return texts

    def _lines(self, holder: Element) -> Iterator[str]:
        """The words of each paragraph in an element, those of tables in it too."""
        for element in _flat(holder):
            if element.tag == f"{W}p":
                yield from self._texts(element)
            elif element.tag in (f"{W}tbl", f"{W}tr", f"{W}tc"):
                yield from self._lines(element)

    def _words(
        self, element: Element, look: Element | None, boxes: list[Element], fields: Fields, said: Run = _PLAIN
    ) -> Iterator[Run]:
        """The words that are seen in an element that looks as `said`; boxes are put by."""
        for child in element:
            if child.tag == f"{W}t" or child.tag in BLANKS:
                text = BLANKS.get(child.tag) or child.text or ""
                yield replace(said, text=text, link=said.link or fields.link)
            elif child.tag == f"{W}txbxContent":
                boxes.append(child)
            elif child.tag in REFERENCES:
                self._referred.append((REFERENCES[child.tag], value(child, "id")))
                yield Run(f" [{len(self._referred)}]")
            elif child.tag in GONE or child.tag == f"{W}fldChar":
                fields.read(child)
            elif inside := self._inside(child, look, fields, said):
                yield from self._words(inside[0], look, boxes, fields, inside[1])

    def _inside(self, element: Element, look: Element | None, fields: Fields, said: Run) -> tuple[Element, Run] | None:
        """Where the words of an element stand, and how they look; nothing where they are hidden."""
        if element.tag == f"{MC}AlternateContent":
            choice = element.find(f"{MC}Choice")
            return (element if choice is None else choice), said
        if element.tag == f"{W}r":
            properties = element.find(f"{W}rPr")
            if self._styles.look(look, properties).hidden:
                for each in element:
                    fields.read(each)
                return None
            return element, Run("", *self._emphasis.of(look, properties), said.link) if self._marks else said
        if self._marks and element.tag in LINKING:
            return element, replace(said, link=self._link(element) or said.link)
        return element, said

    def _link(self, element: Element) -> str:
        """Where a link or a simple field leads (17.16.22, 17.16.19)."""
        if element.tag == f"{W}fldSimple":
            return link_of(value(element, "instr"))
        target, place = self._links.get(element.get(f"{R}id"), ""), value(element, "anchor")
        return followed(f"{target}#{place}" if target and place and "#" not in target else target)

    def _table(self, table: Element) -> Iterator[Block]:
        """A table; the rows that are said to be repeated on every page head its columns (17.4.49)."""
        rows: list[tuple[Cell, ...]] = []
        headed = False
        for row in (each for each in _flat(table) if each.tag == f"{W}tr"):
            properties = row.find(f"{W}trPr")
            is_head = properties is not None and bool(is_on(properties.find(f"{W}tblHeader")))
            cells = tuple(self._cell(cell, is_head=is_head) for cell in _flat(row) if cell.tag == f"{W}tc")
            if not any(cell.text for cell in cells):
                continue
            headed = headed or (is_head and not rows)
            rows.append(cells)
        if rows:
            headed = headed and len(rows) > 1
            yield Table(tuple(rows[1:] if headed else rows), rows[0] if headed else ())

    def _cell(self, cell: Element, *, is_head: bool) -> Cell:
        properties = cell.find(f"{W}tcPr")
        span = value(None if properties is None else properties.find(f"{W}gridSpan")) or "1"
        text = self._clean("\n".join(self._lines(cell)))
        columns = min(int(span), 1000) if span.isdecimal() and int(span) else 1
        return Cell(text, "col" if is_head and text else "", columns)


def _flat(holder: Element | None) -> Iterator[Element]:
    """The elements in another one, those in controls and tracked insertions as if they stood there themselves."""
    for element in holder if holder is not None else ():
        if element.tag in AROUND:
            yield from _flat(element)
        elif element.tag.startswith(W) and element.tag not in GONE:
            yield element


def _level(text: str | None) -> int:
    """A level of headings, which the file counts from 0; 9 means the text itself (17.3.1.20)."""
    return int(text) + 1 if text and text.isdecimal() and int(text) < 9 else 0  # noqa: PLR2004 - see above
