from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.faults import axe

from disclosure_log.law import AuthorityKind, Dates, Law, calendar_of, run_clock

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.browser.conftest import OpenPage, Site

RESULT = "#deadline-result"
CHOICES = {
    "uk": (Law.FOIA, AuthorityKind.OTHER),
    "school": (Law.FOIA, AuthorityKind.SCHOOL),
    "scotland": (Law.FOISA, AuthorityKind.SCOTTISH_AUTHORITY),
}
FIRST, LAST = calendar_of(Law.FOIA).first, calendar_of(Law.FOIA).last
ASK = """([law, days]) => days.map((day) => {
    document.querySelector(`[name=law][value=${law}]`).checked = true;
    document.querySelector("#deadline-received").value = day;
    document.querySelector("#deadline button").click();
    const lines = document.querySelectorAll("#deadline-result :is(p, li)");
    return [...lines].map((line) => line.textContent).join("\\n");
})"""


def in_words(day: date) -> str:
    """A day as the page says it."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def ask(page: Page, received: str, law: str = "uk") -> None:
    """Ask by keyboard alone, as somebody would who uses no mouse."""
    page.locator("#deadline-received").fill(received)
    page.locator(f"[name=law][value={law}]").focus()
    page.keyboard.press("Space")
    page.locator("#deadline button").focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("law", CHOICES)
def test_the_calculator_agrees_with_the_program_all_through_the_table(
    open_page: OpenPage, example_site: Site, law: str
) -> None:
    """Every eleventh day, so each day of the week: the same last day, the same days skipped, the same beyond them."""
    page = open_page(example_site, "deadline/")
    days = [FIRST + timedelta(number) for number in range(-5, (LAST - FIRST).days + 12, 11)]
    answers = page.evaluate(ASK, [law, [day.isoformat() for day in days]])
    for day, answer in zip(days, answers, strict=True):
        clock = run_clock(*CHOICES[law], Dates(day))
        if clock.due is None:
            known = f"from {in_words(FIRST)} on" if day < FIRST else f"up to {in_words(LAST)} only"
            assert known in answer, day
            continue
        assert f"The last day to answer is {in_words(clock.due)}" in answer, day
        skipped = [line.partition(":")[0] for line in answer.splitlines() if ":" in line and line[-1] != ":"]
        wanted = [in_words(each.day) for each in clock.days if each.holidays]
        assert [line for line in skipped if line[-4:].isdigit()] == wanted, day
        assert f"{sum(each.day.isoweekday() > 5 for each in clock.days)} day" in answer, day


def test_the_last_day_is_said_with_every_day_that_is_skipped(open_page: OpenPage, own_site: Site) -> None:
    """Received 28 July 2021: due 26 August 2021, for Scotland's 2 August does not count."""
    page = open_page(own_site, "deadline/")
    ask(page, "2021-07-28")
    expect(page.locator(RESULT)).to_contain_text("The last day to answer is Thursday 26 August 2021.")
    expect(page.locator(RESULT)).to_contain_text("working day 20 after the day of receipt, Wednesday 28 July 2021")
    assert page.locator(f"{RESULT} li").all_inner_texts() == [
        "Saturdays and Sundays: 8 days",
        "Monday 2 August 2021: Summer bank holiday (Scotland)",
    ]
    assert page.locator(RESULT).get_attribute("role") == "status"


def test_a_school_and_a_scottish_authority_have_their_own_count(open_page: OpenPage, own_site: Site) -> None:
    """A school has 60 working days at the latest; in Scotland 12 July is worked, and places go without saying."""
    page = open_page(own_site, "deadline/")
    ask(page, "2021-06-28", "school")
    expect(page.locator(RESULT)).to_contain_text("Thursday 23 September 2021 at the latest")
    ask(page, "2021-07-28", "scotland")
    expect(page.locator(f"{RESULT} li").last).to_have_text("Monday 2 August 2021: Summer bank holiday")
    ask(page, "2021-06-28", "scotland")
    expect(page.locator(RESULT)).to_contain_text("Monday 26 July 2021")


