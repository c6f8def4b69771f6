"""Which HTML a response may hold: an allow-list, checked so that nothing is dropped in silence, and enforced by nh3.

What the list does not hold is a finding; what passes is sanitised all the same, and the two are compared, so that
whatever a browser would read differently from us is found too.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

_EVERYWHERE = frozenset({"lang", "dir", "title"})
ALLOWED: dict[str, frozenset[str]] = {
    **{
        tag: frozenset[str]()
        for tag in (
            "p br hr h2 h3 h4 h5 h6 strong em b i s sub sup small abbr cite q blockquote code pre kbd samp var ins del "
            "ul dl dt dd table caption thead tbody tfoot tr colgroup span"
        ).split()
    },
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "li": frozenset({"value"}),
    "th": frozenset({"colspan", "rowspan", "scope", "align"}),
    "td": frozenset({"colspan", "rowspan", "align"}),
    "col": frozenset({"span"}),
    "time": frozenset({"datetime"}),
}
"""Tags and the attributes that each may carry, besides `lang`, `dir` and `title`."""

SCHEMES = frozenset({"http", "https", "mailto", "tel", "response"})
"""Schemes that a link may have; `response:2021/702` leads to another response of this log."""

_ADDED_BY_PARSERS = frozenset({"tbody", "colgroup"})


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """Something in the HTML that the list does not hold."""

    kind: str
    """`tag`, `attribute`, `comment`, `scheme`, `link`, `picture`, `alternative` or `structure`."""

    what: str
    """The tag or the attribute's name; empty for the other kinds."""

    tag: str = ""
    """The tag that an attribute stands in."""

    number: int = 1
    """Which of the places in the text with this tag it is, counted from 1."""


def sanitise(rendered: str) -> str:
    """`rendered` as it may be published."""
    return nh3.clean(
        rendered,
        tags=set(ALLOWED),
        attributes={tag: set(names | _EVERYWHERE) for tag, names in ALLOWED.items()},
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


def examine(rendered: str, targets: frozenset[str]) -> tuple[str, list[NotAllowed]]:
    """The sanitised form of `rendered`, and everything in it that is not allowed.

    `targets` are the addresses inside this log that a link or a picture may have: the response's attachments.
    """
    seen = _read(rendered, targets)
    clean = sanitise(rendered)
    if not seen.problems:
        after = _read(clean, targets)
        if seen.shape() != after.shape():
            seen.problems.append(NotAllowed("structure", seen.first_difference(after)))
    return clean, seen.problems


def words_of(rendered: str) -> str:
    """The text that a reader of `rendered` sees, tags removed."""
    return _read(rendered, frozenset()).text


def _read(rendered: str, targets: frozenset[str]) -> _Reader:
    reader = _Reader(targets)
    try:
        reader.feed(rendered)
        reader.close()
    except AssertionError:
        # The standard library's way of saying that a declaration such as `<![` is malformed.
        reader.problems.append(NotAllowed("comment", ""))
    return reader


class _Reader(HTMLParser):
    """Notes every tag, attribute and piece of text as a browser would meet them."""

    def __init__(self, targets: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[NotAllowed] = []
        self._targets = targets
        self._tags: list[tuple[str, tuple[tuple[str, str], ...]]] = []
        self._texts: list[str] = []
        self._count: dict[str, int] = {}

    @property
    def text(self) -> str:
        return "".join(self._texts)

    def shape(self) -> tuple[list[tuple[str, tuple[tuple[str, str], ...]]], str]:
        """Tags in order, and the text without its white space."""
        return [tag for tag in self._tags if tag[0] not in _ADDED_BY_PARSERS], re.sub(r"\s+", "", self.text)

    def first_difference(self, other: _Reader) -> str:
        """The first tag at which two readings part; empty where only the text differs."""
        for mine, theirs in zip(self.shape()[0], other.shape()[0], strict=False):
            if mine != theirs:
                return mine[0]
        return ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        number = self._count[tag] = self._count.get(tag, 0) + 1
        self._tags.append((tag, tuple(sorted((name, value or "") for name, value in attrs))))
        if tag not in ALLOWED:
            self.problems.append(NotAllowed("tag", tag, tag, number))
            return
        for name, value in attrs:
            if name not in ALLOWED[tag] | _EVERYWHERE:
                self.problems.append(NotAllowed("attribute", name, tag, number))
            elif name in ("href", "src") and (kind := self._wrong_address(tag, value or "")):
                self.problems.append(NotAllowed(kind, name, tag, number))
        if tag == "img" and not (dict(attrs).get("alt") or "").strip():
            self.problems.append(NotAllowed("alternative", "alt", tag, number))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        self._texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.problems.append(NotAllowed("comment", ""))

    def handle_decl(self, decl: str) -> None:
        self.problems.append(NotAllowed("comment", ""))

    def handle_pi(self, data: str) -> None:
        self.problems.append(NotAllowed("comment", ""))

    def unknown_decl(self, data: str) -> None:
        self.problems.append(NotAllowed("comment", ""))

    def _wrong_address(self, tag: str, value: str) -> str:
        # Browsers drop tabs, line breaks and leading control characters before they read a scheme.
        address = re.sub(r"[\x00-\x20\x7f-\x9f]", "", html.unescape(value))
        if address in self._targets:
            return ""
        if tag == "img":
            return "picture"
        scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.\-]*):", address)
        if scheme is None:
            return "link"
        return "" if scheme[1].lower() in SCHEMES and address == value else "scheme"


def tags_in(source: str) -> Iterator[tuple[str, int]]:
    """Every opening tag that is written as HTML in Markdown, with its place in the text."""
    for match in re.finditer(r"<\s*([a-zA-Z][^\s/>]*)", source):
        yield match[1].lower(), match.start()
