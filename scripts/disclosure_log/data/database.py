"""The log as a SQLite database with full-text search, which Datasette shows as it is (https://datasette.io).

Its tables are those of the open data, and one more with all texts. Lists are arrays of JSON, which Datasette counts by
their entries, and text stands as it is: no spreadsheet opens it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from disclosure_log.data.columns import Table
from disclosure_log.data.open_data import OpenData
from disclosure_log.data.tables import RESPONSES, TABLES

_TYPES = {"integer": "INTEGER", "boolean": "INTEGER"}
"""Of the columns that hold no text. SQLite knows no truth values: they are 1 and 0."""

_TEXTS = ("reference", "kind", "file", "language", "address", "complete", "text")

# The tables that are searched are named between double quotes: by these Datasette knows whose index it is.
_MORE = """
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL REFERENCES responses(reference),
    kind TEXT NOT NULL,
    file TEXT,
    language TEXT NOT NULL,
    address TEXT NOT NULL,
    complete INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE VIRTUAL TABLE responses_fts USING fts5(
    reference, title, summary, topics, content="responses", tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE texts_fts USING fts5(text, content="texts", tokenize="unicode61 remove_diacritics 2");
CREATE VIEW exemption_use AS
    SELECT law, section, provision, ncnd, count(DISTINCT exemptions.reference) AS responses,
        min(responded) AS first_responded, max(responded) AS last_responded
    FROM exemptions JOIN responses USING (reference)
    GROUP BY law, section, provision, ncnd ORDER BY responses DESC, law, section, provision, ncnd;
CREATE VIEW outcomes_by_year AS
    SELECT substr(responded, 1, 4) AS year, outcome, count(DISTINCT parts.reference) AS responses
    FROM parts JOIN responses USING (reference)
    GROUP BY year, outcome ORDER BY year DESC, responses DESC, outcome;
"""
_INDEX = """
INSERT INTO responses_fts(responses_fts) VALUES ('rebuild');
INSERT INTO texts_fts(texts_fts) VALUES ('rebuild');
"""


def write_database(data: OpenData, file: Path) -> None:
    """Write `data` into the new database `file`.

    The same data gives the same bytes with the same version of SQLite. Raises `sqlite3.Error` where it cannot be
    written, or where this SQLite has no full-text search (FTS5).
    """
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")  # whoever calls throws the file away if anything goes wrong
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        for table in TABLES:
            database.execute(_created(table))
        for statement in filter(str.strip, _MORE.split(";\n")):
            database.execute(statement)
        for record, texts in data.entries():
            for table in TABLES:
                rows = ([_stored(value) for value in row] for row in table.values(record))
                database.executemany(_inserted(table.name, [column.name for column in table.columns]), rows)
            database.executemany(_inserted("texts", _TEXTS), ([text.get(name) for name in _TEXTS] for text in texts))
        database.executemany(_inserted("about", ("name", "value")), _about(data))
        for table in TABLES[1:]:
            database.execute(f"CREATE INDEX {table.name}_reference ON {table.name}(reference)")
        database.execute("CREATE INDEX texts_reference ON texts(reference)")
        for statement in filter(str.strip, _INDEX.split(";\n")):
            database.execute(statement)
        database.execute("COMMIT")


def _created(table: Table) -> str:
    """The statement that makes a table."""
    lines = [
        f"{column.name} {_TYPES.get(column.type, 'TEXT')}{' NOT NULL' if column.needed else ''}"
        for column in table.columns
    ]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    if table.within:
        fields = ", ".join(table.within_key)
        lines.append(f"FOREIGN KEY ({fields}) REFERENCES {table.within}({fields})")
    if table.within and table.within != RESPONSES.name:
        # Datasette follows keys of one column alone.
        lines.append(f"FOREIGN KEY (reference) REFERENCES {RESPONSES.name}(reference)")
    return f"CREATE TABLE {table.name} (\n    " + ",\n    ".join(lines) + "\n)"


def _inserted(table: str, columns: Iterable[str]) -> str:
    """The statement that adds a row; the names are ours."""
    names = list(columns)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - as above


def _stored(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _about(data: OpenData) -> Iterator[tuple[str, str]]:
    about = data.about
    yield "authority", about.authority
    if about.notice:
        yield "notice", about.notice
    if about.site_url:
        yield "address", about.site_url
    if about.licence:
        yield "licence", " ".join(filter(None, (about.licence.name, about.licence.address)))
