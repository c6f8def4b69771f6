"""The tables of both Environmental Information Regulations of 2004: every regulation that may be cited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from disclosure_log.law import Basis, CitationError, Kind, Law, Role, parse_citation, statute

GDPR = date(2018, 5, 25)


@dataclass(frozen=True)
class Expected:
    """What the Regulations hold, in their order."""

    numbers: str
    procedure: str
    absolute: str
    depends: str
    conditions: str
    until_may_2018: str
    since_may_2018: str

    without_notice: list[str]
    """What may be cited and is no refusal: another form, and the requester's own data."""

    notice: str
    clauses: int
    """How many things the notice must say."""


EXPECTED = {
    Law.EIR: Expected(
        numbers="""
5 5(1) 5(2) 5(3) 5(4) 5(5) 5(6) 6(1)(a) 6(1)(b) 6(2) 7 8 9 10 11 12(1) 12(2) 12(3) 12(4)(a) 12(4)(b) 12(4)(c)
12(4)(d) 12(4)(e) 12(5)(a) 12(5)(b) 12(5)(c) 12(5)(d) 12(5)(e) 12(5)(f) 12(5)(f)(i) 12(5)(f)(ii) 12(5)(f)(iii)
12(5)(g) 12(6) 12(7) 12(8) 12(9) 12(10) 12(11) 13 13(1) 13(1)(a) 13(1)(b) 13(2) 13(2)(a) 13(2)(a)(i)
13(2)(a)(ii) 13(2)(b) 13(2A) 13(2A)(a) 13(2A)(b) 13(2B) 13(2B)(a) 13(2B)(b) 13(3) 13(3A) 13(3A)(a) 13(3A)(b)
13(3A)(c) 13(4) 13(5) 13(5)(a) 13(5)(b) 13(5A) 13(5A)(a) 13(5A)(b) 13(5B) 13(5B)(a) 13(5B)(a)(i) 13(5B)(a)(ii)
13(5B)(b) 13(5B)(c) 13(5B)(d) 13(5B)(e) 13(6) 14 15
""",
        procedure="""
5 5(1) 5(2) 5(4) 5(5) 5(6) 6(1)(a) 6(2) 7 8 9 10 11 12(1) 12(2) 12(7) 12(8) 12(9) 12(10) 12(11) 13(4) 13(6) 14
15
""",
        absolute="""
5(3) 13(1)(a) 13(2)(a)(i) 13(2)(b) 13(2A) 13(2A)(a) 13(2A)(b) 13(5) 13(5)(a) 13(5)(b) 13(5A)(a) 13(5B)(a)
13(5B)(a)(i) 13(5B)(a)(ii)
""",
        depends="12(3) 13 13(1) 13(2) 13(2)(a) 13(5A) 13(5B)",
        conditions="""
13(2) 13(2)(a) 13(2)(a)(i) 13(2)(a)(ii) 13(2)(b) 13(2A) 13(2A)(a) 13(2A)(b) 13(2B) 13(2B)(a) 13(2B)(b) 13(3)
13(3A) 13(3A)(a) 13(3A)(b) 13(3A)(c)
""",
        until_may_2018="""
13(2) 13(2)(a) 13(2)(a)(i) 13(2)(a)(ii) 13(2)(b) 13(3) 13(4) 13(5) 13(5)(a) 13(5)(b)
""",
        since_may_2018="""
13(1)(a) 13(1)(b) 13(2A) 13(2A)(a) 13(2A)(b) 13(2B) 13(2B)(a) 13(2B)(b) 13(3A) 13(3A)(a) 13(3A)(b) 13(3A)(c)
13(5A) 13(5A)(a) 13(5A)(b) 13(5B) 13(5B)(a) 13(5B)(a)(i) 13(5B)(a)(ii) 13(5B)(b) 13(5B)(c) 13(5B)(d) 13(5B)(e)
13(6)
""",
        without_notice=["5(3)", "6(1)(b)"],
        notice="14",
        clauses=6,
    ),
    Law.EIR_SCOTLAND: Expected(
        numbers="""
5 6(1)(a) 6(1)(b) 6(2) 7 8 9 10(1) 10(2) 10(3) 10(4)(a) 10(4)(b) 10(4)(c) 10(4)(d) 10(4)(e) 10(5)(a) 10(5)(b)
10(5)(c) 10(5)(d) 10(5)(e) 10(5)(f) 10(5)(f)(i) 10(5)(f)(ii) 10(5)(f)(iii) 10(5)(g) 10(6) 10(7) 10(8) 10(9) 11
11(1) 11(2) 11(2)(a) 11(2)(b) 11(3) 11(3)(a) 11(3)(a)(i) 11(3)(a)(ii) 11(3)(b) 11(3A) 11(3A)(a) 11(3A)(b) 11(3B)
11(4) 11(4A) 11(4A)(a) 11(4A)(b) 11(5) 11(6) 11(7) 12 13 14 16
""",
        procedure="5 6(1)(a) 6(2) 7 8 9 10(1) 10(2) 10(6) 10(7) 10(9) 11(5) 11(7) 12 13 14 16",
        absolute="11(1) 11(2)(a) 11(3)(a)(i) 11(3)(b) 11(3A) 11(3A)(a) 11(3A)(b)",
        depends="10(3) 11 11(2) 11(3) 11(3)(a) 11(6)",
        conditions="""
11(3) 11(3)(a) 11(3)(a)(i) 11(3)(a)(ii) 11(3)(b) 11(3A) 11(3A)(a) 11(3A)(b) 11(3B) 11(4) 11(4A) 11(4A)(a)
11(4A)(b)
""",
        until_may_2018="11(3) 11(3)(a) 11(3)(a)(i) 11(3)(a)(ii) 11(3)(b) 11(4) 11(5)",
        since_may_2018="""
11(2)(a) 11(2)(b) 11(3A) 11(3A)(a) 11(3A)(b) 11(3B) 11(4A) 11(4A)(a) 11(4A)(b) 11(7)
""",
        without_notice=["6(1)(b)", "11(1)"],
        notice="13",
        clauses=7,
    ),
}
both = pytest.mark.parametrize(("law", "expected"), EXPECTED.items())
EIR, SCOTTISH = statute(Law.EIR), statute(Law.EIR_SCOTLAND)


