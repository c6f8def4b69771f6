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
from urllib.parse import unquote

from playwright.sync_api import Browser, sync_playwright

from take_pictures import CHROMIUM_OPTIONS, find_browser, served

FOLDER = "foi/"
"""Where the site is served, as its own settings say."""

LONGEST = 120_000
"""Milliseconds that somebody waits for results."""

TEXT = frozenset((".html", ".css", ".js", ".json", ".xml", ".svg"))
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


class Reader:
    """Somebody with a browser who looks at the site in a folder, which is served to them."""

    def __init__(self, browser: Browser, folder: Path, url: str, answered: list[str]) -> None:
        """`folder` is served at `url`, and each path that the browser gets from there is put into `answered`."""
        self.browser, self.url = browser, url
        self._folder, self._answered = folder, answered
        self._moved: dict[str, int] = {}

    def visit(self, search: Search = OURS, words: str = "") -> Visit:
        """Look at a page with nothing kept of an earlier visit; for `words`, until the first result is there.

        Raises `playwright.sync_api.Error` where they are not there in two minutes.
        """
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        try:
            context.set_default_timeout(LONGEST)
            page = context.new_page()
            self._answered.clear()
            page.add_init_script(_WATCH % json.dumps(search.result))
            page.goto(self.url + (search.address.format(words.replace(" ", "+")) if words else ""))
            if words:
                if search.field:
                    page.locator(search.field).first.fill(words)
                page.locator(search.result).first.wait_for()
            page.wait_for_load_state("networkidle")
            seconds = float(page.evaluate("window.firstResult ?? 0")) / 1000
        finally:
            context.close()
        return Visit(sum(map(self._size, self._answered)), seconds)

    def _size(self, address: str) -> int:
        """Bytes that are moved for a path: what is asked for is counted where it is, since no browser keeps it all."""
        path = unquote(address.partition("?")[0])
        if path not in self._moved:
            file = self._folder / (f"{path}index.html" if path.endswith("/") else path).lstrip("/")
            content = file.read_bytes()
            self._moved[path] = len(gzip.compress(content, 6)) if file.suffix in TEXT else len(content)
        return self._moved[path]


@contextmanager
def opened(site: Path) -> Iterator[Reader | None]:
    """Somebody who looks at `site`; nobody where there is no Chromium or Chrome."""
    program = find_browser()
    if program is None:
        yield None
        return
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        (Path(folder) / FOLDER.rstrip("/")).symlink_to(site, target_is_directory=True)
        answered: list[str] = []
        with served(Path(folder), answered.append) as url:
            browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
            yield Reader(browser, Path(folder), url + FOLDER, answered)
            browser.close()


def heaviest(site: Path) -> tuple[str, int]:
    """The address of the page that weighs most, and how many bytes its HTML has when it is compressed."""
    most = "", 0
    for folder, _, names in os.walk(site):
        for path in (Path(folder, name) for name in names if name.endswith(".html")):
            size = len(gzip.compress(path.read_bytes(), 6))
            most = max(most, (path.relative_to(site).as_posix(), size), key=lambda each: each[1])
    return most
