"""Judges what git keeps: every file that ever stood in the repository, by the rules of today.

A file that was deleted, or cleaned in a later commit, is still there for whoever fetches the repository.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from disclosure_log.config import CONFIG_FILE, Project
from disclosure_log.documents.kinds import KINDS, TEXT
from disclosure_log.findings import Finding, FindingsError, counted, in_order, shown_path
from disclosure_log.records.response import Response
from disclosure_log.repository import GitError, git
from disclosure_log.repository.history import Contents, Copied, Kept, history

_RESPONSES = "responses"
_TEXTS = frozenset({".md", ".markdown", ".gitignore", ".gitattributes"})
_OFFICE = (
    *("doc", "docx", "docm", "dot", "dotx", "dotm", "rtf", "odt", "ott", "pub", "xps"),
    *("xls", "xlsx", "xlsm", "xlsb", "xlt", "xltx", "xltm", "ods", "ots", "tsv", "mdb", "accdb"),
    *("ppt", "pptx", "pptm", "pps", "ppsx", "odp", "odg", "vsd", "vsdx"),
    *("msg", "eml", "pst", "zip", "7z", "rar", "gz", "tar", "tif", "tiff", "gif", "bmp", "webp", "heic"),
)
_ATTACHED = (suffix for kind in KINDS if kind != TEXT for suffix in kind.suffixes)
_CARRIERS = frozenset({*(f".{ending}" for ending in _OFFICE), *_ATTACHED})
"""How the names of files end that may hold what they do not show, wherever in the repository they stand."""

_BEGINNINGS = (
    *(b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"\xff\xd8\xff"),
    *(b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"GIF8", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b"),
)
"""How such files begin, whatever they are called."""

_POINTER = b"version https://git-lfs.github.com/spec/"  # Git LFS specification: the pointer
_LONGEST_POINTER = 1024
_LONGEST_NAME = 255  # bytes: what file systems take
_LONGEST_SUFFIX = 20
_MOST_AT_ONCE = 200
_MOST_BYTES_AT_ONCE = 200 << 20
_SHORT = 10  # letters of a commit's name


@dataclass(frozen=True, slots=True)
class Objection:
    """What stands in the way of one file."""

    code: str
    """The rule."""

    acceptable: bool
    """Whether somebody may accept it (hold); otherwise nobody can (refuse)."""


Judge = Callable[[Sequence[Path]], Mapping[Path, Collection[Objection]]]
"""Judges files, each by its name and content: every one that it was given, with what stands in its way."""

Search = Callable[[str], Collection[Objection]]
"""Searches the text of a response as it stood in its file for what may not be published."""


@dataclass(slots=True)
class _Waiting:
    """Contents that lie in a folder until they are judged together."""

    folder: Path
    files: dict[Path, tuple[Kept, str]] = field(default_factory=dict)
    size: int = 0


class _Judging:
    """One look at what git keeps."""

    def __init__(
        self,
        root: Path,
        judge: Judge,
        search: Search | None,
        *,
        judged: frozenset[str],
        accepted: Mapping[str, Collection[str]],
        names: Collection[str],
        not_on: str | None,
    ) -> None:
        self._root = root
        self._judge, self._search, self._judged, self._accepted = judge, search, judged, accepted
        self._pushing = not_on is not None
        self._history = history(root, not_on=not_on)
        self._store = Path(git("rev-parse", "--git-common-dir", folder=root).rstrip("\n"))
        self._seen: set[str] = set()
        self._names = names
        # What belongs to another log in the repository is judged by the settings of that one.
        files: list[str] = []
        with suppress(GitError):  # there is no commit yet
            files = git("ls-tree", "-r", "-z", "--name-only", "--full-tree", "HEAD", folder=root).split("\0")
        logs = (self._within(path).removesuffix(CONFIG_FILE) for path in files if Path(path).name == CONFIG_FILE)
        self._others = tuple(log for log in logs if log)

    def findings(self) -> Iterator[Finding]:
        """What would not be published today."""
        if self._history.shallow and not self._pushing:
            message = "The history is not all here: older commits were left out when the repository was fetched."
            yield Finding("DL124", "", message, "Fetch them with: git fetch --unshallow")
        with tempfile.TemporaryDirectory(prefix="disclosure-log-history-") as folder, Contents(self._root) as contents:
            waiting = _Waiting(Path(folder))
            mine = (each for each in self._history.kept if not self._within(each.path).startswith(self._others))
            for number, places in enumerate(_by_content(mine)):
                home = waiting.folder / f"{number}"
                home.mkdir()
                yield from self._look(places, home, contents, waiting)
                if len(waiting.files) >= _MOST_AT_ONCE or waiting.size >= _MOST_BYTES_AT_ONCE:
                    yield from self._judge_waiting(waiting)
            yield from self._judge_waiting(waiting)

    def _look(self, places: Sequence[Kept], home: Path, contents: Contents, waiting: _Waiting) -> Iterator[Finding]:
        """Read one content, and put it with those that wait to be judged."""
        place = min(places, key=_importance)
        file = home / _file_name(place.path)
        copied = contents.copy(place.blob, file)
        if copied is None:
            yield self._finding(place, "it is missing or damaged, so that nobody can judge it", "")
        elif copied.begins.startswith(_POINTER) and copied.size <= _LONGEST_POINTER:
            copied = self._from_store(file)
            if copied is None:
                yield self._finding(place, "Git LFS keeps it apart, and it is not here", "git lfs fetch --all")
        for path in sorted({each.path for each in places if _among_responses(each.path)}):
            # A name that somebody changed since says what it said.
            if self._within(path) not in self._names and self._search and self._search(PurePosixPath(path).stem):
                yield self._finding(place, "a name that it had says something of a person (DL120)", "")
                break
        if copied and copied.size and copied.sha256 not in self._judged | self._seen:
            self._seen.add(copied.sha256)
            if _may_hide(place.path, copied.begins):
                waiting.files[file] = (place, copied.sha256)
                waiting.size += copied.size
                return
            if _is_text(place.path) and self._search:
                text = file.read_bytes().decode("utf-8", "replace")
                yield from self._told(place, copied.sha256, self._search(text))
        shutil.rmtree(home)

    def _judge_waiting(self, waiting: _Waiting) -> Iterator[Finding]:
        if waiting.files:
            verdicts = self._judge(tuple(waiting.files))
            for file, (place, sha256) in waiting.files.items():
                # A file that came back without a word was not judged.
                yield from self._told(place, sha256, verdicts.get(file, (Objection("DL043", acceptable=False),)))
                shutil.rmtree(file.parent)
        waiting.files.clear()
        waiting.size = 0

    def _told(self, place: Kept, sha256: str, objections: Iterable[Objection]) -> Iterator[Finding]:
        accepted = self._accepted.get(sha256, ())
        codes = {each.code for each in objections if not (each.acceptable and each.code in accepted)}
        if codes:
            yield self._finding(place, f"today it would be stopped by {', '.join(sorted(codes))}", "")

    def _finding(self, place: Kept, why: str, first: str) -> Finding:
        by = f"commit {place.commit[:_SHORT]}" if place.commit else "a tag or a note"
        there = place.blob in self._history.head
        since = "and it still stands there" if there else "though it was changed or removed since"
        if self._pushing:
            hint = (
                "A push would send it along, even where a later commit removes it. Take it out of the commits "
                "themselves: docs/maintainers/before-each-commit.md shows the commands."
            )
        else:
            hint = (
                "Whoever can fetch the repository can read it. If anybody outside can, act now: see the page When data "
                "got out for maintainers. Otherwise purge it before anybody can."
            )
        hint = f"Fetch it first, with: {first}. {hint}" if first else hint
        message = f"Git keeps this file ({by}), {since}, and {why}."
        path = self._within(place.path)
        return Finding("DL124", shown_path(Path(path), self._root) if path else "", message, hint)

    def _within(self, path: str) -> str:
        """`path` as it is from the log's folder; empty where there is none."""
        return os.path.relpath(path, self._history.above or ".") if path else ""

    def _from_store(self, pointer: Path) -> Copied | None:
        """The content that a pointer of Git LFS stands for, in place of the pointer; None where it is not here."""
        words = pointer.read_text("utf-8", "replace").split()
        sha256 = next((word.removeprefix("sha256:") for word in words if word.startswith("sha256:")), "")
        kept = (self._root / self._store / "lfs" / "objects" / sha256[:2] / sha256[2:4] / sha256).resolve()
        if not sha256.isalnum() or not kept.is_file():
            return None
        shutil.copyfile(kept, pointer)
        with pointer.open("rb") as file:
            return Copied(sha256, pointer.stat().st_size, file.read(1024))


