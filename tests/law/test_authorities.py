"""The kinds of authority: their limit of cost and their law."""

from __future__ import annotations

import pytest

from disclosure_log.law import AuthorityKind, Law, cost_limit, usual_law


@pytest.mark.parametrize(
    ("kind", "pounds", "hours"),
    [
        (AuthorityKind.POLICE_FORCE, 450, 18),
        (AuthorityKind.COUNCIL, 450, 18),
        (AuthorityKind.NHS_BODY, 450, 18),
        (AuthorityKind.SCHOOL, 450, 18),
        (AuthorityKind.GOVERNMENT_DEPARTMENT, 600, 24),
        (AuthorityKind.SCOTTISH_AUTHORITY, 600, 40),
    ],
)
def test_the_kind_sets_the_limit_of_cost(kind: AuthorityKind, pounds: int, hours: int) -> None:
    """£600 for central government and in Scotland, £450 for everybody else, at the rate of the Regulations."""
    limit = cost_limit(kind)
    assert limit is not None
    assert (limit.pounds, limit.hours) == (pounds, hours)


def test_no_limit_is_guessed() -> None:
    """Of an authority whose kind is not said, no limit is said either."""
    assert cost_limit(AuthorityKind.OTHER) is None


@pytest.mark.parametrize("kind", AuthorityKind)
def test_the_kind_says_the_usual_law(kind: AuthorityKind) -> None:
    """Scottish authorities answer under FOISA, the others under FOIA."""
    assert usual_law(kind) is (Law.FOISA if kind is AuthorityKind.SCOTTISH_AUTHORITY else Law.FOIA)
