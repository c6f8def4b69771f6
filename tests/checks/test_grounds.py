"""What a part relies on: DL051, DL055, DL056, DL057 and DL058, each where it speaks and where it must not."""

from __future__ import annotations

import pytest

WORN = "identifies_nobody:\n  by: Disclosure officer\n  date: 2021-09-01"
POLICE = {"authority_kind": "police force"}
SCOTLAND = {"authority_kind": "Scottish authority"}


def facts(outcome: str, exemptions: str, notice: str = "17(1)", *more: str) -> str:
    """Facts whose outcome stands on line 5 and whose exemptions stand on line 6."""
    return "\n".join([f"outcome: {outcome}", f"exemptions: {exemptions}", f"refusal_notice: {notice}", *more])


# DL051


@pytest.mark.parametrize(
    ("exemptions", "limb"),
    [
        ("[24(1)]", "24(2)"),
        ("[24(2), 31(1)(a)]", "31(3)"),
        ("[30(1)(a)(i)]", "30(3)"),
        ("[40(2), 40(3A)(a)]", "40(5A) or 40(5B)"),
        ("[31]", "31(3)"),
        ("[12(2)]", "cost"),
        ("[21(1)]", "no such limb"),
    ],
)
def test_neither_confirming_nor_denying_rests_on_a_limb_for_that(ask, exemptions, limb):
    """A ground beside the outcome ncnd is told, with the limb of its section where there is one."""
    notice = "17(5)" if "12" in exemptions else "17(1)"
    (finding,) = [each for each in ask.findings(facts("ncnd", exemptions, notice, WORN)) if each.blocks]
    assert (finding.code, finding.line) == ("DL051", 6)
    assert limb in finding.hint


@pytest.mark.parametrize("exemptions", ["[24(2)]", "[12(1), 24(2)]", "[31(1)(a), 31(3)]", "['23(1)', '23(5)']"])
@pytest.mark.parametrize("outcome", ["refused", "part_granted"])
def test_a_limb_for_that_is_told_where_something_was_refused(ask, outcome, exemptions):
    """What was neither confirmed nor denied was not refused: it has a part of its own."""
    notice = "[17(1), 17(5)]" if "12" in exemptions else "17(1)"
    found = ask.findings(facts(outcome, exemptions, notice))
    assert [each.code for each in found if each.blocks] == ["DL051"]


@pytest.mark.parametrize("outcome", ["not_held", "cost", "vexatious", "transferred", "accessible_elsewhere"])
def test_a_limb_beside_an_outcome_of_its_own_is_one_fault(ask, outcome):
    """Which outcome goes with a limb is told once, not again by the rule about outcomes and exemptions."""
    found = ask.findings(facts(outcome, "[31(3)]", "17(1)", WORN))
    assert [each.code for each in found if each.blocks] == ["DL051"]


@pytest.mark.parametrize(
    "exemptions",
    [
        "[24(2), 31(3)]",
        "[23(5), 24(2)]",
        "[30(3), 31(3)]",
        "[23(5), 24(2), 30(3), 31(3), 40(5B)(a)(i)]",
        "[40(5B)]",
        "[40(5A)]",
        "[36(3), 36(4)]",
    ],
)
def test_limbs_for_neither_confirming_nor_denying_go_together(ask, exemptions):
    """Those of 23 with 24, and of 30 with 31, are named side by side in many letters, and nothing is wrong with it."""
    assert ask(facts("ncnd", exemptions, "17(1)", WORN), **POLICE) == []


def test_an_outcome_of_neither_names_what_allows_it(ask):
    """Without any exemption the outcome is told, once."""
    assert ask("outcome: ncnd\nrefusal_notice: 17(1)") == ["DL051 5 error"]


@pytest.mark.parametrize(
    ("exemptions", "expected"),
    [
        ("[12(6)]", []),
        ("[12(6), 12(5)(a)]", []),
        ("[12(5)(a)]", ["DL051 6 error"]),
        ("[12(6), 12(5)(e)]", ["DL051 6 error"]),
        ("[13(5A)]", []),
        ("[13(5B)(a)(i)]", []),
    ],
)
def test_the_interest_stands_beside_its_limb_under_the_regulations(ask, exemptions, expected):
    """12(6) protects the interests of 12(5)(a), which letters name beside it."""
    assert ask(facts("ncnd", exemptions, "14", "law: EIR", WORN)) == expected


