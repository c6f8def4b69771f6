"""The shape of a table: whether it has a row for each person or each case, where totals were meant.

Most disclosures that went wrong were such tables: the row of each officer behind a table of ranks. Spending by invoice
and other lists that authorities have to publish have rows too, and are not about people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from disclosure_log.gate.notes import Place
from disclosure_log.gate.people.normal import normal
from disclosure_log.gate.people.words import is_known_name, may_be_name


def headed(text: str) -> frozenset[str]:
    """Headings of columns, with bars between them."""
    return frozenset(" ".join(heading.split()) for heading in text.split("|"))


_OF_ONE_PERSON = headed(
    """house number|house no|house name|surname|last name|family name|forename|forenames|first name|
    first names|given name|given names|middle name|
    full name|maiden name|preferred name|officer name|name of officer|officer s name|staff name|
    employee name|name of employee|victim name|name of victim|suspect name|offender name|complainant name|
    witness name|applicant name|requester name|patient name|pupil name|student name|child s name|nominal name|
    defendant name|detainee name|owner name|keeper name|driver name|licence holder|collar|collar number|
    collar no|collar num|collar id|shoulder number|shoulder no|warrant number|warrant no|warrant card number|
    badge number|badge no|staff number|staff no|staff id|employee number|employee no|employee id|payroll number|
    payroll no|payroll id|personnel number|force number|service number|date of birth|dob|d o b|birth date|
    birthdate|ni number|ni no|nino|national insurance|national insurance number|national insurance no|nhs number|
    nhs no|home address|home postcode|personal email|home phone|home telephone|mobile number|
    passport number|passport no|born|birth|born on|mobile|mobile no|mobile phone|ni|n i|driving licence|
    driving licence number|driver number|custody number|
    custody record|custody record number|pnc id|pncid|pnc|pnc number|nominal|nominal id|person id|urn nominal|
    bank account|account number|sort code|next of kin|line manager|vrm|vehicle registration|
    registration number of vehicle|cyfenw|enw cyntaf|enwau cyntaf|enw llawn|enw swyddog|enw r swyddog|enw staff|
    rhif coler|rhif gwarant|rhif staff|dyddiad geni|rhif yswiriant gwladol|yswiriant gwladol|rhif gig|
    cyfeiriad cartref|rhif ffon symudol|rhif dalfa"""
)
"""Headings of columns that say who somebody is, in small letters without signs."""

_WITHIN = re.compile(
    r"\b(?:surname|forenames?|(?:first|last|family|given|full|middle|preferred) names?|date of birth|dob|collar"
    r"|(?:warrant|shoulder"
    r"|badge) (?:no|num|number|card|id)|national insurance|nino|nhs (?:no|number)|passport (?:no|number)"
    r"|driving licence (?:no|number)"
    r"|cyfenw|enw (?:cyntaf|llawn)|dyddiad geni|rhif coler|home address|(?:officer|staff|employee|victim|suspect"
    r"|offender|complainant"
    r"|witness|applicant|requester|patient|pupil|student|child|defendant|detainee|nominal|owner|keeper|driver"
    r"|payroll|personnel)"
    r"(?: s)? (?:name|id|no|number|ref|reference))\b"
)
"""The same, inside of longer headings."""

_COUNTABLE = re.compile(r"\b(?:no|num|number)\b")
_SMALL = re.compile(r"\d{1,3}|\d{1,3},\d{3}")

_PERHAPS = headed(
    """name|names|enw|enwau|officer|swyddog|victim|dioddefwr|suspect|offender|complainant|witness|employee|staff|
    staff member|member of staff|person|contact|contact name|individual|applicant|requester|owner|keeper|driver|
    author|oic|officer in case|investigating officer|supervisor|manager|councillor|member|patient|pupil|student|
    tenant|deceased"""
)
"""Headings of columns in which names may stand, or numbers of people."""

_WAYS_TO_REACH = headed(
    """email|e mail|email address|e mail address|e bost|ebost|phone|phone number|telephone|telephone number|tel|
    tel no|contact number|rhif ffon|ffon|mobile|mobile number|address|address 1|address line 1|
    postal address|cyfeiriad|street"""
)
"""Headings of columns that lead to somebody: an address of a shop is one as well."""

_CHARACTERISTICS = headed(
    """age|oed|age at arrest|age at incident|gender|sex|rhyw|rhywedd|ethnicity|ethnic group|ethnic origin|
    ethnic appearance|self defined ethnicity|officer defined ethnicity|ethnigrwydd|nationality|religion|faith|
    disability|sexual orientation|marital status|rank|rheng|role|job title|post title|position|grade|pay grade|
    salary|pay|cyflog|department|station|team|length of service|start date|date joined|date of joining|
    leaving date|date left|reason for leaving|occupation|postcode|post code|cod post|home town|hair colour|
    height|medical condition|injury|drug|warning markers|relationship|relationship to suspect|offence|
    offence description|charge|outcome|disposal|sanction|allegation|misconduct|date of arrest|date of death"""
)
"""Headings of columns that say what somebody is like, or what happened to them."""

_OF_ONE_CASE = re.compile(
    r"(?:crime|incident|occurrence|custody|nominal|person|case|complaint|arrest|offence|log|intel(?:ligence)?"
    r"|trosedd|digwyddiad|cwyn|achos"
    r"|call|cad|event|niche|rms|stop|search|victim|offender|employee|officer|patient|pupil)(?: (?:ref(?:erence)?"
    r"|no|num(?:ber)?|id|urn))+"
    r"|(?:rhif|cyfeirnod) (?:y )?(?:trosedd|digwyddiad|achos|cwyn)|urn"
)
_TOTALS = re.compile(
    r"\b(?:count|total|totals|number of|no of|how many|sum|cyfanswm|nifer|frequency|volume|rate|average|mean"
    r"|median|percentage|per cent|fte|headcount)\b|%"
)
_OF_SPENDING = re.compile(
    r"\b(?:supplier|vendor|payee|beneficiary|merchant|invoice|amount|net|gross|expense (?:type|area)|cost centre"
    r"|purchase order|po number"
    r"|contract|tender|cyflenwr|swm|anfoneb|transaction|spend|budget)\b"
)

_FEWEST_ROWS = 3
_FEWEST_NAMES = 5
_FEWEST_PEOPLE = 20
_FEWEST_CASES = 100
_MOST_LOOKED_AT = 5000
_HEADINGS_WITHIN = 12
_PROSE = 40
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|PS|DS|DI|Sgt|Insp|PCSO)\.? )?(?:[^\W\d_a-z][\w'-]*\.?,? ){1,3}[^\W\d_a-z][\w'-]*\.?"
)
_INITIALS = re.compile(r"(?:[A-Z]\.? ?){1,3}[A-Z][a-z'-]\w+|[A-Z][\w'-]+,? (?:[A-Z]\.? ?){1,3}")
_MEASURE = re.compile(r"[\u00a3$\u20ac]?[-+]?[\d,. ]*%?")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table seems to be."""

    what: str
    """The key of its meaning."""

    place: Place


