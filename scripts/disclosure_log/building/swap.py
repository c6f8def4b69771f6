"""The exchange of a finished site for the old one, so that whoever looks sees one or the other.

The new site is built in a hidden folder beside the old one. In a single step the two change places, and the old one is
deleted. For a target named `site` three names beside it are ours: `.site.new-…` holds what is to be thrown away unless
its build is still running, `.site.old` a whole old site between two renames, and `.site.lock` keeps builds apart.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import re
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Self

from disclosure_log.data.manifest import is_ours
from disclosure_log.findings import Finding, FindingsError, shown_path

Way = Callable[[Path, Path], None]
"""A way of exchanging two folders, the new site and the target. Raises `OSError` where it cannot."""

AT_FDCWD = -100  # linux/fcntl.h: a path that is not absolute starts at the working folder
RENAME_EXCHANGE = 2  # linux/fs.h
RENAME_SWAP = 2  # sys/stdio.h of macOS


def beside(target: Path, suffix: str) -> Path:
    """The hidden name beside `target` that ends in `suffix`: `.site.old` for `site`."""
    return target.with_name(f".{target.name}.{suffix}")


def leftovers(target: Path) -> list[Path]:
    """What builds of `target` that were killed left beside it. Raises `OSError`."""
    # Names in full: a neighbour called `site.new-x` has hidden folders of its own.
    name = re.compile(re.escape(beside(target, "").name) + "(?:old|new-[0-9a-f]{8})")
    return [path for path in target.parent.iterdir() if name.fullmatch(path.name)]


def exchange_at_once(new: Path, target: Path) -> None:
    """Let two folders change places in one step: renameat2(2) of Linux, renamex_np(2) of macOS.

    Raises `OSError`, with nothing changed, where the system or the file system cannot.
    """
    library = ctypes.CDLL(None, use_errno=True)
    here, there = os.fsencode(new), os.fsencode(target)
    try:
        if sys.platform == "darwin":
            status = library.renamex_np(here, there, RENAME_SWAP)
        else:
            status = library.renameat2(AT_FDCWD, here, AT_FDCWD, there, RENAME_EXCHANGE)
    except AttributeError as error:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from error
    if status:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def exchange_by_renames(new: Path, target: Path) -> None:
    """Let two folders change places by renaming them one after the other.

    Between the first two steps there is no site; an exchange that is cut off there is mended by the next build.
    Raises `OSError` where a step fails; what was done until then stays.
    """
    old = beside(target, "old")
    target.rename(old)
    new.rename(target)
    old.rename(new)


WAYS: tuple[Way, ...] = (exchange_at_once, exchange_by_renames)
"""The ways that are tried, the best first; only the last may leave a failure half done."""


class Exchange:
    """One build of one site: an empty folder to build in, which takes the target's place on `commit`.

        with Exchange(target) as exchange:
            …  # write the site into exchange.staging and seal it
            exchange.commit()

    Without `commit` the target stays as it was. What an earlier build left behind when it was killed is cleared up
    at the start. A target that is a symbolic link stays one: what it points to is exchanged.
    """

    staging: Path
    """The folder to build in, beside the target and so on its file system; gone after `commit`."""

    aside: Path
    """A folder beside that one, for what is put into the site later; gone at the end."""

    def __init__(
        self,
        target: Path,
        protected: Sequence[Path] = (),
        *,
        project: Path = Path(),
        ways: Sequence[Way] = WAYS,
    ) -> None:
        """Prepare to build `target`; nothing is touched before the `with` block is entered.

        `project` is the project's folder, by default the working folder. The target may be neither of `project` and
        the folders in `protected`, nor hold one of them. `ways` are tried in turn to exchange the folders.
        Raises `FindingsError` (DL067) for a target that is no possible path.
        """
        self._shown = shown_path(target, project)
        try:
            self._target = target.resolve()
            self._kept = [folder.resolve() for folder in (project, *protected)]
        except (OSError, RuntimeError, ValueError) as error:
            raise self._cannot_write(str(error.strerror) if isinstance(error, OSError) else "a broken path") from error
        self._ways = ways
        self._cleanup = ExitStack()
        self.staging, self.aside = (beside(self._target, f"new-{secrets.token_hex(4)}") for _ in range(2))

    def __enter__(self) -> Self:
        """Lock the target, clear up after killed builds and make the empty `staging`.

        Raises `FindingsError`: DL063 for a target that is not ours to replace, DL064 while another build of it runs,
        DL067 where the site cannot be written.
        """
        try:
            self._refuse_unfit_target()
            self._target.parent.mkdir(parents=True, exist_ok=True)
            with ExitStack() as cleanup:
                cleanup.enter_context(self._lock())
                self._clear_up()
                # Only now can no other build change it.
                self._refuse_unfit_target()
                cleanup.callback(self._clear_up)
                # Not tempfile.mkdtemp: its folders are closed to the web server, these follow the umask.
                self.staging.mkdir()
                self.aside.mkdir()
                self._cleanup = cleanup.pop_all()
        except OSError as error:
            raise self._cannot_write(str(error.strerror)) from error
        return self

    def on_exit(self, stop: Callable[[], None]) -> None:
        """Call `stop` before what is left beside the target is removed: it ends whoever may be writing there."""
        self._cleanup.callback(stop)

    def __exit__(self, *_exception: object) -> None:
        """Remove what is left beside the target and release it for other builds.

        Raises `FindingsError` (DL067) where an exchange failed half way and the old site cannot be put back.
        """
        try:
            self._cleanup.close()
        except OSError as error:
            raise self._cannot_write(str(error.strerror)) from error

    def commit(self, keep: Callable[[Path, Path], None] | None = None) -> None:
        """Put the finished site in the target's place and delete the old one.

        Before that, `keep` is given the target and the folder of the old site, which is missing where there was none;
        what it moves away is not deleted. A deletion that fails stops nothing; the next build tries again.
        Raises `ValueError` where `staging` holds no manifest, since no later build could replace such a site;
        `FindingsError`, with the old site in its place, as `__enter__` does.
        """
        if not is_ours(self.staging):
            raise ValueError("A site is sealed with its manifest before it is committed.")
        try:
            # The build took its time, and somebody may have put files there meanwhile.
            self._refuse_unfit_target()
            self._change_places()
        except OSError as error:
            raise self._cannot_write(str(error.strerror)) from error
        if keep:
            keep(self._target, self.staging)
        shutil.rmtree(self.staging, ignore_errors=True)

    def _change_places(self) -> None:
        """Bring the new site to the target, by the first way that works."""
        if _is_vacant(self._target):
            # A folder may be renamed onto an empty one, rename(2).
            self.staging.rename(self._target)
            return
        *better, last = self._ways
        for way in better:
            with suppress(OSError):
                way(self.staging, self._target)
                return
        last(self.staging, self._target)

    def _refuse_unfit_target(self) -> None:
        """Raise `FindingsError` where the target must not be replaced, `OSError` where that cannot be found out."""
        target = self._target
        if not target.exists():
            return
        if not target.is_dir():
            raise self._cannot_write("a file has this name")
        if target.is_mount():
            raise self._cannot_write("a file system is mounted here, and that cannot be exchanged")
        places = {place for folder in self._kept for place in (folder, *folder.parents)}
        if any(place.exists() and place.samefile(target) for place in places):
            raise self._refusal("This folder is, or holds, a folder of the project, and a build would replace it.")
        if not _is_vacant(target) and not is_ours(target):
            raise self._refusal("This folder holds files that disclosure-log did not make.")

    def _clear_up(self) -> None:
        """Mend an exchange that was cut off and remove what builds have left; only for who holds the lock."""
        self._put_old_site_back()
        for path in leftovers(self._target):
            shutil.rmtree(path, ignore_errors=True)

    def _put_old_site_back(self) -> None:
        """Where an exchange by renames was cut off: the old site comes back, or goes if the new one is there."""
        old = beside(self._target, "old")
        if not old.exists():
            return
        if not is_ours(old):
            raise self._refusal(f"The folder {old.name} beside this one holds files that disclosure-log did not make.")
        if _is_vacant(self._target):
            old.rename(self._target)
        else:
            # A deletion can be cut off as well, so it happens under a name that is never put back.
            discarded = beside(self._target, f"new-{secrets.token_hex(4)}")
            old.rename(discarded)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """Hold the target for this build alone. The system releases it when the process ends, however it ends."""
        flags = os.O_RDONLY | os.O_CREAT | os.O_NOFOLLOW
        with os.fdopen(os.open(beside(self._target, "lock"), flags, 0o666)) as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                hint = "Wait until it has finished, then build again."
                finding = Finding("DL064", self._shown, "Another build of this site is running.", hint)
                raise FindingsError([finding]) from error
            try:
                yield
            finally:
                # Closing alone would leave the lock with a child that was forked meanwhile.
                fcntl.flock(file, fcntl.LOCK_UN)

    def _refusal(self, message: str) -> FindingsError:
        hint = "Name another folder for the site, or move these files away if nobody needs them there."
        return FindingsError([Finding("DL063", self._shown, message, hint)])

    def _cannot_write(self, reason: str) -> FindingsError:
        hint = "Name another folder for the site, one in which you may create files."
        return FindingsError([Finding("DL067", self._shown, f"The site cannot be written here: {reason}.", hint)])


def _is_vacant(folder: Path) -> bool:
    """Whether nothing is in the way of a rename to `folder`: it is missing, or empty."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
