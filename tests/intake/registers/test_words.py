"""The words of registers: each has one meaning, or is left for an officer to say."""

from __future__ import annotations

import pytest

from disclosure_log.intake.registers.words import SKIP, Target, law_of, outcome_of, target_of
from disclosure_log.law import Law, Outcome


@pytest.mark.parametrize(
    ("headings", "target"),
    [
        ("Ref No|FOI Reference|Case number|ID|Our Ref:|url_title|Cyfeirnod|Rhif y cais", Target.REFERENCE),
        ("Subject|Title|Request summary|Pwnc|Teitl", Target.TITLE),
        ("Date received|DateReceived|Date of Request|created_at|Dyddiad derbyn", Target.RECEIVED),
        ("Date of response|Date Closed|Response sent|Completed on|Dyddiad ymateb", Target.RESPONDED),
        ("Outcome|Decision|Status|described_state|Canlyniad", Target.OUTCOME),
        ("Exemptions applied|Exemption(s)|Eithriadau", Target.EXEMPTIONS),
        ("Request|Question 1|Request details|Cais", Target.REQUEST),
        ("Response|Our response|Response text|Ymateb", Target.RESPONSE),
        ("Legislation|Request type|Deddf", Target.LAW),
        ("Requester name|Name|E-mail|Case officer|Due date|Customer reference|Enw", Target.IGNORE),
        ("Date|Directorate|Notes|", None),
    ],
)
def test_a_heading_says_what_its_column_is(headings: str, target: Target | None) -> None:
    """In English and Welsh, however it is written; a plain "Date" does not say of what."""
    assert {heading: target_of(heading) for heading in headings.split("|")} == dict.fromkeys(
        headings.split("|"), target
    )


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        (
            "Granted|Disclosed in full|Full disclosure|successful|All information sent|Datgelwyd yn llawn",
            Outcome.GRANTED,
        ),
        ("Part disclosed|partially_successful|Refused in part|Some information provided|Rhannol", Outcome.PART_GRANTED),
        ("Refused|Exempt|rejected|Withheld in full|Gwrthodwyd", Outcome.REFUSED),
        ("Not held|not_held|Information not held|No information held", Outcome.NOT_HELD),
        ("NCND|Neither confirm nor deny", Outcome.NCND),
        ("Section 12|Refused on cost|Exceeds cost limit", Outcome.COST),
        ("Section 21|Already published", Outcome.ACCESSIBLE_ELSEWHERE),
        ("Withdrawn|user_withdrawn", Outcome.WITHDRAWN_BY_REQUESTER),
        ("Open|waiting_response|On hold|Duplicate", SKIP),
        ("Closed|Completed|Answered|Yes|No|Published|Section 14|", None),
    ],
)
def test_a_word_says_what_became_of_a_request(words: str, outcome: Outcome | str | None) -> None:
    """What could mean several things means none."""
    assert {word: outcome_of(word) for word in words.split("|")} == dict.fromkeys(words.split("|"), outcome)


def test_the_law_of_a_word_depends_on_where_the_authority_is() -> None:
    """In Scotland FOI and EIR are the Scottish ones; a subject access request is none of them."""
    assert law_of("FOI", Law.FOIA) is Law.FOIA
    assert law_of("FOI", Law.FOISA) is Law.FOISA
    assert law_of("EIR", Law.FOISA) is Law.EIR_SCOTLAND
    assert law_of("Subject access request", Law.FOIA) == SKIP
    assert law_of("Something", Law.FOIA) is None
