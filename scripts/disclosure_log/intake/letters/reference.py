"""The reference of a letter, verbatim as it writes it: its own label wins over its subject, that over its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from disclosure_log.intake.letters.day_words import mentions_in
from disclosure_log.intake.letters.found import Found, Place, Reading
from disclosure_log.intake.letters.labels import Labelled, Says, labelled
from disclosure_log.intake.letters.letter import Kind, Letter
from disclosure_log.intake.letters.zones import zones_of
from disclosure_log.records.reference import ReferenceUnusableError, make_reference

_PIECE = (
    r"(?:[A-Za-z]{0,10}\d[A-Za-z0-9]*|[A-Z]{1,10}(?![a-z])|R[Hh]G[A-Z]?(?![a-z])|[Ff][oO][iI][aA]?(?![a-z])"
    r"|E[Ii][Rr]s?(?![a-z]))"
)
_SHAPE = re.compile(rf"{_PIECE}(?:(?:\s?[/\\_.&+\u2013-]\s?|\s){_PIECE})*")
_NO_FIGURES = re.compile(r"(?P<join>\s?[/\\_.&+\u2013-]\s?|\s)(?P<letters>[A-Za-z]+)$")
_INITIALS = 4
_REST = re.compile(r"(?:$|[\s,;:)\]|\u2013-]|\.(?:\s|$))")
_AFTER_A_DASH = re.compile(r"^(?P<first>.*\d\S*)\s[\u2013-]\s[^\u2013-]*$")
_NONE = re.compile(
    r"(?:IC-?\d{4,}-?\w*|FS\d{8}|FER\d{7}|Z[A-Z]?\d{6,7}|(?:\+44|0044|0)\d[\d ()]{8,12}"
    r"|(?:FOIA?|ACT) ?2000|FOISA ?2002|EIRS? ?2004|DPA ?(?:1998|2018)"
    r"|(?:19|20)\d\d|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|\d{1,2}|\d{1,3}[A-Za-z]|(?:s|Q|section|reg|page)\.?\s?\d{1,3}"
    r"(?:\(\w+\))*|COVID-?19|SW1\w*)",
    re.IGNORECASE,
)
_SHORT_LABEL, _LONGEST_LINE, _FIGURES = 4, 120, 3
_FOOT = 2
"""Lines at the end of a letter that may be printed at the foot of its page."""

_SENTENCE = re.compile(
    r"(?:\b(?:request|enquiry|case|application|information|letter|quot\w+|cais|ddyfynnu|nodi)\b[^.;]{0,60}?"
    r"\b(?:ref(?:erence)?|number|no\.?|cyfeirnod|rhif)\b\W{0,3}(?:(?:number|no\.?|rhif|is|of|yw|was)\W{1,2}){0,3})"
    rf"(?P<value>{_PIECE}.{{0,60}})",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:previous|earlier|another|other|review|complaint|crime|commissioner|ico|tribunal|your own"
    r"|your ref\w*|decision"
    r"|appeal|related|blaenorol|arall|similar|linked|answered|published|disclosure log)\b",
    re.IGNORECASE,
)
_FOI = re.compile(
    r"freedom of information|rhyddid gwybodaeth|\bfoia?\b|\beirs?\b|request|cais"
    r"|environmental information",
    re.IGNORECASE,
)
_FILE = re.compile(r"(?:FOIA?|EIR|RFI|FOISA|IR)[ _-]?\d[\d_/-]*\d|\d{2,4}[_-]\d{2,6}|\d{4,8}", re.IGNORECASE)
_MARKED = re.compile(r"[\[(](?P<value>[^\[\]()]{3,60})[\])]\W*$")

WHERE = 'Look for it on the letter, often beside "Our ref", or in the case system.'


def find_reference(letter: Letter, separator: str = "/") -> Found[str]:
    """The reference that a letter gives itself.

    A value where the strongest place that gives any gives one alone; otherwise its readings and a question.
    `separator` as in `make_reference`.
    """
    for tier in (_labels(letter), _subjects(letter), _sentences(letter)):
        readings = [reading for reading in tier if reading.value]
        if not readings:
            continue
        different = {_folded(reading.value): reading for reading in reversed(readings)}
        kept = tuple(sorted(different.values(), key=readings.index))
        if len(kept) > 1:
            return Found(None, kept, "The letter gives two references. Which is its own?")
        return _judged(kept[0], separator)
    return _from_name(letter, separator)


def _judged(reading: Reading[str], separator: str) -> Found[str]:
    value = reading.value
    day = next((each for each in mentions_in(value) if each.words == value and each.figures), None)
    if day:
        return Found(None, (reading,), f'The letter\'s reference reads as a date, "{value}". Is it the reference?')
    if re.match(r"(?:IC-\d|FS\d{8})", value, re.IGNORECASE):
        return Found(
            None, (reading,), f'"{value}" looks like a case of the Commissioner. Is it the letter\'s reference?'
        )
    try:
        make_reference(value, separator)
    except ReferenceUnusableError as error:
        return Found(None, (reading,), f'"{value}" cannot stand as a reference. {error.hint}')
    return Found(value, (reading,))


def _folded(value: str) -> str:
    return re.sub(r"[\W_]", "", value).casefold()


def reference_at_start(text: str) -> str:
    """The reference that some words begin with, verbatim; empty where they begin with none."""
    begins = len(text) - len(text.lstrip(" \t/([*_|:\u2022"))
    days = [day.start for day in mentions_in(text) if day.start > begins and text[day.start - 1] not in "/-_."]
    text = text[begins : min(days, default=len(text))].rstrip()
    match = _SHAPE.match(text)
    if not match:
        return ""
    value, rest = match[0], text[match.end() :]
    while (tail := _NO_FIGURES.search(value)) and re.search(r"\d", value[: tail.start()]):
        blank = tail["join"].isspace() or (tail["join"].strip() != "/" and tail["join"] != tail["join"].strip())
        if not blank and len(tail["letters"]) <= _INITIALS and _REST.match(rest):
            break
        value, rest = value[: tail.start()], tail[0] + rest
    if rest.strip(" .,;:)]|*_") and (dash := _AFTER_A_DASH.match(value)) and not _REST.fullmatch(rest):
        value, rest = dash["first"], value[dash.end("first") :] + rest
    value = value.rstrip(" .,-/_\u2013")
    return value if re.search(r"\d", value) and _REST.match(rest) and len(_folded(value)) > 1 else ""


def _labels(letter: Letter) -> Iterator[Reading[str]]:
    zones = zones_of(letter)
    for each in labelled(letter):
        if each.says is not Says.OURS:
            continue
        line = letter.everything[each.index]
        whole = each.start < _SHORT_LABEL and len(line.text) < _LONGEST_LINE and each.index not in zones.request
        near = each.index < zones.head or line.kind is Kind.MARGIN or (whole and line.place.page <= 1 and _alone(each))
        near = near or (each.start < _SHORT_LABEL and len(letter.lines) - _FOOT <= each.index < len(letter.lines))
        value = reference_at_start(each.value)
        if near and value and not (each.index < zones.head and each.index in zones.request) and _is_own(value, each):
            yield Reading(value, each.place, each.words, "the letter's label")


def _alone(label: Labelled) -> bool:
    """Whether the value of a label is its reference and nothing else, as no sentence has it."""
    return label.value.strip(" /.,") == reference_at_start(label.value)


def _is_own(value: str, label: Labelled) -> bool:
    bare = re.fullmatch(r"\d{1,2}", value)
    number = re.fullmatch(r"IC-\d+-\w+|FS\d{8}", value, re.IGNORECASE)
    return bool(number or not (bare or _NONE.fullmatch(value))) or (bare is not None and "umber" in label.label)


def _subjects(letter: Letter) -> Iterator[Reading[str]]:
    """References in titles, headings and subjects."""
    zones = zones_of(letter)
    inside = {each.index: each for each in labelled(letter) if each.says is Says.OURS and each.value}
    for index, line in enumerate(letter.lines):
        near = index < zones.head or index in zones.subjects
        if not near and not (line.kind is Kind.HEADING and line.place.page <= 1 and index not in zones.request):
            continue
        if re.match(r"\W*(?:your|eich) (?:ref|cyf)", line.text, re.IGNORECASE):
            continue
        texts = (
            [inside[index].value] if index in inside else [*_in_subject(line.text, about=bool(_FOI.search(line.text)))]
        )
        for text in texts:
            value = reference_at_start(text)
            if value and not _NONE.fullmatch(value) and not mentions_in(value):
                yield Reading(value, line.place, line.text, "the subject of the letter")
                break


def _in_subject(text: str, *, about: bool) -> Iterator[str]:
    """Where a subject may hold a reference: after "Ref", at its start before a dash, in brackets at its end."""
    plain = re.sub(r"^\W*(?:re|subject)\s*:\s*", "", text, flags=re.IGNORECASE)
    for match in re.finditer(
        r"\b(?:ref(?:erence)?|cyf(?:eirnod)?|number|no|rhif)\b\.?\s*(?:no\.?|number)?\W{0,3}", plain, re.IGNORECASE
    ):
        if not _SOMEBODY_ELSE.search(plain[: match.start()]):
            yield plain[match.end() :]
    start = reference_at_start(plain)
    rest = plain[plain.find(start) + len(start) :] if start else ""
    digits = len(re.findall(r"\d", start))
    if (
        start
        and re.match(r"\s*[\u2013:-]\s|\s*$", rest)
        and (digits >= _FIGURES or re.match(r"FOI|EIR", start, re.IGNORECASE))
    ):
        yield plain
    if (
        (bracket := _MARKED.search(plain))
        and reference_at_start(bracket["value"]) == bracket["value"]
        and re.search(r"\d{3}", bracket["value"])
    ):
        yield bracket["value"]
    if about:
        ends = re.search(
            rf"(?i:request|response|information|foi|eir|cais|act 2000)\W{{1,3}}(?P<value>{_SHAPE.pattern})\W*$", plain
        )
        if ends and re.search(r"\d{3}", ends["value"]):
            yield ends["value"]
        for match in re.finditer(r"\b(?:FOIA?|EIR|RFI)[\s/_-]{0,3}\d[\w/-]*", plain):
            yield match[0]


def _sentences(letter: Letter) -> Iterator[Reading[str]]:
    """References that the authority's own sentences give to the request."""
    zones = zones_of(letter)
    for index, line in enumerate(letter.lines):
        if index in zones.request:
            continue
        for match in _SENTENCE.finditer(line.text):
            value = reference_at_start(match["value"])
            before = line.text[max(0, match.start() - 60) : match.start("value")]
            if value and not _NONE.fullmatch(value) and not mentions_in(value) and not _SOMEBODY_ELSE.search(before):
                yield Reading(
                    value, line.place, match[0][: match.end("value") - match.start()], "a sentence of the letter"
                )


