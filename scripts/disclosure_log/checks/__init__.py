"""Rules over records: what a response may not say of itself, and what it may not say of the rest of the log."""

from __future__ import annotations

from disclosure_log.checks.dates import check_dates
from disclosure_log.checks.outcomes import check_outcomes
from disclosure_log.checks.publicity import check_publicity
from disclosure_log.checks.relations import check_relations, check_waiting

__all__ = ["check_dates", "check_outcomes", "check_publicity", "check_relations", "check_waiting"]
