"""Take the pictures of the README and of the officers' guide, after the look or the words of a page have changed.

They show the first response of this repository's log, and the main pages of the example log. Others are drawings of
the pages of GitHub, which cannot be shown here, and the summary of a check as the program writes it.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "tests" / "example"
TARGET = ROOT / "docs" / "assets"
GUIDE = ROOT / "docs" / "officers" / "pictures"
DRAWINGS = ROOT / "scripts" / "pictures"


@dataclass(frozen=True, slots=True)
class View:
    """A page as a reader has it before them."""

    picture: Path
    address: str
    width: int = 1180
    height: int = 760
    """In pixels of the page; the picture has half as many again."""

    typed: str = ""
    """What somebody pastes into the page for those who are about to ask."""


OWN_VIEWS = (
    View(TARGET / "response.png", "responses/2021/702/"),
    View(TARGET / "response-phone.png", "responses/2021/702/", 390, 844),
)
ASKED = "How many drones does the force own, what did they cost, and how many flights were made in the last two years?"
EXAMPLE_VIEWS = (
    View(GUIDE / "readers-home.png", ""),
    View(GUIDE / "readers-home-phone.png", "", 390, 844),
    View(GUIDE / "readers-search.png", "search/?q=cameras&outcome=refused&outcome=granted"),
    View(GUIDE / "readers-attachment.png", "responses/01.foi.25.001040/text/letter.pdf/"),
    View(GUIDE / "readers-before-you-ask.png", "before-you-ask/", 1180, 1000, ASKED),
    View(GUIDE / "readers-exemption.png", "exemptions/foia/31/"),
)

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
NO_BROWSER = (
    "No Chromium or Chrome was found: install it (Debian: apt-get install chromium), "
    "or set CHROMIUM to the path of its program."
)

# Chromium's own sandbox needs rights that a container does not have; it is shown nothing but our own pages.
CHROMIUM_OPTIONS = ("--no-sandbox", "--disable-dev-shm-usage")


def find_browser() -> str | None:
    """The program of a Chromium or Chrome on this machine; none where there is none."""
    if given := os.environ.get("CHROMIUM"):
        return given
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (str(ON_MACOS) if ON_MACOS.is_file() else None)


class _Quiet(SimpleHTTPRequestHandler):
    """Says nothing but which paths it answered."""

    def __init__(self, *arguments: Any, answered: Callable[[str], object], directory: str) -> None:
        self._answered = answered
        super().__init__(*arguments, directory=directory)

    def log_request(self, code: int | str = "-", _: int | str = "-") -> None:
        """Say which path was answered."""
        if code == HTTPStatus.OK:
            self._answered(self.path)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, answered: Callable[[str], object] = lambda _: None) -> Iterator[str]:
    """The address at which `folder` is served meanwhile; each path that was there when asked for is `answered`."""
    handler = partial(_Quiet, answered=answered, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def take(browser: Browser, url: str, view: View) -> None:
    """Write the picture of a view of the site at `url`, in few colours, so that it is quick to load."""
    view.picture.parent.mkdir(parents=True, exist_ok=True)
    size: ViewportSize = {"width": view.width, "height": view.height}
    page = browser.new_page(viewport=size, device_scale_factor=1.5)
    page.goto(url + view.address)
    if view.typed:
        page.locator("#ask-draft").fill(view.typed)
        page.get_by_role("button", name="Find earlier answers").click()
    if view.typed or "?q=" in view.address:
        page.locator(".dl-entry").first.wait_for()
        page.evaluate("scrollTo(0, 0)")
    shot = page.screenshot()
    page.close()
    Image.open(io.BytesIO(shot)).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(view.picture, optimize=True)


SIGNS = {
    "❌": '<svg class="sign" viewBox="0 0 20 20"><circle cx="10" cy="10" r="10" fill="#cf222e"/>'
    '<path d="M6 6 L14 14 M14 6 L6 14" stroke="#fff" stroke-width="2.6"/></svg>',
    "✅": '<svg class="sign" viewBox="0 0 20 20"><circle cx="10" cy="10" r="10" fill="#1a7f37"/>'
    '<path d="M5 10.5 L9 14 L15 6.5" stroke="#fff" stroke-width="2.6" fill="none"/></svg>',
}
"""Drawn, since not every machine has a font with them."""

FAULTY = """---
reference: "2026/15"
title: "Cost of street lighting"
responded: 2026-03-02
parts:
  - questions: [1]
    matter: the cost in 2025
    outcome: granted
  - questions: [2]
    matter: the price in the contract
    outcome: refused
    exemptions: [43(2)]
    refusal_notice: 17(1)
---
## Request

1) How much did street lighting cost in 2025?

2) What is the price per lamp?

## Response

1) Street lighting cost £1,200 in 2025.

2) We refuse this. The offer was made by <name redacted>.
"""


def summary(folder: Path) -> str:
    """What the check of a change says that adds a response with a fault, as it is written for GitHub."""
    log = folder / "log"
    shutil.copytree(ROOT / "docs", log / "docs")
    (log / "responses" / "2026").mkdir(parents=True)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (log / "mkdocs.yml").write_text(text.replace("North Wales Police", "Sampleshire Council"), encoding="utf-8")
    (log / "responses" / "2026" / "15.md").write_text(FAULTY, encoding="utf-8")
    command = [sys.executable, "-m", "disclosure_log", "check", "--summary", str(folder / "summary.md")]
    subprocess.run(command, check=False, cwd=log, capture_output=True)
    text = (folder / "summary.md").read_text(encoding="utf-8")
    return text.replace("The responses of this log", "The responses that this change touches")


def draw(browser: Browser, content: str, target: Path) -> None:
    """Write the picture `target` of the HTML `content`, as large as it needs."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for sign, drawing in SIGNS.items():
        content = content.replace(sign, drawing)
    style = (DRAWINGS / "frame.css").read_text(encoding="utf-8")
    page = browser.new_page(viewport={"width": 900, "height": 100}, device_scale_factor=1.5)
    page.set_content(f"<style>{style}</style>{content}")
    page.screenshot(path=target, full_page=True)
    page.close()


def main() -> int:
    """Take the pictures; 1 where the site cannot be built or there is no browser, with the reason printed."""
    program = find_browser()
    if program is None:
        print(NO_BROWSER, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
        # The guide's first: this repository's own site shows them.
        for drawing in sorted(DRAWINGS.glob("*.html")):
            draw(browser, drawing.read_text(encoding="utf-8"), GUIDE / f"{drawing.stem}.png")
        draw(browser, summary(Path(folder)), GUIDE / "summary.png")
        for log, views in ((EXAMPLE, EXAMPLE_VIEWS), (ROOT, OWN_VIEWS)):
            site = Path(folder) / log.name
            command = [sys.executable, "-m", "disclosure_log", "build", "-f", str(log / "mkdocs.yml")]
            if subprocess.run([*command, "--site-dir", str(site)], check=False, cwd=ROOT).returncode:
                return 1
            with served(site) as url:
                for view in views:
                    take(browser, url, view)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
