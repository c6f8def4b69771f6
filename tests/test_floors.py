"""The floors of the house."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent


def test_each_floor_uses_only_what_lies_below_it():
    """import-linter's contracts hold: rooms import downwards, and only the adapter knows MkDocs."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_module_grows_past_what_a_reader_can_hold():
    """A module has at most 400 lines; a larger one becomes a folder of rooms."""
    modules = (REPOSITORY / "scripts").rglob("*.py")
    long = {path.name: len(path.read_text().splitlines()) for path in modules}
    assert {name: lines for name, lines in long.items() if lines > 400} == {}
