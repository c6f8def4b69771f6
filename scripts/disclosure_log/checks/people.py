"""Requests that identify people: those answers whose very title can tell whom somebody asked about.

Guidance of the Information Commissioner on section 40 and regulation 13. A request that was refused as vexatious, or
for the person's own data, says something about whoever made it; one about a named person says it about them.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.config import Options
from disclosure_log.findings import Finding
from disclosure_log.law import Citation, Law, Outcome
from disclosure_log.records.response import Part, Response

_TELLING = tuple(
    Citation(law, provision)
    for law, provisions in {
        Law.FOIA: ("14", "30(3)", "40(1)", "40(5)", "40(5A)", "40(5B)"),
        Law.EIR: ("13(5)", "13(5A)", "13(5B)"),
        Law.FOISA: ("14",),
    }.items()
    for provision in provisions
)
_ABOUT_WHO_ASKED = frozenset({Outcome.VEXATIOUS, Outcome.REPEATED})

_HELD = "the title or the request may tell whom it is about or who made it. It is held until somebody has looked."
_HINT = (
    "Make sure that title, summary and request identify nobody. Then write, with your own role and day: "
    "identifies_nobody: {by: Information Manager, date: 2026-03-26}."
)


def check_people(response: Response, options: Options) -> Iterator[Finding]:
    """Rule DL019: what holds `response` until somebody has made sure that it identifies nobody."""
    del options
    if response.front.identifies_nobody:
        return
    for part in response.parts:
        for exemption in part.exemptions:
            if _tells(part, exemption.citation):
                message = f"With {exemption.citation.provision}, {_HELD}"
                yield response.finding("DL019", exemption.place, message, _HINT)
                return
        # The letter may not cite section 14, which the log then knows as a fault: the outcome says it all the same.
        if not part.law.environmental and part.outcome in _ABOUT_WHO_ASKED:
            yield response.finding("DL019", (*part.place, "outcome"), f"With outcome {part.outcome}, {_HELD}", _HINT)
            return


def _tells(part: Part, citation: Citation) -> bool:
    """Whether relying on a provision tells something.

    Where nothing is confirmed or denied, 40 and 30 do whatever is cited of them: the letter may have the wrong number.
    """
    ncnd = part.outcome is Outcome.NCND
    return _scottish(part, citation) or any(
        telling.covers(citation) or (ncnd and citation.law is telling.law and citation.section == telling.section)
        for telling in _TELLING
    )


def _scottish(part: Part, citation: Citation) -> bool:
    """Whether FOISA section 18 stands with section 38."""
    if not Citation(Law.FOISA, "18").covers(citation):
        return False
    return any(Citation(Law.FOISA, "38").covers(exemption.citation) for exemption in part.exemptions)
