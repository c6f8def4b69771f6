from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from pypdf import PdfReader
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
    from pathlib import Path

    from tests.browser.conftest import OpenPage, Site

MEDIA: tuple[Literal["screen", "print"], ...] = ("screen", "print")


def test_axe_finds_nothing_on_any_kind_of_page(open_page: OpenPage, site: Site, kinds: list[str]) -> None:
    """WCAG 2.2 as far as axe-core can tell, and colours on phones in dark, and on some pages in forced colours."""
    page = open_page(site, viewport=WIDE, reduced_motion="reduce")
    found = []
    for number, address in enumerate(kinds):
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme="light", forced_colors="none")
        page.goto(site.at(address))
        settle(page)
        found += axe(page)
        page.set_viewport_size(PHONE)
        page.emulate_media(color_scheme="dark")
        found += axe(page, "colours")
        if number % 3 == 0:
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


def test_print_is_the_letter_and_what_is_said_of_it(open_page: OpenPage, own_site: Site, tmp_path: Path) -> None:
    """On paper stand the unofficial line, the outcome, the whole letter and the address, and no way around the site."""
    page = open_page(own_site, "responses/2021/702/", color_scheme="dark")
    letters = " ".join(page.locator(".dl-letter__text").all_inner_texts())
    page.pdf(path=tmp_path / "letter.pdf", format="A4")
    printed = PdfReader(tmp_path / "letter.pdf")
    text = " ".join(sheet.extract_text() for sheet in printed.pages)
    lacking = set(re.findall(r"\w+", letters)) - set(re.findall(r"\w+", text))
    assert lacking == set()
    assert len(printed.pages) <= 4
    for words in (
        "Not published by North Wales Police",
        "FOI disclosure log",
        "Neither confirmed",
        "responses/2021/702/",
    ):
        assert words in text
    for words in (
        "On this page",
        "How to make a request",
        "What this outcome means",
        "Accessibility",
        "What you can do",
    ):
        assert words not in text
    page.emulate_media(media="print")
    ink = page.locator(".dl-letter__text").first.evaluate("(part) => getComputedStyle(part).color")
    assert ink == "rgb(0, 0, 0)"


def test_years_and_figures_of_a_table_stay_whole_on_paper(open_page: OpenPage, own_site: Site, tmp_path: Path) -> None:
    """As long as all columns have a place on the paper so; in a wider table they are broken before one is lost."""
    page = open_page(own_site, "responses/2021/702/")
    text = page.locator(".dl-letter__text").first
    for columns in (7, 12, 16):
        years = [f"20{year}/{year + 1}" for year in range(10, 9 + columns)]
        head = "".join(f"<th>{name}</th>" for name in ["Offence", *years])
        row = "<td>Violence with injury</td>" + "<td>1,234,567</td>" * len(years)
        rows = f"<thead><tr>{head}</tr></thead><tbody><tr>{row}</tr></tbody>"
        table = f'<div class="table-scroll"><table>{rows}</table></div>'
        text.evaluate("(part, table) => { part.innerHTML = table; }", table)
        page.pdf(path=tmp_path / "table.pdf", format="A4")
        printed = " ".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "table.pdf").pages)
        if columns <= 12:
            assert [year for year in years if year not in printed] == []
            assert printed.count("1,234,567") == len(years)
        else:
            page.emulate_media(media="print")
            assert text.evaluate("(part) => part.querySelector('table').offsetWidth <= part.offsetWidth")


def test_reduced_motion_is_respected(open_page: OpenPage, own_site: Site) -> None:
    """Nothing moves for readers who asked that nothing moves."""
    page = open_page(own_site, reduced_motion="reduce")
    moves = "(part) => parseFloat(getComputedStyle(part).transitionDuration) > 0"
    assert page.evaluate(f"[...document.querySelectorAll('*')].filter({moves}).length") == 0
