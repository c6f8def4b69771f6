"""Browsers and sites for the browser tests: one Chromium and two built sites, each served from this machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

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
        """An address for each kind of page: of pages that are alike the first, of responses each kind."""
        alike = {(page.split("/")[0], page.count("/")): page for page in reversed(self.pages)}
        responses = [page for page in self.pages if re.fullmatch(r"responses/sc-2026-00(0[1-9]|1[0-3])/", page)]
        return [*dict.fromkeys([*alike.values(), *responses]), "search/?q=request", "nothing/"]

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
    command = [sys.executable, "-m", "disclosure_log", "build", "-f", str(project / "mkdocs.yml")]
    done = subprocess.run(
        [*command, "--site-dir", str(target), "--today", TODAY],
        check=False,
        capture_output=True,
        text=True,
        cwd=project,
        env={**os.environ, "SITE_URL": site_url, "PYTHONPATH": str(ROOT / "scripts")},
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of this repository's log, at the top of its host."""
    folder = tmp_path_factory.mktemp("own")
    build(ROOT, folder / "site", "https://disclosure-log.example.org/")
    yield from serve(folder / "site", "")


@pytest.fixture(scope="session")
def fictional_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of a fictional council's log with pages of every kind, below the folder that GitHub Pages gives it."""
    folder = tmp_path_factory.mktemp("fictional")
    write_log(folder / "project")
    build(folder / "project", folder / "www" / "disclosure-log", "https://sampleshire.example.org/disclosure-log/")
    yield from serve(folder / "www", "disclosure-log/")


@pytest.fixture(scope="session", params=["own", "fictional"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the two sites in turn."""
    found: Site = request.getfixturevalue(f"{request.param}_site")
    return found


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


# The fictional log.

SETTINGS = """\
site_name: Disclosure log of Sampleshire Council (fictional)
site_url: !ENV [SITE_URL, "https://sampleshire.example.org/"]
repo_url: https://repository.example.org/sampleshire/disclosure-log
theme:
  name: material
  font: false
  palette:
    primary: custom
plugins:
  - disclosure-log:
      authority: Sampleshire Council
      official: true
      licence:
        name: Sampleshire Open Licence
        address: https://sampleshire.example.org/licence
      accessible_format: Write to foi@sampleshire.example.org or telephone 07700 900123.
      request_address: https://sampleshire.example.org/foi
nav:
  - Home: index.md
  - All responses: responses.md
  - Years: years.md
  - Search: search.md
  - About: about.md
strict: true
"""
DOCS = {
    "index.md": "# Disclosure log\n\nWhat people asked.\n\n## Latest\n\n<!-- disclosure-log: latest-responses -->\n",
    "responses.md": "# All responses\n\n<!-- disclosure-log: all-responses -->\n",
    "years.md": "# Responses by year\n\n<!-- disclosure-log: years -->\n",
    "search.md": "# Search\n\n<!-- disclosure-log: search -->\n",
    "about.md": "# About\n\nSee [a response](response:SC-2026-0001).\n\n## Who\n\nNobody.\n\n## Why\n\nAn example.\n",
}
SUBJECTS = ("Potholes", "Library opening hours", "Street lamps", "School meals", "Allotments", "Parking permits")
LONG = (
    "Contracts for the maintenance of the swimming pools, leisure centres and playing fields of Sampleshire, including "
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, with the sums paid in each of the last five years"
)
TABLE = """
| Ward | Reported | Mended | Average days | Longest days | Cost in pounds | Contractor | Remarks |
| :--- | ---: | ---: | ---: | ---: | ---: | :--- | :--- |
| Upper Sample | 1,204 | 1,190 | 6 | 41 | 88,120 | Sample Roads | Counted twice in May |
| Lower Sample | 988 | 973 | 7 | 38 | 70,455 | Sample Roads | None |
"""
REFUSED = {"outcome": "refused", "exemptions": ["43(2)"], "refusal_notice": "17(1)"}
WITHDRAWN = {"date": "2026-11-20", "reason": "It named somebody who may not be named.", "by": "Head of information"}
KINDS: tuple[dict[str, Any], ...] = (
    {"outcome": "granted", "topics": ["Roads", "Money"], "requester_type": "media", "summary": "How many, by ward."},
    {"parts": [{"questions": [1, 2], "outcome": "granted"}, {"questions": [3], "matter": "Prices", **REFUSED}]},
    {"outcome": "not_held"},
    {"outcome": "refused", "law": "EIR", "exemptions": ["12(5)(e)"], "refusal_notice": "14"},
    {"outcome": "ncnd", "exemptions": ["24(2)", "31(3)"], "refusal_notice": "17(1)"},
    {"outcome": "not_held", "language": "cy", "title": "Nifer y llyfrgelloedd"},
    {"outcome": "cost", "exemptions": [{"provision": "12", "estimate": "31 hours"}], "refusal_notice": "17(5)"},
    {"outcome": "part_granted", "title": LONG, "correct_as_at": "2024-01-01"},
    {"outcome": "accessible_elsewhere", "exemptions": [{"provision": "21", "available_at": "The public library."}]},
    {"outcome": "granted", "withdrawn": WITHDRAWN},
    {
        "outcome": "answered",
        "changes": [{"date": "2026-11-18", "note": "A sum was wrong.", "was": "£12,000", "now": "£21,000"}],
        "decisions": [{"body": "Internal review", "date": "2026-11-19", "outcome": "The answer was upheld."}],
        "editor_note": "The letter says 2016 where it means 2026.",
        "known_defects": [{"code": "DL104", "note": "The letter states no public interest test."}],
    },
    {"outcome": "transferred"},
)


def write_log(folder: Path, count: int = 60) -> None:
    """Write the log of a council that does not exist, with `count` responses, the twelve kinds in turn."""
    for name, text in {"mkdocs.yml": SETTINGS, **{f"docs/{name}": text for name, text in DOCS.items()}}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for number in range(1, count + 1):
        write_response(folder / "responses", number)


def write_response(folder: Path, number: int) -> None:
    """Write one response of the fictional log."""
    kind = KINDS[(number - 1) % len(KINDS)]
    reference = f"SC-2026-{number:04}"
    front = {
        "reference": reference,
        "title": f"{SUBJECTS[number % len(SUBJECTS)]} in ward {number}",
        "responded": f"{2024 + number % 3}-{1 + number % 10:02}-{1 + number % 28:02}",
        **kind,
    }
    if number > len(KINDS):
        front["related"] = [f"SC-2026-{number - len(KINDS):04}"]
    if number == len(KINDS) + 1:
        front |= {"supersedes": "SC-2026-0001", "aliases": ["SC-1999-0001"]}
    if kind is KINDS[0]:
        front["attachments"] = [{"file": "potholes.csv", "title": "Potholes by ward and year"}]
        (folder / reference.lower()).mkdir(parents=True)
        (folder / reference.lower() / "potholes.csv").write_text("Ward,Year,Count\nUpper Sample,2026,1204\n")
    request, answer = ("Cais", "Ymateb") if kind.get("language") == "cy" else ("Request", "Response")
    body = f"## {request}\n\n1) How many were there?\n\n2) What did they cost?\n\n## {answer}\n\n"
    body += f"Thank you for your request {reference} about ward {number}.\n{TABLE}\n### Reasons\n\nIt was windy.\n"
    text = yaml.safe_dump(front, sort_keys=False, allow_unicode=True, width=10_000)
    (folder / f"{reference.lower()}.md").write_text(f"---\n{text}---\n\n{body}", encoding="utf-8")
