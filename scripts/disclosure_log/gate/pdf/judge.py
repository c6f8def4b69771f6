"""Judges a PDF."""

from __future__ import annotations

from disclosure_log.documents.pdf import read_facts
from disclosure_log.gate.notes import Facts, Notes, Refused


def judge(content: bytes, notes: Notes) -> Facts:
    """Note down what is found in the PDF `content`."""
    del notes
    found = read_facts(content)
    if found.pop("encrypted"):
        raise Refused("encrypted")
    if not found["pages"]:
        raise Refused("no-pages")
    return Facts(**found)
