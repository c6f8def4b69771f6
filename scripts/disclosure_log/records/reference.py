"""References: what an authority calls a response, and the path and address that follow from it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

INBOX = "inbox"
"""The folder under `responses/` for letters that are to be imported."""

RESERVED = frozenset({INBOX, "register"})
"""First folders under `responses/` that are not references: letters to import, and what is not published."""

LONGEST = 100
"""Most characters of a reference, and of one folder of its path (file systems allow 255 bytes a name)."""


PLAIN_QUOTES = "'\""
_TYPED = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u201a", "'"),
        **dict.fromkeys("\u201c\u201d\u201e", '"'),
    }
)


class ReferenceUnusableError(ValueError):
    """A reference that cannot be an address; says why in `message` and what to do in `hint`."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as the authority writes it, and its path: `FOI 1/2` has the path `foi-1/2`.

    Only `/` separates folders; every other run of characters outside letters, digits, `.` and `-` becomes `-`, in
    lower case. Letters with accents lose them, so that an address can be typed on any keyboard.
    """

    text: str
    path: str

    @property
    def address(self) -> str:
        """Where its page stands, from the top of the site: `responses/2021/702/`."""
        return f"responses/{self.path}/"

    @property
    def file(self) -> str:
        """Where its Markdown file stands, from the project's folder: `responses/2021/702.md`."""
        return f"responses/{self.path}.md"

    def __str__(self) -> str:
        return self.text


def make_reference(text: str, separator: str = "/") -> Reference:
    """The reference that `text` writes.

    `separator` takes the place of `/` in the path (`-` for an authority whose references nest). Raises
    `ReferenceUnusableError`.
    """
    if text != (typed := text.translate(_TYPED)):
        raise ReferenceUnusableError(
            "The reference holds a long dash or a curly quotation mark, as word processors put in.",
            f"Write it with plain signs: {typed.strip(PLAIN_QUOTES)}",
        )
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).lower()
    plain = plain.replace("/", separator) if separator != "/" else plain
    segments = [re.sub(r"[^a-z0-9.\-]+", "-", segment).strip("-") for segment in plain.split("/")]
    if max(len(text), *map(len, segments)) > LONGEST:
        raise ReferenceUnusableError(
            f"The reference is longer than {LONGEST} characters.", "Check for text that slipped in."
        )
    for segment in segments:
        if not segment.strip(".-"):
            raise ReferenceUnusableError(
                "The reference has a part with no letter or digit in it, so it cannot be an address.",
                "Write it as it stands on the letter, for example 2021/702 or FOI-2021-702.",
            )
        if ".." in segment:
            raise ReferenceUnusableError("The reference holds two full stops in a row.", "Write one, or a hyphen.")
        if segment.startswith(".") or segment.endswith((".md", ".html", ".json")):
            raise ReferenceUnusableError(
                "A part of the reference begins with a full stop or ends like a file (.md, .html, .json).",
                "Write it as it stands on the letter, without the file's ending.",
            )
    if segments[0] in RESERVED:
        raise ReferenceUnusableError(
            f"References cannot begin with {segments[0]}/: that folder has a use of its own.",
            "Put the authority's own letters before it, for example FOI-.",
        )
    return Reference(text, "/".join(segments))
