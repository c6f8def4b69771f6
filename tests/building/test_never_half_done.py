"""A build ends with the new site or with the old one, whatever happens to it, and the next one succeeds.

`make torture` does it at two hundred moments and more; here a few stand for all.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests import torture
from tests.attached import table
from tests.conftest import Project

TODAY = "2026-11-24"
BUILD = ("build", "--today", TODAY)
OWN = ("checkpoints.txt", "manifest.json")
"""What tells the history of a site too, which a clean build of another folder does not have."""

MOMENTS = int(os.environ.get("TORTURE", "6"))
SEED = int(os.environ.get("TORTURE_SEED", "2026"))


class Changing:
    """A log that is another one at each turn."""

    def __init__(self, project: Project) -> None:
        self.project, self.turn, self.random = project, 0, random.Random(SEED)
        for number in range(3, 9):
            project.add(f"2021/{number}", title=f"Request {number}")
        self.old = self.build()

    def build(self) -> dict[str, bytes]:
        """Build as it should be, and give the site."""
        done = torture.run(*BUILD, folder=self.project.root)
        assert done.returncode == 0, done.stderr
        return self.project.bytes()

    def change(self) -> None:
        """Edit, add, attach or delete."""
        self.turn += 1
        turn, project = self.turn, self.project
        match turn % 4:
            case 0:
                (project.root / f"responses/2022/{turn - 2}.md").unlink()
            case 1:
                project.add("2021/3", title=f"Request 3, told anew {turn}")
            case 2:
                project.add(f"2022/{turn}", responded="2022-01-10")
            case _:
                facts = "outcome: granted\nattachments:\n  - file: costs.csv\n    title: Costs"
                project.write("responses/2021/4/costs.csv", table(2 + turn))
                project.add("2021/4", facts=facts)

    def hurt(self, **how: Any) -> subprocess.CompletedProcess[str]:
        """Change the log, and let a build of it go wrong, or not, in this way."""
        self.change()
        done = torture.run(*BUILD, folder=self.project.root, **how)
        self.stands()
        return done

    def stands(self) -> None:
        """The site is exactly the old one or the new one, and the next build succeeds and clears up."""
        found = self.project.bytes()
        new = self.build()
        assert found in (self.old, new), f"at turn {self.turn} of seed {SEED}"
        self.old = new
        names = {path.name for path in self.project.root.iterdir()}
        assert {name for name in names if name.startswith((".site.new", ".site.old"))} == set()

    def equals_a_clean_one(self) -> None:
        """Nothing that was kept is poisoned: made anew in another folder, the site is the same."""
        other = self.project.root.parent / "clean"
        shutil.rmtree(other, ignore_errors=True)
        ignored = shutil.ignore_patterns(".cache", "site", ".site.*")
        shutil.copytree(self.project.root, other, ignore=ignored)
        done = torture.run(*BUILD, folder=other)
        assert done.returncode == 0, done.stderr
        clean = Project.bytes(Project(other))
        assert {path: text for path, text in self.old.items() if path not in OWN} == {
            path: text for path, text in clean.items() if path not in OWN
        }


@pytest.fixture
def log(project: Project) -> Changing:
    """A log of a few responses, built once."""
    return Changing(project)


def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(log: Changing) -> None:
    """After kill -9 at any moment."""
    start = time.monotonic()
    log.hurt()
    usual = time.monotonic() - start
    killed = 0
    for _ in range(MOMENTS):
        killed += log.hurt(kill_after=log.random.uniform(0, usual / 2)).returncode < 0
    assert killed
    log.equals_a_clean_one()


def test_a_limit_on_files_leaves_the_old_site(log: Changing) -> None:
    """As where a quota is used up: a message, no traceback."""
    for size in [1, 8, *(log.random.randrange(1, 60) for _ in range(MOMENTS - 6))]:
        done = log.hurt(largest_file=size * 1024)
        assert "Traceback" not in done.stderr
        assert done.returncode == 0 or "DL067" in done.stderr
    assert log.hurt(largest_file=1024).returncode == 1
    log.equals_a_clean_one()


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """A file system of this size, where one may be mounted."""
    with tempfile.TemporaryDirectory() as folder:
        options = ["-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder]
        if subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
            pytest.skip("no file system may be mounted here; the limit on files stands for it")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def test_a_full_disk_leaves_the_old_site(project: Project) -> None:
    """A message, no traceback, and once there is room again the next build succeeds."""
    with small_disk(24) as folder:
        shutil.copytree(project.root, folder / "log")
        log = Changing(Project(folder / "log"))
        ballast = folder / "ballast"
        for left in [4, *(log.random.randrange(4, 400) for _ in range(max(1, MOMENTS // 10)))]:
            free = shutil.disk_usage(folder).free
            ballast.write_bytes(b"0" * max(0, free - left * 1024))
            log.change()
            done = torture.run(*BUILD, folder=log.project.root)
            ballast.unlink()
            log.stands()
            assert "Traceback" not in done.stderr
            assert (done.returncode == 0 and left > 4) or "DL067" in done.stderr, done.stderr


def test_a_limit_on_memory_leaves_the_old_site_or_the_new_one(log: Changing) -> None:
    """Wherever it runs out: a message, no traceback."""
    failed = 0
    for megabytes in [1, *(log.random.randrange(2, 40) for _ in range(max(1, MOMENTS // 5)))]:
        done = log.hurt(more_memory=megabytes * 1_000_000)
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode == 0 or "There was not enough memory" in done.stderr, done.stderr
        failed += done.returncode != 0
    assert failed
    log.equals_a_clean_one()


@pytest.mark.parametrize("folder", [".", ".cache/disclosure-log", "site", "site/responses"])
def test_whoever_may_not_write_changes_nothing_or_does_without(log: Changing, folder: str) -> None:
    """A folder without permission ends in a message, or is not needed: a cache is then only not used."""
    kept = log.project.root / folder
    kept.chmod(0o555)
    log.change()
    done = torture.run(*BUILD, folder=log.project.root, obeys=True)
    kept.chmod(0o755)
    assert "Traceback" not in done.stderr
    if folder == ".":
        assert done.returncode == 1
        assert "DL067" in done.stderr
    else:
        assert done.returncode == 0, done.stderr
    log.stands()
    log.equals_a_clean_one()


def test_of_two_builds_at_once_one_waits_for_nobody_and_nothing_is_mixed(log: Changing) -> None:
    """One of them is told to wait; or they come one after the other."""
    for _ in range(max(1, MOMENTS // 10)):
        log.change()
        command = [sys.executable, "-m", "disclosure_log", *BUILD]
        both = [
            subprocess.Popen(
                command, cwd=log.project.root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
            )
            for _ in range(2)
        ]
        said = [each.communicate(timeout=120)[1] for each in both]
        assert sorted(each.returncode for each in both) in ([0, 0], [0, 1])
        assert all("DL064" in text for each, text in zip(both, said, strict=True) if each.returncode)
        log.stands()
    log.equals_a_clean_one()


def test_neither_place_nor_language_nor_clock_changes_a_site(project: Project) -> None:
    """Turkish, Kiritimati, a umask, files of the past and the future, spaces and signs in a folder: the same bytes."""
    torture.run(*BUILD, folder=project.root)
    usual = project.bytes()
    moved = project.root.parent / "Cofnod FOI żółw 日本 #1 100%"
    shutil.copytree(project.root, moved, ignore=shutil.ignore_patterns(".cache", "site"))
    for number, file in enumerate(sorted(moved.rglob("*"))):
        os.utime(file, (4_000_000_000, 4_000_000_000) if number % 2 else (1, 1))
    environment = os.environ | {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}
    command = f'umask 077; exec "{sys.executable}" -m disclosure_log {" ".join(BUILD)}'
    subprocess.run(["bash", "-c", command], cwd=moved, env=environment, check=True, capture_output=True)
    assert Project(moved).bytes() == usual
