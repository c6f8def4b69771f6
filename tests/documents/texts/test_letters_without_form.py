"""Letters as plain text and as Markdown: their lines are counted, and those that were wrapped are one again."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_log.documents.texts import (
    Block,
    Cell,
    DocumentText,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
    packed,
    unpacked,
)
from disclosure_log.documents.texts.marks import LINE_ENDS, Run, runs_of, unmarked, without_noncharacters
from disclosure_log.documents.texts.plain import decoded
from disclosure_log.documents.texts.task import answer

ADDRESS = "https://www.example.org/foi_requests"
ADDRESS_BLOCK = "Sampleshire Police\n1 High Street\nSampletown\n\nOur ref: FOI 123/26\nDate: 4 May 2026"
LONG = (
    "Thank you for your request for information, which we received on 1 April 2026. We have now looked for what you"
    " asked for, and our answer stands below. Where a figure is below five, it is not given, since people could be"
    " known by it; this is a cost-effective and well-known way of keeping to the law that protects them."
)


def read(name: str, content: bytes, *, marks: bool = True) -> DocumentText:
    """A text as it leaves the sandbox."""
    return unpacked(answer({"name": name, "marks": marks}, content)[1].decode("utf-8"))


def blocks(name: str, text: str) -> list[Block]:
    """The blocks of a letter."""
    return [block for section in read(name, text.encode()).sections for block in section.blocks]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text, those of blank lines too."""
    return [block.text for block in blocks("a.txt", text) if isinstance(block, Paragraph)]


