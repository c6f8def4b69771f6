"""Judge which parts a workbook has: a list of those that are understood, and what every other one means.

Source: ISO/IEC 29500-1, 12 (parts of a workbook), and [MS-XLSX] 2.1, [MS-OFFMACRO2] for what Microsoft added.
"""

from __future__ import annotations

import re

from disclosure_log.documents.archives import UnusablePackage
from disclosure_log.documents.packages import Package
from disclosure_log.documents.relations import CONTENT_TYPES, Relationship
from disclosure_log.gate.notes import NOWHERE, Notes, Place
from disclosure_log.gate.workbooks.book import Book
from disclosure_log.gate.workbooks.links import leads_inside

UNDERSTOOD = {
    "officeDocument", "worksheet", "styles", "theme", "sharedStrings", "calcChain", "table", "core-properties",
    "extended-properties", "drawing", "chart", "chartStyle", "chartColorStyle",
}  # fmt: skip
"""Kinds of relationships whose parts are read elsewhere."""

FITTING = re.compile(
    r"application/(?:vnd\.openxmlformats-officedocument\.(?:spreadsheetml|drawingml|theme|extended-properties)[\w.+-]*"
    r"|vnd\.openxmlformats-package\.core-properties\+xml|vnd\.ms-excel\.\w+\.macroEnabled\.main\+xml"
    r"|vnd\.openxmlformats-officedocument\.(?:theme|drawing|extended-properties|themeOverride)\+xml"
    r"|vnd\.ms-office\.chart(?:style|colorstyle)\+xml)",
    re.IGNORECASE,
)
"""Media types that such parts have."""

MEANT = {
    "pivotTable": "workbook-pivot",
    "pivotCacheDefinition": "workbook-pivot",
    "pivotCacheRecords": "workbook-pivot",
    "externalLink": "workbook-other-book",
    "externalLinkPath": "workbook-other-book",
    "externalLinkLongPath": "workbook-other-book",
    "xlPathMissing": "workbook-other-book",
    "xlExternalLinkPath/xlPathMissing": "workbook-other-book",
    "connections": "workbook-connection",
    "queryTable": "workbook-connection",
    "powerPivotData": "workbook-data-model",
    "model": "workbook-data-model",
    "comments": "workbook-comments",
    "threadedComment": "workbook-comments",
    "person": "workbook-comments",
    "vmlDrawing": "workbook-old-drawing",
    "image": "workbook-picture",
    "thumbnail": "workbook-thumbnail",
    "custom-properties": "workbook-custom-properties",
    "customProperty": "workbook-custom-properties",
    "printerSettings": "workbook-printer",
    "customXml": "workbook-custom-xml",
    "customXmlProps": "workbook-custom-xml",
    "xmlMaps": "workbook-custom-xml",
    "slicer": "workbook-slicer",
    "slicerCache": "workbook-slicer",
    "timeline": "workbook-slicer",
    "timelineCache": "workbook-slicer",
    "revisionHeaders": "workbook-revisions",
    "revisionLog": "workbook-revisions",
    "usernames": "workbook-revisions",
    "sheetMetadata": "workbook-rich-values",
    "rdRichValue": "workbook-rich-values",
    "rdRichValueStructure": "workbook-rich-values",
    "rdRichValueTypes": "workbook-rich-values",
    "rdRichValueWebImage": "workbook-rich-values",
    "richValueRel": "workbook-rich-values",
    "rdSupportingPropertyBag": "workbook-rich-values",
    "rdSupportingPropertyBagStructure": "workbook-rich-values",
    "FeaturePropertyBag": "workbook-rich-values",
    "volatileDependencies": "workbook-stored",
    "sharedLinks": "workbook-stored",
    "classificationlabels": "workbook-label",
    "labelInfo": "workbook-label",
    "origin": "workbook-signature",
    "signature": "workbook-signature",
    "vbaProject": "workbook-macros",
    "vbaProjectSignature": "workbook-macros",
    "wordVbaData": "workbook-macros",
    "xlMacrosheet": "workbook-macros",
    "xlIntlMacrosheet": "workbook-macros",
    "attachedToolbars": "workbook-macros",
    "extensibility": "workbook-macros",
    "webextension": "workbook-macros",
    "webextensiontaskpanes": "workbook-macros",
    "control": "workbook-control",
    "activeXControlBinary": "workbook-control",
    "ctrlProp": "workbook-control",
    "oleObject": "workbook-embedded",
    "package": "workbook-embedded",
    "aFChunk": "workbook-embedded",
    "chartsheet": "workbook-other-sheet",
    "dialogsheet": "workbook-other-sheet",
    "chartEx": "workbook-drawing",
    "chartUserShapes": "workbook-drawing",
    "diagramData": "workbook-drawing",
    "themeOverride": "workbook-drawing",
}  # fmt: skip
"""What it means that a part of such a kind is there."""

