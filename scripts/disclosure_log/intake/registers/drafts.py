"""Makes the draft of a response from a row of a register, and says where one that is there already differs from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from disclosure_log.findings import printable
from disclosure_log.intake.draft import outcome_lines
from disclosure_log.intake.letters.comparing import words_of
from disclosure_log.intake.registers.requests import Request
from disclosure_log.law import Law
from disclosure_log.law.grounds import grounds
from disclosure_log.records.body import section_names
from disclosure_log.records.source import source_of
from disclosure_log.records.strict_yaml import read_mapping
from disclosure_log.records.writing import written_value


def draft_of(request: Request, usual: Law, language: str, name: str) -> str:
    """The draft of the response to `request`, in the register called `name`.

    What the register does not say is a gap, as in any other draft. The law is named where it is not the `usual` one.
    """
    lines = ["---", *_facts(request, usual, name), "---"]
    for heading, text in zip(section_names(language), (request.request, request.response), strict=True):
        lines += [f"## {heading}", "", text, ""]
    return "\n".join(lines)


def _facts(request: Request, usual: Law, name: str) -> Iterator[str]:
    yield f"# A draft from row {request.row} of {printable(name)}. Fill in what is empty, and take out such lines."
    yield f"reference: {written_value(request.reference.text)}"
    yield f"title: {written_value(request.title) if request.title else _EMPTY}"
    yield f"responded: {request.responded or ''}".rstrip()
    if request.received:
        yield f"received: {request.received}"
    if request.law is not usual:
        yield f"law: {request.law}"
    yield from _outcome(request)
    if request.topics:
        yield f"topics: [{', '.join(map(written_value, request.topics))}]"


_EMPTY = '""'


def _outcome(request: Request) -> Iterator[str]:
    if request.exemptions_said and not request.exemptions:
        yield f"# Exemptions in the register: {json.dumps(request.exemptions_said[:300], ensure_ascii=False)}"
    if request.outcome is None:
        yield "outcome:"
        if request.exemptions:
            yield _exemptions(request)
        return
    if not request.exemptions:
        yield from outcome_lines(request.outcome, request.law)
        return
    yield f"outcome: {request.outcome}"
    yield _exemptions(request)
    if (found := grounds(request.outcome, request.law)) and found.notice:
        yield f'refusal_notice: "{found.notice}"'


def _exemptions(request: Request) -> str:
    return f"exemptions: [{', '.join(map(written_value, request.exemptions))}]"


def differences(request: Request, usual: Law, there: bytes) -> tuple[str, ...]:
    """The keys and sections in which the response `there` differs from what the register says; it may say more."""
    source, findings = source_of(there, "")
    if source is None or any(finding.blocks for finding in findings):
        return ("it cannot be read",)
    front, findings = read_mapping(source.front, "")
    if findings:
        return ("it cannot be read",)
    written = front.data
    facts = {
        "reference": request.reference.text,
        "title": request.title,
        "responded": _day(request.responded),
        "received": _day(request.received),
    }
    found = [key for key, value in facts.items() if value and value != written.get(key)]
    if request.law != (written.get("law") or usual):
        found.append("law")
    if "parts" not in written:  # a register has one word for what a response may say in parts
        if request.outcome and request.outcome != written.get("outcome"):
            found.append("outcome")
        if request.exemptions and set(request.exemptions) != _cited(written.get("exemptions")):
            found.append("exemptions")
    words = f" {' '.join(words_of(source.body))} "
    for key, text in (("the request", request.request), ("the response", request.response)):
        said = " ".join(words_of(text))
        if said and f" {said} " not in words:
            found.append(key)
    return tuple(found)


def _day(day: object) -> str:
    return f"{day}" if day else ""


def _cited(written: Any) -> set[str]:
    listed = written if isinstance(written, list) else [written]
    return {f"{each.get('provision') if isinstance(each, dict) else each}" for each in listed}
