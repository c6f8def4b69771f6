"""Judge an OpenDocument workbook: only what a reader sees on its sheets may be in it.

Source: OASIS OpenDocument 1.3, part 2 (packages) and part 3 (schema).
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from disclosure_log.documents.opendocument import key_of, keys_of
from disclosure_log.documents.packages import Package
from disclosure_log.documents.relations import MANIFEST, read_manifest
from disclosure_log.gate.notes import Facts, Notes, Place, Refused
from disclosure_log.gate.workbooks.book import Strange
from disclosure_log.gate.workbooks.formulas import look_at_formula
from disclosure_log.gate.workbooks.ods_sheets import OdsSheets
from disclosure_log.gate.workbooks.ods_styles import OdsStyles, is_seen
from disclosure_log.gate.workbooks.parts import say_everything
from disclosure_log.gate.workbooks.properties import MACHINES, PROGRAM, PROGRAM_WORDS
from disclosure_log.gate.workbooks.seen import Seen

KINDS = {f"application/vnd.oasis.opendocument.spreadsheet{end}" for end in ("", "-template")}
READ = {"mimetype", "content.xml", "styles.xml", "meta.xml", "settings.xml", "manifest.rdf", MANIFEST}
MEANT = (
    (r"Basic/|Scripts/|Dialogs/|META-INF/macro", "workbook-macros"),
    (r"META-INF/", "workbook-signature"),
    (r"Thumbnails/", "workbook-thumbnail"),
    (r"Pictures/|ObjectReplacements/", "workbook-picture"),
    (r"Versions/|VersionList", "workbook-earlier"),
    (r"Object \d+/", "workbook-drawing"),
    (r"Object", "workbook-embedded"),
)
PERSONS = {"meta:initial-creator", "dc:creator", "meta:printed-by"}
COUNTS = {
    "office:document-meta", "office:meta", "meta:creation-date", "dc:date", "meta:print-date", "meta:editing-cycles",
    "meta:editing-duration", "meta:document-statistic", "meta:generator", "dc:language",
}  # fmt: skip
PLACES = re.compile(r"[$'\w .:#-]*")
ITEM = re.compile(r'"((?:[^"]|"")*)"')
MECHANICAL = re.compile(r"[\w.:$-]*")
HEADER = {
    "style:header",
    "style:footer",
    "style:header-left",
    "style:footer-left",
    "style:header-first",
    "style:footer-first",
}
USUAL_HEADER = re.compile(r"[\s/:.,()?-]|(?:page|of|tudalen|o|sheet)(?=[\s\d?]|$)|\b\d{1,2}(?!\d)", re.IGNORECASE)
"""Words that say which page it is, and the numbers that stand for it while nothing is printed."""


def judge_ods(package: Package, notes: Notes) -> Facts:
    """Judge a workbook, and say what it says of itself. Raises `Refused`, and `UnusablePackage` for damage."""
    if package.read("mimetype", 200).decode("ascii", "replace").strip() not in KINDS:
        raise Refused("package-damaged")
    _judge_parts(package, notes, read_manifest(package))
    styles, seen = OdsStyles(), Seen()
    common = package.tree("styles.xml") if "styles.xml" in package.parts else None
    if common is not None:
        styles.add(common)
    sheets = OdsSheets(notes, seen, styles)
    package.scan("content.xml", sheets)
    if not sheets.visible:
        notes.note("workbook-no-sheet")
    for key, index, element in sheets.captured:
        _Whole(seen, notes, styles, Place(sheet=index)).look(key, element)
    if common is not None:
        _judge_headers(common, seen, notes)
    facts = _judge_meta(package, seen, notes)
    if "settings.xml" in package.parts:
        _judge_settings(package.tree("settings.xml"), seen, notes)
    seen.settle(notes)
    notes.note("workbook-csv")
    return facts


def _judge_parts(package: Package, notes: Notes, manifest: dict[str, str]) -> None:
    """Note every part that is more than sheets, styles and settings, and what no list names."""
    for name in package.parts:
        if name in READ:
            continue
        if name.startswith("Configurations2/") and package.parts[name].size == 0:
            continue
        what = next((meaning for pattern, meaning in MEANT if re.match(pattern, name)), "workbook-unknown-part")
        notes.note(what)
        if name not in manifest and not name.startswith("META-INF/"):
            notes.note("workbook-orphan-part")
        say_everything(package, name, notes)
    if "manifest.rdf" in package.parts:
        for element in package.tree("manifest.rdf").iter():
            if (element.text or "").strip() or (element.tail or "").strip():
                notes.note("workbook-unknown-part")
    for element in package.tree(MANIFEST).iter():
        if (element.text or "").strip() or (element.tail or "").strip():
            notes.note("workbook-unknown-element", quote=element.text or "")


class _Whole:
    """Judges elements that are looked at as a whole."""

    def __init__(self, seen: Seen, notes: Notes, styles: OdsStyles, place: Place) -> None:
        self.seen, self.notes, self.styles, self.place = seen, notes, styles, place

    def look(self, key: str, element: Element) -> None:
        """Judge one of them, with everything in it."""
        for part in element.iter():
            kind, given = key_of(part.tag), keys_of(part.attrib)
            if kind in {"table:named-range", "table:named-expression"}:
                self._name(given)
            elif kind in {"table:filter", "table:filter-condition"}:
                self.notes.note("workbook-filter", self.place, given.get("table:value", ""))
                self.notes.text(given.get("table:value", ""), self.place)
            elif kind.startswith("table:database-source"):
                self.notes.note("workbook-connection")
            elif kind == "table:content-validation":
                _validation(given, self.place, self.seen, self.notes)
            elif kind.startswith("calcext:"):
                self._rule(kind, given)
            elif kind.startswith(("script:", "office:event")):
                self.notes.note("workbook-macros")
            self._words(key, part, given)

    def _words(self, key: str, part: Element, given: dict[str, str]) -> None:
        """Words may stand in messages for whoever enters something, and nowhere else."""
        if key == "table:content-validations":
            self.seen.claim("workbook-entry-message", given.get("table:title", ""), self.place)
            self.seen.claim("workbook-entry-message", part.text or "", self.place)
        elif (part.text or "").strip() or (part.tail or "").strip():
            Strange(self.notes, self.place)(f"{part.text or ''} {part.tail or ''}")

    def _name(self, given: dict[str, str]) -> None:
        """A name may stand for places in the workbook and for nothing else."""
        target = given.get("table:cell-range-address", given.get("table:expression", ""))
        self.notes.text(f"{given.get('table:name', '')} {target}")
        if "#REF!" in target:
            self.notes.note("workbook-name-broken", quote=target)
        elif "table:expression" in given or not PLACES.fullmatch(target):
            self.notes.note("workbook-name-value", quote=target)
        if "true" in {given.get("loext:hidden"), given.get("table:hidden")}:
            self.notes.note("workbook-name-hidden")

    def _rule(self, kind: str, given: dict[str, str]) -> None:
        """Conditional formatting can hide words, and its conditions can have some."""
        if kind in {"calcext:condition", "calcext:date-is"}:
            look_at_formula(given.get("calcext:value", ""), self.notes, self.seen, self.place)
            dress = self.styles.look(
                "table-cell", given.get("calcext:apply-style-name", given.get("calcext:style", ""))
            )
            if is_seen(dress.look) or dress.hides:
                self.notes.note("workbook-rule-hides", self.place)
        if given.get("calcext:show-value") == "false":
            self.notes.note("workbook-rule-hides", self.place)


def _validation(given: dict[str, str], place: Place, seen: Seen, notes: Notes) -> None:
    """A list of what may be entered: each of its values has to be seen."""
    condition = given.get("table:condition", "")
    if "in-list" in condition:
        for item in ITEM.finditer(condition):
            seen.claim("workbook-entry-list", item[1], place)
    else:
        look_at_formula(condition, notes, seen, place)


def _judge_headers(common: Element, seen: Seen, notes: Notes) -> None:
    """Words above and below the printed pages stand on no screen."""
    for element in common.iter():
        key = key_of(element.tag)
        if key in HEADER and keys_of(element.attrib).get("style:display", "true") != "false":
            words = " ".join("".join(element.itertext()).split())
            seen.claim("workbook-print-header", USUAL_HEADER.sub("", words))
        elif key == "draw:fill-image" or key.startswith("draw:frame"):
            notes.note("workbook-picture")


def _judge_meta(package: Package, seen: Seen, notes: Notes) -> Facts:
    """Note people and words in the properties."""
    found: dict[str, str] = {}
    if "meta.xml" not in package.parts:
        return Facts()
    for element in package.tree("meta.xml").iter():
        key, text = key_of(element.tag), (element.text or "").strip()
        href = keys_of(element.attrib).get("xlink:href", "")
        if href:
            notes.note("workbook-path", quote=href)
            notes.text(href)
        if key == "dc:title":
            seen.claim("workbook-properties", text)
        elif text and (what := _meant(key, text, keys_of(element.attrib).get("meta:name", ""))):
            notes.note(what, quote=text)
            notes.text(text)
        found[key] = text
    return Facts(language=found.get("dc:language"), title=found.get("dc:title") or None)


def _meant(key: str, text: str, name: str) -> str:
    """What a property means; empty where it says nothing of people or of the work on the file."""
    if key in PERSONS:
        return "" if MACHINES.fullmatch(text) else "workbook-author"
    if (key == "meta:generator" or (key == "meta:user-defined" and name in PROGRAM)) and PROGRAM_WORDS.fullmatch(text):
        return ""
    if key in COUNTS and re.fullmatch(r"[\w:.+-]{0,40}", text):
        return ""
    return "workbook-custom-properties" if key == "meta:user-defined" else "workbook-properties"


def _judge_settings(root: Element, seen: Seen, notes: Notes) -> None:
    """Settings name printers, can hold words, and say how far a frozen part was scrolled."""
    if any(_is_scrolled(element) for element in root.iter()):
        notes.note("workbook-frozen-away")
    for element in root.iter():
        given, text = keys_of(element.attrib), (element.text or "").strip()
        name = given.get("config:name", "")
        if key_of(element.tag) == "config:config-item-map-entry" and name:
            seen.claim("workbook-old-titles", name)
        if not text:
            continue
        if name in {"PrinterName", "PrinterSetup"}:
            notes.note("workbook-printer", quote=text[:100])
        elif name == "ActiveTable":
            seen.claim("workbook-old-titles", text)
        elif not MECHANICAL.fullmatch(text) and given.get("config:type") != "base64Binary":
            seen.claim("workbook-stored", text)
        elif given.get("config:type") == "base64Binary" and len(text) > 200:  # noqa: PLR2004 - a key is shorter
            notes.note("workbook-stored")


def _is_scrolled(entry: Element) -> bool:
    """Whether the frozen part of a view begins behind the first row or column, so that nobody comes to them."""
    values = {keys_of(item.attrib).get("config:name", ""): (item.text or "").strip() for item in entry}
    return any(
        values.get(f"{way}SplitMode") == "2" and values.get(place, "0") != "0"  # 2 is frozen
        for way, place in (("Vertical", "PositionTop"), ("Horizontal", "PositionLeft"))
    )
