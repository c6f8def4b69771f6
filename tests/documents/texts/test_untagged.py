"""A PDF without tags is read as somebody reads it who sees it: in columns, tables, lists and under headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from disclosure_log.documents.texts import Heading, Item, Items, Paragraph, Section, Table
from disclosure_log.documents.texts.marks import BOLD, LINE_ENDS, LINK, LINKED, NOT_BOLD, NOT_LINKED, unmarked
from disclosure_log.documents.texts.pdf import read_pdf

Placed = tuple[Any, ...]
"""How far from the left and the foot of the page some words stand, and in which font: F1, bold F2."""

LONG = "We have looked for what you asked for, and these are all the records that we have found of it"


def page(placed: Sequence[Placed], drawn: str = "", link: tuple[str, list[int]] | None = None) -> bytes:
    """A page of words where they are put, in the order in which they are given."""
    pdf = pikepdf.new()
    fonts = {
        f"/F{number}": pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(font), Encoding=Name.WinAnsiEncoding)
        )
        for number, font in enumerate(("/Helvetica", "/Helvetica-Bold"), 1)
    }
    shown = [
        f"BT /{font[0] if font else 'F1'} 11 Tf {left} {up} Td ({words}) Tj ET" for left, up, words, *font in placed
    ]
    content = pdf.make_stream("\n".join([drawn, *shown]).encode("cp1252"))
    made = Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Resources=Dictionary(Font=Dictionary(fonts)), Contents=content
    )
    if link:
        action = Dictionary(S=Name.URI, URI=String(link[0]))
        made.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(link[1]), A=action)])
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


def read(placed: Sequence[Placed], drawn: str = "", *, marks: bool = False) -> Section:
    """The section of a page of words."""
    (section,) = read_pdf(page(placed, drawn), marks=marks).sections
    return section


def test_two_blocks_of_a_letterhead_are_read_one_after_the_other() -> None:
    """Line by line they would be nonsense; each of their lines stays a line, and their order in the file is nothing."""
    left = [(60, 780 - 14 * row, words) for row, words in enumerate(["Our ref: FOI 12", "Date: 4 May 2021"])]
    right = [
        (380, 780 - 14 * row, words) for row, words in enumerate(["Information Unit", "1 High Street", "Sampleton"])
    ]
    section = read([(60, 700, f"{LONG}."), *right, *left])
    assert section.blocks == (
        Paragraph("Our ref: FOI 12\nDate: 4 May 2021"),
        Paragraph("Information Unit\n1 High Street\nSampleton"),
        Paragraph(f"{LONG}."),
    )


def test_a_label_and_its_value_stay_one_line() -> None:
    """However far they stand apart."""
    placed: list[Placed] = []
    for row, (label, value) in enumerate([("Our ref:", "FOI 12"), ("Date:", "4 May 2021"), ("Tel:", "07700 900123")]):
        placed += [(60, 780 - 14 * row, label), (160, 780 - 14 * row, value)]
    assert read(placed).blocks == (Paragraph("Our ref: FOI 12\nDate: 4 May 2021\nTel: 07700 900123"),)


def test_the_lines_of_a_ruled_cell_belong_together() -> None:
    """A bold first row is the head of its table."""
    placed = [
        *[(65, 785, "Request", "F2"), (305, 785, "Response", "F2")],
        *[(65, 765, "How many bicycles were stolen"), (305, 765, "In total 120, which the table")],
        *[(65, 751, "in Sampleshire?"), (305, 751, "divides by month.")],
    ]
    boxes = " ".join(f"{left} {foot} 240 {high} re S" for left in (60, 300) for foot, high in ((780, 20), (745, 35)))
    (table,) = read(placed, boxes).blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.head] == ["Request", "Response"]
    assert [[cell.text.replace("\n", " ") for cell in row] for row in table.rows] == [
        ["How many bicycles were stolen in Sampleshire?", "In total 120, which the table divides by month."]
    ]


def test_figures_in_columns_are_a_table() -> None:
    """Without any line drawn."""
    rows = [("Year", "Number"), ("2019", "12"), ("2020", "15"), ("2021", "9")]
    placed = [
        (left, 780 - 14 * row, words)
        for row, cells in enumerate(rows)
        for left, words in zip((60, 200), cells, strict=True)
    ]
    (table,) = read(placed).blocks
    assert isinstance(table, Table)
    assert [tuple(cell.text for cell in row) for row in table.rows] == rows


def test_items_have_their_labels_and_are_nested_as_they_are_indented() -> None:
    """An item of several lines is one."""
    placed = [
        *[(60, 780, "1."), (80, 780, LONG), (80, 766, "in the year 2020")],
        *[(60, 752, "2."), (80, 752, "How many were found"), (100, 738, "(a) in May"), (100, 724, "(b) in June")],
    ]
    inner = (Item("(a) in May"), Item("(b) in June"))
    items = (Item(f"1. {LONG} in the year 2020"), Item("2. How many were found", inner))
    assert read(placed).blocks == (Items(items),)


def test_a_bold_line_apart_is_a_heading_and_a_bold_label_is_none() -> None:
    """Nor is a question, or the greeting."""
    placed = [(60, 780, "Public interest test", "F2"), (60, 760, f"{LONG}."), (60, 735, "Our ref: FOI 12", "F2")]
    blocks = read([*placed, (60, 710, f"{LONG}.")]).blocks
    assert blocks[0] == Heading(3, "Public interest test")
    assert blocks[2] == Paragraph("Our ref: FOI 12")


def test_the_initial_of_a_name_is_no_label_of_a_list() -> None:
    """A letter ends with the name of who signs it."""
    assert read([(60, 780, "Yours sincerely"), (60, 740, "J. Example")]).blocks[-1] == Paragraph("J. Example")


def test_the_answer_below_a_question_is_no_part_of_it() -> None:
    """Where the answer's first word would have fitted beside the question, its line was meant to end."""
    placed = [(60, 780, f"Q1 {LONG}?"), (60, 760, "There were 12."), (60, 740, f"{LONG} all, here.")]
    assert read(placed).blocks[0] == Items((Item(f"Q1 {LONG}?"),))


