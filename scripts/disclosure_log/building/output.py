"""Where a build puts the files of the site, and what it takes over from the site before.

A new site begins as the twin of the one that is in place (see `twin`), and whatever was made of the same as before
stays as it is there. What was made of what is kept in `.cache/disclosure-log/made.sqlite`, which git ignores, with the
hash of each file, so that sealing need not read it. A file is taken over only where it is as it was when its hash was
taken; what is damaged, foreign or missing is only made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import partial
from itertools import islice
from pathlib import Path

from disclosure_log import caching
from disclosure_log.building.before import NOTHING, Before, look_back, standing_in
from disclosure_log.building.forks import Aside, in_forks
from disclosure_log.building.made import FILE, Entry, LongWords, Row, save
from disclosure_log.building.on_disk import OnDisk, Place
from disclosure_log.building.parts import Made, Part, Put, Taken, Written
from disclosure_log.building.twin import (
    Changes,
    Status,
    keep_twin,
    link,
    make_folder,
    remove,
    seen_of,
    status_of,
    take_twin,
    twin_of,
)
from disclosure_log.data.manifest import SealedFile
from disclosure_log.data.verifying.sealing import CHECKPOINTS_NAME, MANIFEST_NAME

_OF_THE_SEAL = frozenset((CHECKPOINTS_NAME, MANIFEST_NAME))
"""What is written when the rest of the site is done."""

_AT_ONCE = 4000
"""Parts that are looked at before any of them is made.

Forks that made them end with all that they loaded for it, so that all at once would take much memory.
"""

_MANY_CHANGES = 1000
"""Files whose linking is worth a fork."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
"""How a file is opened that must not be there."""


