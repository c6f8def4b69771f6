"""The program that imports the letters in the inbox, as its workflow starts it, and what it says of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.letters.broken import scanned, with_macro
from tests.repositories import git

import import_inbox
from disclosure_log.intake.letters.importing import Imported
from inbox_text import Done, Links, text_of

LETTER = """Sampleshire Council

Our ref: FOI 2044
Date: 12 May 2025

Dear Sir or Madam

Freedom of Information Act 2000 - Bicycles of the council

You asked:

1. How many bicycles does the council own?

Our response

The council owns 12 bicycles.

Yours faithfully

Freedom of Information Team
"""
WITHOUT_REFERENCE = LETTER.replace("Our ref: FOI 2044\n", "")


class Inbox:
    """A private log in a repository, and what is dropped into its inbox."""

    def __init__(self, project, monkeypatch, capsys):
        self.project, self.environment, self.capsys = project, monkeypatch, capsys
        project.set("repository: private")
        project.write("responses/inbox/README.md", "What to do here\n")
        git("init", "--quiet", "--initial-branch=main", folder=project.root)
        self.commit("Begin")
        monkeypatch.setenv("LOG", str(project.root))
        for name in ("PRIVATE", "SINCE", "PROPOSAL", "OUTPUT", "SUMMARY", "BRANCH", "GITHUB_REPOSITORY"):
            monkeypatch.delenv(name, raising=False)

    def commit(self, message):
        """Commit everything, as whoever works on the website does; gives the commit."""
        git("add", "--all", folder=self.project.root)
        git("commit", "--quiet", "--allow-empty", "-m", message, folder=self.project.root)
        return git("rev-parse", "HEAD", folder=self.project.root).strip()

    def drop(self, **letters):
        """Drop letters, by name, and commit them."""
        for name, content in letters.items():
            self.project.write(f"responses/inbox/{name}", content)
        return self.commit("Add files via upload")

    def run(self, status=0, **environment):
        """What the program says."""
        for name, value in environment.items():
            self.environment.setenv(name, value)
        assert import_inbox.main() == status
        said = self.capsys.readouterr()
        return said.err if status else said.out

    def files(self):
        """The files that are committed among the responses, but for those that were there before."""
        listed = git("ls-tree", "-r", "--name-only", "-z", "HEAD", "responses", folder=self.project.root)
        return sorted(set(filter(None, listed.split("\0"))) - {"responses/2021/1.md", "responses/2021/2.md"})


README = "responses/inbox/README.md"


@pytest.fixture
def inbox(project, monkeypatch, capsys):
    """The inbox of a private log of two responses."""
    return Inbox(project, monkeypatch, capsys)


def test_every_file_leaves_the_inbox_and_is_told(inbox):
    """Drafts, letters that were there already, scans, what the gate holds, tables, programs: each in its section."""
    inbox.drop(
        **{
            "1 ŵ äöü.txt": LETTER,
            "2 [same].txt": LETTER,
            "3 *.txt": LETTER.replace("12 bicycles", "13 bicycles"),
            "4/-scan.pdf": scanned(),
            "..5.docx": with_macro(),
            "6.csv": "reference,date\n1,2\n",
            "7.exe": b"MZ",
            "8.md": (inbox.project.root / "responses/2021/1.md").read_text(encoding="utf-8"),
        }
    )
    said = inbox.run()
    held, first, same, other, scan, table, program, response = said.split("\n## ")[1:9]
    assert held.startswith("Letter 1: `responses/foi-2.md`")
    assert "the gate holds it (DL100)" in held
    assert first.startswith("Letter 2: `responses/foi-2044.md`\n\nA draft.")
    assert "The letter lies beside the draft, as `letter.txt`." in first
    assert "says the same. Nothing was changed." in same
    assert "- The text: other words from line" in other
    assert "recognition (OCR)" in scan
    assert "register" in table
    assert program.endswith("Then drop it into the inbox again.\n")
    assert "It is a response already" in response
    assert inbox.files() == [
        "responses/foi-2.md",
        "responses/foi-2044.md",
        "responses/foi-2044/letter.txt",
        README,
    ]
    assert git("status", "--porcelain", folder=inbox.project.root) == ""
    assert git("log", "-1", "--format=%s", folder=inbox.project.root) == "From the inbox: 2 drafts of 8 letters\n"
    assert inbox.run() == "Nothing new lies in the inbox.\n"


def test_open_questions_are_a_list_of_tasks_without_words_of_the_letter(inbox):
    """Each names its line and what it is about; the draft has the question itself."""
    inbox.drop(**{"letter.txt": WITHOUT_REFERENCE.replace("12 May 2025", "04/05/2025")})
    said = inbox.run()
    draft = (inbox.project.root / "responses/letter.md").read_text(encoding="utf-8").splitlines()
    asked = [number for number, line in enumerate(draft, 1) if line.startswith("# QUESTION: ")]
    assert [f"- [ ] line {number}: a question, above `" in said for number in asked] == [True] * len(asked)
    assert f"- [ ] line {asked[0]}: a question, above `reference`\n" in said
    for word in ("04/05/2025", "icycles", "QUESTION"):
        assert word not in said
    inbox.drop(**{"again.txt": WITHOUT_REFERENCE.replace("12 May 2025", "04/05/2025")})
    assert "It is there already, and says the same." in inbox.run()


def test_a_draft_moves_to_its_reference_once_an_officer_has_written_it(inbox):
    """So does the letter beside it; where another response has the place, nothing is moved and that is said."""
    inbox.drop(**{"one.txt": WITHOUT_REFERENCE, "two.txt": WITHOUT_REFERENCE.replace("12 bicycles", "13 bicycles")})
    assert "The letter does not say its reference" in inbox.run()
    drafts = ["responses/letter-2.md", "responses/letter.md"]
    assert [path for path in inbox.files() if path.endswith(".md") and path != README] == drafts
    for path, reference in zip(drafts, ("2026/15", "2021/1"), strict=True):
        file = inbox.project.root / path
        file.write_text(file.read_text(encoding="utf-8").replace("reference:\n", f"reference: {reference}\n"))
    inbox.commit("Update the drafts")
    said = inbox.run()
    assert "The draft `responses/letter-2.md` was put where its reference says: `responses/2026/15.md`." in said
    assert "reference of `responses/2021/1.md`, which is there already" in said
    assert [path for path in inbox.files() if path != README] == [
        "responses/2026/15.md",
        "responses/2026/15/letter.txt",
        "responses/letter.md",
        "responses/letter/letter.txt",
    ]


def test_only_what_came_since_is_imported(inbox):
    """On main, what waits for an earlier proposal is left to it; a commit that is none means everything."""
    before = inbox.drop(**{"old.txt": LETTER})
    inbox.drop(**{"new.txt": LETTER.replace("2044", "2045")})
    inbox.run(SINCE=before)
    assert inbox.files() == [
        "responses/foi-2045.md",
        "responses/foi-2045/letter.txt",
        README,
        "responses/inbox/old.txt",
    ]
    inbox.run(SINCE="0" * 40)
    assert inbox.files()[0] == "responses/foi-2044.md"
    assert "Git cannot tell what was changed" in inbox.run(1, SINCE="f" * 40)


def test_in_a_public_repository_nothing_is_imported(inbox, tmp_path):
    """What was dropped is public already: that is said, with what to do, and the letter is not read."""
    assert inbox.run(PRIVATE="false") == "Nothing new lies in the inbox.\n"
    before = inbox.drop(**{"letter.txt": LETTER})
    said = inbox.run(1, PRIVATE="false", SUMMARY=str(tmp_path / "summary.md"), OUTPUT=str(tmp_path / "output"))
    assert "This repository is public" in said
    assert "private repository of a pair" in said
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == said
    assert git("rev-parse", "HEAD", folder=inbox.project.root).strip() == before
    assert not (tmp_path / "output").exists()


def test_what_is_in_no_commit_is_not_touched(inbox):
    """A letter leaves the inbox only where the history keeps it; other work under way is not swept along."""
    inbox.project.write("responses/inbox/letter.txt", LETTER)
    said = inbox.run(1)
    assert "Commit them first" in said
    assert (inbox.project.root / "responses/inbox/letter.txt").read_text(encoding="utf-8") == LETTER


def test_a_text_that_is_too_long_for_github_is_cut_between_letters(tmp_path):
    """What is left out is counted, and the summary of the run has it; what to do next is always there."""
    letters = [
        Imported(tmp_path / f"responses/inbox/{number}.pdf", problem="It is empty. " * 20) for number in range(90)
    ]
    done, links = Done(letters, [], []), Links(tmp_path, "0" * 40)
    whole, cut = text_of(done, tmp_path, links), text_of(done, tmp_path, links, 10_000)
    assert whole.count("\n## Letter") == 90
    shown = cut.count("\n## Letter")
    assert f"What became of {90 - shown} others is said in the summary" in cut
    assert 9_000 < len(cut) <= 10_000
    assert "## What to do now" in cut


def test_links_lead_to_the_files_of_the_run_and_tell_no_name(tmp_path, monkeypatch):
    """Addresses on GitHub: the draft at its line, the page to change it, the letter by an anchor."""
    for name, value in {
        "GITHUB_SERVER_URL": "https://github.example.org",
        "GITHUB_REPOSITORY": "council/log",
        "GITHUB_RUN_ID": "7",
        "GITHUB_WORKSPACE": str(tmp_path),
        "BRANCH": "inbox/1-1",
    }.items():
        monkeypatch.setenv(name, value)
    links = Links(tmp_path / "log", "abc")
    base = "https://github.example.org/council/log"
    assert links.draft("responses/7.md", 3) == f"[line 3]({base}/blob/abc/log/responses/7.md?plain=1#L3)"
    assert links.edit("responses/7.md") == f"[**Edit it**]({base}/edit/inbox/1-1/log/responses/7.md)"
    assert links.run() == f"[this run]({base}/actions/runs/7)"
    # The anchor of a file in a commit is the SHA-256 of its path.
    anchor = "25faacff7a890d51c271d1bc856f6e2a670b91c058e8ab7e88f73773dd35dd08"
    assert links.letter(1, "responses/inbox/a.pdf") == f"[Letter 1]({base}/commit/abc#diff-{anchor})"


def test_every_page_that_the_texts_name_is_there():
    """What an officer is led to exists."""
    root = Path(import_inbox.__file__).parents[1]
    assert (root / "docs/officers/on-the-website.md").read_text(encoding="utf-8").count("## 5. Add attachments") == 1
    assert "DL100" in {page.stem for page in (root / "docs/rules").iterdir()}
