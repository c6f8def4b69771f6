"""What the program's caches share: where they lie, how a text in one is known to be whole, and which program wrote it.

They lie in `.cache/disclosure-log/` of the log's folder, which git ignores. What is damaged, foreign, locked or cannot
be written only means that work is done again.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

import disclosure_log
from disclosure_log.repository import came_with_it

FOLDER = ".cache/disclosure-log"

CONTENTS = "contents.json"

SHOWING = frozenset({"cli", "data", "engine", "intake", "pages", "search"})
"""The floors of the program that bring responses in and show them, and that no reading and no check can use."""

_SETTLED = 2_000_000_000
"""Nanoseconds for which a file has to be as it is, so that no later change can have the same time."""

_WORTH_KEEPING = 50
"""Files that are new to the list of contents: a few are hashed again sooner than it is written."""

_SECONDS = 10.0
"""How long a run waits for another one that is writing."""

_CHECKSUM = 16
"""Characters that stand before each text and hold its checksum."""


def foreign(root: Path) -> bool:
    """Whether the caches of the log in `root` came with its repository: then anybody may have put in anything."""
    return came_with_it(FOLDER.partition("/")[0], root)


def prepare(folder: Path) -> None:
    """Make the folder of a cache, out of git's sight. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / ".gitignore").exists():
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")


def connected(file: Path, mode: str) -> sqlite3.Connection:
    """A connection to the database `file`, which whoever asks for it closes. Raises `sqlite3.Error`."""
    address = f"{file.absolute().as_uri()}?mode={mode}"
    database = sqlite3.connect(address, timeout=_SECONDS, isolation_level=None, uri=True)
    database.execute("PRAGMA trusted_schema = OFF")
    return database


@contextmanager
def opened(file: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """The database `file`, to read (`ro`) or to write (`rwc`). Raises `sqlite3.Error`."""
    with closing(connected(file, mode)) as database:
        if mode != "ro":
            database.execute("PRAGMA secure_delete = ON")
            database.execute("PRAGMA synchronous = OFF")  # what a loss of power damages is only made again
        yield database


def remove(file: Path) -> None:
    """Delete the database `file`. Raises `OSError`."""
    for each in (file, file.with_name(f"{file.name}-journal")):
        each.unlink(missing_ok=True)


def sealed(text: str, key: str, kind: str = "") -> str:
    """`text` as it is kept under `key` among texts of this `kind`."""
    return _checksum(text, key, kind) + text


def unsealed(kept: str, key: str, kind: str = "") -> str | None:
    """The text, or nothing where it is not what was kept under this key."""
    text = kept[_CHECKSUM:]
    return text if kept[:_CHECKSUM] == _checksum(text, key, kind) else None


def _checksum(text: str, key: str, kind: str) -> str:
    content = f"{kind}\0{key}\0{text}".encode("utf-8", "surrogateescape")
    return hashlib.blake2b(content, digest_size=_CHECKSUM // 2).hexdigest()


@cache
def program(libraries: tuple[str, ...], without: frozenset[str] = frozenset()) -> str:
    """What tells this program from any other: its files, and the versions of Python and of these `libraries`.

    What lies in the folders of `without` may be another program's: whoever asks has to be unable to use it.
    """
    digest = hashlib.sha256()
    for name, content in _parts().items():
        if name not in without:
            digest.update(f"{name}\0".encode() + content)
    return " ".join([digest.hexdigest(), sys.version, *(f"{name} {_version(name)}" for name in libraries)])


@cache
def _parts() -> dict[str, bytes]:
    """What tells each folder of the program from any other, and its own files, under no name."""
    top = os.path.dirname(disclosure_log.__file__)  # noqa: PTH120 - hundreds of objects for paths take as long again
    parts: dict[str, hashlib._Hash] = {}
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        inside = folder[len(top) :]
        digest = parts.setdefault(inside[1:].partition(os.sep)[0], hashlib.sha256())
        for name in sorted(names):
            with open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123 - as above
                content = file.read()
            digest.update(f"{inside}/{name}\0{len(content)}\0".encode())
            digest.update(content)
    return {name: digest.digest() for name, digest in parts.items()}


_version = cache(version)  # each looks for a file and reads it


Seen = tuple[str, list[int]]
"""A file as it was seen: its number, then its device, mode, size in bytes and the times of its last changes."""


class Contents:
    """The SHA-256 of files by what the file system says of them, so that thousands need not be read to be told apart.

    A file is known by its number, its size and its times, that of the last change of any kind among them (ctime, which
    no program can set), as git knows it. Of a file that changed a moment ago nothing is kept. Raises nothing.
    """

    def __init__(self, root: Path) -> None:
        """Load what is kept for the log in `root`."""
        self._file = root / FOLDER / CONTENTS
        self._usable = not (self._file.is_file() and foreign(root))
        self._kept: dict[str, list[int | str]] = {}
        self._used: dict[str, list[int | str]] = {}
        self._since, self._new = time.time_ns(), 0
        if self._usable:
            with suppress(OSError, ValueError, AttributeError):
                self._kept = dict(json.loads(unsealed(self._file.read_text(encoding="utf-8"), CONTENTS) or "{}"))

    def sha256(self, path: Path, read: Callable[[Path], bytes | None]) -> tuple[str, int] | None:
        """The SHA-256 of a file and its size in bytes, out of what `read` gives of it where it is not known.

        Nothing for what is no file, and where `read` gives nothing.
        """
        seen = self.look(path)
        if seen is None:
            return None
        name, status = seen
        known = self._kept.get(name)
        if isinstance(known, list) and known[:-1] == status and isinstance(known[-1], str):
            self._used[name] = known
            return known[-1], status[2]
        content = read(path)
        if content is None:
            return None
        sha256 = hashlib.sha256(content).hexdigest()
        if len(content) == status[2]:
            self.note(seen, sha256)
        return sha256, len(content)

    def look(self, path: Path) -> Seen | None:
        """What the file system says of a file now; nothing for what is no file."""
        try:
            found = os.lstat(path)
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(found.st_mode):
            return None
        return f"{found.st_ino}", [found.st_dev, found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns]

    def note(self, seen: Seen, sha256: str) -> None:
        """Note that a file has the SHA-256 `sha256`, which was read after it was `seen`."""
        name, status = seen
        if max(status[3:]) + _SETTLED < self._since:
            self._used[name] = [*status, sha256]
            self._new += 1

    def save(self, *, gone: bool = False) -> None:
        """Keep what was asked for, and forget the rest: at once where a file is `gone` from what is shown."""
        if not self._usable or not (gone or self._new >= _WORTH_KEEPING):
            return
        with suppress(OSError):
            prepare(self._file.parent)
            new = self._file.with_suffix(".new")
            new.write_text(sealed(json.dumps(self._used), CONTENTS), encoding="utf-8")
            new.replace(self._file)
