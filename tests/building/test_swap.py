"""The exchange leaves either the old site or the new one, whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest

import disclosure_log
from disclosure_log.building.swap import WAYS, Exchange, Way, beside, exchange_at_once, exchange_by_renames
from disclosure_log.data.manifest import write_manifest
from disclosure_log.findings import FindingsError

PACKAGE = Path(disclosure_log.__file__).parents[1]

BUILD = """
import os, signal, sys, time
from pathlib import Path
from disclosure_log.building.swap import Exchange, exchange_by_renames
from disclosure_log.data.manifest import write_manifest

def build(target, words, **options):
    with Exchange(Path(target), **options) as exchange:
        (exchange.staging / "index.html").write_text(words)
        (exchange.staging / "about.html").write_text(words)
        write_manifest(exchange.staging, "test")
        at_the_brink()
        exchange.commit()
"""

WAIT_AT_THE_BRINK = """
def at_the_brink():
    print("ready", flush=True)
    time.sleep(60)

build(sys.argv[1], "new")
"""

DIE_AT_A_RENAME = """
renames = 0

def die_in_time(event, _arguments):
    global renames
    if event == "os.rename":
        renames += 1
        if renames == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)

def at_the_brink():
    sys.addaudithook(die_in_time)

build(sys.argv[1], "new", ways=[exchange_by_renames])
"""


def build(target: Path, words: str, ways: tuple[Way, ...] = WAYS) -> None:
    """One whole build of a site of two pages that say `words`."""
    with Exchange(target, ways=ways) as exchange:
        (exchange.staging / "index.html").write_text(words)
        (exchange.staging / "about.html").write_text(words)
        write_manifest(exchange.staging, "test")
        exchange.commit()


def start(program: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Start a build in a process of its own."""
    command = [sys.executable, "-c", BUILD + program, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(PACKAGE)})


def words_of(target: Path) -> str:
    """What the site says, after making sure that it is whole."""
    assert sorted(path.name for path in target.iterdir()) == ["about.html", "index.html", "manifest.json"]
    words = (target / "index.html").read_text()
    assert (target / "about.html").read_text() == words
    return words


def neighbours(target: Path) -> set[str]:
    """The names beside the target."""
    return {path.name for path in target.parent.iterdir()} - {target.name}


def refused(target: Path, **options: tuple[Path, ...] | Path) -> str:
    """The code with which a build of `target` is refused before it begins."""
    with pytest.raises(FindingsError) as caught, Exchange(target, **options):  # type: ignore[arg-type]  # options of any kind
        pytest.fail("the build began")
    (finding,) = caught.value.findings
    assert finding.message
    assert finding.hint
    return finding.code


