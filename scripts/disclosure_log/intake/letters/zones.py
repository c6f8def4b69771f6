"""The zones of a letter: its head, the lines of its subject, the request that it repeats, what follows its greeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from disclosure_log.intake.letters.letter import Kind, Letter, Line

_SALUTATION = re.compile(
    r"\W{0,3}(?:dear|annwyl|f'annwyl|hello|helo|hi|good (?:morning"
    r"|afternoon))\b(?!.{90})",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\W*(?:\d\W+)?(?:(?:your|the|original|foi|details of(?: the| your)?|text of(?: the)?|full"
    r"|freedom of information) )*"
    r"(?:request(?: for information|ed information| details| text|(?:ed)? information)?|questions?(?: asked)?|enquiry"
    r"|information (?:that you )?request(?:ed)?|(?:what )?you (?:have )?(?:asked|requested|wrote)(?: us)?(?: for)?"
    r"|(?:y |eich |manylion y |testun y )?cais(?: am wybodaeth)?|cwestiynau|gofynn\w+)"
    r"(?: (?:was|is) as follows| (?:received|in full))?\W*",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r".*\b(?:request(?:ed|ing)?|ask(?:ed|ing)|wr(?:o|i)te|seek|enquir\w+|read|follow(?:s|ing)|gofyn\w*|cais"
    r"|canlynol)\b[^.]*[:;]\W*",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\W*(?:\d\W+)?(?:(?:our|the|your|response to|reply to|foi|force|trust'?s?|council'?s?|y|ein) )*"
    r"(?:response|reply|answers?|decision|ymateb|hymateb|ateb(?:ion)?|information (?:provided|supplied|disclosed))"
    r"(?: (?:to your request|as follows))?\W*",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\W*(?:I can (?:now )?(?:confirm|respond|reply|advise)|we can (?:now )?(?:confirm|respond|reply"
    r"|advise)|in response"
    r"|in accordance|our (?:answer|response|reply)|please find|the (?:trust|council|force|university|department)\b"
    r"|i have (?:now )?(?:considered|completed)|we have (?:now )?(?:considered|completed)|your request (?:has|was)"
    r"|searches|gallaf|gallwn|mewn ymateb|following receipt|under (?:section|the)|we (?:hold|do not hold)|i am)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\W*(?:thank you|thanks|i am (?:writing|responding|pleased)|i write|we (?:write|reply|refer"
    r"|are writing)|further to"
    r"|i refer|in response|with reference|following|diolch|rwy|rydw|rydym|cyfeiri|yn dilyn|i can|we can|you (?:asked"
    r"|wrote|requested)|this (?:letter|is)|in relation|on \d)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\W*(?:yours (?:sincerely|faithfully|truly)|(?:kind(?:est)? |best |warm |with )*regards|yn gywir|yn ddiffuant"
    r"|yn bur|cofion|(?:best|kind) wishes|many thanks)\W*",
    re.IGNORECASE,
)
_LONG_PROSE = 220
_LONGEST_HEAD, _LONGEST_SUBJECT, _SUBJECTS, _BELOW_GREETING = 70, 220, 4, 12
_RECEIVED = re.compile(r"receiv|derbyn|date|dyddiad", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Zones:
    """Where a letter's zones lie, as indices into `Letter.lines`."""

    head: int
    """The first line after the head: the salutation, or what the text begins with."""

    subjects: frozenset[int]
    """Short lines below the salutation, where a letter says what it is about."""

    request: frozenset[int]
    """Lines of the request as the letter repeats it."""

    signature: frozenset[int]
    """Lines below "Yours sincerely"."""


def is_salutation(text: str) -> bool:
    """Whether a line greets."""
    return bool(_SALUTATION.match(text))


def is_closing(text: str) -> bool:
    """Whether a line is the greeting above a signature."""
    return bool(_CLOSES.fullmatch(text))


def is_subject(line: Line) -> bool:
    """Whether a line may be a subject: short, and no sentence."""
    return (
        len(line.text) <= _LONGEST_SUBJECT and not _OPENS.match(line.text) and not line.text.endswith((".", ";", ","))
    )


def zones_of(letter: Letter) -> Zones:
    """The zones of a letter."""
    lines = letter.lines
    head = next((index for index, line in enumerate(lines[:_LONGEST_HEAD]) if _ends_head(line)), None)
    head = min(len(lines), _LONGEST_HEAD) if head is None else head
    greeted = head < len(lines) and is_salutation(lines[head].text)
    subjects = frozenset(_subjects(lines, head)) if greeted else frozenset()
    closings = [index for index, line in enumerate(lines) if is_closing(line.text)]
    signature = (
        frozenset(range(closings[-1] + 1, min(closings[-1] + 1 + _BELOW_GREETING, len(lines)))) if closings else ()
    )
    return Zones(head, subjects, frozenset(_request(lines, head, subjects)), frozenset(signature))


def _ends_head(line: Line) -> bool:
    text = line.text
    asks = line.kind is not Kind.CELL and (_ASKED.fullmatch(text) or _ANSWERED.fullmatch(text))
    # "Freedom of Information request" alone above the labels of a form is a title, "Request" begins the text.
    titled = asks and len(text) > len("Information requested:") and "freedom" in text.lower()
    return bool(is_salutation(text) or (asks and not titled) or _OPENS.match(text) or len(text) > _LONG_PROSE)


def _subjects(lines: tuple[Line, ...], head: int) -> Iterator[int]:
    for index in range(head + 1, min(head + 1 + _SUBJECTS, len(lines))):
        line = lines[index]
        if not is_subject(line) or _ASKED.fullmatch(line.text) or line.kind in {Kind.ITEM, Kind.CELL}:
            return
        yield index


def _request(lines: tuple[Line, ...], head: int, subjects: frozenset[int]) -> Iterator[int]:
    """Lines between where the request is said to begin and where the answer begins."""
    inside = False
    for index in range(head, len(lines)):
        text = lines[index].text
        if inside and (_ANSWERED.fullmatch(text) or _ANSWERS.match(text) or is_closing(text)):
            inside = False
        elif index not in subjects and (_ASKED.fullmatch(text) or _ASKS.fullmatch(text)):
            # "Request received" in a table is the label of a day.
            inside = lines[index].kind is not Kind.CELL or not _RECEIVED.search(text)
        elif inside:
            yield index
