"""Judges a file of the leak corpus by the judge of its kind, in this process."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from disclosure_log.gate import pictures, tables
from disclosure_log.gate.documents import docx, odt
from disclosure_log.gate.notes import Facts, Notes, Refused
from disclosure_log.gate.pdf.judge import judge as judge_pdf

JUDGES: Mapping[str, Callable[[bytes, Notes], Facts]] = {
    ".jpg": pictures.judge,
    ".jpeg": pictures.judge,
    ".png": pictures.judge,
    ".docx": docx.judge,
    ".odt": odt.judge,
    ".pdf": judge_pdf,
    ".csv": tables.judge_csv,
    ".txt": tables.judge_text,
}


def judged(suffix: str, content: bytes) -> list[str]:
    """The keys of what the judge found; what it refused is found too."""
    notes = Notes()
    try:
        JUDGES[suffix](content, notes)
    except Refused as refused:
        notes.note(refused.what)
    return [found.what for found in notes]
