"""The command inspect judges any file, changes none, and quotes what it found on a terminal alone."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from tests import program
from tests.conftest import Project

CLEAN = b"month,cost\r\n2024-01,12\r\n"
HELD = "month,cost\r\n2024-01,1\u200b2\u200bQuiverthatch\u200b\r\n".encode()
REFUSED = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with one file of each verdict."""
    for name, content in (("clean.csv", CLEAN), ("held.csv", HELD), ("refused.svg", REFUSED)):
        (tmp_path / name).write_bytes(content)
    return tmp_path


def inspect(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder that is no log."""
    return program.run("inspect", *arguments, folder=folder)


def test_json_gives_path_hash_verdict_and_findings(files: Path) -> None:
    """A program gets an array with one entry for each file, in the order in which they were named."""
    run = inspect(files, "--format", "json", "clean.csv", "held.csv", "refused.svg")
    entries = json.loads(run.stdout)
    assert [(entry["path"], entry["verdict"]) for entry in entries] == [
        ("clean.csv", "release"),
        ("held.csv", "hold"),
        ("refused.svg", "refuse"),
    ]
    assert [entry["sha256"] for entry in entries] == [
        hashlib.sha256(content).hexdigest() for content in (CLEAN, HELD, REFUSED)
    ]
    assert entries[0]["findings"] == []
    assert {found["code"] for found in entries[1]["findings"]} == {"DL101"}
    assert entries[1]["findings"][0]["places"]
    assert entries[2]["findings"][0]["code"] == "DL043"
    assert run.returncode == 1


def test_status_0_means_that_all_are_released(files: Path) -> None:
    """A script can rely on the status alone."""
    assert inspect(files, "clean.csv").returncode == 0
    assert inspect(files, "clean.csv", "held.csv").returncode == 1
    assert inspect(files, "nothing.csv").returncode == 2


def test_a_person_reads_the_verdict_and_what_to_write(files: Path) -> None:
    """Each file has its verdict, its hash and, where it is held, the entry to paste; nothing is called safe."""
    said = inspect(files, "clean.csv", "held.csv", "refused.svg").stdout
    assert "clean.csv: released" in said
    assert "held.csv: held" in said
    assert "refused.svg: refused" in said
    # As deep as it stands below the title in a response.
    assert f"\n    accepted:\n      - finding: DL101\n        sha256: {hashlib.sha256(HELD).hexdigest()}\n" in said
    assert "disclosure-log 0." in said
    assert "Released does not mean safe" in said
    assert "Looked for cells that a program would run" in said


def test_nothing_is_quoted_and_nothing_is_changed(files: Path) -> None:
    """Whatever form is asked for, what was found is not in it, and the files are as they were."""
    for form in ("text", "json", "github", "sarif"):
        run = inspect(files, "--format", form, "clean.csv", "held.csv", "refused.svg")
        assert "Quiverthatch" not in run.stdout + run.stderr
    assert (files / "held.csv").read_bytes() == HELD
    assert len(list(files.iterdir())) == 3


def test_reveal_needs_a_terminal(files: Path) -> None:
    """What was found is not written where somebody else may read it: a pipe, a file, CI."""
    for arguments in (["--reveal"], ["--reveal", "--format", "json"]):
        run = inspect(files, *arguments, "held.csv")
        assert run.returncode == 2
        assert "terminal" in run.stderr
        assert "Quiverthatch" not in run.stdout + run.stderr


def on_a_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What the command writes on a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "disclosure_log", *arguments]
    surroundings = {name: value for name, value in os.environ.items() if name != "CI"} | environment
    with subprocess.Popen(command, cwd=folder, stdout=theirs, stderr=theirs, env=surroundings):
        os.close(theirs)
        said = b""
        while True:
            try:
                piece = os.read(ours, 1 << 16)
            except OSError:  # the other side was closed
                break
            if not piece:
                break
            said += piece
    os.close(ours)
    return said.decode()


def test_reveal_quotes_on_a_terminal(files: Path) -> None:
    """Whoever sits there sees what was found and where; not so in CI, whose terminal is a log."""
    assert "Quiverthatch" in on_a_terminal(files, "inspect", "--reveal", "held.csv")
    assert "Quiverthatch" not in on_a_terminal(files, "inspect", "--reveal", "held.csv", CI="true")


def test_it_needs_no_log(files: Path, project: Project) -> None:
    """It judges files anywhere, and a log with broken settings is told as such."""
    assert inspect(files, "clean.csv").returncode == 0
    project.write("mkdocs.yml", "plugins: [")
    project.write("clean.csv", CLEAN)
    run = project.run("inspect", "clean.csv")
    assert run.returncode == 1
    assert "DL060" in run.stderr
