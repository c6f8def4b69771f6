"""The workflows: their steps are commands that a person can run, and here they are run."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import ExifTags, Image
from tests.repositories import git, set_option, shell

REPOSITORY = Path(__file__).parent.parent
WORKFLOWS = {path.name: path for path in sorted((REPOSITORY / ".github/workflows").glob("*.yml"))}
TARGETS = set(re.findall(r"^([a-z-]+):.*##", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def load(name: str) -> dict[str, Any]:
    """A workflow, its key `on` under that name (YAML takes it for the word yes)."""
    workflow: dict[Any, Any] = yaml.safe_load(WORKFLOWS[name].read_text(encoding="utf-8"))
    workflow["on"] = workflow.pop(True, None) or workflow.get("on")
    return workflow


def steps(name: str) -> list[dict[str, Any]]:
    """Every step of every job of a workflow."""
    return [step for job in load(name)["jobs"].values() for step in job["steps"]]


CONDITION = re.compile(r"(?:steps|needs)\.(\w+\.(?:outcome|outputs\.\w+)) == '(\w+)'")
"""A condition about what came of a step; a job is called like the step whose output it hands on."""


def run_steps(name: str, folder: Path, environment: dict[str, str], **variables: str) -> list[tuple[int, str]]:
    """Run the scripts of a workflow as GitHub does, until one fails: status and output of each."""
    results: list[tuple[int, str]] = []
    known: dict[str, str] = {}
    for job in load(name)["jobs"].values():
        for step in job["steps"]:
            conditions = [CONDITION.fullmatch(each.get("if", "")) for each in (job, step)]
            if "run" not in step or not all(known.get(each[1]) == each[2] for each in conditions if each):
                continue
            results.append(shell(step["run"], folder, environment | variables))
            failed = results[-1][0] != 0
            known[f"{step.get('id')}.outcome"] = "failure" if failed else "success"
            outputs = Path(variables.get("GITHUB_OUTPUT", os.devnull)).read_text(encoding="utf-8").splitlines()
            known |= {f"{step.get('id')}.outputs.{key}": value for key, _, value in (o.partition("=") for o in outputs)}
            if failed and not step.get("continue-on-error"):
                return results
    return results


def propose(folder: Path, files: dict[str, str]) -> None:
    """A pull request with these files, checked out as GitHub does: as the merge of it into main."""
    git("checkout", "--quiet", "-b", "proposal", folder=folder)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    git("add", "--all", folder=folder)
    git("commit", "--quiet", "-m", "Add a response", folder=folder)
    git("checkout", "--quiet", "main", folder=folder)
    git("merge", "--quiet", "--no-ff", "-m", "Merge", "proposal", folder=folder)


RESPONSE = """---
reference: "{reference}"
title: "Cost of street lighting"
responded: 2026-03-02
outcome: {outcome}
---
## Request
How much did street lighting cost?

