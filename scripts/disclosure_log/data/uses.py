"""Which response relies on which provision, and with which outcome: the log's own count of its exemptions.

The unit is the response: one that cites a provision in several parts counts once. To neither confirm nor deny is
counted apart from refusing, since it says nothing about whether any information is held. A response that was withdrawn
counts nowhere: its page no longer shows what it relied on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from disclosure_log.law import Citation, Law, Outcome, is_neither_confirm_nor_deny
from disclosure_log.law.statutes import outwards
from disclosure_log.records.response import Exemption, Part, Response


class Cited(NamedTuple):
    """A provision as a part of a response relies on it."""

    citation: Citation

    ncnd: bool
    """Whether it is relied on to neither confirm nor deny, and not to refuse."""


@dataclass(slots=True)
class Use:
    """How one provision is used, with everything below it: 31 covers 31(3). Responses newest first, each once."""

    responses: list[Response] = field(default_factory=list)
    """Those that cite it in whatever way."""

    refusing: list[Response] = field(default_factory=list)
    """Those that rely on it to refuse."""

    ncnd: list[Response] = field(default_factory=list)
    """Those that rely on it to neither confirm nor deny."""

    cited: set[Cited] = field(default_factory=set)
    """What the responses cite of it: the provision itself, provisions below it, or both."""

    beside: Counter[Cited] = field(default_factory=Counter)
    """What else was cited in the same part of a response, with the number of responses."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    """The outcomes of the parts that cite it, with the number of responses."""


@dataclass(slots=True)
class OutcomeUse:
    """The responses with a part of one outcome, newest first, each once."""

    responses: list[Response] = field(default_factory=list)

    laws: set[Law] = field(default_factory=set)
    """The laws that those parts were answered under."""

    exemptions: Counter[Cited] = field(default_factory=Counter)
    """What those parts cite, with the number of responses."""


@dataclass(frozen=True, slots=True)
class Uses:
    """Every use of a provision and of an outcome in a log."""

    counted: Sequence[Response]
    """The responses that are counted: all that are shown but those that were withdrawn."""

    withdrawn: int
    """The number of responses that were withdrawn."""

    provisions: Mapping[Citation, Use]
    """Every provision that is cited and every one that covers it, in the order of the laws."""

    outcomes: Mapping[Outcome, OutcomeUse]
    """Every outcome that a part has, in the order of `Outcome`."""

    def cited_of(self, citation: Citation) -> list[Cited]:
        """What is cited of `citation` and below it, in the order of the law; of one provision, refusing comes first."""
        return sorted(self.provisions[citation].cited, key=lambda cited: (law_order(cited.citation), cited.ncnd))

    def number(self, cited: Cited) -> int:
        """In how many responses a provision, with everything below it, is relied on in the way of `cited`."""
        use = self.provisions[cited.citation]
        return len(use.ncnd if cited.ncnd else use.refusing)


def as_cited(exemption: Exemption, part: Part) -> Cited:
    """How `part` relies on one of its exemptions.

    Under FOISA section 18 a reply that neither confirms nor denies rests on an exemption that can refuse too: there the
    outcome of the part says which it is.
    """
    ncnd = part.outcome is Outcome.NCND or is_neither_confirm_nor_deny(exemption.citation)
    return Cited(exemption.citation, ncnd)


def by_year(responses: Iterable[Response]) -> Counter[int]:
    """The number of responses by the year of the letter."""
    return Counter(response.responded.year for response in responses)


def count_uses(responses: Iterable[Response]) -> Uses:
    """Count what `responses`, in the order of the log, rely on; the time it takes grows with their number alone."""
    counted: list[Response] = []
    withdrawn = 0
    provisions: dict[Citation, Use] = {}
    outcomes: dict[Outcome, OutcomeUse] = {}
    # Few combinations of exemptions stand in most responses: each is looked at once.
    known: dict[_Parts, _Combination] = {}
    for response in responses:
        if response.front.withdrawn:
            withdrawn += 1
            continue
        counted.append(response)
        parts = tuple(
            (part.outcome, part.law, tuple(as_cited(each, part) for each in part.exemptions)) for part in response.parts
        )
        combination = known.get(parts)
        if combination is None:
            combination = known[parts] = _Combination(parts, provisions, outcomes)
        for held in combination.lists:
            held.append(response)
        combination.number += 1
    for combination in known.values():
        combination.count()
    return Uses(
        counted,
        withdrawn,
        {citation: provisions[citation] for citation in sorted(provisions, key=law_order)},
        {outcome: outcomes[outcome] for outcome in Outcome if outcome in outcomes},
    )


_Parts = tuple[tuple[Outcome, Law, tuple[Cited, ...]], ...]
"""The outcome and the law of each part of a response, and what the part cites."""


class _Combination:
    """What some responses have in common, all of whose parts have the same outcomes and cite the same provisions."""

    def __init__(self, parts: _Parts, provisions: dict[Citation, Use], outcomes: dict[Outcome, OutcomeUse]) -> None:
        self.number = 0
        """How many responses there are."""

        self.lists: list[list[Response]] = []
        """The lists that each of them enters."""

        self._parts = parts
        self._outcomes = {outcome: outcomes.setdefault(outcome, OutcomeUse()) for outcome, _, _ in parts}
        self._seen = [
            (provisions.setdefault(citation, Use()), seen) for citation, seen in _provisions_of(parts).items()
        ]
        self.lists += [use.responses for use in self._outcomes.values()]
        for use, seen in self._seen:
            ways = {cited.ncnd for cited in seen.cited}
            self.lists.append(use.responses)
            self.lists += [use.refusing] if False in ways else []
            self.lists += [use.ncnd] if True in ways else []

    def count(self) -> None:
        """Add the numbers of all these responses."""
        for outcome, use in self._outcomes.items():
            parts = [(law, cited) for each, law, cited in self._parts if each is outcome]
            use.laws.update(law for law, _ in parts)
            for each in {each for _, cited in parts for each in cited}:
                use.exemptions[each] += self.number
        for provision, seen in self._seen:
            provision.cited |= seen.cited
            for each in seen.beside:
                provision.beside[each] += self.number
            for outcome in seen.outcomes:
                provision.outcomes[outcome] += self.number


@dataclass(slots=True)
class _Seen:
    """What one response says of one provision."""

    cited: set[Cited] = field(default_factory=set)
    beside: set[Cited] = field(default_factory=set)
    outcomes: set[Outcome] = field(default_factory=set)


def _provisions_of(parts: _Parts) -> dict[Citation, _Seen]:
    found: dict[Citation, _Seen] = {}
    for outcome, _, all_cited in parts:
        together = set(all_cited)
        for cited in all_cited:
            for number in outwards(cited.citation.provision):
                citation = Citation(cited.citation.law, number)
                seen = found.setdefault(citation, _Seen())
                seen.cited.add(cited)
                seen.beside.update(other for other in together if not citation.covers(other.citation))
                seen.outcomes.add(outcome)
    return found


_LAWS = list(Law)
_NUMERALS = {"i": 1, "v": 5, "x": 10}


def law_order(citation: Citation) -> tuple[int, list[tuple[int, str]]]:
    """A key that sorts provisions as their laws have them: 9 before 10, 22 before 22A, (iv) before (v)."""
    key: list[tuple[int, str]] = []
    lettered = False
    for piece in re.findall(r"\w+", citation.provision):
        number, letters = re.fullmatch(r"(\d*)(\w*)", piece).groups()  # type: ignore[union-attr]  # it matches any word
        if number:
            key.append((int(number), letters))
        elif lettered and set(letters) <= set(_NUMERALS):
            key.append((_roman(letters), ""))
        else:
            key.append((0, letters))
        lettered = not number
    return _LAWS.index(citation.law), key


def _roman(numeral: str) -> int:
    values = [_NUMERALS[sign] for sign in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
