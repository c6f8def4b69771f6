"""The command line as a person meets it: what it prints, and with which status it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from tests import program
from tests.commands import commands

TODAY = "2026-11-24"


def run(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a program of its own."""
    return program.run(*arguments, folder=folder, environment=os.environ | environment)


def test_build_puts_a_site_in_place_and_says_what_it_holds(project):
    """A build ends with one line: responses, pages, seconds, findings, and where the site is."""
    done = run("build", "--today", TODAY, "--no-search", folder=project.root)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"Built 2 responses on \d+ pages in [\d.]+ seconds, no findings: site/\n", done.stdout)
    assert "Council bicycles" in (project.site / "responses/2021/1/index.html").read_text()
    assert done.stderr == ""


def test_where_nothing_changed_the_site_stays_and_the_build_says_so(project):
    """The same line, but for its first words; with --clean everything is made all the same."""
    run("build", "--today", TODAY, "--no-search", folder=project.root)
    before = project.site.stat()
    done = run("build", "--today", TODAY, "--no-search", folder=project.root)
    assert re.fullmatch(
        r"Nothing changed: 2 responses on \d+ pages in [\d.]+ seconds, no findings: site/\n", done.stdout
    )
    assert project.site.stat() == before
    done = run("build", "--today", TODAY, "--no-search", "--clean", folder=project.root)
    assert done.stdout.startswith("Built 2 responses")
    assert project.site.stat() != before


def test_a_broken_response_leaves_the_old_site_as_it_was(project):
    """With a finding that blocks, nothing is published: exit 1, the finding printed, the old site untouched."""
    run("build", "--today", TODAY, "--no-search", folder=project.root)
    before = project.bytes()
    broken = project.add("2021/3", facts="outcome: grnated")
    done = run("build", "--today", TODAY, "--no-search", folder=project.root)
    assert done.returncode == 1
    assert "responses/2021/3.md:5:1: error DL012" in done.stderr
    assert "Write `granted`." in done.stderr
    assert "Traceback" not in done.stderr
    assert project.bytes() == before
    broken.unlink()
    assert run("build", "--today", TODAY, "--no-search", folder=project.root).returncode == 0


def test_every_error_of_every_file_is_said_in_one_run(project):
    """Two broken files with two faults each give four findings at once."""
    for name in ("2021/3", "2021/4"):
        project.add(name, responded="24/08/2021", facts="outcome: granted\ncolour: blue")
    done = run("check", "--format", "json", folder=project.root)
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert [(finding["path"], finding["code"]) for finding in found] == [
        ("responses/2021/3.md", "DL013"),
        ("responses/2021/3.md", "DL010"),
        ("responses/2021/4.md", "DL013"),
        ("responses/2021/4.md", "DL010"),
    ]


