from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.search import MOST, blocks
from disclosure_log.search.volumes import MOST_IN_ARCHIVE, SMALL_ONES

DAYS = st.dates(date(2019, 1, 1), date(2026, 11, 24))
FEW = 5


def contents(days: Sequence[date], most: int) -> dict[str, list[int]]:
    """The places that each volume holds, of a log with a response on each of `days`, by the names of the volumes."""
    order = sorted(range(len(days)), key=lambda number: days[number], reverse=True)
    return {block.name: order[block.start : block.end] for block in blocks([days[number] for number in order], most)}


@given(st.lists(DAYS, max_size=60), st.integers(1, 60))
def test_volumes_follow_each_other_through_the_log(days: list[date], most: int) -> None:
    """Whatever the log, each response is in one volume, the newest first, and no volume of a small log is too large."""
    found = blocks(sorted(days, reverse=True), most)
    assert [number for block in found for number in range(block.start, block.end)] == list(range(len(days)))
    assert len({block.name for block in found}) == len(found)
    if len(days) <= SMALL_ONES * most:
        assert all(block.end - block.start <= most for block in found)


@given(st.lists(DAYS, max_size=SMALL_ONES * FEW - 1, unique=True), DAYS)
def test_a_new_response_concerns_no_more_than_one_volume_holds(days: list[date], new: date) -> None:
    """Wherever in the log a response is put in, the volumes that it is not in hold the same as before."""
    before, after = contents(days, FEW), contents([*days, new], FEW)
    changed = [held for name, held in after.items() if before.get(name) != held]
    assert sum(map(len, changed)) <= FEW + 1


def test_a_large_log_has_few_volumes_and_a_small_newest_one() -> None:
    """The archive of a hundred thousand responses is in parts of at most ten thousand; the newest are few."""
    days = [date(2026, 11, 24) - timedelta(days=number // 25) for number in range(100_000)]
    sizes = [block.end - block.start for block in blocks(days)]
    assert sizes[0] <= MOST
    assert max(sizes) <= MOST_IN_ARCHIVE
    assert len(sizes) <= 25


def test_a_day_with_too_much_is_counted_from_its_oldest() -> None:
    """What was all sent on one day, as dates of an old system may say, is cut too, so that new ones move nothing."""
    day = date(2020, 1, 1)
    before, after = blocks([day] * 23, 10), blocks([day] * 24, 10)
    assert [block.end - block.start for block in before] == [3, 10, 10]
    assert [block.name for block in before] == [block.name for block in after]
    assert [block.end - block.start for block in after] == [4, 10, 10]
