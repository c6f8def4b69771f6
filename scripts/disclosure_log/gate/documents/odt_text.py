"""Reads an OpenDocument text as a reader sees it, and notes what they do not see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from disclosure_log.documents import opendocument_styles, tables
from disclosure_log.documents.opendocument_styles import (
    DRAW,
    FO,
    STYLE,
    SVG,
    TABLE,
    TEXT,
    XLINK,
    Ground,
    Styles,
    points,
)
from disclosure_log.gate.documents.docx_drawing import is_given
from disclosure_log.gate.documents.docx_elements import GENERATED
from disclosure_log.gate.documents.odt_names import (
    CONTAINERS,
    FIELDS,
    INLINE,
    KNOWN,
    MAIL_AND_WEB,
    MARKS,
    NAMESPACES,
    SAID,
)
from disclosure_log.gate.notes import Notes, Place

Look = Mapping[str, str]
GENERAL = frozenset({"text", "office", "table", "draw"})
FAR = 900.0  # points: more than a page
TINY = 2.4
MOST_UNSEEN = 8
LONGEST_LIST_WORDS = 20
LABELS = frozenset(
    (name, "name")
    for name in ("text:bookmark", "text:bookmark-start", "text:reference-mark", "text:reference-mark-start")
)
"""Attributes that name places in the text."""


def short(element: Element) -> str:
    """The name of an element with its usual prefix; with `?` where its namespace is not known."""
    namespace, _, name = element.tag[1:].partition("}")
    return f"{NAMESPACES.get(namespace, '?')}:{name}"


@dataclass(slots=True)
class _Line:
    seen: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


class Reader:
    """Reads one part of an OpenDocument text: its body, or its headers and footers."""

    def __init__(self, styles: Styles, notes: Notes, page: Ground, *, in_body: bool, start: int = 0) -> None:
        """`start` is the number of the last paragraph of the parts before."""
        self._styles = styles
        self._notes = notes
        self._page = page
        self._in_body = in_body
        self._place = Place()
        self.paragraphs = start

    def elements(self, root: Element) -> None:
        """Note every element that is not known, or that is more than words and their looks."""
        for element in root.iter():
            name = short(element)
            prefix = name.partition(":")[0]
            if name in SAID:
                if self._counts(element, name):
                    self._notes.note(f"document-{SAID[name]}")
            elif prefix in {"?", "form", "dr3d", "anim", "presentation", "db", "chart"} or (
                prefix in GENERAL and name not in KNOWN
            ):
                self._notes.note("document-form" if prefix == "form" else "document-unknown", quote=name)
            for key, said in element.attrib.items():
                self._attribute(name, key, said)

    def _counts(self, element: Element, name: str) -> bool:
        """Whether a noted element says anything: an empty list of tracked changes does not."""
        return name != "text:tracked-changes" or len(element) > 0

    def _attribute(self, name: str, key: str, said: str) -> None:
        """Note words beside the page that stand in attributes."""
        attribute = key.rpartition("}")[2]
        letters = sum(letter.isalpha() for letter in said)
        found = ""
        if (name, attribute) in LABELS:
            found = "" if GENERATED.fullmatch(said) else "document-bookmark"
        elif name == "text:a" and attribute in {"title", "name"}:
            found = "document-tip" if said.strip() else ""
        elif key == f"{XLINK}href" and name in {"text:a", "draw:a"}:
            allowed = said.lower().startswith(MAIL_AND_WEB) and "body=" not in said.lower()
            found = "" if allowed else "document-link"
        elif name.startswith("text:list-level") and attribute in {"num-prefix", "num-suffix", "bullet-char"}:
            found = "document-numbering" if letters > LONGEST_LIST_WORDS else ""
        elif name in FIELDS | {"text:section"} and attribute in {"formula", "description", "condition", "string-value"}:
            found = "document-field" if letters > LONGEST_LIST_WORDS or attribute == "condition" else ""
        elif attribute == "outline-content-visible" and said == "false":
            found = "document-collapsed"
        else:
            return
        self._notes.text(said.replace("_", " ") if (name, attribute) in LABELS else said)
        if found:
            self._notes.note(found, quote=said)

    def blocks(self, parent: Element, ground: Ground) -> list[str]:
        """Read what stands below each other; the lines that are seen."""
        lines: list[str] = []
        self._stray(parent)
        for child in parent:
            name = short(child)
            if name in {"text:p", "text:h"}:
                lines.append(self._paragraph(child, ground))
            elif name == "table:table":
                lines += self._table(child, ground)
            elif name == "text:section":
                lines += self.blocks(child, self._section(child, ground))
            elif name == "text:tracked-changes":
                self.blocks(child, replace(ground, reason="document-tracked"))
            elif name in CONTAINERS:
                lines += self.blocks(child, ground)
            elif name.startswith("draw:"):
                self._drawing(child, ground)
        return lines

    def _stray(self, parent: Element) -> None:
        """Note words between paragraphs, which no program shows."""
        for words in (parent.text, *(child.tail for child in parent)):
            if (words or "").strip():
                self._notes.note("document-stray", self._place, words or "")
                self._notes.text(words or "", self._place)

    def _section(self, section: Element, ground: Ground) -> Ground:
        hidden = section.get(f"{TEXT}display", "true") != "true"
        return replace(ground, reason="document-hidden") if hidden else ground

    def _paragraph(self, paragraph: Element, ground: Ground) -> str:
        """Read a paragraph; what is seen of it."""
        outer = self._place
        self.paragraphs += 1
        self._place = Place(paragraph=self.paragraphs)
        name = paragraph.get(f"{TEXT}style-name")
        own = self._styles.properties("paragraph", name, "paragraph")
        inside = Ground(
            opendocument_styles.background(own, ground.colour),
            ground.reason or opendocument_styles.paragraph_reason(own),
        )
        line = _Line()
        self._inline(paragraph, self._styles.words({}, "paragraph", name), inside, line)
        seen = "".join(line.seen)
        self._notes.text(seen, self._place)
        self._notes.text("".join(line.hidden), self._place)
        tagged = tables.tags(seen)
        self._notes.text(tagged, self._place)
        if tagged or tables.TURNING.search(seen) or len(tables.UNSEEN.findall(seen.replace("\xad", ""))) >= MOST_UNSEEN:
            self._notes.note("document-unseen-letters", self._place, seen)
        self._place = outer
        return seen

    def _inline(self, parent: Element, look: Look, ground: Ground, line: _Line) -> None:
        """Read what stands beside each other in a paragraph."""
        self._words(parent.text or "", look, ground, line)
        for child in parent:
            name = short(child)
            if name in {"text:span", "text:a"}:
                own = self._styles.words(look, "text", child.get(f"{TEXT}style-name"))
                self._inline(child, own, ground, line)
            elif name == "text:s":
                line.seen.append(" ")
            elif name in MARKS:
                line.seen.append(MARKS[name])
            elif name in INLINE | FIELDS:
                self._inline(child, look, ground, line)
            elif name == "text:note-body":
                self.blocks(child, replace(self._page, reason=ground.reason))
            elif name.startswith("draw:"):
                self._drawing(child, ground)
            elif name in SAID:
                self._notes.text(" ".join([*child.itertext(), *child.attrib.values()]), self._place)
            self._words(child.tail or "", look, ground, line)

    def _words(self, text: str, look: Look, ground: Ground, line: _Line) -> None:
        """Take up words, seen or not."""
        if not text:
            return
        reason = opendocument_styles.reason(look, ground) if text.strip() else ""
        if reason:
            self._notes.note(reason, self._place, text)
        (line.hidden if reason else line.seen).append(text)

    def _drawing(self, shape: Element, ground: Ground) -> None:
        """Read a picture, a shape or a text box, and note what nobody sees of it."""
        own = self._styles.properties("graphic", shape.get(f"{DRAW}style-name"), "graphic")
        self._named(shape)
        reason = self._shape_reason(shape, own)
        if reason:
            self._notes.note(reason, self._place)
        elif self._in_body and self._covers(shape, own):
            self._notes.note("document-over-text", self._place)
        self._image(own)
        if any(child.get(f"{DRAW}text-path") == "true" for child in shape):
            self._notes.text("".join(shape.itertext()), self._place)  # letters as large as the shape, whatever they say
            return
        inside = Ground(opendocument_styles.background(own, self._page.colour), ground.reason or reason)
        for child in shape:
            name = short(child)
            if name in {"text:p", "text:h"}:
                self._paragraph(child, inside)
            elif name in {"draw:text-box", "text:list"}:
                self.blocks(child, inside)
            elif name.startswith("draw:"):
                self._drawing(child, inside)

    def _image(self, own: Look) -> None:
        """Note a picture of which only a part is seen, or which is too faint to see."""
        clip = own.get(f"{FO}clip", "auto")
        if clip != "auto" and any(digit in clip for digit in "123456789"):
            self._notes.note("document-cropped", self._place)
        if opendocument_styles.percent(own.get(f"{DRAW}image-opacity"), 100.0) < TINY:
            self._notes.note("document-hidden-drawing", self._place)

    def _shape_reason(self, shape: Element, own: Look) -> str:
        """The key for which nobody sees a shape; empty if it is seen."""
        if shape.get(f"{DRAW}display", "always") in {"none", "printer", "screen"}:
            return "document-hidden-drawing"
        if any((size := points(shape.get(f"{SVG}{side}"))) is not None and size < TINY for side in ("width", "height")):
            return "document-tiny-drawing" if short(shape) not in {"draw:line", "draw:connector"} else ""
        sizes = {"x": points(shape.get(f"{SVG}width")) or 0.0, "y": points(shape.get(f"{SVG}height")) or 0.0}
        for side, size in sizes.items():
            at = points(shape.get(f"{SVG}{side}"))
            if at is not None and (at > FAR or at + size < -FAR / 10):
                return "document-off-page-drawing"
        return "document-hidden-drawing" if own.get(f"{STYLE}visible") == "false" else ""

    def _covers(self, shape: Element, own: Look) -> bool:
        """Whether a shape lies in front of the text."""
        anchored = shape.get(f"{TEXT}anchor-type") not in {"as-char", None}
        filled = short(shape) == "draw:frame" or own.get(f"{DRAW}fill", "solid") != "none"
        front = (
            own.get(f"{STYLE}wrap") == "run-through" and own.get(f"{STYLE}run-through", "foreground") == "foreground"
        )
        return anchored and front and filled and short(shape) != "draw:line"

    def _named(self, shape: Element) -> None:
        """Note descriptions and names that nobody sees."""
        for tag in ("title", "desc"):
            said = (shape.findtext(f"{SVG}{tag}") or "").strip()
            if said:
                self._notes.note("document-alt-text", self._place, said)
                self._notes.text(said, self._place)
        name = shape.get(f"{DRAW}name") or ""
        if not is_given(name):
            self._notes.note("document-drawing-name", self._place, name)
            self._notes.text(name, self._place)

    def _table(self, table: Element, ground: Ground) -> list[str]:
        """Read a table; its rows go to the search for data about people, under its first paragraph."""
        own = self._styles.properties("table", table.get(f"{TABLE}style-name"), "table")
        around = Ground(opendocument_styles.background(own, ground.colour), ground.reason or _out(own))
        self._stray(table)
        if own.get(f"{TABLE}display") == "false":
            around = replace(around, reason="document-hidden")
        columns = [
            column
            for column in table.iter(f"{TABLE}table-column")
            for _ in range(min(int(column.get(f"{TABLE}number-columns-repeated", "1")), 1000))
        ]
        first, lines = self.paragraphs + 1, []
        rows = _rows(table)
        for at, row in enumerate(rows, start=1):
            said = self._row(row, columns, around)
            lines += said
            if said:
                self._notes.row(said, Place(paragraph=first, row=at))
        return lines

    def _row(self, row: Element, columns: list[Element], ground: Ground) -> list[str]:
        """Read a row; what is seen of its cells."""
        self._stray(row)
        own = self._styles.properties("table-row", row.get(f"{TABLE}style-name"), "table-row")
        height = points(own.get(f"{STYLE}row-height"))
        hidden = row.get(f"{TABLE}visibility", "visible") != "visible"
        reason = (
            "document-hidden"
            if hidden
            else "document-tiny"
            if height is not None and height < opendocument_styles.SMALLEST
            else ""
        )
        inside = Ground(opendocument_styles.background(own, ground.colour), ground.reason or reason)
        cells: list[str] = []
        for number, cell in enumerate(each for each in row if short(each).endswith("table-cell")):
            look = self._styles.properties("table-cell", cell.get(f"{TABLE}style-name"), "table-cell")
            own_reason = inside.reason or self._column_reason(columns, number)
            if short(cell) == "table:covered-table-cell":
                own_reason = own_reason or "document-merged"
            cell_ground = Ground(opendocument_styles.background(look, inside.colour), own_reason)
            cells.append("\n".join(self.blocks(cell, cell_ground)).strip())
        return [] if inside.reason else cells

    def _column_reason(self, columns: list[Element], number: int) -> str:
        if number >= len(columns):
            return ""
        own = self._styles.properties("table-column", columns[number].get(f"{TABLE}style-name"), "table-column")
        width = points(own.get(f"{STYLE}column-width"))
        narrow = width is not None and width < opendocument_styles.SMALLEST
        return "document-hidden" if narrow or columns[number].get(f"{TABLE}visibility", "visible") != "visible" else ""


def _out(own: Look) -> str:
    """Whether a table stands outside the page."""
    left = points(own.get(f"{FO}margin-left")) or 0.0
    return "" if -FAR / 4 < left < opendocument_styles.FURTHEST_RIGHT else "document-off-page"


def _rows(table: Element) -> list[Element]:
    """The rows of a table that are not those of a table inside it."""
    found: list[Element] = []
    for child in table:
        name = short(child)
        if name == "table:table-row":
            found.append(child)
        elif name in {"table:table-header-rows", "table:table-rows", "table:table-row-group"}:
            found += _rows(child)
    return found
