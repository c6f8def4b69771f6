"""Where the pages of the exemptions and outcomes stand, from the top of the site."""

from __future__ import annotations

import re

from disclosure_log.law import Citation, Outcome

EXEMPTIONS = "exemptions/"
OUTCOMES = "outcomes/"
"""The addresses of the lists that stand in the navigation."""


def provision_address(citation: Citation) -> str:
    """The page of a provision, a folder for each level: `exemptions/foia/31/1/a/`.

    No two provisions share one, and none ends in `page`, where the further pages of a long list stand.
    """
    return EXEMPTIONS + "/".join([citation.law, *re.findall(r"\w+", citation.provision)]).lower() + "/"


def outcome_address(outcome: Outcome) -> str:
    """The page of an outcome: `outcomes/part-granted/`."""
    return f"{OUTCOMES}{outcome.replace('_', '-')}/"
