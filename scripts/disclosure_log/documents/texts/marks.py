"""Marks inside the words of a text: what is bold or italic, where a link leads, where a line of the file ends.

Readers set them where they are asked to, for the import of letters; the pages of a site show words alone. A mark is one
of Unicode's noncharacters (The Unicode Standard, 23.7), which no text has use for: those that a file holds are taken
out before any are set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

BOLD, NOT_BOLD = "\ufdd0", "\ufdd1"
ITALIC, NOT_ITALIC = "\ufdd2", "\ufdd3"
LINK, LINKED, NOT_LINKED = "\ufdd4", "\ufdd5", "\ufdd6"
"""A link is `LINK`, its address, `LINKED`, its words, `NOT_LINKED`."""

LINE_ENDS = "\ufdd7"
"""Where a line of the file ends and its sentence goes on; a hyphen before it may be the line's, not the word's."""

_ANY = re.compile("[\ufdd0-\ufdef]")
_LINK = re.compile(f"{LINK}[^{LINKED}]*{LINKED}")
_PIECE = re.compile(f"{LINK}(?P<address>[^{LINKED}]*){LINKED}|(?P<mark>[{BOLD}-{NOT_ITALIC}{NOT_LINKED}])")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike."""

    text: str
    """May hold `LINE_ENDS`."""

    bold: bool = False
    italic: bool = False
    link: str = ""
    """The address that it leads to; empty where it leads nowhere."""


def unmarked(text: str) -> str:
    """The words alone."""
    return _ANY.sub("", _LINK.sub("", text))


def without_noncharacters(text: str) -> str:
    """`text` as a file gives it, before any marks are set."""
    return _ANY.sub("", text)


def marked(runs: Iterable[Run]) -> str:
    """The words of `runs` with their marks; `runs_of` gives them back."""
    said: list[str] = []
    bold = italic = False
    link = ""
    for run in runs:
        if not run.text:
            continue
        if link and run.link != link:
            said.append(NOT_LINKED)
        if run.bold != bold:
            said.append(BOLD if run.bold else NOT_BOLD)
        if run.italic != italic:
            said.append(ITALIC if run.italic else NOT_ITALIC)
        if run.link and run.link != link:
            said += LINK, without_noncharacters(run.link), LINKED
        bold, italic, link = run.bold, run.italic, run.link
        said.append(run.text)
    said += [mark for mark, on in ((NOT_LINKED, link), (NOT_ITALIC, italic), (NOT_BOLD, bold)) if on]
    return "".join(said)


def runs_of(text: str) -> Iterator[Run]:
    """The runs of a text, none of them empty. Marks that do not fit together are borne: they only change the look."""
    bold = italic = False
    link = ""
    place = 0
    for match in _PIECE.finditer(text):
        if match.start() > place:
            yield Run(text[place : match.start()], bold, italic, link)
        place = match.end()
        mark = match["mark"]
        if mark is None:
            link = match["address"]
        elif mark == NOT_LINKED:
            link = ""
        elif mark in (BOLD, NOT_BOLD):
            bold = mark == BOLD
        else:
            italic = mark == ITALIC
    if place < len(text):
        yield Run(text[place:], bold, italic, link)
