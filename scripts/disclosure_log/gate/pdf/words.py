"""Which words stand on the pages, and which of those beside the pages do not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from disclosure_log.gate.notes import Notes
from disclosure_log.gate.pdf.tokens import names
from disclosure_log.gate.pdf.walk import Said

WORD = re.compile(r"[^\W_]+")
RUN = re.compile(r"[^\W\d_]{4,}")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
SHORTEST = 3
"""Words with fewer letters say nothing by themselves."""

JOINED = 8
"""How many characters a text has at least to be looked for without regard to spaces."""

# What says nothing that a picture, its kind or its place in the document does not say.
EMPTY = names(
    "sheet sheets slide slides headers footers watermark color colour layer layers",
    "the and for from with that this are was were has have not but its into over per all any our your their his",
    "her of a an to in on at by or as is be it we page pages contents table tables figure figures fig image",
    "picture photo photograph logo icon chart graph diagram map drawing illustration decorative blank empty",
    "untitled cover front back title section chapter part appendix annex schedule introduction summary bookmark",
    "header footer footnote note link links opens new window tab mail email website web http https www decorative",
    "line arrow box shape border background bar pie description automatically generated containing text document",
    "heading list item index end start top bottom",
)

# What the identifiers of programs are made of.
IDENTIFIERS = names(
    "node struct structure element elem ident anchor bookmark toc ref refheading heading title chapter section",
    "subsection subsubsection paragraph para page figure table equation item cite footnote note head body cell",
    "column header link dest doc start outline label annex appendix index list part text name goback hlk numref",
    "lof lot theorem xref untitled mark line row span story textframe article main document objectbookmark",
    "sequence hardfootnote float word skia root top block uuid hash object artifact form field",
)


def normal(text: str) -> str:
    """The text with ligatures, accents' forms and case made one, and without soft hyphens."""
    return unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "").replace("\ufffe", "")


class PageWords:
    """The words of the pages of one document."""

    def __init__(self, pages: Iterable[str]) -> None:
        texts = [WORD.findall(normal(text)) for text in pages]
        self.pages = [frozenset(words) for words in texts]
        self.all = frozenset(word for words in self.pages for word in words)
        self.running = f" {' '.join(word for words in texts for word in words)} "
        self.joined = self.running.replace(" ", "")

    def show(self, text: str) -> bool:
        """Whether all that the text says stands together on the pages, or word by word on one of them."""
        words = WORD.findall(normal(text))
        if not words or f" {' '.join(words)} " in self.running:
            return True
        together = "".join(words)
        if len(together) >= JOINED and together in self.joined:
            return True
        rest = {word for word in words if len(word) >= SHORTEST and word.rstrip("0123456789") not in EMPTY}
        return not rest or any(rest <= page for page in self.pages)

    def show_identifier(self, text: str) -> bool:
        """Whether the words in a name that a program gave stand on the pages, or are usual in such names."""
        runs = [normal(run) for run in RUN.findall(HUMP.sub(" ", text))]
        return all(run in self.all or run in IDENTIFIERS or run in EMPTY for run in runs) or self.show(text)


IDENTIFYING = frozenset({"pdf-destination", "pdf-label"})


def note_said(said: Iterable[Said], words: PageWords, notes: Notes) -> None:
    """Give every string beside the pages to the search for personal data, and note those that no page shows."""
    done: set[tuple[str, str]] = set()
    for one in said:
        if (one.key, one.text) in done:
            continue
        done.add((one.key, one.text))
        notes.text(one.text, one.place)
        if one.key == "pdf-thread":
            continue  # noted for being there
        shown = words.show_identifier(one.text) if one.key in IDENTIFYING else words.show(one.text)
        if one.key == "pdf-structure" and not shown:
            shown = words.show_identifier(one.text) and " " not in one.text
        if not shown:
            notes.note(one.key, one.place, one.text)
