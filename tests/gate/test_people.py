"""What the search for personal data finds, and what it leaves alone."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.leaks import people
from tests.leaks.forms import CANARY, Clean, Leak

from disclosure_log.config import load_project
from disclosure_log.gate.conditions import permitted_by
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Notes, Place
from disclosure_log.gate.people import Found, Permitted, Weight, search
from disclosure_log.gate.people.judge import judge_people
from disclosure_log.gate.people.normal import normal

REPOSITORY = Path(__file__).parent.parent.parent
NOBODY = Permitted()
LETTERS = sorted((REPOSITORY / "tests" / "example" / "responses").rglob("*.md"))
PLAIN = "Call 07700 900123 or write to jane.placeholder@example.org about AB 12 34 56 C."


def strong(text: str, permitted: Permitted = NOBODY, *, markup: bool = False) -> set[str]:
    """The kinds of what is found and counts."""
    return {found.what for found in search(text, permitted, markup=markup) if found.weight is Weight.STRONG}


def noted(content: bytes, suffix: str, name: str = "file") -> Notes:
    """What is noted of a file, read in the simplest way."""
    notes, text = Notes(reveal=True), content.decode()
    if suffix == ".csv":
        delimiter = ";" if ";" in text.partition("\n")[0] else ","
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
            notes.row(cells, Place(row=number))
    else:
        notes.text(text)
    judge_people(notes, NOBODY, None, name + suffix)
    return notes


@pytest.mark.parametrize(
    ("leak", "variation"),
    [(leak, number % leak.variations) for number, leak in enumerate(people.LEAKS)],
    ids=[f"{leak.name}{leak.suffix}" for leak in people.LEAKS],
)
def test_each_kind_of_personal_data_is_found(leak: Leak, variation: int):
    """In one of its variations; the benchmark tries all of them."""
    notes = noted(leak.make(variation, CANARY), leak.suffix)
    assert {MEANINGS[seen.what].code for seen in notes} & set(leak.codes)


@pytest.mark.parametrize("clean", people.CLEAN, ids=[clean.name for clean in people.CLEAN])
def test_what_gives_nothing_of_a_person_is_left_alone(clean: Clean):
    """Letters, references and tables as offices publish them."""
    assert [seen.what for seen in noted(clean.make(0), clean.suffix)] == []


@pytest.mark.parametrize("file", LETTERS, ids=[file.stem for file in LETTERS])
def test_the_letters_of_the_example_are_left_alone(file):
    """With the addresses of its offices in its settings."""
    permitted = permitted_by(load_project(REPOSITORY / "tests" / "example" / "mkdocs.yml").options)
    assert strong(file.read_text(encoding="utf-8"), permitted, markup=True) == set()


def test_the_letter_of_this_log_is_left_alone():
    """With no settings at all."""
    letter = REPOSITORY / "responses" / "2021" / "702.md"
    assert strong(letter.read_text(encoding="utf-8"), markup=True) == set()


def test_the_figures_of_a_police_force_are_left_alone():
    """References, sums, dates, sections and statistics: of thousands, next to none looks like a person's number."""
    chance = random.Random(5)
    made = (
        lambda: f"{chance.randrange(15, 27)}000{chance.randrange(10**6):06}",
        lambda: f"A{chance.randrange(10**6):06}/{chance.randrange(10, 27)}",
        lambda: f"section {chance.randrange(1, 80)}({chance.randrange(1, 6)})",
        lambda: f"£{chance.randrange(1, 10**7):,}.{chance.randrange(10, 99)}",
        lambda: f"{chance.randrange(1, 29):02}/{chance.randrange(1, 13):02}/{chance.randrange(2000, 2026)}",
        lambda: f"01.FOI.{chance.randrange(20, 27)}.{chance.randrange(10**6):06}",
        lambda: f"A{chance.randrange(1, 6000)}",
        lambda: f"Q{chance.randrange(1, 5)} FY{chance.randrange(10, 30)}",
        lambda: f"{chance.random() * 100:.4f}%",
        lambda: f"0300 {chance.randrange(100, 999)} {chance.randrange(1000, 9999)}",
        lambda: str(chance.randrange(10 ** chance.randrange(1, 12))),
    )
    tokens = [chance.choice(made)() for _ in range(4000)]
    for between in (" ", ", ", "\n", "\t"):
        found = [one for one in search(between.join(tokens), NOBODY) if one.weight is Weight.STRONG]
        assert len(found) <= len(tokens) // 1000


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Dear Mr Example", "people-name"),
        ("Dear Jane", "people-name"),
        ("Annwyl Mrs Placeholder", "people-name"),
        ("Dear Requester", None),
        ("Dear Sir or Madam", None),
        ("Dear [redacted]", None),
        ("Annwyl Ymgeisydd", None),
        ("Annwyl Syr neu Fadam", None),
        ("Dear Sampleshire Police", None),
        ("Chief Constable Jane Placeholder", None),
        ("Mrs Justice Placeholder said", None),
        ("Mr Placeholder v Information Commissioner", None),
        ("PC 1234", "people-collar-number"),
        ("in PC 2024 terms", None),
        ("999 123 4567", None),
        ("999 000 0018", "people-nhs-number"),
        ("NB 12 34 56 C", "people-national-insurance"),
        ("GB 12 34 56 C", None),
        ("Q4 FY22 and the A470", None),
        ("FY22 MAY", None),
        ("LL99 9ZZ", None),
        ("12 Example Street, Sampleton LL99 9ZZ", "people-address"),
        ("Sampleshire Police, Headquarters, Sampleton LL99 9ZZ", None),
        ("URN 123456", None),
        ("version 1.2.3.4", None),
        ("crime reference 24000123456", None),
        ("crime reference 24000123456 of Jane Placeholder", "people-crime-reference"),
        ("01632 960123", "people-phone"),
        ("101, 999, 111 and 116 123", None),
        ("0303 123 1113 and 01625 545745", None),
        ("casework@ico.org.uk", None),
        ("41.12345, -3.12345", None),
        ("07700 900123/07700 900124", "people-phone"),
        ("447700900123", "people-phone"),
        ("+353 20 912 3456", "people-phone"),
        ("order number 4500012345", None),
        ("Dear J. Placeholder,", "people-name"),
        ("Dear Ms. P", "people-name"),
        ("Regards\r\n\r\nJane Placeholder\r\n", "people-name"),
        ("07700\r\n900123", "people-phone"),
        ("FAO Jane Placeholder", "people-name"),
        ("MR PLACEHOLDER asked", "people-name"),
        ("Dear Data Protection Officer", None),
        ("Name\tJane Placeholder", "people-name"),
        ("Name: Heddlu Gogledd Cymru", None),
        ("From: April 2020 to March 2021", None),
        ("Victim: Not Recorded", None),
        ("Requested by: Jane Placeholder", "people-name"),
        ("Regards, Jane Placeholder", "people-name"),
        ("Thank you\n\nFurther to your request", None),
        ("Yours faithfully\n\nInformation Compliance Officer", None),
        ("P.C. 1234", "people-collar-number"),
        ("DS PLACEHOLDER", "people-name"),
        ("PC World, DC Comics and PS 310.5 FTE", None),
        ("DI 12, DS 30, DC 210 (FTE), Sergeants 310", None),
        ("Detective Chief Inspector posts", None),
        ("Registration number 12 EIR", "people-vehicle"),
        ("Reg 12 EIR", None),
        ("Operation Placeholder, aged 18 to 24", None),
        ("custody numbers 2019: 12345", None),
    ],
)
def test_what_stands_around_decides(text, what):
    """The same figures are somebody's number, or none."""
    assert strong(text) == ({what} if what else set())


