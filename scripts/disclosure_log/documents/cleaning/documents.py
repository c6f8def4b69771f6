"""Takes out of text documents (docx, odt) what says who wrote them, and remains that nothing uses.

Every other part stays as it is, byte by byte.
"""

from __future__ import annotations

import posixpath
import re
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from disclosure_log.documents import properties
from disclosure_log.documents.cleaning import opendocument, pictures
from disclosure_log.documents.cleaning.packages import MIMETYPE, element, written
from disclosure_log.documents.packages import Package
from disclosure_log.documents.pictures import JPEG_MARK, PNG_MARK, DamagedPicture
from disclosure_log.documents.properties import Said
from disclosure_log.documents.relations import CONTENT_TYPES, Relations, Relationship

HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

DROPPED = {
    "thumbnail": "document-thumbnail",
    "people": "document-people-part",
    "custom-properties": "document-custom-properties",
    "classificationlabels": "document-label",
    "printerSettings": "document-printer",
    "attachedTemplate": "document-template",
    "customXml": "document-custom-xml",
}
"""Relationships that are taken out with their parts, by the last word of their kind, and the key of each."""

ELEMENTS = {
    "attachedTemplate": "document-template",
    "printerSettings": "document-printer",
    "docVars": "document-variables",
}
"""Elements that are taken out of the XML; nothing shows what they say."""


def clean(content: bytes) -> tuple[bytes, list[str]]:
    """The document without authors, thumbnails and remains, and the keys of what was taken out.

    Raises `UnusablePackage` for one that cannot be read in one way only.
    """
    package = Package(content)
    if MIMETYPE in package.parts:
        members, taken = opendocument.cleaned(package)
    else:
        members, taken = _Word(package).cleaned()
    _pictures(members, taken)
    return (written(members), list(dict.fromkeys(taken))) if taken else (content, [])


def _pictures(members: dict[str, bytes], taken: list[str]) -> None:
    """Clean the pictures inside the document; a damaged one stays, for the judge to find."""
    for name, held in members.items():
        if held.startswith((PNG_MARK, JPEG_MARK)):
            try:
                members[name], found = pictures.clean(held)
            except DamagedPicture:
                continue
            taken += found


class _Word:
    """A package of Office Open XML that is cleaned."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._relations = Relations(package)
        self._taken: list[str] = []
        self._gone: set[str] = set()

    def cleaned(self) -> tuple[dict[str, bytes], list[str]]:
        """The members that stay, and the keys of what was taken out."""
        members = {name: self._package.read(name) for name in self._package.order if name in self._package.parts}
        self._drop(self._relations.orphans, "document-orphan")
        kept = {
            source: [each for each in found if not self._dropped(each, members)]
            for source, found in self._relations.relationships.items()
        }
        self._strip(members)
        self._properties(members)
        if self._taken:
            self._lists(members, kept)
        return {name: held for name, held in members.items() if name not in self._gone}, self._taken

    def _drop(self, names: list[str], key: str) -> None:
        for name in names:
            self._gone.add(name)
            self._taken.append(key)

    def _dropped(self, each: Relationship, members: dict[str, bytes]) -> bool:
        """Whether a relationship goes, and its part with it."""
        key = DROPPED.get(each.short_kind)
        if key is None or (
            each.short_kind == "customXml" and (self._is_bound(members) or self._is_plain(each, members))
        ):
            return False
        self._taken.append(key)
        waiting = [each.part] if each.part else []
        while waiting:
            part = waiting.pop()
            self._gone |= {part, _relations_of(part)}
            waiting += [further.part for further in self._relations.of(part) if further.part]
        return True

    def _is_bound(self, members: dict[str, bytes]) -> bool:
        """Whether any text comes from data inside the file."""
        return any(b"dataBinding" in held for name, held in members.items() if name.endswith(".xml"))

    def _is_plain(self, each: Relationship, members: dict[str, bytes]) -> bool:
        """Whether it is the empty list of sources, which Word puts into many files."""
        held = members.get(each.part or "", b"")
        return b"bibliography" in held and len(list(self._package.tree(each.part or "").iter())) == 1

    def _strip(self, members: dict[str, bytes]) -> None:
        """Take elements out of the XML of settings and stories that nothing shows."""
        for name, held in members.items():
            if not name.endswith(".xml") or not any(each.encode() in held for each in ELEMENTS):
                continue
            for each, key in ELEMENTS.items():
                pattern = rf"<(?P<prefix>\w+:)?{each}\b(?:[^<>]*/>|[^<>]*>.*?</(?P=prefix){each}\s*>)".encode()
                members[name], count = re.subn(pattern, b"", members[name], flags=re.DOTALL)
                self._taken += [key] * bool(count)

    def _properties(self, members: dict[str, bytes]) -> None:
        """Write the properties anew where they say more than title, dates and the program."""
        for each in self._relations.of(""):
            if each.part is None or each.short_kind not in {"core-properties", "extended-properties"}:
                continue
            is_core = each.short_kind == "core-properties"
            root = self._package.tree(each.part)
            said = properties.core(root) if is_core else properties.extended(root)
            self._taken += ["document-people"] * bool(said.people) + ["document-properties"] * bool(said.rest)
            if said.people or said.rest:
                members[each.part] = _core(said) if is_core else _extended(said, root)

    def _lists(self, members: dict[str, bytes], kept: dict[str, list[Relationship]]) -> None:
        """Write the lists of relationships and of media types anew, without what is gone."""
        for source, found in kept.items():
            name = self._package.find(_relations_of(source))
            if name is None or name in self._gone or len(found) == len(self._relations.of(source)):
                continue
            lines = [_relationship(each) for each in found]
            members[name] = (
                HEAD
                + b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                + "".join(lines).encode()
                + b"</Relationships>"
            )
        types = self._package.find(CONTENT_TYPES)
        if types is not None and self._gone:
            members[types] = _content_types(self._package.tree(types), self._package, self._gone)


def _relations_of(part: str) -> str:
    """The name of the part with the relationships of another."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _relationship(each: Relationship) -> str:
    attributes = {"Id": each.identity, "Type": each.kind, "Target": each.target}
    return element("Relationship", attributes | ({"TargetMode": "External"} if each.external else {}))


def _content_types(root: Element, package: Package, gone: set[str]) -> bytes:
    """The media types of the parts that are left."""
    lines = []
    for each in root:
        part = package.find(each.get("PartName", "")) if each.get("PartName") else None
        if part is None or part not in gone:
            lines.append(element(each.tag.rpartition("}")[2], each.attrib))
    return HEAD + f'<Types xmlns="{root.tag[1:].partition("}")[0]}">{"".join(lines)}</Types>'.encode()


def _core(said: Said) -> bytes:
    """Core properties with title, language and dates."""
    lines = [f"<dc:title>{escape(said.title)}</dc:title>"] if said.title else []
    lines += [f"<dc:language>{escape(said.language)}</dc:language>"] if said.language else []
    lines += [
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{escape(said.dates[name])}</dcterms:{name}>'
        for name in ("created", "modified")
        if name in said.dates
    ]
    names = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    return HEAD + f"<cp:coreProperties {names}>{''.join(lines)}</cp:coreProperties>".encode()


def _extended(said: Said, root: Element) -> bytes:
    """Extended properties with the program alone."""
    line = f"<Application>{escape(said.application)}</Application>" if said.application else ""
    return HEAD + f'<Properties xmlns="{root.tag[1:].partition("}")[0]}">{line}</Properties>'.encode()
