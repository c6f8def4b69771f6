"""Imports the letters that were dropped into `responses/inbox/`, and commits what came of it: the workflow "Inbox".

Each letter goes the way of `disclosure-log import`, and then leaves the inbox. A draft that got its reference since is
put where it belongs. The environment may say more: `SINCE` names a commit, and only letters that came after it are
imported; `PROPOSAL` a folder for what is to be proposed, which is the commit as a bundle, and title and text of the
pull request; `OUTPUT` a file that is told that there is one; `SUMMARY` a file that is told what was done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from disclosure_log.cli.common import gate_conditions
from disclosure_log.config import CONFIG_FILE, Project, load_project, read_today
from disclosure_log.documents.kinds import CSV, WORKBOOKS, kind_of
from disclosure_log.findings import FindingsError
from disclosure_log.intake.letters.importing import MARKDOWN, Imported, LetterImport
from disclosure_log.records.folder import inbox_of, symbolic_links
from disclosure_log.records.reading import Conventions, read_draft
from disclosure_log.records.reference import Reference
from disclosure_log.repository import GitError, changes_since, git
from for_workflows import PUBLIC, commit, is_public, told
from inbox_text import LONGEST, RESPONSE, TABLE, Done, Links, occupied, text_of

CALLED = "letter"
"""What a draft is called that has no reference yet."""

NOTHING = "Nothing new lies in the inbox."
REFUSED = f"""# Nothing was imported
{PUBLIC}
The inbox works in the private repository of a pair alone: *Public or private* in the guide for maintainers says what
that is. Delete the letter here, and drop it into the inbox of the private repository.
"""


def main() -> int:
    """Import and commit; the status is 1 where that could not be done, whatever became of single letters."""
    try:
        project = load_project(Path(os.environ.get("LOG", ".")) / CONFIG_FILE)
        before = _beginning(project)
        letters = _letters(project)
        if is_public():
            return told(REFUSED) if letters else told(NOTHING, 0)
        moved, waiting = _put_in_place(project)
        done = Done([*_imported(project, letters)], moved, waiting)
        if not letters and not moved:
            return told("\n\n".join([NOTHING, *map(occupied, waiting)]), 0)
        if letters:
            git("--literal-pathspecs", "rm", "--quiet", "--", *map(str, letters), folder=project.root)
        commit(project.root, done.title, "Inbox")
        links = Links(project.root, git("rev-parse", "HEAD", folder=project.root).strip())
        if proposal := os.environ.get("PROPOSAL"):
            text = text_of(done, project.root, links, LONGEST)
            _write_proposal(project.root, Path(proposal).absolute(), before, done.title, text)
    except FindingsError as error:
        return told(f"{error}")
    except GitError as error:
        return told(f"Nothing was saved: {error.reason}.")
    return told(text_of(done, project.root, links), 0)


def _beginning(project: Project) -> str:
    """The commit that everything begins with. What lies in no commit is not touched: it would be lost."""
    if git("status", "--porcelain", "--", "responses", folder=project.root):
        raise GitError("files under responses/ are in no commit yet. Commit them first")
    if links := symbolic_links(project.responses, project.root):
        raise FindingsError(links)  # a link would lead what is written elsewhere
    return git("rev-parse", "HEAD", folder=project.root).strip()


def _letters(project: Project) -> list[Path]:
    """The letters to import, in the order of their names."""
    kept = set(git("ls-files", "-z", "--", "responses", folder=project.root).split("\0"))
    if (since := os.environ.get("SINCE", "")).strip("0"):  # GitHub's word for no commit at all is zeros
        kept &= changes_since(since, project.root).written
    return [path for path in inbox_of(project.responses) if path.relative_to(project.root).as_posix() in kept]


def _imported(project: Project, letters: Sequence[Path]) -> Iterator[Imported]:
    """Import one after the other, so that of two with the same reference the first is always the same."""
    if not letters:
        return
    with LetterImport(project, gate_conditions(project), read_today(None)) as importing:
        for letter in letters:
            no_letter = _no_letter(project, letter)
            yield Imported(letter, problem=no_letter) if no_letter else importing.one(letter, called=CALLED)


def _no_letter(project: Project, file: Path) -> str:
    """What is said of a file that belongs elsewhere; empty of what may be a letter."""
    if kind_of(file) in (CSV, *WORKBOOKS):
        return TABLE
    return RESPONSE if file.suffix.lower() == MARKDOWN and _reference(project, file) else ""


def _reference(project: Project, file: Path) -> Reference | None:
    """The reference that a file gives as a response."""
    options = project.options
    return read_draft(file, file.name, Conventions(options.language, options.law, options.separator)).reference


def _put_in_place(project: Project) -> tuple[list[tuple[str, str]], list[str]]:
    """Move the drafts to which an officer has given their reference, and say which cannot be moved."""
    moved, waiting = [], []
    for draft in sorted(project.responses.glob(f"{CALLED}*.md")):
        path, reference = draft.relative_to(project.root).as_posix(), _reference(project, draft)
        if reference is None or reference.file == path:
            continue  # it has none yet, or the check says what is wrong with it
        place = project.root / reference.file
        if place.exists() or place.with_suffix("").exists():
            waiting.append(reference.file)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        git("mv", "--", path, reference.file, folder=project.root)
        if draft.with_suffix("").is_dir():
            git("mv", "--", f"{draft.with_suffix('')}", f"{place.with_suffix('')}", folder=project.root)
        moved.append((path, reference.file))
    return moved, waiting


def _write_proposal(root: Path, folder: Path, before: str, title: str, text: str) -> None:
    """Write what another program, which reads no letter, takes to GitHub."""
    folder.mkdir(parents=True, exist_ok=True)
    git("bundle", "create", "--quiet", str(folder / "commit.bundle"), "HEAD", f"^{before}", folder=root)
    (folder / "title").write_text(f"{title}\n", encoding="utf-8")
    (folder / "text.md").write_text(f"{text}\n", encoding="utf-8")
    if output := os.environ.get("OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as file:
            file.write("proposed=true\n")


if __name__ == "__main__":
    sys.exit(main())
