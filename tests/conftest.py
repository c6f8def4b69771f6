"""What many tests need: a small log of a fictional authority on disk."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests import program
from tests.repositories import copy_repository, set_up, surroundings

# A busy machine is no fault of the code: no example is judged by how long it takes.
settings.register_profile("unhurried", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

REPOSITORY = Path(__file__).parent.parent

RESPONSE = """---
reference: {reference}
title: {title}
responded: {responded}
{facts}
---
## Request
1) How many bicycles does the council own?

## Response
The council owns 12 bicycles.
"""


class Project:
    """A log of the fictional Sampleshire Council in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config_file = root / "mkdocs.yml"
        self.site = root / "site"

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file of the project."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            file.write_text(content, encoding="utf-8", newline="\n")
        return file

    def add(
        self,
        reference: str,
        *,
        title: str = "Council bicycles",
        responded: str = "2021-08-24",
        facts: str = "outcome: granted",
    ) -> Path:
        """Add a response at the place where its reference belongs."""
        text = RESPONSE.format(reference=reference, title=title, responded=responded, facts=facts)
        return self.write(f"responses/{reference}.md", text)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the command in the project's folder, as a program of its own that nobody sits at."""
        return program.run(*arguments, folder=self.root, environment=os.environ | environment)

    def set(self, option: str) -> None:
        """Set an option of the log, such as `repository: private`."""
        text = self.config_file.read_text(encoding="utf-8")
        self.write("mkdocs.yml", text.replace("      official: true\n", f"      official: true\n      {option}\n"))

    def bytes(self) -> dict[str, bytes]:
        """Every file of the site that is in place."""
        files = (path for path in sorted(self.site.rglob("*")) if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """This repository as somebody would clone it, as it stands in this folder."""
    copy_repository(tmp_path / "clone")
    return tmp_path / "clone"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which make finds the programs that run this test and installs nothing."""
    set_up(tmp_path / "environment", for_ever=True)
    return surroundings() | {"MAKEFLAGS": f"VENV={tmp_path / 'environment'}", "GIT_CONFIG_GLOBAL": os.devnull}


@pytest.fixture
def new_project(tmp_path: Path) -> Callable[[], Project]:
    """Makes an empty log with the hand-written pages that every log needs."""

    def make(name: str = "log") -> Project:
        project = Project(tmp_path / name)
        text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
        start, end = text.index("plugins:"), text.index("markdown_extensions:")
        section = "plugins:\n  - disclosure-log:\n      authority: Sampleshire Council\n      official: true\n"
        section += "      accessible_format: Ask at the front desk.\n\n"
        text = text[:start] + section + text[end:]
        text = (
            text[: text.index("nav:")] + text[text.index("strict:") :]
        )  # every page of its own stands in the navigation
        project.write("mkdocs.yml", text)
        for page in ("index", "responses", "browse", "exemptions", "open-data", "outcomes", "search"):
            (project.root / "docs").mkdir(exist_ok=True)
            shutil.copy(REPOSITORY / "docs" / f"{page}.md", project.root / "docs")
        index = (project.root / "docs" / "index.md").read_text(encoding="utf-8")
        project.write("docs/index.md", re.sub(r".*\(before-you-ask\.md\).*\n", "", index))  # not every log has it
        (project.root / "responses").mkdir()
        return project

    return make


@pytest.fixture
def project(new_project: Callable[[], Project]) -> Project:
    """A log with two responses."""
    made = new_project()
    made.add("2021/1")
    made.add("2021/2", title="Council barges", responded="2021-09-01", facts="outcome: not_held")
    return made