MACRO_SHEETS = re.compile(r"vnd\.ms-excel\.(?:intl)?macrosheet|vbaProject", re.IGNORECASE)
MACRO_NAMES = re.compile(r"(?:^|/)(?:vbaProject\w*\.bin|customUI/|activeX/)", re.IGNORECASE)
LONGEST_WORDS = 4 << 20
"""How many bytes of a part that is not understood are searched for personal data."""


def judge_parts(book: Book) -> None:
    """Note every part that is more than sheets, strings, styles and charts, and what refers out of the workbook."""
    package, relations, notes = book.package, book.relations, book.notes
    for name in relations.strange:
        notes.note("workbook-unknown-element")
        say_everything(package, name, notes)
    for source in list(relations.relationships):
        for relation in relations.of(source):
            _judge_relation(relation, book)
    for name in relations.orphans:
        if MACRO_NAMES.search(name) or MACRO_SHEETS.search(relations.content_type(name)):
            notes.note("workbook-macros")
        elif name.casefold().startswith("xl/worksheets/") and not name.casefold().endswith(".rels"):
            notes.note("workbook-orphan-sheet")
        else:
            notes.note("workbook-orphan-part")
        say_everything(package, name, notes)


def _judge_relation(relation: Relationship, book: Book) -> None:
    """Note what one relationship means."""
    kind, notes = relation.short_kind, book.notes
    if kind == "hyperlink":
        # Those of a sheet are looked at with the cell that has them.
        on_cell = "worksheet" in book.relations.content_type(relation.source)
        if not on_cell and (not relation.external or leads_inside(relation.target)):
            notes.note("workbook-link-inside", quote=relation.target)
            notes.text(relation.target)
        return
    if relation.external:
        notes.note(MEANT.get(kind, "workbook-loads"), quote=relation.target)
        notes.text(relation.target)
        return
    if relation.part is None:
        if relation.target.strip("#/") not in {"", "NULL"}:
            notes.note("workbook-unknown-part", quote=relation.target)
            notes.text(relation.target)
        return
    media_type = book.relations.content_type(relation.part)
    if MACRO_SHEETS.search(media_type) or MACRO_NAMES.search(relation.part):
        notes.note("workbook-macros")
    if kind in UNDERSTOOD and FITTING.fullmatch(media_type):
        return
    notes.note(MEANT.get(kind, "workbook-unknown-part"))
    say_everything(book.package, relation.part, notes)


def say_everything(package: Package, name: str, notes: Notes, place: Place = NOWHERE) -> None:
    """Give all words of a part that is not understood to the search for personal data, as far as they are XML."""
    if name == CONTENT_TYPES or package.parts[name].size > LONGEST_WORDS:
        return
    words = _Words()
    if package.read(name)[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \r\n\t")[:1] != b"<":
        return
    try:
        package.feed(name, words)
    except UnusablePackage:
        notes.note("workbook-unknown-part", place)
    notes.text("\n".join(words.found), place)


class _Words:
    """All words of some XML."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        del tag
        self.found += [value for value in attributes.values() if any(letter.isalnum() for letter in value)]

    def end(self, tag: str) -> None:
        pass

    def data(self, text: str) -> None:
        if text.strip():
            self.found.append(text)
