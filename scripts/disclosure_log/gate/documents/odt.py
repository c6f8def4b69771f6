"""Judges OpenDocument texts (odt): a list of the parts and elements that are known, and what of them nobody sees."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from disclosure_log.documents import opendocument_styles, properties
from disclosure_log.documents.opendocument_styles import CONFIG, OFFICE, STYLE, XLINK, Ground, Styles
from disclosure_log.documents.packages import Package
from disclosure_log.documents.pictures import JPEG_MARK, PNG_MARK
from disclosure_log.documents.relations import MANIFEST, read_manifest
from disclosure_log.gate import packages, pictures
from disclosure_log.gate.documents.docx import note_properties
from disclosure_log.gate.documents.odt_text import Reader, short
from disclosure_log.gate.notes import NOWHERE, Facts, Notes, Refused

MIMETYPE = b"application/vnd.oasis.opendocument.text"
CONTENT, STYLES, META, SETTINGS, RDF = "content.xml", "styles.xml", "meta.xml", "settings.xml", "manifest.rdf"
READ = frozenset({"mimetype", CONTENT, STYLES, META, SETTINGS, RDF, MANIFEST})
LARGEST_LAYOUT = 100_000  # bytes of what LibreOffice keeps of the breaks of lines

FOLDERS = (
    ("Thumbnails/", "document-thumbnail"),
    ("Versions/", "document-versions"),
    ("VersionList.xml", "document-versions"),
    ("Object", "document-embedded"),
    ("Basic/", "document-macros"),
    ("Scripts/", "document-macros"),
    ("Dialogs/", "document-macros"),
    ("Fonts/", "document-fonts"),
    ("media/", "document-embedded"),
    ("Media/", "document-embedded"),
    ("database/", "document-mail-merge"),
    ("META-INF/", "document-signature"),
)
"""What the name of a part begins with, and the key of what is noted."""

SETTINGS_KNOWN = frozenset(
    {"ViewId", "PrinterIndependentLayout", "ZoomType", "PrintFaxName", "ViewLayoutColumns", "MsWordUlTrailSpace"}
)
LONGEST_SETTING = 24


def judge(content: bytes, notes: Notes) -> Facts:
    """Judge an OpenDocument text. Raises `Refused` for one that cannot be read in one way only."""
    with packages.opened(content, notes) as package:
        if "mimetype" not in package.parts or package.read("mimetype", 100) != MIMETYPE or CONTENT not in package.parts:
            raise Refused("document-not-text")
        return _Text(package, notes).judge()


class _Text:
    """One OpenDocument text."""

    def __init__(self, package: Package, notes: Notes) -> None:
        self._package = package
        self._notes = notes
        self._content = package.tree(CONTENT)
        self._styles = package.tree(STYLES) if STYLES in package.parts else None

    def judge(self) -> Facts:
        """Look into every part."""
        self._notes.note("document-pdf")
        self._parts()
        title, language = self._meta()
        self._settings()
        roots = [self._content] if self._styles is None else [self._content, self._styles]
        styles = Styles(roots)
        body = self._content.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise Refused("document-not-text")
        page = self._page(styles)
        reader = Reader(styles, self._notes, page, in_body=True)
        reader.elements(self._content)
        reader.blocks(body, page)
        self._forms()
        if self._styles is not None:
            self._headers(Styles(roots[::-1]), page, reader.paragraphs)
        return Facts(language=language or self._language(), title=title)

    def _parts(self) -> None:
        """Look at the name of every part, and at the pictures."""
        listed = read_manifest(self._package)
        for name, part in self._package.parts.items():
            key = next((key for start, key in FOLDERS if name.startswith(start)), "")
            if name in READ or (name == "layout-cache" and part.size < LARGEST_LAYOUT):
                continue
            if name not in listed and not name.startswith("META-INF/"):
                self._notes.note("document-orphan", quote=name)
            if key:
                self._notes.note(key, quote=name)
            elif name.startswith("Configurations2/"):
                if part.size:
                    self._notes.note("document-unknown-part", quote=name)
            elif name.startswith("Pictures/"):
                self._picture(name)
            else:
                self._notes.note("document-unknown-part", quote=name)
        if RDF in self._package.parts:
            words = "".join(self._package.tree(RDF).itertext()).strip()
            if words:
                self._notes.note("document-rdf", quote=words)
                self._notes.text(words)

    def _picture(self, name: str) -> None:
        """Judge a picture, and note one that the text does not use."""
        content = self._package.read(name)
        if content.startswith((PNG_MARK, JPEG_MARK)):
            pictures.judge_inside(content, self._notes, NOWHERE)
        else:
            self._notes.note("document-picture-kind", quote=name)
        roots = [root for root in (self._content, self._styles) if root is not None]
        if not any(each.get(f"{XLINK}href", "").removeprefix("./") == name for root in roots for each in root.iter()):
            self._notes.note("document-unused", quote=name)

    def _meta(self) -> tuple[str | None, str | None]:
        """Note what the properties say; title and language."""
        if META not in self._package.parts:
            return None, None
        root = self._package.tree(META)
        said = properties.core(next(iter(root), root))
        note_properties(said, self._notes)
        return said.title, said.language

    def _settings(self) -> None:
        """Note the names of printers, and settings with words that nobody knows."""
        if SETTINGS not in self._package.parts:
            return
        for item in self._package.tree(SETTINGS).iter(f"{CONFIG}config-item"):
            name, said = item.get(f"{CONFIG}name", ""), (item.text or "").strip()
            words = item.get(f"{CONFIG}type") in {"string", "base64Binary"} and said
            if words and name in {"PrinterName", "PrinterSetup"}:
                self._notes.note("document-printer", quote=said)
                self._notes.text(said)
            elif words and (name not in SETTINGS_KNOWN or len(said) > LONGEST_SETTING):
                self._notes.note("document-setting", quote=f"{name} {said}")
                self._notes.text(said)

    def _page(self, styles: Styles) -> Ground:
        """The colour of the pages: of the first layout that has one."""
        for layout in styles.layouts.values():
            own = layout.find(f"{STYLE}page-layout-properties")
            if own is not None:
                return Ground(opendocument_styles.background(own.attrib, Ground().colour))
        return Ground()

    def _forms(self) -> None:
        """Note what loads when the file is opened: pictures and scripts from elsewhere."""
        roots = [root for root in (self._content, self._styles) if root is not None]
        for element in (each for root in roots for each in root.iter()):
            target = element.get(f"{XLINK}href", "")
            if short(element) in {
                "draw:image",
                "draw:fill-image",
                "style:background-image",
                "text:list-level-style-image",
            }:
                if target and target.removeprefix("./") not in self._package.parts:
                    self._notes.note("document-external-picture", quote=target)
                    self._notes.text(target)
            elif target and short(element) not in {"text:a", "draw:a"} and not short(element).startswith("style:"):
                self._notes.note("document-external", quote=target)
                self._notes.text(target)

    def _headers(self, styles: Styles, page: Ground, start: int) -> None:
        """Read headers and footers, and note those that no page shows."""
        assert self._styles is not None  # noqa: S101 - for mypy; whoever calls has looked
        reader = Reader(styles, self._notes, page, in_body=False, start=start)
        reader.elements(self._styles)
        used = opendocument_styles.used_masters(self._content, self._styles)
        for master in self._styles.iter(f"{STYLE}master-page"):
            shown = master.get(f"{STYLE}name", "") in used
            for story in master:
                words = "".join(story.itertext()).strip() or next(story.iter(f"{XLINK}href"), None) is not None
                if words and not (shown and story.get(f"{STYLE}display", "true") == "true"):
                    self._notes.note("document-unused-header")
                reader.blocks(story, page)

    def _language(self) -> str | None:
        """The language of the default style."""
        roots: list[Element] = [] if self._styles is None else [self._styles]
        for root in roots:
            for each in root.iter(f"{STYLE}text-properties"):
                language = each.get(f"{opendocument_styles.FO}language", "none")
                if language != "none":
                    country = each.get(f"{opendocument_styles.FO}country", "none")
                    return language if country == "none" else f"{language}-{country}"
        return None
