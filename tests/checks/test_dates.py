"""The order of a response's dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from disclosure_log.checks import check_dates
from disclosure_log.records.reading import Conventions, read_response

TODAY = date(2021, 12, 31)


def told(folder: Path, more: str, responded: str = "2021-08-24") -> list[tuple[str, int]]:
    """Code and line of what is wrong; `more` begins on line 6."""
    path = folder / "7.md"
    front = f"reference: 7\ntitle: T\noutcome: granted\nresponded: {responded}\n{more}"
    path.write_text(f"---\n{front}---\n## Request\n\nq\n\n## Response\n\na\n")
    response, findings = read_response(path, "responses/7.md", Conventions())
    assert findings == []
    assert response is not None
    return [(finding.code, finding.line) for finding in check_dates(response, TODAY)]


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ("received: 2021-08-25\n", 6),
        ("received: 2021-08-01\nclarification:\n  asked: 2021-07-31\n", 8),
        ("clarification:\n  asked: 2021-08-02\n  received: 2021-08-01\n", 8),
        ("clarification:\n  asked: 2021-08-02\n  received: 2021-08-25\n", 8),
        ("received: 2021-08-01\nfees_notice:\n  given: 2021-07-31\n", 8),
        ("fees_notice:\n  given: 2021-08-02\n  paid: 2021-08-01\n", 8),
        ("fees_notice:\n  given: 2021-08-02\n  paid: 2021-08-25\n", 8),
        ("fees_notice:\n  given: 2021-08-25\n", 7),
        ("fees_notice:\n  given: 2021-08-30\n  paid: 2021-08-01\n", 7),
        ("correct_as_at: 2021-08-25\n", 6),
        ("published: 2021-08-23\n", 6),
        ("changes:\n  - date: 2021-08-25\n    note: x\n  - note: y\n    date: 2021-08-23\n", 10),
        ("changes:\n  - date: 2022-01-01\n    note: x\n", 7),
        ("decisions:\n  - body: x\n    outcome: y\n    date: 2021-08-23\n", 9),
        ("withdrawn:\n  date: 2021-08-23\n  reason: x\n  by: y\n", 7),
        ("withdrawn:\n  date: 2022-01-01\n  reason: x\n  by: y\n", 7),
        ("received: 2021-07-01\nextension:\n  until: 2021-06-01\n  reason: x\n", 8),
        ("exemptions:\n  - provision: 22\n    expected: 2021-08-01\n", 8),
    ],
)
def test_an_impossible_order_is_told_at_the_date_that_is_less_sure(tmp_path: Path, more: str, line: int) -> None:
    """Received, clarified or paid, answered, published: none before the one that it follows, none in the future."""
    assert told(tmp_path, more) == [("DL014", line)]


def test_a_fee_and_a_clarification_are_asked_for_in_either_order(tmp_path: Path) -> None:
    """What was meant may be asked before the fee, or after it."""
    for first, second in (("02", "05"), ("05", "02")):
        clarification = f"clarification:\n  asked: 2021-08-{first}\n  received: 2021-08-{first}\n"
        fee = f"fees_notice:\n  given: 2021-08-{second}\n  paid: 2021-08-{second}\n"
        assert told(tmp_path, f"received: 2021-08-01\n{clarification}{fee}") == []


def test_a_letter_is_not_of_the_future(tmp_path: Path) -> None:
    """A year mistyped is the most likely reason."""
    assert told(tmp_path, "", "2022-01-01") == [("DL014", 5)]


def test_days_may_fall_together_and_publication_may_be_planned(tmp_path: Path) -> None:
    """A request answered on its day is in order, and so is a day of publication to come."""
    same = (
        "received: 2021-08-24\ncorrect_as_at: 2021-08-24\nclarification:\n  asked: 2021-08-24\n  received: 2021-08-24\n"
    )
    same += "fees_notice:\n  given: 2021-08-24\n  paid: 2021-08-24\n"
    assert told(tmp_path, same + "published: 2022-08-24\n") == []
