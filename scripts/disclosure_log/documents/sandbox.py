"""Has files read in processes of their own, which may be killed: a file cannot harm more than its reader."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, LifoQueue
from threading import Lock
from typing import Any, Self

import disclosure_log
from disclosure_log.documents.sandboxed import send

SECONDS = 30.0
"""How long one file may take."""

MEMORY = 1 << 30
"""How many bytes of memory a process may take."""

SECONDS_TO_START = 60.0
LONGEST_LINE = 1 << 22  # bytes of an answer without what it carries
LARGEST_CONTENT = 1 << 28
_PIECE = 1 << 16

# What a Python that is not installed in the usual place needs to start at all.
INHERITED = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME")


class TaskFailed(Exception):  # noqa: N818 - it says what happened
    """A file was not read to its end. `what` says why: `time`, `memory`, `died`, `no-start` or `damaged`."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class Sandbox:
    """Processes that do one task with one file after another; may be used by many threads.

        with Sandbox("disclosure_log.gate.judging:answer", 2) as sandbox:
            said, made = sandbox.ask({"name": "letter.pdf"}, content)

    A process starts when a file needs it, and all end with the `with` block.
    """

    def __init__(self, task: str, processes: int = 1, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        """Allow each file so many `seconds`, and each process so many bytes of `memory` where the system can."""
        self._task, self._seconds, self._memory = task, seconds, memory
        self._places: LifoQueue[_Place] = LifoQueue()  # so that no more start than work at once
        self._running: set[_Process] = set()
        self._lock, self._closed = Lock(), False
        for _ in range(processes):
            self._places.put(_Place())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End every process, those at work too; nothing can be asked after that."""
        with self._lock:
            self._closed = True
            for process in self._running:
                process.kill()
        # Whoever waits for one that is at work finds it dead, and ends it.
        idle = []
        with suppress(Empty):
            while True:
                idle.append(self._places.get_nowait())
        for place in idle:
            self._end(place)
            self._places.put(place)

    def ask(self, request: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
        """The answer to `request` about a file with this `content`. Raises `TaskFailed`."""
        place = self._places.get()
        try:
            return self._ask_twice(place, request, content)
        finally:
            self._places.put(place)

    def _ask_twice(self, place: _Place, request: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
        """The answer; a process that dies is tried once more, since its death may not be this file's fault."""
        what = ""
        for _attempt in range(2):
            try:
                said, made = self._ask(place, request, content)
            except TimeoutError:
                raise TaskFailed("time") from None
            except EOFError:
                what = "died"
                continue
            if "error" not in said:
                return said, made
            if said["error"] != "MemoryError":
                raise TaskFailed("damaged")
            # Memory that earlier files have left in pieces is whole again in a new process.
            self._end(place)
            what = "memory"
        raise TaskFailed(what)

    def _ask(self, place: _Place, request: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
        """The answer of the process. Whatever comes between ends it, or its answer would be taken for the next one."""
        process = place.process or self._start(place)
        try:
            return process.ask(request, content, self._seconds)
        except BaseException:
            self._end(place)
            raise

    def _start(self, place: _Place) -> _Process:
        """A process that is up, so that its start counts against no file."""
        with self._lock:
            if self._closed:
                raise TaskFailed("no-start")
            try:
                process = place.process = _Process(self._task, self._memory)
            except OSError as error:
                raise TaskFailed("no-start") from error
            self._running.add(process)
        try:
            process.receive(time.monotonic() + SECONDS_TO_START)
        except BaseException as error:
            self._end(place)
            if isinstance(error, (EOFError, TimeoutError)):
                raise TaskFailed("no-start") from error
            raise
        return process

    def _end(self, place: _Place) -> None:
        if (process := place.process) is not None:
            place.process = None
            process.stop()
            with self._lock:
                self._running.discard(process)


@dataclass(slots=True)
class _Place:
    """Where a process works, or none yet."""

    process: _Process | None = None


class _Process:
    """The process that `sandboxed.py` is run in, and how it is talked to."""

    def __init__(self, task: str, memory: int) -> None:
        # -P: what lies in the working folder is not imported.
        command = [sys.executable, "-P", "-m", "disclosure_log.documents.sandboxed", task, str(memory)]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(command, bufsize=0, stdin=pipe, stdout=pipe, stderr=nowhere, env=environment())
        self._received = bytearray()

    def ask(self, request: Mapping[str, Any], content: bytes, seconds: float) -> tuple[dict[str, Any], bytes]:
        """The answer to a request. Raises `TimeoutError` after `seconds`, `EOFError` where the process has died."""
        end = time.monotonic() + seconds
        assert self._process.stdin  # noqa: S101 - for mypy; it is a pipe
        try:
            # The process reads all of it before it does anything with it, so this does not wait for long.
            with os.fdopen(os.dup(self._process.stdin.fileno()), "wb") as requests:
                send(requests, request, content)
        except (OSError, ValueError) as error:
            raise EOFError from error
        return self.receive(end)

    def receive(self, end: float) -> tuple[dict[str, Any], bytes]:
        """The next message. Raises `TimeoutError` where it is not there by `end`, `EOFError` where none will come."""
        while (line_end := self._received.find(b"\n")) < 0:
            if len(self._received) > LONGEST_LINE:
                raise EOFError
            self._more(end)
        try:
            said = json.loads(self._received[:line_end])
            size = int(said.pop("size"))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise EOFError from error  # it is no process of ours any more
        if not 0 <= size <= LARGEST_CONTENT:
            raise EOFError
        del self._received[: line_end + 1]
        while len(self._received) < size:
            self._more(end)
        content = bytes(self._received[:size])
        del self._received[:size]
        return said, content

    def _more(self, end: float) -> None:
        assert self._process.stdout  # noqa: S101 - for mypy; it is a pipe
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            if not selector.select(max(0.0, end - time.monotonic())):
                raise TimeoutError
        piece = os.read(self._process.stdout.fileno(), _PIECE)
        if not piece:
            raise EOFError
        self._received += piece

    def kill(self) -> None:
        """Kill the process, which has nothing to lose, and leave its end to whoever waits for it."""
        self._process.kill()

    def stop(self) -> None:
        """Kill the process, and wait for its end."""
        with self._process as process:
            process.kill()


def environment() -> dict[str, str]:
    """The least that a process of ours needs to import what we can import, however it was installed."""
    package = str(Path(disclosure_log.__file__).parents[1])
    folders = dict.fromkeys([*(str(Path(folder).absolute()) for folder in sys.path if folder), package])
    inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
    return inherited | {"PYTHONPATH": os.pathsep.join(folders)}


def processors() -> int:
    """How many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