class Output:
    """The folder of a new site while it is written, beside the site that is in place."""

    def __init__(self, staging: Path, old: Path | None, root: Path, common: str, before: Before | None = None) -> None:
        """Prepare to write into `staging`, and to take over from `old`, the site in place; without one, nothing is.

        `root` is the log's folder, `common` stands for all that every part of the site depends on, and `before` is
        what the last build left, if that was looked up already.
        """
        self.folder, self._old, self._root, self._common = staging, old, root, common
        self._process, self._open = os.getpid(), False
        self._file = root / caching.FOLDER / FILE
        self._usable = not (self._file.is_file() and caching.foreign(root))
        self._before = (before or look_back(root, old)) if self._usable and old else NOTHING
        self._kept = self._before.kept
        self._anew = not self._kept
        self._files = {entry[0]: entry for _, entries, _ in self._kept.values() for entry in entries}
        self._used: set[str] = set()
        self._new: dict[str, tuple[str, Sequence[str], Place]] = {}
        self._long = LongWords(self._file)
        self._words = OnDisk(self._file.parent if self._usable else None)
        self._folders: set[str] = set()
        self._standing: dict[str, Status] = {}
        self._changes_known = False
        self._written: set[str] = set()
        self._gone: set[str] = set()
        self._dated: set[str] = set()
        """Files that are as they were, though the file system says other things of them."""

        self.sealed: dict[str, SealedFile] = {}
        """Every file that was put into the site, with its hash."""

        self.remade = 0
        """How many parts of the site had to be made."""

    def open(self) -> None:
        """Begin with the site that was there before, so that files can be put.

        What stood in the folder already is kept only where it is put. A second time it does nothing.
        """
        if self._open:
            return
        self._open = True
        if self._old and self._usable:
            twin = twin_of(self._root)
            as_it_was = os.path.lexists(twin) and status_of(twin.lstat()) == self._before.twin
            if not take_twin(self._root, self.folder):
                self._link_what_is_kept(self._old)
            elif as_it_was:
                self._standing, self._changes_known = dict(self._before.standing), True
        self._standing = self._standing or standing_in(self.folder)

    def _link_what_is_kept(self, old: Path) -> None:
        """Where there is no twin, as after a build that was killed, each file is taken out of the site in place."""
        with suppress(OSError):  # somebody is changing the site
            link((path for path in self._files if Path(old, path).is_file()), old, self.folder, copies=True)

    def hand_over(self) -> Put | None:
        """What was put since the last time, for the process that this one is a fork of; in that one, nothing."""
        if os.getpid() == self._process:
            return None
        new = {name: (key, paths, self._words.get(words)) for name, (key, paths, words) in self._new.items()}
        put = Put(self._used, new, self.sealed, self._written, self._gone, self._dated, self.remade)
        self._used, self._new, self.sealed = set(), {}, {}
        self._written, self._gone, self._dated, self.remade = set(), set(), set(), 0
        return put

    def join(self, put: Put) -> None:
        """Let what another process put be of this site."""
        for name in put.new:
            self._forget(name)
        self._used.update(put.used)
        self._new |= {name: (key, paths, self._words.put(words)) for name, (key, paths, words) in put.new.items()}
        self.sealed.update(put.sealed)
        self._written.update(put.written)
        self._gone.update(put.gone)
        self._dated.update(put.dated)
        self.remade += put.remade
        for path in put.gone:
            self._standing.pop(path, None)
        for path in put.written:
            if self._standing.pop(path, None):
                self._gone.add(path)

    def close(self) -> None:
        """Delete what stood in the site before and was not put into it now. Raises `OSError`."""
        gone = self._standing.keys() - self.sealed.keys()
        remove(self.folder, gone)
        self._gone |= gone

    def take(self, name: str, made_of: str, make: Callable[[], Made]) -> Taken:
        """Put the files of the part `name` into the site: those of the last one, if it was `made_of` the same.

        Raises what `make` raises.
        """
        return self.known(name, made_of) or self.add(name, made_of, self.write(make()))

    def put_parts(self, parts: Iterable[Part], *, large: bool = False, at_once: int = _AT_ONCE) -> Iterator[Taken]:
        """Put parts into the site: those that are still as they were, and the others as they are made.

        Of those that are `large` two are already worth a fork each. After as many as `at_once` the forks end with all
        that they loaded. Raises what making them raises.
        """
        waiting = iter(parts)
        while some := list(islice(waiting, at_once)):
            known = [self.known(part.name, part.made_of) for part in some]
            missing = [part for part, taken in zip(some, known, strict=True) if not taken]
            # Each fork writes what it made: a file takes longer to be written than to be told of.
            with closing(in_forks(self._made, missing, large=large)) as written:
                for part, taken in zip(some, known, strict=True):
                    yield taken or self.add(part.name, part.made_of, next(written))

    def _made(self, part: Part) -> Written:
        return part.written() if part.written else self.write(part.make())

    def words_before(self, name: str) -> Mapping[str, str]:
        """The words of the part `name` of the last site, whatever it was made of; none where there was no such part."""
        return (self._known_words(name) if name in self._kept else None) or {}

    def _known_words(self, name: str) -> Mapping[str, str] | None:
        key, _, words = self._kept[name]
        return self._long.of(name, key) if words is None else words

    def is_made_of(self, name: str, made_of: str) -> bool:
        """Whether the part `name` of the last site was `made_of` the same."""
        return name in self._kept and self._kept[name][0] == self._key(name, made_of)

    def known(self, name: str, made_of: str) -> Taken | None:
        """The part `name` as it was in the last site, put into this one, if it was `made_of` the same."""
        key = self._key(name, made_of)
        known = self._kept.get(name)
        if not known or known[0] != key or (words := self._known_words(name)) is None:
            return None
        entries = known[1]
        paths = [entry[0] for entry in entries]
        # What was looked at already need not be compared again, unless something was put in its place since.
        if self._changes_known and name in self._before.same and all(map(self._standing.__contains__, paths)):
            for path, sha256, size, _, _ in entries:
                self.sealed[path] = SealedFile(sha256, size)
        elif not all(map(self._take_over, entries)):
            return None
        if not self._dated.isdisjoint(paths):
            # So that its hash need not be taken each time.
            self._new[name] = key, paths, self._words.put(json.dumps(words))
        self._used.add(name)
        return Taken(paths, words)

    def write(self, made: Made) -> Written:
        """Write the files of a part that was made. It belongs to the site when it is added.

        Nothing is changed in memory, so that a fork can do it. Raises `OSError`.
        """
        new: dict[str, SealedFile] = {}
        same: dict[str, SealedFile] = {}
        in_the_way: dict[str, bytes] = {}
        for path, content in made.files.items():
            sealed = SealedFile(hashlib.sha256(content).hexdigest(), len(content))
            if self._stands(path, sealed):
                same[path] = sealed
            elif self._create(path, content):
                new[path] = sealed
            else:
                in_the_way[path] = content
        return Written(new, same, in_the_way, made.words)

    def _stands(self, path: str, sealed: SealedFile) -> bool:
        standing, known = self._standing.get(path), self._files.get(path)
        if standing is None or standing[1] != sealed.size:
            return False
        as_known = known is not None and known[1] == sealed.sha256 and known[2:] == seen_of(standing)
        return as_known or _has(f"{self.folder}/{path}", sealed.sha256)

    def _create(self, path: str, content: bytes) -> bool:
        """Write a file in place of one that stands there; not, where something else is in the way."""
        file = f"{self.folder}/{path}"
        if path in self._standing:
            # What stands there is the same file as in the site in place. A fork that died may have taken it away.
            with suppress(FileNotFoundError):
                os.unlink(file)  # noqa: PTH108 - as in `remove`
        try:
            try:
                opened = os.open(file, _NEW, 0o666)
            except FileNotFoundError:
                make_folder(file.rpartition("/")[0])
                opened = os.open(file, _NEW, 0o666)
        except (FileExistsError, NotADirectoryError):
            return False
        try:
            rest = memoryview(content)
            while rest := rest[os.write(opened, rest) :]:
                pass
        finally:
            os.close(opened)
        return True

    def add(self, name: str, made_of: str, written: Written) -> Taken:
        """Put the part `name` into the site, as it was written."""
        self._used.add(name)
        self.remade += 1
        for path, sealed in written.new.items():
            if self._standing.pop(path, None):
                self._gone.add(path)
            self._written.add(path)
            self.sealed[path] = sealed
        self.sealed |= written.same
        self._forget(name)
        for path, content in written.in_the_way.items():
            self.put(path, content)
        paths = [*written.new, *written.same, *written.in_the_way]
        self._new[name] = self._key(name, made_of), paths, self._words.put(json.dumps(written.words))
        return Taken(paths, written.words)

    def _forget(self, name: str) -> None:
        """Forget what the part `name` of the last site was, now that there is another."""
        if known := self._kept.pop(name, None):
            for entry in known[1]:
                self._files.pop(entry[0], None)

    def _key(self, name: str, made_of: str) -> str:
        return hashlib.sha256(f"{self._common}\0{name}\0{made_of}".encode()).hexdigest()

    def put(self, path: str, content: bytes) -> None:
        """Put a file into the site that is made anew each time, over one of this path that is there."""
        self.sealed[path] = sealed = SealedFile(hashlib.sha256(content).hexdigest(), len(content))
        if self._stands(path, sealed):
            return
        self._make_room(path)
        self._written.add(path)
        Path(f"{self.folder}/{path}").write_bytes(content)

    def _make_room(self, path: str) -> None:
        """Take away what stood where a file goes, and make its folder.

        What stands there is never written over: it is the same file as in the site in place.
        """
        if self._standing.pop(path, None):
            self._gone.add(path)
            Path(self.folder, path).unlink(missing_ok=True)
        is_folder = os.path.isdir(f"{self.folder}/{path}")  # noqa: PTH112 - as in `remove`
        below = [each for each in self._standing if each.startswith(f"{path}/")] if is_folder else []
        for each in (*_above(path), *below):  # a file may be a folder now, and a folder a file
            if self._standing.pop(each, None):
                self._gone.add(each)
                remove(self.folder, [each])
        folder = path.rpartition("/")[0]
        if below:
            self._folders.clear()  # some of them are gone
        if folder not in self._folders:
            Path(self.folder, folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)

    def _take_over(self, entry: Entry) -> bool:
        """Let a file stay that stands there from before, where it is as it was."""
        path, sha256 = entry[:2]
        standing = self._standing.get(path)
        if standing is None:
            return False
        if seen_of(standing) != entry[2:]:
            if not _has(f"{self.folder}/{path}", sha256):
                return False
            self._dated.add(path)
        self.sealed[path] = SealedFile(sha256, standing[1])
        return True

    def keep(self, site: Path, former: Path) -> None:
        """Keep what was made, now that it stands in `site`, and let `former`, which stood there, be its twin.

        Whatever is no longer used is deleted. Raises nothing.
        """
        if not self._usable:
            return
        new = self._written | _OF_THE_SEAL
        gone = self._gone.union(self._before.beside) - self.sealed.keys() - _OF_THE_SEAL
        changes = Changes(new, gone) if self._changes_known else None
        if changes and len(changes.new) < _MANY_CHANGES:
            self._save(site)
            keep_twin(self._root, site, former, changes)
            return
        twin = Aside(partial(keep_twin, self._root, site, former, changes))
        self._save(site)
        twin.result()

    def standing(self, site: Path) -> Mapping[str, Status]:
        """What the file system says of each file of the site, now that it stands in `site`. Raises `OSError`."""
        before = {path: self._standing[path] for path in self.sealed.keys() - self._written}
        return before | {path: status_of(os.lstat(f"{site}/{path}")) for path in self._written | _OF_THE_SEAL}

    def _save(self, site: Path) -> None:
        gone = self._kept.keys() - self._used
        if not self._usable or not (gone or self._new):
            return
        self._long.close()
        with suppress(OSError, sqlite3.Error):  # where nothing is kept, all is damaged, or of another program
            save(self._file, self._rows(site), gone, anew=self._anew)
        self._words.close()

    def _rows(self, site: Path) -> Iterator[Row]:
        for name, (key, paths, words) in self._new.items():
            yield name, key, self._entries(site, paths), self._words.get(words)

    def _entries(self, site: Path, paths: Iterable[str]) -> list[Entry]:
        entries = []
        for path in paths:
            found = os.lstat(f"{site}/{path}")
            entries.append((path, self.sealed[path].sha256, found.st_size, found.st_mtime_ns, found.st_ino))
        return entries


def _above(path: str) -> list[str]:
    """The folders that a path lies in, the nearest last."""
    return [path[:place] for place, sign in enumerate(path) if sign == "/"]


def _has(file: str, sha256: str) -> bool:
    """Whether a file has this content: after a fresh checkout with a kept cache, its dates say nothing."""
    with suppress(OSError):
        if stat.S_ISREG(os.lstat(file).st_mode):
            with Path(file).open("rb", buffering=0) as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
    return False
