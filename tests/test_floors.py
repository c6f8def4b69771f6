"""The floors of the house."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from disclosure_log import caching
from disclosure_log.building import texts
from disclosure_log.gate import kept

REPOSITORY = Path(__file__).parent.parent


def test_each_floor_uses_only_what_lies_below_it():
    """import-linter's contracts hold: rooms import downwards, and only the adapter knows MkDocs."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_what_a_cache_does_not_depend_on_lies_above_what_it_keeps():
    """A verdict or a text that is kept stays right while those floors change, since it cannot use them."""
    contracts = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    floors = [set(re.findall(r"disclosure_log\.(\w+)", layer)) for layer in contracts[0]["layers"]]
    for keeper, left_out in (("gate", kept._ABOVE), ("documents", texts._ABOVE | {"building"})):  # what packs a text
        below = next(number for number, floor in enumerate(floors) if keeper in floor)
        assert left_out == set().union(*floors[:below])
    assert {f"disclosure_log.{name}" for name in caching.SHOWING} == set(contracts[1]["forbidden_modules"])


def test_no_module_grows_past_what_a_reader_can_hold():
    """A module has at most 400 lines; a larger one becomes a folder of rooms."""
    modules = (REPOSITORY / "scripts").rglob("*.py")
    long = {path.name: len(path.read_text().splitlines()) for path in modules}
    assert {name: lines for name, lines in long.items() if lines > 400} == {}
