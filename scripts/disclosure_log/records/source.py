"""The text of a response's file: decoded, and taken apart into front matter and body."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from disclosure_log.findings import Finding

LARGEST = 500_000
"""Most bytes of a response's file: some 80,000 words."""

_MOST_LINES_TOLD = 20
_DASHES = re.compile(r"---[ \t]*")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ue000-\uf8ff]"
)


@dataclass(frozen=True, slots=True)
class Source:
    """The two halves of a file."""

    front: str
    """The YAML between the lines of dashes; it begins on line 2."""

    body: str
    """The Markdown below them."""

    body_line: int
    """The line of the file on which the Markdown begins."""


def read_content(file: Path) -> bytes | None:
    """The bytes of `file`, of one that is too large only as many as show that it is; none where it cannot be opened."""
    try:
        opened = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))  # for thousands of files the quicker way
        try:
            size = os.fstat(opened).st_size
            content = os.read(opened, min(size, LARGEST) + 1)
            # More than there was: it grows, or its file system knows no sizes.
            return content if len(content) <= size else content + os.read(opened, LARGEST)
        finally:
            os.close(opened)
    except OSError:
        return None


def read_source(file: Path, shown: str) -> tuple[Source | None, list[Finding]]:
    """Read `file`, named `shown` in findings; see `source_of`."""
    return source_of(read_content(file), shown)


def source_of(raw: bytes | None, shown: str) -> tuple[Source | None, list[Finding]]:
    """Take the content of a file apart, named `shown` in findings; none stands for one that cannot be opened.

    Gives the halves where they can be told apart, whatever else is wrong. A byte-order mark and any kind of line end
    are accepted. Raises nothing.
    """
    if raw is None:
        return None, [Finding("DL067", shown, "The file cannot be opened.", "Check that it may be read.")]
    if len(raw) > LARGEST:
        hint = "A response is a letter: put long tables and documents beside it as attachments."
        return None, [Finding("DL002", shown, f"The file is larger than {LARGEST // 1000} kB.", hint)]
    try:
        text = _unix_lines(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return None, [_not_utf8(error, shown)]
    findings = []
    if _INVISIBLE.search(text):
        findings = list(islice(_invisible(text, shown), _MOST_LINES_TOLD))
        text = _INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", text)
    source, more = _halves(text, shown)
    return source, findings + more


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(error: UnicodeDecodeError, shown: str) -> Finding:
    # The bytes before the first wrong one are UTF-8, so line and column can be counted in characters.
    before = _unix_lines(error.object[: error.start].decode("utf-8"))
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    hint = (
        "Save it as UTF-8: in most editors under Save as, Encoding. Look at quotation marks, dashes and the pound "
        "sign first."
    )
    return Finding("DL001", shown, "The file is not UTF-8 text.", hint, line, column)


def _invisible(text: str, shown: str) -> Iterator[Finding]:
    """The first invisible sign of each line; such signs can hide words or turn their order round (Unicode, UTR 36)."""
    hint = "Delete the sign that stands there and type it anew; it often comes from copying out of a PDF."
    for number, line in enumerate(text.split("\n"), 1):
        if match := _INVISIBLE.search(line):
            message = f"An invisible control character (U+{ord(match[0]):04X}) stands here."
            yield Finding("DL009", shown, message, hint, number, match.start() + 1)


def _halves(text: str, shown: str) -> tuple[Source | None, list[Finding]]:
    lines = text.split("\n")
    if not _DASHES.fullmatch(lines[0]):
        hint = "Begin the file with a line of three dashes (---), then the keys, then --- again; the guide shows one."
        return None, [Finding("DL003", shown, "The file does not begin with front matter.", hint, 1)]
    for number, line in enumerate(lines[1:], 1):
        if _DASHES.fullmatch(line):
            return Source("\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2), []
    hint = "Put a line of three dashes (---) below the last key, above the letter."
    return None, [Finding("DL003", shown, "The front matter has no end.", hint, 1)]
