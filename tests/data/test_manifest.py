"""The manifest seals every byte of a site and marks the folder as ours."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.data import manifest
from disclosure_log.data.manifest import SealedFile, is_ours, write_manifest
from disclosure_log.data.verifying.sealing import MANIFEST_NAME, CannotVerifyError, read_manifest, root_of
from disclosure_log.findings import FindingsError

GENERATOR = "disclosure-log 0.0"


def write(site: Path, files: dict[str, bytes]) -> Path:
    """Make the folder `site` of these files."""
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return site


def refused(site: Path) -> dict[str, str]:
    """The findings of sealing `site`: message by path, all of them DL067."""
    with pytest.raises(FindingsError) as caught:
        write_manifest(site, GENERATOR)
    assert {finding.code for finding in caught.value.findings} == {"DL067"}
    return {finding.path: finding.message for finding in caught.value.findings}


def test_every_file_is_listed_with_its_size_and_sha256(tmp_path: Path) -> None:
    """The manifest says of each file, at every depth, its length and the SHA-256 of its bytes."""
    files = {"index.html": b"home", "a/b/c.txt": b"", "a/manifest.json": b"{}", "Dinbych ŵ/x y.csv": b"1,2"}
    site = write(tmp_path / "site", files)

    manifest = write_manifest(site, GENERATOR)

    assert manifest.files == {
        name: SealedFile(hashlib.sha256(content).hexdigest(), len(content)) for name, content in files.items()
    }
    published = json.loads((site / MANIFEST_NAME).read_text(encoding="utf-8"))
    assert published == {
        "format": "disclosure-log manifest",
        "version": 2,
        "generator": GENERATOR,
        "address": "",
        "responses": {},
        "files": {name: {"sha256": s.sha256, "size": s.size} for name, s in manifest.files.items()},
    }


def test_a_manifest_of_many_files_is_written_and_read_to_the_last_byte(tmp_path: Path) -> None:
    """It is written some lines at a time; what was read back is what was written, and no other byte passes."""
    files = {f"2021/{number}/index.html": SealedFile(f"{number:064x}", number) for number in range(2500)}
    write_manifest(tmp_path, GENERATOR, files=files)
    raw = (tmp_path / MANIFEST_NAME).read_bytes()
    assert read_manifest(raw)["files"] == {path: {"sha256": s.sha256, "size": s.size} for path, s in files.items()}
    assert root_of(read_manifest(raw)) == (hashlib.sha256(raw).hexdigest(), 2500)
    for changed in (
        raw[:-1],
        raw + b"\n",
        raw.replace(b",\n", b", \n", 1),
        raw.replace(b'"size":2499', b'"size": 2499'),
    ):
        with pytest.raises(CannotVerifyError, match="damaged"):
            read_manifest(changed)


def test_a_manifest_that_nobody_could_verify_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is larger than `verify` and the next build read; a site is never published with it."""
    write(tmp_path, {"index.html": b"home"})
    write_manifest(tmp_path, GENERATOR)
    size = (tmp_path / MANIFEST_NAME).stat().st_size
    monkeypatch.setattr(manifest, "LARGEST", size)
    write_manifest(tmp_path, GENERATOR)
    monkeypatch.setattr(manifest, "LARGEST", size - 1)
    assert refused(tmp_path).keys() == {MANIFEST_NAME}


