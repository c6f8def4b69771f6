"""The measure: how right an import is, field by field, and whether that is what issue and officers ask for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from tests.letters.model import Field, Items, Letter, Part, Provision, tokens
from tests.letters.producers import Made
from tests.letters.reading import Got

FIELDS = ("reference", "responded", "received", "correct_as_at", "title")
SHARE = 0.95
"""What share of stated references, response dates and exemptions has to be right."""


@dataclass(frozen=True, slots=True)
class Result:
    """A letter's file and what the import made of it."""

    made: Made
    got: Got
    seconds: float = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that is not as it has to be."""

    letter: str
    layout: str
    producer: str
    what: str
    wanted: str
    got: str

    def __str__(self) -> str:
        return f"{self.letter} ({self.layout}) by {self.producer}: {self.what}: wanted {self.wanted}, got {self.got}"


@dataclass
class Tally:
    """How a field fared."""

    stated: int = 0
    """In how many files it is stated and has to be found."""

    right: int = 0
    left_out: int = 0
    wrong: int = 0
    invented: int = 0
    """In how many files it is not stated and a value was given all the same."""

    asked: int = 0
    """In how many it may be read in two ways, or stands in the name of the file alone, and no value was given."""

    @property
    def share(self) -> float:
        """The share of what is stated that is right; 1 where nothing is stated."""
        return self.right / self.stated if self.stated else 1


@dataclass
class Score:
    """How an import fared over some files."""

    files: int = 0
    fields: dict[str, Tally] = field(default_factory=dict)
    found: int = 0
    """Exemptions that are cited and were found."""

    missed: int = 0
    too_many: int = 0
    """Exemptions that were given and that the letter does not rely on."""

    with_names: int = 0
    """Drafts in which something of the requester survived."""

    words: int = 0
    """Words that belong in the body."""

    kept: int = 0
    misplaced: int = 0
    """Words under the other heading."""

    added: int = 0
    """Words in the body that are not the letter's, or the edge of a page."""

    links: int = 0
    links_kept: int = 0
    rows: int = 0
    rows_kept: int = 0
    """Rows of tables."""

    seconds: float = 0
    failures: list[Failure] = field(default_factory=list)
    not_read: frozenset[str] = frozenset()
    """What nothing reads yet."""

    @property
    def precision(self) -> float:
        """The share of the exemptions given that are the letter's; 1 where none are given."""
        given = self.found + self.too_many
        return self.found / given if given else 1

    @property
    def recall(self) -> float:
        """The share of the letters' exemptions that were given; 1 where there are none."""
        cited = self.found + self.missed
        return self.found / cited if cited else 1

    def unmet(self) -> list[str]:
        """What of the bar is not met, a line each: 95 of 100 right and none wrong; 0.95; no requester left."""
        lines = []
        for name in ("reference", "responded"):
            tally = self.fields.get(name, Tally())
            if name in self.not_read or tally.share < SHARE:
                lines.append(f"{name}: {tally.right} of {tally.stated} are right")
            if tally.wrong or tally.invented:
                lines.append(f"{name}: {tally.wrong} are wrong and {tally.invented} invented")
        if "exemptions" in self.not_read or min(self.precision, self.recall) < SHARE:
            lines.append(f"exemptions: precision {self.precision:.3f}, recall {self.recall:.3f}")
        if "names" in self.not_read or self.with_names:
            lines.append(f"names: {self.with_names} drafts name the requester")
        return lines


def score(results: Iterable[Result]) -> Score:
    """The measure of some results."""
    total = Score()
    for result in results:
        total.files += 1
        total.seconds += result.seconds
        total.not_read |= result.got.missing
        total.failures += _Measured(total, result).failures()
    return total


