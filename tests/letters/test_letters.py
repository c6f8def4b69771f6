"""The synthetic letters are what they say that they are, and the measure measures."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.letters.broken import PASSWORD, write_broken
from tests.letters.corpus import LAYOUTS, LETTERS, SAMPLE
from tests.letters.model import Grid, Items, Letter, Part, Title, plain, texts_of
from tests.letters.producers import BROWSER, PRODUCERS, Made, everything, made, sample
from tests.letters.reading import Got, found_in, read_letter, read_text, said_in
from tests.letters.score import Result, score, written_words

from disclosure_log.documents.texts.model import lines_of
from disclosure_log.intake.letters.letter import in_one_line
from disclosure_log.law import Law, parse_citation, parse_notices
from take_pictures import NO_BROWSER, find_browser

SECTIONS_IN_TURN = re.compile(r"\b(?:q\d+|[a-d]|i{1,3}|iv|\d)\b")


def test_there_are_enough_letters_of_enough_layouts():
    """At least 80 letters over at least 35 layouts, each with a name and a file of its own."""
    assert len(LETTERS) >= 80
    assert len(LAYOUTS) >= 35
    assert len({letter.name for letter in LETTERS}) == len({letter.file_stem for letter in LETTERS}) == len(LETTERS)


def test_the_sample_is_fair():
    """It has most layouts, every law, and enough files of each producer."""
    assert len({letter.layout for letter in SAMPLE}) >= 30
    assert {law for letter in SAMPLE for law in letter.truth.laws} == {str(law) for law in Law}
    assert min(Counter(["driver", "Typst", "Word"][number % 3] for number in range(len(SAMPLE))).values()) >= 13


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_what_a_letter_states_stands_in_it(letter: Letter):
    """The truth of a letter is not made up: references and titles are printed, provisions exist, names are there."""
    printed = " ".join(plain(text) for _, text in texts_of(letter.blocks))
    printed += f" {letter.running_head} {letter.running_foot} {letter.stem}"
    bare = re.sub(r"\s", "", printed).casefold()
    for field in (letter.truth.reference, letter.truth.title):
        if field.value is not None:
            assert any(re.sub(r"\s", "", each).casefold() in bare for each in field.accepted)
    for law, provision in letter.truth.exemptions | letter.truth.may:
        assert parse_citation(provision, Law(law)).provision == provision
    law = Law(min(letter.truth.laws - {"FOIA"}, default="FOIA"))
    for notice in letter.truth.notice:
        assert parse_notices(notice, law)
    if letter.words(Part.PRIVATE):
        assert any(words in printed for words in letter.truth.private)


def test_the_words_of_a_file_are_those_of_its_letter():
    """Each file of the sample opens, and the reader of its kind finds the words of the letter and no others."""
    faults = [fault for each in sample() for fault in _faults(each)]
    assert faults == []


@pytest.mark.long
def test_the_words_of_every_file_are_those_of_its_letter():
    """The same of every letter by every producer; what a browser prints among them, where there is one."""
    if find_browser() is None and os.environ.get("DISCLOSURE_LOG_BROWSER") == "required":
        pytest.fail(NO_BROWSER, pytrace=False)
    produced = Counter[str]()
    faults: list[str] = []
    for each in everything(browser=find_browser() is not None):
        produced[each.producer] += 1
        faults += _faults(each)
    assert faults == []
    assert set(produced) >= set(PRODUCERS)
    assert set(produced) <= {*PRODUCERS, BROWSER}


def _faults(each: Made) -> Iterator[str]:
    """Words that a file lost or has too many, but for numbers of lists and pages, and words that lines divide."""
    letter = each.letter
    text = read_text(each.name, each.content)
    lines = [in_one_line(line) for section in text.sections for block in section.blocks for line in lines_of(block)]
    lines += [section.heading for section in text.sections]
    got = Counter(word for line in lines for word in re.findall(r"\w+", line.casefold()))
    edges = set(letter.furniture())
    wanted = Counter(letter.everything())
    lost = {word for word in wanted - got if not SECTIONS_IN_TURN.fullmatch(word)}
    heads = {
        word for block in letter.blocks if isinstance(block, Grid) for word in written_words(" ".join(block.rows[0]))
    }
    shown = edges | heads | {word for link in letter.links() for word in written_words(link)}
    more = {word for word in got - wanted if not SECTIONS_IN_TURN.fullmatch(word) and not word.isdigit()} - shown
    divided = {word for word in lost if any(word.startswith(piece) for piece in more)} if letter.hyphenate else set()
    pieces = {piece for piece in more if any(word.startswith(piece) or word.endswith(piece) for word in divided)}
    if lost - divided or more - pieces:
        yield f"{letter.name} by {each.producer}: lost {sorted(lost)}, more {sorted(more)}"


def test_a_letter_is_the_same_file_every_time():
    """The same letter gives the same bytes, so that a measure can be taken again."""
    for producer in PRODUCERS:
        assert made(LETTERS[0], producer) == made(LETTERS[0], producer)


def test_broken_files_are_broken(tmp_path: Path):
    """Each of the files that cannot be imported is what it says: locked, 500 pages, empty, not what its suffix says."""
    paths = {path.name: path for path in write_broken(tmp_path)}
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(paths["locked.pdf"])
    with pikepdf.open(paths["locked.pdf"], password=PASSWORD) as pdf:
        assert len(pdf.pages) == 1
    with pikepdf.open(paths["bundle.pdf"]) as pdf:
        assert len(pdf.pages) == 500
    assert not read_letter("scan.pdf", paths["scan.pdf"].read_bytes()).lines
    assert paths["word-inside.pdf"].read_bytes().startswith(b"PK")
    assert b"vbaProject.bin" in paths["macro.docx"].read_bytes()
    assert {path.stat().st_size for name, path in paths.items() if name.startswith("empty")} == {0}


# The measure


def test_a_draft_that_says_what_the_letter_says_meets_the_bar():
    """All fields, all exemptions, every word under its heading, and nobody named."""
    measured = score(Result(each, _perfect(each.letter)) for each in sample())
    assert measured.unmet() == []
    assert measured.failures == []
    assert measured.kept == measured.words
    assert measured.links_kept == measured.links
    assert measured.added == measured.misplaced == 0


def _changed(**fields: Any) -> Callable[[Got, Letter], Got]:
    return lambda got, _letter: replace(got, **fields)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (_changed(reference="FOI 1"), "reference"),
        (_changed(responded="2020-01-01"), "responded"),
        (_changed(exemptions=frozenset({("FOIA", "27(1)(a)")})), "exemptions"),
        (lambda got, letter: replace(got, text=f"Dear {letter.truth.private[0]}"), "names"),
    ],
    ids=["reference", "response date", "exemptions", "names"],
)
def test_one_wrong_value_misses_the_bar(change: Callable[[Got, Letter], Got], line: str):
    """A reference or a date that is wrong once, exemptions that are not cited, a name that is left: each is said."""
    made_ones = [made(letter, "text") for letter in LETTERS[:6]]
    wrong = [Result(each, change(_perfect(each.letter), each.letter)) for each in made_ones]
    assert [each.partition(":")[0] for each in score(wrong).unmet()][:1] == [line]


def test_an_invented_value_is_worse_than_none():
    """Where a letter states no date, leaving it out is right and any date misses the bar."""
    undated = made(next(letter for letter in LETTERS if letter.name == "number-undated"), "text")
    assert score([Result(undated, _perfect(undated.letter))]).unmet() == []
    assert "invented" in score([Result(undated, replace(_perfect(undated.letter), responded="2021-01-01"))]).unmet()[0]


def test_a_draft_is_read_as_the_log_reads_it():
    """Fields, parts, citations and the two halves of the body are found in the text of a draft."""
    got = said_in(
        "---\nreference: FOI 1\nresponded: 2024-05-01  # line 3\nparts:\n  - outcome: granted\n  - outcome: refused\n"
        "    exemptions: [31(1)(a)&(b), EIR 12(4)(d)]\n    refusal_notice: 17(1)\n---\n## Request\n1. How many?\n\n"
        "## Response\nOne.\n\n## Annex\nTwo.\n"
    )
    assert (got.reference, got.responded) == ("FOI 1", "2024-05-01")
    assert got.notice == {"17(1)"}
    assert got.exemptions == {("FOIA", "31(1)(a)"), ("FOIA", "31(1)(b)"), ("EIR", "12(4)(d)")}
    assert got.outcomes == {"granted", "refused"}
    assert written_words(got.request) == ["1", "how", "many"]
    assert written_words(got.response) == ["one", "annex", "two"]


def test_words_are_compared_as_a_reader_sees_them():
    """Signs of Markdown, addresses of links and the words that stand for a name that was taken out are no words."""
    text = (
        "**No\\. 1** of [our *pages*](https://example.org/a_b) by \\[name removed\\], FOI\\_1\n\n| A | B |\n| - | - |\n"
    )
    assert written_words(text) == ["no", "1", "of", "our", "pages", "by", "foi_1", "a", "b"]


def test_the_rooms_of_the_import_are_asked_one_by_one():
    """A field whose room does not exist yet is said to be missing, and is not measured."""
    each = made(LETTERS[0], "text")
    measured = score([Result(each, found_in(each.name, each.content))])
    assert {"body", "names"} <= measured.not_read
    assert "names" not in measured.fields


def _perfect(letter: Letter) -> Got:
    """What a draft says that gets everything right."""
    truth = letter.truth
    return Got(
        **{
            name: getattr(truth, name).value
            for name in ("reference", "responded", "received", "correct_as_at", "title")
        },
        laws=truth.laws,
        exemptions=truth.exemptions,
        notice=truth.notice,
        outcomes=truth.outcomes,
        request=_markdown(letter, Part.REQUEST, Part.EITHER),
        response=_markdown(letter, Part.RESPONSE),
    )


def _markdown(letter: Letter, *parts: Part) -> str:
    """The words of some parts, simply, with the links and the tables."""
    lines: list[str] = []
    for block in letter.blocks:
        if isinstance(block, Grid):
            for number, row in enumerate(block.rows):
                cells = [text for column, text in enumerate(row) if block.part_of(number, column) in parts]
                if cells:
                    lines.append("| " + " | ".join(cell.replace("\n", " ") for cell in cells) + " |")
            lines.append("")
        elif isinstance(block, Items) and block.part in parts:
            lines += [f"{mark} {text}" for mark, text in zip(block.marks(), block.texts, strict=True)]
        else:
            lead = "### " if isinstance(block, Title) else ""
            lines += [f"\n{lead}{text}\n" for part, text in texts_of([block]) if part in parts]
    return "\n".join(lines)
