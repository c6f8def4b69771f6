"""Canaries: what is on the list is found in any form, and the list alone tells nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disclosure_log.gate.notes import Notes, Place
from disclosure_log.gate.people import Permitted
from disclosure_log.gate.people.canaries import KEY, Canaries, CanariesError, key_from, make_list
from disclosure_log.gate.people.judge import judge_people

SECRET = b"a key of thirty-two characters!!"
NAMES = [
    "# those of the example",
    "",
    "Jane Placeholder",
    "Si\u00e2n O\u2019Quiverthatch",
    "Marrowbone",
    "AB 12 34 56 C",
]
LIST = make_list(NAMES, SECRET)
CANARIES = Canaries.from_text(LIST, SECRET)


def found(text: str) -> list[str]:
    """The words that are found."""
    return [text[start:end] for start, end in CANARIES.search(text)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("It was Jane Placeholder who asked.", ["Jane Placeholder"]),
        ("PLACEHOLDER, Jane", ["PLACEHOLDER, Jane"]),
        ("jane\u00a0place\u00adholder", ["jane\u00a0place\u00adholder"]),
        ("jane_placeholder.pdf", ["jane_placeholder"]),
        ("Sian O'Quiverthatch", ["Sian O'Quiverthatch"]),
        ("SI\u00c2N OQUIVERTHATCH", ["SI\u00c2N OQUIVERTHATCH"]),
        ("Marrowbone-Smith", ["Marrowbone"]),
        ("AB123456C", ["AB123456C"]),
        ("ab 123456 c.", ["ab 123456 c"]),
        ("(AB-12-34-56-C)", ["AB-12-34-56-C"]),
        (
            "\uff21\uff22\uff11\uff12\uff13\uff14\uff15\uff16\uff23",
            ["\uff21\uff22\uff11\uff12\uff13\uff14\uff15\uff16\uff23"],
        ),
        ("Jane asked for a placeholder.", []),
        ("Janet Placeholder, Marrowbones, AB123456D", []),
    ],
)
def test_what_is_on_the_list_is_found_in_any_form(text, what):
    """Capitals, accents, order, spaces and invisible signs do not hide it; other words do not fire."""
    assert found(text) == what


def test_the_list_tells_nothing_without_the_key():
    """It is hashes, in an order of their own; with another key it is another list."""
    assert re.fullmatch(r"disclosure-log canaries 1\nkey [0-9a-f]{64}\n(?:[=>] [0-9a-f]{64}\n)+", LIST)
    assert make_list(reversed(NAMES), SECRET) == LIST
    other = make_list(NAMES, SECRET + b"2").splitlines()[1:]
    assert not set(other) & set(LIST.splitlines())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "damaged"),
        ("Jane Placeholder\n", "damaged"),
        (LIST.replace("canaries 1", "canaries 2"), "another version"),
        (f"{LIST}Jane\n", "damaged"),
        ("disclosure-log canaries 1\n", "another key"),
        (make_list(NAMES, SECRET + b"2"), "another key"),
    ],
)
def test_a_list_that_cannot_be_used_is_an_error(text, said):
    """Nothing would be found with it, and that would look as if all were well."""
    with pytest.raises(CanariesError, match=said) as error:
        Canaries.from_text(text, SECRET)
    assert "Jane" not in error.value.message + error.value.hint


def test_a_list_that_is_missing_is_an_error(tmp_path):
    """Its name is told, and what to do."""
    with pytest.raises(CanariesError, match=r"names\.list cannot be read"):
        Canaries.from_file(tmp_path / "names.list", SECRET)


def test_a_list_is_read_from_its_file(tmp_path):
    """As it was made, also by an editor of Windows."""
    (tmp_path / "names.list").write_bytes(LIST.replace("\n", "\r\n").encode())
    assert Canaries.from_file(tmp_path / "names.list", SECRET) == CANARIES


@pytest.mark.parametrize(("value", "said"), [("", "is not set"), ("short", "shorter than 32")])
def test_a_key_that_cannot_be_used_is_an_error(value, said):
    """A short one could be guessed."""
    with pytest.raises(CanariesError, match=said):
        key_from({KEY: value})


def test_the_key_comes_out_of_the_environment():
    """Without the line end that a file of it has."""
    assert key_from({KEY: f"{SECRET.decode()}\n"}) == SECRET


@pytest.mark.parametrize(("line", "said"), [("Li", "fewer than 3"), ("The name of a whole committee", "more than 4")])
def test_what_cannot_be_searched_for_is_an_error_that_does_not_repeat_it(line, said):
    """It names the line alone."""
    with pytest.raises(CanariesError, match=f"line 2 has {said}") as error:
        make_list(["Jane Placeholder", line], SECRET)
    assert line not in error.value.message


def test_a_file_is_searched_with_its_tables_and_its_name():
    """What is found is noted without the words."""
    notes = Notes()
    notes.text("Nothing here", Place(page=1))
    notes.row(("May", "Placeholder", "Jane"), Place(row=7))
    judge_people(notes, Permitted(), CANARIES, "list-of-marrowbone.csv")
    assert [(seen.what, seen.places, seen.quotes) for seen in notes if "canary" in seen.what] == [
        ("people-canary", [Place(row=7)], []),
        ("people-canary-in-name", [], []),
    ]


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text):
    """What is found lies inside of it."""
    assert all(0 <= start < end <= len(text) for start, end in CANARIES.search(text))


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=3, max_size=12))
def test_whatever_is_on_the_list_is_found(word):
    """In the form in which it was written."""
    assume(word.casefold() not in {"before", "behind"})  # which stand in the text beside it
    try:
        canaries = Canaries.from_text(make_list([word], SECRET), SECRET)
    except CanariesError:
        return
    assert list(canaries.search(f"before {word} behind")) == [(7, 7 + len(word))]
