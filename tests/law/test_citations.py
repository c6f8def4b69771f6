"""Citations: what people write for one provision, and what is said to them where it cannot be read."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.law import (
    Citation,
    CitationError,
    Law,
    Role,
    is_neither_confirm_nor_deny,
    parse_citation,
    parse_citations,
    parse_notices,
    render,
    statute,
)
from disclosure_log.law.citations import LONGEST


@st.composite
def canonical_citations(draw: st.DrawFn) -> Citation:
    """A provision of a law that may be cited."""
    law = draw(st.sampled_from(Law))
    rows = statute(law).provisions.values()
    return Citation(law, draw(st.sampled_from([row.number for row in rows if row.role is not Role.PROCEDURE])))


@given(canonical_citations())
def test_a_canonical_citation_reads_as_itself(citation: Citation) -> None:
    """What the program writes, it reads back unchanged: bare, with its law, and in the words for display."""
    assert parse_citation(citation.provision, citation.law) == citation
    assert parse_citation(f"{citation.law} {citation.provision}", Law.FOIA) == citation
    assert parse_citation(render(citation, str), citation.law) == citation


@given(canonical_citations(), st.sampled_from(["", " ", "  ", "\u00a0"]), st.booleans())
def test_spaces_and_capitals_do_not_matter(citation: Citation, space: str, capitals: bool) -> None:
    """Spaces before brackets, those that Word puts there too, and capital letters change nothing."""
    written = citation.provision.replace("(", f"{space}(")
    assert parse_citation(written.upper() if capitals else written.lower(), citation.law) == citation


@pytest.mark.parametrize(
    ("text", "law", "citation"),
    [
        ("24(2)", Law.FOIA, Citation(Law.FOIA, "24(2)")),
        ("12", Law.FOIA, Citation(Law.FOIA, "12")),
        ("s.31(3)", Law.FOIA, Citation(Law.FOIA, "31(3)")),
        ("s31(3)", Law.FOIA, Citation(Law.FOIA, "31(3)")),
        ("S 31(3)", Law.FOIA, Citation(Law.FOIA, "31(3)")),
        ("Section 31 (3)", Law.FOIA, Citation(Law.FOIA, "31(3)")),
        ("section 12 (2)", Law.FOIA, Citation(Law.FOIA, "12(2)")),
        ("sec. 22a(1)", Law.FOIA, Citation(Law.FOIA, "22A(1)")),
        ("40(5b)(A)", Law.FOIA, Citation(Law.FOIA, "40(5B)(a)")),
        ("37(1)(ac)", Law.FOIA, Citation(Law.FOIA, "37(1)(ac)")),
        ("36(2)(b)(ii)", Law.FOIA, Citation(Law.FOIA, "36(2)(b)(ii)")),
        ("31(1)(i)", Law.FOIA, Citation(Law.FOIA, "31(1)(i)")),
        ("FOISA s38(1)(b)", Law.FOIA, Citation(Law.FOISA, "38(1)(b)")),
        ("30(b)(ii)", Law.FOISA, Citation(Law.FOISA, "30(b)(ii)")),
        ("Reg 12(4)(b)", Law.EIR, Citation(Law.EIR, "12(4)(b)")),
        ("EIR 12(4)(b)", Law.FOIA, Citation(Law.EIR, "12(4)(b)")),
        ("EIR: Reg. 12(4)(b)", Law.FOIA, Citation(Law.EIR, "12(4)(b)")),
        ("regulation 12(5)(e)", Law.EIR, Citation(Law.EIR, "12(5)(e)")),
        ("EIR-Scotland 10(4)(a)", Law.FOISA, Citation(Law.EIR_SCOTLAND, "10(4)(a)")),
        ("Section 40(2) of the Freedom of Information Act 2000", Law.EIR, Citation(Law.FOIA, "40(2)")),
        ("s.31(1) FOI Act", Law.FOISA, Citation(Law.FOIA, "31(1)")),
        ("section 43(2) of the Act", Law.FOIA, Citation(Law.FOIA, "43(2)")),
        ("section 43(2) of the Freedom of Information Act 2000 (FOIA)", Law.FOIA, Citation(Law.FOIA, "43(2)")),
        ("regulation 12(5)(e) of the Regulations", Law.EIR, Citation(Law.EIR, "12(5)(e)")),
        ("Adran 31(1)(a)", Law.FOIA, Citation(Law.FOIA, "31(1)(a)")),
        ("Rheoliad 12(4)(b)", Law.EIR, Citation(Law.EIR, "12(4)(b)")),
    ],
)
def test_what_people_write_is_read(text: str, law: Law, citation: Citation) -> None:
    """The ways in which letters cite one provision give its canonical form; a law named in the text wins."""
    assert parse_citation(text, law) == citation


def refusal(text: str, law: Law = Law.FOIA) -> CitationError:
    """Why `text` is not accepted."""
    with pytest.raises(CitationError) as caught:
        parse_citation(text, law)
    return caught.value


@pytest.mark.parametrize(
    ("text", "provisions"),
    [
        ("31(1)(a)&(b)", ["31(1)(a)", "31(1)(b)"]),
        ("s.31(1)(a)&(b)", ["31(1)(a)", "31(1)(b)"]),
        ("31(1)(a) & (b)", ["31(1)(a)", "31(1)(b)"]),
        ("31(1)(a)(b)", ["31(1)(a)", "31(1)(b)"]),
        ("Section 31 (1) (a), (b) and (c)", ["31(1)(a)", "31(1)(b)", "31(1)(c)"]),
        ("Section 40(2) and (3A)(a)", ["40(2)", "40(3A)(a)"]),
        ("40(2) by virtue of section 40(3A)(a)", ["40(2)", "40(3A)(a)"]),
        ("40(2)(3A)(a)", ["40(2)", "40(3A)(a)"]),
        ("s.23(5), s.24(2)", ["23(5)", "24(2)"]),
        ("23(5)/24(2)", ["23(5)", "24(2)"]),
        ("23(5) with section 24(2)", ["23(5)", "24(2)"]),
        ("Sections 30 and 31 of the Freedom of Information Act 2000", ["30", "31"]),
        ("36(2)(b)(i) and (ii)", ["36(2)(b)(i)", "36(2)(b)(ii)"]),
        ("36(2)(b)(i)(ii), (c)", ["36(2)(b)(i)", "36(2)(b)(ii)", "36(2)(c)"]),
        ("30(1)(a)(i), (ii), (b)", ["30(1)(a)(i)", "30(1)(a)(ii)", "30(1)(b)"]),
        ("31(1)(h)(i)", ["31(1)(h)", "31(1)(i)"]),
        ("31(1)(g), (h) & (i)", ["31(1)(g)", "31(1)(h)", "31(1)(i)"]),
        ("24(2) and 24(2)", ["24(2)"]),
    ],
)
def test_several_provisions_are_read_each(text: str, provisions: list[str]) -> None:
    """Brackets alone go on from the number before them, and take the place of the bracket of their own kind."""
    assert [citation.provision for citation in parse_citations(text, Law.FOIA)] == provisions


def test_each_provision_can_have_its_own_law() -> None:
    """A law that is named holds for what follows it, and one behind all of them for all."""
    assert parse_citations("FOIA 39(1) and EIR 12(4)(b) & (d)", Law.FOIA) == (
        Citation(Law.FOIA, "39(1)"),
        Citation(Law.EIR, "12(4)(b)"),
        Citation(Law.EIR, "12(4)(d)"),
    )
    assert {citation.law for citation in parse_citations("30(b)(i), 30(b)(ii) of FOISA", Law.FOIA)} == {Law.FOISA}


@given(
    st.lists(canonical_citations(), min_size=1, max_size=6, unique=True), st.sampled_from([", ", " and ", "; ", "&"])
)
def test_a_list_of_canonical_citations_reads_as_itself(citations: list[Citation], between: str) -> None:
    """What the program writes with its laws, in a list, it reads back unchanged."""
    text = between.join(f"{citation.law} {citation.provision}" for citation in citations)
    if len(text) <= LONGEST:
        assert parse_citations(text, Law.FOIA) == tuple(citations)


@pytest.mark.parametrize("text", ["31(1)(a)-(c)", "31(1)(a) to (c)", "23(5) or 24(2)", "sections 30 to 32"])
def test_a_range_or_an_alternative_is_not_guessed_at(text: str) -> None:
    """Whether the letter relies on each of them only the letter says."""
    with pytest.raises(CitationError) as caught:
        parse_citations(text, Law.FOIA)
    assert "each on its own line" in caught.value.hint


def test_where_one_is_wanted_several_are_refused() -> None:
    """One provision is one."""
    assert refusal("23(5), 24(2)").message == "More than one provision stands here."


def test_a_number_that_two_laws_have_asks_which() -> None:
    """12(4)(b) is a provision of FOIA and of the EIRs: a response under both says which, every other one need not."""
    both = (Law.FOIA, Law.EIR)
    with pytest.raises(CitationError) as caught:
        parse_citations("12(4)(b)", Law.EIR, both)
    assert caught.value.message.endswith("which is meant?")
    assert caught.value.hint == "Write the law before the number: FOIA 12(4)(b) or EIR 12(4)(b)."
    assert parse_citations("EIR 12(4)(b)", Law.FOIA, both) == (Citation(Law.EIR, "12(4)(b)"),)
    assert parse_citations("31(1)(a)", Law.FOIA, both) == (Citation(Law.FOIA, "31(1)(a)"),)
    assert parse_citations("12(4)(b)", Law.EIR, [Law.EIR]) == (Citation(Law.EIR, "12(4)(b)"),)
    assert parse_citations("Reg 12(4)(b)", Law.EIR, both) == (Citation(Law.EIR, "12(4)(b)"),)
    assert parse_citations("section 12(4)(b)", Law.FOIA, both) == (Citation(Law.FOIA, "12(4)(b)"),)


def test_a_provision_covers_itself_and_what_lies_below_it() -> None:
    """31 covers 31(3), and nothing else covers by merely beginning alike."""
    outer, inner = Citation(Law.FOIA, "31"), Citation(Law.FOIA, "31(3)")
    assert outer.covers(inner)
    assert outer.covers(outer)
    assert not inner.covers(outer)
    assert not Citation(Law.FOIA, "40(5)").covers(Citation(Law.FOIA, "40(5B)(a)"))
    assert not Citation(Law.FOIA, "3").covers(outer)
    assert not Citation(Law.FOISA, "31").covers(inner)


@pytest.mark.parametrize("number", ["1", "1(1)(a)", "2", "10", "16", "17", "17(1)", "25", "25(1)"])
def test_what_is_no_exemption_is_explained(number: str) -> None:
    """A section of FOIA that is no ground for refusing is named, with what it is and what to do."""
    error = refusal(number)
    assert error.message.startswith(f"Section {number.partition('(')[0]} of FOIA is not a ground for refusing: it ")
    assert error.hint


def test_a_refusal_notice_is_sent_to_its_field() -> None:
    """Who cites the notice itself is told of `refusal_notice`, under each law's own number for it."""
    cited = [("17(1)", Law.FOIA), ("14", Law.EIR), ("16(1)", Law.FOISA), ("17(1)", Law.FOISA), ("13", Law.EIR_SCOTLAND)]
    assert all("refusal_notice" in refusal(text, law).hint for text, law in cited)


