"""What stands where in a workbook of Office Open XML: its sheets, its strings, and short names for its elements.

Source: ISO/IEC 29500-1, 18 (SpreadsheetML), in its Transitional and its Strict form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from disclosure_log.documents.archives import Problem, UnusablePackage
from disclosure_log.documents.relations import Relations

MICROSOFT = "http://schemas.microsoft.com/office/spreadsheetml/"
OPEN = "http://schemas.openxmlformats.org/"
STRICT = "http://purl.oclc.org/ooxml/"
NAMESPACES = {
    f"{OPEN}spreadsheetml/2006/main": "",
    f"{STRICT}spreadsheetml/main": "",
    f"{OPEN}officeDocument/2006/relationships": "r:",
    f"{STRICT}officeDocument/relationships": "r:",
    f"{OPEN}markup-compatibility/2006": "mc:",
    f"{OPEN}drawingml/2006/spreadsheetDrawing": "xdr:",
    f"{STRICT}drawingml/spreadsheetDrawing": "xdr:",
    f"{OPEN}drawingml/2006/main": "a:",
    f"{STRICT}drawingml/main": "a:",
    f"{OPEN}drawingml/2006/chart": "c:",
    f"{STRICT}drawingml/chart": "c:",
    "http://schemas.microsoft.com/office/drawing/2007/8/2/chart": "c14:",
    "http://schemas.microsoft.com/office/drawing/2012/chart": "c15:",
    "http://schemas.microsoft.com/office/drawing/2014/chart": "c16:",
    "http://schemas.microsoft.com/office/drawing/2015/06/chart": "c16r2:",
    "http://schemas.microsoft.com/office/drawing/2017/03/chart": "c16r3:",
    "http://schemas.microsoft.com/office/drawing/2014/main": "a16:",
    f"{MICROSOFT}2009/9/main": "x14:",
    f"{MICROSOFT}2009/9/ac": "x14ac:",
    f"{MICROSOFT}2010/11/main": "x15:",
    f"{MICROSOFT}2010/11/ac": "x15ac:",
    f"{MICROSOFT}2015/02/main": "x16r2:",
    f"{MICROSOFT}2014/revision": "xr:",
    f"{MICROSOFT}2015/revision2": "xr2:",
    f"{MICROSOFT}2016/revision3": "xr3:",
    f"{MICROSOFT}2016/revision6": "xr6:",
    f"{MICROSOFT}2016/revision9": "xr9:",
    f"{MICROSOFT}2016/revision10": "xr10:",
    f"{MICROSOFT}2018/calcfeatures": "xcalcf:",
    "http://schemas.microsoft.com/office/excel/2006/main": "xm:",
    "http://schemas.microsoft.com/office/mac/excel/2008/main": "mx:",
    "http://schemas.libreoffice.org/": "loext:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
"""The namespaces of what is understood, with short names; the main one has none."""

REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576
MAIN_TYPES = re.compile(r"application/vnd\.(openxmlformats-officedocument\.spreadsheetml|ms-excel)\.[\w.]+\.main\+xml")

KEYS: dict[str, str] = {}
"""Short names that were asked for."""


def keyed(tag: str) -> str:
    """The short name of an element: `c`, `x14:cfRule`; as it is where its namespace is not known, or missing."""
    key = KEYS.get(tag)
    if key is None:
        namespace, _, name = tag.removeprefix("{").rpartition("}")
        prefix = NAMESPACES.get(namespace) if namespace else "?"
        key = tag if prefix is None else prefix + name
        if len(KEYS) < 10_000:  # noqa: PLR2004 - a file can make up as many names as it likes
            KEYS[tag] = key
    return key


def attributes_of(given: Mapping[str, str]) -> dict[str, str]:
    """Attributes by their short names: `name`, `r:id`."""
    return {keyed(name) if "}" in name else name: value for name, value in given.items()}


def flag(text: str | None) -> bool:
    """A truth value as XML Schema writes it; what is not understood counts as true, so that it is looked at."""
    return text is not None and text.strip().lower() not in {"0", "false", "off", ""}


def number(text: str | None, otherwise: float) -> float:
    """A number, or what stands for one that is missing or not understood."""
    try:
        return float(text) if text is not None else otherwise
    except ValueError:
        return otherwise


def position(reference: str) -> tuple[int, int] | None:
    """The row and the column of `B14`, from 1; None for what is no cell."""
    match = REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row, column) if 0 < row <= LAST_ROW and column <= LAST_COLUMN else None


def areas(references: str) -> list[tuple[int, int, int, int]]:
    """The first and last row, first and last column of each area in `A1:B2 C3`; what is no area is left out."""
    found = []
    for reference in references.split():
        first, _, last = reference.partition(":")
        first, last = first.replace("$", ""), (last or first).replace("$", "")
        if first.isalpha() and last.isalpha():
            first, last = f"{first}1", f"{last}{LAST_ROW}"
        elif first.isdecimal() and last.isdecimal():
            first, last = f"A{first}", f"XFD{last}"
        start, end = position(first), position(last or first)
        if start and end:
            rows, columns = sorted((start[0], end[0])), sorted((start[1], end[1]))
            found.append((rows[0], rows[1], columns[0], columns[1]))
    return found


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet that the workbook names."""

    name: str
    state: str
    """`visible`, or whatever else it says."""

    part: str | None
    """The part in which it is; None where there is none."""

    kind: str
    """The kind of the relationship to it: `worksheet`, `chartsheet` …; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a string with a look of its own."""

    text: str
    properties: Element | None
    """How it looks; None for as its cell."""


