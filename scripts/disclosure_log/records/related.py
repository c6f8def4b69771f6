"""Which responses are alike: those that rely on the same exemptions, or have topics or words of the title in common.

How much two responses are alike depends on those two alone, by fixed weights, and never on how common a word is in the
log: a new response so changes only the lists that it enters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from disclosure_log.law import Citation
from disclosure_log.records.response import Response
from disclosure_log.records.topics import topic_key

WEIGHTS = {"topic": 3, "word": 2, "limb": 1}
"""What each topic, word of the title and limb of an exemption counts that two responses share."""

LEAST = 4
"""What two responses must come to: one topic alone, or an exemption that every other letter cites, says too little."""

MOST = 5
"""Most responses of one list."""

_ENGLISH = """
a about after against all also am an and any are as at be because been before being between both but by can could did do
does during each for from had has have having how i if in into is it its made make may me more most my no nor not of off
on once only or other our out over own per same she he should since so some such than that the their them then there
these they this those through to too under until up upon us use used uses using was we were what when where whether
which while who whom whose why will with within would you your
"""
_WELSH = """
a ac ag ai am ar ario at bod bydd cael chi chwi dan dros drwy ei eich ein er eu fe felly fod fy gan gyda hefyd heb hon
hwn hyd hyn hynny i mae mai megis mewn mo na nac nad neu nid ni nes o oddi oed oedd oes os pa pam pan pob pryd rhag
rhwng roedd sut sy sydd trwy un unrhyw wedi wrth y yn yng ym yr ydy yw
"""
_OF_EVERY_TITLE = """
amount annual annually authority cost count council data detail figure foi force information list month number officer
paid people police policy quarter recorded record report request response spend spending staff statistic total type year
april august december february january july june march may november october september
awdurdod blwyddyn cais costau cost cyfanswm cyngor data ffigur gwariant gwybodaeth heddlu mis nifer rhestr staff swyddog
swyddogion ymateb ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr
"""
STOP_WORDS = frozenset(f"{_ENGLISH} {_WELSH} {_OF_EVERY_TITLE}".split())
"""Words that say nothing of what a request is about, in the singular."""

Feature = tuple[str, str]
"""What two responses can share: its kind, as in `WEIGHTS`, and what it is called whatever the spelling."""

Likeness = tuple[int, list[int]]
"""The place of a response in the log, and which features of the one that it is like it shares, by their numbers."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A response that is like another one, and what it shares with that one, in that one's words and order."""

    response: Response
    provisions: tuple[Citation, ...]
    topics: tuple[str, ...]
    title_words: tuple[str, ...]

    @property
    def score(self) -> int:
        """How much they are alike."""
        shared = {"limb": self.provisions, "topic": self.topics, "word": self.title_words}
        return sum(WEIGHTS[kind] * len(found) for kind, found in shared.items())


def features(response: Response) -> dict[Feature, Citation | str]:
    """What a response can share with others, each as that response has it.

    A response that was withdrawn has nothing: its page no longer shows what it was about.
    """
    if response.front.withdrawn:
        return {}
    found: dict[Feature, Citation | str] = {}
    for part in response.parts:
        for exemption in part.exemptions:
            cited = exemption.citation
            found.setdefault(("limb", f"{cited.law} {cited.provision}"), cited)
    for topic in response.front.topics:
        if key := topic_key(topic):
            found.setdefault(("topic", key), topic)
    for word in re.findall(r"[^\W\d_]{2,}", unicodedata.normalize("NFC", response.title)):
        root = _root(word.casefold())
        if STOP_WORDS.isdisjoint({word.casefold(), root}):
            found.setdefault(("word", root), word)
    return found


def _root(word: str) -> str:
    """A word without the s of the plural, so that drones are found beside a drone."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004 - "gas"


class Related:
    """Finds the responses of a log that are most alike.

    Each feature is kept as a number whose bits are the places of the responses that have it. Adding such numbers bit by
    bit gives the score of every response of the log at once; nothing is left out for speed.
    """

    def __init__(self, features: Mapping[str, Sequence[Feature]]) -> None:
        """`features` are those of each response by its reference, in the order of the log.

        Of several that are as much alike, the first are taken.
        """
        self._places = {reference: place for place, reference in enumerate(features)}
        self._features = [dict.fromkeys(found) for found in features.values()]
        having: dict[Feature, list[int]] = {}
        for place, found in enumerate(self._features):
            for feature in found:
                having.setdefault(feature, []).append(place)
        self._having = {feature: _bits(places) for feature, places in having.items() if len(places) > 1}

    def of(self, reference: str, shown: Iterable[str] = ()) -> list[Likeness]:
        """The responses most like the one of this reference, but for those `shown` already."""
        own = self._features[self._places[reference]]
        planes: list[int] = []
        for feature in own:
            if having := self._having.get(feature):
                _add(planes, having, WEIGHTS[feature[0]])
        left_out = {reference, *shown}
        wanted = ~sum(1 << self._places[text] for text in left_out if text in self._places)
        best = islice(_highest(planes, wanted, len(planes) - 1, 0), MOST)
        return [
            (place, [number for number, feature in enumerate(own) if feature in self._features[place]])
            for place in best
        ]


def shared(response: Response, found: Iterable[tuple[Response, Sequence[int]]]) -> list[Alike]:
    """What `response` shares with each of the others that were `found`, by the numbers of its own features."""
    own = [(kind, what) for (kind, _), what in features(response).items()]
    return [_alike(other, [own[number] for number in numbers]) for other, numbers in found]


def _alike(other: Response, common: Sequence[tuple[str, Citation | str]]) -> Alike:
    return Alike(
        other,
        tuple(what for _, what in common if isinstance(what, Citation)),
        tuple(what for kind, what in common if kind == "topic" and isinstance(what, str)),
        tuple(what for kind, what in common if kind == "word" and isinstance(what, str)),
    )


def _bits(places: Sequence[int]) -> int:
    """A number with the bits at these places, which rise."""
    written = bytearray(places[-1] // 8 + 1)
    for place in places:
        written[place // 8] |= 1 << place % 8
    return int.from_bytes(written, "little")


def _add(planes: list[int], having: int, weight: int) -> None:
    """Add `weight` to the scores of the responses in `having`; plane n holds bit n of every score."""
    for level in range(weight.bit_length()):
        if not weight >> level & 1:
            continue
        carry, place = having, level
        while carry:
            planes.extend([0] * (place + 1 - len(planes)))
            planes[place], carry = planes[place] ^ carry, planes[place] & carry
            place += 1


def _highest(planes: Sequence[int], among: int, level: int, score: int) -> Iterator[int]:
    """The places `among` which the score is at least `LEAST`, the highest score first, then in the order of the log.

    `score` is what the planes above `level` come to.
    """
    if level >= 0:
        with_bit, without = among & planes[level], among & ~planes[level]
        for rest, reached in ((with_bit, score | 1 << level), (without, score)):
            if rest and reached + (1 << level) > LEAST:
                yield from _highest(planes, rest, level - 1, reached)
    elif score >= LEAST:
        while among:
            lowest = among & -among
            yield lowest.bit_length() - 1
            among ^= lowest
