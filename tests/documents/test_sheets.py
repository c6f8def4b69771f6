"""The CSV of a workbook has what its sheets show, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.leaks import workbooks, workbooks_clean, workbooks_ods
from tests.leaks.books import Book
from tests.leaks.forms import CANARY, Clean, Leak
from tests.leaks.workbooks_ods import Document, cell, number, row

from disclosure_log.documents.archives import UnusablePackage
from disclosure_log.documents.number_formats import number_format
from disclosure_log.documents.sheets import as_csv, defused

HIDING = [
    leak
    for leak in [*workbooks.LEAKS, *workbooks_ods.LEAKS, *workbooks_clean.LEAKS]
    if "DL114" in leak.codes
    # What a view or a filter does is no matter of the cells; the gate holds such a workbook.
    and not any(words in leak.name for words in ("window", "frozen", "filter that is set", "merged"))
]
EVERY_CLEAN = [*workbooks_clean.CLEAN, *workbooks_ods.CLEAN]


def lines(content: bytes, sheet: int = 0) -> list[str]:
    """The lines of the CSV of a sheet, counted among those that are seen."""
    text = as_csv(content)[sheet][2].decode()
    assert text.endswith("\r\n")
    return text.removesuffix("\r\n").split("\r\n")


@pytest.mark.parametrize("variation", range(10))
def test_the_cells_of_a_sheet_are_written(variation):
    """Shared and inline strings, in any encoding and either form of the standard, are the same CSV."""
    book = Book(variation)
    book.table(book.sheet("Figures"))
    [(index, name, content)] = as_csv(book.written())
    assert (index, name) == (1, "Figures")
    assert content == b"Year,Requests,Answered in time\r\n2021,702,0.91\r\n2022,655,0.93\r\n2023,718,0.9\r\n"


@pytest.mark.parametrize("variation", range(10))
@pytest.mark.parametrize("leak", HIDING, ids=lambda leak: leak.name)
def test_what_is_hidden_is_left_out(leak: Leak, variation: int):
    """Sheets, rows and columns that are not seen are not in the CSV."""
    assert CANARY.encode() not in b"".join(content for _, _, content in as_csv(leak.make(variation, CANARY)))


@pytest.mark.parametrize("clean", EVERY_CLEAN, ids=lambda clean: clean.name)
def test_every_clean_workbook_has_a_csv(clean: Clean):
    """With as many fields in each line."""
    for variation in range(clean.variations):
        assert all(content.endswith(b"\r\n") for _, _, content in as_csv(clean.make(variation)))


def typed(kind: str, inner: str) -> str:
    """A cell of this type."""
    return f'<table:table-cell office:value-type="{kind}">{inner}</table:table-cell>'


def test_ods_is_written_as_it_is_shown():
    """Numbers with the digits that are seen, days in ISO 8601, without the notes beside them."""
    document = Document(0)
    note = "<office:annotation><text:p>unseen</text:p></office:annotation>"
    day = typed('date" office:date-value="2023-08-08', "<text:p>8 Aug 23</text:p>")
    share = typed('percentage" office:value="0.915', "<text:p>91.5%</text:p>")
    spaced = typed("string", f"{note}<text:p>two<text:s/>words</text:p><text:p>lines</text:p>")
    twice = 'table:number-rows-repeated="2"'
    document.rows = row(day, share, spaced) + row(number(1234.56, shown="1,235"), cell("=1+1"), more=twice)
    assert lines(document.written())[3:] == [
        '2023-08-08,91.5%,"two words\nlines"',
        "1235,'=1+1,",
        "1235,'=1+1,",
    ]


def test_merged_cells_are_written_once():
    """What they cover is left out."""
    book = Book()
    sheet = book.sheet()
    for column, words in enumerate(("Shown", "covered"), 1):
        book.put(sheet, 1, column, words)
    book.put(sheet, 2, 2, "below")
    sheet.after = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    assert lines(book.written()) == ["Shown,", ",below"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 1632 960000", "'+44 1632 960000"),
        ("-", "'-"),
        ("@name", "'@name"),
        ("\tx", "'\tx"),
        ("-3", "-3"),
        ("+3.5%", "+3.5%"),
        ("-1,234.5", "-1,234.5"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_a_text_that_programs_would_run_gets_an_apostrophe(text, written):
    """Numbers stay as they are."""
    assert defused(text) == written


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("General", 12.5, "12.5"),
        ("General", 123456789012, "123456789012"),
        ("General", 0.1 + 0.2, "0.3"),
        ("0", 12.5, "13"),
        ("0.00", 2, "2.00"),
        ("#,##0", 1234567, "1234567"),
        ("0.0%", 0.915, "91.5%"),
        ("000", 7, "007"),
        ('"FOI-"0000', 12, "FOI-0012"),
        ('0" days"', 3, "3 days"),
        ('"£"#,##0.00', 1234.5, "1234.50"),
        ("[$€-2] 0.00", 3, "€3.00"),
        ("0;(0)", -5, "-5"),
        ("0,", 12345, "12"),
        ("dd/mm/yyyy", 45146, "2023-08-08"),
        ("dd/mm/yyyy hh:mm", 45146.5, "2023-08-08T12:00:00"),
        ("hh:mm", 0.75, "18:00:00"),
        ("[h]:mm", 1.5, "36:00:00"),
        ("mmm-yy", 45146, "2023-08"),
        ("yyyy", 45146, "2023"),
        ("d mmm", 45146, "2023-08-08"),
        ("dd/mm/yyyy", -1, "-1"),
        ("dd/mm/yyyy", 1, "1900-01-01"),
        ("[<1]0.00;0", 0.5, "0.50"),
        ("[Red]0;[Blue]-0", -4, "-4"),
        ("0.00E+00", 12345, "12345"),
    ],
)
def test_numbers_are_written_as_they_are_shown(code, value, shown):
    """Days and times in ISO 8601, without thousands separators and pound signs."""
    assert number_format(code).shown(value) == shown


def test_days_are_counted_from_1904_where_the_workbook_says_so():
    """Old workbooks of the Macintosh."""
    assert number_format("yyyy-mm-dd").shown(43684, from_1904=True) == "2023-08-08"


@pytest.mark.parametrize(
    ("code", "value", "hides"),
    [
        (";;;", "words", True),
        (";;;", 4471, True),
        ("General", "words", False),
        ("0;-0;;@", 0, False),
        ("0;-0;;@", "words", False),
        ('0;-0;0;""', "words", True),
        ('"n/a"', 4471, True),
        ('"Yes";;"No"', 1, False),
        ('"Yes";"Yes";"No"', 4471, True),
        ("@", "words", False),
        ("[>9]0;", 3, True),
        ("[h]:mm", 3, False),
    ],
)
def test_a_format_can_hide_what_is_in_a_cell(code, value, hides):
    """Nothing of it is seen, or other words in its place."""
    assert number_format(code).hides(value) is hides


@given(code=st.text(max_size=30), value=st.floats(allow_nan=False, allow_infinity=False))
def test_any_format_shows_something_or_nothing(code, value):
    """No format, and no number, is an error."""
    assert isinstance(number_format(code).shown(value), str)
    assert isinstance(number_format(code).hides(value), bool)


def test_a_damaged_workbook_has_no_csv():
    """It is an error of the package."""
    with pytest.raises(UnusablePackage):
        as_csv(b"PK")
