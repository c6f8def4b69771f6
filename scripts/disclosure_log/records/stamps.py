"""Stamps: signs put into a copy of the Markdown to learn which place of it a piece of the finished HTML comes from.

A stamp is two private-use characters that hold an offset. No response may hold such characters (rule DL009), and no
stamped copy is ever published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_FIRST = 0xE000
_MANY = 0xF8FF - _FIRST + 1
STAMP = re.compile("[\ue000-\uf8ff]{2}")
"""What a stamp looks like."""

# Where findings can stand. A definition such as `[1]: annex` is matched so that its bracket is left alone.
_PLACES = re.compile(
    r"""
      (?P<heading>^(?:[*+-]?[ \t>])*\#{1,6}(?!\#)[ \t]*)
    | (?P<underlined>^[ \t>]*(?=[^\s>][^\n]*\n[ \t>]*(?:=+|-+)[ \t]*$))
    | (?P<definition>^[ ]{0,3}\[[^\]\n]*\]:)
    | (?P<hidden><!--|<!\[CDATA\[|<\?|<![a-zA-Z]+[ ])
    | (?P<address>(?=<[a-z][a-z0-9+.-]*:[^\s<>]*>|<[^\s<>]+@))
    | (?P<closing></[a-zA-Z])
    | (?P<tag><[a-zA-Z][^\s/<>]*(?=[\s/>]))
    | (?P<bracket>(?<![\]\\!])!?\[)
    """,
    re.MULTILINE | re.VERBOSE | re.IGNORECASE,
)


def stamp(offset: int) -> str:
    """The stamp of `offset`, which is at most 40 million."""
    high, low = divmod(offset, _MANY)
    return chr(_FIRST + high) + chr(_FIRST + low)


def stamped(source: str) -> str:
    """`source` with a stamp at every heading, bracket, address and tag, as what they mean in Markdown allows."""
    return _PLACES.sub(_with_stamp, source)


def stamped_at(source: str, offsets: Iterable[int]) -> str:
    """`source` with a stamp before each of the `offsets`, which stand in rising order."""
    pieces, last = [], 0
    for offset in offsets:
        pieces += [source[last:offset], stamp(offset)]
        last = offset
    return "".join([*pieces, source[last:]])


def stamps_in(text: str) -> Iterator[int]:
    """The offsets of the stamps in `text`."""
    return (offset_of(match[0]) for match in STAMP.finditer(text))


def offset_of(mark: str) -> int:
    """The offset that a stamp holds."""
    high, low = (ord(sign) - _FIRST for sign in mark)
    return high * _MANY + low


def without_stamps(text: str) -> str:
    """`text` as it was before it was stamped."""
    return STAMP.sub("", text)


def _with_stamp(found: re.Match[str]) -> str:
    kind, text, place = found.lastgroup, found[0], found.start()
    match kind:
        case "definition":
            return text
        case "tag":
            return f"{text} {stamp(place)}"
        case "bracket" | "closing":
            return stamp(place) + text
        case "heading":
            return text + stamp(place + text.index("#"))
        case "underlined":
            return text + stamp(found.end())
        case _:
            return text + stamp(place)
