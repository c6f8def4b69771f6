"""Letters are divided, and what they rely on is read, from their own words alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.documents.texts import Cell, DocumentText, Form, Heading, Paragraph, Section, Table
from disclosure_log.documents.texts.model import Block
from disclosure_log.intake.letters.division import Division, divide
from disclosure_log.intake.letters.grounds import find_grounds, find_law
from disclosure_log.intake.letters.letter import Letter, letter_of
from disclosure_log.intake.letters.parts import find_parts
from disclosure_log.law.laws import Law
from disclosure_log.law.outcomes import Outcome

SEED = Path(__file__).parents[2] / "fixtures" / "letter-2021-702.txt"


def _letter(*blocks: Block | str) -> Letter:
    made = tuple(Paragraph(each) if isinstance(each, str) else each for each in blocks)
    return letter_of("letter.pdf", DocumentText(Form.PAGES, (Section("page-1", made, number=1),), 1))


def _exemptions(*answer: str, law: str = "Freedom of Information Act 2000") -> list[str]:
    letter = _letter(Heading(2, "Request"), f"How many under the {law}?", Heading(2, "Response"), *answer)
    division = divide(letter)
    return [each.provision for each in find_grounds(letter, division, find_law(letter)).exemptions]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("It is exempt under Section 31(1)(a)&(b).", ["31(1)(a)", "31(1)(b)"]),
        ("We refuse your request under s.12 as it would exceed the limit.", ["12"]),
        ("The figure is <5 by virtue of section 40.", ["40"]),
        ("Exempt under section 26. Section 26(1)(a) is about the defence of the islands.", ["26(1)(a)"]),
        (
            "The information is withheld under sections 31(1)(a) and 40(2) of the Freedom of Information Act 2000.",
            ["31(1)(a)", "40(2)"],
        ),
        ("Mae'r wybodaeth wedi'i heithrio o dan adran 40(2).", ["40(2)"]),
        ("Patients under section 117 of the Mental Health Act 1983 are exempt from charges.", []),
        ("The data are exempt under section 29 of the Data Protection Act 1998.", []),
        ("Section 16 obliges us to advise, and section 1(1)(a) does not apply.", []),
        ("Had we not held this, section 12 would apply.", []),
        ("We have not relied on section 43 here, nothing is exempt.", []),
        ("A refined request may be refused under section 14.", []),
        ("Section 12 of this report applies to fees.", []),
        ("It is exempt: Section 30(3) Investigations; Section 31(3) Law Enforcement.", ["30(3)", "31(3)"]),
    ],
)
def test_only_what_the_answer_relies_on_is_an_exemption(said, expected):
    """What the answer says is exempt or refused counts; other Acts, duties and what might apply do not."""
    assert _exemptions(said) == expected


def test_sections_inside_the_request_do_not_count():
    """A section that stands in the request is not relied on."""
    letter = _letter("Dear Sir", "You asked:", "1) What is exempt under section 40(2)?", Heading(2, "Response"), "Ten.")
    division = divide(letter)
    assert find_grounds(letter, division, find_law(letter)).exemptions == ()


def test_what_is_left_open_is_a_question():
    """An exemption that the authority is still considering is a question and no value."""
    letter = _letter(Heading(2, "Response"), "We are considering whether section 43(2) is engaged.")
    found = find_grounds(letter, divide(letter), find_law(letter))
    assert found.exemptions == ()
    assert [each.readings[0].value.provision for each in found.questions] == ["43(2)"]


def test_the_law_that_a_request_was_handled_under_wins():
    """Of several laws that a letter names, the one it was handled under is meant."""
    letter = _letter(
        "You wrote under the Freedom of Information Act 2000.",
        "Your request was handled under the Environmental Information Regulations 2004.",
    )
    assert find_law(letter).value is Law.EIR


def test_two_laws_without_a_word_which_are_a_question():
    """Two laws that are only named are both shown."""
    letter = _letter("The Freedom of Information Act 2000 and the Environmental Information Regulations 2004 exist.")
    found = find_law(letter)
    assert found.value is None
    assert found.question


def test_the_first_letter_gives_its_parts():
    """The letter of the first response gives its request, its exemptions, its notice and both its parts."""
    letter = _letter(*(each.strip() for each in SEED.read_text().split("\n\n") if each.strip()))
    division, law = divide(letter), find_law(letter)
    assert [each.number for each in division.questions] == ["1)", "2)", "3)"]
    answered, denied = find_parts(letter, division, law, find_grounds(letter, division, law))
    assert answered.outcome.value is Outcome.ANSWERED
    assert denied.outcome.value is Outcome.NCND
    assert denied.matter.value == "Covert practice of facial recognition"
    assert [each.provision for each in denied.exemptions] == ["24(2)", "31(3)"]
    assert [each.provision for each in denied.notices] == ["17(1)"]


def test_a_table_answers_each_question_in_its_row():
    """In a table of questions and answers each row has an outcome of its own."""
    rows = (("1. How many cars?", "We do not hold this."), ("2. How many bicycles?", "None."))
    head = (Cell("Question"), Cell("Answer"))
    letter = _letter("Dear Sir", Table(tuple(tuple(map(Cell, row)) for row in rows), head))
    division, law = divide(letter), find_law(letter)
    parts = find_parts(letter, division, law, find_grounds(letter, division, law))
    assert [(part.questions, part.outcome.value) for part in parts] == [
        (("1.",), Outcome.NOT_HELD),
        (("2.",), Outcome.ANSWERED),
    ]


def test_an_answer_that_no_words_lead_in_is_not_the_request():
    """An answer after the closing words of a request is the response; the closing words stay in the request."""
    letter = _letter(
        "Your request was for the following;",
        "Dear FOI team, I hope that you are well.",
        "1) How many drones do you own?",
        "2) How many flights were made?",
        "I look forward to your answer within 20 working days.",
        "We own nine drones.",
        "The council can neither confirm nor deny that it holds more.",
    )
    division = divide(letter)
    assert division.request == (0, 1, 2, 3, 4)
    assert division.response == (5, 6)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Please find attached the information you requested.", Outcome.GRANTED),
        ("Please find attached the information you requested, some of which is redacted.", None),
        ("Your request is refused, as the prices are exempt under section 43(2).", Outcome.REFUSED),
        ("The prices are exempt under section 43(2).", None),
        ("The third question would exceed the limit, so section 12(1) applies.", None),
    ],
)
def test_an_outcome_stands_only_where_words_decide_it(said, expected):
    """What is said of some of the request is no outcome of the whole."""
    letter = _letter(Heading(2, "Request"), "What was paid?", Heading(2, "Response"), said)
    division, law = divide(letter), find_law(letter)
    (part,) = find_parts(letter, division, law, find_grounds(letter, division, law))
    assert part.outcome.value is expected


def test_rights_after_the_signature_stay():
    """How to complain stays in the response; the signature before it does not."""
    letter = _letter(
        "Dear Sir",
        Heading(2, "Your request"),
        "How many?",
        Heading(2, "Our response"),
        "There were ten.",
        "Yours sincerely",
        "A. Officer",
        "If you are unhappy you may ask for an internal review within 40 days.",
    )
    division = divide(letter)
    assert division.request == (2,)
    assert division.response == (4, 7)


def test_without_a_boundary_all_is_the_response():
    """A letter that does not show where its answer begins is not divided, and that is asked."""
    division = divide(_letter("The council has many roads and they are all kept by the same firm today."))
    assert division == Division(response=(0,), question=division.question)
    assert division.question


@given(
    st.lists(
        st.sampled_from(
            [
                "Request",
                "Response",
                "Dear Sir",
                "1) How many?",
                "Yours sincerely",
                "It is exempt under section 40(2).",
                "Ten.",
            ]
        ),
        max_size=12,
    )
)
def test_no_block_is_lost(said):
    """Every block is request, response or left out with a reason, and provisions stand in the response's words."""
    letter = _letter(*said)
    division = divide(letter)
    left = [block for each in division.left_out for block in each.blocks]
    assert sorted({*division.request, *division.response, *left}) == list(range(len(letter.blocks)))
    assert not set(left) & {*division.request, *division.response}
    law = find_law(letter)
    for each in find_grounds(letter, division, law).relied:
        assert each.line.block in division.response
        assert each.citation.section in each.words
    assert find_parts(letter, division, law, find_grounds(letter, division, law))
