"""Whatever a PDF's structure holds beside its pages is found, and a file that holds nothing is released."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import String
from tests.conftest import REPOSITORY
from tests.leaks.forms import CANARY, Clean, Leak
from tests.leaks.pdf_parts import LINES, object_of, objects, office, outline, saved, update
from tests.leaks.pdf_structure import CLEAN, LEAKS

from disclosure_log.documents.cleaning.pdf import clean
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Facts, Notes, Refused, Verdict
from disclosure_log.gate.pdf.judge import judge_structure
from disclosure_log.gate.pdf.links import fault
from disclosure_log.gate.pdf.metadata import is_program
from disclosure_log.gate.pdf.tokens import Tokens, unescaped
from disclosure_log.gate.pdf.words import PageWords

LETTERS = [
    *sorted((REPOSITORY / "responses").rglob("*.pdf")),
    *sorted((REPOSITORY / "tests/example/responses").rglob("*.pdf")),
]


def judged(content: bytes) -> tuple[Notes, Facts | None]:
    """What is noted of a file, and its facts unless it is refused at once."""
    notes = Notes(reveal=True)
    try:
        return notes, judge_structure(content, notes)
    except Refused as refused:
        notes.note(refused.what)
        return notes, None


def found(content: bytes) -> set[str]:
    """The keys of what is noted of a file; whatever a parser raises counts as damage, as it does in the gate."""
    try:
        notes, _facts = judged(content)
    except Exception:  # noqa: BLE001 - the gate refuses whatever a file makes a parser raise
        return {"damaged"}
    return {observation.what for observation in notes}


def codes(content: bytes) -> set[str]:
    """The rules that hold or refuse a file."""
    return {MEANINGS[what].code for what in found(content) if MEANINGS[what].verdict != Verdict.RELEASE}


@pytest.mark.long
@pytest.mark.parametrize("leak", LEAKS, ids=[leak.name for leak in LEAKS])
def test_every_variation_of_a_leak_is_held(leak: Leak) -> None:
    """No variation of a way to leak gets through."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as in the sandbox: a library may warn of what the file is about
        missed = [number for number in range(leak.variations) if not codes(leak.make(number, CANARY)) & set(leak.codes)]
    assert missed == []


@pytest.mark.long
@pytest.mark.parametrize("case", CLEAN, ids=[clean_file.name for clean_file in CLEAN])
def test_a_clean_file_is_released(case: Clean) -> None:
    """Nothing is noted of a file as offices make it, in which nothing is hidden."""
    assert {number: found(case.make(number)) for number in range(case.variations)} == {
        number: set() for number in range(case.variations)
    }


@pytest.mark.parametrize("path", LETTERS, ids=[path.parent.name for path in LETTERS])
def test_the_letters_of_this_log_are_released(path: Path) -> None:
    """The tagged letters that this project publishes pass, and so do they after cleaning."""
    content = path.read_bytes()
    notes, facts = judged(content)
    assert list(notes) == []
    assert facts
    assert facts.tagged
    assert found(clean(content)[0]) == set()


def test_bookmarks_that_are_headings_are_no_leak_and_others_are() -> None:
    """A bookmark whose words stand on the pages is let through; one more word and it is held."""
    pdf = office(2)
    outline(pdf, [String(LINES[1]), String(LINES[2])])
    assert found(saved(pdf)) == set()
    outline(pdf, [String(f"{LINES[1]} {CANARY}")])
    assert found(saved(pdf)) == {"pdf-bookmark"}


def test_what_is_said_beside_the_pages_goes_to_the_search_for_personal_data() -> None:
    """A hidden string is noted without a word of it, and is searched."""
    pdf = office(1)
    outline(pdf, [String(CANARY)])
    notes, _facts = judged(saved(pdf))
    assert any(CANARY in text for text, _place in notes.texts)


def test_a_document_that_two_programs_read_differently_is_refused() -> None:
    """The text of a page was deleted behind the file's end: one program shows it, another shows nothing."""
    content = saved(office(1))
    number = object_of(content, b"/Length")
    assert found(update(content, {}, freed=(number,))) == {"disagreement"}


def test_a_file_with_mistakes_is_held_until_it_is_written_anew() -> None:
    """A key that stands twice in a dictionary is read in two ways; after cleaning it stands once."""
    pdf = office(1)
    del pdf.trailer["/Info"]
    content = saved(pdf).replace(b"/Type /Page ", b"/Type /Page /Rotate 0 /Rotate 0 ")
    content = content[: content.rindex(b"xref\n0 ")]
    table = b"".join(b"%010d 00000 n \n" % place for _number, place in sorted(objects(content).items()))
    size = len(objects(content)) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    content += end % (size, table, size, len(content))
    assert found(content) == {"pdf-mistakes"}
    assert found(clean(content)[0]) == set()


