"""The command withdraw takes a response down, and leaves what can be proved later."""

from __future__ import annotations

import gzip
import hashlib
import re
import subprocess
from pathlib import Path

import pytest
from tests.conftest import Project
from tests.repositories import git

CANARY = "quiverthatch"
"""Stands in everything of the response that is to be gone."""

LETTER = f"""---
reference: 2021/3
title: Bicycles lent to others
responded: 2021-09-03
topics: [{CANARY}]
summary: About {CANARY}.
editor_note: Of {CANARY}.
parts:
  - outcome: granted
    matter: "{CANARY}, lent"
  - outcome: not_held
    matter: Spares
attachments:
  - file: {CANARY}.csv
    title: All of {CANARY}
---
## Request
1) What of {CANARY}?

## Response
That of {CANARY}.
"""
WHY = ("--reason", "It was answered: anew.", "--by", "Head of Information")


@pytest.fixture
def log(project: Project) -> Project:
    """A log in git with a response that is to be taken down."""
    project.write("responses/2021/3.md", LETTER)
    project.write(f"responses/2021/3/{CANARY}.csv", f"year,{CANARY}\n2020,1\n")
    project.add("2021/4", facts="outcome: granted\nrelated: [2021/3]")
    project.write(".gitignore", ".cache/\n")
    git("init", "--quiet", folder=project.root)
    git("add", "--all", folder=project.root)
    git("commit", "--quiet", "-m", "Begin", folder=project.root)
    return project


