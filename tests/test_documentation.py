"""The documentation says what the program does."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import pytest
from tests.commands import commands

from disclosure_log.building.stages import examine
from disclosure_log.config import Options, load_project
from disclosure_log.law import Outcome
from disclosure_log.records.front_matter import FrontMatter
from disclosure_log.records.reference import make_reference

REPOSITORY = Path(__file__).parent.parent
PAGES = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]
TEXTS = {page.relative_to(REPOSITORY).as_posix(): page.read_text(encoding="utf-8") for page in PAGES}
TARGETS = set(re.findall(r"^([a-z-]+):.*##", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", TEXTS)
def test_documented_commands_exist(name):
    """Each `make …` and `disclosure-log …` that is documented exists, with its options."""
    for code in re.findall(r"`([^`\n]+)`|^    (.+)$|^((?:make|disclosure-log) .+)$", TEXTS[name], re.MULTILINE):
        words = next(part for part in code if part).split()
        if words[:1] == ["make"] and len(words) > 1 and re.fullmatch(r"[a-z-]+", words[1]):
            assert words[1] in TARGETS, words
        if words[:1] == ["disclosure-log"] and len(words) > 1 and not words[1].startswith("-"):
            assert words[1] in commands(), words
            options = {option for parameter in commands()[words[1]].params for option in parameter.opts}
            assert {word for word in words[2:] if word.startswith("--")} <= options | {"--help"}, words


def test_every_command_is_documented():
    """A command that no page names is as good as none."""
    texts = "\n".join(TEXTS.values())
    for name, command in commands().items():
        assert f"disclosure-log {name}" in texts, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert any(option in texts for option in parameter.opts), f"{name} {parameter.opts}"


def test_every_target_of_the_makefile_is_documented():
    """What `make` can do stands in the README or in CONTRIBUTING."""
    texts = TEXTS["README.md"] + TEXTS["CONTRIBUTING.md"]
    assert {target for target in TARGETS if f"make {target}" not in texts} == set()


def test_every_outcome_stands_in_the_officers_guide():
    """An officer can look up each word that `outcome` may have."""
    assert {outcome.value for outcome in Outcome if f"`{outcome.value}`" not in TEXTS["docs/officers.md"]} == set()


def test_every_fact_stands_in_the_officers_guide():
    """An officer can look up each key that may stand at the top of a response."""
    guide = TEXTS["docs/officers/keys.md"]
    assert {key for key in FrontMatter.model_fields if f"\n| `{key}`" not in guide} == set()


RESPONSE = re.compile(r"^```markdown\n(---\n.*?)^```$", re.MULTILINE | re.DOTALL)
ELSEWHERE = {"docs/officers/on-the-command-line.md"}
"""Where the example has a mistake that the page then mends: the test of that page replays it."""

EXAMPLES = [
    (name, example)
    for name, text in TEXTS.items()
    if not name.startswith("docs/rules/") and name not in ELSEWHERE
    for example in RESPONSE.findall(text)
]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_a_response_that_a_guide_shows_is_in_order(name, example, new_project):
    """Whoever copies an example from the README or a guide has no finding."""
    project = new_project()
    reference = re.search(r"^reference: \"?([^\"\n]+)", example, re.MULTILINE)
    assert reference, name
    file = make_reference(reference[1]).file
    project.write(file, example)
    for attachment in re.findall(r"^ +- file: (.+\.csv)$", example, re.MULTILINE):
        project.write(f"{file.removesuffix('.md')}/{attachment}", "month,cost\n2025-01,12\n")
    assert examine(load_project(project.config_file), date(2026, 11, 24)).findings == []


def test_guides_show_responses():
    """The README and the guides each show at least one response in full."""
    assert {name for name, _ in EXAMPLES} >= {"README.md", "docs/officers.md", "docs/officers/the-law.md"}


def test_every_setting_stands_in_the_readme():
    """An owner can look up each setting of the log."""
    assert {key for key in Options.model_fields if f"`{key}`" not in TEXTS["README.md"]} == set()


def test_no_table_of_the_guides_asks_for_a_side():
    """The engine writes the side of a column as a style, which the site's own policy blocks in every browser."""
    pages = [*(REPOSITORY / "docs").rglob("*.md"), *(REPOSITORY / "tests/example/docs").rglob("*.md")]
    for page in pages:
        assert not re.search(r"^\|(?:.*\|)?\s*(?::-+|-+:)", page.read_text(encoding="utf-8"), re.MULTILINE), page


def test_the_72_hours_are_counted_right():
    """The runbook's table of deadlines: hours by the clock of the United Kingdom, over weekends and its changes."""
    london = ZoneInfo("Europe/London")
    moment = r"\|([^|]*?)(\d+ \w+ \d{4}, \d\d:\d\d)[^|]*"
    rows = re.findall(rf"^{moment}{moment}\|$", TEXTS["docs/maintainers/when-data-got-out.md"], re.MULTILINE)
    assert len(rows) == 4
    for named, known, last_named, end in rows:
        since, until = (datetime.strptime(text, "%d %B %Y, %H:%M").replace(tzinfo=london) for text in (known, end))
        assert until.astimezone(UTC) - since.astimezone(UTC) == timedelta(hours=72)
        assert f"{since:%A}" in named
        assert f"{until:%A}" in last_named


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_between_files_of_the_repository_lead_somewhere(name):
    """A link to a file of the repository leads to one."""
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("https://") or (REPOSITORY / target).exists(), target
