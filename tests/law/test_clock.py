"""The time limit of a request."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disclosure_log.law import AuthorityKind, Dates, Doubt, Law, Standing, Wait, calendar_of, limit_of, run_clock

FIRST, LAST = calendar_of(Law.FOIA).first, calendar_of(Law.FOIA).last
DAY = timedelta(days=1)
LAWS = st.sampled_from(Law)
KINDS = st.sampled_from(AuthorityKind)
INSIDE = st.dates(FIRST, LAST - 120 * DAY)
"""Days whose time limit lies inside the table, a school's too."""
SHORT = st.integers(0, 60)


def clock(law=Law.FOIA, kind=AuthorityKind.OTHER, **dates):
    """The clock of a request; dates as ISO 8601 or as they are."""
    known: dict[str, Any] = {
        name: date.fromisoformat(day) if isinstance(day, str) else day for name, day in dates.items()
    }
    return run_clock(law, kind, Dates(**known))


def wait(since, until=None):
    """A clarification or a fee that was waited for."""
    return Wait(date.fromisoformat(since), date.fromisoformat(until) if until else None)


@pytest.mark.parametrize(
    ("law", "received", "due"),
    [
        (Law.FOIA, "2021-07-28", "2021-08-26"),  # Scotland's 2 August stops it
        (Law.EIR, "2021-07-28", "2021-08-26"),
        (Law.FOISA, "2021-07-28", "2021-08-26"),
        (Law.FOISA, "2021-06-28", "2021-07-26"),  # 12 July is Northern Ireland's alone
        (Law.FOIA, "2021-06-28", "2021-07-27"),
        (Law.EIR_SCOTLAND, "2026-05-26", "2026-06-24"),  # 15 June 2026
        (Law.FOIA, "2026-05-26", "2026-06-24"),
        (Law.FOIA, "2021-03-01", "2021-03-30"),  # 17 March
        (Law.FOIA, "2022-08-26", "2022-09-27"),  # 29 August and 19 September
        (Law.FOIA, "2021-07-31", "2021-08-31"),  # received on a Saturday; 2 and 30 August
        (Law.FOIA, "2021-12-24", "2022-01-27"),  # 27 and 28 December, 3 and 4 January
        (Law.FOIA, "2024-12-25", "2025-01-27"),  # received on Christmas Day
    ],
)
def test_an_answer_is_due_on_the_20th_working_day_after_the_day_of_receipt(law, received, due):
    """Day 0 is the day of receipt, working or not; bank holidays of any part stop FOIA and EIR, Scotland's the rest."""
    assert clock(law, received=received).due == date.fromisoformat(due)


def test_a_clock_names_every_day_that_it_skips():
    """From 28 July to 26 August 2021: 2 August by its name and place, weekends as weekends, twenty days numbered."""
    found = clock(received="2021-07-28", responded="2021-08-24")
    assert [day.number for day in found.days if day.number] == list(range(1, 21))
    skipped = [day for day in found.days if day.number is None]
    assert [(holiday.day, holiday.name, *holiday.divisions) for day in skipped for holiday in day.holidays] == [
        (date(2021, 8, 2), "Summer bank holiday", "Scotland")
    ]
    assert [day.day.isoweekday() for day in skipped if not day.holidays] == [6, 7] * 4
    assert (found.taken, found.standing, found.doubt, found.limit) == (18, Standing.IN_TIME, None, 20)


@pytest.mark.parametrize(
    ("responded", "taken", "standing"),
    [
        ("2021-07-28", 0, Standing.IN_TIME),
        ("2021-07-29", 1, Standing.IN_TIME),
        ("2021-08-26", 20, Standing.IN_TIME),
        ("2021-08-27", 21, Standing.AFTER),
        ("2021-08-28", 21, Standing.AFTER),
        ("2021-09-03", 25, Standing.AFTER),
    ],
)
def test_working_days_are_counted_to_the_day_of_the_answer(responded, taken, standing):
    """An answer on the last day is in time, on the day after it is not; a day off adds nothing to the count."""
    found = clock(received="2021-07-28", responded=responded)
    assert (found.taken, found.standing) == (taken, standing)


def test_an_answer_on_the_weekend_after_the_last_day_is_after_it():
    """Twenty working days have been counted, and the twentieth has passed."""
    found = clock(received="2021-07-30", responded="2021-08-29")
    assert (found.due, found.taken) == (date(2021, 8, 31), 19)
    found = clock(received="2021-07-29", responded="2021-08-28")
    assert (found.due, found.taken, found.standing) == (date(2021, 8, 27), 20, Standing.AFTER)


