"""The outcomes under each law: what each rests on, and the notice that says so.

What a draft of a response begins with, and what the rules about outcomes ask.

FOIA: sections 12, 14, 21, 22 and 17(1), 17(5). EIR: regulations 6, 12(4), 12(6) and 14. FOISA: sections 12, 14, 16, 17,
18, 25 and 27. Scottish EIRs: regulations 6, 10(4), 10(8) and 13.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from disclosure_log.law.laws import Law
from disclosure_log.law.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an outcome rests on. Where `provision` is empty, it is the letter that says which one."""

    provision: str = ""
    """The provision, in canonical form: `12(1)`."""

    notice: str = ""
    """The provision that the letter is a notice under; empty where none is called for."""

    for_example: str = ""
    """Where the provision is for the letter to say: some that it may be, as a list is written."""

    detail: str = ""
    """The key for what the provision calls for, such as `estimate`."""


_FOIA = {
    Outcome.PART_GRANTED: Grounds("", "17(1)", "31(1)(a), 40(2)"),
    Outcome.REFUSED: Grounds("", "17(1)", "31(1)(a), 43(2)"),
    Outcome.NCND: Grounds("", "17(1)", "24(2), 31(3)"),
    Outcome.COST: Grounds("12(1)", "17(5)", detail="estimate"),
    Outcome.VEXATIOUS: Grounds("14(1)", "17(5)"),
    Outcome.REPEATED: Grounds("14(2)", "17(5)"),
    Outcome.ACCESSIBLE_ELSEWHERE: Grounds("21(1)", "17(1)", detail="available_at"),
    Outcome.FUTURE_PUBLICATION: Grounds("22(1)", "17(1)", detail="expected"),
}
_EIR = {
    Outcome.PART_GRANTED: Grounds("", "14", "12(5)(e), 13(1)"),
    Outcome.REFUSED: Grounds("", "14", "12(4)(d), 12(5)(e)"),
    Outcome.NCND: Grounds("", "14", "12(6), 12(5)(a)"),
    Outcome.NOT_HELD: Grounds("12(4)(a)", "14"),
    Outcome.COST: Grounds("12(4)(b)", "14"),
    Outcome.VEXATIOUS: Grounds("12(4)(b)", "14"),
    Outcome.REPEATED: Grounds("12(4)(b)", "14"),
}
_FOISA = {
    Outcome.PART_GRANTED: Grounds("", "16(1)", "35(1)(a), 38(1)(b)"),
    Outcome.REFUSED: Grounds("", "16(1)", "33(1)(b), 35(1)(a)"),
    Outcome.NCND: Grounds("", "18(1)", "18(1), 35(1)(a)"),
    Outcome.NOT_HELD: Grounds(notice="17(1)"),
    Outcome.COST: Grounds("12(1)", "16(4)", detail="estimate"),
    Outcome.VEXATIOUS: Grounds("14(1)", "16(5)"),
    Outcome.REPEATED: Grounds("14(2)", "16(5)"),
    Outcome.ACCESSIBLE_ELSEWHERE: Grounds("25(1)", "16(1)", detail="available_at"),
    Outcome.FUTURE_PUBLICATION: Grounds("27(1)", "16(1)", detail="expected"),
}
_EIR_SCOTLAND = {
    Outcome.PART_GRANTED: Grounds("", "13", "10(5)(e), 11(2)"),
    Outcome.REFUSED: Grounds("", "13", "10(4)(d), 10(5)(e)"),
    Outcome.NCND: Grounds("", "13", "10(8), 11(6)"),
    Outcome.NOT_HELD: Grounds("10(4)(a)", "13"),
    Outcome.COST: Grounds("10(4)(b)", "13"),
    Outcome.VEXATIOUS: Grounds("10(4)(b)", "13"),
    Outcome.REPEATED: Grounds("10(4)(b)", "13"),
}
_GROUNDS: Mapping[Law, Mapping[Outcome, Grounds]] = {
    Law.FOIA: _FOIA,
    Law.EIR: _EIR,
    Law.FOISA: _FOISA,
    Law.EIR_SCOTLAND: _EIR_SCOTLAND,
}


def grounds(outcome: Outcome, law: Law) -> Grounds | None:
    """What `outcome` usually rests on under `law`; none where it calls for no provision and no notice."""
    return _GROUNDS[law].get(outcome)


