"""What an outcome rules out in the same part.

Where everything that was asked for was given, nothing was refused: there is then no exemption to rely on, and no letter
is a refusal notice (section 17 of the Freedom of Information Act 2000 and its like in the other laws).
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.findings import Finding
from disclosure_log.law import Outcome
from disclosure_log.records.front_matter import FrontMatter, PartKeys
from disclosure_log.records.response import Response
from disclosure_log.records.strict_yaml import Path as KeyPath

_NOTHING_REFUSED = frozenset({Outcome.GRANTED, Outcome.ANSWERED})


def check_outcomes(response: Response) -> list[Finding]:
    """What contradicts the outcome of a part of `response`."""
    findings = []
    for place, part in _parts(response.front):
        refusing = _what_refuses(part)
        if part.outcome in _NOTHING_REFUSED and refusing:
            message = f"The outcome is {part.outcome}, which refuses nothing, and yet {refusing} here."
            hint = (
                "Write part_granted or refused, or split the response into parts, each with its own outcome. If "
                "nothing was refused, remove `exemptions` and `refusal_notice`."
            )
            findings.append(response.finding("DL016", (*place, "outcome"), message, hint))
    return findings


def _what_refuses(part: PartKeys) -> str:
    """What a part names that only a refusal has, as the message says it; empty where it names none of it."""
    # As they were written: one that cannot be read as a provision contradicts the outcome all the same.
    if part.exemptions and part.refusal_notice:
        return "exemptions and a refusal notice stand"
    if part.exemptions:
        return "an exemption stands" if len(part.exemptions) == 1 else "exemptions stand"
    return "a refusal notice stands" if part.refusal_notice else ""


def _parts(front: FrontMatter) -> Iterator[tuple[KeyPath, PartKeys]]:
    """Each part with its place; with one outcome its keys stand at the top."""
    if not front.parts:
        yield (), front
    for number, part in enumerate(front.parts):
        yield ("parts", number), part
