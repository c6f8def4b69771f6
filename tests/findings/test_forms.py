"""The forms in which findings are given out, each as whoever reads it needs it."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from disclosure_log import __version__
from disclosure_log.findings import Finding, Severity
from disclosure_log.findings.forms import as_annotations, as_json, as_sarif, as_text

SCHEMA = json.loads((Path(__file__).parents[1] / "fixtures/sarif/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)

FINDINGS = [
    Finding("DL013", "responses/2026/15.md", "`responded` is wrong.", "Write 2026-03-02.", 4, 1),
    Finding("DL041", "responses/2026/ŵ #1.csv", "Nothing names it.", severity=Severity.WARNING),
    Finding("DL013", "responses/2026/15.md", "`received` is wrong.", "Write {one}.", 5),
    Finding("DL067", "", "Git cannot tell."),
]

words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
findings = st.lists(
    st.builds(
        Finding,
        code=st.from_regex(r"DL0[0-9]{2}", fullmatch=True),
        path=words | st.just(""),
        message=words,
        hint=words | st.just(""),
        line=st.integers(0, 5000),
        column=st.integers(0, 300),
        severity=st.sampled_from(Severity),
    ),
    max_size=8,
)


# For people


def test_text_goes_file_by_file_and_keeps_every_place_clickable(tmp_path):
    """What belongs to one file stands together, each line with its place, a blank line between files."""
    assert as_text(FINDINGS, tmp_path).split("\n\n") == [
        (
            "responses/2026/15.md:4:1: error DL013: `responded` is wrong.\n    Write 2026-03-02.\n"
            "responses/2026/15.md:5: error DL013: `received` is wrong.\n    Write {one}."
        ),
        "responses/2026/ŵ #1.csv: warning DL041: Nothing names it.",
        "disclosure-log: error DL067: Git cannot tell.",
    ]


def test_text_names_the_page_of_each_rule_once_and_only_where_there_is_one(tmp_path):
    """At the end stand the pages that a person can open, none that the log does not have."""
    (tmp_path / "docs/rules").mkdir(parents=True)
    (tmp_path / "docs/rules/DL013.md").touch()
    said = as_text(FINDINGS, tmp_path)
    assert said.endswith("\n\nWhat the codes mean, and why:\n    docs/rules/DL013.md")
    assert as_text([], tmp_path) == ""


# JSON


def test_json_is_a_list_of_objects_with_seven_keys():
    """Each finding has code, severity, path, line, column, message and hint, in that order, whatever it knows."""
    entries = json.loads(as_json(FINDINGS))
    assert [list(entry) for entry in entries] == [
        ["code", "severity", "path", "line", "column", "message", "hint"]
    ] * len(FINDINGS)
    assert list(entries[1].values()) == ["DL041", "warning", "responses/2026/ŵ #1.csv", 0, 0, "Nothing names it.", ""]
    assert json.loads(as_json([])) == []


# GitHub


def test_github_gets_ten_errors_and_ten_warnings_and_the_rest_in_words():
    """Errors and warnings are counted apart; what GitHub would drop is said below, the first ones first."""
    many = [
        Finding("DL010", f"responses/{number}.md", "Wrong.", line=1, severity=severity)
        for number in range(12)
        for severity in Severity
    ]
    lines = list(as_annotations(many, "log/"))
    assert [line.partition(",")[0] for line in lines[:20]] == [
        f"::{severity} file=log/responses/{number}.md" for number in range(10) for severity in Severity
    ]
    assert lines[20] == "GitHub shows no more at their lines. 4 more findings:"
    assert [line.partition(":")[0] for line in lines[21:]] == ["responses/10.md"] * 2 + ["responses/11.md"] * 2


@given(st.text(), st.text())
def test_no_finding_ends_an_annotation_or_begins_another(message, hint):
    """Whatever a finding says, it is one line without a sign that a workflow or a terminal obeys."""
    (line,) = as_annotations([Finding("DL010", "a.md", message, hint)])
    assert line.startswith("::error file=a.md,title=DL010::")
    assert line.isprintable()


# SARIF


@given(findings, st.sampled_from(["", "logs/one/"]))
def test_sarif_is_valid_and_loses_nothing(found, folder):
    """Whatever is found, what is written is valid SARIF 2.1.0, and names every code, place and severity."""
    log = json.loads(as_sarif(found, folder, lambda code: f"https://example.org/{code}"))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({finding.code for finding in found})
    for finding, result in zip(found, run["results"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        assert result["level"] == finding.severity
        assert bool(result.get("locations")) == bool(finding.path)
        if finding.path:
            place = result["locations"][0]["physicalLocation"]
            assert unquote(place["artifactLocation"]["uri"]) == folder + finding.path
            region = place.get("region", {})
            assert region.get("startLine", 0) == finding.line
            assert region.get("startColumn", 0) == (finding.column if finding.line else 0)


def test_sarif_names_the_program_and_what_its_rules_say():
    """The program has its version, and a rule its sentence and, where it is known, the address of its page."""
    log = json.loads(as_sarif(FINDINGS, page=lambda code: "https://example.org/rules/" if code == "DL013" else ""))
    driver = log["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("disclosure-log", __version__)
    said = "A date is not written like 2025-03-24, or there is no such day."
    assert driver["rules"][0] == {
        "id": "DL013",
        "helpUri": "https://example.org/rules/",
        **{key: {"text": said} for key in ("shortDescription", "fullDescription", "help")},
    }
    assert "helpUri" not in driver["rules"][1]
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"


def test_sarif_names_files_by_relative_uris():
    """A path is a relative URI reference (RFC 3986), percent-encoded, from the root of the source."""
    odd = Finding("DL042", "a:b/ŵ #1?.csv", "Odd.")
    place = json.loads(as_sarif([odd]))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "a%3Ab/%C5%B5%20%231%3F.csv", "uriBaseId": "%SRCROOT%"}}
    assert not urlsplit(place["artifactLocation"]["uri"]).scheme


@pytest.mark.parametrize(
    ("message", "text"),
    [("Write {0}.", "Write {{0}}."), ("As [words](address).", "As [words] (address)."), ("[31(1)(a)]", "[31(1)(a)]")],
)
def test_sarif_holds_no_placeholder_and_no_link(message, text):
    """Braces and links of a message are words, not what SARIF would put something in the place of."""
    result = json.loads(as_sarif([Finding("DL010", "a.md", message)]))["runs"][0]["results"][0]
    assert result["message"] == {"text": text}


def test_a_finding_is_known_again_when_its_line_moves():
    """The fingerprint does not depend on the line; two findings that say the same still have one each."""

    def fingerprints(*found: Finding) -> list[str]:
        results = json.loads(as_sarif(found))["runs"][0]["results"]
        return [result["partialFingerprints"]["disclosureLogFinding/v1"] for result in results]

    one, moved = Finding("DL032", "a.md", "Odd.", "", 9, 4), Finding("DL032", "a.md", "Odd.", "", 12, 2)
    other = Finding("DL032", "a.md", "Other.", "", 9, 4)
    assert fingerprints(one) == fingerprints(moved)
    assert fingerprints(one, moved) == fingerprints(one) + fingerprints(other, one, moved)[2:]
    assert len({*fingerprints(one, moved, other)}) == 3