## Response
It cost £1,200.
"""

# What they may do.


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_step_is_a_command_that_a_person_can_run(name):
    """A script is one line: a make target, a script of this repository, or the adding of a text to the summary."""
    for step in steps(name):
        if "run" in step:
            words = step["run"].split()
            assert len(step["run"].splitlines()) == 1, step["run"]
            assert words[0] in ("make", "bash", "cat"), step["run"]
            if words[0] == "make":
                assert words[1] in TARGETS
            else:
                assert (REPOSITORY / words[1]).is_file()


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_from_outside_stands_in_a_script(name):
    """No expression of GitHub's is put into a script, where it would be run (script injection)."""
    assert not [step for step in steps(name) if "${{" in step.get("run", "")]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_by_commit(name):
    """Each action is named by the commit that was looked at, with its version beside it for people."""
    used = re.findall(r"uses: (.+)", WORKFLOWS[name].read_text(encoding="utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+(?:/[a-z]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


@pytest.mark.parametrize("name", WORKFLOWS)
def test_rights_are_the_least_that_do(name):
    """No right is given to a workflow as a whole; four jobs may write: Pages, branches of responses, releases."""
    writing = {
        ("publish.yml", "deploy"): {"pages", "id-token"},
        ("clean-attachments.yml", "clean"): {"contents"},
        ("inbox.yml", "propose"): {"contents", "pull-requests"},
        ("release.yml", "release"): {"contents"},
    }
    workflow = load(name)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in workflow["on"]
    for job_name, job in workflow["jobs"].items():
        may_write = {right for right, level in job["permissions"].items() if level == "write"}
        assert may_write == writing.get((name, job_name), set())
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_what_is_kept_between_builds_comes_from_main_alone():
    """One job keeps anything, and it runs on main; GitHub lets a run on main see nothing that another branch kept."""
    keeping = {
        (name, job_name)
        for name in WORKFLOWS
        for job_name, job in load(name)["jobs"].items()
        for step in job["steps"]
        if re.match(r"actions/cache(?!/restore)", step.get("uses", ""))
    }
    assert keeping == {("publish.yml", "build")}
    assert "github.ref == 'refs/heads/main'" in load("publish.yml")["jobs"]["build"]["if"]
    kept = [step["with"] for name in WORKFLOWS for step in steps(name) if "actions/cache/" in step.get("uses", "")]
    assert {each["path"] for each in kept} == {".cache/disclosure-log"}
    assert len({each["key"] for each in kept}) == 1


def test_nothing_is_published_before_somebody_switches_it_on():
    """A copy of this repository publishes and carries nothing by itself, and each in an environment of its own."""
    build, deploy = load("publish.yml")["jobs"]["build"], load("publish.yml")["jobs"]["deploy"]
    assert build["if"] == "vars.PUBLISH_TO_PAGES == 'true' && github.ref == 'refs/heads/main'"
    assert deploy["needs"] == "build"
    assert deploy["environment"]["name"] == "github-pages"
    carry = load("carry.yml")["jobs"]["carry"]
    assert carry["if"] == "vars.PUBLIC_LOG != '' && github.ref == 'refs/heads/main'"
    assert carry["environment"] == "public-log"


def test_a_publication_goes_on_from_what_is_published():
    """The build is told where the log is published, unless somebody who starts it by hand says that nothing is yet."""
    (step,) = [step for step in steps("publish.yml") if step.get("run") == "make site"]
    assert step["env"]["PUBLISHED"] == "${{ !inputs.first && steps.pages.outputs.base_url || '' }}"
    assert load("publish.yml")["on"]["workflow_dispatch"]["inputs"]["first"]["default"] is False


def test_the_workflow_that_writes_is_started_by_hand_and_never_on_main_or_a_fork():
    """It cleans attachments on the branch of a pull request, and what reads the files has no key to the repository."""
    workflow = load("clean-attachments.yml")
    assert set(workflow["on"]) == {"workflow_dispatch"}
    assert set(workflow["on"]["workflow_dispatch"]["inputs"]) == {"reference"}
    (job,) = workflow["jobs"].values()
    assert job["if"].split(" && ") == [
        "github.event.repository.fork == false",
        "github.ref_type == 'branch'",
        "github.ref_name != github.event.repository.default_branch",
    ]
    with_token = [step["run"] for step in job["steps"] if "github.token" in str(step)]
    assert with_token == ["bash .github/save-on-the-branch.sh"]
    assert "github.token" not in str({key: value for key, value in workflow.items() if key != "jobs"})


def test_what_reads_the_letters_of_the_inbox_has_no_key():
    """One job imports, checks and builds, and can only read; the other has the key, and runs no program of this log."""
    workflow = load("inbox.yml")
    assert set(workflow["on"]) == {"push", "workflow_dispatch"}
    assert workflow["on"]["push"] == {"paths": ["responses/inbox/**", "!responses/inbox/README.md"]}
    reading, writing = (workflow["jobs"][name] for name in ("import", "propose"))
    assert "github.token" not in str(reading)
    assert "github.event.repository.fork == false" in reading["if"]
    assert writing["needs"] == "import"
    assert [step["run"] for step in writing["steps"] if "run" in step] == ["bash .github/propose.sh"]
    assert not [line for line in (REPOSITORY / ".github/propose.sh").read_text().splitlines() if "make " in line]


def test_the_program_is_tested_by_the_same_script_as_anywhere():
    """GitHub runs .ci/run, and nothing else stands for it."""
    assert [step["run"] for step in steps("test.yml") if "run" in step] == ["bash .ci/run"]


def test_the_forms_of_the_repository_can_be_read():
    """Issue form and Dependabot's settings can be read; no blank issue can be opened, and no file is asked for."""
    config = yaml.safe_load((REPOSITORY / ".github/ISSUE_TEMPLATE/config.yml").read_text())
    assert config["blank_issues_enabled"] is False
    form = yaml.safe_load((REPOSITORY / ".github/ISSUE_TEMPLATE/report-an-error.yml").read_text())
    assert {part["type"] for part in form["body"]} <= {"markdown", "input", "dropdown", "textarea", "checkboxes"}
    assert "do\nnot attach files" in form["body"][0]["attributes"]["value"]
    updates = yaml.safe_load((REPOSITORY / ".github/dependabot.yml").read_text())["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip"}


# What they do.


@pytest.mark.parametrize(("log", "reference"), [(".", "2026/15"), ("tests/example", "01.FOI.26.000500")])
def test_a_pull_request_is_checked_and_shown(clone, environment, tmp_path, log, reference):
    """The steps of the check, run on the merge of a sound change: the summary tells it, and the preview opens."""
    path = f"{log}/responses/{reference.lower()}.md"
    propose(clone, {path: RESPONSE.format(reference=reference, outcome="granted")})
    summary = tmp_path / "summary.md"
    done = run_steps("pull-request.yml", clone, environment, LOG=log, GITHUB_STEP_SUMMARY=str(summary))
    assert [status for status, _ in done] == [0, 0, 0], done
    text = summary.read_text(encoding="utf-8")
    assert "<h2>Cost of street lighting</h2>" in text
    assert text.count("<h2>") == 1
    assert "## Look at the pages as they will be" in text
    page = clone / f"preview/responses/{reference.lower()}/index.html"
    assert "Cost of street lighting" in page.read_text(encoding="utf-8")


def test_a_pull_request_with_a_fault_fails_and_says_why(clone, environment, tmp_path):
    """A fault is an annotation at its line and a plain sentence in the summary; no page is built."""
    propose(clone, {"responses/2026/15.md": RESPONSE.format(reference="2026/15", outcome="grnated")})
    summary = tmp_path / "summary.md"
    done = run_steps("pull-request.yml", clone, environment, LOG=".", GITHUB_STEP_SUMMARY=str(summary))
    assert len(done) == 1
    status, output = done[0]
    assert status == 2  # make's own word for a target that failed
    assert "::error file=responses/2026/15.md,line=5,col=1,title=DL012::" in output
    assert "Write `granted`." in output
    assert "Nothing can be published yet" in summary.read_text(encoding="utf-8")
    assert not (clone / "preview").exists()


def test_the_site_is_built_for_the_address_that_pages_gives(clone, environment):
    """The publishing build takes the project's path from GitHub: canonical addresses and the sitemap name it."""
    address = "https://sampleshire.example.org/disclosure-log"
    done = run_steps("publish.yml", clone, environment, SITE_URL=address)
    assert [status for status, _ in done] == [0], done
    page = (clone / "site/about/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{address}/about/">' in page
    assert f"<loc>{address}/responses/</loc>" in (clone / "site/sitemap.xml").read_text(encoding="utf-8")
    assert not [path for path in (clone / "site").rglob("*") if path.is_symlink()]


def test_a_build_from_what_was_kept_equals_a_clean_one(clone, environment):
    """As once a week: without a site, with the cache of the last build, and then all of it anew."""
    address = "https://sampleshire.example.org/disclosure-log"
    assert shell("make site", clone, environment | {"SITE_URL": address})[0] == 0
    shutil.rmtree(clone / "site")
    (clone / "docs/about.md").write_text("# About\n\nAnother text.\n", encoding="utf-8")
    done = run_steps("compare.yml", clone, environment, SITE_URL=address)
    assert [status for status, _ in done] == [0, 0], done
    assert "A clean build makes the same site, byte by byte." in done[1][1]


def test_the_workflow_carries_from_the_private_repository_into_the_public_one(clone, environment, tmp_path):
    """Two bare repositories, and the workflow's own script: what may be shown arrives, what is held back does not."""
    public, private = tmp_path / "public.git", tmp_path / "private.git"
    for bare in (public, private):
        git("init", "--quiet", "--bare", "--initial-branch=main", str(bare), folder=tmp_path)
    set_option(clone, "repository: public")
    git("commit", "--quiet", "--all", "--allow-empty", "-m", "Public", folder=clone)
    git("push", "--quiet", str(public), "main", folder=clone)
    set_option(clone, "repository: private")
    held_back = RESPONSE.format(reference="2026/16", outcome="granted").replace("out", "published: 2099-01-01\nout", 1)
    for reference, text in {"15": RESPONSE.format(reference="2026/15", outcome="granted"), "16": held_back}.items():
        (clone / "responses/2026").mkdir(exist_ok=True)
        (clone / f"responses/2026/{reference}.md").write_text(text, encoding="utf-8")
    git("add", "--all", folder=clone)
    git("commit", "--quiet", "-m", "Two responses, by an officer", folder=clone)
    git("push", "--quiet", str(private), "main", folder=clone)

    work = tmp_path / "runner"
    git("clone", "--quiet", str(private), str(work), folder=tmp_path)
    done = run_steps("carry.yml", work, environment, PUBLIC=str(public), PUBLIC_LOG_KEY="not a key")
    assert [status for status, _ in done] == [0], done
    names = git("ls-tree", "-r", "--name-only", "main", folder=public).splitlines()
    assert "responses/2026/15.md" in names
    assert {path for path in names if path.startswith("responses/")} >= {
        path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "responses").rglob("*.pdf")
    }
    assert "responses/2026/16.md" not in names
    assert "repository: private" not in git("show", "main:mkdocs.yml", folder=public)
    assert "Officer" not in git("log", "-1", "--format=%an %cn %B", "main", folder=public)
    # The public repository's own workflow then builds a site that shows it.
    published = tmp_path / "published"
    git("clone", "--quiet", str(public), str(published), folder=tmp_path)
    assert [status for status, _ in run_steps("publish.yml", published, environment, SITE_URL="")] == [0]
    assert (published / "site/responses/2026/15/index.html").is_file()


def test_without_its_settings_the_workflow_carries_nothing(clone, environment):
    """A key or an address that was not set is said in words."""
    (status, output), *_ = run_steps("carry.yml", clone, environment, PUBLIC="x", PUBLIC_LOG_KEY="")
    assert status != 0
    assert "the secret PUBLIC_LOG_KEY holds a key" in output


# Cleaning on the branch of a pull request.

PICTURE = Path("responses/2026/15/map.jpg")


@pytest.fixture
def proposed(clone, tmp_path):
    """A proposal with a picture in which a person's name stands, fetched as GitHub does, from a bare repository."""
    bare, work = tmp_path / "origin.git", tmp_path / "runner"
    git("init", "--quiet", "--bare", "--initial-branch=main", str(bare), folder=tmp_path)
    git("push", "--quiet", str(bare), "main", folder=clone)
    git("checkout", "--quiet", "-b", "proposal", folder=clone)
    text = RESPONSE.format(reference="2026/15", outcome="granted")
    attached = "granted\nattachments:\n  - file: map.jpg\n    title: Map of the street"
    (clone / PICTURE).parent.mkdir(parents=True)
    (clone / "responses/2026/15.md").write_text(text.replace("granted", attached), encoding="utf-8")
    details = Image.Exif()
    details[ExifTags.Base.Artist] = "Quiverthatch Marrowbone"
    Image.new("RGB", (64, 48), "white").save(clone / PICTURE, exif=details)
    git("add", "--all", folder=clone)
    git("commit", "--quiet", "-m", "Add a response", folder=clone)
    git("push", "--quiet", str(bare), "proposal", folder=clone)
    git("clone", "--quiet", "--branch", "proposal", str(bare), str(work), folder=tmp_path)
    return work


def clean(folder: Path, environment: dict[str, str], summary: Path, **variables: str) -> list[tuple[int, str]]:
    """Run the workflow on the proposal."""
    given = {
        "REFERENCE": "2026/15",
        "PRIVATE": "true",
        "TOKEN": "no-token-of-anybody",
        "GITHUB_REF_NAME": "proposal",
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    return run_steps("clean-attachments.yml", folder, environment, **given | variables)


def test_an_officer_with_only_the_website_has_attachments_cleaned(proposed, environment, tmp_path):
    """The workflow takes the name out, saves that as one commit that names nobody, and says what the check says now."""
    summary = tmp_path / "summary.md"
    done = clean(proposed, environment, summary)
    assert [status for status, _ in done] == [0, 0, 0, 0], done
    git("pull", "--quiet", folder=proposed)
    saved = (proposed / PICTURE).read_bytes()
    assert b"Marrowbone" not in saved
    assert saved.startswith(b"\xff\xd8\xff")
    said = git("log", "-1", "--format=%an|%ae|%cn|%ce|%B", "proposal", folder=tmp_path / "origin.git").strip()
    name, address = "Clean attachments", "disclosure-log@example.invalid"
    assert said == f"{name}|{address}|{name}|{address}|Clean the attachments of 2026/15"
    text = summary.read_text(encoding="utf-8")
    assert "# Attachments of 2026/15" in text
    assert "Reopen pull request" in text
    assert "This repository is public" not in text
    assert "Marrowbone" not in text + "".join(output for _, output in done)
    assert "no-token" not in "".join(output for _, output in done)
    # Once more: nothing is left to do, and nothing is saved.
    again = clean(proposed, environment, summary, PRIVATE="false")
    assert [status for status, _ in again] == [0, 0, 0, 0], again
    assert "Nothing had to be changed" in summary.read_text(encoding="utf-8")
    assert "This repository is public" in summary.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("2026/16", "there is no responses/2026/16.md"),
        ("2021/702/1", "there is no responses/2021/702/1.md"),
        ("--help", "there is no responses/help.md"),
        ("../15", "for example 2021/702"),
        ("", "for example 2021/702"),
        ("$(touch made)", "there is no responses/touch-made.md"),
        ("`touch made`; touch made", "there is no responses/touch-made-touch-made.md"),
    ],
)
def test_a_wrong_reference_cleans_nothing(proposed, environment, tmp_path, reference, said):
    """Whatever was typed into the field is a reference and no command; the officer reads what to look at."""
    summary = tmp_path / "summary.md"
    ((status, output),) = clean(proposed, environment, summary, REFERENCE=reference)
    assert status != 0
    assert said in output
    assert said in summary.read_text(encoding="utf-8")
    assert "Traceback" not in output
    assert not (proposed / "made").exists()


def test_what_was_cleaned_is_saved_on_its_branch_and_nowhere_else(proposed, environment, tmp_path):
    """A branch that moved on meanwhile is not overwritten."""
    given = environment | {"TOKEN": "x", "GITHUB_REF_NAME": "proposal"}
    script = "bash .github/save-on-the-branch.sh"
    assert shell(script, proposed, given) == (0, "Nothing changed, so there is nothing to save.\n")
    git("commit", "--quiet", "--allow-empty", "-m", "Cleaned", folder=proposed)
    assert shell(script, proposed, given) == (0, "")
    commit = git("rev-parse", "HEAD", folder=proposed)
    assert git("rev-parse", "proposal", folder=tmp_path / "origin.git") == commit
    assert git("rev-parse", "main", folder=tmp_path / "origin.git") != commit
    git("commit", "--quiet", "--amend", "--allow-empty", "-m", "Otherwise", folder=proposed)
    status, output = shell(script, proposed, given)
    assert status == 1
    assert "Start the workflow again" in output
    assert git("rev-parse", "proposal", folder=tmp_path / "origin.git") == commit


# Letters dropped into the inbox.

LETTER = """Sampleshire Council

Our ref: FOI {number}
Date: 12 May 2025

Mr Ambrose Quiverthatch
1 Make-Believe Row
Fictionby

Dear Mr Quiverthatch

Freedom of Information Act 2000 - Bicycles of the council

You asked:

1. How many bicycles does the council own?

Our response

The council owns 12 bicycles, Mr Quiverthatch.

Yours sincerely

Freedom of Information Team
"""
GH = """#!/bin/sh
echo "$*" >> "$GH_CALLS"
case "$*" in
  "pr list "*) cat "$GH_OPEN" ;;
  "pr create "*) test -z "$GH_REFUSES" || { echo "GitHub Actions is not permitted to do that" >&2; exit 1; }
    echo https://github.example.org/council/log/pull/7 ;;
esac
"""
"""What of GitHub's own program the workflow asks; it answers with what a test gave it."""


@pytest.fixture
def github(environment, tmp_path):
    """An environment as the workflow has it, in which GitHub's own program writes down what it was asked."""
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs/gh").write_text(GH, encoding="utf-8")
    (tmp_path / "programs/gh").chmod(0o755)
    for name in ("calls", "open", "output"):
        (tmp_path / name).touch()
    return environment | {
        "PATH": f"{tmp_path / 'programs'}{os.pathsep}{os.environ['PATH']}",
        "GH_CALLS": str(tmp_path / "calls"),
        "GH_OPEN": str(tmp_path / "open"),
        "GH_REFUSES": "",
        "GITHUB_REPOSITORY": "council/log",
        "GITHUB_SERVER_URL": "https://github.example.org",
        "GITHUB_REF_NAME": "main",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "BRANCH": "inbox/3-1",
        "TOKEN": "no-token-of-anybody",
    }


def test_letters_that_are_dropped_on_main_become_a_pull_request(clone, github, tmp_path):
    """Drafts on a branch of their own, the letters gone from it; no name, and no name of a file, is told anywhere."""
    bare, work = tmp_path / "origin.git", tmp_path / "runner"
    set_option(clone, "repository: private")
    git("commit", "--quiet", "--all", "-m", "Private", folder=clone)
    before = git("rev-parse", "HEAD", folder=clone).strip()
    (clone / "responses/inbox/Reply to Mr Quiverthatch.txt").write_text(LETTER.format(number=2044), encoding="utf-8")
    without = LETTER.replace("Our ref: FOI {number}\n", "")
    (clone / "responses/inbox/-f *.md").write_text(without, encoding="utf-8")
    git("add", "--all", folder=clone)
    git("commit", "--quiet", "-m", "Add files via upload", folder=clone)
    git("clone", "--quiet", "--bare", str(clone), str(bare), folder=tmp_path)
    git("clone", "--quiet", str(bare), str(work), folder=tmp_path)
    main = git("rev-parse", "HEAD", folder=work).strip()
    done = run_steps(
        "inbox.yml",
        work,
        github | {"SINCE": before, "GITHUB_SHA": main},
        PRIVATE="true",
        GITHUB_OUTPUT=f"{tmp_path}/output",
    )

    # Questions are left: the check says so, no pages are built, and the drafts are proposed all the same.
    assert [status for status, _ in done] == [0, 2, 0], done
    assert git("rev-parse", "main", folder=bare).strip() == main
    changed = git("diff", "--name-status", "--no-renames", main, "inbox/3-1", folder=bare).splitlines()
    assert [line for line in changed if line.startswith("A")] == ["A\tresponses/foi-2044.md", "A\tresponses/letter.md"]
    gone = ["D\tresponses/inbox/-f *.md", "D\tresponses/inbox/Reply to Mr Quiverthatch.txt"]
    assert [line for line in changed if line.startswith("D")] == gone
    assert "responses/inbox/README.md" in git("ls-tree", "-r", "--name-only", "inbox/3-1", folder=bare)
    name, address = "Inbox", "disclosure-log@example.invalid"
    said = git("log", "-1", "--format=%an|%ae|%cn|%ce|%B", "inbox/3-1", folder=bare).strip()
    assert said == f"{name}|{address}|{name}|{address}|From the inbox: 2 drafts of 2 letters"
    listed, created = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert listed.startswith("pr list --repo council/log --head inbox/3-1 ")
    assert created.startswith(
        "pr create --repo council/log --head inbox/3-1 --base main --title From the inbox: 2 drafts"
    )
    text = (work / "proposal/body.md").read_text(encoding="utf-8")
    assert text.index("## What to do now") < text.index("### Before a response goes out")
    assert "https://github.example.org/council/log/edit/inbox/3-1/responses/foi-2044.md" in text
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "pull/7" in summary
    everything = text + summary + created + said + "".join(output for _, output in done)
    for word in ("Quiverthatch", "Ambrose", "Make-Believe", "-f *", "-f%20", "no-token"):
        assert word not in everything


@pytest.fixture
def made(github, tmp_path):
    """Makes a repository as the second job finds it: what the first proposes changes these files."""

    def make(**files: str) -> tuple[Path, dict[str, str]]:
        bare, work = tmp_path / "origin.git", tmp_path / "runner"
        (work / ".github").mkdir(parents=True)
        for script in ("propose.sh", "save-on-the-branch.sh", "pull_request_template.md"):
            (work / ".github" / script).write_bytes((REPOSITORY / ".github" / script).read_bytes())
        git("init", "--quiet", "--initial-branch=main", folder=work)
        git("add", "--all", folder=work)
        git("commit", "--quiet", "-m", "Begin", folder=work)
        git("clone", "--quiet", "--bare", str(work), str(bare), folder=tmp_path)
        git("remote", "add", "origin", str(bare), folder=work)
        base = git("rev-parse", "HEAD", folder=work).strip()
        for path, text in files.items():
            (work / path).parent.mkdir(parents=True, exist_ok=True)
            (work / path).symlink_to(text) if text.startswith("/") else (work / path).write_text(text, encoding="utf-8")
        git("add", "--all", folder=work)
        git("commit", "--quiet", "-m", "Import", folder=work)
        (work / "proposal").mkdir()
        (work / "proposal/title").write_text("From the inbox: 1 draft of 1 letter\n", encoding="utf-8")
        (work / "proposal/text.md").write_text("# From the inbox\n", encoding="utf-8")
        git("bundle", "create", "--quiet", "proposal/commit.bundle", "HEAD", f"^{base}", folder=work)
        return work, github | {"GITHUB_SHA": base}

    return make


def test_where_a_pull_request_is_open_the_commit_is_added_to_it(made, tmp_path):
    """On the branch of an officer's own proposal, what was made is told below it."""
    work, environment = made(**{"responses/7.md": "x"})
    (tmp_path / "open").write_text("https://github.example.org/council/log/pull/6\n", encoding="utf-8")
    status, output = shell("bash .github/propose.sh", work, environment | {"BRANCH": "letters"})
    assert (status, output) == (0, "Written below the pull request: https://github.example.org/council/log/pull/6\n")
    assert git("rev-parse", "letters", folder=tmp_path / "origin.git") == git("rev-parse", "HEAD", folder=work)
    assert "pr comment https://github.example.org/council/log/pull/6 --body-file" in (tmp_path / "calls").read_text()


def test_where_github_opens_no_pull_request_the_branch_is_saved_and_the_way_is_said(made, tmp_path):
    """Without the repository's setting, the run fails with the address at which a person opens it, and the setting."""
    work, environment = made(**{"responses/7.md": "x"})
    status, output = shell("bash .github/propose.sh", work, environment | {"GH_REFUSES": "yes"})
    assert status == 1
    assert "https://github.example.org/council/log/compare/main...inbox/3-1?expand=1" in output
    assert "Allow GitHub Actions to create and approve pull requests" in output
    assert output.splitlines()[-1] in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert git("rev-parse", "inbox/3-1", folder=tmp_path / "origin.git") == git("rev-parse", "HEAD", folder=work)


@pytest.mark.parametrize(
    ("path", "text"), [(".github/workflows/x.yml", "x"), ("responses/7.md", "/etc/passwd"), ("mkdocs.yml", "x")]
)
def test_the_job_with_the_key_saves_nothing_but_plain_files_among_the_responses(made, tmp_path, path, text):
    """Whatever got hold of the job that reads letters: no other file, and no link, reaches the repository."""
    work, environment = made(**{path: text, "responses/8.md": "x"})
    status, output = shell("bash .github/propose.sh", work, environment)
    assert status == 1
    assert "Nothing was saved" in output
    assert git("for-each-ref", folder=tmp_path / "origin.git").count("\n") == 1
    assert (tmp_path / "calls").read_text(encoding="utf-8") == ""
