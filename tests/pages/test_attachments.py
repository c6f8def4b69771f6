"""What the pages of attachments say and where they stand."""

from __future__ import annotations

import gzip
import hashlib
import html
import random
import re
from datetime import date

import pytest
from tests.attached import SCAN, letter, table
from tests.leaks.workbooks_clean import CLEAN

from disclosure_log.config import load_project
from disclosure_log.documents import DocumentFacts, kind_of
from disclosure_log.documents.pdf import read_facts
from disclosure_log.documents.texts import unpacked
from disclosure_log.documents.texts.task import answer
from disclosure_log.pages.compose import Composer
from disclosure_log.pages.site import Site
from disclosure_log.records.log import make_log, read_responses
from disclosure_log.records.reading import Conventions

WITHDRAWN = "withdrawn:\n  date: 2025-01-05\n  reason: It named somebody.\n  by: Head of Information\n"


def attach(project, files: dict[str, bytes], facts: str = "outcome: granted") -> None:
    """Add the response 2021/3 with these files."""
    listed = "".join(f"\n  - file: {name}\n    title: The file {name}" for name in files)
    project.add("2021/3", facts=f"{facts}\nattachments:{listed}")
    for name, content in files.items():
        project.write(f"responses/2021/3/{name}", content)


def composer(project) -> Composer:
    """What composes the pages of the log; an empty file is one that cannot be read."""
    options = load_project(project.config_file).options
    conventions = Conventions(options.language, options.law, options.separator)
    log = make_log(read_responses(project.root / "responses", project.root, conventions).responses)
    facts, texts = {}, {}
    for attachment in (each for response in log.responses for each in response.attachments):
        content = attachment.path.read_bytes()
        kind = kind_of(attachment.path)
        assert kind
        said = (
            {key: value for key, value in read_facts(content).items() if key != "encrypted"}
            if kind.mark == b"%PDF-"
            else {}
        )
        facts[attachment.path] = DocumentFacts(kind, len(content), hashlib.sha256(content).hexdigest(), **said)
        if content:
            texts[attachment.path] = unpacked(answer({"name": attachment.name}, content)[1].decode())
    return Composer(log, facts, Site("Log", "", "", options, date(2026, 11, 24)), texts=texts)


def pages(project) -> dict[str, tuple[str, str]]:
    """Title and content of each page of the attachments of 2021/3, by its address below `text/`."""
    found = composer(project)
    response = found.log.by_reference["2021/3"]
    return {
        page.address.removeprefix("responses/2021/3/text/"): (page.title, page.content)
        for page in found.attachments.pages(response)
    }


