"""Attachments that lie in a store elsewhere: fetched, compared, judged, and linked to where they are."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

TABLE = b"Year,Bicycles\n2020,12\n2021,14\n"
NAME = f"{hashlib.sha256(TABLE).hexdigest()}.csv"
DAY = ("--today", "2026-11-24")


class Store(ThreadingHTTPServer):
    """A store on this machine."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: dict[str, bytes] = {}
        self.leads_on: dict[str, str] = {}
        self.answers: list[tuple[str, int]] = []

    @property
    def address(self) -> str:
        """The address of the store."""
        return f"http://127.0.0.1:{self.server_address[1]}/files/"

    def told(self) -> list[int]:
        """The status of each answer since this was asked before."""
        found = [status for _, status in self.answers]
        self.answers.clear()
        return found


class _Handler(BaseHTTPRequestHandler):
    server: Store

    def do_GET(self) -> None:
        """Answer like an object store: with a tag by which it tells whether a file is as it was."""
        name = self.path.removeprefix("/files/")
        content = self.server.files.get(name)
        tag = f'"{hashlib.sha256(content or b"").hexdigest()[:16]}"'
        if name in self.server.leads_on:
            self.answer(302, b"", Location=self.server.leads_on[name])
        elif content is None:
            self.answer(404, b"No such file")
        elif self.headers.get("If-None-Match") == tag:
            self.answer(304, b"", ETag=tag)
        else:
            self.answer(200, content, ETag=tag)

    def answer(self, status: int, content: bytes, **headers: str) -> None:
        """Send an answer."""
        self.server.answers.append((self.path, status))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", f"{len(content)}")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def store() -> Iterator[Store]:
    """A store that runs."""
    server = Store()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def log(project: Any, store: Store) -> Any:
    """A log with one response, whose table was moved into the store."""
    project.add("2021/3", facts="outcome: granted\nattachments:\n  # ours\n  - file: bicycles.csv\n    title: Bicycles")
    project.write("responses/2021/3/bicycles.csv", TABLE)
    project.set(f"attachments_store: {store.address}")
    done = project.run("store", "to-upload", *DAY)
    assert done.returncode == 0, done.stdout + done.stderr
    for file in (project.root / "to-upload").iterdir():
        store.files[file.name] = file.read_bytes()
    return project


def built(log: Any, *arguments: str) -> None:
    """Build the site."""
    done = log.run("build", "--no-search", *DAY, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def refused(log: Any) -> str:
    """What a build says that stops; nothing is published."""
    done = log.run("build", "--no-search", *DAY)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    return str(done.stdout + done.stderr)


def test_moving_says_where_the_file_is_and_changes_no_other_line(log: Any, store: Store) -> None:
    """The copy is under the name that is asked for, the file beside the response is gone; once more moves nothing."""
    assert store.files == {NAME: TABLE}
    assert not (log.root / "responses/2021/3").exists()
    text = (log.root / "responses/2021/3.md").read_text(encoding="utf-8")
    added = f"    stored:\n      sha256: {NAME.removesuffix('.csv')}\n      size: {len(TABLE)}\n"
    assert f"  # ours\n  - file: bicycles.csv\n    title: Bicycles\n{added}---\n" in text
    assert "There is nothing to move." in log.run("store", "to-upload", *DAY).stdout


def test_a_page_leads_to_the_store_and_the_site_holds_no_file(log: Any, store: Store) -> None:
    """The pages, the data and the feed name its address; its text, its size and its SHA-256 are in the site."""
    built(log)
    address, files = f"{store.address}{NAME}", log.bytes()
    assert not any(path.endswith("bicycles.csv") for path in files)
    page = files["responses/2021/3/text/bicycles.csv/index.html"].decode()
    assert f'href="{address}"' in page
    assert store.address.split("/")[2] in page
    assert "<td>2020</td>" in page
    (attachment,) = json.loads(files["responses/2021/3.json"])["attachments"]
    assert (attachment["address"], attachment["size"]) == (address, len(TABLE))
    assert attachment["sha256"] == NAME.removesuffix(".csv")
    assert address in files["responses/2021/3/index.html"].decode()
    assert f"url={address}" in files["responses/2021/3/bicycles.csv/index.html"].decode()
    assert log.run("verify", "site").returncode == 0


def test_a_file_that_moves_into_the_store_is_not_taken_for_vanished(project: Any, store: Store) -> None:
    """Its address in the site leads on, and the site that was published keeps its promises."""
    project.add("2021/3", facts="outcome: granted\nattachments:\n  - file: bicycles.csv\n    title: Bicycles")
    project.write("responses/2021/3/bicycles.csv", TABLE)
    published = project.root.parent / "published"
    built(project, "--site-dir", str(published))
    project.set(f"attachments_store: {store.address}")
    assert project.run("store", "to-upload", "2021/3", *DAY).returncode == 0
    store.files[NAME] = TABLE
    built(project, "--published", str(published))
    done = project.run("verify", "site", "--against", str(published / "manifest.json"))
    assert "other attachments" not in done.stdout + done.stderr


def test_each_build_asks_the_store_and_fetches_nothing_twice(log: Any, store: Store) -> None:
    """What is as it was is not sent again; what was lost on this machine is fetched; what is no longer named goes."""
    built(log)
    assert store.told() == [200]
    built(log)
    assert store.told() == [304]
    folder = log.root / ".cache/disclosure-log/store"
    kept = folder / NAME.removesuffix(".csv") / "bicycles.csv"
    kept.write_bytes(b"Somebody changed it\n")
    built(log)
    assert store.told() == [200]
    assert kept.read_bytes() == TABLE
    incremental = log.bytes()
    built(log, "--clean")
    assert log.bytes() == incremental
    log.add("2021/3")
    built(log)
    assert not kept.exists()


def test_a_copy_that_opens_from_a_folder_holds_the_file(log: Any) -> None:
    """Without the web its link leads into the copy."""
    built(log, "--offline")
    assert (log.site / "files" / NAME).read_bytes() == TABLE
    page = (log.site / "responses/2021/3/text/bicycles.csv/index.html").read_text(encoding="utf-8")
    assert f'href="../../../../../files/{NAME}"' in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "The store has no file"),
        (TABLE[:-1], f"has not the {len(TABLE)} bytes"),
        (TABLE + b"more", f"has not the {len(TABLE)} bytes"),
        (TABLE.replace(b"12", b"13"), "is another one"),
    ],
)
def test_what_is_not_the_file_is_not_published(log: Any, store: Store, content: bytes | None, said: str) -> None:
    """One that is missing, cut off, longer or changed stops the build, at its line; nothing of it is shown."""
    store.files = {NAME: content} if content is not None else {}
    told = refused(log)
    assert "responses/2021/3.md:10:" in told
    assert "DL044" in told
    assert said in told


