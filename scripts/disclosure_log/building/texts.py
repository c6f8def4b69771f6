"""The texts of the attachments that are published: each file is read once, in the sandbox, and kept between builds.

What is kept lies in `.cache/disclosure-log/`, as JSON that is packed, with a checksum, and only of files that the last
build published. Its key is made of the file's SHA-256, its kind and the program; a cache that came with the repository
is never used. What is damaged, or cannot be read or written, only means that files are read again.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from disclosure_log import caching
from disclosure_log.documents import DocumentFacts
from disclosure_log.documents.sandbox import Sandbox, TaskFailed, processors
from disclosure_log.documents.texts import DocumentText, unpacked
from disclosure_log.documents.texts.task import TASK
from disclosure_log.documents.threads import Threads

FILE = "texts.sqlite"

_FORMAT = 0x4454_0002
"""Of the table below; in another one nothing is looked for."""

_LIBRARIES = ("defusedxml", "pypdfium2")
"""What a text depends on beside the program itself."""

_ABOVE = caching.SHOWING | {"checks", "gate"}
"""The floors above what reads documents, which it cannot use."""

_MOST_PROCESSES = 4
_SECONDS = 120.0
"""How long a file may take: long enough for whatever the gate let through, on a machine that is busy too."""

_QUICK = 1
"""How hard texts are packed: a log may have a hundred thousand pages."""

Read = Callable[[], bytes]
"""Gives the bytes of a file, which are those that were inspected."""


class Texts(Mapping[Path, DocumentText]):
    """The text of every attachment that could be read, by its path; each is unpacked when it is asked for."""

    def __init__(self, keys: Mapping[Path, str], packed: Mapping[str, str]) -> None:
        """`packed` has the texts by the keys of their files: copies of a file share one."""
        self._keys = {path: key for path, key in keys.items() if key in packed}
        self._packed = packed
        self._last: tuple[str, DocumentText] | None = None

    def __getitem__(self, path: Path) -> DocumentText:
        key = self._keys[path]
        if self._last is None or self._last[0] != key:
            self._last = key, unpacked(zlib.decompress(b64decode(self._packed[key])).decode("utf-8"))
        return self._last[1]

    def __contains__(self, path: object) -> bool:
        return path in self._keys  # that of `Mapping` would unpack the text

    def __iter__(self) -> Iterator[Path]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class KeptTexts:
    """The texts that are kept of the files of one log. Raises nothing."""

    def __init__(self, root: Path, program: str | None = None) -> None:
        """Load nothing yet. `program` tells one program from another, by default this one."""
        self._file = root / caching.FOLDER / FILE
        self._root, self._given = root, program
        self._new: dict[str, str] = {}
        self._used: set[str] = set()

    @cached_property
    def _program(self) -> str:
        return self._given or caching.program(_LIBRARIES, _ABOVE)

    @cached_property
    def _usable(self) -> bool:
        return not (self._file.is_file() and caching.foreign(self._root))

    @cached_property
    def _kept(self) -> dict[str, str]:
        """What is kept and whole, by its key, packed."""
        found: dict[str, str] = {}
        if not self._usable or not self._file.is_file():
            return found
        with suppress(sqlite3.Error, TypeError, ValueError), caching.opened(self._file, "ro") as database:
            if database.execute("PRAGMA user_version").fetchone()[0] == _FORMAT:
                for key, kept in database.execute("SELECT key, text FROM texts"):
                    if isinstance(kept, str) and (text := caching.unsealed(kept, key)) is not None:
                        found[key] = text
        return found

    def key(self, facts: DocumentFacts) -> str:
        """The key of the text of the file with these facts."""
        return hashlib.sha256(f"{self._program}\0{facts.sha256}\0{facts.kind.suffixes[0]}".encode()).hexdigest()

    def get(self, key: str) -> str | None:
        """The packed text, if it is kept."""
        self._used.add(key)
        return self._kept.get(key)

    def put(self, key: str, text: str) -> None:
        """Keep a packed text."""
        self._used.add(key)
        self._new[key] = text

    def save(self) -> None:
        """Write down what is new; whatever was not used since this was made is deleted."""
        gone = set(self._kept) - self._used
        if not self._usable or not (self._new or gone):
            return
        with suppress(OSError, sqlite3.Error):
            caching.prepare(self._file.parent)
            if not self._kept:
                caching.remove(self._file)  # damaged, or of another program
            with caching.opened(self._file, "rwc") as database, database:
                database.execute("BEGIN IMMEDIATE")
                database.execute(f"PRAGMA user_version = {_FORMAT}")
                database.execute("CREATE TABLE IF NOT EXISTS texts (key TEXT PRIMARY KEY, text TEXT NOT NULL)")
                database.executemany("DELETE FROM texts WHERE key = ?", [(key,) for key in gone])
                rows = ((key, caching.sealed(text, key)) for key, text in self._new.items())
                database.executemany("REPLACE INTO texts VALUES (?, ?)", rows)


def read_texts(files: Mapping[Path, tuple[DocumentFacts, Read]], kept: KeptTexts) -> Texts:
    """The texts of `files`, each with its facts and what gives its bytes; a file that cannot be read is left out.

    Raises what giving the bytes of a file raises.
    """
    keys = {path: kept.key(facts) for path, (facts, _) in files.items()}
    whose = {key: path for path, key in keys.items()}
    packed = {key: found for key in whose if (found := kept.get(key)) is not None}
    missing = [key for key in whose if key not in packed]
    if missing:
        number = min(processors(), _MOST_PROCESSES, len(missing))
        with Sandbox(TASK, number, _SECONDS) as sandbox, Threads(number) as threads:

            def read(key: str) -> str | None:
                facts, content = files[whose[key]]
                return _read(sandbox, facts, content())

            try:
                for key, text in zip(missing, threads.map(read, missing), strict=True):
                    if text is not None:
                        packed[key] = b64encode(zlib.compress(text.encode(), _QUICK)).decode()
                        kept.put(key, packed[key])
            except BaseException:
                sandbox.close()  # what is under way is of no more use
                raise
    kept.save()
    return Texts(keys, packed)


def _read(sandbox: Sandbox, facts: DocumentFacts, content: bytes) -> str | None:
    """The text of a file as JSON; nothing where no reader could read it."""
    with suppress(TaskFailed, ValueError, KeyError, TypeError, IndexError, RecursionError):
        text = sandbox.ask({"name": f"file{facts.kind.suffixes[0]}"}, content)[1].decode("utf-8")
        unpacked(text)  # the reader may have been taken over by what it read
        return text
    return None