def words(text: str) -> str:
    """The words of some HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def test_an_earlier_reference_leads_on_from_every_page_of_a_text(project) -> None:
    """Each page that stood below the old address leads to the same one below the new address."""
    attach(project, {"wards.csv": table(450)}, facts="outcome: granted\naliases: [2021/33]")
    pages = composer(project)
    found = dict(pages.redirects(pages.log.by_reference["2021/3"]))
    ways = ("", "wards.csv/", "text/wards.csv/", "text/wards.csv/2/", "text/wards.csv/3/")
    assert list(found) == [f"responses/2021/33/{way}" for way in ways]
    assert 'href="../../../../../../responses/2021/3/text/wards.csv/3/"' in found["responses/2021/33/text/wards.csv/3/"]


def test_a_long_text_stands_on_several_pages(project) -> None:
    """Twenty pages of a PDF or two hundred rows each; every one says in its title where it is."""
    attach(project, {"wards.csv": table(450), "report.pdf": letter([[f"Word {n}"] for n in range(1, 23)])})
    found = pages(project)
    assert {address: title for address, (title, _) in found.items()} == {
        "wards.csv/": "The file wards.csv, rows 1 to 200 of 450 (attachment to 2021/3)",
        "wards.csv/2/": "The file wards.csv, rows 201 to 400 of 450 (attachment to 2021/3)",
        "wards.csv/3/": "The file wards.csv, rows 401 to 450 of 450 (attachment to 2021/3)",
        "report.pdf/": "The file report.pdf, pages 1 to 20 of 22 (attachment to 2021/3)",
        "report.pdf/2/": "The file report.pdf, pages 21 to 22 of 22 (attachment to 2021/3)",
    }
    first, second = found["wards.csv/"][1], found["wards.csv/2/"][1]
    assert re.findall(r'<li><a href="[./]*/responses/2021/3/text/([^"]*)"', first)[:2] == [
        "wards.csv/2/",
        "wards.csv/3/",
    ]
    assert 'rel="prev"' not in first
    assert 'rel="next" href="../../../../../../responses/2021/3/text/wards.csv/3/"' in second
    assert 'rel="prev" href="../../../../../../responses/2021/3/text/wards.csv/"' in second
    assert 'id="row-201"' in second
    assert 'id="page-21"' in found["report.pdf/2/"][1]
    assert "<h2>Page 21</h2>" in found["report.pdf/2/"][1]


def captions(project) -> list[str]:
    """What stands over the tables of the texts of 2021/3."""
    return [words(found) for _, page in pages(project).values() for found in re.findall(r"<caption.*?</caption>", page)]


def test_the_caption_of_a_table_says_whose_rows_it_holds(project) -> None:
    """Those of the file or of a sheet by its name; of a single row, it says which one."""
    workbook = next(clean for clean in CLEAN if clean.name == "plain table")
    attach(project, {"a.csv": table(201), "b.csv": table(1), "c.csv": table(0), "d.xlsx": workbook.make(0)})
    assert captions(project) == [
        "The file a.csv, rows 1 to 200",
        "The file a.csv, row 201",
        "The file b.csv",
        "The file c.csv",
        "Figures, rows 1 to 3",
    ]
    assert pages(project)["a.csv/2/"][0] == "The file a.csv, row 201 of 201 (attachment to 2021/3)"


def test_the_page_of_a_file_leads_to_its_response_and_to_the_file(project) -> None:
    """With what is known of the file, and its digest."""
    attach(project, {"a.csv": table(2)})
    ((_, content),) = pages(project).values()
    assert 'href="../../../../../responses/2021/3/a.csv" type="text/csv"' in content
    assert ">Response 2021/3</a>" in content
    said = words(content)
    assert f"The file itself: a.csv CSV table, {len(table(2))} bytes, English" in said
    assert "SHA-256 of the file:" in said
    assert "Ward 2" in said


def test_the_response_leads_to_the_text_of_its_files(project) -> None:
    """The title leads to the text; a plain link leads to the file itself."""
    attach(project, {"a.csv": table(2)})
    found = composer(project)
    content = found.response(found.log.by_reference["2021/3"]).content
    assert '<a class="dl-attachments__title" href="text/a.csv/">' in content
    assert '<a href="a.csv" type="text/csv">The file itself: a.csv</a>' in content


def test_what_is_known_of_a_pdf_is_said_in_words(project) -> None:
    """Whether it is tagged, has a title, says its language, and has text; nothing is guessed."""
    attach(project, {"a.pdf": letter([["Words"]])})
    said = words(pages(project)["a.pdf/"][1])
    assert "It is not tagged: a screen reader may read it in the wrong order. It has a title." in said
    assert "It says that its language is English (United Kingdom). Its text can be searched and read aloud." in said


def test_a_scan_says_that_it_has_no_text(project) -> None:
    """On its page, and in what is known of the file, with how to ask for another form."""
    content = letter([["Words"], SCAN, []])
    attach(project, {"a.pdf": content})
    said = words(pages(project)["a.pdf/"][1])
    assert "There is no text on page 2, which is a picture." in said
    scan = "Page 2 This page is a picture, such as a scan: there is no text on it that a program can read."
    assert f"{scan} Do you need this file in another format? Ask at the front desk." in said
    assert "Page 3 This page is empty." in said


def test_a_response_that_was_withdrawn_has_no_pages_of_files(project) -> None:
    """Whatever they hold."""
    attach(project, {"a.csv": table(2)}, f"{WITHDRAWN}outcome: granted")
    assert pages(project) == {}


def test_a_file_whose_text_is_not_there_has_a_page_that_says_so(project) -> None:
    """Whether it could not be read, or holds what it does not show: the file itself is there."""
    attach(project, {"a.csv": b""})
    ((_, page),) = pages(project).values()
    assert "The text of this file cannot be shown here. The file itself is there." in words(page)
    assert "The file itself: a.csv" in words(page)


def test_a_picture_is_shown_and_says_that_it_has_no_text(project) -> None:
    """With its title for those who do not see it."""
    attach(project, {"a.png": b"\x89PNG\r\n\x1a\n"})
    ((_, page),) = pages(project).values()
    assert '<img src="../../../../../responses/2021/3/a.png" alt="The file a.png">' in page
    assert "This is a picture. Our program reads no text in pictures" in words(page)


@pytest.mark.parametrize("columns", [2, 40])
def test_no_page_is_heavy_whatever_the_file(project, columns: int) -> None:
    """A part that would be is divided further; the addresses of the next part stay."""
    dice = random.Random(7)
    long = [
        ",".join(
            "".join(dice.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=8_000 // columns)) for _ in range(columns)
        )
        for _ in range(230)
    ]
    attach(project, {"a.csv": "\r\n".join(long).encode()})
    found = pages(project)
    assert all(len(gzip.compress(content.encode())) < 140_000 for _, content in found.values())
    assert "a.csv/1/2/" in found
    assert 'id="row-201"' in found["a.csv/2/"][1]
    rows = [int(row) for _, content in found.values() for row in re.findall(r'<tr id="row-(\d+)"', content)]
    assert rows == list(range(1, 230))


def test_the_search_leads_to_the_page_of_a_file(project) -> None:
    """Each place in a text has the address of its part."""
    attach(project, {"wards.csv": table(250), "a.pdf": letter([["Words"], ["Zebra"]])})
    composed = composer(project)
    response = next(one for one in composed.log.responses if one.reference.text == "2021/3")
    entry = composed.searched.entry(response)
    places = {place.way: place.text for place in entry.places}
    assert places["text/a.pdf/#page-2"] == "Zebra"
    assert "Ward 201" in places["text/wards.csv/2/#row-201"]
    assert "Ward 41 " in places["text/wards.csv/#row-41"]
