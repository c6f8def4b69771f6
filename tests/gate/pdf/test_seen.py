"""What the pages of a PDF hold that nobody sees."""

from __future__ import annotations

import pytest
from tests.leaks.forms import CANARY, Clean, Leak
from tests.leaks.pdf_seen import CLEAN, LEAKS

from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Notes
from disclosure_log.gate.pdf.seen import judge_seen


def judged(content: bytes) -> Notes:
    """What is noted of a file."""
    notes = Notes()
    judge_seen(content, notes)
    return notes


@pytest.mark.parametrize(("number", "leak"), list(enumerate(LEAKS)), ids=[leak.name for leak in LEAKS])
def test_words_and_pictures_that_nobody_sees_are_held(number: int, leak: Leak):
    """Each way of hiding is noted, under a rule that the leak names."""
    found = judged(leak.make(number % leak.variations, CANARY))

    assert {MEANINGS[one.what].code for one in found} & set(leak.codes)


@pytest.mark.parametrize(("number", "clean"), list(enumerate(CLEAN)), ids=[clean.name for clean in CLEAN])
def test_pages_on_which_everything_is_seen_are_released(number: int, clean: Clean):
    """Nothing is noted of a page that hides nothing."""
    assert [one.what for one in judged(clean.make(number % clean.variations))] == []
