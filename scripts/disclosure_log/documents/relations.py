"""How the parts of a package hang together: what each part is, which part refers to which, and which nobody refers to.

Sources: ISO/IEC 29500-2 (Open Packaging Conventions), 6.5 (relationships) and 7.2 (media types);
ISO/IEC 26300-3 (OpenDocument packages), 2.2 (the manifest) and 2.4 (encryption).
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import urlsplit

from disclosure_log.documents.archives import Problem, UnusablePackage
from disclosure_log.documents.packages import Package

CONTENT_TYPES = "[Content_Types].xml"
TYPES_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONSHIPS_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
# Types of relationships are the same in the Strict form of the standard, under another root.
TRANSITIONAL_ROOT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STRICT_ROOT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"

MANIFEST = "META-INF/manifest.xml"
MANIFEST_NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"


@dataclass(frozen=True, slots=True)
class Relationship:
    """That one part, or the package itself, refers to something."""

    source: str
    """The part that refers; empty for the package."""

    identity: str
    """Its identifier, which the XML of the source uses."""

    kind: str
    """What it is, a URI; those of the Strict form are given as the Transitional ones."""

    target: str
    """What it refers to, as it is written."""

    external: bool
    """Whether that is outside the package."""

    part: str | None
    """The part that it refers to; None for what is outside, or not there."""

    @property
    def short_kind(self) -> str:
        """The last word of its kind: `worksheet`, `hyperlink`, `customXml`."""
        return self.kind.rpartition("/")[2]


class Relations:
    """The content types and the relationships of a package of Office Open XML."""

    def __init__(self, package: Package) -> None:
        """Read both from all of `package`. Raises `UnusablePackage`."""
        self._package = package
        self.strict = False
        """Whether relationships of the Strict form are used."""
        self._defaults: dict[str, str] = {}
        self._overrides: dict[str, str] = {}
        self.strange: list[str] = []
        """Parts (content types, relationships) with elements, attributes or words that the standard does not know."""
        self._read_types()
        self.relationships: dict[str, list[Relationship]] = {"": self._read("")}
        """Those of each part that is reached, by its name; of the package itself under the empty name."""
        self.orphans: list[str] = []
        """Parts that no relationship leads to: no program shows them."""
        self._walk()

    def of(self, source: str) -> list[Relationship]:
        """The relationships of a part."""
        return self.relationships.get(source, [])

    def content_type(self, name: str) -> str:
        """The media type of a part, without parameters, in lower case; empty where none is given."""
        given = self._overrides.get(name.casefold())
        if given is None:
            given = self._defaults.get(posixpath.splitext(name)[1][1:].casefold(), "")
        return given.partition(";")[0].strip().lower()

    def _read_types(self) -> None:
        """Read the media types of all parts (OPC, 7.2.3)."""
        name = self._package.find(CONTENT_TYPES)
        if name is None:
            raise UnusablePackage(Problem.DAMAGED)
        root = self._package.tree(name)
        if root.tag != f"{TYPES_NAMESPACE}Types":
            raise UnusablePackage(Problem.DAMAGED)
        for element in root.iter():
            attributes = dict(element.attrib)
            media_type = attributes.pop("ContentType", "")
            if element.tag == f"{TYPES_NAMESPACE}Default":
                _put(self._defaults, attributes.pop("Extension", "").casefold(), media_type)
            elif element.tag == f"{TYPES_NAMESPACE}Override":
                part = self._package.find(attributes.pop("PartName", ""))
                if part is not None:
                    _put(self._overrides, part.casefold(), media_type)
            elif element is not root:
                self.strange.append(name)
            if attributes or (element.text or "").strip() or (element.tail or "").strip():
                self.strange.append(name)

    def _read(self, source: str) -> list[Relationship]:
        """The relationships that `source` has (OPC, 6.5.3)."""
        folder, base = posixpath.split(source)
        name = self._package.find(posixpath.join(folder, "_rels", f"{base}.rels"))
        if name is None:
            return []
        root = self._package.tree(name)
        if root.tag != f"{RELATIONSHIPS_NAMESPACE}Relationships":
            raise UnusablePackage(Problem.DAMAGED)
        found: list[Relationship] = []
        for element in root.iter():
            known = {"Id", "Type", "Target", "TargetMode"} if element is not root else set()
            if set(element.attrib) - known or (element.text or "").strip() or (element.tail or "").strip():
                self.strange.append(name)
            if element is root:
                continue
            if element.tag != f"{RELATIONSHIPS_NAMESPACE}Relationship":
                self.strange.append(name)
                continue
            found.append(self._relationship(source, folder, element.attrib))
        if len({relationship.identity for relationship in found}) != len(found):
            raise UnusablePackage(Problem.DUPLICATE)
        return found

    def _relationship(self, source: str, folder: str, attributes: dict[str, str]) -> Relationship:
        """One relationship, with its target looked up."""
        kind = attributes.get("Type", "").strip()
        if kind.startswith(STRICT_ROOT):
            self.strict = True
            kind = TRANSITIONAL_ROOT + kind.removeprefix(STRICT_ROOT)
        target = attributes.get("Target", "").strip()
        external = attributes.get("TargetMode", "Internal") != "Internal"
        part = None if external else self._target(folder, target)
        return Relationship(source, attributes.get("Id", ""), kind, target, external, part)

    def _target(self, folder: str, target: str) -> str | None:
        """The part that `target` means, seen from `folder`."""
        try:
            parsed = urlsplit(target)
        except ValueError:
            return None
        if parsed.scheme or parsed.netloc or not parsed.path:
            return None
        path = posixpath.normpath(posixpath.join("/", folder, parsed.path.replace("\\", "/")))
        return self._package.find(path.lstrip("/"))

    def _walk(self) -> None:
        """Follow every relationship from the package on."""
        reached = {self._package.find(CONTENT_TYPES)}
        waiting = [""]
        while waiting:
            source = waiting.pop()
            folder, base = posixpath.split(source)
            reached.add(self._package.find(posixpath.join(folder, "_rels", f"{base}.rels")))
            if source not in self.relationships:
                self.relationships[source] = self._read(source)
            for relationship in self.relationships[source]:
                if relationship.part is not None and relationship.part not in reached:
                    reached.add(relationship.part)
                    waiting.append(relationship.part)
        self.orphans = [name for name in self._package.parts if name not in reached]


def _put(table: dict[str, str], key: str, media_type: str) -> None:
    """Enter a media type; two different ones for the same part would be read differently."""
    if table.setdefault(key, media_type) != media_type:
        raise UnusablePackage(Problem.DUPLICATE)


def read_manifest(package: Package) -> dict[str, str]:
    """The media type of each entry of an OpenDocument package's manifest, by its name; folders end with a slash.

    Raises `UnusablePackage`, also where an entry is encrypted.
    """
    name = package.find(MANIFEST)
    if name is None:
        raise UnusablePackage(Problem.DAMAGED)
    entries: dict[str, str] = {}
    for element in package.tree(name).iter():
        if element.tag == f"{MANIFEST_NAMESPACE}encryption-data" or element.tag.endswith("EncryptedKey"):
            raise UnusablePackage(Problem.ENCRYPTED)
        if element.tag == f"{MANIFEST_NAMESPACE}file-entry":
            entry = element.get(f"{MANIFEST_NAMESPACE}full-path", "")
            if entry in entries:
                raise UnusablePackage(Problem.DUPLICATE)
            entries[entry] = element.get(f"{MANIFEST_NAMESPACE}media-type", "")
    return entries
