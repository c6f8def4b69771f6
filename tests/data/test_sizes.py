"""What takes the room in a site, and how far it is from what its host takes."""

from __future__ import annotations

import re

import pytest

from disclosure_log.data.sizes import MEGABYTE, check_size, largest, shares

KINDS = {
    "responses/2021/1/index.html": "Pages of responses",
    "responses/2021/1/text/a.pdf/index.html": "Pages with the text of attachments",
    "responses/2021/1/source.md": "Sources of responses",
    "responses/2021/1.json": "Data of single responses",
    "responses/2021/1/a.pdf": "Attachments: PDF",
    "responses/2021/1/a.csv": "Attachments: other",
    "responses/index.html": "Lists and other pages",
    "responses/page/2/index.html": "Lists and other pages",
    "topics/fleet/responses.csv": "Tables of lists",
    "topics/fleet/feed.xml": "Feeds",
    "feed.json": "Feeds",
    "data/responses.csv": "Data of the whole log",
    "search/data/index.json": "Search",
    "assets/site.css": "Styles, scripts and other files",
}


@pytest.mark.parametrize(("path", "kind"), KINDS.items())
def test_each_file_counts_once_for_what_it_is_for(path: str, kind: str) -> None:
    """And with its size."""
    assert [(share.name, share.files, share.size) for share in shares({path: 7})] == [(kind, 1, 7)]


def test_the_largest_share_and_the_largest_files_come_first() -> None:
    """Of files of one size, by their name."""
    sizes = {"a.css": 5, "feed.xml": 9, "b.css": 5, "c.css": 1}
    assert [(share.files, share.size) for share in shares(sizes)] == [(3, 11), (1, 9)]
    assert largest(sizes, 3) == [("feed.xml", 9), ("a.css", 5), ("b.css", 5)]


@pytest.mark.parametrize(
    ("megabytes", "limit", "severities"),
    [(699, 1000, []), (700, 1000, ["warning"]), (949, 1000, ["warning"]), (950, 1000, ["error"]), (5000, 0, [])],
)
def test_a_site_near_its_limit_is_warned_of_and_one_beyond_is_not_published(
    megabytes: int, limit: int, severities: list[str]
) -> None:
    """From 70 per cent on, and from 95; nothing is said where the host has no limit."""
    found = list(check_size(megabytes * MEGABYTE, limit))
    assert [(finding.code, finding.severity.value) for finding in found] == [("DL077", each) for each in severities]


def test_dl077_a_site_is_not_larger_than_its_host_takes(project) -> None:
    """A build of such a one leaves what stood there, and the command says what takes the room."""
    done = project.run("sizes")
    assert done.returncode == 2
    assert "There is no site in site/. Build it first." in done.stderr
    project.write("docs/notes.txt", "a" * 1_000_000)
    assert project.run("build", "--today", "2026-11-24").returncode == 0
    done = project.run("sizes")
    assert re.search(r"^Pages of responses +2 +[\d.]+ kB +\d+%$", done.stdout, re.MULTILINE), done.stdout
    total = sum(len(content) for name, content in project.bytes().items() if name != "manifest.json")
    assert re.search(rf"^All +\d+ +{total / MEGABYTE:.1f} MB +100%$", done.stdout, re.MULTILINE)
    assert re.search(r"The host takes 1,000 MB, of which this is \d%", done.stdout)
    before = project.bytes()
    project.set("largest_site: 1")
    done = project.run("build", "--today", "2026-11-24")
    assert done.returncode == 1
    assert "error DL077" in done.stderr
    assert project.bytes() == before
