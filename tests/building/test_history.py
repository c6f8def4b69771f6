"""What git keeps is judged: files that were deleted, renamed, or are on another branch."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.repositories import git

from disclosure_log.building.history import Objection, check_history
from disclosure_log.building.stages import examine
from disclosure_log.config import load_project
from disclosure_log.findings import FindingsError

CANARY = "Quiverthatch Marrowbone 4471"
HOLD, REFUSE = Objection("DL101", acceptable=True), Objection("DL105", acceptable=False)
PDF = "responses/2021/1/scan.pdf"
LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 7\n"


class Judging:
    """Holds what has the word `hidden` in it, and refuses what has the word `nested`; remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[tuple[str, bytes]] = []

    def __call__(self, files: Sequence[Path]) -> dict[Path, Collection[Objection]]:
        self.given += [(file.name, file.read_bytes()) for file in files]
        words = {b"hidden": HOLD, b"nested": REFUSE}
        return {file: [say for word, say in words.items() if word in file.read_bytes()] for file in files}

    @property
    def contents(self) -> set[bytes]:
        """What it was given."""
        return {content for _, content in self.given}


@pytest.fixture
def judge():
    """A judge that knows two words."""
    return Judging()


class Kept:
    """A log that git keeps."""

    def __init__(self, project) -> None:
        self.project = project
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("Begin")

    def git(self, *arguments: str) -> str:
        """What git says in the log's folder."""
        return git(*arguments, folder=self.project.root).strip()

    def commit(self, message: str = "Change") -> str:
        """Commit everything that there is, and say which commit it is."""
        self.git("add", "--all", "--force")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")[:10]

    def add(self, path: str = PDF, content: bytes = b"%PDF-1.7 hidden") -> str:
        """Commit a file."""
        self.project.write(path, content)
        return self.commit()

    def take_out(self, path: str = PDF) -> None:
        """Commit that a file is gone."""
        (self.project.root / path).unlink()
        self.commit()

    def check(self, judge, search=None, *, not_on=None):
        """What is found in its history."""
        loaded = load_project(self.project.config_file)
        responses = examine(loaded, date(2026, 11, 24)).responses
        return check_history(loaded, responses, judge, search, not_on=not_on)

    def paths(self, judge, **options) -> list[str]:
        """The files that are found in it."""
        return [finding.path for finding in self.check(judge, **options)]


@pytest.fixture
def kept(project):
    """A log with two responses, in one commit."""
    return Kept(project)


def test_what_was_deleted_is_still_found(kept, judge):
    """A finding names the file, the commit that brought it and the rule, and never what stands in the file."""
    commit = kept.add(content=f"%PDF-1.7 hidden {CANARY}".encode())
    kept.take_out()
    (finding,) = kept.check(judge)
    assert (finding.code, finding.path, finding.blocks) == ("DL124", PDF, True)
    assert f"commit {commit}" in finding.message
    assert "changed or removed since" in finding.message
    assert "DL101" in finding.message
    assert CANARY not in finding.as_text()
    assert [name for name, _ in judge.given] == ["scan.pdf"]


def test_nothing_is_said_of_a_history_in_which_nothing_is_hidden(kept, judge):
    """A clean file that was there and is gone is judged, and passes."""
    kept.add(content=b"%PDF-1.7 plain")
    kept.take_out()
    assert kept.check(judge) == []
    assert judge.contents == {b"%PDF-1.7 plain"}


def test_a_content_is_judged_once_wherever_it_stood(kept, judge):
    """The same bytes under three names and in two commits are one file, judged under a name that an attachment has."""
    for path in ("notes/a.txt", PDF, "responses/2021/9/b.pdf"):
        kept.add(path)
        kept.take_out(path)
    assert kept.paths(judge) == [PDF]
    assert len(judge.given) == 1


# Where it stood.


def on_a_branch(kept: Kept) -> None:
    """On a branch that was never merged."""
    kept.git("checkout", "--quiet", "-b", "attempt")
    kept.add()
    kept.git("checkout", "--quiet", "main")


def behind_a_tag(kept: Kept) -> None:
    """On a branch that is gone, of which a tag is left."""
    on_a_branch(kept)
    kept.git("tag", "old", "attempt")
    kept.git("branch", "--quiet", "-D", "attempt")


