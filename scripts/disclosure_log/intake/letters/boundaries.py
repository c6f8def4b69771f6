"""Where the request ends and the answer begins: the ways in which letters show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure_log.documents.texts import Block, Heading, Items, Table
from disclosure_log.intake.letters.dividing_words import (
    ANNEX,
    ANSWER_LABEL,
    ASKS,
    ASKS_IN_PERSON,
    CLOSING,
    DECIDES,
    DECISION,
    ENVELOPE,
    FORWARDED,
    GOES_ON_ASKING,
    NUMBER,
    OFFERS_REVIEW,
    QUESTION_LABEL,
    REQUEST_COLUMN,
    REQUEST_HEADING,
    REQUEST_LEAD,
    RESPONSE_COLUMN,
    RESPONSE_HEADING,
    RESPONSE_LEAD,
    SALUTATION,
    STAYS,
)
from disclosure_log.intake.letters.letter import Letter, in_one_line
from disclosure_log.intake.letters.looks import look

SHORT = 90
"""Characters that a line of an address, a subject or a signature has at most."""

_SENTENCE = 8
"""Words that a line which ends with a full stop has at most, if it is no sentence."""

_NAME = 4
"""Words of a heading that may be the name below a signature."""

_TWO = 2
_HEADED = "the heading of the response"
_NEAR = 3
"""Blocks after the words that lead in a request within which its first number stands."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A letter divided: the indices of its blocks, and what shows where the answer begins."""

    request: Sequence[int] = ()
    response: Sequence[int] = ()
    left: Sequence[tuple[Sequence[int], str]] = ()
    table: int | None = None
    why: str = ""
    question: str = ""


def leads(text: str) -> bool:
    """Whether words lead in a request."""
    return bool(REQUEST_LEAD.search(text) or REQUEST_HEADING.fullmatch(text))


def is_marker(text: str) -> bool:
    """Whether words show where a request or an answer begins."""
    return bool(
        REQUEST_HEADING.fullmatch(text)
        or RESPONSE_HEADING.fullmatch(text)
        or REQUEST_LEAD.search(text)
        or RESPONSE_LEAD.match(text)
        or QUESTION_LABEL.match(text)
    )


def is_signature(block: Block, text: str) -> bool:
    """Whether a block below a closing is a name, a post or an address."""
    if isinstance(block, (Table, Items)) or STAYS.search(text) or ANNEX.match(text) or FORWARDED.match(text):
        return False
    if isinstance(block, Heading) and len(text.split()) > _NAME:
        return False
    lines = getattr(block, "text", text).split("\n")
    return all(len(in_one_line(line)) <= SHORT for line in lines) and not (
        text.endswith((".", "?")) and len(text.split()) > _SENTENCE and not ENVELOPE.search(text)
    )


def appended(said: Sequence[str], body: Sequence[int]) -> Cut | None:
    """A request that stands at the end, under a heading of an annex or as a quoted message."""
    for place, each in enumerate(body):
        if place and (ANNEX.fullmatch(said[each]) or FORWARDED.match(said[each])):
            rest = list(body[place + 1 :])
            envelope = [each]
            while rest and (ENVELOPE.match(said[rest[0]]) or SALUTATION.match(said[rest[0]])):
                envelope.append(rest.pop(0))
            closing = next((index for index, block in enumerate(rest) if CLOSING.match(said[block])), len(rest))
            if not rest[:closing]:
                return None
            left = [(envelope, "the heading of the request that stands at the end")]
            left.append((rest[closing:], "the closing of the request"))
            return Cut(rest[:closing], body[:place], left, why="the request stands at the end of the letter")
    return None


def _rows(table: Table) -> list[list[str]]:
    rows = (table.head, *table.rows) if table.head else table.rows
    return [[in_one_line(cell.text) for cell in row] for row in rows]


def in_table(letter: Letter, body: Sequence[int]) -> Cut | None:
    """A table with the questions at the left and the answers at the right."""
    for each in body:
        block = letter.blocks[each][1]
        if isinstance(block, Table) and asking_column(block) is not None:
            return Cut((), body, table=each, why="a table with the questions in one column and the answers in another")
    return None


