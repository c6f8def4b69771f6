"""The sitemap."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from disclosure_log.data.sitemap import sitemap

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(content):
    """The addresses in a sitemap file."""
    root = ET.fromstring(content)
    return root.tag.removeprefix(NAMESPACE), [element.text for element in root.iter(f"{NAMESPACE}loc")]


def test_every_address_stands_in_it_once_and_escaped():
    """Addresses are whole, sorted, each once, and hold no sign that XML or the web would misread."""
    files = dict(sitemap("https://log.example.org/", ["", "responses/a&b/", "responses/a&b/", "about/"]))
    assert locations(files["sitemap.xml"]) == (
        "urlset",
        ["https://log.example.org/", "https://log.example.org/about/", "https://log.example.org/responses/a%26b/"],
    )


def test_past_50_000_addresses_it_is_an_index():
    """The protocol allows 50,000 addresses a file; more become numbered files that an index names."""
    files = dict(sitemap("https://log.example.org/", [f"responses/{number}/" for number in range(50_001)]))
    kind, parts = locations(files["sitemap.xml"])
    assert kind == "sitemapindex"
    assert parts == ["https://log.example.org/sitemap-1.xml", "https://log.example.org/sitemap-2.xml"]
    assert [len(locations(files[f"sitemap-{number}.xml"])[1]) for number in (1, 2)] == [50_000, 1]
