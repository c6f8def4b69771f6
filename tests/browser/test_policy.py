"""What a page may load and run: nothing but what lies beside it, whatever somebody managed to get into it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from mimetypes import guess_type
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import OpenPage, Site

WAYS_OUT = {"base", "iframe", "frame", "object", "embed", "applet", "portal", "style", "template", "math"}
"""Elements that no page has: they would move its links, show another page in it, or bring looks of its own."""

DATA = {"application/ld+json"}
"""Types of script element that no browser runs."""

SCRIPTS = ("assets/disclosure-log/",)
"""The only folder from which anything runs."""


class Reader(HTMLParser):
    """Reads a page as it is published, and notes what it may not have."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.policy = ""
        self._loaded = False
        self.feed(page.read_text(encoding="utf-8"))
        if not self.policy:
            self.faults.append("no policy")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = values["content"]
            if self._loaded:
                self.faults.append("the policy comes after what it is about")  # HTML, 4.2.5.3: it holds from there on
        self._loaded |= tag in {"script", "link", "body"}
        if tag in WAYS_OUT:
            self.faults.append(f"<{tag}>")
        if tag == "script" and "src" not in values and values.get("type") not in DATA:
            self.faults.append("an inline script")
        for name, value in values.items():
            if name.startswith("on") or name in {"style", "target", "ping", "srcdoc", "formaction"}:
                self.faults.append(f"{tag} {name}")
            if name in {"href", "src", "action"} and re.match(r"(?!https?:)[a-z][a-z0-9+.-]*:", value.strip().lower()):
                self.faults.append(f"{tag} {name}={value}")
        loads = values.get("src") or (values.get("href") if tag == "link" and values.get("rel") != "canonical" else "")
        if loads and re.match(r"(https?:)?//", loads):
            self.faults.append(f"{tag} from {loads}")


def test_every_page_has_a_strict_policy_and_nothing_that_it_forbids(own_site: Site, example_site: Site) -> None:
    """Every published page, that for what does not exist and those that lead elsewhere too, says it before all else.

    No script or style stands in a page, no element acts by itself, no page opens another window or lies in another.
    """
    faults = []
    policies = set()
    for site in (own_site, example_site):
        pages = [path for path in site.folder.rglob("*") if path.suffix in {".html", ".htm", ".xhtml"}]
        assert {"404.html", "index.html"} == {path.name for path in pages}
        for path in pages:
            page = Reader(path)
            policies.add(page.policy)
            faults += [f"{path.relative_to(site.folder)}: {fault}" for fault in page.faults]
    assert faults == []
    for policy in policies:
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["default-src"] == rules["base-uri"] == "'none'"
        assert not re.search(r"'unsafe-|\*|https?:", policy)
        assert set(rules.get("script-src", "").split()) <= {"'self'"}


def test_what_is_attached_is_never_run(own_site: Site, example_site: Site) -> None:
    """By its name, which is what a host goes by, nothing but the site's own files can be a page, script or drawing."""
    acting = re.compile(r"html|xml|svg|javascript|ecmascript|wasm|flash|x-shockwave")
    for site in (own_site, example_site):
        for path in site.folder.rglob("*"):
            name = path.relative_to(site.folder).as_posix()
            kind = guess_type(path.name)[0] or ""
            if path.is_dir() or "officedocument" in kind or not acting.search(kind):
                continue
            page = path.name in {"index.html", "404.html"}
            ours = name in {"sitemap.xml", "opensearch.xml"} or (path.name == "feed.xml" and "responses/" not in name)
            assert name.startswith(SCRIPTS) or page or ours, name


def test_nothing_is_kept_but_the_choice_about_the_key(open_page: OpenPage, own_site: Site) -> None:
    """Reading, searching and counting days leave nothing on the device; turning off the key / leaves that alone."""
    page = open_page(own_site, "search/?q=facial")
    page.locator(".dl-entry").first.wait_for()
    page.goto(own_site.at("deadline/"))
    page.locator("#deadline-received").fill("2021-07-28")
    page.locator("#deadline button").click()
    kept = """async () => [
        ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
        ...(await indexedDB.databases()), ...(await navigator.serviceWorker?.getRegistrations() ?? []),
    ].filter(Boolean)"""
    assert page.evaluate(kept) == []
    page.get_by_role("button", name="Turn it off").click()
    expect(page.get_by_role("button", name="Turn it on")).to_be_visible()
    assert len(page.evaluate(kept)) == 1


def test_an_inline_script_or_style_does_nothing(open_page: OpenPage, own_site: Site) -> None:
    """Whatever somebody managed to get into a page, its policy leaves it without effect."""
    page = open_page(own_site, "responses/2021/702/", broken=True)
    page.evaluate(
        """() => {
            const add = (tag, values) => document.body.append(Object.assign(document.createElement(tag), values));
            add("script", { textContent: "window.ran = 1" });
            add("style", { textContent: "h1 { display: none }" });
            add("iframe", { src: "/" });
            document.querySelector("h1").setAttribute("onclick", "window.ran = 2");
        }"""
    )
    page.locator("h1").click()
    assert page.evaluate("window.ran") is None
    assert len(page.frames) == 1 or page.frames[1].url in {"", "about:blank", "chrome-error://chromewebdata/"}
