"""What is told of a log: every tampering, nothing about an honest one, and what changed since a checkpoint."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.data.verifying.sites import ADDRESS, DAY, FILES, Log, small_log, source, told

from disclosure_log.cli import main
from disclosure_log.data.verifying.comparing import (
    MOST_TOLD,
    WrongUseError,
    compare_with,
    kept_checkpoint,
    place_of,
)
from disclosure_log.data.verifying.program import PROGRAM_NAME, program
from disclosure_log.data.verifying.sealing import CHECKPOINTS_NAME, MANIFEST_NAME, read_manifest


@pytest.fixture
def log(tmp_path):
    """A small sealed log."""
    return small_log(tmp_path / "log")


# Tampering.


def tamper(folder: Path, chance: random.Random) -> str:
    """Change, add, remove or rename one file; gives its path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    path = chance.choice(paths)
    match chance.choice(["byte", "byte", "cut", "longer", "added", "removed", "renamed"]):
        case "byte" if content := bytearray(path.read_bytes()):
            content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
            path.write_bytes(content)
        case "cut" if whole := path.read_bytes():
            path.write_bytes(whole[: chance.randrange(len(whole))])
        case "added":
            path = path.with_name(f"more-{chance.randrange(10**6)}.html")
            path.write_bytes(chance.choice(paths).read_bytes())
        case "removed":
            path.unlink()
        case "renamed":
            path.rename(path.with_name(f"else-{chance.randrange(10**6)}.html"))
        case _:
            path.write_bytes(path.read_bytes() + chance.choice([b" ", b"\n", b"\0"]))
    return path.relative_to(folder).as_posix()


@pytest.mark.parametrize("number", [100, pytest.param(1000, marks=pytest.mark.long)])
def test_every_tampering_is_found(log, number):
    """A byte, a file added, removed or renamed: each is found, and named unless it is what names all others."""
    chance = random.Random(number)
    for _ in range(number):
        before = contents(log.folder)
        path = tamper(log.folder, chance)
        verdict = log.verified()
        assert verdict.faults, path
        if path not in (MANIFEST_NAME, CHECKPOINTS_NAME):
            assert any(path in about for _, about in verdict.faults), (path, verdict.faults)
        after = contents(log.folder)
        for name in set(after) - set(before):
            (log.folder / name).unlink()
        for name, content in before.items():
            if after.get(name) != content:
                (log.folder / name).write_bytes(content)
    assert log.verified().faults == []


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_was_done_is_said_in_plain_words(log):
    """Changed, added, removed and renamed are told apart, each with its path."""
    (log.folder / "index.html").write_bytes(b"<h1>Another log</h1>\n")
    (log.folder / "new.html").write_bytes(b"new")
    (log.folder / "about/index.html").unlink()
    (log.folder / "assets/site.css").rename(log.folder / "assets/other.css")
    (log.folder / "link").symlink_to("/etc/passwd")
    said = told(log.verified(), log).splitlines()
    assert said[:5] == [
        "changed: index.html",
        "cannot be read: link: it is a link or a device, and no file",
        "removed: about/index.html",
        "renamed: assets/site.css is now assets/other.css",
        "added: new.html",
    ]
    assert said[-1] == "This is not the log that was sealed: 5 things to look at."


def test_many_faults_are_counted_and_not_all_listed(log):
    """A log of which nothing is left does not fill the terminal."""
    for number in range(MOST_TOLD + 7):
        (log.folder / f"{number}.html").write_bytes(b"x")
    said = told(log.verified(), log)
    assert said.count("added: ") == MOST_TOLD
    assert "... and 7 more of this kind" in said


@pytest.mark.parametrize("name", [MANIFEST_NAME, CHECKPOINTS_NAME])
def test_every_byte_of_what_seals_is_sealed(log, name):
    """No byte of the manifest or of the checkpoints can be another one, not even a space or the program's name."""
    whole = (log.folder / name).read_bytes()
    for place in range(0, len(whole), 11):
        for other in (b" ", b"0"):
            content = whole[:place] + other + whole[place + 1 :]
            (log.folder / name).write_bytes(content)
            assert bool(log.verified().faults) == (content != whole), place
    for content in (whole + b"\n", whole.replace(b":", b": ", 1), whole.replace(b"0", b"00", 1)):
        (log.folder / name).write_bytes(content)
        assert log.verified().faults


