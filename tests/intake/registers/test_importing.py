"""Importing a register: each row is accounted for, what is written can be read, and nothing is overwritten."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as some

from disclosure_log.config import Options, Project
from disclosure_log.gate.conditions import Conditions
from disclosure_log.intake.registers.columns import Columns
from disclosure_log.intake.registers.days import Order
from disclosure_log.intake.registers.importing import Fate, RegisterImport, Summary
from disclosure_log.intake.registers.mapping import RegisterMap
from disclosure_log.intake.registers.words import SKIP, Target
from disclosure_log.law import Outcome
from disclosure_log.records.body import read_body
from disclosure_log.records.reading import Conventions
from disclosure_log.records.register import Reason, read_register
from disclosure_log.records.source import source_of
from disclosure_log.records.strict_yaml import read_mapping

TODAY = date(2026, 11, 24)
NAMES = ("Ref", "Subject", "Received", "Answered", "Outcome", "Exemptions", "Request", "Response", "Topics")
TARGETS = (
    Target.REFERENCE,
    Target.TITLE,
    Target.RECEIVED,
    Target.RESPONDED,
    Target.OUTCOME,
    Target.EXEMPTIONS,
    Target.REQUEST,
    Target.RESPONSE,
    Target.TOPICS,
)
MAP = RegisterMap(
    columns=dict(zip(NAMES, TARGETS, strict=True)),
    dates=Order.DAY_FIRST,
    outcomes={"Given": Outcome.GRANTED, "Refused": Outcome.REFUSED, "Open": SKIP, "Closed": None},
    reason=Reason.BEFORE_LOG,
)


def imported(root: Path, rows: list[list[str]], *, write: bool = True, hidden: tuple[int, ...] = ()) -> Summary:
    """What became of the rows below the names of the columns, from row 2 on."""
    (root / "responses").mkdir(exist_ok=True)
    project = Project(root, Options(authority="Sampleshire Council"))
    numbered = tuple(enumerate(rows, 2))
    columns = Columns("", 1, NAMES, NAMES, numbered, hidden)
    return RegisterImport(project, Conditions(), TODAY, write=write).all(columns, MAP, "register.csv")


def row(reference: str, **others: str) -> list[str]:
    """A row with an answer given in full; `others` by the names of their columns in lower case."""
    cells = {"ref": reference, "subject": "Bins", "received": "1/2/2021", "answered": "26/02/2021", "outcome": "Given"}
    cells |= others
    return [cells.get(name.lower(), "") for name in NAMES]


def fates(summary: Summary) -> list[Fate]:
    """What became of each row, in their order."""
    return [told.fate for told in summary.told]


def why(summary: Summary, number: int = 0) -> str:
    """Why nothing was made of a row."""
    told = summary.told[number].why
    return f"{told.what} {told.to_do}" if told else ""


def unreadable(root: Path) -> list[str]:
    """What the log's own reader finds wrong with what was written, but for gaps."""
    found = []
    for file in sorted((root / "responses").rglob("*.md")):
        source, findings = source_of(file.read_bytes(), file.name)
        assert source
        front, more = read_mapping(source.front, file.name, first_line=2)
        assert front.data["reference"]
        _, body = read_body(source.body, file.name)
        gaps = [each for each in body if each.message.startswith("Nothing stands below the heading")]
        found += [each.message for each in (*findings, *more, *body) if each not in gaps]
    _, findings = read_register(root / "responses", root, Conventions())
    return [*found, *(finding.message for finding in findings)]


def test_a_row_with_a_text_is_a_draft_and_one_without_is_an_entry(tmp_path: Path) -> None:
    """What the register says stands in the draft; the rest is a gap; the law's own notice is filled in."""
    text = "How many bins?\n\n- in 2019\n- in 2020"
    refused = row(
        "21/2", outcome="Refused", exemptions="s.31(1)(a); s40(2)", request=text, response="None.", topics="A; B"
    )
    summary = imported(tmp_path, [row("21/1"), refused, row("21/3", response="5 < 6", subject="", outcome="Closed")])
    draft = (tmp_path / "responses/21/2.md").read_text(encoding="utf-8")
    gaps = (tmp_path / "responses/21/3.md").read_text(encoding="utf-8")

    assert fates(summary) == [Fate.ENTRY, Fate.DRAFT, Fate.DRAFT]
    for line in ("responded: 2021-02-26", "received: 2021-02-01", "outcome: refused", "topics: [A, B]"):
        assert f"\n{line}\n" in draft
    assert 'exemptions: ["31(1)(a)", "40(2)"]\nrefusal_notice: "17(1)"\n' in draft.replace(
        "[31(1)(a), 40(2)]", '["31(1)(a)", "40(2)"]'
    )
    assert "## Request\n\nHow many bins?\n\n- in 2019\n- in 2020\n\n## Response\n\nNone.\n" in draft
    assert '\ntitle: ""\n' in gaps
    assert "\noutcome:\n" in gaps
    entries = (tmp_path / "responses/register/2021.csv").read_text(encoding="utf-8").splitlines()
    assert entries[1:] == ["21/1,2021-02-01,2021-02-26,FOIA,granted,before_log"]
    assert unreadable(tmp_path) == []


