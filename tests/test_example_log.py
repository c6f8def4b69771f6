"""The example log: what it has to show, that it names nobody, and that it is plainly invented."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from disclosure_log.building.stages import Examined, examine
from disclosure_log.config import load_project
from disclosure_log.engine.running import build_site
from disclosure_log.law import Law, Outcome

EXAMPLE = Path(__file__).parent / "example"
TODAY = date(2026, 11, 24)
FILES = sorted((EXAMPLE / "responses").rglob("*.md"))
EXPECTED: list[str] = []
"""Codes of the findings that the log means to show; none so far."""


@cache
def examined() -> Examined:
    """The log, read once for all tests of a process."""
    return examine(load_project(EXAMPLE / "mkdocs.yml"), TODAY)


def test_it_has_no_finding_but_those_it_means_to_show():
    """What is in the example is right, so that whoever copies from it is right too."""
    assert [finding.code for finding in examined().findings] == EXPECTED
    assert len(examined().log.responses) == len(FILES)


def test_it_is_as_long_and_as_mixed_as_a_real_log():
    """At least sixty responses over six years, of three styles of reference, long and short."""
    responses = examined().log.responses
    assert len(responses) >= 60
    years = Counter(response.responded.year for response in responses)
    assert len(years) == 6
    assert min(years.values()) >= 8
    styles = {re.sub(r"\d+", "0", response.reference.text) for response in responses}
    assert styles == {"FOI 0/0", "0/0", "0.FOI.0.0"}
    words = sorted(len(file.read_text(encoding="utf-8").split()) for file in FILES)
    assert words[5] < 200
    assert words[-5] > 1200


def test_every_outcome_and_what_can_happen_to_a_request_is_there():
    """Outcomes, laws, mixed answers, extensions, clarifications, corrections, decisions, a withdrawal, a successor."""
    responses = examined().log.responses
    parts = [part for response in responses for part in response.parts]
    assert {part.outcome for part in parts} == set(Outcome)
    assert {part.law for part in parts} == {Law.FOIA, Law.EIR}
    assert any(len(response.laws) == 2 for response in responses)
    assert any(len(set(response.outcomes)) > 3 for response in responses)
    assert any(len(part.exemptions) > 3 for part in parts)
    fronts = [response.front for response in responses]
    for key in ("clarification", "changes", "withdrawn", "supersedes", "related", "aliases", "editor_note", "summary"):
        assert any(getattr(front, key) for front in fronts), key
    assert any(part.extension for part in parts)
    bodies = {decision.body.split()[0] for front in fronts for decision in front.decisions}
    assert {"Internal", "Information", "First-tier"} <= bodies
    assert sum(response.language == "cy" for response in responses) >= 3
    late = [front for front in fronts if front.received and (front.responded - front.received).days > 45]
    assert late


def test_attachments_of_every_kind_are_there():
    """PDF, CSV, plain text, PNG and JPEG; tables that were sheets of a workbook."""
    kinds = Counter(facts.kind.name for facts in examined().facts.values())
    assert len(kinds) == 5, kinds
    assert kinds["CSV table"] >= 5
    pdf = next(facts for facts in examined().facts.values() if facts.pages)
    assert pdf.tagged


@pytest.mark.parametrize("file", sorted((EXAMPLE / "responses").rglob("*.csv")), ids=lambda file: file.stem)
def test_tables_are_whole(file):
    """Each row of a table has as many cells as its first, and none that a spreadsheet would run."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nobody_and_nothing_real_is_named(file):
    """Addresses and numbers are of the ranges that are kept free for examples (RFC 2606; Ofcom's numbers for drama)."""
    text = file.read_text(encoding="utf-8")
    hosts = re.findall(r"https?://([^/\s)>\"]+)", text) + re.findall(r"[\w.+-]+@([\w.-]+\w)", text)
    assert [host for host in hosts if not re.search(r"(^|\.)example\.(org|com|net)$", host)] == []
    numbers = re.findall(r"(?<![\d/.,£-])0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}(?!\d)", text)
    assert [number for number in numbers if not number.replace(" ", "").startswith("07700900")] == []
    assert not re.search(r"\b(Mr|Mrs|Ms|Miss|Dr|PC|Sgt|DC|Insp)\.? [A-Z][a-z]+", text)


# MkDocs and Material themselves use what their own libraries have put out of use.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:mkdocs", "ignore::DeprecationWarning:material")
def test_every_page_says_that_it_is_invented(tmp_path):
    """Nobody who arrives on any page, or finds it in a search engine, takes the force for a real one."""
    build_site(EXAMPLE / "mkdocs.yml", site_dir=tmp_path / "site", today=TODAY, index=False)
    pages = list((tmp_path / "site").rglob("*.html"))
    redirects = [page for page in pages if 'http-equiv="refresh"' in page.read_text(encoding="utf-8")]
    assert len(redirects) == 1
    for page in set(pages) - set(redirects):
        assert "Sampleshire Police does not exist." in page.read_text(encoding="utf-8"), page
