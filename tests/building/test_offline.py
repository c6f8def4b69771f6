"""The copy of a site that opens from a folder, also as one zip file."""

from __future__ import annotations

import re
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from tests import program
from tests.attached import table
from tests.conftest import REPOSITORY

from disclosure_log.building.joining import UnknownFormError, joined

TODAY = "2026-11-24"
TOP = "foi-disclosure-log-example"


class Ways(HTMLParser):
    """What a page leads to, loads and sends to."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.found += [values[name] for name in ("href", "src", "action") if name in values]
        if values.get("http-equiv") == "refresh":
            self.found.append(values["content"].partition("url=")[2])


def followed(copy: Path) -> int:
    """How many ways of the copy's pages lead to a file; fails for one that does not."""
    number = 0
    for page in copy.rglob("*.html"):
        for way in Ways(page).found:
            parts = urlsplit(way)
            if parts.scheme or parts.netloc:
                continue
            assert not parts.path or (page.parent / unquote(parts.path)).is_file(), f"{page.relative_to(copy)}: {way}"
            number += 1
    return number


def files(folder: Path) -> list[Path]:
    """Every file in `folder`."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_every_link_of_the_copy_of_the_example_log_leads_to_a_file(tmp_path):
    """No link leads to a folder, and each that leads inside the copy leads to a file that is there."""
    log = REPOSITORY / "tests/example/mkdocs.yml"
    arguments = ["build", "-f", str(log), "--offline", "--site-dir", str(tmp_path / "copy"), "--today", TODAY]
    done = program.run(*arguments, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert followed(tmp_path / "copy") > 10_000
    verified = program.run("verify", "copy", folder=tmp_path)
    assert verified.returncode == 0, verified.stdout
    assert "Nothing was changed, added or removed." in verified.stdout


def test_the_copy_leads_to_the_checkpoints_of_the_site_itself(project):
    """The copy has none, and the address of the site is known."""
    address = "https://log.example.org/?a&b/"
    files = "attachments:\n  - file: wards.csv\n    title: Reports by ward"
    project.add("2021/3", facts=f"outcome: granted\nrelated: [2021/1]\naliases: [FOI 3/21]\n{files}")
    project.write("responses/2021/3/wards.csv", table(250))
    shutil.copy(REPOSITORY / "docs/check-this-log.md", project.root / "docs")
    done = project.run("build", "--offline", "--site-dir", "copy", "--today", TODAY, SITE_URL=address)
    assert done.returncode == 0, done.stderr
    assert followed(project.root / "copy") > 100
    page = project.root / "copy/check-this-log/index.html"
    assert [way for way in Ways(page).found if "checkpoints" in way] == [f"{address}checkpoints.txt"]


def test_the_copy_holds_what_the_site_holds_and_no_more(project):
    """What waits for its day is in neither; of files, the copy has its scripts and no checkpoints."""
    project.add("2021/3", title="Council zeppelins", facts="outcome: granted\npublished: 2026-12-01")
    withdrawn = "withdrawn: {date: 2021-10-01, reason: It named somebody., by: Head of Information}"
    file = project.add("2021/4", title="Council gliders", facts=f"outcome: granted\n{withdrawn}")
    file.write_text(file.read_text(encoding="utf-8").replace("12 bicycles", "a zeppelin"), encoding="utf-8")
    project.set("repository: private")
    shutil.copy(REPOSITORY / "docs/check-this-log.md", project.root / "docs")
    for name, options in (("site", []), ("copy", ["--offline"])):
        done = project.run("build", "--site-dir", name, *options, "--today", TODAY, SITE_URL="")
        assert done.returncode == 0, done.stderr
    copy = {path.relative_to(project.root / "copy").as_posix(): path for path in files(project.root / "copy")}
    site = set(project.bytes())
    pieces = {name for name in site if name.startswith("search/data/")}
    modules = {name for name in site if name.endswith(".js")}
    scripts = {f"{name}.js" for name in pieces | {"data/responses.csv"}}
    expected = site - pieces - modules - {"404.html", "checkpoints.txt"} | scripts
    assert copy.keys() - modules == expected
    assert not [name for name, path in copy.items() if b"zeppelin" in path.read_bytes().lower()]
    assert not [name for name, content in project.bytes().items() if re.search(rb'href="[^"]*index\.html', content)]
    checking = (project.root / "copy/check-this-log/index.html").read_text(encoding="utf-8")
    assert "line is added to checkpoints.txt." in checking  # no address of the site is known to which it could lead
    page = (project.root / "copy/search/index.html").read_text(encoding="utf-8")
    assert re.search(r"<noscript>\s*<p>The search works in your browser and needs JavaScript", page)


def test_the_same_log_gives_the_same_zip_file(project):
    """It holds one folder named after the log, and replaces an earlier copy; without the search that is left out."""
    contents = []
    for _ in range(2):
        done = project.run("build", "--zip", "a.zip", "--today", TODAY)
        assert done.returncode == 0, done.stderr
        contents.append((project.root / "a.zip").read_bytes())
    assert contents[0] == contents[1]
    with zipfile.ZipFile(project.root / "a.zip") as archive:
        names = archive.namelist()
        assert {name.split("/")[0] for name in names} == {TOP}
        assert f"{TOP}/search/data/index.json.js" in names
        assert names == sorted(names)
    assert project.run("build", "--zip", "a.zip", "--no-search", "--today", TODAY).returncode == 0
    with zipfile.ZipFile(project.root / "a.zip") as archive:
        assert not [name for name in archive.namelist() if "search/data" in name]
    assert not list(project.root.glob(".disclosure-log-*"))


def test_a_file_that_is_no_copy_of_a_log_is_never_written_over(project):
    """Neither a text nor another zip file; what to do is said, and nothing is left beside it."""
    project.write("mine.zip", "mine")
    with zipfile.ZipFile(project.root / "other.zip", "w") as archive:
        archive.writestr("top/manifest.json", '{"name": "another program"}')
    before = sorted(project.root.iterdir())
    for name in ("mine.zip", "other.zip"):
        content = (project.root / name).read_bytes()
        done = project.run("build", "--zip", name, "--today", TODAY)
        assert done.returncode == 2
        assert "Name another file" in done.stderr
        assert (project.root / name).read_bytes() == content
    refused = project.run("build", "--zip", "a.zip", "--site-dir", "copy", "--today", TODAY)
    assert "--site-dir" in refused.stderr
    assert sorted(project.root.iterdir()) == before


@pytest.mark.parametrize(
    "form",
    [
        "export default 1;",
        "export { a };",
        'export * from "./other.js";',
        "export let a = 1;",
        "export const { a } = b;",
        'import "./other.js";',
        'import a from "./other.js";',
        'import * as a from "./other.js";',
        'import { a as b } from "./other.js";',
        'import {\n  a,\n} from "./other.js";',
        'import { a } from "https://example.org/other.js";',
        'const a = () => import("./other.js");',
        'const a = import.meta.resolve("./other.js");',
        'import { a } from "./entry.js";',
    ],
)
def test_a_form_that_joining_does_not_know_is_refused(tmp_path, form):
    """No script is joined from what was understood in part."""
    (tmp_path / "other.js").write_text("export const a = 1;\n", encoding="utf-8")
    (tmp_path / "entry.js").write_text(f"/** A module. */\n\n{form}\n", encoding="utf-8")
    with pytest.raises(UnknownFormError, match=r"entry\.js"):
        joined(tmp_path / "entry.js")
