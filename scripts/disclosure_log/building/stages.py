"""The first stages of a build, which `check` shares: read, check, inspect."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from disclosure_log.building.cycles import no_search_for_cycles
from disclosure_log.building.reading import Readings
from disclosure_log.checks import (
    check_canaries,
    check_consistency,
    check_dates,
    check_inbox,
    check_publicity,
    check_register,
    check_relations,
    check_settings,
    check_waiting,
    load_canaries,
)
from disclosure_log.config import Project
from disclosure_log.documents import DocumentFacts
from disclosure_log.findings import Finding, FindingsError, blocking, in_order, shown_path
from disclosure_log.gate.attachments import inspect
from disclosure_log.records.folder import symbolic_links
from disclosure_log.records.log import Log, make_log, read_responses
from disclosure_log.records.register import Register, read_register
from disclosure_log.records.response import Response


@dataclass(frozen=True, slots=True)
class Examined:
    """A log that was read, checked and inspected."""

    log: Log
    """The responses that may be shown today."""

    responses: Sequence[Response]
    """Every response whose front matter is in order, those held back and those that a finding blocks too, by path."""

    facts: Mapping[Path, DocumentFacts]
    """The facts of their attachments, by path."""

    findings: Sequence[Finding]

    references: frozenset[str]
    """The reference of every response that could be read, those held back for a later day too."""

    register: Register
    """The requests whose answer is not in the log, as far as it says."""

    contents: Mapping[str, str]
    """The SHA-256 of every file of a response that was read, by its path from the project's folder."""

    @property
    def blocking(self) -> list[Finding]:
        """The findings that stop publication."""
        return blocking(self.findings)


def inspected_bytes(response: Response, number: int, facts: Mapping[Path, DocumentFacts]) -> bytes:
    """The bytes of the attachment `number` of `response`, which are those that were inspected.

    Raises `FindingsError` (DL043) where the file has changed since.
    """
    attachment = response.attachments[number]
    content = attachment.path.read_bytes()
    if hashlib.sha256(content).hexdigest() != facts[attachment.path].sha256:
        message = f"The attachment {attachment.name} changed since it was inspected."
        raise FindingsError([response.finding("DL043", ("attachments", number), message, "Begin again.")])
    return content


def _check_encoding(docs: Path, root: Path) -> Iterator[Finding]:
    """Hand-written pages are UTF-8 too: the engine ends in a traceback where one is not."""
    for path in sorted(docs.rglob("*.md")):
        if path.is_symlink() or not path.is_file():
            continue
        content = path.read_bytes()
        try:
            content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            hint = "Save it as UTF-8: in most editors under Save as, Encoding."
            yield Finding("DL001", shown_path(path, root), "The file is not UTF-8 text.", hint, line)


def _fetched(responses: Sequence[Response], project: Project) -> tuple[list[Finding], frozenset[str]]:
    """What cannot be had of what lies in the store, and the files of the responses that lack it."""
    stored = (attachment.stored for response in responses for attachment in response.attachments)
    if project.store is None and not any(stored):
        return [], frozenset()
    from disclosure_log.building.store import fetch  # noqa: PLC0415 - few logs have one

    fetched = fetch(responses, project)
    return fetched.findings, fetched.lacking


def examine(project: Project, today: date, readings: Readings | None = None) -> Examined:
    """Read every response, check it against the rules and inspect its attachments, whatever else is wrong.

    A response that a finding blocks is not in the log of what is given back. `readings` says how files are read, if
    it is not to be decided here.
    """
    with no_search_for_cycles():
        return _examine(project, today, readings or Readings(project))


def _examine(project: Project, today: date, readings: Readings) -> Examined:
    options = project.options
    conventions = project.conventions
    # What is found in a response alone comes with it, out of the cache where nothing changed: see `check_alone`.
    reading = read_responses(project.responses, project.root, conventions, readings.read_all)
    findings = [*reading.findings, *symbolic_links(project.docs, project.root)]
    findings += _check_encoding(project.docs, project.root)
    findings += check_settings(options, today)
    findings += check_inbox(project)
    for response in reading.sound:
        findings += check_dates(response, today)
        if options.repository == "public":
            findings += check_publicity(response, today)
    findings += check_relations(reading.sound, options.separator, reading.references)
    if options.repository == "private":
        findings += check_waiting(reading.sound, today)
        findings += check_consistency(reading.sound)
    register, faults = read_register(project.responses, project.root, conventions)
    findings += faults
    register, faults = check_register(register, reading.sound, options, today)
    findings += faults
    canaries, unusable = load_canaries(project)
    findings += unusable
    if canaries:
        findings += check_canaries(reading.sound, project, canaries)
    missing, lacking = _fetched(reading.sound, project)
    findings += missing
    inspection = inspect(reading.sound, project, readings.known)
    findings += inspection.findings
    broken = {finding.path for finding in blocking(findings)} | lacking
    shown = [response for response in reading.shown(today) if response.source not in broken]
    readings.keep(shown)
    return Examined(
        make_log(shown),
        reading.sound,
        inspection.facts,
        in_order(findings),
        reading.references,
        register,
        readings.contents,
    )
