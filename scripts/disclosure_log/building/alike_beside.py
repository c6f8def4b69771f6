"""What the page of each response is made of, found out in a fork while this process goes on.

To find which responses are alike takes a twentieth of a full build, and nothing needs it before the pages themselves
are made: until then hand-written pages are rendered, and the data of the log are put together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from disclosure_log.building.forks import FEWEST, Aside
from disclosure_log.building.output import Output
from disclosure_log.building.parts import Put
from disclosure_log.pages.alike import Found
from disclosure_log.pages.compose import Composer
from disclosure_log.pages.made_of import Version, digest


@dataclass(frozen=True, slots=True)
class _Done:
    """What was found out, as it is told to the process that asked."""

    found: Found
    told: Sequence[str]
    put: Put | None


class AlikeBeside:
    """Finds which responses of a log are alike, in a fork where that is worth it."""

    def __init__(self, output: Output, composer: Composer, version: Version) -> None:
        """Prepare; nothing is done yet."""
        self._output, self._composer, self._version = output, composer, version
        self._aside: Aside[_Done] | None = None

    def begin(self, *, here: bool) -> None:
        """Begin beside this process, or find it out `here` and now."""
        if here:
            _ = self.told
        elif len(self._composer.log.responses) >= FEWEST:
            self._aside = Aside(self._find)

    @cached_property
    def told(self) -> Sequence[str]:
        """What stands for all that the page of each response is made of, in the order of the log."""
        done = self._aside.result() if self._aside else self._find()
        if done.put:
            self._output.join(done.put)
        self._composer.alike.found = done.found
        return done.told

    def end(self) -> None:
        """Want it no more."""
        if self._aside:
            self._aside.end()

    def _find(self) -> _Done:
        composer = self._composer
        found = composer.alike.found
        told = [digest(composer.made_of(response), self._version) for response in composer.log.responses]
        return _Done(found, told, self._output.hand_over())
