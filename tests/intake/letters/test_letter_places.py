"""Where lines of a letter stand: in heads and feet, after blank lines, in lines that were wrapped."""

from __future__ import annotations

from disclosure_log.documents.texts import DocumentText, Form, Paragraph, Section, Table
from disclosure_log.documents.texts.marks import LINE_ENDS
from disclosure_log.documents.texts.model import Cell
from disclosure_log.intake.letters.found import Place
from disclosure_log.intake.letters.letter import Kind, letter_of


def test_heads_and_feet_of_a_file_without_pages_are_margins() -> None:
    """They are none of the letter's blocks, and still say its reference."""
    letter = letter_of(
        "a.docx",
        DocumentText(
            Form.WORDS,
            (
                Section("section-1", (Paragraph("Dear reader"),)),
                Section("header-1", (Paragraph("Sampleshire Police"), Table(((Cell("Our ref"), Cell("FOI 1")),)))),
                Section("footer-1", (Paragraph("Page 1 of 2"),)),
            ),
            0,
        ),
    )
    assert [line.text for line in letter.lines] == ["Dear reader"]
    assert [line.text for line in letter.margins] == ["Sampleshire Police", "Our ref", "FOI 1", "Page 1 of 2"]
    assert {line.kind for line in letter.margins} == {Kind.MARGIN}
    assert {line.place.page for line in letter.margins} == {0}


def test_lines_of_a_plain_letter_have_the_numbers_of_the_file() -> None:
    """Its blank lines are counted, and are no blocks."""
    blocks = (Paragraph("\n"), Paragraph(f"one{LINE_ENDS} goes on\ntwo"), Paragraph(""), Paragraph("three"))
    letter = letter_of("a.txt", DocumentText(Form.WORDS, (Section("section-1", blocks),), 0))

    assert [(line.place, line.text) for line in letter.lines] == [
        (Place(0, 3), "one goes on"),
        (Place(0, 5), "two"),
        (Place(0, 7), "three"),
    ]
    assert len(letter.blocks) == 2
