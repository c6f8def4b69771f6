"""Browsers and sites for the browser tests: one Chromium and two built sites, each served from this machine."""

from __future__ import annotations

import fcntl
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from tests import program
from tests.attached import SCAN, letter, table

from take_pictures import CHROMIUM_OPTIONS, NO_BROWSER, find_browser

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-24"


def pytest_runtest_setup() -> None:
    """Skip, in one line for all of them, the tests that need a browser where there is none."""
    if find_browser() is None:
        if os.environ.get("DISCLOSURE_LOG_BROWSER") == "required":
            pytest.fail(NO_BROWSER, pytrace=False)
        pytest.skip(NO_BROWSER)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=find_browser(), args=CHROMIUM_OPTIONS)
        yield running
        running.close()


SHARES = 4
"""In how many shares the kinds of pages are gone through, so that no test takes long."""


@dataclass(frozen=True)
class Site:
    """A built site, served from this machine."""

    url: str
    """Its address, with a slash at the end."""

    folder: Path

    @property
    def pages(self) -> list[str]:
        """The address of each page below the site's own; those that only lead to another one are left out."""
        found = sorted(path for path in self.folder.rglob("index.html") if b'"refresh"' not in path.read_bytes())
        return [path.parent.relative_to(self.folder).as_posix().removeprefix(".") + "/" for path in found]

    @property
    def kinds(self) -> list[str]:
        """An address for each kind of page: of pages that are alike the first, of responses and files each kind."""
        others = [page for page in self.pages if "/text/" not in page]
        alike = {(page.split("/")[0], page.count("/")): page for page in reversed(others)}
        chosen = [page for page in self.pages if page in SHOWN | FILES | EXPLORED | {OWN_FILE}]
        return [*dict.fromkeys([*alike.values(), *chosen]), "search/?q=request", "nothing/"]

    def at(self, address: str) -> str:
        """The whole address of a page."""
        return urljoin(self.url, address.removeprefix("/"))


class _Handler(SimpleHTTPRequestHandler):
    """Serves files as a static host does: a page of the site's own for what does not exist."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's page where there is nothing."""
        lost = next(Path(self.directory).rglob("404.html"), None)
        if code != HTTPStatus.NOT_FOUND or lost is None:
            super().send_error(code, message, explain)
            return
        content = lost.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def serve(folder: Path, below: str) -> Iterator[Site]:
    """Serve what lies in `folder`; the site stands in the folder `below` in it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_address[1]}/{below}", folder / below)
    server.shutdown()
    server.server_close()
    thread.join()


def build(project: Path, target: Path, site_url: str) -> None:
    """Build the log in `project` as its owner would."""
    done = program.run(
        *["build", "-f", str(project / "mkdocs.yml"), "--site-dir", str(target), "--today", TODAY],
        folder=project,
        environment={**os.environ, "SITE_URL": site_url},
    )
    assert done.returncode == 0, done.stderr


@contextmanager
def shared(factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """A folder that all workers of a run have in common, for one of them at a time; the first has to make it."""
    own = factory.getbasetemp()
    base = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield base / name


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of this repository's log, at the top of its host."""
    with shared(tmp_path_factory, "own") as folder:
        if not folder.exists():
            build(ROOT, folder / "site", "https://disclosure-log.example.org/")
    yield from serve(folder / "site", "")


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the example log, below the folder that GitHub Pages gives it."""
    with shared(tmp_path_factory, "example") as folder:
        if not folder.exists():
            write_log(folder / "project")
            site = folder / "www" / "disclosure-log"
            build(folder / "project", site, "https://sampleshire.example.org/disclosure-log/")
    yield from serve(folder / "www", "disclosure-log/")


@pytest.fixture(scope="session", params=["own", "example"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the two sites in turn."""
    found: Site = request.getfixturevalue(f"{request.param}_site")
    return found


@pytest.fixture(params=range(SHARES))
def kinds(request: pytest.FixtureRequest, site: Site, own_site: Site, example_site: Site) -> list[str]:
    """A share of the kinds of pages of a site: of those that both sites have, the example log's, and both of some."""
    both = set(own_site.kinds) & set(example_site.kinds) - {"/", "accessibility/"}
    chosen = [address for address in site.kinds if site is example_site or address not in both]
    return chosen[request.param :: SHARES]


