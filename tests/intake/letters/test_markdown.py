"""The Markdown of a letter: the page shows its words, its numbers and its looks, whatever signs stand in it."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_log.documents.texts import Block, Cell, Heading, Item, Items, Paragraph, Table
from disclosure_log.documents.texts.marks import LINE_ENDS, Run, marked, unmarked
from disclosure_log.documents.texts.model import lines_of
from disclosure_log.intake.letters.markdown import markdown_of
from disclosure_log.records.body import read_body
from disclosure_log.records.rendering import convert

SIGNS = st.text(st.sampled_from("ab C1.)(*_`<>&;[]!#-+=|\\:/\"'~^\n0"), min_size=1, max_size=20)
PIECES = st.sampled_from(
    (
        *("1. one", "12) two", "# not a heading", "> said", "- a dash", "<name>", "&amp;", "[1]: annex", "[a](b)"),
        *("![a](b)", "https://www.example.org/a_b", "foi@example.org", "snake_case_name", "2021-22", "---", "==="),
        *("£5 * 3 * 2", "a|b", "    four blanks", "term\n: meaning", "**bold**", "`code`", "_under_", "\\", "<5"),
        *("1.5.2", "&nbsp;", "#", "+ plus"),
    )
)
LINKS = st.sampled_from(["", "", "https://www.example.org/a?b=1&c=(2)", "mailto:foi@example.org"])
WORDS = st.lists(st.builds(Run, PIECES | SIGNS, st.booleans(), st.booleans(), LINKS), min_size=1, max_size=3).map(
    marked
)
LABELLED = st.builds("{} {}".format, st.sampled_from(["1.", "2.", "•", "-", "a)", "(ii)", "7."]), WORDS)
ITEMS = st.builds(Item, LABELLED | WORDS, st.lists(st.builds(Item, LABELLED), max_size=2).map(tuple))
ROWS = st.lists(st.tuples(st.builds(Cell, WORDS), st.builds(Cell, WORDS)), min_size=1, max_size=3).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, WORDS),
    st.builds(Heading, st.integers(1, 5), WORDS.map(lambda text: " ".join(text.split()) or "a")),
    st.builds(Items, st.lists(ITEMS, min_size=1, max_size=4).map(tuple)),
    st.builds(Table, ROWS),
    st.builds(Table, ROWS, st.tuples(st.builds(Cell, WORDS), st.builds(Cell, WORDS))),
)


def shown(rendered: str) -> str:
    """The text of a page, its items with their numbers, without blanks and the signs of lists."""
    text = re.sub(r"<ol(?: start=\"(\d+)\")?>", "", rendered)
    return "".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def said(blocks: list[Block]) -> str:
    """The text of blocks without the labels that become signs of Markdown."""
    lines = []
    for block in blocks:
        for line in lines_of(block):
            plain = unmarked(line)
            lines.append(re.sub(r"^(?:[•*-]|\d+\.)\s+(?=\S)", "", plain) if isinstance(block, Items) else plain)
    return "".join("".join(lines).split())


def shows_its_words(blocks: list[Block]) -> None:
    """No sign that a letter holds is taken for Markdown's: all of it is shown, in order, and nothing is refused."""
    source = f"## Request\n\nPlease.\n\n## Response\n\nx\n\n{markdown_of(blocks)}\n"
    body, findings = read_body(source, "a.md")

    assert [finding.message for finding in findings] == []
    assert body is not None
    assert digits_aside(shown(convert(markdown_of(blocks)))) == digits_aside(said(blocks))


@settings(max_examples=50, derandomize=True)  # the same ones each time; the long run tries others
@given(st.lists(BLOCKS, min_size=1, max_size=4))
def test_a_page_shows_the_words_of_the_letter(blocks: list[Block]) -> None:
    """Whatever signs a letter holds, its page shows its words in order."""
    shows_its_words(blocks)


@pytest.mark.long
@settings(max_examples=1500)
@given(st.lists(BLOCKS, min_size=1, max_size=4))
def test_a_page_shows_the_words_of_many_letters(blocks: list[Block]) -> None:
    """The same over many more, and new ones each time."""
    shows_its_words(blocks)


def digits_aside(text: str) -> str:
    """Labels can stand as numbers of a list or as words: figures are left to what `read_body` says of numbers."""
    return re.sub(r"[•\d.-]", "", text)


@pytest.mark.parametrize(
    ("block", "markdown"),
    [
        (Paragraph(f"A sen-{LINE_ENDS}tence that{LINE_ENDS}goes on."), "A sentence that goes on."),
        (Paragraph("1) The first?"), "1) The first?"),
        (Paragraph("1. The first?"), "1\\. The first?"),
        (Paragraph("See https://www.example.org/x."), "See <https://www.example.org/x>."),
        (Paragraph("Sampleshire\nEX1 1EX"), "Sampleshire<br>\nEX1 1EX"),
        (Paragraph(marked([Run("Evidence of harm", bold=True)])), "### Evidence of harm"),
        (Paragraph(marked([Run("It is "), Run("not", bold=True), Run(" held.")])), "It is **not** held."),
        (Paragraph(marked([Run("our page", link="https://www.example.org/")])), "[our page](https://www.example.org/)"),
        (Heading(2, "Factors"), "### Factors"),
        (Items((Item("• One"), Item("• Two", (Item("- deeper"),)))), "- One\n- Two\n    - deeper"),
        (Items((Item("3. Three"), Item("4. Four"))), "3. Three\n4. Four"),
        (Items((Item("(a) One"), Item("(b) Two"))), "(a) One\n\n(b) Two"),
        (
            Table(((Cell("2020"), Cell("5")),), (Cell("Year"), Cell("Number"))),
            "| Year | Number |\n| --- | --- |\n| 2020 | 5 |",
        ),
    ],
)
def test_a_block_is_written_as_an_officer_would(block: Block, markdown: str) -> None:
    """The Markdown is plain: what is no sign of Markdown stands as it is."""
    assert markdown_of([block]) == markdown


def test_a_numbered_list_after_another_keeps_its_numbers() -> None:
    """Markdown would count the second list on from the first, so its numbers are written out."""
    lists: list[Block] = [Items((Item("1. One"), Item("2. Two"))), Items((Item("1. Again"),))]

    assert markdown_of(lists) == "1. One\n2. Two\n\n1\\. Again"
