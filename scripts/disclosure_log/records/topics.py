"""Topics: officers type them freely, so that one topic can be spelt in several ways."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from disclosure_log.records.response import Response

LONGEST = 60
"""Most characters of a topic in an address (file systems allow 255 bytes a name, and a letter can take four)."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the log."""

    key: str
    """What all its spellings have in common; its name in an address: `facial-recognition`."""

    name: str
    """The spelling that most responses use."""

    responses: Sequence[Response]
    """In the order of the log."""


@cache
def topic_key(topic: str) -> str:
    """What a topic is called in an address; empty where it holds no letter or figure, and so has no list.

    Spellings that differ only in case, punctuation, spaces or accents have one: officers leave the accent off `Tŷ`, as
    addresses do (see `make_reference`).
    """
    decomposed = unicodedata.normalize("NFKD", topic)
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
    key = re.sub(r"[\W_]+", "-", re.sub("['\u2019]", "", plain)).strip("-")
    if len(key) > LONGEST:
        key = f"{key[:40].rstrip('-')}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"
    return key


def topics_of(responses: Iterable[Response]) -> Mapping[str, Topic]:
    """The topics of `responses`, by key and in its order; a response that was withdrawn has none."""
    found: dict[str, list[Response]] = {}
    spellings: dict[str, Counter[str]] = {}
    for response in responses:
        if response.front.withdrawn:
            continue
        keys = {topic: key for topic in response.front.topics if (key := topic_key(topic))}
        for topic, key in keys.items():
            spellings.setdefault(key, Counter())[topic] += 1
        for key in dict.fromkeys(keys.values()):
            found.setdefault(key, []).append(response)
    return {key: Topic(key, _usual(spellings[key]), found[key]) for key in sorted(found)}


def _usual(spellings: Counter[str]) -> str:
    """The spelling used most; of several, the first by code point."""
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
