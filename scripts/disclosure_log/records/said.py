"""What a response says, as one number: so that what somebody accepted in it stays accepted until a word changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from disclosure_log.records.source import source_of
from disclosure_log.records.strict_yaml import read_mapping

_NOT_SAID = "accepted"
"""The key, at the top and of each attachment, that says what was accepted, and no more of the response."""


def said_hash(data: Mapping[str, Any], letter: str) -> str:
    """The SHA-256 of what a response says, as 64 signs.

    `data` are the keys and values of its front matter as they were typed, `letter` is the Markdown below. Comments
    among the facts, the order of keys, quotes, and ends of lines change nothing; nor does what is accepted of the
    response or of its attachments.
    """
    attachments = data.get("attachments")
    said = {key: value for key, value in data.items() if key != _NOT_SAID}
    if isinstance(attachments, list):
        said["attachments"] = [
            {key: value for key, value in entry.items() if key != _NOT_SAID} if isinstance(entry, dict) else entry
            for entry in attachments
        ]
    facts = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    lines = letter.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return hashlib.sha256(f"{facts}\0{lines}".encode("utf-8", "surrogatepass")).hexdigest()


def accepted_within(text: str) -> frozenset[str]:
    """The rules whose findings the text of a response's file itself accepts, for what it says."""
    source, _ = source_of(text.encode("utf-8", "surrogatepass"), "")
    data = read_mapping(source.front, "")[0].data if source else {}
    entries = data.get(_NOT_SAID)
    if source is None or not isinstance(entries, list):
        return frozenset()
    sha256 = said_hash(data, source.body)
    return frozenset(
        str(entry.get("finding")) for entry in entries if isinstance(entry, dict) and entry.get("sha256") == sha256
    )
