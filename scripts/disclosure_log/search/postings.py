"""Which words stand in which parts of which responses, and how much that says of a part: an inverted index.

The forms of a word (`request`, `requests`, `requested`) are one group, which goes by their stem. There is no such
knowledge of Welsh: in Welsh texts the endings of English, of which few occur there, are all that is put together.

How much a word says of a part is a level from 1 to 63. It grows with how often the word stands there, ever more slowly,
and with how short the part is (BM25: Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009); and by a
fixed number where the title or another fact has the word. What is short is measured by a fixed length and not by the
average of the log, which each response would change: so a level depends on its response alone, and is the same however
the log is cut.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

from disclosure_log.search.entries import Entry
from disclosure_log.search.words import words_of

SATURATION, BY_LENGTH = 1.2, 0.75
"""`k1` and `b` of BM25, at their usual values."""

USUAL = 500
"""Words of a letter of the usual length, which is neither short nor long."""

STEP = 0.2
"""What a level is worth; `search-index.js` multiplies by it again."""

HIGHEST = 63
BESIDE = {"title": 40, "reference": 40, "files": 10, "outcome": 5, "date": 2}
"""The levels that a word adds by standing in a fact, however often; a text adds up to `(1 + SATURATION) / STEP`."""

IN_TEXT, IN_ABOUT = 2, 1
"""What an occurrence counts in the letter and its attachments, and in what is said of a response beside them."""

MOST = 255
"""The highest count: a word that stands there more often says no more."""

STEMMER = version("snowballstemmer")
"""What the stem of a form depends on beside the form itself."""

APART = 8
"""How far apart the last word of one place and the first of the next are said to stand."""


@dataclass(slots=True)
class Group:
    """The forms of one word, with the parts that hold any of them, in the order of their numbers."""

    forms: set[str] = field(default_factory=set)
    parts: array[int] = field(default_factory=lambda: array("I"))
    worth: array[int] = field(default_factory=lambda: array("H"))
    """For each of these parts the count in its text, and `MOST + 1` times the levels that facts add."""

    places: array[int] = field(default_factory=lambda: array("I"))
    """Where it stands in these parts, part after part: a word that space divides from the one before stands two further
    on, one that only signs divide from it, as in `31(3)`, stands one further on."""

    numbers: array[int] = field(default_factory=lambda: array("I"))
    """How many of the places each part has."""


class Postings:
    """Takes the parts of responses in, one after the other."""

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        """Nothing was taken in yet. `known` has the stems of forms that were worked out before: see `STEMMER`."""
        import snowballstemmer  # noqa: PLC0415 - most processes of a build make no volume

        self._stemmer, self._known = snowballstemmer.stemmer("english"), known or {}
        self._groups: list[Group] = []
        self._of: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._written: dict[str, list[int]] = {}
        self._lengths: array[int] = array("I")

    def add(self, entry: Entry, places: Sequence[tuple[str, str]], *, first: bool) -> None:
        """Take in the next part of `entry`; what is known of the response belongs to the `first`."""
        at: defaultdict[int, list[int]] = defaultdict(list)
        counts: dict[int, int] = {}
        """What is too much in those of the few words that stand elsewhere than in the text."""
        added: dict[int, int] = {}
        last = length = 0
        for name, text in _facts(entry).items() if first else ():
            own: defaultdict[int, list[int]] = defaultdict(list)
            last = self._see(text, last + APART, own)
            for number, found in own.items():
                at[number].extend(found)
                counts[number] = counts.get(number, 0) - len(found) * IN_TEXT
                added[number] = added.get(number, 0) + BESIDE[name] * (MOST + 1)
        for way, text in places:
            start = last + APART
            own = at if way else defaultdict(list)
            last = self._see(text, start, own)
            length += (last - start) // 2
            if not way:
                for number, found in own.items():
                    at[number].extend(found)
                    counts[number] = counts.get(number, 0) - len(found) * (IN_TEXT - IN_ABOUT)
        part = len(self._lengths)
        self._lengths.append(length)
        groups = self._groups
        for number, found in at.items():
            group = groups[number]
            count = len(found)
            group.parts.append(part)
            group.worth.append(min(count * IN_TEXT, MOST))
            group.places.extend(found)
            group.numbers.append(count)
        for number, less in counts.items():
            count = min(len(at[number]) * IN_TEXT + less, MOST)
            groups[number].worth[-1] = added.get(number, 0) + count

    def _see(self, text: str, place: int, at: defaultdict[int, list[int]]) -> int:
        """Add the places of the words of `text`, of which the first is after `place`; returns that of the last."""
        written = self._written
        for piece in text.split():
            groups = written.get(piece)
            if groups is None:
                groups = written[piece] = [self._number(word) for word in words_of(piece)]
            place += 1
            for group in groups:
                place += 1
                at[group].append(place)
        return place

    def _number(self, word: str) -> int:
        """The number of the group of a form."""
        number = self._of.get(word)
        if number is None:
            stem = self._known.get(word) or self._stemmer.stemWord(word)
            number = self._of[word] = self._stems.setdefault(stem, len(self._groups))
            if number == len(self._groups):
                self._groups.append(Group())
            self._groups[number].forms.add(word)
        return number

    def groups(self) -> Mapping[str, Group]:
        """Every group by its stem."""
        return {stem: self._groups[number] for stem, number in self._stems.items()}

    def levels(self) -> Mapping[str, Sequence[int]]:
        """How much each word says of each of its parts, by the stem of its group."""
        # Lengths that differ by less than a twentieth of the usual one are one: so few levels have to be worked out.
        lengths = [round(20 * length / USUAL) for length in self._lengths]
        known: dict[tuple[int, int], int] = {}

        def level(worth: int, length: int) -> int:
            found = known.get((worth, length))
            if found is None:
                added, count = divmod(worth, MOST + 1)
                found = known[worth, length] = _level(added, count / IN_TEXT, length / 20)
            return found

        return {
            stem: [level(worth, lengths[part]) for worth, part in zip(group.worth, group.parts, strict=True)]
            for stem, group in self.groups().items()
        }


def _level(added: int, count: float, length: float) -> int:
    """The level of a word in a part of `length` times the usual one, whose text has it `count` times."""
    least = SATURATION * (1 - BY_LENGTH + BY_LENGTH * length)
    return max(1, min(HIGHEST, added + round(count * (SATURATION + 1) / (count + least) / STEP)))


def _facts(entry: Entry) -> dict[str, str]:
    return {
        "title": entry.title,
        "reference": entry.reference,
        "date": entry.date,
        "outcome": entry.outcome,
        "files": " ".join(entry.files.values()),
    }
