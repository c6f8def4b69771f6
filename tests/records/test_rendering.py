"""Markdown stays exactly Python-Markdown with tables and sane lists."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from disclosure_log.records.rendering import convert

LETTERS = sorted((Path(__file__).parents[1] / "example" / "responses").rglob("*.md"))
PIECES = st.sampled_from(
    [
        *(
            "words",
            " ",
            "\n",
            "\n\n",
            "  \n",
            "    ",
            "**",
            "*",
            "***",
            "_",
            "__",
            "`",
            "``",
            "\\",
            "[",
            "](",
            "]",
            "![",
        ),
        *("[a](https://example.org)", "[a][1]", "\n\n[1]: https://example.org\n\n", "<https://example.org>", "<b>"),
        *(
            "<ann@example.org>",
            "</b>",
            "<br/>",
            "&",
            "&amp;",
            "&#65;",
            "1. ",
            "- ",
            "> ",
            "### ",
            "|a|b|\n|-|-|\n|c|d|",
        ),
        *("a_b_c", "2*3", "(", ")", ":", '"', "é", "\u0002", "<!-- x -->"),
    ]
)

STARTS = st.sampled_from(
    [
        *("", " ", "   ", "    ", "\t", "#", "##", "> ", ">", "- ", "-", "* ", "**", "***", "+ ", "_", "___", "==="),
        *("---", "1. ", "2) ", "[1]: ", "[1]", "|", "| ", "|-|-|", "\u00b2", "\u0661. ", "\u00a3", "(", "'", "`"),
        *("\\|", "---|---"),
    ]
)
WORDS = st.sampled_from(["", "Words", "a|b", "1", "https://example.org", "`a|b`", "a\\|b", "b  "])
LINES = st.tuples(STARTS, STARTS, WORDS).map("".join)


def stock(source: str) -> str:
    """What Python-Markdown makes of `source`, with nothing of ours."""
    made = Markdown(
        extensions=["tables", "sane_lists"],
        extension_configs={"tables": {"use_align_attribute": True}},
        output_format="html",
    )
    return str(made.convert(source))


@given(st.lists(PIECES, max_size=14).map("".join))
@example("**A1, A2.** any spread program <https://example.org> **b**")
@example("Words\n   \nwords")
@example("Words\n  ")
@example("Words\r\nwords\rwords")
@example("-\tWords")
@example("Words\u0003 words")
@example("Words &copy; words")
@example("`a` \\* [*b*](https://example.org) *c `d` e* _f_")
def test_any_text_becomes_what_python_markdown_makes_of_it(source: str) -> None:
    """Patterns that are passed over would have matched nothing, whatever stands beside one another."""
    assert convert(source) == stock(source)


@given(st.lists(LINES, max_size=6).map("\n".join))
@example("Words\n> quoted")
@example("**Words\n   ---")
@example("Words\n[1]: https://example.org\n\n[1]")
def test_lines_become_the_blocks_that_python_markdown_makes_of_them(source: str) -> None:
    """What is taken for a paragraph without a further look is one, whatever its lines begin with."""
    assert convert(source) == stock(source)


def test_each_letter_of_the_example_becomes_what_python_markdown_makes_of_it() -> None:
    """Seventy letters as officers write them."""
    for letter in LETTERS:
        body = letter.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        assert convert(body) == stock(body), letter.name
