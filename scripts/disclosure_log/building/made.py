"""What a build made of what, kept for the next one: the key of each part of the site, its files and its words.

Words that are long, such as the data of a month, lie apart and are read when they are asked for. All of them are fifty
megabytes where a log has ten thousand responses, and a build in which one response changed needs hardly any in the
process that makes its pages.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from disclosure_log import caching
from disclosure_log.building.on_disk import LONG

FILE = "made.sqlite"

_FORMAT = 0x444D_0002
"""Of its tables; in another one nothing is looked for."""

_MAKE = (
    "CREATE TABLE made (name TEXT PRIMARY KEY, key TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE words (name TEXT PRIMARY KEY, text TEXT NOT NULL)",
    f"PRAGMA user_version = {_FORMAT}",
)
_DELETE = ("DELETE FROM made WHERE name = ?", "DELETE FROM words WHERE name = ?")

Entry = tuple[str, str, int, int, int]
"""A file as it was written: path, SHA-256, size in bytes, time of its last change in nanoseconds, and its number."""

Known = tuple[str, list[Entry], Mapping[str, str] | None]
"""The key of a part, its files and its words; none where they are long and lie apart."""

Row = tuple[str, str, list[Entry], str]
"""The name of a part, its key, its files and its words as JSON."""


def load(file: Path) -> dict[str, Known]:
    """What is kept of each part in the database `file`, by its name, as far as it is whole. Raises nothing."""
    found: dict[str, Known] = {}
    if not file.is_file():
        return found
    with suppress(sqlite3.Error, TypeError, ValueError), caching.opened(file, "ro") as database:
        if database.execute("PRAGMA user_version").fetchone()[0] == _FORMAT:
            for name, key, kept in database.execute("SELECT name, key, text FROM made"):
                if (text := caching.unsealed(kept, key, name)) is not None:
                    entries, words = json.loads(text)
                    found[name] = key, [tuple(entry) for entry in entries], words
    return found


def save(file: Path, rows: Iterable[Row], gone: Iterable[str], *, anew: bool) -> None:
    """Keep these rows beside those that are kept, and what is `gone` no longer; `anew`, nothing but the rows.

    Raises `OSError` and `sqlite3.Error`.
    """
    caching.prepare(file.parent)
    if anew:
        caching.remove(file)
    with caching.opened(file, "rwc") as database, database:
        database.execute("BEGIN IMMEDIATE")
        if not database.execute("PRAGMA user_version").fetchone()[0]:
            for statement in _MAKE:
                database.execute(statement)
        for statement in _DELETE:
            database.executemany(statement, ((name,) for name in gone))
        for name, key, entries, words in rows:
            apart = len(words) >= LONG
            text = f"[{json.dumps(entries)}, {'null' if apart else words}]"
            database.execute("REPLACE INTO made VALUES (?, ?, ?)", (name, key, caching.sealed(text, key, name)))
            if apart:
                database.execute("REPLACE INTO words VALUES (?, ?)", (name, caching.sealed(words, key, name)))
            elif not anew:
                database.execute(_DELETE[1], (name,))


class LongWords:
    """The words that lie apart."""

    def __init__(self, file: Path) -> None:
        """`file` is the database; nothing is read yet."""
        self._file = file
        self._reading: dict[int, sqlite3.Connection] = {}
        """The connection of each process: a fork may not use that of another."""

    def __del__(self) -> None:
        self.close()

    def of(self, name: str, key: str) -> Mapping[str, str] | None:
        """The words of the part `name` that was kept with this `key`; none where they are not whole. Raises nothing."""
        with suppress(sqlite3.Error, TypeError, ValueError):
            process = os.getpid()
            if process not in self._reading:
                self._reading[process] = caching.connected(self._file, "ro")
            row = self._reading[process].execute("SELECT text FROM words WHERE name = ?", (name,)).fetchone()
            if row and (text := caching.unsealed(row[0], key, name)) is not None:
                words: Mapping[str, str] = json.loads(text)
                return words
        return None

    def close(self) -> None:
        """Read no more for now."""
        if mine := self._reading.pop(os.getpid(), None):
            mine.close()