def behind_an_annotated_tag(kept: Kept) -> None:
    """As before, and the tag has words of its own."""
    on_a_branch(kept)
    kept.git("tag", "-a", "-m", "Old", "old", "attempt")
    kept.git("branch", "--quiet", "-D", "attempt")


def on_a_remote_branch(kept: Kept) -> None:
    """On a branch as it was fetched."""
    on_a_branch(kept)
    kept.git("update-ref", "refs/remotes/origin/attempt", "attempt")
    kept.git("branch", "--quiet", "-D", "attempt")


def on_a_pull_request(kept: Kept) -> None:
    """Where GitHub keeps pull requests."""
    on_a_branch(kept)
    kept.git("update-ref", "refs/pull/7/head", "attempt")
    kept.git("branch", "--quiet", "-D", "attempt")


def in_a_stash(kept: Kept) -> None:
    """In an older stash, as a file that was not yet added."""
    kept.project.write(PDF, b"%PDF-1.7 hidden")
    kept.git("stash", "push", "--quiet", "--include-untracked")
    kept.project.write("docs/index.md", "Changed\n")
    kept.git("stash", "push", "--quiet")


def in_a_note(kept: Kept) -> None:
    """As the note to a commit."""
    kept.project.write("note", b"%PDF-1.7 hidden")
    blob = kept.git("hash-object", "-w", "note")
    (kept.project.root / "note").unlink()
    kept.git("notes", "add", "-C", blob, "HEAD")


def as_a_tag(kept: Kept) -> None:
    """As a content that a tag names, in no commit at all."""
    kept.project.write("scan.pdf", b"%PDF-1.7 hidden")
    kept.git("tag", "scan.pdf", kept.git("hash-object", "-w", "scan.pdf"))
    (kept.project.root / "scan.pdf").unlink()


def in_a_tagged_folder(kept: Kept) -> None:
    """In a folder that a tag names, in no commit at all."""
    kept.project.write(PDF, b"%PDF-1.7 hidden")
    kept.git("add", "--all")
    kept.git("tag", "folder", kept.git("write-tree"))
    kept.git("rm", "--quiet", "--force", PDF)


def in_a_merge_alone(kept: Kept) -> None:
    """Put there by a merge, where neither side had it."""
    kept.git("checkout", "--quiet", "-b", "side")
    kept.add("docs/other.txt", b"Side")
    kept.git("checkout", "--quiet", "main")
    kept.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    kept.add()
    kept.take_out()


def behind_a_replacement(kept: Kept) -> None:
    """In a commit in whose place git shows another one."""
    kept.add()
    commit = kept.git("rev-parse", "HEAD")
    kept.take_out()
    kept.git("replace", commit, kept.git("rev-list", "--max-parents=0", "HEAD"))


def under_an_ending_in_capitals(kept: Kept) -> None:
    """With an ending in capital letters, in a folder outside the responses."""
    kept.add("old/SCAN.PDF")
    kept.take_out("old/SCAN.PDF")


def under_no_ending(kept: Kept) -> None:
    """With a name that says nothing, outside the responses: it begins like a PDF."""
    kept.add("old/scan")
    kept.take_out("old/scan")


def under_any_name_among_the_responses(kept: Kept) -> None:
    """With any name, where attachments stand."""
    path = "responses/inbox/letter.bak"
    kept.add(path, b"hidden")
    kept.take_out(path)


def in_a_log_that_was_moved(kept: Kept) -> None:
    """In the folder in which the log stood before."""
    kept.add("old/responses/2021/1/table", b"hidden")
    kept.take_out("old/responses/2021/1/table")


def under_a_name_that_cannot_be_printed(kept: Kept) -> None:
    """With a line break and letters of another script in its name."""
    path = "responses/2021/1/\u202escan\n.pdf"
    kept.add(path)
    kept.take_out(path)


def in_the_first_commit(kept: Kept) -> None:
    """From the first commit of a history on."""
    kept.git("checkout", "--quiet", "--orphan", "other")
    kept.add()
    kept.git("checkout", "--quiet", "main")


