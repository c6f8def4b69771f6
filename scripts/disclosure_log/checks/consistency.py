"""Neither confirming nor denying works only where it is done every time: one plain answer on the same topic undoes it.

Guidance of the Information Commissioner on when to refuse to confirm or deny: an authority should be consistent, since
a reader compares. Said in a private repository alone; in a public one the warning itself would point at the answer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log

from disclosure_log.checks.outcomes import parts_of
from disclosure_log.findings import Finding, Severity
from disclosure_log.law import Outcome
from disclosure_log.records.response import Response

_CONFIRM_OR_DENY = frozenset(
    {
        Outcome.GRANTED,
        Outcome.ANSWERED,
        Outcome.PART_GRANTED,
        Outcome.REFUSED,
        Outcome.NOT_HELD,
        Outcome.ACCESSIBLE_ELSEWHERE,
        Outcome.FUTURE_PUBLICATION,
    }
)
_ALIKE = 0.6
"""The share of the weight of the words of the one that stand in the other too, from which they resemble each other."""
_FEWEST_WORDS = 2
_COMMON = frozenset(
    [
        "about",
        "and",
        "any",
        "are",
        "been",
        "before",
        "between",
        "did",
        "each",
        "for",
        "from",
        "had",
        "has",
        "have",
        "held",
        "how",
        "into",
        "its",
        "made",
        "many",
        "more",
        "much",
        "number",
        "numbers",
        "off",
        "other",
        "our",
        "out",
        "over",
        "per",
        "police",
        "force",
        "council",
        "the",
        "their",
        "them",
        "there",
        "these",
        "they",
        "this",
        "under",
        "use",
        "used",
        "uses",
        "using",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "with",
        "within",
        "year",
        "years",
        "your",
    ]
)
_SHORTEST, _SHORTEST_STEM = 3, 4


def check_consistency(responses: Sequence[Response]) -> Iterator[Finding]:
    """Rule DL081: parts that neither confirm nor deny, and resemble a part elsewhere that does one of the two."""
    parts = [
        (response, place, part.outcome, _words(part.matter or response.title))
        for response in responses
        if not response.front.withdrawn
        for place, part in parts_of(response.front)
    ]
    all_words = [words for *_, words in parts]
    weights = _weights(all_words)
    by_word: dict[str, list[int]] = defaultdict(list)
    by_response: dict[str, list[int]] = defaultdict(list)
    for number, (response, _, outcome, words) in enumerate(parts):
        by_response[response.reference.text].append(number)
        if outcome in _CONFIRM_OR_DENY:
            for word in words:
                by_word[word].append(number)
    for response, place, outcome, words in parts:
        if outcome is not Outcome.NCND or not words:
            continue
        own = frozenset(by_response[response.reference.text])
        near = _nearest(words, all_words, by_word, weights, own)
        if near is not None:
            message = (
                f"This neither confirms nor denies, and {parts[near][0].reference} on what seems to be the same topic "
                "does one of the two."
            )
            hint = "Compare them: neither confirming nor denying protects something only if it is done every time."
            yield response.finding("DL081", (*place, "outcome"), message, hint, Severity.WARNING)


def _words(text: str) -> frozenset[str]:
    """What a part is about: the words of its matter, or of the title, without those that stand everywhere."""
    words = re.findall(r"[^\W_]*[^\W\d_][^\W_]*", text.casefold())
    return frozenset(_stem(word) for word in words if len(word) >= _SHORTEST and word not in _COMMON)


def _stem(word: str) -> str:
    """The word without the endings of number: drones and drone, policies and policy, boxes and box are one."""
    if len(word) < _SHORTEST_STEM:
        return word
    return re.sub(r"ies$", "y", word).removesuffix("s").removesuffix("e")


def _weights(texts: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """How much each word says: the rarer it is, the more."""
    counted: Counter[str] = Counter()
    for words in texts:
        counted.update(words)
    return {word: log(1 + len(texts) / times) for word, times in counted.items()}


def _nearest(
    words: frozenset[str],
    parts: Sequence[frozenset[str]],
    by_word: Mapping[str, Sequence[int]],
    weights: Mapping[str, float],
    own: frozenset[int],
) -> int | None:
    """The number of the part that has most of the weight of `words`; none where none has enough."""
    rarest = sorted(words, key=lambda word: (-weights[word], word))
    whole = sum(weights[word] for word in rarest)
    candidates: set[int] = set()
    rest = whole
    for word in rarest:
        # Whatever has none of the rarest words cannot have enough: the long lists of common words need not be read.
        if rest < _ALIKE * whole:
            break
        candidates.update(by_word.get(word, ()))
        rest -= weights[word]
    best, most = None, _ALIKE * whole
    for number in sorted(candidates - own):
        shared = words & parts[number]
        if len(shared) < _FEWEST_WORDS and words != parts[number]:
            continue
        weight = sum(weights[word] for word in rarest if word in shared)
        if weight > most or (best is None and weight >= most):
            best, most = number, weight
    return best
