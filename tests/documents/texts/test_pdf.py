"""The text of a PDF is what its pages show, word for word, in the form that its tags give it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from tests.attached import SCAN, letter
from tests.conftest import REPOSITORY
from tests.leaks import pdf_clean, pdf_seen_clean
from tests.leaks.forms import Clean

from disclosure_log.documents.texts import Heading, Items, Paragraph, Section, Table
from disclosure_log.documents.texts.pdf import read_pdf

LETTER = REPOSITORY / "responses/2021/702/letter-text.pdf"
TAGGED = REPOSITORY / "tests/example/responses/01.foi.25.001040/letter.pdf"
CLEAN: list[Clean] = [*pdf_clean.CLEAN, *pdf_seen_clean.CLEAN]


def letters(text: str) -> Counter[str]:
    """The letters and digits of a text, however it is divided."""
    return Counter(character for character in text if character.isalnum())


def shown(content: bytes) -> Iterator[str]:
    """What PDFium says that each page of a file shows."""
    for page in pypdfium2.PdfDocument(content):
        yield page.get_textpage().get_text_range()


@pytest.mark.parametrize("clean", CLEAN, ids=lambda clean: clean.name)
def test_no_letter_of_a_page_is_lost_and_none_is_said_twice(clean: Clean) -> None:
    """Tagged or not, turned, scanned with its text, in one column or two."""
    content = clean.make(0)
    for section, page in zip(read_pdf(content).sections, shown(content), strict=True):
        assert letters(section.text) == letters(page)


@pytest.mark.parametrize("path", [LETTER, TAGGED], ids=["letter", "example"])
def test_the_words_of_a_tagged_letter_follow_each_other_as_on_the_page(path) -> None:
    """Every word is whole: none is cut, and no two are one."""
    content = path.read_bytes()
    for section, page in zip(read_pdf(content).sections, shown(content), strict=True):
        words = re.sub(r"(?<=\w)-\s*[\r\n]+", "-", page.replace("\ufffe", "-").replace("\x02", "-")).split()
        assert Counter(section.text.split()) == Counter(words)


def test_a_tagged_letter_has_its_headings_lists_and_tables() -> None:
    """In the form in which its author marked them."""
    pages = read_pdf(TAGGED.read_bytes()).sections
    assert Heading(1, "Policy on interpreters and translators in custody") in pages[0].blocks
    outer = next(block for block in pages[1].blocks if isinstance(block, Items))
    assert outer.items[0].text == "1. in person, for"
    assert outer.items[0].items[0].text == "• interviews under caution,"
    table = next(block for page in pages for block in page.blocks if isinstance(block, Table))
    assert len({len(row) for row in table.rows}) == 1
    assert any(cell.scope == "col" for cell in table.head)


def test_lines_of_a_page_without_tags_are_joined_to_paragraphs() -> None:
    """By where they stand; a short line ends a paragraph, and a hyphen stays as it is."""
    lines = ["A first line that is long enough to be followed by another which goes on-", "wards to its end.", ""]
    (section,) = read_pdf(letter([[*lines, "", "Another paragraph."]])).sections
    assert section.blocks == (Paragraph(f"{lines[0]}{lines[1]}"), Paragraph("Another paragraph."))


def test_a_scan_and_an_empty_page_are_told_apart() -> None:
    """Neither has words; only on one of them is something to see."""
    scan, empty, words = read_pdf(letter([SCAN, [], ["Words"]])).sections
    assert (scan.blocks, scan.empty) == ((), False)
    assert (empty.blocks, empty.empty) == ((), True)
    assert (words.text, words.empty) == ("Words", False)


def test_each_page_is_a_section_with_its_number() -> None:
    """So that a link can name a page."""
    text = read_pdf(letter([["One"], ["Two"]]))
    assert [(section.anchor, section.number, section.text) for section in text.sections] == [
        ("page-1", 1, "One"),
        ("page-2", 2, "Two"),
    ]
    assert (text.total, text.complete) == (2, True)


def tagged(kinds: list[tuple[str, str]], *, twice: bool = False, only: int | None = None) -> bytes:
    """A page with a line for each kind of element and its words; `only` so many of them stand in the structure."""
    pdf = pikepdf.new()
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    content, parents = [], Array()
    page = pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), StructParents=0))
    for mark, (kind, words) in enumerate(kinds):
        shown_at = f"BT /F1 11 Tf 60 {780 - 40 * mark} Td ({words}) Tj ET"
        content.append(f"/{kind} <</MCID {mark}>> BDC {shown_at} EMC")
        element = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=root, Pg=page, K=mark if not twice else 0)
        )
        parents.append(element)
        if only is None or mark < only:
            root["/K"].append(element)
    page["/Resources"] = Dictionary(Font=Dictionary(F1=font))
    page["/Contents"] = pdf.make_stream("\n".join(content).encode())
    root["/ParentTree"] = pdf.make_indirect(Dictionary(Nums=Array([0, parents])))
    pdf.pages.append(pikepdf.Page(page))
    pdf.Root["/StructTreeRoot"] = root
    pdf.Root["/MarkInfo"] = Dictionary(Marked=True)
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


KINDS = [("H1", "A title"), ("P", "Some words"), ("H3", "A heading"), ("P", "More words")]


def only(content: bytes) -> Section:
    """The section of a file of one page."""
    (section,) = read_pdf(content).sections
    return section


def test_tags_say_what_is_a_heading() -> None:
    """With the level that they give it."""
    expected = (Heading(1, "A title"), Paragraph("Some words"), Heading(3, "A heading"), Paragraph("More words"))
    assert only(tagged(KINDS)).blocks == expected


@pytest.mark.parametrize("wrong", [{"twice": True}, {"only": 1}, {"only": 0}])
def test_tags_that_do_not_fit_the_page_are_not_followed(wrong) -> None:
    """What has the same words twice, or leaves most of them out, is read line by line."""
    blocks = only(tagged(KINDS, **wrong)).blocks
    assert blocks == tuple(Paragraph(words) for _, words in KINDS)


def test_what_stands_outside_the_tags_is_kept() -> None:
    """Such as a page number, which is no part of the text."""
    assert only(tagged(KINDS, only=3)).text.split("\n")[-1] == "More words"


def test_a_very_deep_structure_is_not_followed() -> None:
    """A hostile file ends in lines, not in an error."""
    pdf = pikepdf.open(BytesIO(tagged(KINDS)))
    inner = pdf.Root.StructTreeRoot.K[0]
    for _ in range(300):
        inner = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Sect, P=pdf.Root.StructTreeRoot, K=inner))
    pdf.Root.StructTreeRoot.K = Array([inner])
    file = BytesIO()
    pdf.save(file)
    assert letters(only(file.getvalue()).text) == letters("".join(words for _, words in KINDS))
