"""What the tests of the open data share: the build of the example log, and its data as it was written."""

from __future__ import annotations

import csv
import gzip
import io
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure_log.building.build import Build
from disclosure_log.config import load_project
from disclosure_log.data.open_data import json_address
from disclosure_log.pages.site import Site

EXAMPLE = Path(__file__).parents[1] / "example" / "mkdocs.yml"
TODAY = date(2026, 11, 24)
HERE = "https://sampleshire.example.org/foi/"


@dataclass(frozen=True)
class Made:
    """The data of a log, as it was written, and the build that wrote it."""

    build: Build
    folder: Path

    def read(self, name: str) -> bytes:
        """A file by its path in the site."""
        return (self.folder / name).read_bytes()

    def json(self, name: str) -> Any:
        """What a file of JSON holds."""
        return json.loads(self.read(name))

    def rows(self, name: str) -> list[dict[str, str]]:
        """The rows of a table, by the names of its columns."""
        return list(csv.DictReader(io.StringIO(self.read(f"data/{name}.csv").decode("utf-8-sig"), newline="")))

    @property
    def texts(self) -> list[dict[str, Any]]:
        """Every text."""
        return [json.loads(line) for line in gzip.decompress(self.read("data/texts.jsonl.gz")).splitlines()]


def written(config_file: Path, folder: Path, site_url: str = HERE) -> Made:
    """The data of a log, written into `folder`."""
    project = load_project(config_file)
    build = Build(project, Site("A log", site_url, "", project.options, TODAY))
    data = build.composer.open_data
    files = dict(data.whole()) | dict(data.described())
    files |= {json_address(each.reference): data.of_response(each) for each in build.examined.log.responses}
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return Made(build, folder)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The data of the example log."""
    return written(EXAMPLE, tmp_path_factory.mktemp("data"))
