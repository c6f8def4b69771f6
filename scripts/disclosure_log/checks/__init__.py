"""Rules over records: what a response may not say of itself, and what it may not say of the rest of the log."""

from __future__ import annotations

from disclosure_log.checks.dates import check_dates
from disclosure_log.checks.outcomes import check_outcomes
from disclosure_log.checks.publicity import check_publicity
from disclosure_log.checks.relations import check_relations, check_waiting
from disclosure_log.config import Options
from disclosure_log.findings import Finding
from disclosure_log.records.response import Response

__all__ = ["check_alone", "check_dates", "check_outcomes", "check_publicity", "check_relations", "check_waiting"]


def check_alone(response: Response, options: Options) -> list[Finding]:
    """What the rules find that look at nothing but one `response` and the log's `options`.

    They are run where its file is read, and what they find is kept with it until the file, the settings or the program
    change. So none of them may ask what day it is, look at another response, or open a file.
    """
    del options  # no rule here asks for them yet
    return [*check_outcomes(response)]
