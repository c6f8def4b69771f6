from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.search.words import words_of

TEXTS = [
    ("Body-worn video", ["body", "worn", "video"]),
    ("section 31(3)", ["section", "31", "3"]),
    (
        "The officer's £1,000 and officers\N{RIGHT SINGLE QUOTATION MARK} 12,34",
        ["the", "officers", "1000", "and", "officers", "12", "34"],
    ),
    ("Camer\N{LATIN SMALL LETTER A WITH CIRCUMFLEX}u \N{LATIN CAPITAL LETTER Y WITH CIRCUMFLEX}d", ["camerau", "yd"]),
    ("FOI.25.001040_a", ["foi", "25", "001040", "a"]),
    (
        "2\N{SUPERSCRIPT TWO} \N{VULGAR FRACTION ONE HALF} \N{ROMAN NUMERAL FOUR}",
        ["2\N{SUPERSCRIPT TWO}", "\N{VULGAR FRACTION ONE HALF}", "\N{SMALL ROMAN NUMERAL FOUR}"],
    ),
    (
        "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}zmir stra\N{LATIN SMALL LETTER SHARP S}e",
        ["izmir", "stra\N{LATIN SMALL LETTER SHARP S}e"],
    ),
    ("\u2014 \N{POLICE OFFICER} %", []),
]
"""Texts and the words in them: `test_search_index.py` of the browser tests holds the page to the same."""


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_words_are_letters_and_numbers_without_accents_and_capitals(text: str, expected: list[str]) -> None:
    """Signs divide words, but for an apostrophe inside a word and the comma of thousands."""
    assert words_of(text) == expected


@given(st.text(max_size=40))
def test_a_word_is_one_word(text: str) -> None:
    """Whatever is taken for a word is found again when somebody types it."""
    assert all(words_of(word) == [word] for word in words_of(text))
