"""How a letter is divided: what was asked, what was answered, and what is plainly neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure_log.documents.texts import Block, Items, Table
from disclosure_log.intake.letters.boundaries import (
    SHORT,
    Cut,
    appended,
    asking_column,
    by_marks,
    greets,
    in_table,
    in_turn,
    is_marker,
    is_signature,
    leads,
)
from disclosure_log.intake.letters.dividing_words import (
    ANNEX,
    CLOSING,
    ENVELOPE,
    FORWARDED,
    NUMBER,
    REQUEST_COLUMN,
    RESPONSE_HEADING,
    RESPONSE_LEAD,
    SALUTATION,
    SUBJECT,
)
from disclosure_log.intake.letters.found import Place
from disclosure_log.intake.letters.letter import Letter, in_one_line

_SENTENCE = 8
"""Words that a line which ends with a full stop has at most, if it is no sentence."""

_NO_BOUNDARY = "Where does the request end and the answer begin? The letter does not show it, so all is the response."
_NO_REQUEST = "What was asked? The letter does not repeat the request. Write it under the heading of the request."


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Blocks of the letter that are neither request nor response."""

    blocks: tuple[int, ...]
    first: Place
    last: Place
    why: str
    """What it is, such as "the letterhead, the address and the salutation"."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the request."""

    number: str
    """As the letter writes it: `1)`, `Q1.`, `a.`; empty in a table whose questions have none."""

    words: str
    place: Place
    block: int
    row: int = 0
    """In a table, from 1."""


@dataclass(frozen=True, slots=True)
class Division:
    """Which blocks are what. A question that stands above its own answer is in `request` and in `response`."""

    request: tuple[int, ...] = ()
    response: tuple[int, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    questions: tuple[Question, ...] = ()
    table: int | None = None
    """The block whose left column asks and whose other columns answer; it stands in `response` whole."""

    why: str = ""
    """What shows where the answer begins."""

    question: str = ""
    """What an officer has to answer; empty where the boundary is plain."""

    @property
    def interleaved(self) -> bool:
        """Whether each question stands above its own answer."""
        return self.table is not None or bool(set(self.request) & set(self.response))


def divide(letter: Letter) -> Division:
    """The parts of a letter; all is the response where no boundary is plain."""
    said = [_words(block) for _, block in letter.blocks]
    begin = _begin(letter, said)
    end, after = _end(letter, said, begin)
    response = [*range(begin, end), *after]
    left: list[tuple[Sequence[int], str]] = [
        (range(begin), "the letterhead, the address, the subject and the salutation")
    ]
    left.append(
        (
            [each for each in range(end, len(said)) if each not in after],
            "the closing, the signature and the contact block",
        )
    )
    body = response
    found = (
        appended(said, body)
        or in_table(letter, body)
        or in_turn(letter, said, body)
        or by_marks(letter, said, body)
        or Cut(response=body, question=_NO_BOUNDARY if any(leads(said[each]) for each in body) else _NO_REQUEST)
    )
    left += [(each, why) for each, why in found.left]
    return Division(
        tuple(found.request),
        tuple(found.response),
        tuple(
            LeftOut(tuple(blocks), letter.blocks[blocks[0]][0], _last(letter, blocks[-1]), why)
            for blocks, why in left
            if blocks
        ),
        _questions(letter, found),
        found.table,
        found.why,
        found.question,
    )


def _words(block: Block) -> str:
    match block:
        case Items():
            return " ".join(in_one_line(item.text) for item in block.items)
        case Table():
            rows = (block.head, *block.rows)
            return " ".join(in_one_line(cell.text) for row in rows for cell in row)
        case _:
            return in_one_line(block.text)


def _last(letter: Letter, block: int) -> Place:
    return next((line.place for line in reversed(letter.lines) if line.block == block), letter.blocks[block][0])


def _begin(letter: Letter, said: Sequence[str]) -> int:
    """The first block of the body."""
    marker = next((each for each, text in enumerate(said) if is_marker(text)), len(said))
    greeted = next((each for each, text in enumerate(said) if each <= marker and SALUTATION.match(text)), None)
    if greeted is not None:
        begin = greeted + greets(said[greeted])
    else:
        begin = 0
        while begin < min(marker, len(said)) and _is_front(letter.blocks[begin][1], said[begin]):
            begin += 1
        if begin == len(said):
            return 0
    while (
        begin < len(said)
        and not is_marker(said[begin])
        and len(said[begin]) <= 2 * SHORT
        and SUBJECT.search(said[begin])
        and not said[begin].endswith(".")
    ):
        begin += 1
    return begin


def _is_front(block: Block, text: str) -> bool:
    """Whether a block before the body is no sentence."""
    if isinstance(block, Table):
        return all(len(in_one_line(cell.text)) <= SHORT for row in block.rows for cell in row) and bool(
            SUBJECT.search(text) or ENVELOPE.search(text)
        )
    lines = getattr(block, "text", text).split("\n")
    return all(len(in_one_line(line)) <= SHORT for line in lines) and not (
        text.endswith((".", "?", ";")) and len(text.split()) > _SENTENCE and not ENVELOPE.search(text)
    )


def _end(letter: Letter, said: Sequence[str], begin: int) -> tuple[int, list[int]]:
    """Where the closing of the letter begins, and what after it is still the answer."""
    response = next(
        (
            each
            for each in range(begin, len(said))
            if RESPONSE_HEADING.fullmatch(said[each]) or RESPONSE_LEAD.match(said[each])
        ),
        begin,
    )
    closings = [
        each for each in range(response, len(said)) if CLOSING.match(said[each]) and len(said[each]) <= 2 * SHORT
    ]
    annex = next(
        (each for each in range(response, len(said)) if ANNEX.match(said[each]) or FORWARDED.match(said[each])),
        len(said),
    )
    closings = [each for each in closings if each < annex] or closings
    if not closings:
        return len(said), []
    end = closings[0]
    after = end + 1
    while after < len(said) and is_signature(letter.blocks[after][1], said[after]):
        after += 1
    return end, list(range(after, len(said)))


def _questions(letter: Letter, found: Cut) -> tuple[Question, ...]:
    if found.table is not None:
        table = letter.blocks[found.table][1]
        column = asking_column(table) if isinstance(table, Table) else None
        lines = [line for line in letter.lines if line.block == found.table and line.column == (column or 0) + 1]
        kept = [line for line in lines if not REQUEST_COLUMN.fullmatch(line.text)]
        seen: dict[int, Question] = {}
        for line in kept:
            match = NUMBER.match(line.text)
            seen.setdefault(
                line.row, Question(match[0].strip() if match else "", line.text, line.place, line.block, line.row)
            )
        return tuple(seen.values())
    inside = set(found.request)
    return tuple(
        Question(match[0].strip(), line.text[match.end() :].strip(), line.place, line.block)
        for line in letter.lines
        if line.block in inside and (match := NUMBER.match(line.text))
    )
