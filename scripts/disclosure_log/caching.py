"""What the program's caches share: where they lie, how a text in one is known to be whole, and which program wrote it.

They lie in `.cache/disclosure-log/` of the log's folder, which git ignores. What is damaged, foreign, locked or cannot
be written only means that work is done again.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path

import disclosure_log
from disclosure_log.repository import came_with_it

FOLDER = ".cache/disclosure-log"

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
def program(libraries: tuple[str, ...]) -> str:
    """What tells this program from any other: its files, and the versions of Python and of these `libraries`."""
    folder = Path(disclosure_log.__file__).parent
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return " ".join([digest.hexdigest(), sys.version, *(f"{name} {version(name)}" for name in libraries)])