@pytest.mark.parametrize(
    ("text", "law", "citation"),
    [
        ("17", Law.FOIA, Citation(Law.FOIA, "17")),
        ("s.17(1)", Law.FOIA, Citation(Law.FOIA, "17(1)")),
        ("Section 17 (5)", Law.FOIA, Citation(Law.FOIA, "17(5)")),
        ("FOISA 16(1)", Law.FOIA, Citation(Law.FOISA, "16(1)")),
        ("17(1)", Law.FOISA, Citation(Law.FOISA, "17(1)")),
        ("18(1)", Law.FOISA, Citation(Law.FOISA, "18(1)")),
        ("Reg 14(3)", Law.EIR, Citation(Law.EIR, "14(3)")),
        ("13", Law.EIR_SCOTLAND, Citation(Law.EIR_SCOTLAND, "13")),
    ],
)
def test_a_refusal_notice_is_read_as_a_citation(text: str, law: Law, citation: Citation) -> None:
    """What people write for the notice gives its canonical form; a law named in the text wins."""
    assert parse_notices(text, law) == (citation,)


@pytest.mark.parametrize(
    ("text", "law", "advice"),
    [
        ("99(1)", Law.FOIA, ["section 17"]),
        ("31(3)", Law.FOIA, ["section 17"]),
        ("170(1)", Law.FOIA, ["section 17"]),
        ("16(1)", Law.FOIA, ["section 17", "FOISA 16(1)"]),
        ("14", Law.FOIA, ["section 17", "EIR 14"]),
        ("17(1)", Law.EIR, ["regulation 14", "FOIA 17(1) or FOISA 17(1)"]),
        ("21", Law.FOISA, ["section 16(1)", "section 17(1) for information that is not held", "section 18(1)"]),
        ("14", Law.EIR_SCOTLAND, ["regulation 13", "EIR 14"]),
        ("seventeen", Law.FOIA, ["17(1)"]),
        ("fourteen", Law.EIR, ["14(1)"]),
    ],
)
def test_what_is_no_refusal_notice_is_told_what_is(text: str, law: Law, advice: list[str]) -> None:
    """A provision that is not about refusal notices is refused, with the one of that law, or the law that is meant."""
    with pytest.raises(CitationError) as caught:
        parse_notices(text, law)
    assert all(words in caught.value.hint for words in advice)