@pytest.mark.parametrize(
    ("exemptions", "expected"),
    [
        ("[18(1), 35(1)(a)]", []),
        ("[18, 39(1)]", []),
        ("[18(1), 38(1)(b)]", []),
        ("[18(1)]", ["DL051 6 error"]),
        ("[35(1)(a)]", ["DL051 6 error"]),
        ("[18(1), 39(2)]", ["DL051 6 error"]),
    ],
)
def test_section_18_of_scotland_stands_with_what_would_apply(ask, exemptions, expected):
    """FOISA section 18(1) names the exemptions that it goes with, and goes with one of them."""
    assert ask(facts("ncnd", exemptions, "18(1)", WORN), **SCOTLAND) == expected


def test_what_was_given_is_no_place_for_a_limb_and_is_told_once(ask):
    """That granted refuses nothing is rule DL016, which says everything."""
    assert ask(facts("granted", "[24(2), 31(3)]")) == ["DL016 5 error"]


def test_the_same_fault_in_two_parts_is_told_in_both(ask):
    """Each at its own line."""
    part = "  - outcome: ncnd\n    matter: M{0}\n    exemptions: [31(1)(a)]\n    refusal_notice: 17(1)\n"
    assert ask("parts:\n" + part.format(1) + part.format(2)) == ["DL051 8 error", "DL051 12 error"]


# DL055


@pytest.mark.parametrize("outcome", ["refused", "ncnd"])
@pytest.mark.parametrize("kind", ["police force", "council", "NHS body", "school"])
def test_the_exemption_of_government_is_for_government(ask, kind, outcome):
    """Section 35 is for what a department holds; the rule about limbs says nothing of one that cannot be used."""
    limb = "35(1)(a)" if outcome == "refused" else "35(3)"
    assert ask(facts(outcome, f"[{limb}]"), authority_kind=kind) == ["DL055 6 error"]


@pytest.mark.parametrize("kind", ["government department", "other"])
def test_government_relies_on_it(ask, kind):
    """And where nobody said what kind of authority it is, nothing is said of what it may rely on."""
    assert ask(facts("refused", "[35(1)(a)]"), authority_kind=kind) == []


def test_the_laws_of_scotland_bind_its_authorities(ask):
    """A force of England cannot rely on FOISA, nor a Scottish authority on FOIA; nothing more is told of it."""
    assert ask(facts("refused", "[35(1)(a)]", "16(1)", "law: FOISA"), **POLICE) == ["DL055 6 error"]
    assert ask("outcome: not_held\nlaw: FOISA\nrefusal_notice: 17(1)") == ["DL055 5 error"]


def test_a_law_of_another_country_is_told_where_nothing_is_relied_on(ask):
    """The outcome is told, since no exemption is there to be told."""
    assert ask("outcome: granted\nlaw: FOIA", **SCOTLAND) == ["DL055 5 error"]
    assert ask("outcome: not_held\nrefusal_notice: 17(1)") == []


# DL056


@pytest.mark.parametrize(
    ("outcome", "number", "notice", "severity"),
    [
        ("accessible_elsewhere", "21", "17(1)", "warning"),
        ("accessible_elsewhere", "21(1)", "17(1)", "warning"),
        ("future_publication", "22(1)", "17(1)", "warning"),
        ("cost", "12(1)", "17(5)", "warning"),
        ("refused", "44(1)(a)", "17(1)", "error"),
        ("refused", "31(1)(g)", "17(1)", "error"),
        ("refused", "31(1)(i)", "17(1)", "error"),
        ("refused", "36(2)(b)(ii)", "17(1)", "error"),
        ("ncnd", "36(3)", "17(1)", "error"),
    ],
)
def test_what_a_provision_calls_for_is_asked_for(ask, outcome, number, notice, severity):
    """Warned of where the law leaves it open, and told as an error where the exemption is nothing without it."""
    assert ask(facts(outcome, f"[{number}]", notice)) == [f"DL056 6 {severity}"]


@pytest.mark.parametrize(
    ("outcome", "number", "notice", "said"),
    [
        ("accessible_elsewhere", "21(1)", "17(1)", "available_at: the library in Example Street"),
        ("future_publication", "22(1)", "17(1)", "expected: 2021-12-01"),
        ("cost", "12(1)", "17(5)", "estimate: 31 hours"),
        ("refused", "44(1)(a)", "17(1)", "enactment: Example Act 1999, section 1"),
        ("refused", "31(1)(g)", "17(1)", "purpose: 31(2)(b)"),
        ("refused", "36(2)(b)(i), 36(2)(b)(ii), 36(2)(c)", "17(1)", "qualified_person: Chief Constable"),
    ],
)
def test_what_was_said_is_not_asked_again(ask, outcome, number, notice, said):
    """One mapping that names several provisions says it for each."""
    exemption = f"[{{provision: '{number}', {said.replace(': ', ': ' + chr(39), 1)}'}}]"
    exemption = exemption.replace("'2021-12-01'", "2021-12-01")
    assert ask(facts(outcome, exemption, notice)) == []


