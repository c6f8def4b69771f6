"""Judges every attachment of a log, and holds what was accepted against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from disclosure_log.config import Project
from disclosure_log.documents import DocumentFacts
from disclosure_log.findings import Finding
from disclosure_log.gate.conditions import conditions_of
from disclosure_log.gate.inspection import Gate
from disclosure_log.gate.kept import KeptVerdicts
from disclosure_log.gate.notes import Verdict
from disclosure_log.gate.verdicts import Judged, acceptance
from disclosure_log.records.response import Response


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found out about the attachments of a log."""

    facts: dict[Path, DocumentFacts]
    """The facts of every attachment that could be read."""

    findings: list[Finding]


def inspect(responses: Iterable[Response], project: Project) -> Inspection:
    """Inspect every attachment of `responses`, of the log `project`; what cannot be read may not be published."""
    attached = [
        (response, number, attachment.path)
        for response in responses
        for number, attachment in enumerate(response.attachments)
        # What is missing or elsewhere is a finding of its own, made while reading.
        if Path(attachment.name).name == attachment.name and attachment.path.is_file()
    ]
    if not attached:
        return Inspection({}, [])
    facts: dict[Path, DocumentFacts] = {}
    findings: list[Finding] = []
    with Gate(conditions_of(project), KeptVerdicts(project.root)) as gate:
        verdicts = gate.judge_all([path for _, _, path in attached])
        for (response, number, path), judged in zip(attached, verdicts, strict=True):
            if judged.facts:
                facts[path] = judged.facts
            findings += _findings(response, number, judged)
    return Inspection(facts, findings)


def _findings(response: Response, number: int, judged: Judged) -> Iterator[Finding]:
    """What stands in the way of one attachment, at the line that names it, and acceptances that do not fit."""
    accepted = response.front.attachments[number].accepted
    fitting = [each.finding for each in accepted if each.sha256 == judged.sha256 and each.finding in judged.held_for]
    for verdict, found in judged.without(fitting).findings():
        hint = found.hint
        if verdict is Verdict.HOLD:
            hint = f"{hint} {acceptance(found.code, judged.sha256)}"
        message = f"The attachment {judged.name}: {found.message}"
        yield response.finding(found.code, ("attachments", number, "file"), message, hint, found.severity)
    for place, each in enumerate(accepted):
        if each.finding in fitting and each.sha256 == judged.sha256:
            continue
        if each.finding in judged.held_for:
            why = "it was accepted for a file with other bytes, and this one has to be looked at anew"
        else:
            why = "there is no such finding in the file, or none that can be accepted"
        message = f"The acceptance of {each.finding} for {judged.name} counts for nothing: {why}."
        yield response.finding("DL123", ("attachments", number, "accepted", place), message, "Take the entry out.")
