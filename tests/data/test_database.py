"""The log as a database: whole, searched, and as Datasette wants it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from disclosure_log.data.database import write_database


@pytest.fixture(scope="module")
def database(example, tmp_path_factory):
    """The database of the example log."""
    file = tmp_path_factory.mktemp("database") / "log.sqlite"
    write_database(example.build.composer.open_data, file)
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
