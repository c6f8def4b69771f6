"""What responses say of one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure_log.checks import check_relations
from disclosure_log.findings import Finding
from disclosure_log.records.log import read_responses
from disclosure_log.records.reading import Conventions


def found(folder: Path, separator: str = "/", **more: str) -> list[Finding]:
    """What is wrong with responses 1, 2, … whose further keys, from line 6, are given as r1 and r2."""
    (folder / "responses").mkdir()
    for name, given in more.items():
        keys, _, words = given.partition("|")
        front = f"reference: {name}\ntitle: T\nresponded: 2021-08-24\noutcome: granted\n{keys}"
        text = f"---\n{front}---\n## Request\n\nq\n\n## Response\n\na {words}\n"
        (folder / "responses" / f"{name}.md").write_text(text)
    reading = read_responses(folder / "responses", folder, Conventions(separator=separator))
    return check_relations(reading.sound, separator, reading.references)


def told(findings: list[Finding]) -> list[tuple[str, str, int]]:
    """Code, file and line."""
    return [(one.code, one.path.removeprefix("responses/"), one.line) for one in findings]


def test_references_that_are_there_may_be_named(tmp_path: Path) -> None:
    """Both ways, and in a row of successors."""
    assert found(tmp_path, r1="related: [r2, r3]\n", r2="supersedes: r1\nrelated: [r1]\n", r3="supersedes: r2\n") == []


def test_a_reference_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    """Where no reference is near, nothing is guessed, and what was written is not repeated."""
    first, second = found(tmp_path, r20211="related:\n  - r20212\n  - r2O213\n  - Ann Example\n", r20212="", r20213="")
    assert told([first, second]) == [("DL025", "r20211.md", 8), ("DL025", "r20211.md", 9)]
    assert "r2021" in first.hint
    assert "Ann" not in second.as_text()


def test_a_response_whose_file_has_faults_may_be_named(tmp_path: Path) -> None:
    """One fault is told once, not again at everyone who names the response."""
    assert found(tmp_path, r1="related: [r2]\n", r2="colour: red\n") == []


@pytest.mark.parametrize("keys", ["related: [r1]\n", "supersedes: r1\n"])
def test_a_response_does_not_name_itself(tmp_path: Path, keys: str) -> None:
    """Nothing is related to itself."""
    assert told(found(tmp_path, r1=keys)) == [("DL025", "r1.md", 6)]


def test_responses_do_not_succeed_each_other_in_a_circle(tmp_path: Path) -> None:
    """A reader would be sent round for ever."""
    findings = found(tmp_path, r1="supersedes: r3\n", r2="supersedes: r1\n", r3="supersedes: r2\n")
    assert {one.code for one in findings} == {"DL025"}
    assert {one.path for one in findings} == {"responses/r1.md", "responses/r2.md", "responses/r3.md"}


def test_two_responses_do_not_take_the_place_of_one(tmp_path: Path) -> None:
    """A reader of the earlier one can be sent to one later one only."""
    assert told(found(tmp_path, r1="", r2="supersedes: r1\n", r3="supersedes: r1\n")) == [("DL025", "r3.md", 6)]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("aliases: [r2]\n", "DL022"),
        ("aliases: [R2]\n", "DL022"),
        ("aliases: [../x]\n", "DL020"),
        ("aliases: [R1]\n", "DL022"),
    ],
)
def test_an_alias_is_an_address_that_nobody_has(tmp_path: Path, keys: str, code: str) -> None:
    """It is a reference of old, that could be an address, and is no longer any response's."""
    assert told(found(tmp_path, r1=keys, r2="")) == [(code, "r1.md", 6)]


@pytest.mark.parametrize("alias", ["r1/old", "r2/a.csv", "R2/old", "r3/old"])
def test_no_alias_stands_below_a_response(tmp_path: Path, alias: str) -> None:
    """Below a response's address stand its attachments; one whose file has faults has an address too."""
    findings = found(tmp_path, r1=f"aliases: [{alias}]\n", r2="", r3="colour: red\n")
    assert told(findings) == [("DL022", "r1.md", 6)]
    assert "below" in findings[0].message
    assert "separator" in findings[0].hint


def test_no_alias_stands_above_a_response(tmp_path: Path) -> None:
    """Neither above its own response nor above another; the folder of a year is such a place."""
    file = tmp_path / "responses" / "2021" / "702.md"
    file.parent.mkdir(parents=True)
    keys = "reference: 2021/702\ntitle: T\nresponded: 2021-08-24\noutcome: granted\naliases: ['2021', '2020']\n"
    file.write_text(f"---\n{keys}---\n## Request\n\nq\n\n## Response\n\na\n")
    reading = read_responses(tmp_path / "responses", tmp_path, Conventions())
    (finding,) = check_relations(reading.sound, "/", reading.references)
    assert (finding.code, finding.message) == ("DL022", "The alias 2021 would stand above 2021/702.")


@pytest.mark.parametrize("aliases", [("old", "old/1"), ("old/1", "old"), ("old/1/2", "OLD")])
def test_no_alias_stands_below_another(tmp_path: Path, aliases: tuple[str, str]) -> None:
    """Whichever comes first, and of one response or of two."""
    one, other = aliases
    assert told(found(tmp_path, r1=f"aliases: [{one}]\n", r2=f"aliases: [{other}]\n")) == [("DL022", "r2.md", 6)]
    (tmp_path / "again").mkdir()
    assert told(found(tmp_path / "again", r1=f"aliases: [{one}, {other}]\n")) == [("DL022", "r1.md", 6)]


def test_aliases_side_by_side_are_fine(tmp_path: Path) -> None:
    """In one folder, or with a name that begins like another; and one below the other where `-` separates."""
    assert found(tmp_path, r1="aliases: [r/1, r/2, r10, r1-old]\n", r2="") == []
    (tmp_path / "again").mkdir()
    assert found(tmp_path / "again", "-", r1="aliases: [r1/old, r/1, r]\n") == []


def test_two_responses_do_not_want_the_same_alias(tmp_path: Path) -> None:
    """One address cannot lead to two places."""
    assert told(found(tmp_path, r1="aliases: [old]\n", r2="aliases: [OLD]\n")) == [("DL022", "r2.md", 6)]


def test_an_alias_of_its_own_is_fine(tmp_path: Path) -> None:
    """An earlier reference leads to the response that now has another."""
    assert found(tmp_path, r1="aliases: [old, older]\n", r2="") == []


def test_a_link_in_the_text_leads_to_a_response_that_is_there(tmp_path: Path) -> None:
    """An unknown reference is told at its line; a file with faults of its own, and the response itself, are known."""
    words = "[one](response:r1) [two](response:r2)\n\nand [three](response:r3)"
    findings = found(tmp_path, r1=f"|{words}", r2="colour: red\n")
    assert [(one.code, one.path, one.line, one.column) for one in findings] == [("DL025", "responses/r1.md", 15, 5)]
