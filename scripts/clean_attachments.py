"""Cleans the files that lie beside a response, and commits what was made of them: the workflow "Clean attachments".

The environment says which: `REFERENCE`. `SUMMARY` names a file that is told in Markdown what was done. Each file goes
through `disclosure-log attach`; what it cannot mend stays as it is, and the check says so. The commit names nobody.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from disclosure_log.config import CONFIG_FILE, load_project
from disclosure_log.findings import FindingsError, counted
from disclosure_log.records.reference import ReferenceUnusableError, make_reference
from disclosure_log.repository import GitError, git

IDENTITY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Clean attachments"), ("EMAIL", "disclosure-log@example.invalid"))
}
"""Whoever started the workflow is named by GitHub's own record of it, and not in a history that may be carried on."""

PUBLIC = """
**This repository is public. The files as they were uploaded are published already, and stay in its history.** If
something in them must not be known, go on with *When data got out* in the guide for maintainers, now.
"""


def main() -> int:
    """Clean and commit; the status is 1 where that could not be done, whatever else the files hold."""
    try:
        project = load_project(Path(os.environ.get("LOG", ".")) / CONFIG_FILE)
        reference = make_reference(os.environ.get("REFERENCE", "").strip(), project.options.separator)
    except FindingsError as error:
        return _told(f"{error}")
    except ReferenceUnusableError as unusable:
        return _told(f"{unusable.message} {unusable.hint}")
    response = project.root / reference.file
    folder = response.with_suffix("")
    files = sorted(path for path in folder.iterdir() if _is_plain(path)) if folder.is_dir() else []
    if not response.is_file() or not files:
        what = "no file lies beside" if response.is_file() else "there is no"
        message = f"There is nothing to clean on this branch: {what} {reference.file}."
        return _told(f"{message} Look whether the branch and the reference are the right ones.")
    said = [f"# Attachments of {reference.text}\n", *([PUBLIC] if os.environ.get("PRIVATE") == "false" else [])]
    for file in files:
        attach = [sys.executable, "-m", "disclosure_log", "attach", "--replace", "-f", str(project.root / CONFIG_FILE)]
        done = subprocess.run(
            [
                *attach,
                "--",
                reference.text,
                str(file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file),
            ],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        said += ["", *(f"    {line}" for line in (done.stdout + done.stderr).splitlines())]
    try:
        said += ["", _commit(project.root, f"Clean the attachments of {reference.text}")]
    except GitError as error:
        return _told(f"What was made could not be saved: {error.reason}.")
    return _told("\n".join(said), 0)


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and not path.name.startswith((".", "~$"))


def _commit(root: Path, message: str) -> str:
    """Commit what changed among the responses, and say how much it was."""
    git("add", "--all", "--", "responses", folder=root)
    changed = list(filter(None, git("diff", "--cached", "--name-only", "-z", folder=root).split("\0")))
    if not changed:
        return "Nothing had to be changed."
    git("-c", "commit.gpgsign=false", "commit", "--quiet", "-m", message, folder=root, **IDENTITY)
    return f"Saved on the branch: {counted(len(changed), 'file')} changed."


def _told(text: str, status: int = 1) -> int:
    """Say it, in the summary too."""
    print(text, file=sys.stderr if status else sys.stdout)
    if summary := os.environ.get("SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(f"{text}\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
