"""The tables of the law: what must be in them, and how a provision is found."""

from __future__ import annotations

import re

import pytest

from disclosure_log.law import Kind, Law, statute

PROVISIONS = [(law, number) for law in Law for number in statute(law).provisions]
FOIA_PART_TWO = {"22A", *(str(number) for number in range(21, 45) if number != 25)}


def test_foia_has_every_exemption() -> None:
    """FOIA's table holds sections 21 to 44 and 22A, without 25 (certificates), and the grounds in 12 and 14."""
    assert set(statute(Law.FOIA).provisions) == FOIA_PART_TWO | {"12", "14"}


def test_foisa_has_every_exemption() -> None:
    """FOISA's table holds sections 25 to 41, the grounds in 12 and 14, and 18 for neither confirming nor denying."""
    assert set(statute(Law.FOISA).provisions) == {str(number) for number in range(25, 42)} | {"12", "14", "18"}


@pytest.mark.parametrize(("law", "regulation"), [(Law.EIR, "12"), (Law.EIR_SCOTLAND, "10")])
def test_the_regulations_have_every_exception(law: Law, regulation: str) -> None:
    """Both sets of EIRs hold the exceptions (4)(a) to (e) and (5)(a) to (g) of their regulation."""
    exceptions = {f"{regulation}(4)({letter})" for letter in "abcde"} | {
        f"{regulation}(5)({letter})" for letter in "abcdefg"
    }
    assert exceptions <= set(statute(law).provisions)


@pytest.mark.parametrize("number", ["12(3)", "12(6)", "13", "6(1)(b)"])
def test_the_eirs_have_what_stands_beside_the_exceptions(number: str) -> None:
    """The EIRs hold personal data, neither confirming nor denying, and what is already public."""
    assert number in statute(Law.EIR).provisions


@pytest.mark.parametrize(("law", "number"), PROVISIONS)
def test_every_provision_is_told_in_full(law: Law, number: str) -> None:
    """A provision has its own number, a title in sentence case, a source, and its section on legislation.gov.uk."""
    table = statute(law)
    provision = table.provisions[number]
    assert provision.number == number
    assert re.fullmatch(r"[A-Z][^.]{3,70}", provision.title)
    assert provision.source
    assert provision.checked.year >= 2026
    assert provision.address == f"{table.address}/{table.unit}/{number.partition('(')[0]}"


@pytest.mark.parametrize(("law", "number"), PROVISIONS)
def test_every_limb_belongs_to_its_provision(law: Law, number: str) -> None:
    """A limb for neither confirming nor denying lies in the provision that lists it."""
    limbs = statute(law).provisions[number].neither_confirm_nor_deny
    assert all(statute(law).find(limb) is statute(law).provisions[number] for limb in limbs)


@pytest.mark.parametrize("number", sorted(FOIA_PART_TWO))
def test_every_foia_exemption_but_21_has_a_limb(number: str) -> None:
    """Every exemption of FOIA but section 21 allows an authority neither to confirm nor to deny."""
    assert bool(statute(Law.FOIA).provisions[number].neither_confirm_nor_deny) == (number != "21")


def test_the_absolute_exemptions_of_foia() -> None:
    """Six exemptions need no public interest test, 37 and 40 depend on the paragraph, 12 and 14 are none."""
    kinds = {number: provision.kind for number, provision in statute(Law.FOIA).provisions.items()}
    assert {n for n, kind in kinds.items() if kind is Kind.ABSOLUTE} == {"21", "23", "32", "34", "41", "44"}
    assert {n for n, kind in kinds.items() if kind is Kind.DEPENDS} == {"37", "40"}
    assert {n for n, kind in kinds.items() if kind is Kind.NONE} == {"12", "14"}


def test_what_was_read_in_no_source_is_marked() -> None:
    """What nobody has read in a source is not passed off as confirmed."""
    foia = statute(Law.FOIA).provisions
    assert foia["31"].confirmed
    assert not foia["26"].confirmed
    assert not any(provision.confirmed for provision in statute(Law.EIR_SCOTLAND).provisions.values())


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
    assert not set(table.provisions) & set(table.not_grounds)
    assert all(mistake.why.startswith("it ") for mistake in table.not_grounds.values())
    assert all(mistake.instead.endswith(".") for mistake in table.not_grounds.values())


@pytest.mark.parametrize("law", Law)
def test_every_law_has_its_refusal_notice(law: Law) -> None:
    """A law has at least one provision about notices, each a whole section or regulation, and says what each is for."""
    notices = statute(law).refusal_notices
    assert notices
    assert all(number.isdigit() and purpose.startswith("for ") for number, purpose in notices.items())


@pytest.mark.parametrize(("number", "is_one"), [("17", True), ("17(1)", True), ("170", False), ("1", False)])
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
        (Law.FOIA, "31(1)(a)", "31"),
        (Law.FOIA, "22A(1)", "22A"),
        (Law.FOIA, "22(1)", "22"),
        (Law.EIR, "12(5)(e)", "12(5)(e)"),
        (Law.EIR, "13(5A)", "13"),
        (Law.FOIA, "25", None),
        (Law.FOIA, "310(2)", None),
        (Law.EIR, "12(4)", None),
        (Law.EIR, "12(4)(h)", None),
    ],
)
def test_a_provision_is_found_at_the_level_of_the_table(law: Law, number: str, found: str | None) -> None:
    """A citation finds the deepest provision that covers it, and none where the law has none."""
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
