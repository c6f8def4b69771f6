"""The words of the letter: DL059 and DL080, in the words that letters use, and how long they take to read."""

from __future__ import annotations

import pytest

ROUTES = "You can ask for a review, and then complain to the Information Commissioner.\n"
REFUSED = "outcome: refused\nexemptions: [40(2)]\nrefusal_notice: 17(1)"
WELSH = ("Cais", "Ymateb")


# DL059


@pytest.mark.parametrize(
    "words",
    [
        "If you are not satisfied, you can ask us to look at it again. You can then write to the ICO.",
        "If you are dissatisfied with our handling, contact casework@ico.org.uk or the Information Commissioner.",
        "You have the right to appeal to us. The regulator is the Information\nCommission.",
        "COMPLAINTS: write to the Head of Legal Services. Under section 50 of the Act you may go further.",
        "If you disagree with the decision, please tell us within 40 days. Complain to https://ico.org.uk/ after that.",
        "You are not happy? Ask for an internal review. The Scottish Information Commissioner can then decide.",
    ],
)
def test_a_refusal_that_says_where_to_go_is_in_order(ask, words):
    """In whatever words; the regulator by its name, its letters or the section that gives the right."""
    assert ask(REFUSED, f"Under section 40(2) we withhold names.\n\n{words}\n") == []


@pytest.mark.parametrize(
    ("words", "lacks"),
    [
        ("We are sorry.", ["review", "regulator"]),
        ("You can ask for a review.", ["regulator"]),
        ("The Information Commissioner is at Example House.", ["review"]),
        ("The force is reviewing its policy.", ["review", "regulator"]),
    ],
)
def test_a_refusal_that_does_not_is_warned_of(ask, words, lacks):
    """With what it lacks, at the outcome that refuses."""
    (finding,) = ask.findings(REFUSED, f"Under section 40(2) we withhold names. {words}\n")
    assert (finding.code, finding.line, finding.blocks) == ("DL059", 5, False)
    assert [word for word in ("review", "regulator") if word in finding.message] == lacks


@pytest.mark.parametrize(
    "words",
    [
        "Gallwch ofyn am adolygiad, a chwyno i'r Comisiynydd Gwybodaeth.",
        "Os ydych yn anfodlon, ysgrifennwch atom. Gallwch apelio i Gomisiynydd Gwybodaeth yr Alban.",
    ],
)
def test_a_welsh_letter_says_it_in_welsh(ask, words):
    """With the mutations of the language."""
    assert ask(f"{REFUSED}\nlanguage: cy", f"Adran 40(2). {words}\n", headings=WELSH) == []
    assert ask(f"{REFUSED}\nlanguage: cy", "Adran 40(2).\n", headings=WELSH) == ["DL059 5 warning"]


@pytest.mark.parametrize("outcome", ["granted", "answered", "not_held", "transferred", "lapsed"])
def test_a_letter_that_refuses_nothing_need_not_say_it(ask, outcome):
    """Section 17(7) is about refusal notices."""
    assert ask(f"outcome: {outcome}", "Here it is.\n") == []


def test_under_the_regulations_what_is_not_held_is_refused(ask):
    """Regulation 14(5) asks it of every refusal, and regulation 12(4)(a) is one."""
    told = "outcome: not_held\nlaw: EIR\nexemptions: [12(4)(a)]\nrefusal_notice: 14"
    assert ask(told, "Regulation 12(4)(a).\n") == ["DL059 5 warning"]


def test_it_is_told_once_for_a_letter(ask):
    """However many parts it refuses."""
    part = "  - outcome: refused\n    matter: {0}\n    exemptions: [40(2)]\n    refusal_notice: 17(1)\n"
    granted = "  - outcome: granted\n    matter: C\n"
    found = ask("parts:\n" + granted + part.format("A") + part.format("B"), "Under section 40(2).\n")
    assert found == ["DL059 8 warning"]


# DL080


