"""The people whom a letter names: who asked, who answers; and a text without who asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from disclosure_log.gate.people.words import is_forename, may_be_name
from disclosure_log.intake.letters.found import Place
from disclosure_log.intake.letters.labels import Says, labelled
from disclosure_log.intake.letters.letter import Letter
from disclosure_log.intake.letters.zones import zones_of

_TITLE = r"(?:Mrs?|Ms|Miss|Mx|Dr|Doctor|Prof(?:essor)?|Rev(?:erend)?|Cllr|Councillor|Sir|Dame|Lady|Lord|Bnr|Bns)"
_TITLED = re.compile(rf"{_TITLE}\b\.?\s*", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'\u2019-]*(?: [^\W\d_][\w.'\u2019-]*){0,4}")
_GREETS = re.compile(r"\W*(?:dear|annwyl|f'annwyl|hello|helo|hi)\s+(?P<whom>[^,:;!]{1,60})", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:sir|madam|sirs|applicant|requester|requestor|enquirer|correspondent|all|both|customer|resident|colleague|team"
    r"|member|syr|fadam|ymgeisydd|ceisydd|gyfaill|redacted|name|foi|freedom|information)\b(?! \w+son\b)",
    re.IGNORECASE,
)
E_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_ASKED_AT = re.compile(r"\brequest-\d+-[0-9a-f]+@(?:[\w-]+\.)+\w+", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w+])(?:\+44|0)[\d ()-]{8,14}\d(?!\w)")
_TAIL = r"(?:['\u2019]s?)?"
_ADDRESS_LINES, _SHORTEST = 8, 2
REMOVED = {"en": "[name removed]", "cy": "[enw wedi'i dynnu]"}


@dataclass(frozen=True, slots=True)
class Officer:
    """A member of staff whom the letter names."""

    name: str
    place: Place

    @property
    def question(self) -> str:
        """What an officer has to decide."""
        place = str(self.place)
        return f"{place[0].upper()}{place[1:]} names a member of staff. Should the name be published?"


@dataclass(frozen=True)
class People:
    """Who stands in a letter."""

    names: tuple[str, ...] = ()
    """The requester's full names and names with a title, as the letter writes them."""

    surnames: tuple[str, ...] = ()
    """Last names, taken out only behind a title."""

    address: tuple[str, ...] = ()
    """Lines of the requester's address."""

    contacts: tuple[str, ...] = ()
    """The requester's e-mail addresses and telephone numbers."""

    lines: frozenset[int] = frozenset()
    """Indices in `Letter.lines` of the block of the address, which the body does not need."""

    officers: tuple[Officer, ...] = ()

    language: str = "en"

    forenames: tuple[str, ...] = ()
    """First names, taken out only where somebody is called by one: alone in a line, or between commas."""

    def without_requester(self, text: str) -> tuple[str, tuple[str, ...]]:
        """`text` without who asked, and the kinds of what was taken out; marks in it stay."""
        kinds: list[str] = []
        removed = REMOVED[self.language]
        for kind, pattern in self._patterns():
            text, count = pattern.subn(removed if kind == "name" else removed.replace("name", kind), text)
            if count and kind not in kinds:
                kinds.append(kind)
        return text, tuple(kinds)

    def _patterns(self) -> Iterator[tuple[str, re.Pattern[str]]]:
        yield "e-mail address", _ASKED_AT
        for contact in sorted(self.contacts, key=len, reverse=True):
            kind = "e-mail address" if "@" in contact else "telephone number"
            yield kind, _loose(contact)
        for line in sorted(self.address, key=len, reverse=True):
            yield "address", _loose(line)
        for name in sorted(self.names, key=len, reverse=True):
            yield "name", _loose(name, _TAIL)
        for forename in self.forenames:
            name = re.escape(forename)
            yield "name", re.compile(rf"(?:(?<=^)|(?<=, )){name}(?=\W*$|[,.!?])", re.MULTILINE)
        for surname in self.surnames:
            first = rf"{_TITLE}\.?[\s\ufdd7]+(?:[A-Z]\.?[\s\ufdd7]*){{0,3}}"
            yield "name", re.compile(rf"(?<!\w){first}{re.escape(surname)}(?!\w){_TAIL}", re.IGNORECASE)


def _loose(words: str, tail: str = "") -> re.Pattern[str]:
    """`words` in any case, over the ends of lines and marks between them."""
    parts = r"[\s\ufdd0-\ufdd7]+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){parts}(?!\w){tail}", re.IGNORECASE)


