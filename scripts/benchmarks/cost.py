"""What a program takes: time, processors, memory; and what a folder holds.

Memory is measured twice. What the largest process took at most is what the system itself counts. What all processes
took together is looked up at most ten times a second, where the system tells it (Linux).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

PROCESSES = Path("/proc")
LOOK_EVERY, LONGER = 0.1, 20
"""Seconds between two looks at the memory of all processes: at least these, and so many times what a look takes.

A look keeps the processes that it is at from their work.
"""


STARTER = """
import os, sys, time
told = int(sys.argv[1])
os.set_inheritable(told, False)
start = time.monotonic()
_, status, usage = os.wait4(os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ), 0)
took = f"{time.monotonic() - start} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss}"
os.write(told, took.encode())
sys.exit(status != 0)
"""
"""What starts a program that is measured: the system counts the memory of the one that starts it as its own.

This one is small, while the benchmark itself has held a log and served sites.
"""

MOST_MEMORY = 0.8
"""Of the memory that the machine has, above which a program is ended, before the machine stands still."""


class FailedError(Exception):
    """A program that is measured ended with an error; the message says which, and what it said."""


class TooLargeError(FailedError):
    """A program needed more memory than this machine has; the message says how far it came."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run of a program took, the processes that it started included."""

    wall: float
    """Seconds on the clock."""

    processor: float
    """Seconds of all processors together."""

    largest: int
    """Most bytes of memory in one of its processes."""

    together: int | None
    """Most bytes in all of them at the same time, what they share counted once; None where the system does not tell."""

    def then(self, other: Cost) -> Cost:
        """What both runs take, one after the other."""
        known = [each for each in (self.together, other.together) if each is not None]
        return Cost(
            self.wall + other.wall,
            self.processor + other.processor,
            max(self.largest, other.largest),
            max(known, default=None),
        )


def in_the_middle(costs: Sequence[Cost]) -> Cost:
    """Of several runs that do the same the one that took neither least nor most time, with the most memory of any."""
    middle = sorted(costs, key=lambda cost: cost.wall)[len(costs) // 2]
    together = max((each.together for each in costs if each.together is not None), default=None)
    return replace(middle, largest=max(each.largest for each in costs), together=together)


@dataclass(frozen=True, slots=True)
class Size:
    """What a folder holds, or the files of one kind in it."""

    files: int
    bytes: int


def cost_of(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run `command` in `folder` and say what it took; raises `FailedError` where it fails.

    Raises `TooLargeError` where all of its processes together took more than `MOST_MEMORY`.
    """
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as told:
        starting = [sys.executable, "-I", "-S", "-c", STARTER, f"{told.fileno()}", *command]
        os.sync()  # what others left to be written is not what this one takes
        start = time.monotonic()
        with subprocess.Popen(
            starting, cwd=folder, env=environment, stdout=said, stderr=said, pass_fds=[told.fileno()]
        ) as starter:
            watch = _Watch(starter.pid)
            watch.start()
            status = starter.wait()
            watch.stop()
        if watch.ended:
            took = f"{(watch.most or 0) / 1e9:.0f} GB of memory"
            raise TooLargeError(f"ended after {time.monotonic() - start:,.0f} seconds, when it had {took}")
        if status:
            said.seek(max(0, said.tell() - 2000))
            program = " ".join(Path(part).name for part in command)
            raise FailedError(f"{program} failed:\n{said.read().decode(errors='replace')}")
        told.seek(0)
        wall, processor, largest = told.read().split()
    unit = 1 if sys.platform == "darwin" else 1024  # Linux counts kilobytes
    return Cost(float(wall), float(processor), int(largest) * unit, watch.most)


def memory_of_the_machine() -> int:
    """Bytes."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


class _Watch(threading.Thread):
    """Looks at the memory of all that a process started, until it is told to stop.

    Where they take more than they may it ends them.
    """

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.most: int | None = None
        self.ended = False
        """Whether it took more than it may, and was ended."""
        self._process, self._may_take = process, MOST_MEMORY * memory_of_the_machine()
        self._over = threading.Event()

    def run(self) -> None:
        looking, wait = True, LOOK_EVERY
        while looking:
            looking = not self._over.wait(wait)
            start = time.monotonic()
            if now := sum(_memory(each) for each in _family(self._process) if each != self._process):
                self.most = max(now, self.most or 0)
            if now > self._may_take:
                self.ended = True
                for each in reversed([*_family(self._process)]):  # none is left without the one that started it
                    with suppress(ProcessLookupError):
                        os.kill(each, signal.SIGKILL)
            rest = max(LOOK_EVERY, LONGER * (time.monotonic() - start))
            wait = min(rest, 1.0) if now > self._may_take / 2 else rest  # seconds may be all that is left

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()


def _family(first: int) -> Iterator[int]:
    """The process and all that it started, and that those started."""
    children: dict[int, list[int]] = {}
    with suppress(OSError):
        for folder in PROCESSES.iterdir():
            if folder.name.isdecimal():
                with suppress(OSError):
                    # The name of the program stands in brackets, and may hold brackets and blanks itself.
                    parent = int((folder / "stat").read_bytes().rpartition(b")")[2].split()[1])
                    children.setdefault(parent, []).append(int(folder.name))
    waiting = [first]
    while waiting:
        process = waiting.pop()
        yield process
        waiting += children.get(process, [])


def _memory(process: int) -> int:
    """Bytes of a process, where what it shares counts in part (PSS); 0 where it is gone or must not be looked at."""
    with suppress(OSError):
        for line in (PROCESSES / f"{process}" / "smaps_rollup").read_bytes().splitlines():
            if line.startswith(b"Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def size_of(folder: Path) -> Size:
    """How many files there are in `folder` and below, and how many bytes they have together."""
    files = total = 0
    for place, _, names in os.walk(folder):
        files += len(names)
        total += sum(os.lstat(os.path.join(place, name)).st_size for name in names)  # noqa: PTH118 - ten times faster
    return Size(files, total)
