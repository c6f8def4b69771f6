"""Reads the text of a PDF page by page: by its tags where they hold all that the page shows, else line by line.

The gate lets no text through that a page does not show, so the text that PDFium finds is what a reader sees.
"""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from disclosure_log.documents.texts.lines import letters_of, paragraphs_of
from disclosure_log.documents.texts.making import MOST_CHARACTERS
from disclosure_log.documents.texts.model import Block, DocumentText, Form, Section
from disclosure_log.documents.texts.page import PageLetters
from disclosure_log.documents.texts.tags import Unfit, read_tags

MOST_PAGES = 2_000
"""How many pages of one file a site shows."""

MOST_UNTAGGED = 0.4
"""How much of the letters of a page may stand outside its tags, as headers, footers and page numbers do."""


def read_pdf(content: bytes, *, marks: bool = False) -> DocumentText:
    """The text of a PDF. Raises what PDFium raises of a file that it cannot open."""
    document = pypdfium2.PdfDocument(content)
    total = len(document)
    sections: list[Section] = []
    length = 0
    for number in range(1, min(total, MOST_PAGES) + 1):
        section = _page(document, number)
        length += len(section.text)
        if length > MOST_CHARACTERS:
            break
        sections.append(section)
    return DocumentText(Form.PAGES, tuple(sections), total, len(sections) == total)


def _page(document: pypdfium2.PdfDocument, number: int) -> Section:
    page = document[number - 1]
    text_page = page.get_textpage()
    try:
        letters = PageLetters(text_page.raw)
        blocks = _tagged(page, letters) or paragraphs_of(letters, range(len(letters.characters)))
        empty = not blocks and pdfium.FPDFPage_CountObjects(page.raw) == 0
        return Section(f"page-{number}", tuple(blocks), number=number, empty=empty)
    finally:
        text_page.close()
        page.close()


def _tagged(page: pypdfium2.PdfPage, letters: PageLetters) -> list[Block]:
    """What the tags of the page make of it; nothing where it has none, or where they do not fit what it shows."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return []
    try:
        blocks, left = read_tags(tree, letters)
    except Unfit:
        return []
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    shown = letters_of(letters.characters)
    if not blocks or len(letters_of(letters.characters[index] for index in left)) > MOST_UNTAGGED * len(shown):
        return []
    # What stands outside the tags, such as headers and page numbers: above the rest where the page has it first.
    first = next((index for index, run in enumerate(letters.marks) if run >= 0), 0)
    above = paragraphs_of(letters, [index for index in left if index < first])
    below = paragraphs_of(letters, [index for index in left if index >= first])
    blocks = [*above, *blocks, *below]
    said = letters_of(character for block in blocks for character in Section("", (block,)).text)
    return blocks if sorted(said) == sorted(shown) else []
