"""Outcomes: every one can be said under every law, and nothing is said that is not so."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.law import Law, Outcome, headline, outcomes

SUBJECTS = ["questions 1, 2 and 3 (use of facial recognition software)", "question 2", "use of drones", "the request"]
SHAPES = {"given", "part", "refused", "not-held", "ncnd", "other"}


def placeholders(message: str) -> set[str]:
    """The names in a message, `%(name)s`; a percent sign that is anything else would break it."""
    assert message.count("%") == len(re.findall(r"%\(\w+\)s", message))
    return set(re.findall(r"%\((\w+)\)s", message))


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_its_words(outcome: Outcome) -> None:
    """An outcome has a label, a word for mixed headlines and a known shape, and none of them has a placeholder."""
    assert outcomes.name(outcome)[0].isupper()
    assert outcomes.share(outcome)[0].islower()
    assert outcomes.shape(outcome) in SHAPES
    assert not placeholders(outcomes.name(outcome) + outcomes.share(outcome))


@pytest.mark.parametrize("law", Law)
@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_can_be_said_under_every_law(outcome: Outcome, law: Law) -> None:
    """The sentence is one sentence naming authority and subject; the meaning is one or two and names neither."""
    sentence, meaning = outcomes.sentence(outcome, law), outcomes.meaning(outcome, law)
    assert placeholders(sentence) == {"authority", "subject"}
    assert not placeholders(meaning)
    assert re.fullmatch(r"[^.]+\.", sentence)
    assert re.fullmatch(r"[A-Z][^.]+\.( [A-Z][^.]+\.)?", meaning)


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("outcome", Outcome)
def test_a_sentence_takes_any_subject(outcome: Outcome, subject: str) -> None:
    """The subject stands as a noun phrase behind "On", whether it is a question, a matter or the request."""
    said = outcomes.sentence(outcome, Law.FOIA) % {"authority": "Example Council", "subject": subject}
    assert said.startswith(f"On {subject}, Example Council ")


@pytest.mark.parametrize("law", Law)
def test_neither_confirming_nor_denying_is_never_said_as_withholding(law: Law) -> None:
    """Who neither confirms nor denies has withheld and refused nothing that is known to exist, and is not said to."""
    said = f"{outcomes.sentence(Outcome.NCND, law)} {outcomes.meaning(Outcome.NCND, law)}".lower()
    assert "says nothing about whether any exists" in said
    assert not re.search(r"withh|refus|kept back|not give|exempt", said)


@pytest.mark.parametrize("law", [Law.EIR, Law.EIR_SCOTLAND])
def test_the_regulations_speak_of_exceptions(law: Law) -> None:
    """Under the EIRs there are exceptions and no exemptions, and no limit of cost in money."""
    said = " ".join(outcomes.sentence(outcome, law) + outcomes.meaning(outcome, law) for outcome in Outcome)
    assert "exemption" not in said
    assert "exception" in said
    assert "limit" not in outcomes.sentence(Outcome.COST, law)
    assert "treat that as a refusal" in outcomes.sentence(Outcome.NOT_HELD, law)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([Outcome.ANSWERED], "Answered"),
        ([Outcome.NCND, Outcome.NCND], "Neither confirmed nor denied"),
        ([Outcome.ANSWERED, Outcome.NCND], "Part answered, part neither confirmed nor denied"),
        ([Outcome.REFUSED, Outcome.GRANTED, Outcome.REFUSED], "Part refused, part granted"),
        (
            [Outcome.GRANTED, Outcome.NOT_HELD, Outcome.COST],
            "Part granted, part not held, part refused on grounds of cost",
        ),
    ],
)
def test_a_headline_is_derived_from_the_parts(parts: list[Outcome], said: str) -> None:
    """One outcome is named; several are listed once each, in the order in which they first appear."""
    assert headline(parts, str) == said


@given(st.lists(st.sampled_from(Outcome), min_size=1))
def test_a_headline_says_each_outcome_once(parts: list[Outcome]) -> None:
    """No outcome is lost in a headline, and none said twice."""
    said = headline(parts, str)
    distinct = set(parts)
    if len(distinct) == 1:
        assert said == outcomes.name(parts[0])
    else:
        assert len(said.split(", ")) == len(distinct)
        assert {piece[len("part ") :] for piece in said.split(", ")} == {outcomes.share(part) for part in distinct}


def test_a_headline_speaks_the_language_that_it_is_given() -> None:
    """Every word of a headline comes from the catalogue."""
    catalogue = {
        "answered": "a",
        "neither confirmed nor denied": "n",
        "Part %(outcome)s": "Rhan %(outcome)s",
        "part %(outcome)s": "rhan %(outcome)s",
    }
    assert headline([Outcome.ANSWERED, Outcome.NCND], catalogue.__getitem__) == "Rhan a, rhan n"


def test_no_outcome_has_no_headline() -> None:
    """A response without any outcome is a fault of the program, not an empty headline."""
    with pytest.raises(ValueError, match="at least one outcome"):
        headline([], str)
