"""The benchmark measures what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmark import make_log
from disclosure_log.building.stages import examine
from disclosure_log.config import load_project

REPOSITORY = Path(__file__).parent.parent


def test_its_log_has_nothing_wrong_and_no_attachment(tmp_path: Path) -> None:
    """As many responses as were asked for, as different as the letters of the example log, each sound."""
    make_log(tmp_path / "log", 90)
    examined = examine(load_project(tmp_path / "log" / "mkdocs.yml"), date(2026, 11, 24))
    assert examined.findings == []
    assert len(examined.log.responses) == 90
    assert len({response.title for response in examined.log.responses}) == 70
    assert examined.facts == {}


@pytest.mark.long
def test_it_prints_what_each_step_took() -> None:
    """Seconds, processor time and memory for each state of the log, in one run."""
    command = [sys.executable, "scripts/benchmark.py", "3"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.findall(r"^(.+?)  +[\d.]+ s +[\d.]+ s +\d+ MB$", done.stdout, re.MULTILINE) == [
        "for the first time",
        "nothing changed",
        "one response changed",
        "one line of text",
        "PDF of 20 pages",
        "workbook, 5,000 cells",
        "200 small files",
        "CSV: the map",
        "CSV: the import",
        "workbook: the map",
        "workbook: the import",
    ]