Row = tuple[tuple[str, ...], Place]


def shapes(table: Sequence[Row]) -> Iterator[Shape]:
    """What is found in the shape of the tables of one sheet or page: its rows with their places, in order."""
    seen: set[Shape] = set()
    parts = list(_parts(table))
    for rows in [table, *parts] if len(parts) > 1 else [table]:
        for shape in _shapes(rows):
            if shape not in seen:
                seen.add(shape)
                yield shape


def _parts(table: Sequence[Row]) -> Iterator[list[Row]]:
    """The tables that stand below each other on a sheet, with empty rows between them."""
    part: list[Row] = []
    for cells, place in table:
        empty = not any(cell.strip() for cell in cells)
        if part and (empty or place.row > part[-1][1].row + 1):
            yield part
            part = []
        if not empty:
            part.append((cells, place))
    if part:
        yield part


def _shapes(table: Sequence[Row]) -> Iterator[Shape]:
    rows = [
        tuple(normal(cell).text.strip() for cell in cells) for cells, _ in table[: _MOST_LOOKED_AT + _HEADINGS_WITHIN]
    ]
    top = _heading(rows)
    headings = [_plain(cell) for cell in rows[top]] if top is not None else []
    body = rows[(top + 1 if top is not None else 0) :]
    place = table[top if top is not None else 0][1]
    columns = [
        [row[number] for row in body if number < len(row) and row[number]]
        for number in range(max(map(len, rows), default=0))
    ]
    headings += [""] * (len(columns) - len(headings))
    for number, (heading, values) in enumerate(zip(headings, columns, strict=True), 1):
        where = Place(place.page, place.sheet, place.row, number)
        if (
            _says_who(heading)
            and len(set(values)) >= _FEWEST_ROWS
            and not (_COUNTABLE.search(heading) and _are_counts(values))
        ):
            yield Shape("people-columns", where)
        elif _is_of_names(set(values), told=heading in _PERHAPS):
            yield Shape("people-name-column", where)
    if _is_of_people(headings, columns, body):
        yield Shape("people-rows", Place(place.page, place.sheet, place.row))


