"""Cleaning a PDF takes out what is not shown, and nothing that is."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name, String
from tests.conftest import REPOSITORY
from tests.leaks.forms import CANARY, Clean, Leak
from tests.leaks.pdf_parts import LINES, add_annotation, metadata, office, outline, packet, saved, tagged
from tests.leaks.pdf_structure import CLEAN, LEAKS

from disclosure_log.documents.cleaning.pdf import clean
from disclosure_log.documents.pdf import read_facts
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Notes
from disclosure_log.gate.pdf.judge import judge_structure

LETTERS = [
    *sorted((REPOSITORY / "responses").rglob("*.pdf")),
    *sorted((REPOSITORY / "tests/example/responses").rglob("*.pdf")),
]
MENDABLE = [leak for leak in LEAKS if leak.codes in {("DL107",), ("DL108",)}]


def pages(content: bytes) -> list[tuple[bytes, str]]:
    """What each page shows, as pixels, and says, as text."""
    document = pypdfium2.PdfDocument(content)
    return [(page.render(scale=1).to_pil().tobytes(), page.get_textpage().get_text_range()) for page in document]


def tags(content: bytes) -> list[str]:
    """The structure of a tagged document: each element's type, in the order of the tree."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        found: list[str] = []
        waiting = [root] if root is not None else []
        while waiting:
            element = waiting.pop()
            if isinstance(element, pikepdf.Array):
                waiting += list(element)
            elif isinstance(element, pikepdf.Dictionary):
                found.append(f"{element.get('/S')} {element.get('/Alt', '')} {element.get('/Lang', '')}")
                waiting += [element["/K"]] if "/K" in element else []
            else:
                found.append(str(element))
        return found


def noted(content: bytes) -> set[str]:
    """The keys of what the judge notes."""
    notes = Notes()
    judge_structure(content, notes)
    return {observation.what for observation in notes}


@pytest.mark.parametrize("case", CLEAN, ids=[case.name for case in CLEAN])
@pytest.mark.parametrize("number", [0, 1])
def test_what_is_seen_and_read_stays(case: Clean, number: int) -> None:
    """Pixels, text and tags of each page are the same before and after, and nothing is noted after."""
    content = case.make(number)
    cleaned, _taken = clean(content)
    assert pages(cleaned) == pages(content)
    assert tags(cleaned) == tags(content)
    assert noted(cleaned) == set()


@pytest.mark.parametrize("path", LETTERS, ids=[path.parent.name for path in LETTERS])
def test_a_letter_keeps_its_facts(path: Path) -> None:
    """Title, language, tags, links and the claim to be PDF/UA of a real tagged letter stay."""
    content = path.read_bytes()
    cleaned, _taken = clean(content)
    assert pages(cleaned) == pages(content)
    assert tags(cleaned) == tags(content)
    assert read_facts(cleaned) == read_facts(content)
    with pikepdf.open(io.BytesIO(cleaned)) as pdf:
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()


@pytest.mark.parametrize(("number", "leak"), list(enumerate(MENDABLE)), ids=[leak.name for leak in MENDABLE])
def test_what_can_be_mended_is(number: int, leak: Leak) -> None:
    """After cleaning, the words are nowhere in the file, and nothing that cleaning mends is noted."""
    content = leak.make(number % leak.variations, CANARY)
    before = noted(content)
    if not any(MEANINGS[what].mended for what in before):
        pytest.skip("this way of leaking cannot be mended")
    cleaned, _taken = clean(content)
    assert {what for what in noted(cleaned) if MEANINGS[what].mended} == set()
    assert pages(cleaned) == pages(content)
    with pikepdf.open(io.BytesIO(cleaned)) as pdf:
        said = b"".join(
            thing.read_bytes(decode_level=pikepdf.StreamDecodeLevel.generalized)
            if thing.get("/Filter") != Name.DCTDecode
            else thing.read_raw_bytes()
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream)
        )
    assert CANARY.encode() not in cleaned + said


@pytest.mark.parametrize("case", CLEAN, ids=[case.name for case in CLEAN])
def test_the_same_file_gives_the_same_file(case: Clean) -> None:
    """Cleaning is deterministic, and cleaning what is clean changes nothing more."""
    content = case.make(0)
    cleaned, _taken = clean(content)
    assert clean(content)[0] == cleaned
    assert clean(cleaned) == (cleaned, [])


def test_everything_that_was_taken_out_has_a_meaning() -> None:
    """What the cleaner says is a key that the gate knows, and that it calls mended."""
    pdf = office(2)
    page = pdf.pages[0].obj
    pdf.trailer.Info.update({"/Title": String("C:\\Users\\example\\reply.docx"), "/Author": String("Example")})
    pdf.Root["/PieceInfo"] = Dictionary(Example=Dictionary(Private=String("x")))
    pdf.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))
    pdf.Root["/Names"] = Dictionary(JavaScript=Dictionary(Names=pikepdf.Array()))
    page["/AA"] = Dictionary(O=Dictionary(S=Name.Launch, F=String("a")))
    page["/Metadata"] = metadata(pdf, packet("<dc:creator>Example</dc:creator>"))
    cleaned, taken = clean(saved(pdf))
    assert taken == [
        "pdf-action",
        "pdf-part-metadata",
        "pdf-program-data",
        "pdf-properties",
        "pdf-script",
        "pdf-title-path",
    ]
    assert all(MEANINGS[what].mended for what in taken)
    assert noted(cleaned) == set()
    assert read_facts(cleaned)["title"] is None


def test_links_bookmarks_comments_and_names_stay() -> None:
    """What a reader uses is not taken out, and what needs a person's eye is left for it."""
    pdf = office(2)
    tagged(pdf)
    outline(pdf, [String(LINES[0])])
    page = pdf.pages[0].obj
    link = Dictionary(Subtype=Name.Link, Rect=pikepdf.Array([0, 0, 9, 9]))
    link["/A"] = Dictionary(S=Name.URI, URI=String("https://example.org/"))
    add_annotation(pdf, page, link)
    add_annotation(pdf, page, Dictionary(Subtype=Name.Text, Rect=pikepdf.Array([0, 0, 9, 9]), Contents=String("note")))
    cleaned, _taken = clean(saved(pdf))
    with pikepdf.open(io.BytesIO(cleaned)) as opened:
        assert opened.Root.Outlines.First.Title == LINES[0]
        assert [str(note.Subtype) for note in opened.pages[0].Annots] == ["/Link", "/Text"]
        assert opened.pages[0].Annots[0].A.URI == "https://example.org/"


def test_the_title_of_the_packet_stays_where_there_is_no_other() -> None:
    """A title that only XMP has is not lost with it."""
    pdf = office(1)
    del pdf.trailer["/Info"]
    pdf.Root["/Metadata"] = metadata(
        pdf, packet("<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Parking</rdf:li></rdf:Alt></dc:title>")
    )
    cleaned, _taken = clean(saved(pdf))
    assert read_facts(cleaned)["title"] == "Parking"
