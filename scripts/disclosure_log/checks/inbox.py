"""What still lies in the inbox: letters that name who asked, and that leave it once they are imported."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.config import Project
from disclosure_log.findings import Finding, Severity, counted, shown_path
from disclosure_log.records.folder import inbox_of
from disclosure_log.records.reference import INBOX

CODE = "DL026"


def check_inbox(project: Project) -> Iterator[Finding]:
    """A finding where files wait in the inbox: a warning in a private repository, an error where everybody reads them.

    It names none of them, since the name of a letter may tell who asked.
    """
    waiting = len(inbox_of(project.responses))
    if not waiting:
        return
    place = shown_path(project.responses / INBOX, project.root)
    files = f"{counted(waiting, 'file')} {'lies' if waiting == 1 else 'lie'} in the inbox"
    if project.options.repository == "public":
        hint = (
            "Everybody can read what lies here. Delete it, and tell a maintainer at once: their guide says "
            "what to do when data got out. Letters belong in the inbox of the private repository."
        )
        yield Finding(CODE, place, f"{files}, and this repository is public.", hint)
        return
    hint = (
        "The workflow Inbox makes drafts of letters, and its pull request takes them out: merge that, or look at the "
        "last run under Actions, Inbox. Nothing in the inbox is published or carried into the public repository."
    )
    yield Finding(CODE, place, f"{files} still.", hint, severity=Severity.WARNING)
