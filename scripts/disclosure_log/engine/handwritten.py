"""The hand-written pages in `docs/`: which of them a log needs, and which addresses they leave to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from disclosure_log.data.feeds import ATOM_NAME, JSON_NAME
from disclosure_log.data.signposts import LLMS, OPENSEARCH
from disclosure_log.data.verifying.program import PROGRAM_NAME
from disclosure_log.data.verifying.sealing import CHECKPOINTS_NAME, MANIFEST_NAME
from disclosure_log.findings import Finding
from disclosure_log.pages.addresses import (
    ALL_RESPONSES,
    BROWSE,
    EXEMPTIONS,
    LAWS,
    LEFT_OUT,
    OPEN_DATA,
    OUTCOMES,
    STATISTICS,
    TOPICS,
    WITHDRAWALS,
    YEARS,
)

PLACE = re.compile(r"<!--\s*disclosure-log:\s*([\w-]*)\s*-->")
"""Where a page has something of the log."""

_NEEDED = {
    ALL_RESPONSES: "all-responses",
    BROWSE: "browse",
    EXEMPTIONS: "exemptions",
    OPEN_DATA: "open-data",
    OUTCOMES: "outcomes",
    "search/": "search",
    "": "home",
}
"""The pages that every log has, with the place that each needs."""

_REGISTER = {LEFT_OUT: "not-published"}
"""The page that a log with a register has."""

_OWN_FOLDERS = (
    *(ALL_RESPONSES, EXEMPTIONS, LAWS, LEFT_OUT, OUTCOMES, STATISTICS, TOPICS, WITHDRAWALS, YEARS),
    *("data/", "page/", "search/data/", "schema/"),
)
_OWN_FILES = (CHECKPOINTS_NAME, MANIFEST_NAME, "sitemap.xml", PROGRAM_NAME, ATOM_NAME, JSON_NAME, OPENSEARCH, LLMS)
_PLAIN_FILES = frozenset({".css", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".txt", ".webp"})
"""What may lie in docs/ beside pages: pictures, styles, and texts such as robots.txt."""


def check_file(shown: str, address: str, *, page: bool) -> Iterator[Finding]:
    """Whether a file in docs/ takes no address of the log, and is of a kind that needs no inspection.

    `shown` is the file as findings name it, `address` where it would stand, `page` whether it is a Markdown page.
    """
    if address in _OWN_FILES or (address not in _NEEDED | _REGISTER and address.startswith(_OWN_FOLDERS)):
        message = f"This file wants the address /{address}, which belongs to the log."
        hint = "Give the file another name or folder."
        if address in {LAWS, STATISTICS, TOPICS, WITHDRAWALS, YEARS}:
            hint = "Remove the file, and its line under nav in mkdocs.yml: the log makes this page itself."
        yield Finding("DL065", shown, message, hint)
    elif not page and PurePosixPath(address).suffix.lower() not in _PLAIN_FILES:
        message = "A file of this type cannot be published from docs/: nothing inspects what is in it."
        hint = "Publish it as the attachment of a response, or take it out of the folder."
        yield Finding("DL068", shown, message, hint)


def missing_pages(filled: Collection[tuple[str, str]], *, register: bool = False) -> Iterator[Finding]:
    """The pages that the log needs and does not have; `filled` are the address and the name of each place.

    `register` says whether the log has one, whose lists lead to its page.
    """
    for address, place in (_NEEDED | _REGISTER if register else _NEEDED).items():
        if (address, place) not in filled:
            name = f"docs/{address.strip('/') or 'index'}.md"
            message = f"The log needs the page {name} with the place for {place}."
            hint = f"Write it with a heading and a line <!-- disclosure-log: {place} -->."
            yield Finding("DL062", name, message, hint)
