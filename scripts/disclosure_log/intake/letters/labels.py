"""The labels of letters, and what stands behind, beside or below each.

The words are those of `letters.md` and of British authorities' letters at large, in English and in Welsh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from disclosure_log.intake.letters.found import Place
from disclosure_log.intake.letters.letter import Kind, Letter, Line


class Says(StrEnum):
    """What the value of a label is."""

    OURS = "the authority's reference"
    THEIRS = "the requester's reference"
    OTHERS = "a number that is no reference of the response"
    RESPONDED = "the day of the response"
    RECEIVED = "the day on which the request came"
    REQUESTED = "the day on which the request was written"
    DAY = "a day, perhaps that of the letter"
    AS_AT = "the day on which the facts were correct"
    DUE = "another day"
    SUBJECT = "the subject"
    APPLICANT = "who asked"
    OFFICER = "who answers"
    CONTACT = "how to reach somebody"


_WORDS: dict[Says, tuple[str, ...]] = {
    Says.THEIRS: (
        r"(?:your|customer'?s?|applicant'?s?|requester'?s?)(?: own)? ref(?:erence)?s?",
        r"eich cyf(?:eirnod)?",
    ),
    Says.OTHERS: (
        (
            r"(?:ico|commissioner'?s?|ombudsman|complaint|crime|incident|occurrence|invoice|company|charity|registered"
            r"|registration|vat|account|previous|earlier|old|linked|related|original|planning|application|tribunal|appeal"
            r"|contract|document|policy|version|form|file|asset|purchase order|po|internal review)"
            r"(?: (?:case|request|foi|charity|company))? (?:ref(?:erence)?|numbers?|no|rhif)"
        ),
        r"decision notice(?: (?:ref(?:erence)?|number|no))?",
        r"rhif (?:elusen|cwmni|trosedd|ff\u00f4n)",
    ),
    Says.OURS: (
        (
            r"(?:our|request|(?:your )?foia?(?:/eir)?|(?:your )?eirs?|rfi|foisa|(?:foi |information )?case|unique"
            r"|internal|enquiry|letter|log|disclosure(?: log)?|access to information|freedom of information"
            r"|(?:your )?(?:freedom of information |foi |eir |information )?request)(?: request| case| act)?"
            r" (?:ref(?:erence)?s?|i\.?d)"
        ),
        r"(?:foia?|rfi|eirs?|foi request|foi case|case|request|enquiry) (?:number|no|log no)",
        r"(?:ein |y )?cyf(?:eirnod)?(?: y cais| achos| rhyddid gwybodaeth)?",
        r"rhif (?:y )?cais",
        r"rhif cyfeirnod",
        r"(?:freedom of information request |foi )?ref(?:erence)?",
    ),
    Says.RECEIVED: (
        r"(?:date )?(?:(?:foi |your )?(?:request|enquiry|application) )?(?:was )?received(?: by us)?(?: on)?",
        r"(?:date|day) of (?:receipt|receiving)(?: of request)?",
        r"date (?:the )?(?:request|foi|enquiry) (?:was )?received",
        r"receipt date|received date",
        r"(?:dyddiad )?derbyn(?:iwyd|iad)?(?: y cais)?",
    ),
    Says.REQUESTED: (
        r"date of (?:the |your |original |foi )*(?:request|enquiry|application|e-?mail)",
        r"(?:foi )?(?:request|enquiry|application) (?:date|dated|made(?: on)?|submitted(?: on)?)",
        r"(?:date )?(?:requested|submitted|asked)(?: on)?",
        r"date (?:of )?request(?:ed)?",
        r"dyddiad (?:y |eich )?cais",
    ),
    Says.DUE: (
        (
            r"(?:date )?(?:response )?(?:due|deadline|target)(?: (?:date|by|on))?|due date|target date|date due"
            r"|date (?:response )?due|respond by"
            r"|(?:review|publication|published|meeting|effective|start|end|expiry|print"
            r"|printed|version|issue|acknowledge\w*|clarification|update\w*|birth|extract\w*|data) (?:date|on)"
            r"|date (?:of )?(?:birth|meeting|publication|published|acknowledged|clarified|extracted|printed|review"
            r"|clarification|the meeting|incident|offence|payment|birth|data extraction)"
            r"|dyddiad (?:cau|cyhoeddi|targed|geni)"
        ),
    ),
    Says.RESPONDED: (
        (
            r"date (?:of )?(?:(?:the|our|this|final|foi) )*(?:response|reply|letter|answer|decision"
            r"|disclosure)(?: (?:sent|issued"
            r"|provided|made))?"
        ),
        r"date (?:responded|replied|answered|issued|sent|completed|closed)(?: to)?",
        (
            r"(?:final |foi |our )?(?:response|reply|letter|disclosure|decision|completion|completed"
            r"|closed|sent|answer)"
            r" (?:date|dated)"
        ),
        r"(?:response|reply|letter|answer) (?:issued|sent|provided)(?: on)?",
        r"(?:issued|responded|answered|replied|date issued|sent)(?: on)?",
        r"dyddiad (?:yr |ein )?(?:hymateb|ymateb|llythyr|ateb)",
        r"dyddiad (?:anfon|cyhoeddwyd yr ymateb)",
    ),
    Says.AS_AT: (
        r"(?:information |data |facts |figures |is |are )*(?:correct|accurate) (?:as )?(?:at|of|on)",
        r"yn gywir (?:ar|fel ar)",
    ),
    Says.DAY: (r"dated?", r"dyddiad"),
    Says.SUBJECT: (
        r"re",
        r"(?:request |foi |e-?mail )?(?:subject|title|topic)(?: of(?: the| your)? request)?",
        r"(?:pwnc|testun|teitl)(?: (?:y )?cais)?",
        r"parthed|ynghylch|yngl\u0177n \u00e2|summary of request",
    ),
    Says.APPLICANT: (
        (
            r"(?:name of (?:the )?(?:applicant|requester|requestor|enquirer)|(?:applicant|requester|requestor|enquirer"
            r"|customer)(?:'?s?)?(?: (?:name|details))?|request(?:ed)? (?:from|by|made by)|to|at|cc|c\.c|sent to|"
            r"(?:enw'?r? |enw yr )?(?:ymgeisydd|ceisydd)|received from)"
        ),
    ),
    Says.OFFICER: (
        (
            r"(?:please |gofynnwch )?(?:ask for|am)|contact(?: (?:officer|name|person))?|(?:case |foi "
            r"|responsible )?officer"
            r"|(?:case )?handler|author|prepared by|completed by|from|oddi wrth|gofynnwch am|cyswllt|enquiries to"
            r"|dealt with by|responding officer|reviewer|enw cyswllt|signed(?: by)?|llofnodwyd(?: gan)?"
            r"|(?:my )?name|enw"
        ),
    ),
    Says.CONTACT: (
        (
            r"(?:direct )?(?:tel(?:ephone)?|phone|ff\u00f4n|ffon|dial|line|fax|ffacs|mobile|mob|switchboard"
            r"|ext(?:ension)?)"
            r"(?: (?:no|number|line|dial))?|e-?bost|e-?mail(?: address)?|web(?:site)?|www|gwefan|address"
            r"|cyfeiriad|ask|post ?code"
            r"|direct (?:line|dial)|llinell uniongyrchol|rhif ff\u00f4n|twitter|minicom"
            r"|textphone|status|department|team"
            r"|service area|directorate|exemptions?|outcome|classification|enclosures?|encs?|attachments?|via"
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and what it says."""

    says: Says
    label: str
    value: str
    place: Place
    """Where the value stands."""

    words: str
    """The label and the value, as the letter writes them."""

    index: int
    """Of the label's line in `Letter.everything`."""

    start: int = 0
    """Where the label begins in its line."""