@pytest.mark.parametrize(
    "path",
    ["../x", "/etc/passwd", "a//b", "./a", "a/../../b", "https://elsewhere.example.org/x", "a\\b", "a\nb", "", "a/"],
)
def test_a_manifest_that_leads_outside_is_refused(log, path):
    """A name that would lead out of the log is never followed."""
    whole = (log.folder / MANIFEST_NAME).read_bytes()
    changed = whole.replace(b'"assets/empty.txt"', b'"' + path.encode("unicode_escape") + b'"')
    (log.folder / MANIFEST_NAME).write_bytes(changed)
    assert [kind for kind, _ in log.verified().faults] == ["cannot be verified"]


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"[]", b"{}", b"<!doctype html>", b"\xff\xfe", b"[" * 100_000, b"{" + b"9" * 5000 + b"}"),
        *(b'{"format":"disclosure-log manifest"}', b'{"format":"disclosure-log manifest","version":2,"files":{"a":1}}'),
    ],
)
def test_whatever_the_manifest_is_one_line_says_so(log, content):
    """What is no manifest of ours is told in one sentence, and raises nothing."""
    (log.folder / MANIFEST_NAME).write_bytes(content)
    ((kind, about),) = log.verified().faults
    assert kind == "cannot be verified"
    assert about.endswith(".")


def test_a_terminal_obeys_nothing_that_a_log_says(log):
    """Names that hold commands for a terminal are shown without them."""
    (log.folder / "\x1b[2Jx\u202e.html").write_bytes(b"x")
    done = CliRunner().invoke(main, ["verify", str(log.folder)])
    assert done.exit_code == 1
    assert "\x1b" not in done.output
    assert "\u202e" not in done.output


# An honest log, and what was kept of it.


def test_an_honest_log_raises_nothing(log):
    """Through corrections, withdrawals and new references, whatever was kept of it is found again, to the last line."""
    kept = [log.seal(), (log.folder / MANIFEST_NAME).read_bytes()]
    log.respond("2021/2")
    kept += [log.seal(DAY + timedelta(1)), (log.folder / MANIFEST_NAME).read_bytes()]
    log.respond("2021/1", source("13 bicycles."), corrected=["2026-03-05"])
    log.seal(DAY + timedelta(2))
    log.take_out("2021/2")
    log.respond("2022/2", was=["2021/2"])
    log.seal(DAY + timedelta(3))
    log.respond("2021/1", b"", withdrawn="2026-03-07")
    log.files["about/index.html"] = b"<h1>About us</h1>\n"
    last = log.seal(DAY + timedelta(4))
    assert last.startswith(f"checkpoint 5 of {ADDRESS} on 2026-03-07: ")
    for each in [*kept, last]:
        verdict = log.verified()
        compare_with(verdict, read_manifest(each) if isinstance(each, bytes) else kept_checkpoint(each))
        assert verdict.faults == []
    assert "2021/1 was withdrawn on 7 March 2026." in verdict.notes or isinstance(last, str)


def test_a_log_that_did_not_change_gets_no_checkpoint(log):
    """The same log is sealed with the same bytes on another day, and a later line names the one before."""
    before = (log.folder / CHECKPOINTS_NAME).read_bytes()
    log.seal(DAY + timedelta(9))
    assert (log.folder / CHECKPOINTS_NAME).read_bytes() == before
    log.files["index.html"] = b"<h1>Our log</h1>\n"
    log.seal(DAY + timedelta(9))
    first, second = log.chain
    assert before.decode() == f"{first}\n"
    assert second.startswith(f"checkpoint 2 of {ADDRESS} on 2026-03-12: {len(FILES) + 3} files, sha256 ")


def test_an_old_log_put_back_is_found_by_a_later_checkpoint(log, tmp_path):
    """An old log is whole, and nothing but a checkpoint that was kept since tells that it is old."""
    shutil.copytree(log.folder, tmp_path / "old")
    log.files["index.html"] = b"<h1>Newer</h1>\n"
    kept, manifest = log.seal(DAY + timedelta(1)), (log.folder / MANIFEST_NAME).read_bytes()
    old = Log(tmp_path / "old")
    assert old.verified().faults == []
    for each in (kept, read_manifest(manifest)):
        verdict = old.verified()
        compare_with(verdict, each)
        ((kind, about),) = verdict.faults
        assert kind == "history"
        assert "an old log was put back" in about
    assert "number 2, of 4 March 2026" in told_against(old, kept)


def told_against(log: Log, kept: str) -> str:
    """What is said of a log and a line that was kept."""
    verdict = log.verified()
    compare_with(verdict, kept)
    return told(verdict, log)


def test_a_rewritten_history_is_found_by_any_checkpoint_that_it_lacks(log):
    """A log whose list was begun anew, or goes another way, holds none of the lines that were kept."""
    log.files["index.html"] = b"<h1>Newer</h1>\n"
    kept = log.seal()
    log.chain, log.files["index.html"] = log.chain[:1], b"<h1>Another way</h1>\n"
    log.seal()
    assert log.verified().faults == []
    assert "history: its history was rewritten: checkpoint 2 is not the line that was kept" in told_against(log, kept)
    log.chain = []
    log.seal()
    assert "history: an old log was put back" in told_against(log, kept)


