"""What leads to a person's door, vehicle or machine: addresses, places on a map, plates, addresses of the internet.

Forms: Royal Mail's Postcode Address File; Ordnance Survey's National Grid; DVLA's INF104 (registration numbers).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure_log.gate.people.kinds import Found, Permitted, Weight
from disclosure_log.gate.people.windows import (
    beside_figures,
    first_signs,
    lowered,
    matches,
    places_before_figures,
    places_of,
    with_figure,
)
from disclosure_log.gate.people.words import POSTCODE_AREAS, listed

_ADDRESS_LONG = 140
"""How many signs of an address may stand before its post code."""

_INWARD = re.compile(r"\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?![^\W_])")
_OUTWARD = re.compile(rf"(?<![^\W_])(?:{POSTCODE_AREAS})\d[A-Z\d]?(?P<space> ?\n? ?)\Z", re.IGNORECASE)
_OUTWARD_LONGEST = 7
_HOUSE = (
    r"(?:(?:Flat|Apartment|Apt|Fflat|Room|Caravan|Plot) ?\d{1,4}[A-Z]?,?\s+)?"
    r"(?<![\w.,/\u00a3:-])\d{1,4}[A-Za-z]?(?:[-/]\d{1,4}[A-Za-z]?)?"
)
_STREETS = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Dr|Way|Crescent|Cres|Court|Terrace|Place|Gardens|Gdns|Grove"
    r"|Mews|Square|Walk|Parade|Row|Rise|View|Villas|Cottages?|Bungalows?|Houses?)"
)
_WELSH_STREETS = (
    r"(?:Heol|Ffordd|Stryd|L\u00f4n|Lon|Maes|Rhodfa|Clos|Teras|Bryn|Cae|Llwyn|Parc|Rhes|Trem|Llys|Pen|Tan|T\u0177"
    r"|Gerddi"
    r"|Cwrt|Coed|Dol|D\u00f4l|Rhiw|Sgw\u00e2r|Glan|Erw|Gwel|Cilgant)"
)
_STREET_WORDS = first_signs(
    f" {word}"
    for word in (
        *listed("St Ro Rd Av L Cl Dr Wa Cr Cou Cot Te Pl Ga Gd Gr Me Sq Pa Ri Vi Bu Ho"),
        *re.findall(r"[A-Z][^\W\d_A-Z]+", _WELSH_STREETS),
    )
)
_HOUSE_AND_WORDS = re.compile(rf"{_HOUSE},?[ \n]+(?:[^\W\d_][\w'.-]*)(?:[ ,'.-]|\n|$)", re.IGNORECASE)
_HOUSE_ALONE = re.compile(rf"{_HOUSE}(?:, ?| )$")
_NAMED_HOUSE = re.compile(
    r"\b(?:home|house|private) address|\blives? at|\bresid(?:es?|ing|ent) (?:at|of)|\bcyfeiriad(?: cartref)?\s*:"
    r"|\baddress\s*:"
    r"|\bbyw yn\b|\bcartref\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    rf"{_HOUSE},? (?:(?:[A-Z][\w'.-]+ ){{1,4}}{_STREETS}"
    rf"|{_WELSH_STREETS} (?:[a-z]{{1,3}} )?[A-Z\u0174\u0176][\w'-]+)\b(?!\.[\w])"
)
_BEFORE_STREET = re.compile(r"\d[A-Za-z]?,? [A-Z]")
"""Stands in whatever `_STREET` finds."""
_LIVES = re.compile(
    r"\blives? (?:at|in)|\bliving at|\bresid(?:es?|ing) at|\bhome address|\bcyfeiriad|\baddress(?: is)?\s*:?\s*$"
    r"|\bbyw yn\b",
    re.IGNORECASE,
)

_PAIR = re.compile(
    r"(?<![\d.])\(?(?P<north>(?:49|5\d|60|61)\.\d{4,})\u00b0? ?N?\s{0,2}[,;/ \t]\s?(?:(?:long|lng|lon)[a-z]*\W{1,3})?"
    r"(?P<west>[-+]?[0-8]\.\d{4,})(?!\d)",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"(?<![\d.])[-+]?[0-8]\.\d{4,}\s{0,2}[,;/ \t]\s?(?:lat[a-z]*\W{1,3})?(?:49|5\d|60|61)\.\d{4,}(?!\d)", re.IGNORECASE
)
_LABELLED = re.compile(r"\b(?:lat|latitude|lledred)\b\W{0,4}(?:49|5\d|60|61)\.\d{4,}", re.IGNORECASE)
_DEGREES = re.compile(
    r"\d{1,2} ?\u00b0 ?\d{1,2}(?:\.\d{3,})? ?' ?(?:\d{1,2}(?:\.\d+)? ?(?:''|'"
    r"|\")? ?)?[NS]\W{1,4}\d{1,3} ?\u00b0 ?\d{1,2}"
)
_GRID = re.compile(r"(?<![^\W_])[HJNOST][A-HJ-Z] ?\d{4,5} ?\d{4,5}(?![\w])", re.IGNORECASE)
_GRID_SAID = re.compile(r"grid|\bNGR\b|\bOS\b|ordnance|cyfeirnod|location|easting", re.IGNORECASE)
_EASTING = re.compile(r"easting\W{0,4}\d{5,7}\W{1,6}(?:and\W)?northing\W{0,4}\d{5,7}", re.IGNORECASE)
_THREE_WORDS = re.compile(r"(?:(?<![:/\w])///|(?:what3words\.com|w3w\.co)/)[^\W\d_]{2,}\.[^\W\d_]{2,}\.[^\W\d_]{2,}")

_PLATE = re.compile(r"(?<![^\W_])[A-HJ-PR-Y][A-HJ-PR-Y](?:0[2-9]|[12]\d|5[1-9]|[67]\d)[ -]?[A-HJ-PR-Z]{3}(?![^\W_])")
_NO_PLATE = re.compile(
    r"(?:FY|CY|PY|YE|QE|HY|VAT|Q)\d|.*(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|THE|AND|FOR)$"
)
_OLD_PLATE = re.compile(
    r"(?<![^\W_])(?:[A-HJ-NPR-Y]\d{1,3} ?[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3} ?\d{1,3}[A-HJ-NPR-Y]"
    r"|[A-Z]{1,2}[IZ][A-Z]? ?\d{1,4}"
    r"|[A-HJ-PR-Y][A-HJ-PR-Y](?:0[2-9]|[12]\d|5[1-9]|[67]\d) ?[A-HJ-PR-Z]{3})(?![^\W_])",
    re.IGNORECASE,
)
_VEHICLE = re.compile(
    r"\b(?:vehicles?|cars?|vans?|motor(?:cycle|bike)s?|reg(?:istration|istered|n)?|VRM|VRN|plates?|index|cofrestru"
    r"|plat|cerbyd|car|driven|keeper)\b",
    re.IGNORECASE,
)
_PLATE_SAID = re.compile(
    r"(?:\breg(?:istration|n)?\.? ?(?:(?:no|number|num|mark|plate)\b\.?|(?=[:=#])|is\b)|\bVR[MN]\b|\bindex (?:no"
    r"|number|mark)\b"
    r"|\bnumber plate\b|\brhif cofrestru\b)(?: is)?\s?[:=#-]?\s{0,2}(?P<plate>[A-Z]{1,3} ?\d{1,4}"
    r"|\d{1,4} ?[A-Z]{1,3})(?!\w)"
    r"|\bregistration (?P<bare>[A-Z]{2,3} ?\d{1,4})(?!\w)",
    re.IGNORECASE,
)

_DECIMALS = re.compile(r"\d\.\d{4}")
_FIGURES = re.compile(r"\d{4} ?\d{4}")
_HEXADECIMAL = re.compile(r"[:-][0-9A-Fa-f]{2}[:-][0-9A-Fa-f]{2}[:-]")
_VEHICLE_WORDS = (
    *(
        "vehicle",
        "car",
        "van",
        "motor",
        "regist",
        "vrm",
        "vrn",
        "plate",
        "index",
        "cofrestru",
        "plat",
        "cerbyd",
        "driven",
    ),
    *("keeper", "reg ", "reg.", "reg:", "regn"),
)
_MACHINE = re.compile(r"(?<![\w:-])(?:[0-9A-F]{2}([:-]))(?:[0-9A-F]{2}\1){4}[0-9A-F]{2}(?![\w:-])", re.IGNORECASE)
_INTERNET = re.compile(r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w]|\.\d)")
_INTERNET_6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4})+(?![\w:])", re.IGNORECASE)
_INTERNET_SAID = re.compile(r"\bIP(?:v[46])?\b|\bcyfeiriad IP\b|\binternet (?:protocol )?address", re.IGNORECASE)


def search_places(text: str, permitted: Permitted) -> Iterator[Found]:
    """What leads to a person, in a text in its plain form."""
    yield from _addresses(text, permitted)
    yield from _maps(text)
    yield from _vehicles(text)
    yield from _machines(text)


def _addresses(text: str, permitted: Permitted) -> Iterator[Found]:
    beside = beside_figures(text)
    yield from _postcodes(text, permitted) if _INWARD.search(beside) else ()
    if not _BEFORE_STREET.search(beside):
        return
    places = [match.start() for match in _STREET_WORDS.finditer(text)]
    for match in matches(_STREET, text, with_figure(places, text, 50, 0), 60, 40):
        said = _LIVES.search(text[max(0, match.start() - 40) : match.start()])
        yield Found(match.start(), match.end(), "people-address", Weight.STRONG if said else Weight.WEAK)


def _postcodes(text: str, permitted: Permitted) -> Iterator[Found]:
    last = 0
    for inward in _INWARD.finditer(text):
        outward = _OUTWARD.search(text, max(0, inward.start() - _OUTWARD_LONGEST), inward.start())
        if not outward:
            continue
        begin, end = outward.start(), inward.end()
        code = re.sub(r"\s", "", text[begin:end]).upper()
        if not (text[begin:end].isupper() or outward["space"]):
            continue
        before = text[max(last, begin - _ADDRESS_LONG) : begin].rpartition("\n\n")[2].rpartition("\x1e")[2]
        last = end
        if code in permitted.postcodes:
            continue
        house = _HOUSE_AND_WORDS.search(before) or _HOUSE_ALONE.search(before)
        if house or _NAMED_HOUSE.search(before):
            yield Found(begin - len(before) + (house.start() if house else 0), end, "people-address")
        else:
            yield Found(begin, end, "people-postcode", Weight.WEAK)


def _found_beside_figures(pattern: re.Pattern[str], text: str) -> list[int]:
    """Where `pattern` finds something, which begins and ends with a figure."""
    return [match.start() for match in pattern.finditer(text)] if pattern.search(beside_figures(text)) else []


def _maps(text: str) -> Iterator[Found]:
    places = _found_beside_figures(_DECIMALS, text)
    for pattern in (_PAIR, _TURNED, _LABELLED):
        for match in matches(pattern, text, places, 20, 40):
            yield Found(match.start(), match.end(), "people-location")
    for match in matches(_THREE_WORDS, text, places_of(("///", "what3words.com/", "w3w.co/"), text), 1, 60):
        yield Found(match.start(), match.end(), "people-location")
    if "\u00b0" in text:
        for match in _DEGREES.finditer(text):
            yield Found(match.start(), match.end(), "people-location")
    for match in matches(_GRID, text, _found_beside_figures(_FIGURES, text), 8, 20):
        figures = re.sub(r"\D", "", match[0])
        said = _GRID_SAID.search(text[max(0, match.start() - 40) : match.start()])
        if len(figures) % 2 == 0 and (said or (" " in match[0][3:] and len(figures) == 10 and match[0][0].isupper())):  # noqa: PLR2004 - as long as a telephone number
            yield Found(match.start(), match.end(), "people-location")
    for match in matches(_EASTING, text, places_of(("easting",), lowered(text)), 0, 60):
        yield Found(match.start(), match.end(), "people-location")


def _vehicles(text: str) -> Iterator[Found]:
    for match in _PLATE.finditer(text) if _PLATE.search(beside_figures(text)) else ():
        if not _NO_PLATE.match(match[0]):
            yield Found(match.start(), match.end(), "people-vehicle")
    said = places_before_figures(_VEHICLE_WORDS, lowered(text), 60)
    for match in matches(_OLD_PLATE, text, said, 0, 60):
        if _is_upper_or_said(match[0]) and _VEHICLE.search(text, max(0, match.start() - 40), match.start()):
            yield Found(match.start(), match.end(), "people-vehicle")
    for match in matches(_PLATE_SAID, text, said, 7, 40):
        which = "plate" if match["plate"] else "bare"
        if match[which][0].isupper() or match[which][-1].isupper():
            yield Found(match.start(which), match.end(which), "people-vehicle")


def _is_upper_or_said(plate: str) -> bool:
    """A word and a number in small letters are words: `van 12`, `car 3 day`."""
    return plate.isupper() or " " not in plate or _PLATE.fullmatch(plate.upper()) is not None


def _machines(text: str) -> Iterator[Found]:
    if max(text.count(":"), text.count("-")) >= 5:  # noqa: PLR2004 - as many stand between six pairs of figures
        for match in matches(_MACHINE, text, (match.start() for match in _HEXADECIMAL.finditer(text)), 3, 20):
            yield Found(match.start(), match.end(), "people-machine")
    said = places_of(("ip", "internet"), lowered(text)) if "IP" in text or "nternet" in text else []
    for pattern in (_INTERNET, _INTERNET_6):
        for match in matches(pattern, text, said, 0, 80):
            if _INTERNET_SAID.search(text, max(0, match.start() - 60), match.start()):
                yield Found(match.start(), match.end(), "people-machine")
