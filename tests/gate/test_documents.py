"""A text document is released only where everything in it is seen, and nobody is named in it beside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.leaks.documents import CLEAN, LEAKS
from tests.leaks.forms import CANARY, Clean, Leak
from tests.leaks.judging import judged
from tests.leaks.word import Word, box, drawn, paragraph, run, table

from disclosure_log.gate.documents import docx
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Notes, Place, Refused, Verdict


@pytest.mark.long
@pytest.mark.parametrize(("number", "leak"), list(enumerate(LEAKS)), ids=[leak.name for leak in LEAKS])
def test_each_way_of_holding_more_is_held(number: int, leak: Leak):
    """Whatever a document says that nobody sees on its pages is found."""
    found = judged(leak.suffix, leak.make(number % leak.variations, CANARY))
    assert {MEANINGS[key].code for key in found if MEANINGS[key].verdict != Verdict.RELEASE} & set(leak.codes)


@pytest.mark.long
@pytest.mark.parametrize("clean", CLEAN, ids=[clean.name for clean in CLEAN])
def test_clean_documents_are_released_with_the_advice_to_publish_a_pdf(clean: Clean):
    """Nothing is found in documents as office programs write them, but that a PDF is better."""
    found = [judged(clean.suffix, clean.make(number)) for number in range(clean.variations)]
    assert found == [["document-pdf"]] * clean.variations


def test_what_a_document_says_is_searched_for_personal_data():
    """Paragraphs go to the search with their numbers, rows of tables too, and hidden words."""
    notes = Notes()
    body = paragraph("First") + table([["Name", "Age"], ["A", "5"]]) + paragraph(run(CANARY, "<w:vanish/>"))
    facts = docx.judge(Word(body).content(), notes)
    assert ("First", Place(paragraph=1)) in notes.texts
    assert [cells for cells, _place in notes.rows] == [("Name", "Age"), ("A", "5")]
    assert (CANARY, Place(paragraph=6)) in notes.texts
    assert (facts.title, facts.language) == ("Response to a request", "en-GB")


def test_boxes_inside_boxes_are_read_once_each():
    """A file of boxes inside boxes cannot keep the judge busy: what is too deep is noted as unknown."""
    deep = paragraph("seen")
    for _level in range(14):
        deep = paragraph(drawn(box(deep)))
    assert "document-unknown" in judged(".docx", Word(deep).content())


@pytest.mark.skipif("DISCLOSURE_LOG_CORPUS" not in os.environ, reason="DISCLOSURE_LOG_CORPUS names no folder")
def test_files_that_no_one_here_wrote_are_judged_or_refused():
    """Odd files of other projects: each is judged or refused, and those with tracked changes are held."""
    for path in sorted(Path(os.environ["DISCLOSURE_LOG_CORPUS"]).glob("office-*/**/*.docx")):
        try:
            found = set(judged(".docx", path.read_bytes()))
        except Refused:
            continue
        assert found, path.name
        if "RP0" in path.name and "ccepted" not in path.name and "ejected" not in path.name:
            assert "document-tracked" in found, path.name
