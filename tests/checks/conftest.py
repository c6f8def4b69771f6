"""What the tests of the rules ask: one response in a log of its own, and everything that is found in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.conftest import Project

from disclosure_log.building.stages import examine
from disclosure_log.config import load_project
from disclosure_log.findings import Finding

TODAY = date(2026, 11, 24)

# Its last line holds every number that a list may name, so that nothing of a list stands nowhere in the letter.
LETTER = f"""We have looked at your questions, and this is our reply.

### Public interest test

We weighed both sides.

### If you are not content

You can ask us for a review, and after that complain to the Information Commissioner.

{" ".join(str(number) for number in range(1, 60))} 22A
"""
WITHOUT_TEST = LETTER.replace("### Public interest test", "### Both sides")


class Asked:
    """A log with one response."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def findings(
        self,
        facts: str,
        letter: str = LETTER,
        *,
        responded: str = "2021-08-24",
        title: str = "Council bicycles",
        request: str = "How many are there?",
        headings: tuple[str, str] = ("Request", "Response"),
        **options: str,
    ) -> list[Finding]:
        """What is found in a response with these `facts`, which begin on line 5."""
        for key, value in options.items():
            self.project.set(f"{key}: {value}")
        front = f"reference: 2021/1\ntitle: {title}\nresponded: {responded}\n{facts.strip()}\n"
        body = f"## {headings[0]}\n\n{request}\n\n## {headings[1]}\n\n{letter}"
        self.project.write("responses/2021/1.md", f"---\n{front}---\n{body}")
        return list(examine(load_project(self.project.config_file), TODAY).findings)

    def __call__(self, facts: str, letter: str = LETTER, **more: Any) -> list[str]:
        """Code, line and severity of what is found, such as `DL051 6 error`."""
        found = self.findings(facts, letter, **more)
        assert {finding.path for finding in found} <= {"responses/2021/1.md"}
        return [f"{finding.code} {finding.line} {finding.severity}" for finding in found]


@pytest.fixture
def ask(new_project: Callable[[], Project]) -> Asked:
    """Asks what is found in a response."""
    return Asked(new_project())
