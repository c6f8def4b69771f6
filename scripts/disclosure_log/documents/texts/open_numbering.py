"""The numbers of lists in an OpenDocument text, which stand nowhere in its words.

Source: OASIS OpenDocument 1.3, part 3, 5.3 (lists), 16.32 (their styles), 19.500 (`style:num-format`).
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from disclosure_log.documents.opendocument_styles import STYLE, TEXT
from disclosure_log.documents.texts.numbering import shown_as

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BULLET = "•"
_LARGEST = 6
"""Figures of the largest number that a list begins with."""

_IDENTITY = "{http://www.w3.org/XML/1998/namespace}id"


class OpenNumbering:
    """Counts the items of every list of a text, in the order in which they are asked for."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """`roots` are the parts with the styles of lists; those of the first go before those of the others."""
        self._levels: dict[tuple[str | None, str | None], Element] = {}
        for root in roots:
            for style in root.iter(f"{TEXT}list-style"):
                for level in style.iter(f"{TEXT}list-level-style-number"):
                    key = style.get(f"{STYLE}name"), level.get(f"{TEXT}level")
                    self._levels.setdefault(key, level)
        self._lists: dict[str, list[int]] = {}
        self._last: dict[str | None, list[int]] = {}

    def counts(self, element: Element) -> list[int]:
        """How many items a list has had so far at each level: those of the list that it continues, or none."""
        style = element.get(f"{TEXT}style-name")
        counts = self._lists.get(element.get(f"{TEXT}continue-list", ""))
        if counts is None and element.get(f"{TEXT}continue-numbering") == "true":
            counts = self._last.get(style)
        self._last[style] = counts = [] if counts is None else counts
        if identity := element.get(_IDENTITY):
            self._lists[identity] = counts
        return counts

    def label(self, style: str | None, level: int, counts: list[int], item: Element) -> str:
        """The number or mark of a list's next item at this level, from 0, with a blank; empty where it has none."""
        counts += (self._start(style, place) - 1 for place in range(len(counts), level + 1))
        del counts[level + 1 :]
        counts[level] = _number(item.get(f"{TEXT}start-value"), counts[level] + 1)
        own = self._levels.get((style, str(level + 1)))
        if own is None:
            return f"{_BULLET} "
        form = own.get(f"{STYLE}num-format")
        if form is None:
            return f"{counts[level]}. "
        if not form:
            return ""
        first = max(level + 1 - _number(own.get(f"{TEXT}display-levels"), 1), 0)
        shown = ".".join(shown_as(max(counts[place], 1), self._form(style, place)) for place in range(first, level + 1))
        return f"{own.get(f'{STYLE}num-prefix', '')}{shown}{own.get(f'{STYLE}num-suffix', '')} "

    def _form(self, style: str | None, level: int) -> str:
        own = self._levels.get((style, str(level + 1)))
        return _FORMS.get("" if own is None else own.get(f"{STYLE}num-format", ""), "decimal")

    def _start(self, style: str | None, level: int) -> int:
        own = self._levels.get((style, str(level + 1)))
        return 1 if own is None else _number(own.get(f"{TEXT}start-value"), 1)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < _LARGEST else otherwise
