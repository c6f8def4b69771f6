"""The sitemap: the address of every page, for search engines (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

LARGEST = 50_000
"""Most addresses of one file, by the protocol."""

_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write_sitemap(site: Path, site_url: str, addresses: Iterable[str]) -> None:
    """Write `sitemap.xml` into `site`; past 50,000 addresses it is an index of numbered files.

    `addresses` are relative to `site_url`, the site's own address with a slash at the end.
    """
    pages = [site_url + quote(address) for address in sorted(set(addresses))]
    if len(pages) <= LARGEST:
        _write(site / "sitemap.xml", "urlset", "url", pages)
        return
    parts = []
    for number, start in enumerate(range(0, len(pages), LARGEST), 1):
        name = f"sitemap-{number}.xml"
        _write(site / name, "urlset", "url", pages[start : start + LARGEST])
        parts.append(site_url + name)
    _write(site / "sitemap.xml", "sitemapindex", "sitemap", parts)


def _write(path: Path, outer: str, inner: str, addresses: Iterable[str]) -> None:
    lines = [f"<{inner}><loc>{escape(address)}</loc></{inner}>" for address in addresses]
    text = "\n".join(
        ['<?xml version="1.0" encoding="UTF-8"?>', f'<{outer} xmlns="{_SCHEMA}">', *lines, f"</{outer}>", ""]
    )
    path.write_text(text, encoding="utf-8", newline="\n")
