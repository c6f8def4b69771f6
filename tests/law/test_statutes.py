"""The tables of the law: what must be in them, and how a provision is found."""

from __future__ import annotations

import re

import pytest

from disclosure_log.law import AuthorityKind, Basis, Kind, Law, Role, statute
from disclosure_log.law.statutes import outwards
from disclosure_log.records.front_matter import ExemptionKeys

FOIA_PART_TWO = {"22A", *(str(number) for number in range(21, 45) if number != 25)}


def grounds_of(law: Law) -> list[str]:
    """What may be cited for refusing."""
    return [number for number, row in statute(law).provisions.items() if row.role is not Role.PROCEDURE]


def of_role(law: Law, role: Role) -> set[str]:
    """The provisions of a law that say this."""
    return {number for number, provision in statute(law).provisions.items() if provision.role is role}


def test_foia_has_every_exemption() -> None:
    """FOIA's grounds are sections 21 to 44 and 22A, without 25 (certificates), and 12 and 14."""
    sections = {number for number in of_role(Law.FOIA, Role.GROUND) if "(" not in number}
    assert sections == FOIA_PART_TWO | {"12", "14"}


def test_foisa_has_every_exemption() -> None:
    """FOISA's grounds are sections 25 to 41, and 12 and 14; 18 is for neither confirming nor denying."""
    sections = {number for number in of_role(Law.FOISA, Role.GROUND) if "(" not in number}
    assert sections == {str(number) for number in range(25, 42)} | {"12", "14"}
    assert "18" in of_role(Law.FOISA, Role.NCND)


@pytest.mark.parametrize(("law", "regulation"), [(Law.EIR, "12"), (Law.EIR_SCOTLAND, "10")])
def test_the_regulations_have_every_exception(law: Law, regulation: str) -> None:
    """Both sets of EIRs hold the exceptions (4)(a) to (e) and (5)(a) to (g) of their regulation."""
    exceptions = {f"{regulation}(4)({letter})" for letter in "abcde"} | {
        f"{regulation}(5)({letter})" for letter in "abcdefg"
    }
    assert exceptions <= of_role(law, Role.GROUND)


@pytest.mark.parametrize("number", ["12(3)", "12(6)", "13", "6(1)(b)"])
def test_the_eirs_have_what_stands_beside_the_exceptions(number: str) -> None:
    """The EIRs hold personal data, neither confirming nor denying, and what is already public."""
    assert number in statute(Law.EIR).provisions


@pytest.mark.parametrize("law", Law)
def test_every_provision_is_told_in_full(law: Law) -> None:
    """A provision has its own number, a title, its meaning in a sentence, a source, and its place at the publisher."""
    for number in statute(law).provisions:
        table = statute(law)
        provision = table.provisions[number]
        assert provision.number == number
        assert re.fullmatch(r"[A-Z][^.]{3,80}", provision.title)
        assert re.fullmatch(r"[A-Z\u201c].{20,400}\.", provision.meaning)
        assert "TO BE WRITTEN" not in provision.meaning
        assert provision.source
        assert provision.checked.year >= 2026
        section = number.partition("(")[0]
        assert provision.address == f"{table.address}/{table.unit}/{section}"
        deep = "/".join(re.findall(r"\w+", number))
        assert provision.identifier.endswith(f"/{table.unit}/{deep}")
        assert provision.identifier.startswith("http://www.legislation.gov.uk/id/")


@pytest.mark.parametrize("law", Law)
def test_provisions_of_one_law_are_told_apart(law: Law) -> None:
    """No two provisions below one section that stand at the same time have the same title."""
    rows = [row for row in statute(law).provisions.values() if row.until is None and row.role is not Role.PROCEDURE]
    titles = [(row.number.partition("(")[0], row.title) for row in rows]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


@pytest.mark.parametrize("law", Law)
def test_a_row_stands_below_those_that_cover_it(law: Law) -> None:
    """The table is in the order of the law: what covers a provision stands before it."""
    for number in statute(law).provisions:
        order = list(statute(law).provisions)
        above = [outer for outer in outwards(number) if outer in order and outer != number]
        assert all(order.index(outer) < order.index(number) for outer in above)


@pytest.mark.parametrize("law", Law)
def test_what_may_be_cited_has_a_notice(law: Law) -> None:
    """Whoever relies on a provision gives a notice, under one that the law has."""
    for number in grounds_of(law):
        provision = statute(law).provisions[number]
        assert statute(law).is_refusal_notice(provision.notice) or (
            law.environmental and number in ("5(3)", "6(1)(b)", "11(1)") and not provision.notice
        )


@pytest.mark.parametrize("law", Law)
def test_what_is_said_of_harm_is_whole(law: Law) -> None:
    """A test in words of its own gives them, and no other one does; what it calls for are keys of an exemption."""
    for number in statute(law).provisions:
        provision = statute(law).provisions[number]
        assert bool(provision.wording) == (provision.basis is Basis.OTHER)
        assert set(provision.calls_for) <= set(ExemptionKeys.model_fields) - {"provision", "alternative_to"}
        assert provision.authorities is None or provision.authorities < set(AuthorityKind) - {AuthorityKind.OTHER}
        assert not (provision.since and provision.until) or provision.since < provision.until


@pytest.mark.parametrize("law", Law)
def test_a_kind_that_depends_is_decided_below(law: Law) -> None:
    """Where absolute or qualified depends on the limb, its rows below, or the conditions beside it, decide."""
    for number in statute(law).provisions:
        table = statute(law)
        provision = table.provisions[number]
        if provision.kind is Kind.DEPENDS and provision.confirmed and "(" not in number:
            kinds = {row.kind for row in table.provisions.values() if row.number.startswith(f"{number}(")}
            assert {Kind.ABSOLUTE, Kind.QUALIFIED} <= kinds


