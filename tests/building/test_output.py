"""What a new site takes over from the one before, and what it does not."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_log import caching
from disclosure_log.building.made import FILE
from disclosure_log.building.on_disk import LONG
from disclosure_log.building.output import Output
from disclosure_log.building.parts import Made
from disclosure_log.building.twin import keep_twin, twin_of
from disclosure_log.findings import Finding, FindingsError


class Sites:
    """A log's folder with its site, built one after the other from parts that are made of a word each."""

    def __init__(self, root: Path) -> None:
        self.root, self.site, self.number = root, root / "site", 0

    def build(self, parts: Mapping[str, str], common: str = "program", *, old: bool = True) -> list[str]:
        """Build the site; gives the parts that were made for it."""
        self.number += 1
        staging = self.root / f"new-{self.number}"
        staging.mkdir()
        output = Output(staging, self.site if old else None, self.root, common)
        output.open()
        made = []
        for name, word in parts.items():

            def make(name: str = name, word: str = word) -> Made:
                made.append(name)
                return Made({f"{name}/index.html": word.encode()}, {"row": f"{name},{word}"})

            taken = output.take(name, word, make)
            assert taken.words == {"row": f"{name},{word}"}
            assert taken.paths == [f"{name}/index.html"]
        output.close()
        (staging / "manifest.json").write_text('{"format": "disclosure-log manifest"}')
        (staging / "checkpoints.txt").write_text(f"checkpoint {self.number}")
        former = self.root / f"old-{self.number}"
        if self.site.exists():
            self.site.rename(former)
        staging.rename(self.site)
        output.keep(self.site, former)
        assert {name: (self.site / name / "index.html").read_text() for name in parts} == dict(parts)
        assert sorted(output.sealed) == sorted(f"{name}/index.html" for name in parts)
        return made

    @property
    def twin(self) -> Path:
        """The second tree of the site's files."""
        return self.root / caching.FOLDER / "site"

    @property
    def table(self) -> Path:
        """Where what was made is kept."""
        return self.root / caching.FOLDER / FILE


@pytest.fixture
def sites(tmp_path: Path) -> Sites:
    """A log without a site."""
    return Sites(tmp_path)


def test_only_what_is_made_of_something_else_is_made_again(sites: Sites) -> None:
    """A part of the same is taken over; a new one, one of something else, and all under another program, are made."""
    assert sites.build({"a": "one", "b": "two"}) == ["a", "b"]
    assert sites.build({"a": "one", "b": "two"}) == []
    assert sites.build({"a": "one", "b": "three", "c": "four"}) == ["b", "c"]
    assert sites.build({"a": "one", "c": "four"}) == []
    assert sites.build({"a": "one", "b": "three"}) == ["b"]
    assert sites.build({"a": "one", "b": "three"}, "another program") == ["a", "b"]
    assert sites.build({"a": "one"}, "another program", old=False) == ["a"]


@given(builds=st.lists(st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["one", "two"])), max_size=6))
@settings(max_examples=30)
def test_a_site_is_what_its_parts_say_whatever_stood_there_before(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[str, str]]
) -> None:
    """After any builds the site holds its own parts and nothing else (`build` compares them)."""
    sites = Sites(tmp_path_factory.mktemp("log"))
    for parts in builds:
        sites.build(parts)
        assert sorted(path.parent.name for path in sites.site.rglob("*.html")) == sorted(parts)


def test_a_file_that_somebody_changed_is_made_again(sites: Sites) -> None:
    """Whatever happened to the site in place, the next one is right; a file of the same content may have any date."""
    sites.build({"a": "one", "b": "two", "c": "three", "d": "four", "e": "five"})
    (sites.site / "a/index.html").write_text("Changed by hand")
    (sites.site / "b/index.html").unlink()
    (sites.site / "c/index.html").unlink()
    (sites.site / "c/index.html").symlink_to(sites.root / "elsewhere")
    os.utime(sites.site / "d/index.html", (1, 1))
    parts = {"a": "one", "b": "two", "c": "three", "d": "four", "e": "five"}
    assert sites.build(parts) == ["a"]
    shutil.rmtree(sites.twin)
    assert sites.build(parts) == []
    shutil.rmtree(sites.twin)
    (sites.site / "a/index.html").write_text("Changed by hand")
    (sites.site / "b/index.html").unlink()
    (sites.site / "c/index.html").unlink()
    (sites.site / "c/index.html").symlink_to(sites.root / "elsewhere")
    os.utime(sites.site / "d/index.html", (1, 1))
    assert sites.build(parts) == ["a", "b", "c"]


