"""Reads all that a letter says of itself, and takes out of it what tells who asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from disclosure_log.config import Options
from disclosure_log.documents.texts import Block, Cell, Heading, Item, Items, Paragraph, Table
from disclosure_log.findings import counted
from disclosure_log.intake.letters.dates import find_dates
from disclosure_log.intake.letters.division import Division, LeftOut, divide
from disclosure_log.intake.letters.facts import LetterFacts, PartFacts
from disclosure_log.intake.letters.found import Found, Place, Reading, Value
from disclosure_log.intake.letters.grounds import GroundsFound, Relied, find_grounds, find_law
from disclosure_log.intake.letters.letter import Letter
from disclosure_log.intake.letters.parts import PartFound, find_parts
from disclosure_log.intake.letters.people import People, find_people
from disclosure_log.intake.letters.reference import find_reference
from disclosure_log.intake.letters.signed import without_signature
from disclosure_log.intake.letters.titles import find_title
from disclosure_log.law import Citation

_GIVEN = Place()


def read_letter(letter: Letter, options: Options, today: date, reference: str = "") -> LetterFacts:
    """What `letter` says; `reference` is its reference where somebody has said it."""
    own = find_reference(letter, options.separator)
    dates = find_dates(letter, today)
    division = divide(letter)
    signed = without_signature(letter, division, find_people(letter))
    people = signed.people
    law = find_law(letter, division)
    known_law = law if law.value or law.question else Found(options.law)
    grounds = find_grounds(letter, division, known_law)
    parts = find_parts(letter, division, known_law, grounds)
    redaction = _Redaction(letter, people, signed.blocks)
    facts = LetterFacts(
        name=letter.name,
        reference=Found(reference) if reference else own,
        title=find_title(letter, own.value or reference or None),
        responded=dates.responded,
        received=dates.received,
        correct_as_at=dates.correct_as_at,
        law=law,
        language=people.language,
        parts=tuple(_part(part, grounds) for part in parts),
        request=redaction.blocks(division.request),
        response=redaction.blocks(division.response),
        questions=tuple(_questions(division, grounds, people)),
        notes=(*map(_left_out, division.left_out), *redaction.notes()),
        names_who_asked=bool(people.names or people.address or people.contacts or redaction.kinds),
    )
    return _without_requester(facts, people)


def _part(part: PartFound, grounds: GroundsFound) -> PartFacts:
    relied = {each.citation: each for each in (*grounds.relied, *grounds.notices)}
    return PartFacts(
        outcome=part.outcome,
        questions=tuple(_numbers(part.questions)),
        matter=part.matter.value or "",
        exemptions=tuple(_reading(each, relied) for each in part.exemptions),
        notices=tuple(_reading(each, relied) for each in part.notices),
    )


def _numbers(labels: Iterable[str]) -> list[int]:
    """The numbers of questions as the letter writes them (`1)`, `Q2.`); what has no number is left out."""
    found = [re.search(r"\d{1,3}", label) for label in labels]
    return list(dict.fromkeys(int(match[0]) for match in found if match and int(match[0])))


def _reading(citation: Citation, relied: dict[Citation, Relied]) -> Reading[Citation]:
    source = relied.get(citation)
    return Reading(citation, source.place, source.words) if source else Reading(citation, _GIVEN, "")


def _questions(division: Division, grounds: GroundsFound, people: People) -> Iterable[str]:
    if division.question:
        yield division.question
    for found in grounds.questions:
        where = "; ".join(f"{each.value.provision} ({each.place})" for each in found.readings)
        yield f"{found.question} {where}." if where else found.question
    yield from (officer.question for officer in people.officers)


def _left_out(left: LeftOut) -> str:
    where = f"{left.first}" if left.first == left.last else f"{left.first} to {left.last}"
    return f"Left out: {left.why} ({where})."


class _Redaction:
    """Takes the requester out of blocks, and counts what was taken."""

    def __init__(self, letter: Letter, people: People, signatures: frozenset[int]) -> None:
        """`signatures` are blocks that hold nothing but who signed the request."""
        self._letter, self._people = letter, people
        self._gone = signatures | {
            block
            for block in {letter.lines[index].block for index in people.lines}
            if all(number in people.lines for number, line in enumerate(letter.lines) if line.block == block)
        }
        self.kinds: dict[str, int] = {}

    def blocks(self, indices: Sequence[int]) -> tuple[Block, ...]:
        """The blocks with these indices, but for the requester's address."""
        chosen = (self._letter.blocks[index][1] for index in indices if index not in self._gone)
        return tuple(_changed(block, self._taken_out) for block in chosen)

    def _taken_out(self, text: str) -> str:
        text, kinds = self._people.without_requester(text)
        for kind in kinds:
            self.kinds[kind] = self.kinds.get(kind, 0) + 1
        return text

    def notes(self) -> Iterable[str]:
        """What was taken out of the words."""
        if self.kinds:
            said = ", ".join(f"{kind} ({counted(count, 'place')})" for kind, count in self.kinds.items())
            yield f"Taken out of the words, since it tells who asked: {said}. Read the draft for what is left."


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    """The block with its words changed."""
    match block:
        case Paragraph() | Heading():
            return replace(block, text=change(block.text))
        case Items():
            return Items(tuple(_changed_item(item, change) for item in block.items))
        case Table():
            rows = tuple(tuple(_changed_cell(cell, change) for cell in row) for row in block.rows)
            return replace(block, rows=rows, head=tuple(_changed_cell(cell, change) for cell in block.head))


def _changed_item(item: Item, change: Callable[[str], str]) -> Item:
    return Item(change(item.text), tuple(_changed_item(each, change) for each in item.items))


def _changed_cell(cell: Cell, change: Callable[[str], str]) -> Cell:
    return replace(cell, text=change(cell.text))


def _without_requester(facts: LetterFacts, people: People) -> LetterFacts:
    """The facts with the requester taken out of the words that they were read from, and of the title."""
    title = facts.title
    if title.value and people.without_requester(title.value)[1]:
        title = Found(None, (), "What was asked about? The subject of the letter names who asked.")
    return replace(
        facts,
        title=_cleared(title, people),
        reference=_cleared(facts.reference, people),
        responded=_cleared(facts.responded, people),
        received=_cleared(facts.received, people),
        correct_as_at=_cleared(facts.correct_as_at, people),
        law=_cleared(facts.law, people),
        parts=tuple(
            replace(
                part,
                outcome=_cleared(part.outcome, people),
                matter=people.without_requester(part.matter)[0],
                exemptions=_clear(part.exemptions, people),
                notices=_clear(part.notices, people),
            )
            for part in facts.parts
        ),
    )


def _cleared(found: Found[Value], people: People) -> Found[Value]:
    return replace(found, readings=_clear(found.readings, people))


def _clear(readings: Iterable[Reading[Value]], people: People) -> tuple[Reading[Value], ...]:
    return tuple(replace(each, words=people.without_requester(each.words)[0]) for each in readings)
