"""The outcomes under each law: what each rests on, what fits beside it, and which notice says so."""

from __future__ import annotations

import pytest

from disclosure_log.law import Law, Outcome, is_refusal, statute
from disclosure_log.law.grounds import grounds, may_be_named, outcome_resting_on, rests_on

EVERY = [(law, outcome) for law in Law for outcome in Outcome]


@pytest.mark.parametrize(("law", "outcome"), EVERY)
def test_what_an_outcome_rests_on_can_be_cited(law: Law, outcome: Outcome) -> None:
    """Each provision in the table exists in that law and may be cited for refusing; each notice is one."""
    table = statute(law)
    for number in (*rests_on(outcome, law), *(may_be_named(outcome, law) or ())):
        assert table.find_ground(number), number
    usual = grounds(outcome, law)
    if usual and usual.provision:
        assert table.find_ground(usual.provision)
    if usual and usual.notice:
        assert table.is_refusal_notice(usual.notice)


@pytest.mark.parametrize(("law", "outcome"), EVERY)
def test_a_draft_begins_with_what_the_outcome_rests_on(law: Law, outcome: Outcome) -> None:
    """What a draft names is what the check asks for."""
    usual, needed = grounds(outcome, law), rests_on(outcome, law)
    if needed:
        assert usual is not None
        assert any(usual.provision == number or usual.provision.startswith(f"{number}(") for number in needed)


@pytest.mark.parametrize(
    ("outcome", "notices"),
    [
        (Outcome.NOT_HELD, {Law.FOIA: "", Law.EIR: "14", Law.FOISA: "17(1)", Law.EIR_SCOTLAND: "13"}),
        (Outcome.REFUSED, {Law.FOIA: "17(1)", Law.EIR: "14", Law.FOISA: "16(1)", Law.EIR_SCOTLAND: "13"}),
        (Outcome.NCND, {Law.FOIA: "17(1)", Law.EIR: "14", Law.FOISA: "18(1)", Law.EIR_SCOTLAND: "13"}),
        (Outcome.COST, {Law.FOIA: "17(5)", Law.EIR: "14", Law.FOISA: "16(4)", Law.EIR_SCOTLAND: "13"}),
        (Outcome.VEXATIOUS, {Law.FOIA: "17(5)", Law.EIR: "14", Law.FOISA: "16(5)", Law.EIR_SCOTLAND: "13"}),
        (Outcome.REPEATED, {Law.FOIA: "17(5)", Law.EIR: "14", Law.FOISA: "16(5)", Law.EIR_SCOTLAND: "13"}),
        (Outcome.ACCESSIBLE_ELSEWHERE, {Law.FOIA: "17(1)", Law.FOISA: "16(1)"}),
        (Outcome.FUTURE_PUBLICATION, {Law.FOIA: "17(1)", Law.FOISA: "16(1)"}),
        (Outcome.GRANTED, dict.fromkeys(Law, "")),
        (Outcome.ANSWERED, dict.fromkeys(Law, "")),
        (Outcome.TRANSFERRED, dict.fromkeys(Law, "")),
    ],
)
def test_each_outcome_has_its_notice_under_each_law(outcome: Outcome, notices: dict[Law, str]) -> None:
    """FOIA needs none where nothing is held; sections 21 and 22 are refusals; 12 and 14 have a notice of their own."""
    for law, notice in notices.items():
        usual = grounds(outcome, law)
        assert (usual.notice if usual else "") == notice, law


@pytest.mark.parametrize(
    ("law", "outcome", "provisions"),
    [
        (Law.FOIA, Outcome.COST, ("12",)),
        (Law.FOIA, Outcome.VEXATIOUS, ("14(1)",)),
        (Law.FOIA, Outcome.ACCESSIBLE_ELSEWHERE, ("21",)),
        (Law.EIR, Outcome.COST, ("12(4)(b)",)),
        (Law.EIR, Outcome.VEXATIOUS, ("12(4)(b)",)),
        (Law.EIR, Outcome.NOT_HELD, ("12(4)(a)",)),
        (Law.FOISA, Outcome.ACCESSIBLE_ELSEWHERE, ("25",)),
        (Law.FOIA, Outcome.NOT_HELD, ()),
        (Law.FOIA, Outcome.REFUSED, ()),
    ],
)
def test_an_outcome_rests_on_its_own_provision(law: Law, outcome: Outcome, provisions: tuple[str, ...]) -> None:
    """The EIRs have no sections 12 and 14, but 12(4)(b); a refusal rests on whichever exemption the letter says."""
    assert rests_on(outcome, law) == provisions


def test_a_provision_with_an_outcome_of_its_own_names_it() -> None:
    """Section 12 is cost, 14(2) a repeated request; 12(4)(b) of the EIRs may be three things, and names none."""
    assert outcome_resting_on("12(1)", Law.FOIA) is Outcome.COST
    assert outcome_resting_on("14(2)", Law.FOIA) is Outcome.REPEATED
    assert outcome_resting_on("21", Law.FOIA) is Outcome.ACCESSIBLE_ELSEWHERE
    assert outcome_resting_on("12(4)(a)", Law.EIR) is Outcome.NOT_HELD
    assert outcome_resting_on("12(4)(b)", Law.EIR) is None
    assert outcome_resting_on("31(1)(a)", Law.FOIA) is None


@pytest.mark.parametrize("law", Law)
def test_nothing_stands_beside_what_was_not_answered(law: Law) -> None:
    """A request that was passed on, withdrawn or left lying was not refused."""
    for outcome in (Outcome.TRANSFERRED, Outcome.WITHDRAWN_BY_REQUESTER, Outcome.LAPSED):
        # Under the EIRs a transfer is told in the refusal that says that nothing is held here.
        passed_on = law.environmental and outcome is Outcome.TRANSFERRED
        assert bool(may_be_named(outcome, law)) == passed_on
        assert not is_refusal(outcome, law)
