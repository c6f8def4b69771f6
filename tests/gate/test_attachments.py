"""What the check says of an attachment: what was found, and exactly what to do about it."""

from __future__ import annotations

from tests.conftest import Project
from tests.leaks.corpus import LEAKS
from tests.leaks.forms import CANARY

from disclosure_log.building.stages import examine
from disclosure_log.config import load_project, read_today

ATTACHED = "outcome: granted\nattachments:\n  - file: photo.jpg\n    title: The photograph"


def hints(project: Project) -> str:
    """All that the check advises."""
    return " ".join(finding.hint for finding in examine(load_project(project.config_file), read_today()).findings)


def test_what_the_program_can_take_out_is_said_with_what_to_click(project: Project) -> None:
    """An officer with only the website reads which buttons to press, where the log has that workflow."""
    leak = next(leak for leak in LEAKS if leak.suffix == ".jpg" and leak.codes[0] == "DL107")
    project.write("responses/2021/1/photo.jpg", leak.make(0, CANARY))
    project.add("2021/1", facts=ATTACHED)
    command = "disclosure-log attach --replace 2021/1 responses/2021/1/photo.jpg"
    assert command in hints(project)
    assert "Actions" not in hints(project)
    project.write(".github/workflows/clean-attachments.yml", "")
    assert "Actions, Clean attachments, Run workflow, choose your branch, write 2021/1, Run workflow." in hints(project)
    assert command in hints(project)
    assert project.run(*command.split()[1:]).returncode == 0
    assert hints(project) == ""


def test_the_entry_that_accepts_is_ready_to_paste(project: Project) -> None:
    """What is advised can be put into the file as it stands, once role and reason are written over."""
    content = b"month,cost\r\n2024-01,12\r\n" + b",\r\n" * 200 + b"2024-02,13\r\n"
    project.write("responses/2021/1/a.csv", content)
    facts = ATTACHED.replace("photo.jpg", "a.csv")
    project.add("2021/1", facts=facts)
    entry = hints(project).partition("accepted: ")[2].partition("}]")[0] + "}]"
    project.add("2021/1", facts=f"{facts}\n    accepted: {entry}")
    assert "Nobody has yet said who accepts DL101" in " ".join(
        finding.message for finding in examine(load_project(project.config_file), read_today()).findings
    )
    entry = entry.replace("YOUR ROLE", "Information Manager").replace("WHY IT MAY BE PUBLIC", "A form")
    project.add("2021/1", facts=f"{facts}\n    accepted: {entry}")
    assert hints(project) == ""
