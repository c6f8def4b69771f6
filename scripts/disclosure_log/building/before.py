"""What the last build of a log left for the next one: what it made of what, and the twin of its site.

Reading it takes half as long as reading the log does, and neither needs the other, so that it can be done beside.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from disclosure_log import caching
from disclosure_log.building.forks import Aside
from disclosure_log.building.made import FILE, Entry, Known, load
from disclosure_log.building.twin import Status, files, seen_of, status_of, twin_of


@dataclass(frozen=True, slots=True)
class Before:
    """What the last build left."""

    kept: dict[str, Known]
    """What is kept of each part of the site, by its name; what is made anew is taken out."""

    twin: Status | None
    """The twin's folder; none where there is none."""

    standing: Mapping[str, Status]
    """The files of the twin."""

    same: Collection[str]
    """The names of the parts each of whose files stands in the twin as it was kept."""

    beside: Collection[str]
    """Files that the site in place has and the twin has not."""


_MODES: dict[int, int] = {}
"""Each mode of a file, once."""

NOTHING = Before({}, None, {}, (), ())
"""What is there before the first build."""


def look_back(root: Path, site: Path) -> Before:
    """What the last build of the log in `root` left, where its site stands in `site`. Raises nothing.

    Nothing of what came with the log's repository.
    """
    if (root / caching.FOLDER).exists() and caching.foreign(root):
        return NOTHING
    kept, twin = load(root / caching.FOLDER / FILE), twin_of(root)
    with suppress(OSError):
        # Its folder is looked at first: what happens to the twin meanwhile shows in that.
        status, found = status_of(twin.lstat()), standing_in(twin)
        same: set[str] = set()
        standing: dict[str, Status] = {}
        for name, (_, entries, _) in kept.items():
            if all(_is_same(each, found) for each in entries):
                same.add(name)
                standing |= {entry[0]: _standing(entry, found[entry[0]]) for entry in entries}
        standing |= {path: found[path] for path in found.keys() - standing.keys()}
        beside = [path for path, _ in files(f"{site}") if path not in standing]
        return Before(kept, status, standing, same, beside)
    return replace(NOTHING, kept=kept)


class LookingBack:
    """Looks back in a fork, from when it is made."""

    def __init__(self, root: Path, site: Path) -> None:
        """Begin to look at what the last build of the log in `root` left, whose site should stand in `site`."""
        self._root, self._site = root, site.absolute()
        self._aside = Aside(partial(look_back, root, site))

    def result(self, site: Path) -> Before:
        """What it left, where its site stands in `site`. Raises nothing."""
        if site.absolute() == self._site:
            return self._aside.result()
        self.end()
        return look_back(self._root, site)

    def end(self) -> None:
        """Want it no more."""
        self._aside.end()


def standing_in(folder: Path) -> dict[str, Status]:
    """What the file system says of each file in `folder`. Raises `OSError`."""
    return {path: status_of(entry.stat(follow_symlinks=False)) for path, entry in files(f"{folder}")}


def _standing(entry: Entry, status: Status) -> Status:
    """The same `status`, which holds what the `entry` holds: there are hundreds of thousands of both."""
    _, _, size, changed, number = entry
    mode, _, _, changed_in_any_way, _ = status
    return _MODES.setdefault(mode, mode), size, changed, changed_in_any_way, number


def _is_same(entry: Entry, standing: Mapping[str, Status]) -> bool:
    return entry[0] in standing and seen_of(standing[entry[0]]) == entry[2:]
