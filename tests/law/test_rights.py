"""What can be done after a response, by whom, and with which regulator."""

from __future__ import annotations

import re

import pytest

from disclosure_log.law import Law, Outcome, is_refusal, next_steps, regulator


@pytest.mark.parametrize("refused", [True, False])
@pytest.mark.parametrize("law", Law)
def test_only_who_asked_may_complain_and_anybody_may_ask_anew(law: Law, refused: bool) -> None:
    """The steps say that review and complaint are for the person who asked, and a new request for anybody."""
    steps = next_steps(law, refused=refused)
    said = " ".join(steps)
    assert set(re.findall(r"%\((\w+)\)s", said)) == {"authority", "regulator"}
    assert sum("and nobody else" in step for step in steps) == 1
    assert sum(step.startswith("Anybody can make a new request") for step in steps) == 1
    assert all(step.endswith(".") for step in steps)


@pytest.mark.parametrize("law", Law)
def test_a_refusal_leads_with_the_review(law: Law) -> None:
    """After a refusal the review comes first, before the regulator; otherwise the new request comes first."""
    review, complaint, _ = next_steps(law, refused=True)
    assert "review" in review
    assert "after the" in complaint
    assert next_steps(law, refused=False)[0].startswith("Anybody")


@pytest.mark.parametrize(
    ("law", "name", "host"),
    [
        (Law.FOIA, "Information Commissioner's Office", "ico.org.uk"),
        (Law.EIR, "Information Commissioner's Office", "ico.org.uk"),
        (Law.FOISA, "Scottish Information Commissioner", "www.foi.scot"),
        (Law.EIR_SCOTLAND, "Scottish Information Commissioner", "www.foi.scot"),
    ],
)
def test_each_law_has_its_regulator(law: Law, name: str, host: str) -> None:
    """Scotland's laws have a regulator of their own, and each is reached over https."""
    assert regulator(law).name == name
    assert regulator(law).address.startswith(f"https://{host}/")


@pytest.mark.parametrize(
    ("outcome", "law", "refusal"),
    [
        (Outcome.REFUSED, Law.FOIA, True),
        (Outcome.NCND, Law.FOIA, True),
        (Outcome.ACCESSIBLE_ELSEWHERE, Law.FOIA, True),
        (Outcome.NOT_HELD, Law.FOIA, False),
        (Outcome.NOT_HELD, Law.FOISA, False),
        (Outcome.NOT_HELD, Law.EIR, True),
        (Outcome.NOT_HELD, Law.EIR_SCOTLAND, True),
        (Outcome.GRANTED, Law.EIR, False),
        (Outcome.ANSWERED, Law.FOIA, False),
        (Outcome.LAPSED, Law.FOIA, False),
    ],
)
def test_what_counts_as_a_refusal_differs_by_law(outcome: Outcome, law: Law, refusal: bool) -> None:
    """Not holding information is a refusal under the EIRs alone; relying on section 21 is one under FOIA."""
    assert is_refusal(outcome, law) == refusal
