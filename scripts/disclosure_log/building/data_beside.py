"""The log as data: put together and written in a fork while this process makes the pages.

Where one response changed, this is a third of what is to be done, and the pages need little of it: how large the files
are, and how long each response took.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

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
class _Done:
    """What was done, as far as it is told to the process that asked."""

    made: Made | None = None
    put: Put | None = None


class DataBeside:
    """Puts the data of a log into its site, in a fork where that is worth it."""

    def __init__(self, output: Output, composer: Composer, version: Version) -> None:
        """Prepare; nothing is done yet."""
        self._output, self._composer, self._version = output, composer, version
        self._aside: Aside[_Done] | None = None
        self._made: Made | None = None
        self._joined_already = False

    def begin(self) -> None:
        """Begin beside this process, if most is as it was: where all is to be made anew, all processors are wanted."""
        parts = [*self._composer.open_data.texts_by_month][::_EVERY]
        known = [self._output.is_made_of(part.name, digest(part.made_of, self._version)) for part in parts]
        if can_fork() and 2 * sum(known) > len(known):
            self._output.open()
            self._aside = Aside(self._put_data, self._put_rows)

    @property
    def is_beside(self) -> bool:
        """Whether another process puts them."""
        return self._aside is not None

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

    def put_rest(self, pages: Iterable[Page]) -> None:
        """Put what describes the data, the feeds of the log, and beside each list of `pages` its rows."""
        for path, content in self._composer.open_data.described():
            self._output.put(path, content)
        for path, content in self._composer.feeds.whole():
            self._output.put(path, content)
        if self._aside:
            self._joined(self._aside.result())
        else:
            self._put_rows(pages)
            self._composer.open_data.forget()

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
        data.forget_contents()
        put = self._output.hand_over()
        return _Done(data.made.in_short() if put else None, put=put)

    def _put_rows(self, pages: Iterable[Page] | None = None) -> _Done:
        """Put the rows of each list beside its pages."""
        composer = self._composer
        for page in pages or (page for _, page in chain(composer.lists.pages(), composer.explorer.pages())):
            if page.listed:
                self._output.put(page.address + LIST, composer.open_data.of_list(page.listed))
        return _Done(put=self._output.hand_over())
