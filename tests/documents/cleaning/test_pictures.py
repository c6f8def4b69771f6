"""Cleaning a picture leaves its pixels, how it is turned and its colours, and nothing else."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps
from tests.leaks.forms import CANARY, Clean, Leak
from tests.leaks.judging import judged
from tests.leaks.pictures import CLEAN, LEAKS, icc, jpeg, png

from disclosure_log.documents.cleaning.pictures import clean
from disclosure_log.gate.meanings import MEANINGS


def shown(content: bytes) -> Image.Image:
    """What a program shows: the pixels, turned upright."""
    with Image.open(BytesIO(content)) as picture:
        picture.load()
        return ImageOps.exif_transpose(picture.copy())


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(LEAKS), st.integers(0, 9))
def test_cleaning_takes_out_what_it_says_and_leaves_the_pixels(leak: Leak, number: int):
    """After cleaning, nothing is found that cleaning mends, and every pixel is as it was."""
    content = leak.make(number, CANARY)
    found = judged(leak.suffix, content)
    cleaned, taken = clean(content)
    assert not [key for key in judged(leak.suffix, cleaned) if MEANINGS[key].mended]
    assert shown(cleaned).tobytes() == shown(content).tobytes()
    assert bool(taken) == any(MEANINGS[key].mended for key in found)
    assert all(MEANINGS[key].mended for key in taken)
    assert clean(cleaned) == (cleaned, [])


@pytest.mark.parametrize("each", CLEAN, ids=[each.name for each in CLEAN])
def test_clean_pictures_stay_as_they_are(each: Clean):
    """Where there is nothing to take out, not a byte changes."""
    content = each.make(each.variations - 1)
    assert clean(content) == (content, [])


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("make", [jpeg, png])
def test_a_picture_stays_turned_as_it_was(make, orientation: int):
    """A photograph that EXIF data turns is seen the same way up after the data is gone."""
    data = Image.Exif()
    data[0x0112], data[0x013B] = orientation, CANARY
    content = make(0, exif=data)
    cleaned, taken = clean(content)
    assert taken == ["picture-exif"]
    assert CANARY.encode() not in cleaned
    assert shown(cleaned).tobytes() == shown(content).tobytes()


@pytest.mark.parametrize("make", [jpeg, png])
def test_the_colours_of_a_profile_stay(make):
    """A profile that names a device is copied without its words; its curves and colours are the same."""
    cleaned, taken = clean(make(0, icc_profile=icc(CANARY)))
    assert taken == ["picture-profile"]
    with Image.open(BytesIO(cleaned)) as picture:
        left = picture.info["icc_profile"]
    assert CANARY.encode() not in left
    assert left.count(b"curv") == icc(CANARY).count(b"curv") > 0 or left.count(b"curv") == 1
    assert b"XYZ " in left
