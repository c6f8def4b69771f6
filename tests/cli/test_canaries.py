"""The list of what is never to be published is made outside the log, and found in letters and files alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Project
from tests.repositories import git

KEY = "0123456789abcdef0123456789abcdef"
NAMES = "# staff\nQuiverthatch Marrowbone\n\nZZ-44711-Q\n"


@pytest.fixture
def names(project: Project) -> Path:
    """A list of names outside the log."""
    file = project.root.parent / "names.txt"
    file.write_text(NAMES, encoding="utf-8")
    return file


def make(project: Project, names: Path) -> None:
    """Make the list and name it in the settings."""
    run = project.run("canaries", str(names), "--out", "canaries.txt", DISCLOSURE_LOG_CANARY_KEY=KEY)
    assert run.returncode == 0, run.stderr
    assert "2 names" in run.stdout
    project.set("canaries: canaries.txt")


def test_the_list_holds_no_name(project: Project, names: Path) -> None:
    """What is written can be published: neither it nor what the command says holds a name."""
    make(project, names)
    text = (project.root / "canaries.txt").read_text(encoding="utf-8").casefold()
    assert "marrowbone" not in text
    assert "44711" not in text


def test_what_is_on_it_is_found_in_letters_and_files(project: Project, names: Path) -> None:
    """A response and an attachment that name somebody on the list are held, without a word of whom."""
    make(project, names)
    assert project.run("check", DISCLOSURE_LOG_CANARY_KEY=KEY).returncode == 0
    project.write("responses/2021/1/a.csv", "month,remark\n2024-01,marrowbone quiverthatch\n")
    project.add("2021/1", facts="outcome: granted\nattachments:\n  - file: a.csv\n    title: A")
    letter = project.add("2021/2", title="Council barges")
    letter.write_text(letter.read_text(encoding="utf-8") + "\nIt is kept under ZZ 44711 Q.\n", encoding="utf-8")
    run = project.run("check", DISCLOSURE_LOG_CANARY_KEY=KEY)
    assert run.returncode == 1
    assert run.stderr.count("error DL122") == 2
    assert "arrowbone" not in run.stderr
    assert "44711" not in run.stderr
    run = project.run("inspect", "responses/2021/1/a.csv", DISCLOSURE_LOG_CANARY_KEY=KEY)
    assert "DL122" in run.stdout


def test_without_its_key_nothing_goes_on(project: Project, names: Path) -> None:
    """A list that cannot be used is told by every command that judges, rather than passed over."""
    make(project, names)
    project.write("a.csv", "a,b\n1,2\n")
    for arguments in (["check"], ["inspect", "a.csv"], ["attach", "2021/1", "a.csv"]):
        run = project.run(*arguments)
        assert run.returncode == 1
        assert "DL122" in run.stderr


def test_names_are_kept_outside_the_repository(project: Project) -> None:
    """A list of names inside a repository would be the leak itself."""
    git("init", "--quiet", folder=project.root)
    project.write("names.txt", NAMES)
    run = project.run("canaries", "names.txt", "--out", "canaries.txt", DISCLOSURE_LOG_CANARY_KEY=KEY)
    assert run.returncode == 2
    assert "outside" in run.stderr
    assert not (project.root / "canaries.txt").exists()


def test_a_key_that_can_be_guessed_is_refused(project: Project, names: Path) -> None:
    """Whoever guesses the key can try names against the list."""
    for key in ("", "short"):
        run = project.run("canaries", str(names), "--out", "canaries.txt", DISCLOSURE_LOG_CANARY_KEY=key)
        assert run.returncode == 2
        assert "DISCLOSURE_LOG_CANARY_KEY" in run.stderr
