"""Whether a build would change nothing, found without building.

A build is made of the program, the settings, the files of the log, the day and the site that is in place. Where all of
that is what the last build left, so is the site. Files are told by what the file system says of them, the time of the
last change of any kind among it (ctime, which no program can set); a file that was only touched counts as changed.
Settings by which a build could be made of anything else, such as another plugin, an extension that reads files or a
template of the owner's, are always built.

What the last build left stands in `.cache/disclosure-log/unchanged.json`. Where that is missing, damaged or foreign,
the site is built.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any

from disclosure_log import caching
from disclosure_log.building.forks import Aside
from disclosure_log.building.outcome import Outcome
from disclosure_log.building.swap import leftovers
from disclosure_log.building.twin import Status, files, status_of
from disclosure_log.config import PLUGIN, Project
from disclosure_log.findings import Finding, Severity
from disclosure_log.records.strict_yaml import read_mapping

FILE = "unchanged.json"

_LIBRARIES = (
    *("babel", "jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "nh3", "pydantic"),
    *("pymdown-extensions", "pypdf", "pypdfium2", "snowballstemmer"),
)
_SETTINGS = frozenset(
    (
        *("site_name", "site_url", "site_description", "site_author", "site_dir", "copyright", "dev_addr"),
        *("repo_url", "repo_name", "edit_uri", "theme", "plugins", "markdown_extensions", "nav", "extra", "strict"),
        *("validation", "exclude_docs", "draft_docs", "not_in_nav"),
    )
)
"""The settings of MkDocs that name no file beside those in docs/."""

_THEME = frozenset(("name", "language", "font", "palette", "features", "icon", "logo", "favicon", "direction"))
_EXTENSIONS = frozenset(
    (
        *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "sane_lists"),
        *("tables", "toc"),
    )
)
"""Extensions of Markdown that read no file."""

_AT_ONCE = 1000
"""Files that are written down in one go to be hashed: all at once a very large log would be in memory twice more."""


class LastBuild:
    """What the last build of a log left, beside what one would be made of now."""

    def __init__(self, project: Project, config_file: Path, site_dir: Path | None, today: date, *, index: bool) -> None:
        """Begin to look, beside this process where that can be.

        `site_dir` is the folder that was asked for, if any, and `index` whether the site gets its search.
        """
        self._project, self._config_file = project, config_file.absolute()
        self._asked = [f"{site_dir.absolute()}" if site_dir else "", f"{today}", f"{index}"]
        self._file = project.root / caching.FOLDER / FILE
        can_be_told = self._can_be_told() and not (self._file.is_file() and caching.foreign(project.root))
        self._aside = Aside(self._told) if can_be_told else None

    @property
    def is_looked_at_beside(self) -> bool:
        """Whether another process looks what a build would be made of, so that this one can do something else."""
        return self._aside is not None and self._aside.is_beside

    @cached_property
    def _key(self) -> str:
        """What tells all that a build would be made of from anything else; empty where that cannot be told."""
        return self._aside.result() if self._aside else ""

    @property
    def _usable(self) -> bool:
        return bool(self._key)

    @cached_property
    def _kept(self) -> Any:
        """What is noted of a build that was made of the same; nothing where none is. Raises nothing."""
        with suppress(OSError, ValueError):
            return json.loads(caching.unsealed(self._file.read_text(encoding="utf-8"), self._key) or "null")
        return None

    @property
    def was_of_the_same(self) -> bool:
        """Whether it was made of the same, so that only the site itself can be another one.

        To be asked before a build reads the log: what changes from then on is not what was looked at.
        """
        return self._usable and self._kept is not None

    def unchanged(self) -> tuple[Path, Outcome] | None:
        """The site and what it holds, where a build would change nothing. Raises nothing."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            kept = self._kept
            target = Path(kept["site"])
            if self._usable and not leftovers(target) and _told_of(_standing(target)) == kept["standing"]:
                found = (Finding(**each | {"severity": Severity(each["severity"])}) for each in kept["findings"])
                return target, Outcome(kept["responses"], kept["pages"], tuple(found), unchanged=True)
        return None

    def keep(self, target: Path, outcome: Outcome) -> None:
        """Remember that the site in `target` is what such a build makes. Raises nothing."""
        with suppress(OSError, MemoryError):
            # Of what changed since this began to look, the next one finds that it is not what was looked at.
            if not self._usable:
                self._file.unlink(missing_ok=True)
                return
            kept = {
                "site": f"{target.absolute()}",
                "standing": _told_of(outcome.standing),
                "responses": outcome.responses,
                "pages": outcome.pages,
                "findings": [asdict(finding) for finding in outcome.findings],
            }
            caching.prepare(self._file.parent)
            new = self._file.with_suffix(".new")
            new.write_text(caching.sealed(json.dumps(kept), self._key), encoding="utf-8")
            new.replace(self._file)

    def _can_be_told(self) -> bool:
        """Whether the settings name nothing that is not looked at here."""
        try:
            text = self._config_file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return False
        document, faults = read_mapping(text.replace("\r\n", "\n"), "", plain=False)
        data = document.data
        theme, plugins = data.get("theme") or {}, data.get("plugins") or []
        extensions = data.get("markdown_extensions") or []
        return (
            not faults
            and data.keys() <= _SETTINGS
            and isinstance(theme, dict)
            and theme.keys() <= _THEME
            and len(plugins) == 1
            and isinstance(extensions, list)
            and all(isinstance(name, str) and name in _EXTENSIONS for name in extensions)
            and self._project.options.canaries is None
            and self._project.store is None
        )

    def _told(self) -> str:
        with suppress(OSError):  # the build says what is wrong
            words = [caching.program(_LIBRARIES), PLUGIN, *self._asked, *self._environment()]
            return _digest([words, *self._files()])
        return ""

    def _environment(self) -> Iterator[str]:
        """The variables that the settings name."""
        for line in self._config_file.read_text(encoding="utf-8-sig").splitlines():
            for name in re.findall(r"\w+", line) if "!ENV" in line else ():
                yield f"{name}={os.environ.get(name)}"

    def _files(self) -> Iterator[tuple[str, Status]]:
        """Every file that a build would be made of, with what the file system says of it."""
        yield f"{self._config_file}", status_of(self._config_file.stat())
        for folder in (self._project.docs, self._project.responses):
            found = files(f"{folder}") if folder.is_dir() else ()
            for path, entry in sorted(found, key=itemgetter(0)):
                yield path, status_of(entry.stat(follow_symlinks=False))


def _standing(target: Path) -> Mapping[str, Status]:
    """The site in `target` as it stands there. Raises `OSError`."""
    return {path: status_of(entry.stat(follow_symlinks=False)) for path, entry in files(f"{target}")}


def _told_of(standing: Mapping[str, Status]) -> str:
    """What tells files as they stand there from any others."""
    return _digest(sorted(standing.items()))


def _digest(told: Sequence[object]) -> str:
    """The SHA-256 of lists, texts and numbers as Python writes them: many at once, since there are thousands."""
    digest = hashlib.sha256()
    for start in range(0, len(told), _AT_ONCE):
        digest.update(repr(told[start : start + _AT_ONCE]).encode("ascii", "backslashreplace"))
    return digest.hexdigest()
