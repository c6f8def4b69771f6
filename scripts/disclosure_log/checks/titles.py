"""Titles and summaries that read like a letter: whoever searches years later was not there when it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure_log.config import Options
from disclosure_log.findings import Finding, Severity
from disclosure_log.records.response import Response

_ASKING = re.compile(
    r"\bplease\b|\b(?:can|could|would) you\b|\bi (?:would like|wish|am writing|request)\b"
    r"|\bos gwelwch yn dda\b|\ballwch chi\b|\ba fyddech\b|\bhoffwn\b",
    re.IGNORECASE,
)
_HOW_MANY = (
    r"(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several|couple of|full|whole|complete"
    r"|financial|fiscal|calendar|academic|school|tax) ){0,3}"
)
_PASSING = re.compile(
    # The last week of March is a week that every reader knows.
    r"\b(?:last|this|next|past|previous|the current) " + _HOW_MANY + r"(?:years?|months?|weeks?|quarters?)\b(?! of\b)"
    r"|\byesterday\b|\byear to date\b"
    r"|\bso far this\b|\bllynedd\b|\beleni\b|\by (?:mis|flwyddyn) (?:hwn|hon)\b"
    r"|\b(?:mis|flwyddyn|[bfm]lynedd|wythnos|chwarter) d?diwethaf\b",
    re.IGNORECASE,
)


def check_titles(response: Response, options: Options) -> Iterator[Finding]:
    """Rule DL017: words in the title or the summary of `response` that only the letter's own day explains."""
    del options
    for key, text in (("title", response.front.title), ("summary", response.front.summary or "")):
        if _ASKING.search(text):
            message = f"The {key} reads like a request."
            hint = "Say what it is about, as a headline would: Cost of agency staff."
            yield response.finding("DL017", (key,), message, hint, Severity.WARNING)
        if _PASSING.search(text):
            message = f"The {key} counts time from a day that its reader does not know."
            hint = "Name the years or the months themselves: 2023 to 2025."
            yield response.finding("DL017", (key,), message, hint, Severity.WARNING)
