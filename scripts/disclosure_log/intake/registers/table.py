"""Reads the file of a register into rows of cells: comma-separated text in any encoding, and workbooks in the sandbox.

Sources: RFC 4180 (CSV), RFC 2781 (UTF-16); what Excel writes where it is asked for CSV.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from disclosure_log.documents.kinds import WORKBOOKS, kind_of
from disclosure_log.documents.refused import why_refused
from disclosure_log.documents.sandbox import Sandbox, TaskFailed
from disclosure_log.documents.tables import MOST_BYTES
from disclosure_log.documents.workbook_rows import MOST_COLUMNS, TASK
from disclosure_log.gate.meanings import MEANINGS

TABLES = frozenset({".csv", ".tsv", ".tab"})
"""How the names of registers end that are text."""

SUFFIXES = TABLES | {suffix for kind in WORKBOOKS for suffix in kind.suffixes} | {".xls", ".xlsb", ".numbers", ".fods"}
"""How the names of files end that are taken for a register; the last ones are told how to save them."""

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
"""What can stand between two cells, by its name."""

ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1")
"""The encodings that a register can have."""

_LOOKED_AT = 60
_SEPARATOR = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_AS_TEXT = re.compile(r'="([^"]*)"')
"""How Excel is told that a number is a text, such as ="0012"."""

_MISREAD = re.compile("\u00c3[\u0080-\u00bf]|\u00e2\u20ac|\ufffd")
_SECONDS = 120.0

Row = tuple[int, Sequence[str]]
"""A row as the spreadsheet counts it, from 1, and its cells."""


class UnreadableRegisterError(Exception):
    """A register that cannot be read; `message` says why in one line, and what to do. It quotes nothing."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table."""

    name: str
    rows: tuple[Row, ...]
    """Those that hold anything."""

    hidden_rows: tuple[int, ...] = ()
    """Rows that hold something and are not seen."""


@dataclass(frozen=True, slots=True)
class Table:
    """The file of a register."""

    sheets: tuple[Sheet, ...]
    """Those that are seen; one without a name for a text."""

    hidden_sheets: int = 0
    encoding: str = ""
    delimiter: str = ""
    """How a text was read; a key of `DELIMITERS`."""

    misread: bool = False
    """Whether signs stand in it that come from an encoding taken for another."""


def read_table(file: Path, encoding: str = "", delimiter: str = "") -> Table:
    """The rows of `file`; `encoding` and `delimiter` where they are known. Raises `UnreadableRegisterError`."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise UnreadableRegisterError("It is larger than 100 MB. Save it in several files, such as one a year.")
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableRegisterError(f"It cannot be opened: {error.strerror}.") from None
    if not content.strip(b"\0\r\n\t ,;" + codecs.BOM_UTF8 + codecs.BOM_UTF16):
        raise UnreadableRegisterError("It is empty.")
    is_text = file.suffix.lower() in TABLES
    why = why_refused(file.with_suffix(".csv").name if is_text else file.name, content[:4096])
    if why and not (is_text and content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))):
        raise UnreadableRegisterError(f"{MEANINGS[why].said} Save it as CSV UTF-8 or as an Excel workbook (xlsx).")
    return _text(content, encoding, delimiter) if is_text else _workbook(file, content)


def _workbook(file: Path, content: bytes) -> Table:
    if kind_of(file) not in WORKBOOKS:
        raise UnreadableRegisterError("A register is a CSV, a TSV, or a workbook (xlsx, xlsm, ods).")
    with Sandbox(TASK, 1, _SECONDS) as sandbox:
        try:
            sheets = json.loads(sandbox.ask({"name": file.name}, content)[1])
        except TaskFailed as failed:
            meaning = MEANINGS[failed.what]
            raise UnreadableRegisterError(f"{meaning.said} {meaning.hint}") from None
    seen = tuple(
        Sheet(sheet["name"], tuple((number, cells) for number, cells in sheet["rows"]), tuple(sheet["hidden_rows"]))
        for sheet in sheets
        if not sheet["hidden"] and (sheet["rows"] or sheet["hidden_rows"])
    )
    if not seen:
        raise UnreadableRegisterError("Nothing is seen on its sheets: they are empty or hidden.")
    return Table(seen, sum(sheet["hidden"] for sheet in sheets))


def _text(content: bytes, encoding: str, delimiter: str) -> Table:
    encoding = encoding or _encoding(content)
    try:
        text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeError:
        raise UnreadableRegisterError(f"It is not {encoding} text. Correct encoding: in the map.") from None
    text = text.lstrip("\ufeff").replace("\0", "")
    if named := _SEPARATOR.match(text):  # Excel's own line, which is no row of the table
        delimiter = delimiter or next((name for name, sign in DELIMITERS.items() if sign == named[1]), "")
    delimiter = delimiter or _delimiter(text)
    rows = [(number, cells) for number, cells in _rows(text, DELIMITERS[delimiter]) if any(map(str.strip, cells))]
    if named:
        rows = [row for row in rows if row[0] > 1]
    return Table((Sheet("", tuple(rows)),), 0, encoding, delimiter, bool(_MISREAD.search(text)))


def _encoding(content: bytes) -> str:
    """The encoding that the bytes show."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = content[:2000]
    if not content.startswith(codecs.BOM_UTF8) and head.count(0) * 3 > len(head):
        return "utf-16-be" if head[:1] == b"\0" else "utf-16-le"
    for encoding in ("utf-8", "cp1252"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return "latin-1"


def _delimiter(text: str) -> str:
    """What divides the cells: the sign that gives most rows the same number of them, more than one."""
    best, most = "comma", 0.0
    for name, sign in DELIMITERS.items():
        rows = [cells for _, cells in islice(_rows(text[:200_000], sign, whole=False), _LOOKED_AT) if any(cells)]
        widths = Counter(map(len, rows))
        width, number = widths.most_common(1)[0] if widths else (1, 0)
        weight = number / len(rows) * min(width, 20) if width > 1 else 0
        if weight > most:
            best, most = name, weight
    return best


def _rows(text: str, sign: str, *, whole: bool = True) -> Iterable[Row]:
    """The rows of a text. With `whole`, raises `UnreadableRegisterError` where a quotation mark is never closed."""
    csv.field_size_limit(MOST_BYTES)
    lines = io.StringIO(text, newline="").readlines() if whole else text.splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=sign)
    before, number = 0, 0
    try:
        for number, cells in enumerate(reader, 1):
            yield (
                number,
                [_AS_TEXT.sub(r"\1", cell) if cell.startswith('="') else cell for cell in cells[:MOST_COLUMNS]],
            )
            if whole and reader.line_num == len(lines) and reader.line_num - before > 1:
                last = "".join(lines[before:])
                if last.count('"') % 2:
                    raise UnreadableRegisterError(
                        f"A quotation mark in row {number} is never closed, so that all below it is one cell. Open the "
                        "file in a spreadsheet program, mend that row, and save it anew."
                    )
            before = reader.line_num
    except csv.Error:
        raise UnreadableRegisterError(f"Below row {number} it is no table. Save it anew as CSV UTF-8.") from None
