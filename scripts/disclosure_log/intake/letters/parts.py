"""What became of a request and of its parts, as far as the letter's own words decide it."""

# ruff: noqa: E501 - a family of phrases reads best in one line

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from disclosure_log.documents.texts import Table
from disclosure_log.intake.letters.dividing_words import NUMBER
from disclosure_log.intake.letters.division import Division, Question
from disclosure_log.intake.letters.found import Found, Reading
from disclosure_log.intake.letters.grounds import GroundsFound, response_lines, sentences
from disclosure_log.intake.letters.grounds_words import HYPOTHETICAL
from disclosure_log.intake.letters.letter import Letter, Line
from disclosure_log.law.citations import Citation, is_neither_confirm_nor_deny
from disclosure_log.law.grounds import outcome_resting_on
from disclosure_log.law.laws import Law
from disclosure_log.law.outcomes import Outcome

_NCND = re.compile(
    r"\b(?:neither|not|nor|cannot) (?:to )?confirm(?:s|ed|ing)? (?:n?or) (?:to )?den(?:y|ies|ied|ying)\b|\bna chadarnhau na gwadu\b"
    r"|\bremoves the duty to confirm or deny\b|\brefuses to reveal whether\b"
    r"|\bna gwadu\b",
    re.IGNORECASE,
)
_NOT_HELD = re.compile(
    r"\b(?:does|do|did) not (?:\w+ )?(?:hold|record|retain)\b|\bnot held\b|\bno (?:recorded |such |relevant )?information (?:is |was )?held\b"
    r"|\bholds? no\b|\bnid (?:yw|ydym|ydyn)\b.{0,60}\b(?:dal|cadw)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:please find|find|is|are|have|has been|been)\b.{0,40}\b(?:attached|enclosed|below|provided|disclosed|released|supplied)\b"
    r"|\bgweler\b|\bynghlwm\b|\bamgae",
    re.IGNORECASE,
)
_IN_FULL = re.compile(
    r"\b(?:granted|disclosed|released|provided) in full\b|\ball (?:of )?the information (?:you |that you )?(?:have )?requested (?:is|has been) "
    r"(?:attached|enclosed|provided|disclosed|released)\b",
    re.IGNORECASE,
)
_EVERYTHING = re.compile(
    r"\b(?:please find|i attach|i enclose|we attach|we enclose)\b.{0,60}\b(?:information|data|details|documents?) "
    r"(?:that |which )?you (?:have )?(?:requested|asked for)\b|\beverything (?:that )?you (?:have )?asked for is .{0,40}\bgiven\b",
    re.IGNORECASE,
)
_KEPT_BACK = re.compile(
    r"\b(?:withh[eo]ld|redact|exempt(?:ed|ion)?\b|except(?:ed|ion)\b|refus|unable|cannot|not (?:recorded|available|provided|disclosed)|partial|"
    r"some of|eithri|gwrthod)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\brefus(?:e[sd]?|ing) (?:the|your|this) (?:whole |entire )?request\b|\b(?:the|your|this) request (?:is|has been) (?:therefore )?refused\b"
    r"|\ball (?:of )?the information (?:that )?(?:you (?:have )?(?:requested|asked for) )?(?:is|has been) (?:exempt|withheld)\b",
    re.IGNORECASE,
)
_ONLY_SOME = re.compile(
    r"\b(?:some|parts?|remaining|rest|other|questions?|certain|first|second|third|rhan)\b", re.IGNORECASE
)
_SAYS_NO = re.compile(
    r"^(?:\S+ ){1,6}(?:do|does|did|has|have) not (?:currently )?(?:use|used|operate|have|had|own|employ|purchase|purchased)\b|^(?:no|none|nil|n/a|nac oes|na)\b[.,]?",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"(?:in relation to|relating to|in respect of|regarding|about|concerning) (?P<matter>[^.,;:]{5,90}?)(?: as | by virtue| because|[.,;:]|$)",
    re.IGNORECASE,
)
_NO_MATTER: Found[str] = Found()
_FEW_LINES = 1
"""Lines of an answer that says no and no more."""

_WHICH = "What became of {what}? The letter's words do not decide it"


@dataclass(frozen=True, slots=True)
class PartFound:
    """A part of the request, or the whole of it, and what the letter says became of it."""

    outcome: Found[Outcome]
    questions: tuple[str, ...] = ()
    """The numbers of its questions as the letter writes them; empty where it is not told by questions."""

    matter: Found[str] = _NO_MATTER
    exemptions: tuple[Citation, ...] = ()
    notices: tuple[Citation, ...] = ()


