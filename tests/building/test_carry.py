"""Carrying what may be shown from a private repository into the public one, with two bare repositories."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from tests.repositories import git

TODAY = "2026-11-24"
CSV = "month,bicycles\n2021-01,12\n"


def at(day: str) -> str:
    """Noon of a day, in seconds since 1970."""
    return str(int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()))


class Pair:
    """A private log, and the bare repository of the public one."""

    def __init__(self, private, public, tmp_path: Path) -> None:
        self.private = private
        self.address = tmp_path / "public.git"
        git("init", "--quiet", "--bare", "--initial-branch=main", str(self.address), folder=tmp_path)
        git("init", "--quiet", "--initial-branch=main", folder=public.root)
        public.write("responses/.gitkeep", "")
        git("add", "--all", folder=public.root)
        git("commit", "--quiet", "-m", "Begin", folder=public.root)
        git("push", "--quiet", str(self.address), "main", folder=public.root)
        private.set("repository: private")

    def carry(self, *options, today=TODAY):
        """Carry, as an officer's workflow does."""
        return self.private.run("carry", str(self.address), *options, SOURCE_DATE_EPOCH=at(today))

    def files(self):
        """The responses and attachments in the public repository."""
        listed = git("ls-tree", "-r", "-z", "--name-only", "main", "responses", folder=self.address).split("\0")
        return sorted(path for path in listed if path and not path.endswith(".gitkeep"))

    def text(self, path):
        """A file of the public repository."""
        return git("show", f"main:{path}", folder=self.address)

    @property
    def commits(self):
        """The commits of the public repository, newest first: author, address, message."""
        return git("log", "--format=%an|%ae|%cn|%ce|%B%x00", "main", folder=self.address).split("\0")[:-1]


@pytest.fixture
def pair(new_project, tmp_path):
    """A private log with a response and an attachment beside an empty public one."""
    private, public = new_project("private"), new_project("public")
    private.add("2021/1", facts="outcome: granted\nattachments:\n  - file: costs.csv\n    title: Costs by month")
    private.write("responses/2021/1/costs.csv", CSV)
    return Pair(private, public, tmp_path)


def test_what_passes_is_carried_as_one_commit_that_names_nobody(pair):
    """Responses and attachments arrive byte for byte; the commit says what, and not by whom."""
    done = pair.carry()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "new: responses/2021/1.md",
        "new: responses/2021/1/costs.csv",
        "Carried: Publish 2021/1",
    ]
    assert pair.files() == ["responses/2021/1.md", "responses/2021/1/costs.csv"]
    assert pair.text("responses/2021/1.md") == (pair.private.root / "responses/2021/1.md").read_text()
    assert pair.text("responses/2021/1/costs.csv") == CSV
    name, address = "Sampleshire Council", "disclosure-log@example.invalid"
    assert pair.commits[0].strip() == f"{name}|{address}|{name}|{address}|Publish 2021/1"
    assert "already holds all" in pair.carry().stdout
    assert len(pair.commits) == 2


def test_nothing_is_carried_while_an_error_stands(pair):
    """A finding that blocks anywhere in the private log keeps the public one as it was, and is printed."""
    pair.private.add("2021/2", facts="outcome: grnated")
    done = pair.carry()
    assert done.returncode == 1
    assert "responses/2021/2.md:5:1: error DL012" in done.stderr
    assert "Nothing was carried" in done.stderr
    assert pair.files() == []


def test_what_is_held_back_is_carried_on_its_day(pair):
    """Before its day of publication a response is nowhere in the public repository, its reference neither."""
    pair.private.add("2021/9", title="Zeppelins", facts="outcome: granted\npublished: 2026-11-25")
    assert pair.carry().returncode == 0
    assert "responses/2021/9.md" not in pair.files()
    assert "2021/9" not in "".join(pair.commits)
    assert pair.carry(today="2026-11-25").returncode == 0
    assert "responses/2021/9.md" in pair.files()


