"""The responses in which nothing was found when they were read, so that they are not examined again.

To search a letter for personal data, and to see that nothing of it is lost on its page, takes longer than to make the
page. What was found sound stays so while the file, the settings and the rules are what they were, even where everything
else has to be made anew, as by a program whose pages look otherwise. Nothing stands here but hashes; where anything was
found, a response is examined each time that it is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress

from disclosure_log import caching
from disclosure_log.config import Project

FILE = "sound.json"

FEWEST = 50
"""Responses that are worth it: fewer are examined sooner than the list is read or written."""


class Sound:
    """The list of one log. Raises nothing: what is not on it is examined again."""

    def __init__(self, project: Project, rules: str) -> None:
        """Load nothing yet. `rules` tells the rules, the settings and what reads the files from any others."""
        self._root, self._file = project.root, project.root / caching.FOLDER / FILE
        self._rules = rules

    def load(self) -> frozenset[str]:
        """The marks of what was found sound; none of a list that came with the repository, or is not whole."""
        with suppress(OSError, ValueError, TypeError):
            if not caching.foreign(self._root):
                kept = caching.unsealed(self._file.read_text(encoding="utf-8"), self._rules, FILE)
                return frozenset(json.loads(kept or "[]"))
        return frozenset()

    def save(self, marks: Iterable[str]) -> None:
        """Keep these, and nothing else; without any, no list."""
        marks, there = sorted(marks), self._file.is_file()
        with suppress(OSError):
            if there and caching.foreign(self._root):
                return
            if not marks:
                self._file.unlink(missing_ok=True)
                return
            caching.prepare(self._file.parent)
            new = self._file.with_suffix(".new")
            new.write_text(caching.sealed(json.dumps(marks), self._rules, FILE), encoding="utf-8")
            new.replace(self._file)


def mark(path: str, content: str) -> str:
    """What stands for the file at `path`, relative to the log's folder, whose content has this SHA-256."""
    return hashlib.sha256(f"{content}\0{path}".encode("utf-8", "surrogateescape")).hexdigest()
