"""How a letter is divided: what was asked, what was answered, and what is plainly neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure_log.documents.texts import Block, Heading, Items, Table
from disclosure_log.documents.texts.marks import BOLD, ITALIC, NOT_BOLD, NOT_ITALIC, runs_of
from disclosure_log.intake.letters.dividing_words import (
    ANNEX,
    ANSWER_LABEL,
    CLOSING,
    DECIDES,
    ENVELOPE,
    FORWARDED,
    GOES_ON_ASKING,
    NUMBER,
    QUESTION_LABEL,
    REQUEST_COLUMN,
    REQUEST_HEADING,
    REQUEST_LEAD,
    RESPONSE_COLUMN,
    RESPONSE_HEADING,
    RESPONSE_LEAD,
    SALUTATION,
    STAYS,
    SUBJECT,
)
from disclosure_log.intake.letters.found import Place
from disclosure_log.intake.letters.letter import Letter, in_one_line

_SHORT = 90
"""Characters that a line of an address, a subject or a signature has at most."""

_SENTENCE = 8
"""Words that a line which ends with a full stop has at most, if it is no sentence."""

_NAME = 4
"""Words of a heading that may be the name below a signature."""

_TWO = 2
_NO_BOUNDARY = "Where does the request end and the answer begin? The letter does not show it, so all is the response."
_HEADED = "the heading of the response"
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
        _appended(said, body)
        or _table(letter, body)
        or _in_turn(letter, said, body)
        or _by_marks(letter, said, body)
        or _Cut(response=body, question=_NO_BOUNDARY if any(_leads(said[each]) for each in body) else _NO_REQUEST)
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


@dataclass(frozen=True, slots=True)
class _Cut:
    request: Sequence[int] = ()
    response: Sequence[int] = ()
    left: Sequence[tuple[Sequence[int], str]] = ()
    table: int | None = None
    why: str = ""
    question: str = ""


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


def _leads(text: str) -> bool:
    return bool(REQUEST_LEAD.search(text) or REQUEST_HEADING.fullmatch(text))


def _is_marker(text: str) -> bool:
    return bool(
        REQUEST_HEADING.fullmatch(text)
        or RESPONSE_HEADING.fullmatch(text)
        or REQUEST_LEAD.search(text)
        or RESPONSE_LEAD.match(text)
        or QUESTION_LABEL.match(text)
    )


def _begin(letter: Letter, said: Sequence[str]) -> int:
    """The first block of the body."""
    marker = next((each for each, text in enumerate(said) if _is_marker(text)), len(said))
    greeted = next((each for each, text in enumerate(said) if each <= marker and SALUTATION.match(text)), None)
    if greeted is not None and len(said[greeted]) <= _SHORT:
        begin = greeted + 1
    else:
        begin = 0
        while begin < min(marker, len(said)) and _is_front(letter.blocks[begin][1], said[begin]):
            begin += 1
        if begin == len(said):
            return 0
    while (
        begin < len(said)
        and not _is_marker(said[begin])
        and len(said[begin]) <= 2 * _SHORT
        and SUBJECT.search(said[begin])
        and not said[begin].endswith(".")
    ):
        begin += 1
    return begin


def _is_front(block: Block, text: str) -> bool:
    """Whether a block before the body is no sentence."""
    if isinstance(block, Table):
        return all(len(in_one_line(cell.text)) <= _SHORT for row in block.rows for cell in row) and bool(
            SUBJECT.search(text) or ENVELOPE.search(text)
        )
    lines = getattr(block, "text", text).split("\n")
    return all(len(in_one_line(line)) <= _SHORT for line in lines) and not (
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
        each for each in range(response, len(said)) if CLOSING.match(said[each]) and len(said[each]) <= 2 * _SHORT
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
    while after < len(said) and _is_signature(letter.blocks[after][1], said[after]):
        after += 1
    return end, list(range(after, len(said)))


def _is_signature(block: Block, text: str) -> bool:
    if isinstance(block, (Table, Items)) or STAYS.search(text) or ANNEX.match(text) or FORWARDED.match(text):
        return False
    if isinstance(block, Heading) and len(text.split()) > _NAME:
        return False
    lines = getattr(block, "text", text).split("\n")
    return all(len(in_one_line(line)) <= _SHORT for line in lines) and not (
        text.endswith((".", "?")) and len(text.split()) > _SENTENCE and not ENVELOPE.search(text)
    )


def _appended(said: Sequence[str], body: Sequence[int]) -> _Cut | None:
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
            return _Cut(rest[:closing], body[:place], left, why="the request stands at the end of the letter")
    return None


def _rows(table: Table) -> list[list[str]]:
    rows = (table.head, *table.rows) if table.head else table.rows
    return [[in_one_line(cell.text) for cell in row] for row in rows]


def _table(letter: Letter, body: Sequence[int]) -> _Cut | None:
    """A table with the questions at the left and the answers at the right."""
    for each in body:
        block = letter.blocks[each][1]
        if isinstance(block, Table) and _asking_column(block) is not None:
            return _Cut((), body, table=each, why="a table with the questions in one column and the answers in another")
    return None


def _asking_column(table: Table) -> int | None:
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


def _in_turn(letter: Letter, said: Sequence[str], body: Sequence[int]) -> _Cut | None:
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
    return _Cut(asked, body, why="each question stands above its own answer")


def _asks(block: Block, text: str) -> bool:
    """Whether a block is one numbered question, told by its sign or its look."""
    if not (NUMBER.match(text) or QUESTION_LABEL.match(text)) or isinstance(block, Table):
        return False
    return text.endswith("?") or _look(block) != "" or bool(QUESTION_LABEL.match(text))


def _look(block: Block) -> str:
    """`bold` or `italic` or `quoted` where a whole block is; otherwise nothing."""
    if isinstance(block, Items):
        looks = {_look_of(item.text) for item in block.items}
        return looks.pop() if len(looks) == 1 else ""
    return "" if isinstance(block, (Table, Heading)) else _look_of(block.text)


def _look_of(text: str) -> str:
    runs = [run for run in runs_of(text) if run.text.strip(" .)\n")]
    for look, opening, closing in (("bold", BOLD, NOT_BOLD), ("italic", ITALIC, NOT_ITALIC)):
        if opening in text and closing in text and all(getattr(run, look) for run in runs):
            return look
    words = in_one_line(text)
    return "quoted" if words[:1] in "\"\u201c\u2018'" and words[-1:] in "\"\u201d\u2019'" and len(words) > _TWO else ""


def _by_marks(letter: Letter, said: Sequence[str], body: Sequence[int]) -> _Cut | None:
    """A request that a heading or a sentence leads in, up to what shows that the answer begins."""
    start = next((place for place, each in enumerate(body) if _leads(said[each])), None)
    answered = next((place for place, each in enumerate(body) if RESPONSE_HEADING.fullmatch(said[each])), None)
    if start is None:
        if not answered:
            return None
        start = -1
    headed = start >= 0 and bool(REQUEST_HEADING.fullmatch(said[body[start]]))
    stop, why = _stop(letter, said, body, start)
    if stop is None or stop <= start + 1:
        return None
    left: list[tuple[Sequence[int], str]] = []
    first = max(start, 0)
    if headed:
        left.append((body[first : first + 1], "the heading of the request"))
    request = list(body[first + 1 if headed else first : stop])
    rest = list(body[stop:])
    if rest and RESPONSE_HEADING.fullmatch(said[rest[0]]):
        left.append((rest[:1], "the heading of the response"))
        rest = rest[1:]
    greeting = [each for each in request if SALUTATION.match(said[each]) and len(said[each]) <= _SHORT]
    closing = next((place for place, each in enumerate(request) if CLOSING.match(said[each])), len(request))
    left += [(greeting, "the salutation of the request"), (request[closing:], "the closing of the request")]
    request = [each for each in request[:closing] if each not in greeting]
    if not request or not rest:
        return None
    before = [each for each in body[:first] if not (headed and why == _HEADED and not DECIDES.search(said[each]))]
    left.append(([each for each in body[:first] if each not in before], "the introduction before the request"))
    return _Cut(request, [*before, *rest], left, why=why)


def _stop(letter: Letter, said: Sequence[str], body: Sequence[int], start: int) -> tuple[int | None, str]:
    """Where in `body` the answer begins, and what shows it."""
    after = range(start + 1, len(body))
    for place in after:
        if RESPONSE_HEADING.fullmatch(said[body[place]]):
            return place, _HEADED
    looks = [_look(letter.blocks[body[place]][1]) for place in after]
    if looks and looks[0]:
        same = next((place for place, look in zip(after, looks, strict=True) if look != looks[0]), None)
        if same is not None:
            return same, f"the request is {looks[0]}"
    for place in after[1:]:
        text = said[body[place]]
        if RESPONSE_LEAD.match(text) and not GOES_ON_ASKING.match(text):
            return place, "the words with which the answer begins"
    return _after_numbers(said, body, start)


def _after_numbers(said: Sequence[str], body: Sequence[int], start: int) -> tuple[int | None, str]:
    """Where in `body` the numbered questions of a request have ended, and what more it asks."""
    numbered = [place for place in range(start + 1, len(body)) if NUMBER.match(said[body[place]])]
    if numbered and numbered[0] <= start + 3:
        last = numbered[0]
        while last + 1 in numbered:
            last += 1
        stop = last + 1
        while stop < len(body) and GOES_ON_ASKING.match(said[body[stop]]):
            stop += 1
        if stop < len(body):
            return stop, "the answer follows the numbered questions"
    return None, ""


def _questions(letter: Letter, found: _Cut) -> tuple[Question, ...]:
    if found.table is not None:
        table = letter.blocks[found.table][1]
        column = _asking_column(table) if isinstance(table, Table) else None
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