def test_notes_of_officers_stay_private(pair):
    """Comments among the facts are not carried; a # in text over several lines is no comment."""
    facts = "# Phoned the requester twice.\noutcome: granted\nsummary: |\n  Bicycles,\n  # and more\n  # Not this.\n"
    file = pair.private.add(
        "2021/2", facts=f"{facts}  by year.\n    # nor this note\ntopics: [Bicycles]\n# A last note"
    )
    file.write_text(file.read_text().replace("    # nor this note\n", "# nor this note\n"))
    assert pair.carry().returncode == 0
    text = pair.text("responses/2021/2.md")
    assert "Phoned" not in text
    assert "note" not in text
    assert "  # and more\n  # Not this.\n  by year.\ntopics: [Bicycles]\n---\n## Request\n" in text


def test_a_withdrawn_response_leaves_nothing_to_read(pair):
    """Letter, attachments and whatever its page does not show are gone from the public file; the rest stays."""
    assert pair.carry().returncode == 0
    facts = "outcome: granted\nsummary: About zeppelins.\ntopics: [zeppelins]\nchanges:\n  - date: 2021-12-01\n"
    facts += "    note: A zeppelin more.\n    was: 11 zeppelins\n    now: 12 zeppelins\n"
    facts += "attachments:\n  - file: costs.csv\n    title: All zeppelins\neditor_note: See the zeppelins.\n"
    facts += "withdrawn:\n  date: 2022-01-05\n  reason: It named a member of staff.\n  by: Head of Information"
    file = pair.private.add("2021/1", facts=facts)
    file.write_text(file.read_text().replace("12 bicycles", "12 zeppelins"))
    done = pair.carry()
    assert done.returncode == 0, done.stderr
    assert pair.files() == ["responses/2021/1.md"]
    assert pair.text("responses/2021/1.md") == (
        "---\nreference: 2021/1\ntitle: Council bicycles\nresponded: '2021-08-24'\noutcome: granted\nchanges:\n"
        "- date: '2021-12-01'\n  note: A zeppelin more.\nwithdrawn:\n"
        "  date: '2022-01-05'\n  reason: It named a member of staff.\n  by: Head of Information\n---\n"
    )


@pytest.mark.parametrize("way", ["removed", "renamed", "held back"])
def test_what_is_public_never_vanishes(pair, way):
    """A response that is no longer there, or is to be held back now, stops everything and is named."""
    assert pair.carry().returncode == 0
    file = pair.private.root / "responses/2021/1.md"
    if way == "held back":
        file.write_text(file.read_text().replace("outcome:", "published: 2027-01-01\noutcome:"))
    else:
        file.unlink()
        shutil.rmtree(file.with_suffix(""))
    if way == "renamed":
        pair.private.add("2021/7")
    done = pair.carry()
    assert done.returncode == 1
    assert "responses/2021/1.md: error DL072: The response 2021/1 is public" in done.stderr
    assert pair.files() == ["responses/2021/1.md", "responses/2021/1/costs.csv"]


def test_a_new_reference_takes_the_place_of_its_alias(pair):
    """A response that names its earlier reference under aliases moves; the old file goes."""
    assert pair.carry().returncode == 0
    (pair.private.root / "responses/2021/1.md").unlink()
    shutil.rmtree(pair.private.root / "responses/2021/1")
    pair.private.add("FOI-7", facts="outcome: granted\naliases: [2021/1]")
    (pair.private.root / "responses/FOI-7.md").rename(pair.private.root / "responses/foi-7.md")
    done = pair.carry()
    assert done.returncode == 0, done.stderr
    assert pair.files() == ["responses/foi-7.md"]


def test_what_lies_beside_the_responses_is_left_alone(pair, tmp_path):
    """The register and every page of the public repository stay as they are."""
    work = tmp_path / "work"
    git("clone", "--quiet", str(pair.address), str(work), folder=tmp_path)
    (work / "responses/register").mkdir()
    (work / "responses/register/2021.csv").write_text("reference,responded,outcome,reason\n")
    git("add", "--all", folder=work)
    git("commit", "--quiet", "-m", "Register", folder=work)
    git("push", "--quiet", "origin", "main", folder=work)
    assert pair.carry().returncode == 0
    assert "responses/register/2021.csv" in pair.files()
    assert "docs/index.md" in git("ls-tree", "-r", "--name-only", "main", folder=pair.address)


