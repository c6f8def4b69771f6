"""What the pages of a PDF say, and whether anybody can read it: the words, and letters that are none."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Dictionary, Name

from disclosure_log.gate.notes import Notes, Place, Refused
from disclosure_log.gate.pdf.contents import (
    MARKS,
    UNIT,
    Contents,
    PageContent,
    area,
    bounds,
    inherited,
    meet,
    visible_box,
)

MOST_BLIND = 0.05
"""The share of a page's letters that may be without a map to text."""

FEWEST_BLIND = 12
"""As many letters without a map may be bullets."""

FEWEST_LETTERS = 10
"""A page with fewer has no text but perhaps its number."""

STAMPED = 120
"""A page scanned without colours that has fewer letters than this has no text but a stamp or a heading."""

SMALL = 0.03
"""The share of a page up to which a picture is a logo or an ornament."""

WHOLE = 0.7
"""The share of a page from which a picture may be the page itself."""

MOST_SEGMENTS = 200
"""With so many pieces of lines, some twenty letters can be drawn."""

LOST = re.compile("[\ue000-\uf8ff\ufffd\uffff]")
"""Characters that say nothing: for private use (Unicode 23.5), or for what has no character."""

LETTER = re.compile(r"[^\W_]")
ESCAPED_NAME = re.compile(rb"/[A-Za-z]*#")


def page_texts(content: bytes, pdf: pikepdf.Pdf, contents: Contents) -> list[str]:
    """The text of each page as it is drawn, not as a replacement text has it.

    Raises `Refused` where PDFium, which browsers have, reads other pages in these bytes than qpdf.
    """
    rewritten = io.BytesIO()
    pdf.save(rewritten, fix_metadata_version=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    pages = _read(content)
    if pages != _read(rewritten.getvalue()):
        raise Refused("disagreement")
    if contents.replaces:
        pages = _read(_without_replacements(content))
    return [text for text, _objects in pages]


def _read(content: bytes) -> list[tuple[str, int]]:
    """The text of each page, and how many things it draws."""
    document = pypdfium2.PdfDocument(content)
    found = []
    for index in range(len(document)):
        page = document[index]
        found.append((str(page.get_textpage().get_text_range()), pdfium.FPDFPage_CountObjects(page)))
        page.close()
    return found


def _without_replacements(content: bytes) -> bytes:
    """The document without replacement texts (14.9.4), which PDFium takes for the text of what they stand at."""
    pdf = pikepdf.open(io.BytesIO(content), attempt_recovery=False)
    streams: list[tuple[pikepdf.Object, pikepdf.Object]] = [
        (page.obj, inherited(page.obj, "/Resources")) for page in pdf.pages
    ]
    streams += [
        (thing, thing.get("/Resources", Dictionary()))
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Form
    ]
    for source, resources in streams:
        for properties in resources.get("/Properties", Dictionary()).values():
            if isinstance(properties, Dictionary) and "/ActualText" in properties:
                del properties["/ActualText"]
        plain = _plain(source)
        if isinstance(source, pikepdf.Stream):
            source.write(plain)
        else:
            source["/Contents"] = pdf.make_stream(plain)
    written = io.BytesIO()
    pdf.save(written, fix_metadata_version=False)
    return written.getvalue()


def _plain(source: pikepdf.Object) -> bytes:
    """The instructions of a page or form without replacement texts."""
    if isinstance(source, pikepdf.Stream):
        data = source.read_bytes()
    else:
        entry = source.get("/Contents", pikepdf.Array())
        streams = list(entry) if isinstance(entry, pikepdf.Array) else [entry]
        data = b"\n".join(stream.read_bytes() for stream in streams if isinstance(stream, pikepdf.Stream))
    if not ESCAPED_NAME.search(data):
        return data.replace(b"/ActualText", b"/ActualTexx")
    instructions = list(pikepdf.parse_content_stream(source))
    for instruction in instructions:
        for operand in instruction.operands if str(instruction.operator) in MARKS else ():
            if isinstance(operand, Dictionary) and "/ActualText" in operand:
                del operand["/ActualText"]
    return pikepdf.unparse_content_stream(instructions)


def note_blind(pdf: pikepdf.Pdf, contents: Contents, texts: list[str], notes: Notes) -> None:
    """Note pages whose letters cannot be read, or that have none where words may be."""
    for number, (page, content, text) in enumerate(zip(pdf.pages, contents.pages, texts, strict=True), 1):
        place = Place(page=number)
        lost = len(LOST.findall(text))
        if any(
            blind >= FEWEST_BLIND and blind > total * MOST_BLIND
            for blind, total in ((content.blind, content.glyphs), (lost, len(text)))
        ):
            notes.note("pdf-no-map", place)
        letters = len(LETTER.findall(text))
        size = max(area(visible_box(page)), 1)
        pictured, scanned = _pictured(pdf, content, size)
        if (letters < FEWEST_LETTERS and pictured > size * SMALL) or (
            letters < STAMPED and scanned and not content.recognised
        ):
            notes.note("pdf-picture-page", place)
        elif letters < FEWEST_LETTERS and content.segments > MOST_SEGMENTS:
            notes.note("pdf-outline-page", place)


def _pictured(pdf: pikepdf.Pdf, content: PageContent, size: float) -> tuple[float, bool]:
    """How much of a page of this size pictures cover, and whether one of them is a scan without colours."""
    pictured, scanned = content.inline, False
    for key, drawn in content.images:
        shown = area(meet(bounds(drawn.matrix, UNIT), drawn.clip))
        pictured += shown
        scanned = scanned or (shown > size * WHOLE and _is_grey(pdf.get_object(key)))
    return pictured, scanned


def _is_grey(image: pikepdf.Object) -> bool:
    """Whether a picture has one channel only, as scans of paper have."""
    space = image.get("/ColorSpace")
    if isinstance(space, pikepdf.Array) and len(space) > 1 and space[0] == Name.ICCBased:
        return int(space[1].get("/N", 3)) == 1
    return bool(image.get("/ImageMask", False)) or (
        isinstance(space, Name) and str(space) in {"/DeviceGray", "/CalGray"}
    )