@pytest.mark.parametrize(
    "sentence",
    [
        "The rest is exempt under Section 31(1)(a)&(b) \u2013 Law Enforcement.",
        "Section 31 is engaged.",
        "We rely on s.31 (1)(a) of the Freedom of Information Act 2000.",
        "We rely on s31 and s40(2) of the Act.",
        "Parts of this request are exempt by virtue of Section 40(2) & Section 31(1)(a)(b).",
        "The duty does not apply by virtue of sections 40 and 31 of the Act.",
        "Names are withheld (sections 40(2), 31(1)(a)).",
        "It was refused under FOI s. 31(1)(a).",
        "In sections 40/31 lies the exemption.",
    ],
)
def test_a_section_that_is_argued_and_not_listed_is_warned_of(ask, sentence):
    """However the letter writes it, at the list that lacks it."""
    (finding,) = ask.findings(REFUSED, f"Section 40(2). {sentence} {ROUTES}")
    assert (finding.code, finding.line, finding.blocks) == ("DL080", 6, False)
    assert "section 31" in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "Section 16 obliges us to help, and we are not exempt from it.",
        "This is a refusal notice under section 17(1) of the Act.",
        "Section 1(1)(a) gives you a right, and section 2 lists what is exempt.",
        "The exemptions stand in sections 21 to 44 of the Act.",
        "The exemptions stand in sections 21-44 of the Act.",
        "We withhold nothing about section 117 aftercare.",
        "Licences were refused under section 30 of the Example Control Act 1998.",
        "Licences were refused under section 27 of the Road Traffic Act.",
        "Personal data are defined in section 3(2) of the Data Protection Act 2018 and withheld.",
        "Bail was refused under s.38 PACE.",
        "Bail was refused under section 38 of PACE.",
        "Entry was refused to an officer with a section 23 warrant under the Misuse of Drugs Act 1971.",
        "Two tenants refused to leave after a section 21 notice.",
        "One man was charged with a section 39 assault and refused bail.",
        "Crowds refused to leave after a section 35 dispersal order.",
        "We considered whether section 43 is engaged.",
        "Section 43 is not engaged.",
        "We do not rely on section 43.",
        "We no longer rely on section 43.",
        "Had we held it, it would have been exempt under section 43.",
        "The names would also be exempt under section 41.",
        "If you ask again, we may refuse under section 14.",
        "In our earlier letter we relied on section 12.",
        "We now withdraw our reliance on section 43.",
        "Your previous request was refused under section 14(2).",
        "The officer's 31 reports are withheld.",
        "You asked why section 31 matters.",
        "It was refused under regulation 12(5)(b).",
        "Of those, 43 were exempt.",
    ],
)
def test_a_section_that_is_only_mentioned_is_not(ask, sentence):
    """Duties, other laws, powers, what was considered and dropped, what may come, what was said before."""
    assert ask(REFUSED, f"Section 40(2). {sentence} {ROUTES}") == []


def test_what_the_request_quotes_is_not_the_letter(ask):
    """Whoever asks may argue what they like."""
    request = "You will say that it is exempt under section 31, and you refused it under section 12."
    assert ask(REFUSED, f"Section 40(2). {ROUTES}", request=request) == []


@pytest.mark.parametrize(
    "written", ["s40(2)", "S.40(2)", "Section40(2)", "FOIA 40", "section 24/40", "40 (2)", "sec. 40"]
)
def test_a_number_is_found_however_it_is_glued(ask, written):
    """What stands in the letter is not said to be missing."""
    assert ask(REFUSED, f"Names: {written}. {ROUTES}") == []


@pytest.mark.parametrize("words", ["We withhold names.", "On 40/12/2021 it cost £40, or 40% of 1.40, in 2040."])
def test_a_section_that_is_listed_and_nowhere_in_the_letter_is_warned_of(ask, words):
    """Dates, sums and shares are no sections."""
    assert ask(REFUSED, f"{words} {ROUTES}") == ["DL080 6 warning"]


