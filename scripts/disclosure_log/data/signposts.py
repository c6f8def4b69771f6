"""Small files by which programs find their way in a site: robots.txt, a search for browsers, llms.txt, security.txt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

ROBOTS, OPENSEARCH, LLMS, SECURITY = "robots.txt", "opensearch.xml", "llms.txt", ".well-known/security.txt"
"""Their paths in the site."""

_READING = (
    "The page of each response has its source beside it (`source.md`), and its data at its address with `.json` in "
    "the place of the last slash. A reply that neither confirms nor denies does not say that anything is held."
)

_SHORT_NAME = 16
"""Most signs of the name of a search (OpenSearch 1.1)."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What the files say."""

    title: str
    """What the log is called."""

    authority: str

    notice: str
    """What every reader must know, such as that the authority does not publish the log; it can be empty."""

    language: str

    address: str
    """The address of the site with a slash at the end."""

    contact: str | None
    """Where faults that could be misused are reported, as an address."""

    expires: date | None
    """The last day on which that holds."""

    register: bool
    """Whether a page says what is not published."""


def signposts(signs: Signs, today: date) -> Iterator[tuple[str, str]]:
    """Each file by its path in the site, with its text; what the owner has not set is left out."""
    yield ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {signs.address}sitemap.xml\n"
    yield OPENSEARCH, _search(signs)
    yield LLMS, _for_language_models(signs)
    if signs.contact and signs.expires and signs.expires >= today:
        yield SECURITY, _security(signs, signs.contact, signs.expires)


def _search(signs: Signs) -> str:
    """How a browser searches the log from its own bar (OpenSearch 1.1)."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{escape(signs.title[:_SHORT_NAME].strip())}</ShortName>",
        f"<LongName>{escape(signs.title[:48].strip())}</LongName>",
        f"<Description>{escape(f'Responses of {signs.authority} to requests for information.')}</Description>",
        f'<Url type="text/html" template="{escape(signs.address)}search/?q={{searchTerms}}"/>',
        f"<Language>{escape(signs.language)}</Language>",
        "<InputEncoding>UTF-8</InputEncoding>",
        "</OpenSearchDescription>",
        "",
    ]
    return "\n".join(lines)


def _for_language_models(signs: Signs) -> str:
    """What is where, for programs that read text (https://llmstxt.org)."""
    said = f"Responses of {signs.authority} to requests under freedom of information law. {signs.notice}".strip()
    here = signs.address
    links = {
        "The log": {
            f"{here}responses/": "every response, newest first",
            f"{here}exemptions/": "every exemption that a response relies on, and how often",
            **({f"{here}what-is-not-here/": "what is not published, and why"} if signs.register else {}),
            f"{here}statistics/": "how many responses, with what outcomes, and how long they took",
            f"{here}withdrawals-and-corrections/": "what was taken down or corrected, when and why",
        },
        "The data": {
            f"{here}data/datapackage.json": "what all files hold (Data Package 2)",
            f"{here}data/responses.json": "the facts of every response",
            f"{here}data/texts.jsonl.gz": "the text of every request, response and attachment",
            f"{here}feed.json": "what is new",
            f"{here}manifest.json": "every file with its SHA-256",
        },
    }
    lines = [f"# {' '.join(signs.title.split())}", "", f"> {' '.join(said.split())}", ""]
    lines += [_READING, ""]
    for heading, entries in links.items():
        lines += [f"## {heading}", "", *(f"- [{address}]({address}): {said}" for address, said in entries.items()), ""]
    return "\n".join(lines)


def _security(signs: Signs, contact: str, expires: date) -> str:
    """Where faults that could be misused are reported (RFC 9116)."""
    return (
        f"Contact: {contact}\nExpires: {expires.isoformat()}T23:59:59Z\nPreferred-Languages: {signs.language}\n"
        f"Canonical: {signs.address}{SECURITY}\n"
    )