def test_what_happened_to_each_response_since_then_is_told(log):
    """With a manifest that was kept: what says something else without a correction, and what is gone without a word."""
    for number in range(2, 9):
        log.respond(f"2021/{number}", files={"a.csv": b"1,2\n"})
    log.respond("2021/9", corrected=["2026-01-01"])
    log.seal()
    kept = read_manifest((log.folder / MANIFEST_NAME).read_bytes())
    log.respond("2021/2", source("No bicycles."), files={"a.csv": b"1,2\n"})
    log.respond("2021/3", files={"a.csv": b"1,3\n"})
    log.respond("2021/4", source("No bicycles."), corrected=["2026-03-04"])
    log.take_out("2021/5")
    log.respond("2021/6", source(topic="Roads"), files={"a.csv": b"1,2\n"})
    log.take_out("2021/7")
    log.respond("2022/7", source("Seven."), files={"a.csv": b"1,2\n"}, was=["2021/7"])
    log.respond("2021/9")
    log.seal(DAY + timedelta(30))
    verdict = log.verified()
    assert verdict.faults == []
    compare_with(verdict, kept)
    assert verdict.faults == [
        ("says something else", "2021/2 says something else than on 3 March 2026, and lists no correction"),
        ("says something else", "2021/3 has other attachments than on 3 March 2026, and lists no correction"),
        ("vanished", "2021/5 was there on 3 March 2026, and no page says why it is gone"),
        (
            "says something else",
            "2021/7, now 2022/7, says something else than on 3 March 2026, and lists no correction",
        ),
        ("says something else", "2021/9 listed a correction on 3 March 2026 that it lists no more"),
    ]
    assert verdict.notes == [
        "What was kept is checkpoint 2, of 3 March 2026.",
        "2021/4 was corrected since, as its page says.",
        "2021/6 has the words and files of 3 March 2026, and other facts above them, such as topics or the outcome.",
    ]


@pytest.mark.parametrize("name", ["fingerprint", "letter"])
def test_a_manifest_cannot_say_another_fingerprint_than_that_of_the_files(log, name):
    """Whoever seals a changed response under its old fingerprint is found by anyone who verifies."""
    log.responses["2021/1"][name] = "0" * 64
    log.seal()
    assert [kind for kind, _ in log.verified().faults] == ["changed"]


# As a command.


def test_the_exit_status_is_0_1_or_2(log, tmp_path):
    """0 where nothing is wrong, 1 where something is, 2 where the command was used wrongly, each in plain words."""
    runner, folder = CliRunner(), str(log.folder)
    (tmp_path / "kept.txt").write_text(f"Kept on Tuesday:\n{log.chain[-1]}\n")
    (tmp_path / "none.txt").write_text("nothing\n")
    for against in ([], ["--against", log.chain[-1]], ["--against", str(tmp_path / "kept.txt")]):
        done = runner.invoke(main, ["verify", folder, *against])
        assert (done.exit_code, log.chain[-1] in done.output) == (0, True), done.output
    for wrong in (
        [str(tmp_path / "nowhere")],
        ["log.example.org"],
        ["https://"],
        ["https://user:secret@log.example.org/"],
        ["http://[::1"],
        [folder, "--against", "checkpoint 1"],
        [folder, "--against", str(tmp_path / "none.txt")],
        [folder, "--against", ""],
        [folder, "--against", "\0"],
        ["\0"],
    ):
        done = runner.invoke(main, ["verify", *wrong])
        assert done.exit_code == 2, done.output
        assert done.output.count("Error: ") == 1
    (log.folder / "index.html").unlink()
    assert runner.invoke(main, ["verify", folder]).exit_code == 1
    done = runner.invoke(main, ["verify", str(tmp_path)])
    assert (done.exit_code, "There is no manifest.json in it" in done.output) == (1, True)


def test_the_program_that_is_published_needs_python_alone(log, tmp_path):
    """The file that every log brings says the same as the command, without this package, from any folder."""
    file = tmp_path / PROGRAM_NAME
    file.write_text(program(), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    for status, arguments in ((0, ["--against", log.chain[-1]]), (2, ["--against", "x"]), (1, [])):
        if status == 1:
            (log.folder / "index.html").unlink()
        command = [sys.executable, "-I", "-S", str(file), str(log.folder), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
        ours = CliRunner().invoke(main, ["verify", str(log.folder), *arguments])
        assert (done.returncode, ours.exit_code) == (status, status), done.stderr
        assert "Traceback" not in done.stderr
        assert status == 2 or done.stdout == ours.output
    assert "disclosure_log" not in program()


def test_whatever_was_kept_is_a_checkpoint_or_is_refused(tmp_path):
    """A manifest that was changed since it was kept proves nothing, and is told so."""
    log = small_log(tmp_path / "log")
    whole = (log.folder / MANIFEST_NAME).read_bytes()
    (tmp_path / "kept.json").write_bytes(whole)
    assert kept_checkpoint(str(tmp_path / "kept.json")) == read_manifest(whole)
    (tmp_path / "kept.json").write_bytes(whole + b" ")
    with pytest.raises(WrongUseError, match="cannot be used"):
        kept_checkpoint(str(tmp_path / "kept.json"))
    with pytest.raises(WrongUseError, match="begins with https"):
        place_of("ftp://log.example.org/")