def test_importing_twice_writes_nothing_and_tells_what_differs(tmp_path: Path) -> None:
    """What is there already stays, whole; only rows that say something else are told, with the keys."""
    rows = [row("1/1"), row("1/2", request="Which?", response="All of them.")]
    imported(tmp_path, rows)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    again = imported(tmp_path, rows)
    changed = [row("1/1", outcome="Refused"), row("1/2", subject="Carts", request="Which?", response="Other words.")]
    other = imported(tmp_path, changed)

    assert fates(again) == [Fate.THERE, Fate.THERE]
    assert "responses/register/2021.csv is there already and differs in: outcome." in why(other)
    assert "responses/1/2.md is there already and differs in: title, the response." in why(other, 1)
    assert before == {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}


def test_entries_are_added_behind_those_that_are_there(tmp_path: Path) -> None:
    """A file of the register keeps each byte, its order of columns and its line ends."""
    file = tmp_path / "responses/register/2021.csv"
    file.parent.mkdir(parents=True)
    there = b"\xef\xbb\xbfoutcome,reference,responded,reason,received\r\nnot_held,9/9,2021-01-05,no_answer,"
    file.write_bytes(there)

    assert fates(imported(tmp_path, [row("1/1")])) == [Fate.ENTRY]
    assert file.read_bytes() == there + b"\r\ngranted,1/1,2021-02-26,before_log,2021-02-01\r\n"
    assert unreadable(tmp_path) == []


def test_a_file_of_the_register_with_faults_is_left_alone(tmp_path: Path) -> None:
    """Nothing is added to what cannot be read, or has no place for what a row says."""
    folder = tmp_path / "responses/register"
    folder.mkdir(parents=True)
    (folder / "2021.csv").write_text("reference;outcome\n", encoding="utf-8")
    (folder / "2022.csv").write_text("reference,responded,outcome,reason\n", encoding="utf-8")
    summary = imported(tmp_path, [row("1/1"), row("1/2", answered="26/02/2022")])

    assert fates(summary) == [Fate.REPORTED, Fate.REPORTED]
    assert "has faults" in why(summary)
    assert "no column received" in why(summary, 1)
    assert (folder / "2021.csv").read_text(encoding="utf-8") == "reference;outcome\n"


def test_rows_of_one_reference_are_merged_where_they_agree(tmp_path: Path) -> None:
    """Rows that complete each other are one request; rows that contradict each other are all told."""
    rows = [
        row("1/1", exemptions="31(1)(a)", outcome="Refused"),
        row("1/1", exemptions="40(2)", outcome="Refused", response="No."),
        row("1/2"),
        row("1/2", outcome="Refused"),
    ]
    summary = imported(tmp_path, rows)

    assert fates(summary) == [Fate.DRAFT, Fate.MERGED, Fate.REPORTED, Fate.REPORTED]
    assert "31(1)(a), 40(2)" in (tmp_path / "responses/1/1.md").read_text(encoding="utf-8").replace('"', "")
    assert "several rows" in why(summary, 2)


def test_what_is_of_a_person_is_told_and_never_written_or_quoted(tmp_path: Path) -> None:
    """A name, an e-mail address or a number of a person in a cell that would be written holds its row."""
    rows = [
        row("1/1", response="Ask Quentin Marrowbone on 07700 900123 or q.marrowbone@example.org."),
        row("1/2", response='<p><a href="mailto:q.marrowbone@example.org">Write</a></p>'),
    ]
    summary = imported(tmp_path, rows)

    assert fates(summary) == [Fate.REPORTED, Fate.REPORTED]
    assert "a telephone number" in why(summary)
    assert "an e-mail address" in why(summary)
    assert "an e-mail address" in why(summary, 1)
    assert not any(word in f"{summary}" for word in ("Marrowbone", "07700", "q.marr"))
    assert list(tmp_path.rglob("*.md")) == []


