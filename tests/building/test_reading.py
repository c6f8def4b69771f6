"""Responses are read the same, however they are read."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from disclosure_log.building.cache import FILE
from disclosure_log.building.on_disk import OnDisk, Place
from disclosure_log.building.processes import UNREAD, answers
from disclosure_log.building.reader import Work
from disclosure_log.building.reading import FEWEST_KEPT, FEWEST_SHARED, Readings
from disclosure_log.building.stages import Examined, examine
from disclosure_log.caching import FOLDER
from disclosure_log.config import load_project

TODAY = date(2026, 11, 24)
SECRET = "Zeppelin"
FIELDS = ("reference", "front", "parts", "language", "attachments", "body", "source", "has_letter", "marks", "links")


def examined(project, *, shared=False, program="this one", today=TODAY, kept=True) -> Examined:
    """The log, read with its cache, and in processes if it is `shared`."""
    readings = Readings(
        load_project(project.config_file),
        fewest_kept=1 if kept else sys.maxsize,
        fewest_shared=1 if shared else sys.maxsize,
        program=program,
    )
    return examine(load_project(project.config_file), today, readings)


def anew(project, *, shared=False) -> Examined:
    """The log, read as if it had no cache, which stays as it is."""
    cache, aside = project.root / ".cache", project.root.with_name("aside")
    if cache.exists():
        cache.rename(aside)
    found = examined(project, shared=shared, kept=False)
    if aside.exists():
        if cache.exists():
            shutil.rmtree(cache)  # the gate keeps its verdicts there
        aside.rename(cache)
    return found


def said(examined: Examined):
    """All that is known of a log: its findings, and each field of each response."""
    shown = [response.reference.text for response in examined.log.responses]
    return examined.findings, shown, [[getattr(each, name) for name in FIELDS] for each in examined.responses]


def cache_of(project) -> Path:
    """The file of the cache."""
    return Path(project.root, FOLDER, FILE)


def kept_of(project) -> set[str]:
    """The paths of which something is kept."""
    with sqlite3.connect(cache_of(project)) as database:
        tables = [database.execute(f"SELECT path FROM {table}").fetchall() for table in ("facts", "marks", "body")]
    database.close()
    assert tables[0] == tables[1] == tables[2]
    return {path for (path,) in tables[0]}


def poison(project, statement: str) -> None:
    """Change the cache behind the program's back."""
    with sqlite3.connect(cache_of(project)) as database:
        database.execute(statement)
    database.close()


REFUSAL = """We neither confirm nor deny the rest, under sections 24(2) and 31(3).

### Public interest test

It favours neither. Ask us for a review, and then complain to the Information Commissioner."""


@pytest.fixture
def log(project):
    """A log with something of everything, in a repository that holds responses back."""
    project.set("repository: private")
    for number in range(3, 60):
        project.add(f"2021/{number}", responded=f"2021-08-{number % 28 + 1:02}")
    refusing = project.add(
        "2021/60",
        facts="parts:\n  - outcome: granted\n    matter: a\n  - outcome: ncnd\n    matter: b\n    "
        "exemptions: [24(2), 31(3)]\n    refusal_notice: 17(1)\ncorrect_as_at: 2021-08-01",
    )
    refusing.write_text(f"{refusing.read_text()}\n{REFUSAL}\n")
    project.add("2021/61", facts="outcome: granted\nrelated: [2021/60]\naliases: [2020/1]\nlanguage: cy")
    file = project.root / "responses/2021/61.md"
    text = file.read_text().replace("## Request", "## Cais").replace("## Response", "## Ymateb\n### Title")
    file.write_text(f"{text}\n|a|b|\n|-|-|\n|c|[d](61/a.txt)|\n\nSee [it](response:2021/60).\n")
    file.write_text(
        file.read_text().replace("language: cy", "language: cy\nattachments:\n  - file: a.txt\n    title: T")
    )
    project.write("responses/2021/61/a.txt", "words\n")
    return project


