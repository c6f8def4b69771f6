"""Numbers that belong to one person: of telephones, of the state, of banks.

How they are made: Ofcom's National Telephone Numbering Plan; HMRC's manual NIM39110 (National Insurance numbers); the
NHS Data Dictionary (NHS number); ISO/IEC 7812 (cards); ISO 13616 (IBAN); DVLA's form D1 (driver numbers).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure_log.gate.people.kinds import Found, Permitted, Weight, dialled
from disclosure_log.gate.people.windows import beside_figures, lowered, matches, places_before_figures, places_of
from disclosure_log.gate.people.words import folded, may_be_name

_NEAR = 60
"""How many signs before a number what it is may be said."""

_MANY = re.compile(r"\d(?:[^\w\n\t]{0,3}\d){5}")
"""Figures enough for any of these numbers: most letters have few."""

_S = r"(?:[ ./-]{1,2}|\n[ >]{0,8}| - |\)\s?| \(){0,1}"  # what may stand between two groups of one number
_PHONE = re.compile(
    r"(?<![\d£$€#])(?<!\d[.,-])\(?(?:(?:\+|\b00) ?44\)?[ .-]?(?:\( ?0 ?\))?[ .-]?|0|(?<![\d,.])44 ?(?=7))"
    rf"(?:\d{{9,10}}|\d{{4}}{_S}\d{{6}}|\d{{4}}{_S}\d{{5}}|\d{{4}}{_S}\d{{3}}{_S}\d{{2,3}}"
    rf"|\d{{3}}{_S}\d{{3}}{_S}\d{{4}}"
    rf"|\d{{2}}{_S}\d{{4}}{_S}\d{{4}}|\d{{2}}{_S}\d{{8}}|\d{{3}}{_S}\d{{7}}|\d{{3}}{_S}\d{{6}}|\d{{5}}{_S}\d{{4,5}}"
    rf"|\d{{4}}{_S}\d{{2}}{_S}\d{{2}}{_S}\d{{2}}|\d{{4}}{_S}\d{{2}}{_S}\d{{4}}"
    rf"|\d{{1}}{_S}\d{{3}}{_S}\d{{3}}{_S}\d{{3}})"
    r"(?!\d)(?![.,-]\d|/[1-9]|%)"
)
_FOREIGN = re.compile(r"(?<![\w+,.])\+(?!44)[1-9]\d{0,2}(?:[ .-]?\(?\d{1,4}\)?){2,6}(?!\d)")
_SPACED_PHONE = re.compile(r"(?<![\d.,] )(?<!\d)0(?:[ .-]\d){9,10}(?![ .-]?\d)")
_GEOGRAPHIC = re.compile(r"0(?:1(?:1[3-8]|[2-69]1|[2-9]\d)|2[03489]|5[56]|7\d)")
_TELEPHONE = re.compile(
    r"(?:tel|phone|mob|mobile|cell|fax|call|text|ring|whatsapp|ff(?:o|\u00f4)n|symudol|contact)[\w.:]{0,8}\W",
    re.IGNORECASE,
)
_PLAIN_PHONE = re.compile(r"0\d{9}")

_NINO = re.compile(
    r"(?<![^\W_])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ ./-]?(?:\d{2}[ ./-]?\s?){2}\d{2}"
    r"(?:[ ./-]?(?P<suffix>[A-D])(?![^\W_])|(?![^\W_]))",
    re.IGNORECASE,
)
_INSURANCE = re.compile(
    r"national insurance|\bN\.?I\.? ?(?:no|num|n\u00b0|#)|\bNINO\b|yswiriant (?:gwladol|cenedlaethol)|\bYG\b",
    re.IGNORECASE,
)

_NHS = re.compile(r"(?<![\w+])(?<!\d[ .,/-])\d{3}([ -]?)\d{3}(?:\1|\n)\d{4}(?![ ,./-]?\d)(?!\w)")
_HEALTH = re.compile(r"\bN\.?H\.?S\.?\b|\bG\.?I\.?G\.?\b|\bCHI (?:no|num)|health (?:and care )?number", re.IGNORECASE)
_LABELLED_HEALTH = re.compile(r"(?:NHS|GIG|CHI|H&C) ?(?:no|num|number|rhif)?\.?[ :=#-]{0,3}$", re.IGNORECASE)

_SORT = re.compile(r"(?<![\w.,/-])(\d{2})([ -]?)(\d{2})\2(\d{2})(?![\w/-]|[.,]\d)")
_ACCOUNT = re.compile(
    r"[^\w]{0,4}(?:(?:a/?c|acc(?:oun)?t|cyfrif|rhif|number|no|num)\W{0,3}){0,4}(\d{4}[ -]?\d{4}|\d{7})(?!\d)",
    re.IGNORECASE,
)
_BANK = re.compile(r"\bsort|\bbank|\ba/?c\b|\bacc(?:oun)?t\b|\bcyfrif\b|\bdidoli\b|\bbanc\b|\bBACS\b", re.IGNORECASE)
_SORT_SAID = re.compile(
    r"(?:sort(?:ing)?[ -]?code|cod didoli)\W{0,4}(?:is\W)?\s?(\d{2}[ -]?\d{2}[ -]?\d{2})(?!\d)", re.IGNORECASE
)
_ACCOUNT_SAID = re.compile(
    r"(?:\ba/?c|\bacc(?:oun)?t|rhif (?:y |eich )?cyfrif)\.? ?(?:no|number|num"
    r"|#)?\.?\W{0,4}(?:is\W)?\s?(\d{4}[ -]?\d{4})(?![\w-])",
    re.IGNORECASE,
)
_BANK_WORDS = ("sort", "didoli", "a/c", "ac ", "acc", "cyfrif")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?(?!\w)")
_CARD = re.compile(
    r"(?<![\w.,+-])(?:[2-6]\d{3}([ .-])\d{4}(?:\1|\n)\d{4}(?:\1|\n)\d{4}(?:\1\d{1,3})?|3[47]\d{2}([ -])\d{6}\2\d{5}"
    r"|[2-6]\d{12,18})(?![\w-]|[.,]\d)"
)
_MORE = re.compile(r"\d[ -]|[ -]\d")
_CARD_SAID = re.compile(r"\bcard|\bcredit|\bdebit|\bvisa\b|mastercard|\bamex\b|\bcerdyn|\bPAN\b", re.IGNORECASE)

_DRIVER = re.compile(
    r"(?<![^\W_])[A-Z][A-Z9]{4}[ -]?\d[0156]\d(?:0[1-9]|[12]\d"
    r"|3[01])\d[ -]?[A-Z9]{2}\d[A-Z]{2}(?:[ -]?\d{2})?(?![^\W_])",
    re.IGNORECASE,
)
_DRIVER_SAID = re.compile(
    r"(?:driv(?:ing|er'?s?) (?:licen[cs]e|number)|trwydded yrru)\W{0,3}(?:no|number|num|rhif)?\.?\W{0,4}(?:is\W)?"
    r"((?=[A-Z0-9 ]{0,8}\d)[A-Z0-9]{5,8}[ -]?[A-Z0-9]{3,9}[ -]?[A-Z0-9]{0,5})(?!\w)",
    re.IGNORECASE,
)
_PASSPORT = re.compile(
    r"(?:passport|pasbort)\W{0,3}(?:(?:no|number|num|rhif|is|#)\W{1,4}|number:?|no\.?:?){0,3}\s?"
    r"([A-Z]{0,2}\d{7,9}|\d{3} \d{3} \d{3}|\d{4} ?\d{5})(?!\w)",
    re.IGNORECASE,
)
_MACHINE = re.compile(r"P[<A-Z][A-Z]{3}[A-Z]+<[A-Z<]{4,}|[A-Z0-9]{9}\d[A-Z]{3}\d{7}[MFX<]\d{7}")
_PNC = re.compile(r"(?<![\w/])(?:19|20)?(\d{2})([/-])(\d{1,7})([A-HJ-NP-RT-Z])(?![\w/])", re.IGNORECASE)
_PNC_SAID = re.compile(r"\bPNC\b|\bPNCID\b|police national computer|\bCRO\b", re.IGNORECASE)
_CRO_SAID = re.compile(r"\bCRO\W{0,3}(?:no|number|num)?\.?\W{0,3}(\d{1,6}/\d{2}[A-Z])(?!\w)", re.IGNORECASE)
_CASE_URN = re.compile(
    r"\bURN\W{0,3}(?:no|number)?\.?\W{0,3}(\d{2} ?[A-Z]{2} ?\d{5,7}(?:[ /]?\d{2})?)(?!\w)", re.IGNORECASE
)
_CUSTODY = re.compile(
    r"(?:custody|detention|dalfa|detainee|prison(?:er)?|carcharor)\W{0,2}(?:record|cofnod)?\W{0,2}"
    r"(?:no|number|num|ref|reference|id"
    r"|cyfeirnod)\b\.?\W{0,4}(?:is\W)?((?=[A-Z/ -]{0,6}\d)[A-Z0-9][A-Z0-9/-]{3,20})(?!\w)",
    re.IGNORECASE,
)
_CUSTODY_WELSH = re.compile(
    r"rhif (?:y )?(?:ddalfa|dalfa|carcharor)\W{0,4}((?=[A-Z/ -]{0,6}\d)[A-Z0-9][A-Z0-9/-]{3,20})(?!\w)", re.IGNORECASE
)

_POLICE_WORDS = ("custody", "detention", "detainee", "prison", "dalfa", "carcharor", "cro", "urn")

_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th|af|il|ydd|fed|eg|ain)?[ ./-]{1,3}(?:of )?(?:\d{1,2}"
    r"|[^\W\d_]{3,10})[ ./,-]{1,3}(?:19|20)?\d{2}"
    r"|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|[^\W\d_]{3,9} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2}|(?:0[1-9]"
    r"|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2})(?!\d)"
)
_BORN = re.compile(
    r"(?:\bd\.? ?[/.]? ?o\.? ?[/.]? ?b(?![^\W\d_])\.?|\bdate ?of ?birth\b|\bbirth ?(?:date|day)\b|\bborn\b"
    r"|\bb\.(?= ?\d)"
    r"|\bdyddiad ?geni\b|\bganwyd\b|\bganed\b"
    rf"|\bgeni\b|\bD\.?G\.?\b)(?:[^\w]{{0,6}}(?:on|is|was|the|oedd|ar|yr|yn"
    rf"|:)\b){{0,3}}[^\w]{{0,6}}(?:the )?(?P<day>{_DATE})",
    re.IGNORECASE,
)
_BORN_WORDS = ("birth", "born", "geni", "ganwyd", "ganed", "b.", "b:", "dob", "o.b", "o b", "o/b", "d.g", "dg")
_AGED_WORDS = ("age ", "aged", "oed", "year old", "years old", "year-old", "years of age")
_AGED = re.compile(
    r"(?<![^\W_])(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?:[A-Z][\w'-]+|[A-Z]\.?)(?: [A-Z]\.?){0,2} [A-Z][\w'-]+)"
    r"(?:, ?| \(|,? (?:is |was |who (?:is|was) |yn )?)(?:aged?|oed)? ?(?P<age>\d{1,3})"
    r"(?P<after>(?: years?[ -](?:old|of age)| oed)?)(?=\)|,|\.(?!\d)|\s(?!to\b|and over|and under|or\b|-|i\b)|$)"
)

_CARD_SHORTEST, _IBAN_LONGEST = 13, 34
_YEARS_TO_LIVE = 115


def search_numbers(text: str, permitted: Permitted) -> Iterator[Found]:
    """The numbers of people in a text in its plain form."""
    places = [match.start() for match in _MANY.finditer(text)] if _MANY.search(beside_figures(text)) else []
    if places:
        yield from _phones(text, permitted, places)
        yield from _insurance(text, places)
        yield from _health(text, places)
    yield from _bank(text, places)
    yield from _documents(text, places)
    yield from _police(text, places)
    yield from _births(text)


def _before(text: str, place: int, near: int = _NEAR) -> str:
    return text[max(0, place - near) : place]


def _phones(text: str, permitted: Permitted, places: list[int]) -> Iterator[Found]:
    for match in matches(_PHONE, text, places, 8, 30):
        number = dialled(match[0])
        said = _TELEPHONE.search(_before(text, match.start(), 30) + " ") is not None
        glued = match.start() and text[match.start() - 1].isalnum()
        if number in permitted.phones or not _GEOGRAPHIC.match(number) or (glued and not said):
            continue
        # Ten figures in one piece are the number of many things.
        short = _PLAIN_PHONE.fullmatch(match[0]) and not said
        yield Found(match.start(), match.end(), "people-phone", Weight.WEAK if short else Weight.STRONG)
    if "+" in text:
        for match in matches(_FOREIGN, text, places, 8, 30):
            if 9 <= sum(sign.isdigit() for sign in match[0]) <= 14:  # noqa: PLR2004 - E.164 has 15 at most
                yield Found(match.start(), match.end(), "people-phone")
    for match in matches(_SPACED_PHONE, text, places, 4, 30):
        number = dialled(match[0])
        if (
            number not in permitted.phones
            and _GEOGRAPHIC.match(number)
            and _TELEPHONE.search(_before(text, match.start()) + " ")
        ):
            yield Found(match.start(), match.end(), "people-phone")


def _insurance(text: str, places: list[int]) -> Iterator[Found]:
    for match in matches(_NINO, text, places, 4, 24):
        whole = match["suffix"] and (match[0].isupper() or " " not in match[0])
        if whole or _INSURANCE.search(_before(text, match.start())):
            yield Found(match.start(), match.end(), "people-national-insurance")


def _health(text: str, places: list[int]) -> Iterator[Found]:
    for match in matches(_NHS, text, places, 2, 20):
        before = _before(text, match.start())
        sound = is_nhs_number(match[0])
        grouped = not match[0].isdigit()
        if (sound and (grouped or _HEALTH.search(before))) or _LABELLED_HEALTH.search(before):
            yield Found(match.start(), match.end(), "people-nhs-number")


def is_nhs_number(number: str) -> bool:
    """Whether the last of the ten figures checks the nine before it (modulus 11)."""
    figures = [int(figure) for figure in number if figure.isdigit()]
    rest = 11 - sum(figure * weight for figure, weight in zip(figures, range(10, 1, -1), strict=False)) % 11
    return len(figures) == 10 and figures[-1] == rest % 11 and len(set(figures)) > 1  # noqa: PLR2004 - ten figures


def _bank(text: str, places: list[int]) -> Iterator[Found]:
    for match in matches(_SORT, text, places, 2, 50):
        behind = _ACCOUNT.match(text, match.end())
        if not behind:
            continue
        said = _BANK.search(_before(text, match.start()) + text[match.end() : behind.end() + 20]) is not None
        if said or (match[2] == "-" and not (1 <= int(match[3]) <= 12 and int(match[1]) <= 31)):  # noqa: PLR2004 - a day
            yield Found(match.start(), behind.end(), "people-bank")
    words = places_before_figures(_BANK_WORDS, lowered(text), 40)
    for pattern in (_SORT_SAID, _ACCOUNT_SAID):
        for match in matches(pattern, text, words, 10, 60):
            yield Found(match.start(1), match.end(1), "people-bank")
    for match in matches(_IBAN, text, places, 16, 50):
        if is_iban(match[0]):
            yield Found(match.start(), match.end(), "people-bank")
    for match in matches(_CARD, text, places, 4, 40):
        # Figures in columns have groups before or behind them too.
        alone = not match[0].isdigit() and not _MORE.search(text[max(0, match.start() - 2) : match.start()])
        alone = alone and not _MORE.match(text, match.end())
        if is_card(match[0]) and (alone or _CARD_SAID.search(_before(text, match.start()))):
            yield Found(match.start(), match.end(), "people-card")


def is_iban(number: str) -> bool:
    """Whether its check figures are right (ISO 7064, modulus 97)."""
    plain = re.sub(r"[ -]", "", number)
    figures = "".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])
    return len(plain) <= _IBAN_LONGEST and int(figures) % 97 == 1


def is_card(number: str) -> bool:
    """Whether its last figure checks the others (Luhn's sum)."""
    figures = [int(figure) for figure in reversed(number) if figure.isdigit()]
    doubled = (sum(divmod(2 * figure, 10)) for figure in figures[1::2])
    return len(figures) >= _CARD_SHORTEST and (sum(figures[::2]) + sum(doubled)) % 10 == 0


def _documents(text: str, places: list[int]) -> Iterator[Found]:
    for match in matches(_DRIVER, text, places, 8, 30):
        yield Found(match.start(), match.end(), "people-driving-licence")
    for match in matches(_DRIVER_SAID, text, places_of(("driv", "trwydded yrru"), lowered(text)), 0, 70):
        if sum(sign.isdigit() for sign in match[1]) >= 5:  # noqa: PLR2004 - fewer are words
            yield Found(match.start(1), match.end(1), "people-driving-licence")
    for match in matches(_PASSPORT, text, places_of(("passport", "pasbort"), lowered(text)), 0, 60):
        yield Found(match.start(1), match.end(1), "people-passport")
    for match in matches(_MACHINE, text, places_of(("<<",), text), 50, 60):
        yield Found(match.start(), match.end(), "people-passport")


def _police(text: str, places: list[int]) -> Iterator[Found]:
    for match in matches(_PNC, text, places, 4, 20):
        said = _PNC_SAID.search(_before(text, match.start())) is not None
        if said or (len(match[3]) == 7 and match[4].isupper()):  # noqa: PLR2004 - its full length
            yield Found(match.start(), match.end(), "people-police-number")
    words = places_before_figures(_POLICE_WORDS, lowered(text), _NEAR)
    for pattern in (_CRO_SAID, _CASE_URN, _CUSTODY, _CUSTODY_WELSH):
        for match in matches(pattern, text, words, 12, 70):
            yield Found(match.start(1), match.end(1), "people-police-number")


def _births(text: str) -> Iterator[Found]:
    lower = lowered(text)
    for match in matches(_BORN, text, places_before_figures(_BORN_WORDS, lower, 50), 10, 60):
        yield Found(match.start("day"), match.end("day"), "people-birth")
    for match in matches(_AGED, text, places_before_figures(_AGED_WORDS, lower, 12, before=8), 60, 20):
        said = "age" in match[0][len(match["name"]) :] or "oed" in match[0][len(match["name"]) :] or match["after"]
        if said and 0 < int(match["age"]) <= _YEARS_TO_LIVE and _is_somebody(match["name"]):
            yield Found(match.start(), match.end(), "people-birth")


def _is_somebody(name: str) -> bool:
    return may_be_name(name) or folded(name.split(maxsplit=1)[0]).rstrip(".") in {"mr", "mrs", "ms", "miss", "dr"}
