"""Everything that git keeps of a repository: each file that ever stood in it, whatever became of it since.

Whoever can fetch a repository can fetch all of it: deleted files, other branches, tags, stashed work, notes. So all of
these are listed, and their content is read as it is kept, without a checkout, attributes or filters.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from disclosure_log.repository import GitError, command, git, refusal, surroundings

CHUNK = 1 << 20  # bytes read at a time

_UNTOUCHED = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull, "GIT_NO_LAZY_FETCH": "1"}
"""What is kept and nothing that stands in its place; and what is not here is not fetched, but told."""

_LINK_TO_COMMIT = b"160000"  # the mode of a submodule: it names a commit of another repository
_CHANGE = re.compile(rb":+[0-7 ]*?([0-7]{6}) [0-9a-f ]*?([0-9a-f]{40,64}) [A-Z]+")
_COMMIT = re.compile(rb"[0-9a-f]{40,64}")


@dataclass(frozen=True, slots=True, order=True)
class Kept:
    """A content that git keeps, and a place at which it stood."""

    blob: str
    """Git's own name for the content."""

    path: str
    """Where it stood, from the top of the repository; what names it, such as a tag, where it stood in no folder."""

    commit: str = ""
    """The commit that put it there, in full; empty where no commit did."""


@dataclass(frozen=True, slots=True)
class History:
    """What git keeps of a repository."""

    kept: Sequence[Kept]
    """Every content with every place at which it stood, each once, from the oldest commit on."""

    head: frozenset[str]
    """The contents that the commit that is checked out has, by git's own names."""

    shallow: bool
    """Whether older commits were left out when the repository was fetched."""

    above: str
    """The way from the top of the repository to the folder that was asked about; empty, or with a slash at the end."""


