"""Texts are kept for the same bytes, kind and program, and for nothing else; what cannot be read has none."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.leaks.word import Word, paragraph, run

from disclosure_log.building.build import Build
from disclosure_log.building.texts import FILE, KeptTexts, read_texts
from disclosure_log.caching import FOLDER
from disclosure_log.config import load_project, read_today
from disclosure_log.documents import DocumentFacts, kind_of
from disclosure_log.pages.page import Page
from disclosure_log.pages.site import Site

TABLE = b"month,cost\r\n2024-01,12\r\n"
NAME = "a.csv"


def facts(content: bytes = TABLE, name: str = NAME) -> DocumentFacts:
    """What is known of a file."""
    kind = kind_of(Path(name))
    assert kind
    return DocumentFacts(kind, len(content), hashlib.sha256(content).hexdigest())


def gone() -> bytes:
    """In the place of a file that nobody is to read again."""
    raise AssertionError


def texts(root: Path, *, read: Callable[[], bytes] = gone, program: str | None = None, **given: DocumentFacts) -> str:
    """The words of the file that is known as `a.csv`, or none where it could not be read."""
    files = {Path(NAME): (given.get("of", facts()), read)}
    found = read_texts(files, KeptTexts(root, program)).get(Path(NAME))
    return "" if found is None else found.sections[0].text


def built(project) -> Build:
    """The build of a log."""
    made = load_project(project.config_file)
    return Build(made, Site("Log", "", "", made.options, read_today()))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a log whose one file was read."""
    assert texts(tmp_path, read=lambda: TABLE) == "month cost\n2024-01 12"
    return tmp_path


def test_the_same_file_is_not_read_again(root: Path) -> None:
    """What did not change costs nothing, run after run, under whatever name."""
    assert texts(root) == "month cost\n2024-01 12"
    assert texts(root) == "month cost\n2024-01 12"


def test_whatever_differs_is_read_anew(root: Path) -> None:
    """Other bytes, another kind, another program."""
    other = b"month,cost\r\n2024-02,99\r\n"
    for changed in (partial(texts, of=facts(other)), partial(texts, of=facts(name="a.txt"))):
        with pytest.raises(AssertionError):
            changed(root)
    with pytest.raises(AssertionError):
        texts(root, program="another program")
    assert "99" in texts(root, read=lambda: other, of=facts(other))


def test_what_is_no_longer_published_is_forgotten(root: Path) -> None:
    """A file that was withdrawn leaves nothing behind."""
    read_texts({}, KeptTexts(root))
    assert b"2024-01" not in (root / FOLDER / FILE).read_bytes()
    with pytest.raises(AssertionError):
        texts(root)


def test_what_came_with_the_repository_is_not_believed(root: Path) -> None:
    """Whoever proposes a change could have written any words into it."""
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], cwd=root, check=True)
    subprocess.run([*git, "add", "--force", FOLDER], cwd=root, check=True)
    with pytest.raises(AssertionError):
        texts(root)


@pytest.mark.parametrize("said", ["", "{}", "0" * 16 + "{}"])
def test_a_text_that_was_changed_is_not_believed(root: Path, said: str) -> None:
    """A text has a checksum; what does not fit it is read anew."""
    with sqlite3.connect(root / FOLDER / FILE) as database:
        database.execute("UPDATE texts SET text = ?", (said,))
    database.close()
    with pytest.raises(AssertionError):
        texts(root)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_database_is_made_anew(root: Path, content: bytes) -> None:
    """It only means that files are read again."""
    (root / FOLDER / FILE).write_bytes(content)
    assert texts(root, read=lambda: TABLE)
    assert texts(root)


def test_a_file_that_cannot_be_read_has_no_text(tmp_path: Path) -> None:
    """It ends no build, and is tried again by the next one."""
    broken = b"%PDF-1.7 nothing"
    files = {
        Path("a.pdf"): (facts(broken, "a.pdf"), lambda: broken),
        Path("b.csv"): (facts(name="b.csv"), lambda: TABLE),
    }
    found = read_texts(files, KeptTexts(tmp_path))
    assert list(found) == [Path("b.csv")]
    assert len(found) == 1


def pages_of(build: Build) -> list[Page]:
    """The pages of the attachments of a log."""
    log = build.examined.log
    return [page for response in log.responses for page in build.composer.attachments.pages(response)]


def test_only_what_everybody_may_see_is_read(project) -> None:
    """Not the text of what was withdrawn, nor of a file in which somebody accepted words that it does not show."""
    white = Word(paragraph("Seen", run("white", '<w:color w:val="FFFFFF"/>'))).content()
    accepted = f"[{{finding: DL101, sha256: {facts(white, 'a.docx').sha256}, by: Head of Information, reason: Wanted}}]"
    files = f"attachments:\n  - file: a.docx\n    title: A\n    accepted: {accepted}\n  - file: b.csv\n    title: B"
    project.add("2021/3", facts=f"outcome: granted\n{files}")
    gone = "withdrawn:\n  date: 2025-01-05\n  reason: It named somebody.\n  by: Head of Information\n"
    project.add("2021/4", facts=f"{gone}outcome: granted\nattachments:\n  - file: c.csv\n    title: C")
    project.write("responses/2021/3/a.docx", white)
    for name in ("3/b", "4/c"):
        project.write(f"responses/2021/{name}.csv", TABLE)
    build = built(project)
    assert [path.name for path in build.composer.texts] == ["b.csv"]
    pages = {page.address: page.content for page in pages_of(build)}
    assert list(pages) == ["responses/2021/3/text/a.docx/", "responses/2021/3/text/b.csv/"]
    why = "accepted that it holds something that it does not show. So its text is not shown here."
    assert [why in content for content in pages.values()] == [True, False]


@pytest.mark.parametrize(
    "content", [b"", b"\n\n\n", b"\xef\xbb\xbf", b"  \r\n \r\n", b",,\n,,\n", b'"",""\n', b",,\n" * 500]
)
def test_a_table_without_any_words_has_a_page_that_says_so(project, content: bytes) -> None:
    """Whatever it is made of, it ends no build."""
    project.add("2021/3", facts="outcome: granted\nattachments:\n  - file: a.csv\n    title: A")
    project.write("responses/2021/3/a.csv", content)
    (page,) = pages_of(built(project))
    assert page.title == "A (attachment to 2021/3)"
    assert "There is no text in this file." in page.content
