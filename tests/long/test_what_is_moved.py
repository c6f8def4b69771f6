"""How much a reader has to load, of a log as large as a police force's."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.visits import heaviest, opened
from search_benchmark import build, make_varied_log, searches
from take_pictures import find_browser

NUMBER = 10_000
MOST_MOVED = 300_000
HEAVIEST = 150_000


@pytest.mark.long
@pytest.mark.skipif(find_browser() is None, reason="there is no Chromium or Chrome")
def test_searches_and_pages_stay_small_with_ten_thousand_responses(tmp_path: Path) -> None:
    """A first visit moves less than 300 kB for home and for a search of two words; no page has over 150 kB of HTML."""
    log, site = tmp_path / "log", tmp_path / "site"
    make_varied_log(log, NUMBER)
    build(log, site)
    with opened(site) as reader:
        assert reader
        moved = {words: reader.visit(words=words).moved for words in ("", *searches())}
    assert {words: size for words, size in moved.items() if size >= MOST_MOVED} == {}
    assert heaviest(site)[1] < HEAVIEST
