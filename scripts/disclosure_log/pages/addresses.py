"""Where the lists stand, from the top of the site."""

from __future__ import annotations

import re

from disclosure_log.law import Citation, Law, Outcome

ALL_RESPONSES = "responses/"
BROWSE = "browse/"
EXEMPTIONS = "exemptions/"
OUTCOMES = "outcomes/"
"""The addresses of hand-written pages, which stand in the navigation."""

OPEN_DATA = "open-data/"
"""The address of the hand-written page on the log as data."""

LEFT_OUT = "what-is-not-here/"
"""The address of the hand-written page on what is not published, which a log with a register has."""

WITHDRAWALS = "withdrawals-and-corrections/"
"""The page of what was taken down or corrected."""

STATISTICS = "statistics/"
"""The page of the figures of the log."""

LAWS = "laws/"
TOPICS = "topics/"
YEARS = "years/"
"""The addresses of lists of lists."""


def year_address(year: int) -> str:
    """The list of a year: `years/2021/`."""
    return f"{YEARS}{year:04}/"


def month_address(year: int, month: int) -> str:
    """The list of a month: `years/2021/08/`."""
    return f"{year_address(year)}{month:02}/"


def topic_address(key: str) -> str:
    """The list of the topic whose key this is: `topics/facial-recognition/`."""
    return f"{TOPICS}{key}/"


def law_address(law: Law) -> str:
    """The list of a law: `laws/eir-scotland/`."""
    return f"{LAWS}{law.lower()}/"


def provision_address(citation: Citation) -> str:
    """The page of a provision, a folder for each level: `exemptions/foia/31/1/a/`.

    No two provisions share one, and none ends in `page`, where the further pages of a long list stand.
    """
    return EXEMPTIONS + "/".join([citation.law, *re.findall(r"\w+", citation.provision)]).lower() + "/"


def outcome_address(outcome: Outcome) -> str:
    """The page of an outcome: `outcomes/part-granted/`."""
    return f"{OUTCOMES}{outcome.replace('_', '-')}/"


def left_out_address(year: int) -> str:
    """The list of the requests of a year whose answer is not published: `what-is-not-here/2021/`."""
    return f"{LEFT_OUT}{year:04}/"
