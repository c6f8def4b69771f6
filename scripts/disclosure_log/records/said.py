"""What a response says, as one number: so that what somebody accepted in it stays accepted until a word changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

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
