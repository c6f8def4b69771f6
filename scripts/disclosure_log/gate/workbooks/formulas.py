"""What formulas and names of a workbook hold: other files, programs, words that no cell shows.

Source: ISO/IEC 29500-1, 18.17 (formulas).
"""

from __future__ import annotations

import re

from disclosure_log.gate.notes import NOWHERE, Notes, Place
from disclosure_log.gate.workbooks.links import leads_inside
from disclosure_log.gate.workbooks.seen import LITERAL, Seen

OTHER_BOOK = re.compile(
    r"\[[^\]\[]*\.(?:xl\w*|ods|csv)[^\]\[]*\]|(?<![\w\]])\[\d+\]|'?(?:file|smb):/|\\\\\w", re.IGNORECASE
)
DDE = re.compile(r"\bDDE\s*\(|[A-Za-z\]]\w*\|'", re.IGNORECASE)
ACTIVE = re.compile(
    r"\b(?:CALL|REGISTER(?:\.ID)?|EXEC|RTD|WEBSERVICE|FILTERXML|IMPORT(?:XML|DATA|HTML|FEED|RANGE)|SQL\.REQUEST|IMAGE|PY"
    r"|STOCKHISTORY|FOPEN|EVALUATE|RUN)\s*\(",
    re.IGNORECASE,
)
TWO_WORDS = re.compile(r"[^\W\d_]{3,}\s+[^\W\d_]{3,}")
"""Words side by side: no formula has them, but for where two names meet, which hardly anybody writes."""

QUOTED = re.compile(r"'(?:[^']|'')*'|\[[^\]]*\]")  # the name of a sheet, or of a column of a table
LINK = re.compile(r'\bHYPERLINK\s*\(\s*"([^"]*)"', re.IGNORECASE)
CONSTANT = re.compile(r"[A-Za-z$!(]")

SHEET = r"(?:'(?:[^'\[\]]|'')+'|[^\s'!,:\[\]()+*/\"]+)!"
CELLS = r"\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+"
PLACES = re.compile(rf"\s*(?:{SHEET})?(?:{CELLS})(?:\s*,\s*(?:{SHEET})?(?:{CELLS}))*\s*")
"""A reference to places in the workbook and to nothing else."""


def without_words(formula: str) -> str:
    """A formula without what it quotes, so that words in it are not taken for functions."""
    return LITERAL.sub('""', formula)


def look_at_formula(formula: str, notes: Notes, seen: Seen, place: Place = NOWHERE) -> None:
    """Note what a formula reaches for, and claim that its words are seen."""
    bare = without_words(formula)
    if DDE.search(bare):
        notes.note("workbook-dde", place, formula)
    if ACTIVE.search(bare):
        notes.note("workbook-active-formula", place, formula)
    if TWO_WORDS.search(QUOTED.sub(" ! ", bare)):
        notes.note("workbook-formula-words", place, formula)
        notes.text(formula, place)
    if OTHER_BOOK.search(bare) or OTHER_BOOK.search(formula):
        notes.note("workbook-other-book", place, formula)
        notes.text(formula, place)
    for link in LINK.finditer(formula):
        if leads_inside(link[1]) and not link[1].startswith("#"):
            notes.note("workbook-link-inside", place, link[1])
            notes.text(link[1], place)
    if '"' in formula:
        web = {link[1] for link in LINK.finditer(formula)}
        for words in web:
            formula = formula.replace(f'"{words}"', '""')
        seen.claim_literals("workbook-formula-words", formula, place)


def is_constant(formula: str) -> bool:
    """Whether a formula has neither a cell nor a function in it, so that what it was worth is no result of it."""
    return CONSTANT.search(without_words(formula)) is None