def test_the_inbox_is_never_carried(pair):
    """A letter that still waits in the private inbox stops nothing, and stays where it is."""
    pair.private.write("responses/inbox/README.md", "What to do here\n")
    for name in ("letter.pdf", "7.md", "2021/1.md"):
        pair.private.write(f"responses/inbox/{name}", "Dear Mr Quiverthatch\n")
    done = pair.carry()
    assert done.returncode == 0
    assert pair.files() == ["responses/2021/1.md", "responses/2021/1/costs.csv"]
    assert "Quiverthatch" not in git("log", "-p", "--all", folder=pair.address)


def test_a_dry_run_carries_nothing(pair):
    """With --dry-run the command says what it would do, and does not."""
    done = pair.carry("--dry-run")
    assert done.returncode == 0
    assert "Would carry: Publish 2021/1" in done.stdout
    assert pair.files() == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("authority: Sampleshire Council|authority: Placeholder Council", "the log of another authority"),
        ("official: true|official: true\n      repository: private", "its settings say that it is private"),
        ("plugins:|plugings:", "its settings cannot be used"),
    ],
)
def test_only_the_public_log_of_the_same_authority_is_written_to(pair, tmp_path, change, said):
    """A repository of another authority, or a private one, takes nothing."""
    work = tmp_path / "work"
    git("clone", "--quiet", str(pair.address), str(work), folder=tmp_path)
    before, after = change.split("|")
    (work / "mkdocs.yml").write_text((work / "mkdocs.yml").read_text().replace(before, after))
    git("commit", "--quiet", "--all", "-m", "Change", folder=work)
    git("push", "--quiet", "origin", "main", folder=work)
    done = pair.carry()
    assert done.returncode == 1
    assert "error DL073" in done.stderr
    assert said in done.stderr
    assert pair.files() == []


@pytest.mark.parametrize(
    "address", ["nowhere.git", "--upload-pack=touch owned", "https://officer:secret@127.0.0.1:9/x"]
)
def test_an_address_that_does_not_answer_is_said_without_its_password(pair, address):
    """What git says is one line, and never holds a password that stood in the address."""
    done = pair.private.run("carry", "--", address)
    assert done.returncode == 1
    assert "error DL073: The public repository cannot be fetched" in done.stderr
    assert "secret" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert not (pair.private.root / "owned").exists()


def test_somebody_else_may_write_to_the_public_repository_meanwhile(pair, tmp_path):
    """Where the public branch moved on before the push, the commit is made anew on top of it."""
    work = tmp_path / "work"
    git("clone", "--quiet", str(pair.address), str(work), folder=tmp_path)
    git("commit", "--quiet", "--allow-empty", "-m", "Meanwhile", folder=work)
    git("push", "--quiet", "origin", "HEAD:refs/heads/meanwhile", folder=work)
    hook = pair.address / "hooks/pre-receive"
    hook.write_text(
        "#!/bin/sh\nif git rev-parse -q --verify refs/heads/meanwhile >/dev/null; then\n"
        "  env -u GIT_QUARANTINE_PATH git update-ref refs/heads/main refs/heads/meanwhile\n"
        "  env -u GIT_QUARANTINE_PATH git update-ref -d refs/heads/meanwhile\n"
        "  echo non-fast-forward >&2\n  exit 1\nfi\n"
    )
    hook.chmod(0o755)
    done = pair.carry()
    assert done.returncode == 0, done.stderr
    assert [message.rpartition("|")[2].strip() for message in pair.commits] == ["Publish 2021/1", "Meanwhile", "Begin"]


def test_a_public_log_is_not_carried_from(project, tmp_path):
    """Where the log's own repository is public there is nothing to carry: a wrong use."""
    done = project.run("carry", str(tmp_path))
    assert done.returncode == 2
    assert "its repository is public" in done.stderr


def test_comments_at_the_end_of_a_line_stay_private(pair):
    """Wherever YAML lets a comment stand it is cut, and the values beside it stay: in lists, behind signs, on keys."""
    facts = "outcome: 'granted' # note\nsummary: | # note\n  Bicycles\n  # kept\ntopics: [a, # note\n  b] # note\n"
    facts += "editor_note: >- # note\n  Kept\nchanges: # note\n  - date: '2021-12-01' # note\n    note: 'n#1' # note"
    pair.private.add("2021/2", title='"C# and F#" # note', facts=facts)
    done = pair.carry()
    assert done.returncode == 0, done.stderr
    text = pair.text("responses/2021/2.md")
    assert "# note" not in text
    for kept in ('title: "C# and F#"\n', "  # kept\n", "topics: [a,\n  b]\n", "    note: 'n#1'\n", "  Kept\n"):
        assert kept in text


