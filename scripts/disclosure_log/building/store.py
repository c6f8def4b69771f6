"""Fetches the attachments that do not lie in the repository but in the log's store, and holds that they are there.

A file in the store is told by its SHA-256, and its name there is made of that: whatever lies under the name is fetched,
compared in size and SHA-256 with what the front matter says, and judged like any other attachment. What was fetched is
kept in `.cache/disclosure-log/store/`, which git ignores. At each build the store is asked for every file again, since
a link to it is published; where it can tell that a file is as it was (RFC 9110, 13.1.2: `If-None-Match`), nothing is
fetched twice.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from threading import Event
from urllib.parse import urljoin, urlsplit

import urllib3

from disclosure_log import caching
from disclosure_log.config import Project
from disclosure_log.documents.threads import Threads
from disclosure_log.findings import Finding, shown_path
from disclosure_log.gate.inspection import LARGEST
from disclosure_log.records.response import Response, Stored
from disclosure_log.records.writing import write_over

AT_ONCE = 16
"""Files that are asked for at the same time."""

REDIRECTIONS = 5
"""From one address to the next: a release of GitHub leads on to where its files lie."""

_WAITING = urllib3.Timeout(connect=10, read=30)
_AGAIN = urllib3.Retry(
    total=2, redirect=False, backoff_factor=0.3, status_forcelist=(429, 500, 502, 503, 504), raise_on_status=False
)
_TAGS = "tags.json"
_CODE = "DL044"


@dataclass(frozen=True, slots=True)
class _Wanted:
    response: Response
    number: int
    stored: Stored
    file: Path


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of fetching."""

    findings: list[Finding]

    lacking: frozenset[str]
    """The responses, by their file, of which something cannot be had."""


