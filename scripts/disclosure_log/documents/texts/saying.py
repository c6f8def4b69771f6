"""Puts the words of a page together: in one line, or with the marks of how they look and where lines ended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from disclosure_log.documents import tables
from disclosure_log.documents.texts.making import clean
from disclosure_log.documents.texts.marks import LINE_ENDS, Run, marked, without_noncharacters

_LINE = re.compile(r"[\r\n]")
_BLANK_OR_WORD = re.compile(r"\s+|\S+")
_SOFT_HYPHEN = "\xad"


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look, and where they lead."""

    bold: bool = False
    italic: bool = False
    link: str = ""

    def shared(self, other: Look) -> Look:
        """What both look like: so a blank between words looks."""
        return Look(
            self.bold and other.bold, self.italic and other.italic, self.link if self.link == other.link else ""
        )


PLAIN = Look()

Piece = tuple[str, Look]
"""Some letters that look alike."""


def letters_of(characters: Iterable[str]) -> list[str]:
    """The letters and digits among characters: what words are told by."""
    return [character for character in characters if character.isalnum()]


def in_one_line(text: str) -> str:
    """Words that ran over several lines; a hyphen at the end of one stays, and its word goes on after it."""
    return " ".join(clean(re.sub(r"(?<=\w)-[ \t]*[\r\n]+\s*(?=[^\W\d_])", "-", text)).split())


def said(pieces: Iterable[Piece], *, marks: bool) -> str:
    """The words of `pieces` in one line, as `in_one_line` makes them, with their marks where they are asked for."""
    if not marks:
        return in_one_line("".join(text for text, _ in pieces))
    seen = [(without_noncharacters(_seen(text)), look) for text, look in pieces]
    return marked(_runs("".join(text for text, _ in seen), seen))


def _seen(text: str) -> str:
    """The letters that somebody sees; a soft hyphen at the end of a line stays, since it says that its word goes on."""
    lines = [f"{tables.seen(line)}{_SOFT_HYPHEN * line.endswith(_SOFT_HYPHEN)}" for line in _LINE.split(text)]
    return "\n".join(lines)


def _runs(text: str, pieces: list[Piece]) -> Iterator[Run]:
    """The runs of a text with single blanks, its line ends marked."""
    looks = _Looks(pieces)
    blank = ""
    last = PLAIN
    for match in _BLANK_OR_WORD.finditer(text):
        if match[0].isspace():
            blank = match[0]
            continue
        for number, (letters, look) in enumerate(looks.over(match[0], match.start())):
            if number == 0 and blank and match.start() > len(blank):
                yield _between(text, match.start() - len(blank), blank, match[0], last.shared(look))
            yield Run(letters, look.bold, look.italic, look.link)
            last = look
        blank = ""


def _between(text: str, start: int, blank: str, following: str, look: Look) -> Run:
    """The blank between two words; nothing but the mark after a hyphen that a line ends with."""
    if not _LINE.search(blank):
        between = " "
    elif re.search(r"\w[-\xad]$", text[max(start - 2, 0) : start]) and re.match(r"[^\W\d_]", following):
        between = LINE_ENDS
    else:
        between = f" {LINE_ENDS}"
    return Run(between, look.bold, look.italic, look.link)


class _Looks:
    """How the letters of a text look, asked for from its beginning to its end."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = [piece for piece in pieces if piece[0]]
        self._piece = 0
        self._ends = len(self._pieces[0][0]) if self._pieces else 0

    def over(self, word: str, start: int) -> Iterator[Piece]:
        """The letters of a word that begins at `start`, those that look alike together."""
        place = 0
        while place < len(word):
            while self._ends <= start + place:
                self._piece += 1
                self._ends += len(self._pieces[self._piece][0])
            upto = min(self._ends - start, len(word))
            yield word[place:upto], self._pieces[self._piece][1]
            place = upto


def without_bold(pieces: Iterable[Piece]) -> list[Piece]:
    """The letters of a heading, which is bold as such, without that look where all of them have it."""
    found = list(pieces)
    if all(look.bold for text, look in found if text.strip()):
        return [(text, Look(italic=look.italic, link=look.link)) for text, look in found]
    return found
