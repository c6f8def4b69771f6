"""What somebody in a named role accepts: findings that hold a file or a response, for one version of it alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Verdict
from disclosure_log.records.front_matter import AcceptedKeys

ROLE, REASON = "YOUR ROLE", "WHY IT MAY BE PUBLIC"
"""What stands in the lines that are ready to be copied, for whoever accepts to write over."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """An entry under `accepted` that does not fit (rule DL123)."""

    number: int
    """Which entry, from 0."""

    message: str
    hint: str


@cache
def acceptable() -> frozenset[str]:
    """The rules whose findings hold: they can be accepted. What is refused cannot."""
    held = {meaning.code for meaning in MEANINGS.values() if meaning.verdict is Verdict.HOLD}
    return frozenset(held - {meaning.code for meaning in MEANINGS.values() if meaning.verdict is Verdict.REFUSE})


def accepted_codes(accepted: Sequence[AcceptedKeys], sha256: str) -> frozenset[str]:
    """The rules whose findings are accepted for what has this SHA-256."""
    return frozenset(entry.finding for entry in accepted if entry.sha256 == sha256 and _is_signed(entry))


def misfits(
    accepted: Sequence[AcceptedKeys], found: Collection[str], sha256: str, *, of: str, can_be: Collection[str]
) -> Iterator[Misfit]:
    """What does not fit of the entries under `accepted`.

    `found` are the codes of what holds it, `sha256` is that of what is there now, `of` says what that is: `the file`,
    `the response`. `can_be` are the codes that can be accepted there.
    """
    for number, entry in enumerate(accepted):
        if entry.finding not in can_be:
            yield Misfit(
                number,
                "This is no code of a finding that can be accepted here.",
                f"Such codes are {', '.join(sorted(can_be))}. What is refused cannot be accepted: it has to be mended.",
            )
        elif entry.finding not in found:
            yield Misfit(
                number,
                f"{entry.finding} is accepted, and the check does not find it in {of}.",
                "Remove the entry: it would stand for what is found later.",
            )
        elif entry.sha256 != sha256:
            yield Misfit(
                number,
                f"{entry.finding} was accepted for another version: {of} has changed since.",
                f"Look again at what is found, and if it may still be public, write sha256: {sha256}.",
            )
        elif not _is_signed(entry):
            yield Misfit(
                number,
                f"Nobody has yet said who accepts {entry.finding}, or why.",
                "Write your role, never a name, after by:, and after reason: why it may be public.",
            )


def block(code: str, sha256: str) -> str:
    """The entry that accepts the findings of a rule, to be copied; whoever accepts writes role and reason into it."""
    return f'{{finding: {code}, sha256: {sha256}, by: "{ROLE}", reason: "{REASON}"}}'


def attachment_block(codes: Sequence[str], sha256: str) -> str:
    """The lines that accept the findings of these rules, to be copied below the title of an attachment."""
    lines = ["    accepted:"]
    for code in codes:
        lines += [
            f"      - finding: {code}",
            f"        sha256: {sha256}",
            f'        by: "{ROLE}"',
            f'        reason: "{REASON}"',
        ]
    return "\n".join(lines)


def _is_signed(entry: AcceptedKeys) -> bool:
    return entry.by != ROLE and entry.reason != REASON
