"""Text as the search for personal data reads it: one form for each digit, space and dash, and nothing invisible.

Whoever hides a number behind full-width digits, soft hyphens or `&#64;` writes the same number. So does a program that
makes a PDF: ligatures, odd spaces, letters with their accents apart (Unicode Standard Annex 15, form NFKC).
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
_OTHER = rf"\r\n?|[\x00-\x7f](?=[{_MARKS}])[{_MARKS}]+|[^\x00-\x7f][{_MARKS}]*|{_ENTITY}"
# A backslash before a sign is how Markdown writes the sign itself.
_ESCAPED = r"\\(?=[!-/:-@\[-`{-~])"
_UNUSUAL = re.compile(f"{_OTHER}|{_ESCAPED}")
_MARKUP = re.compile(
    rf"{_OTHER}|{_ESCAPED}|<!--(?s:.{{0,2000}}?)-->|</?[A-Za-z][^<>\n]{{0,500}}>|[*`~]+|(?<![^\W_])_+|_+(?![^\W_])"
)
# Bounded, and a run of signs is tried once, so that a line of stars takes no longer than any other.
_SEAM = re.compile(r"(?:[*`~]{1,9}+|</?[A-Za-z!][^<>\n]{0,500}>){1,9}(?=\s?\w)")
_BEGINS_SEAM = re.compile(r"[*`~<]")
_QUOTES = "'\u2018\u2019\u201b\u2032\u02bc"


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in its plain form, and where each sign of it stood."""

    text: str
    _starts: tuple[int, ...] = ()
    """Where in `text` each piece begins that was changed, or that follows one that was."""
    _origins: tuple[tuple[int, int], ...] = ()
    """Where each of these pieces began, and how long it was; 0 for one that was not changed."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as it was given."""
        return self._origin(start), self._origin(end - 1, ending=True)

    def _origin(self, place: int, *, ending: bool = False) -> int:
        if not self._starts or place < self._starts[0]:
            return place + ending
        number = bisect_right(self._starts, place) - 1
        origin, length = self._origins[number]
        if length:
            return origin + length * ending
        return origin + place - self._starts[number] + ending


def normal(text: str, *, markup: bool = False) -> Normal:
    """`text` in its plain form; with `markup`, also without the signs of Markdown and HTML."""
    pattern = _MARKUP if markup else _UNUSUAL
    if not markup and text.isascii() and "\r" not in text and "&" not in text and "\\" not in text:
        return Normal(text)
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[tuple[int, int]] = []
    length = last = 0
    for match in pattern.finditer(text):
        begin, end = match.span()
        if begin > last:
            starts.append(length)
            origins.append((last, 0))
            pieces.append(text[last:begin])
            length += begin - last
        if plain := _plain(match[0]):
            starts.append(length)
            origins.append((begin, end - begin))
            pieces.append(plain)
            length += len(plain)
        last = end
    starts.append(length)
    origins.append((last, 0))
    pieces.append(text[last:])
    return Normal("".join(pieces), tuple(starts), tuple(origins))


def is_sewn(text: str) -> bool:
    """Whether signs of markup stand inside words or numbers, so that both readings have to be searched."""
    for seam in _seams(text):
        before, behind = text[max(0, seam.start() - 2) : seam.start()], text[seam.end() : seam.end() + 1]
        if (before[-1:].isalnum() and behind.isalnum()) or (before.strip()[-1:].isdigit() and not behind.isalpha()):
            return True
    return False


def _seams(text: str) -> Iterator[re.Match[str]]:
    """What `_SEAM` finds; it is tried only where one of its signs stands."""
    place = 0
    while sign := _BEGINS_SEAM.search(text, place):
        seam = _SEAM.match(text, sign.start())
        place = seam.end() if seam else sign.end()
        if seam:
            yield seam


@lru_cache(4096)
def _plain(piece: str) -> str:
    """One sign with its accents, or one entity, in its plain form."""
    if piece[0] == "\r":
        return "\n"
    if piece[0].isascii() and not piece[-1:] > "\x7f" and not piece.startswith("&"):
        return ""  # a backslash, or a sign of markup
    if piece.startswith("&") and piece.endswith(";"):
        piece = html.unescape(piece)
    return "".join(_signs(unicodedata.normalize("NFKC", piece)))


def _signs(text: str) -> Iterator[str]:
    for sign in text:
        category = unicodedata.category(sign)
        if category == "Nd":
            yield str(unicodedata.digit(sign))
        elif category == "Pd" or sign == "\u2212":
            yield "-"
        elif category == "Zs":
            yield " "
        elif category in ("Zl", "Zp") or sign == "\x85":
            yield "\n"
        elif sign in _QUOTES:
            yield "'"
        # What shows nothing: soft hyphens, joiners, marks of direction; what a font alone knows.
        elif category not in ("Cf", "Co", "Cs", "Cn") and sign not in "\u034f\u115f\u1160\u3164\uffa0":
            yield sign
