"""The command import: a draft for each letter, honest about what it does not know, and nothing overwritten."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.gate.test_inspection import by_hand
from tests.letters.broken import write_broken

if TYPE_CHECKING:
    from tests.conftest import Project

REPOSITORY = Path(__file__).parents[2]
SEED = REPOSITORY / "responses" / "2021" / "702" / "letter-text.pdf"
LETTER = """Sampleshire Council

Our ref: FOI 2044
Date: 12 May 2025

Mr Ambrose Fictional
1 Make-Believe Row
Fictionby

Dear Mr Fictional

Freedom of Information Act 2000 - Bicycles of the council

You asked:

1. How many bicycles does the council own?
2. Who rides them?

Our response

The council owns 12 bicycles. They were bought for staff, Mr Fictional.

The names of those who ride them are exempt under section 40(2) of the Act.

This letter is a refusal notice under section 17(1).

You may ask for a review within 40 working days, and complain to the Information Commissioner.

Yours sincerely

Freedom of Information Team
"""


def test_a_letter_becomes_a_draft_that_says_where_each_fact_comes_from(project: Project) -> None:
    """Reference, date, exemption and notice are read; each names its line; what is not sure is a question."""
    project.write("letter.txt", LETTER)
    run = project.run("import", "letter.txt", "--today", "2026-11-24")
    draft = (project.root / "responses/foi-2044.md").read_text(encoding="utf-8")

    assert run.returncode == 0
    assert "Wrote responses/foi-2044.md." in run.stdout
    for line in ("reference: FOI 2044", "responded: 2025-05-12", "- 40(2)", "refusal_notice: 17(1)"):
        assert line in draft
    assert '# Sure. Line 3: "Our ref: FOI 2044"' in draft
    assert "1. How many bicycles does the council own?" in draft.partition("## Response")[0]
    for question in re.findall(r"# QUESTION: (.+)", draft):
        assert question.split(".")[0].split("?")[0][:40] in " ".join(run.stdout.split()).replace("    ", "")


def test_who_asked_is_taken_out_and_the_letter_stays_where_it_is(project: Project) -> None:
    """No name or address of the requester reaches the draft or what is printed, and that is said."""
    project.write("letter.txt", LETTER)
    run = project.run("import", "letter.txt")
    draft = (project.root / "responses/foi-2044.md").read_text(encoding="utf-8")

    for word in ("Fictional", "Ambrose", "Make-Believe", "Fictionby"):
        assert word not in draft + run.stdout + run.stderr
    assert "bought for staff, [name removed]." in draft
    assert "Taken out of the words" in run.stdout
    assert "names who asked" in run.stdout
    assert not (project.root / "responses/foi-2044").exists()


def test_importing_twice_changes_nothing_and_says_what_differs(project: Project) -> None:
    """The same letter is there already; another one of its reference is told field by field, without its words."""
    letter = project.write("letter.txt", LETTER)
    project.run("import", "letter.txt")
    file = project.root / "responses/foi-2044.md"
    before = file.read_bytes()
    again = project.run("import", "letter.txt")
    letter.write_text(LETTER.replace("12 May 2025", "13 May 2025").replace("owns 12", "owns 13"), encoding="utf-8")
    other = project.run("import", "letter.txt")

    assert file.read_bytes() == before
    assert again.returncode == 0
    assert "says the same" in again.stdout
    assert other.returncode == 1
    assert "responded: another value." in other.stdout
    assert re.search(r"other words from line \d+ on", other.stdout)
    assert "1 there already and different" in other.stdout


def test_a_dry_run_prints_the_draft_and_writes_nothing(project: Project) -> None:
    """What would be written stands on the standard output alone; what is said of it goes beside it."""
    project.write("letter.txt", LETTER)
    before = sorted(project.root.rglob("*"))
    run = project.run("import", "letter.txt", "--dry-run")

    assert sorted(project.root.rglob("*")) == before
    assert run.stdout.startswith("---\n# A draft from letter.txt.")
    assert "Would write responses/foi-2044.md." in run.stderr


def test_the_draft_passes_the_check_once_its_questions_are_answered(project: Project) -> None:
    """The check names each gap that is left; filled in, nothing is wrong."""
    project.write("letter.txt", LETTER)
    project.run("import", "letter.txt")
    file = project.root / "responses/foi-2044.md"
    gaps = project.run("check", "--today", "2026-11-24")
    draft = file.read_text(encoding="utf-8")
    draft = re.sub(r"^outcome:$", "outcome: part_granted", draft, flags=re.MULTILINE)
    draft = re.sub(r"^title:$", "title: Bicycles of the council", draft, flags=re.MULTILINE)
    file.write_text(re.sub(r"^ *# .*\n", "", draft, flags=re.MULTILINE), encoding="utf-8")
    done = project.run("check", "--today", "2026-11-24")

    if re.search(r"^(?:outcome|title):$", draft, re.MULTILINE):
        assert gaps.returncode == 1
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_first_response_is_read_back_from_its_pdf(project: Project) -> None:
    """Every field that the letter states, the parts with their outcomes, and its words, exactly."""
    run = project.run("import", str(SEED), "--today", "2026-11-24")
    draft = (project.root / "responses/2021/702.md").read_text(encoding="utf-8")
    known = (REPOSITORY / "responses/2021/702.md").read_text(encoding="utf-8")

    assert run.returncode == 0
    for line in (
        "reference: 2021/702",
        "title: Use of facial recognition software",
        "responded: 2021-08-24",
        "correct_as_at: 2021-07-28",
        "  - questions: [1, 2, 3]",
        "outcome: answered",
        "outcome: ncnd",
        "matter: Covert practice of facial recognition",
        "- 24(2)",
        "- 31(3)",
        "refusal_notice: 17(1)",
    ):
        assert line in draft
    assert words(draft) == words(known)
    assert (project.root / "responses/2021/702/letter-text.pdf").is_file()


def words(response: str) -> list[str]:
    """The words of a response's two sections, headings included."""
    return re.findall(r"[^\W_]+", response.partition("\n## ")[2])


