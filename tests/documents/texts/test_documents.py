"""The text of Word files and OpenDocument texts: what is seen of them, in the form that they give it."""

from __future__ import annotations

import pytest
from tests.leaks import open_text, word_clean
from tests.leaks.open_file import Text, style
from tests.leaks.word import Word, paragraph, run, table

from disclosure_log.documents.archives import UnusablePackage
from disclosure_log.documents.texts import Block, Cell, Heading, Item, Items, Paragraph, Section, Table, unpacked
from disclosure_log.documents.texts.numbering import roman
from disclosure_log.documents.texts.task import answer


def sections(name: str, content: bytes) -> tuple[Section, ...]:
    """The sections of a text as it leaves the sandbox."""
    return unpacked(answer({"name": name}, content)[1].decode("utf-8")).sections


def word(body: str, **stories: str) -> list[Block]:
    """The blocks of a Word file with this body."""
    file = Word(body)
    for kind, content in stories.items():
        file.story(kind, content)
    return [block for section in sections("a.docx", file.content()) for block in section.blocks]


def open_document(body: str, automatic: str = "") -> list[Block]:
    """The blocks of an OpenDocument text after its heading and its first paragraph."""
    (section,) = sections("a.odt", Text(body, automatic).content())
    assert section.heading == "Response"
    assert section.blocks[0] == Paragraph("You asked for figures.")
    return list(section.blocks[1:])


@pytest.mark.parametrize("clean", [*word_clean.CLEAN_WORD, *open_text.CLEAN_OPEN], ids=lambda clean: clean.name)
def test_every_file_as_offices_make_it_has_its_text(clean) -> None:
    """Whatever program wrote it."""
    found = sections(f"a{clean.suffix}", clean.make(0))
    assert any(section.text for section in found)


def test_headings_of_a_word_file_begin_its_sections() -> None:
    """By their outline level, whatever they look like."""
    heading = paragraph("Figures", properties='<w:pStyle w:val="Heading1"/>')
    deeper = paragraph("By ward", properties='<w:outlineLvl w:val="2"/>')
    before, figures = sections("a.docx", Word(paragraph("Dear reader") + heading + deeper).content())
    assert (before.anchor, before.heading, before.text) == ("section-1", "", "Dear reader")
    assert (figures.anchor, figures.heading, figures.level) == ("section-2", "Figures", 1)
    assert figures.blocks == (Heading(3, "By ward"),)


def test_lists_of_a_word_file_keep_their_numbers() -> None:
    """The numbers stand nowhere in the text; they are counted as Word counts them."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, start, form, text in (
            (0, 3, "decimal", "%1."),
            (1, 1, "lowerLetter", "%1.%2)"),
            (2, 1, "bullet", "o"),
        )
    )
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    item = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    body = "".join(
        paragraph(text, properties=item.format(level)) for text, level in zip("abcde", (0, 1, 2, 1, 0), strict=True)
    )
    assert word(body, numbering=numbering) == [
        Items(
            (
                Item("3. a", (Item("3.a) b", (Item("• c"),)), Item("3.b) d"))),
                Item("4. e"),
            )
        )
    ]


def test_what_nobody_sees_of_a_word_file_is_not_in_its_text() -> None:
    """Hidden words, deleted ones, codes of fields, and notes that nothing refers to."""
    body = paragraph("Seen", run("hidden", "<w:vanish/>"), "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>")
    body += paragraph("<w:r><w:instrText>CODE</w:instrText></w:r>", "<w:ins><w:r><w:t>added</w:t></w:r></w:ins>")
    notes = f'<w:footnote w:id="1">{paragraph("A note.")}</w:footnote>'
    assert word(body, footnotes=notes) == [Paragraph("Seen"), Paragraph("added")]


def test_notes_of_a_word_file_come_last_with_their_numbers() -> None:
    """In the order in which the text refers to them."""
    notes = "".join(f'<w:footnote w:id="{n}">{paragraph(f"Note {n}.")}</w:footnote>' for n in (1, 2))
    body = "".join(paragraph(f"Word {n}", f'<w:r><w:footnoteReference w:id="{n}"/></w:r>') for n in (2, 1))
    assert word(body, footnotes=notes) == [
        Paragraph("Word 2 [1]"),
        Paragraph("Word 1 [2]"),
        Paragraph("1 Note 2."),
        Paragraph("2 Note 1."),
    ]


def test_a_table_of_a_word_file_has_its_cells() -> None:
    """The rows that Word repeats on every page head the columns; others do not."""
    rows = [["Year", "Count"], ["2022", "3"]]
    head = table(rows[:1], row="<w:tblHeader/>").removesuffix("</w:tbl>") + table(rows[1:]).partition("</w:tblGrid>")[2]
    (found,) = word(head)
    assert found == Table(((Cell("2022"), Cell("3")),), (Cell("Year", "col"), Cell("Count", "col")))
    (plain,) = word(table(rows))
    assert isinstance(plain, Table)
    assert (plain.head, len(plain.rows)) == ((), 2)


def test_an_opendocument_text_has_its_lists_and_notes() -> None:
    """Numbered as its style says, the notes last."""
    automatic = '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>'
    inner = "<text:list><text:list-item><text:p>b</text:p></text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="L1"><text:list-item><text:p>a</text:p>{inner}</text:list-item>'
        "<text:list-item><text:p>c</text:p></text:list-item></text:list>"
        "<text:p>See<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Rules.</text:p>"
        "</text:note-body></text:note></text:p>"
    )
    found = open_document(body, automatic)
    assert found == [
        Items((Item("1. a", (Item("• b"),)), Item("2. c"))),
        Paragraph("See [1]"),
        Paragraph("1 Rules."),
    ]


def test_what_nobody_sees_of_an_opendocument_text_is_not_in_its_text() -> None:
    """Hidden words, deleted ones and comments."""
    hidden = style("T1", "text", '<style:text-properties text:display="none"/>')
    body = (
        '<text:p>Seen<text:span text:style-name="T1">hidden</text:span><office:annotation><text:p>remark</text:p>'
        "</office:annotation></text:p>"
    )
    assert open_document(body, hidden) == [Paragraph("Seen")]


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.xlsx", "a.ods"])
@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" + b"\0" * 40])
def test_a_damaged_file_has_no_text(name: str, content: bytes) -> None:
    """Its reader says so, and the sandbox with it."""
    with pytest.raises(UnusablePackage):
        sections(name, content)


def test_numerals_are_roman_as_people_write_them() -> None:
    """By subtraction."""
    assert [roman(number) for number in (1, 4, 9, 14, 40, 99, 2026)] == ["i", "iv", "ix", "xiv", "xl", "xcix", "mmxxvi"]
