"""Topics and their spellings."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.records.topics import LONGEST, topic_key


@pytest.mark.parametrize(
    ("topic", "key"),
    [
        ("Facial recognition", "facial-recognition"),
        ("  FACIAL\u2013recognition!", "facial-recognition"),
        ("Tŷ'r Cyngor", "tyr-cyngor"),
        ("Y\u0302 Gymraeg", "y-gymraeg"),
        ("Ŵyn", "wyn"),
        ("Vehicles: cars & vans", "vehicles-cars-vans"),
        ("page/2", "page-2"),
        ("..", ""),
        ("🚲", ""),
    ],
)
def test_spellings_of_one_topic_have_one_key(topic, key):
    """Case, punctuation, spaces and accents make no difference."""
    assert topic_key(topic) == key


@given(st.text(max_size=300))
def test_a_key_is_a_folder_of_an_address(topic):
    """Letters, figures and hyphens, never longer than a file's name may be, the same in capitals or small letters."""
    key = topic_key(topic)
    assert re.fullmatch(r"(?:[^\W_]+(?:-[^\W_]+)*)?", key)
    assert len(key) <= LONGEST
    assert len(key.encode()) <= 255
    assert topic_key(key) == key


def test_long_topics_that_differ_at_the_end_have_two_keys():
    """What is cut off an address counts all the same."""
    assert topic_key("a" * 200) != topic_key("a" * 201)
