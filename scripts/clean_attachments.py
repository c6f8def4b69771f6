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
from disclosure_log.repository import GitError
from for_workflows import PUBLIC, commit, is_public, told


def main() -> int:
    """Clean and commit; the status is 1 where that could not be done, whatever else the files hold."""
    try:
        project = load_project(Path(os.environ.get("LOG", ".")) / CONFIG_FILE)
        reference = make_reference(os.environ.get("REFERENCE", "").strip(), project.options.separator)
    except FindingsError as error:
        return told(f"{error}")
    except ReferenceUnusableError as unusable:
        return told(f"{unusable.message} {unusable.hint}")
    response = project.root / reference.file
    folder = response.with_suffix("")
    files = sorted(path for path in folder.iterdir() if _is_plain(path)) if folder.is_dir() else []
    if not response.is_file() or not files:
        what = "no file lies beside" if response.is_file() else "there is no"
        message = f"There is nothing to clean on this branch: {what} {reference.file}."
        return told(f"{message} Look whether the branch and the reference are the right ones.")
    said = [f"# Attachments of {reference.text}\n", *([PUBLIC] if is_public() else [])]
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
        changed = commit(project.root, f"Clean the attachments of {reference.text}", "Clean attachments")
    except GitError as error:
        return told(f"What was made could not be saved: {error.reason}.")
    saved = f"Saved on the branch: {counted(changed, 'file')} changed." if changed else "Nothing had to be changed."
    return told("\n".join([*said, "", saved]), 0)


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and not path.name.startswith((".", "~$"))


if __name__ == "__main__":
    sys.exit(main())