def test_a_changed_twin_is_not_believed(sites: Sites) -> None:
    """What somebody put into it does not come into the site, and what is missing there is made again."""
    parts = {"a": "one", "b": "two", "c": "three", "d": "four"}
    sites.build(parts)
    for name in "abc":
        (sites.twin / name / "index.html").unlink()
    (sites.twin / "a/index.html").write_text("Changed by hand")
    (sites.twin / "b/index.html").symlink_to(sites.root / "elsewhere")
    (sites.twin / "other").mkdir()
    (sites.twin / "other/index.html").write_text("Put there by hand")
    assert sites.build(parts) == ["a", "b", "c"]
    assert not (sites.site / "other").exists()
    assert not (sites.twin / "other").exists()


def test_the_twin_holds_what_the_site_holds_and_nothing_else(sites: Sites) -> None:
    """So that no word that was taken down stays in it; each of its files is the one of the site."""
    sites.build({"a": "one", "b": "two"})
    for parts in ({"b": "three", "c": "four"}, {"b": "three", "c": "five", "d": "six"}, {"d": "seven"}):
        (sites.site / "left-by-hand.txt").write_text("quiverthatch")
        shutil.rmtree(sites.twin / "b", ignore_errors=True)
        sites.build(parts)
        found = {path.relative_to(sites.twin): path for path in sites.twin.rglob("*")}
        assert found.keys() == {path.relative_to(sites.site) for path in sites.site.rglob("*")}
        assert all(path.samefile(sites.site / name) for name, path in found.items() if path.is_file())


@pytest.mark.parametrize("alone", [True, False])
def test_a_folder_takes_the_place_of_a_file_and_a_file_that_of_a_folder(tmp_path: Path, *, alone: bool) -> None:
    """An attachment `letter.pdf` moves, and its old address is a folder that leads on; and back again."""
    contents = {"a": b"file", "b/index.html": b"folder"}, {"a/index.html": b"folder", "b": b"file"}
    for number, files in enumerate([*contents, *contents]):
        staging, site = tmp_path / f"new-{number}", tmp_path / "site"
        staging.mkdir()
        output = Output(staging, site, tmp_path, "program")
        output.open()
        for path, content in files.items():
            if alone:
                output.put(path, content)
            else:
                output.take(path, f"{content!r}", lambda path=path, content=content: Made({path: content}, {}))  # type: ignore[misc]  # mypy knows no defaults of a lambda
        output.close()
        (staging / "manifest.json").write_text('{"format": "disclosure-log manifest"}')
        if site.exists():
            site.rename(tmp_path / f"old-{number}")
        staging.rename(site)
        output.keep(site, tmp_path / f"old-{number}")
        (site / "manifest.json").unlink()
        assert {f"{path.relative_to(site)}": path.read_bytes() for path in site.rglob("*") if path.is_file()} == files


def test_the_old_site_stays_as_it_was(sites: Sites) -> None:
    """The two sites share files, and writing the new one changes none of the old one's."""
    sites.build({"a": "one", "b": "two"})
    shared = os.open(sites.site / "b/index.html", os.O_RDONLY)
    sites.build({"a": "one", "b": "changed"})
    assert os.read(shared, 10) == b"two"
    os.close(shared)
    assert (sites.twin / "a/index.html").samefile(sites.site / "a/index.html")


