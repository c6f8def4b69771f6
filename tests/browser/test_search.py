from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.browser.conftest import OpenPage, Site

ENTRIES = "#search-results > .dl-entry"


def results(page: Page) -> list[str]:
    """The titles that are shown, once the search has ended."""
    expect(page.locator("#search-status")).to_have_text(re.compile(r"found|Nothing"))
    return page.locator(f"{ENTRIES} > a").all_inner_texts()


@pytest.mark.parametrize("words", ["facial recognition", "2021/702", "COVERT practice", '"prejudice based"', "24(2)"])
def test_search_finds_a_response(open_page: OpenPage, own_site: Site, words: str) -> None:
    """A response is found by its words, a phrase, a section of the law or its reference, and the link opens it."""
    page = open_page(own_site, "search/")
    page.locator("#search-words").fill(words)
    assert results(page)[0] == "Use of facial recognition software"
    entry = page.locator(ENTRIES).first
    expect(entry).to_contain_text("24 August 2021 · 2021/702")
    expect(entry).to_contain_text("Part answered, part neither confirmed nor denied")
    entry.get_by_role("link").click()
    page.wait_for_url(own_site.at("responses/2021/702/"))


@pytest.mark.parametrize("words", ["01.FOI.26.000377", "01.foi.26.000377", "FOI 26 000377"])
def test_a_reference_is_found_in_any_case(open_page: OpenPage, example_site: Site, words: str) -> None:
    """Below a folder of the host as well, the response with the reference stands first, and the link opens it."""
    page = open_page(example_site, "search/")
    page.locator("#search-words").fill(words)
    expect(page.locator(ENTRIES).first).to_contain_text("01.FOI.26.000377")
    page.locator(ENTRIES).first.get_by_role("link").click()
    page.wait_for_url(example_site.at("responses/01.foi.26.000377/"))


def test_header_search_leads_to_the_results(open_page: OpenPage, example_site: Site) -> None:
    """The form of the header opens the search page with its words and their results."""
    page = open_page(example_site, "responses/foi-14/21/")
    page.locator("#header-search").fill("potholes")
    page.keyboard.press("Enter")
    page.wait_for_url(example_site.at("search/?q=potholes"))
    assert results(page)
    assert page.locator("#search-words").input_value() == "potholes"
    expect(page.locator(f"{ENTRIES} mark").first).to_have_text(re.compile("pothole", re.IGNORECASE))


def test_back_restores_the_search_before(open_page: OpenPage, example_site: Site) -> None:
    """The browser's way back leads from a result to the results, and from a search to the one before it."""
    page = open_page(example_site, "search/")
    field = page.locator("#search-words")
    field.fill("potholes")
    page.keyboard.press("Enter")
    earlier = results(page)
    field.press_sequentially(" consent", delay=20)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"potholes%20consent$"))
    field.fill("drones")
    expect(page.locator(ENTRIES).first).to_contain_text(re.compile("drone", re.IGNORECASE))
    page.locator(f"{ENTRIES} > a").first.click()
    page.wait_for_url(re.compile("/responses/"))
    page.go_back()
    expect(field).to_have_value("drones")
    expect(page.locator(ENTRIES).first).to_contain_text(re.compile("drone", re.IGNORECASE))
    page.go_back()
    expect(field).to_have_value("potholes consent")
    page.go_back()
    expect(field).to_have_value("potholes")
    expect(page.locator(ENTRIES)).to_have_count(len(earlier))
    assert results(page) == earlier


def test_more_results_come_when_asked_for(open_page: OpenPage, example_site: Site) -> None:
    """Ten results stand at first; ten more come at a time with the focus on the first new one, and survive Back."""
    page = open_page(example_site, "search/?q=information")
    expect(page.locator(ENTRIES)).to_have_count(10)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(ENTRIES)).to_have_count(20)
    expect(page.locator(f"{ENTRIES}:nth-child(11) > a")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/responses/"))
    page.go_back()
    expect(page.locator(ENTRIES)).to_have_count(20)
    more = page.get_by_role("button", name="Show more")
    while more.is_visible():
        shown = page.locator(ENTRIES).count()
        more.click()
        expect(page.locator(ENTRIES).nth(shown)).to_be_visible()
    expect(page.locator("#search-status")).to_have_text(f"{page.locator(ENTRIES).count()} pages found")


def test_count_is_said_once_a_search(open_page: OpenPage, example_site: Site) -> None:
    """Typing a word quickly speaks to a screen reader once, not at each key."""
    page = open_page(example_site, "search/?q=potholes")
    results(page)
    page.evaluate(
        """() => {
            window.said = [];
            const status = document.getElementById("search-status");
            new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
        }"""
    )
    page.locator("#search-words").fill("")
    page.locator("#search-words").press_sequentially("custody", delay=30)
    expect(page.locator(ENTRIES).first).to_contain_text(re.compile("custody", re.IGNORECASE))
    said = [text for text in page.evaluate("window.said") if text]
    assert len(said) == 1
    assert re.fullmatch(r"\d+ pages found", said[0])


def test_nothing_found_is_said(open_page: OpenPage, own_site: Site) -> None:
    """A search without results says so and what to do; an empty one says nothing."""
    page = open_page(own_site, "search/?q=xylophone")
    expect(page.locator("#search-status")).to_contain_text("Nothing was found")
    page.locator("#search-words").fill("")
    expect(page.locator("#search-status")).to_have_text("")
    assert page.url == own_site.at("search/")


@pytest.mark.parametrize("missing", ["**/pagefind.js", "**/pagefind-entry.json*", "**/*.pagefind"])
def test_a_search_that_cannot_be_loaded_says_so(open_page: OpenPage, own_site: Site, missing: str) -> None:
    """Where the index is absent or refused, the reader is led to the lists."""
    page = open_page(own_site, "search/", broken=True)
    page.route(missing, lambda route: route.fulfill(status=404, body=""))
    page.locator("#search-words").fill("facial")
    expect(page.locator("#search-status")).to_contain_text("could not be loaded")


def test_excerpts_show_markup_as_text(open_page: OpenPage, own_site: Site) -> None:
    """Nothing that a page says can become an element of the results."""
    page = open_page(own_site, "search/")
    script = """export async function options() {}
        const excerpt = "<mark>a</mark> <img src=x onerror=alert(1)> &lt;i&gt; <a href='javascript:0'>b</a>";
        const found = { url: "/", meta: { title: "<b>T</b>" }, excerpt };
        export const search = async () => ({ results: [{ data: async () => found }] });"""
    page.route("**/pagefind.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    page.locator("#search-words").fill("anything")
    excerpt = page.locator(f"{ENTRIES} .dl-entry__excerpt")
    expect(excerpt).to_contain_text("<i>")
    assert excerpt.locator("*").count() == excerpt.locator("mark").count() == 1
    assert results(page) == ["<b>T</b>"]


def test_lists_and_the_search_page_are_not_found(open_page: OpenPage, example_site: Site) -> None:
    """Results are responses and hand-written pages, never a list that only names them."""
    page = open_page(example_site, "search/?q=responses")
    titles = results(page)
    assert not {"Search", "All responses", "Responses by year"} & set(titles)
    assert not [title for title in titles if title.startswith("Responses of")]
