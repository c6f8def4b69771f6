"""Copies of the first response of the log, each with one thing wrong: exactly its finding, on its line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date

import pytest
from tests.conftest import REPOSITORY, Project

from disclosure_log.building.stages import examine
from disclosure_log.config import load_project

TODAY = date(2026, 11, 24)
SEED = (REPOSITORY / "responses" / "2021" / "702.md").read_text(encoding="utf-8")


def found(project: Project, text: str) -> list[tuple[str, str]]:
    """Code, and the line's text, of everything that is found in the log of a police force with this response."""
    project.set("authority_kind: police force")
    shutil.copytree(REPOSITORY / "responses" / "2021" / "702", project.root / "responses" / "2021" / "702")
    project.write("responses/2021/702.md", text)
    findings = examine(load_project(project.config_file), TODAY).findings
    lines = text.splitlines()
    return [(finding.code, lines[finding.line - 1].strip()) for finding in findings]


def changed(*pairs: tuple[str, str], text: str = SEED) -> str:
    """The response with each of the first texts replaced, all of which stand in it."""
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def without_test(text: str) -> str:
    """The response without the heading of the public interest test and what stands under it."""
    shorter = re.sub(r"^### Public Interest Test\n.*?(?=^### )", "", text, flags=re.MULTILINE | re.DOTALL)
    assert len(shorter) < len(text)
    return shorter


LIST = "exemptions: [24(2), 31(3)]"
LIMB = ("Section 24(2) National Security", "Section 24(1) National Security")
COPIES: dict[str, tuple[str, tuple[str, str]]] = {
    "24(1) for 24(2)": (
        changed((LIST, "exemptions: [24(1), 31(3)]")),
        ("DL051", "exemptions: [24(1), 31(3)]"),
    ),
    "24(1) for 24(2), in the letter too": (
        changed((LIST, "exemptions: [24(1), 31(3)]"), LIMB),
        ("DL051", "exemptions: [24(1), 31(3)]"),
    ),
    "no public interest test": (without_test(SEED), ("DL053", LIST)),
    "no public interest test but words about it": (
        changed(("### Public Interest Test\n", "")),
        ("DL053", LIST),
    ),
    "17(5) for 17(1)": (
        changed(("refusal_notice: 17(1)", "refusal_notice: 17(5)")),
        ("DL054", "refusal_notice: 17(5)"),
    ),
    "17(5) for 17(1), in the letter too": (
        changed(("refusal_notice: 17(1)", "refusal_notice: 17(5)"), ("section 17 (1)", "section 17 (5)")),
        ("DL054", "refusal_notice: 17(5)"),
    ),
    "no notice": (changed(("    refusal_notice: 17(1)\n", "")), ("DL054", "outcome: ncnd")),
    "received after it was answered": (
        changed(("responded: 2021-08-24\n", "responded: 2021-08-24\nreceived: 2021-08-25\n")),
        ("DL014", "received: 2021-08-25"),
    ),
    "35(1)(a) for 31(3)": (
        changed((LIST, "exemptions: [24(2), 35(1)(a)]")),
        ("DL055", "exemptions: [24(2), 35(1)(a)]"),
    ),
    "35(1)(a) for 31(3), in the letter too": (
        changed(
            (LIST, "exemptions: [24(2), 35(1)(a)]"),
            ("Section 31(3) Law Enforcement", "Section 35(1)(a) Government policy"),
            ("Sections 24 and 31", "Sections 24 and 35"),
        ),
        ("DL055", "exemptions: [24(2), 35(1)(a)]"),
    ),
    "35(1)(a) as well": (
        changed((LIST, "exemptions: [24(2), 31(3), 35(1)(a)]")),
        ("DL055", "exemptions: [24(2), 31(3), 35(1)(a)]"),
    ),
    "35(1)(a) as well, in the letter too": (
        changed(
            (LIST, "exemptions: [24(2), 31(3), 35(1)(a)]"),
            ("Law Enforcement\n\nWith", "Law Enforcement\n- Section 35(1)(a) Government policy\n\nWith"),
        ),
        ("DL055", "exemptions: [24(2), 31(3), 35(1)(a)]"),
    ),
    "35(3) for 31(3)": (changed((LIST, "exemptions: [24(2), 35(3)]")), ("DL055", "exemptions: [24(2), 35(3)]")),
    "31(9) for 31(3)": (changed((LIST, "exemptions: [24(2), 31(9)]")), ("DL050", "exemptions: [24(2), 31(9)]")),
    "31(9) for 31(3), in the letter too": (
        changed((LIST, "exemptions: [24(2), 31(9)]"), ("Section 31(3) Law", "Section 31(9) Law")),
        ("DL050", "exemptions: [24(2), 31(9)]"),
    ),
    "31(9) alone": (changed((LIST, "exemptions: [31(9)]")), ("DL050", "exemptions: [31(9)]")),
    "refused in place of neither": (changed(("outcome: ncnd", "outcome: refused")), ("DL051", LIST)),
    "not held in place of neither": (changed(("outcome: ncnd", "outcome: not_held")), ("DL051", LIST)),
    "no limb": (changed((f"    {LIST}\n", "")), ("DL051", "outcome: ncnd")),
    "one limb fewer than the letter has": (
        changed((LIST, "exemptions: [24(2)]")),
        ("DL080", "exemptions: [24(2)]"),
    ),
    "a limb that the letter has not": (
        changed((LIST, "exemptions: [24(2), 31(3), 23(5)]")),
        ("DL080", "exemptions: [24(2), 31(3), 23(5)]"),
    ),
    "a fault that it has not": (changed(("code: DL059", "code: DL053")), ("DL018", "- code: DL053")),
}


def test_the_response_itself_has_no_fault(project: Project) -> None:
    """What was published is as it should be; that it lacks the ways to complain is said in its front matter."""
    assert found(project, SEED) == []


@pytest.mark.parametrize("copy", COPIES)
def test_a_wrong_copy_gives_its_finding_and_no_other(new_project: Callable[[], Project], copy: str) -> None:
    """One fault is told once, at the line where it can be mended."""
    text, finding = COPIES[copy]
    told = found(new_project(), text)
    if copy == "a fault that it has not":  # the ways to complain, which are then no longer known to be missing
        assert told.pop(0) == ("DL059", "outcome: ncnd")
    assert told == [finding]


def test_two_faults_are_told_each_at_its_line(project: Project) -> None:
    """None hides another."""
    wrong = changed((LIST, "exemptions: [24(1), 31(3)]"), ("refusal_notice: 17(1)", "refusal_notice: 17(5)"))
    assert found(project, without_test(wrong)) == [
        ("DL053", "exemptions: [24(1), 31(3)]"),
        ("DL051", "exemptions: [24(1), 31(3)]"),
        ("DL054", "refusal_notice: 17(5)"),
    ]
