"""The twin of a site: a second tree of folders whose files are those of the site, kept for the next build.

A build changes in it only what changed, and then the two change places; so neither forty thousand files have to be
linked nor as many deleted when one response changes. It lies in `.cache/disclosure-log/site` of the log's folder, which
git ignores, and holds what the site holds and nothing else. Where it is missing or was damaged, files are only linked
or made again. It is on the file system of the site; where that is another one there is none.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from disclosure_log import caching
from disclosure_log.building.forks import in_forks
from disclosure_log.data.manifest import is_ours
from disclosure_log.findings import FindingsError

NAME = "site"

_SHARE = 5_000
"""Files that are linked in one go: two such shares are worth two processors."""


Status = tuple[int, int, int, int, int]
"""A file as it stands: its mode, size in bytes, times of its last change and of its last change of any kind (ctime) in
nanoseconds, and its number."""


def status_of(found: os.stat_result) -> Status:
    """What the file system says of a file."""
    return found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


Seen = tuple[int, int, int]
"""What tells a file as it was: size in bytes, time of its last change in nanoseconds, and its number."""


def seen_of(status: Status) -> Seen:
    """What tells a file as it stands."""
    _, size, changed, _, number = status
    return size, changed, number


def take_twin(root: Path, folder: Path) -> bool:
    """Let the twin of the log in `root` be the empty `folder`, and tell whether there was one. Raises nothing."""
    twin = twin_of(root)
    if is_ours(twin) and not caching.foreign(root):
        with suppress(OSError):
            twin.rename(folder)  # onto an empty folder, rename(2)
            return True
    return False


@dataclass(frozen=True, slots=True)
class Changes:
    """In what a site differs from the one before, by the paths of its files."""

    new: Collection[str]
    """Files that were not there, or are others."""

    gone: Collection[str]
    """Files that may have been there."""


def keep_twin(root: Path, site: Path, former: Path, changes: Changes | None) -> None:
    """Let `former`, the site that stood there before, become the twin of `site`. Raises nothing.

    Where the `changes` are not known, the two are compared. Where there can be no twin, such as on a file system
    without links, none is left, and `former` may stay.
    """
    twin = twin_of(root)
    if caching.foreign(root):
        return
    with suppress(OSError, FindingsError):  # the latter of a fork that ended before its time
        discard_twin(root)
        caching.prepare(twin.parent)
        former.mkdir(exist_ok=True)
        if changes is None:
            changes = _differences(former, site)
        remove(former, (*changes.gone, *changes.new))
        new = sorted(changes.new)
        shares = [new[start : start + _SHARE] for start in range(0, len(new), _SHARE)]
        for _ in in_forks(lambda share: link(share, site, former), shares, large=True):
            pass
        former.rename(twin)


def discard_twin(root: Path) -> None:
    """Delete the twin. Under another name, so that a deletion that is cut off leaves none that is half there."""
    twin = twin_of(root)
    if twin.exists():
        discarded = twin.with_name(f"{NAME}-{secrets.token_hex(4)}")
        twin.rename(discarded)
    for each in twin.parent.glob(f"{NAME}-*"):
        shutil.rmtree(each, ignore_errors=True)


def twin_of(root: Path) -> Path:
    """Where the twin of the log in `root` lies, if there is one."""
    return root / caching.FOLDER / NAME


def files(folder: str) -> list[tuple[str, os.DirEntry[str]]]:
    """Whatever lies below `folder` but folders, by its path there; links are not followed. Raises `OSError`."""
    found: list[tuple[str, os.DirEntry[str]]] = []
    folders = [(folder, "")]
    while folders:
        place, prefix = folders.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, f"{prefix}{entry.name}/"))
                else:
                    found.append((prefix + entry.name, entry))
    return found


def _differences(former: Path, site: Path) -> Changes:
    """What has to be done so that every file in `former` is the one of the same path in `site`, and nothing else."""
    wanted = {path: entry.inode() for path, entry in files(f"{site}")}
    standing = {path: entry.inode() for path, entry in files(f"{former}")}
    return Changes(
        [path for path, number in wanted.items() if standing.get(path) != number],
        [path for path in standing if path not in wanted],
    )


def remove(folder: Path, paths: Iterable[str]) -> None:
    """Delete those of these files that are in `folder`, and the folders that are empty then. Raises `OSError`."""
    parents = set()
    for path in paths:
        with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            os.unlink(f"{folder}/{path}")  # noqa: PTH108 - tens of thousands of objects for paths take a second
            parents.add(path.rpartition("/")[0])
    for parent in sorted(parents, key=len, reverse=True):
        while parent:
            try:
                os.rmdir(f"{folder}/{parent}")  # noqa: PTH106 - as above
            except OSError:
                break  # something else stands there
            parent = parent.rpartition("/")[0]  # noqa: PLW2901 - the way up


def make_folder(folder: str) -> None:
    """Make a folder that may be there, and those that it lies in. Raises `OSError`."""
    try:
        os.mkdir(folder)  # noqa: PTH102 - as above
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above


def link(paths: Iterable[str], source: Path, target: Path, *, copies: bool = False) -> None:
    """Let files in the folder `target` be the same as in `source`. Raises `OSError`.

    With `copies`, they are copied where the file system has no links.
    """
    made: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder not in made:
            make_folder(f"{target}/{folder}")
            made.add(folder)
        try:
            os.link(f"{source}/{path}", f"{target}/{path}", follow_symlinks=False)
        except OSError:
            if not copies:
                raise
            shutil.copyfile(f"{source}/{path}", f"{target}/{path}", follow_symlinks=False)
