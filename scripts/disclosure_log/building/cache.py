"""What was read of responses, kept between runs, so that a file that did not change is not read again.

It is a database in `.cache/disclosure-log/` of the log's folder, which git ignores. Each row has a key made of the
file's content and path, the log's settings and the program itself: what does not fit is not found, and so is never
wrong. Every text has a checksum. A database that is damaged, foreign or locked, or a folder that cannot be written,
only means that files are read again. It holds plain text alone, and nothing but what the log shows.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

import yaml

import disclosure_log
from disclosure_log.config import Project
from disclosure_log.records.kept import BODY, MARKS, Kept
from disclosure_log.repository import came_with_it

FOLDER = ".cache/disclosure-log"
FILE = "responses.sqlite"

_FORMAT = 0x4449_0001
"""Of the tables below; in another one nothing is looked for."""

_MAKE = (
    "CREATE TABLE facts (path TEXT PRIMARY KEY, text TEXT NOT NULL, key TEXT NOT NULL)",
    "CREATE TABLE marks (path TEXT PRIMARY KEY, text TEXT NOT NULL)",
    "CREATE TABLE body (path TEXT PRIMARY KEY, text TEXT NOT NULL)",
    f"PRAGMA user_version = {_FORMAT}",
)
_READ = {MARKS: "SELECT path, text FROM marks", BODY: "SELECT path, text FROM body"}
_DELETE = (
    "DELETE FROM facts WHERE path = ?",
    "DELETE FROM marks WHERE path = ?",
    "DELETE FROM body WHERE path = ?",
)
_FACTS = "facts"

_SECONDS = 10.0
"""How long a run waits for another one that is writing."""

_CHECKSUM = 16
"""Characters that stand before each text and hold its checksum."""

_LIBRARIES = ("markdown", "nh3", "pydantic", "pydantic-core", "pyyaml")
"""What reading depends on beside the program itself."""


class Cache:
    """What is kept of the responses of one log. Only `text` raises anything: what cannot be had is read again."""

    def __init__(self, project: Project, program: str | None = None) -> None:
        """Prepare; nothing is read or written yet. `program` tells one program from another, by default this one."""
        self._root = project.root
        self._file = project.root / FOLDER / FILE
        self._program, self._options = program, project.options
        self._keys: dict[str, str] = {}
        self._paths: set[str] = set()
        self._usable, self._damaged = True, False
        self._loaded: dict[str, dict[str, str]] = {}

    @cached_property
    def _start(self) -> str:
        return f"{self._program or _program()}\0{self._options.model_dump_json()}"

    def key(self, path: str, content: str) -> str:
        """The key of the file at `path`, relative to the log's folder, whose content has this SHA-256."""
        return hashlib.sha256(f"{self._start}\0{content}\0{path}".encode("utf-8", "surrogateescape")).hexdigest()

    def load(self) -> Mapping[str, tuple[str, str]]:
        """Key and facts of what is kept, by path.

        Nothing of a cache that came with the repository: whoever proposed it could have put anything in.
        """
        if not self._file.is_file():
            return {}
        if came_with_it(FOLDER.partition("/")[0], self._root):
            self._usable = False
            return {}
        found: dict[str, tuple[str, str]] = {}
        try:
            with self._opened("ro") as database:
                if database.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                    self._damaged = True
                    return {}
                for path, sealed, key in database.execute("SELECT path, text, key FROM facts"):
                    self._paths.add(path)
                    if (text := _unsealed(sealed, key, _FACTS)) is not None:
                        found[path] = key, text
        except sqlite3.OperationalError:
            return {}
        except (sqlite3.DatabaseError, TypeError, ValueError):
            self._damaged = True
            return {}
        self._keys = {path: key for path, (key, _) in found.items()}
        return found

    def text(self, path: str, kind: str) -> str:
        """The marks or the body that are kept of `path`. All of a kind are loaded with the first of them.

        Raises `KeyError` for what is not there, or not as it was when the facts were loaded.
        """
        if kind not in self._loaded:
            self._loaded[kind] = dict(self._texts(kind))
        return self._loaded[kind][path]

    def _texts(self, kind: str) -> Iterator[tuple[str, str]]:
        with suppress(sqlite3.Error, TypeError, ValueError), self._opened("ro") as database:
            for path, sealed in database.execute(_READ[kind]):
                key = self._keys.get(path)
                if key and (text := _unsealed(sealed, key, kind)) is not None:
                    yield path, text

    def save(self, new: Mapping[str, tuple[str, Kept]], paths: Iterable[str]) -> None:
        """Keep what is `new`, by path with its key, and of what was kept before only what is of these `paths`.

        Whatever else is in the cache is deleted, and overwritten where it stood.
        """
        gone = self._paths.difference(paths)
        if not self._usable or not (new or gone or self._damaged):
            return
        # Nobody may write there, another run is writing, or a text cannot be encoded.
        with suppress(OSError, sqlite3.OperationalError, ValueError):
            if self._damaged:
                self._remove()
            try:
                self._write(new, gone)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self._remove()

    def forget(self) -> None:
        """Keep nothing."""
        if self._file.is_file() and not came_with_it(FOLDER.partition("/")[0], self._root):
            with suppress(OSError):
                self._remove()

    def _write(self, new: Mapping[str, tuple[str, Kept]], gone: Iterable[str]) -> None:
        folder = self._file.parent
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / ".gitignore").exists():
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        with self._opened("rwc") as database, database:
            database.execute("PRAGMA secure_delete = ON")
            database.execute("PRAGMA synchronous = OFF")  # what a loss of power damages is only read again
            database.execute("BEGIN IMMEDIATE")
            if not database.execute("PRAGMA user_version").fetchone()[0]:
                for statement in _MAKE:
                    database.execute(statement)
            for statement in _DELETE:
                database.executemany(statement, [(path,) for path in gone])
            rows = [(path, key, kept) for path, (key, kept) in new.items()]
            database.executemany(
                "REPLACE INTO facts VALUES (?, ?, ?)",
                ((path, _sealed(kept.facts, key, _FACTS), key) for path, key, kept in rows),
            )
            database.executemany(
                "REPLACE INTO marks VALUES (?, ?)",
                ((path, _sealed(kept.marks, key, MARKS)) for path, key, kept in rows),
            )
            database.executemany(
                "REPLACE INTO body VALUES (?, ?)",
                ((path, _sealed(kept.body, key, BODY)) for path, key, kept in rows),
            )

    def _remove(self) -> None:
        for name in (FILE, f"{FILE}-journal"):
            (self._file.parent / name).unlink(missing_ok=True)

    @contextmanager
    def _opened(self, mode: str) -> Iterator[sqlite3.Connection]:
        address = f"{self._file.absolute().as_uri()}?mode={mode}"
        with closing(sqlite3.connect(address, timeout=_SECONDS, isolation_level=None, uri=True)) as database:
            database.execute("PRAGMA trusted_schema = OFF")
            yield database


def _sealed(text: str, key: str, kind: str) -> str:
    return _checksum(text, key, kind) + text


def _unsealed(sealed: str, key: str, kind: str) -> str | None:
    """The text, or nothing where it is not what was kept under this key."""
    text = sealed[_CHECKSUM:]
    return text if sealed[:_CHECKSUM] == _checksum(text, key, kind) else None


def _checksum(text: str, key: str, kind: str) -> str:
    content = f"{kind}\0{key}\0{text}".encode("utf-8", "surrogateescape")
    return hashlib.blake2b(content, digest_size=_CHECKSUM // 2).hexdigest()


@cache
def _program() -> str:
    """What tells this program from any other: its files, and the versions of Python and of what it reads with."""
    folder = Path(disclosure_log.__file__).parent
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    versions = [f"{name} {version(name)}" for name in _LIBRARIES]
    return " ".join([digest.hexdigest(), sys.version, *versions, str(hasattr(yaml, "CSafeLoader"))])
