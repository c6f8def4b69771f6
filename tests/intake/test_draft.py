"""Drafts of responses, as `disclosure-log new` writes them."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.building.stages import examine
from disclosure_log.config import load_project
from disclosure_log.intake.draft import draft
from disclosure_log.law import Law, Outcome, parse_citation, parse_notices
from disclosure_log.law.grounds import grounds
from disclosure_log.records.strict_yaml import read_mapping

TODAY = date(2026, 11, 24)
FILLED = {
    'title: ""': 'title: "Cost of street lighting: 2025"',
    "responded:": "responded: 2026-03-02",
    'matter: ""': "matter: the street lamps",
    'estimate: ""': 'estimate: "31 hours"',
    'available_at: ""': 'available_at: "https://www.example.org/lamps"',
    "expected:": "expected: 2026-06-01",
    'by: ""': "by: Records Manager",
    "date:": "date: 2026-03-03",
}


def fill(text: str) -> str:
    """The draft as an officer would fill it in: every gap, and the letter."""
    for gap, value in FILLED.items():
        text = re.sub(rf"^( *(?:- )?){re.escape(gap)}$", rf"\g<1>{value}", text, flags=re.MULTILINE)
    example = re.search(r"such as\s+(?:#\s+)?\[([^\]]+)\]", text)
    if example:
        text = text.replace('exemptions: [""]', f"exemptions: [{example[1]}]")
    return re.sub(r"^(## .+)$", rf"\1\n\n{letter(text)}", text, flags=re.MULTILINE)


def letter(text: str) -> str:
    """A letter that relies on what the draft lists, and has what its notes say that such a letter has."""
    relied_on = re.findall(r"exemptions: \[(.+)\]|provision: (.+)", text)
    said = ["How much did it cost?", f"This rests on {relied_on}." if relied_on else ""]
    if "how to ask for a review" in text:
        said.append("You can ask for a review, and then complain to the Information Commissioner.")
    said += re.findall(r"### .+", text)
    return "\n\n".join(filter(None, said))


@pytest.mark.parametrize("law", list(Law))
@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_draft_passes_once_its_gaps_are_filled(project, law, language):
    """For every outcome under every law, the filled draft has no finding, and the empty one says each of its gaps."""
    for number, outcome in enumerate(Outcome, 1):
        text = draft(f"2026/{number}", [outcome], law, language=language)
        project.write(f"responses/2026/{number}.md", text)
        empty = examine(load_project(project.config_file), TODAY).findings
        assert {finding.path for finding in empty} == {f"responses/2026/{number}.md"}, outcome
        assert {"`title` is empty.", "`responded` is empty."} < {finding.message for finding in empty}
        project.write(f"responses/2026/{number}.md", fill(text))
        assert examine(load_project(project.config_file), TODAY).findings == [], outcome
    assert len(examine(load_project(project.config_file), TODAY).log.responses) == 2 + len(Outcome)


def test_taking_the_sign_away_gives_a_line_that_is_right(project):
    """Whoever takes the # away from a line that can be used, and nothing else, has written it as it must be."""
    text = draft("2026/1", [Outcome.GRANTED])
    text = re.sub(r"^#(?!#| \S)", "", fill(text), flags=re.MULTILINE)
    project.write("responses/2026/1.md", text)
    project.write("responses/2026/1/table.csv", "month,cost\n2026-01,12\n")
    assert examine(load_project(project.config_file), TODAY).findings == []
    front = examine(load_project(project.config_file), TODAY).log.by_reference["2026/1"].front
    assert front.received
    assert front.correct_as_at
    assert front.topics
    assert front.attachments


@pytest.mark.parametrize("outcomes", list(combinations([Outcome.GRANTED, Outcome.COST, Outcome.NCND], 2)))
def test_a_draft_with_several_outcomes_has_a_part_for_each(project, outcomes):
    """Where different things happened, each part has its own outcome and gaps."""
    text = draft("2026/1", outcomes)
    project.write("responses/2026/1.md", fill(text))
    examined = examine(load_project(project.config_file), TODAY)
    assert examined.findings == []
    assert examined.log.by_reference["2026/1"].outcomes == outcomes