def test_check_of_a_sound_log_ends_with_status_0(project):
    """A log without fault is said to have none."""
    done = run("check", folder=project.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 responses" in done.stdout


def test_check_of_one_file_says_nothing_of_the_others(project):
    """Named files are the only ones whose findings are printed."""
    project.add("2021/3", facts="outcome: grnated")
    assert run("check", "responses/2021/1.md", folder=project.root).returncode == 0
    assert run("check", "responses/2021/3.md", folder=project.root).returncode == 1


@pytest.mark.parametrize("path", ["responses/2021", "docs/../responses/2021", "link/responses/2021", "link/responses"])
def test_check_of_a_folder_finds_what_is_wrong_in_it(project, path):
    """However a path is written, its findings are its findings."""
    (project.root / "docs").mkdir(exist_ok=True)
    link = project.root.parent / "link"
    link.symlink_to(project.root)
    project.add("2021/3", facts="outcome: grnated")
    arguments = ["check", path.replace("link", str(link))]
    assert run(*arguments, folder=project.root).returncode == 1
    below = run("check", "-f", "../mkdocs.yml", "2021", folder=project.root / "responses")
    assert below.returncode == 1


def test_check_refuses_a_path_outside_the_log(project):
    """A path that is no part of the log is a wrong use, not a log without fault."""
    done = run("check", "/", folder=project.root)
    assert done.returncode == 2
    assert "does not lie in this log" in done.stderr


@pytest.mark.parametrize(("form", "start"), [("json", "["), ("github", "::error file=mkdocs.yml"), ("sarif", "{")])
def test_wrong_settings_are_printed_in_the_form_that_was_asked_for(project, form, start):
    """A program that reads the findings can read those about mkdocs.yml too."""
    project.config_file.write_text("site_name: x\n")
    done = run("check", "--format", form, folder=project.root)
    assert done.returncode == 1
    assert done.stdout.startswith(start)


def test_check_writes_sarif_that_names_files_from_the_root_of_the_checkout(project):
    """In a workflow, files and the pages of rules are named as GitHub knows them; elsewhere by folder and site."""
    project.write("docs/rules/DL012.md", "# DL012\n")
    project.add("2021/3", facts="outcome: grnated")
    workflow = {
        "GITHUB_SERVER_URL": "https://github.example.org",
        "GITHUB_REPOSITORY": "sampleshire/log",
        "GITHUB_SHA": "abc",
        "GITHUB_WORKSPACE": str(project.root.parent),
    }
    for environment, path, page in (
        (workflow, "log/", "https://github.example.org/sampleshire/log/blob/abc/log/docs/rules/DL012.md"),
        (dict.fromkeys(workflow, ""), "", "https://disclosure-log.example.org/rules/DL012/"),
        (
            dict.fromkeys(workflow, "") | {"SITE_URL": "https://log.example.org/x"},
            "",
            "https://log.example.org/x/rules/DL012/",
        ),
    ):
        done = run("check", "--format", "sarif", folder=project.root, **environment)
        assert (done.returncode, done.stderr) == (1, "")
        (ran,) = json.loads(done.stdout)["runs"]
        assert [rule["helpUri"] for rule in ran["tool"]["driver"]["rules"]] == [page]
        (result,) = ran["results"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == f"{path}responses/2021/3.md"
        assert place["region"] == {"startLine": 5, "startColumn": 1}
        assert str(project.root.parent) not in done.stdout


def test_check_of_a_sound_log_is_valid_in_every_form(project):
    """Without a finding, JSON is an empty list and SARIF a run without results."""
    assert json.loads(run("check", "--format", "json", folder=project.root).stdout) == []
    done = run("check", "--format", "sarif", folder=project.root)
    assert (done.returncode, json.loads(done.stdout)["runs"][0]["results"]) == (0, [])


def test_findings_for_people_end_with_the_pages_of_their_rules(project):
    """Check and build say file by file what is wrong, then where each rule is explained."""
    project.write("docs/rules/DL012.md", "# DL012\n")
    for name in ("2021/3", "2021/4"):
        project.add(name, facts="outcome: grnated")
    wanted = (
        "responses/2021/3.md:5:1: error DL012: `outcome`: `grnated` is not a value that this log knows.\n"
        "    Write `granted`.\n\n"
        "responses/2021/4.md:5:1: error DL012: `outcome`: `grnated` is not a value that this log knows.\n"
        "    Write `granted`.\n\n"
        "What the codes mean, and why:\n    docs/rules/DL012.md\n"
    )
    assert run("check", folder=project.root).stderr == f"{wanted}Checked: 2 responses without fault, 2 findings.\n"
    assert run("build", "--no-search", folder=project.root).stderr.startswith(wanted)


def test_check_writes_annotations_for_github(project):
    """With --format github each finding is one workflow command, at its line, with nothing unescaped."""
    project.add("2021/3", facts="outcome: grnated")
    done = run("check", "--format", "github", folder=project.root)
    assert done.stdout.startswith("::error file=responses/2021/3.md,line=5,col=1,title=DL012::")
    assert len(done.stdout.strip().splitlines()) == 1


def test_wrong_use_ends_with_status_2(tmp_path, project):
    """A command that is used wrongly says so in one line and ends with status 2."""
    nowhere = run("build", folder=tmp_path)
    assert nowhere.returncode == 2
    assert "There is no mkdocs.yml here." in nowhere.stderr
    assert run("build", "--today", "24/08/2021", folder=project.root).returncode == 2
    assert run("check", "--format", "colours", folder=project.root).returncode == 2
    assert run("publish", folder=project.root).returncode == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_name: x\n", "is not named"),
        ("site_name: x\nplugins:\n  - disclosure-log:\n      authority: ''\n", "mkdocs.yml:4:7"),
        ("site_name: x\nplugins:\n  - disclosure-log:\n      autority: Sampleshire\n", "Write `authority`."),
        ("site_name: x\nplugins:\n  - disclosure-log:\n      authority: S\n      official: maybe\n", "true or false"),
        ("plugins: [\n", "every quote and bracket is closed"),
        ("\x00", "mkdocs.yml"),
    ],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_wrong_mkdocs_yml_is_a_finding(project, text, said, command):
    """What is wrong with the settings is said with file and line, never as a traceback."""
    project.config_file.write_text(text)
    done = run(command, folder=project.root)
    assert done.returncode == 1
    assert "error DL060" in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_of_mkdocs_itself_is_a_finding(project):
    """What MkDocs refuses is one line too."""
    project.config_file.write_text(project.config_file.read_text().replace("name: material", "name: marble"))
    done = run("build", folder=project.root)
    assert done.returncode == 1
    assert "DL060" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("target", ["/", ".", "..", "responses", "responses/site", "docs", "docs/site"])
def test_a_site_never_stands_in_or_around_what_it_is_made_from(project, target):
    """A target that would swallow responses or pages, or be swallowed by them, is refused before any work."""
    done = run("build", "--no-search", "--site-dir", target, folder=project.root)
    assert done.returncode == 1
    assert "error DL063" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project.root / "responses/2021/1.md").is_file()


