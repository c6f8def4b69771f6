"""Where a build puts the files of the site, and what it takes over from the site before.

Whatever was made of the same as before is not made again: its files are linked to those of the site that is in place.
What was made of what is kept in `.cache/disclosure-log/made.sqlite`, which git ignores, with the hash of each file, so
that sealing need not read it. A file is taken over only where it is as it was when its hash was taken; what is damaged,
foreign or missing is only made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from disclosure_log import caching
from disclosure_log.data.manifest import SealedFile

FILE = "made.sqlite"

_FORMAT = 0x444D_0001
"""Of the table below; in another one nothing is looked for."""

_MAKE = (
    "CREATE TABLE made (name TEXT PRIMARY KEY, key TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID",
    f"PRAGMA user_version = {_FORMAT}",
)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a part of the site."""

    files: Mapping[str, bytes]
    """Its files, by their path in the site."""

    words: Mapping[str, str]
    """What other parts of the site are put together from, such as its row in a table."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A part of the site that stands in it now."""

    paths: Sequence[str]
    words: Mapping[str, str]


Entry = tuple[str, str, int, int, int]
"""A file as it was written: path, SHA-256, size in bytes, time of its last change in nanoseconds, and its number."""


class Output:
    """The folder of a new site while it is written, beside the site that is in place."""

    def __init__(self, staging: Path, old: Path | None, root: Path, common: str) -> None:
        """Write into `staging`, and take over from `old`, the site in place; without one, everything is made anew.

        `root` is the log's folder, and `common` stands for all that every part of the site depends on.
        """
        self.folder, self._old, self._common = staging, old, common
        self._file = root / caching.FOLDER / FILE
        self._usable = not (self._file.is_file() and caching.foreign(root))
        self._kept = self._load() if self._usable and old else {}
        self._files = {entry[0]: entry for _, entries, _ in self._kept.values() for entry in entries}
        self._used: set[str] = set()
        self._new: dict[str, tuple[str, list[str], Mapping[str, str]]] = {}
        self._folders: set[str] = set()
        self.sealed: dict[str, SealedFile] = {}
        """Every file that was put into the site, with its hash."""

        self.remade = 0
        """How many parts of the site had to be made."""

    def take(self, name: str, made_of: str, make: Callable[[], Made]) -> Taken:
        """Put the files of the part `name` into the site: those of the last one, if it was `made_of` the same.

        Raises what `make` raises.
        """
        key = hashlib.sha256(f"{self._common}\0{name}\0{made_of}".encode()).hexdigest()
        self._used.add(name)
        known = self._kept.get(name)
        if known and known[0] == key and all(map(self._take_over, known[1])):
            return Taken([entry[0] for entry in known[1]], known[2])
        self.remade += 1
        made = make()
        for path, content in made.files.items():
            self.put(path, content)
        self._new[name] = key, list(made.files), made.words
        return Taken([*made.files], made.words)

    def put(self, path: str, content: bytes) -> None:
        """Put a file into the site that is made anew each time, over one of this path that is there."""
        sha256 = hashlib.sha256(content).hexdigest()
        known = self._files.get(path)
        if known and known[1] == sha256 and self._take_over(known):
            return
        file = Path(self._place(path))
        file.unlink(missing_ok=True)  # it may be linked to the old site's, which must stay as it is
        file.write_bytes(content)
        self.sealed[path] = SealedFile(sha256, len(content))

    def _place(self, path: str) -> str:
        """Where a file goes, with its folder there."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            Path(self.folder, folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return f"{self.folder}/{path}"  # tens of thousands of objects for paths take a second

    def _take_over(self, entry: Entry) -> bool:
        """Link a file to that of the site in place, where it is as it was."""
        path, sha256, size, changed, number = entry
        if self._old is None:
            return False
        before = f"{self._old}/{path}"
        try:
            found = os.lstat(before)
            if (found.st_size, found.st_mtime_ns, found.st_ino) != (size, changed, number) and not _has(before, sha256):
                return False
            _link(before, self._place(path))
        except OSError:
            return False
        self.sealed[path] = SealedFile(sha256, size)
        return True

    def _load(self) -> dict[str, tuple[str, list[Entry], Mapping[str, str]]]:
        """What is kept and whole: of each part its key, its files and its words."""
        found: dict[str, tuple[str, list[Entry], Mapping[str, str]]] = {}
        if not self._file.is_file():
            return found
        with suppress(sqlite3.Error, TypeError, ValueError), caching.opened(self._file, "ro") as database:
            if database.execute("PRAGMA user_version").fetchone()[0] == _FORMAT:
                for name, key, kept in database.execute("SELECT name, key, text FROM made"):
                    if (text := caching.unsealed(kept, key, name)) is not None:
                        entries, words = json.loads(text)
                        found[name] = key, [tuple(entry) for entry in entries], words
        return found

    def save(self, site: Path) -> None:
        """Keep what was made, now that it stands in `site`; whatever is no longer used is deleted. Raises nothing."""
        gone = self._kept.keys() - self._used
        if not self._usable or not (gone or self._new):
            return
        with suppress(OSError, sqlite3.Error):
            rows = [
                (name, key, caching.sealed(json.dumps([self._entries(site, paths), words]), key, name))
                for name, (key, paths, words) in self._new.items()
            ]
            caching.prepare(self._file.parent)
            if not self._kept:
                caching.remove(self._file)  # damaged, or of another program
            with caching.opened(self._file, "rwc") as database, database:
                database.execute("BEGIN IMMEDIATE")
                if not database.execute("PRAGMA user_version").fetchone()[0]:
                    for statement in _MAKE:
                        database.execute(statement)
                database.executemany("DELETE FROM made WHERE name = ?", [(name,) for name in gone])
                database.executemany("REPLACE INTO made VALUES (?, ?, ?)", rows)

    def _entries(self, site: Path, paths: Iterable[str]) -> list[Entry]:
        entries = []
        for path in paths:
            found, sealed = (site / path).lstat(), self.sealed[path]
            entries.append((path, sealed.sha256, sealed.size, found.st_mtime_ns, found.st_ino))
        return entries


def _link(before: str, file: str) -> None:
    """Let `file` be the same file as `before`, or a copy of it: not every file system has links. Raises `OSError`."""
    try:
        os.link(before, file, follow_symlinks=False)
    except FileExistsError:
        Path(file).unlink()
        _link(before, file)
    except OSError:
        shutil.copyfile(before, file, follow_symlinks=False)


def _has(file: str, sha256: str) -> bool:
    """Whether a file has this content: after a fresh checkout with a kept cache, its dates say nothing."""
    if not stat.S_ISREG(os.lstat(file).st_mode):
        return False
    with Path(file).open("rb", buffering=0) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
