from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.search.references import key, keys, shard, shards

WRITTEN = [
    ("2021/702", "2021-702"),
    ("FOI 2021-702", "2021-702"),
    ("foi request no. 2021/0702", "2021-702"),
    ("01.FOI.22.024139", "1-22-24139"),
    ("IC-255369-Y7X2", "ic-255369-y-7-x-2"),
    ("FOI 14/21", "14-21"),
    ("drones", ""),
    ("FOI", ""),
]
"""What somebody writes, and the key of it: `test_search_index.py` of the browser tests holds the page to the same."""


@pytest.mark.parametrize(("written", "expected"), WRITTEN)
def test_a_reference_has_one_key_however_it_is_written(written: str, expected: str) -> None:
    """Separators, capitals, leading zeros and words such as FOI make no difference."""
    assert key(written) == expected


@pytest.mark.parametrize("written", ["2021702", "702/2021", "21/702", "FOI 702/21"])
def test_a_year_may_stand_first_or_last_or_be_short(written: str) -> None:
    """The forms in which people write a year and a number are keys of the reference too."""
    assert key(written) in set(keys("2021/702"))


def test_whoever_has_the_reference_comes_before_whoever_could_be_meant() -> None:
    """Where one reference is another one turned round, each finds its own response first."""
    files = shards([("2021/2020",), ("2020/2021",)])
    assert files[shard("2021-2020")]["2021-2020"] == [0, 1]
    assert files[shard("2020-2021")]["2020-2021"] == [1, 0]


@given(st.text(max_size=30))
def test_every_key_of_a_reference_lies_in_a_file(reference: str) -> None:
    """Whatever an authority writes as a reference, its keys can be looked up, its own among them."""
    files = shards([(reference,)])
    assert all(files[shard(written)][written] == [0] for written in keys(reference))
    assert bool(key(reference)) == any(files)
