"""The parts that a site is put together from: as they are to be made, as they were made, and as they stand in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from disclosure_log.data.manifest import SealedFile


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a part of the site."""

    files: Mapping[str, bytes]
    """Its files, by their path in the site."""

    words: Mapping[str, str]
    """What other parts of the site are put together from, such as its row in a table."""


@dataclass(frozen=True, slots=True)
class Written:
    """A part of the site whose files were written."""

    new: Mapping[str, SealedFile]
    """Files that were not there, or were others."""

    same: Mapping[str, SealedFile]
    """Files that stood there as they are."""

    in_the_way: Mapping[str, bytes]
    """Files where something else stands."""

    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the site that is made of the same as before, or anew."""

    name: str
    made_of: str
    make: Callable[[], Made]

    written: Callable[[], Written] | None = None
    """Gives it where it is being made and written already."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A part of the site that stands in it now."""

    paths: Sequence[str]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Put:
    """What another process put into the site: see `Output.hand_over`."""

    used: Collection[str]
    new: Mapping[str, tuple[str, Sequence[str], str]]
    """Key, files and words, as JSON, of each part that was made."""

    sealed: Mapping[str, SealedFile]
    written: Collection[str]
    gone: Collection[str]
    dated: Collection[str]
    remade: int
