"""Judging what the pages of a PDF hold that nobody sees: hidden text, covered pictures, layers that are off."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby

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

LEAST_ON_A_PAGE = 6
"""How many letters of a page have to be hidden to be noted, wherever they stand."""


AIMED = ("covered", "tiny", "unseen", "behind-text")
"""The ways of hiding in which single letters count: elsewhere cells cut off letters, and scans are misread."""

CUT_OFF = ("off-page", "clipped")
"""The ways of hiding by which tables and charts that are larger than a page are printed, in pieces."""

LEAST_REPEATED = 3
"""How many letters that are cut off count: as a finding, and, if they are seen on another page, as no secret."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters after one another that are hidden in one way."""

    place: Place
    way: str
    words: str


@dataclass(slots=True)
class _Pages:
    """What was found on the pages of one document."""

    document: pypdfium2.PdfDocument
    streams: Streams
    notes: Notes
    hidden: list[_Run] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    """The letters that are seen, page by page."""


def judge_seen(content: bytes, notes: Notes) -> None:
    """Note what the pages of the PDF `content` hold that nobody sees, and give all their text to `notes`.

    Raises whatever qpdf and PDFium raise of a file that they cannot read.
    """
    with pikepdf.open(BytesIO(content)) as structure, pypdfium2.PdfDocument(content) as document:
        if hides_layers(structure):
            notes.note("pdf-seen-layers")
        pages = _Pages(document, Streams(structure), notes)
        if len(structure.pages) != len(document):
            notes.note("pdf-seen-not-met")
        if len(document) > MOST_PAGES:
            notes.note("pdf-seen-too-much")
            return
        for number, page in enumerate(structure.pages, start=1):
            if number <= len(document):
                _judge_page(pages, page, Place(page=number))
        for run in pages.hidden:
            if not _is_seen_elsewhere(run, pages.seen):
                notes.note(f"pdf-seen-{run.way}", run.place, run.words)
        if pages.streams.aside:
            notes.note("pdf-seen-aside")
        if pages.streams.undrawn():
            notes.note("pdf-seen-undrawn")


def _judge_page(pages: _Pages, structure: pikepdf.Page, place: Place) -> None:
    try:
        page = ShownPage(pages.document[place.page - 1])
    except TooMuch:
        pages.notes.note("pdf-seen-too-much", place)
        return
    try:
        for line in page.text().splitlines():
            pages.notes.text(line, place)
        everything = list(page.letters())
        texts = page.of_kind(pdfium.FPDF_PAGEOBJ_TEXT)
        if pages.streams.shows(structure) > len(texts) or any(_is_left_out(page, texts, everything)):
            pages.notes.note("pdf-seen-not-met", place)
        letters = [letter for letter in everything if _counts(letter.character)]
        unit = float(structure.obj.get("/UserUnit", 1))
        found = Looked()
        if letters:
            found = look(page, lambda: ShownPage(pages.document[place.page - 1]), letters, unit)
            look_in_scan(page, found)
            look_behind(page, letters, everything, found)
            pages.hidden += _runs(letters, found, place)
        seen = [letter for letter in letters if letter.index not in found.ways]
        pages.seen.append("".join(letter.character for letter in seen))
        pictures = covered_pictures(page, [letter.box for letter in seen])
        if pictures:
            pages.notes.note("pdf-seen-picture", place, count=pictures)
        outlines = covered_outlines(page)
        if outlines:
            pages.notes.note("pdf-seen-outlines", place, count=outlines)
    except TooMuch:
        pages.notes.note("pdf-seen-too-much", place)
    finally:
        page.close()


def _is_seen_elsewhere(run: _Run, seen: list[str]) -> bool:
    """Whether words that are cut off here are seen whole on some page, as where a wide table goes on."""
    return run.way in CUT_OFF and len(run.words) >= LEAST_REPEATED and any(run.words in page for page in seen)


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


def _runs(letters: list[Letter], found: Looked, place: Place) -> Iterator[_Run]:
    """The runs of hidden letters of a page; single letters are left out, unless many lie under boxes or are tiny."""
    is_much = sum(way in AIMED for way in found.ways.values()) >= LEAST_ON_A_PAGE
    indexes = {letter.index for letter in letters}
    for way, group in groupby(letters, key=lambda letter: found.ways.get(letter.index)):
        run = list(group)
        words = "".join(letter.character for letter in run)
        least = LEAST_REPEATED if way == "clipped" else LEAST_RUN
        if way == "covered" and not {run[0].index - 1, run[-1].index + 1} & indexes:
            least = 1  # a figure of its own, as in the cell of a table
        if way is not None and (len(words) >= least or (is_much and way in AIMED)):
            yield _Run(place, way, words)
