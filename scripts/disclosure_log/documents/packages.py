"""Read ZIP packages (workbooks and text documents, Office Open XML and OpenDocument) so that nothing is passed by.

The parts are unpacked under a budget, and their XML is read without document types, entities and external references.
Sources: ISO/IEC 29500-2 (Open Packaging Conventions) and ISO/IEC 26300-3 (OpenDocument packages).
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from disclosure_log.documents.archives import (
    OLE_MARK,
    Problem,
    UnusablePackage,
    check_member,
    inflated,
    read_directory,
)

MOST_BYTES = 200 << 20
"""How many bytes all parts together may have, unpacked."""

MOST_PARTS = 5_000
"""How many parts a package may have."""

MOST_TREE = 24 << 20
"""How many bytes a part may have that is read as a whole tree: a tree takes ten times the memory of its text."""

DEEPEST = 200
"""How deep elements may be nested."""

RATIO_FROM = 8 << 20  # bytes unpacked, from which on the ratio counts; small parts of repeated cells pack very well
MOST_RATIO = 300  # unpacked to packed; Deflate can reach 1,032


@dataclass(frozen=True, slots=True)
class Part:
    """One member of the package."""

    name: str
    """Its name in the archive, without a slash before it: `xl/workbook.xml`."""

    size: int
    """Bytes unpacked."""

    packed: int
    """Bytes in the archive."""

    start: int
    """Where its packed bytes begin."""

    checksum: int
    """CRC-32 of what is unpacked."""

    stored: bool
    """Whether it is not compressed."""


@dataclass(frozen=True, slots=True)
class Event:
    """One step through the XML of a part."""

    kind: str
    """`start`, `end`, or `text`, of which a long run comes in pieces."""

    tag: str
    """The element of a start or an end, `{namespace}name`; empty for others."""

    attributes: Mapping[str, str]
    """Those of a start, `name` or `{namespace}name`."""

    text: str
    """The words of a text."""


NO_ATTRIBUTES: Mapping[str, str] = {}


class Target(Protocol):
    """What is told of the XML of a part, step by step."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins: `{namespace}name`, with its attributes, `name` or `{namespace}name`."""

    def end(self, tag: str) -> None:
        """It ends."""

    def data(self, text: str) -> None:
        """Words stand there; a long run of them comes in pieces."""