PLACES = (
    *(on_a_branch, behind_a_tag, behind_an_annotated_tag, on_a_remote_branch, on_a_pull_request, in_a_stash),
    *(in_a_note, as_a_tag, in_a_tagged_folder, in_a_merge_alone, behind_a_replacement, in_the_first_commit),
    *(under_an_ending_in_capitals, under_no_ending, under_any_name_among_the_responses, in_a_log_that_was_moved),
    under_a_name_that_cannot_be_printed,
)


@pytest.mark.parametrize("put", PLACES, ids=lambda put: put.__name__)
def test_wherever_git_keeps_a_file_it_is_found(kept, judge, put: Callable[[Kept], None]):
    """Whatever a fetch can bring, and what waits here to be pushed, is judged."""
    put(kept)
    (finding,) = kept.check(judge)
    assert "DL101" in finding.message
    assert all(sign.isprintable() for sign in finding.as_text().replace("\n", ""))


def test_what_only_this_machine_remembers_is_left_alone(kept, judge):
    """A commit that was amended away is in nobody's fetch: git throws it away by and by."""
    kept.add()
    (kept.project.root / PDF).unlink()
    kept.git("add", "--all")
    kept.git("commit", "--quiet", "--amend", "--allow-empty", "-m", "Instead")
    assert kept.check(judge) == []


def test_the_programs_own_texts_are_no_attachments(kept, judge):
    """Pages, code and plain text outside the responses are not judged: nothing is hidden in them."""
    kept.add("docs/about.md", b"hidden")
    kept.add("scripts/tool.py", b"hidden")
    kept.add("requirements.txt", b"hidden")
    assert kept.check(judge) == []
    assert judge.given == []


# What was judged already, and what was accepted.


def attach(kept: Kept, content: bytes, more: str = "") -> None:
    """Attach a file to the first response."""
    kept.project.write(PDF, content)
    kept.project.add("2021/1", facts=f"outcome: granted\nattachments:\n  - file: scan.pdf\n    title: A scan{more}")
    kept.commit()


def test_what_stands_in_the_log_now_is_judged_where_it_stands(kept, judge):
    """An attachment is the matter of the check itself; an earlier form of it is the history's."""
    attach(kept, b"%PDF-1.7 hidden at first")
    attach(kept, b"%PDF-1.7 hidden now")
    (finding,) = kept.check(judge)
    assert finding.path == PDF
    assert judge.contents == {b"%PDF-1.7 hidden at first"}


def test_what_stands_where_no_check_looks_is_judged(kept, judge):
    """A file beside the log, in the commit that is checked out, is found, and said to be still there."""
    kept.add("docs/scan.pdf")
    (finding,) = kept.check(judge)
    assert finding.path == "docs/scan.pdf"
    assert "still stands there" in finding.message


def test_what_was_accepted_is_accepted_for_the_same_bytes(kept, judge):
    """A hold that somebody answers for is accepted in the history too; a refusal and other bytes are not."""
    content = b"%PDF-1.7 hidden"
    sha256 = hashlib.sha256(content).hexdigest()
    kept.add("old/scan.pdf", content)
    kept.take_out("old/scan.pdf")
    accepted = (
        f"\n    accepted:\n      - finding: DL101\n        sha256: {sha256}\n"
        "        by: Head of Information Rights\n        reason: The layer is the map's legend."
    )
    attach(kept, b"%PDF-1.7 plain", accepted)
    assert kept.check(judge) == []
    kept.add("old/scan.pdf", content + b" nested")
    kept.add("old/other.pdf", content + b" other")
    assert kept.paths(judge) == ["old/other.pdf", "old/scan.pdf"]
    refused = accepted.replace("DL101", "DL105").replace(sha256, hashlib.sha256(b"%PDF-1.7 nested").hexdigest())
    attach(kept, b"%PDF-1.7 plain", accepted + refused.removeprefix("\n    accepted:"))
    kept.add("old/third.pdf", b"%PDF-1.7 nested")
    assert kept.paths(judge) == ["old/other.pdf", "old/scan.pdf", "old/third.pdf"]


def test_a_file_of_which_the_judge_says_nothing_did_not_pass(kept):
    """Silence about a file is no verdict."""
    kept.add()
    kept.take_out()
    assert kept.paths(lambda _files: {}) == [PDF]


