"""The gate over the whole corpus of leaking and clean files, in the sandbox, as it is used."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Project
from tests.leaks.corpus import CLEAN, CONDITIONS, LEAKS, named, one_variation
from tests.leaks.forms import CANARY, Clean, Leak
from tests.leaks.oracle import holds

from disclosure_log.gate.inspection import Gate
from disclosure_log.gate.notes import Verdict
from disclosure_log.intake.attaching import Preparation

WORDS = [word for word in CANARY.split() if word.isalpha()]
"""Those that no hash can hold by chance."""


def _one_for_each_rule(*, hidden: bool = False) -> list[Leak]:
    """A leak for each rule and each type of file."""
    chosen: dict[object, Leak] = {}
    for leak in LEAKS:
        if leak.hidden or not hidden:
            chosen.setdefault((leak.suffix, leak.codes), leak)
    return list(chosen.values())


@pytest.fixture(scope="module")
def gate() -> Iterator[Gate]:
    """One gate for many files, as in a build."""
    with Gate(CONDITIONS) as gate:
        yield gate


@pytest.fixture(scope="module")
def preparation() -> Iterator[Preparation]:
    """One preparation for many files."""
    with Preparation(CONDITIONS) as preparation:
        yield preparation


def test_the_corpus_is_as_large_as_it_says() -> None:
    """Every kind of file leaks in many ways, each in at least ten variations, and a hundred files are clean."""
    assert {leak.suffix for leak in LEAKS} >= {".pdf", ".xlsx", ".xlsm", ".ods", ".docx", ".odt", ".csv", ".txt"}
    assert {leak.suffix for leak in LEAKS} >= {".png", ".jpg"}
    assert all(leak.variations >= 10 for leak in LEAKS)
    assert sum(clean.variations for clean in CLEAN) >= 100
    for names in (list(map(named, LEAKS)), list(map(named, CLEAN))):
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("leak", LEAKS, ids=named)
def test_what_leaks_is_held_for_its_reason(gate: Gate, leak: Leak) -> None:
    """Whatever way a file leaks in, the gate holds it by the rule that is about that way, and quotes nothing."""
    judged = gate.judge_content(f"file{leak.suffix}", leak.make(one_variation(leak), CANARY))
    assert judged.verdict is not Verdict.RELEASE
    found = [finding for _, finding in judged.findings()]
    assert {finding.code for finding in found} & set(leak.codes)
    assert not any(word in finding.as_text() for finding in found for word in WORDS)


@pytest.mark.parametrize("clean", CLEAN, ids=named)
def test_what_is_clean_is_released(gate: Gate, clean: Clean) -> None:
    """A file as offices make it, with nothing hidden in it, needs nobody's word."""
    judged = gate.judge_content(f"file{clean.suffix}", clean.make(0))
    assert [
        (finding.code, finding.message) for verdict, finding in judged.findings() if verdict is not Verdict.RELEASE
    ] == []


@pytest.mark.parametrize("leak", LEAKS, ids=named)
def test_what_attach_makes_holds_nothing_of_what_was_hidden(
    preparation: Preparation, leak: Leak, tmp_path: Path
) -> None:
    """Whatever is made of a leaking file and released holds none of its hidden words, however they are packed."""
    file = tmp_path / f"file{leak.suffix}"
    content = leak.make(one_variation(leak), CANARY)
    file.write_bytes(content)
    prepared = preparation.prepare(file)
    if leak.hidden and prepared.released:
        for made in prepared.made:
            assert not any(holds(made.content, word) for word in WORDS)
    assert file.read_bytes() == content


@pytest.mark.parametrize("leak", LEAKS, ids=named)
def test_a_damaged_file_ends_in_a_verdict(gate: Gate, leak: Leak) -> None:
    """Cut off, spliced and with bits turned over, a file is judged, or refused as damaged: never an error."""
    content = leak.make(one_variation(leak), CANARY)
    seed = one_variation(leak) + 1
    half = len(content) // 2
    turned = bytearray(content)
    for place in range(seed * 7 % len(content), len(content), max(97, len(content) // 40)):
        turned[place] ^= 1 << (place % 8)
    ways = (content[: half + seed], content[half:] + content[:half], bytes(turned))
    # Another way for each leak; that each leak is damaged in each way takes longer than it tells.
    for damaged in ways[seed % 3 :: 3]:
        assert gate.judge_content(f"file{leak.suffix}", damaged).verdict in Verdict


def test_no_published_byte_holds_what_was_hidden(preparation: Preparation, project: Project) -> None:
    """A site with everything that attach makes of the leaking files, and may publish, holds none of their words."""
    names = []
    for number, leak in enumerate(_one_for_each_rule(hidden=True)):
        file = project.write(f"outside/file-{number}{leak.suffix}", leak.make(one_variation(leak), CANARY))
        prepared = preparation.prepare(file)
        if prepared.released:
            for made in prepared.made:
                names.append(made.name)
                project.write(f"responses/2021/1/{made.name}", made.content)
    facts = "outcome: granted\nattachments:" + "".join(f"\n  - file: {name}\n    title: A file" for name in names)
    project.add("2021/1", facts=facts)
    run = project.run("build")
    assert run.returncode == 0, run.stderr
    published = {path: path.read_bytes() for path in project.site.rglob("*") if path.is_file()}
    assert {path.name for path in published} >= set(names)
    assert len(names) > 10
    for word in WORDS:
        assert [path.name for path, content in published.items() if holds(content, word)] == []


def test_nothing_that_is_found_is_repeated_anywhere(project: Project) -> None:
    """No log, report, cache, summary or page repeats what was hidden, and what stood there before stays."""
    names = []
    for number, leak in enumerate(_one_for_each_rule()):
        names.append(f"file-{number}{leak.suffix}")
        project.write(f"responses/2021/1/{names[-1]}", leak.make(one_variation(leak), CANARY))
    said = []
    facts = "outcome: granted\nattachments:" + "".join(f"\n  - file: {name}\n    title: A file" for name in names)
    project.add("2021/1", facts=facts)
    for form in ("text", "github", "sarif", "json"):
        run = project.run("check", "--format", form, "--summary", "summary.md")
        assert run.returncode == 1
        said += [run.stdout, run.stderr]
    files = [f"responses/2021/1/{name}" for name in names]
    # What is judged is the same in every form, so some of the files stand for all in the forms that check shares.
    for form, some in (("text", files), ("json", files), ("github", files[::12]), ("sarif", files[::12])):
        run = project.run("inspect", *some, "--format", form)
        assert run.returncode == 1
        said += [run.stdout, run.stderr]
    run = project.run("build", "--no-search")
    assert run.returncode == 1
    assert not project.site.exists()
    said += [run.stdout, run.stderr]
    shutil.rmtree(project.root / "responses/2021/1")
    kept = [path.read_bytes() for path in project.root.rglob("*") if path.is_file()]
    assert any(path.name == "verdicts.sqlite" for path in project.root.rglob("*"))
    for word in WORDS:
        assert not any(re.search(re.escape(word), text) for text in said)
        assert not any(holds(content, word) for content in kept)
