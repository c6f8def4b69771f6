"""Judge what a workbook says of who made it and with what. Source: ISO/IEC 29500-1, 22, and ISO/IEC 29500-2, 8."""

from __future__ import annotations

import re
from collections.abc import Iterable

from disclosure_log.gate.notes import Notes
from disclosure_log.gate.workbooks.book import Book

MACHINES = re.compile(
    r"(?:openpyxl|xlsxwriter|apache poi|closedxml|epplus|microsoft office user|libreoffice|excel)?", re.IGNORECASE
)
"""What stands for the author where a program, and no person, wrote the file."""

TIMES = {"created", "modified", "lastPrinted", "revision"}
PEOPLE = {"creator", "lastModifiedBy", "Company", "Manager"}
PROGRAM = {
    "Application", "AppVersion", "DocSecurity", "ScaleCrop", "LinksUpToDate", "SharedDoc", "HyperlinksChanged",
    "TotalTime", "Pages", "Words", "Characters", "Lines", "Paragraphs", "CharactersWithSpaces",
}  # fmt: skip
TITLES = {"lpstr", "i4", "lpwstr"}
PRINTED = re.compile(r"(.*)!(?:Print_Area|Print_Titles|_FilterDatabase|Criteria|Extract|Database)", re.DOTALL)
PROGRAM_WORDS = re.compile(
    r"[\d.]*|true|false|(?:Microsoft (?:Macintosh )?Excel(?: Online)?|LibreOffice|OpenOffice|WPS|Google|SheetJS"
    r"|ClosedXML|Apache POI|XlsxWriter|openpyxl|Numbers|ONLYOFFICE|Calligra)[\w./$() -]{0,120}",
    re.IGNORECASE,
)
HEADINGS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}")  # "Worksheets", in any language


def judge_properties(book: Book, names: Iterable[str]) -> tuple[str | None, str | None]:
    """Note people, companies and words in the properties; returns title and language as they say.

    `names` are those of sheets and names, of which a list in the properties may tell too.
    """
    title = language = None
    known = set(names)
    for relation in book.relations.of(""):
        if relation.part is None or relation.short_kind not in {"core-properties", "extended-properties"}:
            continue
        root = book.package.tree(relation.part)
        headings = {
            inner for entry in root if entry.tag.endswith("}HeadingPairs") for inner in entry.iter() if inner.text
        }
        for element in root.iter():
            name, text = element.tag.rpartition("}")[2], (element.text or "").strip()
            if element.tail and element.tail.strip():
                book.strange()(element.tail)
            if not text or (element in headings and (text.isdecimal() or HEADINGS.fullmatch(text))):
                continue
            if name == "title":
                title = text
                book.seen.claim("workbook-properties", text)
            elif name == "language":
                language = text if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text) else None
            else:
                _judge(name, text, known, book.notes)
    return title, language


def _judge(name: str, text: str, known: set[str], notes: Notes) -> None:
    """Note one property."""
    if name in PEOPLE:
        what = "" if MACHINES.fullmatch(text) else "workbook-author"
    elif (name in TIMES and re.fullmatch(r"[\d:.TZ+-]*", text)) or (name in PROGRAM and PROGRAM_WORDS.fullmatch(text)):
        what = ""
    elif name in TITLES:
        printed = PRINTED.fullmatch(text)
        names = {text, text.rpartition("!")[2], printed[1].strip("'").replace("''", "'") if printed else ""}
        what = "" if names & known or text.isdecimal() else "workbook-old-titles"
    else:
        what = "workbook-properties"
    if what:
        notes.note(what, quote=text)
        notes.text(text)