def test_what_cannot_be_read_is_one_line_and_the_others_go_on(project: Project) -> None:
    """A scan, an encrypted, a damaged, an empty file and others: each says why; the good letter is imported."""
    folder = project.root / "letters"
    folder.mkdir()
    broken = [path for path in write_broken(folder) if path.name != "bundle.pdf"]  # it is only long
    project.write("letters/good.txt", LETTER)
    run = project.run("import", *(str(path) for path in broken), "letters/good.txt", "--today", "2026-11-24")

    assert "Traceback" not in run.stdout + run.stderr
    assert (project.root / "responses/foi-2044.md").is_file()
    assert run.returncode == 1
    said = run.stdout
    for path in broken:
        assert f"{path}:" in said
    for words_of_why in ("no text that can be read", "encrypted", "damaged", "It is empty"):
        assert words_of_why in said


def test_a_letter_without_a_reference_waits_for_one(project: Project) -> None:
    """It lies under its own name with the gap named; with --reference it goes where it belongs."""
    project.write("Letter 7.txt", LETTER.replace("Our ref: FOI 2044\n", ""))
    run = project.run("import", "Letter 7.txt")
    given = project.run("import", "Letter 7.txt", "--reference", "2025/9")

    assert "Wrote responses/letter-7.md." in run.stdout
    assert "reference:\n" in (project.root / "responses/letter-7.md").read_text(encoding="utf-8")
    assert given.returncode == 0
    draft = (project.root / "responses/2025/9.md").read_text(encoding="utf-8")
    assert "# As it was given with the command.\nreference: 2025/9\n" in draft


def test_what_is_no_letter_says_what_a_letter_is(project: Project) -> None:
    """A picture is not damaged: it is of no kind that letters have."""
    (project.root / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    run = project.run("import", "picture.png")

    assert run.returncode == 1
    assert "A letter is a PDF, a Word file (docx)" in run.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.pdf"], "does not exist"),
        (["a.txt", "b.txt", "--reference", "1"], "one letter at a time"),
        (["a.txt", "--reference", "a//b"], "no letter or digit"),
        ([], "Missing argument"),
    ],
)
def test_a_wrong_use_is_said_in_a_line(project: Project, arguments: list[str], said: str) -> None:
    """The command ends with status 2, and nothing is written."""
    project.write("a.txt", LETTER)
    project.write("b.txt", LETTER)
    run = project.run("import", *arguments)

    assert run.returncode == 2
    assert said in run.stderr
    assert not (project.root / "responses/foi-2044.md").exists()


def test_a_letter_that_passes_the_gate_is_put_beside_its_draft(project: Project) -> None:
    """What holds it is named by its code where it does not; no word of it is printed."""
    stream = b"BT /F1 12 Tf 60 700 Td (Our ref: FOI 7) Tj 0 -20 Td (Response date: 1 May 2025) Tj ET"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    content = b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)
    project.write("letter.pdf", by_hand(b"<</Type/Catalog/Pages 2 0 R>>", pages, page, content, font))
    run = project.run("import", "letter.pdf")

    assert "as responses/foi-7/letter.pdf" in run.stdout
    assert (project.root / "responses/foi-7/letter.pdf").is_file()
    assert "  - file: letter.pdf\n" in (project.root / "responses/foi-7.md").read_text(encoding="utf-8")
