"""What became of a request as a whole."""

from __future__ import annotations

import pytest

from disclosure_log.law import Outcome
from disclosure_log.law.categories import Category, category_of


@pytest.mark.parametrize(
    ("outcomes", "category"),
    [
        ("granted", "granted"),
        ("granted answered", "granted"),
        ("granted refused", "part"),
        ("granted not_held", "part"),
        ("part_granted ncnd", "part"),
        ("refused not_held", "refused"),
        ("cost ncnd", "refused"),
        ("ncnd not_held", "ncnd"),
        ("not_held", "not_held"),
        ("transferred granted", "granted"),
        ("lapsed transferred", "ended"),
    ],
)
def test_a_request_is_in_one_category(outcomes: str, category: str) -> None:
    """Whatever was given beside something that was not makes it a part; what ended undecided counts only alone."""
    assert category_of(map(Outcome, outcomes.split())) is Category(category)


def test_every_outcome_has_a_category() -> None:
    """And to neither confirm nor deny is never among the refusals."""
    assert all(category_of([outcome]) for outcome in Outcome)
    assert category_of([Outcome.NCND]) is Category.NCND
    with pytest.raises(ValueError, match="at least one"):
        category_of([])
