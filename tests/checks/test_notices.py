"""The refusal notice of a part and its public interest test: DL054 and DL053."""

from __future__ import annotations

import pytest
from tests.checks.conftest import LETTER, WITHOUT_TEST

WORN = "identifies_nobody:\n  by: Disclosure officer\n  date: 2021-09-01"
SCOTLAND = {"authority_kind": "Scottish authority"}


def facts(outcome: str, exemptions: str, notice: str, *more: str) -> str:
    """Facts with the outcome on line 5, exemptions on line 6 where there are any, and the notice after them."""
    lines = [f"outcome: {outcome}"]
    lines += [f"exemptions: {exemptions}"] if exemptions else []
    lines += [f"refusal_notice: {notice}"] if notice else []
    return "\n".join([*lines, WORN, *more])


def only(found: list[str]) -> list[str]:
    """What is found without the warnings that a provision calls for more."""
    return [each for each in found if not each.startswith("DL056")]


# DL054


@pytest.mark.parametrize(
    ("outcome", "exemptions", "notice", "line"),
    [
        ("refused", "[31(1)(a)]", "17(5)", 7),
        ("ncnd", "[24(2), 31(3)]", "17(5)", 7),
        ("cost", "[12(1)]", "17(1)", 7),
        ("vexatious", "[14(1)]", "17(1)", 7),
        ("repeated", "[14(2)]", "", 5),
        ("accessible_elsewhere", "[21(1)]", "", 5),
        ("future_publication", "[22(1)]", "17(5)", 7),
        ("refused", "[31(1)(a)]", "", 5),
        ("part_granted", "[40(2), 12(1)]", "17(1)", 7),
        ("part_granted", "[40(2), 12(1)]", "17(5)", 7),
        ("refused", "[31(1)(a)]", "[17(1), 17(5)]", 7),
        ("refused", "[31(1)(a)]", "17(7)", 7),
        ("refused", "[31(1)(a)]", "17(4)", 7),
        ("refused", "[31(1)(a)]", "17(6)", 7),
        ("cost", "[12(1)]", "17(6)", 7),
        ("not_held", "", "17(1)", 6),
        ("transferred", "", "17(1)", 6),
    ],
)
def test_a_part_has_the_notice_that_what_it_relies_on_calls_for(ask, outcome, exemptions, notice, line):
    """17(1) for exemptions, sections 21 and 22 too; 17(5) for sections 12 and 14; none where nothing is refused."""
    assert only(ask(facts(outcome, exemptions, notice))) == [f"DL054 {line} error"]


@pytest.mark.parametrize(
    ("outcome", "exemptions", "notice"),
    [
        ("refused", "[31(1)(a)]", "17(1)"),
        ("refused", "[31(1)(a)]", "17(1)(b)"),
        ("refused", "[31(1)(a)]", "17"),
        ("refused", "[31(1)(a)]", "[17(1), 17(3), 17(7)(a)]"),
        ("refused", "[31(1)(a)]", "17(2)"),
        ("refused", "[31(1)(a)]", "17(3)(b)"),
        ("cost", "[12(1)]", "17(5)"),
        ("cost", "[12]", "17"),
        ("vexatious", "[14(1)]", "17(6)"),
        ("repeated", "[14(2)]", "17(6)"),
        ("repeated", "[14]", "[17(5), 17(6), 17(7)]"),
        ("part_granted", "[40(2), 12(1)]", "[17(1), 17(5)]"),
        ("part_granted", "[40(2), 12(1)]", "17"),
        ("part_granted", "", ""),
        ("not_held", "", ""),
        ("lapsed", "", ""),
        ("withdrawn_by_requester", "", ""),
    ],
)
def test_a_notice_may_be_named_more_or_less_closely(ask, outcome, exemptions, notice):
    """17 as a whole says no less; 17(2), 17(3) and 17(6) are such notices in a case of their own; 17(7) goes along."""
    assert only(ask(facts(outcome, exemptions, notice))) == []


@pytest.mark.parametrize(
    ("outcome", "exemptions", "notice", "expected"),
    [
        ("not_held", "[12(4)(a)]", "14", []),
        ("not_held", "[12(4)(a)]", "14(3)(a)", []),
        ("not_held", "[12(4)(a)]", "", ["DL054 5 error"]),
        ("refused", "[12(5)(e)]", "14", []),
        ("cost", "[12(4)(b)]", "", ["DL054 5 error"]),
        ("accessible_elsewhere", "[6(1)(b)]", "", []),
        ("accessible_elsewhere", "", "", []),
    ],
)
def test_the_regulations_have_one_notice(ask, outcome, exemptions, notice, expected):
    """Regulation 14, for what is not held too."""
    assert only(ask(facts(outcome, exemptions, notice, "law: EIR"))) == expected