@pytest.mark.parametrize(
    ("text", "law", "choices"),
    [
        ("Reg 12(4)(b)", Law.FOIA, ["EIR 12(4)(b)"]),
        ("Reg 6(1)(b)", Law.FOIA, ["EIR 6(1)(b)", "EIR-Scotland 6(1)(b)"]),
        ("Reg 99", Law.FOIA, ["EIR 99", "EIR-Scotland 99"]),
        ("section 31(1)", Law.EIR, ["FOIA 31(1)", "FOISA 31(1)"]),
    ],
)
def test_sections_are_not_mixed_with_regulations(text: str, law: Law, choices: list[str]) -> None:
    """A regulation under an Act, or a section under Regulations, asks which law is meant and how to write it."""
    error = refusal(text, law)
    assert "which law is meant?" in error.message
    assert error.hint == f"Write the law before the number: {' or '.join(choices)}."


@pytest.mark.parametrize(
    ("text", "law", "advice"),
    [
        ("310(2)", Law.FOIA, "Did you mean 31(2)?"),
        ("12(4)(h)", Law.EIR, "Did you mean 12(4)(a) to 12(4)(e)?"),
        ("23(1)", Law.FOISA, "FOIA 23(1)"),
        ("45", Law.FOIA, "editor_note"),
    ],
)
def test_a_provision_that_does_not_exist_is_refused(text: str, law: Law, advice: str) -> None:
    """What the law does not have is refused, with a suggestion where there is a good one."""
    error = refusal(text, law)
    assert text in error.message
    assert advice in error.hint


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "banana",
        "Section",
        "31.1",
        "31(1",
        "31 1",
        "0",
        "031",
        "31(01)",
        "FOIA 31(1) of FOISA",
        "31(1)\0",
        "٣١",
    ],
)
def test_what_cannot_be_read_gets_an_example(text: str) -> None:
    """Text that is no provision is refused with an example of one."""
    assert "31(1)(a)" in refusal(text).hint


