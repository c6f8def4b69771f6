"""Reads the text of tables and plain text (csv, txt)."""

from __future__ import annotations

import codecs
import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from disclosure_log.documents import tables
from disclosure_log.documents.texts.making import MOST_CELLS, MOST_CHARACTERS, clean, in_sections, table_sections
from disclosure_log.documents.texts.marks import without_noncharacters
from disclosure_log.documents.texts.model import DocumentText, Form, Paragraph
from disclosure_log.documents.texts.wrapping import in_lines, wrapped

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
    """The paragraphs of a plain text, which blank lines keep apart. Raises `UnicodeDecodeError`.

    With marks, every line of the file is a line of a paragraph, those without words too.
    """
    if marks:
        return _letter(content)
    text = content.decode("utf-8-sig")
    pieces = re.split(r"\n(?:[ \t]*\n)+", re.sub(r"\r\n?", "\n", text[:MOST_CHARACTERS]))
    blocks = (Paragraph(words) for piece in pieces if (words := clean(piece)))
    return DocumentText(Form.WORDS, tuple(in_sections(blocks)), 0, len(text) <= MOST_CHARACTERS)


def _letter(content: bytes) -> DocumentText:
    text, guessed = decoded(content)
    whole = without_noncharacters(text)
    lines = re.sub(r"\r\n?", "\n", whole[:MOST_CHARACTERS]).split("\n")
    going_on = wrapped(lines)
    blocks: list[Paragraph] = []
    for is_said, pairs in groupby(enumerate(map(clean, lines)), lambda pair: bool(pair[1])):
        numbers, words = zip(*pairs, strict=True)
        if is_said:
            blocks.append(Paragraph(in_lines(words, [number in going_on for number in numbers])))
        else:
            blocks.append(Paragraph("\n" * (len(words) - 1)))
    return DocumentText(Form.WORDS, tuple(in_sections(blocks)), 0, len(whole) <= MOST_CHARACTERS, guessed)


def decoded(content: bytes) -> tuple[str, bool]:
    """The characters of a text, and whether how they are written was guessed. Raises `UnicodeDecodeError`.

    A file says so by the mark at its beginning (The Unicode Standard, 23.8); without one it is UTF-8 where it can be,
    which hardly happens by chance, and else what Windows calls ANSI.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16"), False
    if b"\0" in content:
        raise UnicodeDecodeError("utf-8", content[:1], 0, 1, "no text holds it")
    try:
        return content.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return content.decode("cp1252"), True


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
