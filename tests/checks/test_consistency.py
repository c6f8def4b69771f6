"""Neither confirming nor denying works only where it is done every time: DL081."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.checks.conftest import LETTER, TODAY
from tests.conftest import Project

from disclosure_log.building.stages import examine
from disclosure_log.config import load_project

NCND = "outcome: ncnd\nexemptions: [31(3)]\nrefusal_notice: 17(1)"
COST = "outcome: cost\nexemptions: [{provision: 12(1), estimate: 31 hours}]\nrefusal_notice: 17(5)"
REFUSED = "outcome: refused\nexemptions: [31(1)(a)]\nrefusal_notice: 17(1)"


class Shelf:
    """A private log."""

    def __init__(self, project: Project, repository: str = "private") -> None:
        self.project = project
        project.set(f"repository: {repository}")
        self.number = 0

    def add(self, title: str, facts: str) -> None:
        """Add a response, whose facts begin on line 5."""
        self.number += 1
        front = f"reference: 2021/{self.number}\ntitle: {title}\nresponded: 2021-08-24\n{facts}"
        body = f"## Request\n\nq\n\n## Response\n\n{LETTER}"
        self.project.write(f"responses/2021/{self.number}.md", f"---\n{front}\n---\n{body}")

    def told(self) -> list[str]:
        """Code, file and line of what is found."""
        findings = examine(load_project(self.project.config_file), TODAY).findings
        return [f"{one.code} {one.path.removeprefix('responses/')}:{one.line} {one.severity}" for one in findings]


@pytest.fixture
def shelf(new_project: Callable[[], Project]) -> Shelf:
    """A private log without responses."""
    made = Shelf(new_project())
    for title in ("Cost of office furniture", "Parking fines in Sampleton", "Sickness of staff", "Noise at night"):
        made.add(title, "outcome: granted")
    return made


@pytest.mark.parametrize(
    "facts", ["outcome: not_held", "outcome: granted", "outcome: answered", REFUSED, "outcome: part_granted"]
)
@pytest.mark.parametrize(
    "title", ["Covert use of surveillance drones", "Drone surveillance, covert", "Covert surveillance, drones"]
)
def test_a_plain_answer_on_the_same_topic_is_told(shelf, title, facts):
    """At the outcome that neither confirms nor denies, with the reference of the other."""
    shelf.add("Covert surveillance by drone", NCND)
    shelf.add(title, facts)
    assert shelf.told() == ["DL081 2021/5.md:5 warning"]


@pytest.mark.parametrize(
    ("title", "facts"),
    [
        ("Covert surveillance by drone", NCND),
        (
            "Covert surveillance by drone",
            COST,
        ),
        ("Covert surveillance by drone", "outcome: lapsed"),
        ("Cost of drones for mountain rescue", "outcome: granted"),
        ("Surveillance cameras in car parks", "outcome: granted"),
        ("Use of police by the council in the year", "outcome: granted"),
    ],
)
def test_other_answers_and_other_topics_are_not(shelf, title, facts):
    """Nobody learns anything from a second answer of the kind, from none at all, or from one about something else."""
    shelf.add("Covert surveillance by drone", NCND)
    shelf.add(title, facts)
    assert shelf.told() == []


def test_a_letter_is_not_compared_with_itself(shelf):
    """That it confirms one thing and says nothing of another on the same topic is how such letters are."""
    open_part = "  - outcome: answered\n    matter: Use of covert drones\n"
    closed = "  - outcome: ncnd\n    matter: Covert drones\n    exemptions: [31(3)]\n    refusal_notice: 17(1)"
    shelf.add("Surveillance drones", f"parts:\n{open_part}{closed}")
    assert shelf.told() == []


def test_each_part_is_compared_by_its_own_matter(shelf):
    """The title is asked only where a part has none."""
    closed = "  - outcome: ncnd\n    matter: Informants paid\n    exemptions: [31(3)]\n    refusal_notice: 17(1)"
    shelf.add("Drones and more", f"parts:\n  - outcome: answered\n    matter: Drones\n{closed}")
    shelf.add(
        "Payments", "parts:\n  - outcome: granted\n    matter: Paid informants\n  - outcome: not_held\n    matter: Fees"
    )
    assert shelf.told() == ["DL081 2021/5.md:8 warning"]


def test_a_withdrawn_response_is_compared_with_nothing(shelf):
    """It shows nothing any more."""
    shelf.add("Covert surveillance by drone", NCND)
    withdrawn = "withdrawn:\n  date: 2021-09-01\n  reason: It named somebody.\n  by: Disclosure officer"
    shelf.add("Covert surveillance by drone", f"outcome: granted\n{withdrawn}")
    assert shelf.told() == []


def test_in_a_public_repository_nothing_is_said(new_project):
    """The warning itself would point at the answer."""
    public = Shelf(new_project(), "public")
    public.add("Covert surveillance by drone", NCND)
    public.add("Covert surveillance by drone", "outcome: granted")
    assert public.told() == []


@pytest.mark.parametrize("title", ["Use of FinFisher by the force", "Stingrays", "Requests by MI5 and G4S"])
@pytest.mark.parametrize(
    "facts",
    [
        "outcome: not_held",
        "outcome: accessible_elsewhere\nexemptions: [{provision: 21(1), available_at: Online}]\nrefusal_notice: 17(1)",
    ],
)
def test_the_same_title_is_the_same_topic(shelf, title, facts):
    """However few its words, and of whatever letters and figures; to say where it can be had confirms it too."""
    shelf.add(title, NCND)
    shelf.add(title, facts)
    assert shelf.told() == ["DL081 2021/5.md:5 warning"]
