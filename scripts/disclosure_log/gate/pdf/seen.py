"""Judging what the pages of a PDF hold that nobody sees: hidden text, covered pictures, layers that are off."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from disclosure_log.documents.pdf_pages.drawn import Drawn, Letter, ShownPage, TooMuch, area, overlap
from disclosure_log.documents.pdf_pages.shows import Streams
from disclosure_log.gate.notes import Notes, Place
from disclosure_log.gate.pdf.behind import look_behind
from disclosure_log.gate.pdf.covered import covered_pictures
from disclosure_log.gate.pdf.layers import hides_layers
from disclosure_log.gate.pdf.letters import Looked, look
from disclosure_log.gate.pdf.outlines import covered_outlines
from disclosure_log.gate.pdf.scans import look_in_scan

MOST_PAGES = 1_000
"""How many pages are looked at."""

LEAST_RUN = 2
"""How many letters after one another have to be hidden to be noted."""

NOTHING = 0.05
"""The size of text that has none, in units."""

SAME_PLACE = 0.6
"""How much of two like texts lies at one place, as with a shadow, where PDFium reads one of them only."""

LEAST_ON_A_PAGE = 4
"""How many letters of a page have to be hidden to be noted, wherever they stand."""


def judge_seen(content: bytes, notes: Notes) -> None:
    """Note what the pages of the PDF `content` hold that nobody sees, and give all their text to `notes`.

    Raises whatever qpdf and PDFium raise of a file that they cannot read.
    """
    with pikepdf.open(BytesIO(content)) as structure, pypdfium2.PdfDocument(content) as document:
        if hides_layers(structure):
            notes.note("pdf-seen-layers")
        streams = Streams(structure)
        if len(structure.pages) != len(document):
            notes.note("pdf-seen-not-met")
        if len(document) > MOST_PAGES:
            notes.note("pdf-seen-too-much")
            return
        for number, page in enumerate(structure.pages, start=1):
            if number <= len(document):
                _judge_page(document, page, streams, notes, Place(page=number))
        if streams.aside:
            notes.note("pdf-seen-aside")
        if streams.undrawn():
            notes.note("pdf-seen-undrawn")


def _judge_page(
    document: pypdfium2.PdfDocument, structure: pikepdf.Page, streams: Streams, notes: Notes, place: Place
) -> None:
    try:
        page = ShownPage(document[place.page - 1])
    except TooMuch:
        notes.note("pdf-seen-too-much", place)
        return
    try:
        text = page.text()
        for line in text.splitlines():
            notes.text(line, place)
        everything = list(page.letters())
        texts = page.of_kind(pdfium.FPDF_PAGEOBJ_TEXT)
        if streams.shows(structure) > len(texts) or any(_is_left_out(page, texts, everything)):
            notes.note("pdf-seen-not-met", place)
        letters = [letter for letter in everything if _counts(letter.character)]
        unit = float(structure.obj.get("/UserUnit", 1))
        found = Looked()
        if letters:
            found = look(page, lambda: ShownPage(document[place.page - 1]), letters, unit)
            look_in_scan(page, found)
            look_behind(page, letters, everything, found)
            for way, words, count in _noted(letters, found):
                notes.note(f"pdf-seen-{way}", place, words, count)
        pictures = covered_pictures(page, [letter.box for letter in letters if letter.index not in found.ways])
        if pictures:
            notes.note("pdf-seen-picture", place, count=pictures)
        outlines = covered_outlines(page)
        if outlines:
            notes.note("pdf-seen-outlines", place, count=outlines)
    except TooMuch:
        notes.note("pdf-seen-too-much", place)
    finally:
        page.close()


def _counts(character: str) -> bool:
    """Whether a hidden character says something: a letter, a figure, or one that cannot be told."""
    return character.isalnum() or not character.isprintable()


def _is_left_out(page: ShownPage, texts: list[Drawn], letters: list[Letter]) -> Iterator[bool]:
    """For each text that PDFium draws: whether its words are nowhere among the letters of the page.

    Text without extent cannot be read from there, and the second of two like texts at one place is left out.
    """
    orders = {letter.drawn.order for letter in letters if letter.drawn is not None}
    met = [drawn for drawn in texts if drawn.order in orders]
    size = ctypes.c_float()
    for drawn in texts:
        if drawn.order in orders:
            continue
        pdfium.FPDFTextObj_GetFontSize(drawn.handle, size)
        a, b, c, d, _, _ = drawn.matrix
        if abs(size.value) * min(math.hypot(a, b), math.hypot(c, d)) < NOTHING:
            yield True
        elif area(drawn.box) and not page.is_met(drawn):
            yield not any(overlap(drawn.box, other.box) >= SAME_PLACE * area(drawn.box) for other in met)


def _noted(letters: list[Letter], found: Looked) -> Iterator[tuple[str, str, int]]:
    """For each way of hiding: the hidden words, and how many runs of letters they are; single letters are left out."""
    runs: list[list[Letter]] = [[]]
    for letter in letters:
        if letter.index in found.ways:
            runs[-1].append(letter)
        elif runs[-1]:
            runs.append([])
    # Recognised text is always wrong in places: single letters of it count for nothing.
    is_much = sum(way != "scan" for way in found.ways.values()) >= LEAST_ON_A_PAGE
    kept = [run for run in runs if run and (len(run) >= LEAST_RUN or (is_much and found.ways[run[0].index] != "scan"))]
    ways = Counter(found.ways[run[0].index] for run in kept)
    for way, count in ways.items():
        words = ["".join(letter.character for letter in run) for run in kept if found.ways[run[0].index] == way]
        yield way, " ".join(words), count
