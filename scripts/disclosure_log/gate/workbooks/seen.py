"""What a reader of a workbook sees, and words elsewhere in it that have to be among that, or nobody sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from disclosure_log.gate.notes import NOWHERE, Notes, Place

LITERAL = re.compile(r'"((?:[^"]|"")*)"')
SHORT = 4
"""Words with fewer letters and digits than this say nothing."""

# A literal of TEXT(A1, "dd/mm/yyyy"), or of COUNTIF(A:A, ">=2021").
FORMAT = re.compile(r"[\[\]dmyhsDMYHS#0?.,:/\-\s%;@£$€]*|[<>=]*\d+(\.\d+)?")


def collapsed(words: str) -> str:
    """Words as they are compared: without capitals, in single spaces."""
    return " ".join(words.split()).casefold()


def letters_and_digits(words: str) -> int:
    """How many characters of `words` say something."""
    return sum(character.isalnum() for character in words)


@dataclass(slots=True)
class Seen:
    """What is seen, and what is claimed to be."""

    texts: set[str] = field(default_factory=set)
    """Every text in a cell that is seen, and the names on the tabs."""

    numbers: set[float] = field(default_factory=set)
    """Every number in a cell that is seen, if `keeps_numbers`."""

    keeps_numbers: bool = False
    """Whether there are charts whose numbers have to be compared."""

    _numbers: list[tuple[str, Place, float]] = field(default_factory=list)
    _claims: list[tuple[str, Place, str]] = field(default_factory=list)

    def claim(self, what: str, words: str, place: Place = NOWHERE) -> None:
        """Words outside the cells: unless they are seen in a cell too, they are a finding of the kind `what`."""
        if words.strip():
            self._claims.append((what, place, words))

    def claim_number(self, what: str, value: float, place: Place = NOWHERE) -> None:
        """A number outside the cells: unless it is seen in a cell too, it is a finding of the kind `what`."""
        self._numbers.append((what, place, value))

    def claim_literals(self, what: str, formula: str, place: Place = NOWHERE) -> None:
        """The same for the words that a formula quotes; short ones and formats of dates and numbers say nothing."""
        if '"' not in formula:
            return
        for found in LITERAL.finditer(formula):
            words = found[1].replace('""', '"')
            if letters_and_digits(words) >= SHORT and not FORMAT.fullmatch(words):
                self.claim(what, words, place)

    def settle(self, notes: Notes) -> None:
        """Note every claim that is not true, now that all cells were read."""
        whole = {collapsed(text) for text in self.texts}
        joined: str | None = None
        for what, place, words in self._claims:
            notes.text(words, place)
            compared = collapsed(words)
            if compared in whole:
                continue
            if joined is None:
                joined = "\n".join(sorted(whole))
            if len(compared) < SHORT or compared not in joined:
                notes.note(what, place, words)
        for what, place, value in self._numbers:
            if value not in self.numbers:
                notes.note(what, place, str(value))
        self._claims.clear()
