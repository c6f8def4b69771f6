"""The text of tables, workbooks and plain text."""

from __future__ import annotations

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.attached import table
from tests.leaks import workbooks_clean

from disclosure_log.documents.kinds import kind_of
from disclosure_log.documents.texts import Cell, DocumentText, Form, Paragraph, Table, unpacked
from disclosure_log.documents.texts.model import ROWS_A_PART
from disclosure_log.documents.texts.plain import MOST_ROWS, read_csv, read_plain
from disclosure_log.documents.texts.task import answer

NAMES = st.text(st.characters(categories=["Lu", "Ll", "Nd", "Zs"], include_characters=",;\"'-"), max_size=12)


def read(name: str, content: bytes) -> DocumentText:
    """The text as it leaves the sandbox."""
    return unpacked(answer({"name": name}, content)[1].decode("utf-8"))


def test_a_table_is_divided_into_pieces_of_two_hundred_rows() -> None:
    """Each under the head; none of the rows is lost."""
    text = read("wards.csv", table(450))
    assert (text.form, text.total, text.complete, len(text.parts)) == (Form.ROWS, 450, True, 3)
    tables = [block for section in text.sections for block in section.blocks if isinstance(block, Table)]
    assert [(block.first, len(block.rows)) for block in tables] == [(1, 200), (201, 200), (401, 50)]
    assert {block.head for block in tables} == {(Cell("Ward", "col"), Cell("Reports", "col"), Cell("Mended", "col"))}
    assert tables[1].rows[0][0] == Cell("Ward 201", "row")


@given(st.lists(st.lists(NAMES, min_size=2, max_size=4), min_size=1, max_size=6), st.sampled_from(",;\t"))
def test_every_cell_is_read(rows: list[list[str]], delimiter: str) -> None:
    """In its order, whatever stands between the cells."""
    lines = [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    text = read("a.csv", "\r\n".join(lines).encode())
    said = "".join("".join(section.text.split()) for section in text.sections)
    # A file of one column could be read with another sign between its cells.
    assert sorted(said) == sorted("".join("".join(cell.split()) for row in rows for cell in row)) or "\t" in delimiter


def test_a_very_long_table_is_shown_up_to_a_point() -> None:
    """And says that it goes on, with the number of all its rows."""
    text = read_csv(b"a,b\r\n" + b"1,x\r\n" * (MOST_ROWS + 50))
    assert (text.complete, text.total) == (False, MOST_ROWS + 50)
    assert sum(section.rows for section in text.sections) == MOST_ROWS - 1
    wide = read_csv(b"a,b\r\n" + b",".join([b"x"] * 300_000) + b"\r\n1,2\r\n")
    assert not wide.complete


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", b",,\r\n"])
def test_an_empty_table_has_no_text(content: bytes) -> None:
    """It is not an error, and it has one part."""
    text = read("a.csv", content)
    assert (text.sections, text.total, len(text.parts), text.is_textless) == ((), 0, 1, True)


def test_a_table_of_a_head_alone_has_no_rows() -> None:
    """But its head can be read."""
    text = read("a.csv", b"Ward,Reports\r\n")
    assert text.total == 0
    assert [section.text for section in text.sections] == ["Ward Reports"]


def test_blank_lines_part_the_paragraphs_of_plain_text() -> None:
    """Lines within one stay lines."""
    (section,) = read("a.txt", b"\xef\xbb\xbfOne\r\ntwo\r\n \r\n\r\nThree\n").sections
    assert section.blocks == (Paragraph("One\ntwo"), Paragraph("Three"))


FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters of Korean that nobody sees, and that are therefore not read."""


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"], exclude_characters=FILLERS)))
def test_every_word_of_plain_text_is_read(words: str) -> None:
    """However it is divided."""
    text = read_plain(words.encode())
    said = "".join("".join(section.text.split()) for section in text.sections)
    assert set(said) <= set(words)
    assert [letter for letter in said if letter.isalnum()] == [letter for letter in words if letter.isalnum()]


@pytest.mark.parametrize("clean", workbooks_clean.CLEAN, ids=lambda clean: f"{clean.suffix} {clean.name}")
def test_each_sheet_of_a_workbook_is_a_table_under_its_name(clean) -> None:
    """In all the ways in which programs write workbooks."""
    text = read(f"a{clean.suffix}", clean.make(0))
    assert text.form is Form.SHEETS
    assert text.sections[0].heading == "Figures"
    assert text.sections[0].anchor == "sheet-1"
    tables = [block for block in text.sections[0].blocks if isinstance(block, Table)]
    assert tables[0].head[0] == Cell("Year", "col")
    assert all(len(block.rows) <= ROWS_A_PART for block in tables)


def test_a_picture_has_no_text() -> None:
    """And that is known, not a failure."""
    text = read("a.png", b"")
    assert (text.form, text.is_textless, len(text.parts)) == (Form.PICTURE, True, 1)


def test_another_kind_of_file_is_not_read() -> None:
    """Only what can be attached has a reader."""
    assert kind_of(PurePath("a.html")) is None
    with pytest.raises(KeyError):
        answer({"name": "a.html"}, b"")
