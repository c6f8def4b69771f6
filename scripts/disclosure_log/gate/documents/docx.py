"""Judges Word files (docx): a list of the parts and elements that are known, and what of them nobody sees."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from disclosure_log.documents import properties, word_names
from disclosure_log.documents.packages import Package
from disclosure_log.documents.pictures import JPEG_MARK, PNG_MARK
from disclosure_log.documents.properties import Said
from disclosure_log.documents.relations import Relations, Relationship
from disclosure_log.documents.wordprocessing import MAPPED, R, Styles, Theme, W, is_on, modern, value
from disclosure_log.gate import packages, pictures
from disclosure_log.gate.documents import docx_elements, docx_look
from disclosure_log.gate.documents.docx_story import Shared, Story
from disclosure_log.gate.notes import NOWHERE, Facts, Notes, Place, Refused

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

STYLE_OF_CITING = re.compile(r"[\w\\/.+-]{0,60}|[A-Z]{2,6}(?: [\w-]+){0,2}|Harvard [\w -]+|\w+ - \w+ Edition")
LONGEST_NUMBERING = 20  # letters of the words of a numbering, such as Chapter

STORIES = frozenset({"header", "footer", "footnotes", "endnotes"})
LOOKS = frozenset({"styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "theme", "numbering"})
PROPERTIES = frozenset({"core-properties", "extended-properties"})

KINDS = {
    "custom-properties": "document-custom-properties",
    "thumbnail": "document-thumbnail",
    "comments": "document-comment",
    "commentsExtended": "document-comment",
    "commentsIds": "document-comment",
    "commentsExtensible": "document-comment",
    "people": "document-people-part",
    "customXml": "document-custom-xml",
    "customXmlProps": "document-custom-xml",
    "glossaryDocument": "document-glossary",
    "attachedTemplate": "document-template",
    "oleObject": "document-embedded",
    "package": "document-embedded",
    "control": "document-control",
    "activeXControlBinary": "document-control",
    "vbaProject": "document-macros",
    "wordVbaData": "document-macros",
    "keyMapCustomizations": "document-macros",
    "attachedToolbars": "document-macros",
    "extensibility": "document-macros",
    "webextension": "document-macros",
    "webextensiontaskpanes": "document-macros",
    "aFChunk": "document-chunk",
    "subDocument": "document-subdocument",
    "frame": "document-subdocument",
    "mailMergeSource": "document-mail-merge",
    "mailMergeHeaderSource": "document-mail-merge",
    "recipientData": "document-mail-merge",
    "mailMergeRecipientData": "document-mail-merge",
    "chart": "document-chart",
    "chartEx": "document-chart",
    "chartUserShapes": "document-chart",
    "diagramData": "document-diagram",
    "diagramLayout": "document-diagram",
    "diagramQuickStyle": "document-diagram",
    "diagramColors": "document-diagram",
    "diagramDrawing": "document-diagram",
    "font": "document-fonts",
    "printerSettings": "document-printer",
    "ink": "document-ink",
    "customXmlInk": "document-ink",
    "audio": "document-embedded",
    "video": "document-embedded",
    "media": "document-embedded",
    "origin": "document-signature",
    "signature": "document-signature",
    "certificate": "document-signature",
    "classificationlabels": "document-label",
}
"""What is noted of each kind of part beside those that are looked into, by the last word of its relationship."""


def judge(content: bytes, notes: Notes) -> Facts:
    """Judge a Word file. Raises `Refused` for one that cannot be read in one way only."""
    with packages.opened(content, notes) as package:
        return _Document(package, notes).judge()


class _Document:
    """One Word file."""

    def __init__(self, package: Package, notes: Notes) -> None:
        self._package = package
        self._notes = notes
        self._relations = Relations(package)
        main = next((each.part for each in self._relations.of("") if each.short_kind == "officeDocument"), None)
        if main is None:
            raise Refused("package-damaged")
        kind = self._relations.content_type(main)
        if kind != MAIN:
            raise Refused("document-macros" if "macro" in kind.lower() else "document-not-text")
        self._main = main
        self._trees: dict[str, Element] = {}
        self._numbers: dict[int, int] = {}
        self._used: set[tuple[str, str]] = set()

    def judge(self) -> Facts:
        """Look into every part."""
        self._notes.note("document-pdf")
        title, language = self._parts()
        theme, styles, settings = self._looks()
        shared = Shared(styles, theme, self._notes, numbers=self._numbers)
        body = self._tree(self._main)
        background = body.find(f"{W}background")
        if background is not None and settings is not None and settings.find(f"{W}displayBackgroundShape") is not None:
            pair = theme.pair(background, "color")
            shared.page = docx_look.Ground(page=(pair[0] or shared.page.page[0], pair[1] or shared.page.page[1]))
        self._elements(self._main)
        Story(shared, self._relations.of(self._main), in_body=True).read(body)
        self._stories(shared, body, settings)
        self._unused()
        if language is None and (found := value(_first(self._of("styles"), self._trees, "lang"))):
            language = found
        return Facts(language=language, title=title)

    def _tree(self, name: str) -> Element:
        """The XML of a part, read once, its paragraphs numbered on from those before."""
        if name not in self._trees:
            root = modern(self._package.tree(name))
            self._trees[name] = root
            for paragraph in root.iter(f"{W}p"):
                self._numbers[id(paragraph)] = len(self._numbers) + 1
            for element in root.iter():
                self._used |= {(name, said) for key, said in element.attrib.items() if key.startswith(R)}
                if element.tag.endswith("}relIds") or element.tag.startswith("{urn:schemas-microsoft-com:"):
                    self._used |= {(name, said) for key, said in element.attrib.items() if key.endswith("}relid")}
        return self._trees[name]

    def _of(self, *kinds: str) -> list[str]:
        """The parts of these kinds that the main part refers to, each once."""
        found = [each.part for each in self._relations.of(self._main) if each.short_kind in kinds and each.part]
        return list(dict.fromkeys(found))

    def _parts(self) -> tuple[str | None, str | None]:
        """Look at every relationship and every part that none leads to; title and language of the file."""
        title = language = None
        for name in self._relations.strange:
            self._notes.note("document-unknown-part", quote=name)
        for name in self._relations.orphans:
            self._notes.note("document-orphan", quote=name)
            self._words(name)
        seen: set[str] = set()
        for relationships in list(self._relations.relationships.values()):
            for each in relationships:
                self._relationship(each)
                if each.part is None or each.part in seen:
                    continue
                seen.add(each.part)
                if each.short_kind == "core-properties":
                    said = properties.core(self._tree(each.part))
                    title, language = said.title, said.language
                    note_properties(said, self._notes)
                elif each.short_kind == "extended-properties":
                    note_properties(properties.extended(self._tree(each.part)), self._notes)
                elif each.short_kind == "image":
                    self._picture(each.part)
                elif each.short_kind in KINDS:
                    self._words(each.part)
        return title, language

    def _relationship(self, each: Relationship) -> None:
        """Note what a relationship leads to, unless that is looked into elsewhere."""
        kind = each.short_kind
        if kind == "hyperlink":
            self._link(each)
        elif each.external and kind not in {"attachedTemplate", "mailMergeSource", "mailMergeHeaderSource"}:
            self._notes.note("document-external-picture" if kind == "image" else "document-external", quote=each.target)
        elif kind in KINDS:
            if kind != "customXml" or each.part is None or not self._is_empty(each.part):
                key = KINDS[kind]
                if kind == "customXmlProps" and self._is_empty(each.source):
                    return
                self._notes.note(key, quote=each.target)
        elif kind not in STORIES | LOOKS | PROPERTIES | {"officeDocument", "image"}:
            self._notes.note("document-unknown-part", quote=each.target)
            if each.part:
                self._words(each.part)
        elif each.part is None:
            self._notes.note("document-missing-part", quote=each.target)
        if each.external:
            self._notes.text(each.target)

    def _link(self, each: Relationship) -> None:
        """Note a link that is neither to the web nor a mail address."""
        try:
            parts = urlsplit(each.target)
        except ValueError:
            self._notes.note("document-link", quote=each.target)
            return
        if not each.external and each.target.startswith("#"):
            return
        web = parts.scheme.lower() in {"http", "https"} and "." in (parts.hostname or "") and "@" not in parts.netloc
        mail = parts.scheme.lower() == "mailto" and "body=" not in each.target.lower()
        if not (web or mail):
            self._notes.note("document-link", quote=each.target)
        self._notes.text(unquote(each.target))

    def _is_empty(self, name: str) -> bool:
        """Whether a custom XML part is the empty list of sources that Word puts into many files."""
        if self._package.parts[name].size > 2000:  # noqa: PLR2004 - it has one element
            return False
        root = self._package.tree(name)
        bibliography = root.tag == "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}Sources"
        plain = all(STYLE_OF_CITING.fullmatch(said) for said in root.attrib.values())
        return bibliography and plain and not len(root) and not (root.text or "").strip()

    def _words(self, name: str) -> None:
        """Give all words of a part that is noted to the search for personal data."""
        if name.endswith((".xml", ".rels")) and self._package.parts[name].size < 1 << 22:
            root = self._package.tree(name)
            words = [*root.itertext(), *(said for element in root.iter() for said in element.attrib.values())]
            self._notes.text("\n".join(word for word in words if word.strip()))

    def _picture(self, name: str) -> None:
        """Judge a picture inside the file."""
        content = self._package.read(name)
        if content.startswith((PNG_MARK, JPEG_MARK)):
            pictures.judge_inside(content, self._notes, NOWHERE)
        else:
            self._notes.note("document-picture-kind", quote=name)

    def _looks(self) -> tuple[Theme, Styles, Element | None]:
        """Read theme, styles, settings and numbering, and look at their elements."""
        theme = Theme()
        settings = next((self._tree(name) for name in self._of("settings")), None)
        mapping = None if settings is None else settings.find(f"{W}clrSchemeMapping")
        theme.mapping = {name: slot for name in MAPPED.values() if (slot := value(mapping, name))}
        for name in self._of("theme"):
            theme.read(self._tree(name))
        self._settings(settings)
        for name in self._of("styles", "stylesWithEffects", "numbering", "fontTable", "webSettings", "theme"):
            self._stray(self._tree(name))
        self._lists()
        return theme, Styles(next((self._tree(name) for name in self._of("styles")), None), theme), settings

    def _lists(self) -> None:
        """Look at what numbering, web settings and styles say."""
        for name in self._of("numbering"):
            for level in self._tree(name).iter(f"{W}lvlText"):
                self._notes.text(value(level) or "")
                if sum(letter.isalpha() for letter in value(level) or "") > LONGEST_NUMBERING:
                    self._notes.note("document-numbering", quote=value(level) or "")
        for name in self._of("webSettings"):
            if self._tree(name).find(f".//{W}frameset") is not None:
                self._notes.note("document-subdocument")
        for name in self._of("styles"):
            for style in self._tree(name).iter(f"{W}style"):
                self._notes.text(value(style.find(f"{W}name")) or "")

    def _stray(self, root: Element) -> None:
        """Note words in a part that has none to show."""
        for element in root.iter():
            for words in (element.text, element.tail):
                if (words or "").strip():
                    self._notes.note("document-stray", quote=words or "")
                    self._notes.text(words or "")

    def _settings(self, settings: Element | None) -> None:
        """Note settings that say more than how to show the file."""
        if settings is None:
            return
        self._stray(settings)
        compat = settings.find(f"{W}compat")
        inside = set(compat.iter()) if compat is not None else set()
        for element in settings.iter():
            name = element.tag.removeprefix(W)
            if name in word_names.SETTINGS_SAID:
                self._notes.note(word_names.SETTINGS_SAID[name], quote=" ".join(element.attrib.values()))
                self._notes.text(" ".join(element.attrib.values()))
            elif element.tag.startswith(W) and name not in word_names.SETTINGS and element not in inside:
                parent_known = any(element in holder for holder in settings.iter(f"{W}mailMerge"))
                self._notes.note("document-mail-merge" if parent_known else "document-setting", quote=name)
                self._notes.text(" ".join(element.attrib.values()))

    def _elements(self, name: str) -> None:
        docx_elements.look(self._tree(name), self._numbers, self._notes)

    def _stories(self, shared: Shared, body: Element, settings: Element | None) -> None:
        """Read headers, footers and notes, and note those that no page shows."""
        even = settings is not None and bool(is_on(settings.find(f"{W}evenAndOddHeaders")))
        first = any(is_on(section.find(f"{W}titlePg")) for section in body.iter(f"{W}sectPr"))
        shown = {"default": True, "even": even, "first": first}
        seen: dict[str, bool] = {}
        parts = {each.identity: each.part for each in self._relations.of(self._main)}
        for section in body.iter(f"{W}sectPr"):
            for reference in section:
                part = parts.get(reference.get(f"{R}id") or "")
                if reference.tag in {f"{W}headerReference", f"{W}footerReference"} and part:
                    seen[part] = seen.get(part, False) or shown.get(value(reference, "type") or "default", False)
        for name in self._of("header", "footer"):
            self._elements(name)
            root = self._tree(name)
            Story(shared, self._relations.of(name), in_body=False).read(root)
            if not seen.get(name, False) and _has_content(root):
                self._notes.note("document-unused-header", self._place(root))
        for kind in ("footnote", "endnote"):
            for name in self._of(f"{kind}s"):
                self._elements(name)
                self._foot(shared, name, kind)

    def _foot(self, shared: Shared, name: str, kind: str) -> None:
        """Read the notes of a part; one without a mark in the text is seen by nobody."""
        story = Story(shared, self._relations.of(name), in_body=True)
        root = self._tree(name)
        story.read(root)
        for note in root:
            usual = value(note, "type") in {"separator", "continuationSeparator", "continuationNotice"}
            referred = (kind, value(note, "id") or "") in shared.notes_referred
            if (usual or not referred) and any((each.text or "").strip() for each in note.iter(f"{W}t")):
                self._notes.note("document-unreferenced-note", self._place(note))

    def _place(self, element: Element) -> Place:
        return Place(paragraph=next((self._numbers[id(each)] for each in element.iter(f"{W}p")), 0))

    def _unused(self) -> None:
        """Note pictures and links that are in the file, and that nothing in its text uses."""
        for source, relationships in self._relations.relationships.items():
            for each in relationships:
                if (
                    each.short_kind in {"image", "hyperlink"}
                    and source in self._trees
                    and (source, each.identity) not in self._used
                ):
                    self._notes.note("document-unused", quote=each.target)


def _has_content(root: Element) -> bool:
    """Whether a header or footer shows anything."""
    return any(
        (element.text or "").strip() if element.tag == f"{W}t" else element.tag in {f"{W}drawing", f"{W}pict"}
        for element in root.iter()
    )


def _first(names: list[str], trees: dict[str, Element], tag: str) -> Element | None:
    """The first element of that name in the first of the parts."""
    return next((trees[name].find(f".//{W}{tag}") for name in names), None)


def note_properties(said: Said, notes: Notes) -> None:
    """Note what properties say of people, and what else they say beside title, language and dates."""
    for key, found in (("document-people", said.people), ("document-properties", said.rest)):
        for text in found:
            notes.note(key, quote=text)
            notes.text(text)
    notes.text(said.title or "")