def test_it_is_told_once_for_a_section(ask):
    """However often the letter argues it, and however many limbs are listed."""
    letter = f"Exempt under section 31(1)(a). Exempt under section 31(1)(b). {ROUTES}"
    told = "outcome: refused\nexemptions: [40(2), 40(3A)(a)]\nrefusal_notice: 17(1)"
    assert ask(told, letter) == ["DL080 6 warning", "DL080 6 warning"]


def test_what_one_part_lists_the_letter_may_argue_anywhere(ask):
    """A letter argues all its exemptions together."""
    part = "  - outcome: refused\n    matter: {0}\n    exemptions: ['{0}']\n    refusal_notice: 17(1)\n"
    letter = f"All of it is exempt under section 40(2) and section 41(1). {ROUTES}"
    assert ask("parts:\n" + part.format("40(2)") + part.format("41(1)"), letter) == []


def test_the_regulations_are_compared_with_the_list_too(ask):
    """Regulation 12 and 13, not section 12."""
    told = "outcome: refused\nlaw: EIR\nexemptions: [13(1)]\nrefusal_notice: 14"
    letter = f"Regulation 13(1). It is exempt under {{}} 12(4)(b).\n\n### Public interest\n\n{ROUTES}"
    assert ask(told, letter.format("regulation")) == ["DL080 7 warning"]
    assert ask(told, letter.format("section")) == []


def test_where_something_is_wrong_the_list_is_not_compared(ask):
    """It would be compared with a list that is to change; once the fault is known, it is."""
    told = "outcome: refused\nexemptions: [31(1)(a)]\nrefusal_notice: 17(1)"
    letter = f"Exempt under section 31(1)(a) and section 40(2). {ROUTES}"
    assert ask(told, letter) == ["DL053 6 error"]
    known = "\nknown_defects:\n  - code: DL053\n    note: No test."
    assert ask(told + known, letter) == ["DL080 6 warning"]


@pytest.mark.parametrize(
    "letter",
    [
        "Exempt under section 1" + ", 1" * 20000,
        "Exempt " + "THE LETTER OF " * 10000,
        "`Exempt under section 1 (" + " " * 50000 + "`",
        "Exempt sections 40(2" + ")(2" * 20000,
        "review " * 20000,
        "31 " * 30000,
    ],
)
def test_no_letter_makes_the_rules_slow(ask, letter):
    """Nothing is tried again and again: a letter of any shape is read in one go, or this test would not end."""
    assert all(each.startswith(("DL059", "DL080")) for each in ask(REFUSED, f"{letter}\n"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Names are exempt under section 40(2) because disclosure would breach the Data Protection Act 2018.",
        "They are withheld under section 40(2), since people could be identified from them.",
        "Section 38(1)(b) applies to the address.",
        "Mae'r enwau wedi'u hesemptio o dan adran 40(2).",
    ],
)
def test_the_usual_words_for_an_exemption_are_seen(ask, sentence):
    """What a disclosure would break, or who could be known by it, is why the letter relies on a section of its own."""
    facts = "outcome: refused\nexemptions: [41(1)]\nrefusal_notice: 17(1)"
    assert ask(facts, f"Section 41. {sentence}\n\n{ROUTES}") == ["DL080 6 warning"]


@pytest.mark.parametrize(
    "sentence",
    [
        "> 3. Why was the report withheld under section 43(2)?",
        "You asked: why did the council refuse it under section 43(2)?",
        "**Question 2** Please explain why it was exempt under section 24(1).",
        "In another case the Commissioner found that section 43(2) was engaged.",
    ],
)
def test_what_the_request_quoted_is_no_argument(ask, sentence):
    """Sections quoted in the request, and those of other cases, do not count."""
    facts = "outcome: refused\nexemptions: [41(1)]\nrefusal_notice: 17(1)"
    assert ask(facts, f"Section 41 applies to it.\n\n{sentence}\n\n{ROUTES}") == []