@pytest.mark.parametrize(
    "exemptions",
    [
        "[31(1)(g), 31(2)(b)]",
        "[31(1)(a)]",
        "[36(2)(c), 36(4)]",
        "[44(1)(c)]",
        "[44(1)(b)]",
        "[{provision: 36(2)(b)(i), qualified_person: Chief Constable}, 36(2)(c)]",
    ],
)
def test_where_it_goes_without_saying_it_is_not_asked_for(ask, exemptions):
    """A purpose in the list, statistics of section 36(4), and the opinion of one person for all of section 36."""
    assert ask(facts("refused", exemptions)) == []


def test_one_opinion_is_asked_for_once(ask):
    """However many limbs of section 36 the letter names."""
    assert ask(facts("refused", "[36(2)(b)(i), 36(2)(b)(ii), 36(2)(c)]")) == ["DL056 6 error"]


# DL057


@pytest.mark.parametrize(
    "exemptions", ["[30(1)(a)(i), 31(1)(a)]", "[30(2)(b), 31(1)(b)]", "[23(1), 24(1)]", "[24(1), 23]"]
)
def test_exemptions_that_exclude_each_other_are_warned_of(ask, exemptions):
    """Section 31 covers what section 30 does not, and section 24 what section 23 does not."""
    assert ask(facts("refused", exemptions)) == ["DL057 6 warning"]


@pytest.mark.parametrize(
    "exemptions",
    [
        "[23(1), {provision: 24(1), alternative_to: 23(1)}]",
        "[{provision: 30(1)(a)(i), alternative_to: 31(1)(a)}, 31(1)(a)]",
        "[23(1), {provision: 24(1), alternative_to: 's.23'}]",
        "[31(1)(a), 38(1)(a)]",
        "[23(1), 31(1)(a)]",
        "[30(1)(b), 40(2)]",
    ],
)
def test_what_is_named_in_the_alternative_is_not(ask, exemptions):
    """Nor what has nothing to do with the other."""
    assert ask(facts("refused", exemptions)) == []


def test_in_parts_of_their_own_both_can_stand(ask):
    """They are then about different information."""
    part = "  - outcome: refused\n    matter: {0}\n    exemptions: ['{0}']\n    refusal_notice: 17(1)\n"
    assert ask("parts:\n" + part.format("30(1)(b)") + part.format("31(1)(a)")) == []


@pytest.mark.parametrize("named", ["23(5)", "24(1)", "99", "the other one", "30(1)"])
def test_an_alternative_is_another_exemption_of_the_part(ask, named):
    """Not itself, nor one that is not there, nor words; and the words are not repeated."""
    listed = f"exemptions:\n  - 23(1)\n  - provision: 24(1)\n    alternative_to: {named}"
    (finding,) = ask.findings(f"outcome: refused\n{listed}\nrefusal_notice: 17(1)")
    assert (finding.code, finding.line, finding.blocks) == ("DL012", 9, True)
    assert named not in finding.message + finding.hint


# DL058

OLD, NEW = "[40(5)(b)(i)]", "[40(5B)(a)(i)]"


@pytest.mark.parametrize(
    ("exemptions", "responded", "received", "told"),
    [
        (OLD, "2018-05-24", "", False),
        (OLD, "2018-05-25", "", True),
        (OLD, "2018-06-20", "2018-05-24", True),
        (OLD, "2021-08-24", "", True),
        (NEW, "2018-05-24", "", True),
        (NEW, "2018-05-25", "", False),
        (NEW, "2018-05-25", "2018-05-01", False),
        ("[22A(2)]", "2014-09-30", "", True),
        ("[22A(2)]", "2014-10-01", "", False),
    ],
)
def test_limbs_are_those_of_the_day_of_the_letter(ask, exemptions, responded, received, told):
    """The limbs about personal data changed on 25 May 2018; the day of the answer decides, not that of receipt."""
    more = [WORN.replace("2021", "2026"), *([f"received: {received}"] if received else [])]
    found = ask(facts("ncnd", exemptions, "17(1)", *more), responded=responded)
    assert found == (["DL058 6 error"] if told else [])


def test_of_a_limb_that_did_not_stand_no_test_is_asked(ask):
    """Whether it was qualified says nothing any more: one fault, one finding."""
    letter = "Under 40(2) and 40(3)(a)(ii).\n\nAsk for a review, or complain to the Information Commissioner.\n"
    assert ask(facts("refused", "[40(2), 40(3)(a)(ii)]"), letter) == ["DL058 6 error"]