def check_history(
    project: Project,
    responses: Iterable[Response],
    judge: Judge,
    search: Search | None = None,
    *,
    not_on: str | None = None,
) -> list[Finding]:
    """A finding (DL124) for each file in the history around the log that would not be published today.

    What `responses` are made of now was judged where it stands, and what was accepted for one of their files is
    accepted for the same content in the history. With the name of a remote in `not_on`, only what branches and tags
    have and that remote has not. Raises `FindingsError` where git cannot tell the history.
    """
    responses = tuple(responses)
    accepted: dict[str, set[str]] = {}
    for keys in (attachment for response in responses for attachment in response.front.attachments):
        for each in keys.accepted:
            accepted.setdefault(each.sha256, set()).add(each.finding)
    try:
        judged = frozenset(_judged(project.root, responses))
        named = (path for response in responses for path in (attachment.path for attachment in response.attachments))
        names = {response.source for response in responses} | {shown_path(path, project.root) for path in named}
        look = _Judging(project.root, judge, search, judged=judged, accepted=accepted, names=names, not_on=not_on)
        return in_order(look.findings())
    except GitError as error:
        message = f"Git cannot tell the history of this log: {error.reason}."
        hint = "Start the command in the folder of a log that git keeps."
        raise FindingsError([Finding("DL124", "", message, hint)]) from None
    except OSError as error:
        message = f"The history cannot be judged: a temporary file cannot be written ({error.strerror})."
        hint = f"Make room on the disk, at least {counted(1, 'gigabyte')}."
        raise FindingsError([Finding("DL067", "", message, hint)]) from None


