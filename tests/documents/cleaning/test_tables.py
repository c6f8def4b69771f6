"""Cleaning a table takes out what nobody sees and calms what would be run; every other cell stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.leaks.forms import CANARY, Clean, Leak
from tests.leaks.judging import judged
from tests.leaks.tables import CLEAN, LEAKS

from disclosure_log.documents import tables
from disclosure_log.documents.cleaning.tables import clean, clean_text
from disclosure_log.gate.meanings import MEANINGS

MENDED = [leak for leak in LEAKS if leak.codes != ("DL043",)]


@given(st.sampled_from(MENDED), st.integers(0, 9))
def test_cleaning_takes_out_what_it_says_and_nothing_that_is_seen(leak: Leak, number: int):
    """After cleaning, nothing is found that cleaning mends, and what is seen is the same but for apostrophes."""
    content = leak.make(number, CANARY)
    cleaned, taken = (clean if leak.suffix == ".csv" else clean_text)(content)
    found = [key for key in judged(leak.suffix, content) if MEANINGS[key].mended]
    assert not [key for key in judged(leak.suffix, cleaned) if MEANINGS[key].mended]
    assert bool(taken) == bool(found)
    before, after = tables.seen(content.decode()), cleaned.decode()
    if leak.suffix == ".csv" and any("formula" in key for key in taken):
        delimiter = tables.delimiter(before)
        assert delimiter == tables.delimiter(after)
        rows = [[[cell.replace("'", "") for cell in row] for row in tables.rows(text)] for text in (before, after)]
        assert rows[0] == rows[1]
        return
    assert after == before


@pytest.mark.parametrize("each", CLEAN, ids=[each.name for each in CLEAN])
def test_clean_tables_stay_as_they_are(each: Clean):
    """Where there is nothing to mend, not a byte changes."""
    content = each.make(each.variations - 1)
    assert (clean if each.suffix == ".csv" else clean_text)(content) == (content, [])


def test_a_mended_table_keeps_its_quotes_ends_of_lines_and_mark():
    """The file is the same kind of CSV as it was: its delimiter, its ends of lines, the mark of UTF-8."""
    cleaned, taken = clean('\ufeffa;b\r\n"x;y";=1+1\r\n'.encode())
    assert cleaned == '\ufeffa;b\r\n"x;y";\'=1+1\r\n'.encode()
    assert taken == ["table-formula"]
