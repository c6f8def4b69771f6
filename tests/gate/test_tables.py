"""Tables and texts are released only where everything in them is seen, and nothing in them is run."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.leaks.forms import CANARY, Clean, Leak
from tests.leaks.judging import judged
from tests.leaks.tables import CLEAN, LEAKS, tagged

from disclosure_log.documents import tables
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Notes, Place, Refused
from disclosure_log.gate.tables import judge_csv, judge_text


@pytest.mark.long
@pytest.mark.parametrize(("number", "leak"), list(enumerate(LEAKS)), ids=[leak.name for leak in LEAKS])
def test_each_way_of_hiding_is_held(number: int, leak: Leak):
    """Whatever nobody sees, and whatever a spreadsheet program would run, is found."""
    found = judged(leak.suffix, leak.make(number % leak.variations, CANARY))
    assert {MEANINGS[key].code for key in found} & set(leak.codes)


@pytest.mark.long
@pytest.mark.parametrize("clean", CLEAN, ids=[clean.name for clean in CLEAN])
def test_clean_tables_are_released(clean: Clean):
    """Nothing is found in tables and texts as offices write them."""
    assert [judged(clean.suffix, clean.make(number)) for number in range(clean.variations)] == [[]] * clean.variations


@pytest.mark.parametrize(
    "cell",
    ["-5", "-£3.20", "+44 1632 960001", "+44 (0)1632 960001", "-", "--", "- not recorded", "-ve", "'=1", "1-2", "A"],
)
def test_what_only_looks_like_a_formula_is_left(cell: str):
    """Negative numbers, telephone numbers, dashes and remarks after a dash are no formulas."""
    assert not tables.runs(cell)


@pytest.mark.parametrize(
    "cell", ["=1", "@A1", "+A1()", "-cmd|' /C calc'!A0", "\t=1", '"=1', "\uff0bcmd|'x'!A0", "-2+3+A1!B2"]
)
def test_what_a_spreadsheet_program_may_run_is_a_formula(cell: str):
    """Each way to begin a formula is known, also after blanks and in wide letters."""
    assert tables.runs(cell)


@given(st.text(max_size=40))
def test_a_disarmed_cell_is_run_by_nothing_and_keeps_its_words(cell: str):
    """Whatever a cell says, it is calm after an apostrophe, and only apostrophes were put in."""
    calm = tables.disarmed(cell)
    assert not tables.runs(calm)
    assert calm.replace("'", "") == cell.replace("'", "")


@given(st.binary(max_size=200))
def test_any_bytes_are_judged_or_refused(content: bytes):
    """No bytes make the judges fail in another way than by refusing."""
    for judge in (judge_csv, judge_text):
        with suppress(Refused):
            judge(content, Notes())


def test_rows_and_lines_are_searched_for_personal_data_also_without_what_nobody_sees():
    """The search gets each row with its number, and words whose letters are kept apart by unseen characters."""
    notes = Notes()
    judge_csv(b"a,b\n1,2\n", notes)
    assert notes.rows == [(("a", "b"), Place(row=1)), (("1", "2"), Place(row=2))]
    judge_text("\u200b".join(CANARY).encode(), notes)
    judge_text(tagged(0, CANARY).encode(), notes)
    assert sum(CANARY in text for text, _place in notes.texts) == 2