@both
def test_every_regulation_that_may_be_cited_is_there(law: Law, expected: Expected) -> None:
    """The table holds these provisions in the order of the Regulations, each with its own title, all confirmed."""
    rows = statute(law).provisions
    assert list(rows) == expected.numbers.split()
    assert len({row.title for row in rows.values()}) == len(rows)
    assert all(row.confirmed for row in rows.values())


@both
def test_what_nothing_is_refused_under(law: Law, expected: Expected) -> None:
    """The duty to answer, form, time, charges, help, transfer, review and what a refusal must say are procedure."""
    procedure = [row for row in statute(law).provisions.values() if row.role is Role.PROCEDURE]
    assert [row.number for row in procedure] == expected.procedure.split()
    assert not any(row.notice for row in procedure)


@both
def test_which_exceptions_need_a_public_interest_test(law: Law, expected: Expected) -> None:
    """The exceptions are qualified; personal data depends on the condition; 6(1)(b) is none at all."""
    rows = statute(law).provisions
    kinds = {number: row.kind for number, row in rows.items() if row.role is not Role.PROCEDURE}
    assert [number for number, kind in kinds.items() if kind is Kind.ABSOLUTE] == expected.absolute.split()
    assert [number for number, kind in kinds.items() if kind is Kind.DEPENDS] == expected.depends.split()
    assert [number for number, kind in kinds.items() if kind is Kind.NONE] == ["6(1)(b)"]


@both
def test_conditions_of_personal_data_stand_beside_it(law: Law, expected: Expected) -> None:
    """The conditions are cited beside what they are conditions of."""
    rows = statute(law).provisions
    assert [number for number, row in rows.items() if row.role is Role.CONDITION] == expected.conditions.split()


@both
def test_personal_data_changed_on_25_may_2018(law: Law, expected: Expected) -> None:
    """The old limbs stood until that day and the new ones since (Data Protection Act 2018)."""
    rows = statute(law).provisions
    assert [number for number, row in rows.items() if row.until] == expected.until_may_2018.split()
    assert [number for number, row in rows.items() if row.since] == expected.since_may_2018.split()
    assert {row.until or row.since for row in rows.values()} == {None, GDPR}


@both
def test_every_refusal_is_a_notice(law: Law, expected: Expected) -> None:
    """All exceptions need one, under one regulation; what is given in another form and one's own data do not."""
    table = statute(law)
    rows = table.provisions
    without = [number for number, row in rows.items() if row.role is not Role.PROCEDURE and not row.notice]
    assert without == expected.without_notice
    assert {row.notice for row in rows.values()} == {"", expected.notice}
    assert list(table.notices) == [expected.notice]
    assert len(table.notices[expected.notice].says) == expected.clauses
    assert table.is_refusal_notice(f"{expected.notice}(1)")