def find_people(letter: Letter) -> People:
    """Who asked and who answers, by how the letter greets, whom it is addressed to, and who signs it."""
    zones = zones_of(letter)
    lines = letter.lines
    whom: list[str] = []
    block_rest = ""
    if zones.head < len(lines) and (match := _GREETS.match(lines[zones.head].text)):
        whom += _names(match["whom"])
    labels = labelled(letter)
    for label in labels:
        if label.says is Says.APPLICANT and label.index not in zones.request and label.index <= zones.head:
            whom += _names(re.split(r"[,;<(]", E_MAIL.split(label.value)[0])[0])
    surnames = {_bare(name).split()[-1] for name in whom if _bare(name)}
    block = _address_block(letter, zones.head, surnames)
    for index in block[:1]:
        name, _, rest = _divided(lines[index].text, surnames)
        whom += _names(name)
        block_rest = rest
    surnames |= {_bare(name).split()[-1] for name in whom if _bare(name)}
    contacts = [found for index in block for found in contacts_in(lines[index].text)]
    contacts += [found for label in labels if label.says is Says.APPLICANT for found in E_MAIL.findall(label.value)]
    address = [lines[index].text.strip(" ,.") for index in block[1:] if not contacts_in(lines[index].text)]
    address += [block_rest] if block_rest else []
    names = [form for name in whom for form in dict.fromkeys((name, _bare(name))) if len(form.split()) >= _SHORTEST]
    signed = [lines[index] for index in sorted(zones.signature)[:3] if index < len(lines)]
    officers = [Officer(line.text, line.place) for line in signed if _is_name(line.text)]
    officers += [
        Officer(label.value, label.place)
        for label in labels
        if label.says is Says.OFFICER and label.index not in zones.request and _is_name(label.value)
    ]
    welsh = zones.head < len(lines) and bool(re.match(r"\W*(?:f')?annwyl\b", lines[zones.head].text, re.IGNORECASE))
    return People(
        tuple(dict.fromkeys(names)),
        tuple(sorted(surname for surname in surnames if len(surname) >= _SHORTEST)),
        tuple(dict.fromkeys(line for line in address if line)),
        tuple(dict.fromkeys(contacts)),
        frozenset(block),
        tuple(dict.fromkeys(officers)),
        "cy" if welsh else "en",
    )


def _bare(name: str) -> str:
    return _TITLED.sub("", name, count=1) if _TITLED.match(name) else name


def _names(words: str) -> Iterator[str]:
    """The name that some words are; none where they greet nobody."""
    words = words.strip(" *_.,")
    match = _NAME.fullmatch(_bare(words))
    if match and not _NOBODY.search(words) and (_TITLED.match(words) or may_be_name(words)):
        yield words


def _is_name(words: str) -> bool:
    bare = _bare(words.strip())
    if not (_NAME.fullmatch(bare) and may_be_name(bare) and bare[:1].isupper()):
        return False
    return len(bare.split()) >= _SHORTEST or is_forename(bare) or bare != words


def _divided(text: str, surnames: Iterable[str]) -> tuple[str, str, str]:
    """A line that runs the name and the address together, as some readers give it: the name, nothing, the address."""
    for surname in surnames:
        match = re.match(
            rf"(?P<name>(?:[\w.'-]+ ){{0,4}}{re.escape(surname)})(?!\w)\W*(?P<rest>.*)$", text, re.IGNORECASE
        )
        if match:
            return match["name"], "", match["rest"].strip(" ,.")
    return text, "", ""


def contacts_in(text: str) -> list[str]:
    """The e-mail addresses and telephone numbers in some words."""
    return [*E_MAIL.findall(text), *(match.strip() for match in _PHONE.findall(text))]


def _address_block(letter: Letter, head: int, surnames: Iterable[str]) -> list[int]:
    """The lines from the one with the requester's name, above the salutation, to where the address ends."""
    lines = letter.lines[:head]
    for index, line in enumerate(lines):
        words = {word.strip(",.'").casefold() for word in line.text.split()}
        named = any(surname.casefold() in words for surname in surnames) or bool(
            _TITLED.match(line.text) and _is_name(line.text)
        )
        short = len(line.text.split()) <= _ADDRESS_LINES and ":" not in line.text
        if named and (short or _divided(line.text, surnames)[2]):
            end = index + 1
            while end < min(head, index + _ADDRESS_LINES) and _is_address(lines[end].text):
                end += 1
            return list(range(index, end))
    return []


def _is_address(text: str) -> bool:
    label = re.match(r"\W*(?:our|your|ein|eich|ref|date|dyddiad|foi|contact|re)\b", text, re.IGNORECASE)
    dated = re.search(r"\b(?:19|20)\d\d\b", text)
    return (
        not label
        and not dated
        and len(text.split()) <= _ADDRESS_LINES
        and not re.search(r"freedom|request|cais", text, re.IGNORECASE)
    )
