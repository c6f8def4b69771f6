"""How a response is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from disclosure_log.config import Options
from disclosure_log.law import AuthorityKind, Citation, Law, Outcome
from disclosure_log.locale import words
from disclosure_log.pages.wording import Wording
from disclosure_log.records.response import Part

WORDING = Wording(Options(authority="Sampleshire Council"), words("en"))


def part(outcome=Outcome.NOT_HELD, matter=None, questions=()):
    """A part under the Freedom of Information Act."""
    return Part(outcome, Law.FOIA, matter, questions, (), (), None)


@pytest.mark.parametrize(
    ("matter", "questions", "subject"),
    [
        (None, (), "the request"),
        (None, (2,), "question 2"),
        (None, (1, 2), "questions 1 and 2"),
        ("Use of drones", (), "“Use of drones”"),
        ("Use of drones", (1, 2, 3), "questions 1, 2 and 3 (“Use of drones”)"),
    ],
)
def test_a_sentence_says_which_part_it_is_about(matter, questions, subject):
    """The subject of a part is its questions and its matter, as they are written."""
    assert WORDING.subject(part(matter=matter, questions=questions)) == subject
    assert WORDING.subject(part(matter=matter, questions=questions)) in WORDING.sentence(
        part(matter=matter, questions=questions)
    )


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_is_said_in_one_sentence_that_names_the_authority(outcome):
    """No outcome is left without a plain sentence."""
    sentence = WORDING.sentence(part(outcome))
    assert "Sampleshire Council" in sentence
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0
    assert "%" not in sentence


@pytest.mark.parametrize(
    ("kind", "law", "said"),
    [
        (AuthorityKind.POLICE_FORCE, Law.FOIA, "£450, or 18 hours"),
        (AuthorityKind.GOVERNMENT_DEPARTMENT, Law.FOIA, "£600, or 24 hours"),
        (AuthorityKind.SCOTTISH_AUTHORITY, Law.FOISA, "£600, or 40 hours"),
        (AuthorityKind.OTHER, Law.FOIA, ""),
        (AuthorityKind.POLICE_FORCE, Law.EIR, ""),
    ],
)
def test_a_refusal_for_cost_says_the_limit(kind, law, said):
    """The limit is that of the kind of authority, under the law that has one; nothing else says a limit."""
    wording = Wording(Options(authority="Sampleshire Council", authority_kind=kind), words("en"))
    meaning = wording.part_meaning(replace(part(Outcome.COST), law=law))
    assert (f"the limit is {said} of work." in meaning) == bool(said)
    assert "£" not in wording.part_meaning(replace(part(Outcome.VEXATIOUS), law=law))


@pytest.mark.parametrize(
    ("size", "said"), [(0, "0 bytes"), (999, "999 bytes"), (1000, "1 kB"), (36_950, "37 kB"), (2_480_000, "2.5 MB")]
)
def test_sizes_are_said_in_units_that_people_know(size, said):
    """Kilobytes are whole, megabytes have one place."""
    assert WORDING.size(size) == said


def test_a_day_is_said_in_words_and_marked_for_machines():
    """23 November 2026, never 23/11."""
    assert str(WORDING.day(date(2026, 11, 23))) == '<time datetime="2026-11-23">23 November 2026</time>'


@pytest.mark.parametrize(
    ("tag", "name"), [("en", "English"), ("cy", "Welsh"), ("xx", "xx"), ("nonsense-tag", "nonsense-tag")]
)
def test_languages_are_said_by_name(tag, name):
    """A tag that nobody knows is shown as it is."""
    assert WORDING.language_name(tag) == name


@pytest.mark.parametrize(
    ("law", "notices", "said"),
    [
        (Law.FOIA, [(Law.FOIA, "17(1)")], "section 17(1)"),
        (Law.EIR, [(Law.EIR, "14")], "regulation 14"),
        (Law.FOIA, [(Law.FOIA, "17(1)"), (Law.FOIA, "17(5)")], "section 17(1) and section 17(5)"),
        (
            Law.FOIA,
            [(Law.FOIA, "17(1)"), (Law.EIR, "14")],
            "section 17(1) and regulation 14 of the Environmental Information Regulations 2004",
        ),
    ],
)
def test_a_refusal_notice_is_said_by_its_law(law, notices, said):
    """A section or a regulation as its own law has it, and a law that is not the part's is named."""
    cited = tuple(Citation(*notice) for notice in notices)
    refused = Part(Outcome.REFUSED, law, None, (), (), cited, None)
    assert WORDING.notice(refused) == f"The letter is a refusal notice under {said}."
