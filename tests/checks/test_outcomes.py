"""What an outcome rests on, and what it rules out, in the same part: DL016 and DL052."""

from __future__ import annotations

import pytest

from disclosure_log.law import Outcome

WORN = "identifies_nobody:\n  by: Disclosure officer\n  date: 2021-09-01"
WHOLE = [Outcome.GRANTED, Outcome.ANSWERED]
REFUSING = ["exemptions: [31(3)]", "refusal_notice: 17(1)", "exemptions: [31(3)]\nrefusal_notice: [17(1)]"]


def facts(outcome: str, exemptions: str, notice: str = "17(1)", *more: str) -> str:
    """Facts whose outcome stands on line 5 and whose exemptions stand on line 6."""
    notices = [f"refusal_notice: {notice}"] if notice else []
    return "\n".join([f"outcome: {outcome}", f"exemptions: {exemptions}", *notices, WORN, *more])


def only(found: list[str]) -> list[str]:
    """What is found without the warnings that a provision calls for more."""
    return [each for each in found if not (each.startswith("DL056") and each.endswith("warning"))]


# DL016


@pytest.mark.parametrize("refusing", REFUSING)
@pytest.mark.parametrize("outcome", WHOLE)
def test_where_all_was_given_nothing_was_refused(ask, outcome, refusing):
    """An exemption or a notice beside such an outcome is told once, at the outcome, and blocks."""
    (finding,) = ask.findings(f"outcome: {outcome}\n{refusing}")
    assert (finding.code, finding.line, finding.blocks) == ("DL016", 5, True)
    assert outcome in finding.message
    assert all(word in finding.hint for word in ("part_granted", "refused", "ncnd", "parts"))


@pytest.mark.parametrize("refusing", ["", *REFUSING])
@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome not in WHOLE])
def test_no_other_outcome_says_that_nothing_was_refused(ask, outcome, refusing):
    """Which of them need an exemption or a notice is for the other rules to say."""
    assert not any(each.startswith("DL016") for each in ask(f"outcome: {outcome}\n{refusing}"))


@pytest.mark.parametrize("outcome", WHOLE)
def test_where_all_was_given_and_nothing_refused_all_is_well(ask, outcome):
    """An outcome on its own contradicts nothing."""
    assert ask(f"outcome: {outcome}") == []


def test_each_part_is_looked_at_on_its_own(ask):
    """What was granted in one part and refused in another is no contradiction; within one part it is."""
    refused = "  - outcome: refused\n    matter: B\n    exemptions: [31(1)(a)]\n    refusal_notice: 17(1)\n"
    parts = f"parts:\n  - outcome: granted\n    matter: A\n{refused}"
    assert ask(parts) == []
    assert ask(parts + refused.replace("refused", "answered").replace("B", "C")) == ["DL016 12 error"]


def test_a_provision_that_cannot_be_read_contradicts_too(ask):
    """One run tells both faults: that of the provision, and that it stands there at all."""
    assert ask("outcome: granted\nexemptions: [99]") == ["DL016 5 error", "DL050 6 error"]