class Package:
    """A package whose every byte belongs to a member that is listed once."""

    def __init__(self, content: bytes) -> None:
        """Read the list of members of `content`. Raises `UnusablePackage`."""
        self._content = content
        self.parts: dict[str, Part] = {}
        """Every member but folders, in the order of the archive, by its name."""
        self.order: list[str] = []
        """The names of all members as they follow each other in the file."""
        self.remarks: list[tuple[str, str]] = []
        """Comments and instructions in the XML that was read so far: the part, and the words; no program shows them."""
        self._list()

    def find(self, name: str) -> str | None:
        """The member that a reference means: names are compared without capitals and percent signs (OPC, 6.3.5)."""
        return self._names.get(_compared(name))

    def read(self, name: str, most: int = MOST_BYTES) -> bytes:
        """The whole of a part, at most `most` bytes. Raises `UnusablePackage`, and `KeyError` where there is none."""
        if self.parts[name].size > most:
            raise UnusablePackage(Problem.BOMB)
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part, piece by piece, held to its length and its checksum. Raises `UnusablePackage`."""
        part = self.parts[name]
        packed = memoryview(self._content)[part.start : part.start + part.packed]
        checksum = size = 0
        for chunk in [packed.tobytes()] if part.stored else inflated(packed):
            size += len(chunk)
            if size > part.size:
                raise UnusablePackage(Problem.MISMATCH)
            checksum = zlib.crc32(chunk, checksum)
            yield chunk
        if size != part.size or checksum != part.checksum:
            raise UnusablePackage(Problem.DAMAGED)

    def feed(self, name: str, target: Target) -> None:
        """Step through the XML of a part, calling `start`, `end` and `data` of `target`: the quickest way.

        The encoding is what the XML says, as any program reads it; no document type, entity or external reference is
        followed. Comments and instructions are kept in `remarks`. Raises `UnusablePackage`.
        """
        for _ in self._fed(name, target):
            pass

    def scan(self, name: str, target: Target) -> None:
        """As `feed`, but twice as quick: names are `namespace}name`, without a brace before."""
        for _ in self._fed(name, target, raw=True):
            pass

    def events(self, name: str) -> Iterator[Event]:
        """Step through the XML of a part as `feed` does, a little at a time. Raises `UnusablePackage`."""
        queue = _Queue()
        for _ in self._fed(name, queue):
            yield from queue.taken()

    def _fed(self, name: str, target: Target, *, raw: bool = False) -> Iterator[None]:
        """Feed a part to a parser that calls `target`, and stop after each piece."""
        parser = DefusedXMLParser(target=target, forbid_dtd=True)
        if raw:
            parser.parser.ordered_attributes = False
            parser.parser.StartElementHandler = target.start
            parser.parser.EndElementHandler = target.end
        parser.parser.CommentHandler = lambda words: self.remarks.append((name, words))
        parser.parser.ProcessingInstructionHandler = lambda of, words: self.remarks.append((name, f"{of} {words}"))
        try:
            for chunk in self.chunks(name):
                parser.feed(chunk)
                yield
            parser.close()
        except DefusedXmlException:
            raise UnusablePackage(Problem.DOCTYPE) from None
        except (ParseError, LookupError, ValueError):  # also encodings that the parser does not know
            raise UnusablePackage(Problem.DAMAGED) from None
        yield

    def tree(self, name: str, most: int = MOST_TREE) -> Element:
        """The XML of a small part as a whole. Raises `UnusablePackage`."""
        if self.parts[name].size > most:
            raise UnusablePackage(Problem.BOMB)
        builder = _Tree()
        self.feed(name, builder)
        return builder.root()

    def _list(self) -> None:
        """List the members and hold the archive to its own lists."""
        if self._content.startswith(OLE_MARK):
            raise UnusablePackage(Problem.ENCRYPTED)
        members, directory = read_directory(self._content)
        if len(members) > MOST_PARTS or sum(member.file_size for member in members) > MOST_BYTES:
            raise UnusablePackage(Problem.BOMB)
        self._names: dict[str, str] = {}
        place = 0
        for member in sorted(members, key=lambda member: member.header_offset):
            if member.header_offset != place:
                raise UnusablePackage(Problem.POLYGLOT)
            start, place = check_member(self._content, member, directory)
            self._add(member, start)
        if place != directory:
            raise UnusablePackage(Problem.POLYGLOT)

    def _add(self, member: zipfile.ZipInfo, start: int) -> None:
        """Take one member in."""
        name = member.filename
        _check_name(name)
        if self._names.setdefault(_compared(name), name) != name or name in self.order:
            raise UnusablePackage(Problem.DUPLICATE)
        self.order.append(name)
        if member.file_size > RATIO_FROM and member.file_size > MOST_RATIO * member.compress_size:
            raise UnusablePackage(Problem.BOMB)
        if name.endswith("/"):
            if member.file_size or member.compress_size > 2:  # noqa: PLR2004 - what Deflate makes of nothing
                raise UnusablePackage(Problem.NAME)
            return
        stored = member.compress_type == zipfile.ZIP_STORED
        self.parts[name] = Part(name, member.file_size, member.compress_size, start, member.CRC, stored)


class _Queue:
    """Takes down what a parser sees."""

    def __init__(self) -> None:
        self._events: list[Event] = []

    def taken(self) -> list[Event]:
        """What was seen since the last call."""
        events, self._events = self._events, []
        return events

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._events.append(Event("start", tag, attributes, ""))

    def end(self, tag: str) -> None:
        self._events.append(Event("end", tag, NO_ATTRIBUTES, ""))

    def data(self, text: str) -> None:
        self._events.append(Event("text", "", NO_ATTRIBUTES, text))


class _Tree:
    """Makes a tree of what a parser sees, no deeper than a program goes."""

    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._depth = 0

    def root(self) -> Element:
        """The tree."""
        return self._builder.close()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnusablePackage(Problem.BOMB)
        self._builder.start(tag, attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(tag)

    def data(self, text: str) -> None:
        self._builder.data(text)


def _compared(name: str) -> str:
    """How names are compared: without capitals, percent signs and a slash before them."""
    return unquote(name).casefold().lstrip("/")


def _check_name(name: str) -> None:
    """Raise `UnusablePackage` where programs could take `name` for different places."""
    plain = unquote(name)
    pieces = plain.removesuffix("/").split("/")
    if any(piece.strip() in {"", ".", ".."} for piece in pieces) or "\\" in plain or ":" in pieces[0]:
        raise UnusablePackage(Problem.NAME)
    if not plain.isprintable() or len(plain) > 500:  # noqa: PLR2004 - longer than any program writes
        raise UnusablePackage(Problem.NAME)
