"""What a log says of how its attachments can be used."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from disclosure_log.config import Options
from disclosure_log.documents import DocumentFacts
from disclosure_log.documents.kinds import CSV, PDF, PNG
from disclosure_log.documents.texts import DocumentText, Form, Paragraph, Section
from disclosure_log.pages.compose import Composer
from disclosure_log.pages.site import Site
from disclosure_log.records.log import make_log, read_responses
from disclosure_log.records.reading import Conventions

TODAY = date(2026, 11, 24)
ENFORCED = ("Equality and Human Rights Commission", "Equality Advisory and Support Service", "Northern Ireland")


def said(project, files=(), *, texts=(), responded="2021-03-04", more="", **options):
    """The words of the slot, as a reader has them, for a log whose one response has files with these facts."""
    names = [f"{number}{file.kind.suffixes[0]}" for number, file in enumerate(files)]
    attached = "".join(f"\n  - file: {name}\n    title: A" for name in names)
    facts = "outcome: granted" + more + ("\nattachments:" + attached if names else "")
    project.add("2021/1", responded=responded, facts=facts)
    for name in names:
        project.write(f"responses/2021/1/{name}", b"")
    reading = read_responses(project.root / "responses", project.root, Conventions())
    by_path = dict(zip((project.root / "responses/2021/1" / name for name in names), files, strict=True))
    given = Options.model_validate({"authority": "Sampleshire Council"} | options)
    site = Site("Sampleshire log", "https://log.example.org/", "", given, TODAY)
    read = dict(zip(by_path, texts, strict=False))
    made = Composer(make_log(reading.responses), by_path, site, texts=read)
    content = made.slot("accessibility", "accessibility/")
    assert content is not None
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content))


def pdf(*, tagged=True, title="A", language="en"):
    """A PDF with nothing wrong but what is said."""
    return DocumentFacts(PDF, 1000, "0" * 64, 1, language, title, tagged)


def test_an_official_log_has_a_statement(project):
    """It names site, authority, standard, how far it is met, how to ask, who enforces it, and the day."""
    words = said(project, official="true", accessible_format="Ask at the front desk.")
    for part in ("Sampleshire log", "Sampleshire Council", "https://log.example.org/", "level AA", "version 2.2"):
        assert part in words
    for part in ("in part", "Ask at the front desk.", "Accessibility Regulations 2018", *ENFORCED, "24 November 2026"):
        assert part in words


def test_what_the_owner_did_not_say_is_left_out(project):
    """Without a way to ask, the statement has no heading for one: nothing is invented."""
    assert "ask for another form" not in said(project, official="true")


def test_a_log_that_is_not_official_speaks_in_nobodys_name(project):
    """It tells what is known of its files, and makes no statement."""
    words = said(project, [pdf(tagged=False)], accessible_format="Ask at the front desk.")
    assert "One PDF has no structure" in words
    assert not [part for part in ("statement", "Sampleshire Council", "Regulations", *ENFORCED) if part in words]


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"tagged": False}, "no structure that a screen reader can follow"),
        ({"title": None}, "no title inside"),
        ({"language": None}, "which language"),
    ],
)
def test_each_fault_of_a_pdf_is_counted(project, fault, words):
    """A PDF in order is counted under its kind alone; one or two with a fault are said with their number."""
    assert words not in said(project, [pdf()], official="true")
    assert re.search(f"One PDF [^.]*{words}", said(project, [pdf(), pdf(**fault)], official="true"))
    assert re.search(f"2 PDFs [^.]*{words}", said(project, [pdf(**fault), pdf(**fault)], official="true"))


def test_files_are_counted_by_kind(project):
    """Every kind with its number, most first, and pictures as what cannot be read out."""
    files = [DocumentFacts(kind, 1, "0" * 64) for kind in (CSV, PNG, CSV)]
    words = said(project, files, official="true")
    assert "3 files are attached" in words
    assert "CSV table: 2 PNG picture: 1" in words
    assert "One file is a picture" in words


@pytest.mark.parametrize(("responded", "outside"), [("2018-09-22", True), ("2018-09-23", False)])
def test_files_from_before_the_regulations_are_named(project, responded, outside):
    """What may be outside the regulations is told by the day on which they began to ask for accessible files."""
    words = said(project, [pdf()], responded=responded, official="true")
    assert ("belongs to a response sent before 23 September 2018" in words) is outside


def test_the_files_of_a_withdrawn_response_are_not_counted(project):
    """They are not published any more."""
    withdrawn = "\nwithdrawn:\n  date: 2026-01-05\n  reason: It was about somebody.\n  by: Head of Information"
    assert "No files are attached" in said(project, [pdf()], more=withdrawn, official="true")


def test_scans_are_counted_where_their_text_was_looked_for(project):
    """A PDF on which no page has text is a scan; one with text, or that could not be read, is not called one."""
    page = Section("page-1", ())
    scan, letter = DocumentText(Form.PAGES, (page,), 1), DocumentText(Form.PAGES, (words_on(page),), 1)
    assert "One PDF has no text: it is a scan" in said(project, [pdf(), pdf(), pdf()], texts=[scan, letter])
    assert "scan, and" not in said(project, [pdf(), pdf()], texts=[letter])


def words_on(page):
    """The page with a paragraph on it."""
    return replace(page, blocks=(Paragraph("Words."),))
