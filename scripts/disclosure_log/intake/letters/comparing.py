"""What a response that is there already says otherwise than the draft of the same letter; it quotes neither."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

from disclosure_log.records.source import source_of
from disclosure_log.records.strict_yaml import read_mapping


def differences(draft: str, there: bytes) -> tuple[str, ...]:
    """Where the file `there` differs from the text `draft`, a sentence each; none where facts and words are the same.

    What only an officer can add, such as topics, is no difference.
    """
    new, _ = source_of(draft.encode(), "draft")
    old, findings = source_of(there, "file")
    if new is None or old is None or findings:
        return ("It cannot be read as a response.",)
    facts, written = (read_mapping(source.front, "")[0].data for source in (new, old))
    found = [
        f"{key}: the file has none, the letter says it." if key not in written else f"{key}: another value."
        for key, value in facts.items()
        if value not in (None, "") and not _agrees(value, written.get(key))
    ]
    ours, theirs = (words_of(source.body) for source in (new, old))
    if ours == theirs:
        return tuple(found)
    pairs = enumerate(zip(theirs, ours, strict=False))
    first = next((number for number, (one, other) in pairs if one != other), min(len(theirs), len(ours)))
    line = _line_of_word(old.body, first) + old.body_line
    return (*found, f"The text: other words from line {line} on.")


def _agrees(letter: Any, written: Any) -> bool:
    """Whether what is written says all that the letter says; it may say more."""
    if isinstance(letter, dict):
        return isinstance(written, dict) and all(
            _agrees(value, written.get(key)) for key, value in letter.items() if value not in (None, "")
        )
    if isinstance(letter, list):
        return isinstance(written, list) and len(letter) == len(written) and all(map(_agrees, letter, written))
    return bool(letter == written)


_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of Markdown without its signs, which several ways of writing it differ in."""
    return _WORD.findall(text)


def _line_of_word(text: str, number: int) -> int:
    """The line, from 0, on which the word with this number stands; the last one where there are fewer words."""
    lines = [[line] * len(words_of(words)) for line, words in enumerate(text.split("\n"))]
    places = list(chain.from_iterable(lines))
    return places[min(number, len(places) - 1)] if places else 0
