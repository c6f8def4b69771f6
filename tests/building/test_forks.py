"""What is made in forks is what would be made in one process, whatever happens to them."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from disclosure_log.building.forks import Aside, can_fork, in_forks

linux = pytest.mark.skipif(sys.platform != "linux", reason="forks are used on Linux alone")


def script(text: str, folder: Path | None = None) -> str:
    """What a script prints that runs in a process without other threads, in which forks are used."""
    start = "import disclosure_log.building.forks as forks\nforks.processors = lambda: 2\n"
    command = [sys.executable, "-c", start + textwrap.dedent(text)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_few_things_are_made_in_this_process() -> None:
    """As is everything beside other threads."""
    made: list[int] = []

    def make(number: int) -> int:
        made.append(number)
        return number * 2

    assert list(in_forks(make, range(5))) == [0, 2, 4, 6, 8]
    assert made == [0, 1, 2, 3, 4]


@linux
def test_things_come_in_their_order_from_several_processes() -> None:
    """And from none but the forks."""
    text = """
    import os
    made = list(forks.in_forks(lambda number: (number, os.getpid()), range(100), fewest=1))
    print([number for number, _ in made] == list(range(100)), len({process for _, process in made} - {os.getpid()}))
    """
    assert script(text) == "True 2\n"


@linux
def test_what_is_raised_in_a_fork_is_raised_here() -> None:
    """With its findings, after what came before it."""
    text = """
    from disclosure_log.findings import Finding, FindingsError
    def make(number):
        if number == 40:
            raise FindingsError([Finding("DL043", "a.md", "Changed.", "Begin again.")])
        return number
    made = []
    try:
        for each in forks.in_forks(make, range(100), fewest=1):
            made.append(each)
    except FindingsError as error:
        print(len(made), [finding.code for finding in error.findings])
    """
    assert script(text) == "32 ['DL043']\n"


@linux
def test_a_fork_that_is_killed_is_told() -> None:
    """As where memory is short: no part of a site is left out in silence."""
    text = """
    import os, signal
    from disclosure_log.findings import FindingsError
    try:
        list(forks.in_forks(lambda number: number == 50 and os.kill(os.getpid(), signal.SIGKILL), range(100), fewest=1))
    except FindingsError as error:
        print([finding.code for finding in error.findings])
    """
    assert script(text) == "['DL067']\n"


@linux
def test_what_is_done_aside_comes_in_its_order() -> None:
    """From one process that is not this one; what is raised there is raised here, and the rest is still done."""
    text = """
    import os
    def fail():
        raise OSError("No.")
    aside = forks.Aside(os.getpid, fail, os.getpid)
    first = aside.result()
    try:
        aside.result()
    except OSError as error:
        print(error)
    print(first != os.getpid())
    """
    assert script(text) == "No.\nTrue\n"


@linux
def test_what_is_done_aside_ends_before_it_is_asked_for() -> None:
    """However much came of it: what waits takes no memory of a process meanwhile."""
    text = """
    import os, time
    aside = forks.Aside(lambda: b"a" * 20_000_000, lambda: b"b")
    process = aside._fork._process
    def state():
        with open(f"/proc/{process}/stat") as file:
            return file.read().rpartition(")")[2].split()[0]
    while state() != "Z":
        time.sleep(0.01)
    print(aside.result() == b"a" * 20_000_000, aside.result())
    """
    assert script(text) == "True b'b'\n"


@linux
@pytest.mark.parametrize(
    "prepare",
    [
        "import tempfile; tempfile.tempdir = '/nowhere'",
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))",
    ],
    ids=["no folder", "no room"],
)
def test_where_nothing_can_be_written_it_is_done_here(prepare: str) -> None:
    """What should be done aside has no place to wait in, or none that is large enough."""
    text = f"""
    import os
    {prepare}
    aside = forks.Aside(lambda: (os.getpid(), b"a" * 1_000_000))
    process, content = aside.result()
    print(process == os.getpid(), len(content))
    """
    assert script(text) == "True 1000000\n"


def test_where_there_are_no_forks_it_is_done_here() -> None:
    """When it is asked for."""
    done: list[int] = []
    aside = Aside(lambda: done.append(1), lambda: done.append(2))
    if not can_fork():
        aside.result()
        assert done == [1]
        aside.result()
        assert done == [1, 2]
    aside.end()


@linux
def test_a_fork_ends_with_the_process_that_it_came_from() -> None:
    """It would hold the lock on a site whose build was killed, and go on writing into it."""
    text = """
    import os, signal, sys, time
    reading, writing = os.pipe()
    parent = os.fork()
    if not parent:
        def work():
            os.write(writing, str(os.getpid()).encode() + b" ")
            time.sleep(60)
        aside = forks.Aside(work)
        time.sleep(60)
    child = int(os.read(reading, 20))
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    for _ in range(100):
        try:
            with open(f"/proc/{child}/stat") as file:
                gone = file.read().rpartition(")")[2].split()[0] in "ZX"
        except OSError:
            gone = True
        if gone:
            break
        time.sleep(0.05)
    print(gone)
    """
    assert script(text) == "True\n"


@linux
def test_a_site_that_is_made_in_forks_is_the_same(project) -> None:
    """Byte by byte, with its search."""
    project.run("build", "--today", "2026-11-24")
    usual = project.bytes()
    text = """
    import functools, sys
    import disclosure_log.building.output as output
    output.in_forks = functools.partial(forks.in_forks, fewest=1)
    sys.argv = ["disclosure-log", "build", "--clean", "--today", "2026-11-24"]
    from disclosure_log.cli import main
    main()
    """
    assert script(text, project.root).startswith("Built 2 responses")
    assert project.bytes() == usual
