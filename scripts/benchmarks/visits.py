"""What finding something costs a reader: what is moved, and when the first result stands there, in a browser.

What is moved is counted as a host sends it that compresses text, as most do.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Response, sync_playwright

from take_pictures import CHROMIUM_OPTIONS, find_browser, served

FOLDER = "foi/"
"""Where the site is served, as its own settings say."""

LONGEST = 120_000
"""Milliseconds that somebody waits for results."""

TEXT = (".html", ".css", ".js", ".json", ".xml", ".svg", "/")
"""What a host compresses; the pieces of an index may be compressed already."""

# Notes when the first result stands in the page, in milliseconds since somebody asked for the page.
_WATCH = """new MutationObserver((_, watching) => {
    if (!document.querySelector(%s)) return;
    window.firstResult = performance.now();
    watching.disconnect();
}).observe(document, { childList: true, subtree: true });"""


@dataclass(frozen=True, slots=True)
class Search:
    """How the site of a builder is searched."""

    result: str
    """A result, as a selector of CSS."""

    address: str
    """Of the page with the search, with `{}` where the words go, which stand between signs of addition."""

    field: str = ""
    """Where the words are typed, as a selector, if they do not go into the address."""


OURS = Search("#search-results > .dl-entry a", "search/?q={}")


@dataclass(frozen=True, slots=True)
class Visit:
    """What it cost to look at a page for the first time."""

    moved: int
    """Bytes, as a host sends them that compresses text."""

    seconds: float
    """Until the first result stood there; 0 for a page without any."""


@contextmanager
def opened(site: Path) -> Iterator[tuple[Browser, str] | None]:
    """A browser, and the address at which `site` is served to it; nothing where there is no Chromium or Chrome."""
    program = find_browser()
    if program is None:
        yield None
        return
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        (Path(folder) / FOLDER.rstrip("/")).symlink_to(site, target_is_directory=True)
        with served(Path(folder)) as url:
            browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
            yield browser, url + FOLDER
            browser.close()


def visit(browser: Browser, url: str, search: Search = OURS, words: str = "") -> Visit:
    """Look at a page with nothing kept of an earlier visit; where `words` are searched, until the results are there.

    Raises `playwright.sync_api.Error` where they are not there in two minutes.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(LONGEST)
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it takes no bound method
    page.add_init_script(_WATCH % json.dumps(search.result))
    page.goto(url + (search.address.format(words.replace(" ", "+")) if words else ""))
    if words:
        if search.field:
            page.locator(search.field).first.fill(words)
        page.locator(search.result).first.wait_for()
    page.wait_for_load_state("networkidle")
    seconds = float(page.evaluate("window.firstResult ?? 0")) / 1000
    moved = sum(map(_moved, answers))
    context.close()
    return Visit(moved, seconds)


def _moved(answer: Response) -> int:
    body = answer.body()
    return len(gzip.compress(body, 6)) if answer.url.partition("?")[0].endswith(TEXT) else len(body)


def heaviest(site: Path) -> tuple[str, int]:
    """The address of the page that weighs most, and how many bytes its HTML has when it is compressed."""
    most = "", 0
    for folder, _, names in os.walk(site):
        for path in (Path(folder, name) for name in names if name.endswith(".html")):
            size = len(gzip.compress(path.read_bytes(), 6))
            most = max(most, (path.relative_to(site).as_posix(), size), key=lambda each: each[1])
    return most