def test_a_log_is_the_same_however_it_is_read(log):
    """With a cache or without, for the first time or again, here or in processes: same responses, same findings."""
    log.add("2021/62", facts="outcome: grnated")
    log.add("2021/63", facts="outcome: granted\nexemptions: [24(2)]")
    log.add("2021/64", facts="outcome: granted\nrelated: [2021/999]")
    log.write("responses/2021/65.md", "no front matter")
    log.write("responses/2021/66.md", b"\xff")
    expected = said(anew(log))
    assert {finding.code for finding in expected[0]} == {"DL001", "DL003", "DL012", "DL016", "DL025"}
    assert said(anew(log, shared=True)) == expected
    assert said(examined(log, shared=True)) == expected
    assert said(examined(log)) == expected
    cache_of(log).unlink()
    assert said(examined(log)) == expected
    assert said(examined(log, shared=True)) == expected


def puts(monkeypatch) -> list[Place]:
    """Let everything that is read wait on disk, and tell where it does."""
    places: list[Place] = []
    put = OnDisk.put

    def told(self: OnDisk, text: str) -> Place:
        places.append(put(self, text))
        return places[-1]

    monkeypatch.setattr(OnDisk, "put", told)
    monkeypatch.setattr("disclosure_log.building.reading._MOST_HELD", 0)
    monkeypatch.setattr("disclosure_log.building.on_disk.LONG", 1)
    return places


def test_what_waits_on_disk_is_the_same(log, monkeypatch):
    """Where much was read it waits on disk until it may be kept, and stays there where another run writes."""
    expected = said(anew(log))
    places = puts(monkeypatch)
    assert said(examined(log)) == expected
    assert places
    assert not any(isinstance(place, str) for place in places)
    kept = kept_of(log)
    assert said(examined(log)) == expected
    with closing(sqlite3.connect(cache_of(log))) as writing:
        writing.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr("disclosure_log.caching._SECONDS", 0)
        assert said(examined(log)) == expected
        writing.rollback()
    assert kept_of(log) == kept


def test_what_changed_is_read_again(log):
    """A file that was changed, moved, added or removed, a setting and the program: each is seen, and then kept."""
    examined(log)
    log.add("2021/1", title="Council carriages")
    log.add("2021/70")
    (log.root / "responses/2021/2.md").unlink()
    (log.root / "responses/2021/3.md").rename(log.root / "responses/2021/4.md")
    for _ in range(2):
        now = examined(log)
        assert said(now) == said(anew(log))
        assert now.log.by_reference["2021/1"].title == "Council carriages"
        assert [finding.code for finding in now.findings] == ["DL021"]
    assert "responses/2021/2.md" not in kept_of(log)
    log.set("law: EIR")
    for _ in range(2):
        assert said(examined(log)) == said(anew(log))
    assert examined(log).log.by_reference["2021/1"].parts[0].law.value == "EIR"


def test_what_another_program_kept_is_nothing_to_this_one(log):
    """After the program has changed, every file is read again, even if its own texts have not changed."""
    examined(log, program="an older one")
    before = cache_of(log).read_bytes()
    assert said(examined(log)) == said(anew(log))
    assert cache_of(log).read_bytes() != before


def test_the_day_is_never_kept(log):
    """What depends on today is found anew on each day, and not on another."""
    log.add("2021/71", responded="2026-11-20")
    assert [finding.code for finding in examined(log, today=date(2026, 11, 19)).findings] == ["DL014"]
    assert examined(log).findings == []
    assert [finding.code for finding in examined(log, today=date(2026, 11, 19)).findings] == ["DL014"]


