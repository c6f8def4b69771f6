from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.browser.conftest import OpenPage, Site

RESPONSE = "responses/2021/702/"
STOP = """() => {
    const part = document.activeElement;
    if (part === document.body) return null;
    const { x, y, width, height } = part.getBoundingClientRect();
    const look = getComputedStyle(part);
    return {
        name: part.className || part.id || part.textContent.trim(),
        seen: width > 0 && height > 0 && y >= 0 && y + Math.min(height, 24) <= innerHeight && look.opacity === "1",
        ring: look.outlineStyle === "solid" && parseFloat(look.outlineWidth) >= 2 && look.boxShadow !== "none",
    };
}"""
COUNT = """[...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
    .filter((part) => part.checkVisibility({ visibilityProperty: true })).length"""


@pytest.mark.parametrize("width", [1280, 360])
def test_every_stop_of_the_keyboard_shows_where_it_is(open_page: OpenPage, own_site: Site, width: int) -> None:
    """Tab goes from the skip link through all that can be used and out again, with a visible ring at each stop."""
    page = open_page(own_site, RESPONSE, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    expected = page.evaluate(COUNT)
    stops = []
    for _ in range(expected + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    assert stops[0]["name"] == "md-skip"
    assert [stop for stop in stops if not (stop["seen"] and stop["ring"])] == []
    assert len(stops) == expected


def test_skip_link_passes_over_header_and_navigation(open_page: OpenPage, own_site: Site) -> None:
    """After the skip link, the next stop lies in the page's own content."""
    page = open_page(own_site, RESPONSE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("#content :focus").count() == 1


@pytest.mark.parametrize(("address", "field"), [(RESPONSE, "header-search"), ("search/", "search-words")])
def test_slash_leads_to_the_search_field(open_page: OpenPage, own_site: Site, address: str, field: str) -> None:
    """The key / goes to the field of the header, or of the search page, and is text inside it."""
    page = open_page(own_site, address)
    page.keyboard.press("/")
    assert focused(page) == field
    page.keyboard.type("2021/702")
    assert page.locator(f"#{field}").input_value() == "2021/702"


def test_slash_is_left_alone_with_other_keys_and_in_dialogs(open_page: OpenPage, own_site: Site) -> None:
    """A shortcut of the browser stays one, and an open dialog keeps the focus."""
    page = open_page(own_site, RESPONSE)
    for keys in ("Control+/", "Alt+/", "Meta+/"):
        page.keyboard.press(keys)
    assert focused(page) == ""
    page.evaluate("document.body.append(document.createElement('dialog')); document.querySelector('dialog').show()")
    page.keyboard.press("/")
    assert focused(page) == ""


def test_slash_can_be_turned_off_for_good(open_page: OpenPage, own_site: Site) -> None:
    """WCAG 2.1.4: whom a key without Ctrl disturbs can turn it off, and it stays off on other pages."""
    page = open_page(own_site, RESPONSE)
    page.get_by_role("button", name="Turn it off").click()
    page.goto(own_site.at("about/"))
    page.keyboard.press("/")
    assert focused(page) == ""
    page.get_by_role("button", name="Turn it on").click()
    page.keyboard.press("/")
    assert focused(page) == "header-search"


def focused(page: Page) -> str:
    """The id of the element that has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def test_contents_lead_to_the_headings(open_page: OpenPage, site: Site) -> None:
    """Each entry of the list of contents leads to a heading with the same words, on wide and narrow screens."""
    for width in (1280, 360):
        page = open_page(site, address_of_a_response(site), viewport={"width": width, "height": 800})
        if width == 360:
            page.locator(".dl-contents summary").click()
        links = page.locator(".dl-contents a:visible").all()
        assert len(links) >= 5
        for link in links:
            link.click()
            target = page.locator(f"[id='{page.url.partition('#')[2]}']")
            assert target.inner_text() == link.inner_text()
            assert target.evaluate("part => part.getBoundingClientRect().y >= 0")


def address_of_a_response(site: Site) -> str:
    """The first response of a site."""
    return next(page for page in site.pages if page.startswith("responses/") and page.count("/") > 1)
