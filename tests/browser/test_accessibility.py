from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tests.browser.faults import (
    NARROWEST,
    PHONE,
    WIDE,
    axe,
    lost_at_the_side,
    settle,
    small_targets,
    space_text,
    structure,
)

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage, Site

MEDIA: tuple[Literal["screen", "print"], ...] = ("screen", "print")


def test_axe_finds_nothing_on_any_kind_of_page(open_page: OpenPage, site: Site, kinds: list[str]) -> None:
    """WCAG 2.2 as far as axe-core can tell: on wide screens in light, on phones in dark, and in forced colours."""
    page = open_page(site, viewport=WIDE, reduced_motion="reduce")
    found = []
    for address in kinds:
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme="light", forced_colors="none")
        page.goto(site.at(address))
        settle(page)
        found += axe(page)
        page.set_viewport_size(PHONE)
        page.emulate_media(color_scheme="dark")
        found += axe(page)
        page.emulate_media(forced_colors="active")
        found += axe(page, "colours")
    assert found == []


def test_folded_parts_are_accessible_when_open(open_page: OpenPage, own_site: Site) -> None:
    """What stands behind a summary keeps the same rules."""
    page = open_page(own_site, "responses/2021/702/", viewport=PHONE)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert axe(page) == []


def test_every_kind_of_page_tells_a_screen_reader_what_is_where(
    open_page: OpenPage, site: Site, kinds: list[str]
) -> None:
    """One heading of the first level in the main part, one of each landmark, and a name for whatever can be used."""
    page = open_page(site)
    found = []
    for address in kinds:
        page.goto(site.at(address))
        settle(page)
        found += structure(page)
    assert found == []


def test_nothing_is_lost_or_too_small_on_any_screen(open_page: OpenPage, site: Site, kinds: list[str]) -> None:
    """Targets of 24 pixels (WCAG 2.5.8), no scrolling sideways at 400 % (1.4.10), room for wider text (1.4.12)."""
    page = open_page(site, viewport=WIDE)
    found = []
    for address in kinds:
        page.set_viewport_size(WIDE)
        page.goto(site.at(address))
        settle(page)
        found += small_targets(page)
        page.set_viewport_size(NARROWEST)
        found += small_targets(page) + lost_at_the_side(page)
        space_text(page)
        found += lost_at_the_side(page)
    assert found == []


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
