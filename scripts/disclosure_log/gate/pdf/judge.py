"""Judges a PDF: first its structure, since what cannot be trusted to be one document has no pages to look at."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2

from disclosure_log.documents.pdf import read_facts
from disclosure_log.gate.notes import Facts, Notes, Refused
from disclosure_log.gate.pdf.contents import read_contents
from disclosure_log.gate.pdf.pages import note_blind, page_texts
from disclosure_log.gate.pdf.pictures import note_pictures
from disclosure_log.gate.pdf.remains import note_remains
from disclosure_log.gate.pdf.seen import judge_seen
from disclosure_log.gate.pdf.walk import walk
from disclosure_log.gate.pdf.words import PageWords, note_said

MARK = b"%PDF-"  # ISO 32000-2, 7.5.2; readers search for it, so what stands before it is another file or none


def judge(content: bytes, notes: Notes) -> Facts:
    """The facts of a PDF; what stands in its way is noted. Raises `Refused`, or what a parser raises."""
    facts = judge_structure(content, notes)
    judge_seen(content, notes)
    return facts


def judge_structure(content: bytes, notes: Notes) -> Facts:
    """Judge everything but what the pages look like."""
    if not content.startswith(MARK):
        raise Refused("damaged")
    facts = read_facts(content)
    if facts.pop("encrypted"):
        raise Refused("encrypted")
    if not facts["pages"]:
        raise Refused("no-pages")
    try:
        pdf = pikepdf.open(io.BytesIO(content), attempt_recovery=False)
    except pikepdf.PasswordError as error:
        raise Refused("encrypted") from error
    except pikepdf.PdfError as error:
        raise Refused("damaged") from error
    shown = pypdfium2.PdfDocument(content)
    if not facts["pages"] == len(pdf.pages) == len(shown):
        raise Refused("disagreement")
    inventory = walk(pdf, notes)
    contents = read_contents(pdf, inventory)
    inventory.strings |= contents.strings
    texts = page_texts(content, pdf, contents)
    note_said([*inventory.said, *contents.said], PageWords(texts), notes)
    for words, place in contents.remarks:
        notes.note("pdf-page-remark", place, words)
        notes.text(words, place)
    note_remains(content, pdf, inventory, notes)
    note_pictures(pdf, inventory, contents, notes)
    note_blind(pdf, contents, texts, notes)
    if pdf.get_warnings():
        notes.note("pdf-mistakes")
    return Facts(**facts)
