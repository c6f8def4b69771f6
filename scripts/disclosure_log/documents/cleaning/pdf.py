"""Writes a PDF anew without what its pages do not show: properties, scripts, remains. Sections are of ISO 32000-2.

qpdf copies what can be reached from the trailer: pages, tags, links and bookmarks stay as they are; streams are copied
as they are stored, so that no pixel and no letter changes.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

import defusedxml.ElementTree
import pikepdf
from defusedxml.common import DefusedXmlException
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from disclosure_log.documents.codestreams import UnknownPicture, bare, encoded_picture, filters_of
from disclosure_log.documents.paths import is_path

# Dictionaries whose keys are names that a program chose, such as those of fonts and pictures (7.8.3).
FREE_NAMES = frozenset(
    [
        "/XObject",
        "/Font",
        "/ExtGState",
        "/ColorSpace",
        "/Pattern",
        "/Shading",
        "/Properties",
        "/CharProcs",
        "/Dests",
        "/RoleMap",
        "/ClassMap",
    ]
)

# Keys that go wherever they stand, the type of their value, and what the gate calls it (14.5, 12.3.4, 12.6.3, 14.3.2).
TAKEN = {
    "/PieceInfo": (Dictionary, "pdf-program-data"),
    "/SpiderInfo": (Dictionary, "pdf-history"),
    "/Thumb": (Stream, "pdf-thumbnail"),
    "/AA": (Dictionary, "pdf-action"),
    "/Metadata": (Stream, "pdf-part-metadata"),
}
KEPT_ACTIONS = frozenset({"/GoTo", "/URI", "/Thread"})
NAVIGATION = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})

NAMESPACES = {
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}
CLAIM = re.compile(r"[0-9A-Za-z]{1,8}")
TITLE = "{http://purl.org/dc/elements/1.1/}title"
LIST_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
DEEPEST = 400
"""How deep direct objects nest in an object; qpdf reads no deeper ones."""


def clean(content: bytes) -> tuple[bytes, list[str]]:
    """The PDF without what it does not show, and the keys of what was taken out, in their order in the alphabet.

    What is read as text, the tags, the language, the title, links and bookmarks stay. The same bytes give the same
    bytes. Raises what pikepdf raises of a file that it cannot read.
    """
    pdf = pikepdf.open(io.BytesIO(content), attempt_recovery=False)
    taken: set[str] = set()
    _clean_properties(pdf, taken)
    for thing in pdf.objects:
        _clean_object(thing, "", taken, 0)
    _clean_object(pdf.trailer, "", taken, 0)
    _take_undrawn(pdf, taken)
    if not pdf.is_linearized and content.count(b"startxref") > 1:
        taken.add("pdf-earlier-version")
    for key in set(pdf.trailer.keys()) - {"/Root", "/Info", "/Size"}:
        del pdf.trailer[key]
    # qpdf orders some keys anew in what it reads back, so only the second writing is like every later one.
    return _written(pikepdf.open(io.BytesIO(_written(pdf)))), sorted(taken)


def _written(pdf: Pdf) -> bytes:
    """The document with what can be reached alone, always in the same bytes."""
    written = io.BytesIO()
    if "/ID" in pdf.trailer:
        del pdf.trailer["/ID"]
    pdf.save(
        written,
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )
    return written.getvalue()


def _clean_properties(pdf: Pdf, taken: set[str]) -> None:
    """Keep a title, and what conformance the document claims, which programs for disabled people look for."""
    information = pdf.trailer.get("/Info", Dictionary())
    packet = pdf.Root.get("/Metadata")
    said = packet.read_bytes() if isinstance(packet, Stream) else b""
    title, claims = _packet(said)
    named = information.get("/Title")
    title = (str(named).strip() if isinstance(named, String) else "") or title
    if is_path(title):
        taken.add("pdf-title-path")
        title = ""
    if set(information.keys()) - {"/Title"}:
        taken.add("pdf-properties")
    for key in ("/Info", "/Metadata"):
        for holder in (pdf.trailer, pdf.Root):
            if key in holder:
                del holder[key]
    if title:
        pdf.trailer["/Info"] = pdf.make_indirect(Dictionary(Title=String(title)))
    if claims:
        stream = pdf.make_stream(_new_packet(title, claims))
        stream["/Type"], stream["/Subtype"] = Name.Metadata, Name.XML
        pdf.Root["/Metadata"] = stream
    if said and said != (pdf.Root.Metadata.read_bytes() if claims else b""):
        taken.add("pdf-properties")


def _packet(said: bytes) -> tuple[str, dict[str, str]]:
    """The title and the claims of conformance in an XMP packet (ISO 16684-1); nothing where it is none."""
    try:
        root = defusedxml.ElementTree.fromstring(said) if said.strip() else None
    except (DefusedXmlException, SyntaxError, ValueError):
        root = None
    if root is None:
        return "", {}
    claims = {}
    for node in root.iter():
        found = {str(name): str(value) for name, value in node.attrib.items()} | {
            str(node.tag): (node.text or "").strip()
        }
        for prefix, space in NAMESPACES.items():
            for name, value in found.items():
                if name.startswith(f"{{{space}}}") and name.rpartition("}")[2] in {"part", "conformance", "rev", "amd"}:
                    claims[f"{prefix}:{name.rpartition('}')[2]}"] = value
    titles = [item.text or "" for node in root.iter(TITLE) for item in node.iter(LIST_ITEM)]
    return next(iter(titles), "").strip(), {name: value for name, value in claims.items() if CLAIM.fullmatch(value)}


def _new_packet(title: str, claims: dict[str, str]) -> bytes:
    """An XMP packet of a title and claims alone."""
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in NAMESPACES.items())
    called = (
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        if title
        else ""
    )
    claimed = "".join(f"<{name}>{value}</{name}>" for name, value in sorted(claims.items()))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"{spaces}>{called}{claimed}'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def _clean_object(thing: Any, key: str, taken: set[str], depth: int) -> None:
    """Take out of an object, and of the direct ones in it, what is named in `TAKEN`, and actions that act."""
    if depth > DEEPEST:
        raise RecursionError
    if isinstance(thing, Array):
        inside: list[Any] = list(thing)
        for item in inside:
            if isinstance(item, Object) and not item.is_indirect:
                _clean_object(item, key, taken, depth + 1)
        return
    if not isinstance(thing, Dictionary | Stream):
        return
    if key not in FREE_NAMES:
        _clean_dictionary(thing, taken)
    if isinstance(thing, Stream):
        _clean_stream(thing, taken)
    entries: list[tuple[str, Any]] = list(thing.items())
    for name, value in entries:
        if isinstance(value, Object) and not value.is_indirect:
            _clean_object(value, str(name), taken, depth + 1)


def _clean_dictionary(thing: Object, taken: set[str]) -> None:
    for name, (kind, what) in TAKEN.items():
        if isinstance(thing.get(name), kind) and not (name == "/Metadata" and thing.get("/Type") == Name.Catalog):
            del thing[name]
            taken.add(what)
    for name in ("/A", "/PA", "/OpenAction", "/Next"):
        action = thing.get(name)
        if isinstance(action, Dictionary) and "/S" in action and "/O" not in action and not _only_reads(action):
            del thing[name]
            taken.add("pdf-script" if "/JS" in action else "pdf-action")
    names = thing.get("/Names") if thing.get("/Type") == Name.Catalog else None
    if isinstance(names, Dictionary) and "/JavaScript" in names:
        del names["/JavaScript"]
        taken.add("pdf-script")


def _only_reads(action: Object) -> bool:
    """Whether an action does no more than go to a place in the document or follow a link (12.6.4)."""
    kind = str(action.get("/S"))
    return kind in KEPT_ACTIONS or (kind == "/Named" and str(action.get("/N")) in NAVIGATION)


def _clean_stream(stream: Stream, taken: set[str]) -> None:
    """Cut off what follows the end of packed data, and what pictures hold beside the picture."""
    filters = filters_of(stream)
    if filters == ["/FlateDecode"]:
        raw = stream.read_raw_bytes()
        machine = zlib.decompressobj()
        waiting = raw
        while waiting and not machine.eof:
            machine.decompress(waiting, 1 << 20)
            waiting = machine.unconsumed_tail
        if machine.unused_data.strip(b"\r\n\0 \t"):
            parameters: Any = stream.get("/DecodeParms")
            stream.write(raw[: len(raw) - len(machine.unused_data)], filter=Name.FlateDecode, decode_parms=parameters)
            taken.add("pdf-bytes")
        return
    if stream.get("/Subtype") != Name.Image:
        return
    try:
        encoded = encoded_picture(stream)
        data = bare(*encoded) if encoded else b""
    except UnknownPicture:
        return
    if encoded and data != encoded[0]:
        parameters = stream.get("/DecodeParms")
        last = parameters[-1] if isinstance(parameters, Array) and len(parameters) else parameters
        stream.write(data, filter=Name(encoded[1]), decode_parms=last if isinstance(last, Dictionary) else None)
        taken.add("pdf-picture-metadata")


def _take_undrawn(pdf: Pdf, taken: set[str]) -> None:
    """Take pictures and forms out of the resources of pages and forms where nothing draws them."""
    used: set[tuple[int, int]] = set()
    waiting: list[tuple[Object, Object]] = [(page.obj, _resources_of(page.obj)) for page in pdf.pages]
    waiting += [(stream, stream.get("/Resources", Dictionary())) for stream in _held_otherwise(pdf)]
    lists: list[Object] = []
    while waiting:
        source, resources = waiting.pop()
        group = resources.get("/XObject") if isinstance(resources, Dictionary) else None
        if not isinstance(group, Dictionary):
            continue
        lists.append(group)
        for instruction in pikepdf.parse_content_stream(source, operators="Do"):
            thing = group.get(str(instruction.operands[0]))
            if isinstance(thing, Stream) and thing.objgen not in used:
                used.add(thing.objgen)
                if thing.get("/Subtype") == Name.Form:
                    waiting.append((thing, thing.get("/Resources", resources)))
    for group in lists:
        for name, thing in list(group.items()):
            if isinstance(thing, Stream) and thing.objgen not in used:
                del group[name]
                taken.add("pdf-undrawn")


def _held_otherwise(pdf: Pdf) -> Iterator[Stream]:
    """Streams of instructions that something else than a list of resources holds: patterns, glyphs, appearances."""
    for thing in pdf.objects:
        for stream in _streams_in(thing, "", 0):
            if isinstance(stream.get("/Resources"), Dictionary):
                yield stream


def _streams_in(thing: Any, key: str, depth: int) -> Iterator[Stream]:
    if depth > DEEPEST or key == "/XObject":
        return
    items: list[tuple[str, Any]]
    if isinstance(thing, Dictionary | Stream):
        items = [(str(name), value) for name, value in thing.items()]
    elif isinstance(thing, Array):
        items = [(key, value) for value in thing]
    else:
        return
    for name, value in items:
        if isinstance(value, Stream):
            if key != "/XObject":
                yield value
        elif isinstance(value, Object) and (not value.is_indirect or depth == 0):
            yield from _streams_in(value, name, depth + 1)


def _resources_of(page: Object) -> Object:
    """The resources of a page, by itself or from the pages above it (7.7.3.4)."""
    for _ in range(DEEPEST):
        if "/Resources" in page:
            return page["/Resources"]
        parent = page.get("/Parent")
        if not isinstance(parent, Dictionary):
            break
        page = parent
    return Dictionary()