def find_parts(letter: Letter, division: Division, law: Found[Law], grounds: GroundsFound) -> tuple[PartFound, ...]:
    """The parts of the answer, at least one; an outcome stands only where the letter's words decide it."""
    chosen = law.value or Law.FOIA
    lines = list(response_lines(letter, division))
    if division.interleaved and len(division.questions) > 1:
        answers = _answers(letter, division, lines)
        parts = [_part(letter, answer, grounds, chosen, question.number) for question, answer in answers]
        return _merged(parts)
    apart = _apart(letter, lines, grounds, chosen)
    if apart:
        numbers = tuple(question.number for question in division.questions if question.number)
        return (PartFound(apart[0].outcome, numbers), apart[1])
    return (_part(letter, lines, grounds, chosen, ""),)


def _apart(
    letter: Letter, lines: Sequence[Line], grounds: GroundsFound, law: Law
) -> tuple[PartFound, PartFound] | None:
    """An answer, and after it information that the authority neither confirms nor denies that it holds."""
    if not grounds.relied or not all(is_neither_confirm_nor_deny(each) for each in grounds.exemptions):
        return None
    at = next((place for place, line in enumerate(lines) if _says(_NCND, line)), None)
    if not at:
        return None
    before = _part(letter, lines[:at], GroundsFound(), law, "")
    if not (
        before.outcome.readings or any(_says(pattern, line) for line in lines[:at] for pattern in (_GIVEN, _SAYS_NO))
    ):
        return None
    line = lines[at]
    match = _MATTER.search(line.text)
    matter = _NO_MATTER
    if match:
        words = match["matter"].removeprefix("the ").strip()
        words = f"{words[:1].upper()}{words[1:]}"
        matter = Found(words, (Reading(words, line.place, line.text, "what is neither confirmed nor denied"),))
    reading = Reading(Outcome.NCND, line.place, line.text, "the letter says so")
    notices = tuple(each.citation for each in grounds.notices)
    return before, PartFound(Found(Outcome.NCND, (reading,)), (), matter, grounds.exemptions, notices)


def _answers(letter: Letter, division: Division, lines: Sequence[Line]) -> list[tuple[Question, list[Line]]]:
    """Each question with the lines of its answer."""
    found: list[tuple[Question, list[Line]]] = [(question, []) for question in division.questions]
    order = {(line.block, line.place, line.row, line.column): place for place, line in enumerate(letter.lines)}
    starts = [
        next(
            (
                at
                for (block, at_place, *_), at in order.items()
                if (block, at_place) == (question.block, question.place)
            ),
            0,
        )
        for question in division.questions
    ]
    for line in lines:
        if division.table is not None:
            if line.block == division.table:
                for question, answer in found:
                    if question.row == line.row:
                        answer.append(line)
            continue
        before = [
            place for place, start in enumerate(starts) if start < order[line.block, line.place, line.row, line.column]
        ]
        if before:
            found[before[-1]][1].append(line)
    return found


def _says(pattern: re.Pattern[str], line: Line) -> str:
    """The sentence of a line that says it without a condition; empty where none does."""
    return next((each for each in sentences(line.text) if pattern.search(each) and not HYPOTHETICAL.search(each)), "")


def _part(letter: Letter, lines: Sequence[Line], grounds: GroundsFound, law: Law, number: str) -> PartFound:
    inside = set(lines)
    relied = [each for each in grounds.relied if each.line in inside]
    notices = tuple(each.citation for each in grounds.notices if each.line in inside)
    readings: dict[Outcome, Reading[Outcome]] = {}
    for each in relied:
        outcome = outcome_resting_on(each.citation.provision, law)
        if outcome is None:
            outcome = Outcome.NCND if is_neither_confirm_nor_deny(each.citation) else Outcome.REFUSED
        readings.setdefault(
            outcome, Reading(outcome, each.place, each.words, f"it relies on {each.citation.provision}")
        )
    for pattern, outcome, why in (
        (_NCND, Outcome.NCND, "the letter says so"),
        (_NOT_HELD, Outcome.NOT_HELD, "the letter says so"),
        (_IN_FULL, Outcome.GRANTED, "the letter says that all was given"),
        (_EVERYTHING, Outcome.GRANTED, "the letter gives what was asked for, and all was given"),
        (_SAYS_NO, Outcome.ANSWERED, "the reply is no or none"),
        (_GIVEN, Outcome.GRANTED, "the letter gives information"),
    ):
        for line in lines:
            if words := _says(pattern, line):
                readings.setdefault(outcome, Reading(outcome, line.place, words, why))
                break
    numbers = (number,) if number else ()
    what = f"question {number}" if number else "the request"
    outcome_found = _decided(letter, lines, readings, what)
    return PartFound(outcome_found, numbers, _NO_MATTER, tuple(each.citation for each in relied), notices)