@pytest.fixture(params=["site", "y safle newydd, dŵr [1]", "site.new-0123abcd"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A target that does not exist yet, under a plain name, one with spaces and Unicode, and a confusing one."""
    return tmp_path / str(request.param)


@pytest.fixture(params=[WAYS, (exchange_by_renames,)], ids=["best way", "renames"])
def ways(request: pytest.FixtureRequest) -> tuple[Way, ...]:
    """The ways of exchanging: as they are tried, and as where the system cannot exchange."""
    chosen: tuple[Way, ...] = request.param
    return chosen


def test_the_new_site_takes_the_place_of_the_old_one(target: Path, ways: tuple[Way, ...]) -> None:
    """A missing target is made, an old site replaced, and only the lock is left beside it."""
    for words in ("first", "second", "third"):
        build(target, words, ways)
        assert words_of(target) == words
        assert neighbours(target) == {f".{target.name}.lock"}


def test_an_empty_target_is_filled(target: Path, ways: tuple[Way, ...]) -> None:
    """An empty folder is nobody's work, so it is taken."""
    target.mkdir()

    build(target, "first", ways)

    assert words_of(target) == "first"


def test_folders_above_the_target_are_made(tmp_path: Path) -> None:
    """A target several folders down needs nothing prepared."""
    build(tmp_path / "a" / "b" / "site", "first")

    assert words_of(tmp_path / "a" / "b" / "site") == "first"


def test_a_build_without_commit_changes_nothing(target: Path) -> None:
    """A build that ends before the commit, or in an error, leaves the old site and nothing else."""
    build(target, "old")

    with Exchange(target) as exchange:
        (exchange.staging / "index.html").write_text("new")
    with pytest.raises(ZeroDivisionError), Exchange(target) as exchange:
        (exchange.staging / "index.html").write_text(str(1 / 0))

    assert words_of(target) == "old"
    assert neighbours(target) == {f".{target.name}.lock"}


def test_the_folder_to_build_in_is_empty_hidden_and_beside_the_target(target: Path) -> None:
    """The staging folder is fresh, on the target's file system, and a dot keeps it out of sight."""
    with Exchange(target) as exchange:
        assert exchange.staging.parent == target.parent
        assert exchange.staging.name.startswith(f".{target.name}.new-")
        assert list(exchange.staging.iterdir()) == []


def test_an_unsealed_site_is_not_committed(target: Path) -> None:
    """A site without a manifest could never be replaced again, so it does not get in."""
    build(target, "old")

    with pytest.raises(ValueError, match="manifest"), Exchange(target) as exchange:
        (exchange.staging / "index.html").write_text("new")
        exchange.commit()

    assert words_of(target) == "old"


def test_a_way_that_the_system_refuses_gives_way_to_the_next(target: Path) -> None:
    """Where one way of exchanging fails with the system's error, the next is tried."""
    asked = []

    def refuse(new: Path, old: Path) -> None:
        asked.append((new, old))
        raise OSError

    build(target, "old")
    build(target, "new", (refuse, exchange_by_renames))

    assert len(asked) == 1
    assert words_of(target) == "new"


def test_an_exchange_that_fails_half_way_brings_the_old_site_back(target: Path) -> None:
    """Where the old site has made room and the new one cannot come, the old one returns in the same run."""

    def fail_between(_new: Path, old: Path) -> None:
        old.rename(beside(old, "old"))
        raise OSError(5, "broken disk")

    build(target, "old")
    with pytest.raises(FindingsError, match=r"DL067.*broken disk"):
        build(target, "new", (fail_between,))

    assert words_of(target) == "old"
    assert neighbours(target) == {f".{target.name}.lock"}


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the system has no exchange in one step")
def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    """What was in one folder is in the other, both ways; where one is missing, nothing happens and it is said."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    (one / "mark").touch()
    with pytest.raises(FileNotFoundError):
        exchange_at_once(one, other)
    other.mkdir()

    exchange_at_once(one, other)

    assert (other / "mark").exists()
    assert list(one.iterdir()) == []


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the system has no exchange in one step")
def test_readers_never_find_the_site_missing_or_mixed(tmp_path: Path) -> None:
    """While 50 sites take each other's place, every look finds one whole site."""
    target = tmp_path / "site"
    build(target, "0")
    finished = Event()
    faults: list[str] = []
    looks = 0

    def look() -> None:
        nonlocal looks
        folder = os.open(target, os.O_RDONLY | os.O_DIRECTORY)
        try:
            pages = [read_page(folder, name) for name in ("index.html", "about.html")]
            if pages[0] != pages[1]:
                faults.append(f"mixed: {pages}")
        except FileNotFoundError:
            # The folder that was opened may have been replaced and deleted since: then another stands there now.
            if os.path.samestat(os.fstat(folder), target.stat()):
                faults.append("a page is missing")
        finally:
            os.close(folder)
            looks += 1

    def keep_looking() -> None:
        while not finished.is_set():
            try:
                (target / "index.html").read_text()
                look()
            except OSError as error:
                faults.append(repr(error))

    reader = Thread(target=keep_looking)
    reader.start()
    for number in range(50):
        build(target, str(number))
    finished.set()
    reader.join()

    assert faults == []
    assert looks > 50


def read_page(folder: int, name: str) -> str:
    """Read one page of the site that is open as `folder`, wherever it has been moved since."""
    with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=folder)) as file:
        return file.read()


def test_a_killed_build_leaves_the_old_site_whole(target: Path) -> None:
    """SIGKILL in the middle of a build does no harm, and the next build works and clears up."""
    build(target, "old")
    with start(WAIT_AT_THE_BRINK, target) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        child.kill()

    assert words_of(target) == "old"
    assert len(neighbours(target)) == 3, "the killed build's two folders are still there"

    build(target, "next")
    assert words_of(target) == "next"
    assert neighbours(target) == {f".{target.name}.lock"}


@pytest.mark.parametrize(("step", "left"), [(1, "old"), (2, "old"), (3, "new")])
def test_a_build_killed_between_renames_is_mended_by_the_next(target: Path, step: int, left: str) -> None:
    """SIGKILL before any rename of the exchange loses no site: the next start brings back a whole one."""
    build(target, "old")
    with start(DIE_AT_A_RENAME, target, str(step)) as child:
        assert child.wait() == -signal.SIGKILL

    assert target.exists() == (step != 2)
    with Exchange(target):
        assert words_of(target) == left

    assert neighbours(target) == {f".{target.name}.lock"}


def test_an_old_site_returns_to_an_empty_target(target: Path) -> None:
    """A target that somebody made anew after the kill does not keep the old site away."""
    build(target, "old")
    target.rename(beside(target, "old"))
    target.mkdir()

    with Exchange(target):
        assert words_of(target) == "old"