@settings(max_examples=50)
@given(
    st.text(
        st.sampled_from("ab1 .:-|\t\n\r\x0c\u200b\ufdd7") | st.characters(exclude_categories=["Cs"], min_codepoint=1)
    )
)
def test_every_line_of_a_plain_letter_is_counted(text: str) -> None:
    """The lines of its paragraphs are as many as those of the file, and its words are those without marks."""
    content = text.encode()
    found = read("a.txt", content)
    whole = [block.text for section in found.sections for block in section.blocks if isinstance(block, Paragraph)]

    lines = without_noncharacters(text.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert sum(1 + words.count("\n") + words.count(LINE_ENDS) for words in whole) == len(lines)
    plain = "".join(section.text for section in read("a.txt", content, marks=False).sections)
    assert "".join(unmarked("".join(whole)).split()) == "".join(without_noncharacters(plain).split())


@pytest.mark.parametrize("width", [60, 72, 79])
def test_wrapped_lines_are_one_paragraph(width: int) -> None:
    """Those of the address and the label block are not."""
    text = f"{ADDRESS_BLOCK}\n\n{textwrap.fill(LONG, width)}\n\n{textwrap.fill(LONG[::-1], width)}"
    found = paragraphs(text)

    assert found[0].split("\n") == ADDRESS_BLOCK.split("\n")[:3]
    assert found[2].split("\n") == ["Our ref: FOI 123/26", "Date: 4 May 2026"]
    assert unmarked(found[4]) == LONG


def test_lists_labels_and_columns_of_a_wrapped_text_stay_lines() -> None:
    """A number, a label or a row of a table begins a line, however full the one before it is."""
    lines = textwrap.wrap(LONG, 60)
    width = max(map(len, lines))
    full = textwrap.wrap("many words " * 30, width)[0]
    text = "\n".join([*lines, "", full, "1. one", full, "(a) two", full, "Ref: 12", full, "2022   3,000   4,000"])
    assert unmarked(paragraphs(text)[-1]).split("\n") == text.split("\n\n")[1].replace("   ", " ").split("\n")


def test_lines_that_nobody_wrapped_stay_lines() -> None:
    """Where each paragraph is one long line."""
    assert LINE_ENDS not in "".join(paragraphs(f"{ADDRESS_BLOCK}\n\n{LONG}\n{LONG}\nYours\nA. N. Other\n"))


def test_a_hyphen_at_the_end_of_a_plain_line_is_the_words() -> None:
    """Who wraps a plain text adds none; before "and" the next word stands for itself."""
    lines = ["x" * 52 + " cost-", "effective " + "y" * 46 + " pre-", "and " + "z" * 50 + " end", "often"]
    (found,) = paragraphs("\n".join(lines))
    assert " cost-effective " in unmarked(found)
    assert " pre- and " in unmarked(found)
    assert found.count(LINE_ENDS) == len(lines) - 1


@pytest.mark.parametrize(
    ("encoding", "guessed"), [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("cp1252", True)]
)
def test_a_plain_letter_may_be_written_in_other_ways_than_utf_8(encoding: str, guessed: bool) -> None:
    """A file whose characters were guessed says so."""
    found = read("a.txt", "Café “1”".encode(encoding))
    assert (found.sections[0].text, found.guessed) == ("Café “1”", guessed)
    assert unpacked(packed(found)) == found


@pytest.mark.parametrize("content", [b"a\0b", b"\x81\xff", b"\xff\xfea"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    """Rather than read as other words."""
    with pytest.raises(UnicodeDecodeError):
        decoded(content)


def test_a_letter_in_markdown_has_its_blocks() -> None:
    """Headings, lists with labels, tables, emphasis and links; without its front matter."""
    text = f"""---
title: Dogs
---
# Response

Dear *reader*, **see** [our page]({ADDRESS}) and [this](javascript:x).

3. one

    - two

4. three

| Year | Dogs |
|------|------|
| 2022 | 3    |

### **Right of review**
"""
    first, *others = blocks("a.md", text)
    assert isinstance(first, Paragraph)
    assert list(runs_of(first.text)) == [
        Run("Dear "),
        Run("reader", italic=True),
        Run(", "),
        Run("see", bold=True),
        Run(" "),
        Run("our page", link=ADDRESS),
        Run(" and this."),
    ]
    assert others == [
        Items((Item("3. one", (Item("• two"),)), Item("4. three"))),
        Table(((Cell("2022"), Cell("3")),), (Cell("Year", "col"), Cell("Dogs", "col"))),
        Heading(3, "Right of review"),
    ]


def test_lines_of_a_letter_in_markdown_end_where_they_were_meant_to() -> None:
    """As those of a plain text: a label block stays in lines, and running text is one again."""
    found = blocks("a.md", f"{ADDRESS_BLOCK}\n\n{textwrap.fill(LONG, 72)}")
    assert [block.text for block in found[:2] if isinstance(block, Paragraph)] == ADDRESS_BLOCK.split("\n\n")
    assert isinstance(found[2], Paragraph)
    assert unmarked(found[2].text) == LONG
    assert found[2].text.count(LINE_ENDS) == textwrap.fill(LONG, 72).count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nBefore\n\n---\n\nAfter",
        "> Before\n\n    After",
        "<table><tr><td><p>Before</p></td><td>After</td></tr></table>",
        "<div>Before</div>\n\n<![if After",
        "Before <script>\n\nAfter",
        "- Before\n\n    | a | b |\n    |---|---|\n    | x | After |",
    ],
)
def test_no_word_of_a_letter_in_markdown_is_lost(text: str) -> None:
    """Whatever HTML or rules stand in it."""
    words = " ".join(section.text for section in read("a.md", text.encode()).sections)
    assert words.index("Before") < words.index("After")


def test_words_between_angle_brackets_are_words() -> None:
    """As redactions are often written; what HTML knows is form."""
    assert blocks("a.md", "The officer <name redacted> wrote <u>this</u> on <Date>.") == [
        Paragraph("The officer <name redacted> wrote this on <Date>.")
    ]


def test_a_file_in_markdown_is_no_attachment() -> None:
    """Only a letter that is imported may be one."""
    with pytest.raises(KeyError):
        read("a.md", b"x", marks=False)
