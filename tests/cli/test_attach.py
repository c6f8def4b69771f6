"""The command attach makes files fit, judges what it made, and puts it beside the response; nothing else changes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.conftest import Project

HELD = b"month,cost\r\n2024-01,12\r\n2024-02,=HYPERLINK(A1)\r\n"
BLANKS = b"month,cost\r\n2024-01,12\r\n" + b",\r\n" * 200 + b"2024-02,13\r\n"


@pytest.fixture
def outside(project: Project) -> Path:
    """A folder with a file of the office, outside the log."""
    folder = project.root.parent / "office"
    folder.mkdir()
    (folder / "Costs by month.csv").write_bytes(HELD)
    return folder


def test_a_file_is_cleaned_placed_and_named(project: Project, outside: Path) -> None:
    """What was made is beside the response and in its front matter, the original is as it was, and the check passes."""
    file = outside / "Costs by month.csv"
    run = project.run("attach", "2021/1", str(file), "--title", "Costs by month")
    assert run.returncode == 0, run.stdout + run.stderr
    placed = project.root / "responses/2021/1/Costs-by-month.csv"
    assert b"'=HYPERLINK" in placed.read_bytes()
    assert file.read_bytes() == HELD
    text = (project.root / "responses/2021/1.md").read_text(encoding="utf-8")
    assert "attachments:\n  - file: Costs-by-month.csv\n    title: Costs by month\n---" in text
    assert "Mended: " in run.stdout
    assert "Attached responses/2021/1/Costs-by-month.csv" in run.stdout
    assert project.run("check").returncode == 0


def test_a_dry_run_changes_nothing(project: Project, outside: Path) -> None:
    """It says what it would do."""
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    run = project.run("attach", "--dry-run", "2021/1", str(outside / "Costs by month.csv"))
    assert "Would attach" in run.stdout
    assert {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()} == before


def test_what_is_held_is_attached_only_where_somebody_answers_for_it(project: Project, outside: Path) -> None:
    """Without a role and a reason nothing is placed; with them the acceptance is written, for these very bytes."""
    file = outside / "blanks.csv"
    file.write_bytes(BLANKS)
    run = project.run("attach", "2021/1", str(file))
    assert run.returncode == 1
    assert "DL101" in run.stdout
    assert "was not attached" in run.stdout
    assert not (project.root / "responses/2021/1").exists()
    assert project.run("attach", "2021/1", str(file), "--accept", "DL101").returncode == 2
    answer = ("--accept", "DL101", "--by", "Information Manager", "--reason", "The rows are blank: a form")
    run = project.run("attach", "2021/1", str(file), *answer)
    assert run.returncode == 0, run.stdout + run.stderr
    placed = project.root / "responses/2021/1/blanks.csv"
    text = (project.root / "responses/2021/1.md").read_text(encoding="utf-8")
    assert f"sha256: {hashlib.sha256(placed.read_bytes()).hexdigest()}" in text
    assert project.run("check").returncode == 0
    placed.write_bytes(placed.read_bytes() + b"2024-03,14\r\n")
    run = project.run("check")
    assert run.returncode == 1
    assert "DL101" in run.stderr
    assert "DL123" in run.stderr


def test_what_is_refused_is_not_attached(project: Project, outside: Path) -> None:
    """No acceptance lets out a kind of file that is refused."""
    file = outside / "page.svg"
    file.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    run = project.run("attach", "2021/1", str(file), "--accept", "DL043", "--by", "Officer", "--reason", "Why not")
    assert run.returncode == 2
    assert "cannot be accepted" in run.stderr
    run = project.run("attach", "2021/1", str(file))
    assert run.returncode == 1
    assert "DL043" in run.stdout
    assert not (project.root / "responses/2021/1").exists()


def test_nothing_is_overwritten_unasked(project: Project, outside: Path) -> None:
    """Another file of that name stays, until somebody says --replace."""
    there = project.write("responses/2021/1/costs.csv", "year,cost\r\n2020,1\r\n")
    project.add("2021/1", facts="outcome: granted\nattachments:\n  - file: costs.csv\n    title: Costs")
    file = outside / "costs.csv"
    file.write_bytes(b"year,cost\r\n2020,2\r\n")
    before = (project.root / "responses/2021/1.md").read_bytes()
    run = project.run("attach", "2021/1", str(file))
    assert run.returncode == 2
    assert "--replace" in run.stderr
    assert there.read_bytes() == b"year,cost\r\n2020,1\r\n"
    assert (project.root / "responses/2021/1.md").read_bytes() == before
    assert project.run("attach", "--replace", "2021/1", str(file)).returncode == 0
    assert there.read_bytes() == file.read_bytes()
    assert (project.root / "responses/2021/1.md").read_bytes() == before


def test_what_is_attached_already_is_cleaned_where_it_lies(project: Project) -> None:
    """With --replace, the clean file takes the place of the one that lies beside the response."""
    there = project.write("responses/2021/1/costs.csv", HELD)
    project.add("2021/1", facts="outcome: granted\nattachments:\n  - file: costs.csv\n    title: Costs")
    assert project.run("check").returncode == 1
    run = project.run("attach", "--replace", "2021/1", "responses/2021/1/costs.csv")
    assert run.returncode == 0, run.stdout + run.stderr
    assert b"'=HYPERLINK" in there.read_bytes()
    assert project.run("check").returncode == 0


def test_a_new_acceptance_takes_the_place_of_the_old(project: Project, outside: Path) -> None:
    """What was accepted of the file that was there before says nothing of the one that takes its place."""
    file = outside / "blanks.csv"
    file.write_bytes(BLANKS)
    answer = ("--accept", "DL101", "--by", "Information Manager", "--reason")
    assert project.run("attach", "2021/1", str(file), *answer, "The first form").returncode == 0
    file.write_bytes(BLANKS + b"2024-03,14\r\n")
    assert project.run("attach", "--replace", "2021/1", str(file), *answer, "The second, longer").returncode == 0
    text = (project.root / "responses/2021/1.md").read_text(encoding="utf-8")
    assert "The first form" not in text
    assert "The second, longer" in text
    assert project.run("check").returncode == 0
    run = project.run("check", "--summary", "summary.md")
    summary = (project.root / "summary.md").read_text(encoding="utf-8")
    assert run.returncode == 0
    assert "Accepted: DL101, by Information Manager: The second, longer" in summary


def test_nothing_is_written_through_a_link(project: Project, outside: Path) -> None:
    """A link in the folder of responses would lead what is written elsewhere, so nothing is written."""
    elsewhere = outside / "elsewhere"
    elsewhere.mkdir()
    (project.root / "responses/2021/1").symlink_to(elsewhere)
    run = project.run("attach", "2021/1", str(outside / "Costs by month.csv"))
    assert run.returncode == 1
    assert "DL024" in run.stderr
    assert list(elsewhere.iterdir()) == []


def test_a_response_that_is_not_there_is_told(project: Project, outside: Path) -> None:
    """The message says how to begin one."""
    run = project.run("attach", "2021/99", str(outside / "Costs by month.csv"))
    assert run.returncode == 2
    assert "disclosure-log new 2021/99" in run.stderr


def test_a_file_written_in_brackets_is_left_to_the_officer(project: Project, outside: Path) -> None:
    """Where the list of attachments cannot be written into, nothing is placed, and the lines to write are said."""
    project.write("responses/2021/1/a.csv", "a,b\r\n1,2\r\n")
    project.add("2021/1", facts="outcome: granted\nattachments: [{file: a.csv, title: A}]")
    run = project.run("attach", "2021/1", str(outside / "Costs by month.csv"), "--title", "Costs")
    assert run.returncode == 2
    assert "- file: Costs-by-month.csv\n    title: Costs" in run.stderr
    assert sorted(path.name for path in (project.root / "responses/2021/1").iterdir()) == ["a.csv"]
