"""Letters as plain text: nothing of their words is lost, and their lines and numbers stay."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from disclosure_log.data.plain_text import plain_text
from disclosure_log.records.body import read_body

LETTERS = sorted((Path(__file__).parents[1] / "example" / "responses").rglob("*.md"))[:12]


def written(response: str) -> str:
    """The plain text of a response that is written in Markdown."""
    body, findings = read_body(f"## Request\nWhat?\n\n## Response\n{response}\n", "responses/1.md")
    assert findings == []
    assert body
    return plain_text(body.response.html)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("One\nline.\n\nAnother  \nline *here*.", "One line.\n\nAnother\nline here."),
        ("### Costs\n\nThey & we: 3 < 4", "Costs\n\nThey & we: 3 < 4"),
        ("Yes:\n\n3. three\n4. four", "Yes:\n\n3. three\n4. four"),
        ("- a\n- b\n\n    1. c\n    2. d\n\n- e", "- a\n- b\n\n   1. c\n   2. d\n- e"),
        ("| A | B |\n|---|---|\n| 1 | |\n| | 2 |", "A\tB\n1\t\n\t2"),
        ("> Quoted\n\nand not", "Quoted\n\nand not"),
        ("Code:\n\n    a  b\n      c\n\n    d", "Code:\n\na  b\n  c\n\nd"),
        ("[A page](https://example.org/x)", "A page"),
    ],
)
def test_lines_numbers_and_cells_stay(markdown, text):
    """Paragraphs, headings, lists with their numbers, tables with a tab between cells, code as it stands."""
    assert written(markdown) == text


@pytest.mark.parametrize("file", LETTERS, ids=lambda file: file.stem)
def test_no_word_is_lost_or_added(file):
    """The words of the plain text are those of the page, in their order."""
    source = file.read_text(encoding="utf-8").split("---\n", 2)[2]
    language = "cy" if "## Cais" in source else "en"
    body, _ = read_body(re.sub(r"\]\([^)]*\)", "](https://example.org/)", source), "x.md", language=language)
    if body is None:
        pytest.skip("its letter was withdrawn")
    for section in (body.request, body.response):
        shown = re.sub(r"<[^>]+>", " ", section.html)
        found, expected = (re.findall(r"\w+", text) for text in (plain_text(section.html), html.unescape(shown)))
        # The numbers of lists are no words of the page's HTML.
        assert [word for word in found if not word.isdigit()] == [word for word in expected if not word.isdigit()]
