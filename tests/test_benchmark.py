"""The benchmark measures what it says, on a log that is always the same."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from benchmark import EXPLAINED, PAGE, with_tables
from benchmarks.cost import PROCESSES, Cost, FailedError, TooLargeError, cost_of, in_the_middle, memory_of_the_machine
from benchmarks.log import EVERY_WITH_PDF, FEWEST_WORDS, LONGEST_LINE, SEED, Letter, make_log, reference_of, searches
from disclosure_log.building.stages import examine
from disclosure_log.config import load_project

REPOSITORY = Path(__file__).parent.parent
FIGURES = r" [\d.,]+ \| [\d.,]+ \| [\d,]+ \| (?:[\d,]+|not known) \|$"


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a log."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_seed_makes_the_same_log(tmp_path: Path) -> None:
    """Byte by byte; a larger log begins with the responses of a smaller one, and another seed makes another log."""
    for name, number, seed in (("one", 30, 1), ("same", 30, 1), ("larger", 60, 1), ("other", 30, 2)):
        make_log(tmp_path / name, number, seed)
    one = files(tmp_path / "one")
    assert files(tmp_path / "same") == one
    assert one.items() <= files(tmp_path / "larger").items()
    assert files(tmp_path / "other").keys() == one.keys()
    assert files(tmp_path / "other") != one


def test_its_log_passes_the_check(tmp_path: Path) -> None:
    """Each response is sound and as long as a letter, and every third has a PDF of its own that the gate releases."""
    make_log(tmp_path / "log", 24)
    examined = examine(load_project(tmp_path / "log" / "mkdocs.yml"), date(2026, 6, 1))
    assert [finding for finding in examined.findings if finding.blocks] == []
    assert len(examined.log.responses) == 24
    assert len({response.title for response in examined.log.responses}) == 24
    attached = list((tmp_path / "log" / "responses").rglob("*.pdf"))
    assert len({path.read_bytes() for path in attached}) == len(examined.facts) == 24 / EVERY_WITH_PDF
    letters = (tmp_path / "log" / "responses").rglob("*.md")
    assert all(len(path.read_text(encoding="utf-8").split()) > FEWEST_WORDS for path in letters)


def test_nothing_is_in_it_by_chance_that_the_gate_holds() -> None:
    """No sentence greets somebody, and no line goes beyond the page: letters and PDFs that once did are sound."""
    greeting = re.compile(r"(?:^|[.?] )(?:Dear|Hello) (?!Requester,$)", re.MULTILINE)
    for count in (26_865, 84_706, 53_230):  # of 2011/1280, 2018/4034 and 2021/2535
        assert not greeting.search(Letter(count, SEED).written())
    letter = Letter(99_980, SEED)
    assert letter.reference == "2025/4761"
    letter.written()
    assert max(len(line) for _ in range(letter.draw.randint(1, 3)) for line in letter.lines()) <= LONGEST_LINE


def measured(*options: str) -> list[str]:
    """What the tables of a run of six responses say was measured."""
    command = [sys.executable, "scripts/benchmark.py", "6", *options]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("6 responses (seed 1), measured on ")
    return re.findall(rf"^\| (.+?) \|{FIGURES}", done.stdout, re.MULTILINE)


def test_it_prints_what_each_step_took() -> None:
    """Seconds, processor seconds and memory of a check of the log in each of its states."""
    assert measured("--only", "checks") == [
        "Check the log for the first time",
        "Check it again, nothing changed",
        "Check it, one response changed",
    ]


def test_of_several_runs_the_one_in_the_middle_counts() -> None:
    """With its own time and processor time, and the most memory of any, as far as that is known."""
    runs = [Cost(3.0, 4.0, 10, None), Cost(1.0, 9.0, 30, 50), Cost(2.0, 5.0, 20, 60)]
    assert in_the_middle(runs) == Cost(2.0, 5.0, 30, 60)
    assert in_the_middle(runs[:1]) == runs[0]


@pytest.mark.skipif(not PROCESSES.is_dir(), reason="the system does not tell how much memory a process has")
def test_a_program_that_needs_more_memory_than_there_is_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the processes that it started, before the machine stands still; the message says how far it came."""
    monkeypatch.setattr("benchmarks.cost.MOST_MEMORY", 200_000_000 / memory_of_the_machine())
    child = "import os, time; open('child', 'w').write(str(os.getpid())); content = b'a' * 300_000_000; time.sleep(100)"
    starting = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with pytest.raises(TooLargeError, match=r"^ended after [0-9]+ seconds, when it had [0-9]+ GB of memory$"):
        cost_of([sys.executable, "-c", starting], tmp_path)
    ended = PROCESSES / (tmp_path / "child").read_text() / "stat"
    deadline = time.monotonic() + 30
    with suppress(FileNotFoundError, ProcessLookupError):  # gone
        while ended.read_text().rpartition(")")[2].split()[0] != "Z":  # or as good as gone
            assert time.monotonic() < deadline
            time.sleep(0.01)