@pytest.mark.parametrize("number", sorted(FOIA_PART_TWO))
def test_every_foia_exemption_but_21_has_a_limb(number: str) -> None:
    """Every exemption of FOIA but section 21 allows an authority neither to confirm nor to deny."""
    limbs = list(statute(Law.FOIA).limbs(number))
    assert bool(limbs) == (number != "21")
    assert all(limb.role is Role.NCND and limb.number.startswith(f"{number}(") for limb in limbs)


def test_the_absolute_exemptions_of_foia() -> None:
    """Six exemptions need no public interest test, 37 and 40 depend on the paragraph, 12 and 14 are none."""
    kinds = {number: provision.kind for number, provision in statute(Law.FOIA).provisions.items() if "(" not in number}
    grounds = FOIA_PART_TWO | {"12", "14"}
    assert {n for n, kind in kinds.items() if kind is Kind.ABSOLUTE} & grounds == {"21", "23", "32", "34", "41", "44"}
    assert {n for n, kind in kinds.items() if kind is Kind.DEPENDS} & grounds == {"37", "40"}
    assert {n for n, kind in kinds.items() if kind is Kind.NONE} & grounds == {"12", "14"}


@pytest.mark.parametrize("law", Law)
def test_what_was_read_in_no_source_is_marked(law: Law) -> None:
    """What nobody has read in a source is not passed off as confirmed, and the other way about."""
    for provision in statute(law).provisions.values():
        assert provision.confirmed != provision.source.startswith("General knowledge")


@pytest.mark.parametrize("law", Law)
def test_addresses_are_on_legislation_gov_uk(law: Law) -> None:
    """A law is linked over https to the United Kingdom's own publisher, without a slash at the end."""
    assert re.fullmatch(r"https://www\.legislation\.gov\.uk/(ukpga|uksi|asp|ssi)/\d{4}/\d+", statute(law).address)


def test_no_name_is_shared_by_two_laws() -> None:
    """A name that people use for a law means that law alone."""
    names = [name for law in Law for name in statute(law).names]
    assert len(names) == len(set(names))
    assert all(name == name.lower() for name in names)


@pytest.mark.parametrize("law", Law)
def test_no_provision_is_both_a_ground_and_a_mistake(law: Law) -> None:
    """A provision cited by mistake is none that may be cited, and what is said of it reads as a sentence."""
    table = statute(law)
    assert not any(table.find_ground(number) for number in table.not_grounds)
    assert all(mistake.why.startswith("it ") for mistake in table.not_grounds.values())
    assert all(mistake.instead.endswith(".") for mistake in table.not_grounds.values())


@pytest.mark.parametrize("law", Law)
def test_every_law_has_its_refusal_notice(law: Law) -> None:
    """A law has at least one provision about notices, and says what each is for and what it must say."""
    notices = statute(law).notices
    assert notices
    assert all(notice.purpose.startswith(("for ", "where ")) for notice in notices.values())
    assert all(not said.endswith(".") for notice in notices.values() for said in notice.says)


@pytest.mark.parametrize(
    ("number", "is_one"),
    [("17", True), ("17(1)", True), ("17(1)(b)", True), ("17(9)", False), ("170", False), ("1", False)],
)
def test_a_notice_is_found_below_its_section(number: str, is_one: bool) -> None:
    """Subsections of the notice's section are about it too; a number that only begins like it is not."""
    assert statute(Law.FOIA).is_refusal_notice(number) is is_one


def test_tables_cannot_be_changed() -> None:
    """Nobody changes the law for everybody else."""
    with pytest.raises(TypeError):
        statute(Law.FOIA).provisions["99"] = statute(Law.FOIA).provisions["31"]  # type: ignore[index]  # it must not be writable


@pytest.mark.parametrize(
    ("law", "number", "found"),
    [
        (Law.FOIA, "31(1)(a)", "31(1)(a)"),
        (Law.FOIA, "22A(1)", "22A(1)"),
        (Law.FOIA, "31", "31"),
        (Law.FOIA, "31(9)", None),
        (Law.FOIA, "31(1)(z)", None),
        (Law.EIR, "12(5)(e)", "12(5)(e)"),
        (Law.EIR, "13(5A)", "13(5A)"),
        (Law.FOIA, "310(2)", None),
        (Law.EIR, "12(4)", None),
        (Law.EIR, "12(4)(h)", None),
    ],
)
def test_a_provision_is_found_where_the_law_has_it(law: Law, number: str, found: str | None) -> None:
    """A citation finds its own row, and none where the law has no such provision."""
    provision = statute(law).find(number)
    assert (provision.number if provision else None) == found


@pytest.mark.parametrize(
    ("law", "number", "meant"),
    [
        (Law.FOIA, "310(2)", "31(2)"),
        (Law.FOIA, "402", "40(2)"),
        (Law.FOIA, "311(a)", "31(1)(a)"),
        (Law.FOIA, "24A(1)", "24(1)"),
        (Law.FOIA, "117", None),
        (Law.FOIA, "8", None),
        (Law.EIR, "12(4)(h)", "12(4)(a) to 12(4)(e)"),
        (Law.EIR, "12(5)", "12(5)(a) to 12(5)(g)"),
        (Law.EIR, "124(b)", "12(4)(b)"),
        (Law.EIR, "6", "6(1)(b)"),
    ],
)
def test_a_suggestion_helps_or_is_not_made(law: Law, number: str, meant: str | None) -> None:
    """A slip in typing is mended, a wrong paragraph gets those that there are, and a mere guess is not offered."""
    assert statute(law).nearest(number) == meant