def history(folder: Path, *, not_on: str | None = None) -> History:
    """Everything that git keeps of the repository around `folder`, by any branch, tag, stash or note; no reflog.

    With the name of a remote in `not_on`, only what branches and tags have that it did not have when it was last
    fetched from or pushed to. Raises `GitError`, also where `folder` lies in no repository.
    """
    above = _asked(folder, "rev-parse", "--show-prefix").rstrip("\n")
    top = Path(_asked(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    tips = _tips(top) if not_on is None else _to_push(top, not_on)
    contents = ("--objects", "--filter=object:type=blob", "--filter-provided-objects", "--missing=print")
    listed = _asked(top, "rev-list", *contents, *tips)
    reached = dict(_object(line) for line in listed.splitlines())
    with tempfile.TemporaryFile() as commits:
        commits.write(_asked(top, "rev-list", "--topo-order", "--reverse", *tips).encode())
        commits.seek(0)
        kept = [each for each in dict.fromkeys(_changes(top, commits)) if each.blob in reached]
    # What no commit put there is missed by comparing commits: what a tag names itself.
    apart = sorted(reached.keys() - {each.blob for each in kept})
    kept += [Kept(blob, reached[blob] or _name(top, blob)) for blob in apart]
    shallow = _asked(top, "rev-parse", "--is-shallow-repository").strip() == "true"
    return History(kept, frozenset(_head(top)), shallow, above)


def _asked(folder: Path, *arguments: str) -> str:
    return git(*arguments, folder=folder, **_UNTOUCHED)


def _tips(top: Path) -> list[str]:
    """Everything that keeps a content from being thrown away, but the reflog; each stash is an entry of one."""
    tips = ["--all"]
    if "refs/stash" in _asked(top, "for-each-ref", "--format=%(refname)", "refs/stash").split():
        tips += _asked(top, "rev-list", "--walk-reflogs", "refs/stash").split()
    return tips


def _to_push(top: Path, remote: str) -> list[str]:
    """The commits that branches and tags have and `remote` does not.

    All of them, though a push may name one: pre-commit tells its hooks only the first of several.
    """
    tips = ["--branches", "--tags"]
    tips += [commit for commit in ("HEAD", os.environ.get("PRE_COMMIT_TO_REF", "")) if _is_there(top, commit)]
    known = remote in _asked(top, "remote").split("\n")  # an address has no record of what is there
    return [*tips, "--not", f"--remotes={remote}/*"] if known else tips


def _is_there(top: Path, commit: str) -> bool:
    if not commit or commit.startswith("-"):
        return False
    try:
        _asked(top, "rev-parse", "--quiet", "--verify", f"{commit}^{{commit}}")
    except GitError:
        return False
    return True


def _head(top: Path) -> Iterator[str]:
    if _is_there(top, "HEAD"):
        for entry in filter(None, _asked(top, "ls-tree", "-r", "-z", "--full-tree", "HEAD").split("\0")):
            yield entry.partition("\t")[0].split()[2]


def _changes(top: Path, commits: IO[bytes]) -> Iterator[Kept]:
    """What each commit put where, compared with its first parent; the first of a history has all of it.

    Whatever a commit has and its first parent has not is listed, what a merge took from elsewhere too, so that by and
    by every content stands here with every path that it ever had.
    """
    with subprocess.Popen(
        command("diff-tree", "--stdin", "-z", "-r", "--root", "--no-renames", "--raw", "--diff-merges=first-parent"),
        cwd=top,
        env=surroundings() | _UNTOUCHED,
        stdin=commits,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None and process.stderr is not None  # noqa: S101, PT018 - for mypy
        commit, change = "", None
        for word in _words(process.stdout):
            if change:
                if change[1] != _LINK_TO_COMMIT and change[2].strip(b"0"):
                    yield Kept(change[2].decode(), os.fsdecode(word), commit)
                change = None
            elif found := _CHANGE.fullmatch(word):
                change = (found[0], found[1], found[2])
            elif _COMMIT.fullmatch(word.strip()):
                commit = word.strip().decode()
            elif word:
                raise GitError("it listed a change in a form that is not known")
        printed = process.stderr.read()
        if process.wait():
            raise refusal(printed, process.returncode)


def _words(stream: IO[bytes]) -> Iterator[bytes]:
    """What stands between one NUL and the next."""
    rest = b""
    while chunk := stream.read(CHUNK):
        *words, rest = (rest + chunk).split(b"\0")
        yield from words
    if rest:
        yield rest


def _object(line: str) -> tuple[str, str]:
    """Git's name for a content, and one path at which it stands; one that is missing has a question mark before it."""
    blob, _, path = line.removeprefix("?").partition(" ")
    return blob, path


def _name(top: Path, blob: str) -> str:
    """What names a content that stands in no folder, such as `tags/scan.pdf`."""
    named = _asked(top, "for-each-ref", "--format=%(objectname) %(*objectname) %(refname:lstrip=1)").splitlines()
    return next((line.split()[-1] for line in named if blob in line.split()[:-1]), "")


@dataclass(frozen=True, slots=True)
class Copied:
    """A content that was written into a file."""

    sha256: str
    size: int
    """In bytes."""
    begins: bytes
    """Its first bytes, up to 1,024."""


class Contents:
    """Reads contents that git keeps, one after the other, through one process."""

    def __init__(self, folder: Path) -> None:
        """Nothing is started before the first content is asked for."""
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def copy(self, blob: str, file: Path) -> Copied | None:
        """Write the content that git calls `blob` into `file`; None where it is missing or damaged.

        Raises `GitError` where git cannot be called, `OSError` where the file cannot be written.
        """
        process = self._process or self._start()
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - for mypy
        try:
            process.stdin.write(f"{blob}\n".encode())
            process.stdin.flush()
            header = process.stdout.readline().split()
        except BrokenPipeError:
            header = []
        if len(header) != 3 or header[1] != b"blob":  # noqa: PLR2004 - name, kind, size
            # A damaged content ends the process.
            if not header or header[1:] != [b"missing"]:
                self._end()
            return None
        copied = self._copied(process.stdout, int(header[2]), file)
        if copied is None:
            self._end()
        return copied

    def _copied(self, stream: IO[bytes], size: int, file: Path) -> Copied | None:
        digest, begins, left = hashlib.sha256(), b"", size
        with file.open("wb") as target:
            while left and (chunk := stream.read(min(left, CHUNK))):
                begins = begins or chunk[:1024]
                digest.update(chunk)
                target.write(chunk)
                left -= len(chunk)
        if left or stream.read(1) != b"\n":
            return None
        return Copied(digest.hexdigest(), size, begins)

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            command("cat-file", "--batch"),
            cwd=self._folder,
            env=surroundings() | _UNTOUCHED,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self._process

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None
