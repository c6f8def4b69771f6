"""The tokens that PDF is written in (ISO 32000-2, 7.2 and 7.3), for reading the bytes of a file as they stand."""

from __future__ import annotations

import re

WHITE = rb"\x00\t\n\x0c\r "
TOKEN = re.compile(
    rb"[" + WHITE + rb"]*+(?:"
    rb"(?P<comment>%[^\r\n]*)"
    rb"|(?P<bracket><<|>>|[\[\]{}])"
    rb"|(?P<hex><[0-9A-Fa-f" + WHITE + rb"]*>)"
    rb"|(?P<literal>\([^()\\]*(?:\\.[^()\\]*)*\))"
    rb"|(?P<nested>\()"
    rb"|(?P<name>/[^" + WHITE + rb"()<>\[\]{}/%]*)"
    rb"|(?P<word>[^" + WHITE + rb"()<>\[\]{}/%]+)"
    rb"|(?P<other>.))",
    re.DOTALL,
)
PART_OF_LITERAL = re.compile(rb"\\.|[()]", re.DOTALL)
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def names(*lines: str) -> frozenset[str]:
    """The names in these lines, between spaces: for tables of many."""
    return frozenset(name for line in lines for name in line.split())


class Tokens:
    """Reads one token after the other; a program may move `position`."""

    def __init__(self, content: bytes, position: int = 0) -> None:
        self.content = content
        self.position = position
        """Where the next token, or the space before it, begins."""
        self.start = position
        """Where the last token began."""

    def next(self) -> tuple[str, bytes] | None:
        """The kind of the next token and the token, without space before it; None at the end."""
        match = TOKEN.match(self.content, self.position)
        if match is None or match.lastgroup is None:
            self.position = len(self.content)
            return None
        kind = match.lastgroup
        self.start, self.position = match.span(kind)
        if kind == "nested":
            self.position = self._end_of_nested()
            kind = "literal"
        return kind, self.content[self.start : self.position]

    def _end_of_nested(self) -> int:
        """Where a literal string with brackets inside ends (7.3.4.2)."""
        depth, end = 0, self.start
        for match in PART_OF_LITERAL.finditer(self.content, self.start):
            end = match.end()
            depth += {b"(": 1, b")": -1}.get(match.group(), 0)
            if depth == 0:
                return end
        return len(self.content)


def unescaped(text: bytes) -> bytes:
    """The bytes of a string token, hexadecimal or literal (7.3.4)."""
    if text.startswith(b"<"):
        digits = re.sub(rb"[" + WHITE + rb"]", b"", text[1:-1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    body = text[1:-1]
    if b"\\" not in body:
        return body.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in body else body

    def plain(match: re.Match[bytes]) -> bytes:
        if match[1]:
            return bytes([int(match[1], 8) & 0xFF])
        return b"" if match[2] else ESCAPED.get(match[3], match[3])

    return ESCAPE.sub(plain, body)
