"""Judges every attachment of a log, and holds what was accepted against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from disclosure_log.caching import Contents
from disclosure_log.config import Project
from disclosure_log.documents import DocumentFacts
from disclosure_log.findings import Finding
from disclosure_log.gate.acceptance import acceptable, accepted_codes, block, misfits
from disclosure_log.gate.conditions import conditions_of
from disclosure_log.gate.inspection import Gate
from disclosure_log.gate.kept import KeptVerdicts
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Verdict
from disclosure_log.gate.verdicts import Judged
from disclosure_log.records.response import Response

_WORKFLOW = ".github/workflows/clean-attachments.yml"


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found out about the attachments of a log."""

    facts: dict[Path, DocumentFacts]
    """The facts of every attachment that could be read."""

    findings: list[Finding]


def inspect(responses: Iterable[Response], project: Project, known: Contents | None = None) -> Inspection:
    """Inspect every attachment of `responses`, of the log `project`; what cannot be read may not be published.

    `known` says what is in files that are as they were.
    """
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
    with Gate(conditions_of(project), KeptVerdicts(project.root), known=known) as gate:
        verdicts = gate.judge_all([path for _, _, path in attached])
        for (response, number, path), judged in zip(attached, verdicts, strict=True):
            if judged.facts:
                facts[path] = judged.facts
            if judged.found or response.front.attachments[number].accepted:
                findings += _findings(response, number, judged, _by_program(response, number, judged, project))
    return Inspection(facts, findings)


def _by_program(response: Response, number: int, judged: Judged, project: Project) -> str:
    """How the program takes out what it can: for officers with only the website, and for those with a command line."""
    if response.attachments[number].stored:
        return "It lies in the store: attach a file without it in its place, and take this one out of the store."
    file = f"{response.source.removesuffix('.md')}/{judged.name}"
    command = f"disclosure-log attach --replace {_typed(response.reference.text)} {_typed(file)}"
    if not (project.root / _WORKFLOW).is_file():
        return f"Or let the program take it out, with: {command}"
    return (
        "Or let the program take it out. On GitHub: Actions, Clean attachments, Run workflow, choose your branch, "
        f"write {response.reference.text}, Run workflow. On your computer: {command}"
    )


def _typed(word: str) -> str:
    return f'"{word}"' if " " in word else word


def _findings(response: Response, number: int, judged: Judged, by_program: str) -> Iterator[Finding]:
    """What stands in the way of one attachment, at the line that names it, and acceptances that do not fit."""
    accepted = response.front.attachments[number].accepted
    held = frozenset(judged.held_for)
    fitting = accepted_codes(accepted, judged.sha256) & held
    left = judged.without(fitting)
    open_codes = [code for code in left.held_for if code in acceptable()]
    entries = ", ".join(block(code, judged.sha256) for code in open_codes)
    said = False
    for observation, (verdict, found) in zip(left.found, left.findings(), strict=True):
        hint = found.hint
        if verdict is Verdict.HOLD and open_codes:
            # Once for the whole file: whoever accepts writes it in one go.
            first = "add to the list under accepted: " if accepted else "write below the attachment's title: accepted: "
            add = first + (entries if accepted else f"[{entries}]")
            hint += (
                " See the first finding of this file for how it can be accepted."
                if said
                else (f" Where it may be public all the same, {add}.")
            )
            said = True
        if MEANINGS[observation.what].mended:
            hint += f" {by_program}"
        message = f"The attachment {judged.name}: {found.message}"
        yield response.finding(found.code, ("attachments", number, "file"), message, hint, found.severity)
    for misfit in misfits(accepted, held, judged.sha256, of="the file", can_be=acceptable()):
        place = ("attachments", number, "accepted", misfit.number)
        yield response.finding("DL123", place, f"{judged.name}: {misfit.message}", misfit.hint)
