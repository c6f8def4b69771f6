"""The table of the Environmental Information Regulations 2004: every regulation that may be cited, and what each is."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure_log.law import Basis, CitationError, Kind, Law, Role, parse_citation, statute

EIR = statute(Law.EIR)
ROWS = EIR.provisions

NUMBERS = """
5 5(1) 5(2) 5(3) 5(4) 5(5) 5(6)
6(1)(a) 6(1)(b) 6(2) 7 8 9 10 11
12(1) 12(2) 12(3) 12(4)(a) 12(4)(b) 12(4)(c) 12(4)(d) 12(4)(e)
12(5)(a) 12(5)(b) 12(5)(c) 12(5)(d) 12(5)(e) 12(5)(f) 12(5)(f)(i) 12(5)(f)(ii) 12(5)(f)(iii) 12(5)(g)
12(6) 12(7) 12(8) 12(9) 12(10) 12(11)
13 13(1) 13(1)(a) 13(1)(b)
13(2) 13(2)(a) 13(2)(a)(i) 13(2)(a)(ii) 13(2)(b)
13(2A) 13(2A)(a) 13(2A)(b) 13(2B) 13(2B)(a) 13(2B)(b)
13(3) 13(3A) 13(3A)(a) 13(3A)(b) 13(3A)(c) 13(4) 13(5) 13(5)(a) 13(5)(b)
13(5A) 13(5A)(a) 13(5A)(b)
13(5B) 13(5B)(a) 13(5B)(a)(i) 13(5B)(a)(ii) 13(5B)(b) 13(5B)(c) 13(5B)(d) 13(5B)(e) 13(6)
14 15
"""
PROCEDURE = """
5 5(1) 5(2) 5(4) 5(5) 5(6) 6(1)(a) 6(2) 7 8 9 10 11 12(1) 12(2) 12(7) 12(8) 12(9) 12(10) 12(11) 13(4) 13(6) 14 15
"""
ABSOLUTE = """
5(3) 13(1)(a) 13(2)(a)(i) 13(2)(b) 13(2A) 13(2A)(a) 13(2A)(b) 13(5) 13(5)(a) 13(5)(b)
13(5A)(a) 13(5B)(a) 13(5B)(a)(i) 13(5B)(a)(ii)
"""
DEPENDS = "12(3) 13 13(1) 13(2) 13(2)(a) 13(5A) 13(5B)"
CONDITIONS = """
13(2) 13(2)(a) 13(2)(a)(i) 13(2)(a)(ii) 13(2)(b) 13(2A) 13(2A)(a) 13(2A)(b) 13(2B) 13(2B)(a) 13(2B)(b)
13(3) 13(3A) 13(3A)(a) 13(3A)(b) 13(3A)(c)
"""
UNTIL_MAY_2018 = "13(2) 13(2)(a) 13(2)(a)(i) 13(2)(a)(ii) 13(2)(b) 13(3) 13(4) 13(5) 13(5)(a) 13(5)(b)"
SINCE_MAY_2018 = """
13(1)(a) 13(1)(b) 13(2A) 13(2A)(a) 13(2A)(b) 13(2B) 13(2B)(a) 13(2B)(b) 13(3A) 13(3A)(a) 13(3A)(b) 13(3A)(c)
13(5A) 13(5A)(a) 13(5A)(b) 13(5B) 13(5B)(a) 13(5B)(a)(i) 13(5B)(a)(ii) 13(5B)(b) 13(5B)(c) 13(5B)(d) 13(5B)(e) 13(6)
"""
GDPR = date(2018, 5, 25)


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
    """Every exception of regulation 12 is qualified; personal data depends on the condition; 6(1)(b) is none at all."""
    kinds = {number: row.kind for number, row in ROWS.items() if row.role is not Role.PROCEDURE}
    assert [number for number, kind in kinds.items() if kind is Kind.ABSOLUTE] == ABSOLUTE.split()
    assert [number for number, kind in kinds.items() if kind is Kind.DEPENDS] == DEPENDS.split()
    assert [number for number, kind in kinds.items() if kind is Kind.NONE] == ["6(1)(b)"]


def test_the_harm_of_regulation_12_5_has_its_own_words() -> None:
    """12(5) and 12(6) ask whether disclosure would adversely affect something; what 12(4) names is a class."""
    for number, row in ROWS.items():
        if number.startswith(("12(5)", "12(6)")):
            assert (row.basis, row.wording) == (Basis.OTHER, "would adversely affect")
        else:
            assert (row.basis, row.wording) == (Basis.CLASS, "")


def test_the_limbs_that_neither_confirm_nor_deny() -> None:
    """12(6) for the interests in 12(5)(a); 13(5A) with 13(5B) for personal data, before May 2018 13(5)."""
    assert [row.number for row in EIR.limbs("12")] == ["12(6)"]
    assert [row.number for row in EIR.limbs("13")] == ["13(5)", "13(5A)", "13(5B)"]
    assert all("nothing about whether information" in row.meaning for row in ROWS.values() if row.role is Role.NCND)


def test_conditions_of_personal_data_stand_beside_regulation_13_1() -> None:
    """The conditions of regulation 13 are cited beside it, and carry the kind that they give it."""
    assert [number for number, row in ROWS.items() if row.role is Role.CONDITION] == CONDITIONS.split()
    kinds = [ROWS[number].kind for number in ("13(2A)", "13(2B)", "13(3A)")]
    assert kinds == [Kind.ABSOLUTE, Kind.QUALIFIED, Kind.QUALIFIED]


def test_personal_data_changed_on_25_may_2018() -> None:
    """The old limbs of regulation 13 stood until that day and the new ones since (Data Protection Act 2018)."""
    assert [number for number, row in ROWS.items() if row.until] == UNTIL_MAY_2018.split()
    assert [number for number, row in ROWS.items() if row.since] == SINCE_MAY_2018.split()
    assert {row.until or row.since for row in ROWS.values()} == {None, GDPR}
    assert ROWS["13(5)"].stood(date(2018, 5, 24))
    assert not ROWS["13(5)"].stood(GDPR)
    assert ROWS["13(5A)"].stood(GDPR)


def test_every_refusal_is_a_notice_under_regulation_14() -> None:
    """All exceptions need one; another form (6(1)(b)) and the requester's own data (5(3)) do not."""
    without = [number for number, row in ROWS.items() if row.role is not Role.PROCEDURE and not row.notice]
    assert without == ["5(3)", "6(1)(b)"]
    assert {row.notice for row in ROWS.values()} == {"", "14"}
    assert list(EIR.notices) == ["14"]
    assert len(EIR.notices["14"].says) == 6
    assert EIR.is_refusal_notice("14(1)")


def test_what_the_front_matter_should_have() -> None:
    """What is already public calls for where it can be had; nothing else calls for a key of its own."""
    assert {number: row.calls_for for number, row in ROWS.items() if row.calls_for} == {"6(1)(b)": ("available_at",)}
    assert all(row.authorities is None for row in ROWS.values())


@pytest.mark.parametrize(
    ("cited", "hint"),
    [
        ("12(4)", "Did you mean 12(4)(a) to 12(4)(e)?"),
        ("12(5)", "Did you mean 12(5)(a) to 12(5)(g)?"),
        ("12(5)(h)", "Did you mean 12(5)(a) to 12(5)(g)?"),
        ("13(7)", "Did you mean 13(1) to 13(5B)?"),
        ("6(1)(a)", "Leave it out of the exemptions: the information was given."),
        ("12(9)", "Leave it out of the exemptions."),
        ("5(2)", "Leave it out of the exemptions."),
    ],
)
def test_a_bare_or_wrong_regulation_is_answered(cited: str, hint: str) -> None:
    """Regulation 12(4) or 12(5) alone names no exception, and what is procedure is said to be that."""
    with pytest.raises(CitationError) as error:
        parse_citation(cited, Law.EIR)
    assert error.value.hint == hint
