"""What an outcome rules out in the same part."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure_log.checks import check_outcomes
from disclosure_log.findings import Finding
from disclosure_log.law import Outcome
from disclosure_log.records.log import read_responses
from disclosure_log.records.reading import Conventions

WHOLE = [Outcome.GRANTED, Outcome.ANSWERED]
REFUSING = ["exemptions: [31(3)]\n", "refusal_notice: 17(1)\n", "exemptions: [31(3)]\nrefusal_notice: [17(1)]\n"]


def found(folder: Path, keys: str) -> list[Finding]:
    """What is wrong with a response whose further keys begin on line 5."""
    (folder / "responses").mkdir()
    front = f"reference: 7\ntitle: T\nresponded: 2021-08-24\n{keys}"
    (folder / "responses" / "7.md").write_text(f"---\n{front}---\n## Request\n\nq\n\n## Response\n\na\n")
    (response,) = read_responses(folder / "responses", folder, Conventions()).sound
    return check_outcomes(response)


@pytest.mark.parametrize("refusing", REFUSING)
@pytest.mark.parametrize("outcome", WHOLE)
def test_where_all_was_given_nothing_was_refused(tmp_path: Path, outcome: Outcome, refusing: str) -> None:
    """An exemption or a notice beside such an outcome is told once, at the outcome, and blocks."""
    (finding,) = found(tmp_path, f"outcome: {outcome}\n{refusing}")
    assert (finding.code, finding.line, finding.blocks) == ("DL016", 5, True)
    assert outcome in finding.message
    assert all(word in finding.hint for word in ("part_granted", "refused", "parts"))


@pytest.mark.parametrize("refusing", ["", *REFUSING])
@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome not in WHOLE])
def test_other_outcomes_may_stand_with_both(tmp_path: Path, outcome: Outcome, refusing: str) -> None:
    """Which of them need an exemption or a notice is for the rules of law to say."""
    assert found(tmp_path, f"outcome: {outcome}\n{refusing}") == []


@pytest.mark.parametrize("outcome", WHOLE)
def test_where_all_was_given_and_nothing_refused_all_is_well(tmp_path: Path, outcome: Outcome) -> None:
    """An outcome on its own contradicts nothing."""
    assert found(tmp_path, f"outcome: {outcome}\n") == []


def test_each_part_is_looked_at_on_its_own(tmp_path: Path) -> None:
    """What was granted in one part and refused in another is no contradiction; within one part it is."""
    refused = "  - outcome: refused\n    matter: B\n    exemptions: [31(3)]\n"
    parts = f"parts:\n  - outcome: granted\n    matter: A\n{refused}"
    assert found(tmp_path, parts) == []
    (tmp_path / "again").mkdir()
    (finding,) = found(tmp_path / "again", parts + refused.replace("refused", "answered").replace("B", "C"))
    assert (finding.code, finding.line) == ("DL016", 11)


def test_a_provision_that_cannot_be_read_contradicts_too(tmp_path: Path) -> None:
    """One run tells both faults: that of the provision, and that it stands there at all."""
    assert [finding.code for finding in found(tmp_path, "outcome: granted\nexemptions: [99]\n")] == ["DL016"]
