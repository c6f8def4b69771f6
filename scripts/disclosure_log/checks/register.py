"""Rules over the register: what stands in it is not in the log, and is about nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from disclosure_log.config import Options
from disclosure_log.findings import Finding, Severity
from disclosure_log.gate.conditions import permitted_by
from disclosure_log.gate.meanings.people import NOUNS
from disclosure_log.gate.people import Weight, search
from disclosure_log.records.register import TWICE, Entry, Register
from disclosure_log.records.response import Response

_PERSONAL = "DL120"


def check_register(
    register: Register, responses: Sequence[Response], options: Options, today: date
) -> tuple[Register, list[Finding]]:
    """Rules DL092 and DL120: the register without what is in the log, and what is wrong with it.

    A response that was held back until a day counts as not published before it; from that day on its row is passed
    over with a warning, so that no publication is stopped by the calendar.
    """
    permitted = permitted_by(options)
    there = {response.reference.path: response for response in responses}
    kept: list[Entry] = []
    findings = []
    for entry in register.entries:
        for found in search(entry.reference.text, permitted):
            if found.weight is Weight.STRONG:
                hint = "Write the reference alone. What a person could be known by stands in no register."
                message = f"In the reference stands {NOUNS[found.what]}."
                findings.append(Finding(_PERSONAL, entry.source, message, hint, entry.line))
                break
        response = there.get(entry.reference.path)
        if response is None or (response.front.published or today) > today:
            kept.append(entry)
            continue
        message = f"The response of this row is in the log: {response.source}."
        hint = "Take the row out: the register is for requests whose answer is not published."
        severity = Severity.WARNING if response.front.published else Severity.ERROR
        findings.append(Finding(TWICE, entry.source, message, hint, entry.line, severity=severity))
    return Register(tuple(kept), register.years), findings
