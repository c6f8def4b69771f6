"""The first response of the log says what the letter says, word for word, and so does the PDF made from it."""

from __future__ import annotations

import html
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

import typeset_letter
from typeset_letter import Element, LetterError, read_letter

ROOT = Path(__file__).resolve().parents[1]
LETTER = ROOT / "tests" / "fixtures" / "letter-2021-702.txt"
RESPONSE = ROOT / "responses" / "2021" / "702.md"
PDF = ROOT / "responses" / "2021" / "702" / "letter-text.pdf"
LINK = "https://www.mi5.gov.uk/threat-levels"


def letter_words(*, shown: bool = False) -> list[str]:
    """The words of the letter below its head; `shown`, the link has lost the angle brackets that made it one."""
    words = LETTER.read_text(encoding="utf-8").split()
    text = words[words.index("software") + 1 :]
    return [LINK if shown and word == f"<{LINK}>" else word for word in text]


def front_matter_and_body() -> tuple[dict[str, Any], str]:
    """The two halves of the response's file."""
    _, front, body = RESPONSE.read_text(encoding="utf-8").split("---\n", maxsplit=2)
    return yaml.load(front, Loader=yaml.BaseLoader), body


def without_our_headings(lines: list[str], marks: str = "") -> list[str]:
    """The lines without the two headings that are the log's, each of which stands there once."""
    ours = [f"{marks}Request", f"{marks}Response"]
    assert [line for line in lines if line in ours] == ours
    return [line for line in lines if line not in ours]


def rendered() -> str:
    """The response's body as HTML."""
    return markdown.markdown(front_matter_and_body()[1], extensions=["tables", "sane_lists"])


def test_the_letter_in_the_fixtures_is_the_one_that_was_published() -> None:
    """Nobody corrects the letter: its bytes are the source's."""
    assert sha256(LETTER.read_bytes()).hexdigest() == "d02d3417747bf977e2d7c9027c44d46a97a08fae230993ff08e0e73cb3c4d181"


def test_body_holds_the_letters_words_in_order() -> None:
    """Nothing of the letter is added, lost, moved or corrected in the Markdown."""
    lines = without_our_headings(front_matter_and_body()[1].splitlines(), "## ")
    assert " ".join(re.sub(r"^(### |- )", "", line) for line in lines).split() == letter_words()


def test_rendered_page_holds_the_letters_words_in_order() -> None:
    """Markdown makes no list number, emphasis or lost word out of the letter."""
    text = html.unescape(re.sub(r"</?[a-z][^>]*>", "", rendered()))
    assert " ".join(without_our_headings(text.splitlines())).split() == letter_words(shown=True)


def test_rendered_page_has_the_letters_structure() -> None:
    """The letter's headings, exemptions and link are what they are in HTML; its questions keep their own numbers."""
    assert re.findall(r"<h2>(.*)</", rendered()) == ["Request", "Response"]
    assert re.findall(r"<h3>(.*)</", rendered()) == ["Evidence of Harm", "Public Interest Test", "Balance Test"]
    assert re.findall(r"<li>(.*)</", rendered()) == ["Section 24(2) National Security", "Section 31(3) Law Enforcement"]
    assert re.findall(r"<p>(\d\)) I'd", rendered()) == ["1)", "2)", "3)"]
    assert re.findall(r'href="(.*?)"', rendered()) == [LINK]
    assert set(re.findall(r"<([a-z0-9]+)", rendered())) == {"h2", "h3", "p", "ul", "li", "a"}


def test_request_holds_the_request_and_response_the_answer() -> None:
    """The introduction and the quoted questions are the request; the answer begins with the force's own words."""
    _, request, response = re.split(r"^## .*$", front_matter_and_body()[1], flags=re.MULTILINE)
    assert request.split()[:3] == ["In", "response", "to"]
    assert request.split()[-4:] == ["it", "year", "by", "year."]
    assert response.split()[:5] == ["North", "Wales", "Police", "do", "not"]


def test_front_matter_says_what_the_letter_says() -> None:
    """Reference, title, dates, exemptions and notice are the letter's, and nothing else is said of it."""
    fields, _ = front_matter_and_body()
    answered, refused = fields.pop("parts")
    (defect,) = fields.pop("known_defects")
    assert defect["code"] == "DL059"
    assert not re.search(r"\breview\b|complain|Information Commissioner", front_matter_and_body()[1])
    assert fields == {
        "reference": "2021/702",
        "title": "Use of facial recognition software",
        "responded": "2021-08-24",
        "correct_as_at": "2021-07-28",
        "attachments": [{"file": PDF.name, "title": "The letter's text, typeset for this log", "language": "en"}],
    }
    assert answered == {"questions": ["1", "2", "3"], "matter": fields["title"], "outcome": "answered"}
    assert refused == {
        "matter": "Covert practice of facial recognition",
        "outcome": "ncnd",
        "exemptions": ["24(2)", "31(3)"],
        "refusal_notice": "17(1)",
    }


