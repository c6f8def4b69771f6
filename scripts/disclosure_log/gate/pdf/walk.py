"""Everything that can be reached in a PDF from its trailer, each object once: what it is, does and says.

What is not known is noted, not passed over: a stream must be of a known kind, and every string is known to be
technical or is held against the words on the pages (`words`). Sections are those of ISO 32000-2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from disclosure_log.gate.notes import NOWHERE, Notes, Place, Refused
from disclosure_log.gate.pdf import links, metadata
from disclosure_log.gate.pdf.streams import ELSEWHERE, Measure, digest, streams_in
from disclosure_log.gate.pdf.tokens import names

MOST_OBJECTS = 1_000_000
"""How many objects, direct ones too, are looked at; a 500-page tagged report has some 300,000."""

# 12.6.4: what acts on anything but the place that is read. Whatever else stands where an action stands acts too.
ACTIONS = names(
    "/Launch /SubmitForm /ResetForm /ImportData /GoToR /GoToE /Rendition /Movie /Sound /SetOCGState /Hide",
    "/GoTo3DView /RichMediaExecute",
)
READING = frozenset({"/GoTo", "/URI", "/Thread"})
NAVIGATION = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})

# What a dictionary holds that has one of these keys.
HOLDERS = {
    "/PieceInfo": "pdf-program-data",
    "/SpiderInfo": "pdf-history",
    "/Thumb": "pdf-thumbnail",
    "/Alternates": "pdf-alternate",
    "/OPI": "pdf-external",
    "/Ref": "pdf-external",
    "/Collection": "pdf-file",
    "/AF": "pdf-file",
    "/EF": "pdf-file",
    "/XFA": "pdf-xfa",
    "/DSS": "pdf-signature",
    "/Perms": "pdf-signature",
    "/ByteRange": "pdf-signature",
    "/Threads": "pdf-thread",
    "/RBGroups": "pdf-layer",
}

# What a dictionary of one of these types is.
KINDS = {
    "/Filespec": "pdf-file",
    "/EmbeddedFile": "pdf-file",
    "/F": "pdf-file",
    "/Sig": "pdf-signature",
    "/DocTimeStamp": "pdf-signature",
    "/3D": "pdf-media",
    "/Rendition": "pdf-media",
    "/RichMediaContent": "pdf-media",
    "/RichMediaSettings": "pdf-media",
    "/Sound": "pdf-media",
}
ANNOTATIONS = {
    "/Redact": "pdf-redaction",
    "/Widget": "pdf-form",
    "/FileAttachment": "pdf-file",
    "/RichMedia": "pdf-media",
    "/3D": "pdf-media",
    "/Screen": "pdf-media",
    "/Movie": "pdf-media",
    "/Sound": "pdf-media",
}
FREE_NAMES = names(
    "/XObject /Font /ExtGState /ColorSpace /Pattern /Shading /Properties /CharProcs /Dests /RoleMap /ClassMap /AP",
)
"""Dictionaries whose keys are names that a program chose (7.8.3), and that may be any word."""

SHOWING = frozenset({"/AP", "/CharProcs", "/Pattern"})
NOTED = "/Noted"
"""Stands for the keys of what was noted as a whole: its strings are searched, and not noted once more."""

LABEL = frozenset({"/S", "/P", "/St", "/Type"})
"""The keys of a page label (12.4.2)."""

# Strings that no reader shows, and that only programs write (7.9.4, 9.7.3, 9.8, 14.4, 14.11.5 and others).
TECHNICAL = names(
    "/CharSet /Panose /FontFamily /OutputCondition /OutputConditionIdentifier /Info /URI /DA /DS /Style",
)
ONE_WORD = names("/Lang /Registry /Ordering /RegistryName /NM")
"""As `TECHNICAL`, but never more than one word."""
SAID = {
    "/Title": "pdf-bookmark",
    "/Alt": "pdf-alternative",
    "/TU": "pdf-alternative",
    "/ActualText": "pdf-replacement",
    "/E": "pdf-replacement",
    "/T": "pdf-structure",
    "/ID": "pdf-structure",
    "/Headers": "pdf-structure",
    "/Summary": "pdf-structure",
    "/Names": "pdf-destination",
    "/Limits": "pdf-destination",
    "/Dest": "pdf-destination",
    "/D": "pdf-destination",
}
TREE = frozenset({"/Names", "/Kids", "/Limits"})
DATE = re.compile(rb"\(?D?:?\d{4}[\d+\-Z' ]*")
FONT_STREAMS = names(
    "/FontFile /FontFile2 /FontFile3 /ToUnicode /CIDSet /CIDToGIDMap /Encoding /UseCMap",
)
OTHER_STREAMS = names(
    "/DestOutputProfile /JBIG2Globals /Lookup /ICCBased /Indexed /CharProcs /Contents /Thumb",
)
KIND_KEYS = ("/FunctionType", "/ShadingType", "/HalftoneType", "/PatternType")


@dataclass(frozen=True, slots=True)
class Said:
    """A string of the document that is not drawn on a page."""

    key: str
    """The meaning to note where its words do not stand on a page."""

    text: str
    place: Place


@dataclass(slots=True)
class Inventory:
    """What can be reached."""

    strings: set[bytes] = field(default_factory=set)
    streams: set[bytes] = field(default_factory=set)
    """The data of every stream as it is stored, in digests."""
    said: list[Said] = field(default_factory=list)
    images: dict[tuple[int, int], tuple[Stream, Place]] = field(default_factory=dict)
    forms: dict[tuple[int, int], tuple[Stream, Place]] = field(default_factory=dict)
    masks: set[tuple[int, int]] = field(default_factory=set)
    """Images that are the mask of another, and so are not drawn by themselves."""
    patterned: set[tuple[int, int]] = field(default_factory=set)
    """Forms and images that annotations, patterns and glyphs show."""


def walk(pdf: pikepdf.Pdf, notes: Notes) -> Inventory:
    """Look at every object that can be reached. Raises `Refused` beyond the budgets."""
    return _Walk(pdf, notes).run()


class _Walk:
    """One walk over one document."""

    def __init__(self, pdf: pikepdf.Pdf, notes: Notes) -> None:
        self.pdf = pdf
        self.notes = notes
        self.found = Inventory()
        self.seen: set[tuple[int, int]] = set()
        self.stack: list[tuple[Object, str, Place]] = []
        self.count = 0
        self.measure = Measure(notes)
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}

    def run(self) -> Inventory:
        """Pages first, so that what hangs on one is known to be there."""
        information = self.pdf.trailer.get("/Info")
        if information is not None:
            metadata.note_information(information, self.notes)
            self.found.strings.update(bytes(value) for value in information.values() if isinstance(value, String))
        for page in self.pdf.pages:
            self.seen.add(page.obj.objgen)
        for number, page in enumerate(self.pdf.pages, 1):
            self._dictionary(page.obj, "/Page", Place(page=number))
            self._drain()
        self._dictionary(self.pdf.trailer, "/Trailer", NOWHERE)
        self._drain()
        return self.found

    def _drain(self) -> None:
        while self.stack:
            thing, key, place = self.stack.pop()
            if thing.is_indirect:
                if thing.objgen in self.seen:
                    continue
                self.seen.add(thing.objgen)
            if isinstance(thing, Stream):
                self._dictionary(thing, key, place)
                self._stream(thing, key, place)
            elif isinstance(thing, Dictionary):
                self._dictionary(thing, key, place)
            elif isinstance(thing, Array):
                self._array(thing, key, place)
            elif isinstance(thing, String):
                self._string(thing, key, place)

    def _push(self, value: Any, key: str, place: Place) -> None:
        self.count += 1
        if self.count > MOST_OBJECTS:
            raise Refused("pdf-too-large")
        if isinstance(value, Object) and not isinstance(value, Name):
            self.stack.append((value, key, place))

    def _array(self, array: Array, key: str, place: Place) -> None:
        first = array[0] if len(array) else None
        if isinstance(first, Name):
            key = str(first) if str(first) in OTHER_STREAMS else key
        for item in array:
            self._push(item, key, place)

    def _dictionary(self, thing: Object, key: str, place: Place) -> None:
        items = dict(thing.items())
        if isinstance(page := items.get("/Pg"), Dictionary):
            place = Place(page=self.pages.get(page.objgen, 0))
        kind = str(items.get("/Type", ""))
        if kind in {"/Page", "/Template"} and thing.objgen not in self.pages:
            self.notes.note("pdf-page-outside", place)
        self._what_it_is(items, kind, key, place)
        self._what_it_does(items, key, place)
        noted = key == NOTED or kind in KINDS or "/FT" in items or "/ByteRange" in items
        if "/Subtype" in items and ("/Rect" in items or kind == "/Annot" or key == "/Annots"):
            noted = self._annotation(items, place) or noted
        elif key == "/Annots" and "/Rect" in items:
            self.notes.note("pdf-annotation", place)
        free = not isinstance(thing, Stream) and key in FREE_NAMES
        if "/AP" in items or free or key == "/G":
            self._patterned(items, key)
        if key == "/Dests":
            self.found.said += [Said("pdf-destination", name[1:], place) for name in items if name not in TREE]
        self._push_entries(items, kind, key, place, noted=noted, free=free)

    def _push_entries(
        self, items: dict[str, Any], kind: str, key: str, place: Place, *, noted: bool, free: bool
    ) -> None:
        """Go on to what stands in a dictionary."""
        for name, value in items.items():
            if key == "/Trailer" and name in {"/Info", "/ID", "/Prev"}:
                continue
            inner = _name_of(name, items, kind, key)
            if free and name not in TREE:
                inner = key if key in SHOWING else "/Item"
            elif (noted and name not in ELSEWHERE) or name in {"/PieceInfo", "/XFA"}:
                inner = NOTED
            self._push(value, inner, place)

    def _patterned(self, items: dict[str, Any], key: str) -> None:
        """Keep what annotations, patterns and glyphs show, which is not followed."""
        if "/AP" in items:
            self.found.patterned.update(streams_in(items["/AP"]))
        if key in SHOWING or key == "/G":
            self.found.patterned.update(stream for value in items.values() for stream in streams_in(value))

    def _what_it_is(self, items: dict[str, Any], kind: str, key: str, place: Place) -> None:
        """Note what a dictionary holds by its keys alone."""
        for name, what in HOLDERS.items():
            if name in items and _holds(items[name]):
                self.notes.note(what, place)
        if kind in KINDS:
            self.notes.note(KINDS[kind], place)
        if key == "/Usage" and items.keys() & {"/Zoom", "/User", "/Language"}:
            self.notes.note("pdf-layer", place)
        if "/FT" in items or (key == "/AcroForm" and _holds(items.get("/Fields"))):
            self.notes.note("pdf-form", place)
        for name in ("/SMask", "/Mask", "/Thumb"):
            if isinstance(mask := items.get(name), Stream):
                self.found.masks.add(mask.objgen)
        packet = items.get("/Metadata")
        if kind != "/Catalog" and isinstance(packet, Stream) and metadata.says_something(packet.read_bytes()):
            self.notes.note("pdf-part-metadata", place)

    def _what_it_does(self, items: dict[str, Any], key: str, place: Place) -> None:
        """Note actions (12.6) wherever they hang."""
        if _holds(items.get("/AA")):
            self.notes.note("pdf-action", place)
        action = str(items["/S"]) if isinstance(items.get("/S"), Name) else ""
        if "/JS" in items or action == "/JavaScript" or (key == "/Names" and _holds(items.get("/JavaScript"))):
            self.notes.note("pdf-script", place)
        elif action in ACTIONS:
            self.notes.note("pdf-action", place)
        elif action == "/Named":
            if str(items.get("/N")) not in NAVIGATION:
                self.notes.note("pdf-action", place)
        elif action == "/URI" or "/URI" in items:
            self._link(items, place)
        elif key in {"/A", "/PA", "/OpenAction", "/Next"} and action and action not in READING and "/O" not in items:
            self.notes.note("pdf-action", place)

    def _link(self, items: dict[str, Any], place: Place) -> None:
        target = items.get("/URI")
        if isinstance(target, Dictionary):  # the catalogue's /URI with a /Base for all links
            target = target.get("/Base")
            if target is None:
                return
        text = bytes(target).decode("utf-8", "replace") if isinstance(target, String) else ""
        self.notes.text(text, place)
        if what := links.fault(text):
            self.notes.note(what, place, text)

    def _annotation(self, items: dict[str, Any], place: Place) -> bool:
        """Note an annotation (12.5) that is no link, and say whether it was noted."""
        kind = str(items["/Subtype"])
        if kind == "/Link":
            return False
        self.notes.note(ANNOTATIONS.get(kind, "pdf-annotation"), place, str(items.get("/Contents", "")))
        return True

    def _string(self, string: String, key: str, place: Place) -> None:
        raw = bytes(string)
        self.found.strings.add(raw)
        if key in TECHNICAL or key == "/Indexed" or DATE.fullmatch(raw):
            return
        text = str(string)
        if key in ONE_WORD and len(text.split()) == 1:
            return
        if key == NOTED:
            self.notes.text(text, place)
        if key == NOTED or not text.strip():
            return
        what = SAID.get(key) or {
            "/Contents.Link": "pdf-link-text",
            "/Name.OCG": "pdf-layer-name",
            "/P.Label": "pdf-label",
            "/Title.Thread": "pdf-thread",
        }.get(key, "pdf-words")
        self.found.said.append(Said(what, text, place))

    def _stream(self, stream: Stream, key: str, place: Place) -> None:
        raw = stream.read_raw_bytes()
        self.found.streams.add(digest(raw))
        if "/F" in stream:
            self.notes.note("pdf-external", place)
        self.measure.take(stream, raw, place)
        kind = stream.get("/Subtype")
        if key == NOTED:
            return
        if kind == Name.Image:
            self.found.images[stream.objgen] = (stream, place)
        elif kind == Name.Form:
            self.found.forms[stream.objgen] = (stream, place)
        elif key == "/Metadata" or stream.get("/Type") == Name.Metadata:
            text = stream.read_bytes()
            self.found.strings.add(text)
            metadata.note_packet(text, self.notes, place)
        elif stream.get("/Type") == Name.EmbeddedFile:
            self.notes.note("pdf-file", place)
        elif (
            key not in FONT_STREAMS
            and key not in OTHER_STREAMS
            and not any(name in stream for name in KIND_KEYS)
            and str(stream.get("/Type")) not in {"/CMap", "/XRef", "/ObjStm"}
        ):
            self.notes.note("pdf-unknown", place)
        if "/PatternType" in stream:
            self.found.patterned.update(streams_in(stream.get("/Resources", Dictionary())))


def _name_of(name: str, items: dict[str, Any], kind: str, key: str) -> str:
    """Under which name what stands in a dictionary is judged: most often its own."""
    if name == "/Contents" and items.get("/Subtype") == Name.Link:
        action = items.get("/A")
        target = action.get("/URI") if isinstance(action, Dictionary) else None
        name = "/URI" if items[name] == target else "/Contents.Link"
    elif name == "/Name" and kind == "/OCG":
        name = "/Name.OCG"
    elif name == "/P" and items.keys() <= LABEL:
        name = "/P.Label"
    elif name == "/Title" and key == "/I":
        name = "/Title.Thread"
    return name


def _holds(value: Any) -> bool:
    """Whether there is something: no null, no empty array or dictionary, no name tree of nothing."""
    if value is None:
        return False
    if isinstance(value, Stream):
        return True
    if isinstance(value, Array):
        return len(value) > 0
    if isinstance(value, Dictionary):
        return any(_holds(inner) for inner in value.values())
    return True