def test_the_settings_say_what_belongs_to_an_office(project):
    """An address whole, a number in any form, a post code with or without its space."""
    project.set("role_addresses: [FOI@example.org]")
    project.set("role_phones: ['+44 (0)1632 960123']")
    project.set("office_postcodes: [ll99 9zz]")
    permitted = permitted_by(load_project(project.config_file).options)
    assert strong("foi@EXAMPLE.org, 01632 960 123, 1 Example Road, Sampleton LL999ZZ", permitted) == set()
    assert strong("jane.foi@example.org and foi@example.org.uk", permitted) == {"people-email"}
    assert strong("01632 960124", permitted) == {"people-phone"}


def test_what_is_weak_counts_beside_something_else():
    """A post code alone is an area, and beside a name it is a home; many of them are many homes."""
    assert strong("It was in LL99 9ZZ.") == set()
    assert strong("Name: Jane Placeholder\nLL99 9ZZ") == {"people-name", "people-postcode"}
    assert strong("\n".join(f"LL9{number} 9ZZ" for number in range(10))) == {"people-postcode"}


def test_markup_inside_a_number_does_not_hide_it():
    """Markdown and HTML show the number whole."""
    assert strong("07700 **900**123", markup=True) == {"people-phone"}
    assert strong("07700 <b>900</b><!-- x -->123", markup=True) == {"people-phone"}
    assert strong("jane\\_doe@example.org", markup=True) == {"people-email"}
    assert strong("[Write](mailto:jane%40example.org) <!-- Name: Jane Placeholder -->", markup=True) == {
        "people-email",
        "people-name",
    }


