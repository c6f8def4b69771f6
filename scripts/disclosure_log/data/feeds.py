"""Feeds, by which a reader's own program tells what is new: Atom (RFC 4287) and JSON Feed 1.1.

The identifiers are made of the authority and the first reference that a response had, so that neither a new address of
the site nor a new reference shows a reader an old response as a new one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

ATOM_NAME, JSON_NAME = "feed.xml", "feed.json"
"""What the files are called."""

ATOM_TYPE, JSON_TYPE = "application/atom+xml", "application/feed+json"
"""Their media types (RFC 4287 section 7; JSON Feed 1.1)."""

LENGTH = 50
"""Most entries of a feed."""

_ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACE = UUID("7b0c6f0e-5d7c-5c43-9a54-3d0b3a6f2c11")
"""Drawn once for these identifiers; another one would make every entry new."""

_LONDON = ZoneInfo("Europe/London")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document can hold (section 2.2)."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that is published with an entry."""

    address: str
    title: str
    media_type: str

    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A response in a feed."""

    identifier: str
    address: str
    title: str

    summary: str
    """Plain text."""

    published: date
    updated: date
    language: str
    author: str
    topics: Sequence[str] = ()
    enclosures: Sequence[Enclosure] = ()

    content: str = ""
    """The full text as HTML with whole addresses; empty in the feed of a list."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself, with its entries, those that changed last first."""

    identifier: str
    title: str

    subtitle: str
    """What every reader must know, such as that the authority does not publish the log; it can be empty."""

    page: str
    """The address of the page that shows the same."""

    address: str
    """The feed's own."""

    language: str

    updated: date
    """When an entry changed last."""

    rights: str
    entries: Sequence[Entry]


def identifier(authority: str, kind: str, name: str) -> str:
    """The identifier of a `response` with its first reference, or of a `feed` with the address of its list."""
    return uuid5(_NAMESPACE, f"{authority}\n{kind}\n{name}").urn


@cache
def moment(day: date) -> str:
    """The beginning of `day` in the United Kingdom, as RFC 3339 writes it."""
    return datetime.combine(day, time(), _LONDON).isoformat()


def atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _add(root, "id", feed.identifier)
    _add(root, "title", feed.title)
    if feed.subtitle:
        _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", moment(feed.updated))
    _add(root, "link", rel="self", type=ATOM_TYPE, href=feed.address)
    _add(root, "link", rel="alternate", type="text/html", href=feed.page)
    if feed.rights:
        _add(root, "rights", feed.rights)
    for entry in feed.entries:
        _add_entry(root, entry)
    ET.indent(root, "")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode() + b"\n"


def _add_entry(root: ET.Element, entry: Entry) -> None:
    element = ET.SubElement(root, "entry", {"xml:lang": entry.language})
    _add(element, "id", entry.identifier)
    _add(element, "title", entry.title)
    _add(element, "link", rel="alternate", type="text/html", href=entry.address)
    _add(element, "published", moment(entry.published))
    _add(element, "updated", moment(entry.updated))
    _add(ET.SubElement(element, "author"), "name", entry.author)
    for topic in entry.topics:
        _add(element, "category", term=topic)
    for file in entry.enclosures:
        kind = {"type": file.media_type, "length": f"{file.size}", "title": file.title}
        _add(element, "link", rel="enclosure", href=file.address, **kind)
    _add(element, "summary", entry.summary)
    if entry.content:
        _add(element, "content", entry.content, type="html")


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> None:
    element = ET.SubElement(parent, name, {key: _xml(value) for key, value in attributes.items()})
    element.text = _xml(text) or None


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1."""
    whole: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle or None,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": feed.language,
        "items": [_item(entry) for entry in feed.entries],
    }
    return f"{json.dumps(_said(whole), ensure_ascii=False, indent=1)}\n".encode()


def _item(entry: Entry) -> dict[str, object]:
    files = [
        {"url": file.address, "title": file.title, "mime_type": file.media_type, "size_in_bytes": file.size}
        for file in entry.enclosures
    ]
    return _said(
        {
            "id": entry.identifier,
            "url": entry.address,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.content or None,
            # One of the two contents is required.
            "content_text": None if entry.content else entry.summary,
            "date_published": moment(entry.published),
            "date_modified": moment(entry.updated),
            "authors": [{"name": entry.author}],
            "language": entry.language,
            "tags": list(entry.topics) or None,
            "attachments": files or None,
        }
    )


def _said(whole: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in whole.items() if value is not None}
