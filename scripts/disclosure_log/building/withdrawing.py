"""Takes a response down: what stays of its file, and what lets the authority prove later what it was.

A published hash of a short letter can be guessed: whoever tries all likely letters finds it. So a withdrawn response
leaves a commitment, a hash over its fingerprint and over 32 bytes that were drawn at random, the salt. The authority
keeps the salt with the files. Nobody learns anything from the commitment; with salt and files, anybody can see that
they are what was withdrawn.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from disclosure_log.config import Project
from disclosure_log.data.verifying.sealing import SOURCE_NAME, commitment, fingerprint
from disclosure_log.findings import FindingsError, blocking, shown_path
from disclosure_log.records.public_form import PublicFormError, withdrawn_form, without_notes
from disclosure_log.records.reference import Reference
from disclosure_log.records.source import read_content, source_of
from disclosure_log.records.strict_yaml import read_mapping
from disclosure_log.records.writing import write_over
from disclosure_log.repository import GitError, git, within

SALT_NAME = "salt.txt"
"""The name under which the salt is kept beside the files."""


class CannotWithdrawError(Exception):
    """Why a response cannot be taken down, in sentences for an officer; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A response that is to be taken down, and what will be left of it."""

    file: Path
    text: str
    """The file of the response as it will be."""

    files: Sequence[Path]
    """What lies in its folder and will be removed."""

    kept: Mapping[str, bytes]
    """What the authority keeps, by name: the letter and the attachments as they were published, and the salt."""

    salt: str
    commitment: str

    @property
    def folder(self) -> Path:
        """The folder of its attachments."""
        return self.file.with_suffix("")

    def keep(self, folder: Path) -> None:
        """Write what the authority keeps into the new `folder`. Raises `OSError`, also where there is one."""
        folder.mkdir(parents=True)
        for name, content in self.kept.items():
            (folder / name).write_bytes(content)

    def carry_out(self) -> None:
        """Change the file and remove the attachments. Raises `OSError`."""
        write_over(self.file, self.text.encode())
        if self.folder.is_dir():
            shutil.rmtree(self.folder)


def prepare_withdrawal(
    project: Project, reference: Reference, *, reason: str, by: str, day: date, title: str = ""
) -> Withdrawal:
    """What taking down this response will do; nothing is changed yet. `title` takes the place of its title.

    Raises `CannotWithdrawError` for a response that is not there or is withdrawn already, and `FindingsError` where
    the facts in its file cannot be read.
    """
    file = project.root / reference.file
    shown = shown_path(file, project.root)
    content = read_content(file)
    if content is None:
        raise CannotWithdrawError(f"There is no {shown}. Write the reference as the response writes it.")
    source, findings = source_of(content, shown)
    facts, faults = read_mapping(source.front, shown) if source else (None, [])
    if source is None or facts is None or blocking(faults):
        raise FindingsError([*findings, *faults])
    if "withdrawn" in facts.data:
        raise CannotWithdrawError(f"{reference} is withdrawn already: see `withdrawn` in {shown}.")
    try:
        letter = without_notes(source).encode()
    except PublicFormError:
        letter = content  # what it looked like in public cannot be told, and taking it down must not wait for that
    files = _files_in(file.with_suffix(""))
    attached = {name: (file.with_suffix("") / name).read_bytes() for name in _named(facts.data, files, file)}
    kept = {SOURCE_NAME: letter, **attached}
    salt = secrets.token_hex(32)
    promise = commitment(salt, fingerprint({name: hashlib.sha256(each).hexdigest() for name, each in kept.items()}))
    said = {"date": f"{day}", "reason": reason, "by": by, "commitment": promise}
    changed = facts.data | ({"title": title} if title else {}) | {"withdrawn": said}
    return Withdrawal(file, withdrawn_form(changed), files, kept | {SALT_NAME: f"{salt}\n".encode()}, salt, promise)


def uncommitted(withdrawal: Withdrawal, root: Path) -> list[str]:
    """The files of which git does not hold what they say now: what is removed of them could not be had back."""
    paths = [shown_path(path, root) for path in (withdrawal.file, *withdrawal.files)]
    if not within(withdrawal.file):
        return paths
    try:
        said = git("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *paths, folder=root)
        top = git("rev-parse", "--show-prefix", folder=root).strip()
    except GitError:
        return paths
    return [entry[3:].removeprefix(top) for entry in said.split("\0") if entry]


def _files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []


def _named(facts: Mapping[str, Any], files: Sequence[Path], file: Path) -> Iterator[str]:
    """The attachments that the facts name and that are there, in their order."""
    listed = facts.get("attachments", [])
    for entry in listed if isinstance(listed, list) else []:
        name = entry.get("file") if isinstance(entry, dict) else None
        if isinstance(name, str) and file.with_suffix("") / name in files and name not in (SOURCE_NAME, SALT_NAME):
            yield name