def test_a_program_does_not_have_the_memory_of_what_measures_it(tmp_path: Path) -> None:
    """Of several megabytes, where the one that measures has hundreds; a program of that size has it counted."""
    held = b"a" * 300_000_000
    assert cost_of([sys.executable, "-c", "pass"], tmp_path).largest < 100_000_000
    assert cost_of([sys.executable, "-c", "held = b'a' * 300_000_000"], tmp_path).largest > len(held)


def test_what_a_program_says_when_it_fails_is_told(tmp_path: Path) -> None:
    """Also where it cannot be started at all."""
    with pytest.raises(FailedError, match=r"^python\S* -c .* failed:\nno room$"):
        cost_of([sys.executable, "-c", "raise SystemExit('no room')"], tmp_path)
    with pytest.raises(FailedError, match=r"^not-there failed:\n(?s:.*)No such file"):
        cost_of(["not-there"], tmp_path)


def test_what_is_searched_stands_in_the_log(tmp_path: Path) -> None:
    """Both words of each search are in the first letter, so that it is found however small the log is."""
    make_log(tmp_path / "log", 3)
    letter = (tmp_path / "log" / "responses" / f"{reference_of(0)}.md").read_text(encoding="utf-8")
    said = {*re.findall(r"\w+", letter.partition("## Response")[2].lower())}
    assert len(searches()) == 4
    assert all(said.issuperset(words.split()) for words in searches())


def test_the_page_has_the_tables_of_each_log() -> None:
    """Those of a log of the same size give way, and those of another stay; new ones stand before what explains them."""
    page = with_tables(f"# Cost\n\n{EXPLAINED}\nA log.\n", 10, "ten")
    page = with_tables(with_tables(page, 1000, "a thousand"), 10, "ten anew")
    headings = ["# Cost", "## 10 responses", "## 1,000 responses", EXPLAINED.strip()]
    assert [line for line in page.splitlines() if line.startswith("#")] == headings
    assert ("\nten anew\n" in page, "\na thousand\n" in page, "\nten\n" in page) == (True, True, False)
    assert page.endswith(f"{EXPLAINED}\nA log.\n")
    assert EXPLAINED in PAGE.read_text(encoding="utf-8")


@pytest.mark.long
def test_it_measures_every_kind_of_build_and_the_gate() -> None:
    """Each kind of build, what the site holds, and the files and registers of fixed size, in one run."""
    assert measured("--no-peers") == [
        "Full build, nothing kept | disclosure-log",
        "Full build, verdicts and texts kept, without the search | disclosure-log",
        "Full build, verdicts kept, without the search | disclosure-log",
        "One response changed, without the search | disclosure-log",
        "Full build, verdicts kept | disclosure-log",
        "Nothing changed | disclosure-log",
        "One response changed | disclosure-log",
        "One response deleted | disclosure-log",
        "Settings changed | disclosure-log",
        "Check the log for the first time",
        "Check it again, nothing changed",
        "Check it, one response changed",
        "Judge one line of text",
        "Judge a PDF of 20 pages",
        "Judge a workbook of 5,000 cells",
        "Judge 200 small files at once",
        "Read the columns of a CSV file of 10,000 rows",
        "Import a CSV file of 10,000 rows",
        "Read the columns of a workbook of 10,000 rows",
        "Import a workbook of 10,000 rows",
    ]
