"""What the indexer reads: one small HTML document for a response, and further ones where its attachments are long.

They are written for the indexer alone, so that nothing of the pages around a letter is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from disclosure_log.search.entries import Entry, Place

LONGEST = 6_000
"""Most words of one document: the browser loads a document to show where in it something was found."""

SIGN = "\N{SECTION SIGN}"
"""A text that no word is found in: the indexer leaves out headings, and documents, without any text."""

SEPARATOR = "\N{SYMBOL FOR RECORD SEPARATOR}"
"""What stands between files: the indexer makes one space of whatever is white."""

_NAMED = re.compile(r"""(<h[1-6][^>]*?)\sid="[^"]*\"""")


def documents(entry: Entry, language: str) -> Iterator[tuple[str, str]]:
    """The path of each document of `entry` with its HTML, the one that stands for the response first.

    The path says what nobody is to search for: how the result looks, and where it leads.
    """
    look = f"{entry.shape}.{entry.language}" if entry.language else entry.shape
    for number, places in enumerate(_divided(entry.places)):
        path = f"{look}/{entry.path}{f'+{number}' if number else ''}.html"
        yield path, _document(entry, places, language, whole=not number)


def _divided(places: Sequence[Place]) -> Iterator[list[Place]]:
    """The places in documents of about `LONGEST` words, in their order; at least one."""
    found: list[Place] = []
    words = 0
    for place in places:
        count = len((place.text or place.html).split())
        if found and words + count > LONGEST:
            yield found
            found, words = [], 0
        found.append(place)
        words += count
    yield found


def _document(entry: Entry, places: Sequence[Place], language: str, *, whole: bool) -> str:
    said = {"title": entry.title, "reference": entry.reference, "date": entry.date, "outcome": entry.outcome}
    if entry.files:
        said["files"] = f" {SEPARATOR} ".join(f"{name} {title}" for name, title in entry.files.items())
    meta = "".join(
        f'<p data-pagefind-ignore data-pagefind-meta="{name}[data-it]" data-it="{escape(text)}"></p>'
        for name, text in said.items()
    )
    about = f'<p data-pagefind-weight="0.5">{escape(entry.about)}</p>' if whole and entry.about else ""
    text = "".join(map(_piece, places))
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><title></title></head>'
        f"<body data-pagefind-body>{meta}{about}<p>{SIGN}</p>{text}</body></html>"
    )


def _piece(place: Place) -> str:
    # The headings inside a letter would be places of their own.
    html = _NAMED.sub(r"\1", place.html) or f"<p>{escape(place.text)}</p>"
    return f'<h2 id="{escape(place.way)}">{SIGN}</h2>{html}'