@pytest.mark.parametrize("law", EXPECTED)
def test_what_the_front_matter_should_have(law: Law) -> None:
    """What is already public calls for where it can be had; nothing else calls for a key of its own."""
    rows = statute(law).provisions
    assert {number: row.calls_for for number, row in rows.items() if row.calls_for} == {"6(1)(b)": ("available_at",)}
    assert all(row.authorities is None for row in rows.values())


@pytest.mark.parametrize("law", EXPECTED)
def test_a_limb_says_that_it_says_nothing(law: Law) -> None:
    """To neither confirm nor deny says nothing about whether information is held."""
    limbs = [row for row in statute(law).provisions.values() if row.role is Role.NCND]
    assert limbs
    assert all("nothing about whether information" in row.meaning for row in limbs)


def test_the_harm_of_regulation_12_5_has_its_own_words() -> None:
    """12(5) and 12(6) ask whether disclosure would adversely affect something; what 12(4) names is a class."""
    for number, row in EIR.provisions.items():
        if number.startswith(("12(5)", "12(6)")):
            assert (row.basis, row.wording) == (Basis.OTHER, "would adversely affect")
        else:
            assert (row.basis, row.wording) == (Basis.CLASS, "")


def test_the_harm_of_regulation_10_5_is_substantial_prejudice() -> None:
    """10(5) and 10(8) ask for prejudice, unlike the other Regulations; what 10(4) names is a class."""
    prejudice = {number for number, row in SCOTTISH.provisions.items() if row.basis is Basis.PREJUDICE}
    assert prejudice == {number for number in SCOTTISH.provisions if number.startswith(("10(5)", "10(8)"))}
    assert {row.basis for row in SCOTTISH.provisions.values()} == {Basis.CLASS, Basis.PREJUDICE}


def test_the_limbs_of_the_regulations() -> None:
    """12(6) for the interests in 12(5)(a); 13(5A) with 13(5B) for personal data, before May 2018 13(5)."""
    assert [row.number for row in EIR.limbs("12")] == ["12(6)"]
    assert [row.number for row in EIR.limbs("13")] == ["13(5)", "13(5A)", "13(5B)"]


def test_the_limbs_of_the_scottish_regulations() -> None:
    """10(8) for the interests in 10(5)(a), and 11(6) for personal data, which did not change in 2018."""
    assert [row.number for row in SCOTTISH.limbs("10")] == ["10(8)"]
    assert [row.number for row in SCOTTISH.limbs("11")] == ["11(6)"]


def test_a_condition_carries_its_kind() -> None:
    """The principles are absolute; an objection, and what is kept from the person too, are qualified."""
    absolute, *qualified = [EIR.provisions[number].kind for number in ("13(2A)", "13(2B)", "13(3A)")]
    assert (absolute, qualified) == (Kind.ABSOLUTE, [Kind.QUALIFIED] * 2)
    absolute, *qualified = [SCOTTISH.provisions[number].kind for number in ("11(3A)", "11(3B)", "11(4A)")]
    assert (absolute, qualified) == (Kind.ABSOLUTE, [Kind.QUALIFIED] * 2)


@pytest.mark.parametrize(
    ("law", "cited", "hint"),
    [
        (Law.EIR, "12(4)", "Did you mean 12(4)(a) to 12(4)(e)?"),
        (Law.EIR, "12(5)", "Did you mean 12(5)(a) to 12(5)(g)?"),
        (Law.EIR, "12(5)(h)", "Did you mean 12(5)(a) to 12(5)(g)?"),
        (Law.EIR, "13(7)", "Did you mean 13(1) to 13(5B)?"),
        (Law.EIR, "6(1)(a)", "Leave it out of the exemptions: the information was given."),
        (Law.EIR, "12(9)", "Leave it out of the exemptions."),
        (Law.EIR, "5(2)", "Leave it out of the exemptions."),
        (Law.EIR_SCOTLAND, "10(4)", "Did you mean 10(4)(a) to 10(4)(e)?"),
        (Law.EIR_SCOTLAND, "10(5)(h)", "Did you mean 10(5)(a) to 10(5)(g)?"),
        (Law.EIR_SCOTLAND, "11(8)", "Did you mean 11(1) to 11(6)?"),
        (Law.EIR_SCOTLAND, "10(6)", "Leave it out of the exemptions."),
        (Law.EIR_SCOTLAND, "7", "Write the later date, and why, under extension."),
        (Law.EIR_SCOTLAND, "14", "Write the outcome transferred."),
    ],
)
def test_a_bare_or_wrong_regulation_is_answered(law: Law, cited: str, hint: str) -> None:
    """A regulation without its paragraph names no exception, and what is procedure is said to be that."""
    with pytest.raises(CitationError) as error:
        parse_citation(cited, law)
    assert error.value.hint == hint
