"""How working days are said."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup

from disclosure_log.config import Options
from disclosure_log.law import AuthorityKind, Law
from disclosure_log.locale import words
from disclosure_log.pages.days import Count, counts_of, holidays_by_year
from disclosure_log.pages.wording import Wording
from disclosure_log.records.reading import Conventions, read_response

WORDING = Wording(Options(authority="Sampleshire Council"), words("en"))
RECEIVED = "received: 2021-07-28\n"


def plain(text: str) -> str:
    """A sentence without its marks for machines."""
    return Markup(text).striptags()


def counts(
    folder: Path, facts: str, responded: str = "2021-08-24", kind: AuthorityKind = AuthorityKind.OTHER
) -> list[Count]:
    """The clocks of a response with these facts."""
    path = folder / "7.md"
    front = f"reference: 7\ntitle: T\nresponded: {responded}\n{facts}"
    if "parts:" not in facts:
        front += "outcome: granted\n"
    path.write_text(f"---\n{front}---\n## Request\n\nq\n\n## Response\n\na\n", encoding="utf-8")
    response, findings = read_response(path, "responses/7.md", Conventions())
    assert findings == []
    assert response is not None
    return counts_of(response, kind, WORDING)


def told(folder: Path, facts: str, responded: str = "2021-08-24", kind: AuthorityKind = AuthorityKind.OTHER) -> str:
    """What is said of the one clock of a response."""
    (count,) = counts(folder, facts, responded, kind)
    return " ".join(plain(sentence) for sentence in count.result)


def test_without_the_day_of_receipt_nothing_is_counted(tmp_path):
    """The day is never inferred, from `correct_as_at` least of all."""
    assert counts(tmp_path, "correct_as_at: 2021-07-28\n") == []


def test_an_answer_in_time_is_said_with_its_days_and_the_last_one(tmp_path):
    """How many working days it took, and until when there was time."""
    assert told(tmp_path, RECEIVED) == (
        "The response was sent 18 working days after the day on which the request was received. "
        "That is within the time that the law allows, which ended on 26 August 2021."
    )
    assert "sent 1 working day after" in told(tmp_path, RECEIVED, "2021-07-29")


def test_an_answer_before_any_day_was_counted_is_said_without_a_count(tmp_path):
    """On the same day, or on the weekend after it: no days are listed that belong to the deadline alone."""
    (count,) = counts(tmp_path, RECEIVED, "2021-07-28")
    assert plain(count.result[0]) == "The response was sent on the day on which the request was received."
    assert count.skipped == ()
    assert "sent before the first working day after the day" in told(tmp_path, "received: 2021-07-30\n", "2021-07-31")
    clarified = RECEIVED + "clarification:\n  asked: 2021-07-28\n  received: 2021-08-05\n"
    assert "on the day on which the clarification was received." in told(tmp_path, clarified, "2021-08-05")


def test_the_page_explains_its_count(tmp_path):
    """Received, due, sent, days taken; weekends together, each holiday by its name and its place."""
    (count,) = counts(tmp_path, RECEIVED)
    assert [(label, plain(value)) for label, value in count.facts] == [
        ("Request received", "Wednesday 28 July 2021"),
        ("20 working days end on", "Thursday 26 August 2021"),
        ("Response sent", "Tuesday 24 August 2021"),
        ("Working days taken", "18"),
    ]
    assert [plain(line) for line in count.skipped] == [
        "Saturdays and Sundays: 8 days",
        "Monday 2 August 2021: Summer bank holiday (Scotland)",
    ]
    assert count.subject == count.law == ""
    assert "any part of the United Kingdom" in count.rules[0]


def test_what_was_counted_is_said_and_nothing_is_called_late(tmp_path):
    """The record may miss a clarification: the count is said with its condition."""
    said = told(tmp_path, RECEIVED, "2021-09-03")
    assert said == (
        "The response was sent 25 working days after the day on which the request was received, "
        "if nothing stopped the clock. By this count, the time that the law allows ended on 26 August 2021. "
        "A clarification that this record does not give would have started the count afresh."
    )


@pytest.mark.parametrize("responded", ["2021-08-26", "2021-09-30", "2029-06-01"])
@pytest.mark.parametrize("kind", [AuthorityKind.OTHER, AuthorityKind.SCHOOL])
@pytest.mark.parametrize("law", Law)
@pytest.mark.parametrize(
    "facts",
    [
        "",
        "clarification:\n  asked: 2021-07-28\n",
        "clarification:\n  asked: 2021-07-28\n  received: 2021-07-28\n",
        "fees_notice:\n  given: 2021-07-28\n",
        "fees_notice:\n  given: 2021-07-28\n  paid: 2021-07-28\n",
        "extension:\n  until: 2021-09-01\n  reason: To weigh the public interest.\n",
    ],
)
def test_no_answer_is_ever_called_late(tmp_path, responded, kind, law, facts):
    """Under every law, for every authority and whatever the record says, the words are whole and blame nobody."""
    (count,) = counts(tmp_path, f"{RECEIVED}law: {law}\n{facts}", responded, kind)
    lines = [*count.result, *count.rules, *count.skipped, *(label for label, _ in count.facts)]
    assert lines
    for line in lines:
        assert not re.search(r"\b(late\b|overdue|breach|fail|missed)", plain(line), re.IGNORECASE)
        assert "%" not in line
        assert "{" not in line


def test_a_clarification_is_what_the_count_begins_with(tmp_path):
    """The page says from which day it counts."""
    facts = RECEIVED + "clarification:\n  asked: 2021-08-02\n  received: 2021-08-09\n"
    (count,) = counts(tmp_path, facts)
    assert plain(count.result[0]) == (
        "The response was sent 11 working days after the day on which the clarification was received."
    )
    assert ("Clarification received: the count begins afresh", "Monday 9 August 2021") in [
        (label, plain(value)) for label, value in count.facts
    ]


def test_a_clarification_that_is_not_in_the_record_ends_the_count(tmp_path):
    """It is said that it was asked for, and that no days are counted."""
    said = told(tmp_path, RECEIVED + "clarification:\n  asked: 2021-08-02\n")
    assert said.startswith("The authority asked on 2 August 2021 what was meant.")
    assert said.endswith("so no days are counted.")


def test_days_of_waiting_for_a_fee_are_said(tmp_path):
    """The notice, the payment, and how many working days were left out."""
    (count,) = counts(tmp_path, RECEIVED + "fees_notice:\n  given: 2021-08-03\n  paid: 2021-08-05\n")
    assert "Waiting for the fee: 3 working days" in count.skipped
    assert ("Fees notice given: the count stops", "Tuesday 3 August 2021") in [
        (label, plain(value)) for label, value in count.facts
    ]
    assert plain(count.result[0]) == (
        "The response was sent 15 working days after the day on which the request was received, "
        "not counting 3 working days of waiting for the fee."
    )
    after = RECEIVED + "fees_notice:\n  given: 2021-08-03\n  paid: 2021-08-05\n"
    said = told(tmp_path, after, "2021-09-20")
    assert "not counting 3 working days of waiting for the fee. By this count" in said
    assert "if nothing stopped the clock" not in said
    assert "asked for a fee on 3 August 2021" in told(tmp_path, RECEIVED + "fees_notice:\n  given: 2021-08-03\n")


def test_more_time_is_said_as_its_law_has_it(tmp_path):
    """FOIA to the day that was named, the Regulations to 40 working days, FOISA not at all."""
    facts = RECEIVED + "extension:\n  until: 2021-09-15\n  reason: x\nlaw: {}\n"
    said = told(tmp_path, facts.format("FOIA"), "2021-09-10")
    assert said.endswith("The authority had said that it would need more time, until 15 September 2021.")
    said = told(tmp_path, facts.format("FOIA"), "2021-09-16")
    assert "the time that the authority had said it would need ended on 15 September 2021" in said
    (count,) = counts(tmp_path, facts.format("EIR"), "2021-09-16")
    assert "ended on 24 September 2021" in plain(count.result[1])
    assert "40 working days instead of 20" in count.rules[1]
    (count,) = counts(tmp_path, facts.format("FOISA"), "2021-09-10")
    assert "ended on 26 August 2021" not in plain(count.result[0])
    assert "By this count, the time that the law allows ended on" in plain(count.result[1])
    assert count.rules[1] == "This law does not let an authority take more time than that."


def test_a_school_may_have_had_less_time_than_is_known(tmp_path):
    """20 working days are enough for certain; up to 60 it cannot be told; after them it is counted as for others."""
    said = told(tmp_path, RECEIVED, "2021-08-26", AuthorityKind.SCHOOL)
    assert said.endswith("That is within 20 working days, and so within the time that the law allows.")
    said = told(tmp_path, RECEIVED, "2021-08-27", AuthorityKind.SCHOOL)
    assert "it cannot be told when its time ended; at the latest it did on 22 October 2021" in said
    said = told(tmp_path, RECEIVED, "2021-10-25", AuthorityKind.SCHOOL)
    assert "ended on 22 October 2021" in said


@pytest.mark.parametrize(
    ("received", "responded", "said"),
    [
        ("2004-12-20", "2005-02-01", "Holidays are known here from 1 January 2005 on"),
        ("2028-12-20", "2029-02-01", "Holidays are known here up to 31 December 2028"),
        ("2028-12-20", "2028-12-28", "within 20 working days"),
    ],
)
def test_what_lies_outside_the_table_is_said(tmp_path, received, responded, said):
    """A count that the table does not reach is not begun, or not ended, and the page says so."""
    assert said in told(tmp_path, f"received: {received}\n", responded)


PARTS = """parts:
  - questions: [1]
    outcome: granted
  - matter: The rest
    outcome: granted
