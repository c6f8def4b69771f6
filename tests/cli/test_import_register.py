"""The command import with a register: the map is proposed, answered and held to, and every row is accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from tests.leaks.books import Book

from disclosure_log.cli import main

if TYPE_CHECKING:
    from tests.conftest import Project

REGISTER = """Freedom of Information requests,,,,,,,
,,,,,,,
FOI Ref,Requester name,Date received,Date of response,Subject,Outcome,Request,Response
2022/1,Quentin Marrowbone,01/02/2022,26/02/2022,Bins,Disclosed in full,How many bins?,There are 5.
2022/2,Quentin Marrowbone,03/02/2022,25/02/2022,Drones,Closed,,
2022/3,,05/02/2022,05/03/2022,Staff,Refused,Who?,Ask Quentin Marrowbone on 07700 900123
Total,3,,,,,,
"""


def run(project: Project, *arguments: str) -> Result:
    """What the command says, in the log's folder."""
    with pytest.MonkeyPatch.context() as here:
        here.chdir(project.root)
        return CliRunner().invoke(main, [*arguments, "--today", "2026-11-24"], catch_exceptions=False)


def answered(project: Project, *answers: tuple[str, str]) -> None:
    """Fill in the map."""
    file = project.root / "foi.map.yml"
    text = file.read_text(encoding="utf-8")
    for empty, full in answers:
        assert empty in text
        text = text.replace(empty, full)
    file.write_text(text, encoding="utf-8")


def test_the_first_run_proposes_a_map_and_the_next_one_imports(project: Project) -> None:
    """Nothing is imported before the map was looked through; then each row is told, and no person is quoted."""
    project.write("foi.csv", REGISTER)
    first = run(project, "import", "foi.csv")
    proposed = (project.root / "foi.map.yml").read_text(encoding="utf-8")

    assert first.exit_code == 0
    assert "Nothing was imported yet" in first.stdout
    assert "responded: Date of response" in first.stdout
    assert "2 rows with a text would become drafts, and 2 rows without one" in " ".join(first.stdout.split())
    assert "Why are the rows without a text not in the log?" in first.stdout
    assert '"Requester name": ignore' in proposed
    assert "dates: day-first" in proposed
    assert '"Disclosed in full": granted' in proposed
    assert '"Closed":\n' in proposed

    answered(project, ("\nreason:", "\nreason: personal_case"), ('"Closed":', '"Closed": answered'))
    second = run(project, "import", "foi.csv")

    assert second.exit_code == 1
    assert "foi.csv, by foi.map.yml: 4 rows." in second.stdout
    assert "1 draft written" in second.stdout
    assert "1 entry added in responses/register: 2022.csv 1" in second.stdout
    assert "row 6: It gives a telephone number." in second.stdout
    assert "row 7: It has no reference and looks like a total" in second.stdout
    assert "Marrowbone" not in first.stdout + second.stdout + proposed
    assert run(project, "check").exit_code == 0
    assert "2 rows there already, and the same" in run(project, "import", "foi.csv").stdout


def test_a_dry_run_prints_the_map_and_writes_nothing(project: Project) -> None:
    """The map goes to the standard output, what is said of it beside."""
    project.write("foi.csv", REGISTER)
    before = sorted(project.root.rglob("*"))
    done = run(project, "import", "foi.csv", "--dry-run")

    assert "columns:\n" in done.stdout
    assert "Would write foi.map.yml" in done.stderr
    assert sorted(project.root.rglob("*")) == before


