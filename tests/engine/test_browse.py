"""Finding one's way in the finished site: the header, the links, and what an owner hears whose pages are missing."""

from __future__ import annotations

import csv
import html
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from disclosure_log.engine.running import build_site
from disclosure_log.findings import FindingsError

EXAMPLE = Path(__file__).parents[1] / "example"
TODAY = date(2026, 11, 24)
HERE = "https://sampleshire.example.org/foi/"

# MkDocs and Material themselves use what their own libraries have put out of use.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:mkdocs", "ignore::DeprecationWarning:material")


@pytest.fixture(scope="module")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of the example log, without search."""
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(EXAMPLE, folder / "log")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", HERE)
        yield build_site(folder / "log" / "mkdocs.yml", site_dir=None, today=TODAY, index=False)[0]


def links(text):
    """Where the links of a page lead, as they are written."""
    return [html.unescape(link) for link in re.findall(r'<a\b[^>]*\bhref="([^"]*)"', text)]


def test_every_page_is_reached_from_the_first_by_links_alone(example_site):
    """Each HTML page of the manifest but those that lead on to another and the one for lost readers."""
    waiting, seen = [HERE], {HERE}
    while waiting:
        here = waiting.pop()
        file = example_site / unquote(here.removeprefix(HERE)) / "index.html"
        for link in links(file.read_text()):
            target = urldefrag(urljoin(here, link)).url
            if target.startswith(HERE) and target.endswith("/") and target not in seen:
                seen.add(target)
                waiting.append(target)
    manifest = json.loads((example_site / "manifest.json").read_text())["files"]
    pages = {name for name in manifest if name.endswith("index.html")}
    pages = {name for name in pages if 'http-equiv="refresh"' not in (example_site / name).read_text()}
    assert len(pages) > 200
    assert {HERE + name.removesuffix("index.html") for name in pages} == {unquote(page) for page in seen}


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("", "Home"),
        ("search/", "Search"),
        ("browse/", "Browse"),
        ("responses/", "Browse"),
        ("responses/2024/61/", "Browse"),
        ("page/2/", "Browse"),
        ("years/2024/11/", "Browse"),
        ("topics/", "Browse"),
        ("laws/eir/", "Browse"),
        ("exemptions/", "Browse"),
        ("exemptions/foia/31/", "Browse"),
        ("outcomes/ncnd/", "Browse"),
        ("open-data/", "Browse"),
        ("about/", "About"),
        ("privacy/", ""),
    ],
)
def test_the_header_says_where_a_page_stands(example_site, address, current):
    """A section is one link, to its first page, marked on each of its pages; only that page itself is the page."""
    text = (example_site / address / "index.html").read_text()
    nav = re.search(r'<nav class="dl-nav".*?</nav>', text, re.DOTALL)
    assert nav
    entries = re.findall(r'<a href="([^"]*)"(?: aria-current="(\w+)")?>([^<]*)</a>', nav[0])
    names = ["Home", "Search", "Browse", "Before you ask", "How to make a request", "About"]
    assert [name for _, _, name in entries] == names
    assert {name: urljoin(HERE + address, link) for link, _, name in entries}["Browse"] == f"{HERE}browse/"
    marked = [(name, mark) for _, mark, name in entries if mark]
    page = {"": "Home", "search/": "Search", "browse/": "Browse", "about/": "About"}.get(address)
    assert marked == ([(current, "page" if page else "true")] if current else [])


def test_every_list_gives_all_its_rows_as_a_table(example_site):
    """Years, months, topics, laws, provisions, outcomes and the whole log: from each of their pages, in its order."""

    def rows(file):
        with file.open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.DictReader(stream))

    whole = {row["reference"]: row for row in rows(example_site / "data/responses.csv")}
    lists: dict[Path, list[tuple[int, list[str]]]] = {}
    for page in sorted(example_site.rglob("index.html")):
        text = page.read_text()
        for link in re.findall(r'<a href="([^"]+\.csv)" download="[a-z0-9-]+\.csv">', text):
            number = int(page.parent.name) if page.parent.parent.name == "page" else 1
            shown = re.findall(r'<span aria-hidden="true">·</span> ([^<]+)</span></p>', text)
            lists.setdefault((page.parent / link).resolve(), []).append((number, shown))
    kinds = {file.relative_to(example_site.resolve()).parts[0] for file in lists}
    assert kinds == {"data", "years", "topics", "laws", "exemptions", "outcomes"}
    assert len(lists) > 50
    for file, pages in lists.items():
        shown = [html.unescape(reference) for _, references in sorted(pages) for reference in references]
        assert [row["reference"] for row in rows(file)] == shown
        assert rows(file) == [whole[reference] for reference in shown]
    assert set(example_site.resolve().rglob("responses.csv")) == set(lists)


def test_the_page_of_a_response_leads_to_its_data(example_site):
    """Programs find it in the head of the page, people among the facts about the page."""
    page = (example_site / "responses/2024/61/index.html").read_text()
    assert '<link rel="alternate" type="application/json" href="../../../responses/2024/61.json">' in page
    assert "../../../responses/2024/61.json" in links(page)
    assert json.loads((example_site / "responses/2024/61.json").read_text())["reference"] == "2024/61"


def test_the_page_on_the_data_names_every_file_with_its_size(example_site):
    """What it says of each file is true, and every column of each table has its meaning."""
    page = (example_site / "open-data/index.html").read_text()
    package = json.loads((example_site / "data/datapackage.json").read_text())
    for resource in package["resources"]:
        assert f"../data/{resource['path']}" in links(page)
        for field in resource.get("schema", {}).get("fields", ()):
            assert f"<code>{field['name']}</code>" in page
    assert '<td class="dl-count">70</td>' in page
    assert "Sampleshire Open Licence (invented)" in page
    [described] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    named = {file["name"] for file in json.loads(described)["distribution"]}
    assert named == {resource["path"] for resource in package["resources"]}


def test_the_header_leads_into_a_section_of_sections(project):
    """However an owner nests the pages, the header's link leads to the first of them."""
    project.write("docs/about.md", "# About\n")
    nav = "nav:\n  - Home: index.md\n  - More:\n      - Lists: [browse.md, responses.md, outcomes.md, exemptions.md]\n"
    nav += "      - search.md\n      - open-data.md\n      - about.md\n"
    project.config_file.write_text(project.config_file.read_text().replace("strict: true", f"{nav}strict: true"))
    build_site(project.config_file, site_dir=None, today=TODAY, index=False)
    assert '<a href="../browse/" aria-current="true">More</a>' in project.bytes()["about/index.html"].decode()


def test_a_log_without_the_page_for_browsing_hears_what_to_write(project):
    """Somebody who has the pages of an earlier log is told which page to write and which to remove."""
    (project.root / "docs/browse.md").unlink()
    project.write("docs/years.md", "# Responses by year\n\n<!-- disclosure-log: years -->\n")
    with pytest.raises(FindingsError) as raised:
        build_site(project.config_file, site_dir=None, today=TODAY, index=False)
    said = {(finding.code, finding.path): finding.hint for finding in raised.value.findings}
    assert set(said) == {("DL062", "docs/browse.md"), ("DL062", "docs/years.md"), ("DL065", "docs/years.md")}
    assert "<!-- disclosure-log: browse -->" in said["DL062", "docs/browse.md"]
    assert "Remove the file" in said["DL065", "docs/years.md"]
