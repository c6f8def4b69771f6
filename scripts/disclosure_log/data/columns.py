"""A table of the open data: its columns, what each means, and how its cells are written as CSV.

The form is RFC 4180: commas, double quotes where they are needed, CR LF after each row. Every row is one line: a line
break inside a cell becomes a space. The bytes are UTF-8 with a byte-order mark, without which Excel takes them for
another encoding; readers of Data Packages pass over it.

A spreadsheet runs a cell that begins like a formula (OWASP, "CSV Injection"). Text that begins with `=`, `+`, `-`, `@`,
one of their full-width forms or an apostrophe therefore gets an apostrophe before it: who takes one away where a cell
begins with one has the text as it was.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from disclosure_log.data.record import Record

BETWEEN = "; "
"""What stands between the values of a list in one cell."""

MARK = codecs.BOM_UTF8
"""The byte-order mark before the first column's name (RFC 3629, section 6)."""

_RUNS = (*"=+-@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")
_BREAK = re.compile(" *[\t-\r\x1c-\x1f\x85\u2028\u2029]+ *")

Type = Literal["string", "date", "integer", "number", "boolean", "list", "integers"]
"""What its values are; the last two are lists, of text and of whole numbers."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    """What its first cell says: the project's own name for the field."""

    meaning: str
    """In a sentence or two for people; a message of the site."""

    value: Callable[[Record], Any]
    """Its value in a row: none where the log does not say it."""

    type: Type = "string"

    needed: bool = False
    """Whether every row has it."""

    values: tuple[str, ...] = ()
    """Every value that it, or an item of its list, can have; empty where it can have any."""

    pattern: str = ""
    """A regular expression that every value matches."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the open data."""

    name: str
    """That of its file without `.csv`."""

    meaning: str
    """What a row is, in a few words; a message of the site."""

    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns by which a row is told from all others."""

    rows: Callable[[Record], Iterable[Record]]
    """The rows of one response, each as what the columns take their values from."""

    within: str = ""
    """The table to whose row each of its rows belongs."""

    within_key: tuple[str, ...] = ()
    """The columns that name that row, which are its key there."""

    @property
    def header(self) -> str:
        """The first line of its CSV."""
        return line([column.name for column in self.columns])

    def values(self, record: Record) -> list[list[Any]]:
        """The rows of the response whose data is `record`, in the order of the columns."""
        return [[column.value(row) for column in self.columns] for row in self.rows(record)]

    def lines(self, record: Record) -> str:
        """The same as CSV."""
        return "".join(line([cell(value) for value in row]) for row in self.values(record))


def cell(value: Any) -> str:
    """A value as it stands in a cell, before quotation marks are put around it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case list():
            # What stands between two values stands in none of them.
            return _text(BETWEEN.join([_line(str(item)).replace(BETWEEN, ";") for item in value]))
        case _:
            return _text(_line(str(value)))


def _line(text: str) -> str:
    return text if text.isprintable() else _BREAK.sub(" ", text)


def _text(text: str) -> str:
    # Some programs pass over the white space before a formula.
    return f"'{text}" if text.lstrip().startswith(_RUNS) else text


def line(cells: Sequence[str]) -> str:
    """A row as CSV, with its end; no cell holds a line break."""
    return ",".join([_quoted(text) if "," in text or '"' in text else text for text in cells]) + "\r\n"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