def test_nothing_is_kept_that_the_log_does_not_show(log):
    """Nothing of a response that is blocked, withdrawn or held back, not even in what was deleted from the cache."""
    withdrawn = "withdrawn:\n  date: 2022-01-05\n  reason: A mistake.\n  by: Head of Information"
    hidden = {
        "2021/1": "outcome: granted\nexemptions: [24(2)]",
        "2021/2": f"outcome: granted\n{withdrawn}",
        "2021/5": "outcome: granted\npublished: 2026-11-25",
        "2021/6": "outcome: granted\nrelated: [2021/999]",
        "2021/7": "outcome: granted\nattachments:\n  - file: a.pdf\n    title: T",
    }
    log.write("responses/2021/7/a.pdf", "none")
    for shared in (False, True):
        for reference in hidden:
            log.add(reference, title=SECRET)
        examined(log, shared=shared)
        assert SECRET.encode() in cache_of(log).read_bytes()
        for reference, facts in hidden.items():
            log.add(reference, title=SECRET, facts=facts)
        found = examined(log, shared=shared)
        assert found.responses
        assert not kept_of(log) & {f"responses/{reference}.md" for reference in hidden}
        content = b"".join(path.read_bytes() for path in cache_of(log).parent.iterdir())
        assert SECRET.encode() not in content
    assert len(kept_of(log)) == len(found.log.responses) - 1  # all that are shown, but the withdrawn one


