"""Faults of a letter that was sent: they stop it until the log says that it knows, and then the page says so.

A record of the past can be published whatever is wrong with the letter; what contradicts itself cannot. A code
holds for the whole letter: where one part has a known fault, the same fault of another part is not told either.
"""

from __future__ import annotations

from collections.abc import Sequence

from disclosure_log.findings import Finding, Severity, blocking
from disclosure_log.records.response import Response

OF_THE_LETTER = frozenset({"DL051", "DL052", "DL053", "DL054", "DL055", "DL056", "DL057", "DL058", "DL059"})
"""The rules whose findings may be faults of the letter itself."""


def is_known(response: Response, code: str) -> bool:
    """Whether `response` names the fault of the letter that rule `code` finds."""
    return code in OF_THE_LETTER and any(defect.code == code for defect in response.front.known_defects)


def acknowledged(response: Response, findings: Sequence[Finding]) -> list[Finding]:
    """The `findings` without those that `response` names under `known_defects`, and what is wrong with that list."""
    found = {finding.code for finding in findings}
    # Where something else is wrong, not everything is asked: a fault may be there and not be found.
    left = [finding for finding in findings if not is_known(response, finding.code)]
    whole = response.body is not None and all(part.whole for part in response.parts) and not blocking(left)
    for number, defect in enumerate(response.front.known_defects):
        place = ("known_defects", number)
        if defect.code not in OF_THE_LETTER:
            message = "This is no code of a rule about faults of the letter."
            hint = f"Such codes are {', '.join(sorted(OF_THE_LETTER))}. For anything else write an editor_note."
            left.append(response.finding("DL018", place, message, hint))
        elif defect.code not in found and whole:
            message = f"{defect.code} is named as a known fault, and the check does not find it."
            hint = "Remove the entry if the fault is gone: the page says that it is there."
            left.append(response.finding("DL018", place, message, hint, Severity.WARNING))
    return left
