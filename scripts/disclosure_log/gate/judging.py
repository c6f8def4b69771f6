"""The inside of the gate: judges one file, in the sandbox, and answers in keys and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, astuple
from functools import lru_cache
from importlib import import_module
from pathlib import PurePath
from typing import Any

from disclosure_log.documents.kinds import CSV, DOCX, JPEG, ODS, ODT, PDF, PNG, TEXT, XLSM, XLSX, Kind, fits, kind_of
from disclosure_log.documents.refused import why_refused
from disclosure_log.gate.notes import Facts, Notes, Observation, Refused
from disclosure_log.gate.people import Permitted
from disclosure_log.gate.people.canaries import Canaries
from disclosure_log.gate.people.judge import judge_people

TASK = "disclosure_log.gate.judging:answer"
"""What the sandbox is to do."""

_JUDGES: Mapping[Kind, str] = {
    PDF: "disclosure_log.gate.pdf.judge:judge",
    CSV: "disclosure_log.gate.tables:judge_csv",
    TEXT: "disclosure_log.gate.tables:judge_text",
    PNG: "disclosure_log.gate.pictures:judge",
    JPEG: "disclosure_log.gate.pictures:judge",
    XLSX: "disclosure_log.gate.workbooks:judge_excel",
    XLSM: "disclosure_log.gate.workbooks:judge_excel",
    ODS: "disclosure_log.gate.workbooks:judge_open",
    DOCX: "disclosure_log.gate.documents.docx:judge",
    ODT: "disclosure_log.gate.documents.odt:judge",
}
"""What judges files of a kind; its module is loaded with the first of them."""

_HEAD = 4096
"""How many bytes of a file tell that it is of a kind that is refused."""


def answer(request: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """The verdict on a file: `request` is what `Conditions.request` makes."""
    notes = Notes(reveal=request["reveal"])
    facts = Facts()
    try:
        facts = judge(request["name"], content, notes)
        judge_people(notes, _permitted(request), _canaries(request), request["name"])
    except Refused as refused:
        notes.note(refused.what)
    return {"facts": asdict(facts), "found": [written(each) for each in notes]}, b""


def judge(name: str, content: bytes, notes: Notes) -> Facts:
    """Note down what is found in a file of this name. Raises `Refused`, or whatever a parser raises."""
    if refused := why_refused(name, content[:_HEAD]):
        raise Refused(refused)
    kind = kind_of(PurePath(name))
    if kind is None:
        raise Refused("type")
    if not fits(kind, content):
        raise Refused(_misfit(kind, content))
    module, _, function = _JUDGES[kind].partition(":")
    facts: Facts = getattr(import_module(module), function)(content, notes)
    return facts


def _misfit(kind: Kind, content: bytes) -> str:
    if not kind.is_text:
        return "content-other"
    return "content-workbook" if content.startswith(b"PK") else "content-text"


def written(observation: Observation) -> dict[str, Any]:
    """An observation as it leaves the sandbox."""
    return {
        "what": observation.what,
        "count": observation.count,
        "places": [astuple(place) for place in observation.places],
        "quotes": observation.quotes,
    }


def _permitted(request: Mapping[str, Any]) -> Permitted:
    """What a request permits."""
    return Permitted(*(frozenset(request[what]) for what in ("addresses", "phones", "postcodes")))


def _canaries(request: Mapping[str, Any]) -> Canaries | None:
    """The list that comes with a request. Raises `CanariesError`."""
    return _list(request["canaries"], request["key"]) if request["canaries"] else None


@lru_cache(1)
def _list(text: str, key: str) -> Canaries:
    return Canaries.from_text(text, key.encode())
