"""Which words the log has, in which forms, and in which pieces of which volumes each is found.

So a search asks only the volumes that hold its words, and nothing in the browser has to know how English forms words.
The lexicon is put together anew for each site from what is kept of the volumes; no text is read for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

FORMS_TOGETHER = 500
"""How many forms one file holds."""

Forms = Sequence[Mapping[str, Sequence[str]]]
"""For each piece of a volume the forms of each word, by its stem."""


def lexicon(volumes: Sequence[Forms]) -> Iterator[dict[str, Any]]:
    """The files of the lexicon, in the order of the alphabet.

    Each form leads to its home, the shortest form of its word. The home has the other forms, the stem by which the
    volumes know the word, and the number of each volume that has it, with that of the piece.
    """
    words: dict[str, tuple[set[str], list[int]]] = {}
    for number, pieces in enumerate(volumes):
        for piece, stems in enumerate(pieces):
            for stem, forms in stems.items():
                known = words.get(stem)
                if known is None:
                    known = words[stem] = set(), []
                known[0].update(forms)
                known[1].extend((number, piece))
    found: dict[str, Any] = {}
    for stem, (every, where) in words.items():
        home = min(every, key=lambda form: (len(form), form))
        others = sorted(every - {home})
        found[home] = [others, stem, where]
        found.update(dict.fromkeys(others, home))
    order = sorted(found)
    for start in range(0, len(order), FORMS_TOGETHER):
        yield {form: found[form] for form in order[start : start + FORMS_TOGETHER]}
