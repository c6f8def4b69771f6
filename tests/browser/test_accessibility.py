from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize
    from tests.browser.conftest import OpenPage, Site

WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 360, "height": 740}
MEDIA: tuple[Literal["screen", "print"], ...] = ("screen", "print")
SMALL = """[...document.querySelectorAll("a:not(.md-skip), button, input, summary")].filter((part) => {
    const { width, height } = part.getBoundingClientRect();
    return width && (width < 24 || height < 24);
}).map((part) => part.outerHTML)"""


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong: the rule, and the elements that break it."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{page.url} {rule['id']}: {[node['html'] for node in rule['nodes']]}" for rule in found]


def settle(page: Page) -> None:
    """Wait until a search has its results."""
    if "?q=" in page.url:
        page.locator(".dl-entry").first.wait_for()


def test_axe_finds_nothing_on_any_kind_of_page(open_page: OpenPage, site: Site) -> None:
    """WCAG 2.2 as far as axe-core can tell, on wide screens in light and on narrow ones in dark."""
    page = open_page(site, viewport=WIDE, reduced_motion="reduce")
    found = []
    for address in site.kinds:
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme="light")
        page.goto(site.at(address))
        settle(page)
        found += violations(page)
        page.set_viewport_size(NARROW)
        page.emulate_media(color_scheme="dark")
        found += violations(page)
    assert found == []


def test_folded_parts_are_accessible_when_open(open_page: OpenPage, own_site: Site) -> None:
    """What stands behind a summary keeps the same rules."""
    page = open_page(own_site, "responses/2021/702/", viewport=NARROW)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert violations(page) == []


def test_nothing_is_lost_at_the_side_of_a_very_narrow_screen(open_page: OpenPage, site: Site) -> None:
    """WCAG 1.4.10: at 320 pixels, which is 400 % on a usual screen, no page scrolls sideways."""
    page = open_page(site, viewport={"width": 320, "height": 640})
    wide = []
    for address in site.kinds:
        page.goto(site.at(address))
        settle(page)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(address)
    assert wide == []


def test_targets_are_at_least_24_pixels_high_and_wide(open_page: OpenPage, site: Site) -> None:
    """WCAG 2.5.8: whatever is clicked or touched is large enough on any screen, links inside a sentence too."""
    page = open_page(site)
    small = []
    for address in site.kinds:
        page.goto(site.at(address))
        settle(page)
        for size in (WIDE, NARROW):
            page.set_viewport_size(size)
            small += page.evaluate(SMALL)
    assert small == []


def test_marks_are_shapes_in_forced_colours_and_in_print(open_page: OpenPage, example_site: Site) -> None:
    """An outcome is told by the shape of its mark where colours and backgrounds are gone."""
    page = open_page(example_site, "responses/", forced_colors="active")
    looks = {}
    for medium in MEDIA:
        page.emulate_media(media=medium)
        for shape in ("given", "part", "refused", "not-held", "ncnd", "other"):
            looks[medium, shape] = page.locator(f".dl-mark--{shape}").first.screenshot()
    for medium in MEDIA:
        assert len({look for (where, _), look in looks.items() if where == medium}) == 6


def test_print_is_the_letter_and_what_is_said_of_it(open_page: OpenPage, own_site: Site) -> None:
    """On paper stand the unofficial line, the outcome, the letter and the address, and no way around the site."""
    page = open_page(own_site, "responses/2021/702/")
    page.emulate_media(media="print")
    hidden = (".dl-header", ".dl-nav", ".dl-contents", ".dl-footer", ".md-skip")
    assert [part for part in hidden if page.locator(part).first.is_visible()] == []
    for words in ("Not published by North Wales Police", "do not use Facial Recognition", "responses/2021/702/"):
        assert page.get_by_text(words).first.is_visible()


def test_reduced_motion_is_respected(open_page: OpenPage, own_site: Site) -> None:
    """Nothing moves for readers who asked that nothing moves."""
    page = open_page(own_site, reduced_motion="reduce")
    moves = "(part) => parseFloat(getComputedStyle(part).transitionDuration) > 0"
    assert page.evaluate(f"[...document.querySelectorAll('*')].filter({moves}).length") == 0
