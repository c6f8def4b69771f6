"""Which responses the page of each response names as alike, found once and kept between builds.

To find them all takes as long as reading the log does, and most changes leave them as they are: they depend on the
titles, topics and exemptions of all responses, and on which of them a page names already.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property, partial

from disclosure_log.data.open_data import Keep, Part
from disclosure_log.records.log import Log
from disclosure_log.records.related import Alike, Features, features, shared
from disclosure_log.records.response import Response

_AT_ONCE = 2000
"""Responses whose features are remembered: those that follow each other in a log are often alike."""


class AlikeResponses:
    """Finds the responses that are most alike, of every response of a log at once."""

    def __init__(self, log: Log, keep: Keep) -> None:
        """`keep` gives what an earlier build found."""
        self._log, self._keep = log, keep
        self._features: dict[str, Features] = {}

    def of(self, response: Response) -> list[Response]:
        """The responses that are most like this one: see `Log.alike`."""
        return [self._log.responses[place] for place in self._found[response.reference.text]]

    def shared(self, response: Response) -> list[Alike]:
        """The same, each with what it shares with this one."""
        return shared(response, self.of(response), self._features_of)

    def _features_of(self, response: Response) -> Features:
        key = response.reference.text
        if key not in self._features:
            if len(self._features) >= _AT_ONCE:
                self._features.clear()
            self._features[key] = features(response)
        return self._features[key]

    def find(self) -> None:
        """Find them now."""
        _ = self._found

    @cached_property
    def _found(self) -> Mapping[str, Sequence[int]]:
        """By the reference of each response the places of those that are like it, the most alike first."""
        log = self._log
        parts = (
            Part(f"features:{year}-{month}", responses, partial(_features_of, responses))
            for (year, month), responses in log.by_month.items()
        )
        shared = [kept["features"] for kept in self._keep(parts)]
        named = [[response.reference.text, *names] for response in log.responses if any(names := log.named(response))]
        (kept,) = self._keep([Part("alike", [shared, named], self._find)])
        found: dict[str, list[int]] = json.loads(kept["alike"])
        return found

    def _find(self) -> dict[str, str]:
        places = {response.reference.text: place for place, response in enumerate(self._log.responses)}
        found = {
            response.reference.text: [places[other.reference.text] for other in self._log.alike(response)]
            for response in self._log.responses
        }
        return {"alike": json.dumps(found)}


def _features_of(responses: Sequence[Response]) -> dict[str, str]:
    """What each of these responses can share with others, in one text."""
    return {"features": json.dumps([[response.reference.text, *features(response)] for response in responses])}
