"""Judges a PDF."""

from __future__ import annotations

from disclosure_log.documents.pdf import read_facts
from disclosure_log.gate.notes import Facts, Notes, Refused
from disclosure_log.gate.pdf.seen import judge_seen


def judge(content: bytes, notes: Notes) -> Facts:
    """Note down what is found in the PDF `content`."""
    found = read_facts(content)
    if found.pop("encrypted"):
        raise Refused("encrypted")
    if not found["pages"]:
        raise Refused("no-pages")
    judge_seen(content, notes)
    return Facts(**found)
