"""Reads one response: a Markdown file with front matter, to a record or to everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from disclosure_log.findings import Finding
from disclosure_log.law import Citation, CitationError, Law, laws_named_in, parse_citations, parse_notices
from disclosure_log.records.body import read_body
from disclosure_log.records.explain import explain
from disclosure_log.records.folder import Named
from disclosure_log.records.front_matter import AttachmentKeys, FrontMatter, PartKeys
from disclosure_log.records.reference import Reference, ReferenceUnusableError, make_reference
from disclosure_log.records.response import Attachment, Exemption, Part, Response, Store, Stored
from disclosure_log.records.source import Source, read_content, source_of
from disclosure_log.records.strict_yaml import Document, Mark, read_mapping
from disclosure_log.records.strict_yaml import Path as KeyPath

_PART_KEYS = frozenset(PartKeys.model_fields) - {"law"}


@dataclass(frozen=True, slots=True)
class Conventions:
    """What a log decides for all its responses."""

    language: str = "en"
    law: Law = Law.FOIA
    separator: str = "/"
    store: Store | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read of one file, however much is wrong with it: so that every fault is told in one run."""

    file: Path
    source: str
    """The file as findings name it."""

    findings: list[Finding]
    reference: Reference | None = None
    """Its reference, where one can be read."""

    named: list[Named] | None = None
    """The attachments that it names; none where its front matter cannot be read."""

    response: Response | None = None
    """The record, where its front matter is in order; without a body where there is something wrong with that."""

    marks: Mapping[KeyPath, Mark] = field(default_factory=dict)

    data: Mapping[str, Any] = field(default_factory=dict)
    """The keys and values of its front matter, as they were typed."""

    written: Source | None = field(default=None, compare=False, repr=False)
    """Its text, where that was read in this run."""

    def finding(self, code: str, key: str, message: str, hint: str) -> Finding:
        """A finding about the line of `key`."""
        if self.response:
            return self.response.finding(code, (key,), message, hint)
        mark = self.marks.get((key,), Mark(1, 0))
        return Finding(code, self.source, message, hint, mark.line, mark.column)


_NO_FILE = Path()
_NEED_FRONT_MATTER = frozenset({"DL030", "DL031", "DL033"})


def read_response(file: Path, shown: str, conventions: Conventions) -> tuple[Response | None, list[Finding]]:
    """Read `file`; `shown` is its path from the project's folder, as findings name it.

    Gives a record only where nothing is wrong. Raises nothing: whatever the file holds, the answer is findings.
    """
    draft = read_draft(file, shown, conventions)
    return (None if draft.findings else draft.response), draft.findings


def read_draft(file: Path, shown: str, conventions: Conventions) -> Draft:
    """As much of `file` as can be read, and everything that is wrong with it. Raises nothing."""
    return draft_of(read_content(file), file, shown, conventions)


def draft_of(content: bytes | None, file: Path, shown: str, conventions: Conventions, *, sound: bool = False) -> Draft:
    """The same of its `content`, where that was read already; none stands for a file that cannot be opened.

    In content that is `sound`, nothing was found when it was read before: its letter is not examined again.
    """
    source, findings = source_of(content, shown)
    if source is None:
        return Draft(file, shown, findings)
    document, more = read_mapping(source.front, shown, first_line=2)
    findings += more
    if not document.data and more:
        # The letter is checked all the same, but for what only the front matter can say: its language and attachments.
        _, found = read_body(source.body, shown, first_line=source.body_line, language=conventions.language)
        return Draft(file, shown, findings + [finding for finding in found if finding.code not in _NEED_FRONT_MATTER])
    return _Reading(file, shown, conventions, document, findings).draft(source, sound=sound)


def parts_of(front: FrontMatter, conventions: Conventions) -> tuple[Part, ...]:
    """The parts of a response, of front matter in which nothing is wrong."""
    return _Reading(_NO_FILE, "", conventions, Document(), []).parts(front)


def attachments_of(front: FrontMatter, language: str, file: Path, store: Store | None) -> tuple[Attachment, ...]:
    """The attachments of the response in `file`, whose language is `language`."""
    return tuple(_attachment(entry, entry.language or language, file, store) for entry in front.attachments)


def name_in_store(sha256: str, file: str) -> str:
    """What a file is called in the store: its SHA-256, and the ending of its name, by which hosts tell its kind."""
    ending = re.search(r"\.[a-z0-9]{1,8}$", file.lower())
    return sha256 + (ending[0] if ending else "")


def _attachment(entry: AttachmentKeys, language: str, file: Path, store: Store | None) -> Attachment:
    if entry.stored is None:
        return Attachment(entry.file, entry.title, language, file.with_suffix("") / entry.file)
    sha256, name = entry.stored.sha256, name_in_store(entry.stored.sha256, entry.file)
    stored = Stored(name, sha256, entry.stored.size, store.address + name if store else "")
    # A folder for each, so that the file has its own name, by which the gate knows its kind.
    folder = store.folder / sha256 if store else file.with_suffix("")
    return Attachment(entry.file, entry.title, language, folder / Path(entry.file).name, stored)


