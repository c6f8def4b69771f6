"""`disclosure-log export`: the log as one file, and never over a file unasked."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner, Result

from disclosure_log.cli import main


def export(log: Path, file: Path, *more: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, ["export", "-f", str(log), "--sqlite", str(file), "--today", "2026-11-24", *more])


def test_the_same_log_gives_the_same_bytes(project, tmp_path):
    """Whoever exports twice can compare."""
    files = [tmp_path / name for name in ("a.sqlite", "b.sqlite")]
    for file in files:
        assert export(project.config_file, file).exit_code == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_text_stands_in_it_as_it_was_written(project, tmp_path):
    """No spreadsheet opens it, so nothing is put before what looks like a formula."""
    project.add("2021/3", title="'=1+1'")
    export(project.config_file, tmp_path / "log.sqlite")
    with closing(sqlite3.connect(tmp_path / "log.sqlite")) as opened:
        titles = {title for (title,) in opened.execute("SELECT title FROM responses")}
    assert "=1+1" in titles


def test_a_file_that_is_there_is_kept_unless_asked(project, tmp_path):
    """Without --replace nothing is written over; with it the file takes its place whole."""
    file = tmp_path / "log.sqlite"
    file.write_text("mine", encoding="utf-8")
    refused = export(project.config_file, file)
    assert refused.exit_code == 2
    assert "--replace" in refused.output
    assert file.read_text(encoding="utf-8") == "mine"
    assert export(project.config_file, file, "--replace").exit_code == 0
    assert file.read_bytes().startswith(b"SQLite format 3\0")
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith((".", "log."))) == ["log.sqlite"]


def test_a_folder_that_is_missing_is_named(project, tmp_path):
    """Before anything is read."""
    done = export(project.config_file, tmp_path / "no" / "log.sqlite")
    assert done.exit_code == 2
    assert "There is no folder" in done.output


def test_a_log_with_a_fault_is_not_exported(project, tmp_path):
    """As nothing of it is published: the fault is said, and no file is left."""
    project.add("2021/3", facts="outcome: grnated")
    done = export(project.config_file, tmp_path / "log.sqlite")
    assert done.exit_code == 1
    assert "2021/3.md" in done.output
    assert not (tmp_path / "log.sqlite").exists()
