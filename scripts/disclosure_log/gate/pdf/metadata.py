"""What a PDF says of its making: the document information (14.3.3) and XMP packets (14.3.2, ISO 16684-1).

Only a title, dates, a language, what conformance is claimed, and the name of a known program are let through.
"""

from __future__ import annotations

import re
from typing import Any

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException
from pikepdf import Object, String

from disclosure_log.documents.paths import FILE_NAME, PATH, is_path
from disclosure_log.gate.notes import NOWHERE, Notes, Place
from disclosure_log.gate.pdf.tokens import names

# The words that the names of programs and their versions are made of.
PROGRAMS = names(
    "microsoft word excel powerpoint outlook publisher visio onenote office access adobe acrobat pdf pdfmaker",
    "distiller indesign illustrator photoshop framemaker library libraryx pro dc cs cc libreoffice openoffice org",
    "staroffice writer calc impress draw base math skia chrome headlesschrome chromium mozilla applewebkit khtml",
    "like gecko safari firefox edg edge quartz pdfcontext macos mac os version build cairo pango ghostscript gpl",
    "afpl artifex tex pdftex xetex luatex latex miktex context lualatex dvips dvipdfmx xdvipdfmx typst prince",
    "yeslogic wkhtmltopdf webkit qt itext itextsharp itextpdf lowagie openpdf pdfsharp migradoc pdflib aspose",
    "words cells slides net java fpdf tcpdf mpdf dompdf reportlab weasyprint pikepdf pypdf qpdf pdfium pdfbox fop",
    "apache xml jasperreports crystal reports sap oracle bi publisher power tableau google docs sheets drive",
    "renderer renderpdf pages keynote numbers canva quarkxpress scribus inkscape abbyy finereader foxit",
    "phantompdf editor nitro cutepdf bullzip pdfcreator pdf24 dopdf novapdf primopdf print printer to save as for",
    "with the and of by in using export exporter windows linux ubuntu debian intel amd arm x86 win64 nt x64",
    "macintosh x11 compatible msie trident server online web app apps professional standard premium enterprise",
    "community edition ltd limited inc corporation corp technology www com http https ssrs sql reporting services",
    "report telerik devexpress syncfusion winnovative evopdf hiqpdf selectpdf pandoc sphinx asciidoctor jupyter",
    "rmarkdown kofax nuance opentext plug-in plugin plug driver engine converter creator generator tool toolkit",
    "core sdk api release xmp group nv beta alpha rev bit android ios ipad iphone image conversion capture paper",
    "img pdftk paulo sf imagemagick cairographics hyperref toolkit framework output svn trunk pscript dll wps autocad",
    "english pdfplot hdi lms tech pour für para per voor ar gyfer this is live kpathsea luradocument compressor",
    "livecycle designer es generated digest textedit luahbtex headers xchange viewer utility modified licensed",
    "document imaging ocr tesseract ocrmypdf img2pdf mat2",
)

# Local names of XMP properties that hold no more than what the document shows or a date: in any namespace.
HARMLESS = names(
    "format language Producer CreatorTool CreateDate ModifyDate MetadataDate DocumentID InstanceID VersionID",
    "RenditionClass PDFVersion Trapped NPages part conformance rev amd corr GTS_PDFXVersion GTS_PDFXConformance",
    "GTS_PDFA1Version Marked",
)
HISTORY = names(
    "History DerivedFrom Ingredients Pantry Manifest ManagedFrom Versions OriginalDocumentID",
)
PEOPLE = names(
    "creator contributor publisher Author Authors AuthorsPosition Manager Company Owner",
)

PROPERTIES = dict.fromkeys(PEOPLE, "pdf-author") | dict.fromkeys(HISTORY, "pdf-history")
DATES = frozenset({"CreationDate", "ModDate", "CreateDate", "ModifyDate", "MetadataDate", "Trapped"})
STATES = frozenset({"/True", "/False", "/Unknown", "True", "False", "Unknown"})
DATE = re.compile(r"(?:D:)?\d{4}[\dTZ:+\-'. ]*")  # 7.9.4, and ISO 8601
NOTHING = frozenset({"anonymous", "unspecified", "untitled", "unknown", "none", "user", "()"})
DATE_WORDS = re.compile(r"[^\W\d_]{3,}")
LONGEST_CLAIM = 80
MOST_DIGITS = 40
"""How many digits the versions of a program have; more may be a number of something else."""

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def is_program(text: str) -> bool:
    """Whether a text is no more than the name and version of known programs."""
    if PATH.search(text) or FILE_NAME.search(text) or "@" in text:
        return False
    words = re.findall(r"[^\W\d_]{3,}", text.casefold())
    return all(word in PROGRAMS for word in words) and sum(map(str.isdigit, text)) <= MOST_DIGITS


