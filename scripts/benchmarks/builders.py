"""What every builder of sites is asked to do: build, and build again after a change."""

from __future__ import annotations

import shutil
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from benchmarks.cost import Cost, Size, cost_of, size_of
from benchmarks.visits import OURS, Search

NAME = "Sampleshire Police disclosure log"
"""The name of the site, as it stands in the settings of each builder."""

TODAY = "2026-06-01"
"""The day that each build and check is told, so that a run past midnight or next year does the same."""


class Builder(ABC):
    """A builder of sites with its copy of the log."""

    name: str
    site: Path
    index: Path
    """The folder of the files that are there for the search alone."""
    search: Search

    def __init__(self, settings: Path, responses: Path, attachments: Path, versions: Mapping[str, str]) -> None:
        self.root = settings.parent
        self.versions = versions
        self._settings = settings
        self._responses = responses
        self._attachments = attachments

    @abstractmethod
    def build(self, *options: str) -> Cost:
        """Build the site with these options of the builder, and say what that took; raises `FailedError`."""

    def change(self, reference: str) -> None:
        """Add a sentence to a response."""
        with (self._responses / f"{reference}.md").open("a", encoding="utf-8") as response:
            response.write("\nOne more sentence.\n")

    def delete(self, reference: str) -> None:
        """Delete a response and what is attached to it."""
        (self._responses / f"{reference}.md").unlink()
        shutil.rmtree(self._attachments / reference, ignore_errors=True)

    def configure(self) -> None:
        """Give the site another name."""
        settings = self._settings.read_text(encoding="utf-8")
        self._settings.write_text(settings.replace(NAME, f"The {NAME}"), encoding="utf-8")

    def sizes(self) -> tuple[Size, Size]:
        """What the site holds, and what of that is there for the search alone."""
        return size_of(self.site), size_of(self.index)


class Ours(Builder):
    """disclosure-log itself."""

    name = "disclosure-log"
    search = OURS

    def __init__(self, log: Path, *, files: bool) -> None:
        """`log` is the log's folder, and whether its letters have attachments is said by `files`."""
        self.has_files = files
        versions = {"disclosure-log": version("disclosure-log")}
        super().__init__(log / "mkdocs.yml", log / "responses", log / "responses", versions)
        self.site = log / "site"
        self.index = self.site / "search" / "data"
        self._kept = log / ".cache" / "disclosure-log"

    def build(self, *options: str) -> Cost:
        """Build the site with these options of the command, and say what that took; raises `FailedError`."""
        return self._run("build", *options)

    def check(self) -> Cost:
        """Check the log; raises `FailedError`."""
        return self._run("check")

    def forget(self, *but: str) -> None:
        """Put the site aside, and all that is kept `but` these files.

        Nothing is deleted: some file systems make new files slowly for minutes after many were deleted, and a build in
        a new checkout has none to delete.
        """
        aside = self.root.parent / "aside" / f"{time.time_ns()}"
        aside.mkdir(parents=True)
        if self.site.is_dir():
            self.site.rename(aside / self.site.name)
        for path in self._kept.iterdir() if self._kept.is_dir() else ():
            if path.name not in but:
                path.rename(aside / f"kept-{path.name}")

    def _run(self, *arguments: str) -> Cost:
        return cost_of([sys.executable, "-m", "disclosure_log", *arguments, "--today", TODAY], self.root)
