"""What a public repository shows before the site does: in it, a file is published as soon as it is proposed.

Git keeps every version that was ever pushed, and whoever can read the repository can read a pull request. So a day of
publication holds nothing back there, and what is withdrawn from the site is not withdrawn from the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from disclosure_log.findings import Finding, Severity
from disclosure_log.records.response import Response
from disclosure_log.records.strict_yaml import Path as KeyPath

HIDDEN_WHEN_WITHDRAWN = ("summary", "topics", "related", "editor_note", "known_defects", "decisions", "attachments")
"""Keys of which a withdrawn response shows nothing on its page."""


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
        for place, what in _still_readable(response):
            message = f"The response is withdrawn, and {what} can still be read in this public repository."
            hint = "Delete it here as well. What git has kept of it must be purged apart from that."
            yield replace(response.finding("DL071", place, message, hint), severity=Severity.WARNING)


def _still_readable(response: Response) -> Iterator[tuple[KeyPath, str]]:
    if response.has_letter:
        yield ("withdrawn",), "its letter"
    for key in HIDDEN_WHEN_WITHDRAWN:
        if getattr(response.front, key):
            yield (key,), f"`{key}`"
    for number, change in enumerate(response.front.changes):
        if change.was or change.now:
            yield ("changes", number), "the earlier or later wording of a change"