@pytest.mark.parametrize(
    ("target", "what"),
    [
        ("https://www.example.org/a?b=c#d", None),
        ("mailto:foi@example.org?subject=Request", None),
        ("tel:+441234567890", None),
        ("HTTPS://EXAMPLE.ORG", None),
        ("https://93.184.215.14/", None),
        ("javascript:alert(1)", "pdf-script"),
        ("java\nscript:alert(1)", "pdf-link"),
        ("https://exa\u200bmple.org/", "pdf-link"),
        ("file:///etc/passwd", "pdf-link"),
        ("//example.org/a", "pdf-link"),
        ("www.example.org", "pdf-link"),
        ("https://", "pdf-link"),
        ("", "pdf-link"),
        ("https://[::1", "pdf-link"),
        ("https://name@example.org/", "pdf-link-password"),
        ("https://127.0.0.1/", "pdf-link-internal"),
        ("https://[fd00::1]/", "pdf-link-internal"),
        ("https://server/", "pdf-link-internal"),
        ("https://cases.corp/", "pdf-link-internal"),
        ("https://example.sharepoint.com/personal/name/file", "pdf-link-internal"),
    ],
)
def test_a_link_goes_to_the_public_web_a_mailbox_or_a_telephone(target: str, what: str | None) -> None:
    """Any other target of a link is noted by what is wrong with it."""
    assert fault(target) == what


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Microsoft® Word for Microsoft 365", True),
        ("LibreOffice 24.8.4.2 (X86_64)", True),
        ("macOS Version 15.1 (Build 24B83) Quartz PDFContext, AppendMode 1.1", False),
        ("Word of Quiverthatch", False),
        ("C:\\Program Files\\Word", False),
        ("word@example.org", False),
        ("", True),
    ],
)
def test_only_the_name_of_a_known_program_says_nothing(text: str, known: bool) -> None:
    """A program or device that is not known may be named after a person or a room."""
    assert is_program(text) is known


def test_words_are_found_across_lines_hyphens_and_cases() -> None:
    """A text stands on the pages however its lines break; a name that is composed of two pages' words does not."""
    words = PageWords(["The Coun-\ncil of Sample-\nshire met", "Minutes by Ann Marrow"])
    assert words.show("the council of SAMPLESHIRE")
    assert words.show("Minutes by Marrow")
    assert words.show("Figure 1: Picture")
    assert not words.show("Sampleshire Marrow")
    assert not words.show("met Quiverthatch")
    assert words.show_identifier("_Toc12345")
    assert not words.show_identifier("_QuiverthatchMarrowbone")


@given(st.binary(max_size=200))
def test_tokens_cover_all_bytes(content: bytes) -> None:
    """Whatever the bytes, the tokens and the space between them are the bytes, in their order."""
    tokens = Tokens(content)
    covered = bytearray()
    last = 0
    while token := tokens.next():
        assert content[last : tokens.start].strip(b"\0\t\n\x0c\r ") == b""
        covered += content[last : tokens.position]
        last = tokens.position
        assert token[1]
    assert content[last:].strip(b"\0\t\n\x0c\r ") == b""


@given(st.binary(max_size=60))
def test_a_string_is_read_as_it_was_written(raw: bytes) -> None:
    """A string in either notation gives its bytes back."""
    escaped = b"".join(b"\\%03o" % byte if byte in b"()\\\r\n" else bytes([byte]) for byte in raw)
    for written in (b"<" + raw.hex().encode() + b">", b"(" + escaped + b")"):
        tokens = Tokens(written)
        token = tokens.next()
        assert token
        assert unescaped(token[1]) == raw


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_never_passes_with_other_words(data: st.DataObject) -> None:
    """A file with a byte changed or its end cut off is refused, held, or says what it said."""
    content = bytearray(saved(office(1), data.draw(st.integers(0, 3))))
    place = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        del content[place:]
    else:
        content[place] ^= 1 << data.draw(st.integers(0, 7))
    found(bytes(content))  # ends, in whatever it is


CORPUS = os.environ.get("DISCLOSURE_LOG_CORPUS")


@pytest.mark.long
@pytest.mark.skipif(not CORPUS, reason="DISCLOSURE_LOG_CORPUS names no folder")
def test_every_file_of_the_corpus_ends_in_a_verdict() -> None:
    """No file of other projects' tests keeps the judge from an end."""
    paths = sorted(Path(str(CORPUS)).glob("pdf-*/*.pdf"))
    assert paths
    for path in paths:
        found(path.read_bytes())
