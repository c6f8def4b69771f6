"""The options of a log: read from `mkdocs.yml`, and said where they cannot be used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from disclosure_log.config import Options, Project, load_project, read_today
from disclosure_log.findings import Finding, FindingsError
from disclosure_log.law import AuthorityKind, Law

SECTION = "site_name: Log\nplugins:\n  - search\n  - disclosure-log:\n      authority: Sampleshire Council\n"


def load(folder: Path, text: str | bytes) -> Project:
    """The log of a folder whose `mkdocs.yml` holds `text`."""
    path = folder / "mkdocs.yml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_project(path)


def refused(folder: Path, text: str | bytes) -> list[Finding]:
    """What is wrong with a `mkdocs.yml` of this content."""
    with pytest.raises(FindingsError) as error:
        load(folder, text)
    assert {(one.code, one.path) for one in error.value.findings} == {("DL060", "mkdocs.yml")}
    return error.value.findings


def test_an_authority_is_all_that_must_be_said(tmp_path: Path) -> None:
    """The rest has a default: not official, English, the Freedom of Information Act 2000."""
    project = load(tmp_path, SECTION)
    assert project.options == Options(authority="Sampleshire Council")
    assert (project.options.official, project.options.language, project.options.law) == (False, "en", Law.FOIA)
    assert (project.root, project.responses, project.docs) == (tmp_path, tmp_path / "responses", tmp_path / "docs")


def test_all_options_are_read(tmp_path: Path) -> None:
    """As they were typed, below the name of the plugin."""
    more = (
        "      official: true\n      language: cy\n      law: FOISA\n      separator: '-'\n"
        "      licence: {name: Open Government Licence v3.0, address: 'https://example.org/ogl'}\n"
        "      request_address: https://example.org/ask # where to ask\n"
    )
    options = load(tmp_path, SECTION + more).options
    assert (options.official, options.language, options.law, options.separator) == (True, "cy", Law.FOISA, "-")
    assert options.licence is not None
    assert options.licence.address == "https://example.org/ogl"
    assert options.request_address == "https://example.org/ask"


@pytest.mark.parametrize(
    "text",
    [
        "plugins:\n  disclosure-log:\n    authority: Sampleshire Council\n",
        "\ufeff" + SECTION.replace("\n", "\r\n"),
        SECTION + "x: !ENV [A, b]\ny: &a {z: 1}\nw: *a\nv: !!python/name:a.b ''\n",
    ],
)
def test_other_ways_to_write_the_file_are_read(tmp_path: Path, text: str) -> None:
    """Plugins as keys, a byte-order mark, Windows line ends, and what else MkDocs allows."""
    assert load(tmp_path, text).options.authority == "Sampleshire Council"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("site_name: Log\n", 0, "not named"),
        ("plugins: []\n", 0, "not named"),
        ("plugins:\n  - search\n  - disclosure-log\n", 3, "authority"),
        (SECTION + "      oficial: true\n", 6, "Write `official`."),
        (SECTION + "      official: yes\n", 6, "true or false"),
        (SECTION + "      law: FIOA\n", 6, "Write `FOIA`."),
        (SECTION + "      authority: B\n", 6, "second time"),
        (SECTION + "      licence:\n        adress: x\n        name: y\n", 7, "Write `address`."),
        (SECTION + "  bad: x\n", 6, "does not fit"),
        ("- a\n", 1, "keys and values"),
        (b"plugins: \xff\n", 0, "UTF-8"),
        ("a: " + "[" * 50_000, 1, "deep"),
        ("x: " + "y" * 70_000, 1, "larger"),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_told(tmp_path: Path, text: str | bytes, line: int, words: str) -> None:
    """One code, the line in `mkdocs.yml`, and what to write."""
    (finding,) = refused(tmp_path, text)
    assert finding.line == line
    assert words in f"{finding.message} {finding.hint}"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """The command was started in the wrong folder."""
    for path in (tmp_path / "mkdocs.yml", tmp_path):
        with pytest.raises(FindingsError, match="DL060"):
            load_project(path)


def test_today_is_given_or_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A given day wins; SOURCE_DATE_EPOCH is a moment, and the day is London's at it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1624834800")
    assert read_today() == date(2021, 6, 28)
    assert read_today(date(2020, 1, 1)) == date(2020, 1, 1)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert read_today() >= date(2024, 1, 1)


@pytest.mark.parametrize("value", ["soon", "9" * 40, "1e3"])
def test_a_moment_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Not a traceback of whoever builds the site next."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(FindingsError, match="DL060"):
        read_today()


def test_the_kind_of_authority_says_the_usual_law(tmp_path: Path) -> None:
    """A Scottish authority answers under FOISA where nothing else is said, every other one under FOIA."""
    for kind in AuthorityKind:
        options = load(tmp_path, f"{SECTION}      authority_kind: {kind}\n").options
        assert options.authority_kind is kind
        assert options.law is (Law.FOISA if kind is AuthorityKind.SCOTTISH_AUTHORITY else Law.FOIA)
    assert load(
        tmp_path, f"{SECTION}      authority_kind: Scottish authority\n      law: EIR-Scotland\n"
    ).options.law is (Law.EIR_SCOTLAND)


def test_a_kind_of_authority_that_is_none_is_refused(tmp_path: Path) -> None:
    """Who mistypes the kind is told which ones there are."""
    (finding,) = refused(tmp_path, f"{SECTION}      authority_kind: constabulary\n")
    assert "police force" in finding.message + finding.hint
