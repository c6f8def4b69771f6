"""`disclosure-log export`: the log as a database that Datasette shows as it is, and never over a file unasked."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from disclosure_log.cli import main

EXAMPLE = Path(__file__).parents[1] / "example" / "mkdocs.yml"


def export(file: Path, *more: str, log: Path = EXAMPLE) -> Result:
    """Run the command in this process."""
    arguments = ["export", "-f", str(log), "--sqlite", str(file), "--today", "2026-11-24", *more]
    return CliRunner().invoke(main, arguments)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory):
    """The database of the example log."""
    file = tmp_path_factory.mktemp("export") / "log.sqlite"
    done = export(file)
    assert done.exit_code == 0, done.output
    assert re.match("Wrote 70 responses to .*log.sqlite.\n", done.output)
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as opened:
        yield opened


def test_it_holds_every_table_whole_and_in_order(database):
    """SQLite finds nothing wrong with it, and no key that leads nowhere."""
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    numbers = {}
    for table in ("responses", "parts", "exemptions", "attachments", "texts"):
        numbers[table] = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    assert numbers["responses"] == 70
    assert min(numbers.values()) > 10
    keys = {row[2] for row in database.execute("PRAGMA foreign_key_list(exemptions)")}
    assert keys == {"parts", "responses"}


@pytest.mark.parametrize("table", ["responses", "texts"])
def test_datasette_finds_the_index_of_each_table(database, table):
    """By the same look at the schema: a virtual table whose content is named between double quotes."""
    query = "SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE ?"
    pattern = f'%VIRTUAL TABLE%USING FTS%content="{table}"%'
    assert database.execute(query, (pattern,)).fetchall() == [(f"{table}_fts",)]


def test_all_texts_can_be_searched(database):
    """Words in letters and files, accents or not, and in the facts of responses."""

    def found(table: str, words: str) -> set[str]:
        index = f"{table}_fts"
        query = f"SELECT reference FROM {table} WHERE rowid IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"
        return {reference for (reference,) in database.execute(query, (words,))}

    assert found("texts", "Sixty-one millimetres".replace("-", " ")) == {"2024/61"}
    assert found("responses", "custody suite") >= {"2024/61"}
    assert found("texts", "nothing-of-the-kind".replace("-", "")) == set()


def test_its_lists_are_json_and_its_views_count(database):
    """Datasette counts the entries of lists; the view of exemptions equals a count of the rows."""
    laws = database.execute("SELECT value FROM responses, json_each(laws) GROUP BY value ORDER BY value").fetchall()
    assert laws == [("EIR",), ("FOIA",)]
    [(counted,)] = database.execute(
        "SELECT count(DISTINCT reference) FROM exemptions WHERE provision = '31(3)' AND ncnd = 1"
    )
    view = "SELECT responses FROM exemption_use WHERE law = 'FOIA' AND provision = '31(3)' AND ncnd = 1"
    assert database.execute(view).fetchall() == [(counted,)]
    assert database.execute("SELECT sum(responses) FROM outcomes_by_year").fetchone()[0] >= 69


def test_the_same_log_gives_the_same_bytes(project, tmp_path):
    """Whoever exports twice can compare."""
    files = [tmp_path / name for name in ("a.sqlite", "b.sqlite")]
    for file in files:
        assert export(file, log=project.config_file).exit_code == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_text_stands_in_it_as_it_was_written(project, tmp_path):
    """No spreadsheet opens it, so nothing is put before what looks like a formula."""
    project.add("2021/3", title="'=1+1'")
    export(tmp_path / "log.sqlite", log=project.config_file)
    with closing(sqlite3.connect(tmp_path / "log.sqlite")) as opened:
        titles = {title for (title,) in opened.execute("SELECT title FROM responses")}
    assert "=1+1" in titles


def test_a_file_that_is_there_is_kept_unless_asked(project, tmp_path):
    """Without --replace nothing is written over; with it the file takes its place whole."""
    file = tmp_path / "log.sqlite"
    file.write_text("mine", encoding="utf-8")
    refused = export(file, log=project.config_file)
    assert refused.exit_code == 2
    assert "--replace" in refused.output
    assert file.read_text(encoding="utf-8") == "mine"
    assert export(file, "--replace", log=project.config_file).exit_code == 0
    assert file.read_bytes().startswith(b"SQLite format 3\0")
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith((".", "log."))) == ["log.sqlite"]


def test_a_folder_that_is_missing_is_named(project, tmp_path):
    """Before anything is read."""
    done = export(tmp_path / "no" / "log.sqlite", log=project.config_file)
    assert done.exit_code == 2
    assert "There is no folder" in done.output


def test_a_log_with_a_fault_is_not_exported(project, tmp_path):
    """As nothing of it is published: the fault is said, and no file is left."""
    project.add("2021/3", facts="outcome: grnated")
    done = export(tmp_path / "log.sqlite", log=project.config_file)
    assert done.exit_code == 1
    assert "2021/3.md" in done.output
    assert not (tmp_path / "log.sqlite").exists()
