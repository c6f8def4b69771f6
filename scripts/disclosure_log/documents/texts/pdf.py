"""Reads the text of a PDF page by page: by its tags where they hold all that the page shows, else by where words stand.

The gate lets no text through that a page does not show, so the text that PDFium finds is what a reader sees.
"""

from __future__ import annotations

from collections import Counter

import pypdfium2
import pypdfium2.raw as pdfium

from disclosure_log.documents.texts.making import MOST_CHARACTERS
from disclosure_log.documents.texts.marks import unmarked
from disclosure_log.documents.texts.model import Block, DocumentText, Form, Section
from disclosure_log.documents.texts.page import PageLetters
from disclosure_log.documents.texts.pdf_links import linked, links_of
from disclosure_log.documents.texts.saying import letters_of
from disclosure_log.documents.texts.tags import Unfit, read_tags
from disclosure_log.documents.texts.untagged import Word, blocks_of, heights_of, ruling_of, words_of

MOST_PAGES = 2_000
"""How many pages of one file a site shows."""

MOST_UNTAGGED = 0.4
"""How much of the letters of a page may stand outside its tags, as headers, footers and page numbers do."""


def read_pdf(content: bytes, *, marks: bool = False) -> DocumentText:
    """The text of a PDF, with `texts.marks` where they are asked for.

    Raises what PDFium raises of a file that it cannot open.
    """
    document = pypdfium2.PdfDocument(content)
    total = len(document)
    reader = _Reader(document, marks=marks)
    sections: list[Section] = []
    length = 0
    for number in range(1, min(total, MOST_PAGES) + 1):
        section = reader.page(number)
        length += len(section.text)
        if length > MOST_CHARACTERS:
            break
        sections.append(section)
    return DocumentText(Form.PAGES, tuple(sections), total, len(sections) == total)


class _Reader:
    """Reads the pages of a file, one after the other."""

    def __init__(self, document: pypdfium2.PdfDocument, *, marks: bool) -> None:
        self._document = document
        self._marks = marks
        self._heights: Counter[float] = Counter()
        """How many letters of each height the pages so far have, by which headings are told."""

    def page(self, number: int) -> Section:
        """A page, with its number from 1."""
        page = self._document[number - 1]
        text_page = page.get_textpage()
        try:
            letters = PageLetters(text_page.raw)
            if self._marks and (links := links_of(self._document.raw, page.raw)):
                letters.links = linked(links, words_of(letters, range(len(letters.characters))))
            blocks = self._tagged(page, letters) or self._untagged(page, letters)
            empty = not blocks and pdfium.FPDFPage_CountObjects(page.raw) == 0
            return Section(f"page-{number}", tuple(blocks), number=number, empty=empty)
        finally:
            text_page.close()
            page.close()

    def _untagged(self, page: pypdfium2.PdfPage, letters: PageLetters) -> list[Block]:
        """What the places of the words make of the page."""
        words = words_of(letters, range(len(letters.characters)))
        if not words:
            return []
        self._heights += heights_of(words)
        height = self._heights.most_common(1)[0][0]
        return blocks_of(words, height=height, ruling=ruling_of(page.raw), marks=self._marks)

    def _tagged(self, page: pypdfium2.PdfPage, letters: PageLetters) -> list[Block]:
        """What the tags of the page make of it; nothing where it has none, or where they do not fit what it shows."""
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        if not tree:
            return []
        try:
            blocks, left = read_tags(tree, letters, marks=self._marks)
        except Unfit:
            return []
        finally:
            pdfium.FPDF_StructTree_Close(tree)
        shown = letters_of(letters.characters)
        if not blocks or len(letters_of(letters.characters[index] for index in left)) > MOST_UNTAGGED * len(shown):
            return []
        above, below = self._outside(letters, left)
        blocks = [*above, *blocks, *below]
        said = letters_of(character for block in blocks for character in unmarked(Section("", (block,)).text))
        return blocks if sorted(said) == sorted(shown) else []

    def _outside(self, letters: PageLetters, left: list[int]) -> tuple[list[Block], list[Block]]:
        """What stands outside the tags, such as headers and page numbers: above what is tagged, and below it."""
        if not left:
            return [], []
        first = next((index for index, run in enumerate(letters.marks) if run >= 0), 0)
        apart = set(left)
        tagged = [letters.place(index) for index in range(len(letters.characters)) if index not in apart][::8]
        top = max((place.top for place in tagged if place.top > place.bottom), default=0.0)
        foot = min((place.bottom for place in tagged if place.top > place.bottom), default=0.0)

        def is_above(word: Word) -> bool:
            middle = (word.bottom + word.top) / 2
            return middle > top or (middle >= foot and word.indexes[0] < first)

        words = words_of(letters, left)
        above = [word for word in words if is_above(word)]
        below = [word for word in words if not is_above(word)]
        return (
            blocks_of(above, marks=self._marks, headings=False),
            blocks_of(below, marks=self._marks, headings=False),
        )
