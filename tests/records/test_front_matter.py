"""Front matter: what is said of each kind of mistake, and where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from disclosure_log.findings import Finding
from disclosure_log.law import Citation, Law, Outcome
from disclosure_log.records.explain import explain, nearest
from disclosure_log.records.front_matter import FrontMatter
from disclosure_log.records.reading import Conventions, read_response
from disclosure_log.records.response import Response
from disclosure_log.records.strict_yaml import Document

BODY = "## Request\n\nq\n\n## Response\n\na\n"
KEYS = {"reference": "7", "title": "Bicycles", "responded": "2021-08-24", "outcome": "granted"}
words = st.text(max_size=30)
known = st.sampled_from(sorted(FrontMatter.model_fields))
values = st.recursive(
    st.one_of(words, st.sampled_from(["2021-08-24", "31(3)", "granted", "cy", "1"])),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.one_of(words, known), inner, max_size=4)),
    max_leaves=15,
)


def read(folder: Path, more: str = "", **changed: str | None) -> tuple[Response | None, list[Finding]]:
    """A response with the keys that every one needs, some `changed` or left out, and `more` from line 6 on."""
    keys = {key: value for key, value in (KEYS | changed).items() if value is not None}
    path = folder / "7.md"
    front = "".join(f"{key}: {value}\n" for key, value in keys.items())
    path.write_text(f"---\n{front}{more}---\n{BODY}", encoding="utf-8")
    return read_response(path, "responses/7.md", Conventions())


def one(folder: Path, more: str = "", **changed: str | None) -> Finding:
    """The one finding."""
    response, (finding,) = read(folder, more, **changed)
    assert response is None
    return finding


@given(st.dictionaries(st.one_of(words, known), values, max_size=12))
def test_any_keys_and_values_give_a_model_or_findings(data: dict[str, Any]) -> None:
    """Whatever stands in the front matter, what is wrong with it can be said, and where."""
    try:
        FrontMatter.model_validate(data)
    except ValidationError as error:
        findings = explain(error, Document(data), "a.md")
        assert findings
        assert all(finding.message.endswith(".") and finding.line == 1 for finding in findings)


@pytest.mark.parametrize(
    ("more", "code", "line", "column", "words"),
    [
        ("recieved: 2021-07-01\n", "DL010", 6, 1, "Write `received`."),
        ("Topics: [a]\n", "DL010", 6, 1, "Write `topics`."),
        ("colour: red\n", "DL010", 6, 1, "Keys known here"),
        ("summary: |\n  one\n  two\nx: y\n", "DL010", 9, 1, "Keys known here"),
        ("attachments:\n  - file: a.pdf\n    titel: A\n    title: A\n", "DL010", 8, 5, "Write `title`."),
        ("changes:\n  - date: 2021-09-01\n", "DL011", 7, 5, "note"),
        ("withdrawn:\n  date: 2021-09-01\n  reason: x\n", "DL011", 6, 1, "role"),
        ("topics: drones\n", "DL012", 6, 1, "[Drones, Equipment]"),
        ("topics: [a, a]\n", "DL012", 6, 1, "twice"),
        ("topics: [[a]]\n", "DL012", 6, 10, "text"),
        ("law: FIOA\n", "DL012", 6, 1, "Write `FOIA`."),
        ("requester_type: medea\n", "DL012", 6, 1, "Write `media`."),
        ("requester_type: x\n", "DL012", 6, 1, "individual, media"),
        ("questions: [0]\n", "DL012", 6, 13, "whole number"),
        ("questions: [1, 1]\n", "DL012", 6, 1, "twice"),
        ("language: English\n", "DL012", 6, 1, "en or cy"),
        ("summary:\n", "DL012", 6, 1, "Fill it in"),
        ("summary: [a]\n", "DL012", 6, 1, "text"),
        ("licence: |\n  a\n  b\n", "DL012", 6, 1, "one line"),
        (f"summary: {'x' * 5001}\n", "DL012", 6, 1, "shorter"),
        ("clarification: yes\n", "DL012", 6, 1, "keys of its own"),
        ("decisions:\n  - body: x\n    outcome: y\n    address: ftp://example.org\n", "DL012", 9, 5, "https://"),
        ("received: 01/07/2021\n", "DL013", 6, 1, "2021-07-01 or 2021-01-07"),
        ("received: 24/07/2021\n", "DL013", 6, 1, "Write 2021-07-24."),
        ("received: 1 July 2021\n", "DL013", 6, 1, "Write 2021-07-01."),
        ("received: Thursday, 1st Sept 2021\n", "DL013", 6, 1, "Write 2021-09-01."),
        ("received: 2021-7-1\n", "DL013", 6, 1, "Write 2021-07-01."),
        ("received: 99/99/2021\n", "DL013", 6, 1, "2021-08-24"),
        ("received: 2021-02-30\n", "DL013", 6, 1, "does not exist"),
        ("received: in July\n", "DL013", 6, 1, "2021-08-24"),
        ("changes:\n  - note: x\n    date: soon\n", "DL013", 8, 5, "2021-08-24"),
        ("parts:\n  - outcome: refused\n", "DL015", 5, 1, "Take the line out"),
        ("withdrawn: 2026-11-20\n", "DL012", 6, 1, "`date: …`, `reason: …`, `by: …`"),
        ("attachments:\n  - costs.csv\n", "DL012", 7, 5, "Write it as `- file: …`"),
        ("exemptions: [31(3), 99]\n", "DL050", 6, 21, ""),
        ("exemptions:\n  - provision: 1\n", "DL050", 7, 5, ""),
        ("refusal_notice: seventeen\n", "DL050", 6, 1, "17(1)"),
        ("refusal_notice: 99(1)\n", "DL050", 6, 1, "Write section 17"),
        ("refusal_notice: [17(1), 31(3)]\n", "DL050", 6, 25, "Write section 17"),
        ("title: Again\n", "DL005", 6, 1, "line 3"),
    ],
)
def test_a_mistake_is_a_finding_with_what_to_write(
    tmp_path: Path, more: str, code: str, line: int, column: int, words: str
) -> None:
    """Code, line and column; the nearest known key or value, or the form that is wanted."""
    finding = one(tmp_path, more)
    assert (finding.code, finding.line, finding.column) == (code, line, column)
    assert words in f"{finding.message} {finding.hint}"


@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_key_that_every_response_needs_is_asked_for(tmp_path: Path, key: str) -> None:
    """The finding shows how to write it."""
    without: dict[str, None] = {key: None}
    (finding,) = read(tmp_path, "", **without)[1]
    assert (finding.code, finding.line) == ("DL011", 1)
    assert f"{key}: " in finding.hint


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """One run for all of them."""
    _, findings = read(tmp_path, "x1y: 1\nreceived: y\ntopics: z\n", outcome="grant", title=None)
    assert sorted(one.code for one in findings) == ["DL010", "DL011", "DL012", "DL012", "DL013"]


def test_parts_or_an_outcome_but_not_both(tmp_path: Path) -> None:
    """What belongs to a part may not stand at the top; several parts must be told apart; a list of none is none."""
    parts = "parts:\n  - outcome: granted\n    matter: A\n  - outcome: refused\n    exemptions: [31(3)]\n"
    assert (one(tmp_path, parts, outcome=None).code, one(tmp_path, parts, outcome=None).line) == ("DL015", 8)
    assert one(tmp_path, "parts: []\n", outcome=None).code == "DL015"
    assert one(tmp_path, "parts: many\n", outcome=None).code == "DL012"
    named = parts + "    questions: [2]\nquestions: [1]\n"
    assert (one(tmp_path, named, outcome=None).code, one(tmp_path, named, outcome=None).line) == ("DL015", 11)


def test_a_number_that_two_laws_of_the_response_have_asks_which(tmp_path: Path) -> None:
    """FOIA has a 12(4)(b) and so do the EIRs: with parts under both, the number alone names neither."""
    more = (
        "parts:\n  - outcome: refused\n    matter: A\n    law: EIR\n    exemptions: [12(4)(b)]\n"
        "  - outcome: granted\n    matter: B\n"
    )
    finding = one(tmp_path, more, outcome=None)
    assert (finding.code, finding.hint) == (
        "DL050",
        "Write the law before the number: FOIA 12(4)(b) or EIR 12(4)(b).",
    )
    assert read(tmp_path, more.replace("- outcome: granted\n    matter: B", ""), outcome=None)[1] == []
    named = "outcome: refused\nexemptions: ['EIR 12(5)(e)', 12(4)(b)]\n"
    assert one(tmp_path, named, outcome=None).code == "DL050"


def test_of_an_exemption_that_stands_there_twice_the_fuller_entry_counts(tmp_path: Path) -> None:
    """What one of the two says is not lost."""
    more = "exemptions: [31(1)(g), {provision: s.31(1)(g), purpose: 31(2)(b)}]\n"
    response, findings = read(tmp_path, more, outcome="refused")
    assert response is not None
    assert findings == []
    assert [exemption.keys.purpose for exemption in response.parts[0].exemptions] == ["31(2)(b)"]


def test_parts_hold_what_was_written(tmp_path: Path) -> None:
    """Law of the part before that of the response before that of the log; a citation may name its own."""
    more = (
        "law: EIR\nparts:\n  - outcome: part_granted\n    matter: A\n    exemptions:\n      - EIR 12(4)(b)\n"
        "      - provision: FOIA 31(3)\n        alternative_to: 12(5)(b)\n"
        "  - outcome: refused\n    questions: [2]\n    law: FOIA\n    refusal_notice: [17(1), 17(7)]\n"
    )
    response, findings = read(tmp_path, more, outcome=None)
    assert findings == []
    assert response is not None
    assert response.outcomes == (Outcome.PART_GRANTED, Outcome.REFUSED)
    assert response.laws == (Law.EIR, Law.FOIA)
    first, second = response.parts
    assert [(one.citation.law, one.citation.provision) for one in first.exemptions] == [
        (Law.EIR, "12(4)(b)"),
        (Law.FOIA, "31(3)"),
    ]
    assert first.exemptions[1].keys.alternative_to == "12(5)(b)"
    assert (second.questions, second.refusal_notice) == (
        (2,),
        (Citation(Law.FOIA, "17(1)"), Citation(Law.FOIA, "17(7)")),
    )


def test_a_refusal_notice_is_held_in_its_one_form_and_once(tmp_path: Path) -> None:
    """However it is written, and however often; a notice under another law keeps that law."""
    more = "refusal_notice: [s.17(1), 17(1), Section 17 (1), FOISA 16(1)]\n"
    response, findings = read(tmp_path, more, outcome="refused")
    assert findings == []
    assert response is not None
    assert response.parts[0].refusal_notice == (Citation(Law.FOIA, "17(1)"), Citation(Law.FOISA, "16(1)"))


def test_values_are_repeated_only_where_they_are_a_slip_of_a_known_word(tmp_path: Path) -> None:
    """A finding is public: what was typed in the wrong place may be a name."""
    for more in (
        "requester_type: Ann Example\n",
        "Ann Example asked: x\n",
        "received: Ann Example\n",
        "law: Ann Example\n",
    ):
        assert "Ann" not in one(tmp_path, more).as_text()
    assert "`FIOA`" in one(tmp_path, "law: FIOA\n").message


def test_the_nearest_word_is_near() -> None:
    """Case, hyphens and a slipped letter do not matter; what is far away is not guessed."""
    assert nearest("Correct-As At", ["correct_as_at", "received"]) == "correct_as_at"
    assert nearest("zebra", ["correct_as_at", "received"]) == ""


def test_a_slip_in_the_front_matter_does_not_hide_what_is_wrong_with_the_letter(tmp_path: Path) -> None:
    """Where YAML cannot be read, the letter is checked all the same."""
    file = tmp_path / "7.md"
    text = "---\nreference: 7\ntitle: a: b\n---\n## Request\nWhat?\n\n## Response\n<script>x</script>\n"
    file.write_text(text, encoding="utf-8")
    _, findings = read_response(file, "responses/7.md", Conventions())
    assert [(finding.code, finding.line) for finding in findings] == [("DL004", 3), ("DL032", 9)]


@pytest.mark.parametrize("heading", ["# Request", "# Costs", "- ## Request"])
def test_no_hint_has_a_gap_where_a_word_belongs(tmp_path: Path, heading: str) -> None:
    """A hint about headings names the two that every response has."""
    file = tmp_path / "7.md"
    text = f"---\nreference: 7\ntitle: a\n---\n{heading}\n\nWhat?\n\n## Response\nNothing.\n"
    file.write_text(text, encoding="utf-8")
    _, findings = read_response(file, "responses/7.md", Conventions())
    hints = [finding.hint for finding in findings if finding.code == "DL031"]
    assert hints
    assert all("for Request and Response" in hint for hint in hints)


def test_a_hint_about_keys_of_their_own_can_be_copied(tmp_path: Path) -> None:
    """What a hint says to write is read: a list of entries, a key that belongs to an exemption, keys below a colon."""
    for wrong, said in (
        ("known_defects: DL053\n", "`known_defects: [{code: …, note: …}]`"),
        ("exemptions:\n  provision: 12(1)\n", "`exemptions: [{provision: …}]`"),
        ("estimate: 31 hours\n", "exemptions: [{provision: 12(1), estimate: …}]"),
        ("clarification: 2021-02-10\n", "Leave nothing behind the colon"),
    ):
        finding = one(tmp_path, wrong, outcome="cost")
        assert said in finding.hint
    right = "exemptions: [{provision: 12(1), estimate: 31 hours}]\nknown_defects: [{code: DL053, note: No test}]\n"
    assert read(tmp_path, right, outcome="cost")[1] == []