@dataclass(slots=True)
class SharedString:
    """A string of the common table."""

    text: str = ""
    runs: tuple[Run, ...] = ()
    """Its pieces where they look different; empty for a plain string."""

    phonetic: str = ""
    """How it is spoken: words that are mostly not shown."""


def main_part(relations: Relations) -> str:
    """The part of the workbook itself. Raises `UnusablePackage` where there is none, or more than one."""
    found = [
        relation.part
        for relation in relations.of("")
        if relation.short_kind == "officeDocument" and relation.part is not None
    ]
    if len(found) != 1 or not MAIN_TYPES.fullmatch(relations.content_type(found[0])):
        raise UnusablePackage(Problem.DAMAGED)
    return found[0]


def sheet_entries(root: Element, relations: Relations, main: str) -> list[SheetEntry]:
    """The sheets, in the order of their tabs."""
    related = {relation.identity: relation for relation in relations.of(main)}
    found = []
    for element in root.iter():
        if keyed(element.tag) != "sheet":
            continue
        attributes = attributes_of(element.attrib)
        relation = related.get(attributes.get("r:id", ""))
        part = relation.part if relation else None
        kind = relation.short_kind if relation else ""
        found.append(SheetEntry(attributes.get("name", ""), attributes.get("state", "visible"), part, kind))
    return found


class SharedStrings:
    """The common table of strings, read step by step."""

    def __init__(self) -> None:
        self.strings: list[SharedString] = []
        self.stray: list[str] = []
        """Words between the strings, and elements that are not understood."""
        self._open: list[str] = []
        self._text: list[str] = []
        self._runs: list[Run] = []
        self._phonetic: list[str] = []
        self._properties: Element | None = None

    @property
    def is_open(self) -> bool:
        """Whether an element has not ended."""
        return bool(self._open)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        key = keyed(tag)
        above = self._open[-1] if self._open else ""
        if above == "rPr":
            if self._properties is not None:
                self._properties.append(Element(tag, attributes))
        elif key == "rPr":
            self._properties = Element(tag)
        elif (key, above) not in STRING_PARTS:
            self.stray += [tag, *attributes.values()]
        self._open.append(key)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        key = self._open.pop()
        above = self._open[-1] if self._open else ""
        if key == "t" and above == "rPh":
            self._phonetic.append("".join(self._text))
        elif key == "t":
            self._runs.append(Run("".join(self._text), self._properties))
        elif key == "r":
            self._properties = None
        elif key in {"si", "is"}:
            self._finish()
        if key in {"t", "si"}:
            self._text = []
        del tag

    def data(self, text: str) -> None:
        """Take words."""
        if self._open and self._open[-1] == "t":
            self._text.append(text)
        elif text.strip():
            self.stray.append(text)

    def _finish(self) -> None:
        """Keep a string that is complete."""
        plain = all(run.properties is None for run in self._runs)
        text = "".join(run.text for run in self._runs)
        self.strings.append(SharedString(text, () if plain else tuple(self._runs), "".join(self._phonetic)))
        self._runs, self._phonetic = [], []


# Which element may stand in which (18.4): the string table's, and those of a string inside a cell.
STRING_PARTS = {
    *(("sst", ""), ("si", "sst"), ("is", ""), ("t", "si"), ("t", "is"), ("t", "r"), ("t", "rPh"), ("r", "si")),
    *(("r", "is"), ("rPh", "si"), ("rPh", "is"), ("phoneticPr", "si"), ("phoneticPr", "is")),
}
