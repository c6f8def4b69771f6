"""The manifest of a finished site: every published file with its size and its SHA-256 (FIPS 180-4).

It seals the site, so that anyone can tell whether a copy is whole, and it marks a folder as one that this program may
replace. It is the last file of a site to be written and the only one that it does not list.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from operator import itemgetter
from pathlib import Path

from disclosure_log.findings import Finding, FindingsError, shown_path

MANIFEST_NAME = "manifest.json"
"""Name of the manifest at the top of a site."""

FORMAT = "disclosure-log manifest"
"""The marker by which a manifest of ours is known."""

VERSION = 1
"""Version of the manifest's form; it changes only when readers of it have to."""

# Enough for any way of spacing out the first entry, and little beside a manifest of many megabytes.
BEGINNING = 256
MARKER = re.compile(rb'\s*\{\s*"format"\s*:\s*"' + re.escape(FORMAT.encode()) + rb'"\s*[,}]')


@dataclass(frozen=True, slots=True)
class SealedFile:
    """What the manifest says of one file."""

    sha256: str
    """SHA-256 of its bytes, 64 lower-case hexadecimal digits."""

    size: int
    """Its length in bytes."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every file of a site but the manifest itself."""

    generator: str
    """The program that made the site, with its version."""

    files: Mapping[str, SealedFile]
    """The files by their path in the site, `/` between folders, sorted by code point."""

    def as_bytes(self) -> bytes:
        """The manifest as it is published: JSON in UTF-8, the marker first, a newline at the end."""
        content = {
            "format": FORMAT,
            "version": VERSION,
            "generator": self.generator,
            "files": {path: asdict(sealed) for path, sealed in self.files.items()},
        }
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def write_manifest(site: Path, generator: str) -> Manifest:
    """Seal the folder `site`: write `manifest.json` at its top, over one that is there, and return what it says.

    The same files give the same bytes, whatever their dates and in whatever order the file system lists them.
    Raises `FindingsError` (DL067) for whatever cannot be published as a file: symbolic links, which would publish
    something from outside the site, devices and pipes, names that are not UTF-8, and files that cannot be read.
    """
    try:
        found = sorted(_files(site), key=itemgetter(0))
        if faults := [fault for path, entry in found if (fault := _fault(path, entry))]:
            raise FindingsError(faults)
        manifest = Manifest(generator, {path: _sealed(entry) for path, entry in found if path != MANIFEST_NAME})
        (site / MANIFEST_NAME).write_bytes(manifest.as_bytes())
    except OSError as error:
        path = shown_path(Path(str(error.filename or site)), site)
        raise FindingsError([_refusal(path, f"This file of the site cannot be sealed: {error.strerror}.")]) from error
    return manifest


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


def _sealed(entry: os.DirEntry[str]) -> SealedFile:
    """Hash one file, reading it once; raises `OSError` where it cannot be read."""
    with Path(entry.path).open("rb", buffering=0) as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        # Where the reading ended is the length of what was hashed, whatever the directory says.
        return SealedFile(digest, file.tell())