def test_front_matter_agrees_with_the_letter() -> None:
    """Each thing that the front matter takes from the letter is found in it."""
    fields, _ = front_matter_and_body()
    answered, refused = fields["parts"]
    letter = " ".join(LETTER.read_text(encoding="utf-8").split())
    responded, correct = ("/".join(reversed(fields[key].split("-"))) for key in ("responded", "correct_as_at"))
    assert f"Response Date: {responded} {fields['reference']} - {fields['title']} In response" in letter
    assert letter.endswith(f"AND IS CORRECT AS AT {correct}")
    assert re.findall(r"(\d)\) I'd", letter) == answered["questions"]
    assert re.findall(r"Section (\d+\(\d\)) [A-Z]", letter) == refused["exemptions"]
    assert f"Refusal Notice under section {refused['refusal_notice'].replace('(', ' (')} of" in letter


def pdf_pages() -> list[str]:
    """The text of each page of the PDF without its footer, which must be there."""
    pages = [page.extract_text() for page in PdfReader(PDF).pages]
    footer = "\n2021/702, typeset for this log: not the letter as sent Page "
    assert [page.partition(footer)[2] for page in pages] == ["1 of 3", "2 of 3", "3 of 3"]
    return [page.partition(footer)[0] for page in pages]


def test_pdf_holds_the_letters_words_in_order() -> None:
    """The PDF says what the letter says, in the order in which it is read aloud."""
    _, _, text = "\n".join(pdf_pages()).partition("\nRequest\n")
    # A line may end after the stroke of "criminal/terrorist"; where it ends between words, a space stands before.
    text = re.sub(r"(?<=\w[/-])\n", "", "Request\n" + text)
    words = " ".join(without_our_headings(text.split("\n"))).split()
    assert [word for word in words if word != "•"] == letter_words(shown=True)


def test_pdf_says_on_its_first_page_what_it_is() -> None:
    """Nobody can take the PDF for the letter as sent, or the log for the force's."""
    front = " ".join(pdf_pages()[0].partition("\nRequest\n")[0].split())
    assert front.startswith("Freedom of Information response 2021/702 Use of facial recognition software")
    assert "Response date: 24 August 2021. Correct as at 28 July 2021." in front
    assert "This is not the letter as it was sent. It was typeset for this log from the text" in front
    assert "of the letter that North Wales Police published. This log is not published by North Wales Police." in front


def structure(element: Any) -> list[str]:
    """The roles of the structure elements below `element`, in reading order."""
    below = element["/K"].get_object() if "/K" in element else []
    children = [child.get_object() for child in (below if isinstance(below, list) else [below])]
    roles = [[str(child["/S"]), *structure(child)] for child in children if isinstance(child, dict) and "/S" in child]
    return [role for group in roles for role in group]


def test_pdf_is_accessible() -> None:
    """PDF/UA-1: tagged headings, numbered questions, list and live link; language; the title for the file's name."""
    reader = PdfReader(PDF)
    root: Any = reader.root_object
    links: list[Any] = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    roles = structure(root["/StructTreeRoot"])
    assert [role for role in roles if role.startswith("/H")] == ["/H1", "/H2", "/H2", "/H3", "/H3", "/H3"]
    assert [roles.count(role) for role in ("/L", "/LI", "/Lbl", "/Link")] == [2, 5, 5, 1]
    assert [link["/A"]["/URI"] for link in links] == [LINK]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert root["/Lang"] == "en-GB"
    assert b"<pdfuaid:part>1<" in root["/Metadata"].get_data()


def test_pdf_names_no_person_path_or_date() -> None:
    """The properties hold the title and the tool that made the file, and nothing about who, where or when."""
    reader = PdfReader(PDF)
    root: Any = reader.root_object
    properties: dict[str, Any] = dict(reader.metadata or {})
    assert re.fullmatch(r"Typst [0-9.]+", str(properties.pop("/Creator")))
    assert properties == {"/Title": "2021/702: Use of facial recognition software"}
    assert not re.search(rb"dc:creator|CreateDate|ModifyDate|MetadataDate", root["/Metadata"].get_data())


def test_pdf_looks_the_same_everywhere() -> None:
    """Its pages are A4, and every font is inside."""
    pages: list[Any] = list(PdfReader(PDF).pages)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}
    fonts = [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]
    descriptors = [below.get_object()["/FontDescriptor"] for font in fonts for below in font["/DescendantFonts"]]
    assert descriptors
    assert all(any(key.startswith("/FontFile") for key in descriptor) for descriptor in descriptors)


def test_typesetting_again_gives_the_same_bytes(tmp_path: Path) -> None:
    """The PDF beside the response is what the script makes of it today; if this fails, run the script again."""
    made = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    assert [typeset_letter.main([str(RESPONSE), str(path)]) for path in made] == [0, 0]
    assert made[0].read_bytes() == made[1].read_bytes() == PDF.read_bytes()


