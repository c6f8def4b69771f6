"""Rules over records: what a response may not say of itself, and what it may not say of the rest of the log.

`check_alone` asks one response; the others need the day, a key, or the rest of the log.
"""

from __future__ import annotations

from disclosure_log.checks.alone import check_alone
from disclosure_log.checks.canaries import check_canaries, load_canaries
from disclosure_log.checks.consistency import check_consistency
from disclosure_log.checks.dates import check_dates
from disclosure_log.checks.inbox import check_inbox
from disclosure_log.checks.publicity import check_publicity
from disclosure_log.checks.register import check_register
from disclosure_log.checks.relations import check_relations, check_waiting
from disclosure_log.checks.settings import check_settings

__all__ = [
    "check_alone",
    "check_canaries",
    "check_consistency",
    "check_dates",
    "check_inbox",
    "check_publicity",
    "check_register",
    "check_relations",
    "check_settings",
    "check_waiting",
    "load_canaries",
]