@pytest.mark.parametrize(
    ("outcome", "exemptions", "notice", "expected"),
    [
        ("not_held", "", "17(1)", []),
        ("not_held", "", "17", []),
        ("not_held", "", "", ["DL054 5 error"]),
        ("not_held", "", "16(1)", ["DL054 6 error"]),
        ("refused", "[35(1)(a)]", "16(1)", []),
        ("refused", "[35(1)(a)]", "18(1)", ["DL054 7 error"]),
        ("ncnd", "[18(1), 35(1)(a)]", "18(1)", []),
        ("ncnd", "[18(1), 35(1)(a)]", "16(1)", []),
        ("ncnd", "[18(1), 35(1)(a)]", "17(1)", ["DL054 7 error"]),
        ("cost", "[12(1)]", "16(4)", []),
        ("cost", "[12(1)]", "16(1)", ["DL054 7 error"]),
        ("vexatious", "[14(1)]", "16(5)", []),
        ("part_granted", "", "17(1)", []),
        ("part_granted", "", "16(1)", ["DL052 5 error"]),
    ],
)
def test_scotland_has_notices_of_its_own(ask, outcome, exemptions, notice, expected):
    """16(1), 16(4), 16(5), 18(1), and 17(1) where information is not held."""
    assert only(ask(facts(outcome, exemptions, notice), **SCOTLAND)) == expected


def test_each_part_has_its_notice(ask):
    """What one part names serves no other."""
    part = "  - outcome: {0}\n    matter: {0}\n    exemptions: ['{1}']\n"
    parts = "parts:\n" + part.format("refused", "31(1)(a)") + part.format("ncnd", "31(3)")
    assert ask(parts + "    refusal_notice: 17(1)") == ["DL054 6 error"]


# DL053


@pytest.mark.parametrize(
    ("outcome", "exemptions", "notice", "law"),
    [
        ("refused", "[31(1)(a)]", "17(1)", "FOIA"),
        ("part_granted", "[40(2), 43(2)]", "17(1)", "FOIA"),
        ("ncnd", "[24(2)]", "17(1)", "FOIA"),
        ("ncnd", "[40(5B)(b)]", "17(1)", "FOIA"),
        ("refused", "[40(2), 40(3B)]", "17(1)", "FOIA"),
        ("refused", "[37(1)(b)]", "17(1)", "FOIA"),
        ("future_publication", "[22(1)]", "17(1)", "FOIA"),
        ("refused", "[12(5)(e)]", "14", "EIR"),
        ("vexatious", "[12(4)(b)]", "14", "EIR"),
        ("ncnd", "[12(6)]", "14", "EIR"),
    ],
)
def test_a_final_refusal_weighs_the_public_interest(ask, outcome, exemptions, notice, law):
    """A qualified limb needs a test, and the heading above it is missed at the list of exemptions."""
    told = facts(outcome, exemptions, notice, f"law: {law}")
    assert only(ask(told, WITHOUT_TEST)) == ["DL053 6 error"]
    assert only(ask(told, LETTER)) == []


@pytest.mark.parametrize(
    ("outcome", "exemptions", "notice", "law"),
    [
        ("refused", "[40(2)]", "17(1)", "FOIA"),
        ("refused", "[40(2), 40(3A)(a)]", "17(1)", "FOIA"),
        ("refused", "[40(2), 40(3A)(b)]", "17(1)", "FOIA"),
        ("refused", "[41(1), 44(1)(c), 32(1)(a)]", "17(1)", "FOIA"),
        ("refused", "[37(1)(a)]", "17(1)", "FOIA"),
        ("refused", "[23(1)]", "17(1)", "FOIA"),
        ("ncnd", "[23(5)]", "17(1)", "FOIA"),
        ("ncnd", "[40(5B)(a)(i)]", "17(1)", "FOIA"),
        ("accessible_elsewhere", "[21(1)]", "17(1)", "FOIA"),
        ("cost", "[12(1)]", "17(5)", "FOIA"),
        ("vexatious", "[14(1)]", "17(5)", "FOIA"),
        ("refused", "[31(1)(a)]", "17(2)", "FOIA"),
        ("refused", "[31(1)(a)]", "[17(1), 17(2)]", "FOIA"),
        ("ncnd", "[24(2), 31(3)]", "[17(1), 17(4)]", "FOIA"),
        ("not_held", "[12(4)(a)]", "14", "EIR"),
        ("refused", "[13(1)(a)]", "14", "EIR"),
    ],
)
def test_where_nothing_is_weighed_nothing_is_asked(ask, outcome, exemptions, notice, law):
    """Absolute limbs, cost and vexatious requests, what is not held, and a test that is not decided yet."""
    assert only(ask(facts(outcome, exemptions, notice, f"law: {law}"), WITHOUT_TEST)) == []