def _decided(
    letter: Letter, lines: Sequence[Line], readings: dict[Outcome, Reading[Outcome]], what: str
) -> Found[Outcome]:
    all_readings = tuple(readings.values())
    question = _WHICH.format(what=what)
    figures = any(
        isinstance(letter.blocks[line.block][1], Table) and line.column > 1 and re.search(r"\d", line.text)
        for line in lines
        if line.block >= 0 and not re.search(r"section|regulation|exempt", line.text, re.IGNORECASE)
    )
    whole = not what.startswith("question")
    if whole and figures and set(readings) in ({Outcome.REFUSED}, {Outcome.REFUSED, Outcome.GRANTED}):
        reading = readings[Outcome.REFUSED]
        if not _WHOLE.search(reading.words):
            some = replace(reading, value=Outcome.PART_GRANTED, why="figures are given, and some is withheld")
            return Found(Outcome.PART_GRANTED, (some, *all_readings))
    if len(readings) != 1:
        if not readings:
            return Found(None, (), f"{question}: granted, answered, or something else?")
        likely = ", ".join(outcome.value for outcome in readings)
        return Found(None, all_readings, f"{question}: it may be part_granted, or parts of their own ({likely}).")
    outcome, reading = next(iter(readings.items()))
    doubt = _doubt(lines, reading, figures=figures, whole=whole)
    return Found(None, all_readings, f"{question}: {doubt}") if doubt else Found(outcome, all_readings)


def _doubt(lines: Sequence[Line], reading: Reading[Outcome], *, figures: bool, whole: bool) -> str:
    """What else the outcome may be than the only one that the words name; empty where they decide it."""
    outcome = reading.value
    denies = outcome in (Outcome.REFUSED, Outcome.NOT_HELD)
    answers = sum(bool(NUMBER.match(line.text)) for line in lines) > 1
    said_at = next((at for at, line in enumerate(lines) if reading.words in line.text), 0)
    doubts = {
        "granted (all was given), part_granted, or answered?": outcome is Outcome.GRANTED
        and not reading.why.endswith("given"),
        "granted, or part_granted since something seems kept back?": outcome is Outcome.GRANTED
        and any(_says(_KEPT_BACK, line) for line in lines),
        "refused (nothing is given), or part_granted?": whole
        and outcome is Outcome.REFUSED
        and not _WHOLE.search(reading.words),
        f"{outcome.value}, or parts of their own?": whole
        and outcome not in (Outcome.VEXATIOUS, Outcome.REPEATED)
        and (bool(_ONLY_SOME.search(reading.words)) or (denies and answers)),
        f"{outcome.value}, or part_granted since a table is given?": whole and denies and bool(figures),
        f"{outcome.value}, or is that said of the whole request?": not whole and said_at > 0,
        "answered (the reply is no), or granted?": outcome is Outcome.ANSWERED and len(lines) > _FEW_LINES,
    }
    return next((doubt for doubt, holds in doubts.items() if holds), "")


def _merged(parts: Sequence[PartFound]) -> tuple[PartFound, ...]:
    """Parts with the same sure outcome, exemptions and notices are one."""
    found: list[PartFound] = []
    for part in parts:
        same = next(
            (
                place
                for place, each in enumerate(found)
                if part.outcome.sure
                and each.outcome.value is part.outcome.value
                and each.exemptions == part.exemptions
                and each.notices == part.notices
            ),
            None,
        )
        if same is None:
            found.append(part)
        else:
            one = found[same]
            outcome = Found(one.outcome.value, one.outcome.readings + part.outcome.readings)
            found[same] = PartFound(outcome, one.questions + part.questions, one.matter, one.exemptions, one.notices)
    return tuple(found)
