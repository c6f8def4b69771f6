"""The git repository that a log lies in: what was changed in it, asked of git itself.

Git's own settings and hooks of whoever runs this are left out of it, so that an answer is the same everywhere.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from disclosure_log.findings import Finding, FindingsError

_SETTINGS = ("-c", "core.quotepath=false", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false")
_KEPT = re.compile(r"(?!GIT_)|GIT_(SSH|SSL|PROXY|CONFIG_(GLOBAL|SYSTEM|NOSYSTEM)$|CEILING|TERMINAL_PROMPT|ASKPASS)")
"""What git may know of the environment: inside a hook, the rest would lead it to another repository."""

_LONGEST_ANSWER = 300


@dataclass(frozen=True, slots=True)
class Changes:
    """Files that were changed since a commit, as paths from a folder of the repository."""

    written: frozenset[str]
    """Added, or changed."""

    removed: frozenset[str]
    """No longer there."""


class GitError(Exception):
    """Git could not do what it was asked to."""

    def __init__(self, reason: str, details: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        """What it said, in one line, without a full stop."""
        self.details = details
        """All that it said; it may hold an address with a password and is never shown."""


def git(*arguments: str, folder: Path, **environment: str) -> str:
    """What git prints when it is called with `arguments` in `folder`. Raises `GitError`."""
    done = subprocess.run(
        command(*arguments),
        cwd=folder,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env=surroundings() | environment,
    )
    if done.returncode:
        raise refusal(done.stderr, done.returncode)
    return done.stdout.decode("utf-8", "replace")


def command(*arguments: str) -> list[str]:
    """The words that call git with `arguments`, without anybody's settings. Raises `GitError` where it is missing."""
    program = shutil.which("git")
    if program is None:
        raise GitError("the program git is not installed")
    return [program, *_SETTINGS, *arguments]


def surroundings() -> dict[str, str]:
    """The environment in which git is called."""
    kept = {name: value for name, value in os.environ.items() if _KEPT.match(name)}
    return kept | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def refusal(printed: bytes, status: int) -> GitError:
    """What git said when it ended with another `status` than 0, having `printed` this on its error output."""
    said = printed.decode("utf-8", "replace").strip() or f"it ended with status {status}"
    # An address may hold a password, and the last line says what was wrong.
    last = re.sub(r"//[^/@\s]+@", "//", said.splitlines()[-1])
    return GitError(last[:_LONGEST_ANSWER].rstrip("."), said)


def changes_since(commit: str, folder: Path) -> Changes:
    """What was changed below `folder` since its history parted from `commit`; what is not yet committed counts too.

    Raises `FindingsError` (DL067) where git knows no such commit, or `folder` lies in no repository.
    """
    try:
        if commit.startswith("-"):
            raise GitError("a commit does not begin with a hyphen")  # noqa: TRY301 - one way out for all of them
        base = git("merge-base", "--end-of-options", commit, "HEAD", folder=folder).strip()
        compared = git("diff", "--name-status", "--no-renames", "--relative", "-z", base, "--", ".", folder=folder)
        new = git("ls-files", "--others", "--exclude-standard", "-z", "--", ".", folder=folder)
    except GitError as error:
        message = f"Git cannot tell what was changed since then: {error.reason}."
        hint = "Name a commit or a branch that is here, such as origin/main; after a shallow checkout, fetch it first."
        raise FindingsError([Finding("DL067", "", message, hint)]) from None
    words = compared.split("\0")
    status = dict(zip(words[1::2], words[0::2], strict=False))
    written = {path for path, letter in status.items() if letter != "D"} | set(filter(None, new.split("\0")))
    return Changes(frozenset(written), frozenset(status) - written)


def within(path: Path) -> bool:
    """Whether `path` lies in a repository, whatever git makes of it."""
    return any((folder / ".git").exists() for folder in path.resolve().parents)


def came_with_it(path: str, folder: Path) -> bool:
    """Whether git keeps files under `path`, from `folder`; also where it should be able to tell, and cannot."""
    here = folder.resolve()
    if not any((above / ".git").exists() for above in (here, *here.parents)):
        return False
    try:
        return bool(git("ls-files", "-z", "--", path, folder=folder))
    except GitError:
        return True


def from_workspace(folder: Path) -> str | None:
    """In a workflow of GitHub: the way from its checkout to `folder`, empty or with a slash at the end; else none."""
    workspace, here = os.environ.get("GITHUB_WORKSPACE", ""), folder.resolve()
    if not workspace or not here.is_relative_to(Path(workspace).resolve()):
        return None
    below = here.relative_to(Path(workspace).resolve()).as_posix()
    return "" if below == "." else f"{below}/"


def hosted_address(folder: Path) -> str:
    """Inside a workflow of GitHub: where the files of `folder` can be read as they are there, a slash at the end.

    Empty elsewhere. The names are those of GitHub's default environment variables.
    """
    server, name, commit = (os.environ.get(f"GITHUB_{word}", "") for word in ("SERVER_URL", "REPOSITORY", "SHA"))
    below = from_workspace(folder)
    return f"{server}/{name}/blob/{commit}/{below}" if server and name and commit and below is not None else ""
