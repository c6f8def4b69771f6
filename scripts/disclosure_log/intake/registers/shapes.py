"""What the values of a column look like: days, references, outcomes, exemptions, long texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from disclosure_log.intake.registers.cells import in_one_line
from disclosure_log.intake.registers.days import is_day, is_serial
from disclosure_log.intake.registers.words import law_of, outcome_of
from disclosure_log.law import Law

_LOOKED_AT = 2_000
_MOST = 0.6
_NEARLY_ALL = 0.95
_MOST_OUTCOMES = 100
_LONG, _SHORT, _LONGEST_TITLE = 150, 100, 300
_REFERENCE = re.compile(r"(?=.*\d)[A-Za-z0-9][\w ./()-]{2,39}")
_SECTION = re.compile(
    r"\b(?:s|ss|sec|section|reg|regulation|adran|rheoliad|art|exemption)s?\.? ?\d{1,2}\b|^\d{2}(?:\(\d\))*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the values of a column look like; shares are from 0 to 1, of the cells that hold anything."""

    filled: int = 0
    different: float = 0.0
    """Share of values that stand once."""

    days: float = 0.0
    serials: float = 0.0
    references: float = 0.0
    outcomes: float = 0.0
    laws: float = 0.0
    exemptions: float = 0.0
    words: int = 0
    """How many different values there are, capitals aside."""

    length: float = 0.0
    """The length in the middle of all."""

    longest: int = 0
    lines: bool = False
    """Whether a cell has several lines."""

    @property
    def is_days(self) -> bool:
        """Whether it holds days."""
        return self.days >= _MOST

    @property
    def is_serials(self) -> bool:
        """Whether it may hold days as Excel counts them."""
        return self.serials + self.days >= _MOST

    @property
    def is_reference(self) -> bool:
        """Whether each value is short, has a figure, and stands once."""
        return self.references >= _NEARLY_ALL and self.different >= _NEARLY_ALL and not self.is_serials

    @property
    def is_vocabulary(self) -> bool:
        """Whether its values come from a list."""
        return self.words <= _MOST_OUTCOMES and self.length <= _SHORT and not self.is_days

    @property
    def is_outcome(self) -> bool:
        """Whether they are outcomes."""
        return self.is_vocabulary and self.outcomes >= _MOST

    @property
    def is_exemptions(self) -> bool:
        """Whether they are exemptions."""
        return self.exemptions >= _MOST

    @property
    def is_long(self) -> bool:
        """Whether they are texts."""
        return self.length >= _LONG

    @property
    def is_short(self) -> bool:
        """Whether they could be titles."""
        return self.length <= _SHORT and self.longest <= _LONGEST_TITLE and not self.lines


def shape_of(cells: Sequence[str], law: Law) -> Shape:
    """The shape of a column with these cells, none of them empty, in a log under `law`."""
    looked_at = cells[:_LOOKED_AT]
    number = len(looked_at)
    if not number:
        return Shape()
    short = [in_one_line(cell[:1000]) for cell in looked_at]
    different = len({cell.casefold() for cell in short})

    def share(count: int) -> float:
        return count / number

    return Shape(
        filled=len(cells),
        different=share(different),
        days=share(sum(map(is_day, short))),
        serials=share(sum(map(is_serial, short))),
        references=share(sum(bool(_REFERENCE.fullmatch(cell)) and not is_day(cell) for cell in short)),
        outcomes=share(sum(outcome_of(cell) is not None for cell in short if len(cell) <= _SHORT)),
        laws=share(sum(law_of(cell, law) is not None for cell in short if len(cell) <= _SHORT)),
        exemptions=share(sum(bool(_SECTION.search(cell)) for cell in short if len(cell) <= _LONGEST_TITLE)),
        words=different,
        length=median(map(len, looked_at)),
        longest=max(map(len, looked_at)),
        lines=any("\n" in cell.strip() for cell in looked_at),
    )
