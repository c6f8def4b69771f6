"""Letters as Word files and OpenDocument texts: what is bold, italic or a link is marked, and no word changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.leaks.open_file import Text, style
from tests.leaks.word import Word, box, complex_field, drawn, paragraph, run, table

from disclosure_log.documents.texts import (
    Block,
    Cell,
    DocumentText,
    Heading,
    Item,
    Items,
    Paragraph,
    Section,
    Table,
    unpacked,
)
from disclosure_log.documents.texts.making import clean, clean_marked
from disclosure_log.documents.texts.marks import BOLD, Run, marked, runs_of, unmarked
from disclosure_log.documents.texts.task import answer

ADDRESS = "https://www.example.org/foi"
CHARACTERS = "ab \t\xa0\xad\u200b\x85-"
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Loud"><w:name w:val="Loud"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Louder"><w:name w:val="Louder"/><w:basedOn w:val="Loud"/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
)


def read(name: str, content: bytes, *, marks: bool = True) -> DocumentText:
    """A text as it leaves the sandbox."""
    return unpacked(answer({"name": name, "marks": marks}, content)[1].decode("utf-8"))


def body_of(text: DocumentText) -> list[Block]:
    """The blocks of a text but for the heads and feet of its pages."""
    return [block for section in text.sections if section.anchor.startswith("section") for block in section.blocks]


def word(body: str, **stories: str) -> list[Block]:
    """The marked blocks of a Word file."""
    file = Word(body, styles=STYLES)
    for kind, content in stories.items():
        file.story(kind, content)
    return body_of(read("a.docx", file.content()))


def runs(block: Block) -> list[Run]:
    """The runs of a paragraph."""
    assert isinstance(block, Paragraph)
    return list(runs_of(block.text))


RUNS = st.lists(
    st.builds(Run, st.text(CHARACTERS + "\n", min_size=1), st.booleans(), st.booleans(), st.sampled_from(["", ADDRESS]))
)


@given(RUNS)
def test_marked_words_are_cleaned_as_others_are(found: list[Run]) -> None:
    """The words alone are what they were without marks, and each of them looks as it did."""
    words = "".join(run.text for run in found)
    cleaned = clean_marked(marked(found))

    assert unmarked(cleaned) == clean(words)
    looks = [look(run) for run in found for letter in run.text if letter in "ab-"]
    assert [look(run) for run in runs_of(cleaned) for letter in run.text if letter in "ab-"] == looks


def look(run: Run) -> tuple[bool, bool, str]:
    """How the words of a run look."""
    return run.bold, run.italic, run.link


def test_blanks_around_what_is_bold_are_not_bold() -> None:
    """So that no mark of emphasis has a blank beside it where Markdown would not read it."""
    assert list(runs_of(clean_marked(marked([Run("a"), Run(" b ", bold=True), Run("c")])))) == [
        Run("a "),
        Run("b", bold=True),
        Run(" c"),
    ]


@pytest.mark.parametrize(
    ("properties", "own", "bold", "italic"),
    [
        ("", "<w:b/>", True, False),
        ("", "<w:b/><w:i/>", True, True),
        ("", '<w:rStyle w:val="Strong"/>', True, False),
        ("", '<w:rStyle w:val="Emphasis"/>', False, True),
        ('<w:pStyle w:val="Louder"/>', "", True, False),
        ('<w:pStyle w:val="Louder"/>', '<w:b w:val="0"/>', False, False),
        ('<w:pStyle w:val="Louder"/>', '<w:rStyle w:val="Strong"/>', False, False),
    ],
)
def test_what_is_bold_in_a_word_file_is_marked(properties: str, own: str, bold: bool, italic: bool) -> None:
    """By itself or by its styles, of which two undo each other."""
    (found,) = word(paragraph(run("Refused", own), properties=properties))

    assert runs(found) == [Run("Refused", bold, italic)]


def test_a_heading_of_a_word_file_is_not_bold_as_a_whole() -> None:
    """What all of it has says no more than that it is a heading; one word in it may stand out."""
    outline = '<w:outlineLvl w:val="2"/>'
    whole, part = word(
        paragraph(run("Our answer", "<w:b/>"), properties=outline)
        + paragraph("Our ", run("answer", "<w:i/>"), properties=outline)
    )

    assert whole == Heading(3, "Our answer")
    assert isinstance(part, Heading)
    assert list(runs_of(part.text)) == [Run("Our "), Run("answer", italic=True)]


def test_links_of_a_word_file_are_marked() -> None:
    """By relationship, by simple field and by field of several runs; others than web, mail and telephone are words."""
    file = Word("")
    good, bad = file.link(ADDRESS), file.link("file:///C:/secret.docx")
    file.body = paragraph(
        f'<w:hyperlink r:id="{good}" w:anchor="top">{run("one")}</w:hyperlink>',
        f'<w:hyperlink r:id="{bad}">{run("two")}</w:hyperlink>',
        f'<w:fldSimple w:instr=" HYPERLINK &quot;{ADDRESS}&quot; ">{run("three")}</w:fldSimple>',
        ", ",
        complex_field(f' HYPERLINK "{ADDRESS}" \\o "tip" ', "four"),
        complex_field(' HYPERLINK \\l "place" ', "five"),
        complex_field(" DATE ", "4 May 2026"),
    )
    (found,) = body_of(read("a.docx", file.content()))

    assert runs(found) == [
        Run("one", link=f"{ADDRESS}#top"),
        Run("two"),
        Run("three", link=ADDRESS),
        Run(", "),
        Run("four", link=ADDRESS),
        Run("five4 May 2026"),
    ]


def test_lists_cells_and_notes_of_a_word_file_are_marked() -> None:
    """Labels stay in front of them."""
    levels = '<w:lvl w:ilvl="0"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%1)"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    bold = run("b", "<w:b/>")
    inner = table([["in", paragraph(bold)]])
    body = paragraph(bold, properties=listed) + paragraph("a", properties=listed)
    body += table([["x", paragraph("before") + inner + paragraph("after")]])
    strong = marked([Run("b", bold=True)])
    assert word(body, numbering=numbering) == [
        Items((Item(f"(i) {strong}"), Item("(ii) a"))),
        Table(((Cell("x"), Cell(f"before\nin\n{strong}\nafter")),)),
    ]


def test_a_numbered_paragraph_with_a_box_keeps_its_number() -> None:
    """The one after it counts on."""
    levels = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = paragraph(run("asked"), drawn(box(paragraph("boxed"))), properties=listed)
    assert word(body + paragraph("too", properties=listed), numbering=numbering) == [
        Paragraph("1. asked"),
        Paragraph("boxed"),
        Items((Item("2. too"),)),
    ]


def stories_of(content: bytes, name: str = "a.docx") -> list[tuple[str, str]]:
    """The anchors and the words of the heads and feet of pages."""
    sections = read(name, content).sections
    return [(each.anchor, unmarked(each.text)) for each in sections if not each.anchor.startswith("section")]


def references(file: Word, *kinds: tuple[str, str, str]) -> str:
    """References to heads and feet: the kind of each, on which pages it stands, and what stands in it."""
    return "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{file.story(kind, content, number)}"/>'
        for number, (kind, pages, content) in enumerate(kinds, 1)
    )


def test_heads_and_feet_of_a_word_file_come_last_and_once() -> None:
    """Their tables and text boxes too, such as a reference in a box, over two runs."""
    file = Word(paragraph("Dear reader"))
    boxed = paragraph(drawn(box(paragraph(run("Our ref: FOI 1", "<w:b/>"), run("23/26")))))
    file.section = references(
        file,
        ("header", "default", paragraph("Sampleshire Police") + table([["Tel", "07700 900123"]])),
        ("header", "first", boxed),
        ("footer", "default", paragraph("Page 1 of 2")),
        ("footer", "first", paragraph("Page 1 of 2")),
    )
    file.section += "<w:titlePg/>"

    assert stories_of(file.content()) == [
        ("header-1", "Sampleshire Police\nTel 07700 900123"),
        ("header-2", "Our ref: FOI 123/26"),
        ("footer-1", "Page 1 of 2"),
    ]


def test_heads_that_no_page_of_a_word_file_shows_are_not_read() -> None:
    """One for first pages or even pages that the file does not ask for is often left from another letter."""
    file = Word(paragraph("Dear reader"))
    pages = ("first", "even", "default")
    file.section = references(file, *(("header", page, paragraph(f"On {page} pages")) for page in pages))
    assert stories_of(file.content()) == [("header-1", "On default pages")]
    even = Word(file.body, section=file.section, relations=file.relations[:3], parts=file.parts)
    even.parts = {name: part for name, part in file.parts.items() if "header" in name}
    even.settings = "<w:evenAndOddHeaders/>"
    assert [words for _, words in stories_of(even.content())] == ["On default pages", "On even pages"]


def test_another_file_inside_a_word_file_is_no_text_of_ours() -> None:
    """It is not read, and the text is not said to be whole."""
    file = Word(paragraph("Seen") + '<w:altChunk r:id="rId99"/>')
    text = read("a.docx", file.content())
    assert body_of(text) == [Paragraph("Seen")]
    assert not text.complete


def test_what_is_bold_or_a_link_in_an_opendocument_text_is_marked() -> None:
    """By the styles of paragraphs and of words in them."""
    automatic = style("P1", "paragraph", '<style:text-properties fo:font-weight="bold"/>')
    automatic += style("T1", "text", '<style:text-properties fo:font-style="italic"/>')
    automatic += style("T2", "text", '<style:text-properties fo:font-weight="normal"/>')
    body = (
        '<text:p text:style-name="P1">a<text:span text:style-name="T1">b'
        f'<text:a xlink:href="{ADDRESS}">c</text:a></text:span>'
        '<text:span text:style-name="T2">d</text:span><text:a xlink:href="javascript:x">e</text:a></text:p>'
        '<text:h text:outline-level="3" text:style-name="P1">Our answer</text:h>'
    )
    found = body_of(read("a.odt", Text(body, automatic).content()))[1:]

    assert runs(found[0]) == [
        Run("a", bold=True),
        Run("b", bold=True, italic=True),
        Run("c", bold=True, italic=True, link=ADDRESS),
        Run("d"),
        Run("e", bold=True),
    ]
    assert found[1] == Heading(3, "Our answer")


def test_lists_of_an_opendocument_letter_keep_their_numbers() -> None:
    """In the form that the style gives them, from where it begins, and on where a list goes on with another."""
    level = '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-prefix="{}" {}/>'
    levels = level.format(1, "1", "", 'style:num-suffix="." text:start-value="3"')
    levels += level.format(2, "a", "(", 'style:num-suffix=")"')
    levels += level.format(3, "i", "", 'text:display-levels="2"')
    automatic = f'<text:list-style style:name="L1">{levels}</text:list-style>'

    def listed(inside: str, attributes: str = 'text:style-name="L1"') -> str:
        return f"<text:list {attributes}><text:list-item>{inside}</text:list-item></text:list>"

    third = listed("<text:p>c</text:p>", "")
    body = listed(f"<text:p>a</text:p>{listed(f'<text:p>b</text:p>{third}', '')}") + "<text:p>between</text:p>"
    body += listed("<text:p>d</text:p>", 'text:style-name="L1" text:continue-numbering="true"')
    body += listed("<text:p>e</text:p>") + listed("<text:p>f</text:p>", "")
    assert body_of(read("a.odt", Text(body, automatic).content()))[1:] == [
        Items((Item("3. a", (Item("(a) b", (Item("a.i c"),)),)),)),
        Paragraph("between"),
        Items((Item("4. d"),)),
        Items((Item("3. e"),)),
        Items((Item("• f"),)),
    ]


def test_heads_and_feet_of_an_opendocument_text_come_last_and_once() -> None:
    """Those that a page shows, with the styles of their own part of the file."""
    masters = (
        '<style:master-page style:name="Standard" style:page-layout-name="L"><style:header>'
        '<text:p text:style-name="P1">'
        "Our ref: FOI 123/26</text:p></style:header><style:header-first><text:p>First</text:p></style:header-first>"
        '<style:footer style:display="false"><text:p>Old</text:p></style:footer></style:master-page>'
        '<style:master-page style:name="Other" style:page-layout-name="L"><style:header><text:p>Never</text:p>'
        "</style:header></style:master-page>"
    )
    hidden = style("P1", "paragraph", '<style:text-properties text:display="none"/>')
    content = Text("", hidden, masters=masters).content()
    assert stories_of(content, "a.odt") == [("header-1", "Our ref: FOI 123/26"), ("header-2", "First")]


WORDS = st.text(CHARACTERS, min_size=1, max_size=6)
LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", '<w:rStyle w:val="Strong"/>', "<w:vanish/>"])
PIECES = st.one_of(
    st.builds(run, WORDS, LOOKS),
    WORDS.map(lambda words: complex_field(f'HYPERLINK "{ADDRESS}"', words)),
    st.just("<w:r><w:tab/></w:r>"),
    st.just("<w:r><w:br/></w:r>"),
    WORDS.map(lambda words: drawn(box(paragraph(run(words, "<w:b/>"))))),
)
PARAGRAPHS = st.builds(
    lambda pieces, properties: paragraph(*pieces, properties=properties),
    st.lists(PIECES, max_size=4),
    st.sampled_from(["", '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Loud"/>', '<w:outlineLvl w:val="3"/>']),
)
TABLES = st.lists(st.lists(PARAGRAPHS, min_size=2, max_size=2), min_size=1, max_size=2).map(table)


def without(text: DocumentText, *, marks: bool) -> list[Section]:
    """The sections of a text, without its marks if it has any."""

    def plain(words: str) -> str:
        return unmarked(words) if marks else words

    found = []
    for each in text.sections:
        blocks: list[Block] = []
        for block in each.blocks:
            match block:
                case Paragraph():
                    blocks.append(Paragraph(plain(block.text)))
                case Heading():
                    blocks.append(Heading(block.level, plain(block.text)))
                case Table():
                    rows = [[plain(cell.text) for cell in row] for row in block.rows]
                    blocks.append(Table(tuple(tuple(map(Cell, row)) for row in rows)))
        found.append(Section(each.anchor, tuple(blocks), plain(each.heading), each.number, each.level))
    return found


@settings(max_examples=25)
@given(st.lists(PARAGRAPHS | TABLES, max_size=5))
def test_marks_never_change_the_words_of_a_word_file(pieces: list[str]) -> None:
    """Whatever the file holds: the words alone are those of a text without marks."""
    content = Word("".join(pieces), styles=STYLES).content()

    assert without(read("a.docx", content), marks=True) == without(read("a.docx", content, marks=False), marks=False)


SPANS = st.builds(
    lambda name, words: f'<text:span text:style-name="{name}">{words}</text:span>',
    st.sampled_from(["T1", "T2", "T3"]),
    WORDS,
)
LINKS = WORDS.map(lambda words: f'<text:a xlink:href="{ADDRESS}">{words}</text:a>')
OPEN_PIECES = SPANS | WORDS | LINKS | st.just("<text:tab/>")
OPEN_PARAGRAPHS = st.builds(
    lambda tag, pieces: f'<text:{tag} text:style-name="P1">{"".join(pieces)}</text:{tag}>',
    st.sampled_from(["p", "h"]),
    st.lists(OPEN_PIECES, max_size=4),
)


@settings(max_examples=25)
@given(st.lists(OPEN_PARAGRAPHS, max_size=5))
def test_marks_never_change_the_words_of_an_opendocument_text(pieces: list[str]) -> None:
    """As of a Word file."""
    automatic = style("P1", "paragraph", '<style:text-properties fo:font-weight="bold"/>')
    automatic += style("T1", "text", '<style:text-properties fo:font-style="italic"/>')
    automatic += style("T2", "text", '<style:text-properties text:display="none"/>')
    content = Text("".join(pieces), automatic).content()

    assert without(read("a.odt", content), marks=True) == without(read("a.odt", content, marks=False), marks=False)


def test_marks_that_a_file_holds_mean_nothing() -> None:
    """They are taken out before any are set."""
    (found,) = word(paragraph(f"a{BOLD}b"))
    assert found == Paragraph("ab")