@pytest.mark.parametrize("flow", [False, True])
def test_a_withdrawn_response_keeps_only_what_its_page_shows(pair, flow):
    """What its parts were about, on which grounds and why it took longer is gone, however the facts are written."""
    facts = (
        "requester_type: media\nparts:\n  - matter: zeppelins of somebody\n    outcome: refused\n"
        "    exemptions: [{provision: '36(2)(c)', qualified_person: zeppelin captain}]\n    refusal_notice: 17(1)\n"
        "    extension: {until: 2021-10-01, reason: zeppelins}\n  - questions: [2]\n    outcome: granted\n"
        "withdrawn: {date: 2022-01-05, reason: It named somebody., by: Head of Information}"
    )
    file = pair.private.add("2021/2", facts=facts)
    if flow:
        file.write_text(
            "---\n{reference: 2021/2, title: Bicycles, responded: 2021-08-24, outcome: granted, summary: zeppelins,\n"
            "withdrawn: {date: 2022-01-05, reason: It named somebody., by: Head of Information}}\n---\n"
        )
    done = pair.carry()
    assert done.returncode == 0, done.stderr
    text = pair.text("responses/2021/2.md")
    assert "zeppelin" not in text
    assert "media" not in text
    assert "It named somebody." in text


def test_what_was_withdrawn_never_comes_back_by_an_old_copy(pair):
    """An earlier state of the private log, in which the response was still there, carries nothing."""
    earlier = (pair.private.root / "responses/2021/1.md").read_text()
    assert pair.carry().returncode == 0
    withdrawn = "outcome: granted\nwithdrawn:\n  date: 2022-01-05\n  reason: A mistake.\n  by: Head of Information"
    pair.private.add("2021/1", facts=withdrawn)
    (pair.private.root / "responses/2021/1/costs.csv").unlink()
    assert pair.carry().returncode == 0
    pair.private.write("responses/2021/1.md", earlier)
    pair.private.write("responses/2021/1/costs.csv", CSV)
    done = pair.carry()
    assert done.returncode == 1
    assert "error DL072: The response 2021/1 was withdrawn, and this would bring it back." in done.stderr
    assert pair.files() == ["responses/2021/1.md"]


def test_only_what_was_agreed_to_is_carried(pair):
    """Where the private log is a repository: nothing that was not committed, and nothing of another branch."""
    git("init", "--quiet", "--initial-branch=main", folder=pair.private.root)
    git("add", "--all", folder=pair.private.root)
    git("commit", "--quiet", "-m", "Agreed", folder=pair.private.root)
    file = pair.private.add("2021/2")
    done = pair.carry()
    assert done.returncode == 1
    assert "error DL073: 1 file of the private log differ" in done.stderr
    file.unlink()
    pair.private.write(".gitignore", "*.csv\n")
    pair.private.write("responses/2021/2/secret.csv", CSV)
    pair.private.add("2021/2", facts="outcome: granted\nattachments:\n  - file: secret.csv\n    title: Left out of git")
    git("add", "--all", folder=pair.private.root)
    git("commit", "--quiet", "-m", "Without its table", folder=pair.private.root)
    done = pair.carry()
    assert "responses/2021/2/secret.csv: error DL073: 1 file of the private log differ" in done.stderr
    git("reset", "--quiet", "--hard", "HEAD~1", folder=pair.private.root)
    (pair.private.root / "responses/2021/2/secret.csv").unlink()
    git("switch", "--quiet", "-c", "proposal", folder=pair.private.root)
    done = pair.carry()
    assert done.returncode == 1
    assert "error DL073: The private log stands on another branch than main." in done.stderr
    git("switch", "--quiet", "main", folder=pair.private.root)
    assert pair.files() == []
    assert pair.carry().returncode == 0


def test_what_is_to_come_can_be_looked_at_and_not_carried(pair):
    """Another day than today is for a dry run alone."""
    pair.private.add("2021/9", facts="outcome: granted\npublished: 2099-01-01")
    done = pair.carry("--today", "2099-01-01")
    assert done.returncode == 2
    assert "--today goes with --dry-run" in done.stderr
    assert "2021/9" in pair.carry("--today", "2099-01-01", "--dry-run").stdout
    assert pair.files() == []