_NAMED = {f"L{number}": says for number, says in enumerate(_WORDS)}
_ANY = "|".join(f"(?P<L{number}>{'|'.join(words)})" for number, words in enumerate(_WORDS.values()))
_LABEL = re.compile(
    rf"(?<![^\W_])(?<!['\u2019-])(?:{_ANY})(?![^\W\d_])(?P<number>\W{{0,2}}(?:numbers?|no|num|rhif|code"
    rf"|#)(?![^\W\d_])\.?)?"
    r"(?P<end>\s?\([^)]{0,30}\))?(?P<sign>\s*[:.=]+\s*|\s+[-\u2013]\s+|\s+|$|(?=\d))".replace(" ", r"[ \xa0]?"),
    re.IGNORECASE,
)
_STARTS = " \t*_#>\u2022([|-\u2013"
_LOOSE = frozenset({"to", "at", "am", "re", "from", "ask", "sent", "line", "ext", "via", "team", "name", "enw", "www"})
"""Labels that are common words: labels only before a colon."""


def labelled(letter: Letter) -> tuple[Labelled, ...]:
    """All labels of a letter with their values, in order; a label without a value has an empty one."""
    lines = letter.everything
    found: list[Labelled] = []
    empty: list[tuple[int, Labelled]] = []
    for index, line in enumerate(lines):
        here = list(_in_line(line, index))
        found += here
        if here and not here[-1].value:
            empty.append((len(found) - 1, here[-1]))
    for position, (number, label) in enumerate(empty):
        value = _beside(lines, label, [other for _, other in empty[:position]])
        if value is not None:
            words = f"{label.words} {value.text}"
            found[number] = Labelled(label.says, label.label, value.text, value.place, words, label.index)
    return tuple(found)


