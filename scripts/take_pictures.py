"""Take the pictures of the README: builds this repository's log and shows its first response to a browser.

Run it after the look has changed: `PYTHONPATH=scripts python scripts/take_pictures.py`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "assets"
ADDRESS = "responses/2021/702/"
SIZES = {"response.png": (1180, 760), "response-phone.png": (390, 844)}
"""Width and height of each picture in pixels of the page; the picture has twice as many."""

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
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which `folder` is served meanwhile."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def take(browser: Browser, url: str, target: Path) -> None:
    """Write every picture of the page at `url` into the folder `target`."""
    target.mkdir(parents=True, exist_ok=True)
    for name, (width, height) in SIZES.items():
        page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=2)
        page.goto(url)
        page.screenshot(path=target / name)
        page.close()


def main() -> int:
    """Take the pictures; 1 where the site cannot be built or there is no browser, with the reason printed."""
    program = find_browser()
    if program is None:
        print(NO_BROWSER, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "disclosure_log", "build", "--no-search", "--site-dir", str(site)]
        if subprocess.run(command, check=False, cwd=ROOT).returncode:
            return 1
        with served(site) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
            take(browser, url + ADDRESS, TARGET)
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
