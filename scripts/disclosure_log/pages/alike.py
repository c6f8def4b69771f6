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
from disclosure_log.records.related import Alike, Likeness, Related, features, shared
from disclosure_log.records.response import Response

Found = Mapping[str, Sequence[Likeness]]
"""By the reference of each response those that are like it, the most alike first."""


class AlikeResponses:
    """Finds the responses that are most alike, of every response of a log at once."""

    def __init__(self, log: Log, keep: Keep) -> None:
        """`keep` gives what an earlier build found."""
        self._log, self._keep = log, keep

    def of(self, response: Response) -> list[Response]:
        """The responses that are most like this one, but for those that its page names already."""
        return [self._log.responses[place] for place, _ in self.found[response.reference.text]]

    def shared(self, response: Response) -> list[Alike]:
        """The same, each with what it shares with this one."""
        found = self.found[response.reference.text]
        return shared(response, [(self._log.responses[place], numbers) for place, numbers in found])

    @cached_property
    def found(self) -> Found:
        """All of them; another process may have found them."""
        log = self._log
        parts = (
            Part(f"features:{year}-{month}", responses, partial(_features_of, responses))
            for (year, month), responses in log.by_month.items()
        )
        shared = [kept["features"] for kept in self._keep(parts)]
        named = [[response.reference.text, *names] for response in log.responses if (names := log.named(response))]
        (kept,) = self._keep([Part("alike", [shared, named], partial(self._find, shared))])
        found: dict[str, list[Likeness]] = json.loads(kept["alike"])
        return found

    def _find(self, texts: Sequence[str]) -> dict[str, str]:
        by_reference = {row[0]: [(kind, name) for kind, name in row[1:]] for text in texts for row in json.loads(text)}
        related = Related({each.reference.text: by_reference[each.reference.text] for each in self._log.responses})
        found = {
            response.reference.text: related.of(response.reference.text, self._log.named(response))
            for response in self._log.responses
        }
        return {"alike": json.dumps(found)}


def _features_of(responses: Sequence[Response]) -> dict[str, str]:
    """What each of these responses can share with others, in one text."""
    return {"features": json.dumps([[response.reference.text, *features(response)] for response in responses])}