def _in_line(line: Line, index: int) -> Iterator[Labelled]:
    text = line.text
    taken = [match for match in _LABEL.finditer(text) if _is_label(text, match)]
    for match, following in zip_longest(taken, taken[1:]):
        end = following.start() if following else len(text)
        value = text[match.end() : end].strip(" \t*_|;,/")
        says = _NAMED[next(name for name in _NAMED if match[name] is not None)]
        words = text[match.start() : end].strip()
        yield Labelled(says, match[0].strip(), value, line.place, words, index, match.start())


def _is_label(text: str, match: re.Match[str]) -> bool:
    """At the start of a line, or before a colon behind a blank; a common word only before a colon."""
    before = text[: match.start()].strip(_STARTS)
    colon = ":" in match["sign"]
    if not colon and match[0].strip(" :.=-\u2013").casefold() in _LOOSE:
        return False
    if not before:
        return True
    return colon and not text[match.start() - 1].isalnum()


def _beside(lines: Sequence[Line], label: Labelled, before: Sequence[Labelled]) -> Line | None:
    """The line that answers a label: the cell beside or below it, or the line below; labels in a row answer in turn."""
    line = lines[label.index]
    if line.kind is Kind.CELL:
        right = [
            each
            for each in lines
            if each.block == line.block and (each.row, each.column) == (line.row, line.column + 1)
        ]
        if right and not _begins_with_label(right[0]):
            return right[0]
        below = [
            each
            for each in lines
            if each.block == line.block and (each.row, each.column) == (line.row + 1, line.column)
        ]
        return below[0] if right and below and not _begins_with_label(below[0]) else None
    first = last = label.index
    indices = {each.index for each in before}
    while first - 1 in indices:
        first -= 1
    while last + 1 < len(lines) and (value := list(_in_line(lines[last + 1], 0))) and not value[-1].value:
        last += 1
    at = last + 1 + (label.index - first)
    if at >= len(lines) or lines[at].kind is not line.kind or any(map(_begins_with_label, lines[last + 1 : at + 1])):
        return None
    return lines[at]


def _begins_with_label(line: Line) -> bool:
    return next((each.start <= 1 for each in _in_line(line, 0)), False)
