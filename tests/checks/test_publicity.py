"""What a public repository shows before, or after, the site does."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure_log.building.stages import examine
from disclosure_log.config import load_project

TODAY = date(2026, 11, 24)
WITHDRAWN = "withdrawn:\n  date: 2022-01-05\n  reason: A mistake.\n  by: Head of Information"


def told(project):
    """Code, severity and line of each finding about the response."""
    findings = examine(load_project(project.config_file), TODAY).findings
    return [(finding.code, finding.severity.value, finding.line) for finding in findings]


@pytest.mark.parametrize(("day", "found"), [("2026-11-23", []), ("2026-11-24", []), ("2026-11-25", ["DL070"])])
def test_a_public_repository_holds_nothing_back(project, day, found):
    """A day of publication that has not come is an error on its line; one that has come is a fact like any other."""
    project.add("2021/1", facts=f"outcome: granted\npublished: {day}")
    assert told(project) == [(code, "error", 6) for code in found]
    project.set("repository: private")
    assert told(project) == []


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        ("outcome: granted", []),
        ("outcome: granted\nsummary: Zeppelins", [6]),
        ("outcome: granted\ntopics: [zeppelins]\neditor_note: Zeppelins", [6, 7]),
        ("outcome: refused\nexemptions: [31(1)(a)]\nrefusal_notice: 17(1)", [6, 7]),
        ("parts:\n  - outcome: granted\n  - outcome: not_held", []),
        ("parts:\n  - outcome: granted\n    matter: Zeppelins\n  - outcome: not_held\n    questions: [2]", [7, 9]),
        ("outcome: granted\nchanges:\n  - date: 2021-12-01\n    note: A figure.", []),
        ("outcome: granted\nchanges:\n  - date: 2021-12-01\n    note: A figure.\n    was: zeppelins", [9]),
    ],
)
def test_whatever_a_withdrawn_response_still_says_is_told(project, facts, lines):
    """A key that its page does not show is a warning on its line, so that taking a response down is never stopped."""
    file = project.add("2021/1", facts=f"{facts}\n{WITHDRAWN}")
    file.write_text(file.read_text().partition("## Request")[0])
    assert told(project) == [("DL071", "warning", line) for line in lines]
    project.set("repository: private")
    assert told(project) == []


@pytest.mark.parametrize("body", ["## Request\nHow many?\n", "## Request\n\n## Response\n12 zeppelins\n", "zeppelins"])
def test_the_letter_of_a_withdrawn_response_is_told(project, body):
    """Words below the facts are told; the two headings alone are no letter."""
    file = project.add("2021/1", facts=f"outcome: granted\n{WITHDRAWN}")
    front = file.read_text().partition("## Request")[0]
    file.write_text(front + body)
    assert [code for code, _, _ in told(project)] == ["DL071"]
    file.write_text(front + "## Request\n\n## Response\n")
    assert told(project) == []
