"""What a public repository shows before the site does: in it, a file is published as soon as it is proposed.

Git keeps every version that was ever pushed, and whoever can read the repository can read a pull request. So a day of
publication holds nothing back there, and what is withdrawn from the site is not withdrawn from the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from disclosure_log.findings import Finding, Severity
from disclosure_log.records.public_form import still_readable
from disclosure_log.records.response import Response


def check_publicity(response: Response, today: date) -> Iterator[Finding]:
    """What the public repository of a log shows of `response` although its page does not, or not yet on `today`."""
    day = response.front.published
    if day and day > today:
        message = f"`published` lies in the future ({day.isoformat()}), and this repository is public."
        hint = (
            "Take this file out of the repository until that day: here everybody can read it at once, in the pull "
            "request too. A private repository that holds responses back is set with repository: private."
        )
        yield response.finding("DL070", ("published",), message, hint)
    if response.front.withdrawn:
        for place, what in still_readable(response):
            message = f"The response is withdrawn, and {what} can still be read in this public repository."
            hint = "Delete it here as well. What git has kept of it must be purged apart from that."
            yield response.finding("DL071", place, message, hint, Severity.WARNING)
