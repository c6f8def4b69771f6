"""The inside of cleaning: takes a file in the sandbox, and gives back what is to be attached in its place."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import PurePath
from typing import Any

from disclosure_log.documents.kinds import CSV, DOCX, JPEG, ODT, PDF, PNG, TEXT, WORKBOOKS, Kind, kind_of

TASK = "disclosure_log.documents.cleaning.task:answer"
"""What the sandbox is to do."""

_CLEANERS: Mapping[Kind, str] = {
    PDF: "disclosure_log.documents.cleaning.pdf:clean",
    PNG: "disclosure_log.documents.cleaning.pictures:clean",
    JPEG: "disclosure_log.documents.cleaning.pictures:clean",
    CSV: "disclosure_log.documents.cleaning.tables:clean",
    TEXT: "disclosure_log.documents.cleaning.tables:clean_text",
    DOCX: "disclosure_log.documents.cleaning.documents:clean",
    ODT: "disclosure_log.documents.cleaning.documents:clean",
}
"""What cleans files of a kind."""


def answer(request: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """What is made of the file `content` called `name`.

    `{"made": [{"sheet": 0, "size": 9}], "taken": ["pdf-author"]}` and the bytes of all that was made, one after the
    other. `sheet` is the number of the sheet that a table was made from, 0 where the file was only cleaned. Raises
    whatever a reader of files raises.
    """
    kind = kind_of(PurePath(request["name"]))
    if kind in WORKBOOKS:
        tables = import_module("disclosure_log.documents.sheets").as_csv(content)
        made = [{"sheet": sheet, "size": len(table)} for sheet, _, table in tables]
        return {"made": made, "taken": []}, b"".join(table for _, _, table in tables)
    taken: list[str] = []
    if kind is not None:
        module, _, function = _CLEANERS[kind].partition(":")
        content, taken = getattr(import_module(module), function)(content)
    return {"made": [{"sheet": 0, "size": len(content)}], "taken": taken}, content
