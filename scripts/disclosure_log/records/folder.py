"""What lies in the folder of responses: which files are responses, which are attachments, and what may not be there."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from disclosure_log.findings import Finding, shown_path
from disclosure_log.records.reference import INBOX, RESERVED

_IGNORED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore"})
_LONGEST_NAME = 100
_SAFE_NAME = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{_LONGEST_NAME - 1}}}")
_PAGE = "index.html"
_ABOUT = "README.md"
"""What the inbox says of itself."""


@dataclass
class Folder:
    """The files under `responses/`, sorted by path."""

    responses: list[Path] = field(default_factory=list)
    others: dict[str, list[Path]] = field(default_factory=dict)
    """The files that are not Markdown, by the path of the folder in which they lie."""

    findings: list[Finding] = field(default_factory=list)

    def attached_to(self, response: Path) -> list[Path]:
        """The files in the folder of a response."""
        return self.others.get(f"{response}".removesuffix(response.suffix), [])


def survey(folder: Path, root: Path) -> Folder:
    """Everything under `folder`; symbolic links are never followed, wherever they lead."""
    found = Folder()
    if folder.is_symlink():
        found.findings.append(_link(folder, root))
        return found
    if not folder.is_dir():
        message = f"There is no folder {shown_path(folder, root)}/ in this project."
        found.findings.append(Finding("DL067", shown_path(folder, root), message, "Make it; responses are kept in it."))
        return found
    responses = []
    above = f"{folder}/"
    for entry in walk(folder, found.findings, root):
        below = entry.path.removeprefix(above).split("/")
        if below[0] in RESERVED:
            continue
        stem, _, ending = entry.name.rpartition(".")
        if stem and ending == "md":
            responses.append((below, entry.path))
        elif stem and ending.lower() in ("md", "markdown"):
            hint = "Give it the ending .md, in small letters."
            shown = shown_path(Path(entry.path), root)
            found.findings.append(Finding("DL023", shown, "A response's file ends in .md.", hint))
        else:
            found.others.setdefault(entry.path.rpartition("/")[0], []).append(Path(entry.path))
    found.responses = [Path(path) for _, path in sorted(responses)]
    return found


def inbox_of(folder: Path) -> list[Path]:
    """The files that lie in the inbox of `folder` by path, below it too: the letters that wait to be imported."""
    inbox = folder / INBOX
    if inbox.is_symlink() or not inbox.is_dir():
        return []
    found = sorted(Path(entry.path) for entry in walk(inbox, [], folder))
    return [path for path in found if path != inbox / _ABOUT]


def symbolic_links(folder: Path, root: Path) -> list[Finding]:
    """A finding for each symbolic link under `folder`: what it leads to may be anything on the machine."""
    findings: list[Finding] = []
    if folder.is_symlink():
        findings.append(_link(folder, root))
    elif folder.is_dir():
        for _ in walk(folder, findings, root):
            pass
    return findings


def walk(folder: Path, findings: list[Finding], root: Path) -> Iterator[os.DirEntry[str]]:
    """The plain files under `folder`, by name, without following links; what cannot be read becomes a finding."""
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            entries = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError:
            hint = "Check that it may be read."
            findings.append(Finding("DL067", shown_path(current, root), "The folder cannot be opened.", hint))
            continue
        for entry in entries:
            if entry.is_symlink():
                findings.append(_link(Path(entry.path), root))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            elif entry.name in _IGNORED or entry.name.startswith("~$"):  # the latter while Word has a file open
                continue
            elif entry.is_file(follow_symlinks=False):
                yield entry
            else:
                hint = "Remove it: only plain files and folders can be published."
                shown = shown_path(Path(entry.path), root)
                findings.append(Finding("DL024", shown, "This is neither a file nor a folder.", hint))


class Named(NamedTuple):
    """An attachment as a front matter names it."""

    name: str
    line: int
    column: int
    stored: bool = False
    """Whether it lies in the store."""


def check_attachments(response: Path, named: Sequence[Named], found: Folder, root: Path) -> list[Finding]:
    """What does not fit between the files beside `response` and those that its front matter names."""
    if not named and not found.others:
        return []
    there = {path.name: path for path in found.attached_to(response)}
    if not named and not there:
        return []
    folder, shown = response.with_suffix(""), shown_path(response, root)
    findings = []
    for number, (name, line, column, stored) in enumerate(named):
        wrong = _wrong_name(name)
        if wrong:
            findings.append(Finding("DL042", shown, *wrong, line, column))
        elif name in [other.name for other in named[:number]]:
            findings.append(
                Finding(
                    "DL042", shown, f"The attachment {name} is named twice.", "Remove one of the two.", line, column
                )
            )
        elif name.lower() in [other.name.lower() for other in named[:number]]:
            message = f"Two attachments differ only in capital letters: {name}."
            findings.append(
                Finding(
                    "DL042", shown, message, "Rename one: many computers take them for the same file.", line, column
                )
            )
        elif stored and name in there:
            message = f"The attachment {name} lies in the store, says `stored`, and in the folder of the response too."
            hint = "Take out the lines of `stored`, or the file, if it is the same that lies in the store."
            findings.append(Finding("DL044", shown, message, hint, line, column))
        elif not stored and name not in there:
            message = "This attachment is not in the folder of the response."
            findings.append(Finding("DL040", shown, message, _where_it_may_be(name, there, folder, root), line, column))
    unnamed = set(there) - {each.name for each in named}
    for name in sorted(unnamed):
        path = shown_path(there[name], root)
        hint = f"Name it under attachments in {shown}, with a title, or take it out of the folder."
        findings.append(Finding("DL041", path, "The front matter of the response does not name this file.", hint))
    return findings


def _wrong_name(name: str) -> tuple[str, str] | None:
    """What is wrong with the name of an attachment and what to do about it; none where it does."""
    if name.lower() == _PAGE:
        message = "An attachment cannot be called index.html: the page of the response has that name."
        return message, "Web pages cannot be attached: save it as a PDF, such as index.pdf, and write that name here."
    if _SAFE_NAME.fullmatch(name):
        return None
    if len(name) > _LONGEST_NAME:
        message = f"The name of the attachment has more than {_LONGEST_NAME} characters."
    else:
        message = (
            "The name of an attachment may hold only letters from a to z, digits, full stops, hyphens and "
            "underscores, and no folder; it begins with a letter or a digit."
        )
    better = safe_name(name)
    return message, f"Rename the file to {better} and write that name here." if better else "Give it a plain name."


def _where_it_may_be(name: str, there: Mapping[str, Path], folder: Path, root: Path) -> str:
    near = next((other for other in there if other.lower() == name.lower()), "")
    if near:
        return f"The file there is called {near}."
    if name.lower().endswith(".md"):
        return "Markdown files are responses and cannot be attached: attach it as a PDF."
    return f"Put it into {shown_path(folder, root)}/, or remove it from attachments."


def check_strays(found: Folder, root: Path) -> list[Finding]:
    """Files that lie where no response has its attachments."""
    if not found.others:
        return []
    homes = {f"{path}".rpartition(".")[0] for path in found.responses}
    findings = []
    for name, files in found.others.items():
        if name in homes:
            continue
        folder = Path(name)
        for path in files:
            owner = next((home for home in folder.parents if f"{home}" in homes), None)
            if owner:
                hint = f"Move it up into {shown_path(owner, root)}/: attachments lie in one folder, with none inside."
            else:
                hint = (
                    f"Here belong attachments of {shown_path(folder, root)}.md, but there is no such response. If this "
                    f"is a response, save it as text in {shown_path(path.with_suffix('.md'), root)}; if it is an "
                    "attachment, move it into the folder of its response."
                )
            findings.append(Finding("DL042", shown_path(path, root), "No response has its attachments here.", hint))
    return findings


def safe_name(name: str) -> str:
    """The nearest name that an attachment may have, with the same ending; empty where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", Path(name.replace("\\", "/")).name).encode("ascii", "ignore").decode()
    safe = Path(re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-._"))
    if safe.name.lower() == _PAGE or len(safe.suffix) >= _LONGEST_NAME:
        return ""
    return safe.stem[: _LONGEST_NAME - len(safe.suffix)] + safe.suffix


def _link(path: Path, root: Path) -> Finding:
    hint = (
        "Put the file itself here: a link can lead to anything on the machine, and what it leads to would be published."
    )
    return Finding("DL024", shown_path(path, root), "This is a symbolic link.", hint)
