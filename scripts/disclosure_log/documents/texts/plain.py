"""Reads the text of tables and plain text (csv, txt)."""

from __future__ import annotations

import re
from itertools import islice

from disclosure_log.documents import tables
from disclosure_log.documents.texts.making import MOST_CHARACTERS, clean, in_sections, table_sections
from disclosure_log.documents.texts.model import DocumentText, Form, Paragraph

MOST_ROWS = 20_000
"""How many rows of one table a site shows."""


def read_csv(content: bytes) -> DocumentText:
    """The rows of a table. Raises `UnicodeDecodeError` or `csv.Error`."""
    rows: list[list[str]] = []
    total = length = 0
    for row in tables.rows(content.decode("utf-8")):
        if not any(cell.strip() for cell in row):
            continue
        total += 1
        if total <= MOST_ROWS and length <= MOST_CHARACTERS:
            rows.append([clean(cell) for cell in row])
            length += sum(map(len, row))
    sections = tuple(table_sections(rows, "", "", 0)) if rows else ()
    shown = sum(section.rows for section in sections)
    return DocumentText(Form.ROWS, sections, total - len(rows) + shown, len(rows) == total)


def read_plain(content: bytes) -> DocumentText:
    """The paragraphs of a plain text, which blank lines keep apart. Raises `UnicodeDecodeError`."""
    text = content.decode("utf-8-sig")
    pieces = re.split(r"(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+", text[:MOST_CHARACTERS])
    blocks = (Paragraph(words) for piece in pieces if (words := clean(piece)))
    return DocumentText(Form.WORDS, tuple(in_sections(blocks)), 0, len(text) <= MOST_CHARACTERS)


def read_picture(content: bytes) -> DocumentText:
    """Nothing: no program of ours reads what a picture shows."""
    del content
    return DocumentText(Form.PICTURE, (), 0)


def first_rows(rows: list[list[str]], most: int) -> list[list[str]]:
    """The first rows, their cells without what nobody sees."""
    return [[clean(cell) for cell in row] for row in islice(rows, most)]
