"""The table of the Freedom of Information (Scotland) Act 2002: every section that may be cited, and what each is."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure_log.law import Basis, CitationError, Kind, Law, Role, parse_citation, statute

FOISA = statute(Law.FOISA)
ROWS = FOISA.provisions

NUMBERS = """
1 2 9 10
12 12(1) 12(2) 12(2)(a) 12(2)(b) 12(2)(c)
14 14(1) 14(2)
15 16 17
18 18(1) 18(2)
19 20 21
25 25(1) 25(2) 25(2)(a) 25(2)(b) 25(2)(b)(i) 25(2)(b)(ii) 25(3)
26 26(a) 26(b) 26(c)
27 27(1) 27(1)(a) 27(1)(a)(i) 27(1)(a)(ii) 27(1)(b) 27(1)(c)
27(2) 27(2)(a) 27(2)(a)(i) 27(2)(a)(ii) 27(2)(b) 27(2)(b)(i) 27(2)(b)(ii) 27(2)(b)(iii) 27(2)(b)(iv)
28 28(1)
29 29(1) 29(1)(a) 29(1)(b) 29(1)(c) 29(1)(d) 29(2) 29(3)
30 30(a) 30(b) 30(b)(i) 30(b)(ii) 30(c)
31 31(1) 31(2) 31(3) 31(4) 31(4)(a) 31(4)(b)
32 32(1) 32(1)(a) 32(1)(a)(i) 32(1)(a)(ii) 32(1)(a)(iii) 32(1)(a)(iv) 32(1)(b) 32(1)(b)(i) 32(1)(b)(ii)
32(2) 32(2)(a) 32(2)(b)
33 33(1) 33(1)(a) 33(1)(b) 33(2) 33(2)(a) 33(2)(b)
34 34(1) 34(1)(a) 34(1)(a)(i) 34(1)(a)(ii) 34(1)(b) 34(1)(c)
34(2) 34(2)(a) 34(2)(b) 34(2)(b)(i) 34(2)(b)(ii) 34(3) 34(3)(a) 34(3)(b) 34(4)
35 35(1) 35(1)(a) 35(1)(b) 35(1)(c) 35(1)(d) 35(1)(e) 35(1)(f) 35(1)(g) 35(1)(h) 35(1)(h)(i) 35(1)(h)(ii)
35(2) 35(2)(a) 35(2)(b) 35(2)(c) 35(2)(d) 35(2)(d)(i) 35(2)(d)(ii) 35(2)(e) 35(2)(f) 35(2)(g) 35(2)(h) 35(2)(i) 35(2)(j)
36 36(1) 36(2) 36(2)(a) 36(2)(b)
37 37(1) 37(1)(a) 37(1)(a)(i) 37(1)(a)(ii) 37(1)(a)(iii) 37(1)(b) 37(1)(b)(i) 37(1)(b)(ii) 37(3)
38 38(1) 38(1)(a) 38(1)(b) 38(1)(c) 38(1)(d)
38(2) 38(2)(a) 38(2)(a)(i) 38(2)(a)(ii) 38(2)(b) 38(2A) 38(2A)(a) 38(2A)(b) 38(2B)
38(3) 38(3A) 38(3A)(a) 38(3A)(b) 38(4) 38(5) 38(5A)
39 39(1) 39(2) 39(2)(a) 39(2)(b) 39(3)
40 40(a) 40(b)
41 41(a) 41(b)
"""
PROCEDURE = "1 2 9 10 15 16 17 18(2) 19 20 21 29(2) 29(3) 31(2) 31(3) 37(3) 38(4) 38(5) 38(5A) 39(3)"
WHOLLY_ABSOLUTE = ("25", "26", "36(2)", "37", "38(1)(a)", "38(1)(c)", "38(1)(d)", "38(2)(a)(i)", "38(2)(b)", "38(2A)")
DEPENDS = "36 38 38(1) 38(1)(b) 38(2) 38(2)(a)"
CONDITIONS = ("25(2)", "25(3)", "32(2)", "35(2)", "38(2)", "38(2A)", "38(2B)", "38(3)", "38(3A)")
CITED = {number: row for number, row in ROWS.items() if row.role is not Role.PROCEDURE}


def within(number: str, outer: str) -> bool:
    """Whether `number` is `outer` or lies below it."""
    return number == outer or number.startswith(f"{outer}(")


def test_every_section_that_may_be_cited_is_there() -> None:
    """The table holds these provisions, in the order of the Act, each with a title of its own, all confirmed."""
    assert list(ROWS) == NUMBERS.split()
    assert len({row.title for row in ROWS.values()}) == len(ROWS)
    assert all(row.confirmed for row in ROWS.values())


def test_every_exemption_of_part_2_is_there() -> None:
    """Sections 25 to 41 are grounds, and 12 and 14 beside them; 18 stands beside an exemption."""
    sections = [number for number in CITED if number.isdigit()]
    assert sections == ["12", "14", "18", *(str(number) for number in range(25, 42))]


def test_what_nothing_is_refused_under() -> None:
    """The right itself, time, help, notices, review, certificates and meanings of words are procedure."""
    procedure = [number for number, row in ROWS.items() if row.role is Role.PROCEDURE]
    assert procedure == PROCEDURE.split()
    assert not any(ROWS[number].notice for number in procedure)


def test_the_absolute_exemptions_are_those_of_section_2() -> None:
    """Section 2(2): 25, 26, 36(2), 37, 38(1)(a), (c), (d), and (b) under its first condition; the rest is qualified."""
    absolute = [number for number, row in CITED.items() if row.kind is Kind.ABSOLUTE]
    assert absolute == [number for number in CITED if any(within(number, outer) for outer in WHOLLY_ABSOLUTE)]
    assert [number for number, row in CITED.items() if row.kind is Kind.DEPENDS] == DEPENDS.split()
    assert {number.partition("(")[0] for number, row in CITED.items() if row.kind is Kind.NONE} == {"12", "14"}


def test_what_is_no_prejudice_has_its_own_words() -> None:
    """Security is safeguarded, frank advice inhibited, health and safety endangered; trade secrets are a class."""
    wordings = {number: row.wording for number, row in ROWS.items() if row.basis is Basis.OTHER}
    inhibit = "would, or would be likely to, inhibit substantially"
    assert wordings == {
        "30(b)": inhibit,
        "30(b)(i)": inhibit,
        "30(b)(ii)": inhibit,
        "31(1)": "required for safeguarding national security",
        "39(1)": "would, or would be likely to, endanger",
    }
    assert [ROWS[number].basis for number in ("33(1)(a)", "33(1)(b)")] == [Basis.CLASS, Basis.PREJUDICE]
    mixed = [number for number, row in ROWS.items() if row.basis is Basis.DEPENDS]
    assert mixed == ["27", "30", "31", "32", "32(1)", "33", "33(1)", "39"]


def test_the_limb_that_neither_confirms_nor_denies() -> None:
    """Section 18 serves every exemption that it names; no exemption has a limb of its own."""
    assert [number for number, row in ROWS.items() if row.role is Role.NCND] == ["18", "18(1)"]
    assert all("nothing about whether information" in row.meaning for row in ROWS.values() if row.role is Role.NCND)
    assert ROWS["18(1)"].kind is Kind.QUALIFIED


def test_conditions_stand_beside_their_ground() -> None:
    """What a ground rests on is cited beside it: purposes, conditions of personal data, what counts as accessible."""
    conditions = [number for number, row in ROWS.items() if row.role is Role.CONDITION]
    assert conditions == [number for number in ROWS if any(within(number, outer) for outer in CONDITIONS)]


def test_personal_data_changed_on_25_may_2018() -> None:
    """The old conditions of section 38 stood until that day and the new ones since (Data Protection Act 2018)."""
    until = [number for number, row in ROWS.items() if row.until]
    since = [number for number, row in ROWS.items() if row.since]
    assert until == ["38(2)", "38(2)(a)", "38(2)(a)(i)", "38(2)(a)(ii)", "38(2)(b)", "38(3)", "38(4)"]
    assert since == ["38(2A)", "38(2A)(a)", "38(2A)(b)", "38(2B)", "38(3A)", "38(3A)(a)", "38(3A)(b)", "38(5A)"]
    assert {row.until or row.since for row in ROWS.values()} == {None, date(2018, 5, 25)}


def test_every_refusal_has_its_notice() -> None:
    """16(1) for exemptions, 16(4) for cost, 16(5) for vexatious and repeated requests, 18(1) where 18 is relied on."""
    for number, row in CITED.items():
        assert row.notice == {"12": "16(4)", "14": "16(5)", "18": "18(1)"}.get(number.partition("(")[0], "16(1)")
    assert list(FOISA.notices) == ["16(1)", "16(4)", "16(5)", "17(1)", "18(1)"]
    assert all(notice.says for notice in FOISA.notices.values())
    assert FOISA.is_refusal_notice("16")
    assert not FOISA.is_refusal_notice("16(3)")


def test_a_notice_under_18_says_nothing_of_what_is_held() -> None:
    """Section 18(2): that the information is held, and how the public interest is weighed, stay out of it."""
    assert "that the authority holds the information" in FOISA.notices["16(1)"].says
    assert not any("holds" in clause or "public interest" in clause for clause in FOISA.notices["18(1)"].says)


def test_what_the_front_matter_should_have() -> None:
    """12: an estimate; 25: where it can be had; 26(a): the law; 27(1): a day; 35(1)(g) and (h): a purpose."""
    called = {
        "12": "estimate",
        "25": "available_at",
        "25(1)": "available_at",
        "26(a)": "enactment",
        "27(1)": "expected",
        "35(1)(g)": "purpose",
        "35(1)(h)": "purpose",
    }
    for number, row in ROWS.items():
        keys = [key for outer, key in called.items() if number == outer or (outer != "25" and within(number, outer))]
        assert list(row.calls_for) == keys


@pytest.mark.parametrize(
    ("cited", "hint"),
    [
        ("35(1)(k)", "Did you mean 35(1)(a) to 35(1)(h)?"),
        ("38(7)", "Did you mean 38(1) to 38(3A)?"),
        ("30(d)", "Did you mean 30(a) to 30(c)?"),
        ("17(1)", "Write it under refusal_notice, with the outcome not_held."),
        ("2(1)(b)", "Write the exemption that the test was about."),
    ],
)
def test_a_wrong_section_is_answered(cited: str, hint: str) -> None:
    """A paragraph that is not there gives those that are, and what is procedure is said to be that."""
    with pytest.raises(CitationError) as error:
        parse_citation(cited, Law.FOISA)
    assert error.value.hint == hint
