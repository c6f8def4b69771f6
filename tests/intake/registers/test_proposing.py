"""The map that is proposed: by headings and by values, with a question where neither settles it."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure_log.gate.people import Permitted
from disclosure_log.intake.registers.days import Order
from disclosure_log.intake.registers.mapping import read_map, written
from disclosure_log.intake.registers.proposing import Proposal, propose
from disclosure_log.intake.registers.table import Sheet, Table, UnreadableRegisterError
from disclosure_log.intake.registers.words import SKIP
from disclosure_log.law import Law, Outcome


def proposed(*rows: str, law: Law = Law.FOIA) -> Proposal:
    """What is proposed for a register with these rows, their cells divided by bars."""
    sheet = Sheet("", tuple((number, row.split("|")) for number, row in enumerate(rows, 1)))
    return propose(Table((sheet,), 0, "utf-8", "comma"), law, date(2026, 11, 24), Permitted())


def columns(proposal: Proposal) -> str:
    """What each column is, in their order; `?` where it is asked."""
    return " ".join(f"{target or '?'}" for target in proposal.mapping.columns.values())


LONG = "How much was spent on the repair of roads in each year, and by which of the contractors of the council? " * 2


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["Ref|Closed on|Response", "1|2021-02-01|Granted", "2|2021-02-02|Refused"], "reference responded outcome"),
        (["FOI/1|13/01/2021|Granted", "FOI/2|14/01/2021|Refused"], "reference ? outcome"),
        (["Ref|Date|Outcome", "1|2021-02-01|Granted"], "reference ? outcome"),
        (["ID|FOI Ref|Decision", "1|FOI 1|Granted", "2|FOI 2|Granted"], "ignore reference outcome"),
        (["Ref|Date closed|Date of response", "1|2021-02-01|2021-02-01"], "reference ignore responded"),
        (["Ref|Date received|Due date", "1|soon|2021-02-01"], "reference ignore ignore"),
        (["Ref|Section|Outcome", "1|s31(1)(a)|Refused", "2|s40|Refused"], "reference exemptions outcome"),
        (["Ref|Request|Response", f"1|Bins|{LONG}"], "reference title response"),
        (["Ref|Request", f"1|{LONG}"], "reference ignore"),
        (["Ref|Type|Officer", "1|FOI|A Person", "2|EIR|B Person"], "reference law ignore"),
    ],
)
def test_columns_are_known_by_their_headings_and_values(rows: list[str], found: str) -> None:
    """Values contradict a heading or stand for a missing one; days of unknown meaning are asked about."""
    assert columns(proposed(*rows)) == found


def test_words_are_given_their_meaning_or_left_to_be_filled_in() -> None:
    """The most frequent word stands first; what is not known is empty; a word that names somebody is left out."""
    words = ["Closed", "Closed", "Refused", "open", "Ask q.marrowbone@example.org"]
    proposal = proposed("Ref|Outcome|Legislation", *(f"{number}|{word}|FOI" for number, word in enumerate(words)))
    outcomes = proposal.mapping.outcomes

    assert list(outcomes.items()) == [("Closed", None), ("Refused", Outcome.REFUSED), ("open", SKIP)]
    assert any("left out of the map" in note for note in proposal.notes)
    assert proposed("Ref|Legislation", "1|FOI", law=Law.FOISA).mapping.laws == {"FOI": Law.FOISA}


def test_a_map_is_read_back_as_it_was_proposed() -> None:
    """Names and words with any sign in them keep their place, and every line has its notes above it."""
    proposal = proposed('Ref|Date "closed": #1|Outcome|', "1|13/02/2021|Given: *all*|x", "2|01/02/2021|no|y")
    text = written(proposal.mapping, proposal.remarks, "register.csv")
    read = read_map(text.encode(), "register.map.yml")

    assert read.columns == proposal.mapping.columns
    assert read.outcomes == proposal.mapping.outcomes
    assert "\n# What each column is." in text
    assert "\n  # 1 row.\n" in text or not read.outcomes


def test_the_sheet_that_looks_like_a_register_is_chosen() -> None:
    """A sheet of notes before it is none; the others are named in the map."""
    notes = Sheet("Notes", ((1, ["About these data"]),))
    log = Sheet("Log", ((1, ["Ref", "Date closed"]), (2, ["1", "2021-02-13"])))
    proposal = propose(Table((notes, log)), Law.FOIA, date(2026, 11, 24), Permitted())

    assert proposal.mapping.sheet == "Log"
    assert proposal.mapping.dates is Order.YEAR_FIRST
    assert "Notes" in written(proposal.mapping, proposal.remarks, "book.xlsx")


def test_a_register_without_rows_is_refused() -> None:
    """There is nothing to propose a map from."""
    with pytest.raises(UnreadableRegisterError, match="no row below"):
        proposed("Ref|Outcome")