def test_the_text_of_earlier_responses_is_searched(kept, judge):
    """What stood in a response's file is searched; what stands there now is the matter of the check itself."""
    texts = []

    def search(text):
        texts.append(text)
        return [Objection("DL120", acceptable=True)] if "07700 900123" in text else []

    kept.project.add("2021/1", title="Call 07700 900123")
    kept.commit()
    kept.project.add("2021/1")
    kept.commit()
    kept.project.add("2021/2", title="Ask for 07700 900123")
    kept.commit()
    (finding,) = kept.check(judge, search)
    assert finding.path == "responses/2021/1.md"
    assert "DL120" in finding.message
    assert "07700" not in finding.as_text()
    assert any("not_held" in text for text in texts)  # the second response as it stood before


# What is not there.


def test_a_file_that_git_lfs_keeps_is_judged_or_missed(kept, judge):
    """The pointer in a commit is no file: what it stands for is judged, and it is said where that is not here."""
    sha256 = hashlib.sha256(b"hidden!").hexdigest()
    kept.add(content=LFS % sha256.encode())
    kept.take_out()
    (finding,) = kept.check(judge)
    assert "Git LFS" in finding.message
    assert "git lfs fetch --all" in finding.hint
    kept.project.write(f".git/lfs/objects/{sha256[:2]}/{sha256[2:4]}/{sha256}", b"hidden!")
    (finding,) = kept.check(judge)
    assert "DL101" in finding.message
    assert judge.contents == {b"hidden!"}


def test_a_content_that_is_missing_or_damaged_did_not_pass(kept, judge):
    """Each is a finding, and the rest is judged all the same."""
    blobs = []
    for number in range(3):
        kept.add(f"responses/2021/1/{number}.pdf", b"%%PDF-1.7 hidden %d" % number)
        blobs.append(kept.git("rev-parse", f"HEAD:responses/2021/1/{number}.pdf"))
    missing, damaged, _ = (kept.project.root / ".git/objects" / blob[:2] / blob[2:] for blob in blobs)
    missing.unlink()
    damaged.chmod(0o600)
    damaged.write_bytes(b"Nonsense")
    assert [("damaged" in finding.message, finding.path[-5:]) for finding in kept.check(judge)] == [
        (True, "0.pdf"),
        (True, "1.pdf"),
        (False, "2.pdf"),
    ]


def test_a_history_that_is_not_all_here_is_said(kept, judge, tmp_path):
    """Where older commits were left out, nobody can say that they hold nothing."""
    kept.add()
    kept.take_out()
    kept.commit()
    shallow = tmp_path / "shallow"
    git("clone", "--quiet", "--depth=1", f"file://{kept.project.root}", str(shallow), folder=tmp_path)
    loaded = load_project(shallow / "mkdocs.yml")
    (finding,) = check_history(loaded, (), judge)
    assert (finding.code, finding.path) == ("DL124", "")
    assert "git fetch --unshallow" in finding.hint


def test_without_git_there_is_no_history(project, judge):
    """A folder that is no repository, and one whose git is broken, are said in one line."""
    loaded = load_project(project.config_file)
    with pytest.raises(FindingsError, match="DL124: Git cannot tell the history of this log"):
        check_history(loaded, (), judge)
    git("init", "--quiet", folder=project.root)
    assert check_history(loaded, (), judge) == []
    (project.root / ".git/refs/heads/main").write_text("0" * 39 + "1\n")
    with pytest.raises(FindingsError, match="DL124"):
        check_history(loaded, (), judge)


def test_a_log_below_the_top_of_its_repository_is_told_from_its_folder(project, judge):
    """Paths are those of the log's folder, and lead out of it for what stands beside it."""
    top = project.root.parent
    git("init", "--quiet", "--initial-branch=main", folder=top)
    project.write("responses/2021/1/scan.pdf", b"%PDF-1.7 hidden")
    (top / "scan.pdf").write_bytes(b"%PDF-1.7 hidden beside")
    git("add", "--all", folder=top)
    git("commit", "--quiet", "-m", "Begin", folder=top)
    found = check_history(load_project(project.config_file), (), judge)
    assert [finding.path for finding in found] == ["../scan.pdf", PDF]


# Before a push.


