"""The review of a change: what a pull request's check says to the person who looks at it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from tests.repositories import git

from disclosure_log.pages.review import LARGEST

TODAY = "2026-11-24"


@pytest.fixture
def repository(project):
    """The log of two responses as the last commit of a repository."""
    git("init", "--quiet", "--initial-branch=main", folder=project.root)
    git("add", "--all", folder=project.root)
    git("commit", "--quiet", "-m", "Begin", folder=project.root)
    return project


def review(project, *options, since="HEAD", **environment):
    """The finished check, and the summary that it wrote."""
    summary = project.root.parent / "summary.md"
    summary.unlink(missing_ok=True)
    arguments = ["check", "--changed-since", since, "--summary", str(summary), "--today", TODAY, *options]
    done = project.run(*arguments, **environment)
    return done, summary.read_text(encoding="utf-8") if summary.exists() else ""


class Text(HTMLParser):
    """The words of some HTML; every tag that is opened must be closed."""

    def __init__(self, text):
        super().__init__()
        self.words = ""
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        del attrs
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


def test_a_changed_response_is_told_with_its_facts(repository):
    """The summary says what the change says: outcome, dates, exemptions, attachments; no other response."""
    facts = "received: 2026-01-08\noutcome: refused\nexemptions: [31(1)(a)]\nrefusal_notice: 17(1)\n"
    facts += "attachments:\n  - file: costs.csv\n    title: Costs by month"
    file = repository.add("2026/15", title="Cost of street lighting", responded="2026-02-02", facts=facts)
    refusal = (
        "It is exempt under section 31(1)(a).\n\n### Public interest test\n\nIt favours withholding the costs.\n\n"
    )
    refusal += "You may ask for an internal review, and then complain to the Information Commissioner."
    file.write_text(file.read_text().replace("The council owns 12 bicycles.", refusal))
    repository.write("responses/2026/15/costs.csv", "month,cost\n2026-01,12\n")
    done, summary = review(repository)
    assert (done.returncode, done.stderr) == (0, "")
    words = Text(summary).words
    for said in (
        "This can be published.",
        "Cost of street lighting",
        "Sampleshire Council refused to give the information",
        "8 January 2026",
        "2 February 2026",
        "Section 31(1)(a): Prevention or detection of crime",
        "The letter is a refusal notice under section 17(1).",
        "Costs by month",
        "CSV table, 22 bytes",
        "Nothing is wrong with this response.",
    ):
        assert said in words
    assert "Council bicycles" not in words


def test_what_was_changed_comes_first_and_the_rest_after(repository):
    """Findings about the change stand before those about the rest of the log, whatever their names."""
    repository.add("2021/1", facts="outcome: grnated")
    git("commit", "--quiet", "--all", "-m", "A fault of yesterday", folder=repository.root)
    repository.add("2026/15", facts="outcome: grnated")
    done, summary = review(repository, "--format", "json")
    assert done.returncode == 1
    assert [finding["path"] for finding in json.loads(done.stdout)] == ["responses/2026/15.md", "responses/2021/1.md"]
    words = Text(summary).words
    assert "Nothing can be published yet: 2 errors stand below, each" in words
    assert words.index("2026/15.md") < words.index("2021/1.md")
    assert "2021/1.md" in words


def test_a_response_with_a_fault_is_told_with_its_facts_and_its_fault(repository):
    """Where only the letter or an attachment is wrong, the facts are shown all the same, and the fault below them."""
    file = repository.add("2026/15", title="Cost of street lighting", responded="2026-02-02")
    file.write_text(file.read_text().replace("The council owns 12 bicycles.", "It is <name redacted>."))
    _, summary = review(repository)
    words = Text(summary).words
    assert words.index("Cost of street lighting") < words.index("These words between < and >")
    assert "❌ Error, line 11: These words" in words
    assert "Other findings" not in words
    assert "redacted>" not in words.replace("&lt;name redacted&gt;", "")


def test_a_changed_attachment_tells_its_response(repository):
    """Whoever changes a table changes the response that it belongs to."""
    repository.add("2021/1", facts="outcome: granted\nattachments:\n  - file: costs.csv\n    title: Costs by month")
    repository.write("responses/2021/1/costs.csv", "month,cost\n2026-01,12\n")
    git("add", "--all", folder=repository.root)
    git("commit", "--quiet", "-m", "Costs", folder=repository.root)
    repository.write("responses/2021/1/costs.csv", "month,cost\n2026-01,13\n")
    _, summary = review(repository)
    assert "Costs by month" in Text(summary).words


def test_what_was_removed_is_told(repository):
    """A response that is no longer there is named, with how one is taken down."""
    (repository.root / "responses/2021/2.md").unlink()
    _, summary = review(repository)
    words = Text(summary).words
    assert "No longer there" in words
    assert "responses/2021/2.md" in words
    assert "withdrawn" in words
    assert "1 response that may be public is no longer there." in words
    repository.add("2026/15", facts="outcome: granted\naliases: [2021/2]")
    assert "may be public" not in Text(review(repository)[1]).words


def test_a_letter_that_left_the_inbox_is_not_named(repository):
    """It is no response, and its name may tell who asked."""
    letter = repository.write("responses/inbox/Reply to Mr Quiverthatch.md", "A letter\n")
    git("add", "--all", folder=repository.root)
    git("commit", "--quiet", "-m", "Drop", folder=repository.root)
    letter.unlink()
    done, summary = review(repository)
    assert "No longer there" not in Text(summary).words
    assert "Quiverthatch" not in summary + done.stdout + done.stderr


def test_only_the_change_counts_where_the_branches_have_parted(repository):
    """What others did on main meanwhile is no part of this change."""
    git("checkout", "--quiet", "-b", "mine", folder=repository.root)
    repository.add("2026/15", title="Mine")
    git("add", "--all", folder=repository.root)
    git("commit", "--quiet", "-m", "Mine", folder=repository.root)
    git("checkout", "--quiet", "main", folder=repository.root)
    repository.add("2026/16", title="Theirs")
    git("add", "--all", folder=repository.root)
    git("commit", "--quiet", "-m", "Theirs", folder=repository.root)
    git("checkout", "--quiet", "mine", folder=repository.root)
    _, summary = review(repository, since="main")
    words = Text(summary).words
    assert "Mine" in words
    assert "Theirs" not in words
    assert "No longer there" not in words


def test_nothing_of_a_response_is_read_as_markdown_or_html(repository):
    """Whatever a title says, it is shown as words: no tag, no link, no picture, no end of the HTML."""
    hostile = "<img src=x onerror=alert(1)> ![x](https://www.example.org/x) [x](javascript:x) </table>"
    facts = f"outcome: granted\nsummary: |\n  {hostile}\n\n  # {hostile}\ntopics: ['{hostile}']"
    repository.add("2026/15", title=f"'{hostile}'", facts=facts)
    _, summary = review(repository)
    assert hostile in Text(summary).words
    assert "<img" not in summary
    assert "onerror=" not in re.sub(r"&lt;img src=x onerror", "", summary)
    blocks = re.split(r"\n\s*\n", summary.strip())
    assert all(re.match(r"<(h1|h2|p|table|ul)\b", block) for block in blocks), blocks


def test_a_summary_is_never_larger_than_github_shows(repository):
    """Thousands of changed responses are told as far as they fit, and the rest is counted."""
    for number in range(1, 1700):
        repository.add(f"2026/{number}", title="Street lighting " * 15, responded="2026-02-02")
    _, summary = review(repository)
    assert LARGEST * 0.9 < len(summary.encode()) < 1 << 20
    shown = summary.count("<table>")
    assert f"{1699 - shown} more responses" in summary


def test_findings_lead_to_the_line_and_the_rule_inside_a_workflow(repository):
    """On GitHub the line and the page of the rule are links; annotations name files from the top of the checkout."""
    repository.write("docs/rules/DL012.md", "---\ntitle: x\n---\n# DL012\n")
    repository.add("2026/15", facts="outcome: grnated")
    environment = {
        "GITHUB_SERVER_URL": "https://github.example.org",
        "GITHUB_REPOSITORY": "sampleshire/log",
        "GITHUB_SHA": "abc",
        "GITHUB_WORKSPACE": str(repository.root.parent),
    }
    done, summary = review(repository, "--format", "github", **environment)
    assert done.stdout.startswith("::error file=log/responses/2026/15.md,line=5,col=1,title=DL012::")
    base = "https://github.example.org/sampleshire/log/blob/abc/log"
    assert f'<a href="{base}/responses/2026/15.md?plain=1#L5">' in summary
    assert f'<a href="{base}/docs/rules/DL012.md">DL012</a>' in summary


def test_github_gets_no_more_annotations_than_it_shows(repository):
    """The first ten errors are annotations, those of the change before all others; the rest stands in the log."""
    for number in range(1, 13):
        repository.add(f"2020/{number}", facts="outcome: grnated")
    git("add", "--all", folder=repository.root)
    git("commit", "--quiet", "-m", "Faults of yesterday", folder=repository.root)
    repository.add("2026/15", facts="outcome: grnated")
    done, _ = review(repository, "--format", "github")
    lines = done.stdout.splitlines()
    assert [line.startswith("::error ") for line in lines] == [True] * 10 + [False] * (len(lines) - 10)
    assert "file=responses/2026/15.md" in lines[0]
    assert lines[10] == "GitHub shows no more at their lines. 3 more findings:"
    assert len([line for line in lines[11:] if ": error DL012:" in line]) == 3


def test_settings_that_cannot_be_read_are_told_in_the_summary(repository):
    """Where mkdocs.yml is wrong, the summary says that and nothing else."""
    repository.config_file.write_text("site_name: x\n")
    done, summary = review(repository)
    assert done.returncode == 1
    assert "mkdocs.yml: error DL060" in summary


@pytest.mark.parametrize("since", ["nowhere", "--output=x", "HEAD~99"])
def test_a_commit_that_is_not_there_is_said(repository, since):
    """A name that git does not know is a finding with what to do, and no traceback."""
    done, _ = review(repository, since=since)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert not (repository.root / "x").exists()


def test_outside_a_repository_changes_cannot_be_told(project):
    """Without git's records the command says so."""
    done, _ = review(project, GIT_CEILING_DIRECTORIES=str(project.root.parent))
    assert done.returncode == 1
    assert "error DL067: Git cannot tell what was changed" in done.stderr


def test_a_response_and_its_attachments_are_checked_together(project):
    """Naming the text means the files in its folder too, and naming a file there means the text."""
    project.add("2021/1", facts="outcome: granted\nattachments:\n  - file: costs.csv\n    title: Costs")
    project.write("responses/2021/1/costs.csv", b"\xa3 12\n")
    assert "DL043" in project.run("check", "responses/2021/1/costs.csv").stderr
    project.write("responses/2021/1/extra.csv", "a,b\n")
    assert "DL041" in project.run("check", "responses/2021/1.md").stderr
    assert project.run("check", "responses/2021/2.md").returncode == 0
