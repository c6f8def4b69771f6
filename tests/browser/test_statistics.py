"""The page with the statistics knows its reader's day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage, Site


@pytest.mark.parametrize(
    ("days", "ago", "stale"),
    [(0, "(today)", False), (6, "(6 days ago)", False), (92, "(3 months ago)", False), (93, "(3 months ago)", True)],
)
def test_how_fresh_the_log_is_is_worked_out_when_it_is_read(
    open_page: OpenPage, example_site: Site, days: int, ago: str, stale: bool
) -> None:
    """By the clock of the reader; after three months the page says that the log may be abandoned."""
    page = open_page(example_site, "statistics/")
    newest = date.fromisoformat(page.locator("[data-freshness]").get_attribute("data-freshness") or "")
    page.clock.set_fixed_time(f"{newest + timedelta(days)}T12:00:00")
    page.reload()
    assert page.locator("[data-ago]").inner_text() == ago
    assert page.locator("[data-stale]").is_visible() == stale
