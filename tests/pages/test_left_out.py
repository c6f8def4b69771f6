"""The page on what is not published, and its lists."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from disclosure_log.building.stages import examine
from disclosure_log.config import load_project
from disclosure_log.engine.handwritten import check_file, missing_pages
from disclosure_log.pages.compose import Composer
from disclosure_log.pages.site import Site

TODAY = date(2026, 11, 24)
HEADER = "reference,responded,outcome,reason\n"


def composer(project):
    """A composer of the project's log."""
    log = load_project(project.config_file)
    examined = examine(log, TODAY)
    assert not examined.blocking
    return Composer(examined.log, {}, Site("Log", "", "", log.options, TODAY), register=examined.register)


def words(text):
    """The words of some HTML."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", text))).strip()


def overview(project):
    """The words of the page."""
    return words(composer(project).slot("not-published", "what-is-not-here/"))


def test_a_log_without_a_register_claims_nothing(project):
    """Where nothing is said of what is left out, the page says just that and no number."""
    assert overview(project) == "This log does not say what it leaves out."
    assert list(composer(project).left_out.pages()) == []
    assert "what-is-not-here" not in composer(project).slot("browse", "browse/")


def test_shares_are_rounded_down_and_only_of_years_that_have_a_register(project):
    """Two of three is 66 per cent; of a year without a file no share is given."""
    project.add("2020/5", responded="2020-05-05")
    project.write("responses/register/2021.csv", HEADER + "2021/7,2021-03-01,not_held,personal_case\n")
    said = overview(project)
    assert "2021 2 1 66%" in said
    assert "It does not say what it leaves out of the year 2020." in said
    assert "It is about somebody's own case 1" in said
    assert "Information not held 1" in said
    link = 'href="../what-is-not-here/"'
    assert link in composer(project).slot("browse", "browse/")


def test_a_year_in_which_nothing_is_left_out_is_whole(project):
    """A register with its first row alone says that the log holds everything, and has no list."""
    project.write("responses/register/2021.csv", HEADER)
    assert "2021 2 0 100%" in overview(project)
    assert list(composer(project).left_out.pages()) == []


@pytest.mark.parametrize("official", [True, False])
def test_only_an_official_log_speaks_of_its_authority(project, official):
    """A log that the authority does not publish speaks of itself and its register alone."""
    text = project.config_file.read_text(encoding="utf-8")
    project.write("mkdocs.yml", text if official else text.replace("official: true", "official: false"))
    project.write("responses/register/2021.csv", HEADER + "2021/7,2021-03-01,granted,law_forbids\n")
    said = overview(project)
    assert ("Sampleshire Council lists them" in said) == official
    assert ("do not say how many requests Sampleshire Council answered" in said) != official


def test_the_lists_hold_every_entry_once_newest_first_and_count_no_response(project):
    """120 entries stand on three pages, and in no list of responses."""
    rows = [f"2021/{number},2021-{number % 12 + 1:02}-01,granted,before_log\n" for number in range(10, 130)]
    project.write("responses/register/2021.csv", HEADER + "".join(rows))
    made = composer(project)
    pages = [page for _, page in made.left_out.pages()]
    assert [page.address for page in pages] == [f"what-is-not-here/2021/{more}" for more in ("", "page/2/", "page/3/")]
    shown = [reference for page in pages for reference in re.findall(r'<th scope="row">(.+?)</th>', page.content)]
    assert sorted(shown) == sorted(row.partition(",")[0] for row in rows)
    days = [day for page in pages for day in re.findall(r'datetime="(.+?)"', page.content)]
    assert days == sorted(days, reverse=True)
    assert [row.number for row in made.lists.years] == [2]


def test_a_log_with_a_register_needs_its_page():
    """The lists lead to the page, so a register without it is a finding; without a register it is nobody's duty."""
    there = {("responses/", "all-responses"), ("browse/", "browse"), ("exemptions/", "exemptions")}
    there |= {("open-data/", "open-data"), ("outcomes/", "outcomes"), ("search/", "search"), ("", "home")}
    assert list(missing_pages(there)) == []
    assert [finding.path for finding in missing_pages(there, register=True)] == ["docs/what-is-not-here.md"]
    assert list(check_file("docs/what-is-not-here.md", "what-is-not-here/", page=True)) == []
    assert [f.code for f in check_file("docs/x.md", "what-is-not-here/2021/", page=True)] == ["DL065"]
