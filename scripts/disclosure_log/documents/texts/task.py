"""The inside of the sandbox: reads the text of one file, and answers in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import Any

from disclosure_log.documents.kinds import CSV, DOCX, JPEG, ODS, ODT, PDF, PNG, TEXT, XLSM, XLSX, Kind, kind_of
from disclosure_log.documents.texts.dividing import divided
from disclosure_log.documents.texts.model import DocumentText
from disclosure_log.documents.texts.packing import packed

TASK = "disclosure_log.documents.texts.task:answer"
"""What the sandbox is to do."""

_HERE = "disclosure_log.documents.texts"
_READERS: Mapping[Kind, str] = {
    PDF: "pdf:read_pdf",
    CSV: "plain:read_csv",
    TEXT: "plain:read_plain",
    PNG: "plain:read_picture",
    JPEG: "plain:read_picture",
    XLSX: "workbooks:read_workbook",
    XLSM: "workbooks:read_workbook",
    ODS: "workbooks:read_workbook",
    DOCX: "word:read_word",
    ODT: "open_text:read_open_text",
}
"""What reads files of a kind; its module is loaded with the first of them."""

LETTERS = frozenset({PDF, DOCX, ODT, TEXT})
"""The kinds whose readers can set marks."""

MARKDOWN = ".md"
"""How the name of a letter in Markdown ends: it can be imported, though no such file can be attached."""


def answer(request: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """The text of a file whose `name` says its kind. Raises `KeyError` for other kinds, or what a reader raises.

    With `marks`, the words of a letter come with the marks of `texts.marks`, and its sections as the file has them.
    """
    path = PurePath(request["name"])
    kind, marks = kind_of(path), bool(request.get("marks"))
    if marks and path.suffix.lower() == MARKDOWN:
        reader = "markdown_text:read_markdown"
    elif kind is None or (marks and kind not in LETTERS):
        raise KeyError
    else:
        reader = _READERS[kind]
    module, _, function = reader.partition(":")
    read = getattr(import_module(f"{_HERE}.{module}"), function)
    if marks:
        return {}, packed(read(content, marks=True)).encode("utf-8", "replace")
    text: DocumentText = read(content)
    text = replace(text, sections=tuple(divided(text.sections)))
    return {}, packed(text).encode("utf-8", "replace")
