"""The words of a text, as they are looked for: `search-words.js` takes them in the same way.

Both are held to the same examples in the tests.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_INSIDE = re.compile(r"(?<=[^\W\d_])['\u2019](?=[^\W\d_])|(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
"""What stands inside a word or a number and is left out: `officer's`, `1,000`."""


def words_of(text: str) -> list[str]:
    """The words and numbers of `text` in their order, in small letters, without accents and signs."""
    text = text.lower()
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return _WORD.findall(_INSIDE.sub("", text))
