"""The law of the incremental build: whatever happened to a log, its site is that which a clean build makes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.attached import table
from tests.conftest import Project

from disclosure_log.building.build import Build
from disclosure_log.engine.running import build_site
from disclosure_log.findings import FindingsError

# MkDocs and Material themselves use what their own libraries have put out of use.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:mkdocs", "ignore::DeprecationWarning:material")

TODAY = date(2026, 11, 24)
OWN = re.compile(r"checkpoints\.txt|manifest\.json")
"""What tells the history of a site too, which a clean build of another folder does not have."""


@pytest.fixture(autouse=True)
def _small_volumes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search index of these small logs has several volumes, as that of a large one has."""
    monkeypatch.setattr(Build, "volume", 2)


@dataclass
class Changing:
    """A log to which things happen."""

    project: Project
    today: date = TODAY
    numbers: count[int] = field(default_factory=lambda: count(1))

    def respond(self, number: int, facts: str = "outcome: granted", title: str = "", letter: str = "") -> None:
        """Write the response with this number; their titles have nothing in common unless they are given."""
        name = title or ("Aprons", "Barges", "Chairs", "Desks", "Easels")[number % 5]
        file = self.project.add(f"2024/{number}", title=name, responded=f"2024-0{1 + number % 9}-10", facts=facts)
        file.write_text(file.read_text(encoding="utf-8") + letter, encoding="utf-8")

    def change(self, kind: str, which: int) -> None:
        """Let one thing happen, to the response with the number `which`."""
        # The other one is no neighbour in time.
        one, other, new = f"2024/{which}", f"2024/{(which + 2) % 5 + 1}", next(self.numbers)
        granted = "outcome: granted"
        withdrawn = "withdrawn: {date: 2026-01-05, reason: Answered again., by: Head of Information}"
        letters = {
            "edit": (granted, f"Counted anew {new}"),
            "exempt": ("outcome: refused\nexemptions: [32(1)]\nrefusal_notice: 17(1)\ntopics: [Fleet]", f"Locks {new}"),
            "relate": (f"outcome: not_held\nrelated: [{other}]",),
            "link": (granted, "", f"\nSee [that](response:{other}).\n"),
            "supersede": (f"{granted}\nsupersedes: {other}",),
            "hold back": (f"{granted}\npublished: {self.today + timedelta(days=1)}",),
            "attach": (f"{granted}\nattachments:\n  - file: costs.csv\n    title: Costs",),
            "withdraw": (f"{granted}\n{withdrawn}",),
        }
        if kind in letters:
            self.respond(which, *letters[kind])
        if kind == "attach":
            self.project.write(f"responses/{one}/costs.csv", table(3 + new))
        else:
            (self.project.root / f"responses/{one}/costs.csv").unlink(missing_ok=True)
        if kind in ("delete", "rename"):
            (self.project.root / f"responses/{one}.md").unlink(missing_ok=True)
        if kind == "rename":
            self.respond(100 + which, f"{granted}\naliases: [{one}]")
        if kind == "next day":
            self.today += timedelta(days=1)
        if kind == "settings":
            text = self.project.config_file.read_text(encoding="utf-8")
            self.project.write("mkdocs.yml", re.sub(r"(accessible_format: ).*", rf"\1Ask at desk {new}.", text))
        if kind == "page":
            self.project.write("docs/about.md", f"# About\nThis log, told for the time {new}.\n")

    def begin_again(self) -> None:
        """Write every response anew, with nothing in it that could be wrong."""
        for file in (self.project.root / "responses/2024").glob("*.md"):
            self.change("edit", int(file.stem))

    def files(self, *, clean: bool) -> dict[str, bytes]:
        """The site that a build makes, without its own history."""
        site = self.project.root / ("clean" if clean else "site")
        build_site(self.project.config_file, site_dir=site, today=self.today, index=True, clean=clean)
        found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        manifest = json.loads(found["manifest.json"])
        del manifest["files"]["checkpoints.txt"]
        return {name: each for name, each in found.items() if not OWN.fullmatch(name)} | {
            "sealed": f"{manifest}".encode()
        }


KINDS = [
    "edit",
    "exempt",
    "relate",
    "link",
    "supersede",
    "delete",
    "rename",
    "hold back",
    "next day",
    "attach",
    "withdraw",
]
KINDS += ["withdraw", "settings", "page"]
CHANGES = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 4)), min_size=1, max_size=3)


def held(log: Changing, rounds: list[list[tuple[str, int]]], *, sound: bool = False) -> None:
    """After each round of changes the site is that of a clean build.

    The changes are `sound` where no finding may stop a build.
    """
    log.project.set("repository: private")  # in a public one nothing is held back
    for number in range(1, 6):
        log.respond(number)
    log.files(clean=False)
    for changes in rounds:
        for kind, which in changes:
            log.change(kind, which)
        try:
            files = log.files(clean=False)
        except FindingsError:  # no log may say this, and the site stayed as it was
            assert not sound
            log.begin_again()
            files = log.files(clean=False)
        anew = log.files(clean=True)
        assert files.keys() == anew.keys()
        assert [name for name in files if files[name] != anew[name]] == []


EVERYTHING = [
    [("exempt", 1), ("exempt", 3), ("attach", 2), ("link", 4)],
    [("exempt", 3)],
    [("attach", 2), ("hold back", 1), ("relate", 5)],
    [("next day", 0), ("page", 0)],
    [("rename", 1), ("withdraw", 3)],
    [("settings", 0)],
    [("supersede", 4), ("delete", 5), ("edit", 3)],
]


def test_after_every_kind_of_change_the_site_is_that_of_a_clean_build(project: Project) -> None:
    """Byte by byte, its search index and its data too."""
    held(Changing(project), EVERYTHING, sound=True)


@pytest.mark.long
@given(rounds=st.lists(CHANGES, min_size=1, max_size=5))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_changes_the_site_is_that_of_a_clean_build(
    new_project: Callable[[str], Project], rounds: list[list[tuple[str, int]]]
) -> None:
    """The same for changes that are drawn."""
    held(Changing(new_project(f"log-{next(_LOGS)}")), rounds)


def test_a_volume_of_the_search_index_is_made_anew_only_where_something_in_it_changed(project: Project) -> None:
    """What changes in one response leaves the files of every other volume the very same files."""
    log = Changing(project)
    for number in range(1, 9):
        log.respond(number)
    log.files(clean=False)
    before = numbered_files(project)
    assert len({path.parts[-3] for path in before}) > 2
    log.change("edit", 3)
    log.files(clean=False)
    changed = {path.parts[-3] for path, number in numbered_files(project).items() if before.get(path) != number}
    assert len(changed) == 1


def numbered_files(project: Project) -> dict[Path, int]:
    """Each file of a volume, with the number that the file system gives it."""
    return {path: path.stat().st_ino for path in (project.root / "site/search/data/volumes").glob("*/*/*")}


_LOGS = count(1)
