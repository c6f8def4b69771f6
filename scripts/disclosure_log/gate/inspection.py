"""Has files judged in the sandbox, several at once, and gives back what the gate says of each."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

from disclosure_log.caching import Contents
from disclosure_log.documents import DocumentFacts, kind_of
from disclosure_log.documents.sandbox import MEMORY, SECONDS, Sandbox, TaskFailed, processors
from disclosure_log.documents.threads import Threads
from disclosure_log.gate.conditions import Conditions
from disclosure_log.gate.judging import TASK
from disclosure_log.gate.kept import KeptVerdicts
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Observation, Place
from disclosure_log.gate.verdicts import Judged

LARGEST = 100_000_000
"""Bytes of a file that is read; GitHub takes no file of 100 MB (docs.github.com, about large files)."""

_MOST_PROCESSES = 4
"""Processes, each of which may take a gigabyte."""

_PASSING = frozenset({"time", "memory", "died", "no-start"})
"""What may be this machine's fault rather than the file's, and so is never kept."""


class Gate:
    """Judges files.

        with Gate() as gate:
            for judged in gate.judge_all(paths): ...

    The processes that read them start with the first file and end with the `with` block.
    """

    def __init__(
        self,
        conditions: Conditions | None = None,
        kept: KeptVerdicts | None = None,
        *,
        known: Contents | None = None,
        seconds: float = SECONDS,
        memory: int = MEMORY,
    ) -> None:
        """Judge under these `conditions`, and take from `kept` what was judged before under the same ones.

        `known` says what is in files that are as they were.
        """
        self._conditions = conditions or Conditions()
        self._request = self._conditions.request("")
        self._kept, self._known = kept, known
        self._number = min(processors(), _MOST_PROCESSES)
        self._sandbox = Sandbox(TASK, self._number, seconds, memory)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._sandbox.close()
        if self._kept:
            self._kept.save(whole=not any(exception))

    def judge_all(self, paths: Sequence[Path]) -> Iterator[Judged]:
        """What the gate says of each of `paths`, in their order."""
        if len(paths) == 1 or self._number == 1:
            yield from map(self.judge, paths)
            return
        # To hand a file to a thread takes longer than to find what was said of it.
        known = [self._judged_before(path) for path in paths]
        with Threads(self._number) as threads:
            try:
                judged = threads.map(self.judge, [path for path, found in zip(paths, known, strict=True) if not found])
                for found in known:
                    yield found or next(judged)
            except BaseException:
                self._sandbox.close()  # what is under way is of no more use
                raise

    def judge(self, path: Path) -> Judged:
        """What the gate says of the file at `path`; never an exception for what a file is or does."""
        content = _content(path)
        return self.judge_content(path.name, content) if isinstance(content, bytes) else _refused(path.name, content)

    def _judged_before(self, path: Path) -> Judged | None:
        """What the gate says of a file, where nobody has to be asked."""
        found = self._known.sha256(path, _whole) if self._known else None
        if found is None:
            content = _content(path)
            if isinstance(content, str):
                return _refused(path.name, content)
            found = hashlib.sha256(content).hexdigest(), len(content)
        sha256, size = found
        _, _, said = self._said_before(path.name, sha256)
        return None if said is None else _judged(path.name, sha256, size, said)

    def _said_before(self, name: str, sha256: str) -> tuple[dict[str, Any], str, dict[str, Any] | None]:
        """What is asked about a file, its key, and what was said of it, if that is kept."""
        request = self._request | {"name": name}
        if not self._kept:
            return request, "", None
        key = self._kept.key(request, sha256)
        return request, key, self._kept.get(key)

    def judge_content(self, name: str, content: bytes) -> Judged:
        """What the gate says of `content` under this name."""
        sha256 = hashlib.sha256(content).hexdigest()
        request, key, said = self._said_before(name, sha256)
        if said is None:
            try:
                said, _ = self._sandbox.ask(request, content)
            except TaskFailed as failed:
                return _refused(name, failed.what, sha256)
            if self._kept and not self._conditions.reveal:
                self._kept.put(key, said)
        return _judged(name, sha256, len(content), said)


def _whole(path: Path) -> bytes | None:
    content = _content(path)
    return content if isinstance(content, bytes) else None


def _content(path: Path) -> bytes | str:
    """The bytes of a file, or why they cannot be had."""
    try:
        # A link could publish any file of the machine, and reading a pipe could wait for ever.
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return "no-file"
        return path.read_bytes() if status.st_size <= LARGEST else "too-large"
    except OSError:
        return "unopened"


def _judged(name: str, sha256: str, size: int, said: dict[str, Any]) -> Judged:
    """What the sandbox said, as far as it is anything that it can say."""
    try:
        found = tuple(_observation(each) for each in said["found"])
        kind = kind_of(Path(name))
        facts = DocumentFacts(kind, size, sha256, **said["facts"]) if kind else None
    except (KeyError, TypeError, ValueError, AttributeError):
        return _refused(name, "damaged", sha256)
    return Judged(name, sha256, facts, found)


def _observation(said: dict[str, Any]) -> Observation:
    if said["what"] not in MEANINGS:
        raise ValueError
    places = [Place(*(int(number) for number in place)) for place in said["places"]]
    return Observation(said["what"], int(said["count"]), places, [str(quote) for quote in said["quotes"]])


def _refused(name: str, what: str, sha256: str = "") -> Judged:
    return Judged(name, sha256, None, (Observation(what, 1),))