def test_a_clarification_starts_the_clock_afresh():
    """FOIA section 10(6): the day on which the clarification comes is the day of receipt."""
    asked = clock(received="2021-07-28", clarification=wait("2021-08-20", "2021-09-06"), responded="2021-09-30")
    fresh = clock(received="2021-09-06", responded="2021-09-30")
    assert (asked.begins, asked.due, asked.days) == (date(2021, 9, 6), fresh.due, fresh.days)
    assert asked.standing is Standing.IN_TIME


def test_without_the_clarification_there_is_no_clock():
    """Nothing is counted where it was asked for and the record does not say when it came."""
    found = clock(received="2021-07-28", clarification=wait("2021-08-20"), responded="2022-09-30")
    assert (found.doubt, found.standing) == (Doubt.NO_CLARIFICATION, Standing.UNKNOWN)
    assert (found.begins, found.due, found.taken, found.days) == (None, None, None, ())


def test_a_fees_notice_pauses_the_clock():
    """FOIA section 10(2): from the day of the notice to the day of payment, both included, no working day counts."""
    usual = clock(received="2021-09-01")
    paused = clock(received="2021-09-01", fees_notice=wait("2021-09-06", "2021-09-10"), responded="2021-10-06")
    assert (usual.due, paused.due) == (date(2021, 9, 29), date(2021, 10, 6))
    assert [day.day.day for day in paused.days if day.is_waiting] == [6, 7, 8, 9, 10]
    assert (paused.taken, paused.standing) == (20, Standing.IN_TIME)


def test_a_fee_that_did_not_come_leaves_the_clock_stopped():
    """The days before the notice are counted, and what comes of them is not told."""
    found = clock(received="2021-09-01", fees_notice=wait("2021-09-06"), responded="2021-12-06")
    assert [day.number for day in found.days] == [1, 2, None, None]
    assert (found.doubt, found.due, found.standing) == (Doubt.NO_PAYMENT, None, Standing.UNKNOWN)


def test_a_fees_notice_after_the_last_day_comes_too_late_to_move_it():
    """The time had run out before; the days of waiting do not count towards the answer."""
    found = clock(received="2021-09-01", fees_notice=wait("2021-10-01", "2021-10-04"), responded="2021-10-05")
    assert (found.due, found.taken, found.standing) == (date(2021, 9, 29), 22, Standing.AFTER)


@pytest.mark.parametrize(
    ("law", "until", "latest", "limit"),
    [
        (Law.FOIA, "2021-09-30", date(2021, 9, 30), 20),
        (Law.FOIA, "2021-08-20", date(2021, 8, 26), 20),
        (Law.EIR, "2021-09-10", date(2021, 9, 24), 40),
        (Law.EIR_SCOTLAND, "2021-09-10", date(2021, 9, 23), 40),
        (Law.FOISA, "2021-09-30", date(2021, 8, 26), 20),
    ],
)
def test_an_extension_lengthens_the_clock_as_its_law_allows(law, until, latest, limit):
    """FOIA section 10(3): to the day named; regulation 7: to 40 working days; FOISA: not at all."""
    found = clock(law, received="2021-07-28", extended_until=until, responded="2021-09-20")
    assert (found.latest, found.limit) == (latest, limit)
    assert found.standing is (Standing.IN_TIME if latest >= date(2021, 9, 20) else Standing.AFTER)


@pytest.mark.parametrize(
    ("responded", "standing"),
    [
        ("2021-08-26", Standing.IN_TIME),  # 20 working days, whatever the terms were
        ("2021-08-27", Standing.UNKNOWN),
        ("2021-10-22", Standing.UNKNOWN),  # the 60th
        ("2021-10-25", Standing.AFTER),
    ],
)
def test_a_school_has_60_working_days_at_the_most(responded, standing):
    """SI 2004/3364: 20 school days may end sooner, and are not known, so nothing is said before the 60th."""
    found = clock(kind=AuthorityKind.SCHOOL, received="2021-07-28", responded=responded)
    assert (found.limit, found.due, found.doubt) == (60, date(2021, 10, 22), Doubt.SCHOOL_DAYS)
    assert found.standing is standing


def test_a_school_that_named_a_later_day_is_in_time_until_then():
    """Section 10(3) holds for schools too."""
    found = clock(kind=AuthorityKind.SCHOOL, received="2021-07-28", extended_until="2021-09-30", responded="2021-09-30")
    assert found.standing is Standing.IN_TIME


def test_a_school_has_20_working_days_under_the_regulations():
    """The EIRs know no school days."""
    assert clock(Law.EIR, AuthorityKind.SCHOOL, received="2021-07-28").due == date(2021, 8, 26)