def test_a_small_log_leaves_nothing_behind(log):
    """Below a hundred files nothing is kept, and what a larger log had kept is deleted."""
    examined(log)
    assert cache_of(log).exists()
    examine(load_project(log.config_file), TODAY)
    assert not cache_of(log).exists()
    assert FEWEST_KEPT == 100
    assert FEWEST_SHARED > 1


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"words",
        b"SQLite format 3\0" + b"x" * 5000,
        "half",
        "bytes",
        "UPDATE facts SET text = replace(text, 'bicycles', 'barges')",
        "UPDATE facts SET key = 'x'",
        "UPDATE facts SET text = NULL",
        "UPDATE facts SET text = x'00', path = 5 WHERE path LIKE '%/7.md'",
        "UPDATE body SET text = replace(text, '12', '13')",
        "DELETE FROM body",
        "DROP TABLE marks",
        "DROP TABLE facts",
        "PRAGMA user_version = 7",
    ],
)
def test_a_damaged_cache_is_as_good_as_none(log, damage):
    """Cut off, overwritten, foreign or forged in part: the files are read again, nothing is said, nothing is wrong."""
    expected = said(anew(log))
    examined(log)
    file = cache_of(log)
    whole = file.read_bytes()
    if isinstance(damage, bytes):
        file.write_bytes(damage)
    elif damage == "half":
        file.write_bytes(whole[: len(whole) // 2])
    elif damage == "bytes":
        file.write_bytes(whole[:8192] + bytes(255 - byte for byte in whole[8192:16384]) + whole[16384:])
    elif damage == "UPDATE facts SET text = NULL":
        poison(log, "PRAGMA user_version = 7")
    else:
        poison(log, damage)
    for _ in range(3):
        assert said(examined(log)) == expected


def test_a_file_that_changes_while_it_is_read_ends_the_run(log):
    """A text that is asked for late comes from the file as it was; from another one it never does."""
    examined(log)
    found = examined(log)
    poison(log, "DELETE FROM body")
    one, two = (found.log.by_reference[text] for text in ("2021/8", "2021/9"))
    assert one.body
    assert "12 bicycles" in one.body.response.html
    log.add("2021/9", title="Another")
    with pytest.raises(Exception, match="DL067"):
        _ = two.body


def test_a_cache_that_came_with_the_repository_is_not_used(log, monkeypatch):
    """Whoever proposes a change could put anything into it; so nothing is read, written or waits there."""
    examined(log)
    poison(log, "UPDATE facts SET text = text || ' '")
    before = cache_of(log).read_bytes()
    git = ["git", "-c", "user.name=O", "-c", "user.email=o@example.org"]
    subprocess.run([*git, "init", "--quiet"], cwd=log.root, check=True)
    assert said(examined(log)) == said(anew(log))
    assert cache_of(log).read_bytes() != before
    before = cache_of(log).read_bytes()
    subprocess.run([*git, "add", "--force", FOLDER], cwd=log.root, check=True)
    log.add("2021/1", title="Council carriages")
    assert said(examined(log)) == said(anew(log))
    assert cache_of(log).read_bytes() == before
    places = puts(monkeypatch)
    assert said(examined(log)) == said(anew(log))
    assert {type(place) for place in places} == {str}


def test_the_cache_hides_from_git_whatever_the_log_ignores(log):
    """In a log of somebody else, too, nothing of it is ever committed by accident."""
    examined(log)
    subprocess.run(["git", "init", "--quiet"], cwd=log.root, check=True)
    listed = subprocess.run(["git", "status", "--short", "-uall"], cwd=log.root, capture_output=True, check=True)
    assert b".cache" not in listed.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_nobody_may_write_has_no_cache(log):
    """Reading works as ever."""
    log.root.chmod(0o500)
    try:
        assert said(examined(log)) == said(anew(log))
    finally:
        log.root.chmod(0o700)


@pytest.mark.parametrize("path", [".cache", FOLDER, f"{FOLDER}/{FILE}"])
def test_where_no_cache_can_be_made_there_is_none(log, path):
    """Something else in its place is left alone: a file for the folder, a folder for the file."""
    if path.endswith(FILE):
        (log.root / path).mkdir(parents=True)
    else:
        log.write(path, "mine")
    assert said(examined(log)) == said(anew(log))
    assert (log.root / path).is_dir() is path.endswith(FILE)


def test_two_runs_at_once_do_each_other_no_harm(log):
    """Each says what is so, whoever of them writes first, and what they leave is whole."""
    expected = said(anew(log))
    heard = []
    threads = [threading.Thread(target=lambda: heard.append(said(examined(log)))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == [expected] * 4
    assert said(examined(log)) == expected
    assert len(kept_of(log)) == len(expected[1])


class Deadly(type(Path())):  # type: ignore[misc]  # which kind of path it is depends on the system
    """In the place of a file: ends the process that is told to read it."""

    def __reduce__(self):
        return os._exit, (3,)

    def __fspath__(self):
        os._exit(3)  # a fork has it in its memory, and opens it


def test_a_file_that_ends_the_process_harms_no_other(log):
    """The others are read in a new process; there is no answer for that file, which becomes a finding."""
    loaded = load_project(log.config_file)
    files = sorted((log.root / "responses").rglob("*.md"))[:40]
    work = Work(loaded.root, loaded.options)
    found = [answer for _, answer in sorted(answers(work, [*files[:20], Deadly(), *files[20:]], 2))]
    assert found[20] is None
    assert all(answer.kept for answer in found[:20] + found[21:])
    assert list(answers(work, files, 1)) == [(place, UNREAD) for place in range(len(files))]


def test_where_no_process_starts_files_are_read_here(log, monkeypatch):
    """A computer that refuses to start programs only takes longer."""
    (log.root / "responses/2021/61.md").unlink()  # an attachment is read in a process or not at all
    shutil.rmtree(log.root / "responses/2021/61")
    expected = said(anew(log))
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert said(anew(log, shared=True)) == expected
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert said(anew(log, shared=True)) == expected


def test_an_interrupted_run_ends_without_a_traceback(log):
    """Ctrl and C stop every process, and nothing is said but that it was stopped."""
    letter = (log.root / "responses/2021/61.md").read_text(encoding="utf-8")
    for number in range(100, 1600):
        log.write(f"responses/2022/{number}.md", letter.replace("2021/61", f"2022/{number}"))
    command = [sys.executable, "-m", "disclosure_log", "check"]
    with subprocess.Popen(
        command, cwd=log.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, text=True
    ) as run:

        def others() -> list[str]:
            listed = subprocess.run(["ps", "-A", "-o", "sid=,ppid=,pid="], capture_output=True, text=True, check=False)
            return [line for line in listed.stdout.splitlines() if line.split()[0] == str(run.pid)]

        while len(others()) < 3 and run.poll() is None:
            time.sleep(0.05)
        os.killpg(run.pid, signal.SIGINT)
        _, told = run.communicate(timeout=100)
    assert run.returncode == 1
    assert told.strip() == "Aborted!"
    assert others() == []
