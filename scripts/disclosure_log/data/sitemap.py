"""The sitemap: the address of every page, for search engines (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote
from xml.sax.saxutils import escape

LARGEST = 50_000
"""Most addresses of one file, by the protocol."""

_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(site_url: str, addresses: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files of the sitemap, each by its path in the site; past 50,000 addresses one is an index of numbered files.

    `addresses` are relative to `site_url`, the site's own address with a slash at the end.
    """
    pages = [site_url + quote(address) for address in sorted(set(addresses))]
    if len(pages) <= LARGEST:
        yield "sitemap.xml", _file("urlset", "url", pages)
        return
    parts = []
    for number, start in enumerate(range(0, len(pages), LARGEST), 1):
        name = f"sitemap-{number}.xml"
        yield name, _file("urlset", "url", pages[start : start + LARGEST])
        parts.append(site_url + name)
    yield "sitemap.xml", _file("sitemapindex", "sitemap", parts)


def _file(outer: str, inner: str, addresses: Iterable[str]) -> bytes:
    lines = [f"<{inner}><loc>{escape(address)}</loc></{inner}>" for address in addresses]
    start = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{outer} xmlns="{_SCHEMA}">']
    return "\n".join([*start, *lines, f"</{outer}>", ""]).encode()
