"""What the page of a response says of its age and of others."""

from __future__ import annotations

import html
import re
from datetime import date

from disclosure_log.config import load_project
from disclosure_log.pages.compose import Composer
from disclosure_log.pages.site import Site
from disclosure_log.records.log import make_log, read_responses
from disclosure_log.records.reading import Conventions

WITHDRAWN = "withdrawn:\n  date: 2025-01-05\n  reason: It named somebody.\n  by: Head of Information\n"


def page(project, reference):
    """The page of a response as HTML."""
    options = load_project(project.config_file).options
    conventions = Conventions(options.language, options.law, options.separator)
    reading = read_responses(project.root / "responses", project.root, conventions)
    assert reading.findings == []
    log = make_log(reading.responses)
    made = Composer(log, {}, Site("Log", "", "", options, date(2026, 11, 24)))
    return made.response(log.by_reference[reference]).content


def words(text):
    """The words of some HTML."""
    return re.sub(r"\s+([,.;:])", r"\1", " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split()))


def test_facts_with_a_date_may_have_changed_since(project):
    """The day is said above the outcome and the letter."""
    project.add("2021/3", facts="outcome: granted\ncorrect_as_at: 2021-07-28")
    said = words(page(project, "2021/3"))
    notice = "The facts in this response were correct on 28 July 2021. They may have changed since."
    assert said.index(notice) < said.index("What was asked")
    assert "may have changed since" not in page(project, "2021/2")


def test_a_response_that_was_withdrawn_has_no_facts_to_be_correct(project):
    """Its page no longer shows any."""
    project.add("2021/3", facts=f"{WITHDRAWN}outcome: granted\ncorrect_as_at: 2021-07-28")
    assert "may have changed since" not in page(project, "2021/3")


def test_a_response_that_another_replaced_says_so_first(project):
    """With title and date, before the outcome and the title; in a chain, the newest is named too."""
    project.add("2021/3", title="Bicycles again", responded="2021-10-01", facts="outcome: granted\nsupersedes: 2021/1")
    project.add("2021/4", title="Bicycles anew", responded="2022-02-03", facts="outcome: granted\nsupersedes: 2021/3")
    project.add("2021/5", title="Bicycles now", responded="2023-04-05", facts="outcome: granted\nsupersedes: 2021/4")
    said = words(page(project, "2021/1"))
    first = "A later response takes the place of this one: Bicycles again (2021/3), 1 October 2021"
    newest = "The newest of those that followed it: Bicycles now (2021/5), 5 April 2023"
    assert said.index(first) < said.index(newest) < said.index("On the request")
    assert "Bicycles anew" not in said
    assert "The newest of those" not in words(page(project, "2021/4"))
    assert "takes the place of this one" not in words(page(project, "2021/5"))
    assert "Related responses" not in said


def test_related_responses_say_why_they_are_related(project):
    """What somebody wrote comes first and needs no reason; the rest share topics, words or exemptions."""
    refused = "outcome: refused\nexemptions: [31(3)]\nrefusal_notice: 17(1)\ntopics: [Drones]"
    project.add("2021/3", title="Drones over Specimen Magna", facts=f"{refused}\nrelated: [2021/2]")
    project.add("2021/4", title="A drone for Lorem Regis", facts=refused)
    said = words(page(project, "2021/3").split('id="related"')[1])
    assert "Council barges (2021/2) A drone for Lorem Regis (2021/4)" in said
    assert "same topic: Drones; same word in the title: Drones; same exemption: section 31(3)" in said


def test_a_new_response_changes_no_page_that_does_not_show_it(project):
    """Neither the words nor the related responses of the pages before it."""
    for number in range(3, 12):
        project.add(f"2021/{number}", title="Drones and cameras", responded=f"2021-01-{number:02}")
    before = page(project, "2021/5")
    assert before.count("same words in the title") == 5
    project.add("2022/1", title="Police horses", responded="2022-01-01")
    assert page(project, "2021/5") == before
    project.add("2022/2", title="Cameras and drones", responded="2022-01-02")
    after = page(project, "2021/5")
    assert after.count("same words in the title") == 5
    assert "(2022/2)" in after