def test_what_only_looks_like_a_leftover_is_not_deleted(tmp_path: Path) -> None:
    """A neighbour's lock, its running build and a person's own hidden file survive; an unknown `.old` is refused."""
    target = tmp_path / "site"
    neighbour = tmp_path / "site.new-0123abcd"
    (tmp_path / ".site.new-notes").mkdir()
    with Exchange(neighbour) as exchange:
        build(target, "first")
        assert exchange.staging.is_dir()
    assert neighbours(target) == {".site.lock", ".site.new-0123abcd.lock", ".site.new-notes"}

    mine = beside(target, "old") / "mine.txt"
    mine.parent.mkdir()
    mine.touch()
    assert refused(target) == "DL063"
    assert mine.exists()


def test_a_second_build_is_refused_at_once(target: Path) -> None:
    """While one build runs, another of the same target, by whatever path, gets DL064 without waiting."""
    build(target, "old")
    link = target.parent / "link"
    link.symlink_to(target)
    with start(WAIT_AT_THE_BRINK, target) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        began = time.monotonic()
        assert refused(target) == "DL064"
        assert refused(link) == "DL064"
        assert time.monotonic() - began < 60, "it waits"
        child.kill()

    with Exchange(target):
        assert refused(target) == "DL064"
    build(target, "next")


def test_foreign_content_is_refused_and_untouched(target: Path) -> None:
    """A folder with files that are not ours is not replaced, and nothing is left beside it."""
    target.mkdir()
    (target / "thesis.txt").write_text("ten years of work")

    assert refused(target) == "DL063"

    assert (target / "thesis.txt").read_text() == "ten years of work"
    assert neighbours(target) == set()


def test_foreign_content_that_came_during_the_build_is_refused(target: Path) -> None:
    """Files that appear in the target while the site is built are not deleted at its end."""
    with pytest.raises(FindingsError, match="DL063"), Exchange(target) as exchange:
        write_manifest(exchange.staging, "test")
        target.mkdir()
        (target / "thesis.txt").touch()
        exchange.commit()

    assert (target / "thesis.txt").exists()


def test_the_project_and_what_is_protected_are_refused(tmp_path: Path) -> None:
    """A target that is, or holds, the project or a protected folder is refused, even where it is empty or ours."""
    project = tmp_path / "work" / "log"
    build(project, "an old site, built into the project by mistake")
    write_manifest(tmp_path / "work", "test")
    elsewhere = tmp_path / "archive" / "responses"
    elsewhere.mkdir(parents=True)
    (tmp_path / "link").symlink_to(project)

    for target in (project, tmp_path / "work", tmp_path / "link", elsewhere, tmp_path / "archive"):
        assert refused(target, project=project, protected=(elsewhere,)) == "DL063"

    build(project / "site", "a site in the project's folder")


def test_the_working_folder_is_the_project_unless_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever names no project is kept from building over the folder they stand in."""
    monkeypatch.chdir(tmp_path)

    assert refused(Path()) == "DL063"
    build(Path("site"), "first")
    assert words_of(tmp_path / "site") == "first"


def test_a_target_that_is_a_file_is_refused(target: Path) -> None:
    """A file in the target's place, or in that of a folder above it, is DL067 and stays."""
    target.write_text("a file")

    assert refused(target) == "DL067"
    assert refused(target / "below") == "DL067"
    assert target.read_text() == "a file"


def test_impossible_paths_are_findings(tmp_path: Path) -> None:
    """A link that leads to itself, a name with a NUL, a name too long: each is DL067, not a traceback."""
    (tmp_path / "loop").symlink_to("loop")

    for target in (tmp_path / "loop", tmp_path / "a\0b", tmp_path / ("x" * 300)):
        assert refused(target) == "DL067"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_parent_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """Without permission to write beside the target there is no build: DL067."""
    (tmp_path / "closed").mkdir(mode=0o500)

    assert refused(tmp_path / "closed" / "site") == "DL067"


@pytest.mark.skipif(not Path("/proc").is_mount(), reason="needs a mounted folder")
def test_a_mounted_folder_is_refused() -> None:
    """A folder on which a file system is mounted cannot change places with another: DL067 before any work."""
    assert refused(Path("/proc")) == "DL067"


def test_a_link_stays_and_what_it_points_to_is_exchanged(tmp_path: Path, ways: tuple[Way, ...]) -> None:
    """A target that is a symbolic link to a folder is still that link after the build."""
    build(tmp_path / "real" / "site", "old")
    link = tmp_path / "link"
    link.symlink_to(Path("real") / "site")

    build(link, "new", ways)

    assert link.is_symlink()
    assert words_of(tmp_path / "real" / "site") == "new"
    assert {path.name for path in tmp_path.iterdir()} == {"real", "link"}


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o755), (0o027, 0o750)])
def test_the_site_is_as_readable_as_the_umask_says(tmp_path: Path, umask: int, mode: int) -> None:
    """The site's folder has the permissions of any folder made here, so that a web server can read it."""
    program = f"os.umask({umask})\ndef at_the_brink(): pass\nbuild(sys.argv[1], 'new')"
    with start(program, tmp_path / "site") as child:
        assert child.wait() == 0

    assert (tmp_path / "site").stat().st_mode & 0o777 == mode
