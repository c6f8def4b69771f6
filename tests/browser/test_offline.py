"""A copy of the log that is read from a folder, without a web server."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.browser.conftest import ROOT, TODAY, Site

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage
    from tests.conftest import Project


def test_a_copy_from_a_zip_file_searches_filters_and_leads_to_what_was_found(
    open_page: OpenPage, project: Project, tmp_path: Path
) -> None:
    """In a folder of whatever name, and without an error of any script; of the words, none is taken for a script's."""
    for name in ("before-you-ask", "deadline"):
        shutil.copy(ROOT / "docs" / f"{name}.md", project.root / "docs")
    project.add("2023/3", title="Council's \\ bicycles of __proto__ constructor", responded="2023-05-03")
    done = project.run("build", "--zip", "copy.zip", "--today", TODAY)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "Tŷ #1 & 100% ?"
    with zipfile.ZipFile(project.root / "copy.zip") as archive:
        archive.extractall(folder)
    copy = next(folder.iterdir())
    page = open_page(Site(f"{copy.as_uri()}/", copy), "index.html")
    page.locator("#home-search").fill("bicycles")
    page.locator("#home-search").press("Enter")
    results = page.locator(".dl-entry__title")
    expect(results).to_have_count(3)
    page.locator("#search-filters summary").first.click()
    page.locator("#search-facets summary", has_text="Year").click()
    page.locator("#search-facets input[value='2023']").check()
    expect(results).to_have_count(1)
    page.reload()  # the address holds the search
    expect(results).to_have_text([re.compile("__proto__")])
    with page.expect_download() as download:
        page.locator("#search-download").click()
    assert len(download.value.path().read_text(encoding="utf-8-sig").splitlines()) >= 2
    page.locator(".dl-entry__place a").click()
    page.wait_for_url(re.compile(r"/responses/2023/3/index\.html#re(quest|sponse)$"))
    expect(page.locator("h1")).to_contain_text("__proto__")
    page.goto(f"{copy.as_uri()}/before-you-ask/index.html")
    page.locator("#ask-draft").fill("How many barges does the council own?")
    page.locator("#ask button").first.click()
    expect(page.locator("#ask-results .dl-entry__title").first).to_be_visible()
    page.goto(f"{copy.as_uri()}/deadline/index.html")
    page.locator("#deadline-received").fill("2026-07-28")
    page.locator("#deadline button").click()
    expect(page.locator("#deadline-result")).to_contain_text("26 August 2026")
