"""Canaries: names and numbers that are never to be published, searched for without holding them.

Whoever keeps the names makes a list of keyed hashes (HMAC, RFC 2104, with SHA-256). The list may lie beside the log;
the key must not. Without the key nobody can try names against the list, and nothing can be searched for.

The list is a text file: a line that names its form, a line that tells whether a key is the right one, and one hash a
line: `=` before that of a whole name or number, `>` before that of how a longer one begins.
"""

from __future__ import annotations

import hmac
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from disclosure_log.gate.people.normal import Normal, normal

KEY = "DISCLOSURE_LOG_CANARY_KEY"
"""The environment variable that holds the key."""

SHORTEST_KEY = 32
"""Characters that a key has to have: those of a password manager, or `openssl rand -hex 32`."""

MOST_WORDS = 4
"""Words of the longest name that is searched for."""

_HEADER = "disclosure-log canaries 1"
_SHORTEST = 3
"""Letters of the shortest name: shorter ones are words of any text."""
_SHORTEST_NUMBER, _BEGINS = 6, 6
"""Signs of the shortest number that is also found with spaces inside; signs that its search begins with."""
_MOST_PIECES = 8
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_HASH = re.compile(r"[=>] [0-9a-f]{64}")
_FIGURE = re.compile(r"\d")

Look = Callable[[str], tuple[bool, bool]]
"""Tells of words whether they are on the list, and whether something on it begins with them."""


class CanariesError(ValueError):
    """A list or a key that cannot be used. It says what is wrong and what to do, and nothing of what is on the list."""

    def __init__(self, message: str, hint: str) -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


def key_from(environment: Mapping[str, str] = os.environ) -> bytes:
    """The key, out of the environment; raises `CanariesError` where it is missing or short."""
    key = environment.get(KEY, "").strip()
    if not key:
        raise CanariesError(
            f"The list of canaries cannot be used: the environment variable {KEY} is not set.",
            "Set it to the key that the list was made with: on GitHub as a secret that the workflow hands over.",
        )
    if len(key) < SHORTEST_KEY:
        raise CanariesError(
            f"The key in the environment variable {KEY} is shorter than {SHORTEST_KEY} characters.",
            "Make one that nobody can guess, with openssl rand -hex 32 or a password manager, and make the list anew.",
        )
    return key.encode()


def make_list(lines: Iterable[str], key: bytes) -> str:
    """The list for these names and numbers, one a line; empty lines and those that begin with `#` are passed over.

    Of a name of two words the other order is on the list too. Raises `CanariesError` for what cannot be searched for.
    """
    hashes: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        words = [word for word, _, _ in _words(normal(line))]
        joined = "".join(words)
        if len(joined) < _SHORTEST:
            raise CanariesError(
                f"What stands on line {number} has fewer than {_SHORTEST} letters or figures: every file would be "
                f"held.",
                "Take it out, or write the whole name.",
            )
        if _is_number(joined):
            hashes.update((f"= {_hash(key, joined)}", f"> {_hash(key, joined[:_BEGINS])}"))
            continue
        if len(words) > MOST_WORDS:
            raise CanariesError(
                f"What stands on line {number} has more than {MOST_WORDS} words.", "Write the part that is telling."
            )
        for order in (words, words[::-1]) if len(words) == 2 else (words,):  # noqa: PLR2004 - Surname, Forename
            hashes.add(f"= {_hash(key, ' '.join(order))}")
            if len(order) > 1:
                hashes.add(f"> {_hash(key, order[0])}")
    return "\n".join([_HEADER, f"key {_hash(key, _HEADER)}", *sorted(hashes), ""])


@dataclass(frozen=True, slots=True)
class Canaries:
    """A list to search with."""

    key: bytes = field(repr=False)
    whole: frozenset[str]
    """The hashes of names and numbers."""

    beginnings: frozenset[str]
    """The hashes of how those of several words, and numbers, begin."""

    @classmethod
    def from_file(cls, path: Path, key: bytes) -> Canaries:
        """Read a list. Raises `CanariesError` where it is missing, damaged, or made with another key."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            raise CanariesError(
                f"The list of canaries {path.name} cannot be read.",
                "Check the option canaries in mkdocs.yml, or make the list with disclosure-log canaries.",
            ) from None
        return cls.from_text(text, key)

    @classmethod
    def from_text(cls, text: str, key: bytes) -> Canaries:
        """The same of a list that was read already."""
        lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
        if lines[0] != _HEADER or not all(_HASH.fullmatch(line) for line in lines[2:]):
            raise CanariesError(
                "The list of canaries is damaged, or was made by another version of this program.",
                "Make it anew with disclosure-log canaries.",
            )
        if len(lines) < 2 or not hmac.compare_digest(lines[1].encode(), f"key {_hash(key, _HEADER)}".encode()):  # noqa: PLR2004 - the first two lines are the head
            raise CanariesError(
                f"The list of canaries was made with another key than the one in the environment variable {KEY}.",
                "Set the key that it was made with, or make the list anew.",
            )
        return cls(
            key,
            frozenset(line[2:] for line in lines[2:] if line.startswith("=")),
            frozenset(line[2:] for line in lines[2:] if line.startswith(">")),
        )

    def search(self, text: str) -> Iterator[tuple[int, int]]:
        """Where in `text` something on the list stands: start and end of each."""
        plain = normal(text)
        words = list(_words(plain))
        known: dict[str, tuple[bool, bool]] = {}

        def look(word: str) -> tuple[bool, bool]:
            if word not in known:
                code = _hash(self.key, word)
                known[word] = (code in self.whole, code in self.beginnings)
            return known[word]

        for number, (word, start, end) in enumerate(words):
            whole, begins = look(word)
            last = end if whole else 0
            if begins:
                for count in range(2, MOST_WORDS + 1):
                    name = words[number : number + count]
                    if len(name) == count and look(" ".join(each for each, _, _ in name))[0]:
                        last = name[-1][2]
            last = max(last, self._number(words, number, look))
            if last:
                yield plain.span(start, last)

    @staticmethod
    def _number(words: list[tuple[str, int, int]], number: int, look: Look) -> int:
        """Where a number ends that begins with this word and has spaces inside; 0 where there is none."""
        joined, pieces = "", 0
        begun = False
        for word, _, end in words[number : number + _MOST_PIECES]:
            pieces += 1
            if not _FIGURE.search(word) and len(word) > 2:  # noqa: PLR2004 - letters inside a number are few
                return 0
            joined += word
            if len(joined) < _BEGINS:
                continue
            if not begun and not (begun := look(joined[:_BEGINS])[1]):
                return 0
            if pieces > 1 and look(joined)[0]:
                return end
        return 0


def _is_number(joined: str) -> bool:
    return len(joined) >= _SHORTEST_NUMBER and sum(map(str.isdigit, joined)) * 2 >= len(joined)


def _words(plain: Normal) -> Iterator[tuple[str, int, int]]:
    """The words in small letters without accents, and where they stand."""
    for match in _WORD.finditer(plain.text):
        yield _folded(match[0]), match.start(), match.end()


@lru_cache(65536)
def _folded(word: str) -> str:
    word = word.replace("'", "").casefold()
    if word.isascii():
        return word
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign)).casefold()


def _hash(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode("utf-8", "surrogatepass"), "sha256").hex()
