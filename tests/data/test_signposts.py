"""The small files by which programs find their way: robots.txt, OpenSearch, llms.txt, security.txt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from tests.conftest import Project

from disclosure_log.data.signposts import SECURITY, Signs, signposts

TODAY = date(2026, 11, 24)
HERE = "https://foi.example.org/log/"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def signs(contact: str | None = "mailto:security@example.org", expires: date | None = TODAY) -> Signs:
    """What the files of a log say."""
    notice = "Not published by Sampleshire Council: a trial."
    return Signs(
        "Sampleshire's log <of> answers & more",
        "Sampleshire Council",
        notice,
        "en",
        HERE,
        contact,
        expires,
        register=False,
    )


def test_each_file_says_where_things_are() -> None:
    """With whole addresses, escaped, and that the log is not the authority's."""
    files = dict(signposts(signs(), TODAY))
    assert files["robots.txt"].endswith(f"Sitemap: {HERE}sitemap.xml\n")
    root = ET.fromstring(files["opensearch.xml"])
    assert [url.get("template") for url in root.iterfind(f"{SEARCH}Url")] == [f"{HERE}search/?q={{searchTerms}}"]
    assert len(root.findtext(f"{SEARCH}ShortName", "")) in range(1, 17)
    assert root.findtext(f"{SEARCH}LongName") == "Sampleshire's log <of> answers & more"
    assert "Not published by Sampleshire Council" in files["llms.txt"]
    assert "what-is-not-here" not in files["llms.txt"]
    assert "what-is-not-here" in dict(signposts(replace(signs(), register=True), TODAY))["llms.txt"]
    assert files["llms.txt"].startswith("# Sampleshire's log <of> answers & more\n\n> ")
    assert files[SECURITY].splitlines()[:2] == ["Contact: mailto:security@example.org", "Expires: 2026-11-24T23:59:59Z"]


@pytest.mark.parametrize(
    ("contact", "expires"),
    [(None, None), ("mailto:security@example.org", None), (None, TODAY), ("mailto:a@b.example", date(2026, 11, 23))],
)
def test_a_security_txt_stands_only_where_it_holds(contact: str | None, expires: date | None) -> None:
    """Not where nothing is set, or half of it, nor after its last day (RFC 9116)."""
    assert SECURITY not in dict(signposts(signs(contact, expires), TODAY))


def test_the_site_has_them_and_an_owners_own_robots_txt_comes_first(project: Project) -> None:
    """Every page names the search; a robots.txt in docs/ is taken as it is."""
    project.set("security_contact: https://foi.example.org/security")
    project.set("security_expires: 2027-03-01")
    project.write("docs/robots.txt", "User-agent: *\nDisallow: /x\n")
    assert project.run("build", "--no-search", "--today", "2026-11-24").returncode == 0
    files = project.bytes()
    assert files["robots.txt"] == b"User-agent: *\nDisallow: /x\n"
    assert b"Contact: https://foi.example.org/security\n" in files[SECURITY]
    assert b'href="../../../opensearch.xml"' in files["responses/2021/1/index.html"]
    assert {"opensearch.xml", "llms.txt"} <= files.keys()
    project.set("security_contact: security@example.org")
    assert "DL060" in project.run("check").stderr
