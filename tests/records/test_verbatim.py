"""Numbers of lists: what is certain at once is what the second conversion would say."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from disclosure_log.records.rendering import convert
from disclosure_log.records.verbatim import _numbered_as_written, changed_numbers

PIECES = st.sampled_from(
    [
        *(
            "1. ",
            "2. ",
            "3. ",
            "7. ",
            "01. ",
            "\n",
            "\n\n",
            "\n    ",
            "\n   ",
            "    ",
            "- ",
            "* ",
            "> ",
            "a",
            "b ",
            "\t",
        ),
        *("1) ", "in 2021. ", "12345678901. ", "### ", "<ol><li>", "</li></ol>", "<div>x</div>", "`", "|a|b|\n|-|-|\n"),
        *("[1]: x", "<https://example.org>", "\\", "2.", "---\n", "===\n", "**", "1.  "),
    ]
)


def slowly(source: str, rendered: str) -> list[tuple[int, str, str]]:
    """The numbers that the second conversion tells, which a tag that is none makes necessary."""
    shown = changed_numbers(f"{source}\n\n<b></b>", rendered, lambda text: convert(text.removesuffix("\n\n<b></b>")))
    return [change for change in shown if change[0] < len(source)]


@given(st.lists(PIECES, max_size=14).map("".join))
@example("1. a\n2. b\n\n    1. c\n    2. d\n")
@example("1. a\n\nwords\n\n2. b\n")
@example("1. a\n2. b\n    - c\n        1. d\n3. e")
def test_no_number_changes_where_that_is_certain_at_once(source: str) -> None:
    """Whatever lists stand in one another: what needs no second conversion would find nothing in it."""
    rendered = convert(source)
    if "<ol" in rendered and _numbered_as_written(source, rendered):
        assert slowly(source, rendered) == []


def test_plain_lists_are_certain_at_once() -> None:
    """The lists of most letters, nested or not."""
    for source in ("1. a\n2. b\n3. c", "1. a\n\n    1. b\n    2. c\n\n2. d", "7. a\n8. b", "> 1. a\n> 2. b"):
        assert _numbered_as_written(source, convert(source)), source
