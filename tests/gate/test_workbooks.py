"""A workbook goes out only where a reader sees all that is in it."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.leaks import workbooks, workbooks_clean, workbooks_ods, workbooks_stored
from tests.leaks.books import Book
from tests.leaks.forms import CANARY, Clean, Leak

from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Notes, Place, Refused, Verdict
from disclosure_log.gate.workbooks import judge
from disclosure_log.gate.workbooks.colours import Palette, is_unseen
from disclosure_log.gate.workbooks.links import leads_inside

LEAKS = [*workbooks.LEAKS, *workbooks_stored.LEAKS, *workbooks_ods.LEAKS, *workbooks_clean.LEAKS]
CLEAN = [*workbooks_clean.CLEAN, *workbooks_ods.CLEAN]


def found(content: bytes) -> set[str]:
    """The keys of everything that holds or refuses a workbook."""
    notes = Notes()
    try:
        judge(content, notes)
    except Refused as refused:
        return {refused.what}
    return {one.what for one in notes if MEANINGS[one.what].verdict != Verdict.RELEASE}


@pytest.mark.long
@pytest.mark.parametrize(
    ("leak", "variation"),
    [(leak, index % leak.variations) for index, leak in enumerate(LEAKS)],
    ids=lambda one: getattr(one, "name", one),
)
def test_every_way_of_leaking_is_held(leak: Leak, variation: int):
    """One variation of each way; the benchmark takes all of them."""
    codes = {MEANINGS[key].code for key in found(leak.make(variation, CANARY))}
    assert codes & set(leak.codes)


@pytest.mark.long
@pytest.mark.parametrize(
    ("clean", "variation"),
    [(clean, variation) for clean in CLEAN for variation in range(clean.variations)],
    ids=lambda one: getattr(one, "name", one),
)
def test_what_offices_make_is_released(clean: Clean, variation: int):
    """A workbook in which nothing is hidden goes out, with a warning that its CSV is better."""
    notes = Notes()
    judge(clean.make(variation), notes)
    assert [one.what for one in notes] == ["workbook-csv"]


def test_what_a_sheet_says_is_given_to_the_search():
    """Every row of every sheet, and every other string, hidden or not, with numbers for its place only."""
    notes = Notes()
    judge(workbooks_stored.LEAKS[0].make(1, CANARY), notes)
    assert (("2021", "702", "0.91"), Place(sheet=2, row=2)) in notes.rows
    assert any(CANARY in text for text, _ in notes.texts)


def test_a_hidden_row_is_read_too():
    """Personal data is searched for where nobody sees it, above all."""
    hidden = next(leak for leak in LEAKS if leak.name == "hidden row")
    notes = Notes()
    judge(hidden.make(0, CANARY), notes)
    assert any(CANARY in cells for cells, _ in notes.rows)
    assert next(one for one in notes if one.what == "workbook-hidden-row").places == [Place(sheet=1, row=5)]


def test_quotes_are_kept_only_when_asked_for():
    """Nothing that leaves a judge quotes the file."""
    notes = Notes()
    judge(next(leak for leak in LEAKS if leak.name == "white words").make(0, CANARY), notes)
    assert not any(one.quotes for one in notes)


SOUND = workbooks_clean.CLEAN[0].make(0)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", SOUND[:-30], b"%PDF-1.7\n" + SOUND, SOUND + b"more"])
def test_a_damaged_workbook_is_refused(content: bytes):
    """What cannot be read in one way only does not go out."""
    with pytest.raises(Refused):
        judge(content, Notes())


def test_another_document_in_a_package_is_refused():
    """A Word file under a workbook's name is no workbook."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "META-INF/manifest.xml", "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>"
        )
    with pytest.raises(Refused, match="package-damaged"):
        judge(file.getvalue(), Notes())


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(place=st.integers(0, len(SOUND) - 1), bit=st.integers(0, 7))
def test_a_flipped_bit_is_a_verdict(place: int, bit: int):
    """Whatever is wrong, a judge says so and nothing else happens."""
    flipped = bytearray(SOUND)
    flipped[place] ^= 1 << bit
    found(bytes(flipped))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    words=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1),
    attribute=st.sampled_from(["r", "s", "t", "cm"]),
)
def test_any_words_in_a_cell_end_in_a_verdict(words: str, attribute: str):
    """Made-up references, styles and kinds of cells are noted, never passed by."""
    book = Book()
    sheet = book.sheet()
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    sheet.rows[1] = {1: f'<c {attribute}="{escaped}"><v>{escaped}</v></c>'}
    found(book.written())


@pytest.mark.parametrize(
    ("letters", "ground", "unseen"),
    [
        ((255, 255, 255), (255, 255, 255), True),
        ((250, 250, 250), (255, 255, 255), True),
        ((16, 16, 16), (0, 0, 0), True),
        ((255, 255, 0), (255, 255, 255), True),
        ((255, 0, 0), (0, 128, 0), False),
        ((191, 191, 191), (255, 255, 255), False),
        ((255, 255, 255), (31, 56, 100), False),
        ((0, 0, 0), (255, 255, 0), False),
    ],
)
def test_letters_need_another_colour_than_their_ground(letters, ground, unseen):
    """Pale is seen; nearly the same is not, whatever the hue."""
    assert is_unseen(letters, ground) is unseen


@pytest.mark.parametrize(
    ("given_", "colour"),
    [
        ({"rgb": "FFC00000"}, (192, 0, 0)),
        ({"theme": "0"}, (255, 255, 255)),
        ({"theme": "1"}, (0, 0, 0)),
        ({"indexed": "10"}, (255, 0, 0)),
        ({"indexed": "65"}, (255, 255, 255)),
        ({"theme": "1", "tint": "1"}, (255, 255, 255)),
        ({"theme": "0", "tint": "-1"}, (0, 0, 0)),
        ({"auto": "1"}, None),
        ({"rgb": "red"}, None),
        ({"theme": "99"}, None),
    ],
)
def test_colours_are_found_by_every_name(given_, colour):
    """By digits, by the theme and its tint, by number."""
    assert Palette().colour(given_) == colour


@pytest.mark.parametrize(
    ("target", "inside"),
    [
        ("https://www.example.org/foi?id=1", False),
        ("http://example.org", False),
        ("mailto:foi@example.org", False),
        ("mailto:foi@example.org?subject=x", True),
        ("file:///C:/a.xlsx", True),
        ("a.xlsx", True),
        ("\\\\server\\a", True),
        ("https://intranet/", True),
        ("https://files.sampleshire.internal/", True),
        ("https://192.168.0.1/", True),
        ("https://user@example.org/", True),
        ("javascript:alert(1)", True),
        ("https://[bad", True),
    ],
)
def test_links_may_lead_to_the_public_web_only(target, inside):
    """And to an address to write to, without words in the letter."""
    assert leads_inside(target) is inside


def test_every_meaning_is_of_a_code_of_its_own_kind():
    """Sentences end with a full stop and name no file; what cannot be read, and a warning, is never mended."""
    for key, meaning in MEANINGS.items():
        if key.startswith(("workbook-", "package-")):
            assert meaning.said.endswith(".")
            assert meaning.hint.endswith(".")
            assert not (meaning.mended and (meaning.verdict is Verdict.RELEASE or meaning.code == "DL043"))
