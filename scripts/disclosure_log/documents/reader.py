"""Reads attached documents, the risky ones in a process of their own that may be killed without harm."""

from __future__ import annotations

import hashlib
import json
import os
import selectors
import stat
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import disclosure_log
from disclosure_log.documents.kinds import HEAD, KINDS, PDF, Kind, fits, kind_of

SECONDS = 30.0
"""How long one document may take."""

MEMORY = 1 << 30
"""How many bytes of memory the process that reads documents may take."""

SECONDS_TO_START = 60.0
LONGEST_ANSWER = 1 << 20  # bytes; an answer is a few hundred

# What a Python that is not installed in the usual place needs to start at all.
INHERITED = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME")


class UnreadableDocument(Exception):  # noqa: N818 - it says what the document is
    """A document that may not be published, because nobody can tell what is in it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        """Why, and what to do: plain English that does not quote the document."""
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is known of a document that could be read."""

    kind: Kind
    """The kind of file, which its name and its content agree on."""

    size: int
    """Length in bytes."""

    sha256: str
    """SHA-256 of its bytes (FIPS 180-4), 64 lower-case hexadecimal digits."""

    pages: int | None = None
    """Number of pages; None for what has no pages."""

    language: str | None = None
    """The language that the document says it is in, as it writes it; None where it does not say."""

    title: str | None = None
    """The title inside the document, not in its name; None where it has none."""

    tagged: bool | None = None
    """Whether it is a tagged PDF, which a screen reader needs; None for other kinds."""


class DocumentReader:
    """Reads one document after another; for one thread at a time.

        with DocumentReader() as reader:
            facts = reader.facts(path)

    The process that reads PDF files starts with the first of them and ends with the `with` block.
    """

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        """Allow each document so many `seconds`, and the process so many bytes of `memory` where the system can."""
        self._seconds = seconds
        self._memory = memory
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process that reads documents, if there is one; the next document starts another."""
        if self._worker:
            self._worker.stop()
            self._worker = None

    def facts(self, path: Path) -> DocumentFacts:
        """What the document at `path` says of itself.

        Raises `UnreadableDocument` for what cannot be read, whatever the cause: no kind that may be attached, content
        of another kind than the name says, an encrypted or damaged file, one that takes too long or too much memory.
        """
        kind = kind_of(path)
        if kind is None:
            known = ", ".join(f"{kind.name} ({' or '.join(kind.suffixes)})" for kind in KINDS)
            raise UnreadableDocument(f"Files of this type cannot be attached. These can: {known}.")
        try:
            size, sha256, head = _measure(path)
            fitting = fits(kind, head, path)
        except OSError as error:
            raise UnreadableDocument(f"The file cannot be opened: {error.strerror}.") from error
        if not fitting:
            raise UnreadableDocument(_misfit(kind, head))
        if kind != PDF:
            return DocumentFacts(kind, size, sha256)
        found = self._read(path)
        if found.pop("encrypted"):
            raise UnreadableDocument("The document is encrypted. Save it without a password and without restrictions.")
        if not found["pages"]:
            # Another program may mend the file and show pages that nobody here has seen.
            raise UnreadableDocument("No page of the document can be found. Save it as a new PDF.")
        return DocumentFacts(kind, size, sha256, **found)

    def _read(self, path: Path) -> dict[str, Any]:
        """The facts from the process; it gets a second try after its death, which may not be this document's fault."""
        reason = ""
        for _attempt in range(2):
            self._start()
            try:
                answer = self._ask({"path": str(path.absolute())}, self._seconds)
            except TimeoutError as error:
                reason = f"Reading the document took more than {self._seconds:g} seconds. Save it as a simpler PDF."
                raise UnreadableDocument(reason) from error
            except EOFError:
                reason = "The document stopped the program that reads it. Save it as a new PDF."
                continue
            if "facts" in answer:
                facts: dict[str, Any] = answer["facts"]
                return facts
            if answer["error"] != "MemoryError":
                raise UnreadableDocument("The document is damaged, or no PDF that can be read. Save it as a new PDF.")
            # Memory that earlier documents have left in pieces is whole again in a new process.
            self.close()
            reason = "Reading the document takes too much memory. Save it as a smaller PDF."
        raise UnreadableDocument(reason)

    def _start(self) -> None:
        """Make sure that the process is up, so that its start counts against no document."""
        if self._worker is not None:
            return
        try:
            self._worker = _Worker(self._memory)
            self._ask({}, SECONDS_TO_START)
        except (EOFError, OSError) as error:
            reason = "The program that reads PDF files does not start. Install disclosure-log again."
            raise UnreadableDocument(reason) from error

    def _ask(self, request: dict[str, str], seconds: float) -> dict[str, Any]:
        """The answer of the process. Whatever comes between ends it, or its answer would be taken for the next one."""
        assert self._worker  # noqa: S101 - for mypy; it was started before
        try:
            return self._worker.ask(request, seconds)
        except BaseException:
            self.close()
            raise


