"""The log that is measured: as many responses as are wanted, like those of a police force, always the same ones.

Words are drawn as English uses them, few often and most seldom, from `words.txt`, which says where it is from. Copies
of a few letters would not do: their search index would be far too small, and all of their pages would be related.
"""

from __future__ import annotations

import itertools
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from textwrap import wrap

from benchmarks.pdf import pdf_of

REPOSITORY = Path(__file__).resolve().parents[2]
EXAMPLE = REPOSITORY / "tests" / "example"
WORDS = Path(__file__).with_name("words.txt")

FIRST_YEAR, YEARS = 2005, 21
FEWEST_WORDS, MOST_WORDS = 300, 900
EVERY_WITH_PDF = 3
WORDS_A_LINE, LONGEST_LINE = 11, 95
"""Of a PDF; a longer line would go beyond the edge of the page, and be held by the gate."""
SEED = 1

TOPICS = (
    *("Crime", "Roads and traffic", "Staff", "Money", "Property", "Technology", "Contracts", "Policies", "Custody"),
    *("Investigations", "Equipment", "Environment", "Complaints", "Training", "Firearms", "Animals", "Events"),
    *("Drugs", "Health and safety", "Uniform", "Vehicles", "Young people", "Licensing", "Statistics"),
)
ASKED_BY = ("individual", "media", "academic", "business", "organisation", "not stated")
PLACES = ("Dummyham", "Exampleton", "Lorem Regis", "Mockbridge", "Placeholder-on-Sea", "Testford", "Upper Sample")
SECTIONS = {
    "12(1)": "cost of compliance",
    "14(1)": "vexatious requests",
    "21(1)": "information accessible by other means",
    "30(1)(a)(i)": "investigations",
    "31(1)(a)": "the prevention or detection of crime",
    "31(3)": "law enforcement",
    "40(2)": "personal information",
    "42(1)": "legal professional privilege",
    "43(2)": "commercial interests",
}
GREETINGS = {"dear", "hello"}
"""No sentence begins with these: a greeting before a first name is a person to the check, and here it is chance."""
MORE = {"12(1)": "estimate: 31 hours", "21(1)": "available_at: on the pages of the force about its work"}
"""What has to be said of some of them beside the number."""
QUALIFIED = {"30(1)(a)(i)", "31(1)(a)", "31(3)", "42(1)", "43(2)"}
"""Which of these sections are weighed against the public interest."""

