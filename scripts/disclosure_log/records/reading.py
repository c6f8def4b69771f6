"""Reads one response: a Markdown file with front matter, to a record or to everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from disclosure_log.findings import Finding
from disclosure_log.law import CitationError, Law, parse_citation, parse_provision
from disclosure_log.records import body as bodies
from disclosure_log.records.explain import explain
from disclosure_log.records.front_matter import FrontMatter, PartKeys
from disclosure_log.records.reference import Reference, ReferenceUnusable, make_reference
from disclosure_log.records.response import Attachment, Exemption, Part, Response
from disclosure_log.records.strict_yaml import Document, Mark, read_mapping
from disclosure_log.records.strict_yaml import Path as KeyPath

_PART_KEYS = frozenset(PartKeys.model_fields) - {"law"}


@dataclass(frozen=True, slots=True)
class Conventions:
    """What a log decides for all its responses."""

    language: str = "en"
    law: Law = Law.FOIA
    separator: str = "/"


def read_response(file: Path, shown: str, conventions: Conventions) -> tuple[Response | None, list[Finding]]:
    """Read `file`; `shown` is its path from the project's folder, as findings name it.

    Gives a record only where nothing blocks. Raises nothing: whatever the file holds, the answer is findings.
    """
    text, findings = _read_text(file, shown)
    if text is None:
        return None, findings
    front_text, body_text, body_line, findings = _split(text, shown)
    if front_text is None:
        return None, findings
    document, findings = read_mapping(front_text, shown, first_line=2)
    if not document.data and findings:
        return None, findings
    return _Reading(file, shown, conventions, document, findings).response(body_text, body_line)


def _read_text(file: Path, shown: str) -> tuple[str | None, list[Finding]]:
    try:
        with file.open("rb") as stream:
            raw = stream.read(bodies.LARGEST + 1)
    except OSError:
        return None, [Finding("DL067", shown, "The file cannot be opened.", "Check that it may be read.")]
    if len(raw) > bodies.LARGEST:
        hint = "A response is a letter: put long tables and documents beside it as attachments."
        return None, [Finding("DL002", shown, f"The file is larger than {bodies.LARGEST // 1000} kB.", hint)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line, column = before.count(b"\n") + 1, len(before) - (before.rfind(b"\n") + 1) + 1
        hint = "Save it as UTF-8: in most editors under Save as, Encoding. Look at quotation marks, dashes and the pound sign first."
        return None, [Finding("DL001", shown, "The file is not UTF-8 text.", hint, line, column)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := re.search(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ue000-\uf8ff]",
        text,
    ):
        line, column = (
            text.count("\n", 0, match.start()) + 1,
            match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1,
        )
        hint = "Delete the sign that stands there and type it anew; it often comes from copying out of a PDF."
        return None, [
            Finding(
                "DL009",
                shown,
                f"An invisible control character (U+{ord(match[0]):04X}) stands here.",
                hint,
                line,
                column,
            )
        ]
    return text, []


def _split(text: str, shown: str) -> tuple[str | None, str, int, list[Finding]]:
    """Front matter, body, and the line on which the body begins."""
    lines = text.split("\n")
    if not re.fullmatch(r"---[ \t]*", lines[0]):
        hint = "Begin the file with a line of three dashes (---), then the keys, then --- again; see the template."
        return None, "", 0, [Finding("DL003", shown, "The file does not begin with front matter.", hint, 1)]
    for number, line in enumerate(lines[1:], 1):
        if re.fullmatch(r"---[ \t]*", line):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2, []
    hint = "Put a line of three dashes (---) below the last key, above the letter."
    return None, "", 0, [Finding("DL003", shown, "The front matter has no end.", hint, 1)]


class _Reading:
    """One file on its way to a record."""

    def __init__(
        self, file: Path, shown: str, conventions: Conventions, document: Document, findings: list[Finding]
    ) -> None:
        self.file, self.shown, self.conventions, self.document = file, shown, conventions, document
        self.findings = list(findings)

    def response(self, body_text: str, body_line: int) -> tuple[Response | None, list[Finding]]:
        """The record, or none and what is wrong."""
        front = self._front()
        withdrawn = "withdrawn" in self.document.data
        language = self._plain("language") or self.conventions.language
        names = tuple(entry["file"] for entry in self._listed("attachments") if isinstance(entry.get("file"), str))
        body = None
        if not withdrawn:
            body, found = bodies.read_body(
                body_text, self.shown, first_line=body_line, language=language, folder=self.file.stem, attachments=names
            )
            self.findings += found
        reference = self._reference()
        parts = self._parts(front) if front else ()
        if front is None or reference is None or self.findings:
            return None, self.findings
        attachments = tuple(
            Attachment(entry.file, entry.title, entry.language or language, self.file.with_suffix("") / entry.file)
            for entry in front.attachments
        )
        return Response(reference, front, parts, language, attachments, body, self.shown, self.document.marks), []

    def _plain(self, key: str) -> str:
        value = self.document.data.get(key)
        return value if isinstance(value, str) else ""

    def _listed(self, key: str) -> Iterable[dict[str, Any]]:
        value = self.document.data.get(key)
        return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []

    def _add(self, code: str, path: KeyPath, message: str, hint: str) -> None:
        mark = self.document.mark(path) if path else Mark(1, 0)
        self.findings.append(Finding(code, self.shown, message, hint, mark.line, mark.column))

    def _front(self) -> FrontMatter | None:
        try:
            front = FrontMatter.model_validate(self.document.data)
        except ValidationError as error:
            self.findings += explain(error, self.document, self.shown)
            front = None
        self._check_outcomes()
        return front

    def _check_outcomes(self) -> None:
        """One outcome at the top, or parts: never both, never none."""
        data = self.document.data
        if "parts" not in data and "outcome" not in data:
            self._add(
                "DL011",
                (),
                "The key `outcome` is missing.",
                "Add a line such as outcome: granted, or list the parts under parts: where different things happened.",
            )
        if "parts" in data:
            for key in sorted(_PART_KEYS & set(data)):
                self._add(
                    "DL015",
                    (key,),
                    f"`{key}` stands at the top although the response has parts.",
                    "Move it into the part that it belongs to.",
                )
            if data["parts"] in ([], ""):
                self._add(
                    "DL015",
                    ("parts",),
                    "`parts` is empty.",
                    "List the parts, or remove it and write outcome: at the top.",
                )

    def _reference(self) -> Reference | None:
        text = self._plain("reference").strip()
        if not text or "\n" in text:
            return None
        try:
            return make_reference(text, self.conventions.separator)
        except ReferenceUnusable as unusable:
            self._add("DL020", ("reference",), unusable.message, unusable.hint)
            return None

    def _parts(self, front: FrontMatter) -> tuple[Part, ...]:
        law = front.law or self.conventions.law
        if front.parts:
            self._check_questions(front)
            return tuple(self._part(part, ("parts", number), law) for number, part in enumerate(front.parts))
        return (self._part(front, (), law),) if front.outcome else ()

    def _check_questions(self, front: FrontMatter) -> None:
        for number, part in enumerate(front.parts):
            if len(front.parts) > 1 and not part.questions and not part.matter:
                self._add(
                    "DL015",
                    ("parts", number),
                    "Nobody can tell what this part is about.",
                    "Add matter: in a few words, or questions: [1, 2] with the numbers in the request.",
                )

    def _part(self, keys: PartKeys, place: KeyPath, default: Law) -> Part:
        law = keys.law or default
        exemptions = []
        for number, exemption in enumerate(keys.exemptions):
            where = (*place, "exemptions", number)
            try:
                exemptions.append(Exemption(parse_citation(exemption.provision, law), exemption))
            except CitationError as error:
                self._add("DL050", where, error.message, error.hint)
        for number, notice in enumerate(keys.refusal_notice):
            try:
                parse_provision(notice, law)
            except CitationError as error:
                self._add("DL050", (*place, "refusal_notice", number), error.message, error.hint)
        return Part(
            keys.outcome, law, keys.matter, keys.questions, tuple(exemptions), keys.refusal_notice, keys.extension
        )