"""


def test_parts_have_one_clock_where_it_is_the_same(tmp_path):
    """Two laws of the whole United Kingdom count alike: it is said once."""
    (count,) = counts(tmp_path, f"{RECEIVED}{PARTS}    law: EIR\n")
    assert count.subject == ""


def test_parts_have_a_clock_each_where_they_differ(tmp_path):
    """A Scottish law counts other days, an extension is one part's own: each clock says which parts it is of."""
    first, second = counts(tmp_path, f"received: 2021-06-28\n{PARTS}    law: FOISA\n", "2021-07-27")
    assert (first.subject, first.law, first.in_own_words) == ("Question 1", "Freedom of Information Act 2000", False)
    assert (second.subject, second.in_own_words) == ("The rest", True)
    assert plain(first.result[1]).endswith("ended on 27 July 2021.")
    assert plain(second.result[1]).endswith("ended on 26 July 2021.")
    assert "bank holidays in Scotland" in second.rules[0]
    first, second = counts(tmp_path, f"{RECEIVED}{PARTS}    extension:\n      until: 2021-09-15\n      reason: x\n")
    assert (first.subject, second.subject) == ("Question 1", "The rest")
    assert first.law == second.law == ""


def test_the_page_of_a_response_has_its_clock_and_a_withdrawn_one_has_none(project):
    """Whoever reads a response sees how long it took; what was withdrawn says no more than its dates."""
    facts = "outcome: granted\nreceived: 2021-07-28"
    project.add("2021/8", facts=facts)
    withdrawn = f"{facts}\nwithdrawn:\n  date: 2021-09-01\n  reason: x\n  by: The FOI manager"
    text = project.add("2021/9", facts=withdrawn).read_text(encoding="utf-8")
    project.write("responses/2021/9.md", text.partition("## Request")[0])
    done = project.run("build", "--no-search")
    assert done.returncode == 0, done.stderr
    page = (project.site / "responses/2021/8/index.html").read_text(encoding="utf-8")
    assert '<h2 id="time-taken">Time taken</h2>' in page
    assert '<time datetime="2021-08-02">Monday 2 August 2021</time>: Summer bank holiday (Scotland)' in page
    for other in ("2021/1", "2021/9"):
        assert "time-taken" not in (project.site / f"responses/{other}/index.html").read_text(encoding="utf-8")


def test_the_table_of_holidays_names_day_place_and_why():
    """Every year from 2005 on; a substitute and a moved day say so, a day of one part says where."""
    years = holidays_by_year(WORDING)
    assert list(years) == list(range(2005, max(years) + 1))
    said = {row.day: (plain(row.said), row.name, row.place, row.in_scotland) for rows in years.values() for row in rows}
    assert said[date(2020, 5, 8)] == ("Friday 8 May", "Early May bank holiday, moved to this day", "Everywhere", True)
    assert said[date(2021, 12, 27)] == ("Monday 27 December", "Christmas Day, substitute day", "Everywhere", True)
    assert said[date(2021, 8, 30)] == (
        "Monday 30 August",
        "Summer bank holiday",
        "England and Wales, Northern Ireland",
        False,
    )
