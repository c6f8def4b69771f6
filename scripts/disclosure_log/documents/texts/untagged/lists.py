"""Tells the items of lists by their numbers and marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosure_log.documents.texts.making import nested
from disclosure_log.documents.texts.model import Items

_LABEL = re.compile(
    r"""(?P<mark>[•◦▪▫■□●○‣➢➤✓✔·\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\u2013\u2014*-])\s
    | (?P<asked>[QA]\.?\s?\d{1,2}(?:\.\d{1,2})*[a-z]?[.):]?)\s
    | (?P<round>\((?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})\))\s
    | (?P<number>(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})\)|\d{1,3}\.|\d{1,2}(?:\.\d{1,2})+\.?|[a-z]\.|[ivx]{1,5}\.)\s
    | (?P<initial>[A-Z]\.)\s""",
    re.VERBOSE,
)


def label_of(text: str) -> str:
    """The number or the mark of a list's item that a line begins with; empty where it begins with none."""
    match = _LABEL.match(text)
    return match[0].strip() if match else ""


def is_initial(label: str) -> bool:
    """Whether a label may as well be the initial of a name."""
    return len(label) == 2 and label[0].isupper() and label[1] == "."  # noqa: PLR2004 - a letter and a dot


def is_next(label: str, before: str) -> bool:
    """Whether initials follow each other as the letters of a list do."""
    return is_initial(before) and ord(label[0]) - ord(before[0]) == 1


def list_of(items: Sequence[tuple[float, float, str]]) -> Items:
    """Items, each with where it begins, how high its letters are, and its words: nested by indentation."""
    levels: list[float] = []
    flat: list[tuple[int, str]] = []
    for left, height, text in items:
        while levels and left < levels[-1] - height / 2:
            levels.pop()
        if not levels or left > levels[-1] + height / 2:
            levels.append(left)
        flat.append((len(levels) - 1, text))
    return nested(flat)
