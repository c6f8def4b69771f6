"""What the gate says of one file: the verdict, what it rests on, and the findings for people."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from disclosure_log import __version__
from disclosure_log.documents import DocumentFacts
from disclosure_log.documents.kinds import CSV, DOCX, JPEG, ODS, ODT, PDF, PNG, TEXT, XLSM, XLSX, Kind
from disclosure_log.findings import Finding, Severity, counted
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Observation, Verdict

_IN_TEXTS = (
    "hidden, tiny and same-coloured words, tracked changes, comments, fields, properties, embedded files, pictures"
)
_IN_WORKBOOKS = (
    "hidden sheets, rows, columns and words, stored copies of data, formulas, comments, properties, macros, links, "
    "drawings"
)
_LOOKED_FOR = {
    PDF: "words and pictures that are not seen, redactions that were not applied, comments, forms, files inside, "
    "scripts, links, properties, earlier versions, words beside the pages, fonts and pages that cannot be read",
    CSV: "cells that a program would run, signs that are not seen, far cells",
    TEXT: "signs that are not seen, far lines",
    PNG: "notes, places, previews, hidden pixels, bytes after the end",
    JPEG: "notes, places, previews, bytes after the end",
    XLSX: _IN_WORKBOOKS,
    XLSM: _IN_WORKBOOKS,
    ODS: _IN_WORKBOOKS,
    DOCX: _IN_TEXTS,
    ODT: _IN_TEXTS,
}
_WEIGHT = [Verdict.RELEASE, Verdict.HOLD, Verdict.REFUSE]

MOST_SHOWN = 5
"""How many places a finding names."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A file that was judged."""

    name: str
    """Its name, without folders."""

    sha256: str
    """SHA-256 of the bytes that were judged; empty where they could not be had."""

    facts: DocumentFacts | None
    """What it says of itself; nothing where it was refused."""

    found: tuple[Observation, ...]

    @property
    def verdict(self) -> Verdict:
        """The heaviest verdict of what was found."""
        found = [MEANINGS[each.what].verdict for each in self.found]
        return max(found, key=_WEIGHT.index, default=Verdict.RELEASE)

    @property
    def held_for(self) -> tuple[str, ...]:
        """The codes of the findings that somebody may accept, in order, each once."""
        codes = {MEANINGS[each.what].code for each in self.found if MEANINGS[each.what].verdict is Verdict.HOLD}
        return tuple(sorted(codes))

    def findings(self) -> Iterator[tuple[Verdict, Finding]]:
        """What was found, as findings about the file's name, each with the verdict that it makes."""
        for each in self.found:
            meaning = MEANINGS[each.what]
            severity = Severity.WARNING if meaning.verdict is Verdict.RELEASE else Severity.ERROR
            yield (
                meaning.verdict,
                Finding(meaning.code, self.name, _said(each), meaning.hint, severity=severity),
            )

    def without(self, codes: Collection[str]) -> Judged:
        """The same file without the findings of these codes that somebody accepted."""
        kept = tuple(
            each
            for each in self.found
            if MEANINGS[each.what].code not in codes or MEANINGS[each.what].verdict is not Verdict.HOLD
        )
        return replace(self, found=kept)


def _said(observation: Observation) -> str:
    said = MEANINGS[observation.what].said
    if not observation.places:
        return said if observation.count == 1 else f"{said} Found {counted(observation.count, 'time')}."
    shown = "; ".join(f"{place}" for place in observation.places[:MOST_SHOWN])
    more = " and elsewhere" if len(observation.places) > MOST_SHOWN else ""
    times = f"{observation.count} times: " if observation.count > 1 else ""
    return f"{said} Found {times}{shown}{more}." if times else f"{said} Found on {shown}."


def gate_version() -> str:
    """The version of the gate, which is that of the program."""
    return f"disclosure-log {__version__}"


def looked_for(kind: Kind | None) -> str:
    """What the gate looks for in files of a kind, in a sentence."""
    said = "personal data, rows about people and, where there is such a list, canaries"
    return f"Looked for {_LOOKED_FOR[kind]}; {said}." if kind else "Only its kind was looked at."


def unseen_by_any_check() -> str:
    """What stays with people, whatever the verdict."""
    return (
        "Released does not mean safe. No check can tell what the words themselves give away, whether a name may be "
        "public, whether what was blacked out can be guessed from its length or from what stands around it, or what a "
        "photograph shows. Somebody who knows the case reads the file before it goes out."
    )