def test_the_facts_stand_in_the_order_in_which_an_officer_thinks():
    """Which letter, when, what happened, what is sent with it, how it will be found."""
    text = draft("2026/1", [Outcome.REFUSED])
    keys = ["reference", "title", "responded", "outcome", "exemptions", "refusal_notice", "#attachments", "#summary"]
    places = [text.index(f"\n{key}:") for key in keys]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("outcome", "law", "routes", "test"),
    [
        (Outcome.GRANTED, Law.FOIA, False, False),
        (Outcome.NOT_HELD, Law.FOIA, False, False),
        (Outcome.NOT_HELD, Law.EIR, True, False),
        (Outcome.ACCESSIBLE_ELSEWHERE, Law.FOIA, True, False),
        (Outcome.COST, Law.FOIA, True, False),
        (Outcome.COST, Law.EIR, True, True),
        (Outcome.REFUSED, Law.FOIA, True, True),
        (Outcome.FUTURE_PUBLICATION, Law.FOIA, True, True),
    ],
)
def test_a_draft_says_what_such_a_letter_has(outcome, law, routes, test):
    """For a refusal, how to complain; where something is weighed, the heading of the public interest test."""
    text = draft("2026/1", [outcome], law)
    assert ("how to ask for a review" in text) is routes
    assert ("### Public interest test" in text) is test
    assert not re.search(r"^#+ (Public|Prawf)", text, re.MULTILINE)  # its letter begins empty, so nothing is assumed


@pytest.mark.parametrize("outcome", [Outcome.VEXATIOUS, Outcome.REPEATED])
def test_a_draft_about_who_asked_has_somebody_look(project, outcome):
    """Where the answer is about whoever asked, the draft has a gap for the role of who made sure, and the day."""
    project.write("responses/2026/1.md", draft("2026/1", [outcome]))
    empty = [finding.message for finding in examine(load_project(project.config_file), TODAY).findings]
    assert {"`by` is empty.", "`date` is empty."} <= set(empty)
    assert "identifies_nobody" not in draft("2026/1", [Outcome.REFUSED])


@given(st.text(min_size=1, max_size=60))
def test_a_reference_comes_back_as_it_was_written(reference):
    """Whatever signs a reference holds, YAML reads the draft's line back to it."""
    line = next(line for line in draft(reference, [Outcome.GRANTED]).split("\n") if line.startswith("reference:"))
    if all(sign.isprintable() for sign in reference):
        document, findings = read_mapping(line, "x.md")
        assert findings == []
        assert document.data["reference"] == reference


@pytest.mark.parametrize("law", list(Law))
def test_what_a_draft_rests_on_is_the_law(law):
    """Each provision and notice that a draft names, or gives as an example, is one that its law knows."""
    for outcome in Outcome:
        found = grounds(outcome, law)
        if found is None:
            continue
        assert found.provision or found.for_example or found.notice
        for provision in filter(None, [found.provision, *found.for_example.split(", ")]):
            assert parse_citation(provision, law).provision == provision
        assert [notice.provision for notice in parse_notices(found.notice, law)] == [found.notice]


def test_new_writes_a_draft_where_its_reference_belongs(project):
    """The command says what it wrote and how to go on; what it wrote is what the check asks for."""
    done = project.run("new", "2026/15", "--outcome", "refused")
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "Wrote responses/2026/15.md. Fill in what is empty, put the letter's words below the two headings, then:\n"
        "    disclosure-log check responses/2026/15.md\n"
    )
    text = (project.root / "responses/2026/15.md").read_text(encoding="utf-8")
    assert 'reference: "2026/15"' in text
    assert project.run("check", "responses/2026/15.md").returncode == 1
    project.write("responses/2026/15.md", fill(text))
    assert project.run("check", "responses/2026/15.md").returncode == 0


def test_new_overwrites_nothing(project):
    """A file that is there stays as it was, and the command says so with status 2."""
    before = (project.root / "responses/2021/1.md").read_bytes()
    done = project.run("new", "2021/1")
    assert done.returncode == 2
    assert "responses/2021/1.md is already there, and nothing was changed." in done.stderr
    assert (project.root / "responses/2021/1.md").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["//"], "no letter or digit"),
        (["inbox/1"], "References cannot begin with inbox/"),
        (["2026\N{EN DASH}1"], "Write it with plain signs: 2026-1"),
        (["2026/15", "--outcome", "grnated"], "'grnated' is not one of"),
        (["2026/15", "--language", "x: y"], "write a language code"),
        ([], "Missing argument 'REFERENCE'"),
    ],
)
def test_new_refuses_what_cannot_be(project, arguments, said):
    """A reference that cannot be an address, or a word that is no outcome, is a wrong use; nothing is written."""
    done = project.run("new", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in (project.root / "responses").rglob("*.md")) == ["1.md", "2.md"]


def test_new_says_when_it_cannot_write(project):
    """A folder that is a file is said, not raised."""
    project.write("responses/2026", "not a folder")
    done = project.run("new", "2026/15")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project.root / "responses/2026").is_file()
