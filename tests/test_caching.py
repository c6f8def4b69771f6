"""What is kept of files by what the file system says of them is never another file's."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure_log import caching
from disclosure_log.caching import CONTENTS, FOLDER, Contents

TEXT = b"Words of a letter."
SHA256 = hashlib.sha256(TEXT).hexdigest()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute after the files of the test were written, in a log of which each file is worth keeping."""
    now = time.time_ns
    monkeypatch.setattr("disclosure_log.caching.time.time_ns", lambda: now() + 60_000_000_000)
    monkeypatch.setattr(caching, "_WORTH_KEEPING", 1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of a log."""
    file = tmp_path / "a.md"
    file.write_bytes(TEXT)
    return file


def asked(file: Path) -> tuple[tuple[str, int] | None, bool]:
    """What is said of a file of a log in its folder, and whether it had to be read."""
    read: list[Path] = []

    def content(path: Path) -> bytes:
        read.append(path)
        return path.read_bytes()

    contents = Contents(file.parent)
    found = contents.sha256(file, content)
    contents.save()
    return found, bool(read)


@pytest.mark.usefixtures("later")
def test_a_file_that_is_as_it_was_is_not_read_again(file: Path) -> None:
    """Run after run."""
    assert asked(file) == ((SHA256, len(TEXT)), True)
    assert asked(file) == ((SHA256, len(TEXT)), False)
    assert asked(file) == ((SHA256, len(TEXT)), False)


@pytest.mark.usefixtures("later")
def test_what_is_gone_leaves_the_list_in_the_same_run(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However little is new to it."""
    asked(file)
    kept = file.parent / FOLDER / CONTENTS
    assert SHA256 in kept.read_text(encoding="utf-8")
    monkeypatch.setattr(caching, "_WORTH_KEEPING", 50)
    Contents(file.parent).save()
    assert SHA256 in kept.read_text(encoding="utf-8")
    Contents(file.parent).save(gone=True)
    assert SHA256 not in kept.read_text(encoding="utf-8")


def test_of_a_file_that_changed_a_moment_ago_nothing_is_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change that follows at once can have the same time."""
    monkeypatch.setattr(caching, "_WORTH_KEEPING", 0)
    assert asked(file)[1]
    assert asked(file)[1]


def edited(file: Path) -> None:
    """Other words of the same length, with the time of before."""
    before = file.stat()
    file.write_bytes(TEXT.swapcase())
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def another(file: Path) -> None:
    """Another file of the same length and time in its place."""
    before = file.stat()
    (file.parent / "new").write_bytes(TEXT.swapcase())
    os.utime(file.parent / "new", ns=(before.st_atime_ns, before.st_mtime_ns))
    (file.parent / "new").replace(file)


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("change", [edited, another])
def test_a_file_that_changed_is_read_again(file: Path, change: Callable[[Path], None]) -> None:
    """Also where somebody took care that its size and its time are those of before."""
    asked(file)
    time.sleep(0.02)  # as coarse as the time of file systems is
    change(file)
    assert asked(file) == ((hashlib.sha256(TEXT.swapcase()).hexdigest(), len(TEXT)), True)


@pytest.mark.usefixtures("later")
def test_what_came_with_the_repository_is_not_believed(file: Path) -> None:
    """Whoever proposes a change could have written any hash into it."""
    asked(file)
    subprocess.run(["git", "init", "-q"], cwd=file.parent, check=True)
    assert not asked(file)[1]
    subprocess.run(["git", "add", "--force", FOLDER], cwd=file.parent, check=True)
    assert asked(file)[1]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("kept", ["", "{}", "[1]", "0" * 16 + '{"1": [1]}', "\ud800"])
def test_a_list_that_was_damaged_is_not_believed(file: Path, kept: str) -> None:
    """It only means that files are read again."""
    asked(file)
    (file.parent / FOLDER / CONTENTS).write_text(kept, encoding="utf-8", errors="surrogatepass")
    assert asked(file) == ((SHA256, len(TEXT)), True)
    assert not asked(file)[1]


@pytest.mark.usefixtures("later")
def test_what_is_no_file_has_no_content(file: Path) -> None:
    """Nothing that a link leads to is read, and nothing that is missing."""
    (file.parent / "link").symlink_to(file)
    assert asked(file.parent / "link") == (None, False)
    assert asked(file.parent / "missing") == (None, False)
    assert asked(file.parent) == (None, False)


@pytest.mark.parametrize("changed", ["pages/new.py", "gate/new.py", "law/new.txt", "new.py"])
def test_a_program_is_another_one_where_any_file_of_it_changed_but_for_those_left_out(
    tmp_path: Path, changed: str
) -> None:
    """Whatever floor a file lies on, and whatever kind it is of."""
    copied = shutil.copytree(
        Path(caching.__file__).parent, tmp_path / "disclosure_log", ignore=shutil.ignore_patterns("__pycache__")
    )
    code = "from disclosure_log.caching import *; print(program(()), program((), frozenset({'pages'})), sep='\\n')"

    def told() -> list[str]:
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    before = told()
    assert before[0] != before[1]
    (copied / changed).write_text("# new\n")
    after = told()
    assert after[0] != before[0]
    assert (after[1] == before[1]) == changed.startswith("pages/")
