"""The text of a file as HTML: every word of it, escaped, in the outline of its page."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.texts.test_model import SECTIONS

from disclosure_log.documents.texts import Cell, Heading, Paragraph, Section, Table
from disclosure_log.pages.text_html import TextWriter, has_row


def writer() -> TextWriter:
    """One that names tables in English."""
    return TextWriter(lambda number: f"Table {number}", lambda table, _: f"From row {table.first}")


def levels(*headings: int) -> list[int]:
    """The levels in a page of the headings of a document, below the heading of one of its pages."""
    made = writer()
    section = Section("page-1", tuple(Heading(level, "x") for level in headings), number=1)
    written = made.heading(section, "Page 1", top=True) + made.blocks(section)
    return [int(level) for level in re.findall(r"<h(\d)", written)]


def test_headings_stand_below_that_of_their_page_and_skip_no_level() -> None:
    """Those on one level stay on one level, wherever the document begins to count."""
    assert levels(1, 2, 3, 2, 1) == [2, 3, 4, 5, 4, 3]
    assert levels(3, 3, 5, 3) == [2, 3, 3, 4, 3]
    assert levels(2, 1, 2) == [2, 3, 3, 4]
    assert levels(1, 2, 3, 4, 5, 6) == [2, 3, 4, 5, 6, 6, 6]


@given(st.lists(st.integers(1, 9), max_size=12))
def test_no_level_is_ever_skipped(headings: list[int]) -> None:
    """Whatever the document does."""
    found = levels(*headings)
    assert all(2 < after <= before + 1 for before, after in pairwise(found))


@settings(max_examples=50)
@given(SECTIONS)
def test_the_words_of_the_page_are_those_of_the_text(section: Section) -> None:
    """None is lost, and none is markup."""
    written = re.sub(r"<caption.*?</caption>", "", str(writer().blocks(section)), flags=re.DOTALL)
    shown = html.unescape(re.sub(r"<[^>]*>", " ", written))
    assert "".join(shown.split()) == "".join(html.unescape(html.escape(section.text)).split())


@settings(max_examples=50)
@given(SECTIONS)
def test_whatever_a_file_says_the_html_is_well_formed(section: Section) -> None:
    """Every element that begins, ends."""
    printable = Section("page-1", section.blocks, number=1)
    written = re.sub(r"[^\x20-\x7e\n]", "?", str(writer().blocks(printable))).replace("<br>", "<br/>")
    ET.fromstring(f"<body>{written}</body>")


def test_a_table_scrolls_by_itself_and_has_a_name() -> None:
    """It can be reached by keyboard; its rows have addresses where the file is a table."""
    table = Table(((Cell("Upper", "row"), Cell("3")),), (Cell("Ward", "col"), Cell("")), 201)
    written = str(writer().blocks(Section("row-201", (table,), number=201)))
    assert '<div class="table-scroll" tabindex="0" role="region" aria-labelledby="table-1">' in written
    assert '<caption id="table-1">From row 201</caption>' in written
    assert '<th scope="col">Ward</th><td></td>' in written
    assert '<tr id="row-201"><th scope="row">Upper</th><td>3</td></tr>' in written
    assert has_row(Section("row-201", (table,), number=201))
    plain = str(writer().blocks(Section("page-1", (Table(table.rows),), number=1)))
    assert 'aria-label="Table 1"' in plain
    assert " id=" not in plain


def test_what_a_file_says_is_never_markup() -> None:
    """Neither in words nor in the anchors of rows."""
    text = '<script>alert("x")</script> & more'
    section = Section('sheet-"><b>', (Paragraph(text), Table(((Cell(text),),), (), 1)), number=1)
    assert "<script" not in writer().blocks(section)
    assert "<b>" not in writer().blocks(section)