class _FaultError(Exception):
    """Why a file cannot be had, and what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class _SilentError(Exception):
    """The store does not answer."""


def fetch(responses: Sequence[Response], project: Project) -> Fetched:
    """Fetch what the responses have in the store of the log `project`, and say what cannot be had.

    Nothing else is left in the folder of what was fetched. Raises nothing.
    """
    wanted = [
        _Wanted(response, number, attachment.stored, attachment.path)
        for response in responses
        if not response.front.withdrawn
        for number, attachment in enumerate(response.attachments)
        if attachment.stored
    ]
    if not wanted:
        if project.store and project.store.folder.is_dir() and not caching.foreign(project.root):
            shutil.rmtree(project.store.folder, ignore_errors=True)
        return Fetched([], frozenset())
    lacking = frozenset(each.response.source for each in wanted)
    if not project.store:
        hint = "Set attachments_store in mkdocs.yml, or put the file beside the response and take out `stored`."
        message = "This file lies in the store, and mkdocs.yml names none."
        return Fetched([_finding(each, message, hint) for each in wanted], lacking)
    if caching.foreign(project.root):
        message = "The folder .cache came with the repository, so that nothing can be fetched into it."
        hint = "Take it out of the repository: git rm -r --cached .cache"
        return Fetched([Finding(_CODE, "mkdocs.yml", message, hint)], lacking)
    try:
        return _Store(project.store.folder).fetch(wanted)
    except OSError as error:
        shown = shown_path(project.store.folder, project.root)
        message = f"What lies in the store cannot be kept in {shown}/: {error.strerror}."
        hint = "See that there is room, and that files may be made there."
        return Fetched([Finding("DL067", shown, message, hint)], lacking)


def _finding(wanted: _Wanted, message: str, hint: str) -> Finding:
    return wanted.response.finding(_CODE, ("attachments", wanted.number, "stored"), message, hint)


class _Store:
    """A store, and the folder that its files are fetched into."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tags = self._load()
        self._known: dict[str, str] = {}
        self._silent = Event()

    def fetch(self, wanted: Sequence[_Wanted]) -> Fetched:
        """See the function of this name. Raises `OSError`."""
        caching.prepare(self._folder.parent)
        self._folder.mkdir(exist_ok=True)
        names = {each.stored.sha256 for each in wanted}
        for path in self._folder.iterdir():
            if path.name not in names and path.name != _TAGS:
                shutil.rmtree(path, ignore_errors=True)
        with (
            urllib3.PoolManager(AT_ONCE, maxsize=AT_ONCE, retries=_AGAIN, timeout=_WAITING) as pool,
            Threads(AT_ONCE) as threads,
        ):
            found = list(threads.map(lambda each: self._one(pool, each), wanted))
        write_over(self._folder / _TAGS, caching.sealed(json.dumps(self._known), _TAGS).encode())
        findings = [finding for finding in found if finding]
        if self._silent.is_set():
            address = wanted[0].stored.address.removesuffix(wanted[0].stored.name)
            message = f"The store of the attachments does not answer: {address}"
            hint = "Nothing is lost. See that attachments_store in mkdocs.yml is right, and try again later."
            findings.append(Finding(_CODE, "mkdocs.yml", message, hint))
            return Fetched(findings, frozenset(each.response.source for each in wanted))
        return Fetched(findings, frozenset(finding.path for finding in findings))

    def _one(self, pool: urllib3.PoolManager, wanted: _Wanted) -> Finding | None:
        if self._silent.is_set():
            return None  # it is said once, of all
        try:
            self._have(pool, wanted)
        except _FaultError as fault:
            return _finding(wanted, fault.message, fault.hint)
        except _SilentError:
            self._silent.set()
        return None

    def _have(self, pool: urllib3.PoolManager, wanted: _Wanted) -> None:
        """Let the file be here as it is in the store. Raises `_FaultError`, `_SilentError` and `OSError`."""
        stored = wanted.stored
        whole = wanted.file.is_file() and hashlib.sha256(wanted.file.read_bytes()).hexdigest() == stored.sha256
        tag = self._tags.get(stored.sha256, "") if whole else ""
        status, new_tag, content = _asked(pool, stored.address, tag, min(stored.size, LARGEST) + 1)
        if status == HTTPStatus.NOT_MODIFIED and whole:
            new_tag = tag
        elif status == HTTPStatus.OK:
            self._compare(wanted, content)
            wanted.file.parent.mkdir(exist_ok=True)
            write_over(wanted.file, content)
        elif status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.FORBIDDEN):
            message = f"The store has no file {stored.name}."
            kept = f" It is still kept in {'/'.join(wanted.file.parts[-5:])}." if whole else ""
            raise _FaultError(message, f"Upload the file under this name.{kept}")
        else:
            message = f"The store answers with {status} where {stored.name} should be."
            raise _FaultError(message, "Try again later, or ask whoever runs the store.")
        if new_tag:
            self._known[stored.sha256] = new_tag

    @staticmethod
    def _compare(wanted: _Wanted, content: bytes) -> None:
        stored = wanted.stored
        if len(content) != stored.size:
            message = f"The file {stored.name} in the store has not the {stored.size} bytes that `stored` says."
        elif hashlib.sha256(content).hexdigest() != stored.sha256:
            message = f"The file {stored.name} in the store is another one than `stored` says: its SHA-256 differs."
        else:
            return
        raise _FaultError(message, "Upload the right file under this name, or mend the lines below `stored`.")

    def _load(self) -> dict[str, str]:
        with suppress(OSError, ValueError):
            text = caching.unsealed((self._folder / _TAGS).read_text(encoding="utf-8"), _TAGS)
            found = json.loads(text or "{}")
            return {f"{sha256}": f"{tag}" for sha256, tag in found.items()}
        return {}


def _asked(pool: urllib3.PoolManager, address: str, tag: str, most: int) -> tuple[int, str, bytes]:
    """The status, the tag and at most so many bytes of what stands at an address, wherever that leads on to.

    Raises `_FaultError` and `_SilentError`.
    """
    headers: Mapping[str, str] = {"If-None-Match": tag} if tag else {}
    try:
        for _ in range(REDIRECTIONS + 1):
            with pool.request("GET", address, headers=headers, redirect=False, preload_content=False) as answer:
                way = answer.get_redirect_location()
                if not way:
                    content = answer.read(most) if answer.status == HTTPStatus.OK else b""
                    if len(content) == most or answer.status != HTTPStatus.OK:
                        answer.close()  # the rest is not read, so the connection is of no more use
                    return answer.status, answer.headers.get("ETag", ""), content
            before, address = urlsplit(address), urljoin(address, way)
            if urlsplit(address).scheme != "https" and urlsplit(address).netloc != before.netloc:
                message = "The store leads on to an address without encryption."
                raise _FaultError(message, "Name the address itself that begins with https:// as attachments_store.")
    except (urllib3.exceptions.HTTPError, OSError, ValueError):
        raise _SilentError from None
    raise _FaultError("The store leads on from address to address.", "Name the address at the end of it.")
