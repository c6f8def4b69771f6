"""Days of a spreadsheet, and what proves the order of day and month."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure_log.intake.registers.days import Order, evidence, read_day

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2021-03-04", None, "2021-03-04"),
        ("2021-03-04T10:30:00", None, "2021-03-04"),
        ("2021-07-04T23:30:00Z", None, "2021-07-05"),
        ("4 March 2021", None, "2021-03-04"),
        ("Thursday, 4th March 2021", None, "2021-03-04"),
        ("04-Mar-21", None, "2021-03-04"),
        ("March 4, 2021", None, "2021-03-04"),
        ("4 Mawrth 2021", None, "2021-03-04"),
        ("04/03/2021", Order.DAY_FIRST, "2021-03-04"),
        ("04/03/2021 09:15", Order.DAY_FIRST, "2021-03-04"),
        ("4.3.21", Order.DAY_FIRST, "2021-03-04"),
        ("04/03/2021", Order.MONTH_FIRST, "2021-04-03"),
        ("44259", Order.EXCEL, "2021-03-04"),
        ("42797.5", Order.EXCEL_1904, "2021-03-04"),
    ],
)
def test_a_day_is_read_as_it_is_written(text: str, order: Order | None, day: str) -> None:
    """Whatever names its year and month needs no order; a moment with a time zone is a day in London."""
    assert read_day(text, order) == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["04/03/2021", "44259", "2021-02-30", "March 2021", "Mar-21", "soon", "", "9" * 500])
def test_what_says_no_day_is_none(text: str) -> None:
    """Without a known order figures are no day, and a month without its day is none."""
    assert read_day(text, Order.YEAR_FIRST) is None


@pytest.mark.parametrize(
    ("cells", "order", "why"),
    [
        (["04/03/2021", "13/03/2021"], Order.DAY_FIRST, "over 12 in 1"),
        (["04/03/2021", "03/13/2021"], Order.MONTH_FIRST, "over 12 in 1"),
        (["13/03/2021", "03/13/2021"], None, "both orders"),
        (["04/03/2021", "05/06/2021"], None, "do not say"),
        (["2021-03-04", "5 June 2021"], Order.YEAR_FIRST, "name the year first"),
        (["44259", "44999"], Order.EXCEL, "lie ahead"),
        (["38000"], None, "from 1904"),
        (["13/03/2021", "2021-04-05", "2021-06-07", "2021-01-02"], None, "turned day and month"),
    ],
)
def test_an_order_is_proven_by_values_or_asked(cells: list[str], order: Order | None, why: str) -> None:
    """A figure over 12 proves it; where both orders fit, or both stand there, it is a question with its reason."""
    found = evidence(cells, TODAY)

    assert found.order == order
    assert why in found.why
