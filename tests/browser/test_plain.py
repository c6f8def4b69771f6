"""What the site owes to everybody: no script is needed, no other host is asked, nothing is kept."""

from __future__ import annotations

import hashlib
import html
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Response
    from tests.browser.conftest import OpenPage, Site

LISTED = ("responses/", "browse/", "years/", "topics/", "laws/", "exemptions/", "outcomes/")


def test_no_page_asks_another_host_or_keeps_anything(open_page: OpenPage, site: Site) -> None:
    """No request leaves the host, every file that a page asks for is there, and no cookie or store is filled."""
    page = open_page(site)
    lost: list[str] = []

    def note(response: Response) -> None:
        if response.status >= 400 and not response.url.endswith("nothing/"):
            lost.append(response.url)

    page.on("response", note)
    for address in site.kinds:
        page.goto(site.at(address))
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    assert lost == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []


def test_every_response_is_reached_by_links_without_scripts(open_page: OpenPage, site: Site) -> None:
    """From the first page, links alone lead to every response, list, exemption and outcome, as the pages are served."""
    page = open_page(site)
    waiting, seen = [site.url], {site.url}
    while waiting:
        address = waiting.pop()
        links = re.findall(r'<a [^>]*href="([^"#]*)', page.request.get(address).text())
        whole = {urljoin(address, html.unescape(link)) for link in links}
        new = {link for link in whole if link.startswith(site.url) and link.endswith("/")} - seen
        waiting += new
        seen |= new
    assert {site.at(address) for address in site.pages if address.startswith(LISTED)} <= seen


def test_pages_can_be_read_without_scripts(open_page: OpenPage, own_site: Site) -> None:
    """A response shows outcome, request, response and attachments, and its folded parts open."""
    page = open_page(own_site, "responses/2021/702/", java_script_enabled=False)
    for name in ("Outcome", "Request", "Response", "Attachments"):
        assert page.get_by_role("heading", name=name, exact=True).is_visible()
    page.get_by_text("Check this file").click()
    assert page.get_by_text("SHA-256 of the file").is_visible()
    assert page.get_by_text("Turn it off").count() == 0


def test_search_page_leads_to_the_lists_without_scripts(open_page: OpenPage, own_site: Site) -> None:
    """The form of the first page leads to a page that explains itself and names the lists."""
    page = open_page(own_site, java_script_enabled=False)
    page.locator("#home-search").fill("facial")
    page.keyboard.press("Enter")
    page.wait_for_url(own_site.at("search/?q=facial"))
    assert page.locator("noscript p").is_visible()
    page.get_by_role("main").get_by_role("link", name="All responses").click()
    page.wait_for_url(own_site.at("responses/"))


def test_an_attachment_is_the_file_that_was_published(open_page: OpenPage, own_site: Site) -> None:
    """The link of an attachment leads to a file with the digest that stands beside it."""
    page = open_page(own_site, "responses/2021/702/")
    link = page.locator(".dl-attachments a[type]").first
    answer = page.request.get(own_site.at(f"responses/2021/702/{link.get_attribute('href')}"))
    assert answer.headers["content-type"] == "application/pdf"
    assert page.locator(".dl-digest").first.text_content() == hashlib.sha256(answer.body()).hexdigest()


def test_an_earlier_reference_leads_to_the_response(open_page: OpenPage, example_site: Site) -> None:
    """The address of a reference that is no longer used opens the response, without scripts too."""
    page = open_page(example_site, "responses/foi-12/25/", java_script_enabled=False)
    page.wait_for_url(example_site.at("responses/01.foi.25.000874/"))


def test_only_an_unofficial_log_says_that_it_is_one(open_page: OpenPage, own_site: Site, example_site: Site) -> None:
    """Nobody takes this log for the authority's own: a line at the top says so, once; an official log has none."""
    for address in ("", "responses/2021/702/", "nothing/"):
        line = open_page(own_site, address).get_by_text("Not published by North Wales Police")
        assert line.count() == 1
        assert (line.bounding_box() or {"y": 999})["y"] < 100
    assert open_page(example_site).get_by_text("Not published by").count() == 0
