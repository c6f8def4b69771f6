"""The public form of a file: every comment goes, and everything that the file says stays."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given
from hypothesis import strategies as st

from disclosure_log.records.public_form import public_form
from disclosure_log.records.reading import Conventions, read_draft
from disclosure_log.records.source import read_source
from disclosure_log.records.strict_yaml import read_mapping

NOTE = "PRIVATE NOTE"
BODY = "## Request\nHow many # of them?\n\n## Response\n# 12 is no heading\n"
words = st.text("abŵ😀 #:'\"[]{}&*!|>%@`,?-\\", min_size=1, max_size=20).filter(lambda text: text.strip())
notes = st.text("abŵ😀 #:'\"[]{}&*!|>%@`,?-\\", max_size=12).map(lambda text: f"# {NOTE} {text}")
ends = st.one_of(st.just(""), notes.map(lambda note: f" {note}"))
lines = st.lists(notes.map(lambda note: f"{note}\n"), max_size=2).map("".join)


@st.composite
def facts(draw):
    """The facts of a response with notes wherever YAML lets a comment stand."""
    return (
        f"{draw(lines)}reference: '2026/1'{draw(ends)}\n{draw(lines)}title: {json.dumps(draw(words))}{draw(ends)}\n"
        f"responded: '2026-03-02'{draw(ends)}\noutcome: \"granted\"{draw(ends)}\n"
        f"summary: |{draw(ends)}\n  first\n  # kept {draw(words).strip()}\n\n  last\n{draw(lines)}"
        f"topics: [roads,{draw(ends)}\n  {json.dumps(draw(words).strip())}]{draw(ends)}\n"
        f"changes:{draw(ends)}\n  - date: '2026-04-01'{draw(ends)}\n    {draw(lines).strip()}\n"
        f"    note: >-{draw(ends)}\n      # kept\n{draw(lines)}"
    )


@given(facts())
def test_comments_go_and_nothing_else_does(text):
    """Whatever stands in notes and values, the public form has no note, and says what the file says."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "1.md"
        file.write_text(f"---\n{text}---\n{BODY}", encoding="utf-8")
        response = read_draft(file, "responses/2026/1.md", Conventions()).response
        source, _ = read_source(file, "responses/2026/1.md")
    before, findings = read_mapping(text, "x")
    assume(not findings and response is not None)  # a file that does not pass is never carried
    assert source is not None
    assert response is not None
    public = public_form(source, response)
    assert NOTE not in public
    front, _, body = public.removeprefix("---\n").partition("\n---\n")
    assert read_mapping(front, "x")[0].data == before.data
    assert "# kept" in front
    assert body == source.body
