"""Makes a draft of what was read in a letter: above each fact stands where the letter says it and how sure that is.

What the letter does not say, or says in two ways, is a gap with a question above it. The check names each gap that is
left, so nothing that is not sure is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Any

from disclosure_log.intake.letters.facts import LetterFacts, PartFacts
from disclosure_log.intake.letters.found import Found, Reading
from disclosure_log.intake.letters.markdown import markdown_of
from disclosure_log.law import Citation, Law
from disclosure_log.records.body import section_names
from disclosure_log.records.writing import written_value

_WIDTH = 96
"""Characters of a line of notes, so that GitHub's editor shows it whole."""

_LONGEST_QUOTATION = 160

ASKED = "QUESTION: "
"""What stands before each question in a draft."""

_KEY = re.compile(r"(?:- )?(\w+):")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that was made of a letter."""

    reference: str
    """Empty where the letter does not say it."""

    text: str
    """The whole file."""

    questions: tuple[str, ...]
    """What an officer has to answer, one sentence or more each."""

    notes: tuple[str, ...]
    """What was left out or taken out."""


def compose(facts: LetterFacts, usual: tuple[Law, str]) -> Draft:
    """The draft of a letter; `usual` are the log's own law and language, which a response need not name."""
    writer = _Writer(facts, usual)
    lines = ["---", *writer.front(), "---", "", *writer.body(), ""]
    return Draft(facts.reference.value or "", "\n".join(lines), tuple(writer.questions), facts.notes)


def open_questions(draft: str) -> Iterator[tuple[int, str]]:
    """Where the text of a draft still asks something: the line, from 1, and the key that follows, or the empty heading.

    It gives none of the question's words, which may be the letter's own.
    """
    lines = draft.split("\n")
    end = lines.index("---", 1) if "---" in lines[1:] else len(lines)
    for number, line in enumerate(lines[:end], 1):
        if line.strip().startswith(f"# {ASKED}"):
            keys = filter(None, (_KEY.match(each.strip()) for each in lines[number:end]))
            yield number, next((key[1] for key in keys), "")
    for number, line in enumerate(lines[end:], end + 1):
        follows = next((each for each in lines[number:] if each.strip()), "## ")
        if line.startswith("## ") and follows.startswith("## "):
            yield number, line.removeprefix("## ")


class _Writer:
    """Writes one draft, and gathers its questions on the way."""

    def __init__(self, facts: LetterFacts, usual: tuple[Law, str]) -> None:
        self._facts, self._usual = facts, usual
        self.questions: list[str] = []

    def front(self) -> Iterator[str]:
        """The lines of the front matter."""
        facts = self._facts
        yield from _note(
            f"A draft from {facts.name}. Above each fact stands where the letter says it. Compare them with it, "
            "answer the questions, and then take out the lines that begin with #."
        )
        yield ""
        yield from self._field("reference", facts.reference, "Which reference does the letter have?")
        yield from self._field("title", facts.title, "What was asked about? Write it in a few words.")
        yield from self._field("responded", facts.responded, "What is the date of the letter?")
        yield from self._field("received", facts.received)
        if facts.correct_as_at.readings:
            yield from self._field("correct_as_at", facts.correct_as_at)
        if facts.language != self._usual[1]:
            yield f"language: {facts.language}"
        if facts.law.question or (facts.law.value and facts.law.value is not self._usual[0]):
            yield from self._field("law", facts.law)
        for question in facts.questions:
            yield from self._asked(question)
        if len(facts.parts) == 1:
            yield from self._part(facts.parts[0])
            return
        yield "parts:"
        for part in facts.parts:
            lines = self._part(part, questions=True)
            yield from _as_item(lines)

    def body(self) -> Iterator[str]:
        """The two sections."""
        request, response = section_names(self._facts.language)
        for name, blocks, question in (
            (
                request,
                self._facts.request,
                "What was asked? The letter does not say where the request begins and ends.",
            ),
            (response, self._facts.response, "What was answered? No words of an answer were found in the letter."),
        ):
            yield f"## {name}"
            yield ""
            if text := markdown_of(blocks):
                yield text
                yield ""
            else:
                self.questions.append(f"{question} Write it below the heading {name}.")

    def _field(self, key: str, found: Found[Any], missing: str = "") -> Iterator[str]:
        """A key with its value and where that comes from; with `missing`, it has to be there."""
        if found.value is None and not missing and not found.question:
            return
        if question := found.question or (missing if found.value is None else ""):
            yield from self._asked(question)
        yield from _sources(found.readings, found)
        if found.value is not None and not found.readings:
            yield "# As it was given with the command."
        if found.value is not None:
            yield f"{key}: {_written(found.value)}"
        elif missing:
            yield f"{key}:"

    def _asked(self, question: str) -> Iterator[str]:
        self.questions.append(question)
        yield from _note(ASKED + question)

    def _part(self, part: PartFacts, *, questions: bool = False) -> Iterator[str]:
        if questions and part.questions:
            yield f"questions: [{', '.join(map(str, part.questions))}]"
        if part.matter:
            yield f"matter: {written_value(part.matter)}"
        yield from self._field("outcome", part.outcome, "What happened to the request?")
        if part.exemptions:
            yield "exemptions:"
            for reading in part.exemptions:
                yield from (f"  {line}" for line in _sources([reading]))
                yield from (f"  {line}" for line in self._exemption(reading.value, part.details))
        if part.notices:
            yield from _sources(part.notices)
            notices = [self._citation(reading.value) for reading in part.notices]
            yield f"refusal_notice: {notices[0] if len(notices) == 1 else '[' + ', '.join(notices) + ']'}"

    def _exemption(self, citation: Citation, details: Mapping[Citation, Mapping[str, str]]) -> Iterator[str]:
        called_for = details.get(citation, {})
        if not called_for:
            yield f"- {self._citation(citation)}"
            return
        yield f"- provision: {self._citation(citation)}"
        for key, value in called_for.items():
            yield f"  {key}: {written_value(value)}"

    def _citation(self, citation: Citation) -> str:
        """A provision; with its law where the response is under another one."""
        law = self._facts.law.value or self._usual[0]
        named = citation.provision if citation.law is law else f"{citation.law} {citation.provision}"
        return written_value(named)


def _sources(readings: Sequence[Reading[Any]], found: Found[Any] | None = None) -> Iterator[str]:
    """Where a fact comes from and how sure it is, as notes."""
    chosen = found is None or found.value is not None
    for number, reading in enumerate(readings):
        if found is not None and (number or not chosen):
            how = f"It may be {_written(reading.value)}. "
        else:
            how = "Sure. " if found is None or found.sure else "To be looked at. "
        why = f" ({reading.why})" if reading.why else ""
        yield from _note(
            f"{how}{str(reading.place)[:1].upper()}{str(reading.place)[1:]}: {_quoted(reading.words)}{why}"
        )


def _quoted(words: str) -> str:
    said = " ".join(words.split())
    return f'"{said if len(said) <= _LONGEST_QUOTATION else said[: _LONGEST_QUOTATION - 1].rstrip() + "…"}"'


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else written_value(str(value))


def _note(text: str) -> Iterator[str]:
    return (f"# {line}" for line in wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False))


def _as_item(lines: Iterator[str]) -> Iterator[str]:
    """Lines as an item of a list: notes at its head stand above its dash."""
    begun = False
    for line in lines:
        if begun or line.startswith("#"):
            yield f"    {line}"
        else:
            yield f"  - {line}"
            begun = True
