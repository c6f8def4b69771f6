"""The figures of a log equal what anybody counts who goes through its tables by hand."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

import pytest
from tests.data.conftest import Made, written

from disclosure_log.building.build import Build
from disclosure_log.config import load_project
from disclosure_log.data.statistics import MEASURES
from disclosure_log.pages.site import Site

Row = dict[str, str]
HEADER = "reference,received,responded,law,outcome,reason\n"


def quarter(day: str) -> str:
    """The quarter of a day, counted by hand."""
    return f"{day[:4]}-Q{'111222333444'[int(day[5:7]) - 1]}"


def figures(made: Made, *measures: str) -> dict[tuple[str, str, str], tuple[float, int]]:
    """The figures of these measures: by measure, period and group, the figure and what it is of."""
    return {
        (row["measure"], row["period"], row["group"]): (float(row["value"]), int(row["of"]))
        for row in made.rows("statistics")
        if row["measure"] in measures
    }


def periods(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of the whole log, of each year and of each quarter."""
    found: dict[str, list[Row]] = {"all": []}
    for row in rows:
        for name in ("all", row["responded"][:4], quarter(row["responded"])):
            found.setdefault(name, []).append(row)
    return found


def test_every_figure_equals_a_direct_count(example: Made) -> None:
    """Of responses, outcomes, exemptions, working days and late answers, in the log, each year and each quarter."""
    shown = [row for row in example.rows("responses") if not row["withdrawn_date"]]
    sections = example.rows("exemptions")
    expected: dict[tuple[str, str, str], tuple[float, int]] = {}
    for name, rows in periods(shown).items():
        number, references = len(rows), {row["reference"] for row in rows}
        expected["responses", name, ""] = number, number
        for outcome, count in Counter(each for row in rows for each in row["outcomes"].split("; ")).items():
            expected["outcome", name, outcome] = count, number
        for measure, ncnd in (("refusing", "false"), ("ncnd", "true")):
            cited = {
                (row["reference"], f"{row['law']} {row['section']}")
                for row in sections
                if row["ncnd"] == ncnd and row["reference"] in references
            }
            for section, count in Counter(section for _, section in cited).items():
                expected[measure, name, section] = count, number
        known = [row for row in rows if row["received"]]
        expected["received_known", name, ""] = len(known), number
        for standing in ("in time", "after", "unknown"):
            expected["time_limit", name, standing] = sum(row["time_limit"] == standing for row in known), len(known)
        days = [int(row["working_days"]) for row in known if row["working_days"]]
        expected["days_counted", name, ""] = len(days), len(known)
        if days:
            expected["days_median", name, ""] = statistics.median(days), len(days)
            expected["days_least", name, ""] = min(days), len(days)
            expected["days_most", name, ""] = max(days), len(days)
    measures = {measure for measure, _, _ in expected}
    found = figures(example, *measures)
    assert {key: value for key, value in found.items() if value[0]} == {
        key: value for key, value in expected.items() if value[0]
    }
    assert found.keys() >= expected.keys()
    assert found["received_known", "all", ""] == (58, 69)


def test_the_spread_of_the_days_adds_up(example: Made) -> None:
    """The bands hold every answer once, and a quarter took no longer than the lower quartile."""
    found = figures(example, "days_band", "days_counted", "days_lower_quartile", "days_upper_quartile")
    days = sorted(int(row["working_days"]) for row in example.rows("responses") if row["working_days"])
    bands = {
        group: value
        for (measure, period, group), (value, _) in found.items()
        if (measure, period) == ("days_band", "all")
    }
    assert sum(bands.values()) == found["days_counted", "all", ""][0] == len(days)
    assert bands["16 to 20"] == sum(16 <= each <= 20 for each in days)
    assert bands["61 and more"] == 0
    lower, _, upper = statistics.quantiles(days, method="inclusive")
    assert found["days_lower_quartile", "all", ""][0] == lower
    assert found["days_upper_quartile", "all", ""][0] == upper


