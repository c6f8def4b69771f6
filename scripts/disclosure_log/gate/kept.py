"""Verdicts of earlier runs, kept so that a file that did not change is not judged again.

The key of each is made of the file's SHA-256, its name, the program and what else the verdict depends on; a verdict
that came with the repository is never used. What is kept are keys of meanings, numbers and the facts that the page
shows: nothing that was found.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from disclosure_log import caching

FILE = "verdicts.sqlite"

_FORMAT = 0x4456_0001
"""Of the table below; in another one nothing is looked for."""

_LIBRARIES = ("defusedxml", "pikepdf", "pillow", "pypdf", "pypdfium2")
"""What a verdict depends on beside the program itself."""

_ABOVE = caching.SHOWING | {"building", "checks"}
"""The floors above the gate, which it cannot use: a page that looks otherwise makes no verdict another one."""

_SAID = json.JSONEncoder(sort_keys=True).encode


class KeptVerdicts:
    """The verdicts that are kept of the files of one log. Raises nothing: what cannot be had is judged again."""

    def __init__(self, root: Path, program: str | None = None) -> None:
        """Load what is kept for the log in `root`. `program` tells one gate from another, by default this one."""
        self._file = root / caching.FOLDER / FILE
        self._program = program or caching.program(_LIBRARIES, _ABOVE)
        self._usable = not (self._file.is_file() and caching.foreign(root))
        self._kept: dict[str, str] = self._load() if self._usable else {}
        self._used: dict[str, str] = {}

    def key(self, request: Mapping[str, Any], sha256: str) -> str:
        """The key of a verdict on the content with this SHA-256."""
        said = _SAID(request)
        return hashlib.sha256(f"{self._program}\0{sha256}\0{said}".encode()).hexdigest()

    def get(self, key: str) -> dict[str, Any] | None:
        """What the sandbox said, if it is kept."""
        if (kept := self._kept.get(key)) is None or (text := caching.unsealed(kept, key)) is None:
            return None
        self._used[key] = kept
        with suppress(ValueError):
            said = json.loads(text)
            return said if isinstance(said, dict) else None
        return None

    def put(self, key: str, said: Mapping[str, Any]) -> None:
        """Keep what the sandbox said."""
        self._used[key] = caching.sealed(json.dumps(said), key)

    def save(self, *, whole: bool = True) -> None:
        """Write down what was used or is new; whatever else was kept is deleted, if the run was a `whole` one."""
        if not whole:
            self._used = self._kept | self._used
        if not self._usable or self._used == self._kept:
            return
        with suppress(OSError, sqlite3.Error):
            caching.prepare(self._file.parent)
            caching.remove(self._file)
            with caching.opened(self._file, "rwc") as database, database:
                database.execute("BEGIN IMMEDIATE")
                database.execute(f"PRAGMA user_version = {_FORMAT}")
                database.execute("CREATE TABLE verdicts (key TEXT PRIMARY KEY, said TEXT NOT NULL)")
                database.executemany("INSERT INTO verdicts VALUES (?, ?)", self._used.items())

    def _load(self) -> dict[str, str]:
        with suppress(sqlite3.Error, TypeError, ValueError), caching.opened(self._file, "ro") as database:
            if database.execute("PRAGMA user_version").fetchone()[0] == _FORMAT:
                rows = database.execute("SELECT key, said FROM verdicts").fetchall()
                return {key: said for key, said in rows if isinstance(key, str) and isinstance(said, str)}
        return {}
