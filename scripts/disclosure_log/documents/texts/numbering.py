"""The numbers of lists in a Word file, which stand nowhere in its text (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from disclosure_log.documents.wordprocessing import W, value

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LARGEST_ROMAN = 3_999
_BULLET = "•"


class Numbering:
    """Counts the items of every list of a file, in the order in which they are asked for."""

    def __init__(self, root: Element | None) -> None:
        """`root` is the part with the definitions; None where there is none."""
        self._levels: dict[str, dict[int, Element]] = {}
        self._counts: dict[str, list[int]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        if root is None:
            return
        abstract = {value(each, "abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
        for number in root.iter(f"{W}num"):
            identity = value(number, "numId") or ""
            name = value(number.find(f"{W}abstractNumId"))
            definition = abstract.get(name)
            if definition is None:
                continue
            levels = {_number(value(level, "ilvl"), 0): level for level in definition.iter(f"{W}lvl")}
            self._lists[identity] = name or ""
            for override in number.iter(f"{W}lvlOverride"):
                place = _number(value(override, "ilvl"), 0)
                if (own := override.find(f"{W}lvl")) is not None:
                    levels[place] = own
                if (start := override.find(f"{W}startOverride")) is not None:
                    # A list that begins anew counts for itself.
                    self._lists[identity] = identity + "#"
                    self._starts[identity, place] = _number(value(start), 1)
            self._levels[identity] = levels

    def label(self, identity: str, level: int) -> str:
        """The number or mark of the next item of a list at this level, from 0; empty where it has none."""
        levels = self._levels.get(identity, {})
        counts = self._counts.setdefault(self._lists.get(identity, identity), [])
        for place in range(len(counts), level + 1):
            counts.append(self._start(identity, place) - 1)
        del counts[level + 1 :]
        counts[level] += 1
        for place in range(level):
            counts[place] = max(counts[place], self._start(identity, place))
        definition = levels.get(level)
        if definition is None:
            return _BULLET
        form = value(definition.find(f"{W}numFmt")) or "decimal"
        if form in {"bullet", "none"}:
            return _BULLET if form == "bullet" else ""

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            own = levels.get(place)
            said = value(None if own is None else own.find(f"{W}numFmt")) or "decimal"
            return shown_as(counts[place], said) if place < len(counts) else ""

        return re.sub(r"%([1-9])", shown, value(definition.find(f"{W}lvlText")) or "")

    def _start(self, identity: str, level: int) -> int:
        own = self._starts.get((identity, level))
        definition = self._levels.get(identity, {}).get(level)
        start = None if definition is None else definition.find(f"{W}start")
        return own if own is not None else _number(value(start), 1)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise  # noqa: PLR2004 - more than any list has


def shown_as(count: int, form: str) -> str:
    """A number as a list shows it (17.18.59); in figures where the form is another one."""
    shown = str(count)
    if form in {"lowerLetter", "upperLetter"} and count > 0:
        shown = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    elif form in {"lowerRoman", "upperRoman"} and 0 < count <= _LARGEST_ROMAN:
        shown = roman(count)
    elif form == "decimalZero":
        shown = f"{count:02}"
    return shown.upper() if form.startswith("upper") else shown


def roman(count: int) -> str:
    """A number from 1 to 3,999 in small Roman numerals."""
    text = ""
    for size, letters in _ROMAN:
        text += letters * (count // size)
        count %= size
    return text
