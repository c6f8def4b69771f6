"""Reads a story of a Word file (body, header, footer, notes) as a reader sees it, and notes what they do not see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from xml.etree.ElementTree import Element

from disclosure_log.documents import tables
from disclosure_log.documents.relations import Relationship
from disclosure_log.documents.wordprocessing import MC, NONE, R, Styles, Theme, W, number, value
from disclosure_log.gate.documents import docx_fields, docx_look
from disclosure_log.gate.documents.docx_drawing import At, drawing
from disclosure_log.gate.documents.docx_look import Ground
from disclosure_log.gate.notes import Notes, Place

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

AROUND_BLOCKS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "txbxContent"})
STORIES = frozenset({"body", "footnote", "endnote"})
AROUND_RUNS = AROUND_BLOCKS | {"hyperlink", "fldSimple", "bdo", "dir", "ruby", "rt", "rubyBase"}
GONE = frozenset({"del", "moveFrom"})
MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\xad", "sym": "\ufffd"}
DEEPEST = 10  # boxes and tables inside each other
MOST_UNSEEN = 8  # characters without width in one paragraph: text that was pasted from a page has a few
CELL_REGIONS = ("band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstCol", "lastCol", "firstRow", "lastRow")
LOOK_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstCol": 0x80, "lastCol": 0x100, "noHBand": 0x200, "noVBand": 0x400}
LOOK_NAMES = {"firstCol": "firstColumn", "lastCol": "lastColumn"}


@dataclass(slots=True)
class Shared:
    """What all stories of a file share."""

    styles: Styles
    theme: Theme
    notes: Notes
    page: Ground = field(default_factory=Ground)
    numbers: dict[int, int] = field(default_factory=dict)
    """The number of each paragraph, by the `id` of its element."""
    notes_referred: set[tuple[str, str]] = field(default_factory=set)
    """The footnotes and endnotes that somebody sees a mark of, kind and number."""


@dataclass(slots=True)
class _Line:
    """What stands in a paragraph."""

    seen: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


class Story:
    """Reads one story."""

    def __init__(self, shared: Shared, relations: Iterable[Relationship], *, in_body: bool) -> None:
        """`relations` are those of the part; `in_body` is not so for headers and footers."""
        self._shared = shared
        self._notes = shared.notes
        self._relations: Mapping[str, Relationship] = {each.identity: each for each in relations}
        self._in_body = in_body
        self._fields: list[tuple[list[str], bool]] = []
        self._place = Place()
        self._properties: Element | None = None

    def read(self, root: Element) -> None:
        """Read the story from its first paragraph to its last."""
        self._blocks(root, self._shared.page)
        if self._fields:
            self._notes.note("document-field")  # one that does not end hides what follows it

    def _blocks(self, parent: Element, ground: Ground) -> list[str]:
        """Read what stands below each other; the lines that are seen."""
        lines: list[str] = []
        for child in parent:
            name = child.tag.removeprefix(W)
            if name == "p":
                lines.append(self._paragraph(child, ground))
            elif name == "tbl":
                lines += self._table(child, ground)
            elif name in AROUND_BLOCKS | STORIES:
                lines += self._blocks(child, ground)
            elif name in GONE:
                self._blocks(child, replace(ground, reason="document-tracked"))
            elif name == "sectPr":
                self._section(child)
            elif child.tag == f"{MC}AlternateContent":
                self._branches(child, partial(self._blocks, ground=ground))
            elif child.tag.startswith(M):
                lines.append(self._math(child))
        return lines

    def _section(self, section: Element) -> None:
        reason = docx_look.section_reason(section)
        if reason:
            self._notes.note(reason)

    def _paragraph(self, paragraph: Element, ground: Ground) -> str:
        """Read a paragraph; what is seen of it."""
        outer = self._place, self._properties
        self._place = Place(paragraph=self._shared.numbers.get(id(paragraph), 0))
        self._properties = paragraph.find(f"{W}pPr")
        properties = self._shared.styles.paragraph(self._properties)
        line = _Line()
        reason = ground.reason or docx_look.paragraph_reason(properties)
        self._inline(paragraph, replace(ground, reason=reason), line)
        seen, hidden = "".join(line.seen), "".join(line.hidden)
        if docx_look.mark_is_hidden(properties):
            self._notes.note("document-hidden-mark", self._place, seen)
        if docx_look.is_collapsed(properties):
            self._notes.note("document-collapsed", self._place)
        section = None if self._properties is None else self._properties.find(f"{W}sectPr")
        if section is not None:
            self._section(section)
        self._said(seen)
        self._notes.text(hidden, self._place)
        self._place, self._properties = outer
        return seen

    def _said(self, text: str) -> None:
        """Give what a paragraph says to the search for personal data, and note letters that nobody sees in it."""
        self._notes.text(text, self._place)
        if text.isascii():
            return
        said = tables.tags(text)
        if said:
            self._notes.text(said, self._place)
        if said or tables.TURNING.search(text) or len(tables.UNSEEN.findall(text.replace("\xad", ""))) >= MOST_UNSEEN:
            self._notes.note("document-unseen-letters", self._place, text)

    def _inline(self, parent: Element, ground: Ground, line: _Line) -> None:
        """Read what stands beside each other in a paragraph."""
        for child in parent:
            name = child.tag.removeprefix(W)
            if name == "r":
                self._run(child, ground, line)
            elif name in AROUND_RUNS:
                self._around(child, name, ground, line)
            elif name in GONE:
                self._inline(child, replace(ground, reason="document-tracked"), line)
            elif child.tag == f"{MC}AlternateContent":
                self._branches(child, lambda branch: self._inline(branch, ground, line))
            elif child.tag.startswith(M):
                line.seen.append(self._math(child))

    def _around(self, element: Element, name: str, ground: Ground, line: _Line) -> None:
        """Read a link, a simple field or a control."""
        if name == "fldSimple":
            self._code(element.get(f"{W}instr") or "")
        if name == "hyperlink":
            relation = self._relations.get(element.get(f"{R}id") or "")
            self._notes.text(relation.target if relation else "", self._place)
        self._inline(element, ground, line)

    def _code(self, code: str) -> None:
        """Judge the code of a field."""
        key = docx_fields.judged(code)
        if key:
            self._notes.note(key, self._place, code)
        self._notes.text(code, self._place)

    def _run(self, run: Element, ground: Ground, line: _Line) -> None:
        """Read a run: words that look alike."""
        properties = run.find(f"{W}rPr")
        look = self._shared.styles.look(self._properties, properties, ground.table)
        reason = docx_look.reason(look, ground)
        text = "".join(self._piece(child, ground, reason, line) for child in run)
        if not text:
            return
        if self._in_code():
            # Words between the code of a field and its result are not shown.
            self._instruction(text)
            reason = reason or ("document-field" if text.strip() else "")
        if not reason and look.web_hidden and any(each.isalpha() for each in text):
            reason = "document-hidden"  # only page numbers of a table of contents are hidden on the web
        if reason and text.strip() and not (reason == "document-same-colour" and not text.strip("\n\t \xa0")):
            self._notes.note(reason, self._place, text)
        (line.hidden if reason else line.seen).append(text)

    def _piece(self, child: Element, ground: Ground, reason: str, line: _Line) -> str:
        """Read what stands in a run; the words of it."""
        name = child.tag.removeprefix(W)
        if name == "t":
            return child.text or ""
        if name in MARKS:
            return MARKS[name]
        if name == "fldChar":
            self._field(value(child, "fldCharType") or "")
        elif name in {"instrText", "delInstrText"}:
            self._instruction(child.text or "")
        elif name == "delText":
            line.hidden.append(child.text or "")
        else:
            self._object(child, name, ground, reason)
        return ""

    def _object(self, element: Element, name: str, ground: Ground, reason: str) -> None:
        """Read what stands in a run and is no text: a drawing, the mark of a note, one of several forms."""
        if ground.depth > DEEPEST:
            self._notes.note("document-unknown", self._place)
        elif name in {"drawing", "pict", "object"}:
            inside = (
                ground
                if reason in {"", "document-same-colour", "document-blackened"}
                else replace(ground, reason=reason)
            )
            if inside.reason:
                self._notes.note(inside.reason, self._place)
            at = At(inside, self._shared.theme, self._notes, self._place, self._in_body)
            for box, box_ground in drawing(element, at):
                self._blocks(box, replace(box_ground, table=(), depth=ground.depth + 1))
        elif name in {"footnoteReference", "endnoteReference"}:
            if not reason:
                self._shared.notes_referred.add((name.removesuffix("Reference"), value(element, "id") or ""))
        elif element.tag == f"{MC}AlternateContent":
            self._branches(element, lambda branch: self._objects(branch, ground, reason))

    def _objects(self, branch: Element, ground: Ground, reason: str) -> None:
        for child in branch:
            self._object(child, child.tag.removeprefix(W), ground, reason)

    def _branches(self, element: Element, read: Callable[[Element], object]) -> None:
        """Read each form of something that programs choose from (ISO/IEC 29500-3, 7.5): all say the same words."""
        branches = [branch for branch in element if branch.tag in {f"{MC}Choice", f"{MC}Fallback"}]
        for branch in branches:
            read(branch)
        words = [_words(branch) for branch in branches]
        if len(set(words)) > 1:
            self._notes.note("document-alternatives", self._place, " | ".join(words))

    def _field(self, step: str) -> None:
        """Take a step in a field: its code begins, its result begins, it ends."""
        if step == "begin":
            self._fields.append(([], False))
        elif not self._fields:
            self._notes.note("document-field", self._place)
        else:
            code, shown = self._fields.pop()
            if not shown:
                self._code("".join(code))
            if step == "separate":
                self._fields.append((code, True))

    def _in_code(self) -> bool:
        """Whether what stands here is the code of a field, which is not shown."""
        return any(not shown for _code, shown in self._fields)

    def _instruction(self, text: str) -> None:
        """Take up a piece of a field's code."""
        if self._fields and not self._fields[-1][1]:
            self._fields[-1][0].append(text)
        elif text.strip() and not self._in_code():
            self._notes.note("document-field", self._place, text)
            self._notes.text(text, self._place)

    def _math(self, element: Element) -> str:
        """The words of a formula."""
        text = "".join(each.text or "" for each in element.iter() if each.tag in {f"{M}t", f"{W}t"})
        for run in element.iter(f"{M}r"):
            look = self._shared.styles.look(self._properties, run.find(f"{W}rPr"))
            reason = docx_look.reason(look, self._shared.page)
            if reason:
                self._notes.note(reason, self._place)
        return text

    def _table(self, table: Element, ground: Ground) -> list[str]:
        """Read a table; its rows go to the search for data about people, under its first paragraph."""
        properties = table.find(f"{W}tblPr")
        around = ground.reason or docx_look.table_reason(properties)
        widths = [number(value(column, "w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        first = next((self._shared.numbers.get(id(each), 0) for each in table.iter(f"{W}p")), 0)
        rows = _below(table, "tr")
        lines: list[str] = []
        for at, row in enumerate(rows):
            reason = around or docx_look.row_reason(row.find(f"{W}trPr"))
            cells, said = _below(row, "tc"), list[str]()
            column, wide = 0, list[float]()
            for number_, cell in enumerate(cells):
                own = cell.find(f"{W}tcPr")
                inside = self._cell_ground(properties, own, (at, len(rows), number_, len(cells)), ground)
                width = widths[column] if column < len(widths) else None
                off = "document-off-page" if sum(each or 0.0 for each in widths[:column]) > docx_look.FURTHEST else ""
                inside = replace(inside, reason=reason or off or docx_look.cell_reason(own, width))
                said.append("\n".join(self._blocks(cell, inside)).strip())
                wide.append(width or docx_look.FURTHEST_RIGHT)
                column += int(value(None if own is None else own.find(f"{W}gridSpan")) or "1")
            lines += said
            if docx_look.overflows(row.find(f"{W}trPr"), said, wide):
                self._notes.note("document-overflow", Place(paragraph=first, row=at + 1))
            if not reason:
                self._notes.row(said, Place(paragraph=first, row=at + 1))
        return lines

    def _cell_ground(
        self, table: Element | None, cell: Element | None, edges: tuple[int, int, int, int], ground: Ground
    ) -> Ground:
        """The shading of a cell and the formats that the table's style gives its words."""
        shading = NONE
        looks = list(ground.table)
        name = value(None if table is None else table.find(f"{W}tblStyle"))
        regions = _regions(None if table is None else table.find(f"{W}tblLook"), edges)
        for style in self._shared.styles.chain(name, "table"):
            parts = [style] + [each for region in regions for each in style if value(each, "type") == region]
            for part in parts:
                looks += [each for each in (part.find(f"{W}rPr"),) if each is not None]
                for holder in ("tblPr", "trPr", "tcPr"):
                    found = part.find(f"{W}{holder}/{W}shd")
                    shading = shading if found is None else self._shared.theme.shading(found)
        for holder_ in (table, cell):
            found = None if holder_ is None else holder_.find(f"{W}shd")
            own = NONE if found is None else self._shared.theme.shading(found)
            shading = own if own != NONE else shading
        return replace(
            ground, cell=shading if shading != NONE else ground.cell, table=tuple(looks), depth=ground.depth + 1
        )


def _words(branch: Element) -> str:
    """All words of a branch, without blanks."""
    return "".join("".join(each.text or "" for each in branch.iter() if each.tag.rpartition("}")[2] == "t").split())


def _below(element: Element, name: str) -> list[Element]:
    """The next elements of that name below an element, also inside controls and tracked changes."""
    found: list[Element] = []
    for child in element:
        if child.tag == W + name:
            found.append(child)
        elif child.tag.removeprefix(W) in AROUND_BLOCKS | GONE or child.tag.startswith(MC):
            found += _below(child, name)
    return found


def _regions(look: Element | None, edges: tuple[int, int, int, int]) -> list[str]:
    """The regions of a table's style that a cell is in, those that count more last (17.7.6)."""
    row, rows, column, columns = edges
    try:
        bits = int(value(look) or "04A0", 16)
    except ValueError:
        bits = 0
    on = {
        name: value(look, LOOK_NAMES.get(name, name)) in {"1", "true", "on"}
        if value(look, LOOK_NAMES.get(name, name)) is not None
        else bool(bits & bit)
        for name, bit in LOOK_BITS.items()
    }
    inside = {
        "firstRow": on["firstRow"] and row == 0,
        "lastRow": on["lastRow"] and row == rows - 1,
        "firstCol": on["firstCol"] and column == 0,
        "lastCol": on["lastCol"] and column == columns - 1,
    }
    odd_row, odd_column = (row - on["firstRow"]) % 2 == 0, (column - on["firstCol"]) % 2 == 0
    inside |= {f"band{1 + (not odd_column)}Vert": not on["noVBand"], f"band{1 + (not odd_row)}Horz": not on["noHBand"]}
    return [region for region in CELL_REGIONS if inside.get(region)]
