"""What the generator of leaking files is made of: each way in which a file leaks, and clean files beside them.

A module of this folder makes the files of one kind and names them in `LEAKS` and `CLEAN`. Nothing in them is real.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

CANARY = "Quiverthatch Marrowbone 4471"
"""What leaks: words that stand nowhere else, and that are no personal data, so that only the way of hiding is found."""

VARIATIONS = 10


@dataclass(frozen=True, slots=True)
class Leak:
    """One way in which a file says more than it shows."""

    name: str
    """The way, in a few words: `text under a black rectangle`."""

    suffix: str
    """How the file's name ends, such as `.pdf`."""

    codes: tuple[str, ...]
    """The rules that have to hold or refuse it: one of them at least."""

    make: Callable[[int, str], bytes]
    """The file of a variation (from 0) in which the given words are hidden. The same arguments give the same bytes."""

    variations: int = VARIATIONS
    """How many variations there are: of place, colour, nesting, compression, encoding, order of parts."""

    hidden: bool = True
    """Whether nobody sees the words: then nothing of them may be left in what is made of the file and released."""


@dataclass(frozen=True, slots=True)
class Clean:
    """A file as offices make it, in which nothing is hidden: it has to be released."""

    name: str
    suffix: str
    make: Callable[[int], bytes]
    variations: int = 1