def _from_name(letter: Letter, separator: str) -> Found[str]:
    """The reference in the name of the file: a value only where the letter writes the same."""
    stem = PurePath(letter.name).stem
    names = [re.sub(r"[_-]+$", "", match[0]) for match in _FILE.finditer(stem)]
    names = [name for name in names if not mentions_in(name) and not re.fullmatch(r"(?:19|20)\d\d", name)]
    readings = tuple(Reading(name, Place(), letter.name, "the file's name") for name in dict.fromkeys(names))
    for reading in readings:
        for said in _written(letter, reading.value):
            return _judged(said, separator)
    if readings:
        return Found(
            None, readings, f"The letter gives no reference; its file is named {readings[0].value}. Is that it?"
        )
    return Found(None, (), f"The letter gives no reference. {WHERE}")


def _written(letter: Letter, name: str) -> Iterable[Reading[str]]:
    if len(_folded(name)) < _SHORT_LABEL:
        return
    parts = map(re.escape, re.findall(r"[A-Za-z]+|\d+", name))
    loose = re.compile(r"(?<![^\W_])" + r"[\s/_.-]{0,3}".join(parts) + r"(?![^\W_])", re.IGNORECASE)
    for line in letter.everything:
        if match := loose.search(line.text):
            yield Reading(match[0], line.place, line.text, "the file's name, and the letter")
