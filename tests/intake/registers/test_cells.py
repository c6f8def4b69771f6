"""Cells as Markdown: their words, lines and lists, HTML as it was meant, and nothing read as markup by accident."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from disclosure_log.intake.letters.comparing import words_of
from disclosure_log.intake.registers.cells import clean, in_one_line, markdown
from disclosure_log.records.body import read_body


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("One\ntwo\n\nthree", "One<br>\ntwo\n\nthree"),
        ("Asked:\n1. How many?\n2. Which?\nThanks", "Asked:\n\n1. How many?\n2. Which?\n\nThanks"),
        ("One\r\ntwo_x000D_\nthree", "One<br>\ntwo<br>\nthree"),
        ("<name redacted> 5 < 6 *all*", "&lt;name redacted> 5 < 6 \\*all\\*"),
        ("# no heading", "\\# no heading"),
        ("<p>A <b>bold</b> word &amp; more</p><ul><li>x</li><li>y</li></ul>", "A **bold** word & more\n\n- x\n- y"),
        ("<ol><li>x</li><li>y</li></ol>", "1. x\n2. y"),
        ("<a href='https://example.org/a'>page</a>", "[page](https://example.org/a)"),
        ("<a href='javascript:alert(1)'>page</a><script>alert(1)</script>", "page"),
        ("<table><tr><td>Year</td><td>No</td></tr><tr><td>2020</td><td>5</td></tr></table>", "| Year | No |"),
        ("Tea &amp; cake\nfor two", "Tea & cake<br>\nfor two"),
    ],
)
def test_a_cell_is_written_as_it_is_meant(cell: str, written: str) -> None:
    """Lines, lists and HTML become Markdown; signs of the words themselves are escaped."""
    assert markdown(clean(cell)).startswith(written)


def test_what_nobody_sees_is_left_out() -> None:
    """Controls, unseen characters and what turns letters are taken out; a title is on one line, without tags."""
    assert clean("a\0b\u200bc\u202ed\ufdd0e") == "abcde"
    assert in_one_line("<p>Bins,\n  &amp; carts</p>") == "Bins, & carts"


MARKUP = """
a | b
--- | ---
|---|
1. x
- y
<p>
</p>
<br>
<b>
</b>
<ul>
<li>
</ul>
<table>
<tr>
<td>
</td>
</table>
<h2>
&amp;
&lt;
<a href='http://example.org/x'>
</a>
<script>
[x]: http://example.org|
[x](y)
![i](u)
    code
```
===
---
5 < 6
<name redacted>
<!--
*
_
\\
&#35;
word
http://"""
PIECES = some.sampled_from([*MARKUP.splitlines(), "\n", "\n\n"])


@settings(max_examples=40)
@example("a | bhttp://a | b")
@given(some.lists(PIECES, min_size=1, max_size=12).map("".join) | some.text(max_size=40))
def test_any_cell_can_be_read_as_a_response(cell: str) -> None:
    """The log's own reader finds no fault in what is written, and no word of plain text is lost."""
    written = markdown(clean(cell))
    _, findings = read_body(f"## Request\n\nx\n\n## Response\n\n{written}\n", "x.md")

    assert [each.message for each in findings if not each.message.startswith("Nothing stands")] == []
    if "<" not in cell and "&" not in cell and "\\" not in cell:
        assert (
            words_of(clean(cell)) == [word for word in words_of(written) if word != "br"] or "=" in cell or "br" in cell
        )
