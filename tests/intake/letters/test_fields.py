"""What a letter says of itself is found where it says so, and nowhere else."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_log.documents.texts import Paragraph
from disclosure_log.intake.letters.dates import find_dates
from disclosure_log.intake.letters.day_words import mentions_in
from disclosure_log.intake.letters.found import Place
from disclosure_log.intake.letters.labels import labelled
from disclosure_log.intake.letters.letter import Letter
from disclosure_log.intake.letters.people import find_people
from disclosure_log.intake.letters.reference import find_reference
from disclosure_log.intake.letters.titles import find_title

TODAY = date(2026, 1, 1)
DEAR = "Dear Ms Quill\n"


def letter(text: str, name: str = "letter.pdf") -> Letter:
    """A letter of one page, a paragraph a line."""
    lines = enumerate(text.split("\n"), 1)
    return Letter(name, tuple((Place(1, number), Paragraph(line)) for number, line in lines if line.strip()))


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Our ref: FOI 123 Your ref: ABC9 Date:10/10/2025", "FOI 123"),
        ("Reference no.20210357", "20210357"),
        ("Our Ref: /FOI D9933", "FOI D9933"),
        ("Ein cyf/Our ref: FOI/ 1042", "FOI/ 1042"),
        ("Cyfeirnod: RhG 2021-44", "RhG 2021-44"),
        ("Our ref: FOI 21 091 / AA / LP", "FOI 21 091 / AA / LP"),
        ("Ref: 21 FOI 079", "21 FOI 079"),
        ("Our Ref: FOI - 2103 - Adult Mental Health Services", "FOI - 2103"),
        (f"{DEAR}Re: Your Request for Information \u2013 Ref. FOI 2844", "FOI 2844"),
        (f"{DEAR}Freedom of Information Request \u2013 Ref: FOI 051-2122", "FOI 051-2122"),
        ("2021/702 - Use of facial recognition software", "2021/702"),
        ("FOI_0316_22/22 \u2013 FOI request concerning \u2013 Housing Support", "FOI_0316_22/22"),
        ("Custody Images (1648A/23)", "1648A/23"),
        ("Freedom of Information request 4732233", "4732233"),
        ("Ref: DPT 20/21/280", "DPT 20/21/280"),
        ("REF: NIC-448459-V1J1H", "NIC-448459-V1J1H"),
        ("Our ref: 8003", "8003"),
        ("Our ref: MCT/FOI/2021/5679 10 May 2021", "MCT/FOI/2021/5679"),
        ("Request Reference No: 01/FOI/25/006753/Z", "01/FOI/25/006753/Z"),
        ("Our ref:\nDate:\nFOI 1042\n3 May 2021", "FOI 1042"),
        (f"{DEAR}Thank you. Please quote reference number FOI-2291 in any letters.", "FOI-2291"),
    ],
)
def test_a_reference_is_taken_as_the_letter_writes_it(text, reference):
    """Verbatim, from its label, its subject, its title or its sentence."""
    assert find_reference(letter(text)).value == reference


@pytest.mark.parametrize(
    "text",
    [
        "Your ref: 8003",
        "Eich cyf: FOI 77",
        f"Tel: 01632 960123\n{DEAR}Under section 40 we withhold it.",
        "Our ref: 04/05/2021",
        f"Freedom of Information Act 2000\n{DEAR}",
        "Our ref: 1042\nRef: 1043",
        "Case reference: IC-123456-A1B2",
        "Charity number: 1123456\nCompany number: 07123456",
    ],
)
def test_what_is_no_reference_of_the_letter_is_not_taken(text):
    """The requester's, a date, a telephone number, the year of an Act, a regulator's case, one of two: a question."""
    found = find_reference(letter(text))
    assert found.value is None
    assert found.question


def test_the_letters_own_label_wins_over_its_body():
    """A reference of another request in the text changes nothing."""
    text = f"Our ref: FOI 1042\n{DEAR}I refer to your earlier request, reference FOI 99."
    assert find_reference(letter(text)).value == "FOI 1042"


def test_the_name_of_the_file_is_a_question_unless_the_letter_writes_it_too():
    """Only what the letter says is a value."""
    name = "FOI3789FinalResponse.pdf"
    assert find_reference(letter(DEAR, name)).value is None
    assert [each.value for each in find_reference(letter(DEAR, name)).readings] == ["FOI3789"]
    assert find_reference(letter(f"{DEAR}We call it FOI 3789 here.", name)).value == "FOI 3789"


@pytest.mark.parametrize(
    ("text", "responded", "received"),
    [
        ("Response Date: 24/08/2021\n2021/702 - Dogs", "2021-08-24", None),
        (f"Date:10/10/2025\n{DEAR}Hello", "2025-10-10", None),
        (
            f"13th October 2025\n{DEAR}Your request was received by Sampleshire on 2 October 2025.",
            "2025-10-13",
            "2025-10-02",
        ),
        (f"{DEAR}Thank you for your email of 3 May 2021.\nYours sincerely\nA\n4 June 2021", "2021-06-04", None),
        ("Date: 1 April 2021\nName: X\nRequest\nDogs", None, None),
        (f"3 June 2021\n{DEAR}Your request was received on 8 May.", "2021-06-03", "2021-05-08"),
        ("IS CORRECT AS AT 28/07/2021", None, None),
        ("Date received: 3 May 2021\nDate of response: 1 May 2021", None, None),
        (f"Date: 31/02/2021\n{DEAR}", None, None),
        (f"Date: 3 May 2031\n{DEAR}", None, None),
        ("Dyddiad/Date: 3 Mai 2021\nAnnwyl Ms Quill\nDiolch", "2021-05-03", None),
        (f"{DEAR}You asked:\nDate: 01 January 2018\nResponse\nNone.", None, None),
    ],
)
def test_a_day_is_taken_only_where_the_letter_says_which_it_is(text, responded, received):
    """By a label, a sentence, or alone at the head or below the signature; all else is a question."""
    found = find_dates(letter(text), TODAY)
    assert (str(found.responded.value or ""), str(found.received.value or "")) == (responded or "", received or "")


def test_a_day_in_figures_is_read_day_first_and_asked_about_unless_the_letter_settles_it():
    """`04/05/2021` is 4 May, and both readings are shown; another day of the letter may settle it."""
    alone = find_dates(letter(f"Date: 04/05/2021\n{DEAR}"), TODAY).responded
    assert alone.value == date(2021, 5, 4)
    assert [each.value for each in alone.readings] == [date(2021, 5, 4), date(2021, 4, 5)]
    settled = find_dates(letter(f"Date: 04/05/2021\nDate received: 14/04/2021\n{DEAR}"), TODAY).responded
    assert settled.sure


def test_the_day_of_the_facts_is_neither_of_the_others():
    """CORRECT AS AT."""
    assert find_dates(letter("IS CORRECT AS AT 28/07/2021"), TODAY).correct_as_at.value == date(2021, 7, 28)


@pytest.mark.parametrize(
    ("text", "reference", "title"),
    [
        ("2021/702 - Use of facial recognition software", "2021/702", "Use of facial recognition software"),
        ("Custody Images (1648A/23)", "1648A/23", "Custody Images"),
        ("FOI_0316_22/22 \u2013 FOI request concerning \u2013 Housing Support", "FOI_0316_22/22", "Housing Support"),
        (f"{DEAR}Re: Freedom of Information request \u2013 Parking fines", None, "Parking fines"),
        (f"{DEAR}Freedom of Information Act 2000 \u2013 request for information", None, None),
        (f"{DEAR}Re: Request from Ottoline Quill and Ms Quill", None, None),
    ],
)
def test_a_title_is_the_subject_without_the_words_of_law(text, reference, title):
    """And it never holds the requester's name."""
    found = find_title(letter(text), reference)
    assert found.value == title
    assert found.value or found.question