@pytest.fixture
def remote(kept, tmp_path):
    """A remote that has what was committed so far, something hidden among it."""
    kept.add("responses/2021/1/old.pdf", b"%PDF-1.7 hidden before")
    git("init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "origin.git"), folder=tmp_path)
    kept.git("remote", "add", "origin", str(tmp_path / "origin.git"))
    kept.git("push", "--quiet", "origin", "main")
    return tmp_path / "origin.git"


@pytest.mark.usefixtures("remote")
def test_before_a_push_only_what_the_remote_has_not_is_judged(kept, judge):
    """What was added and removed within the commits that are to be pushed is found; what is out already is not."""
    assert kept.check(judge, not_on="origin") == []
    kept.add()
    kept.take_out()
    (finding,) = kept.check(judge, not_on="origin")
    assert finding.path == PDF
    assert "Take it out of the commits" in finding.hint
    assert len(kept.check(judge)) == 2


@pytest.mark.usefixtures("remote")
def test_before_a_push_another_branch_and_a_tag_count_too(kept, judge):
    """A push may bring several: pre-commit names only one of them."""
    on_a_branch(kept)
    behind_a_tag_only = b"%PDF-1.7 hidden too"
    kept.git("checkout", "--quiet", "--detach")
    kept.add(content=behind_a_tag_only)
    kept.git("tag", "old")
    kept.git("checkout", "--quiet", "main")
    assert len(kept.check(judge, not_on="origin")) == 2


def test_before_a_push_what_was_merged_from_the_remote_is_not_new(kept, judge, remote, tmp_path):
    """Somebody else's file that is on the remote already does not stop a push."""
    other = tmp_path / "other"
    git("clone", "--quiet", str(remote), str(other), folder=tmp_path)
    (other / PDF).write_bytes(b"%PDF-1.7 hidden by another")
    git("add", "--all", folder=other)
    git("commit", "--quiet", "-m", "Other", folder=other)
    git("push", "--quiet", "origin", "main", folder=other)
    kept.add("docs/mine.txt", b"Mine")
    kept.git("pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    assert kept.check(judge, not_on="origin") == []


@pytest.mark.usefixtures("remote")
def test_a_remote_that_is_not_known_has_nothing(kept, judge):
    """An address, or the public repository of the pair before its first push: everything would be new to it."""
    for unknown in ("https://git.example.org/log.git", "public", "*", ""):
        assert len(kept.check(judge, not_on=unknown)) == 1


# The command.


def test_check_judges_the_history_where_it_is_asked_to(kept):
    """A workbook that was deleted is found with --history alone; the exit status says so, in every form."""
    commit = kept.add("responses/2021/1/staff.xlsx", b"PK\x03\x04" + CANARY.encode())
    kept.take_out("responses/2021/1/staff.xlsx")
    run = kept.project.run
    assert run("check").returncode == 0
    done = run("check", "--history")
    assert done.returncode == 1
    assert f"responses/2021/1/staff.xlsx: error DL124: Git keeps this file (commit {commit})" in done.stderr
    assert CANARY not in done.stdout + done.stderr
    (found,) = json.loads(run("check", "--history", "--format", "json").stdout)
    assert found["code"] == "DL124"
    shutil.rmtree(kept.project.root / ".git")
    done = run("check", "--history")
    assert done.returncode == 1
    assert "Git cannot tell the history" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("remote")
def test_check_takes_the_remote_from_pre_commit(kept):
    """In a push, pre-commit says where to; on the command line --not-on does."""
    kept.project.write("responses/2021/1/old.pdf", b"")
    (kept.project.root / "responses/2021/1/old.pdf").unlink()
    kept.commit()
    run = kept.project.run
    assert run("check", "--history").returncode == 1
    assert run("check", "--history", "--not-on", "origin").returncode == 0
    assert run("check", "--history", PRE_COMMIT_REMOTE_NAME="origin").returncode == 0


def test_what_git_is_told_by_a_hook_leads_nowhere_else(kept, judge, monkeypatch):
    """Inside a hook, git's own variables name another index and folder: they are not obeyed."""
    kept.add()
    kept.take_out()
    monkeypatch.setenv("GIT_DIR", os.devnull)
    monkeypatch.setenv("GIT_NO_REPLACE_OBJECTS", "")
    assert [finding.path for finding in check_history(load_project(kept.project.config_file), (), judge)] == [PDF]
