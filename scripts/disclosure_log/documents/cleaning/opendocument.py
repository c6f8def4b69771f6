"""Takes out of OpenDocument files who wrote them, earlier versions, thumbnails and the names of printers."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from disclosure_log.documents import properties
from disclosure_log.documents.cleaning.packages import element
from disclosure_log.documents.packages import Package
from disclosure_log.documents.properties import Said
from disclosure_log.documents.relations import MANIFEST, MANIFEST_NAMESPACE, read_manifest

META = "meta.xml"
SETTINGS = "settings.xml"
RDF = "manifest.rdf"
DROPPED = (
    ("Thumbnails/", "document-thumbnail"),
    ("Versions/", "document-versions"),
    ("VersionList.xml", "document-versions"),
)
"""Folders and parts that are taken out, and the key of each."""

PRINTER = re.compile(
    rb'(<(?:\w+:)?config-item\b[^<>]*name="Printer(?:Name|Setup|IndependentLayout)"[^<>]*>)([^<>]+)(?=</)', re.DOTALL
)
UNLISTED = frozenset({"mimetype", MANIFEST})


def cleaned(package: Package) -> tuple[dict[str, bytes], list[str]]:
    """The members that stay, and the keys of what was taken out. Raises `UnusablePackage`."""
    members = {name: package.read(name) for name in package.order if name in package.parts}
    listed = read_manifest(package)
    taken: list[str] = []
    gone: set[str] = set()
    for name in members:
        key = next((key for start, key in DROPPED if name.startswith(start)), "")
        if not key and name not in listed and name not in UNLISTED and not name.startswith("META-INF/"):
            key = "document-orphan"
        if name == RDF and "".join(package.tree(RDF).itertext()).strip():
            key = "document-rdf"
        if key:
            gone.add(name)
            taken.append(key)
    if SETTINGS in members:
        settings = PRINTER.sub(_without_printer, members[SETTINGS])
        taken += ["document-printer"] * (settings != members[SETTINGS])
        members[SETTINGS] = settings
    if META in members:
        root = package.tree(META)
        said = properties.core(next(iter(root), root))
        taken += ["document-people"] * bool(said.people) + ["document-properties"] * bool(said.rest)
        if said.people or said.rest:
            members[META] = _meta(said)
    if gone:
        members[MANIFEST] = _manifest(package, gone)
    return {name: held for name, held in members.items() if name not in gone}, taken


def _without_printer(match: re.Match[bytes]) -> bytes:
    """A setting without the name of a printer; the one that says how to lay out stays."""
    return match[0] if b"IndependentLayout" in match[1] else match[1]


def _manifest(package: Package, gone: set[str]) -> bytes:
    """The list of members without those that are gone (ISO/IEC 26300-3, 4)."""
    root = package.tree(MANIFEST)
    lines = []
    for each in root:
        path = each.get(f"{MANIFEST_NAMESPACE}full-path", "")
        if path in gone or (path.endswith("/") and path.startswith(tuple(start for start, _key in DROPPED))):
            continue
        attributes = {f"manifest:{key.rpartition('}')[2]}": said for key, said in each.attrib.items()}
        lines.append(element("manifest:file-entry", attributes))
    namespace = MANIFEST_NAMESPACE[1:-1]
    version = root.get(f"{MANIFEST_NAMESPACE}version", "1.2")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    start = f'<manifest:manifest xmlns:manifest="{namespace}" manifest:version="{escape(version)}">'
    return (head + start + "".join(lines) + "</manifest:manifest>").encode()


def _meta(said: Said) -> bytes:
    """Properties with title, language, dates and program."""
    lines = [f"<meta:generator>{escape(said.application)}</meta:generator>"] if said.application else []
    lines += [f"<dc:title>{escape(said.title)}</dc:title>"] if said.title else []
    lines += [f"<dc:language>{escape(said.language)}</dc:language>"] if said.language else []
    for name, tag in (("creation-date", "meta:creation-date"), ("date", "dc:date")):
        lines += [f"<{tag}>{escape(said.dates[name])}</{tag}>"] if name in said.dates else []
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.2"'
    )
    start = f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta {names}><office:meta>'
    return (start + "".join(lines) + "</office:meta></office:document-meta>").encode()