def test_the_surroundings_of_a_hook_lead_nowhere_else(pair, tmp_path):
    """Inside a hook, where the environment names another repository, it writes to the public one all the same."""
    other = tmp_path / "other"
    other.mkdir()
    git("init", "--quiet", folder=other)
    git("commit", "--quiet", "--allow-empty", "-m", "Begin", folder=other)
    before = git("rev-parse", "HEAD", folder=other)
    surroundings = {"GIT_DIR": str(other / ".git"), "GIT_INDEX_FILE": str(other / ".git/index")}
    done = pair.private.run("carry", str(pair.address), GIT_AUTHOR_NAME="Officer", **surroundings)
    assert done.returncode == 0, done.stderr
    assert "responses/2021/1.md" in pair.files()
    assert "Officer|" not in pair.commits[0]
    assert git("rev-parse", "HEAD", folder=other) == before


def change_public(pair, tmp_path, name, content, *, link=""):
    """Add a file, or a symbolic link, to the public repository."""
    work = tmp_path / f"work-{len(list(tmp_path.iterdir()))}"
    git("clone", "--quiet", str(pair.address), str(work), folder=tmp_path)
    if link:
        shutil.rmtree(work / name, ignore_errors=True)
        (work / name).symlink_to(link)
    else:
        (work / name).write_text(content)
    git("add", "--all", folder=work)
    git("commit", "--quiet", "-m", "Change", folder=work)
    git("push", "--quiet", "origin", "main", folder=work)


def test_no_setting_of_the_public_repository_changes_a_file(pair, tmp_path):
    """Whatever its .gitignore and .gitattributes say, every file arrives byte for byte, and the next run sees that."""
    change_public(pair, tmp_path, ".gitignore", "*.csv\n2021/\n")
    change_public(pair, tmp_path, ".gitattributes", "* text=auto\n*.csv text eol=lf\n")
    pair.private.write("responses/2021/1/costs.csv", CSV.replace("\n", "\r\n"))
    done = pair.carry()
    assert done.returncode == 0, done.stderr
    command = ["git", "cat-file", "blob", "main:responses/2021/1/costs.csv"]
    content = subprocess.run(command, cwd=pair.address, capture_output=True, check=True).stdout
    assert content == CSV.replace("\n", "\r\n").encode()
    assert "already holds all" in pair.carry().stdout


def test_a_symbolic_link_in_the_public_repository_is_never_followed(pair, tmp_path):
    """Nothing outside the copy of the repository is written or deleted, whatever its folders lead to."""
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "important.csv").write_text("do not lose me")
    change_public(pair, tmp_path, "responses", "", link=str(victim))
    done = pair.carry()
    assert done.returncode == 1
    assert "error DL024" in done.stderr
    assert [path.name for path in victim.iterdir()] == ["important.csv"]


def test_what_is_shown_names_nothing_that_is_held_back(pair):
    """In the private repository that is an error, said in the pull request: the public log would lead nowhere."""
    pair.private.add("2021/9", facts="outcome: granted\npublished: 2026-12-25\nrelated: [2021/1]")
    file = pair.private.add("2021/2", facts="outcome: granted\nrelated: [2021/9]")
    file.write_text(file.read_text().replace("12 bicycles", "[12 bicycles](response:2021/9)"))
    done = pair.private.run("check", "--today", TODAY)
    assert done.returncode == 1
    assert done.stderr.count("error DL025: This names a response that is held back until 2026-12-25") == 2
    file.write_text(file.read_text().replace("outcome:", "published: 2026-12-25\noutcome:"))
    assert pair.private.run("check", "--today", TODAY).returncode == 0


def test_the_settings_that_give_files_their_meaning_are_the_same(pair):
    """A response that names no law would be one under another law in a log with another one."""
    pair.private.set("law: EIR")
    done = pair.carry()
    assert done.returncode == 1
    assert "its settings differ in law" in done.stderr


def test_where_git_cannot_be_asked_nothing_is_carried(pair):
    """A repository that git refuses to read is not taken for a folder without one."""
    (pair.private.root / ".git").mkdir()
    done = pair.carry()
    assert done.returncode == 1
    assert "error DL073: Git cannot tell what was agreed to" in done.stderr
    assert pair.files() == []