def test_an_error_does_not_repeat_what_was_written() -> None:
    """Somebody's name that slipped into the list of exemptions does not reach a public log."""
    error = refusal("40(2) Example Person, 07700 900123")
    assert "Person" not in error.message + error.hint
    assert "07700" not in error.message + error.hint


@given(st.text(), st.sampled_from(Law))
def test_any_text_gives_a_citation_or_the_one_error(text: str, law: Law) -> None:
    """Nothing that can be typed gives any other error than `CitationError`."""
    with contextlib.suppress(CitationError):
        assert parse_citation(text, law).provision


@given(st.text(alphabet="()0123456789abiFOIAERsg.& ", max_size=60), st.sampled_from(Law))
def test_text_like_a_citation_gives_a_canonical_one_or_the_one_error(text: str, law: Law) -> None:
    """What is read is canonical: it reads as itself again."""
    try:
        citation = parse_citation(text, law)
    except CitationError:
        return
    assert parse_citation(citation.provision, citation.law) == citation


@pytest.mark.parametrize("piece", ["31(1)(a)", "(", " ", "(a)", "s", "1", "freedom of information ", "1 &", "1 a"])
@pytest.mark.parametrize("length", [LONGEST, 1_000_000])
def test_hostile_text_is_refused_at_once(piece: str, length: int) -> None:
    """Text made to be slow takes no time worth speaking of, however long it is."""
    text = (piece * length)[: length - 1] + "!"
    started = time.perf_counter()
    refusal(text)
    assert time.perf_counter() - started < 60, "it hangs"


