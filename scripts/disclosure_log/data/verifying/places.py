"""Where a log can be: in a folder, or on the web at a host that nobody need trust."""

from __future__ import annotations

import hashlib
import http.client
import os
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol, Self
from urllib.parse import quote, urlsplit

from disclosure_log.data.verifying.sealing import LARGEST, SOURCE_NAME, CannotVerifyError, letter_of

TOGETHER = 8
"""Files that are fetched at the same time."""

FAILURES = 25
"""Failures one after the other by which a host is given up."""

SILENCE = 30
"""Seconds for which a host may say nothing."""

SLOWEST = 20_000
"""Bytes a second that a host has to send."""

PIECE = 1 << 20
"""Bytes that are hashed at a time."""

LARGEST_SOURCE = 1 << 20
"""Most bytes of a source in which the letter is looked at: twice as many as a response may have."""


Take = Callable[[bytes], object]
"""Takes in the next piece of a file."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file turned out to be."""

    sha256: str = ""
    size: int = -1

    letter: str = ""
    """Of the source of a response, the hash of its letter."""

    fault: str = ""
    """Why it could not be read as a file of the log."""


class Hashing:
    """Hashes a file piece by piece."""

    def __init__(self, path: str) -> None:
        self._hash, self.size = hashlib.sha256(), 0
        self._source = bytearray() if path.endswith(f"/{SOURCE_NAME}") else None

    def add(self, piece: bytes) -> None:
        """Take the next piece."""
        self._hash.update(piece)
        self.size += len(piece)
        if self._source is not None and self.size <= LARGEST_SOURCE:
            self._source += piece

    def seen(self) -> Seen:
        """What the pieces were together."""
        letter = letter_of(bytes(self._source)) if self._source is not None else ""
        return Seen(self._hash.hexdigest(), self.size, letter)


class Place(Protocol):
    """Where a log is."""

    sees_all: bool
    """Whether files that the manifest does not name would be seen."""

    def read(self, name: str) -> bytes:
        """The file `name` at the top of the log. Raises `CannotVerifyError` where it cannot be read whole."""

    def look(self, sealed: Mapping[str, Any]) -> Iterator[tuple[str, Seen]]:
        """What is there now: of the files that are `sealed`, by path, and of any other that can be seen."""


class Folder:
    """A log in a folder. No name that its manifest says is ever opened: only what lies there is looked at."""

    sees_all = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes:
        """See `Place.read`."""
        path = self._folder / name
        try:
            if path.is_symlink() or not path.is_file():
                raise CannotVerifyError(f"There is no {name} in it: it was removed, or this is no log.", missing=True)
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
        except OSError as error:
            raise CannotVerifyError(f"{name} cannot be read: {error.strerror}.") from None
        if len(content) > LARGEST:
            raise CannotVerifyError(f"{name} is larger than any that this program reads.")
        return content

    def look(self, sealed: Mapping[str, Any]) -> Iterator[tuple[str, Seen]]:
        """See `Place.look`; links are not followed."""
        del sealed
        return self._below(self._folder, "")

    def _below(self, folder: Path | os.DirEntry[str], prefix: str) -> Iterator[tuple[str, Seen]]:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    path = prefix + entry.name
                    if entry.is_dir(follow_symlinks=False):
                        yield from self._below(entry, f"{path}/")
                    elif entry.is_file(follow_symlinks=False):
                        yield path, _hashed(path, entry.path)
                    else:
                        yield path, Seen(fault="it is a link or a device, and no file")
        except OSError as error:
            yield prefix, Seen(fault=f"the folder cannot be read: {error.strerror}")


def _hashed(path: str, file: str) -> Seen:
    hashing = Hashing(path)
    try:
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - for thousands of files the quicker way
            while piece := opened.read(PIECE):
                hashing.add(piece)
    except OSError as error:
        return Seen(fault=f"it cannot be read: {error.strerror}")
    return hashing.seen()