@given(st.text(st.sampled_from("\u00ad\u200b\u200c\u200d\u2060\ufeff"), max_size=3), st.data())
def test_nothing_invisible_hides_a_number(invisible, data):
    """Wherever it stands."""
    place = data.draw(st.integers(0, len(PLAIN)))
    assert strong(PLAIN[:place] + invisible + PLAIN[place:]) == strong(PLAIN)


@given(st.lists(st.booleans(), min_size=len(PLAIN), max_size=len(PLAIN)))
def test_no_other_form_of_a_sign_hides_a_number(changed):
    """Full-width signs and HTML's numbers of signs are read as the signs themselves."""
    text = "".join(
        (chr(ord(sign) + 0xFEE0) if place % 2 and sign != " " else f"&#{ord(sign)};") if change else sign
        for place, (sign, change) in enumerate(zip(PLAIN, changed, strict=True))
    )
    assert strong(text) == strong(PLAIN)


@given(st.text(max_size=300), st.booleans())
def test_any_text_has_a_plain_form_with_its_places(text, markup):
    """Each sign of it stood somewhere, in order, and its plain form is its own plain form's."""
    plain = normal(text, markup=markup)
    ends = [plain.span(place, place + 1) for place in range(len(plain.text))]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert ends == sorted(ends)


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text):
    """What is found lies inside of it."""
    for found in search(text, NOBODY, markup=True):
        assert isinstance(found, Found)
        assert 0 <= found.start < found.end <= len(text)
        assert found.what in MEANINGS


@pytest.mark.parametrize(
    "sign", ["*", "a*", "<a>", "<a", "1 ", "a@", "a.b@", "> ", "A ", "12 Aa ", "Name: ", "P<GBR", "0-", "&#"]
)
def test_no_row_of_signs_takes_for_ever(sign):
    """A pattern that tries every way of reading one would never end."""
    assert strong(sign * 5000, markup=True) <= set(MEANINGS)


@pytest.mark.parametrize("before", [0, 1, 10, 11, 50, 400])
@pytest.mark.parametrize("between", ["\n\n", "\n\u2019\n"], ids=["ascii", "unicode"])
@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ring 07700 900123", "people-phone"),
        ("a passport, no 123456789", "people-passport"),
        ("12 Mill Lane, Testford, CF10 3NP", "people-address"),
        ("lives at 12 Mill Lane", "people-address"),
        ("lives at 4 Heol Fawr", "people-address"),
        ("51.50740, -0.12780", "people-location"),
        ("the car AB12 CDE", "people-vehicle"),
        ("her date of birth: 1 May 1990", "people-birth"),
        ("collar number 1234", "people-collar-number"),
        ("DCI Jane Placeholder", "people-name"),
        ("My name is Jane Placeholder", "people-name"),
        ("jane (at) example (dot) org", "people-email"),
        ("AB-CD-EF-AB-CD-EF", "people-machine"),
        ("0**7700** 900123", "people-phone"),
    ],
)
def test_what_is_found_does_not_depend_on_how_far_into_a_text_it_stands(text, what, between, before):
    """A look that saves the search of a text never says that nothing is there where something is."""
    words = "words " * before
    assert strong(f"{words}{between}{text}{between}{words}", markup=True) == {what}


