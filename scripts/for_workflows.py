"""What the programs that workflows start share: how they save what they made, and how they say what they did."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from disclosure_log.repository import git

PUBLIC = """
**This repository is public. The files as they were uploaded are published already, and stay in its history.** If
something in them must not be known, go on with *When data got out* in the guide for maintainers, now.
"""


def is_public() -> bool:
    """Whether everybody can read the repository, as far as GitHub says."""
    return os.environ.get("PRIVATE") == "false"


def commit(root: Path, message: str, workflow: str) -> int:
    """Commit what changed among the responses of the log in `root`, and say how many files that were.

    The commit is that of a `workflow`: whoever started it is named by GitHub's own record of it, and not in a history
    that may be carried on. Raises `GitError`.
    """
    git("add", "--all", "--", "responses", folder=root)
    changed = list(filter(None, git("diff", "--cached", "--name-only", "-z", folder=root).split("\0")))
    if changed:
        identity = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", workflow), ("EMAIL", "disclosure-log@example.invalid"))
        }
        git("-c", "commit.gpgsign=false", "commit", "--quiet", "-m", message, folder=root, **identity)
    return len(changed)


def told(text: str, status: int = 1) -> int:
    """Say it, in the summary of the run too, which the environment names as `SUMMARY`; the status is given back."""
    print(text, file=sys.stderr if status else sys.stdout)
    if summary := os.environ.get("SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(f"{text}\n")
    return status
