"""Who signed the request that a letter repeats: names and contacts that stand in it, and the lines that hold only them.

People sign their requests, introduce themselves, and write by e-mail; a letter that quotes the request quotes that too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disclosure_log.gate.people.words import is_forename, may_be_name
from disclosure_log.intake.letters.dividing_words import RESPONSE_HEADING
from disclosure_log.intake.letters.division import Division
from disclosure_log.intake.letters.letter import Kind, Letter, Line
from disclosure_log.intake.letters.people import E_MAIL, People, contacts_in

_CLOSING_WORDS = (
    r"(?:yours(?: (?:sincerely|faithfully|truly|etc))?|(?:kind(?:est)?|best|warm(?:est)?|with (?:kind|best))? ?"
    r"regards|best wishes|(?:many |with )?(?:thanks|thank you)(?: in advance| in anticipation)?|cheers"
    r"|all the best|sincerely"
    r"|yn gywir|yr eiddoch yn (?:gywir|ffyddlon)|cofion(?: gorau| cynnes)?|diolch(?: yn fawr)?|gyda diolch)"
)
_CLOSES = re.compile(rf"\W*{_CLOSING_WORDS}\W*", re.IGNORECASE)
_CLOSES_WITH_NAME = re.compile(rf"\W*(?i:{_CLOSING_WORDS})[,.!]?\s+(?P<rest>[A-Z].*)")
_INTRODUCES = re.compile(
    r"\b(?i:my name is|i am|i'm|this is|fy enw i? ?(?:yw)?|(?:request|requested|sent|received|submitted|made)"
    r" (?:from|by))\s+"
    r"(?P<name>(?:(?:Mrs?|Ms|Miss|Mx|Dr|Professor|Cllr)\.? )?[A-Z][\w'\u2019-]+(?: [A-Z][\w.'\u2019-]*){1,3})"
)
_HEADER = re.compile(r"\W*(?:from|to|cc|sent by|reply-to|oddi wrth|at)\s*:\s*(?P<whom>.+)", re.IGNORECASE)
_OTHER_HEADER = re.compile(r"\W*(?:sent|date|subject|dyddiad|pwnc)\s*:", re.IGNORECASE)
_ORIGINAL = re.compile(r"\W*(?:-+ ?original message ?-+|begin forwarded message|on .{5,60} wrote:)", re.IGNORECASE)
_LEADING_NAME = re.compile(
    r"\W*(?P<name>(?:(?:Mrs?|Ms|Miss|Mx|Dr|Professor|Cllr)\.? )?[A-Z][\w'\u2019-]+(?: [A-Z][\w.'\u2019-]*){0,3})"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_TITLE = re.compile(r"(?:Mrs?|Ms|Miss|Mx|Dr|Professor|Cllr)\.? ")
_GREETED = re.compile(r"\W*(?:dear|annwyl|hi|hello|helo)\s+(?P<name>[A-Z][\w'\u2019-]+)\W*", re.IGNORECASE)
_MOST_LINES = 10
"""Lines of a signature with its address."""

_WORDS_OF_A_LINE = 14
_WORDS_OF_AN_ADDRESS = 8
_FULL = 2
"""Words of a name that is told by its form alone: a first and a last one."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a request says of the one who made it."""

    blocks: frozenset[int]
    """The blocks that hold nothing else."""

    people: People


