"""What a letter is about, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from disclosure_log.intake.letters.found import Found, Reading
from disclosure_log.intake.letters.labels import Says, labelled
from disclosure_log.intake.letters.letter import Kind, Letter
from disclosure_log.intake.letters.people import find_people
from disclosure_log.intake.letters.zones import is_salutation, zones_of

_FORMAL = re.compile(
    r"\b(?:re|subject|your|our|the|a|under|freedom of information(?: \(scotland\))?|environmental information"
    r"|act 2000|act 2002|act|regulations(?: 2004)?|foia?|eirs?|foisa|requests?|for information"
    r"|information|response(?: to)?|reply"
    r"|final|disclosure|concerning|regarding|reference|ref|number|no|cais|am wybodaeth|rhyddid gwybodaeth"
    r"|deddf|dan y|eich"
    r"|ymateb|in relation to|about|on|2000|2004|2002)\b|[\W\d_]+",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:\W*\b(?:re|subject|your|our|under the|the|freedom of information(?: \(scotland\))?(?: act)?(?: 200[02])?"
    r"|environmental information regulations(?: 2004)?|foia?|eirs?|requests?|for information|information request"
    r"|response(?: to)?|concerning|regarding|reference|ref|number|no|cais|am wybodaeth|rhyddid gwybodaeth|deddf|eich"
    r"|in relation to|about)\b(?:\W*(?=\W)))+[\s:;,.)\u2013-]*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:request|enquiry|information|cais)\b[^.:;]{0,80}?\b(?:in relation to|relating to|concerning|regarding|about"
    r"|ynghylch|yngl\u0177n \u00e2) (?P<about>[^.:;]{4,120})",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"@|:\W*$|\bdecision notice\b|\brefusal notice\b"
    r"|\backnowledged\b|\boriginal request\b|\b(?:I am|I can|you made|were asked|was asked|we dealt|asked of us)\b",
    re.IGNORECASE,
)
_LONGEST = 200
QUESTION = "The letter gives no title. What is the request about? Its first lines or its subject may say."


def find_title(letter: Letter, reference: str | None) -> Found[str]:
    """The title of a letter: its subject without the words of law and reference; a sentence is only a reading of it."""
    people = find_people(letter)
    for reading in _subjects(letter, reference):
        if people.without_requester(reading.value)[1]:
            continue
        return Found(reading.value, (reading,))
    if heading := _heading(letter, reference):
        return Found(heading.value, (heading,))
    zones = zones_of(letter)
    for index, line in enumerate(letter.lines):
        if index not in zones.request and (match := _SENTENCE.search(line.text)) and not _NO_TITLE.search(line.text):
            about = match["about"].strip(" ,")
            if not people.without_requester(about)[1] and re.search(r"[^\W\d_]{3}", about):
                reading = Reading(about, line.place, match[0], "a sentence of the letter")
                return Found(None, (reading,), "The letter gives no title. What is the request about?")
    return Found(None, (), QUESTION)


def _subjects(letter: Letter, reference: str | None) -> Iterator[Reading[str]]:
    zones = zones_of(letter)
    for label in labelled(letter):
        near = label.index <= zones.head or label.index in zones.subjects
        if label.says is Says.SUBJECT and near and (title := _title(label.value, reference)):
            yield Reading(title, label.place, label.words, "the subject of the letter")
    other_labels = {each.index for each in labelled(letter) if each.says not in {Says.SUBJECT, Says.OURS}}
    ours = {each.index: each.value for each in labelled(letter) if each.says is Says.OURS and each.value}
    for index, line in enumerate(letter.lines):
        near = index < zones.head or index in zones.subjects
        if not near or is_salutation(line.text) or index in other_labels or _NO_TITLE.search(line.text):
            continue
        told = bool(reference and reference in line.text)
        formal = re.search(
            r"freedom of information|request|\bfoi\b|rhyddid gwybodaeth|cais|environmental", line.text, re.IGNORECASE
        )
        shaped = formal and re.search(r"[\u2013:-]\s|\b(?:concerning|regarding|about)\b", line.text)
        if (told or shaped or index in zones.subjects) and (title := _title(ours.get(index, line.text), reference)):
            other = re.match(r"\W*(?:our|your|ein|eich|date|dyddiad|tel|e-?mail)\b", line.text, re.IGNORECASE)
            if (told or not other) and line.kind is not Kind.CELL:
                yield Reading(title, line.place, line.text, "the subject of the letter")


def _heading(letter: Letter, reference: str | None) -> Reading[str] | None:
    """The heading right below the line with the reference, at the top of the letter."""
    head = letter.lines[: zones_of(letter).head]
    for line, after in pairwise(head):
        below = reference and reference in line.text and after.kind is Kind.HEADING and not _NO_TITLE.search(after.text)
        if below and (title := _title(after.text, reference)):
            return Reading(title, after.place, after.text, "the heading below the reference")
    return None


def _title(text: str, reference: str | None) -> str:
    """Words without their reference and the words of law around them; empty where nothing is left."""
    if reference:
        before, sign, after = text.partition(reference)
        text = (after if re.search(r"[^\W\d_]{3}", _FORMAL.sub("", after)) else before) if sign else text
    text = _LEADING.sub("", text).strip(" \t-\u2013:;,.([*_")
    text = re.sub(r"[\s,\u2013(:-]+(?:our |foi )?(?:ref(?:erence)?|cyf)?\W*$", "", text, flags=re.IGNORECASE)
    left = re.search(r"[^\W\d_]{3}", _FORMAL.sub(" ", text))
    return text if left and len(text) <= _LONGEST else ""
