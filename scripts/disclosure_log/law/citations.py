"""Citations: which provisions of which law a letter relies on, read from what people write.

The canonical form is the number with its brackets and nothing else, `31(1)(a)`; what people write may name the law, say
"section", space the brackets, and name several provisions at once, `s.31(1)(a)&(b)`, `Section 40(2) and (3A)(a)`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from disclosure_log.law.laws import Law
from disclosure_log.law.statutes import Role, outwards, statute
from disclosure_log.locale import N_

LONGEST = 200
"""Characters that citations may have: enough for a list and the law's full name."""

_REMEMBERED = 10_000
"""How many different texts are remembered: the letters of a log cite the same few hundred."""

_UNITS = {
    "section": N_("section %(provision)s"),
    "regulation": N_("regulation %(provision)s"),
}

_UNIT_BY_LETTER = {"s": "section", "a": "section", "r": "regulation"}
"""What is cited by the first letter of its word: section, adran; regulation, rheoliad."""

_CANONICAL = re.compile(r"[1-9]\d{0,2}[A-Z]{0,2}(\([1-9]\d?[A-Z]{0,2}\))?(\([a-z]{1,2}\)(\([ivx]{1,5}\))?)?", re.ASCII)

_EXAMPLES = {
    Law.FOIA: "31(1)(a)",
    Law.EIR: "12(4)(b)",
    Law.FOISA: "35(1)(a)",
    Law.EIR_SCOTLAND: "10(4)(b)",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """One provision of one law, in canonical form; `parse_citation` makes one from what somebody wrote."""

    law: Law

    provision: str
    """The number with its brackets: `31(1)(a)`, `22A(1)`."""

    @property
    def section(self) -> str:
        """The section or regulation alone: `31`, `22A`."""
        return self.provision.partition("(")[0]

    def covers(self, other: Citation) -> bool:
        """Whether `other` is this provision or lies below it: 31 covers 31(3), and 31(3) does not cover 31."""
        return self.law is other.law and self.provision in outwards(other.provision)


class CitationError(ValueError):
    """What was written is no provision that can be cited; says why, and what to write instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        """What is wrong, one sentence; it quotes no more of what was written than a number."""
        self.hint = hint
        """What to do; empty where nothing more can be said."""


def parse_citation(text: str, law: Law) -> Citation:
    """Read one provision that may be cited for refusing a request, such as `s.31(1)(a)` or `Reg 12(4)(b)`.

    `law` is the law of the response or part; a law named in the text wins over it. Raises `CitationError` where the
    text is no single provision, or where the law has no such provision, or has it for something else than refusing.
    """
    citations = parse_citations(text, law)
    if len(citations) > 1:
        raise CitationError("More than one provision stands here.", "Write one alone.")
    return citations[0]


def parse_citations(text: str, law: Law, in_play: Collection[Law] = ()) -> tuple[Citation, ...]:
    """Read the provisions that may be cited for refusing a request, each once, in the order in which they stand.

    `law` as for `parse_citation`; `in_play` are all the laws of the response: where more than one of them has a number
    that is written without its law, nobody can tell which is meant. Raises `CitationError`, as `parse_citation` does.
    """
    return _parsed(text, law, frozenset(in_play))


@lru_cache(_REMEMBERED)
def _parsed(text: str, law: Law, in_play: frozenset[Law]) -> tuple[Citation, ...]:
    read = _read(text, law, _EXAMPLES[law])
    for citation, named, unit in read:
        _check_ground(citation)
        if not named:
            _check_in_play(citation, in_play, unit)
    return tuple(dict.fromkeys(citation for citation, *_ in read))


@lru_cache(_REMEMBERED)
def laws_named_in(text: str, law: Law) -> frozenset[Law]:
    """The laws of the provisions that stand in `text`, `law` where it names none; empty where nothing can be read."""
    try:
        return frozenset(citation.law for citation, *_ in _read(text, law, ""))
    except CitationError:
        return frozenset()


@lru_cache(_REMEMBERED)
def parse_notices(text: str, law: Law) -> tuple[Citation, ...]:
    """Read the provisions that a letter is a refusal notice under, such as `s.17(1)` or `Reg 14`.

    `law` as for `parse_citation`. Raises `CitationError` where the text is none, or names one that is not about refusal
    notices (FOIA section 17; FOISA sections 16 to 18; regulation 14 of the EIRs, 13 of the Scottish ones).
    """
    read = _read(text, law, _example_notice(law))
    for citation, *_ in read:
        _check_notice(citation)
    return tuple(dict.fromkeys(citation for citation, *_ in read))


def render(citation: Citation, gettext: Callable[[str], str]) -> str:
    """The citation in words for display, such as "section 31(3)", in the language of `gettext`."""
    return gettext(_UNITS[statute(citation.law).unit]) % {"provision": citation.provision}


def is_neither_confirm_nor_deny(citation: Citation) -> bool:
    """Whether the citation is, or lies below, a limb that allows an authority neither to confirm nor to deny."""
    provision = statute(citation.law).find(citation.provision)
    return provision is not None and provision.role is Role.NCND


def _check_ground(citation: Citation) -> None:
    table = statute(citation.law)
    if table.find_ground(citation.provision):
        return
    mistake = table.find_mistake(citation.provision)
    if mistake:
        where = f"{table.unit.capitalize()} {mistake.number} of {table.short_name}"
        raise CitationError(f"{where} is not a ground for refusing: {mistake.why}.", mistake.instead)
    message = f"There is no {table.unit} {citation.provision} of {table.short_name} that may be cited for refusing."
    raise CitationError(message, _did_you_mean(citation))


def _check_in_play(citation: Citation, in_play: Collection[Law], unit: str) -> None:
    """Refuse a number that several of the laws have, unless "section" or "regulation" (`unit`) tells which is meant."""
    having = [
        law
        for law in Law
        if law in in_play and statute(law).find_ground(citation.provision) and unit in ("", statute(law).unit)
    ]
    if len(having) > 1:
        names = " and ".join(statute(law).short_name for law in having)
        raise CitationError(
            f"This response names {names}, and each of them has a provision {citation.provision}: which is meant?",
            f"Write the law before the number: {_with_law(having, citation.provision)}.",
        )


def _check_notice(citation: Citation) -> None:
    table = statute(citation.law)
    if table.is_refusal_notice(citation.provision):
        return
    message = f"{table.unit.capitalize()} {citation.provision} of {table.short_name} is not about refusal notices."
    usual = [notice for notice in table.notices.values() if not notice.beside]
    known = ", or ".join(f"{table.unit} {notice.number} {notice.purpose}" for notice in usual)
    others = [law for law in Law if statute(law).is_refusal_notice(citation.provision)]
    hint = f"Write {known}, with the brackets that the letter gives. {_another_law(others, citation)}"
    raise CitationError(message, hint.strip())


def _example_notice(law: Law) -> str:
    number = next(iter(statute(law).notices))
    return number if "(" in number else f"{number}(1)"


# Reading


@dataclass(frozen=True, slots=True)
class _Item:
    """One number or one run of brackets, with what stands before it."""

    law: Law | None
    unit: str
    number: str
    """Empty where only brackets stand: they go on from what was written before, as in `40(2) and (3A)(a)`."""

    brackets: tuple[str, ...]


def _read(text: str, law: Law, example: str) -> list[tuple[Citation, bool, str]]:
    """The provisions of any kind that stand in `text`, without asking whether the law has them.

    Each with whether its law is named, and the unit that is; `example` is shown where nothing can be read.
    """
    if len(text) > LONGEST:
        raise _unreadable(example)
    items, after = _items(" ".join(text.split()), example)
    if after and any(item.law for item in items):
        raise _unreadable(example)
    current, named, provision, unit = after or law, after is not None, "", ""
    read: list[tuple[Citation, bool, str]] = []
    for item in items:
        unit = _UNIT_BY_LETTER.get(item.unit[:1].lower(), unit)
        if item.law:
            current, named = item.law, True
        if item.number:
            provision = ""
        for spread in _spread(item, provision, current):
            provision = spread
            if not _CANONICAL.fullmatch(provision):
                raise CitationError(
                    "The brackets after the number do not stand as a provision has them: number, letter, numeral.",
                    "If these are several provisions, write each on its own line of the list.",
                )
            read.append((Citation(current, provision), named, unit))
        _check_unit(item.unit, current, provision)
    return read


def _items(text: str, example: str) -> tuple[list[_Item], Law | None]:
    """The items of `text`, and the law that is named after all of them."""
    items: list[_Item] = []
    place = 0
    while match := _item().match(text, place):
        law = _laws_by_name()[match["law"].lower()] if match["law"] else None
        brackets = tuple(re.findall(r"\w+", match["brackets"]))
        number = (match["number"] or "").upper()
        if not (number or (items and brackets)):
            break
        items.append(_Item(law, match["unit"] or "", number, brackets))
        between = _BETWEEN.match(text, match.end())
        place = between.end() if between else match.end()
        if between is None:
            break
    rest = _after().fullmatch(text, place) if items else None
    if rest is None:
        if _ALTERNATIVE.search(text) and items:
            raise CitationError(
                "More than one provision stands here, and it is not clear whether the letter relies on all of them.",
                "Write each on its own line of the list, with alternative_to where one stands in for the other.",
            )
        raise _unreadable(example)
    return items, _laws_by_name()[rest["law"].lower()] if rest["law"] else None


def _spread(item: _Item, before: str, law: Law) -> Iterator[str]:
    """The provisions that one item names: `31(1)(a)(b)` is two, 31(1)(a) and 31(1)(b).

    `before` is the provision from which brackets alone go on.
    """
    levels = [item.number] if item.number else list(_levels(before))
    ended = not item.number
    for bracket in item.brackets:
        follows = bracket.upper() if bracket[0].isdigit() else bracket.lower()
        depth = _depth(follows, levels, law, ended=ended)
        if depth < len(levels) and not ended:
            yield _joined(levels)
        levels = [*levels[:depth], follows]
        ended = False
    yield _joined(levels)


def _depth(bracket: str, levels: list[str], law: Law, *, ended: bool) -> int:
    """How many levels stand before `bracket`: it goes deeper, or takes the place of one of its own kind.

    `ended` says that something stands between it and what came before, such as "and".
    """
    if bracket[0].isdigit():
        return 1
    letters = next((depth for depth, level in enumerate(levels) if depth and level[0].isalpha()), None)
    if letters is None:
        return len(levels)
    if re.fullmatch("[ivx]+", bracket) is None:
        return letters
    if len(levels) > letters + 1:
        # (h), (i) may be two letters, and (a)(i), (ii) two numerals: the table knows which of them there is.
        sibling = _joined([*levels[: letters + 1], bracket])
        return letters + 1 if statute(law).find(sibling) else letters
    deeper = statute(law).provisions.get(_joined([*levels, bracket]))
    beside = statute(law).provisions.get(_joined([*levels[:letters], bracket]))
    if beside and not deeper:
        return letters
    return letters if ended and beside else letters + 1


def _levels(provision: str) -> list[str]:
    return re.findall(r"\w+", provision)


def _joined(levels: list[str]) -> str:
    return levels[0] + "".join(f"({level})" for level in levels[1:])


@cache
def _laws_by_name() -> dict[str, Law]:
    return {name: law for law in Law for name in statute(law).names}


# The longest name first, or "FOI" would be read where "FOI Act" stands.
@cache
def _names() -> str:
    return "|".join(re.escape(name) for name in sorted(_laws_by_name(), key=len, reverse=True))


@cache
def _item() -> re.Pattern[str]:
    """One item of what people write; white space is single spaces by then."""
    return re.compile(
        rf"(?:(?P<law>{_names()})[ :,]+)?"
        r"(?:(?P<unit>sections?|sect?\.?|ss?\.?|regulations?|regs?\.?|rheoliad(?:au)?|r\.?|adran(?:nau)?) ?)?"
        r"(?P<number>[1-9]\d{0,2}[a-z]{0,2}(?![a-z]))?"
        r"(?P<brackets>(?: ?\( ?(?:[1-9]\d?[a-z]{0,2}|[a-z]{1,5}) ?\))*)",
        re.IGNORECASE | re.ASCII,
    )


_BETWEEN = re.compile(
    r" ?[,;]? ?(?:and|with|read with|together with|in conjunction with|by virtue of|by reason of) (?=[\w(])"
    r"| ?(?:[,;&+/]|, ?&) ?(?=[\w(])",
    re.IGNORECASE,
)
_ALTERNATIVE = re.compile(r"[\d)] ?(?:\b(?:or|to)\b|[-\u2013]) ?(?:[a-z]{1,10}\.? ?)?[(\d]", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    law = rf"(?:(?P<law>{_names()})|act|regulations)(?: ?\([a-z]{{3,5}}\))?"
    return re.compile(rf"(?:,? (?:of )?(?:the )?{law})?", re.IGNORECASE)


def _check_unit(unit: str, law: Law, provision: str) -> None:
    """Refuse "Reg 12" under an Act, and "section 12" under Regulations: the law that is meant cannot be told."""
    written = _UNIT_BY_LETTER.get(unit[:1].lower())
    table = statute(law)
    if written is None or written == table.unit:
        return
    likely = [other for other in Law if statute(other).unit == written]
    meant = [other for other in likely if statute(other).find_ground(provision)] or likely
    raise CitationError(
        f"A {written} is cited, but {table.short_name} is divided into {table.unit}s: which law is meant?",
        f"Write the law before the number: {_with_law(meant, provision)}.",
    )


def _unreadable(example: str) -> CitationError:
    return CitationError(
        "This cannot be read as a provision of the law.",
        f"Write its number and brackets alone, such as {example}.",
    )


def _did_you_mean(citation: Citation) -> str:
    nearest = statute(citation.law).nearest(citation.provision)
    if nearest:
        return f"Did you mean {nearest}?"
    others = [law for law in Law if statute(law).find_ground(citation.provision)]
    return _another_law(others, citation) or (
        "Compare it with the letter. If that has this number, leave it out of the list and say so in an editor_note."
    )


def _another_law(others: list[Law], citation: Citation) -> str:
    """The advice that one of the laws `others` may be meant; empty where there is none."""
    if not others:
        return ""
    return f"If another law is meant, write it before the number: {_with_law(others, citation.provision)}."


def _with_law(laws: list[Law], provision: str) -> str:
    return " or ".join(f"{law} {provision}" for law in laws)
