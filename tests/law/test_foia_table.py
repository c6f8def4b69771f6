"""The table of the Freedom of Information Act 2000: every provision that letters cite, and what each is."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure_log.law import AuthorityKind, Basis, CitationError, Kind, Law, Role, parse_citation, statute

FOIA = statute(Law.FOIA)
ROWS = FOIA.provisions

NUMBERS = """
1 1(1) 1(1)(a) 1(1)(b) 1(2) 1(3) 1(4) 1(5) 1(6)
2 2(1) 2(1)(a) 2(1)(b) 2(2) 2(2)(a) 2(2)(b) 2(3)
10 10(1) 10(2) 10(3) 10(4) 10(6)
12 12(1) 12(2) 12(4) 12(4)(a) 12(4)(b)
14 14(1) 14(2)
16 16(1) 16(2)
17 17(1) 17(1)(a) 17(1)(b) 17(1)(c) 17(2) 17(3) 17(4) 17(5) 17(6) 17(7) 17(7)(a) 17(7)(b)
21 21(1) 21(2) 21(2)(a) 21(2)(b) 21(3)
22 22(1) 22(1)(a) 22(1)(b) 22(1)(c) 22(2)
22A 22A(1) 22A(1)(a) 22A(1)(b) 22A(1)(b)(i) 22A(1)(b)(ii) 22A(1)(b)(iii) 22A(1)(b)(iv) 22A(2)
23 23(1) 23(2) 23(3) 23(3)(a) 23(3)(b) 23(3)(c) 23(3)(d) 23(3)(e) 23(3)(f) 23(3)(g) 23(3)(h)
23(3)(i) 23(3)(j) 23(3)(k) 23(3)(l) 23(3)(m) 23(3)(n) 23(3)(o) 23(3)(p) 23(5)
24 24(1) 24(2) 24(3)
26 26(1) 26(1)(a) 26(1)(b) 26(2) 26(3)
27 27(1) 27(1)(a) 27(1)(b) 27(1)(c) 27(1)(d) 27(2) 27(3) 27(4) 27(4)(a) 27(4)(b)
28 28(1) 28(2) 28(3)
29 29(1) 29(1)(a) 29(1)(b) 29(2)
30 30(1) 30(1)(a) 30(1)(a)(i) 30(1)(a)(ii) 30(1)(b) 30(1)(c)
30(2) 30(2)(a) 30(2)(a)(i) 30(2)(a)(ii) 30(2)(a)(iii) 30(2)(a)(iv) 30(2)(b) 30(3)
31 31(1) 31(1)(a) 31(1)(b) 31(1)(c) 31(1)(d) 31(1)(e) 31(1)(f) 31(1)(g) 31(1)(h) 31(1)(i)
31(2) 31(2)(a) 31(2)(b) 31(2)(c) 31(2)(d) 31(2)(e) 31(2)(f) 31(2)(g) 31(2)(h) 31(2)(i) 31(2)(j) 31(3)
32 32(1) 32(1)(a) 32(1)(b) 32(1)(c) 32(1)(c)(i) 32(1)(c)(ii) 32(2) 32(2)(a) 32(2)(b) 32(3)
33 33(1) 33(1)(a) 33(1)(b) 33(2) 33(3)
34 34(1) 34(2) 34(3)
35 35(1) 35(1)(a) 35(1)(b) 35(1)(c) 35(1)(d) 35(2) 35(3) 35(4)
36 36(1) 36(1)(a) 36(1)(b) 36(2) 36(2)(a) 36(2)(a)(i) 36(2)(a)(ii) 36(2)(a)(iii)
36(2)(b) 36(2)(b)(i) 36(2)(b)(ii) 36(2)(c) 36(3) 36(4) 36(5) 36(7)
37 37(1) 37(1)(a) 37(1)(aa) 37(1)(ab) 37(1)(ac) 37(1)(ad) 37(1)(b) 37(2)
38 38(1) 38(1)(a) 38(1)(b) 38(2)
39 39(1) 39(1)(a) 39(1)(b) 39(2)
40 40(1) 40(2) 40(2)(a) 40(2)(b) 40(3) 40(3)(a) 40(3)(a)(i) 40(3)(a)(ii) 40(3)(b) 40(3A) 40(3A)(a) 40(3A)(b) 40(3B)
40(4) 40(4A) 40(4A)(a) 40(4A)(b) 40(5) 40(5)(a) 40(5)(b) 40(5)(b)(i) 40(5)(b)(ii) 40(5A)
40(5B) 40(5B)(a) 40(5B)(a)(i) 40(5B)(a)(ii) 40(5B)(b) 40(5B)(c) 40(5B)(d) 40(7)
41 41(1) 41(1)(a) 41(1)(b) 41(2)
42 42(1) 42(2)
43 43(1) 43(2) 43(3)
44 44(1) 44(1)(a) 44(1)(b) 44(1)(c) 44(2)
"""
PROCEDURE = ("1", "2", "10", "16", "17", "35(2)", "35(4)", "36(5)", "40(7)")
CONDITIONS = """
12(4) 21(2) 21(3) 23(2) 23(3) 24(3) 26(2) 27(3) 28(2) 31(2) 33(1) 34(3) 36(1) 36(4) 36(7)
40(3) 40(3A) 40(3B) 40(4) 40(4A)
"""
LIMBS = """
22(2) 22A(2) 23(5) 24(2) 26(3) 27(4) 28(3) 29(2) 30(3) 31(3) 32(3) 33(3) 34(2) 35(3) 36(3) 37(2) 38(2) 39(2)
40(5) 40(5A) 40(5B) 41(2) 42(2) 43(3) 44(2)
"""
WHOLLY_ABSOLUTE = """
21 23 32 34 37(1)(a) 37(1)(aa) 37(1)(ab) 40(1) 40(3)(a)(i) 40(3)(b) 40(3A) 40(5)(a) 40(5A) 40(5B)(a) 41 44
"""
DEPENDS = """
37 37(1) 37(2) 40 40(2) 40(2)(a) 40(2)(b) 40(3) 40(3)(a) 40(5) 40(5)(b) 40(5)(b)(i) 40(5B)
"""
CITED = {number: row for number, row in ROWS.items() if row.role is not Role.PROCEDURE}


def within(number: str, outer: str) -> bool:
    """Whether `number` is `outer` or lies below it."""
    return number == outer or number.startswith(f"{outer}(")


def below(*outer: str) -> list[str]:
    """The provisions that are one of these or lie below one, in the order of the Act."""
    return [number for number in ROWS if any(within(number, each) for each in outer)]


def of_role(role: Role) -> list[str]:
    """The provisions whose citing says this."""
    return [number for number, row in ROWS.items() if row.role is role]


def test_every_provision_that_letters_cite_is_there() -> None:
    """The table holds these provisions, in the order of the Act, each with a title of its own, all confirmed."""
    assert list(ROWS) == NUMBERS.split()
    assert len({row.title for row in ROWS.values()}) == len(ROWS)
    assert len({row.meaning for row in ROWS.values()}) == len(ROWS)
    assert all(row.confirmed for row in ROWS.values())


def test_titles_and_meanings_are_short() -> None:
    """A title has 4 to 70 characters and no full stop; a meaning has 30 to 300, and is in sentences."""
    assert all(4 <= len(row.title) <= 70 and "." not in row.title for row in ROWS.values())
    assert all(30 <= len(row.meaning) <= 300 and row.meaning.endswith(".") for row in ROWS.values())


def test_what_nothing_is_refused_under() -> None:
    """The right itself, exemptions in general, time, help, notices and meanings of words are procedure."""
    assert of_role(Role.PROCEDURE) == below(*PROCEDURE)
    assert all(ROWS[number].kind is Kind.NONE and not ROWS[number].notice for number in of_role(Role.PROCEDURE))
    assert not any(FOIA.find_ground(number) for number in of_role(Role.PROCEDURE))


def test_conditions_stand_beside_their_ground() -> None:
    """Conditions of personal data, purposes, lists, certificates and what a section covers are never cited alone."""
    assert of_role(Role.CONDITION) == below(*CONDITIONS.split())


def test_every_exemption_but_21_has_its_limb() -> None:
    """These allow an authority neither to confirm nor to deny, and say that nothing follows about what is held."""
    assert of_role(Role.NCND) == below(*LIMBS.split())
    sections = dict.fromkeys(number.partition("(")[0] for number in ROWS)
    assert [limb.number for section in sections for limb in FOIA.limbs(section)] == LIMBS.split()
    assert all("This says nothing about whether any is held." in ROWS[number].meaning for number in of_role(Role.NCND))
    assert all(ROWS[number].title.endswith("neither confirming nor denying") for number in of_role(Role.NCND))
    assert not list(FOIA.limbs("21"))


def test_the_absolute_exemptions_are_those_of_section_2() -> None:
    """Section 2(3): six sections, 37(1)(a) to (ab), and 40 by its first condition; others are qualified."""
    assert [number for number, row in CITED.items() if row.kind is Kind.ABSOLUTE] == below(*WHOLLY_ABSOLUTE.split())
    assert [number for number, row in CITED.items() if row.kind is Kind.DEPENDS] == DEPENDS.split()
    assert [number for number, row in CITED.items() if row.kind is Kind.NONE] == below("12", "14")


@pytest.mark.parametrize(
    "number", ["36", "36(2)(c)", "36(3)", "37(1)(ac)", "37(1)(b)", "40(3B)", "40(4A)", "40(5B)(b)"]
)
def test_these_are_qualified(number: str) -> None:
    """36 (but for what Parliament holds), other Royal communications, honours, and objections under section 40."""
    assert ROWS[number].kind is Kind.QUALIFIED


@pytest.mark.parametrize(
    ("basis", "sections"),
    [
        (Basis.CLASS, "12 14 21 22 23 30 32 35 37 39 40 41 42 44"),
        (Basis.PREJUDICE, "22A 26 28 29 31 33"),
        (Basis.OTHER, "24 34 38"),
        (Basis.DEPENDS, "27 36 43"),
    ],
)
def test_what_harm_each_exemption_asks_for(basis: Basis, sections: str) -> None:
    """None, that something would be prejudiced, a harm in words of its own, or one by the limb."""
    assert [number for number, row in CITED.items() if "(" not in number and row.basis is basis] == sections.split()


def test_limbs_of_one_section_may_ask_for_different_harm() -> None:
    """27(2) and 43(1) are classes beside limbs of prejudice, and 36(2)(b) is about inhibiting."""
    assert {number: row.basis for number, row in ROWS.items() if number in {"27(1)(a)", "27(2)", "27(4)(b)"}} == {
        "27(1)(a)": Basis.PREJUDICE,
        "27(2)": Basis.CLASS,
        "27(4)(b)": Basis.CLASS,
    }
    assert [ROWS[number].basis for number in ("43(1)", "43(2)", "43(3)")] == [Basis.CLASS, *[Basis.PREJUDICE] * 2]
    assert [ROWS[number].basis for number in ("36(2)(a)(i)", "36(2)(c)")] == [Basis.PREJUDICE, Basis.PREJUDICE]


def test_what_is_no_prejudice_has_its_own_words() -> None:
    """Security is safeguarded, privilege not infringed, frank advice inhibited, health and safety endangered."""
    words = {
        "24": "required for safeguarding national security",
        "34": "required for avoiding an infringement of the privileges of Parliament",
        "36(2)(b)": "would, or would be likely to, inhibit",
        "38": "would, or would be likely to, endanger",
    }
    for number, row in ROWS.items():
        assert row.wording == next((said for outer, said in words.items() if within(number, outer)), ""), number


def test_personal_data_changed_on_25_may_2018() -> None:
    """40(3), (4) and (5) stood until the Data Protection Act 2018; (3A), (3B), (4A), (5A) and (5B) have since then."""
    day = date(2018, 5, 25)
    assert [number for number, row in ROWS.items() if row.until] == below("40(3)", "40(4)", "40(5)")
    new = below("40(3A)", "40(3B)", "40(4A)", "40(5A)", "40(5B)")
    assert [number for number, row in ROWS.items() if row.since == day] == new
    assert {row.until for row in ROWS.values()} == {None, day}
    assert ROWS["40(5)(b)(i)"].stood(date(2018, 5, 24))
    assert not ROWS["40(5)(b)(i)"].stood(day)
    assert ROWS["40(5B)(a)(i)"].stood(day)


def test_what_was_added_to_the_act() -> None:
    """Research came in 2014, the heir, family and household in 2011, and security bodies as they were set up."""
    added = {number: row.since for number, row in ROWS.items() if row.since and not number.startswith("40(")}
    assert added == {
        **dict.fromkeys(below("22A"), date(2014, 10, 1)),
        "23(3)(m)": date(2006, 4, 1),
        "23(3)(n)": date(2013, 10, 7),
        "23(3)(o)": date(2013, 6, 25),
        "23(3)(p)": date(2024, 10, 14),
        **dict.fromkeys(("37(1)(aa)", "37(1)(ab)", "37(1)(ac)", "37(1)(ad)"), date(2011, 1, 19)),
    }


def test_older_letters_cite_37_1_a_rightly() -> None:
    """37(1)(a) was about all Royal communications before it was about the Sovereign alone, so it has no date."""
    assert ROWS["37(1)(a)"].stood(date(2010, 1, 4))


def test_what_the_front_matter_should_have() -> None:
    """Where, when, how much, which law, which purpose, whose opinion: at the provisions that call for it."""
    called = {
        "available_at": ["21", "21(1)"],
        "expected": ["22", "22(1)", "22(1)(a)", "22(1)(b)", "22(1)(c)"],
        "estimate": ["12", "12(1)", "12(2)"],
        "enactment": ["44(1)(a)"],
        "purpose": ["31(1)(g)", "31(1)(h)", "31(1)(i)"],
        "qualified_person": ["36", *below("36(2)", "36(3)")],
    }
    for number, row in ROWS.items():
        assert row.calls_for == tuple(key for key, numbers in called.items() if number in numbers), number


def test_who_may_cite_it() -> None:
    """35 and 36(1)(a) are for government departments, 36(1)(b) for the rest; all others are for everybody."""
    department = frozenset({AuthorityKind.GOVERNMENT_DEPARTMENT})
    limited = {number: row.authorities for number, row in ROWS.items() if row.authorities is not None}
    assert list(limited) == below("35", "36(1)(a)", "36(1)(b)")
    others = limited.pop("36(1)(b)")
    assert set(limited.values()) == {department}
    assert others is not None
    assert AuthorityKind.POLICE_FORCE in others
    assert not others & department


def test_every_refusal_has_its_notice() -> None:
    """17(1) for exemptions, 17(5) for cost, vexatious and repeated requests."""
    for number, row in CITED.items():
        assert row.notice == ("17(5)" if number in below("12", "14") else "17(1)")


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        ("17", True),
        ("17(1)(b)", True),
        ("17(2)", True),
        ("17(4)", True),
        ("17(6)", True),
        ("17(7)", True),
        ("17(9)", False),
    ],
)
def test_which_subsections_a_notice_may_name(number: str, is_one: bool) -> None:
    """17(1), 17(3) and 17(5); 17(2), (4) and (7), which say what stands in one; 17(6), where none is called for."""
    assert FOIA.is_refusal_notice(number) is is_one


def test_what_a_notice_must_say() -> None:
    """Every notice tells of complaints to authority and regulator (section 17(7)), one for an exemption says which."""
    assert list(FOIA.notices) == ["17(1)", "17(5)", "17(2)", "17(3)", "17(4)", "17(6)", "17(7)"]
    complaints = FOIA.notices["17(7)"].says
    assert all(notice.says[-2:] == complaints for notice in FOIA.notices.values() if notice.says)
    assert [number for number, notice in FOIA.notices.items() if not notice.says] == ["17(6)"]
    assert [number for number, notice in FOIA.notices.items() if not notice.beside] == ["17(1)", "17(5)"]
    assert "which exemption it relies on" in FOIA.notices["17(1)"].says
    assert not any("exemption" in clause for clause in FOIA.notices["17(5)"].says)


@pytest.mark.parametrize(
    ("number", "meant"),
    [
        ("31(9)", "31(1) to 31(3)"),
        ("31(2)(k)", "31(2)(a) to 31(2)(j)"),
        ("35(1)(e)", "35(1)(a) to 35(1)(d)"),
        ("22(3)", "22(1) to 22(2)"),
        ("23(3)(q)", "23(3)(a) to 23(3)(p)"),
        ("30(1)(a)(iii)", "30(1)(a)(i) to 30(1)(a)(ii)"),
        ("40(5B)(e)", "40(5B)(a) to 40(5B)(d)"),
    ],
)
def test_what_is_not_there_is_refused(number: str, meant: str) -> None:
    """A number that section of the Act does not have is refused, with those that there are."""
    with pytest.raises(CitationError) as caught:
        parse_citation(number, Law.FOIA)
    assert meant in caught.value.hint


def test_every_row_can_be_cited() -> None:
    """What the table holds, and is no procedure, is read as a citation."""
    assert [parse_citation(number, Law.FOIA).provision for number in CITED] == list(CITED)