def test_every_measure_is_described(example: Made) -> None:
    """The page on the data says what each measure counts."""
    assert {row["measure"] for row in example.rows("statistics")} <= MEASURES.keys()
    said = example.build.composer.slot("open-data", "open-data/")
    assert said is not None
    for measure in MEASURES:
        assert f"<code>{measure}</code>" in said


def test_a_quarter_says_what_the_code_of_practice_asks_for(project, tmp_path):
    """The answers of the log and of its register, in time or not, by what became of them; months without any."""
    project.write("responses/register/2021.csv", HEADER + "2021/7,2021-07-05,2021-12-01,FOIA,not_held,personal_case\n")
    facts = "received: 2021-08-02\ndecisions:\n  - {body: Internal review, outcome: Upheld, date: 2021-12-03}"
    project.add("2021/3", responded="2021-11-01", facts=f"outcome: granted\n{facts}")
    made = written(project.config_file, tmp_path / "a")
    found = figures(made, *(set(MEASURES) - {"responses"}))
    expected: dict[tuple[str, str, str], tuple[float, int]] = {
        ("received", "2021-Q3", ""): (2, 2),
        ("answered", "2021-Q1", ""): (0, 0),
        ("answered", "2021-Q3", ""): (2, 2),
        ("answered", "2021-Q4", ""): (2, 2),
        ("published", "2021-Q4", ""): (1, 2),
        ("answered_time_limit", "2021-Q4", "after"): (2, 2),
        ("category", "2021-Q4", "not_held"): (1, 2),
        ("category", "2021-Q4", "granted"): (1, 2),
        ("reviews", "2021-Q4", ""): (1, 1),
    }
    assert found == found | expected
    silent = [group for measure, _, group in found if measure == "nothing_to_report"]
    assert silent == [f"2021-{month:02}" for month in (*range(1, 8), 10)]


def test_only_an_official_log_with_a_register_says_what_the_code_asks_for(project, tmp_path):
    """Without a register nobody knows what is left out, and another's log speaks of itself alone."""
    assert not figures(written(project.config_file, tmp_path / "a"), "answered")
    project.write("responses/register/2021.csv", HEADER)
    assert figures(written(project.config_file, tmp_path / "b"), "answered")
    text = project.config_file.read_text(encoding="utf-8")
    project.write("mkdocs.yml", text.replace("official: true", "official: false"))
    assert not figures(written(project.config_file, tmp_path / "c"), "answered")


@pytest.mark.parametrize(
    ("today", "silent"), [(date(2021, 11, 30), ["2021-10"]), (date(2021, 12, 1), ["2021-10", "2021-11"])]
)
def test_a_month_that_is_not_over_has_not_nothing_to_report(project, today, silent):
    """And a quarter that has not begun is not there."""
    project.write("responses/register/2021.csv", HEADER)
    loaded = load_project(project.config_file)
    build = Build(loaded, Site("A log", "", "", loaded.options, today))
    compliance = build.composer.open_data.compliance
    assert compliance
    last = compliance.quarters[0]
    assert (last.name, last.over) == ("2021-Q4", False)
    assert [f"{month:%Y-%m}" for month in last.silent] == silent


def page(project, tmp_path):
    """The page with the statistics."""
    return written(project.config_file, tmp_path / "site").build.composer.statistics.content


def test_the_page_names_what_each_figure_is_of(project, tmp_path):
    """Where the day of receipt is not known, the page says of how many, and claims nothing about the time."""
    said = page(project, tmp_path)
    assert "It is known for 0 of 2 when the request was received." in said
    assert 'id="in-time"' not in said
    assert "Each quarter" not in said
    assert "freshness" not in said


def test_an_empty_log_has_no_figures(new_project: Callable[[], object], tmp_path) -> None:
    """The page says so, and the table has rows of nothing."""
    made = new_project()
    assert "There is no response to count in this log yet." in page(made, tmp_path)


def test_a_share_below_one_in_a_hundred_is_told_in_words(project, tmp_path):
    """An outcome that fewer than one response in two hundred had is said to have less than 1%, not none."""
    for number in range(3, 203):
        project.add(f"2021/{number}")
    assert "less than 1%<" in page(project, tmp_path)
