"""Whatever the text of a file is, no word of it is lost, no page of it is too heavy, and its addresses stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_log.documents.texts import (
    Cell,
    DocumentText,
    Form,
    Heading,
    Item,
    Items,
    Paragraph,
    Section,
    Table,
    packed,
    unpacked,
)
from disclosure_log.documents.texts.dividing import cut, divided
from disclosure_log.documents.texts.making import in_sections, nested, table_sections
from disclosure_log.documents.texts.model import HEAVIEST, Block, lines_of

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
CELLS = st.builds(Cell, WORDS, st.sampled_from(["", "col", "row"]), st.integers(1, 3), st.integers(1, 3))
ROWS = st.lists(CELLS, max_size=4).map(tuple)
ITEMS = st.recursive(
    st.builds(Item, WORDS), lambda inner: st.builds(Item, WORDS, st.lists(inner, max_size=3).map(tuple)), max_leaves=5
)
BLOCKS = st.one_of(
    st.builds(Paragraph, WORDS),
    st.builds(Heading, st.integers(1, 6), WORDS),
    st.builds(Items, st.lists(ITEMS, max_size=3).map(tuple)),
    st.builds(Table, st.lists(ROWS, max_size=4).map(tuple), ROWS, st.integers(0, 3)),
)
SECTIONS = st.builds(
    Section, WORDS, st.lists(BLOCKS, max_size=4).map(tuple), WORDS, st.integers(0, 90), st.integers(0, 6)
)
TEXTS = st.builds(
    DocumentText, st.sampled_from(Form), st.lists(SECTIONS, max_size=8).map(tuple), st.integers(0, 90), st.booleans()
)
LONG = "word " * (HEAVIEST // 4)


def said(sections: Iterable[Section]) -> str:
    """The words of sections without the blanks between them."""
    return "".join("".join(section.text.split()) for section in sections)


@settings(max_examples=40)
@given(TEXTS)
def test_a_text_comes_through_the_pipe_as_it_was(text: DocumentText) -> None:
    """JSON holds all of it."""
    assert unpacked(packed(text)) == text


@pytest.mark.parametrize(
    "other",
    [
        "",
        "[]",
        "{}",
        '{"form":"x","sections":[]}',
        '{"form":"pages","total":1,"complete":true,"sections":[["a"]]}',
        '{"form":"rows","total":1,"complete":true,"sections":[["a","",1,0,false,false,[["z"]]]]}',
        '{"form":"rows","total":1,"complete":true,"sections":[["a","",1,0,false,false,[[]]]]}',
    ],
)
def test_anything_else_is_no_text(other: str) -> None:
    """Whoever reads a file may have been taken over by it: what comes back is looked at."""
    with pytest.raises((ValueError, KeyError, TypeError, IndexError)):
        unpacked(other)


@settings(max_examples=40)
@given(TEXTS)
def test_every_section_is_on_one_part(text: DocumentText) -> None:
    """In their order, each once, and each anchor leads to the part that it is on."""
    assert [section for part in text.parts for section in part.sections] == list(text.sections)
    assert len({part.way for part in text.parts}) == len(text.parts)
    for part in text.parts:
        for section in part.sections:
            same = [other for other in text.sections if other.anchor == section.anchor]
            assert len(same) > 1 or text.way_to(section.anchor) == f"{part.way}#{section.anchor}"


def test_page_21_is_always_on_the_second_part() -> None:
    """The address of a page hangs on its number alone, whatever stands on it."""
    for words in ("", "A word", LONG):
        pages = [Section(f"page-{number}", (Paragraph(words),), number=number) for number in range(1, 54)]
        text = DocumentText(Form.PAGES, tuple(divided(pages)), 53)
        assert text.way_to("page-1") == "#page-1"
        assert text.way_to("page-21") == "2/#page-21"
        assert text.way_to("page-41") == "3/#page-41"


def test_row_201_is_always_on_the_second_part() -> None:
    """As are those after it, which the search can name too."""
    for words in ("a", "word " * 400):
        rows = [["Name", "Words"], *([f"n{number}", words] for number in range(1, 450))]
        text = DocumentText(Form.ROWS, tuple(divided(table_sections(rows, "", "", 0))), 449)
        ways = {anchor: text.way_to(anchor) for anchor, _, _ in text.searched()}
        assert ways["row-1"] == "#row-1"
        assert ways["row-201"] == "2/#row-201"
        assert ways["row-401"] == "3/#row-401"
        for anchor, way in ways.items():
            assert way.split("/")[0] == str((int(anchor[4:]) - 1) // 200 + 1) or anchor == way[1:]


def test_the_rows_of_a_sheet_are_found_where_they_stand() -> None:
    """Sheets have rows of the same numbers; each is found on its own."""
    rows = [["Name", "Words"], *([f"n{number}", "a"] for number in range(1, 250))]
    sections = [*table_sections(rows, "sheet-1", "One", 1), *table_sections(rows, "sheet-3", "Three", 3)]
    text = DocumentText(Form.SHEETS, tuple(divided(sections)), 2)
    ways = {anchor: text.way_to(anchor) for anchor, _, _ in text.searched()}
    assert ways["sheet-1"] == "#sheet-1"
    assert ways["sheet-1-row-21"] == "#sheet-1-row-21"
    assert ways["sheet-1-row-201"] == "2/#sheet-1-row-201"
    assert ways["sheet-3"] == "3/#sheet-3"
    assert ways["sheet-3-row-41"] == "3/#sheet-3-row-41"
    assert "sheet-3-row-61" in ways


@settings(max_examples=40)
@given(st.lists(st.tuples(BLOCKS, st.sampled_from([1, 1, 9_000])), min_size=1, max_size=3))
def test_nothing_is_too_heavy_for_a_page_and_no_word_is_lost(drawn: list[tuple[Block, int]]) -> None:
    """However long a page, a paragraph, an item or a cell is."""
    blocks = tuple(longer(block, times) for block, times in drawn)
    sections = list(divided([Section("page-1", blocks, number=1)]))
    assert all(section.weight <= HEAVIEST for section in sections)
    # The head of a table that goes on stands above every piece of it.
    heads = {cell.text for block in blocks if isinstance(block, Table) for cell in block.head}
    before = said([Section("", blocks)])
    assert said(sections) == before or heads
    assert set(said(sections)) == set(before)
    assert len({section.anchor for section in sections}) == len(sections)


def longer(block: Block, times: int) -> Block:
    """The block with each of its texts as many times."""
    match block:
        case Paragraph() | Heading():
            return replace(block, text=block.text * times)
        case Items():
            return Items(tuple(Item(item.text * times, item.items) for item in block.items))
        case Table():
            grown = tuple(tuple(replace(cell, text=cell.text * times) for cell in row) for row in block.rows)
            return replace(block, rows=grown, first=0)


def test_a_table_that_goes_on_keeps_its_head_and_its_rows_their_addresses() -> None:
    """A row is found under its own number on whichever page it stands."""
    rows = [["Name", "Words"], *([f"n{number}", "long " * 3_000] for number in range(1, 20))]
    rows[8][1] = LONG
    sections = list(divided(table_sections(rows, "", "", 0)))
    assert all(section.weight <= HEAVIEST for section in sections)
    tables = [block for section in sections for block in section.blocks if isinstance(block, Table)]
    assert {table.head[1].text for table in tables} == {"Words"}
    numbered = [(table.first + place, row[0].text) for table in tables for place, row in enumerate(table.rows)]
    assert numbered == [(number, f"n{number}") for number in range(1, 20) if number != 8]
    text = DocumentText(Form.ROWS, tuple(sections), 19)
    assert text.way_to("row-8").endswith("#row-8")
    assert any(part.sections[0].anchor == "row-8" for part in text.parts)


@given(st.text(), st.integers(4, 60))
def test_a_text_is_cut_between_words(text: str, most: int) -> None:
    """And inside one only where it has no blank."""
    text = text.replace("\ud800", "").encode("utf-8", "ignore").decode()
    pieces = list(cut(text, most))
    assert all(len(piece.encode()) <= most for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert list(cut("some words here", 10)) == ["some words", "here"]


@settings(max_examples=40)
@given(st.lists(BLOCKS, max_size=8))
def test_sections_of_words_keep_every_block(blocks: list[Block]) -> None:
    """A main heading begins a section; nothing else changes."""
    sections = list(in_sections(blocks))
    lines = [line for block in blocks for line in lines_of(block) if line]
    shown = [
        line
        for section in sections
        for line in (section.heading, *(o for b in section.blocks for o in lines_of(b)))
        if line
    ]
    assert "".join(shown) == "".join(lines)
    assert [section.anchor for section in sections] == [f"section-{n}" for n in range(1, len(sections) + 1)]


@given(st.lists(st.tuples(st.integers(0, 4), WORDS), max_size=8))
def test_a_list_keeps_its_items_in_their_order(flat: list[tuple[int, str]]) -> None:
    """Whatever levels the items have."""
    assert list(lines_of(nested(flat))) == [text for _, text in flat]


def test_the_rows_of_a_table_say_what_they_are() -> None:
    """The first row heads the columns; cells that name each row head it; what stands alone above is no row."""
    rows = [["Reports of the year", ""], ["Ward", "Reports"], ["Upper", "3"], ["Lower", "4"]]
    (section,) = table_sections(rows, "", "", 0)
    title, table = section.blocks
    assert title == Paragraph("Reports of the year")
    assert isinstance(table, Table)
    assert [(cell.text, cell.scope) for cell in table.head] == [("Ward", "col"), ("Reports", "col")]
    assert [row[0] for row in table.rows] == [Cell("Upper", "row"), Cell("Lower", "row")]
    assert table.rows[0][1].scope == ""


def test_figures_and_repeated_words_head_no_row() -> None:
    """A year that stands in two rows names neither, and a table of figures alone has no head."""
    (section,) = table_sections([["Year", "Reports"], ["2021", "3"], ["2022", "4"]], "", "", 0)
    tables = [block for block in section.blocks if isinstance(block, Table)]
    assert tables
    assert all(cell.scope == "" for table in tables for row in table.rows for cell in row)
    (section,) = table_sections([["1", "2"], ["3", "4"]], "", "", 0)
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert table.head == ()
    assert len(table.rows) == 2
