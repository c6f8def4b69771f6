"""Judge a workbook of Office Open XML (xlsx, xlsm, xltx): only what a reader sees on its sheets may be in it.

Source: ISO/IEC 29500-1, 18.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from disclosure_log.documents.packages import Package
from disclosure_log.documents.relations import Relations
from disclosure_log.documents.spreadsheetml import (
    SharedStrings,
    SheetEntry,
    attributes_of,
    flag,
    keyed,
    main_part,
    number,
    sheet_entries,
)
from disclosure_log.gate.notes import Facts, Notes, Place, Refused
from disclosure_log.gate.workbooks.around import check_values, judge_around, judge_password
from disclosure_log.gate.workbooks.book import Book
from disclosure_log.gate.workbooks.drawings import judge_drawing
from disclosure_log.gate.workbooks.formulas import PLACES, look_at_formula
from disclosure_log.gate.workbooks.parts import judge_parts, say_everything
from disclosure_log.gate.workbooks.properties import judge_properties
from disclosure_log.gate.workbooks.seen import SHORT, letters_and_digits
from disclosure_log.gate.workbooks.sheet import Sheet
from disclosure_log.gate.workbooks.styles import Styles
from disclosure_log.gate.workbooks.tables import read_table
from disclosure_log.gate.workbooks.vocabulary import STYLES, WORKBOOK, check

STORED = {
    "externalReferences": "workbook-other-book",
    "pivotCaches": "workbook-pivot",
    "customWorkbookViews": "workbook-custom-view",
}
OWN_NAME = re.compile(r"_xlnm\.(?:Print_Area|Print_Titles|_FilterDatabase|Criteria|Extract|Database)", re.IGNORECASE)
PLACEHOLDER_NAME = re.compile(r"_xl(?:fn|ws|pm)\.[\w.]+")  # how Excel marks functions that are newer than itself
NAME_ATTRIBUTES = {"name", "localSheetId", "hidden"}
BUILT_IN_STYLE = re.compile(
    r"(?:Normal|Normal \d+|Comma|Currency|Percent|Comma \[0\]|Currency \[0\]|Hyperlink|Followed Hyperlink"
    r"|\d+% - Accent\d|Accent\d|Bad|Good|Neutral|Calculation|Check Cell|Explanatory Text|Heading( \d)?|Input"
    r"|Linked Cell|Note|Output|Title|Total|Warning Text"
    r"|Heading1|Result2?|Untitled\d+|Default|Pandas|Excel Built-in [\w %-]+)(?: \d+)*"
)


def judge_spreadsheetml(package: Package, notes: Notes) -> Facts:
    """Judge a workbook, and say what it says of itself. Raises `Refused`, and `UnusablePackage` for damage."""
    relations = Relations(package)
    main = main_part(relations)
    if "binary" in relations.content_type(main):
        raise Refused("workbook-binary")
    related = {kind: _related(relations, main, kind) for kind in ("styles", "theme", "sharedStrings", "calcChain")}
    styles = package.tree(related["styles"]) if related["styles"] else None
    theme = package.tree(related["theme"]) if related["theme"] else None
    book = Book(package, relations, notes, Styles(styles, theme))
    judge_parts(book)
    root = package.tree(main)
    if keyed(root.tag) != "workbook":
        raise Refused("package-damaged")
    entries = sheet_entries(root, relations, main)
    names = _judge_workbook(root, book, entries)
    book.seen.keeps_numbers = any(
        relation.short_kind == "chart" for found in relations.relationships.values() for relation in found
    )
    if related["sharedStrings"]:
        _read_strings(related["sharedStrings"], book)
    for index, entry in enumerate(entries, 1):
        _judge_sheet(entry, index, book)
    _unlisted_sheets(book, entries)
    _unused_strings(book)
    if styles is not None:
        _judge_styles(styles, book)
    if theme is not None:
        for element in theme.iter():
            if (element.text or "").strip() or (element.tail or "").strip():
                book.strange()(f"{element.text} {element.tail}")
    if related["calcChain"]:
        check(package.tree(related["calcChain"]), {"calcChain", "c"}, book.strange())
    title, language = judge_properties(book, [*names, *(entry.name for entry in entries)])
    book.seen.settle(notes)
    notes.note("workbook-csv")
    return Facts(language=language, title=title)


def _related(relations: Relations, main: str, kind: str) -> str | None:
    """The part of this kind that the workbook refers to. Two of one kind are read differently by programs."""
    found = {relation.part for relation in relations.of(main) if relation.short_kind == kind and relation.part}
    if len(found) > 1:
        raise Refused("package-duplicate")
    return found.pop() if found else None


def _judge_workbook(root: Element, book: Book, entries: list[SheetEntry]) -> list[str]:
    """Judge the workbook itself; returns the names of places in it."""
    names: list[str] = []
    for child in root:
        key = keyed(child.tag)
        words = " ".join(" ".join([element.text or "", *element.attrib.values()]) for element in child.iter())
        if key in STORED:
            if len(child):
                book.notes.note(STORED[key], quote=words)
                book.notes.text(words)
        elif key in {
            "definedNames",
            "bookViews",
            "workbookPr",
            "fileSharing",
            "workbookProtection",
            "mc:AlternateContent",
        }:
            names += _judge_child(key, child, book)
    check(root, WORKBOOK | {"customWorkbookView"}, book.strange())
    visible = [entry for entry in entries if entry.state == "visible"]
    if not visible:
        book.notes.note("workbook-no-sheet")
    for entry in entries:
        (book.seen.texts.add if entry.state == "visible" else book.notes.text)(entry.name)
        book.notes.text(entry.name)
    return names


def _judge_child(key: str, child: Element, book: Book) -> list[str]:
    """Judge a child of the workbook that can say more than it shows."""
    if key == "definedNames":
        for entry in child:
            _judge_name(entry, book)
        return [entry.get("name", "") for entry in child]
    if key == "bookViews":
        _judge_views(child, book)
    elif key == "workbookPr":
        book.from_1904 = flag(child.get("date1904"))
        check_values(child, book.strange(), set())
    elif key == "fileSharing" and child.get("userName"):
        book.notes.note("workbook-author", quote=child.get("userName", ""))
        book.notes.text(child.get("userName", ""))
    elif key == "workbookProtection":
        judge_password(child, book, Place())
    elif key == "mc:AlternateContent":
        for path in (element.get("url", "") for element in child.iter() if keyed(element.tag) == "x15ac:absPath"):
            book.notes.note("workbook-path", quote=path)
            book.notes.text(path)
    return []


def _judge_views(views: Element, book: Book) -> None:
    """The windows of a workbook can be hidden, and its tabs."""
    for view in views:
        unseen = view.get("visibility", "visible") != "visible" or flag(view.get("minimized"))
        if unseen or view.get("showSheetTabs") in {"0", "false"}:
            book.notes.note("workbook-hidden-window")


def _judge_name(entry: Element, book: Book) -> None:
    """A name may stand for places in the workbook and for nothing else."""
    name, means = entry.get("name", ""), (entry.text or "").strip()
    given = attributes_of(entry.attrib)
    book.notes.text(f"{name} {means}")
    if {"function", "vbProcedure", "xlm", "macro"} & set(given) and flag(
        given.get("vbProcedure", given.get("xlm", "1"))
    ):
        book.notes.note("workbook-macros", quote=name)
    if set(given) - NAME_ATTRIBUTES - {"function", "vbProcedure", "xlm"}:
        words = " ".join(value for key, value in given.items() if key not in NAME_ATTRIBUTES)
        book.notes.note("workbook-name-words", quote=words)
        book.notes.text(words)
    if PLACEHOLDER_NAME.fullmatch(name) and means in {"#NAME?", ""}:
        return
    look_at_formula(means, book.notes, book.seen)
    if "#REF!" in means:
        book.notes.note("workbook-name-broken", quote=f"{name} {means}")
    elif not PLACES.fullmatch(means):
        book.notes.note("workbook-name-value", quote=f"{name} {means}")
    elif flag(given.get("hidden")) and not OWN_NAME.fullmatch(name):
        book.notes.note("workbook-name-hidden", quote=f"{name} {means}")


def _read_strings(part: str, book: Book) -> None:
    """Read the common strings."""
    reader = SharedStrings()
    book.package.feed(part, reader)
    book.strings = reader.strings
    for words in reader.stray:
        book.strange()(words)


def _unused_strings(book: Book) -> None:
    """Note strings that no cell uses any more."""
    for index, string in enumerate(book.strings):
        if index not in book.used and string.text.strip():
            book.notes.note("workbook-unused-strings", quote=string.text)
            book.notes.text(string.text)


def _judge_sheet(entry: SheetEntry, index: int, book: Book) -> None:
    """Judge one sheet that has a tab, or had one."""
    place = Place(sheet=index)
    hidden = entry.state != "visible"
    if entry.state in {"hidden", "veryHidden"}:
        book.notes.note("workbook-hidden-sheet" if entry.state == "hidden" else "workbook-very-hidden-sheet", place)
    elif hidden:
        book.notes.note("workbook-strange-sheet", place, entry.state)
    if entry.part is None:
        book.notes.note("workbook-strange-sheet", place)
        return
    if entry.kind != "worksheet":
        book.notes.note("workbook-other-sheet", place)
        return
    related = book.relations.of(entry.part)
    tables = [
        table
        for relation in related
        if relation.short_kind == "table" and relation.part
        for table in [read_table(relation.part, book, index)]
        if table is not None
    ]
    sheet = Sheet(book, index, tables, hidden=hidden)
    book.package.scan(entry.part, sheet)
    judge_around(sheet, related)
    for relation in related:
        if relation.short_kind == "drawing" and relation.part:
            judge_drawing(relation.part, sheet)


def _unlisted_sheets(book: Book, entries: list[SheetEntry]) -> None:
    """Note sheets that a relationship leads to, but that have no tab."""
    listed = [entry.part for entry in entries if entry.part]
    if len(set(listed)) != len(listed):
        raise Refused("package-duplicate")
    for found in book.relations.relationships.values():
        for relation in found:
            if relation.short_kind == "worksheet" and relation.part and relation.part not in listed:
                book.notes.note("workbook-orphan-sheet")
                say_everything(book.package, relation.part, book.notes)


def _judge_styles(root: Element, book: Book) -> None:
    """Names of styles and words in formats that no cell uses can tell more than the sheets."""
    check(root, STYLES, book.strange())
    used = {book.styles.format_number(style) for style in book.used_styles}
    for element in root.iter():
        key, name = keyed(element.tag), element.get("name", "")
        if key == "cellStyle":
            own = "builtinId" not in element.attrib and not BUILT_IN_STYLE.fullmatch(name)
            book.seen.claim("workbook-style-name", name if own else "")
        elif key == "tableStyle":
            own = letters_and_digits(name) >= SHORT and " " in name.strip()
            book.seen.claim("workbook-style-name", name if own else "")
        elif key == "numFmt" and int(number(element.get("numFmtId"), 0)) not in used:
            book.seen.claim_literals("workbook-style-name", element.get("formatCode", ""))
        elif key == "name" and re.search(r"\d{3}", element.get("val", "")):
            book.strange()(element.get("val", ""))
