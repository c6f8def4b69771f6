"""The pages of exemptions and outcomes in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage, Site


def test_a_citation_leads_to_its_page_and_back_without_scripts(open_page: OpenPage, own_site: Site) -> None:
    """From a response to the limb that it relies on, up to the section, and from its list to the response again."""
    page = open_page(own_site, "responses/2021/702/", java_script_enabled=False)
    page.get_by_role("link", name="Section 31(3)", exact=True).click()
    page.wait_for_url(own_site.at("exemptions/foia/31/3/"))
    assert page.get_by_text("it does not mean that any is, and it does not mean that none is").is_visible()
    expect(page.get_by_role("navigation", name="Main").locator("[aria-current]")).to_have_text("Browse")
    page.get_by_role("navigation", name="Where this page stands").get_by_role("link", name="Section 31").click()
    page.wait_for_url(own_site.at("exemptions/foia/31/"))
    page.get_by_role("link", name="Use of facial recognition software").click()
    page.wait_for_url(own_site.at("responses/2021/702/"))
    page.get_by_role("link", name="Neither confirmed nor denied", exact=True).click()
    page.wait_for_url(own_site.at("outcomes/ncnd/"))


def test_bars_of_both_ways_have_one_scale_at_every_width(open_page: OpenPage, example_site: Site) -> None:
    """One response is as long in the column of refusing as in that of neither confirming nor denying."""
    page = open_page(example_site, "exemptions/foia/31/")
    for width in (1280, 360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        lengths = []
        for bar in page.locator(".dl-chart .dl-bar:has(rect)").all():
            box = bar.locator("rect").bounding_box()
            assert box is not None
            lengths.append(box["width"] / int(bar.locator("span").inner_text()))
        assert len(lengths) > 4
        assert max(lengths) - min(lengths) < 4


def test_a_chart_is_read_as_a_table(open_page: OpenPage, example_site: Site) -> None:
    """Whoever cannot see the bars is told the year, what is counted, and the number."""
    page = open_page(example_site, "exemptions/foia/31/")
    chart = page.get_by_role("table", name="Responses by the year of the letter")
    headers = chart.get_by_role("columnheader").all_inner_texts()
    assert headers == ["Year", "To refuse", "To neither confirm nor deny", "All responses"]
    row = chart.get_by_role("row").filter(has=page.get_by_role("rowheader", name="2023"))
    assert row.get_by_role("cell").all_inner_texts() == ["1", "2", "12"]
