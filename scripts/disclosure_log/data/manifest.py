"""The manifest of a finished site: every published file with its size and its SHA-256 (FIPS 180-4).

It seals the site, so that anyone can tell whether a copy is whole (`verifying` says how), and it marks a folder as one
that this program may replace. It is the last file of a site to be written and the only one that it does not list.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from disclosure_log.data.verifying.sealing import (
    CHECKPOINTS_NAME,
    FORMAT,
    LARGEST,
    MANIFEST_NAME,
    VERSION,
    ManifestLines,
    with_checkpoint,
)
from disclosure_log.findings import Finding, FindingsError, shown_path

# Enough for any way of spacing out the first entry, and little beside a manifest of many megabytes.
BEGINNING = 256
MARKER = re.compile(rb'\s*\{\s*"format"\s*:\s*"' + re.escape(FORMAT.encode()) + rb'"\s*[,}]')


class SealedFile(NamedTuple):  # a hundred thousand of them are made, in a third of the time of a class of data
    """What the manifest says of one file."""

    sha256: str
    """SHA-256 of its bytes, 64 lower-case hexadecimal digits."""

    size: int
    """Its length in bytes."""


class SealedResponses(Mapping[str, Mapping[str, Any]]):
    """What is said of each response, by its reference: see `fingerprints.sealed_response`.

    It is kept as the manifest says it, and made anew where one is looked at: of ten thousand hardly any ever is.
    """

    def __init__(self) -> None:
        """Say nothing yet."""
        self.texts: dict[str, str] = {}

    def __getitem__(self, reference: str) -> Mapping[str, Any]:
        found: dict[str, Any] = json.loads(self.texts[reference])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every file of a site but the manifest itself."""

    generator: str
    """The program that made the site, with its version."""

    files: Mapping[str, SealedFile]
    """The files by their path in the site, `/` between folders."""

    address: str = ""
    """Where the site is published, with a slash at the end; empty where that is not known."""

    responses: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What is said of each response, by its reference: see `fingerprints.sealed_response`."""

    @property
    def lines(self) -> ManifestLines:
        """The manifest as it is written."""
        content = {
            "format": FORMAT,
            "version": VERSION,
            "generator": self.generator,
            "address": self.address,
            "responses": self.responses,
        }
        texts = self.responses.texts if isinstance(self.responses, SealedResponses) else None
        return ManifestLines(content, ((path, sha256, size) for path, (sha256, size) in self.files.items()), texts)


@dataclass(frozen=True, slots=True)
class History:
    """The checkpoints that a site goes on from."""

    chain: Sequence[str]
    """The lines of the list, oldest first; empty for the first site of a log."""

    day: date
    """The day of the checkpoint that is added, where the site is not that of the last one."""


def write_manifest(
    site: Path,
    generator: str,
    *,
    address: str = "",
    responses: Mapping[str, Mapping[str, Any]] | None = None,
    history: History | None = None,
    files: Mapping[str, SealedFile] | None = None,
) -> Manifest:
    """Seal the folder `site`: write `manifest.json` at its top, over one that is there, and return what it says.

    With a `history`, `checkpoints.txt` is written beside it. Where all `files` are known, none is looked for and read.
    The same files and history give the same bytes, whatever the dates of the files and in whatever order the file
    system lists them.
    Raises `FindingsError` (DL067) for whatever cannot be published as a file: symbolic links, which would publish
    something from outside the site, devices and pipes, names that are not UTF-8, and files that cannot be read.
    """
    try:
        (site / CHECKPOINTS_NAME).unlink(missing_ok=True)
        sealed = _sealed_files(site) if files is None else dict(files)
        sealed.pop(CHECKPOINTS_NAME, None)
        manifest = Manifest(generator, sealed, address, responses or {})
        lines = manifest.lines
        if history:
            chain = with_checkpoint(history.chain, lines, address, history.day)
            list_of_them = site / CHECKPOINTS_NAME
            list_of_them.write_text("".join(f"{line}\n" for line in chain), encoding="utf-8", newline="\n")
            sealed[CHECKPOINTS_NAME] = _sealed(list_of_them)
            lines.add(CHECKPOINTS_NAME, *sealed[CHECKPOINTS_NAME])
        with (site / MANIFEST_NAME).open("wb") as file:
            file.writelines(lines.blocks())
            size = file.tell()
    except OSError as error:
        path = shown_path(Path(str(error.filename or site)), site)
        raise FindingsError([_refusal(path, f"This file of the site cannot be sealed: {error.strerror}.")]) from error
    if size > LARGEST:
        message = (
            f"The manifest of this site has {size / 1e6:.0f} MB, and one above {LARGEST / 1e6:.0f} cannot be verified."
        )
        hint = "Make two logs of it, such as one for the earlier years; docs/maintainers/large-logs.md says more."
        raise FindingsError([_refusal(MANIFEST_NAME, message, hint)])
    return manifest


def published_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of `folder` with its path there, for a site that they are put into.

    Raises `FindingsError` (DL067) for whatever cannot be published as a file: see `write_manifest`.
    """
    for path, entry in _sound(folder):
        yield path, Path(entry.path).read_bytes()


def _sealed_files(site: Path) -> dict[str, SealedFile]:
    """Every file of `site` but a manifest that is there. Raises as `write_manifest` does."""
    return {path: _sealed(Path(entry.path)) for path, entry in _sound(site) if path != MANIFEST_NAME}


def _sound(folder: Path) -> list[tuple[str, os.DirEntry[str]]]:
    """Every file of `folder`, in the order of their paths. Raises as `write_manifest` does."""
    found = sorted(_files(folder), key=itemgetter(0))
    if faults := [fault for path, entry in found if (fault := _fault(path, entry))]:
        raise FindingsError(faults)
    return found


def is_ours(folder: Path) -> bool:
    """Whether `folder` is a site that this program made: `manifest.json` is there and begins with our marker.

    Reads only the beginning, so a large manifest costs nothing; answers False to whatever is missing or garbled.
    """
    path = folder / MANIFEST_NAME
    try:
        # Opening a pipe of that name would wait for ever, so only a regular file is opened.
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        with path.open("rb") as file:
            return MARKER.match(file.read(BEGINNING)) is not None
    except (OSError, ValueError):
        return False


def _files(folder: Path | os.DirEntry[str], prefix: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Whatever lies below `folder` but folders, each with its path in the site; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry, f"{path}/")
            else:
                yield path, entry


def _fault(path: str, entry: os.DirEntry[str]) -> Finding | None:
    """Why this entry cannot be published, or None."""
    if entry.is_symlink():
        return _refusal(path, "A symbolic link cannot be published.", "Put a copy of the file in its place.")
    if not entry.is_file(follow_symlinks=False):
        return _refusal(path, "Only files can be published, and this is a device, a pipe or a socket.", "Remove it.")
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode(errors="replace")
        return _refusal(shown, "The name of this file is not UTF-8.", "Rename it, best with a to z, 0 to 9, . and -.")
    return None


def _refusal(path: str, message: str, hint: str = "") -> Finding:
    return Finding("DL067", path, message, hint)


def _sealed(path: Path) -> SealedFile:
    """Hash one file, reading it once; raises `OSError` where it cannot be read."""
    with path.open("rb", buffering=0) as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        # Where the reading ended is the length of what was hashed, whatever the directory says.
        return SealedFile(digest, file.tell())