def test_a_citation_has_an_end() -> None:
    """Text longer than any list of provisions is refused unread, whatever it holds."""
    assert parse_citation("31(3)".rjust(LONGEST), Law.FOIA) == Citation(Law.FOIA, "31(3)")
    assert refusal("31(3)".rjust(LONGEST + 1)).hint


@pytest.mark.parametrize(
    ("law", "provision", "denial"),
    [
        (Law.FOIA, "24(2)", True),
        (Law.FOIA, "31(3)", True),
        (Law.FOIA, "40(5B)(a)(i)", True),
        (Law.FOIA, "40(5A)", True),
        (Law.FOIA, "40(5)(b)(i)", True),
        (Law.FOIA, "22A(2)", True),
        (Law.FOIA, "24(1)", False),
        (Law.FOIA, "31", False),
        (Law.FOIA, "40(2)", False),
        (Law.FOIA, "12(2)", False),
        (Law.FOIA, "21(2)", False),
        (Law.EIR, "12(6)", True),
        (Law.EIR, "13(5A)", True),
        (Law.EIR, "12(5)(a)", False),
        (Law.FOISA, "18(1)", True),
        (Law.FOISA, "18", True),
        (Law.FOISA, "35(1)(a)", False),
        (Law.EIR_SCOTLAND, "10(8)", True),
        (Law.FOIA, "17(1)", False),
    ],
)
def test_limbs_of_neither_confirming_nor_denying_are_known(law: Law, provision: str, denial: bool) -> None:
    """A citation is one of neither confirming nor denying if it is such a limb or lies below one, and else not."""
    assert is_neither_confirm_nor_deny(Citation(law, provision)) == denial


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        (Citation(Law.FOIA, "31(3)"), "section 31(3)"),
        (Citation(Law.EIR, "12(4)(b)"), "regulation 12(4)(b)"),
    ],
)
def test_a_citation_is_shown_in_words(citation: Citation, words: str) -> None:
    """A citation is shown with the word that its law uses for its provisions."""
    assert render(citation, str) == words


def test_a_citation_is_shown_in_another_language() -> None:
    """The words around the number come from the catalogue."""
    assert (
        render(Citation(Law.FOIA, "31(3)"), {"section %(provision)s": "adran %(provision)s"}.__getitem__)
        == "adran 31(3)"
    )


@pytest.mark.parametrize(("provision", "section"), [("31(1)(a)", "31"), ("22A(1)", "22A"), ("12", "12")])
def test_a_citation_knows_its_section(provision: str, section: str) -> None:
    """The section is the number before the first bracket."""
    assert Citation(Law.FOIA, provision).section == section