CLOSING = """### Your right to a review and to complain

If you are unhappy with this response, write to the Information Rights Unit, Sampleshire Police, at
foi@sampleshire.example.org within 40 working days of its date and ask for an internal review. If you are still unhappy
after that, you may complain to the Information Commissioner.

Information Rights Manager
"""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a request, or of a part of one."""

    outcome: str
    often: int
    """How often this happens, beside the others."""
    exemptions: tuple[str, ...] = ()
    notice: str = ""
    """The provision under which the letter is a refusal notice."""


RESULTS = (
    Result("granted", 440),
    Result("part_granted", 110, ("40(2)",), "17(1)"),
    Result("part_granted", 70, ("31(1)(a)", "40(2)"), "17(1)"),
    Result("part_granted", 20, ("43(2)",), "17(1)"),
    Result("not_held", 120),
    Result("refused", 60, ("31(1)(a)",), "17(1)"),
    Result("refused", 25, ("30(1)(a)(i)", "40(2)"), "17(1)"),
    Result("refused", 10, ("42(1)",), "17(1)"),
    Result("refused", 5, ("43(2)",), "17(1)"),
    Result("cost", 60, ("12(1)",), "17(5)"),
    Result("accessible_elsewhere", 40, ("21(1)",), "17(1)"),
    Result("ncnd", 20, ("31(3)",), "17(1)"),
    Result("vexatious", 5, ("14(1)",), "17(5)"),
    Result("withdrawn_by_requester", 10),
)
_HOW_OFTEN = list(itertools.accumulate(result.often for result in RESULTS))
_SPLIT = (Result("granted", 1), Result("refused", 1, ("31(1)(a)",), "17(1)"))


@cache
def vocabulary() -> tuple[list[str], list[int]]:
    """The words, those used most first, and for each how often it and all before it are met in ten million words."""
    words: list[str] = []
    often: list[int] = []
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            count, *some = line.split()
            words += some
            often += [int(count)] * len(some)
    return words, list(itertools.accumulate(often))


def make_log(folder: Path, number: int, seed: int = SEED, *, files: bool = True) -> None:
    """Write a log of `number` responses into `folder`, which is made; with `files`, every third has a PDF.

    The same seed gives the same bytes. A larger log begins with the responses of a smaller one.
    """
    folder.mkdir(parents=True)
    settings = (EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8")
    # No host is to take it.
    settings = settings.replace("  - disclosure-log:\n", "  - disclosure-log:\n      largest_site: 0\n", 1)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shutil.copytree(EXAMPLE / "docs", folder / "docs")
    about = folder / "docs" / "about.md"
    text = re.sub(r"\[([^\]]+)\]\(response:[^)]+\)", r"\1", about.read_text(encoding="utf-8"))
    about.write_text(text, encoding="utf-8")
    for count in range(number):
        letter = Letter(count, seed, files=files)
        file = folder / "responses" / f"{letter.reference}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(letter.written(), encoding="utf-8", newline="\n")
        if letter.has_pdf:
            file.with_suffix("").mkdir()
            (file.with_suffix("") / "figures.pdf").write_bytes(letter.pdf())


def reference_of(count: int) -> str:
    """The reference of one of the responses; they are numbered from 0, and go through the years in turn."""
    return f"{FIRST_YEAR + count % YEARS}/{count // YEARS + 1}"


def searches(seed: int = SEED) -> list[str]:
    """Two words each that a reader looks for, all of which stand in the first letter.

    Two of nearly every letter, one of these and a rarer one, two rarer ones, and two that somebody would type.
    """
    words, _ = vocabulary()
    _, _, letter = Letter(0, seed).written().partition("\n## Response\n")
    said = set(re.findall(r"\b[a-z]+\b", letter))
    often, (rare, rarer) = (
        [word for word in words[:10] if word in said],
        [word for word in words[400:] if word in said][:2],
    )
    return [f"{often[0]} {often[1]}", f"{often[0]} {rare}", f"{rare} {rarer}", "police information"]


class Letter:
    """One response, with all that is drawn for it."""

    def __init__(self, count: int, seed: int, *, files: bool = True) -> None:
        self.draw = random.Random(f"{seed}/{count}")  # noqa: S311 - nothing secret is drawn
        self.count = count
        self.reference = reference_of(count)
        self.has_pdf = files and count % EVERY_WITH_PDF == EVERY_WITH_PDF - 1
        self.title = f"{self._phrase(3, 6)} in {self.draw.choice(PLACES)}"
        self.responded = self._working_day()
        self.results = [self.draw.choices(RESULTS, cum_weights=_HOW_OFTEN)[0]]
        if self.draw.random() < 0.1:  # noqa: PLR2004 - one in ten
            self.results = list(_SPLIT)

    def written(self) -> str:
        """The whole file."""
        return "\n".join(["---", *self._facts(), "---", "## Request", "", *self._request(), *self._response()])

    def pdf(self) -> bytes:
        """The PDF that is attached."""
        pages = [list(self.lines()) for _ in range(self.draw.randint(1, 3))]
        return pdf_of(f"Figures for {self.reference}", pages)

    def _facts(self) -> Iterator[str]:
        draw = self.draw
        yield f'reference: "{self.reference}"'
        yield f'title: "{self.title}"'
        if draw.random() < 0.85:  # noqa: PLR2004 - most logs know it of most requests
            yield f"received: {self.responded - timedelta(draw.randint(2, 40))}"
        yield f"responded: {self.responded}"
        yield f"topics: [{', '.join(draw.sample(TOPICS, draw.choice((1, 1, 2, 2, 3))))}]"
        if draw.random() < 0.7:  # noqa: PLR2004 - as above
            yield f"requester_type: {draw.choice(ASKED_BY)}"
        if draw.random() < 0.5:  # noqa: PLR2004 - one in two
            yield f'summary: "The force said {self._sentence().lower()}"'
        year, number = self.reference.split("/")
        if int(number) > 1 and draw.random() < 0.15:  # noqa: PLR2004 - one in seven
            yield f'related: ["{year}/{draw.randint(1, int(number) - 1)}"]'
        if draw.random() < 0.08:  # noqa: PLR2004 - one in twelve
            yield f'aliases: ["IRU {100_000 + self.count}"]'
        if len(self.results) == 1:
            yield from _result(self.results[0])
        else:
            yield "parts:"
            for place, result in enumerate(self.results, 1):
                yield f"  - questions: [{place}]"
                yield from (f"    {line}" for line in _result(result))
        if self.results[0].outcome == "vexatious":
            yield from ("identifies_nobody:", "  by: Information Rights Manager", f"  date: {self.responded}")
        if self.has_pdf:
            yield from ("attachments:", "  - file: figures.pdf", f'    title: "{self._phrase(2, 5)}"')

    def _request(self) -> Iterator[str]:
        questions = max(len(self.results), self.draw.randint(1, 5))
        yield self._sentence()
        yield ""
        for place in range(1, questions + 1):
            yield from (f"{place}) {self._sentence()[:-1]}?", "")

    def _response(self) -> Iterator[str]:
        draw = self.draw
        yield from ("## Response", "", "Dear Requester,", "")
        yield f"I write in connection with your request for information, reference {self.reference}."
        yield ""
        if draw.random() < 0.3:  # noqa: PLR2004 - nearly one in three
            yield from self._table()
        exemptions = [name for result in self.results for name in result.exemptions]
        for name in exemptions:
            yield from (f"### Section {name}: {SECTIONS[name]}", "")
            yield from (f"Section {name} of the Freedom of Information Act 2000 applies. {self._sentence()}", "")
        if QUALIFIED.intersection(exemptions):
            yield from ("### Public interest test", "", self._paragraph(), "", self._paragraph(), "")
        if exemptions:
            notice = next(result.notice for result in self.results if result.notice)
            yield from (f"This letter is a refusal notice under section {notice} of that Act.", "")
        wanted, said = draw.randint(FEWEST_WORDS, MOST_WORDS), 0
        while said < wanted:
            paragraph = self._paragraph()
            said += paragraph.count(" ") + 1
            if draw.random() < 0.15:  # noqa: PLR2004 - a heading before every seventh paragraph
                yield from (f"### {self._phrase(2, 5)}", "")
            yield from (paragraph, "")
        yield CLOSING

    def _table(self) -> Iterator[str]:
        columns, last = self.draw.randint(2, 5), self.responded.year
        yield "| Place | " + " | ".join(f"{last - back}" for back in reversed(range(columns))) + " |"
        yield "|---|" + "---:|" * columns
        for place in PLACES:
            yield f"| {place} | " + " | ".join(f"{self.draw.randint(0, 4000):,}" for _ in range(columns)) + " |"
        yield ""

    def lines(self) -> Iterator[str]:
        """The lines of a page of the PDF, as they are drawn next."""
        words = self._words(self.draw.randint(150, 350))
        for first in range(0, len(words), WORDS_A_LINE):
            yield from wrap(" ".join(words[first : first + WORDS_A_LINE]), LONGEST_LINE)

    def _paragraph(self) -> str:
        return " ".join(self._sentence() for _ in range(self.draw.randint(2, 6)))

    def _sentence(self) -> str:
        words = self._words(self.draw.randint(6, 28))
        if words[0] in GREETINGS:
            words[0] = "here"
        if len(words) > 14:  # noqa: PLR2004 - a long sentence has a comma
            words[7] += ","
        return f"{words[0].capitalize()} {' '.join(words[1:])}."

    def _phrase(self, fewest: int, most: int) -> str:
        return " ".join(self._words(self.draw.randint(fewest, most))).capitalize()

    def _words(self, number: int) -> list[str]:
        words, often = vocabulary()
        return self.draw.choices(words, cum_weights=often, k=number)

    def _working_day(self) -> date:
        day = date(FIRST_YEAR + self.count % YEARS, 2, 14) + timedelta(self.draw.randrange(310))
        return day - timedelta(max(0, day.weekday() - 4))


def _result(result: Result) -> Iterator[str]:
    yield f"outcome: {result.outcome}"
    if result.exemptions:
        yield f"exemptions: [{', '.join(_exemption(name) for name in result.exemptions)}]"
        yield f"refusal_notice: {result.notice}"


def _exemption(name: str) -> str:
    return f"{{provision: {name}, {MORE[name]}}}" if name in MORE else name