@given(st.lists(st.lists(st.text(max_size=20), max_size=5), max_size=20))
def test_any_table_can_be_judged(rows):
    """Whatever its rows hold, and however many cells they have."""
    notes = Notes()
    for number, cells in enumerate(rows, 1):
        notes.row(cells, Place(row=number))
    judge_people(notes, NOBODY, None, "table.csv")
    assert {seen.what for seen in notes} <= set(MEANINGS)


def test_a_number_that_is_broken_over_two_pieces_is_found():
    """A PDF gives its lines one by one."""
    notes = Notes()
    notes.text("Her number is 07700", Place(page=1, paragraph=3))
    notes.text("900123 and that is all", Place(page=1, paragraph=4))
    judge_people(notes, NOBODY, None, "letter.pdf")
    assert [(seen.what, seen.places) for seen in notes] == [("people-phone", [Place(page=1, paragraph=3)])]


def test_what_is_read_twice_is_told_once():
    """A reader may give a cell as text and as part of its row."""
    notes = Notes()
    notes.text("07700 900123", Place(sheet=1, row=2, column=3))
    notes.row(("May", "4", "07700 900123"), Place(sheet=1, row=2))
    judge_people(notes, NOBODY, None, "table.xlsx")
    assert [(seen.what, seen.count) for seen in notes] == [("people-phone", 1)]


@pytest.mark.parametrize(
    "name", ["statement-of-Mr-Placeholder.pdf", "statement_07700900123.pdf", "jane@example.org.csv"]
)
def test_the_name_of_a_file_is_searched_too(name):
    """It is part of the address under which the file is published."""
    notes = Notes()
    judge_people(notes, NOBODY, None, name.replace("-of-Mr-Placeholder", " of Mr Placeholder"))
    assert [seen.what for seen in notes] == ["people-in-name"]


def test_a_long_file_is_searched_to_its_end():
    """However many pieces it has, and where one search ends and the next begins."""
    notes = Notes()
    for number in range(6000):
        said = f"{'The answer is given above. ' * 4}" if number != 5990 else "Ring 07700 900123."
        notes.text(said, Place(paragraph=number + 1))
    judge_people(notes, NOBODY, None, "long.txt")
    assert [(seen.what, seen.places) for seen in notes] == [("people-phone", [Place(paragraph=5991)])]


def shape(*rows: tuple[object, ...]) -> set[str]:
    """What is found in the shape of a table."""
    notes = Notes()
    for number, cells in enumerate(rows, 1):
        notes.row([str(cell) for cell in cells], Place(sheet=1, row=number))
    judge_people(notes, NOBODY, None, "table.xlsx")
    return {seen.what for seen in notes}


def test_a_table_below_another_is_looked_at_too():
    """Totals at the top of a sheet, and the people they were made of further down."""
    people_below = [("Officer's surname", "Rank"), *((f"Q{number}x", "r") for number in range(6))]
    assert shape(("Month", "Total"), *((f"m{n}", n) for n in range(30)), (), *people_below) == {"people-columns"}


def test_a_column_of_totals_does_not_hide_the_rows_of_people():
    """Where the same mixture comes again, it was not added up."""
    rows = [(20 + number % 7, "MF"[number % 2], "r1", number % 50) for number in range(200)]
    assert shape(("Age", "Gender", "Rank", "Total hours"), *rows) == {"people-rows"}
    added = {row[:3]: row for row in rows}.values()
    assert shape(("Age", "Gender", "Rank", "Number of officers"), *added) == set()


def test_a_number_of_staff_is_none_of_a_member_of_staff():
    """Small numbers under such a heading are how many there are."""
    places = [(f"Place {number}", 100 + number * 7) for number in range(30)]
    assert shape(("Station", "Staff number"), *places) == set()
    assert shape(("Station", "Staff number"), *((name, 20000 + value) for name, value in places)) == {"people-columns"}


def test_each_meaning_says_what_was_found_and_what_to_do():
    """In sentences, and as what can be accepted."""
    for key, meaning in MEANINGS.items():
        if key.startswith("people-"):
            assert meaning.code in {"DL120", "DL121", "DL122"}
            assert meaning.verdict == "hold"
            assert meaning.said.endswith(".")
            assert meaning.hint.endswith(".")
