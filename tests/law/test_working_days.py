"""The table of holidays, and the calendars that laws count by."""

from __future__ import annotations

from datetime import date, timedelta

import holidays as library
import pytest

from disclosure_log.law import Division, HolidayKind, Law, calendar_of
from disclosure_log.law.working_days import table

TABLE = table()
CALENDAR = TABLE.calendar
DAYS = [CALENDAR.first + timedelta(number) for number in range((CALENDAR.last - CALENDAR.first).days + 1)]
SUBDIVISIONS = {
    Division.ENGLAND_AND_WALES: "ENG",
    Division.SCOTLAND: "SCT",
    Division.NORTHERN_IRELAND: "NIR",
}
ST_ANDREW_2006 = date(2006, 11, 30)
"""The library begins St Andrew's Day in 2006; the Act that made it a bank holiday (2007 asp 2) is of January 2007."""
NO_PROCLAMATION = {date(2010, 1, 4), date(2011, 1, 4)}
"""The library gives Scotland a substitute for 2 January on a Saturday (2010), and for 1 January on a Saturday (2011).

Schedule 1 to the Banking and Financial Dealings Act 1971 moves a holiday from a Sunday only; for one on a Saturday a
royal proclamation must name the other day, and for these two none was made: the Scottish Government confirmed it to
Matthew Somerville in January 2014 (https://dracos.co.uk/wrote/bad-bank-holidays). The table follows the Act.
"""
WORLD_CUP = date(2026, 6, 15)
"""Proclaimed on 3 February 2026, after the locked release of the library; newer releases have it, and so has GOV.UK."""


def where_it_is(division):
    """The holidays of a part of the United Kingdom, by day."""
    return {day for day, several in CALENDAR.holidays.items() if any(division in one.divisions for one in several)}


@pytest.mark.parametrize(
    ("division", "only_here", "only_there"),
    [
        (Division.ENGLAND_AND_WALES, set(), set()),
        (Division.SCOTLAND, {WORLD_CUP}, {ST_ANDREW_2006} | NO_PROCLAMATION),
        (Division.NORTHERN_IRELAND, set(), set()),
    ],
)
def test_the_table_agrees_with_a_maintained_library(division, only_here, only_there):
    """Every weekday that the library holds to be a holiday is in the table, and no other, but for what it has wrong."""
    years = range(CALENDAR.first.year, CALENDAR.last.year + 1)
    theirs = set(library.country_holidays("GB", subdiv=SUBDIVISIONS[division], years=years))
    theirs = {day for day in theirs if day.isoweekday() < 6}
    ours = where_it_is(division)
    assert (ours - theirs) - only_here == set()  # a newer library may have what this one has not
    assert theirs - ours == only_there


def test_the_library_counts_wales_as_england():
    """England and Wales have the same bank holidays, so the table does not tell them apart."""
    years = range(CALENDAR.first.year, CALENDAR.last.year + 1)
    wales, england = (set(library.country_holidays("GB", subdiv=name, years=years)) for name in ("WLS", "ENG"))
    assert wales == england


def test_the_table_is_in_order_and_of_working_weeks_only():
    """Rows stand in the order of the days, inside the table's years, never on a weekend, and each once."""
    rows = [holiday for several in CALENDAR.holidays.values() for holiday in several]
    assert [row.day for row in rows] == sorted(row.day for row in rows)
    assert all(CALENDAR.covers(row.day) and row.day.isoweekday() < 6 for row in rows)
    assert len({(row.day, division) for row in rows for division in row.divisions}) == sum(
        len(row.divisions) for row in rows
    )
    assert TABLE.checked >= date(2026, 11, 24)
    assert TABLE.source.startswith("https://")