def test_a_file_system_without_links_gets_copies(sites: Sites, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be linked is copied."""
    sites.build({"a": "one"})

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    assert sites.build({"a": "one"}) == []


@pytest.mark.parametrize("damage", [b"", b"not a database", b"\0" * 4096])
def test_a_damaged_table_only_means_that_everything_is_made_again(sites: Sites, damage: bytes) -> None:
    """And the next run finds a whole one."""
    sites.build({"a": "one"})
    sites.table.write_bytes(damage)
    assert sites.build({"a": "one"}) == ["a"]
    assert sites.build({"a": "one"}) == []


def test_a_row_that_somebody_changed_is_not_believed(sites: Sites) -> None:
    """Each row has a checksum."""
    sites.build({"a": "one"})
    with sqlite3.connect(sites.table) as database:
        database.execute("UPDATE made SET text = replace(text, 'a,one', 'a,two')")
    database.close()
    assert sites.build({"a": "one"}) == ["a"]


def test_long_words_are_taken_over_as_short_ones_are(sites: Sites) -> None:
    """They lie apart and are read when they are asked for, also where others were short or longer before."""
    long, longer = "long " * LONG, "longer " * LONG
    assert sites.build({"a": long, "b": "short"}) == ["a", "b"]
    assert sites.build({"a": long, "b": "short"}) == []
    assert sites.build({"a": "short", "b": longer}) == ["a", "b"]
    assert sites.build({"a": "short", "b": longer}) == []


@pytest.mark.parametrize("change", ["UPDATE words SET text = replace(text, 'one', 'two')", "DELETE FROM words"])
def test_long_words_that_are_not_whole_are_made_again(sites: Sites, change: str) -> None:
    """They have a checksum of their own, and a part without its words is none."""
    long = "one " * LONG
    sites.build({"a": long, "b": "short"})
    with sqlite3.connect(sites.table) as database:
        assert database.execute(change).rowcount == 1
    database.close()
    assert sites.build({"a": long, "b": "short"}) == ["a"]


def test_a_file_that_another_part_replaced_is_not_taken_over(sites: Sites) -> None:
    """What stood there when the site was looked at may be another file since; the part is made again then."""
    sites.build({"a": "one"})
    output = Output(sites.root / "next", sites.site, sites.root, "program")
    (sites.root / "next").mkdir()
    output.open()
    output.put("a/index.html", b"other")
    assert output.known("a", "one") is None
    assert (sites.site / "a/index.html").read_text() == "one"


def test_what_came_with_the_repository_is_not_believed(sites: Sites) -> None:
    """Whoever proposed the table could have put anything in."""
    sites.build({"a": "one"})
    subprocess.run(["git", "init", "--quiet"], cwd=sites.root, check=True)
    subprocess.run(["git", "add", "--force", f"{caching.FOLDER}/{FILE}"], cwd=sites.root, check=True)
    assert sites.build({"a": "one"}) == ["a"]


def test_what_is_no_longer_in_the_site_is_no_longer_kept(sites: Sites) -> None:
    """Words that were taken down do not stay in the cache."""
    sites.build({"a": "quiverthatch", "b": "two"})
    assert b"quiverthatch" in sites.table.read_bytes()
    sites.build({"b": "two"})
    assert b"quiverthatch" not in sites.table.read_bytes()


@pytest.mark.parametrize("after", [{"b": "two"}, {"a": "short", "b": "two"}])
def test_long_words_that_are_no_longer_in_the_site_are_no_longer_kept(sites: Sites, after: dict[str, str]) -> None:
    """They go from where they lie apart too, whether their part went or says something else now."""
    sites.build({"a": "quiverthatch " * LONG, "b": "two"})
    assert b"quiverthatch" in sites.table.read_bytes()
    sites.build(after)
    assert b"quiverthatch" not in sites.table.read_bytes()


def test_a_twin_that_cannot_be_linked_to_its_end_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site stands already: a process that ends before its time stops nothing then."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("Hello")

    def ended(*_work: object, **_how: object) -> None:
        raise FindingsError([Finding("DL067", "", "A process ended before its time.", "Build again.")])

    monkeypatch.setattr("disclosure_log.building.twin.in_forks", ended)
    keep_twin(tmp_path, tmp_path / "site", tmp_path / "former", None)
    assert not twin_of(tmp_path).exists()
