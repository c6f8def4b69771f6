"""The kinds of public authority that the law treats differently: what each may cite, and how its days are counted.

FOIA section 35 is for government alone; the appropriate limit of section 12 is higher for central government (the Fees
Regulations, SI 2004/3244, regulation 3); schools count school days too (SI 2004/3364); Scottish authorities answer
under FOISA.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from disclosure_log.law.laws import Law


class AuthorityKind(StrEnum):
    """What kind of public authority a log is of; the values are what `authority_kind` in `mkdocs.yml` says."""

    POLICE_FORCE = "police force"
    """A police force of England, Wales or Northern Ireland."""

    COUNCIL = "council"
    """A council or other local authority, not of Scotland."""

    GOVERNMENT_DEPARTMENT = "government department"
    """A department or agency of central government, or the Welsh Government."""

    NHS_BODY = "NHS body"
    """A body of the National Health Service, not of Scotland."""

    SCHOOL = "school"
    """A maintained school or an academy, not of Scotland."""

    SCOTTISH_AUTHORITY = "Scottish authority"
    """An authority that FOISA applies to."""

    OTHER = "other"
    """Any other authority, of which nothing more is assumed."""


@dataclass(frozen=True, slots=True)
class CostLimit:
    """The appropriate limit above which a request may be refused for its cost."""

    pounds: int

    hours: int
    """The hours of work that the limit is, at the rate that the law sets."""


_FEES_REGULATIONS = CostLimit(450, 18)
_CENTRAL_GOVERNMENT = CostLimit(600, 24)
_SCOTLAND = CostLimit(600, 40)

_LIMITS: Mapping[AuthorityKind, CostLimit] = {
    AuthorityKind.GOVERNMENT_DEPARTMENT: _CENTRAL_GOVERNMENT,
    AuthorityKind.SCOTTISH_AUTHORITY: _SCOTLAND,
}


def cost_limit(kind: AuthorityKind) -> CostLimit | None:
    """The limit for authorities of this kind; none where the kind does not say which of the two applies.

    SI 2004/3244 regulations 3 and 4: £600 for what stands in Part I of Schedule 1 to FOIA, £450 for the rest, at £25 an
    hour. SSI 2004/467: £600, at £15 an hour at most.
    """
    return None if kind is AuthorityKind.OTHER else _LIMITS.get(kind, _FEES_REGULATIONS)


def usual_law(kind: AuthorityKind) -> Law:
    """The law under which authorities of this kind answer where nothing else is said."""
    return Law.FOISA if kind is AuthorityKind.SCOTTISH_AUTHORITY else Law.FOIA
