"""A build in which nothing changed is not done, and one in which anything changed is."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure_log.building.outcome import Outcome
from disclosure_log.building.twin import files, status_of
from disclosure_log.building.unchanged import LastBuild
from disclosure_log.config import load_project
from disclosure_log.findings import Finding, Severity

TODAY = date(2026, 11, 24)
MADE = Outcome(2, 14, (Finding("DL075", "responses/2021/1.md", "A thing.", "Do it.", 3, 0, Severity.WARNING),))


def made(site: Path) -> Outcome:
    """What a build made of the site that stands there."""
    return replace(MADE, standing={path: status_of(entry.stat()) for path, entry in files(f"{site}")})


def last(project: Any, site_dir: Path | None = None, today: date = TODAY, *, index: bool = True) -> LastBuild:
    """What the last build of `project` left."""
    return LastBuild(load_project(project.config_file), project.config_file, site_dir, today, index=index)


@pytest.fixture
def built(project: Any) -> Any:
    """A log whose site stands there, as far as can be told."""
    project.write("site/index.html", "Hello")
    project.write("site/a/index.html", "There")
    last(project).keep(project.root / "site", made(project.root / "site"))
    return project


def test_nothing_changed_is_told_with_what_was_found(built: Any) -> None:
    """The site, its numbers and its findings are those of the build before."""
    assert last(built).unchanged() == (built.root / "site", Outcome(2, 14, MADE.findings, unchanged=True))


def test_whether_it_was_made_of_the_same_is_known_before_the_site_is_looked_at(built: Any) -> None:
    """Who changed only the site finds it built again all the same."""
    (built.root / "site/index.html").write_text("Hello.")
    assert last(built).was_of_the_same
    assert last(built).unchanged() is None
    assert not last(built, index=False).was_of_the_same


def edit_in_secret(file: Path) -> None:
    """Change a file so that its size and the time of its last change stay."""
    before = file.stat()
    file.write_bytes(file.read_bytes().swapcase())
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Any], Any]] = {
    "a response is edited": lambda log: log.add("2021/1", title="Another title"),
    "a response is edited, with the same length and time": lambda log: edit_in_secret(log.root / "responses/2021/1.md"),
    "a response is new": lambda log: log.add("2021/3"),
    "a response is gone": lambda log: (log.root / "responses/2021/1.md").unlink(),
    "a response is renamed": lambda log: (log.root / "responses/2021/1.md").rename(log.root / "responses/2021/9.md"),
    "a file is new": lambda log: log.write("responses/2021/1/table.csv", "a,b\n"),
    "a page is edited": lambda log: log.write("docs/index.md", "# Home\n\nChanged.\n\n<!-- disclosure-log: home -->\n"),
    "a style is new": lambda log: log.write("docs/extra.css", "p {}"),
    "a setting is another": lambda log: log.set("notice: A notice."),
    "a page of the site is gone": lambda log: (log.root / "site/a/index.html").unlink(),
    "a page of the site was changed": lambda log: log.write("site/a/index.html", "Where"),
    "a file lies in the site": lambda log: log.write("site/b.txt", ""),
    "the site is gone": lambda log: (log.root / "site").rename(log.root / "elsewhere"),
    "what is kept is damaged": lambda log: log.write(".cache/disclosure-log/unchanged.json", "{}"),
    "a response is a link": lambda log: (log.root / "responses/2021/7.md").symlink_to(log.root / "docs/index.md"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_seen(built: Any, change: Callable[[Any], Any]) -> None:
    """In the log, in its pages and settings, in the site that stands there, or in what is kept."""
    change(built)
    assert last(built).unchanged() is None


def test_another_day_another_folder_and_another_index_are_other_builds(built: Any) -> None:
    """What a response shows can depend on the day, and a site without a search is another one."""
    assert last(built, today=date(2026, 11, 25)).unchanged() is None
    assert last(built, built.root / "other").unchanged() is None
    assert last(built, index=False).unchanged() is None


def test_a_variable_that_the_settings_name_is_looked_at(built: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """`!ENV` takes the value of an environment variable."""
    text = built.config_file.read_text(encoding="utf-8")
    assert "!ENV [SITE_URL" in text
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example.org/")
    assert last(built).unchanged() is None


@pytest.mark.parametrize(
    "more",
    [
        "hooks:\n  - hook.py\n",
        "INHERIT: other.yml\n",
        "theme:\n  name: material\n  custom_dir: overrides\n",
        "markdown_extensions:\n  - pymdownx.snippets\n",
        "plugins:\n  - disclosure-log:\n      authority: Sampleshire Council\n  - offline\n",
    ],
)
def test_settings_that_can_name_other_files_are_always_built(built: Any, more: str) -> None:
    """A hook, another plugin, an extension or a template of the owner's may read whatever it likes."""
    key = more.partition(":")[0]
    lines = built.config_file.read_text(encoding="utf-8").splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if line.startswith(f"{key}:")]
    if starts:
        end = next((n for n in range(starts[0] + 1, len(lines)) if lines[n][:1].strip()), len(lines))
        del lines[starts[0] : end]
    built.write("mkdocs.yml", "".join(lines) + more)
    last(built).keep(built.root / "site", made(built.root / "site"))
    assert last(built).unchanged() is None


def test_a_log_that_changed_while_it_was_built_is_built_again(built: Any) -> None:
    """Nobody knows which of the two the site shows."""
    before = last(built)
    assert before.was_of_the_same
    built.add("2021/1", title="Another title")
    before.keep(built.root / "site", made(built.root / "site"))
    assert last(built).unchanged() is None
    built.add("2021/1")
    assert last(built).unchanged() is None
