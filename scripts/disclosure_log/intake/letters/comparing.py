"""What a response that is there already says otherwise than the draft of the same letter; it quotes neither."""

from __future__ import annotations

from itertools import chain

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
        if value not in (None, "") and written.get(key) != value
    ]
    ours, theirs = (_words(source.body) for source in (new, old))
    if ours == theirs:
        return tuple(found)
    pairs = enumerate(zip(theirs, ours, strict=False))
    first = next((number for number, (one, other) in pairs if one != other), min(len(theirs), len(ours)))
    line = _line_of_word(old.body, first) + old.body_line
    return (*found, f"The text: other words from line {line} on.")


def _words(text: str) -> list[str]:
    return text.split()


def _line_of_word(text: str, number: int) -> int:
    """The line, from 0, on which the word with this number stands; the last one where there are fewer words."""
    lines = [[line] * len(words.split()) for line, words in enumerate(text.split("\n"))]
    places = list(chain.from_iterable(lines))
    return places[min(number, len(places) - 1)] if places else 0
