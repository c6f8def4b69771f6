"""Verdicts are kept for the same bytes, name and gate, and for nothing else."""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path

import pytest

from disclosure_log.caching import FOLDER
from disclosure_log.gate.inspection import Gate
from disclosure_log.gate.kept import FILE, KeptVerdicts
from disclosure_log.gate.notes import Verdict

CLEAN = b"month,cost\r\n2024-01,12\r\n"


def verdict(root: Path, content: bytes = CLEAN, name: str = "a.csv", program: str | None = None) -> Verdict:
    """The verdict of a gate that can find one that is kept, and has no process to judge anew."""
    with Gate(kept=KeptVerdicts(root, program)) as gate:
        gate._sandbox.close()
        return gate.judge_content(name, content).verdict


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a log whose one file was judged."""
    with Gate(kept=KeptVerdicts(tmp_path)) as gate:
        assert gate.judge_content("a.csv", CLEAN).verdict is Verdict.RELEASE
    return tmp_path


def test_the_same_file_is_not_judged_again(root: Path) -> None:
    """What did not change costs nothing, run after run."""
    assert verdict(root) is Verdict.RELEASE
    assert verdict(root) is Verdict.RELEASE


def test_whatever_differs_is_judged_anew(root: Path) -> None:
    """Another byte, another name, another gate: none of them passes with the verdict of before."""
    assert verdict(root, CLEAN + b"\r\n") is Verdict.REFUSE
    assert verdict(root, name="b.csv") is Verdict.REFUSE
    assert verdict(root, program="another gate") is Verdict.REFUSE


def test_what_came_with_the_repository_is_not_believed(root: Path) -> None:
    """Whoever proposes a change could have written any verdict into it."""
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], cwd=root, check=True)
    assert verdict(root) is Verdict.RELEASE
    subprocess.run([*git, "add", "--force", FOLDER], cwd=root, check=True)
    assert verdict(root) is Verdict.REFUSE


@pytest.mark.parametrize("said", ["", '{"facts": {}, "found": []}', "0" * 16 + '{"facts": {}, "found": []}'])
def test_a_verdict_that_was_changed_is_not_believed(root: Path, said: str) -> None:
    """A verdict has a checksum; what does not fit it is judged anew."""
    with sqlite3.connect(root / FOLDER / FILE) as database:
        database.execute("UPDATE verdicts SET said = ?", (said,))
    database.close()
    assert verdict(root) is Verdict.REFUSE


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_database_is_made_anew(root: Path, content: bytes) -> None:
    """It only means that files are judged again."""
    (root / FOLDER / FILE).write_bytes(content)
    assert verdict(root) is Verdict.REFUSE
    with Gate(kept=KeptVerdicts(root)) as gate:
        gate.judge_content("a.csv", CLEAN)
    assert verdict(root) is Verdict.RELEASE


def test_what_may_be_this_machines_fault_is_not_kept(root: Path) -> None:
    """A file that no process could be started for is judged again by the next run."""
    assert verdict(root, name="slow.csv") is Verdict.REFUSE
    with Gate(kept=KeptVerdicts(root)) as gate:
        assert gate.judge_content("slow.csv", CLEAN).verdict is Verdict.RELEASE


def test_a_run_that_is_cut_off_forgets_nothing(root: Path) -> None:
    """Whoever presses Ctrl and C would otherwise wait for all verdicts again."""
    gate = Gate(kept=KeptVerdicts(root))

    def cut_off() -> None:
        with gate:
            gate.judge_content("b.csv", CLEAN)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_off()
    assert verdict(root) is Verdict.RELEASE
    assert verdict(root, name="b.csv") is Verdict.REFUSE  # a run that ended well keeps what it used