def note_information(information: Object, notes: Notes) -> None:
    """Note what the document information says beyond a title, dates and programs."""
    for key, value in information.items():
        text = str(value)
        notes.text(text if isinstance(value, String) else "")
        _note_property(key[1:], text, notes, NOWHERE)


def _note_property(name: str, text: str, notes: Notes, place: Place) -> None:
    """Note a property by its name, in the document information or in a packet."""
    if text.strip() and (what := _fault(name, text)):
        notes.note(what, place, text)


def _fault(name: str, text: str) -> str | None:
    """The key of what a property says too much; None for one that may stay."""
    if name in {"Title", "title"}:
        return "pdf-title-path" if is_path(text) else None
    if name in {"Producer", "Creator", "CreatorTool", "PTEX.Fullbanner"} and not PATH.search(text):
        return None if is_program(text) else "pdf-program"
    if PATH.search(text):
        return "pdf-path"
    is_date = bool(DATE.fullmatch(text.strip())) or (name in DATES and (text in STATES or not DATE_WORDS.search(text)))
    is_claim = name in HARMLESS and len(text) <= LONGEST_CLAIM and len(text.split()) < 3  # noqa: PLR2004 - no sentence
    if is_date or is_claim:
        return None
    return None if text.strip().casefold() in NOTHING else PROPERTIES.get(name, "pdf-properties")


def note_packet(content: bytes, notes: Notes, place: Place) -> None:
    """Note what an XMP packet says beyond what `note_information` lets through."""
    body = re.sub(rb"<\?xpacket[^>]*\?>", b"", content).strip(b"\0 \t\r\n\xef\xbb\xbf")
    if not body:
        return
    if b"<!--" in body or re.search(rb"<\?(?!xpacket|xml |adobe-xap-filters)", body):
        notes.note("pdf-properties", place)
    try:
        root = defusedxml.ElementTree.fromstring(body)
    except (DefusedXmlException, SyntaxError, ValueError):
        notes.note("pdf-properties", place)
        notes.text(body.decode("utf-8", "replace"), place)
        return
    for name, text in _properties(root):
        notes.text(text, place)
        _note_property(name, text, notes, place)


def says_something(content: bytes) -> bool:
    """Whether an XMP packet holds any property."""
    notes = Notes()
    body = re.sub(rb"<\?xpacket[^>]*\?>", b"", content).strip(b"\0 \t\r\n\xef\xbb\xbf")
    if not body:
        return False
    note_packet(content, notes, NOWHERE)
    return bool(notes.texts) or any(True for _ in notes)


def _properties(element: Any) -> list[tuple[str, str]]:
    """Each text and attribute of a packet with the local name of its property: RDF's own elements have none."""
    found = []
    stack = [(element, "")]
    while stack:
        node, outer = stack.pop()
        tag = str(node.tag)
        local = outer if tag.startswith(RDF) or outer in HISTORY else tag.rpartition("}")[2]
        if not outer and tag.rpartition("}")[2] in {"xmpmeta", "xapmeta"}:
            local = ""
        for attribute, value in node.attrib.items():
            own = str(attribute).rpartition("}")[2]
            if own in {"xmptk", "xaptk"}:
                own = "Producer"
            elif own in {"parseType", "lang"} or (own == "about" and (not value or value.startswith("uuid:"))):
                continue
            found.append((local if local in HISTORY else own, str(value)))
        if node.text and node.text.strip():
            found.append((local or tag.rpartition("}")[2], node.text.strip()))
        if node.tail and node.tail.strip():
            found.append((outer or "text", node.tail.strip()))
        stack.extend((child, local) for child in node)
    return found
