"""What the fields of a Word file do, and what their codes say (ISO/IEC 29500-1, 17.16)."""

from __future__ import annotations

import re

from disclosure_log.documents.word_names import names

LOADING = names(
    "DDE DDEAUTO INCLUDETEXT INCLUDEPICTURE INCLUDE IMPORT LINK AUTOTEXT AUTOTEXTLIST GLOSSARY MACROBUTTON"
    " DATABASE RD PRINT EMBED HTMLACTIVEX GOTOBUTTON CONTROL"
)
"""Fields that load other files or data, or run something."""

FORMS = frozenset({"FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"})

PLAIN = names(
    "PAGE NUMPAGES SECTIONPAGES SECTION DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME TOC TOA REF PAGEREF"
    " NOTEREF FTNREF SEQ STYLEREF TITLE SUBJECT FILENAME NUMWORDS NUMCHARS FILESIZE REVNUM SYMBOL INDEX LISTNUM"
    " AUTONUM AUTONUMLGL AUTONUMOUT BIBLIOGRAPHY AUTHOR DOCPROPERTY STYLE"
)
"""Fields that show what they say."""

MOST_WORDS = 2  # beside switches: the name of a bookmark, of a list, a character's number
LONGEST_SWITCH = 40
MOST_BLANKS = 4
TOKEN = re.compile(r'"((?:\\.|[^"\\])*)"|(\S+)', re.DOTALL)
LINK = re.compile(r"(?:https?://[^\s/@]+\.[^\s/@]+(?:/\S*)?|mailto:\S*|#\S*)", re.IGNORECASE)


def judged(code: str) -> str:
    """The key for what a field does or says beside its result; empty where there is nothing to say."""
    tokens = [match[1] if match[1] is not None else match[2] for match in TOKEN.finditer(code)]
    if not tokens:
        return ""
    name, rest = tokens[0].upper(), tokens[1:]
    if name in LOADING:
        return "document-field-loads"
    if name in FORMS:
        return "document-form"
    if name == "HYPERLINK":
        return _link(rest)
    return "" if _is_plain(name, rest, code) else "document-field"


def _is_plain(name: str, rest: list[str], code: str) -> bool:
    """Whether a field shows what it says: it is of a known kind, and there are no words in its code."""
    if name.startswith("="):
        return len(code) < LONGEST_SWITCH and not re.search(r"[a-z]{9}", code, re.IGNORECASE)
    bookmark = name.startswith("_") and len(rest) <= MOST_WORDS + 1
    words = _unswitched(rest)
    switches = all(len(token) <= LONGEST_SWITCH and token.count(" ") <= MOST_BLANKS for token in rest)
    blanks = name != "STYLEREF" and any(" " in word for word in words)
    return (name in PLAIN or bookmark) and len(words) <= MOST_WORDS and switches and not blanks


def _link(tokens: list[str]) -> str:
    """What is to be said of the code of a link: its tip, and where it leads."""
    if "\\o" in tokens:
        return "document-tip"
    targets = _unswitched(tokens, ("\\l", "\\n", "\\t"))
    local = "\\l" in tokens
    if len(targets) > 1 or (targets and not LINK.fullmatch(targets[0])) or not (targets or local):
        return "document-link"
    return "document-field" if any(" " in token for token in tokens) else ""


def _unswitched(tokens: list[str], switches: tuple[str, ...] = ()) -> list[str]:
    """The tokens without switches and what they take: formats, and what only some switches take."""
    found: list[str] = []
    skip = False
    for token in tokens:
        if skip:
            skip = False
        elif token.startswith("\\"):
            skip = token in switches if switches else token[1:2].lower() not in "hpnrfwzuxdy"
        else:
            found.append(token)
    return found
