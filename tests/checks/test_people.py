"""Requests that identify people: DL019."""

from __future__ import annotations

import pytest

WORN = "identifies_nobody:\n  by: Disclosure officer\n  date: 2021-09-01"
SCOTLAND = {"authority_kind": "Scottish authority"}


@pytest.mark.parametrize(
    ("outcome", "exemptions", "notice", "law"),
    [
        ("vexatious", "[14(1)]", "17(5)", "FOIA"),
        ("repeated", "[14(2)]", "17(5)", "FOIA"),
        ("ncnd", "[24(2), 30(3)]", "17(1)", "FOIA"),
        ("refused", "[40(1)]", "17(1)", "FOIA"),
        ("ncnd", "[40(5A)]", "17(1)", "FOIA"),
        ("ncnd", "[31(3), 40(5B)(a)(i)]", "17(1)", "FOIA"),
        ("ncnd", "[13(5A)]", "14", "EIR"),
        ("ncnd", "[12(6), 13(5B)(a)(i)]", "14", "EIR"),
    ],
)
def test_a_response_that_may_tell_of_somebody_is_held(ask, outcome, exemptions, notice, law):
    """Until somebody has made sure that it identifies nobody; told once, however much it names."""
    told = f"outcome: {outcome}\nexemptions: {exemptions}\nrefusal_notice: {notice}\nlaw: {law}"
    assert ask(told) == ["DL019 6 error"]
    assert ask(f"{told}\n{WORN}") == []


def test_a_vexatious_request_is_held_without_its_section_too(ask):
    """Where the letter names none, and the log knows it, the outcome says it."""
    told = "outcome: vexatious\nrefusal_notice: 17(5)\nknown_defects:\n  - code: DL052\n    note: It names no section."
    assert ask(told) == ["DL019 5 error"]
    assert ask(f"{told}\n{WORN}") == []


@pytest.mark.parametrize(
    ("exemptions", "held"), [("[18(1), 38(1)(b)]", True), ("[18(1), 35(1)(a)]", False), ("[18(1), 38]", True)]
)
def test_section_18_of_scotland_is_held_where_it_stands_with_38(ask, exemptions, held):
    """It is about persons only with that exemption."""
    told = f"outcome: ncnd\nexemptions: {exemptions}\nrefusal_notice: 18(1)"
    assert ask(told, **SCOTLAND) == (["DL019 6 error"] if held else [])


def test_a_letter_that_names_no_limb_is_held_too(ask):
    """Section 40 as a whole, known as a fault, says no less than its limb about the person."""
    known = "known_defects:\n  - code: DL051\n    note: The letter names no limb."
    told = f"outcome: ncnd\nexemptions: [40]\nrefusal_notice: 17(1)\n{known}"
    assert ask(told) == ["DL019 6 error"]


@pytest.mark.parametrize(
    ("outcome", "exemptions", "notice"),
    [
        ("refused", "[40(2)]", "17(1)"),
        ("part_granted", "[40(2), 40(3A)(a)]", "17(1)"),
        ("refused", "[40]", "17(1)"),
        ("refused", "[30(1)(b)]", "17(1)"),
        ("ncnd", "[24(2), 31(3)]", "17(1)"),
        ("refused", "[38(1)(a)]", "17(1)"),
    ],
)
def test_other_answers_are_not_held(ask, outcome, exemptions, notice):
    """Section 40(2) withholds names in letters about anything."""
    assert ask(f"outcome: {outcome}\nexemptions: {exemptions}\nrefusal_notice: {notice}") == []


def test_the_day_on_which_somebody_looked_is_not_to_come(ask):
    """A day in the future is a slip."""
    told = "outcome: refused\nexemptions: [40(1)]\nrefusal_notice: 17(1)\n"
    assert ask(told + WORN.replace("2021", "2031")) == ["DL014 10 error"]


@pytest.mark.parametrize("exemptions", ["[40(2)]", "[30(1)]"])
def test_the_wrong_number_holds_a_response_too(ask, exemptions):
    """Whoever names the wrong limb as a known fault has still not said that nobody is identified."""
    known = "known_defects:\n  - code: DL051\n    note: The letter cites the wrong limb."
    facts = f"outcome: ncnd\nexemptions: {exemptions}\nrefusal_notice: 17(1)\n{known}"
    assert "DL019" in [finding.code for finding in ask.findings(facts)]


def test_scottish_vexatious_requests_are_held(ask):
    """Section 14 of the Scottish Act is about whoever asked as much as that of FOIA."""
    found = ask.findings("outcome: vexatious\nlaw: FOISA\nexemptions: [14(1)]\nrefusal_notice: 16(5)")
    assert "DL019" in [finding.code for finding in found]
