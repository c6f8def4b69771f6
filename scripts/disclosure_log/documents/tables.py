"""What tables and plain text (csv, txt) hold that nobody sees, and what a spreadsheet program would run.

Sources: RFC 4180 (CSV), OWASP's page on CSV injection (CWE-1236), Unicode 17.0, 23 (characters that are not seen).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator

MOST_BYTES = 100 << 20
"""The largest table or text that is read."""

MOST_ROWS = 1_048_576
"""The most rows that a spreadsheet program shows."""

LONGEST_CELL = 32_767
"""The most characters that a cell of a spreadsheet program holds."""

DELIMITERS = ",;\t"
QUOTED = re.compile('"[^"]*"')

# C0 and C1 but the tab and the ends of lines.
CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# What changes the order in which letters are seen (UAX 9): taking it out would change what is seen.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# A second, unseen alphabet, but for the flags of England, Scotland and Wales that are made with it (UTS 51).
TAGS = re.compile("(?<!\U0001f3f4)(?<![\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+")
FLAGS = re.compile(
    "\U0001f3f4\U000e0067\U000e0062(?:\U000e0077\U000e006c\U000e0073|\U000e0073\U000e0063\U000e0074"
    "|\U000e0065\U000e006e\U000e0067)\U000e007f"
)
# No width, or blank: joiners, fillers, selectors, and what only programs use.
UNSEEN = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028\u2029\u2060-\u2065\u206a-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ue000-\uf8ff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e0fff\U000f0000-\U0010ffff]"
)
JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")  # seen as the shape of an emoji, or of letters that join

RISKY = frozenset("=+-@")
SPACE = " \t\r\n\xa0\"'\u200b\ufeff"
NUMBER = re.compile(
    r"[+-](?:[\d\s().,:/%£$€#*x+-]|(?<=\d)[eE](?=[+-]?\d))*"
)  # also telephone numbers and ranges: nothing in it can be run
PHRASE = re.compile(r"[+-]+\s*[^\W\d_]|[+-]+\s+\d")
# A call, another sheet or program, a list: what makes a formula of a phrase that begins with a dash or plus.
CALLING = re.compile(
    r"\w\(|\b(?:hyperlink|webservice|import\w+|image|call|rtd|dde)\s*\(|\w['\"]?!\$?\w|[|\[\]{}]", re.IGNORECASE
)
REACHING = re.compile(
    r"hyperlink|webservice|importxml|importdata|importhtml|importfeed|importrange|image\(|filterxml|dde|rtd\(|call\("
    r"|register|exec|cmd|\|.*!|\[",
    re.IGNORECASE | re.DOTALL,
)
# What a program that splits the table elsewhere would run; the last two in the bracket are the wide forms.
LATER = re.compile('(?:[;\t\r\n"]|^)[ \t\xa0"]*[=@\uff1d\uff20](?![=\\s]*$)')
MARKS = re.compile("[=@\uff1d\uff20]")
PLAIN_MARKS = re.compile(r"[=+@\s-]*")
PADDING = re.compile(r"\S[ \t\xa0\u2000-\u200a\u3000]{100,}\S|^[ \t\xa0\u2000-\u200a\u3000]{100,}\S", re.MULTILINE)
CODED = re.compile(r"[A-Za-z0-9+/_-]{200,}={0,2}")


def unseen(text: str) -> bool:
    """Whether there are characters in `text` that nobody sees and that shape nothing."""
    return any(not _shapes(text, match.start()) for match in UNSEEN.finditer(text))


def seen(text: str) -> str:
    """`text` without what nobody sees: controls, unseen characters and the unseen alphabet."""
    flags = FLAGS.split(text)
    kept = [CONTROL.sub("", _without_tags(UNSEEN.sub(_kept(piece), piece))) for piece in flags]
    return "".join(piece + flag for piece, flag in zip(kept, [*FLAGS.findall(text), ""], strict=True))


def tags(text: str) -> str:
    """What the unseen alphabet says in `text`."""
    found = re.findall("[\U000e0000-\U000e007f]+", FLAGS.sub("", text))
    return "\n".join("".join(chr(ord(letter) - 0xE0000) for letter in run) for run in found)


def _without_tags(text: str) -> str:
    return re.sub("[\U000e0000-\U000e007f]", "", text)


class _kept:  # noqa: N801 - it is called as a function
    """Replaces what is unseen by nothing, and keeps what shapes the letters beside it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __call__(self, match: re.Match[str]) -> str:
        return match[0] if _shapes(self._text, match.start()) else ""


def _shapes(text: str, at: int) -> bool:
    """Whether the unseen character at `at` shapes what is seen: part of an emoji, or between letters that join."""
    if text[at] == "\ufeff":
        return at == 0  # the mark at the beginning of UTF-8 files of Windows
    if text[at] not in JOINERS or not at:
        return False
    before = text[at - 1]
    if before != "\ufe0f" and UNSEEN.match(before):
        return False
    return before in "#*0123456789\ufe0f" or unicodedata.category(before) in {"So", "Sk", "Sm", "Lo", "Mn", "Mc", "Po"}


def delimiter(text: str) -> str:
    """What stands between the cells: the one of comma, semicolon and tab that the first lines have most of.

    Those within quotation marks are words of a cell.
    """
    first = QUOTED.sub("", "\n".join(text[:10_000].split("\n")[:20]))
    return max(DELIMITERS, key=lambda each: (first.count(each), each == ","))


def rows(text: str) -> Iterator[list[str]]:
    """The rows of a table, cell by cell. Raises `csv.Error` where quotes do not match (RFC 4180, 2)."""
    csv.field_size_limit(MOST_BYTES)
    return csv.reader(_lines(text), delimiter=delimiter(text), strict=True)


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, each with its end; only the line feed ends one, so that no cell is cut."""
    at = 1 if text.startswith("\ufeff") else 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end


def runs(cell: str) -> bool:
    """Whether a spreadsheet program would run a cell, or might.

    Numbers (`-5`, `-£3.20`), telephone numbers (`+44 7700 900123`), a dash alone and a dash before plain words pass.
    """
    if not cell or cell.isalnum() or cell[0] == "'":  # with an apostrophe before it, it is text already
        return False
    if cell[0] in "\t\r" and cell.strip():
        return True
    if LATER.search(cell, 1):
        return True
    if cell[0].isalnum():
        return False
    bare = unicodedata.normalize("NFKC", cell.lstrip(SPACE)).lstrip(SPACE)
    if not bare or bare[0] not in RISKY or PLAIN_MARKS.fullmatch(bare):
        return False
    return bare[0] in "=@" or not (NUMBER.fullmatch(bare) or (PHRASE.match(bare) and not CALLING.search(bare)))


def reaches(cell: str) -> bool:
    """Whether what would be run in a cell reaches out of the table: links, other programs, other files."""
    return bool(REACHING.search(cell))


def disarmed(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet program would run it."""
    # What would be run further inside, after a line or a semicolon, is calmed in its own place.
    return LATER.sub(lambda found: f"{found[0][:-1]}'{found[0][-1]}", "'" + cell) if runs(cell) else cell
