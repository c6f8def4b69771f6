"""The categories in which authorities report what became of requests, each request in one of them.

The code of practice under section 45 of FOIA (July 2018, paragraphs 8.5 and 8.6) asks authorities with more than a
hundred full-time staff to publish how they comply, each quarter. The government's own tables count a reply that neither
confirms nor denies as withheld; here it stands apart, since it does not say that anything is held.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from disclosure_log.law.outcomes import Outcome


class Category(StrEnum):
    """What became of a request as a whole."""

    GRANTED = "granted"
    """Granted in full, or answered where no more than an answer was asked for."""

    PART = "part"
    """Some of it was given, and the rest refused or not held."""

    REFUSED = "refused"
    """Nothing was given, under an exemption, for the cost, or as vexatious or repeated; the rest may not be held."""

    NCND = "ncnd"
    """Neither confirmed nor denied; the rest may not be held."""

    NOT_HELD = "not_held"
    """None of it is held."""

    ENDED = "ended"
    """It lapsed, was withdrawn by whoever made it, or was passed on."""


_CATEGORIES = {
    Outcome.GRANTED: Category.GRANTED,
    Outcome.ANSWERED: Category.GRANTED,
    Outcome.PART_GRANTED: Category.PART,
    Outcome.NOT_HELD: Category.NOT_HELD,
    Outcome.NCND: Category.NCND,
    Outcome.TRANSFERRED: Category.ENDED,
    Outcome.WITHDRAWN_BY_REQUESTER: Category.ENDED,
    Outcome.LAPSED: Category.ENDED,
}


def category_of(outcomes: Iterable[Outcome]) -> Category:
    """The category of a request whose parts have these outcomes. Raises `ValueError` where there is none."""
    found = {_CATEGORIES.get(outcome, Category.REFUSED) for outcome in outcomes}
    if len(found) > 1:
        found.discard(Category.ENDED)  # the rest was decided
    if len(found) > 1 and found & {Category.GRANTED, Category.PART}:
        return Category.PART
    for category in (Category.REFUSED, Category.NCND, *found):
        if category in found:
            return category
    raise ValueError("a request has at least one outcome")
