"""All the rules about one response together: they never fail, and they speak to officers without repeating a letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_log.checks import check_alone
from disclosure_log.config import Options
from disclosure_log.findings import Finding
from disclosure_log.law import AuthorityKind, Law, Outcome, statute
from disclosure_log.records.reading import Conventions, read_draft

CANARY = "Zebedee"
"""Stands in every text that somebody writes, and in nothing that a rule says."""

PROVISIONS = [f"{law} {number}" for law in Law for number in statute(law).provisions]
NOTICES = [f"{law} {number}" for law in Law for number in (*statute(law).notices, "17(2)", "17(6)", "14(3)", "16(3)")]
TEXTS = ["available_at", "enactment", "estimate", "purpose", "qualified_person", "alternative_to"]
SENTENCES = [
    f"{CANARY} is exempt under section 31(1)(a) and section 40(2).",
    f"We refuse it under regulation 12(5)(e), says {CANARY}.",
    f"Ask {CANARY} for a review, and complain to the Information Commissioner.",
    f"\n\n### Public interest test of {CANARY}\n\nWeighed.",
    "Names: 14, 12, 24, 23, 30.",
]


def exemption(provision: str, keys: set[str]) -> str:
    """An entry of the list of exemptions."""
    return f"{{provision: '{provision}'" + "".join(f", {key}: {CANARY}" for key in sorted(keys)) + "}"


EXEMPTIONS = st.lists(
    st.builds(exemption, st.sampled_from(PROVISIONS), st.sets(st.sampled_from(TEXTS), max_size=2)),
    max_size=4,
    unique=True,
)
PARTS = st.tuples(
    st.sampled_from(list(Outcome)),
    st.sampled_from(list(Law)),
    EXEMPTIONS,
    st.lists(st.sampled_from(NOTICES), max_size=2, unique=True),
    st.sampled_from(["", "17(3)", "17(4)", "Response", CANARY]),
)


def front(parts: list[tuple[Outcome, Law, list[str], list[str], str]], known: list[str], received: str) -> str:
    """The front matter of a response with these parts."""
    lines = ["reference: '1'", f"title: {CANARY} last year", "responded: 2018-06-01", "parts:"]
    for outcome, law, exemptions, notices, test in parts:
        lines += [f"- outcome: {outcome}", f"  law: {law}", f"  matter: {CANARY}"]
        lines += [f"  exemptions: [{', '.join(exemptions)}]"] if exemptions else []
        lines += [f"  refusal_notice: [{', '.join(notices)}]"] if notices else []
        lines += [f"  public_interest_test: {test}"] if test else []
    lines += [f"received: {received}"] if received else []
    lines += ["known_defects:"] if known else []
    lines += [f"- {{code: {code}, note: {CANARY}}}" for code in known]
    return "\n".join(lines)


def is_in_order(finding: Finding, lines: int) -> bool:
    """Whether a finding says what is wrong and what to do, each in plain sentences on one line, with its place."""
    sentence = re.compile(r"[A-Z0-9`][^\n]{10,300}\.")
    return (
        re.fullmatch(r"DL\d{3}", finding.code) is not None
        and sentence.fullmatch(finding.message) is not None
        and sentence.fullmatch(finding.hint) is not None
        and 0 < finding.line <= lines
        and CANARY not in finding.message + finding.hint
    )


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(PARTS, min_size=1, max_size=3),
    st.lists(st.sampled_from(["DL051", "DL053", "DL059", "DL050", CANARY]), max_size=2),
    st.sampled_from(["", "2018-05-01", "2018-05-30"]),
    st.lists(st.sampled_from(SENTENCES), max_size=5),
    st.sampled_from(list(AuthorityKind)),
)
def test_no_mixture_of_facts_makes_a_rule_fail(tmp_path, parts, known, received, sentences, kind):
    """Whatever is written, every finding has its line, what is wrong and what to do, and no word of the letter."""
    file = Path(tmp_path) / "1.md"
    letter = " ".join(sentences) or "Nothing."
    text = f"---\n{front(parts, known, received)}\n---\n## Request\n\n{CANARY}?\n\n## Response\n\n{letter}\n"
    file.write_text(text, encoding="utf-8")
    draft = read_draft(file, "responses/1.md", Conventions())
    assert draft.response is not None, draft.findings
    options = Options(authority="Sampleshire", authority_kind=kind)
    assert draft.written is not None
    for finding in check_alone(draft.response, options, draft.written):
        assert is_in_order(finding, text.count("\n")), finding


WORST = "outcome: refused\nexemptions: [24(2), 35(1)(a), 44(1)(a)]\nrefusal_notice: 17(5)"


def test_of_a_withdrawn_response_nothing_is_asked(ask):
    """Taking one down is never held up, whatever is wrong with it."""
    assert len(ask(WORST, authority_kind="police force")) > 2
    withdrawn = "\nwithdrawn:\n  date: 2021-09-01\n  reason: It named somebody.\n  by: Disclosure officer"
    assert {each.split()[0] for each in ask(WORST + withdrawn)} <= {"DL071"}  # what its file still holds


@pytest.mark.parametrize("outcome", [each for each in Outcome if each not in (Outcome.GRANTED, Outcome.ANSWERED)])
@pytest.mark.parametrize("law", ["FOIA", "EIR"])
def test_every_outcome_can_be_published_under_every_law(ask, outcome, law):
    """With what it rests on, its notice and its test there is nothing to tell."""
    rests = {
        "FOIA": {
            "part_granted": ("40(2)", "17(1)"),
            "refused": ("31(1)(a)", "17(1)"),
            "ncnd": ("31(3)", "17(1)"),
            "cost": ("12(1)", "17(5)"),
            "vexatious": ("14(1)", "17(5)"),
            "repeated": ("14(2)", "17(5)"),
            "accessible_elsewhere": ("21(1)", "17(1)"),
            "future_publication": ("22(1)", "17(1)"),
        },
        "EIR": {
            "part_granted": ("12(5)(e)", "14"),
            "refused": ("12(5)(e)", "14"),
            "ncnd": ("12(6)", "14"),
            "not_held": ("12(4)(a)", "14"),
            "cost": ("12(4)(b)", "14"),
            "vexatious": ("12(4)(b)", "14"),
            "repeated": ("12(4)(b)", "14"),
            "accessible_elsewhere": ("6(1)(b)", ""),
            "future_publication": ("12(4)(d)", "14"),
        },
    }[law]
    provision, notice = rests.get(outcome, ("", ""))
    said = (
        "available_at: x"
        if "accessible" in outcome
        else "expected: 2022-01-01"
        if "future" in outcome
        else "estimate: 31 hours"
    )
    facts = [f"outcome: {outcome}", f"law: {law}"]
    facts += [f"exemptions: [{{provision: {provision}, {said}}}]"] if provision else []
    facts += [f"refusal_notice: {notice}"] if notice else []
    facts += ["identifies_nobody: {by: Disclosure officer, date: 2021-09-01}"]
    assert ask("\n".join(facts)) == []