def asking_column(table: Table) -> int | None:
    """The column of a table in which the questions stand, from 0; none where it has no such column."""
    rows = _rows(table)
    if not rows or len(rows[0]) < _TWO:
        return None
    head = rows[0]
    asking = next((column for column, cell in enumerate(head) if REQUEST_COLUMN.fullmatch(cell)), None)
    if asking is not None and any(RESPONSE_COLUMN.fullmatch(cell) for cell in head):
        return asking
    for column in (0, 1):
        cells = [row[column] for row in rows if len(row) > column + 1]
        if len(cells) > 1 and all(cell.endswith("?") for cell in cells):
            return column
    return None


def in_turn(letter: Letter, said: Sequence[str], body: Sequence[int]) -> Cut | None:
    """Questions each of which stands above its own answer."""
    answers = [place for place, each in enumerate(body) if ANSWER_LABEL.match(said[each])]
    asked: list[int] = []
    if len(answers) > 1:
        before = -1
        for place in answers:
            between = body[before + 1 : place]
            numbered = [each for each in between if NUMBER.match(said[each]) or QUESTION_LABEL.match(said[each])]
            asked += numbered[-1:] or [each for each in between[-1:] if said[each].endswith("?")]
            before = place
    if not asked:
        numbered_at = [place for place, each in enumerate(body) if _asks(letter.blocks[each][1], said[each])]
        if len(numbered_at) > 1 and all(
            place + 1 < len(body) and place + 1 not in numbered_at for place in numbered_at
        ):
            asked = [body[place] for place in numbered_at]
    if len(asked) < _TWO:
        return None
    return Cut(asked, body, why="each question stands above its own answer")


def _asks(block: Block, text: str) -> bool:
    """Whether a block is one numbered question, told by its sign or its look."""
    if not (NUMBER.match(text) or QUESTION_LABEL.match(text)) or isinstance(block, Table):
        return False
    return text.endswith("?") or look(block) != "" or bool(QUESTION_LABEL.match(text))


def greets(text: str) -> bool:
    """Whether a block is a salutation and no more: "Dear team, I hope you are well." says more."""
    return bool(SALUTATION.match(text)) and len(text) <= SHORT and not re.search(r"[,.!:]\s+\S+\s+\S+\s+\S", text)


def by_marks(letter: Letter, said: Sequence[str], body: Sequence[int]) -> Cut | None:
    """A request that a heading or a sentence leads in, up to what shows that the answer begins."""
    start = next((place for place, each in enumerate(body) if leads(said[each])), None)
    answered = next((place for place, each in enumerate(body) if RESPONSE_HEADING.fullmatch(said[each])), None)
    again = _numbered_again(said, body)
    if again and not answered and (start is None or start >= again[0]):
        return _cut(letter, said, body, (again[0] - 1, again[1]), "the numbers begin again where the answer does")
    if start is None:
        if not answered:
            return None
        start = -1
    stop, why = _stop(letter, said, body, start)
    return None if stop is None or stop <= start + 1 else _cut(letter, said, body, (start, stop), why)


def _cut(letter: Letter, said: Sequence[str], body: Sequence[int], places: tuple[int, int], why: str) -> Cut | None:
    """The parts of a body whose request follows the first of two places in it and whose answer begins at the second."""
    start, stop = places
    headed = start >= 0 and bool(REQUEST_HEADING.fullmatch(said[body[start]]))
    left: list[tuple[Sequence[int], str]] = []
    first = max(start, 0)
    if headed:
        left.append((body[first : first + 1], "the heading of the request"))
    led = headed or (start >= 0 and not leads(said[body[start]]))
    request = list(body[first + 1 if led else first : stop])
    rest = list(body[stop:])
    if rest and RESPONSE_HEADING.fullmatch(said[rest[0]]) and not DECISION.search(said[rest[0]]):
        left.append((rest[:1], _HEADED))
        rest = rest[1:]
    rights = [each for each in request if OFFERS_REVIEW.search(said[each])]
    greeting = [each for each in request if greets(said[each])]
    closing = _closing(letter, said, request)
    left += [(greeting, "the salutation of the request"), (closing, "the closing of the request")]
    request = [each for each in request if each not in (*greeting, *closing, *rights)]
    if not request or not rest:
        return None
    until = body[: first + (led and not headed)]
    before = [each for each in until if not (headed and why == _HEADED and not DECIDES.search(said[each]))]
    left.append(([each for each in until if each not in before], "the introduction before the request"))
    return Cut(request, sorted([*before, *rights, *rest]), left, why=why)


