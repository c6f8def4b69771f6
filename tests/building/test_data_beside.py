"""What other processes put into a site is what one process would have put, also where they end before their time."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Callable

import pytest
from tests.conftest import Project

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks are used on Linux alone")

TODAY = ("--today", "2026-11-24")
OF_THE_HISTORY = ("checkpoints.txt", "manifest.json")

BUILD = """
import functools, os, sys
import disclosure_log.building.alike_beside as alike_beside
import disclosure_log.building.forks as forks
import disclosure_log.building.output as output
from disclosure_log.building.build import Build
from disclosure_log.building.data_beside import DataBeside
from disclosure_log.building.index import SearchIndex

forks.processors = lambda: 2
output.in_forks = functools.partial(forks.in_forks, fewest=1)
Build.volume = 2
alike_beside.FEWEST = 1

def told(kind, name):
    begin = kind.begin
    def begun(self, **how):
        begin(self, **how)
        print(name, bool(self._changed if kind is SearchIndex else self._aside))
    kind.begin = begun

told(alike_beside.AlikeBeside, "alike")
told(DataBeside, "data")
told(SearchIndex, "volume")
"""

AT_ONCE = """
work = forks._work
def dying(make, blocks, *answers):
    if callable(blocks[0][0]):
        os._exit(1)
    work(make, blocks, *answers)
forks._work = dying
"""

WHILE_WRITING = AT_ONCE.replace(
    "os._exit(1)",
    "import pathlib; os.open = pathlib.Path.write_bytes = lambda *_: os._exit(1); work(make, blocks, *answers)",
)
"""When what stood there is gone, and nothing stands in its place yet."""

AFTER_ITS_WORK = AT_ONCE.replace("os._exit(1)", "make(blocks[0][0]); os._exit(1)")
AFTER_ITS_FIRST_ANSWER = AT_ONCE.replace("os._exit(1)", "work(make, blocks[:1], *answers); os._exit(1)")
AFTER_ALL_ITS_WORK = AT_ONCE.replace("os._exit(1)", "[make(work) for (work,) in blocks]; os._exit(1)")


def built(project: Project, how: str) -> tuple[dict[str, bytes], list[str]]:
    """The site of a log that a process without other threads builds, in which forks are used, and what it told."""
    command = [sys.executable, "-c", BUILD + how + "\nfrom disclosure_log.cli import main\nmain()\n"]
    done = subprocess.run(
        [*command, "build", *TODAY], cwd=project.root, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return {path: content for path, content in project.bytes().items() if path not in OF_THE_HISTORY}, (
        done.stdout.splitlines()
    )


ANEW: dict[int, dict[str, bytes]] = {}
"""The site that is made anew after so many changes, which is the same for all who change the same."""


def anew(project: Project, changes: int) -> dict[str, bytes]:
    """The site that a clean build in one process makes of the log after so many of the changes."""
    if changes not in ANEW:
        ANEW[changes] = made_anew(project)
    return ANEW[changes]


def made_anew(project: Project) -> dict[str, bytes]:
    """The site that a clean build in one process makes of it."""
    script = "import disclosure_log.building.build as build\nbuild.Build.volume = 2\n"
    script += "import disclosure_log.building.forks as forks\nforks._can_fork = lambda: False\n"
    command = [sys.executable, "-c", textwrap.dedent(script) + "from disclosure_log.cli import main\nmain()\n"]
    arguments = ["build", *TODAY, "--clean", "--site-dir", "anew"]
    subprocess.run([*command, *arguments], cwd=project.root, capture_output=True, check=True, timeout=120)
    folder = project.root / "anew"
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {path: content for path, content in found.items() if path not in OF_THE_HISTORY}


def respond(project: Project, number: int, title: str, facts: str = "outcome: granted\ntopics: [Fleet]") -> None:
    """Write the response with this number; each is of a month of its own."""
    project.add(f"2024/{number}", title=title, responded=f"2024-{number:02}-10", facts=facts)


VERY_LARGE = "import disclosure_log.building.index as index\nindex._MOST_BESIDE = 5\n"
"""A log of which a fork would come to have too much in its memory."""

CHANGES: list[tuple[str, Callable[[Project], object]]] = [
    ("edited", lambda log: respond(log, 2, "Barges counted anew")),
    ("of another outcome", lambda log: respond(log, 3, "Chairs", "outcome: not_held\ntopics: [Fleet]")),
    ("new", lambda log: respond(log, 7, "Gates")),
    ("gone", lambda log: (log.root / "responses/2024/4.md").unlink()),
    ("of another topic", lambda log: respond(log, 5, "Easels", "outcome: granted\ntopics: [Fleet, Estate]")),
]


@pytest.mark.parametrize(
    "how",
    ["", VERY_LARGE, AT_ONCE, WHILE_WRITING, AFTER_ITS_WORK, AFTER_ITS_FIRST_ANSWER, AFTER_ALL_ITS_WORK],
    ids=["well", "large", "no", "while", "half", "told", "all"],
)
def test_a_site_that_several_processes_put_together_is_the_same(project: Project, how: str) -> None:
    """Byte by byte, at first and after each of several changes; what a process that ended had to do is done again."""
    for number, title in enumerate(["Aprons", "Barges", "Chairs", "Desks", "Easels", "Flags"], 1):
        respond(project, number, title)
    site, told = built(project, how)
    assert site == anew(project, 0)
    used = {*told}
    for count, (_, change) in enumerate(CHANGES, 1):
        change(project)
        site, told = built(project, how)
        used.update(told)
        assert site == anew(project, count)
    assert {"alike True", "data True", "alike False"} <= used
    assert ("volume True" in used) == (how != VERY_LARGE)