def test_an_answer_goes_when_the_question_changes(open_page: OpenPage, own_site: Site) -> None:
    """Another day or another law: the last day of the one before no longer stands beside it."""
    page = open_page(own_site, "deadline/")
    ask(page, "2021-06-28")
    expect(page.locator(RESULT)).to_contain_text("The last day to answer is")
    page.locator("[name=law][value=scotland]").check()
    expect(page.locator(RESULT)).to_be_empty()
    page.locator("#deadline button").click()
    expect(page.locator(RESULT)).to_contain_text("Monday 26 July 2021")
    page.locator("#deadline-received").fill("2021-07-28")
    expect(page.locator(RESULT)).to_be_empty()


def test_without_a_date_it_is_asked_for(open_page: OpenPage, own_site: Site) -> None:
    """What is missing is said, marked, and the field gets the focus; a date then takes the mark away."""
    page = open_page(own_site, "deadline/")
    page.locator("#deadline button").click()
    expect(page.locator(RESULT)).to_have_text(
        "Give the day on which the request was received, with day, month and year."
    )
    expect(page.locator("#deadline-received")).to_be_focused()
    expect(page.locator("#deadline-received")).to_have_attribute("aria-invalid", "true")
    ask(page, "2021-07-28")
    expect(page.locator("#deadline-received")).not_to_have_attribute("aria-invalid", "true")


def test_a_date_far_outside_the_table_is_said(open_page: OpenPage, own_site: Site) -> None:
    """Whatever year somebody types, nothing is guessed and nothing breaks."""
    page = open_page(own_site, "deadline/")
    for day, said in (
        ("0001-01-01", "from Saturday 1 January 2005 on"),
        ("9999-12-31", "up to"),
        ("12026-01-01", "up to"),
    ):
        page.evaluate(ASK, ["uk", [day]])
        expect(page.locator(RESULT)).to_contain_text(said)


def test_nothing_that_is_entered_leaves_the_page(open_page: OpenPage, own_site: Site) -> None:
    """No request is made, nothing is kept, and the address stays as it was."""
    page = open_page(own_site, "deadline/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ask(page, "2021-07-28")
    expect(page.locator(RESULT)).to_contain_text("26 August 2021")
    assert asked == []
    assert page.url == own_site.at("deadline/")
    assert page.evaluate("[localStorage.length, sessionStorage.length, history.length]")[:2] == [0, 0]


def test_the_answer_and_the_folded_years_are_accessible(open_page: OpenPage, own_site: Site) -> None:
    """On a narrow screen, in both colour schemes, with everything open: no fault, nothing lost at the side."""
    page = open_page(own_site, "deadline/", viewport={"width": 320, "height": 740})
    ask(page, "2021-07-28")
    for summary in page.locator("summary:visible").all():
        summary.click()
    schemes: tuple[str, ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert axe(page, "all" if scheme == "light" else "colours") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_the_page_explains_how_to_count(open_page: OpenPage, own_site: Site) -> None:
    """No form that leads nowhere; the steps, and the days of this year and its neighbours."""
    page = open_page(own_site, "deadline/", java_script_enabled=False)
    assert not page.locator("#deadline").is_visible()
    assert page.locator("noscript p").is_visible()
    assert page.get_by_text("Number 20 is the last day to answer.").is_visible()
    for year in (2025, 2026, 2027):
        assert page.get_by_text(f"Days in {year} that do not count").is_visible()
    assert page.get_by_text("World Cup bank holiday").is_visible()


def test_the_page_on_asking_leads_to_the_calculator(open_page: OpenPage, site: Site) -> None:
    """Whoever reads how long an answer may take finds the last day."""
    page = open_page(site, "how-to-ask/")
    page.get_by_role("link", name="When is an answer due?").click()
    expect(page.locator("h1")).to_have_text("When is an answer due?")
    expect(page.locator("#deadline")).to_be_visible()
