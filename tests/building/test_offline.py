"""The copy of a site that opens from a folder."""

from __future__ import annotations

import re
from urllib.parse import unquote, urldefrag

from tests.attached import table

TODAY = "2026-11-24"


def test_every_link_of_the_copy_names_a_file(project):
    """No link leads to a folder, and each that leads inside the copy leads to a file that is there."""
    files = "attachments:\n  - file: wards.csv\n    title: Reports by ward"
    project.add("2021/3", facts=f"outcome: granted\nrelated: [2021/1]\naliases: [FOI 3/21]\n{files}")
    project.write("responses/2021/3/wards.csv", table(250))
    done = project.run("build", "--offline", "--site-dir", "copy", "--today", TODAY)
    assert done.returncode == 0, done.stderr
    copy = project.root / "copy"
    followed = 0
    for page in copy.rglob("*.html"):
        if page.name == "404.html":
            continue  # a page for web servers, with addresses from the top of the host
        text = page.read_text(encoding="utf-8")
        for link in re.findall(r'(?:\s(?:href|src|action)="|content="0; url=)([^"]*)"', text):
            target = unquote(urldefrag(link)[0])
            if not target or re.match(r"[a-z]+:", target):
                continue
            assert (page.parent / target).is_file(), f"{page.relative_to(copy)}: {link}"
            followed += 1
    assert followed > 100


def test_the_copy_is_the_site_without_javascript(project):
    """A browser runs no module from a folder: there is none, and what is said to readers without JavaScript is seen."""
    assert project.run("build", "--offline", "--site-dir", "copy", "--today", TODAY).returncode == 0
    page = (project.root / "copy/search/index.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<noscript" not in page
    assert "The search works in your browser and needs JavaScript." in page
    assert not (project.root / "copy/search/data").exists()


def test_the_site_itself_keeps_its_addresses(project):
    """Without --offline nothing names index.html."""
    assert project.run("build", "--no-search", "--today", TODAY).returncode == 0
    assert not [name for name, content in project.bytes().items() if re.search(rb'href="[^"]*index\.html', content)]
