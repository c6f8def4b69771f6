"""What the benchmark says of a reader's visit is what the browser saw."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import Site

from benchmarks.visits import Reader
from take_pictures import served


@contextmanager
def reader_of(folder: Path, browser: Browser) -> Iterator[Reader]:
    """Somebody who looks at what lies in a folder."""
    answered: list[str] = []
    with served(folder, answered.append) as url:
        yield Reader(browser, folder, url, answered)


def test_a_visit_counts_what_is_loaded_and_when_the_first_result_is_there(browser: Browser, example_site: Site) -> None:
    """A search loads its page and then pieces of the index; the home page has no results to wait for."""
    with reader_of(example_site.folder, browser) as reader:
        home, found, again = reader.visit(), reader.visit(words="body worn"), reader.visit()
    assert (home.seconds, home.moved > 10_000) == (0, True)
    assert 0 < found.seconds < 60
    assert found.moved > home.moved == again.moved


@pytest.mark.parametrize(("name", "most"), [("page.html", 1_000), ("page.txt", 100_000)])
def test_text_is_counted_as_a_host_compresses_it(browser: Browser, tmp_path: Path, name: str, most: int) -> None:
    """Pages, styles and scripts; what has another name is moved as it is, and what is not there is not moved."""
    (tmp_path / name).write_bytes(b"a" * 100_000)
    with reader_of(tmp_path, browser) as reader:
        page = Reader(browser, tmp_path, f"{reader.url}{name}", reader._answered)
        moved = page.visit().moved
    assert most / 10 <= moved <= most