def test_mkdocs_build_does_the_same_job(project):
    """`mkdocs build` gives the same site, and keeps the old one where a response is broken."""
    command = [sys.executable, "-m", "mkdocs", "build"]
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1795500000", "NO_MKDOCS_2_WARNING": "1"}
    options = {"cwd": project.root, "capture_output": True, "text": True, "env": environment}
    done = subprocess.run(command, check=False, **options)
    assert done.returncode == 0, done.stderr
    theirs = project.bytes()
    assert (project.site / "search/data/index.json").is_file()
    assert run("build", folder=project.root, SOURCE_DATE_EPOCH="1795500000").returncode == 0
    ours = project.bytes()
    sealed = theirs.pop("manifest.json"), ours.pop("manifest.json")
    assert theirs == ours
    assert all(sealed)
    project.add("2021/3", facts="outcome: grnated")
    done = subprocess.run(command, check=False, **options)
    assert done.returncode == 1
    assert "DL012" in done.stderr
    assert "Traceback" not in done.stderr
    assert project.bytes().keys() - {"manifest.json"} == ours.keys()


def test_every_command_and_option_says_what_it_is_for():
    """No command and no option stands without help."""
    for name, command in commands().items():
        assert command.help, name
        for option in command.params:
            assert isinstance(option, click.Argument) or option.help, f"{name} {option.name}"


@pytest.mark.parametrize("escape", ["\\r::error title=x::y", "\\u202ex", "\\e[31mx"])
def test_no_value_hides_a_sign_that_a_terminal_or_a_workflow_obeys(project, escape):
    """A control character that YAML's escapes bring in is refused, and no message repeats it."""
    project.add("2021/3", title=f'"Bicycles {escape}"')
    project.write("responses/2021/4.md", (project.root / "responses/2021/3.md").read_text().replace("2021/3", escape))
    for form in ("text", "github"):
        done = run("check", "--format", form, folder=project.root)
        assert done.returncode == 1
        said = done.stdout + done.stderr
        assert "`title` holds a control character that nobody can see." in said
        assert all(sign.isprintable() or sign == "\n" for sign in said)
        assert not re.search(r"^::error title=x", said, re.MULTILINE)


def test_naming_the_settings_checks_every_response(project):
    """A change of mkdocs.yml concerns all responses, so a hook that names it hears of all their faults."""
    project.add("2021/3", facts="outcome: grnated")
    assert run("check", "mkdocs.yml", folder=project.root).returncode == 1
    assert run("check", "docs/index.md", folder=project.root).returncode == 0
