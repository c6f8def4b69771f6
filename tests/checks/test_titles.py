"""Titles and summaries that only the letter's own day explains: DL017."""

from __future__ import annotations

import pytest

TELLING = [
    "Please provide the cost of bicycles",
    "Could you tell us about bicycles",
    "I would like to know about bicycles",
    "Bicycles bought last year",
    "Bicycles bought in the last five years",
    "Bicycles bought over the past 3 financial years",
    "Bicycles bought in the previous twelve months",
    "Bicycles for the next financial year",
    "This quarter's bicycles",
    "Bicycles bought so far this year",
    "Bicycles bought, year to date",
    "Beiciau, os gwelwch yn dda",
    "Beiciau a brynwyd y llynedd",
    "Beiciau a brynwyd y flwyddyn ddiwethaf",
    "Beiciau a brynwyd yn y tair blynedd diwethaf",
    "Beiciau a brynwyd eleni",
]
PLAIN = [
    "Cost of bicycles, 2019 to 2021",
    "Pleasure boats on the canal",
    "Thefts of bicycles by year and month",
    "Care in the last year of life",
    "Bicycles bought in the last quarter of 2020",
    "Bicycles last seen in May 2020",
    "Previous owners of police horses, five years to March 2021",
    "Next generation of bicycles, years 2021 to 2025",
    "Past and present councillors who cycle",
    "Requests for bicycles that were refused",
    "Beiciau a brynwyd yn 2020",
]


@pytest.mark.parametrize("title", TELLING)
def test_a_title_is_no_letter(ask, title):
    """Whoever searches years later was not there when it was written."""
    assert ask("outcome: granted", title=title) == ["DL017 3 warning"]


@pytest.mark.parametrize("title", PLAIN)
def test_a_title_that_names_its_time_is_in_order(ask, title):
    """So is one in which the words mean something else."""
    assert ask("outcome: granted", title=title) == []


@pytest.mark.parametrize("summary", TELLING[:4])
def test_a_summary_is_none_either(ask, summary):
    """It stands in lists and search results, beside the title."""
    assert ask(f"outcome: granted\nsummary: {summary}.") == ["DL017 6 warning"]


def test_both_faults_of_a_title_are_told(ask):
    """One asks for a headline, the other for years."""
    found = ask.findings("outcome: granted", title="Please provide last year's figures")
    assert [finding.code for finding in found] == ["DL017", "DL017"]
    assert len({finding.hint for finding in found}) == 2