@dataclass
class Watched:
    """What went wrong in the pages of a test, whether or not it looks for it."""

    allowed: str
    """The beginning of the addresses that may be asked for."""

    faults: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Note requests to other hosts, messages of the console and errors of scripts."""
        context.on("request", lambda request: self._requested(request.url))
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))

    def _requested(self, url: str) -> None:
        if urlsplit(url).scheme not in ("blob", "data") and not url.startswith(self.allowed):
            self.faults.append(f"a request to {url}")

    def _said(self, message: ConsoleMessage) -> None:
        # A page that does not exist is opened on purpose; the browser reports it as an error of the network.
        if message.type in ("error", "warning") and "status of 404" not in message.text:
            self.faults.append(message.text)


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens an address of a site in a context of its own; fails a test whose pages erred or asked another host.

    `broken` is said by tests that break something on purpose, of which the browser complains.
    """
    contexts: list[BrowserContext] = []
    watched: list[Watched] = []

    def opened(site: Site, address: str = "", *, broken: bool = False, **settings: Any) -> Page:
        context = browser.new_context(**settings)
        contexts.append(context)
        if not broken:
            watched.append(Watched(site.url))
            watched[-1].watch(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(site.at(address))
        return page

    yield opened
    cookies = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert [fault for watch in watched for fault in watch.faults] == []
    assert cookies == []


# One response more than the example log has: what no letter of it shows.

LONG = (
    "Contracts for the maintenance of the swimming pools, leisure centres and playing fields of Sampleshire, including "
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, with the sums paid in each of the years 2020 to 2025"
)
ZEBRA = "The zebra finches of the third page are nowhere else."
REPORT = letter([["Pools of Sampleshire"], SCAN, [ZEBRA], *([f"Page {number}"] for number in range(4, 22))])
ODD = f"""---
reference: ODD/1
title: {LONG}
responded: 2026-11-19
outcome: part_granted
related: [2024/77]
attachments:
  - file: report.pdf
    title: Report on the pools
    accepted:
      - finding: DL112
        sha256: {sha256(REPORT).hexdigest()}
        by: Head of Information
        reason: The plan of the changing rooms exists on paper alone.
  - file: wards.csv
    title: Reports by ward
known_defects:
  - code: DL059
    note: The letter does not say how to ask for a review or how to complain.
---
## Request

How much, by contract?

## Response

| Ward | Reported | Mended | Average days | Longest days | Cost in pounds | Contractor | Remarks |
| :--- | ---: | ---: | ---: | ---: | ---: | :--- | :--- |
| Upper Sample | 1,204 | 1,190 | 6 | 41 | 88,120 | Placeholder Pools | Counted twice in May |
"""
SHOWN = {
    f"responses/{path}/"
    for path in (
        "2023/12",
        "2023/31",
        "2023/83",
        "2023/90",
        "2023/104",
        "2024/36",
        "2024/61",
        "2024/70",
        "2024/77",
        "odd/1",
        "foi-18/22",
        "foi-25/22",
        "01.foi.25.001040",
        "01.foi.26.000377",
    )
}
"""Responses of the example log that between them show whatever the page of a response can."""

FILES = {
    "responses/01.foi.25.001040/text/letter.pdf/",
    "responses/2024/36/text/map-of-patrol-areas.png/",
    "responses/odd/1/text/report.pdf/",
    "responses/odd/1/text/wards.csv/2/",
}
"""Texts of attachments that between them show whatever such a page can: headings, lists, tables, scans, pictures."""

OWN_FILE = "responses/2021/702/text/letter-text.pdf/"

EXPLORED = {"exemptions/foia/31/", "outcomes/ncnd/"}
"""A section on which some responses rely to refuse and others to neither confirm nor deny, and the latter's outcome."""


def write_log(folder: Path) -> None:
    """Write the example log, and the one response more."""
    shutil.copytree(ROOT / "tests" / "example", folder)
    (folder / "responses" / "odd").mkdir()
    (folder / "responses" / "odd" / "1.md").write_text(ODD, encoding="utf-8")
    (folder / "responses" / "odd" / "1").mkdir()
    (folder / "responses" / "odd" / "1" / "report.pdf").write_bytes(REPORT)
    (folder / "responses" / "odd" / "1" / "wards.csv").write_bytes(table(230))
