from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.faults import PHONE, WIDE, settle

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Locator, Page
    from tests.browser.conftest import OpenPage, Site

RESPONSE = "responses/2021/702/"

# Each Tab first notes where the one before it led: by then the browser has scrolled there.
WATCH = """() => {
    window.stops = [];
    // A browser without a window leads from the last stop out of the page, or to the first one again.
    window.out = () => [document.body, window.stops[0]?.part].includes(document.activeElement);
    const visible = (part) => {
        const box = [...part.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
        if (!box) return "has no size";
        const x = Math.min(Math.max(box.x + Math.min(box.width / 2, 8), 0), innerWidth - 1);
        const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        if (top >= bottom) return "is off the screen";
        // What is taller than the screen is put with its middle there, and its top above.
        const y = box.top < 0 ? (top + bottom) / 2 : top + Math.min((bottom - top) / 2, 12);
        const seen = document.elementFromPoint(x, y);
        return part.contains(seen) || seen?.contains(part) ? "" : `lies below ${seen?.outerHTML.slice(0, 80)}`;
    };
    const ringed = (part) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
        return outlineStyle === "solid" && parseFloat(outlineWidth) >= 2 && boxShadow !== "none";
    };
    addEventListener("keydown", (event) => {
        if (event.key !== "Tab") return;
        const part = document.activeElement;
        if (part === window.stops.at(-1)?.part || window.out()) return;
        const fault = visible(part) || (ringed(part) ? "" : "has no ring");
        window.stops.push({ part, fault });
    }, true);
}"""
WAITING = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((part) => !part.disabled && part.tabIndex >= 0 && part.checkVisibility({ visibilityProperty: true }))
    .filter((part) => part.type !== "radio" || part.checked)"""
FAULTS = f"""() => {{
    const name = (part) => part.outerHTML.slice(0, 120);
    const parts = window.stops.map(({{ part }}) => part);
    const wrong = window.stops.filter(({{ fault }}) => fault);
    const faults = wrong.map(({{ part, fault }}) => `${{fault}}: ${{name(part)}}`);
    const missed = ({WAITING})().filter((part) => !parts.includes(part));
    faults.push(...missed.map((part) => `is not reached: ${{name(part)}}`));
    if (!parts[0]?.matches(".md-skip")) faults.push("the first stop is not the skip link");
    for (const [number, part] of parts.slice(1).entries())
        if (!(parts[number].compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING))
            faults.push(`comes out of order: ${{name(part)}}`);
    if (!window.out()) faults.push("does not lead out again");
    return faults;
}}"""


def walk(page: Page) -> list[str]:
    """Go through the page by Tab alone and out of it; what was wrong at a stop, or with their order."""
    page.evaluate(WATCH)
    for _ in range(page.evaluate(f"({WAITING})().length")):
        page.keyboard.press("Tab")
    for _ in range(60):  # what scrolls is a stop of its own, a field for a date is several
        page.keyboard.press("Tab")
        if page.evaluate("window.out()"):
            break
    return [f"{page.url}: {fault}" for fault in page.evaluate(FAULTS)]


def test_every_stop_of_the_keyboard_shows_where_it_is(open_page: OpenPage, site: Site, kinds: list[str]) -> None:
    """Tab goes through all that can be used, in the order of the page, each stop ringed and uncovered, and out again.

    Page by page on a wide screen (WCAG 2.1.2, 2.4.3, 2.4.7, 2.4.11).
    """
    page = open_page(site, reduced_motion="reduce", viewport=WIDE)
    found = []
    for address in kinds:
        page.goto(site.at(address))
        settle(page)
        found += walk(page)
    assert found == []


def test_every_stop_shows_where_it_is_on_phones_too(open_page: OpenPage, site: Site) -> None:
    """The same with everything unfolded on a phone."""
    page = open_page(site, reduced_motion="reduce", viewport=PHONE)
    found = []
    for address in (address_of_a_response(site), "search/?q=request", "deadline/"):
        page.goto(site.at(address))
        settle(page)
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        found += walk(page)
    assert found == []


@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_focus_can_be_seen_in_all_colours(open_page: OpenPage, own_site: Site, look: dict[str, str]) -> None:
    """Whatever has the focus looks different from when it does not, in the pixels of the screen."""
    page = open_page(own_site, RESPONSE, reduced_motion="reduce", viewport=WIDE, **look)
    chosen: tuple[str, ...] = (
        ".dl-header__name",
        "#header-search",
        ".dl-header__search button",
        ".dl-nav a",
        "[aria-current]",
    )
    chosen += (".dl-contents a:visible", ".dl-part a", "summary:visible", ".dl-attachments a", ".dl-footer a")
    page.keyboard.press("Tab")  # from here on the browser knows that the keyboard is used
    for selector in chosen:
        part = page.locator(selector).first
        part.scroll_into_view_if_needed()
        page.evaluate("document.activeElement.blur()")
        before = around(page, part)
        part.focus()
        assert around(page, part) != before, selector


def around(page: Page, part: Locator) -> bytes:
    """A picture of the part and the pixels around it."""
    x, y, width, height = part.evaluate("(part) => Object.values(part.getBoundingClientRect().toJSON()).slice(0, 4)")
    clip: FloatRect = {"x": max(x - 6, 0), "y": max(y - 6, 0), "width": width + 12, "height": height + 12}
    return page.screenshot(clip=clip, caret="hide")


def test_the_current_page_can_be_told_in_forced_colours(open_page: OpenPage, own_site: Site) -> None:
    """In the navigation a line stands under the current entry alone, where colours are the reader's own."""
    page = open_page(own_site, "responses/", forced_colors="active", color_scheme="dark")
    line = "part => getComputedStyle(part).borderBottomColor"
    current = page.locator(".dl-nav a[aria-current]").evaluate(line)
    others = page.locator(".dl-nav a:not([aria-current])").evaluate_all(f"parts => parts.map({line})")
    assert current not in others


def test_what_changes_is_announced(open_page: OpenPage, own_site: Site) -> None:
    """The number of results and the answer of the calculator stand in regions that a screen reader reads out."""
    for address, region in (("search/", "#search-status"), ("deadline/", "#deadline-result")):
        page = open_page(own_site, address)
        assert page.locator(region).evaluate("part => part.matches('[role=status], [aria-live=polite], output')")


@pytest.mark.parametrize("address", [RESPONSE, "nothing/"])
def test_skip_link_passes_over_header_and_navigation(open_page: OpenPage, own_site: Site, address: str) -> None:
    """After the skip link, the next stop lies in the page's own content, where there is no page too."""
    page = open_page(own_site, address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("#content :focus").count() == 1


@pytest.mark.parametrize(
    ("address", "field"), [(RESPONSE, "header-search"), ("", "home-search"), ("search/", "search-words")]
)
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
