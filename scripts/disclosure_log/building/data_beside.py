"""The log as data, and what its lists are made of: found and written in a fork while this process makes the pages.

Where one response changed, this is a third of what is to be done, and the pages need little of it: how large the files
are, how long each response took, and what tells each list from what it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from disclosure_log.building.forks import Aside, can_fork
from disclosure_log.building.output import Output
from disclosure_log.building.parts import Put
from disclosure_log.data.open_data import LIST, Made
from disclosure_log.pages.compose import Composer
from disclosure_log.pages.made_of import Version, digest
from disclosure_log.pages.page import Page

_EVERY = 8
"""Of so many months one is looked at to tell whether most are as they were."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A generated page that is no response's own, as far as it can be told without the theme."""

    family: str
    address: str
    made_of: str
    """What tells it from any other, as SHA-256."""

    feed: str
    """What tells its feed from any other; empty where it has none."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done, as far as it is told to the process that asked."""

    made: Made | None = None
    listed: Sequence[Listed] = ()
    put: Put | None = None


class DataBeside:
    """Puts the data of a log into its site, in a fork where that is worth it."""

    def __init__(
        self, output: Output, composer: Composer, pages: Callable[[], Iterable[tuple[str, Page]]], version: Version
    ) -> None:
        """`pages` gives every generated page that is no response's own, with its family."""
        self._output, self._composer, self._pages, self._version = output, composer, pages, version
        self._aside: Aside[_Done] | None = None
        self._made: Made | None = None
        self._joined_already = False

    def begin(self) -> None:
        """Begin beside this process, if most is as it was: where all is to be made anew, all processors are wanted."""
        parts = [*self._composer.open_data.texts_by_month][::_EVERY]
        known = [self._output.is_made_of(part.name, digest(part.made_of, self._version)) for part in parts]
        if can_fork() and 2 * sum(known) > len(known):
            self._output.open()
            self._aside = Aside(self._put_data, self._put_lists)

    def made(self) -> Made | None:
        """What pages say of the data, where another process puts them. Raises what that raises."""
        if self._aside and not self._joined_already:
            self._joined_already = True
            self._made = self._joined(self._aside.result()).made
        return self._made

    def put_files(self) -> None:
        """Put the files of the whole log, so that they need not be in memory any longer."""
        if self._aside:
            self.made()
        else:
            self._put_data()
            self._composer.open_data.forget_contents()

    def lists(self) -> Sequence[Listed]:
        """Every generated page that is no response's own; when this was called, all data are put."""
        for path, content in self._composer.open_data.described():
            self._output.put(path, content)
        for path, content in self._composer.feeds.whole(self._composer.log.responses):
            self._output.put(path, content)
        listed = self._joined(self._aside.result() if self._aside else self._put_lists()).listed
        statistics = self._composer.statistics
        return [*listed, Listed("browse", statistics.address, digest(statistics.made_of, self._version), "")]

    def end(self) -> None:
        """Want it no more."""
        if self._aside:
            self._aside.end()

    def _joined(self, done: _Done) -> _Done:
        if done.put:
            self._output.join(done.put)
        return done

    def _put_data(self) -> _Done:
        """Put the files of the whole log."""
        data = self._composer.open_data
        for path, content in data.whole():
            self._output.put(path, content)
        put = self._output.hand_over()
        return _Done(data.made.in_short() if put else None, put=put)

    def _put_lists(self) -> _Done:
        """Put the rows of each list beside its pages, and tell what the pages are made of."""
        feeds, listed = self._composer.feeds, []
        for family, page in self._pages():
            if page.listed:
                self._output.put(page.address + LIST, self._composer.open_data.of_list(page.listed))
            feed = digest(feeds.made_of(page), self._version) if page.followed else ""
            listed.append(Listed(family, page.address, digest(page.made_of, self._version), feed))
        return _Done(listed=listed, put=self._output.hand_over())
