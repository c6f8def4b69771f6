"""What an officer reads of an import from the inbox: the text of the pull request, and the summary of the run.

It quotes no letter, nor the name of its file, which may tell who asked: pull requests are sent out as e-mails. A
paragraph is one line, since GitHub breaks a line of a pull request where it ends.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from disclosure_log.config import BRANCH
from disclosure_log.findings import counted
from disclosure_log.intake.letters.composing import open_questions
from disclosure_log.intake.letters.importing import MARKDOWN, Imported
from disclosure_log.repository import from_workspace

TABLE = (
    "It is a table, and the inbox takes letters. A register of requests is imported on the command line: ask whoever "
    "looks after the log."
)
RESPONSE = (
    "It is a response already, with its facts at the top, and no letter. Save it in `responses/` where its reference "
    "says, as the guide shows."
)
NO_LETTER = frozenset({TABLE, RESPONSE})
"""What is said of files that belong elsewhere: tables, which may be registers, and finished responses."""

NEXT = Path(__file__).resolve().parents[1] / ".github" / "after-importing.md"
"""What an officer does next."""

LONGEST = 60_000
"""Characters of a pull request's text; GitHub takes up to 65,536."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done in one run."""

    imported: Sequence[Imported]
    moved: Sequence[tuple[str, str]]
    """Drafts that were put where their reference says: from and to."""

    waiting: Sequence[str]
    """Where a draft belongs and cannot be put, since something is there already."""

    @property
    def title(self) -> str:
        """What was done, in one line that also heads the commit."""
        made = sum(1 for each in self.imported if each.draft and each.differs is None)
        said = [
            *([f"{counted(made, 'draft')} of {counted(len(self.imported), 'letter')}"] if self.imported else []),
            *([f"{counted(len(self.moved), 'draft')} put in place"] if self.moved else []),
        ]
        return f"From the inbox: {', '.join(said)}"


class Links:
    """Addresses on GitHub, in a workflow; elsewhere the bare paths."""

    def __init__(self, root: Path, commit: str) -> None:
        """`commit` is what was made of the log in `root`."""
        server, name = (os.environ.get(f"GITHUB_{word}", "") for word in ("SERVER_URL", "REPOSITORY"))
        self._repository = f"{server}/{name}" if server and name else ""
        self._below, self._commit = from_workspace(root) or "", commit

    def draft(self, path: str, line: int = 0) -> str:
        """A draft as it was made, or a line of it."""
        shown, end = (f"line {line}", f"?plain=1#L{line}") if line else (f"`{path}`", "")
        return self._link(shown, f"blob/{self._commit}/{quote(self._below + path)}{end}")

    def edit(self, path: str) -> str:
        """The page on which a draft can be changed."""
        branch = os.environ.get("BRANCH", BRANCH)
        return self._link("**Edit it**", f"edit/{quote(f'{branch}/{self._below}{path}')}")

    def page(self, path: str, shown: str) -> str:
        """A page of the guides."""
        return self._link(shown, f"blob/{BRANCH}/docs/{path}")

    def letter(self, number: int, path: str) -> str:
        """A letter where the commit takes it away; GitHub's anchor for a file there does not tell its name."""
        anchor = sha256(f"{self._below}{path}".encode("utf-8", "surrogateescape")).hexdigest()
        return self._link(f"Letter {number}", f"commit/{self._commit}#diff-{anchor}")

    def run(self) -> str:
        """The run of the workflow."""
        return self._link("this run", f"actions/runs/{os.environ.get('GITHUB_RUN_ID', '')}")

    def _link(self, shown: str, place: str) -> str:
        return f"[{shown}]({self._repository}/{place})" if self._repository else shown