@dataclass
class _Measured:
    """One result on its way into the score."""

    total: Score
    result: Result

    @property
    def letter(self) -> Letter:
        return self.result.made.letter

    def failures(self) -> Iterator[Failure]:
        got, truth = self.result.got, self.letter.truth
        for name in FIELDS:
            if name not in got.missing:
                yield from self._field(name, getattr(truth, name), getattr(got, name))
        if "laws" not in got.missing:
            yield from self._set("laws", truth.laws, got.laws or frozenset({"FOIA"}))
        if "exemptions" not in got.missing:
            yield from self._exemptions()
        if "notice" not in got.missing:
            yield from self._notice()
        if "outcomes" not in got.missing:
            yield from self._outcomes()
        if "names" not in got.missing:
            yield from self._names()
        if "body" not in got.missing:
            yield from self._body()

    def _failure(self, what: str, wanted: object, got: object) -> Failure:
        letter = self.letter
        return Failure(letter.name, letter.layout, self.result.made.producer, what, str(wanted), str(got))

    def _tally(self, name: str) -> Tally:
        return self.total.fields.setdefault(name, Tally())

    def _field(self, name: str, wanted: Field, got: str | None) -> Iterator[Failure]:
        tally = self._tally(name)
        tally.stated += wanted.value is not None and (wanted.required or got is not None)
        if got is None:
            if wanted.value is not None and wanted.required:
                tally.left_out += 1
                yield self._failure(f"{name} left out", wanted.value, "nothing")
            tally.asked += wanted.value is not None and not wanted.required
        elif wanted.value is None:
            tally.invented += 1
            yield self._failure(f"{name} invented", "nothing", got)
        elif _same(name, got, wanted.accepted):
            tally.right += 1
        else:
            tally.wrong += 1
            yield self._failure(f"{name} wrong", wanted.value, got)

    def _set(self, name: str, wanted: frozenset[str], got: frozenset[str]) -> Iterator[Failure]:
        tally = self._tally(name)
        tally.stated += 1
        if got == wanted:
            tally.right += 1
            return
        if got < wanted:
            tally.left_out += 1
        else:
            tally.wrong += 1
        yield self._failure(name, sorted(wanted), sorted(got))

    def _exemptions(self) -> Iterator[Failure]:
        truth, got = self.letter.truth, self.result.got.exemptions
        found = truth.exemptions & got
        missed = truth.exemptions - got
        too_many = {
            given
            for given in got - truth.exemptions - truth.may
            if not any(_above(given, other) for other in found | truth.may)
        }
        self.total.found += len(found)
        self.total.missed += len(missed)
        self.total.too_many += len(too_many)
        if missed or too_many:
            yield self._failure("exemptions", _listed(truth.exemptions), _listed(got))

    def _notice(self) -> Iterator[Failure]:
        wanted, got = self.letter.truth.notice, self.result.got.notice
        tally = self._tally("notice")
        tally.stated += bool(wanted)
        if got and got <= wanted:
            tally.right += 1
        elif got or wanted:
            tally.left_out += not got
            tally.wrong += bool(wanted and got)
            tally.invented += not wanted
            yield self._failure("notice", sorted(wanted) or "nothing", sorted(got) or "nothing")

    def _outcomes(self) -> Iterator[Failure]:
        """Where all is given, nothing may be called refused; elsewhere the plain outcome has to be named."""
        wanted, got = self.letter.truth.outcomes, self.result.got.outcomes
        if not wanted:
            return
        tally = self._tally("outcome")
        tally.stated += 1
        right = got <= {"granted", "answered"} if wanted == {"granted"} else wanted <= got
        if not got:
            tally.left_out += 1
        elif right:
            tally.right += 1
        else:
            tally.wrong += 1
            yield self._failure("outcome", sorted(wanted), sorted(got))

    def _names(self) -> Iterator[Failure]:
        text = _in_one_line(self.result.got.text)
        left = [words for words in self.letter.truth.private if _stands(words, text)]
        if left:
            self.total.with_names += 1
            yield self._failure("requester survives", "nothing", left)

    def _body(self) -> Iterator[Failure]:
        letter, got = self.letter, self.result.got
        halves = {Part.REQUEST: written_words(got.request), Part.RESPONSE: written_words(got.response)}
        everywhere = Counter(halves[Part.REQUEST] + halves[Part.RESPONSE])
        lost, misplaced, wanted = Counter[str](), 0, 0
        for part, words in halves.items():
            expected = letter.words(part)
            wanted += len(expected)
            missing = Counter(_unmatched(expected, words))
            elsewhere = missing & (everywhere - Counter(expected))
            misplaced += elsewhere.total()
            lost += missing - elsewhere
        either = Counter(letter.words(Part.EITHER))
        wanted += either.total()
        lost += either - everywhere
        allowed = Counter(letter.words(Part.REQUEST, Part.RESPONSE, Part.NEUTRAL)) + either + either
        for link in letter.links():
            allowed.update(tokens(link))
        added = everywhere - allowed
        total = self.total
        total.words += wanted
        total.kept += wanted - lost.total() - misplaced
        total.misplaced += misplaced
        total.added += added.total()
        total.links += len(letter.links())
        total.links_kept += sum(link in got.request + got.response for link in letter.links())
        rows = _rows(got.request + "\n\n" + got.response)
        total.rows += letter.table_rows()
        total.rows_kept += min(rows, letter.table_rows())
        if lost:
            yield self._failure("words lost", f"{wanted} words", f"{lost.total()} lost: {_some(lost)}")
        if misplaced:
            yield self._failure("words under the other heading", f"{wanted} words", f"{misplaced} misplaced")
        if added:
            yield self._failure("words added", "none", f"{added.total()}: {_some(added)}")
        yield from self._questions()

    def _questions(self) -> Iterator[Failure]:
        asked = [block for block in self.letter.blocks if isinstance(block, Items) and block.part is Part.REQUEST]
        if not asked or asked[0].mark == "•":
            return
        tally = self._tally("questions numbered")
        tally.stated += 1
        count = len(re.findall(r"^\s*\(?(?:Q?\d{1,2}|[a-z]|[ivx]{1,4})\\?[.)]", self.result.got.request, re.MULTILINE))
        if count == len(asked[0].texts):
            tally.right += 1
        else:
            tally.wrong += 1
            yield self._failure("numbered questions", len(asked[0].texts), count)


