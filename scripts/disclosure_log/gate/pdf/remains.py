"""What the bytes of a PDF hold and the document does not: earlier versions, lost objects, bytes between and after.

The file is read from its first byte to its last as it is written (ISO 32000-2, 7.5), without its cross-reference
table. Every string and every stream in it must also be reachable from the trailer, wherever it stands: then an earlier
revision that only lacked something, a linearised file or a second `%%EOF` is nothing to note, and nothing can hide.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

import pikepdf

from disclosure_log.gate.notes import Notes, Refused
from disclosure_log.gate.pdf.metadata import is_program
from disclosure_log.gate.pdf.streams import digest
from disclosure_log.gate.pdf.tokens import WHITE, Tokens, unescaped
from disclosure_log.gate.pdf.walk import Inventory

TABLE = re.compile(rb"(?:\s*\d+\s+\d+\s*(?:\d{10} \d{5} [fn][ \r\n]{1,3})*)+")
END_OF_OBJECT = re.compile(rb"[" + WHITE + rb"]*(endobj|stream(?:\r\n|\n|\r)?)?")
END_OF_DATA = re.compile(rb"[\r\n\x00\t ]{0,4}endstream")
ENDOBJ = re.compile(rb"[" + WHITE + rb"]*endobj")
OFFSET = re.compile(rb"[" + WHITE + rb"]*\d+")
PLAIN = re.compile(rb"((?:[^()<>%]|<<|>>)*?)(?<![^\x00\t\n\x0c\r >\]])(?:endobj|stream)\b")
BARE_WORD = re.compile(rb"(?<![^\x00\t\n\x0c\r <>\[\]])[^\x00\t\n\x0c\r <>\[\]/\d+.-][^\x00\t\n\x0c\r <>\[\]/]*")
LENGTH = re.compile(rb"/Length[\s]+(\d+)(?:\s+(\d+)\s+R)?")
TYPE = re.compile(rb"/Type\s*(/\w+)")
ENDS = frozenset([b"endobj", b"stream", b"obj", b"xref", b"startxref", b"trailer"])
VALUES = frozenset([b"true", b"false", b"null", b"R"])
NUMBER = re.compile(rb"[+-]*[\d.]+-?\d*")

# What programs write as comments: the header, the marks of a binary file and of the end, qpdf's marks for people.
COMMENT = re.compile(
    rb"%(?:PDF-\d\.\d\s*|QDF(?:-1\.0|: ignore_newline)|%EOF\s*|[\x80-\xff]{0,12}\s*|%?\s*"
    rb"|% (?:Original object ID: \d+ \d+|Page \d+|Contents for page \d+))"
)
LETTERS = re.compile(rb"[A-Za-z]{3}|(?:\0[A-Za-z]){3}|(?:[A-Za-z]\0){3}|\d{4}")
DATE = re.compile(rb"D:\d{4}[\d+\-Z']*")
HINTS = re.compile(rb"/Linearized[^>]{0,200}?/H\s*\[\s*(\d+)\s+(\d+)")
LARGEST = 1 << 26
"""How many bytes of an object stream are unpacked."""


@dataclass(slots=True)
class _Found:
    """What one object in the file holds."""

    strings: list[bytes] = field(default_factory=list)
    kind: bytes = b""
    length: int | tuple[int, int] | None = None
    keys: set[bytes] = field(default_factory=set)


def note_remains(content: bytes, pdf: pikepdf.Pdf, inventory: Inventory, notes: Notes) -> None:
    """Note what the bytes hold beside what can be reached.

    Raises `Refused` for a file in which one object cannot be told from the next.
    """
    _File(content, pdf, inventory, notes).read()


class _File:
    """Reads the bytes of a file against what can be reached in it."""

    def __init__(self, content: bytes, pdf: pikepdf.Pdf, inventory: Inventory, notes: Notes) -> None:
        self.content = content
        self.tokens = Tokens(content)
        self.pdf = pdf
        self.inventory = inventory
        self.notes = notes
        self.starts: list[int] = []
        """Where each `startxref` stands: a file has one for each time that it was added to."""
        self.left: list[tuple[int, str]] = []
        """Where content stands that cannot be reached, and what it says."""

    def read(self) -> None:
        numbers: list[bytes] = []
        while token := self.tokens.next():
            kind, text = token
            if kind == "word" and text.isdigit():
                numbers.append(text)
                continue
            known = text == b"obj" and len(numbers) >= 2  # noqa: PLR2004 - number and generation
            for number in numbers[:-2] if known else numbers:
                self._between(number)
            numbers = []
            if known:
                self._object()
            elif kind == "comment":
                self._comment(text)
            else:
                self._table(text)
        for number in numbers:
            self._between(number)
        for where, words in self.left:
            earlier = len(self.starts) > 1 and where < self.starts[-2]
            self.notes.note("pdf-earlier-version" if earlier else "pdf-unreachable", quote=words)
            self.notes.text(words)

    def _table(self, text: bytes) -> None:
        """Read a part of a cross-reference table."""
        tokens = self.tokens
        if text == b"xref":
            table = TABLE.match(self.content, tokens.position)
            tokens.position = table.end() if table else tokens.position
        elif text == b"trailer":
            self._compare(self._value(tokens))
        elif text == b"startxref":
            self.starts.append(tokens.position)
            offset = OFFSET.match(self.content, tokens.position)
            tokens.position = offset.end() if offset else tokens.position
        else:
            self._between(text)

    def _between(self, text: bytes) -> None:
        """Note bytes that stand where nothing does."""
        self.notes.note("pdf-bytes", quote=text.decode("latin-1"))
        self.notes.text(text.decode("latin-1"))

    def _comment(self, text: bytes) -> None:
        # A second header is another document inside this one.
        known = COMMENT.fullmatch(text) or not LETTERS.search(text) or is_program(text.decode("latin-1"))
        if not known or (text.startswith(b"%PDF-") and self.tokens.start > 0):
            self._between(text)

    def _object(self) -> None:
        """Read an object from after its `obj`."""
        tokens = self.tokens
        found = self._plain() or self._value(tokens)
        self._compare(found)
        match = END_OF_OBJECT.match(self.content, tokens.position)
        assert match  # noqa: S101 - matches nothing too
        tokens.position = match.end()
        if not (match[1] or b"").startswith(b"stream"):
            return
        begin = match.end()
        end = self._end_of_data(found, begin)
        close = END_OF_DATA.match(self.content, end)
        if close:
            tokens.position = close.end()
        else:
            # Data between the length that is said and the end that is marked: readers differ in what they take.
            marked = self.content.find(b"endstream", begin)
            if marked < 0:
                raise Refused("damaged")
            if marked > end:
                self._between(self.content[end:marked])
            end = marked
            tokens.position = marked + len(b"endstream")
        self._data(found, self.content[begin:end], begin)
        if ending := ENDOBJ.match(self.content, tokens.position):
            tokens.position = ending.end()

    def _plain(self) -> _Found | None:
        """Read an object that has neither strings nor comments nor bare words, as most have none, at once."""
        match = PLAIN.match(self.content, self.tokens.position)
        if match is None or set(BARE_WORD.findall(match[1])) - VALUES or not match[1].rstrip().endswith((b">>", b"]")):
            return None
        found = _Found()
        if length := LENGTH.search(match[1]):
            found.length = (int(length[1]), int(length[2])) if length[2] else int(length[1])
        if kind := TYPE.search(match[1]):
            found.kind = kind[1]
        if match[1].count(b"/Length") > 1 or match[1].count(b"/Type") > 1:
            return None
        self.tokens.position = match.end(1)
        return found

    def _end_of_data(self, found: _Found, begin: int) -> int:
        """Where the data of a stream ends, as its dictionary says, or else where the next end is marked."""
        length = found.length
        if isinstance(length, tuple):
            value: object = self.pdf.get_object(length)
            length = value if isinstance(value, int) else None
        if length is not None and begin + length <= len(self.content):
            return begin + length
        end = self.content.find(b"endstream", begin)
        return end if end >= 0 else len(self.content)

    def _value(self, tokens: Tokens, *, many: bool = False) -> _Found:
        """Read the tokens of one value, or of all there are, up to the word that ends its object."""
        found = _Found()
        numbers: list[bytes] = []
        key, depth, closed = b"", 0, False
        while token := tokens.next():
            kind, text = token
            if text in ENDS and not many:
                tokens.position = tokens.start
                break
            if kind == "word":
                done = closed and depth == 0 and not many
                self._word(text, found, numbers if key == b"/Length" else None, done=done)
            elif kind == "name":
                if key == b"/Type" and not found.kind:
                    found.kind = text
                key, numbers = text, []
                found.keys.add(text)
            elif kind == "bracket":
                depth += {b"<<": 1, b"[": 1, b">>": -1, b"]": -1}.get(text, 0)
                closed = closed or depth == 0
            elif kind == "comment":
                self._comment(text)
            elif kind in {"hex", "literal"}:
                found.strings += [unescaped(text)] if key != b"/ID" else []
            else:
                self._between(text)
        return found

    def _word(self, text: bytes, found: _Found, length: list[bytes] | None, *, done: bool) -> None:
        """Take a number or another plain word: it belongs to a value that is not done, or to none."""
        if done or not (text in VALUES or NUMBER.fullmatch(text)):
            self._between(text)
        if length is not None:
            length.append(text)
            _take_length(found, length)

    def _compare(self, found: _Found, where: int | None = None) -> None:
        """Keep the strings that say something and that nobody can reach."""
        for string in found.strings:
            if string not in self.inventory.strings and LETTERS.search(string) and not DATE.fullmatch(string):
                words = str(pikepdf.String(string))
                self.left.append((self.tokens.start if where is None else where, words))

    def _data(self, found: _Found, data: bytes, begin: int) -> None:
        """Judge the data of a stream: reachable, a table of the file itself, or left over."""
        reachable = self.inventory.streams
        if not data.strip(WHITE) or digest(data) in reachable or digest(data.rstrip(b"\r\n")) in reachable:
            return
        if found.kind == b"/ObjStm":
            body = _unpacked(data)
            if body is None:
                self.left.append((begin, ""))
            else:
                self._compare(self._value(Tokens(body), many=True), begin)
        elif found.kind == b"/XRef":
            # Offsets; words between them would be no table.
            words = re.findall(rb"[A-Za-z][A-Za-z ,.]{9,}", _unpacked(data) or b"")
            self.left += [(begin, word.decode("latin-1")) for word in words]
        elif not self._is_hint(begin):
            self.left.append((begin, _words_of(data)))

    def _is_hint(self, begin: int) -> bool:
        """Whether the stream is the hint table of a linearised file (annex F), which stands where its header says."""
        head = HINTS.search(self.content[:1024])
        return head is not None and int(head[1]) <= begin <= int(head[1]) + int(head[2])


def _take_length(found: _Found, numbers: list[bytes]) -> None:
    """Take the length of a stream: a number, or the object that has it."""
    if len(numbers) == 1 and numbers[0].isdigit():
        found.length = int(numbers[0])
    elif len(numbers) == 3 and numbers[2] == b"R":  # noqa: PLR2004 - number, generation, R
        found.length = (int(numbers[0]), int(numbers[1]))


def _unpacked(data: bytes) -> bytes | None:
    """The content of a stream that is packed in the usual way, or not at all; None where it cannot be read."""
    if len(data) < 2 or data[0] & 15 != 8 or (data[0] << 8 | data[1]) % 31:  # noqa: PLR2004 - RFC 1950, 2.2
        return data
    machine = zlib.decompressobj()
    try:
        body = machine.decompress(data, LARGEST)
    except zlib.error:
        return None
    return body if machine.eof else None


def _words_of(data: bytes) -> str:
    """Some of what a lost stream says, for the search for personal data."""
    body = _unpacked(data) or b""
    return " ".join(re.findall(r"[^\W_][\w '@.,/:+-]{2,}", body[: 1 << 20].decode("latin-1")))
