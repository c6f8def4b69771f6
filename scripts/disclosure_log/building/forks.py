"""Makes many things of one kind on all processors, in forks of this process: the log is in their memory already.

Composing ten thousand pages takes most of a full build, and each page is made of what was read before. A process that
is started anew would have to be told all of that; a fork (fork(2)) has it. Where forks are not safe, as on macOS or
beside other threads, everything is made in this process.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, suppress
from typing import IO, Any, Generic, TypeVar

from disclosure_log.documents.sandbox import processors
from disclosure_log.findings import Finding, FindingsError

if sys.platform == "linux":
    import fcntl

T = TypeVar("T")
R = TypeVar("R")

_PR_SET_PDEATHSIG = 1  # linux/prctl.h

FEWEST = 200
"""Things for which forks are worth their time."""

_MOST = 8
"""Forks, each of which takes some memory of its own."""

_MOST_LARGE = 4
"""Forks that make large things: a volume of ten thousand letters takes most of a gigabyte while it is made."""

_BLOCK = 16
"""Things that a fork makes in one go."""

_PIPE = 1 << 20
"""Bytes that a pipe holds at most where anybody may ask for it, pipe(7)."""


def in_forks(make: Callable[[T], R], things: Sequence[T], *, fewest: int = FEWEST, large: bool = False) -> Generator[R]:
    """What `make` makes of each of `things`, in their order; it has to be something that can be pickled.

    Things that are `large` are made one at a time, and two of them are already worth forks. What `make` changes in
    memory is lost, since it runs in another process. Raises what `make` raises, and `FindingsError` (DL067) where a
    process ended before its time. Close it where it may not be used up.
    """
    fewest, block, most = (1, 1, _MOST_LARGE) if large else (fewest, _BLOCK, _MOST)
    number = min(processors(), most, len(things) or 1)
    if not _can_fork() or number == 1 or len(things) < fewest:
        yield from map(make, things)
        return
    blocks = [things[start : start + block] for start in range(0, len(things), block)]
    forks: list[_Fork] = []
    try:
        try:
            for first in range(number):
                forks.append(_Fork(make, blocks[first::number], forks))
        except OSError:  # no more processes, or no memory for one: everything is made here
            yield from map(make, things)
            return
        for place in range(len(blocks)):
            yield from forks[place % number].answer()
    finally:
        for fork in forks:
            fork.end()


class Aside(Generic[R]):
    """Does things, one after the other, in a fork while this process goes on; where that cannot be, here, if asked.

    What comes of them waits in a file, so that the fork ends with its work, and its memory with it.
    """

    def __init__(self, *works: Callable[[], R]) -> None:
        """Begin. What each of the `works` gives has to be something that can be pickled, and each may run twice."""
        self._waiting = deque(works)
        self._fork: _Fork | None = None
        if can_fork():
            # There may be no more processes, no memory for one, or no place for files.
            with suppress(OSError), tempfile.TemporaryFile() as writing, ExitStack() as opened:
                # Opened once more, since the fork moves the position of the one that it shares.
                reading = opened.enter_context(open(f"/proc/self/fd/{writing.fileno()}", "rb"))  # noqa: PTH123 - short
                self._fork = _Fork(lambda work: work(), [[work] for work in works], [], (reading, writing))
                opened.pop_all()  # the fork's end closes it

    @property
    def is_beside(self) -> bool:
        """Whether another process does them."""
        return self._fork is not None

    def result(self) -> R:
        """What came of the next of them. Raises what that raises."""
        work = self._waiting.popleft()
        try:
            if self._fork:
                with suppress(FindingsError):  # it ended before its time
                    found: R = self._fork.answer()[0]
                    return found
                self.end()
            return work()
        finally:
            if not self._waiting:
                self.end()

    def end(self) -> None:
        """Want it no more."""
        if self._fork:
            self._fork.end_at_once()
            self._fork = None

    def __del__(self) -> None:
        self.end()  # a build that stops asks for nothing any more


def can_fork() -> bool:
    """Whether a fork is safe here, and there is a processor for it."""
    return _can_fork() and processors() > 1


def _can_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


class _Fork:
    """A fork that makes some of the blocks, one after the other, and gives each away through a pipe.

    Where it can be `waiting` in a file, which is opened to read here and to write there, the pipe tells when it is.
    """

    def __init__(
        self,
        make: Callable[[Any], Any],
        blocks: Sequence[Sequence[Any]],
        others: Sequence[_Fork],
        waiting: tuple[IO[bytes], IO[bytes]] | None = None,
    ) -> None:
        reading, writing = _pipe()
        parent = os.getpid()
        try:
            self._process = os.fork()
        except OSError:
            os.close(reading)
            os.close(writing)
            raise
        if self._process == 0:
            status = 1
            try:
                _end_with(parent)
                os.close(reading)
                for other in others:
                    other.close()  # so that each pipe ends with the one that reads it
                with open(writing, "wb") as pipe:  # noqa: PTH123 - a number, and no path
                    _work(make, blocks, pipe, waiting[1] if waiting else None)
                status = 0
            finally:
                os._exit(status)  # nothing of the process that it was is finished twice
        os.close(writing)
        self._pipe = open(reading, "rb")  # noqa: PTH123, SIM115 - as above; `end` closes it
        self._waiting = waiting[0] if waiting else None

    def answer(self) -> list[Any]:
        """What was made of the next block. Raises what was raised for it."""
        try:
            source = self._waiting if self._waiting and self._pipe.read(1) else self._pipe
            made, error = pickle.load(source)  # noqa: S301 - from a fork of this process
        except (EOFError, OSError, pickle.UnpicklingError):
            message = "A process that made a part of the site ended before its time; perhaps memory was short."
            raise FindingsError([Finding("DL067", "", message, "Close other programs, and build again.")]) from None
        if error is not None:
            raise error
        found: list[Any] = made
        return found

    def close(self) -> None:
        """Listen no more."""
        with suppress(OSError):
            self._pipe.close()
        if self._waiting:
            self._waiting.close()

    def end(self) -> None:
        """Let it end, which it does as soon as nobody listens."""
        self.close()
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)

    def end_at_once(self) -> None:
        """End it, whatever it is doing."""
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        self.end()


def _pipe() -> tuple[int, int]:
    """A pipe in which some blocks fit, so that a fork that is ahead does not wait."""
    reading, writing = os.pipe()
    if sys.platform == "linux":
        with suppress(OSError):  # too many of them are that large
            fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, _PIPE)
    return reading, writing


def _end_with(parent: int) -> None:
    """Let this process end when its parent is killed, prctl(2): it holds the lock on the site, and writes into it."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _work(
    make: Callable[[Any], Any], blocks: Sequence[Sequence[Any]], pipe: IO[bytes], waiting: IO[bytes] | None
) -> None:
    for block in blocks:
        answer: tuple[list[Any], BaseException | None]
        try:
            answer = [make(thing) for thing in block], None
        except BaseException as error:  # noqa: BLE001 - whatever it is, the process that asked raises it
            answer = [], error
        answers = waiting or pipe
        pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()
        if waiting:
            pipe.write(b".")
            pipe.flush()
        if answer[1] is not None:
            return