def _judged(root: Path, responses: Iterable[Response]) -> Iterator[str]:
    """The SHA-256 of every file that was judged where it stands now."""
    for response in responses:
        for path in (root / response.source, *(attachment.path for attachment in response.attachments)):
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as file:
                    yield hashlib.file_digest(file, "sha256").hexdigest()


def _by_content(kept: Iterable[Kept]) -> Iterable[Sequence[Kept]]:
    places: dict[str, list[Kept]] = {}
    for each in kept:
        places.setdefault(each.blob, []).append(each)
    return places.values()


def _among_responses(path: str) -> bool:
    """Whether `path` lies in a folder of responses: of this log, of another one, or of this one at an earlier place."""
    return _RESPONSES in PurePosixPath(path).parts[:-1]


def _suffix(path: str) -> str:
    name = PurePosixPath(path).name
    return name.lower() if name.startswith(".") and name.count(".") == 1 else PurePosixPath(name).suffix.lower()


def _is_text(path: str) -> bool:
    return _among_responses(path) and _suffix(path) in _TEXTS


def _may_hide(path: str, begins: bytes) -> bool:
    """Whether a file is to be judged as an attachment is."""
    if _among_responses(path) and not _is_text(path):
        return True
    return _suffix(path) in _CARRIERS or begins.startswith(_BEGINNINGS)


def _importance(place: Kept) -> tuple[bool, bool]:
    """By which of its places a content is judged: the first where an attachment stands, else the first of all."""
    return not (_among_responses(place.path) and not _is_text(place.path)), _suffix(place.path) not in _CARRIERS


def _file_name(path: str) -> str:
    """The name of the file at `path`, with nothing in it that cannot be written anywhere."""
    name = PurePosixPath(path).name or "without-a-name"
    if name.isprintable() and len(name.encode()) <= _LONGEST_NAME:
        return name
    ending = PurePosixPath(name).suffix[1:_LONGEST_SUFFIX]
    return f"file.{ending}" if ending.isascii() and ending.isalnum() else "file"