class _Worker:
    """The process that `worker.py` is run in, and how it is talked to."""

    def __init__(self, memory: int) -> None:
        # -P: what lies in the working folder is not imported.
        command = [sys.executable, "-P", "-m", "disclosure_log.documents.worker", str(memory)]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(command, bufsize=0, stdin=pipe, stdout=pipe, stderr=nowhere, env=environment())
        assert self._process.stdin  # noqa: S101 - for mypy; both are pipes
        assert self._process.stdout  # noqa: S101 - as above
        self._requests = self._process.stdin
        self._answers = self._process.stdout

    def ask(self, request: dict[str, str], seconds: float) -> dict[str, Any]:
        """The answer to a request. Raises `TimeoutError` after `seconds`, `EOFError` where the process has died."""
        try:
            self._requests.write(json.dumps(request).encode() + b"\n")
        except BrokenPipeError as error:
            raise EOFError from error
        end = time.monotonic() + seconds
        answer = b""
        with selectors.DefaultSelector() as selector:
            selector.register(self._answers, selectors.EVENT_READ)
            while not answer.endswith(b"\n"):
                if not selector.select(max(0.0, end - time.monotonic())):
                    raise TimeoutError
                piece = self._answers.read(LONGEST_ANSWER)
                if not piece or len(answer) > LONGEST_ANSWER:
                    raise EOFError
                answer += piece
        content: dict[str, Any] = json.loads(answer)
        return content

    def stop(self) -> None:
        """Kill the process, which has nothing to lose, and wait for its end."""
        with self._process as process:
            process.kill()


def environment() -> dict[str, str]:
    """The least that a process of ours needs to import what we can import, however it was installed."""
    package = str(Path(disclosure_log.__file__).parents[1])
    folders = dict.fromkeys([*(str(Path(folder).absolute()) for folder in sys.path if folder), package])
    inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
    return inherited | {"PYTHONPATH": os.pathsep.join(folders)}


def _measure(path: Path) -> tuple[int, str, bytes]:
    """Size, SHA-256 and first bytes of a file. Raises `UnreadableDocument` for what is no file of its own."""
    # A link could publish any file of the machine, and reading a pipe could wait for ever.
    if not stat.S_ISREG(path.lstat().st_mode):
        raise UnreadableDocument("This is a folder, a link or a device. Put the document itself here.")
    with path.open("rb", buffering=0) as file:
        head = file.read(HEAD)
        file.seek(0)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return file.tell(), sha256, head


def _misfit(kind: Kind, head: bytes) -> str:
    """What to say of content that is not what the name says."""
    if kind.is_text and head.startswith(b"PK"):
        return f"The name says {kind.name}, but it is a workbook or a Word file. Save it anew, in Excel as CSV UTF-8."
    if kind.is_text:
        return f"The name says {kind.name}, but the content is not text in UTF-8. Save it again as UTF-8."
    return f"The name says {kind.name}, but the content is of another kind. Save it as what the name says."