def without_signature(letter: Letter, division: Division, people: People) -> Signed:
    """The people of a letter with those who signed its request, and the blocks of signatures and heads of e-mails."""
    asked = set(division.request)
    lines = [line for line in letter.lines if line.block in asked and line.kind is not Kind.CELL]
    names: list[str] = []
    contacts: list[str] = []
    address: list[str] = []
    gone: set[int] = set()
    for line in lines:
        names += (match["name"] for match in _INTRODUCES.finditer(line.text) if _is_full_name(match["name"]))
    signature = list(_signature(lines))
    # A reader may have run the end of the request into one block with the answer.
    for block in division.response:
        mixed = [line for line in letter.lines if line.block == block and line.kind is not Kind.CELL]
        if any(RESPONSE_HEADING.match(line.text) for line in mixed):
            run_in = list(_signature(mixed))
            signature += run_in
            address += (line.text for line in run_in[1:])
    signature += (line for line in lines if _named_after_closing(line))
    for line in signature:
        names += _leading_name(_named_after_closing(line) or line.text)
        contacts += contacts_in(line.text)
        address += _address(line.text)
    gone |= {
        block
        for block in {line.block for line in signature}
        if all(line in signature for line in letter.lines if line.block == block)
    }
    for line in letter.lines:
        if _ORIGINAL.match(line.text) or (_OTHER_HEADER.match(line.text) and _is_head(letter, line)):
            gone.add(line.block)
        elif (match := _HEADER.match(line.text)) and _is_head(letter, line):
            gone.add(line.block)
            contacts += E_MAIL.findall(match["whom"])
            names += _leading_name(E_MAIL.sub("", match["whom"]))
    address += _below_a_name(lines, {*people.names, *(name for name in names if " " in name)})
    contacts += [found for line in lines if line.block not in gone for found in contacts_in(line.text)]
    forenames = {match["name"] for line in letter.lines if (match := _GREETED.fullmatch(line.text))}
    names += [name for name in forenames if is_forename(name)]
    whole = [name for name in names if " " in _TITLE.sub("", name)]
    known = {name.split()[-1] for name in whole}
    return Signed(
        frozenset(gone),
        replace(
            people,
            names=tuple(dict.fromkeys((*people.names, *whole, *(_TITLE.sub("", name) for name in whole)))),
            surnames=tuple(sorted({*people.surnames, *known})),
            forenames=tuple(
                sorted({*(name for name in names if " " not in name), *(w.split()[0] for w in whole)} - known)
            ),
            address=tuple(dict.fromkeys((*people.address, *address))),
            contacts=tuple(dict.fromkeys((*people.contacts, *contacts))),
        ),
    )


def _signature(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines from a closing of the request to its end, as far as they are short."""
    for start, line in enumerate(lines):
        if not _CLOSES.fullmatch(line.text):
            continue
        yield line
        for after in lines[start + 1 : start + 1 + _MOST_LINES]:
            ends = after.kind is Kind.HEADING or after.text.endswith("?") or RESPONSE_HEADING.match(after.text)
            if ends or len(after.text.split()) > _WORDS_OF_A_LINE:
                break
            yield after


def _below_a_name(lines: Sequence[Line], names: set[str]) -> Iterator[str]:
    """The short lines below the requester's name in the request: without a closing too, an address stands there."""
    known = {name.casefold() for name in names}
    for start, line in enumerate(lines):
        if line.text.strip(" ,.").casefold() not in known:
            continue
        for after in lines[start + 1 : start + 1 + _MOST_LINES]:
            if len(after.text.split()) > _WORDS_OF_AN_ADDRESS or after.text.endswith(("?", ".", ":")):
                break
            yield after.text


def _named_after_closing(line: Line) -> str:
    """What stands after the closing in a line that goes on with a name, as in "Many thanks, A. N. Other"."""
    match = _CLOSES_WITH_NAME.match(line.text)
    named = match is not None and len(line.text.split()) <= _WORDS_OF_A_LINE and _leading_name(match["rest"])
    return match["rest"] if match and named else ""


def _is_head(letter: Letter, line: Line) -> bool:
    """Whether a line stands in the head of an e-mail: another line of one stands within three of it."""
    index = letter.lines.index(line)
    around = letter.lines[max(index - 3, 0) : index + 4]
    return sum(1 for each in around if _HEADER.match(each.text) or _OTHER_HEADER.match(each.text)) > 1


def _leading_name(text: str) -> list[str]:
    match = _LEADING_NAME.match(text)
    if match is None:
        return []
    words = match["name"].split()
    # A name and an address that a reader ran into one line: the name is what may be one.
    while len(words) > 1 and not _is_full_name(" ".join(words)):
        words.pop()
    name = " ".join(words)
    return [name] if len(words) > 1 or is_forename(name) else []


def _is_full_name(name: str) -> bool:
    bare = _TITLE.sub("", name)
    return may_be_name(bare) and (name != bare or is_forename(bare.split()[0]) or len(bare.split()) == _FULL)


def _address(text: str) -> list[str]:
    """A post code, which an address ends with; its other lines are left out with their block."""
    return _POSTCODE.findall(text)
