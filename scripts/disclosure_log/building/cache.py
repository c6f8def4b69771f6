"""What was read of responses, kept between runs, so that a file that did not change is not read again.

It is a database in `.cache/disclosure-log/` of the log's folder, which git ignores. Each row has a key made of the
file's content and path, the log's settings and the program itself: what does not fit is not found, and so is never
wrong. Every text has a checksum. A database that is damaged, foreign or locked, or a folder that cannot be written,
only means that files are read again. It holds plain text alone, and nothing but what the log shows.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property

import yaml

from disclosure_log import caching
from disclosure_log.config import Project
from disclosure_log.records.kept import BODY, MARKS, Kept

FILE = "responses.sqlite"

_FORMAT = 0x4449_0001
"""Of the tables below; in another one nothing is looked for."""

_MAKE = (
    "CREATE TABLE facts (path TEXT PRIMARY KEY, text TEXT NOT NULL, key TEXT NOT NULL)",
    "CREATE TABLE marks (path TEXT PRIMARY KEY, text TEXT NOT NULL)",
    "CREATE TABLE body (path TEXT PRIMARY KEY, text TEXT NOT NULL)",
    f"PRAGMA user_version = {_FORMAT}",
)
_READ = {MARKS: "SELECT text FROM marks WHERE path = ?", BODY: "SELECT text FROM body WHERE path = ?"}
_DELETE = (
    "DELETE FROM facts WHERE path = ?",
    "DELETE FROM marks WHERE path = ?",
    "DELETE FROM body WHERE path = ?",
)
_FACTS = "facts"
_LIBRARIES = ("markdown", "nh3", "pydantic", "pydantic-core", "pyyaml")
"""What reading depends on beside the program itself."""


class Cache:
    """What is kept of the responses of one log. Only `text` raises anything: what cannot be had is read again."""

    def __init__(self, project: Project, program: str | None = None) -> None:
        """Prepare; nothing is read or written yet. `program` tells one program from another, by default this one."""
        self._root = project.root
        self._file = project.root / caching.FOLDER / FILE
        self._program, self._options = program, project.options
        self._keys: dict[str, str] = {}
        self._paths: set[str] = set()
        self._usable, self._damaged = True, False
        self._reading: dict[int, sqlite3.Connection] = {}
        """The connection by which each process looks texts up: a fork may not use that of another."""

    def __del__(self) -> None:
        if mine := self._reading.get(os.getpid()):
            mine.close()

    @cached_property
    def start(self) -> str:
        """What every key begins with: what reads the files, and the settings that it reads them by."""
        return f"{self._program or _program()}\0{self._options.model_dump_json()}"

    def key(self, path: str, content: str) -> str:
        """The key of the file at `path`, relative to the log's folder, whose content has this SHA-256."""
        return hashlib.sha256(f"{self.start}\0{content}\0{path}".encode("utf-8", "surrogateescape")).hexdigest()

    def load(self) -> Mapping[str, tuple[str, str]]:
        """Key and facts of what is kept, by path.

        Nothing of a cache that came with the repository: whoever proposed it could have put anything in.
        """
        if not self._file.is_file():
            return {}
        if caching.foreign(self._root):
            self._usable = False
            return {}
        found: dict[str, tuple[str, str]] = {}
        try:
            with caching.opened(self._file, "ro") as database:
                if database.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                    self._damaged = True
                    return {}
                for path, kept, key in database.execute("SELECT path, text, key FROM facts"):
                    self._paths.add(path)
                    if (text := caching.unsealed(kept, key, _FACTS)) is not None:
                        found[path] = key, text
        except sqlite3.OperationalError:
            return {}
        except (sqlite3.DatabaseError, TypeError, ValueError):
            self._damaged = True
            return {}
        self._keys = {path: key for path, (key, _) in found.items()}
        return found

    def text(self, path: str, kind: str) -> str:
        """The marks or the body that are kept of `path`: nothing is loaded before it is needed.

        Raises `KeyError` for what is not there, or not as it was when the facts were loaded.
        """
        key = self._keys[path]
        with suppress(sqlite3.Error, TypeError, ValueError):
            process = os.getpid()
            if process not in self._reading:
                self._reading[process] = caching.connected(self._file, "ro")
            row = self._reading[process].execute(_READ[kind], (path,)).fetchone()
            if row and (text := caching.unsealed(row[0], key, kind)) is not None:
                return text
        raise KeyError(path)

    def save(self, new: Mapping[str, str], kept: Callable[[str], Kept], paths: Iterable[str]) -> bool:
        """Keep what is `new`, and of what was kept before only what is of these `paths`.

        The former are keys by path, and what is to be kept of a path is what `kept` gives, which may raise `OSError`.
        Whatever else is in the cache is deleted, and overwritten where it stood. Tells whether what is new is kept.
        """
        gone = self.gone(paths)
        if not self._usable or not (new or gone or self._damaged):
            return False
        # Nobody may write there, another run is writing, or a text cannot be encoded.
        with suppress(OSError, sqlite3.OperationalError, ValueError):
            if self._damaged:
                caching.remove(self._file)
            try:
                self._write(new, kept, gone)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                caching.remove(self._file)
            else:
                self._keys |= new
                return True
        return False

    def gone(self, paths: Iterable[str]) -> set[str]:
        """What was kept when the cache was loaded, and is not of these `paths`."""
        return self._paths.difference(paths)

    def forget(self) -> None:
        """Keep nothing."""
        if self._file.is_file() and not caching.foreign(self._root):
            with suppress(OSError):
                caching.remove(self._file)

    def _write(self, new: Mapping[str, str], kept: Callable[[str], Kept], gone: Iterable[str]) -> None:
        caching.prepare(self._file.parent)
        with caching.opened(self._file, "rwc") as database, database:
            database.execute("BEGIN IMMEDIATE")
            if not database.execute("PRAGMA user_version").fetchone()[0]:
                for statement in _MAKE:
                    database.execute(statement)
            for statement in _DELETE:
                database.executemany(statement, [(path,) for path in gone])
            for path, key in new.items():  # one after the other: all of them would take much memory
                text = kept(path)
                facts, marks, body = (
                    caching.sealed(text.facts, key, _FACTS),
                    caching.sealed(text.marks, key, MARKS),
                    caching.sealed(text.body, key, BODY),
                )
                database.execute("REPLACE INTO facts VALUES (?, ?, ?)", (path, facts, key))
                database.execute("REPLACE INTO marks VALUES (?, ?)", (path, marks))
                database.execute("REPLACE INTO body VALUES (?, ?)", (path, body))


def _program() -> str:
    return f"{caching.program(_LIBRARIES, caching.SHOWING)} {hasattr(yaml, 'CSafeLoader')}"
