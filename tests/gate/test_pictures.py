"""A picture is released only where it holds nothing but its pixels."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.leaks.forms import CANARY, Clean, Leak
from tests.leaks.judging import judged
from tests.leaks.pictures import CLEAN, LEAKS, chunk, jpeg, png, with_segment

from disclosure_log.gate import pictures
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Notes, Refused, Verdict


@pytest.mark.long
@pytest.mark.parametrize(("number", "leak"), list(enumerate(LEAKS)), ids=[leak.name for leak in LEAKS])
def test_each_way_of_holding_more_is_held(number: int, leak: Leak):
    """Whatever a picture holds beside its pixels is found."""
    found = judged(leak.suffix, leak.make(number % leak.variations, CANARY))
    assert {MEANINGS[key].code for key in found} & set(leak.codes)


@pytest.mark.long
@pytest.mark.parametrize("clean", CLEAN, ids=[clean.name for clean in CLEAN])
def test_clean_pictures_are_released(clean: Clean):
    """Nothing is found in pictures as cameras and screens leave them after cleaning."""
    assert [judged(clean.suffix, clean.make(number)) for number in range(clean.variations)] == [[]] * clean.variations


def test_what_a_picture_says_is_searched_for_personal_data():
    """Comments and texts go to the search for personal data, with their words."""
    notes = Notes()
    pictures.judge(with_segment(jpeg(0), 0xFE, CANARY.encode(), 0), notes)
    assert any(CANARY in text for text, _place in notes.texts)


def test_a_picture_too_large_to_look_at_is_refused():
    """A size bomb is refused before its pixels are made."""
    header = chunk(b"IHDR", (200_000).to_bytes(4, "big") * 2 + b"\1\0\0\0\0")
    bomb = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    with pytest.raises(Refused):
        pictures.judge(bomb, Notes())
    assert MEANINGS["picture-too-large"].verdict is Verdict.REFUSE


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([jpeg(0), jpeg(1), png(0), png(1, "RGBA")]), st.data())
def test_a_picture_that_is_cut_off_is_damaged(content: bytes, data: st.DataObject):
    """A picture that ends early never passes, wherever it is cut."""
    cut = data.draw(st.integers(0, len(content) - 1))
    with pytest.raises((ValueError, OSError, SyntaxError)):
        pictures.judge(content[:cut], Notes())