def _says_who(heading: str) -> bool:
    if heading in _OF_ONE_PERSON:
        return True
    return _WITHIN.search(heading) is not None and _TOTALS.search(heading) is None


def _are_counts(values: Sequence[str]) -> bool:
    """Whether the values are small numbers, as of how many there are: `Staff number: 310`."""
    return sum(_SMALL.fullmatch(value) is not None for value in values) * 2 > len(values)


def _plain(heading: str) -> str:
    return " ".join(
        re.sub(r"[^\w%]|_", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)).casefold().replace("\u00f4", "o").split()
    )


def _heading(rows: Sequence[tuple[str, ...]]) -> int | None:
    """The row of the headings: of the first ones that have words alone, the one with the most that are known."""
    best, most = None, 0.0
    for number, row in enumerate(rows[:_HEADINGS_WITHIN]):
        filled = [cell for cell in row if cell]
        known = sum(_is_known(_plain(cell)) for cell in filled)
        figures = any(_MEASURE.fullmatch(cell) and not re.fullmatch(r"(?:19|20)\d\d", cell) for cell in filled)
        if not filled or (figures and not known):
            continue
        if known + len(filled) / 100 > most:
            best, most = number, known + len(filled) / 100
    return best


def _is_known(heading: str) -> bool:
    return (
        heading in _PERHAPS | _WAYS_TO_REACH | _CHARACTERISTICS
        or _says_who(heading)
        or _OF_ONE_CASE.fullmatch(heading) is not None
        or _TOTALS.search(heading) is not None
        or _OF_SPENDING.search(heading) is not None
    )


def _is_of_names(values: AbstractSet[str], *, told: bool) -> bool:
    """Whether the different values of a column are names of people."""
    if len(values) < (_FEWEST_ROWS if told else _FEWEST_NAMES):
        return False
    shaped = [value for value in values if _NAME.fullmatch(value) or _INITIALS.fullmatch(value)]
    names = [value for value in shaped if may_be_name(value)]
    if len(names) * 2 < len(values):
        return False
    known = sum(any(is_known_name(word.strip(".,")) for word in value.split()) for value in names)
    initials = sum(_INITIALS.fullmatch(value) is not None for value in names)
    return (known + initials) * 10 >= len(values) * (3 if told else 5)


def _is_of_people(headings: Sequence[str], columns: Sequence[Sequence[str]], body: Sequence[tuple[str, ...]]) -> bool:
    """Whether there is a row for each person or each case."""
    rows = len(body)
    if rows >= _FEWEST_CASES and any(
        _OF_ONE_CASE.fullmatch(heading) and _differ(values, rows)
        for heading, values in zip(headings, columns, strict=True)
    ):
        return True
    if _adds_up(headings, body):
        return False
    characteristics = sum(heading in _CHARACTERISTICS for heading in headings)
    reach = sum(heading in _WAYS_TO_REACH for heading in headings)
    if rows >= _FEWEST_PEOPLE and characteristics + reach >= 3:  # noqa: PLR2004 - three tell who somebody is
        return True
    if rows < _FEWEST_CASES or any(_OF_SPENDING.search(heading) for heading in headings):
        return False
    for values in columns:
        if _differ(values, rows):
            prose = sum(map(len, values)) > _PROSE * len(values)
            measures = sum(_MEASURE.fullmatch(value) is not None for value in values) * 2 > len(values)
            if prose or (characteristics and not measures):
                return True
    return False


def _differ(values: Sequence[str], rows: int) -> bool:
    """Whether nearly every row of a column has a value of its own."""
    return len(values) * 10 >= rows * 9 and len(set(values)) * 10 >= len(values) * 9


def _adds_up(headings: Sequence[str], body: Sequence[tuple[str, ...]]) -> bool:
    """Whether a table has totals: a column of them, and beside it each combination of the others once."""
    totals = {number for number, heading in enumerate(headings) if _TOTALS.search(heading)}
    if not totals:
        return False
    rest = [tuple(cell for number, cell in enumerate(row) if number not in totals) for row in body if any(row)]
    return len(set(rest)) * 20 >= len(rest) * 19
