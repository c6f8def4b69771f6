"""What is known of the responses in which nothing was found."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
from tests.building.test_reading import anew, examined, said

from disclosure_log.building.cache import FILE as CACHE
from disclosure_log.building.reader import Work, read
from disclosure_log.building.sound import FILE, Sound, mark
from disclosure_log.caching import FOLDER, sealed
from disclosure_log.config import load_project

PHONE = "Call 07700 900123, please. His name is David Jones."


@pytest.fixture
def log(project):
    """A log of some sound responses, one with a hint and one with personal data."""
    for number in range(3, 20):
        project.add(f"2021/{number}")
    project.add("2021/20", facts="outcome: granted\nexemptions: [24(2)]")
    project.write("responses/2021/21.md", project.add("2021/21").read_text() + f"\n{PHONE}\n")
    return project


def sound_of(project) -> list[str]:
    """The marks on the list."""
    text = (project.root / FOLDER / FILE).read_text(encoding="utf-8")
    marks: list[str] = json.loads(text[16:])
    return marks


def without_the_cache(project) -> None:
    """Forget what was read, as after a change of the pages."""
    (project.root / FOLDER / CACHE).unlink()


def test_only_what_has_no_finding_of_its_own_is_on_the_list(log):
    """A response that is held back, or that there is a warning about, is examined each time."""
    found = examined(log)
    told = {finding.path for finding in found.findings}
    assert {"responses/2021/20.md", "responses/2021/21.md"} <= told
    contents = {response.source: response for response in found.responses}
    assert len(sound_of(log)) == len(contents.keys() - told) > 10


def test_a_log_is_the_same_with_the_list_or_without(log):
    """Here or in processes, after a file, a setting or the program changed."""
    expected = said(anew(log))
    for shared in (False, True):
        examined(log)
        without_the_cache(log)
        assert said(examined(log, shared=shared)) == expected
    without_the_cache(log)
    assert said(examined(log, program="another one")) == expected
    without_the_cache(log)
    log.set("repository: private")
    log.write("responses/2021/5.md", (log.root / "responses/2021/5.md").read_text() + f"\n{PHONE}\n")
    (log.root / "responses/2021/6.md").rename(log.root / "responses/2021/7.md")
    now = said(examined(log))
    assert now == said(anew(log))
    assert [finding.path for finding in now[0] if finding.code == "DL120"] == [
        "responses/2021/21.md",
        "responses/2021/5.md",
    ]


def test_what_is_on_the_list_is_not_examined_again(log):
    """Only because of that does the list save time."""
    project = load_project(log.config_file)
    file = log.root / "responses/2021/21.md"
    draft, content = read(Work(project.root, project.options), file)
    assert draft.findings
    sound = frozenset([mark("responses/2021/21.md", content)])
    known, _ = read(Work(project.root, project.options, sound), file)
    assert known.findings == []
    assert known.response == draft.response
    other = log.write("responses/2022/21.md", file.read_bytes())
    assert read(Work(project.root, project.options, sound), other)[0].findings


def test_a_list_of_other_rules_or_one_that_is_damaged_is_none(log):
    """Every response is examined again then."""
    project = load_project(log.config_file)
    one = Sound(project, "these rules")
    one.save(["a", "b"])
    assert one.load() == {"a", "b"}
    assert Sound(project, "other rules").load() == frozenset()
    file = log.root / FOLDER / FILE
    whole = file.read_text(encoding="utf-8")
    for damaged in (whole[:-1], whole.replace("a", "c"), "", sealed("7", "these rules", FILE), "\0", whole[16:]):
        file.write_text(damaged, encoding="utf-8")
        assert one.load() == frozenset()
    file.write_bytes(b"\xff")
    assert one.load() == frozenset()


def test_a_list_that_came_with_the_repository_is_not_used(log):
    """Whoever proposes a change could put anything on it."""
    examined(log)
    sound = Sound(load_project(log.config_file), "these rules")
    sound.save(["a"])
    subprocess.run(["git", "init", "--quiet"], cwd=log.root, check=True)
    assert sound.load()
    subprocess.run(["git", "add", "--force", FOLDER], cwd=log.root, check=True)
    assert sound.load() == frozenset()
    sound.save(["b"])
    assert (log.root / FOLDER / FILE).read_text().endswith('["a"]')


def test_the_list_names_no_response_and_goes_with_what_it_is_of(log):
    """What was withdrawn or taken away is not on it after the next run, whatever that reads; a small log has none."""
    examined(log)
    before = set(sound_of(log))
    assert all(re.fullmatch("[0-9a-f]{64}", each) for each in before)
    (log.root / "responses/2021/3.md").unlink()
    examined(log)
    assert len(before - set(sound_of(log))) == 1
    withdrawn = "{date: 2022-01-05, reason: A mistake., by: Head of Information}"
    log.add("2021/4", facts=f"outcome: granted\nwithdrawn: {withdrawn}")
    examined(log)
    assert len(before - set(sound_of(log))) == 2
    (log.root / "responses/2021/5.md").unlink()
    without_the_cache(log)
    examined(log)
    assert len(before - set(sound_of(log))) == 3
    examined(log, kept=False)
    assert not (log.root / FOLDER / FILE).exists()


def test_where_no_list_can_be_written_there_is_none(log):
    """Something else in its place is left alone."""
    (log.root / FOLDER / FILE).mkdir(parents=True)
    assert said(examined(log)) == said(anew(log))
    assert (log.root / FOLDER / FILE).is_dir()
    shutil.rmtree(log.root / ".cache")
    log.write(".cache", "mine")
    assert said(examined(log)) == said(anew(log))
