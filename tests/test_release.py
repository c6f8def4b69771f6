"""The release of a published log: what its workflow runs, against a log on this machine and a stand-in for gh."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.data.verifying.hosts import Host
from tests.repositories import REPOSITORY, shell

from disclosure_log.data.manifest import History, write_manifest

GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$GH_CALLS"
case "$1 $2" in
  "release view") exit "$GH_VIEW" ;;
  "release create") while [ "$1" != --notes-file ]; do shift; done; cp "$2" "$GH_TEXT" ;;
esac
"""


SAVED = ("calls", "text")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The folder of a log as it is published."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("A log", encoding="utf-8")
    write_manifest(folder, "disclosure-log", history=History([], date(2026, 3, 3)))
    return folder


def release(folder: Path, tmp_path: Path, *, there: bool = False) -> tuple[int, str, str, str]:
    """Release the log that is published in `folder`: status, output, the calls of gh, and the text of the release."""
    programs = tmp_path / "programs"
    programs.mkdir(exist_ok=True)
    (programs / "gh").write_text(GH, encoding="utf-8")
    (programs / "gh").chmod(0o755)
    host = Host(SimpleNamespace(folder=folder))
    variables = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_REPOSITORY": "your-organisation/disclosure-log",
        "ADDRESS": host.address,
        "TOKEN": "a-token",
        "GH_CALLS": f"{tmp_path / 'calls'}",
        "GH_TEXT": f"{tmp_path / 'text'}",
        "GH_VIEW": "0" if there else "1",
    }
    status, said = shell(f"bash {REPOSITORY}/.github/release.sh", tmp_path, variables)
    host.stop()
    calls, text = (path.read_text(encoding="utf-8") if path.exists() else "" for path in map(tmp_path.joinpath, SAVED))
    return status, said, calls, text


def test_a_release_holds_the_last_checkpoint(log: Path, tmp_path: Path) -> None:
    """In its text, with how to use it; the manifest is attached, and no token is shown."""
    status, said, calls, text = release(log, tmp_path)
    assert status == 0, said
    assert "Released: log-20" in said
    assert (log / "checkpoints.txt").read_text(encoding="utf-8").splitlines()[-1] in text
    assert "manifest.json --repo your-organisation/disclosure-log" in calls
    assert "a-token" not in said + calls + text


def test_a_day_has_one_release(log: Path, tmp_path: Path) -> None:
    """Whoever starts it again on the same day is told so."""
    status, said, calls, _ = release(log, tmp_path, there=True)
    assert status == 0
    assert "There is a release of today already" in said
    assert "create" not in calls


@pytest.mark.parametrize("content", [None, b"<html>Nothing here</html>\n"])
def test_what_is_no_log_is_not_released(log: Path, tmp_path: Path, content: bytes | None) -> None:
    """Neither where nothing is published, nor where a host answers with a page."""
    (log / "checkpoints.txt").unlink() if content is None else (log / "checkpoints.txt").write_bytes(content)
    status, said, calls, _ = release(log, tmp_path)
    assert status == 1
    assert "create" not in calls
    assert "Traceback" not in said