# DL052


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("outcome: refused\nrefusal_notice: 17(1)", 5),
        ("outcome: refused", 5),
        ("outcome: part_granted\nrefusal_notice: 17(1)", 5),
        ("outcome: cost\nrefusal_notice: 17(5)", 5),
        ("outcome: accessible_elsewhere\nrefusal_notice: 17(1)", 5),
        ("outcome: future_publication\nrefusal_notice: 17(1)", 5),
        (facts("vexatious", "[14(2)]", "17(5)"), 5),
        (facts("repeated", "[14(1)]", "17(5)"), 5),
        (facts("cost", "[14(1)]", "17(5)"), 5),
        (facts("refused", "[12(1)]", "17(5)"), 5),
        (facts("refused", "[21(1)]"), 5),
        (facts("refused", "[22(1)]"), 5),
        (facts("not_held", "[31(1)(a)]"), 6),
        (facts("cost", "[12(1), 31(1)(a)]", "[17(1), 17(5)]"), 6),
        (facts("vexatious", "[14(1), 12(1)]", "17(5)"), 6),
        (facts("transferred", "[31(1)(a)]"), 6),
        (facts("lapsed", "[12(1)]", "17(5)"), 6),
        (facts("refused", "[40(3A)(a)]"), 6),
        (facts("part_granted", "[40(3A)(a), 40(3B)]"), 6),
        (facts("ncnd", "[36(4)]"), 6),
        (facts("cost", "[12(4)]", "17(5)"), 6),
        (facts("not_held", "[12(5)(e)]", "14", "law: EIR"), 5),
        ("outcome: not_held\nlaw: EIR", 5),
        (facts("refused", "[12(4)(a)]", "14", "law: EIR"), 5),
        (facts("refused", "[6(1)(b)]", "", "law: EIR"), 5),
        ("outcome: cost\nlaw: EIR\nrefusal_notice: 14", 5),
        (facts("refused", "['EIR 12(5)(e)']", "EIR 14"), 6),
        (facts("ncnd", "['FOIA 24(2)']", "FOIA 17(1)", "law: EIR"), 6),
    ],
)
def test_an_outcome_and_what_it_rests_on_fit(ask, told, line):
    """Each outcome names what it rests on and nothing that has an outcome of its own; told once, where it stands."""
    found = [each for each in only(ask(told)) if not each.startswith("DL054")]
    assert found == [f"DL052 {line} error"]


@pytest.mark.parametrize(
    "told",
    [
        "outcome: part_granted",
        "outcome: not_held",
        "outcome: transferred",
        "outcome: accessible_elsewhere\nlaw: EIR",
        "outcome: future_publication\nlaw: EIR",
        facts("refused", "[21(1), 31(1)(a)]"),
        facts("refused", "[12(1), 14(1)]", "17(5)"),
        facts("refused", "[21(1), 22(1)]"),
        facts("refused", "[14]", "17(5)"),
        facts("refused", "[40(2), 40(3A)(a)]"),
        facts("part_granted", "[21(1)]"),
        facts("part_granted", "[12(1)]", "17(5)"),
        facts("cost", "[12(2), 12(4)(b)]", "17(5)"),
        facts("cost", "[12]", "17(5)"),
        facts("vexatious", "[14]", "17(5)"),
        facts("accessible_elsewhere", "[21(1), 21(2)(a)]"),
        facts("future_publication", "[22A(1)]"),
        facts("refused", "[22A(1)]"),
        facts("refused", "[27(2)]", "16(1)", "law: FOISA"),
        facts("transferred", "[12(4)(a)]", "14", "law: EIR"),
        "outcome: transferred\nlaw: EIR\nrefusal_notice: 14",
        facts("not_held", "[12(4)(a)]", "14", "law: EIR"),
        facts("vexatious", "[12(4)(b)]", "14", "law: EIR"),
        facts("refused", "[12(4)(b)]", "14", "law: EIR"),
        facts("future_publication", "[12(4)(d)]", "14", "law: EIR"),
        facts("refused", "['FOIA 39(1)', 'EIR 12(5)(e)']", "['FOIA 17(1)', 'EIR 14']", "law: EIR"),
    ],
)
def test_what_fits_is_not_told(ask, told):
    """Refused on several grounds, part given and part too costly, and what the regulations do without."""
    assert only(ask(told)) == []


def test_relying_on_two_outcomes_is_a_refusal(ask):
    """The hint says what to write where a letter refuses for cost and as vexatious at once."""
    (finding,) = [each for each in ask.findings(facts("cost", "[12(1), 14(1)]", "17(5)")) if each.blocks]
    assert finding.code == "DL052"
    assert "write refused" in finding.hint


def test_the_same_fault_in_two_parts_is_told_in_both(ask):
    """Each at its own line."""
    part = "  - outcome: refused\n    matter: {0}\n    exemptions: [12(1)]\n    refusal_notice: 17(5)\n"
    found = ask("parts:\n" + part.format("A") + part.format("B"))
    assert only(found) == ["DL052 6 error", "DL052 10 error"]


@pytest.mark.parametrize("outcome", ["granted", "answered"])
def test_what_refuses_nothing_weighs_nothing(ask, outcome):
    """A reason for leaving the public interest test out contradicts an outcome that refuses nothing."""
    assert ask(f"outcome: {outcome}\npublic_interest_test: 17(4)") == ["DL016 5 error"]
