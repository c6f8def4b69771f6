"""The fingerprint of a response: what a reader needs to tell whether it still says what it said.

It is of the source of the response and of its attachments, and of nothing else: neither of the page that shows them nor
of the machine that made it. A response that was withdrawn has none, since a short text could be guessed from its hash.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from disclosure_log.data.verifying.sealing import SOURCE_NAME, fingerprint
from disclosure_log.records.response import Response


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The fingerprint of one response, and how it comes about."""

    letter: str
    """SHA-256 of the letter alone, without the facts above it."""

    hashes: Mapping[str, str]
    """SHA-256 of the source and of each attachment, by name, in the order of the response."""

    @property
    def value(self) -> str:
        """The fingerprint, 64 hexadecimal digits."""
        return fingerprint(self.hashes)

    @property
    def command(self) -> str:
        """What prints it in a folder with these files, on Linux."""
        return f"sha256sum {' '.join(map(shlex.quote, self.hashes))} | sha256sum"


def sealed_response(response: Response, seal: Fingerprint | None) -> dict[str, Any]:
    """What the manifest says of a response; `seal` is none where it was withdrawn."""
    front = response.front
    entry: dict[str, Any] = {"address": response.reference.address}
    if front.aliases:
        entry["was"] = list(front.aliases)
    if front.changes:
        entry["corrected"] = [f"{change.date}" for change in front.changes]
    if front.withdrawn:
        entry["withdrawn"] = f"{front.withdrawn.date}"
        if front.withdrawn.commitment:
            entry["commitment"] = front.withdrawn.commitment
    if seal:
        attachments = [name for name in seal.hashes if name != SOURCE_NAME]
        entry |= {"attachments": attachments, "fingerprint": seal.value, "letter": seal.letter}
        if stored := {each.name: each.stored.sha256 for each in response.attachments if each.stored}:
            entry["stored"] = stored
    return entry