def test_rows_that_are_no_request_are_told_why(tmp_path: Path) -> None:
    """Totals, repeated headings, ragged rows, wrong days, unknown words: each has its own line."""
    cases = {
        "looks like a total": ["Total", "17", *[""] * 7],
        "no reference": row(""),
        "repeats the names": list(NAMES),
        "more cells": [*row("1/1"), "x"],
        "fewer cells": row("1/2")[:4],
        "cannot be read as a day": row("1/3", answered="31/02/2021"),
        "lies before the day of its request": row("1/4", answered="1/1/2021"),
        "lies in the future": row("1/5", answered="1/1/2027"),
        "before the year 2000": row("1/6", received="1/1/1900"),
        "a word that the map does not have": row("1/7", outcome="Frobnicated"),
        "no outcome": row("1/8", outcome="Closed"),
        "no day of an answer": row("1/9", answered=""),
        "begins with a sign": row("=1+1"),
        "cannot be an address": row("//"),
        "its end is lost": row("1/10", response="x" * 32_767),
        "lies below that of another": row("2/1/1", response="Yes."),
    }
    others = [row(f"3/{number}") for number in range(5)]
    summary = imported(
        tmp_path, [*cases.values(), row("2/1", response="No."), row("4", outcome="Open"), *others], hidden=(99,)
    )

    for number, said in enumerate(cases):
        assert said in why(summary, number), said
    assert fates(summary)[len(cases) :] == [Fate.DRAFT, Fate.PASSED_OVER, *[Fate.ENTRY] * 5, Fate.REPORTED]
    assert "hidden" in why(summary, -1)


def test_a_row_whose_response_is_published_needs_no_entry(tmp_path: Path) -> None:
    """A row without a text agrees with the response that is there; an entry whose row has a text now is told."""
    imported(tmp_path, [row("1/1", response="Five."), row("1/2")])
    summary = imported(tmp_path, [row("1/1"), row("1/2", response="Six.")])

    assert fates(summary) == [Fate.THERE, Fate.REPORTED]
    assert "responses/register/2021.csv" in why(summary, 1)


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    """What would become of each row is what becomes of it."""
    rows = [row("1/1"), row("1/2", response="Yes."), row("1/2", response="Yes."), row("")]
    dry = imported(tmp_path, rows, write=False)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert fates(imported(tmp_path, rows)) == fates(dry)


def test_a_folder_that_cannot_be_written_into_is_told(tmp_path: Path) -> None:
    """A failed write leaves no half of a file, and is a line like any other."""
    (tmp_path / "responses").mkdir()
    (tmp_path / "responses/1").write_text("a file where a folder should be", encoding="utf-8")
    (tmp_path / "responses/register").write_text("another", encoding="utf-8")
    summary = imported(tmp_path, [row("1/1", response="Yes."), row("1/2")])

    assert fates(summary) == [Fate.REPORTED, Fate.REPORTED]
    assert "cannot be written" in why(summary)
    assert "cannot be written" in why(summary, 1)


CELLS = some.sampled_from(["", "1/1", "2021-03-04", "Given", "s31"]) | some.text(max_size=30)
TEXTS = some.text(alphabet=" \n*_#-|<>&[]()!`~=+.:123abp/\\", max_size=40) | some.just("")
REFERENCES = some.sampled_from(["1/1", "1/2", "2/1", "2/1/1", "FOI 3", "=1", "", "\u20131"]) | some.text(max_size=8)
DAYS = some.sampled_from(["", "01/02/2021", "28/02/2021", "31/12/2020", "13/13/2021", "2021-03-04"])
OUTCOMES = some.sampled_from(["Given", "Given", "refused", "Open", "Closed", "", "Other"])
ROWS = some.tuples(REFERENCES, CELLS, DAYS, DAYS, OUTCOMES, CELLS, TEXTS, TEXTS, CELLS).map(list)


@settings(max_examples=30)
@given(some.lists(ROWS | some.lists(CELLS, min_size=1, max_size=11), max_size=7))
def test_of_any_table_each_row_is_accounted_for_and_all_that_is_written_can_be_read(rows: list[list[str]]) -> None:
    """Whatever the cells hold, every row is told once, the second run writes nothing, and the log reads what stands."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        rows = [cells for cells in rows if any(map(str.strip, cells))]
        summary = imported(root, rows)

        assert [told.row for told in summary.told] == list(range(2, len(rows) + 2))
        assert sum(summary.counts().values()) == len(rows)
        assert len(list((root / "responses").rglob("*.md"))) == len(summary.of(Fate.DRAFT))
        assert unreadable(root) == []
        before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
        again = imported(root, rows)
        assert not again.of(Fate.DRAFT, Fate.ENTRY)
        assert again.of(Fate.REPORTED, Fate.PASSED_OVER) == summary.of(Fate.REPORTED, Fate.PASSED_OVER)
        assert before == {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