def _same(name: str, got: str, accepted: Iterable[str]) -> bool:
    if name == "title":
        return tokens(got) in [tokens(each) for each in accepted]
    return _bare(got) in {_bare(each) for each in accepted}


def _bare(text: str) -> str:
    """A reference without blanks and capitals, its dashes alike."""
    return re.sub("[\u2010-\u2015]", "-", re.sub(r"\s+", "", text)).casefold()


def _above(given: Provision, other: Provision) -> bool:
    """Whether `given` is the section that `other` is a limb of: it says less, and nothing wrong."""
    return given[0] == other[0] and other[1].startswith(f"{given[1]}(")


def _listed(provisions: Iterable[Provision]) -> str:
    return ", ".join(sorted(f"{law} {number}" for law, number in provisions)) or "none"


def _some(words: Counter[str]) -> str:
    return " ".join(word for word, _ in words.most_common(8))


def _in_one_line(text: str) -> str:
    return " ".join(re.sub(r"[*\\>|#]+", " ", text).split())


def _stands(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAKEN_OUT = re.compile(
    r"\\?\[[^\]]*\b(?:removed|redacted|taken out|withheld|tynnwyd)\b[^\]]*\\?\](?!\()", re.IGNORECASE
)
_LINK = re.compile(r"\[((?:[^\]\\]|\\.)*)\]\((?:[^()\s]|\([^()]*\))*(?: \"[^\"]*\")?\)")
_RULE = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*$", re.MULTILINE)


def written_words(markdown: str) -> list[str]:
    """The words of Markdown as a reader sees them, without what stands for a name that was taken out."""
    text = _RULE.sub("", _LINK.sub(r"\1", _TAKEN_OUT.sub("", _COMMENT.sub("", markdown))))
    text = re.sub(r"(?<![\w\\])_+(?=\w)|(?<=\w)_+(?!\w)|[*`]", "", text)
    text = re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", text)
    return re.findall(r"\w+", text.replace("&nbsp;", " ").casefold())


def _unmatched(expected: list[str], got: list[str]) -> list[str]:
    """The words of `expected` that do not stand in `got` in their order."""
    matcher = SequenceMatcher(None, expected, got, autojunk=False)
    kept: set[int] = set()
    for place, _, length in matcher.get_matching_blocks():
        kept |= set(range(place, place + length))
    return [word for number, word in enumerate(expected) if number not in kept]


def _rows(markdown: str) -> int:
    """How many rows of tables there are, heads too; the line below a head and an empty head are none."""
    lines = [line for line in markdown.splitlines() if line.lstrip().startswith("|") or " | " in line]
    return sum(bool(re.search(r"\w", line)) and not _RULE.fullmatch(line) for line in lines)
