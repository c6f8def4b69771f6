"""Reads one response, in this process or for another one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from disclosure_log.building.sound import mark
from disclosure_log.checks import check_alone
from disclosure_log.config import Options, Project
from disclosure_log.findings import shown_path
from disclosure_log.records.kept import Kept, keep
from disclosure_log.records.reading import Conventions, Draft, draft_of
from disclosure_log.records.source import read_content


@dataclass(frozen=True)
class Work:
    """What reading a response depends on beside its file."""

    root: Path
    options: Options
    sound: frozenset[str] = frozenset()
    """Marks of files in which nothing was found when they were read before."""

    @cached_property
    def conventions(self) -> Conventions:
        """What the log decides for all its responses."""
        return Project(self.root, self.options).conventions


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one file: a draft, or what is kept of it, from which the draft is made."""

    draft: Draft | None = None
    content: str = ""
    """The SHA-256 of the file's content."""
    kept: Kept | None = None


def read(work: Work, file: Path) -> tuple[Draft, str]:
    """The draft of one file, checked against the rules about a response alone, and the SHA-256 of its content."""
    content = read_content(file)
    shown, sha256 = shown_path(file, work.root), hashlib.sha256(content or b"").hexdigest()
    sound = mark(shown, sha256) in work.sound
    draft = draft_of(content, file, shown, work.conventions, sound=sound)
    if draft.response and draft.written and not sound:
        draft.findings.extend(check_alone(draft.response, work.options, draft.written))
    return draft, sha256


def read_for_another(work: Work, file: Path) -> Read:
    """What was read of one file in a form that goes quickly from one process to another."""
    draft, content = read(work, file)
    kept = keep(draft)
    return Read(None, content, kept) if kept else Read(draft, content)
