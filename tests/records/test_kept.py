"""What is kept of a response gives the same response, and nothing else ever gives one."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.findings import Finding, Severity
from disclosure_log.records.kept import Kept, NotKeptError, keep, made_anew
from disclosure_log.records.reading import Conventions, Draft, read_draft

EXAMPLE = Path(__file__).parents[1] / "example"
LETTERS = sorted((EXAMPLE / "responses").rglob("*.md"))
CONVENTIONS = Conventions()
FIELDS = ("reference", "front", "parts", "language", "attachments", "body", "source", "has_letter", "marks", "links")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def draft(letter: Path) -> Draft:
    """The draft of a letter of the example log."""
    return read_draft(letter, letter.relative_to(EXAMPLE).as_posix(), CONVENTIONS)


def again(kept: Kept, letter: Path) -> Draft:
    """The draft that is made of what was kept."""
    return made_anew(kept.facts, partial(getattr, kept), letter, letter.relative_to(EXAMPLE).as_posix(), CONVENTIONS)


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.stem)
def test_a_response_that_is_made_anew_is_as_it_was(letter: Path) -> None:
    """Each field of each letter of the example log, with findings that block nothing; of a withdrawn one, nothing."""
    first = draft(letter)
    assert first.response
    first.findings.append(Finding("DL999", first.source, "A warning.", "Look.", 3, 1, Severity.WARNING))
    kept = keep(first)
    if first.response.front.withdrawn:
        assert kept is None
        return
    assert kept
    second = again(kept, letter)
    assert second.response
    assert [getattr(second.response, name) for name in FIELDS] == [getattr(first.response, name) for name in FIELDS]
    assert second.response == first.response
    assert replace(second, marks=first.marks) == first
    assert second.finding("DL999", "title", "x", "y") == first.finding("DL999", "title", "x", "y")


def test_nothing_is_kept_of_what_is_wrong() -> None:
    """A finding that blocks, or a file that cannot be read to the end, is read again each time."""
    first = draft(LETTERS[0])
    assert keep(replace(first, response=None)) is None
    assert keep(replace(first, findings=[Finding("DL999", first.source, "An error.")])) is None


@given(JSON, st.integers(0, 6))
def test_what_is_no_kept_response_is_refused(value: object, place: int) -> None:
    """Facts of any other shape: said with one exception, whatever stands in the place of a part."""
    kept = keep(draft(LETTERS[0]))
    assert kept
    facts = json.loads(kept.facts)
    facts[place] = value
    for text in (json.dumps(value), json.dumps(facts), kept.facts[:-1]):
        try:
            made = made_anew(text, partial(getattr, kept), LETTERS[0], "x.md", CONVENTIONS)
        except NotKeptError:
            continue
        assert made.response


def test_a_response_has_no_other_fields() -> None:
    """Asking for what is no field is an error as ever, of a response that was read and of one that was made anew."""
    first = draft(LETTERS[0])
    kept = keep(first)
    assert kept
    for made in (first, again(kept, LETTERS[0])):
        with pytest.raises(AttributeError):
            _ = made.response.nothing  # type: ignore[union-attr]  # there is no such field