def test_a_manifest_is_utf8_sorted_and_ends_its_line(tmp_path: Path) -> None:
    """Paths stand in order and as they are written, and the file ends with a newline."""
    site = write(tmp_path / "site", dict.fromkeys(("b", "a/z", "a.html", "ŵ", "B"), b""))

    write_manifest(site, GENERATOR)

    content = (site / MANIFEST_NAME).read_bytes()
    assert list(json.loads(content)["files"]) == ["B", "a.html", "a/z", "b", "ŵ"]
    assert "ŵ".encode() in content
    assert content.endswith(b"}\n")


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither dates, nor the order of writing, nor a manifest that is already there change the manifest."""
    one = write(tmp_path / "one", {"a": b"1", "b/c": b"2"})
    other = write(tmp_path / "other", {"b/c": b"2", "a": b"1", MANIFEST_NAME: b"an older one"})
    os.utime(other / "a", (0, 0))

    write_manifest(one, GENERATOR)
    write_manifest(other, GENERATOR)

    assert (one / MANIFEST_NAME).read_bytes() == (other / MANIFEST_NAME).read_bytes()


def test_symbolic_links_are_refused_all_at_once(tmp_path: Path) -> None:
    """A link to a file, to a folder or to nothing is refused, each by name, and nothing is written."""
    site = write(tmp_path / "site", {"index.html": b"home", "a/b": b""})
    (site / "file").symlink_to(site / "index.html")
    (site / "a" / "folder").symlink_to(tmp_path)
    (site / MANIFEST_NAME).symlink_to("nowhere")

    assert set(refused(site)) == {"file", "a/folder", MANIFEST_NAME}
    assert (site / MANIFEST_NAME).is_symlink()


def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    """What is neither file nor folder is refused without being opened."""
    site = write(tmp_path / "site", {"index.html": b"home"})
    os.mkfifo(site / "pipe")

    assert list(refused(site)) == ["pipe"]


def test_a_name_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    """A file name that JSON could not carry is refused and shown as far as it can be read."""
    site = write(tmp_path / "site", {"index.html": b"home"})
    try:
        Path(os.fsdecode(os.fsencode(site) + b"/caf\xe9")).touch()
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")

    assert list(refused(site)) == ["caf\N{REPLACEMENT CHARACTER}"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A file without permission to read is a finding that names it."""
    site = write(tmp_path / "site", {"a/closed": b""})
    (site / "a/closed").chmod(0)

    assert list(refused(site)) == ["a/closed"]


def test_a_sealed_folder_is_ours(tmp_path: Path) -> None:
    """A folder is ours once it is sealed, empty or not, whatever the program's name holds."""
    site = write(tmp_path / "site", {"index.html": b"home"})
    assert not is_ours(site)

    write_manifest(site, 'a "quoted" generator')

    assert is_ours(site)


@pytest.mark.parametrize(
    "content",
    [b'{"format": "disclosure-log manifest"}', b'\n{ "format":"disclosure-log manifest" ,"version": 2}'],
)
def test_the_marker_is_known_however_it_is_spaced(tmp_path: Path, content: bytes) -> None:
    """Only the first entry counts: neither spacing, nor the version, nor broken JSON after it."""
    write(tmp_path, {MANIFEST_NAME: content})

    assert is_ours(tmp_path)


def test_a_manifest_of_100_megabytes_is_known_by_its_beginning(tmp_path: Path) -> None:
    """Only the beginning is read, so what follows may be long and need not even be JSON."""
    with (tmp_path / MANIFEST_NAME).open("wb") as file:
        file.write(b'{"format": "disclosure-log manifest",')
        file.truncate(100_000_000)

    assert is_ours(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"name": "a web application", "format": "disclosure-log manifest"}',
        b'{"format": "disclosure-log manifests"}',
        b'{"format": "disclosure-log manifest"',
        b'"format": "disclosure-log manifest",',
    ],
)
def test_another_manifest_is_not_ours(tmp_path: Path, content: bytes) -> None:
    """Many programs write a `manifest.json`; only the marker in its place makes it ours."""
    write(tmp_path, {MANIFEST_NAME: content})

    assert not is_ours(tmp_path)


@given(content=st.binary(max_size=400))
def test_garbage_is_not_ours_and_raises_nothing(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever a `manifest.json` holds, the answer is yes or no."""
    folder = tmp_path_factory.mktemp("garbage")
    (folder / MANIFEST_NAME).write_bytes(content)

    assert not is_ours(folder)


def test_a_manifest_that_is_no_file_is_not_ours(tmp_path: Path) -> None:
    """A missing folder, a file for a folder, a folder, a link or a pipe for the manifest: none of these is ours."""
    (tmp_path / "file").touch()
    (tmp_path / "folder" / MANIFEST_NAME).mkdir(parents=True)
    write_manifest(write(tmp_path / "site", {"index.html": b"home"}), GENERATOR)
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / MANIFEST_NAME).symlink_to(tmp_path / "site" / MANIFEST_NAME)
    (tmp_path / "pipe").mkdir()
    os.mkfifo(tmp_path / "pipe" / MANIFEST_NAME)

    for name in ("missing", "file", "folder", "link", "pipe", "\0"):
        assert not is_ours(tmp_path / name)