@pytest.mark.parametrize(
    ("received", "responded", "doubt", "standing"),
    [
        (FIRST - DAY, FIRST + 20 * DAY, Doubt.BEFORE_TABLE, Standing.UNKNOWN),
        (LAST + DAY, LAST + 20 * DAY, Doubt.AFTER_TABLE, Standing.UNKNOWN),
        (LAST - 10 * DAY, LAST + 20 * DAY, Doubt.AFTER_TABLE, Standing.UNKNOWN),
        (LAST - 10 * DAY, None, Doubt.AFTER_TABLE, None),
        (LAST - 10 * DAY, LAST, Doubt.AFTER_TABLE, Standing.IN_TIME),  # fewer than 20 working days in any case
        (date.max, date.max, Doubt.AFTER_TABLE, Standing.UNKNOWN),
        (date.min, date.min, Doubt.BEFORE_TABLE, Standing.UNKNOWN),
    ],
)
def test_what_lies_outside_the_table_is_said_and_not_guessed(received, responded, doubt, standing):
    """No day is called a working day where the holidays are not known."""
    found = clock(received=received, responded=responded)
    assert (found.due, found.doubt, found.standing) == (None, doubt, standing)


def test_two_laws_that_come_to_the_same_have_the_same_clock():
    """A page that speaks of both need say it once."""
    assert clock(Law.FOIA, received="2021-07-28") == clock(Law.EIR, received="2021-07-28")
    assert clock(Law.FOIA, received="2021-06-28") != clock(Law.FOISA, received="2021-06-28")


# What holds for every date.


@given(LAWS, KINDS, INSIDE)
def test_the_due_day_is_a_working_day_that_a_count_by_hand_finds_too(law, kind, received):
    """Counted again in the plainest way: one day after the other, and only those that are worked."""
    found = run_clock(law, kind, Dates(received))
    day, left = received, limit_of(law, kind)
    while left:
        day += DAY
        worked = day.strftime("%a") not in ("Sat", "Sun") and day not in calendar_of(law).holidays
        left -= worked
    assert found.due == day
    assert calendar_of(law).is_working_day(day)


@given(LAWS, KINDS, INSIDE, SHORT)
def test_whoever_is_asked_later_need_not_answer_sooner(law, kind, received, later):
    """The due day never moves back while the day of receipt moves on."""
    assume(received + later * DAY <= LAST - 120 * DAY)
    first, second = (run_clock(law, kind, Dates(received + shift * DAY)) for shift in (0, later))
    assert first.due is not None
    assert second.due is not None
    assert first.due <= second.due


@given(LAWS, KINDS, INSIDE, SHORT, SHORT, SHORT, st.booleans())
def test_a_clock_accounts_for_every_day_and_is_never_harsher_for_a_pause(
    law, kind, received, asked, wait_for, took, no_fee
):
    """Days follow one another without a gap, each counted or explained; a fee waited for moves the last day on."""
    given_on = received + asked * DAY
    dates = Dates(
        received,
        responded=received + (asked + wait_for + took) * DAY,
        fees_notice=None if no_fee else Wait(given_on, given_on + wait_for * DAY),
    )
    assume(dates.responded is not None and dates.responded < LAST - 120 * DAY)
    found, plain = run_clock(law, kind, dates), run_clock(law, kind, Dates(received))
    assert [day.day for day in found.days] == [received + n * DAY for n in range(1, len(found.days) + 1)]
    assert [day.number for day in found.days if day.number] == list(
        range(1, sum(1 for d in found.days if d.number) + 1)
    )
    assert all(
        bool(day.number) ^ (day.day.isoweekday() > 5 or bool(day.holidays) or day.is_waiting) for day in found.days
    )
    assert found.due is not None
    assert plain.due is not None
    assert found.due >= plain.due
    assert found.taken == sum(
        1 for day in found.days if day.number and day.day <= received + (asked + wait_for + took) * DAY
    )


@given(LAWS, KINDS, st.dates(), st.none() | st.dates(), st.booleans(), st.none() | st.dates(), st.none() | st.dates())
def test_no_dates_make_a_clock_fail(law, kind, received, responded, clarify, second, third):
    """Whatever a record says, in whatever order, there is a clock or a reason why there is none."""
    assume(responded is None or abs((responded - received).days) < 4000)
    pause = Wait(second, third) if second else None
    dates = Dates(received, responded, pause if clarify else None, None if clarify else pause, third)
    found = run_clock(law, kind, dates)
    assert found.due is not None or found.doubt is not None
    assert (found.standing is None) == (responded is None)