def test_a_file_that_the_store_lost_is_kept_here(log: Any, store: Store) -> None:
    """It may be the last copy: the message says where it is."""
    built(log)
    store.files.clear()
    assert "still kept in .cache/disclosure-log/store/" in refused(log)
    assert (log.root / ".cache/disclosure-log/store" / NAME.removesuffix(".csv") / "bicycles.csv").is_file()


def test_what_lies_in_the_store_is_judged(log: Any, store: Store) -> None:
    """Personal data in it hold it as they would beside the response."""
    bad = b"Name,Mobile\nAnna Example,07700 900123\n"
    sha256 = hashlib.sha256(bad).hexdigest()
    text = (log.root / "responses/2021/3.md").read_text(encoding="utf-8")
    text = text.replace(NAME.removesuffix(".csv"), sha256).replace(f"size: {len(TABLE)}", f"size: {len(bad)}")
    log.write("responses/2021/3.md", text)
    store.files[f"{sha256}.csv"] = bad
    told = refused(log)
    assert "DL1" in told
    assert "07700" not in told


def test_a_store_may_lead_on_but_not_to_an_address_without_encryption(log: Any, store: Store) -> None:
    """As a release of GitHub leads on to where its files lie."""
    store.files["elsewhere"] = TABLE
    store.leads_on[NAME] = "/files/elsewhere"
    built(log)
    assert store.told() == [302, 200]
    store.leads_on[NAME] = "http://store.example.org/file"
    assert "without encryption" in refused(log)
    store.leads_on[NAME] = f"/files/{NAME}"
    assert "from address to address" in refused(log)


def test_a_store_that_does_not_answer_is_told_of_once(log: Any, store: Store) -> None:
    """However many files lie in it; a preview leaves out what it cannot judge."""
    text = (log.root / "responses/2021/3.md").read_text(encoding="utf-8")
    log.write("responses/2021/4.md", text.replace("2021/3", "2021/4"))
    config = log.config_file.read_text(encoding="utf-8")
    log.write("mkdocs.yml", config.replace(store.address, "http://127.0.0.1:9/files/"))
    told = refused(log)
    assert told.count("does not answer") == 1
    assert told.count("DL044") == 1


def test_what_is_held_back_or_held_is_not_moved(project: Any, store: Store) -> None:
    """Whoever knows its address can read what is in the store; and a log without one says how to name it."""
    project.add("2021/3", facts="outcome: granted\nattachments:\n  - file: people.csv\n    title: People")
    project.write("responses/2021/3/people.csv", b"Name,Mobile\nAnna Example,07700 900123\n")
    assert "attachments_store" in project.run("store", "to-upload", *DAY).stderr
    project.set(f"attachments_store: {store.address}")
    assert project.run("store", "docs/files", *DAY).returncode == 2
    assert "There is no response 2021/9" in project.run("store", "to-upload", "2021/9", *DAY).stderr
    done = project.run("store", "to-upload", *DAY)
    assert "There is nothing to move." in done.stdout
    assert (project.root / "responses/2021/3/people.csv").is_file()
    assert list((project.root / "to-upload").iterdir()) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda log: log.write("responses/2021/3/bicycles.csv", TABLE), "in the folder of the response too"),
        (lambda log: log.write("mkdocs.yml", _without_store(log)), "mkdocs.yml names none"),
    ],
)
def test_where_a_file_is_has_to_be_clear(log: Any, change: Any, said: str) -> None:
    """It lies in one place, and the log says where its store is."""
    change(log)
    told = refused(log)
    assert "DL044" in told
    assert said in told


def _without_store(log: Any) -> str:
    lines = log.config_file.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if "attachments_store" not in line)


@pytest.mark.parametrize("address", ["http://example.org/files/", "https://example.org/files", "files/"])
def test_a_store_has_an_address_with_encryption_that_ends_in_a_slash(project: Any, address: str) -> None:
    """Names are put behind it, and what is fetched may not be changed on the way."""
    project.set(f"attachments_store: {address}")
    done = project.run("check", *DAY)
    assert done.returncode == 1
    assert "https:// and ends with a slash" in done.stdout + done.stderr