class Web:
    """A log on the web."""

    sees_all = False

    def __init__(self, address: str) -> None:
        """`address` is that of its first page. Raises `CannotVerifyError` where it is no address of the web."""
        try:
            parts = urlsplit(address)
            host = parts.hostname.encode("idna").decode() if parts.hostname else ""
            port = f":{parts.port}" if parts.port else ""
        except (ValueError, UnicodeError):
            host = port = ""
        if not host or parts.scheme not in {"http", "https"} or parts.username is not None:
            raise CannotVerifyError("The address is none of the web, such as https://log.example.org/.")
        way = parts.path
        for name in ("manifest.json", "index.html"):
            way = way.removesuffix(name) if way.endswith(f"/{name}") else way
        way = quote(way if way.endswith("/") else f"{way}/", safe="/%~+,;=@:!$&'()*")
        self._address = f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}{way}"
        self._opener = urllib.request.build_opener(_Http, _Https, _SameHost)
        self._failures, self._ends = 0, float("inf")
        # A file that was kept on its way for a while is of an older log: no answer to another question is one to this.
        self._query = f"?{time.time_ns()}"

    def read(self, name: str) -> bytes:
        """See `Place.read`."""
        raw, decoded = bytearray(), bytearray()
        fault, missing = self._fetch(name, LARGEST, raw.extend, decoded.extend)
        if fault:
            raise CannotVerifyError(f"{self._address}{name} cannot be read: {fault}.", missing=missing)
        return bytes(decoded or raw)

    def look(self, sealed: Mapping[str, Any]) -> Iterator[tuple[str, Seen]]:
        """See `Place.look`: whoever has no access to the host can only ask for what the manifest names."""
        total = sum(entry["size"] for entry in sealed.values())
        self._ends = time.monotonic() + 600 + total / SLOWEST + len(sealed) / 5
        with ThreadPoolExecutor(TOGETHER) as pool:
            try:
                for path, seen in zip(sealed, pool.map(partial(self._seen, sealed), sealed), strict=True):
                    if seen:
                        yield path, seen
            finally:
                pool.shutdown(cancel_futures=True)

    def _seen(self, sealed: Mapping[str, Any], path: str) -> Seen | None:
        """What the file at `path` turned out to be; none where there is none."""
        entry = sealed[path]
        raw, decoded = Hashing(path), Hashing(path)
        if self._failures >= FAILURES or time.monotonic() > self._ends:
            return Seen(fault="it was not looked at, since the host gave too few answers before")
        fault, missing = self._fetch(path, entry["size"], raw.add, decoded.add)
        if missing:
            return None
        if fault:
            return Seen() if fault == _LARGER else Seen(fault=fault)
        # A server may pack a file for its way, or send a packed file as what is in it: either is what was sealed.
        seen = decoded.seen() if decoded.size else raw.seen()
        return raw.seen() if raw.seen().sha256 == entry["sha256"] else seen

    def _fetch(self, path: str, size: int, raw: Take, decoded: Take) -> tuple[str, bool]:
        """Fetch a file of at most `size` bytes: why it cannot be had, empty if it can, and whether there is none."""
        request = urllib.request.Request(  # noqa: S310 - the address was looked at
            self._address + quote(path) + self._query,
            headers={"Accept-Encoding": "identity", "User-Agent": "disclosure-log verify"},
        )
        with _Watch(2 * SILENCE + size / SLOWEST) as watch:
            request.watch = watch  # type: ignore[attr-defined]  # for the connection that is made for it
            try:
                with self._opener.open(request, timeout=SILENCE) as answer:
                    fault = _receive(answer, size, raw, decoded)
                if watch.over:  # what it ended may look as if the host had ended it
                    raise TimeoutError
                self._failures = 0
            except urllib.error.HTTPError as error:
                error.close()
                self._failures = 0
                return f"the host answers {error.code}", error.code in {404, 410}
            except (OSError, ValueError, http.client.HTTPException, zlib.error) as error:
                self._failures += 1
                return ("it takes too long" if watch.over else _reason(error)), False
        return fault, False


_LARGER = "it is larger than it should be"


def _receive(answer: http.client.HTTPResponse, size: int, raw: Take, decoded: Take) -> str:
    """Take in an answer: why it is none that can be taken; empty if it can."""
    packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
    # 32 + 15: gzip or zlib, whichever it is.
    unpack = zlib.decompressobj(47) if packing in {"gzip", "x-gzip", "deflate"} else None
    if packing != "identity" and not unpack:
        return "the host packs it in a way that this program does not know"
    received = unpacked = 0
    while piece := answer.read1(PIECE):
        received += len(piece)
        if received > size + (PIECE if unpack else 0):
            return _LARGER
        raw(piece)
        while unpack and piece and not unpack.eof:
            part = unpack.decompress(piece, PIECE)
            piece = unpack.unconsumed_tail
            unpacked += len(part)
            if unpacked > size:
                # Perhaps it is sent as it is and only said to be packed.
                unpack = None
            else:
                decoded(part)
    if answer.length:
        return "the host breaks off before its end"
    return ""


def _reason(error: BaseException) -> str:
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return "the host does not answer"
    if isinstance(reason, socket.gaierror):
        return "the name of its host is not known"
    if isinstance(reason, ssl.SSLError):
        return "the host cannot be reached safely, by https"
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror
    return str(reason) if isinstance(reason, str) else "the host does not speak HTTP as it should"


class _Watch:
    """Ends a connection after some seconds, however slowly the host sends what."""

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._sockets: list[socket.socket] = []
        self.over = False

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._timer.cancel()
        for each in self._sockets:
            each.close()

    def add(self, connection: socket.socket) -> None:
        """Watch this one too."""
        # Of its own: the one of the connection is closed, or wrapped for TLS, before the answer is read.
        self._sockets.append(connection.dup())

    def _end(self) -> None:
        self.over = True
        for each in self._sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


class _Watched(http.client.HTTPConnection):
    watch: _Watch

    def connect(self) -> None:
        super().connect()
        self.watch.add(self.sock)


class _WatchedSafely(http.client.HTTPSConnection, _Watched):
    """Its `connect` calls that of `_Watched` before it speaks TLS."""


def _watched(kind: type[_Watched], watch: _Watch, host: str, **options: Any) -> _Watched:
    connection = kind(host, **options)
    connection.watch = watch
    return connection


class _Http(urllib.request.HTTPHandler):
    def http_open(self, req: Any) -> http.client.HTTPResponse:
        return self.do_open(partial(_watched, _Watched, req.watch), req)


class _Https(urllib.request.HTTPSHandler):
    def https_open(self, req: Any) -> http.client.HTTPResponse:
        return self.do_open(partial(_watched, _WatchedSafely, req.watch), req)


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows where a host leads on within itself, or from http to https, a few times."""

    max_redirections = 5

    def redirect_request(  # noqa: PLR0917 - as urllib calls it
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        there, here = urlsplit(newurl), urlsplit(req.full_url)
        safer = (here.scheme, there.scheme) == ("http", "https") and here.hostname == there.hostname
        if (there.scheme, there.netloc) != (here.scheme, here.netloc) and not safer:
            raise urllib.error.URLError(f"the host leads on to another one, {there.scheme}://{there.netloc}")
        request = super().redirect_request(req, fp, code, msg, headers, newurl)
        if request:
            request.watch = req.watch  # type: ignore[attr-defined]  # as above
        return request
