"""What the pages of a PDF hold that nobody sees."""

from __future__ import annotations

import pytest
from tests.leaks.forms import CANARY, Clean, Leak
from tests.leaks.pdf_pages import Page
from tests.leaks.pdf_seen import CLEAN, LEAKS

from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Notes
from disclosure_log.gate.pdf.seen import judge_seen


def judged(content: bytes) -> Notes:
    """What is noted of a file."""
    notes = Notes()
    judge_seen(content, notes)
    return notes


@pytest.mark.long
@pytest.mark.parametrize(("number", "leak"), list(enumerate(LEAKS)), ids=[leak.name for leak in LEAKS])
def test_words_and_pictures_that_nobody_sees_are_held(number: int, leak: Leak):
    """Each way of hiding is noted, under a rule that the leak names."""
    found = judged(leak.make(number % leak.variations, CANARY))

    assert {MEANINGS[one.what].code for one in found} & set(leak.codes)


@pytest.mark.long
@pytest.mark.parametrize(("number", "clean"), list(enumerate(CLEAN)), ids=[clean.name for clean in CLEAN])
def test_pages_on_which_everything_is_seen_are_released(number: int, clean: Clean):
    """Nothing is noted of a page that hides nothing."""
    assert [one.what for one in judged(clean.make(number % clean.variations))] == []


def page_of(*words: tuple[str, float, float]) -> Page:
    """A page with words at places."""
    page = Page()
    for word, x, y in words:
        page.words(word, x, y)
    return page


def test_all_text_of_a_page_goes_to_the_search_for_personal_data():
    """What stands on a page, seen or not, is given line by line with the number of the page."""
    page = page_of(("Seen words", 60, 700), (CANARY, 60, 600))
    page.add("q 0 g 50 590 400 30 re f Q")

    assert [(line, place.page) for line, place in judged(page.file()).texts] == [("Seen words", 1), (CANARY, 1)]


def test_places_and_quotes_say_which_words_are_hidden():
    """The finding has the page, and what was hidden only where it was asked for."""
    page = page_of(("Seen words", 60, 700), (CANARY, -400, 600))
    notes = Notes(reveal=True)

    judge_seen(page.file(), notes)

    assert [(one.what, str(one.places[0]), one.quotes) for one in notes] == [
        ("pdf-seen-off-page", "page 1", [f"page 1: {CANARY.replace(' ', '')}"])
    ]


@pytest.mark.parametrize("hidden", ["No", "Yes", "41", "def"])
def test_a_short_answer_under_a_box_is_held(hidden: str):
    """Two letters or figures under a box are enough."""
    page = page_of(("The answer was no, or yes, or 41 def.", 60, 700), (hidden, 60, 600))
    page.add("q 0 g 55 595 40 16 re f Q")

    assert [one.what for one in judged(page.file())] == ["pdf-seen-covered"]


def test_words_that_are_cut_off_here_and_seen_there_are_no_secret():
    """What lies beyond the edge of the page and is seen whole on it too, as in charts over two pages, is released."""
    page = page_of(("Number of vehicles", 60, 700), ("vehicles", 700, 700))

    assert list(judged(page.file())) == []


def test_words_under_a_box_are_held_though_they_are_seen_elsewhere():
    """A name under a box says more than the name does elsewhere."""
    page = page_of((CANARY, 60, 700), (CANARY, 60, 600))
    page.add("q 0 g 50 590 400 30 re f Q")

    assert [one.what for one in judged(page.file())] == ["pdf-seen-covered"]


def test_a_page_with_more_letters_than_can_be_looked_at_is_held():
    """What is too much to look at is noted, never left out."""
    page = page_of(("Seen", 60, 700))
    page.add(" ".join(f"q BT /F0 9 Tf {n} {n} Td ({n}{'abcdefghij' * 100}) Tj ET Q" for n in range(201)))

    assert "pdf-seen-too-much" in {one.what for one in judged(page.file())}


def test_a_damaged_file_raises():
    """What cannot be read is never taken for clean."""
    with pytest.raises(Exception, match=r"."):
        judged(b"%PDF-1.7\nnothing of a PDF\n")
