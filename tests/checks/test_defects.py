"""Faults of the letter that the log knows: `known_defects`, and DL018."""

from __future__ import annotations

import pytest
from tests.checks.conftest import LETTER, WITHOUT_TEST

from disclosure_log.checks.defects import OF_THE_LETTER

ROUTELESS = LETTER.replace("You can ask us for a review, and after that complain to the Information Commissioner.", "")
POLICE = {"authority_kind": "police force"}
FAULTS = {
    "DL051": ("outcome: ncnd\nexemptions: [31(1)(a)]\nrefusal_notice: 17(1)", LETTER),
    "DL052": ("outcome: refused\nrefusal_notice: 17(1)", LETTER),
    "DL053": ("outcome: refused\nexemptions: [31(1)(a)]\nrefusal_notice: 17(1)", WITHOUT_TEST),
    "DL054": ("outcome: refused\nexemptions: [31(1)(a)]\nrefusal_notice: 17(5)", LETTER),
    "DL055": ("outcome: refused\nexemptions: [35(1)(a)]\nrefusal_notice: 17(1)", LETTER),
    "DL056": ("outcome: refused\nexemptions: [44(1)(a)]\nrefusal_notice: 17(1)", LETTER),
    "DL057": ("outcome: refused\nexemptions: [30(1)(b), 31(1)(a)]\nrefusal_notice: 17(1)", LETTER),
    "DL058": ("outcome: refused\nexemptions: [40(2), 40(3)(a)(i)]\nrefusal_notice: 17(1)", LETTER),
    "DL059": ("outcome: refused\nexemptions: [40(2)]\nrefusal_notice: 17(1)", ROUTELESS),
}


def known(*codes: str) -> str:
    """The key that names these faults."""
    return "\nknown_defects:" + "".join(f"\n  - code: {code}\n    note: So it was sent." for code in codes)


def test_each_such_rule_is_tried_here():
    """A rule about faults of the letter is one that a letter can break and be published all the same."""
    assert set(FAULTS) == OF_THE_LETTER


@pytest.mark.parametrize("code", FAULTS)
def test_every_fault_of_a_letter_can_be_known(ask, code):
    """A true record of the past can be published, whatever is wrong with the letter."""
    facts, letter = FAULTS[code]
    assert [each.split()[0] for each in ask(facts, letter, **POLICE)] == [code]
    assert ask(facts + known(code), letter) == []


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_that_is_not_there_is_not_said_to_be(ask, code):
    """The page would say what is not true of the letter: a warning, since mending the list may have mended it."""
    facts = "outcome: refused\nexemptions: [40(2)]\nrefusal_notice: 17(1)"
    assert ask(facts + known(code)) == ["DL018 9 warning"]


@pytest.mark.parametrize("code", ["DL014", "DL016", "DL018", "DL019", "DL050", "DL080", "DL999", "no test", "dl053"])
def test_other_codes_are_no_faults_of_a_letter(ask, code):
    """What contradicts itself, leaks or identifies cannot be waved through; what was written is not repeated."""
    (finding,) = ask.findings("outcome: granted" + known(code))
    assert (finding.code, finding.line, finding.blocks) == ("DL018", 7, True)
    assert code not in finding.message
    assert code not in finding.hint


def test_naming_a_code_of_another_rule_does_not_silence_it(ask):
    """The finding stays, and the entry is told."""
    assert ask("outcome: granted\nexemptions: [40(2)]" + known("DL016")) == ["DL016 5 error", "DL018 8 error"]


def test_one_known_fault_hides_no_other(ask):
    """Each has an entry of its own."""
    facts, _ = FAULTS["DL053"]
    wrong = facts.replace("17(1)", "17(5)")
    assert ask(wrong, WITHOUT_TEST) == ["DL053 6 error", "DL054 7 error"]
    assert ask(wrong + known("DL053"), WITHOUT_TEST) == ["DL054 7 error"]
    assert ask(wrong + known("DL053", "DL054"), WITHOUT_TEST) == []


def test_a_code_holds_for_the_whole_letter(ask):
    """Where one part has a known fault, the same fault of another part is not told either: a letter has one notice."""
    part = "  - outcome: refused\n    matter: {0}\n    exemptions: [31(1)(a)]\n    refusal_notice: 17(5)\n"
    parts = "parts:\n" + part.format("A") + part.format("B")
    assert ask(parts) == ["DL054 9 error", "DL054 13 error"]
    assert ask(parts.rstrip() + known("DL054")) == []


@pytest.mark.parametrize("wrong", ["exemptions: [31(9)]", "exemptions: [40(2), 99]"])
def test_what_could_not_be_looked_for_is_not_said_to_be_missing(ask, wrong):
    """Where a provision cannot be read, not everything is asked."""
    assert ask(f"outcome: refused\n{wrong}\nrefusal_notice: 17(1)" + known("DL053")) == ["DL050 6 error"]