def test_marks_say_what_is_bold_where_a_link_leads_and_where_a_line_ends() -> None:
    """A hyphen at the end of a line stays before its mark."""
    placed = [(60, 780, "We"), (80, 780, "never", "F2"), (120, 780, f"hold {LONG[:60]} re-"), (60, 766, "cords here")]
    (section,) = read_pdf(page(placed, link=("https://www.example.org/", [60, 763, 95, 777])), marks=True).sections
    (paragraph,) = section.blocks
    assert isinstance(paragraph, Paragraph)
    assert f"We {BOLD}never{NOT_BOLD} hold" in paragraph.text
    assert paragraph.text.endswith(f"re-{LINE_ENDS}{LINK}https://www.example.org/{LINKED}cords{NOT_LINKED} here")


def test_an_address_that_is_shown_needs_no_link() -> None:
    """It says itself where it leads."""
    content = page([(60, 780, "https://www.example.org")], link=("https://www.example.org/", [55, 775, 200, 795]))
    assert read_pdf(content, marks=True).sections[0].text == "https://www.example.org"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 500),
            st.integers(20, 800),
            st.sampled_from(["1.", "Our ref:", "FOI 12", LONG, "12", "Dear Sir", "(a) one", "re-"]),
            st.sampled_from(["F1", "F2"]),
        ),
        max_size=14,
    )
)
def test_wherever_words_stand_each_is_said_once(placed: list[Placed]) -> None:
    """With marks or without them, the same."""
    content = page(placed, "60 100 400 300 re S 60 250 m 460 250 l S 260 100 m 260 400 l S")
    (plain,), (marked,) = read_pdf(content).sections, read_pdf(content, marks=True).sections
    assert unmarked(marked.text).split() == plain.text.split()
    shown = Counter("".join(character for _, _, words, *_ in placed for character in words if character.isalnum()))
    said = Counter(character for character in plain.text if character.isalnum())
    assert not said - shown