@pytest.mark.parametrize(
    ("replaced", "by", "said"),
    [
        ("dates: day-first", "dates:", "foi.map.yml:34: It is not answered how the days are written"),
        ("dates: day-first", "dates: upside-down", "foi.map.yml:34: This is no value that the map knows here"),
        ("dates:", "date:", "The map has no such key. Its keys are:"),
        ('"Subject": title', '"Subjects": title', "foi.map.yml:26: The register has no such column"),
        ('"Subject": title', '"Subject":', "It is not answered what this column is"),
        ('"Subject": title', '"Subject": reference', "A column is reference already, on line 22"),
        ('"FOI Ref": reference', '"FOI Ref": ignore', "No column is the reference"),
        ('"Requester name": ignore', '"Requester name": topics', "foi.map.yml:23: This column tells of which person"),
        ('"Closed":', '"Closed": shut', "Write one of these: granted, answered"),
        ("header_row: 3", "header_row: three", "header_row is the number of a row"),
        ("header_row: 3", "header_row: 2", "Row 2 holds nothing"),
        ("delimiter: comma", "delimiter: dot", "This is no delimiter that is known"),
        ("columns:", "columns: all #", "foi.map.yml:"),
    ],
)
def test_a_map_is_held_to_strictly(project: Project, replaced: str, by: str, said: str) -> None:
    """Each fault of a map is one line with its place, and nothing is imported."""
    people = "".join(
        f"2022/{n},Person {word} Marrowbone,,,,,,\n" for n, word in enumerate(["Ann", "Ben", "Cid", "Dai"], 7)
    )
    project.write("foi.csv", REGISTER + people)
    run(project, "import", "foi.csv")
    answered(project, (replaced, by))
    done = run(project, "import", "foi.csv")

    assert done.exit_code == 1
    assert said in done.stderr
    assert not (project.root / "responses/2022").exists()


def test_many_rows_are_told_by_reason_and_listed_in_a_file(project: Project) -> None:
    """Thousands of lines are read by nobody: the whole list lies beside the register, and no other file is lost."""
    rows = "".join(f",,,26/02/2022,Bins,Refused,,x{number}\n" for number in range(30))
    project.write("foi.csv", REGISTER + rows)
    run(project, "import", "foi.csv")
    done = run(project, "import", "foi.csv")
    report = project.root / "foi.report.csv"

    assert "30 rows (8-37): It has no reference." in done.stdout
    assert "Every row: foi.report.csv" in done.stdout
    assert len(report.read_text(encoding="utf-8-sig").splitlines()) == 34
    report.write_text("mine", encoding="utf-8")
    assert "is another file" in run(project, "import", "foi.csv").stdout
    assert report.read_text(encoding="utf-8") == "mine"


def test_a_workbook_is_read_as_it_is_shown(project: Project) -> None:
    """True dates need no order; hidden rows are told and hidden sheets not read; a formula is what it shows."""
    book = Book()
    sheet = book.sheet("Closed")
    day = book.styles.add(code="dd/mm/yyyy")
    book.table(sheet, [["Ref", "Date closed", "Outcome", "Response"]])
    for number in range(2, 5):
        book.put(sheet, number, 1, f"2022/{number}")
        book.put(sheet, number, 2, 44600 + number, day)
        book.raw(sheet, number, 3, 't="str"', "<f>A1</f><v>Granted</v>")
        book.put(sheet, number, 4, "Five.")
    sheet.row_attributes[4] = 'hidden="1"'
    book.table(book.sheet("Working", "hidden"), [["Ref"], ["1"]])
    (project.root / "foi.xlsx").write_bytes(book.written())
    first = run(project, "import", "foi.xlsx")
    done = run(project, "import", "foi.xlsx")

    assert "1 hidden sheet not read" in " ".join(first.stdout.split())
    assert "2 drafts written" in done.stdout
    assert "row 4: It is hidden in the workbook." in done.stdout
    assert "responded: 2022-02-10\n" in (project.root / "responses/2022/2.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["foi.csv", "letter.txt"], "A register is imported alone"),
        (["foi.csv", "--reference", "1"], "--reference is for a letter"),
        (["letter.txt", "--map", "foi.csv"], "--map is for a register"),
    ],
)
def test_letters_and_registers_are_kept_apart(project: Project, arguments: list[str], said: str) -> None:
    """What belongs to the one is refused for the other, in a line."""
    project.write("foi.csv", REGISTER)
    project.write("letter.txt", "Ref: 1")
    done = run(project, "import", *arguments)

    assert done.exit_code == 2
    assert said in done.stderr


def test_what_cannot_be_read_is_a_line(project: Project) -> None:
    """An empty file, and one with names of columns alone, end without a map."""
    project.write("empty.csv", "")
    project.write("names.csv", "Ref,Outcome\n")

    assert run(project, "import", "empty.csv").stderr == "empty.csv: It is empty.\n"
    assert "there is nothing to import" in run(project, "import", "names.csv").stderr
    assert not list(project.root.glob("*.map.yml"))