def _closing(letter: Letter, said: Sequence[str], request: Sequence[int]) -> list[int]:
    """The greeting at the end of a request and the name below it; what is no signature stays."""
    at = next((place for place, each in enumerate(request) if CLOSING.match(said[each])), None)
    if at is None:
        return []
    after = at + 1
    while after < len(request) and is_signature(letter.blocks[request[after]][1], said[request[after]]):
        after += 1
    return list(request[at:after])


def _stop(letter: Letter, said: Sequence[str], body: Sequence[int], start: int) -> tuple[int | None, str]:
    """Where in `body` the answer begins, and what shows it."""
    after = range(start + 1, len(body))
    for place in after:
        if RESPONSE_HEADING.fullmatch(said[body[place]]):
            return place, _HEADED
    looks = [look(letter.blocks[body[place]][1]) for place in after]
    led = next((place for place in after[1:] if _begins_answer(said[body[place]])), None)
    if looks and looks[0]:
        same = next((place for place, each in zip(after, looks, strict=True) if each != looks[0]), None)
        if same is not None and _is_question(letter, said, body[same]):
            same = led or same
        if same is not None:
            return same, f"the request is {looks[0]}"
    stop = _after_questions(letter, said, body, start)
    if stop is not None and (led is None or stop < led):
        return stop, "the answer follows the questions"
    return led, "the words with which the answer begins" if led is not None else ""


def _begins_answer(text: str) -> bool:
    return bool(RESPONSE_LEAD.match(text) and not GOES_ON_ASKING.match(text))


def _goes_on(text: str) -> bool:
    """Whether words after the questions of a request are still of who asked."""
    return bool(GOES_ON_ASKING.match(text) or (ASKS_IN_PERSON.search(text) and not RESPONSE_LEAD.match(text)))


def _after_questions(letter: Letter, said: Sequence[str], body: Sequence[int], start: int) -> int | None:
    """Where in `body` the questions of a request have ended, and what more it asks."""
    asks = [place for place in range(start + 1, len(body)) if _is_question(letter, said, body[place])]
    if not asks or asks[0] > start + _NEAR:
        return None
    stop = asks[0] + 1
    first = NUMBER.match(said[body[asks[0]]])
    while stop in asks and not (first and _mark(said[body[stop]]) == first[0].strip()):
        stop += 1
    while stop < len(body) and (
        _goes_on(said[body[stop]]) or greets(said[body[stop]]) or said[body[stop]].endswith("?")
    ):
        stop += 1
    if stop < len(body) and CLOSING.match(said[body[stop]]):
        return None
    return stop if stop < len(body) else None


def _is_question(letter: Letter, said: Sequence[str], block: int) -> bool:
    text = said[block]
    return bool(NUMBER.match(text) or text.endswith("?") or isinstance(letter.blocks[block][1], Items))


def _mark(text: str) -> str:
    match = NUMBER.match(text)
    return match[0].strip() if match else ""


_FIRST = re.compile(r"\(?(?:q(?:uestion)?\s?\.?\s?)?(?:1|a|i)[.):]", re.IGNORECASE)


def _numbered_again(said: Sequence[str], body: Sequence[int]) -> tuple[int, int] | None:
    """Where in `body` the request and the answer begin of a letter in which the answers have the questions' numbers."""
    firsts = [place for place, each in enumerate(body) if _FIRST.match(_mark(said[each]))]
    if len(firsts) < _TWO:
        return None
    first, second = firsts[:_TWO]
    between = [said[body[place]] for place in range(first + 1, second)]
    stop = second
    if between and not NUMBER.match(between[-1]) and not _goes_on(between[-1]) and len(between[-1]) <= SHORT:
        stop -= 1
        between.pop()
    if second == first + 1 and not said[body[first]].count("(ii)"):
        return None
    if not all(NUMBER.match(text) or _goes_on(text) or text.endswith("?") for text in between):
        return None
    while first and ASKS.match(said[body[first - 1]]):
        first -= 1
    return first, stop