def text_of(done: Done, root: Path, links: Links, longest: int = 0) -> str:
    """The text about what was done in the log in `root`; of `longest` characters at most, if it is not 0."""
    head = ["# From the inbox"]
    if done.imported:
        head.append(
            f"{counted(len(done.imported), 'letter').capitalize()} left the inbox. The name of a file may tell who "
            "asked, so each has a number here, which leads to it."
        )
    parts = ["\n".join(_letter(root, number, imported, links)) for number, imported in enumerate(done.imported, 1)]
    parts += [f"The draft `{path}` was put where its reference says: {links.draft(to)}." for path, to in done.moved]
    parts += map(occupied, done.waiting)
    check = f"What the check says stands in the summary of {links.run()}; where it found no error, so does a preview."
    tail = [check, NEXT.read_text(encoding="utf-8").rstrip()]
    whole = "\n\n".join([*head, *parts, *tail])
    if not longest or len(whole) <= longest:
        return whole
    left = longest - len("\n\n".join([*head, *tail])) - 200
    shown = []
    for part in parts:
        left -= len(part) + 2
        if left < 0:
            break
        shown.append(part)
    rest = f"What became of {counted(len(parts) - len(shown), 'other')} is said in the summary of {links.run()}."
    return "\n\n".join([*head, *shown, rest, *tail])


def occupied(place: str) -> str:
    """What is said of a draft whose place is taken."""
    return f"A draft has the reference of `{place}`, which is there already. One of the two references is wrong."


def _letter(root: Path, number: int, imported: Imported, links: Links) -> Iterator[str]:
    """What became of a letter."""
    draft, file = imported.draft, imported.file
    letter = links.letter(number, imported.letter.relative_to(root).as_posix())
    if draft is None or file is None:
        yield f"## {letter}: not imported"
        yield ""
        yield imported.problem + ("" if imported.problem in NO_LETTER else " Then drop it into the inbox again.")
        return
    path = file.relative_to(root).as_posix()
    yield f"## {letter}: {links.draft(path)}"
    yield ""
    if imported.differs is not None:
        yield from _there_already(imported.differs)
        return
    yield f"A draft. {links.edit(path)}."
    yield ""
    for line, about in open_questions(file.read_text(encoding="utf-8")):
        asked = "the letter has no words for the heading" if about[:1].isupper() else "a question, above"
        yield f"- [ ] {links.draft(path, line)}: {asked} `{about}`"
    yield "- [ ] Compare every fact, and every word, with the letter."
    yield "- [ ] Look for people: the program can miss a name. Staff are named by their role."
    yield "- [ ] Take out the lines that begin with `#` and a space."
    yield ""
    if not draft.reference:
        yield (
            "The letter does not say its reference, so the draft has no place yet. Write it after `reference:` and "
            "commit. Then choose **Actions**, **Inbox**, **Run workflow** and this branch: that puts the draft where "
            "it belongs, and the letter with it."
        )
        yield ""
    yield _attached(imported, links)
    if draft.notes:
        yield ""
        yield "Left out or taken out of the words:"
        yield ""
        yield from (f"- {note}" for note in draft.notes)


def _there_already(differs: Sequence[str]) -> Iterator[str]:
    if not differs:
        yield "It is there already, and says the same. Nothing was changed."
        return
    yield "It is there already, and nothing was changed. The letter says otherwise:"
    yield ""
    yield from (f"- {difference}" for difference in differs)
    yield ""
    yield "If the letter is right, mend the response. If it is another letter, one of the two references is wrong."


def _attached(imported: Imported, links: Links) -> str:
    """What became of the letter itself, and what the gate says of it."""
    if imported.attached:
        return (
            f"The letter lies beside the draft, as `{imported.attached}`. The gate let it pass, and what nobody sees "
            "in it was taken out. Open it under **Files changed** and read it once more."
        )
    if imported.letter.suffix.lower() == MARKDOWN:
        return "The letter is Markdown: its words are the response, and it is not attached."
    why = imported.why_not_attached.partition(".")[0]
    if imported.held_for:
        why = f"the gate holds it ({', '.join(links.page(f'rules/{code}.md', code) for code in imported.held_for)})"
    how = links.page("officers/on-the-website.md#5-add-attachments", "how to add an attachment")
    return (
        f"The letter is not beside the draft: {why}. Mend it in the program that it was written in, and add what you "
        f"made on this branch: {how}."
    )