@pytest.mark.parametrize("year", range(2005, CALENDAR.last.year + 1))
def test_every_year_has_its_holidays(year):
    """No year was forgotten: eight days or more in England and Wales, Good Friday and Christmas everywhere."""
    in_year = [one for day, several in CALENDAR.holidays.items() if day.year == year for one in several]
    for division in Division:
        names = {one.name for one in in_year if division in one.divisions}
        assert {"Good Friday", "Christmas Day", "Boxing Day", "Early May bank holiday"} <= names
        assert len(names) >= 7
    assert {"St Patrick's Day", "Battle of the Boyne (Orangemen's Day)"} <= {one.name for one in in_year}
    assert ("St Andrew's Day" in {one.name for one in in_year}) == (year >= 2007)


@pytest.mark.parametrize(
    ("day", "name", "kind"),
    [
        (date(2011, 4, 29), "Wedding of Prince William and Catherine Middleton", HolidayKind.EXTRA),
        (date(2012, 6, 4), "Spring bank holiday", HolidayKind.MOVED),
        (date(2012, 6, 5), "Diamond Jubilee of Queen Elizabeth II", HolidayKind.EXTRA),
        (date(2020, 5, 8), "Early May bank holiday", HolidayKind.MOVED),
        (date(2022, 6, 2), "Spring bank holiday", HolidayKind.MOVED),
        (date(2022, 6, 3), "Platinum Jubilee of Queen Elizabeth II", HolidayKind.EXTRA),
        (date(2022, 9, 19), "State funeral of Queen Elizabeth II", HolidayKind.EXTRA),
        (date(2023, 5, 8), "Coronation of King Charles III", HolidayKind.EXTRA),
        (date(2021, 12, 27), "Christmas Day", HolidayKind.SUBSTITUTE),
        (date(2021, 12, 28), "Boxing Day", HolidayKind.SUBSTITUTE),
    ],
)
def test_moved_and_proclaimed_days_are_in_the_table(day, name, kind):
    """Days of one year only are holidays in the whole of the United Kingdom, under their own names."""
    (holiday,) = CALENDAR.holidays[day]
    assert (holiday.name, holiday.kind, set(holiday.divisions)) == (name, kind, set(Division))


@pytest.mark.parametrize("day", [date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)])
def test_a_moved_day_is_a_working_day_where_it_usually_stands(day):
    """Where a holiday was moved, its usual Monday was worked."""
    assert all(calendar_of(law).is_working_day(day) for law in Law)


@pytest.mark.parametrize(
    ("day", "division"),
    [
        (date(2026, 6, 15), Division.SCOTLAND),
        (date(2021, 8, 2), Division.SCOTLAND),
        (date(2013, 12, 2), Division.SCOTLAND),
        (date(2014, 1, 2), Division.SCOTLAND),
        (date(2021, 3, 17), Division.NORTHERN_IRELAND),
        (date(2025, 7, 14), Division.NORTHERN_IRELAND),
    ],
)
def test_a_holiday_of_one_part_stops_the_uk_wide_laws(day, division):
    """FOIA section 10(6): a bank holiday in any part of the United Kingdom; FOISA section 73: in Scotland."""
    assert not calendar_of(Law.FOIA).is_working_day(day)
    assert not calendar_of(Law.EIR).is_working_day(day)
    for law in (Law.FOISA, Law.EIR_SCOTLAND):
        assert calendar_of(law).is_working_day(day) == (division is not Division.SCOTLAND)


def test_a_working_day_under_the_uk_wide_laws_is_one_in_every_part():
    """A day counts under FOIA where no part has a holiday; whatever stops a Scottish clock stops FOIA's too."""
    parts = {division: where_it_is(division) for division in Division}
    for day in DAYS:
        free = day.isoweekday() > 5
        assert calendar_of(Law.FOIA).is_working_day(day) == (
            not free and not any(day in part for part in parts.values())
        )
        assert calendar_of(Law.FOISA).is_working_day(day) == (not free and day not in parts[Division.SCOTLAND])


def test_a_scottish_calendar_names_scottish_days():
    """On 2 January 2006 Scotland had its own holiday, and the rest a substitute for New Year's Day."""
    day = date(2006, 1, 2)
    assert [one.name for one in calendar_of(Law.FOIA).holidays[day]] == ["New Year's Day", "2 January"]
    assert [one.name for one in calendar_of(Law.FOISA).holidays[day]] == ["2 January"]