def _laws_in_play(parts: Iterable[PartKeys], default: Law) -> frozenset[Law]:
    """The laws that a response speaks of: those of its parts, and those that its citations name."""
    laws: set[Law] = set()
    for part in parts:
        law = part.law or default
        laws.add(law)
        for exemption in part.exemptions:
            laws |= laws_named_in(exemption.provision, law)
    return frozenset(laws)


class _Reading:
    """One file on its way to a record."""

    def __init__(
        self, file: Path, shown: str, conventions: Conventions, document: Document, findings: list[Finding]
    ) -> None:
        self.file, self.shown, self.conventions, self.document = file, shown, conventions, document
        self.findings = findings

    def draft(self, source: Source, *, sound: bool) -> Draft:
        """Everything that the file gives."""
        front = self._front()
        language = self._plain("language") or self.conventions.language
        reference = self._reference()
        parts = self.parts(front) if front else ()
        named = self._named()
        body = None
        if "withdrawn" not in self.document.data:
            body, found = read_body(
                source.body,
                self.shown,
                first_line=source.body_line,
                language=language,
                folder=self.file.stem,
                attachments=tuple(each.name for each in named),
                sound=sound,
            )
            self.findings += found
        response = None
        if front and reference:
            attachments = attachments_of(front, language, self.file, self.conventions.store)
            marks, links = self.document.marks, body.links if body else ()
            letter = bool(re.sub(r"^#+ .*$", "", source.body, flags=re.MULTILINE).strip())
            response = Response(reference, front, parts, language, attachments, body, self.shown, letter, marks, links)
        document = self.document
        return Draft(
            self.file, self.shown, self.findings, reference, named, response, document.marks, document.data, source
        )

    def _named(self) -> list[Named]:
        """The names of attachments as they stand in the file, with their places."""
        entries = self.document.data.get("attachments")
        named = []
        for number, entry in enumerate(entries if isinstance(entries, list) else ()):
            name = entry.get("file") if isinstance(entry, dict) else None
            if isinstance(name, str) and name.strip():
                mark = self.document.mark(("attachments", number, "file"))
                named.append(Named(name.strip(), mark.line, mark.column, "stored" in entry))
        return named

    def _plain(self, key: str) -> str:
        value = self.document.data.get(key)
        return value if isinstance(value, str) else ""

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
                    "Take the line out: each part says its own outcome."
                    if key == "outcome"
                    else "Move it into the part that it belongs to.",
                )
            if data["parts"] == []:
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
        except ReferenceUnusableError as unusable:
            self._add("DL020", ("reference",), unusable.message, unusable.hint)
            return None

    def parts(self, front: FrontMatter) -> tuple[Part, ...]:
        """What happened to each part."""
        law = front.law or self.conventions.law
        if front.parts:
            self._check_questions(front)
            in_play = _laws_in_play(front.parts, law)
            return tuple(self._part(part, ("parts", number), law, in_play) for number, part in enumerate(front.parts))
        return (self._part(front, (), law, _laws_in_play([front], law)),) if front.outcome else ()

    def _check_questions(self, front: FrontMatter) -> None:
        for number, part in enumerate(front.parts):
            # What a withdrawn response was about is not shown, and need not stand in its file.
            if len(front.parts) > 1 and not (part.questions or part.matter or front.withdrawn):
                self._add(
                    "DL015",
                    ("parts", number),
                    "Nobody can tell what this part is about.",
                    "Add matter: in a few words, or questions: [1, 2] with the numbers in the request.",
                )

    def _part(self, keys: PartKeys, place: KeyPath, default: Law, in_play: frozenset[Law]) -> Part:
        law = keys.law or default
        exemptions: dict[Citation, Exemption] = {}
        faults = len(self.findings)
        for number, exemption in enumerate(keys.exemptions):
            where = (*place, "exemptions", number)
            try:
                cited = parse_citations(exemption.provision, law, in_play)
            except CitationError as error:
                self._add("DL050", where, error.message, error.hint)
            else:
                for citation in cited:
                    # Of one that stands there twice, the entry that says more is kept.
                    known = exemptions.get(citation)
                    if known is None or len(known.keys.model_fields_set) < len(exemption.model_fields_set):
                        exemptions[citation] = Exemption(citation, exemption, where)
        notices: list[Citation] = []
        for number, notice in enumerate(keys.refusal_notice):
            try:
                notices += parse_notices(notice, law)
            except CitationError as error:
                self._add("DL050", (*place, "refusal_notice", number), error.message, error.hint)
        return Part(
            keys.outcome,
            law,
            keys.matter,
            keys.questions,
            tuple(exemptions.values()),
            tuple(dict.fromkeys(notices)),
            keys.extension,
            keys.public_interest_test,
            place,
            len(self.findings) == faults,
        )
