"""What the detectors give: what kind of personal data stands where; and what a log says may stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from disclosure_log.gate.people.normal import normal
from disclosure_log.gate.people.words import OFFICE_POSTCODES, ROLE_ADDRESSES, ROLE_PHONES


class Weight(IntEnum):
    """How much something weighs that was found."""

    WEAK = 1
    """It counts where it stands beside something else of a person, or with many of its kind."""

    STRONG = 2
    """It counts alone."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """Something of a person, in a text."""

    start: int
    """Where it begins in the text as it was given."""

    end: int
    """Where it ends."""

    what: str
    """The key of its meaning, such as `people-phone`."""

    weight: Weight = Weight.STRONG


@dataclass(frozen=True, slots=True)
class Permitted:
    """What belongs to an office and to nobody, each in one form."""

    addresses: frozenset[str] = ROLE_ADDRESSES
    """E-mail addresses in small letters."""

    phones: frozenset[str] = ROLE_PHONES
    """Telephone numbers in figures alone, as dialled inside the country."""

    postcodes: frozenset[str] = OFFICE_POSTCODES
    """Post codes in capitals without a space."""


def dialled(number: str) -> str:
    """The figures of a telephone number as they are dialled inside the country: `+44 (0)7700 900123` is 07700900123."""
    figures = re.sub(r"\D", "", normal(number).text)
    figures = re.sub("^00(?=44)", "", figures)
    return re.sub("^440?", "0", figures) if figures.startswith("44") and len(figures) > len("44") + 8 else figures


def compact(value: str) -> str:
    """Letters and figures alone, in capitals."""
    return re.sub(r"[\W_]", "", normal(value).text).upper()
