"""Repositories on this machine, for tests of what people and workflows do with git and make."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
FAR_DAY = 4e9
"""Seconds since 1970: no file of a fresh clone is newer."""


def surroundings() -> dict[str, str]:
    """The environment of somebody who sits at a terminal, though a make runs this test."""
    return {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}


def shell(command: str, folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """What comes of a command that is typed into a strict shell, as GitHub's is: its status, and all that it prints."""
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=300,
    )
    return done.returncode, done.stdout


def git(*arguments: str, folder: Path) -> str:
    """What git prints when an officer calls it in `folder`; it must succeed."""
    command = ["git", "-c", "user.name=Officer", "-c", "user.email=officer@example.org", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def copy_repository(folder: Path) -> None:
    """Make `folder` a repository with this one's files as they stand here, in one commit."""
    folder.mkdir()
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", folder=REPOSITORY).split("\0")
    for path in filter(None, listed):
        if (REPOSITORY / path).is_file():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPOSITORY / path, folder / path)
    git("init", "--quiet", "--initial-branch=main", folder=folder)
    git("add", "--all", folder=folder)
    git("commit", "--quiet", "-m", "Begin", folder=folder)


def set_option(folder: Path, option: str) -> None:
    """Set an option of the log in `folder`, whatever it has set so far, such as `repository: private`."""
    settings = folder / "mkdocs.yml"
    key = option.partition(":")[0]
    text = re.sub(rf"^ +{key}:.*\n", "", settings.read_text(encoding="utf-8"), flags=re.MULTILINE)
    text = text.replace("  - disclosure-log:\n", f"  - disclosure-log:\n      {option}\n")
    settings.write_text(text, encoding="utf-8")


def set_up(folder: Path, *, for_ever: bool = False) -> None:
    """Make `folder` an environment as make sets it up, with the programs that run this test: nothing is installed.

    With `for_ever` it is ready for repositories that are cloned later too; make then warns of its date.
    """
    folder.mkdir()
    for part in ("bin", "lib", "pyvenv.cfg"):
        (folder / part).symlink_to(Path(sys.prefix) / part)
    for ready in ("site.ready", "test.ready"):
        (folder / ready).touch()
        if for_ever:
            os.utime(folder / ready, (FAR_DAY, FAR_DAY))
