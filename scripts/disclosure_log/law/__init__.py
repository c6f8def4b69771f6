"""The law as data: statutes and their provisions, citations of them, the outcomes of a request and what comes next.

How an outcome is said (`name`, `share`, `shape`, `sentence`, `summary`, `meaning`) is asked of `law.outcomes`.
"""

from __future__ import annotations

from disclosure_log.law.authorities import AuthorityKind, CostLimit, cost_limit, usual_law
from disclosure_log.law.citations import (
    Citation,
    CitationError,
    is_neither_confirm_nor_deny,
    laws_named_in,
    parse_citation,
    parse_citations,
    parse_notices,
    render,
)
from disclosure_log.law.clock import Clock, Dates, Doubt, Standing, Wait, limit_of, run_clock
from disclosure_log.law.laws import Law
from disclosure_log.law.outcomes import Outcome, headline
from disclosure_log.law.rights import Regulator, is_refusal, next_steps, regulator
from disclosure_log.law.statutes import Basis, Kind, NotAGround, Notice, Provision, Role, Statute, statute
from disclosure_log.law.working_days import Calendar, Division, Holiday, HolidayKind, calendar_of

__all__ = [
    "AuthorityKind",
    "Basis",
    "Calendar",
    "Citation",
    "CitationError",
    "Clock",
    "CostLimit",
    "Dates",
    "Division",
    "Doubt",
    "Holiday",
    "HolidayKind",
    "Kind",
    "Law",
    "NotAGround",
    "Notice",
    "Outcome",
    "Provision",
    "Regulator",
    "Role",
    "Standing",
    "Statute",
    "Wait",
    "calendar_of",
    "cost_limit",
    "headline",
    "is_neither_confirm_nor_deny",
    "is_refusal",
    "laws_named_in",
    "limit_of",
    "next_steps",
    "parse_citation",
    "parse_citations",
    "parse_notices",
    "regulator",
    "render",
    "run_clock",
    "statute",
    "usual_law",
]
