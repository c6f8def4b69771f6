"""The feeds: what a reader's program learns of new, corrected and withdrawn responses."""

from __future__ import annotations

import json
import re
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.building.build import Build
from disclosure_log.config import load_project
from disclosure_log.data.feeds import LENGTH, Entry, Feed, atom, json_feed
from disclosure_log.pages.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"
HERE = "https://sampleshire.example.org/foi/"
TODAY = date(2026, 11, 24)


def build(project, url=HERE, today=TODAY):
    """The log of `project` as it is composed for `url`."""
    read = load_project(project.config_file)
    return Build(read, Site("A log", url, "", read.options, today))


def written(project, folder, **how):
    """The feeds of the whole log: the Atom feed's root and the JSON Feed."""
    folder.mkdir()
    made = build(project, **how)
    for name, content in made.composer.feeds.whole():
        (folder / name).write_bytes(content)
    return ET.parse(folder / "feed.xml").getroot(), json.loads((folder / "feed.json").read_text(encoding="utf-8"))


def texts(root, name):
    """What the elements `name` of the entries hold."""
    return [element.text for element in root.iterfind(f"{ATOM}entry/{ATOM}{name}")]


@pytest.fixture
def log(new_project):
    """A log with a response of each kind that a feed treats in its own way."""
    made = new_project()
    made.add("2021/1", facts="outcome: granted\nchanges:\n  - date: 2022-05-01\n    note: A figure was mended.")
    made.add("2021/2", title="Council barges", responded="2021-09-01", facts="outcome: not_held\ntopics: [Boats]")
    made.add("2021/3", title="Council kites", responded="2021-12-01", facts="outcome: granted\naliases: [2021/33]")
    return made


def test_an_old_response_that_was_corrected_is_news_again(new_project, tmp_path):
    """It stands where its correction stands in time, however many newer ones there are, and the oldest other goes."""
    made = new_project()
    made.add("2021/1", facts="outcome: granted\nchanges:\n  - date: 2022-05-01\n    note: A figure was mended.")
    days = [date.fromordinal(date(2021, 9, 1).toordinal() + number) for number in range(LENGTH + 5)]
    for number, day in enumerate(days, 2):
        made.add(f"2021/{number}", responded=f"{day}")
    root, _ = written(made, tmp_path / "site")
    references = [title.rpartition("(")[2].rstrip(")") for title in texts(root, "title")]
    assert references == ["2021/1", *(f"2021/{number}" for number in range(LENGTH + 6, 7, -1))]
    assert len(references) == LENGTH


def test_the_entries_have_what_the_standards_ask_for(log, tmp_path):
    """What changed last stands first, with whole addresses, and both forms say the same (RFC 4287, JSON Feed 1.1)."""
    root, feed = written(log, tmp_path / "site")
    assert texts(root, "title") == [
        "Council bicycles (2021/1)",
        "Council kites (2021/3)",
        "Council barges (2021/2)",
    ]
    assert texts(root, "updated")[:2] == ["2022-05-01T00:00:00+01:00", "2021-12-01T00:00:00+00:00"]
    assert texts(root, "published")[0] == "2021-08-24T00:00:00+01:00"
    assert root.findtext(f"{ATOM}updated") == "2022-05-01T00:00:00+01:00"
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"{HERE}feed.xml"
    assert "The council owns 12 bicycles." in texts(root, "content")[0]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{HERE}feed.json"
    for key, name in {"id": "id", "title": "title", "content_html": "content", "date_modified": "updated"}.items():
        assert [item[key] for item in feed["items"]] == texts(root, name)
    for content in texts(root, "content"):
        assert all(urlsplit(way).scheme for way in re.findall(r'\s(?:href|src)="([^"]*)"', content))


def test_identifiers_stay(log, tmp_path):
    """Neither another address of the site nor a new reference makes an old entry new."""
    before, _ = written(log, tmp_path / "before")
    facts = "outcome: granted\naliases: [2021/33, 2021/3]"
    log.add("2021/44", title="Council kites", responded="2021-12-01", facts=facts)
    (log.root / "responses/2021/3.md").unlink()
    after, _ = written(log, tmp_path / "after", url="https://elsewhere.example.org/")
    assert "Council kites (2021/44)" in texts(after, "title")
    assert texts(before, "id") == texts(after, "id")
    assert before.findtext(f"{ATOM}id") == after.findtext(f"{ATOM}id")


def test_what_is_withdrawn_or_held_back_is_not_told(log, tmp_path):
    """Of a withdrawn response the feed says only that it is, on that day; one that is held back is in no feed."""
    log.add("2021/4", title="Zeppelins", facts="outcome: granted\ntopics: [Boats]\nwithdrawn:\n  date: 2023-02-01\n"
            "  reason: A table named somebody.\n  by: Head of Information")  # fmt: skip
    log.set("repository: private")
    log.add("2021/5", title="Gliders", facts="outcome: granted\npublished: 2027-01-01\ntopics: [Boats]")
    folder = tmp_path / "site"
    root, _ = written(log, folder)
    assert texts(root, "title")[0] == "Withdrawn: response 2021/4"
    assert texts(root, "updated")[0] == "2023-02-01T00:00:00+00:00"
    whole = (folder / "feed.xml").read_text(encoding="utf-8") + (folder / "feed.json").read_text(encoding="utf-8")
    assert not re.search("Zeppelins|Gliders|2021/5", whole)
    made = build(log)
    (page,) = [page for _, page in made.lists() if page.address == "topics/boats/"]
    entries = ET.fromstring(atom(made.composer.feeds.of_list(page)))
    assert texts(entries, "title") == ["Council barges (2021/2)"]
    assert 'rel="alternate" type="application/atom+xml"' in page.shown.head
    assert "topics/boats/feed.xml" in page.content


def test_without_an_address_of_the_site_there_is_no_feed(log):
    """A feed needs whole addresses: where none is configured nothing is written, and no page leads to one."""
    made = build(log, url="")
    assert not list(made.composer.feeds.whole())
    assert not any(page.followed or "feed.xml" in page.content + page.shown.head for _, page in made.lists())


@given(st.text(st.characters(codec=None, exclude_categories=["Cs"])))
def test_a_feed_is_well_formed_whatever_a_title_holds(title):
    """Signs that XML cannot hold are replaced, all others are kept."""
    entry = Entry(
        "urn:a", "https://example.org/1/", title, title, TODAY, TODAY, "en", "Sampleshire", [title], (), title
    )
    feed = Feed("urn:b", title, title, HERE, f"{HERE}feed.xml", "en", TODAY, title, [entry])
    read = ET.fromstring(atom(feed)).findtext(f"{ATOM}entry/{ATOM}title")
    if title.isprintable():
        assert read == title
    assert json.loads(json_feed(feed))["items"][0]["title"] == title