@pytest.mark.parametrize(
    "heading",
    [
        "Public Interest Test",
        "The public-interest considerations",
        "Section 31: PUBLIC  INTEREST",
        "Prawf budd y cyhoedd",
        "Prawf Budd Cyhoeddus",
        "Y prawf lles y cyhoedd",
        "Ystyried er fudd y cyhoedd",
    ],
)
def test_a_heading_says_that_the_test_stands_under_it(ask, heading):
    """However it is written, in English and in Welsh."""
    letter = WITHOUT_TEST.replace("Both sides", heading)
    assert ask(facts("refused", "[31(1)(a)]", "17(1)"), letter) == []


def test_words_below_no_heading_are_no_heading(ask):
    """That a test was made is often said where none is given."""
    letter = WITHOUT_TEST + "\nWe have made a public interest test.\n"
    assert ask(facts("refused", "[31(1)(a)]", "17(1)"), letter) == ["DL053 6 error"]


@pytest.mark.parametrize("said", ["Both sides", "both  sides", "Response", "17(3)", "17(4)", "s.17(4)", "17(3)(b)"])
def test_the_front_matter_says_where_it_stands_or_why_not(ask, said):
    """Under another heading, under none of its own, or left out as section 17(3) or 17(4) allow."""
    told = facts("refused", "[31(1)(a)]", "17(1)", f"public_interest_test: {said}")
    assert ask(told, WITHOUT_TEST) == []


def test_in_welsh_the_whole_letter_has_its_welsh_name(ask):
    """A Welsh letter without headings names what stands above all of it."""
    told = facts("refused", "[31(1)(a)]", "17(1)", "language: cy", "public_interest_test: Ymateb")
    letter = "Adran 31. Gallwch ofyn am adolygiad, a chwyno i'r Comisiynydd Gwybodaeth.\n"
    assert ask(told, letter, headings=("Cais", "Ymateb")) == []
    assert ask(told.replace("Ymateb", "Response"), letter, headings=("Cais", "Ymateb")) == ["DL012 12 error"]


@pytest.mark.parametrize("said", ["Public interest test", "17(1)", "17(2)", "yes", "see the letter of Ann Example"])
@pytest.mark.parametrize("exemptions", ["[31(1)(a)]", "[40(2)]"])
def test_what_it_says_is_true(ask, said, exemptions):
    """It names a heading that the letter has or a reason that the law has; the words are not repeated."""
    told = facts("refused", exemptions, "17(1)", f"public_interest_test: {said}")
    (finding,) = ask.findings(told, WITHOUT_TEST)
    assert (finding.code, finding.line, finding.blocks) == ("DL012", 11, True)
    assert "Example" not in finding.message + finding.hint


def test_a_test_that_is_missing_can_be_known(ask):
    """A letter is published with its fault, which the page then says."""
    known = "known_defects:\n  - code: DL053\n    note: The letter has no public interest test."
    assert ask(facts("refused", "[31(1)(a)]", "17(1)", known), WITHOUT_TEST) == []


def test_scottish_notices_that_may_stand_or_be_left_out(ask):
    """What is not held stands beside what is exempt; a repeated request may need no notice anew (section 16(5))."""
    both = facts("part_granted", "[38(1)(b)]", "[16(1), 17(1)]", "law: FOISA")
    assert [one for one in ask(both, **SCOTLAND) if one.startswith("DL054")] == []
    again = "outcome: repeated\nlaw: FOISA\nexemptions: [14(2)]"
    assert [one for one in ask(again) if one.startswith("DL054")] == []


def test_the_notice_of_another_law_is_named_with_it(ask):
    """Under the EIRs, 17(1) alone would be read as theirs: the hint says how to write it."""
    mixed = facts("refused", "['FOIA 31(1)(a)', 12(5)(b)]", "14", "law: EIR")
    (finding,) = [one for one in ask.findings(mixed) if one.code == "DL054"]
    assert "FOIA 17(1)" in finding.hint


@pytest.mark.parametrize("heading", ["Public interest disclosures in 2023", "No public interest test is needed"])
def test_a_heading_with_those_words_is_not_always_a_test(ask, heading):
    """Whistle-blowers, and the saying that there is none, are no test."""
    letter = LETTER.replace("### Public interest test", f"### {heading}")
    assert only(ask(facts("refused", "[31(1)(a)]", "17(1)"), letter)) == ["DL053 6 error"]


def test_a_scottish_answer_that_neither_confirms_nor_denies_weighs_nothing(ask):
    """FOISA section 18(2) lets such a notice go without it; the same exemption by itself is asked for its test."""
    ncnd = facts("ncnd", "[18(1), 35(1)(a)]", "18(1)", "law: FOISA")
    assert ask(ncnd, WITHOUT_TEST, **SCOTLAND) == []
    alone = facts("refused", "[35(1)(a)]", "16(1)", "law: FOISA")
    assert ask(alone, WITHOUT_TEST) == ["DL053 6 error"]