def rests_on(outcome: Outcome, law: Law) -> tuple[str, ...]:
    """The provisions of `law` one of which `outcome` cannot do without; empty where no single one is called for."""
    return _RESTS_ON[law].get(outcome, ())


def may_be_named(outcome: Outcome, law: Law) -> tuple[str, ...] | None:
    """The only provisions of `law` that can stand beside `outcome`; none where any exemption can."""
    if outcome in _NOTHING_BESIDE:
        return _WITH_A_TRANSFER.get(law, ()) if outcome is Outcome.TRANSFERRED else ()
    if outcome in _OF_THEIR_OWN:
        return _RESTS_ON[law].get(outcome) or _AT_WILL[law].get(outcome)
    if outcome is Outcome.NOT_HELD:
        return _RESTS_ON[law].get(outcome, ())
    return None


def outcome_resting_on(provision: str, law: Law) -> Outcome | None:
    """The outcome that a provision such as `12(1)` is the mark of; none for an exemption like any other."""
    if any(provision == number or provision.startswith(f"{number}(") for number in _RESEARCH.get(law, ())):
        return None
    for outcome, numbers in {**_RESTS_ON[law], **_AT_WILL[law]}.items():
        if any(provision == number or provision.startswith(f"{number}(") for number in numbers):
            # Regulation 12(4)(b) is cited for cost, vexatious and repeated requests alike.
            return None if law.environmental and outcome in _MANIFESTLY_UNREASONABLE else outcome
    return None


_MANIFESTLY_UNREASONABLE = frozenset({Outcome.COST, Outcome.VEXATIOUS, Outcome.REPEATED})
_RESEARCH = {Law.FOIA: ("22A",), Law.FOISA: ("27(2)",)}
"""A report of the research is to be published, and it need not hold what was asked for: that is a refusal as well."""
_NOTHING_BESIDE = frozenset({Outcome.TRANSFERRED, Outcome.WITHDRAWN_BY_REQUESTER, Outcome.LAPSED})
_WITH_A_TRANSFER = {Law.EIR: ("12(4)(a)",), Law.EIR_SCOTLAND: ("10(4)(a)",)}
"""A transfer is told in the refusal that says that nothing is held here (regulation 10(1); in Scotland 14(1))."""
_OF_THEIR_OWN = frozenset(
    {
        Outcome.COST,
        Outcome.VEXATIOUS,
        Outcome.REPEATED,
        Outcome.ACCESSIBLE_ELSEWHERE,
        Outcome.FUTURE_PUBLICATION,
    }
)
_RESTS_ON: Mapping[Law, Mapping[Outcome, tuple[str, ...]]] = {
    Law.FOIA: {
        Outcome.COST: ("12",),
        Outcome.VEXATIOUS: ("14(1)",),
        Outcome.REPEATED: ("14(2)",),
        Outcome.ACCESSIBLE_ELSEWHERE: ("21",),
        Outcome.FUTURE_PUBLICATION: ("22", "22A"),
    },
    Law.EIR: {
        Outcome.NOT_HELD: ("12(4)(a)",),
        Outcome.COST: ("12(4)(b)",),
        Outcome.VEXATIOUS: ("12(4)(b)",),
        Outcome.REPEATED: ("12(4)(b)",),
    },
    Law.FOISA: {
        Outcome.COST: ("12",),
        Outcome.VEXATIOUS: ("14(1)",),
        Outcome.REPEATED: ("14(2)",),
        Outcome.ACCESSIBLE_ELSEWHERE: ("25",),
        Outcome.FUTURE_PUBLICATION: ("27",),
    },
    Law.EIR_SCOTLAND: {
        Outcome.NOT_HELD: ("10(4)(a)",),
        Outcome.COST: ("10(4)(b)",),
        Outcome.VEXATIOUS: ("10(4)(b)",),
        Outcome.REPEATED: ("10(4)(b)",),
    },
}
_AT_WILL: Mapping[Law, Mapping[Outcome, tuple[str, ...]]] = {
    Law.FOIA: {},
    Law.EIR: {Outcome.ACCESSIBLE_ELSEWHERE: ("6(1)(b)",)},
    Law.FOISA: {},
    Law.EIR_SCOTLAND: {Outcome.ACCESSIBLE_ELSEWHERE: ("6(1)(b)",)},
}
"""What can be cited beside an outcome and need not be."""
