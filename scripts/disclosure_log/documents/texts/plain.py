"""Reads the text of tables and plain text (csv, txt)."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from disclosure_log.documents import tables
from disclosure_log.documents.texts.making import MOST_CELLS, MOST_CHARACTERS, clean, in_sections, table_sections
from disclosure_log.documents.texts.model import DocumentText, Form, Paragraph

MOST_ROWS = 20_000
"""How many rows of one table a site shows."""


def read_csv(content: bytes) -> DocumentText:
    """The rows of a table. Raises `UnicodeDecodeError` or `csv.Error`."""
    counted = 0

    def written() -> Iterator[list[str]]:
        nonlocal counted
        for row in tables.rows(content.decode("utf-8")):
            if any(cell.strip() for cell in row):
                counted += 1
                yield row

    whole = written()
    rows = first_rows(whole, MOST_ROWS)
    deque(whole, 0)
    sections = tuple(table_sections(rows, "", "", 0)) if rows else ()
    shown = sum(section.rows for section in sections)
    return DocumentText(Form.ROWS, sections, counted - len(rows) + shown, len(rows) == counted)


def read_plain(content: bytes, *, marks: bool = False) -> DocumentText:
    """The paragraphs of a plain text, which blank lines keep apart. Raises `UnicodeDecodeError`."""
    text = content.decode("utf-8-sig")
    pieces = re.split(r"\n(?:[ \t]*\n)+", re.sub(r"\r\n?", "\n", text[:MOST_CHARACTERS]))
    blocks = (Paragraph(words) for piece in pieces if (words := clean(piece)))
    return DocumentText(Form.WORDS, tuple(in_sections(blocks)), 0, len(text) <= MOST_CHARACTERS)


def read_picture(content: bytes) -> DocumentText:
    """Nothing: no program of ours reads what a picture shows."""
    del content
    return DocumentText(Form.PICTURE, (), 0)


def first_rows(rows: Iterable[list[str]], most: int) -> list[list[str]]:
    """The first rows, as many as a site shows, their cells without what nobody sees."""
    found: list[list[str]] = []
    length = width = 0
    for row in islice(rows, most):
        length += sum(map(len, row))
        width = max(width, len(row))
        if length > MOST_CHARACTERS or width * (len(found) + 1) > MOST_CELLS:
            break
        found.append([clean(cell) for cell in row])
    return found
