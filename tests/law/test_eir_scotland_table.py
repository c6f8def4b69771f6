"""The table of the Environmental Information (Scotland) Regulations 2004: every regulation that may be cited."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure_log.law import Basis, CitationError, Kind, Law, Role, parse_citation, statute

REGULATIONS = statute(Law.EIR_SCOTLAND)
ROWS = REGULATIONS.provisions

NUMBERS = """
5 6(1)(a) 6(1)(b) 6(2) 7 8 9
10(1) 10(2) 10(3) 10(4)(a) 10(4)(b) 10(4)(c) 10(4)(d) 10(4)(e)
10(5)(a) 10(5)(b) 10(5)(c) 10(5)(d) 10(5)(e) 10(5)(f) 10(5)(f)(i) 10(5)(f)(ii) 10(5)(f)(iii) 10(5)(g)
10(6) 10(7) 10(8) 10(9)
11 11(1) 11(2) 11(2)(a) 11(2)(b)
11(3) 11(3)(a) 11(3)(a)(i) 11(3)(a)(ii) 11(3)(b) 11(3A) 11(3A)(a) 11(3A)(b) 11(3B)
11(4) 11(4A) 11(4A)(a) 11(4A)(b) 11(5) 11(6) 11(7)
12 13 14 16
"""
PROCEDURE = "5 6(1)(a) 6(2) 7 8 9 10(1) 10(2) 10(6) 10(7) 10(9) 11(5) 11(7) 12 13 14 16"
ABSOLUTE = "11(1) 11(2)(a) 11(3)(a)(i) 11(3)(b) 11(3A) 11(3A)(a) 11(3A)(b)"
DEPENDS = "10(3) 11 11(2) 11(3) 11(3)(a) 11(6)"
CONDITIONS = """
11(3) 11(3)(a) 11(3)(a)(i) 11(3)(a)(ii) 11(3)(b) 11(3A) 11(3A)(a) 11(3A)(b) 11(3B) 11(4) 11(4A) 11(4A)(a) 11(4A)(b)
"""
UNTIL_MAY_2018 = "11(3) 11(3)(a) 11(3)(a)(i) 11(3)(a)(ii) 11(3)(b) 11(4) 11(5)"
SINCE_MAY_2018 = "11(2)(a) 11(2)(b) 11(3A) 11(3A)(a) 11(3A)(b) 11(3B) 11(4A) 11(4A)(a) 11(4A)(b) 11(7)"


def test_every_regulation_that_may_be_cited_is_there() -> None:
    """The table holds these provisions in the order of the Regulations, each with its own title, all confirmed."""
    assert list(ROWS) == NUMBERS.split()
    assert len({row.title for row in ROWS.values()}) == len(ROWS)
    assert all(row.confirmed for row in ROWS.values())


def test_what_nothing_is_refused_under() -> None:
    """The duty to answer, form, time, charges, help, transfer, review and what a refusal must say are procedure."""
    procedure = [number for number, row in ROWS.items() if row.role is Role.PROCEDURE]
    assert procedure == PROCEDURE.split()
    assert not any(ROWS[number].notice for number in procedure)


def test_which_exceptions_need_a_public_interest_test() -> None:
    """Every exception of regulation 10 is qualified; personal data depends on the condition; 6(1)(b) is none at all."""
    kinds = {number: row.kind for number, row in ROWS.items() if row.role is not Role.PROCEDURE}
    assert [number for number, kind in kinds.items() if kind is Kind.ABSOLUTE] == ABSOLUTE.split()
    assert [number for number, kind in kinds.items() if kind is Kind.DEPENDS] == DEPENDS.split()
    assert [number for number, kind in kinds.items() if kind is Kind.NONE] == ["6(1)(b)"]


def test_the_harm_of_regulation_10_5_is_substantial_prejudice() -> None:
    """10(5) and 10(8) ask for prejudice, unlike the other Regulations; what 10(4) names is a class."""
    prejudice = {number for number, row in ROWS.items() if row.basis is Basis.PREJUDICE}
    assert prejudice == {number for number in ROWS if number.startswith(("10(5)", "10(8)"))}
    assert {row.basis for row in ROWS.values()} == {Basis.CLASS, Basis.PREJUDICE}


def test_the_limbs_that_neither_confirm_nor_deny() -> None:
    """10(8) for the interests in 10(5)(a), and 11(6) for personal data, which did not change in 2018."""
    assert [row.number for row in REGULATIONS.limbs("10")] == ["10(8)"]
    assert [row.number for row in REGULATIONS.limbs("11")] == ["11(6)"]
    assert all("nothing about whether information" in row.meaning for row in ROWS.values() if row.role is Role.NCND)


def test_conditions_of_personal_data_stand_beside_regulation_11_2() -> None:
    """The conditions of regulation 11 are cited beside it, and carry the kind that they give it."""
    assert [number for number, row in ROWS.items() if row.role is Role.CONDITION] == CONDITIONS.split()
    kinds = [ROWS[number].kind for number in ("11(3A)", "11(3B)", "11(4A)")]
    assert kinds == [Kind.ABSOLUTE, Kind.QUALIFIED, Kind.QUALIFIED]


def test_personal_data_changed_on_25_may_2018() -> None:
    """The old limbs of regulation 11 stood until that day and the new ones since (Data Protection Act 2018)."""
    assert [number for number, row in ROWS.items() if row.until] == UNTIL_MAY_2018.split()
    assert [number for number, row in ROWS.items() if row.since] == SINCE_MAY_2018.split()
    assert {row.until or row.since for row in ROWS.values()} == {None, date(2018, 5, 25)}


def test_every_refusal_is_a_notice_under_regulation_13() -> None:
    """All exceptions need one; what is given in another form (6(1)(b)) and one's own data (11(1)) do not."""
    without = [number for number, row in ROWS.items() if row.role is not Role.PROCEDURE and not row.notice]
    assert without == ["6(1)(b)", "11(1)"]
    assert {row.notice for row in ROWS.values()} == {"", "13"}
    assert list(REGULATIONS.notices) == ["13"]
    assert len(REGULATIONS.notices["13"].says) == 7
    assert REGULATIONS.is_refusal_notice("13(b)")


def test_what_the_front_matter_should_have() -> None:
    """What is already public calls for where it can be had; nothing else calls for a key of its own."""
    assert {number: row.calls_for for number, row in ROWS.items() if row.calls_for} == {"6(1)(b)": ("available_at",)}


@pytest.mark.parametrize(
    ("cited", "hint"),
    [
        ("10(4)", "Did you mean 10(4)(a) to 10(4)(e)?"),
        ("10(5)(h)", "Did you mean 10(5)(a) to 10(5)(g)?"),
        ("11(8)", "Did you mean 11(1) to 11(6)?"),
        ("10(6)", "Leave it out of the exemptions."),
        ("7", "Write the later date, and why, under extension."),
        ("14", "Write the outcome transferred."),
    ],
)
def test_a_bare_or_wrong_regulation_is_answered(cited: str, hint: str) -> None:
    """Regulation 10(4) alone names no exception, and what is procedure is said to be that."""
    with pytest.raises(CitationError) as error:
        parse_citation(cited, Law.EIR_SCOTLAND)
    assert error.value.hint == hint
