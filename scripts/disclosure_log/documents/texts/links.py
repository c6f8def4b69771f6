"""Where the links of a text may lead."""

from __future__ import annotations

import re

from disclosure_log.documents.texts.marks import without_noncharacters

_FOLLOWED = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"\x00-\x1f\x7f-\x9f]+", re.IGNORECASE)
"""The schemes that a reader of a letter can follow (RFC 9110, 4.2; RFC 6068; RFC 3966); files and programs are none."""

MOST = 2_000
"""Characters of the longest address that is kept."""


def followed(address: str | None) -> str:
    """The address of a link as a file gives it; empty where it leads nowhere that a reader of the letter can go."""
    said = without_noncharacters(address or "").strip()
    return said if len(said) <= MOST and _FOLLOWED.fullmatch(said) else ""
