"""Reads responses in processes of their own, one for each processor that this one may use.

Where this process can be forked, its forks read. Otherwise, as in a thread of a server or on another system, and from
a file on that ends a fork, they are programs started anew, as is the one that reads documents. What a file does to the
process that reads it harms no other file and not this program.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Generator, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Self

from disclosure_log.building.forks import can_fork, in_forks
from disclosure_log.building.reader import Work, read_for_another
from disclosure_log.documents.sandbox import environment, processors
from disclosure_log.documents.threads import Threads

UNREAD = object()
"""In the place of an answer: no process could be started for this file."""

READY = "ready"

_MOST = 8
"""Processes, each of which takes some 70 MB."""

_FILES_AT_ONCE = 25


def answers(work: Work, files: Sequence[Path], number: int) -> Generator[tuple[int, Any]]:
    """What `read_for_another` gives of each of `files`, with its place among them, as it comes in.

    It comes from forks of this process, which have in memory what a new process would have to load first, or else from
    at most `number` new ones, and can be used while the next ones are read.

    `UNREAD` stands for a file that no process was started for, as where `number` is below two, and None for one that
    ended the process that read it, twice. Raises nothing but what interrupts this program. Close it (see
    `contextlib.closing`) where it may not be used up: that ends the processes.
    """
    read = 0
    if number > 1 and can_fork():
        # Whatever goes wrong there, the next ones are read by a process that may end.
        with suppress(Exception), closing(in_forks(partial(read_for_another, work), files, fewest=1)) as found:
            for answer in found:
                yield read, answer
                read += 1
    for place, answer in _of_processes(work, files[read:], number):
        yield read + place, answer


def _of_processes(work: Work, files: Sequence[Path], number: int) -> Generator[tuple[int, Any]]:
    """The same, from new processes: whatever ends one of them ends no other."""
    pool = _Pool(work, files)
    number = min(number, processors(), _MOST)
    missing = dict.fromkeys(range(len(files)))
    if files and number > 1 and sys.executable:
        with Threads(number) as threads:
            try:
                working = [threads.submit(pool.work_off) for _ in range(number)]
                for _ in working:
                    while (found := pool.found.get()) is not None:
                        for place, answer in found:
                            del missing[place]
                            yield place, answer
                for future in working:
                    future.result()
            finally:
                pool.stop()
    for place in missing:
        yield place, UNREAD


class _Pool:
    """The files that are still to be read, and what was answered."""

    def __init__(self, work: Any, files: Sequence[Path]) -> None:
        self._work, self._files = work, files
        self.found: SimpleQueue[list[tuple[int, Any]] | None] = SimpleQueue()
        """Answers with the places of their files, and nothing for each process that has no more to do."""
        self._waiting = deque(range(0, len(files), _FILES_AT_ONCE))
        self._running: list[_Process] = []
        self._stopped = False

    def work_off(self) -> None:
        """Have files read by a process until none is left, or none can be started."""
        try:
            with suppress(IndexError, _NotStartedError):
                while not self._stopped:
                    with _Process(self._work) as process:
                        self._running.append(process)
                        self._ask(process)
        finally:
            self.found.put(None)

    def stop(self) -> None:
        """End all processes: whoever waits for one then waits no longer."""
        self._stopped = True
        for process in self._running:
            process.kill()

    def _ask(self, process: _Process) -> None:
        """Ask for what is waiting until the process ends; raises `IndexError` where nothing is left."""
        while not self._stopped:
            start = self._waiting.popleft()
            files = self._files[start : start + _FILES_AT_ONCE]
            try:
                self.found.put(list(enumerate(process.ask(files), start)))
            except _EndedError:
                # One of them has ended it, or memory was short: each gets a process of its own.
                for number, file in enumerate(files, start):
                    self.found.put([(number, self._alone(file))])
                return

    def _alone(self, file: Path) -> Any:
        if self._stopped:
            return UNREAD
        try:
            with _Process(self._work) as process:
                self._running.append(process)
                return process.ask([file])[0]
        except _EndedError:
            return None
        except _NotStartedError:
            return UNREAD


class _EndedError(Exception):
    """The process has ended without an answer."""


class _NotStartedError(Exception):
    """No process can be started."""


class _Process:
    """One process that reads."""

    def __init__(self, work: Any) -> None:
        # -P: what lies in the working folder is not imported.
        command = [sys.executable, "-P", "-m", "disclosure_log.building.reading_process"]
        pipe = subprocess.PIPE
        try:
            self._process = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment()
            )
        except OSError:
            raise _NotStartedError from None
        assert self._process.stdin  # noqa: S101 - for mypy; both are pipes
        assert self._process.stdout  # noqa: S101 - as above
        self._questions, self._answers = self._process.stdin, self._process.stdout
        try:
            self.ask(work)  # it answers READY
        except _EndedError:
            self.__exit__()
            raise _NotStartedError from None
        except BaseException:
            self.__exit__()
            raise

    def ask(self, question: Any) -> Any:
        """The answer to a question. Raises `_EndedError`."""
        try:
            pickle.dump(question, self._questions, protocol=pickle.HIGHEST_PROTOCOL)
            self._questions.flush()
            return pickle.load(self._answers)  # noqa: S301 - from a process that this one started
        except (OSError, ValueError, EOFError, pickle.UnpicklingError):
            raise _EndedError from None

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._process.kill()
        with suppress(OSError):
            self._questions.close()
        self._answers.close()
        self._process.wait()