def response(body: str, title: str = "Parking", extra: str = "") -> str:
    """A whole response file with an invented body."""
    return f"---\nreference: 9/1\ntitle: '{title}'\nresponded: 2021-01-04\n{extra}---\n## Request\n\n{body}\n"


def typeset(text: str, folder: Path) -> tuple[str, Any]:
    """The words of a response's PDF in one line, and the root of the PDF."""
    path = folder / "letter.pdf"
    path.write_bytes(typeset_letter.typeset(text))
    reader = PdfReader(path)
    return " ".join(reader.pages[0].extract_text().split()), reader.root_object


def test_no_character_of_a_letter_is_markup_to_typst(tmp_path: Path) -> None:
    """What would be code, emphasis or a comment to Typst is typeset as it stands."""
    hard = "Cost: #panic(1) $x^2$ @ref // note -- --- ... ~ \"q\" 'x' = + #let x = 1"
    text, _ = typeset(response(hard, title="#panic(1) $x$ *a*"), tmp_path)
    assert hard in text
    assert "9/1 #panic(1) $x$ *a* Response date" in text


def test_simple_letters_keep_lists_numbers_and_tables(tmp_path: Path) -> None:
    """Lists begin where they begin, questions keep their numbers, and every cell of a table is there."""
    lists = "4. four\n5. *five*\n\n    - inner\n\n2) two\n\n3) three\n\n5) five"
    table = "| Year | Cost |\n|--|--|\n| 2020 | £7 |"
    text, root = typeset(response(f"{lists}\n\n{table}", extra="language: cy\n"), tmp_path)
    assert "4. four 5. five • inner 2) two 3) three 5) five Year Cost 2020 £7" in text
    assert [role for role in structure(root["/StructTreeRoot"]) if role in {"/TH", "/TD"}] == ["/TH"] * 2 + ["/TD"] * 2
    assert root["/Lang"] == "cy-GB"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (response("<name redacted>"), "<name>; write headings"),
        (response("`code`"), "<code>; write headings"),
        (response("a<br>b"), "<br>; write headings"),
        (response("<!-- a note -->"), "a comment"),
        (response("<p>open"), "<p> without its end"),
        (response("<table><tr><td>a</td></tr></table>"), "<tr>"),
        (response('<ol start="x"><li>a</li></ol>'), "does not begin with a number"),
        (response("[other](response:2021/1)"), "full address"),
        (response("#### Deep"), "skipped from heading level 2 to 4"),
        (response("x", extra="correct_as_at: 28/07/2021\n"), "write it like 2021-08-24"),
        (response("x").replace("title", "heading"), "no `title:`; add it"),
        (response("x", extra="parts: [\n"), "no YAML"),
        ("---\n- a\n---\n", "no keys"),
        ("## Request\n", "no front matter"),
    ],
)
def test_what_cannot_be_typeset_is_one_line(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The maintainer reads which file and what to do, no PDF is written, and there is no traceback."""
    source, target = tmp_path / "letter.md", tmp_path / "letter.pdf"
    source.write_text(text, encoding="utf-8")
    assert typeset_letter.main([str(source), str(target)]) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"{source}: ")
    assert said in error
    assert error.count("\n") == 1
    assert not target.exists()


def test_files_that_cannot_be_read_or_written_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file or folder and a text in another encoding are said plainly."""
    other = tmp_path / "other.md"
    other.write_bytes("ŵ".encode("utf-16"))
    target, nowhere = tmp_path / "out.pdf", tmp_path / "none" / "out.pdf"
    calls = [(nowhere, target), (RESPONSE, nowhere), (other, target)]
    assert [typeset_letter.main([str(source), str(out)]) for source, out in calls] == [1, 1, 1]
    missing = f"{nowhere}: No such file or directory\n"
    assert capsys.readouterr().err == f"{missing}{missing}{other}: it is not UTF-8 text; save it as UTF-8\n"


def test_a_response_is_never_written_over() -> None:
    """Two Markdown files on the command line are a wrong use, not an order to replace the second."""
    with pytest.raises(SystemExit, match="2"):
        typeset_letter.main([str(RESPONSE), str(RESPONSE)])


def flat(node: Element | str) -> str:
    """All the text of an element."""
    return node if isinstance(node, str) else "".join(map(flat, node.children))


WORD = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1)


@given(st.lists(WORD, min_size=1))
def test_reader_keeps_every_word(words: list[str]) -> None:
    """Whatever a paragraph says, the words that come out are those that went in."""
    page = f"<p>So:\n<em>{html.escape(chr(10).join(words))}</em></p>\n"
    assert flat(read_letter(page)).split() == ["So:", *words]


@given(st.lists(st.sampled_from(["<", ">", "</", "p", "em", "ul", "!", "[", "]", "--", "?", "&", "#", "a", " ", "="])))
def test_reader_reads_or_says_why_not(pieces: list[str]) -> None:
    """However broken the HTML, the reader answers with a letter or with its own error."""
    with suppress(LetterError):
        assert read_letter("".join(pieces)).tag == "body"