def found_in(folder: Path) -> list[str]:
    """The files below a folder that hold the canary, packed or not."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            content = gzip.decompress(content) if path.suffix == ".gz" else content
            if CANARY.encode() in content.lower() or CANARY in path.name:
                found.append(path.relative_to(folder).as_posix())
    return found


def test_nothing_of_what_was_taken_down_stands_anywhere(log: Project, tmp_path: Path) -> None:
    """Neither in the file, the site, its search, its data, nor in what is kept between builds; its page says why."""
    day = "2026-11-24"
    published = tmp_path / "published"
    assert log.run("build", "--today", day, "--site-dir", str(published)).returncode == 0
    assert log.run("build", "--today", day).returncode == 0
    assert found_in(log.site)
    done = log.run("withdraw", "2021/3", *WHY, "--date", "2026-11-20", "--keep", str(tmp_path / "kept"))
    assert done.returncode == 0, done.stderr
    assert f"Removed responses/2021/3/{CANARY}.csv." in done.stdout
    done = log.run("build", "--today", day, "--published", str(published))
    assert done.returncode == 0, done.stdout + done.stderr
    assert found_in(log.site) + found_in(log.root / "responses") + found_in(log.root / ".cache") == []
    assert log.run("export", "--sqlite", "log.sqlite").returncode == 0
    assert CANARY.encode() not in (log.root / "log.sqlite").read_bytes()
    page = (log.site / "responses/2021/3/index.html").read_text(encoding="utf-8")
    listed = (log.site / "withdrawals-and-corrections/index.html").read_text(encoding="utf-8")
    for text in (page, listed):
        for said in ("Bicycles lent to others", "20 November 2026", "It was answered: anew.", "Head of Information"):
            assert said in text
    done = log.run("verify", "site", "--against", str(published / "checkpoints.txt"))
    assert done.returncode == 0, done.stdout
    assert log.run("check").returncode == 0


def test_what_was_kept_proves_what_was_withdrawn(log: Project, tmp_path: Path) -> None:
    """The commitment on the page and in the manifest comes of the salt and the files, by the commands of the guide."""
    kept = tmp_path / "kept"
    done = log.run("withdraw", "2021/3", *WHY, "--keep", str(kept))
    assert {path.name for path in kept.iterdir()} == {"source.md", f"{CANARY}.csv", "salt.txt"}
    assert (kept / "source.md").read_text(encoding="utf-8") == LETTER
    lines = "".join(
        f"{hashlib.sha256((kept / name).read_bytes()).hexdigest()}  {name}\n" for name in ("source.md", f"{CANARY}.csv")
    )
    fingerprint = hashlib.sha256(lines.encode()).hexdigest()
    salt = (kept / "salt.txt").read_text().strip()
    proved = hashlib.sha256(f"disclosure-log commitment\n{salt}\n{fingerprint}\n".encode()).hexdigest()
    assert f"Commitment: {proved}" in done.stdout
    assert salt not in done.stdout
    assert log.run("build", "--no-search").returncode == 0
    for name in ("responses/2021/3/index.html", "responses/2021/3.json", "data/responses.csv", "manifest.json"):
        assert proved in (log.site / name).read_text(encoding="utf-8"), name
    assert all(salt.encode() not in content for content in log.bytes().values())


def test_nothing_is_removed_that_could_not_be_had_back(log: Project) -> None:
    """What git does not hold is refused, unless it is put aside; so is a folder in the log, or one that is there."""
    log.write("responses/2021/3/new.csv", "year\n")
    before = log.write("responses/2021/3.md", f"{LETTER}One more line.\n").read_bytes()
    done = log.run("withdraw", "2021/3", *WHY)
    assert done.returncode == 2
    assert "Git does not hold responses/2021/3.md, responses/2021/3/new.csv as it is now" in done.stderr
    for folder in ("kept", "../log"):
        done = log.run("withdraw", "2021/3", *WHY, "--keep", folder)
        assert done.returncode == 2
        assert "--keep" in done.stderr
    assert (log.root / "responses/2021/3.md").read_bytes() == before
    assert (log.root / "responses/2021/3/new.csv").exists()
    assert log.run("withdraw", "2021/3", *WHY, "--dry-run").returncode == 2


def test_a_dry_run_changes_nothing(log: Project) -> None:
    """It only says what would be done."""
    done = log.run("withdraw", "2021/3", *WHY, "--dry-run")
    assert done.returncode == 0, done.stderr
    assert f"Would remove responses/2021/3/{CANARY}.csv." in done.stdout
    assert git("status", "--porcelain", folder=log.root) == ""


def test_wrong_use_is_said_in_one_line(log: Project) -> None:
    """Whoever leaves something out, or names what is not there, is told what to do; nothing is changed."""
    for arguments, said in (
        (["2021/3", "--by", "Head of Information"], "Say it with --reason: why, in words for the public."),
        (["2021/3", "--reason", "  ", "--by", "Head"], "Say it with --reason"),
        (["2021/3", "--reason", "It was wrong."], "Say it with --by: the role of whoever decided."),
        (["2021/99", *WHY], "There is no responses/2021/99.md."),
        (["..", *WHY], "Invalid value for REFERENCE"),
    ):
        done = log.run("withdraw", *arguments)
        assert done.returncode == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    assert git("status", "--porcelain", folder=log.root) == ""
    assert log.run("withdraw", "2021/3", *WHY, "--title", "Withdrawn response").returncode == 0
    assert "title: Withdrawn response\n" in (log.root / "responses/2021/3.md").read_text(encoding="utf-8")
    git("commit", "--quiet", "--all", "-m", "Withdraw it", folder=log.root)
    again = log.run("withdraw", "2021/3", *WHY)
    assert again.returncode == 2
    assert "2021/3 is withdrawn already" in again.stderr


def test_a_letter_with_faults_can_be_taken_down_too(log: Project) -> None:
    """What no check lets through is taken down all the same, as long as its facts can be read."""
    log.write("responses/2021/3.md", LETTER.replace("## Response", "## Respnose <b"))
    git("commit", "--quiet", "--all", "-m", "Break it", folder=log.root)
    assert log.run("check").returncode == 1
    assert log.run("withdraw", "2021/3", *WHY).returncode == 0
    assert log.run("check").returncode == 0
    log.write("responses/2021/4.md", "---\nreference: 2021/4\ntitle: [\n---\n")
    done = log.run("withdraw", "2021/4", *WHY)
    assert done.returncode == 1
    assert re.search(r"responses/2021/4\.md:\d+:\d+: error", done.stdout + done.stderr)


def test_outside_git_everything_has_to_be_put_aside(project: Project, tmp_path: Path) -> None:
    """A folder that no git keeps gives nothing back."""
    assert subprocess.run(["git", "-C", str(project.root), "status"], capture_output=True, check=False).returncode
    assert "Git does not hold responses/2021/1.md" in project.run("withdraw", "2021/1", *WHY).stderr
    assert project.run("withdraw", "2021/1", *WHY, "--keep", str(tmp_path / "kept")).returncode == 0
