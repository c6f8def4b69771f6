"""What is searched of the site: the volumes in which something changed, and what is put together from all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial

from disclosure_log import search
from disclosure_log.building.forks import Aside
from disclosure_log.building.output import Output
from disclosure_log.building.parts import Made, Part, Written
from disclosure_log.pages.compose import Composer
from disclosure_log.pages.made_of import Version, digest
from disclosure_log.records.response import Response

_AT_ONCE = 20_000
"""Responses of the volumes that forks make before they end: they load most of the letters that they search."""

_MOST_BESIDE = 50_000
"""Responses of a log up to which a volume is made beside the rest: a fork comes to have much of a log in its memory."""


class SearchIndex:
    """Puts what is searched into the site."""

    def __init__(self, output: Output, composer: Composer, version: Version, most: int) -> None:
        """`most` is how many responses a small volume holds."""
        self._output, self._composer, self._version, self._most = output, composer, version, most
        self._responses = composer.log.responses
        self._changed: tuple[str, Aside[Written]] | None = None

    def begin(self) -> None:
        """Where one volume changed, make it beside all the rest from now on, unless the log is very large."""
        if len(self._responses) > _MOST_BESIDE:
            return
        changed = [part for part in self._volumes() if not self._output.is_made_of(part.name, part.made_of)]
        if len(changed) == 1:
            (part,) = changed
            self._output.open()
            self._changed = part.name, Aside(lambda: self._output.write(part.make()))

    def end(self) -> None:
        """Want it no more."""
        if self._changed:
            self._changed[1].end()

    def put(self) -> None:
        """Put everything that is searched into the site."""
        volumes = [*self._volumes()]
        names = [part.name.removeprefix(f"{search.VOLUMES}/").strip("/") for part in volumes]
        made_of = digest([names, self._responses], self._version)
        # What no volume is needed for is made while one may still be under way.
        rest = None if self._output.is_made_of("search", made_of) else self._rest()
        largest = max((block.end - block.start for block in self._blocks), default=1)
        taken = self._output.put_parts(volumes, large=True, at_once=max(2, min(6, _AT_ONCE // largest)))
        kept = [each.words for each in taken]
        make = partial(self._made_index, dict(zip(names, kept, strict=True)), rest)
        self._output.take("search", made_of, make)

    def _volumes(self) -> Iterator[Part]:
        changed, aside = self._changed or ("", None)
        for block in self._blocks:
            address, held = f"{search.VOLUMES}/{block.name}/", self._responses[block.start : block.end]
            written = aside.result if aside and address == changed else None
            yield Part(address, digest(held, self._version), partial(self._made_volume, address, held), written)

    @cached_property
    def _blocks(self) -> Sequence[search.Block]:
        return search.blocks([response.responded for response in self._responses], self._most)

    def _made_volume(self, address: str, responses: Sequence[Response]) -> Made:
        entries = [*map(self._composer.searched.entry, responses)]
        volume = search.volume_of(entries, self._output.words_before(address))
        return Made({address + name: content for name, content in volume.files.items()}, volume.kept)

    def _rest(self) -> search.Rest:
        filing = self._composer.searched.filing(self._responses)
        return search.rest_of(filing.filed, filing.facets)

    def _made_index(self, volumes: Mapping[str, Mapping[str, str]], rest: search.Rest | None) -> Made:
        files = search.index_files(volumes, rest or self._rest())
        return Made({f"{search.FOLDER}/{name}": content for name, content in files}, {})