WHOLE = (
    "Sampleshire Council\nMs Ottoline Quill\n12 Example Street\nSampleton SA1 1AA\nquill@example.org\n"
    f"Date: 3 May 2021\n{DEAR}Thank you.\nYours sincerely\nAlan Bell\nFOI Officer"
)


def test_who_asked_is_taken_out_of_any_text():
    """In any case, possessive, with the address; a quill stays a quill."""
    people = find_people(letter(WHOLE))
    text, kinds = people.without_requester(
        "MS QUILL\u2019S quill, Ottoline Quill, 12 Example Street, quill@example.org"
    )
    assert text == "[name removed] quill, [name removed], [address removed], [e-mail address removed]"
    assert set(kinds) == {"name", "address", "e-mail address"}
    assert [each.name for each in people.officers] == ["Alan Bell"]


@pytest.mark.parametrize("whom", ["Sir/Madam", "applicant", "Requester", "Sir or Madam"])
def test_a_greeting_of_nobody_names_nobody(whom):
    """Dear Sir/Madam."""
    assert find_people(letter(f"Dear {whom}\nHello")).names == ()


LINES = st.lists(
    st.sampled_from(
        [
            "Our ref:",
            "Your ref: X9",
            "Date:",
            "Dear",
            "Ms Park",
            "FOI",
            "3 May",
            "04/05/21",
            "2021/702",
            "\u2013",
            "Request",
        ]
    )
    | st.text(max_size=12),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES.map(" ".join), max_size=6).map("\n".join))
def test_no_value_is_invented(text):
    """What is found stands in the letter, whatever the letter is."""
    made = letter(text)
    said = "\n".join(line.text for line in made.lines)
    labelled(made)
    reference = find_reference(made).value
    assert reference is None or reference in said
    title = find_title(made, reference).value
    assert title is None or title in said
    days = {each.value for line in made.lines for each in mentions_in(line.text)} | {None}
    responded = find_dates(made, TODAY).responded.value
    assert responded in days
    find_people(made).without_requester(text)
