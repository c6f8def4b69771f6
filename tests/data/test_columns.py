"""Cells of the open data's tables: each row one line, no cell that a spreadsheet runs, and the text as it was."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.data.columns import BETWEEN, cell, line

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def as_written(shown: str) -> str:
    """What the page on the open data says of a cell: one apostrophe before it is taken away."""
    return shown.removeprefix("'")


@given(st.lists(texts, min_size=1, max_size=5))
def test_a_row_is_one_line_from_which_each_text_is_read_back(row):
    """RFC 4180: any reader of CSV gets the texts, but for line breaks, which are spaces."""
    written = line([cell(text) for text in row])
    assert written.endswith("\r\n")
    assert len(written.splitlines()) == 1
    [read] = csv.reader(io.StringIO(written, newline=""), strict=True) if row != [""] else [[""]]
    assert [as_written(shown) for shown in read] == [
        text if text.isprintable() else re.sub(" *[\t-\r\x1c-\x1f\x85\u2028\u2029]+ *", " ", text) for text in row
    ]


@given(texts)
def test_no_cell_begins_like_a_formula(text):
    """OWASP, "CSV Injection": equals, plus, minus, at, their full-width forms, tab and carriage return."""
    for shown in (cell(text), cell([text])):
        assert not shown.startswith(("\t", "\r", "\n"))
        assert not shown.lstrip().startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20"))


@pytest.mark.parametrize("text", ["=1+1", "+44", "-3", "@SUM(A1)", " =1", "'tis", "\uff1dcmd"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    """And so does text that begins with one, so that one can always be taken away."""
    assert cell(text) == f"'{text}"


@given(st.lists(texts.filter(lambda text: text.strip() == text != ""), max_size=4))
def test_a_list_is_read_back_entry_by_entry(entries):
    """Nothing but what stands between two entries can be taken for it."""
    shown = as_written(cell(entries))
    assert len(shown.split(BETWEEN) if shown else []) in {len(entries), sum(map(bool, map(cell, entries)))}


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, ""), (True, "true"), (False, "false"), (0, "0"), ([1, 2], "1; 2"), (["a; b", "c"], "a;b; c"), ("x", "x")],
)
def test_every_other_value_has_one_form(value, shown):
    """Numbers, truth values, lists, and nothing where nothing is said."""
    assert cell(value) == shown
