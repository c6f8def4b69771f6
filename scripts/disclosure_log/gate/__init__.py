"""May this file go out? In its first form: only a file of a known kind, that is what it says and can be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from disclosure_log.documents import DocumentFacts, DocumentReader, UnreadableDocument
from disclosure_log.findings import Finding
from disclosure_log.records.response import Response


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found out about the attachments of a log."""

    facts: dict[Path, DocumentFacts]
    """The facts of every attachment that may be published."""

    findings: list[Finding]


def inspect(responses: Iterable[Response]) -> Inspection:
    """Inspect every attachment of `responses` that is there; what cannot be read may not be published."""
    facts: dict[Path, DocumentFacts] = {}
    findings: list[Finding] = []
    with DocumentReader() as reader:
        for response in responses:
            for number, attachment in enumerate(response.attachments):
                if Path(attachment.name).name != attachment.name or not attachment.path.is_file():
                    continue  # a finding of its own, made while reading
                try:
                    facts[attachment.path] = reader.facts(attachment.path)
                except UnreadableDocument as unreadable:
                    message = f"The attachment {attachment.name} cannot be published: {unreadable.reason}"
                    findings.append(response.finding("DL043", ("attachments", number, "file"), message, ""))
    return Inspection(facts, findings)
