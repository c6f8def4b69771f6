"""Which HTML a response may hold: an allow-list, checked so that nothing is dropped in silence, and enforced by nh3.

What the list does not hold is a finding; what passes is sanitised all the same, and the two are compared, so that
whatever a browser would read differently from us is found too.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

from disclosure_log.records.markup import Attributes, feed, is_plain, may_hold_stamps, tags_with_attributes, text_of
from disclosure_log.records.stamps import stamps_in, without_stamps

_EVERYWHERE = frozenset({"lang", "dir", "title"})
ALLOWED: dict[str, frozenset[str]] = {
    **{
        tag: frozenset[str]()
        for tag in (  # noqa: SIM905 - forty lines of one word each are harder to read
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
"""Schemes that a link may have (RFC 3986, section 3.1); `response:2021/702` leads to another response of this log."""

_ADDED_BY_PARSERS = frozenset({"tbody", "colgroup"})


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """Something in the HTML that the list does not hold."""

    kind: str
    """`tag`, `heading`, `attribute`, `comment`, `scheme`, `link`, `picture`, `alternative` or `structure`."""

    what: str = ""
    """The tag or the attribute's name; empty for the other kinds."""

    tag: str = ""
    """The tag that an attribute stands in."""

    place: int | None = None
    """Where in the Markdown it stands, if the HTML was made from a stamped copy."""


@dataclass(frozen=True, slots=True)
class Examined:
    """HTML that was compared with the list."""

    clean: str
    """Its sanitised form."""

    problems: list[NotAllowed]
    """Everything in it that is not allowed."""

    words: str
    """Its text, and after it the values of all attributes: all that is left of what was written."""


_cleaner = nh3.Cleaner(
    tags=set(ALLOWED),
    attributes={tag: set(names | _EVERYWHERE) for tag, names in ALLOWED.items()},
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=True,
)


def sanitise(rendered: str) -> str:
    """`rendered` as it may be published."""
    return _cleaner.clean(rendered)


def examine(rendered: str, targets: frozenset[str]) -> Examined:
    """The sanitised form of `rendered`, and everything in it that is not allowed.

    `targets` are the addresses inside this log that a link or a picture may have: the response's attachments.
    """
    clean = sanitise(rendered)
    # Nearly always the two are the same, sign for sign: there is nothing to compare then, and no tag can be wrong.
    if clean == rendered and is_plain(rendered) and not may_hold_stamps(rendered):
        return _examine_attributes(clean, targets)
    seen = _read(rendered, targets)
    if clean != rendered and not seen.problems:
        after = _read(clean, targets)
        if seen.shape() != after.shape():
            seen.problems.append(NotAllowed("structure", place=seen.place_of_difference(after)))
    return Examined(clean, seen.problems, seen.words())


def _examine_attributes(clean: str, targets: frozenset[str]) -> Examined:
    """The same of HTML that nh3 leaves as it is: each tag is one of ours and closed, and only attributes can be wrong.

    A picture can be wrong for the want of one.
    """
    reader = _Reader(targets, stamped=False)
    reader.handle_data(html.unescape(text_of(clean)))
    for tag, attributes in tags_with_attributes(clean):
        reader.handle_starttag(tag, list(attributes))
    return Examined(clean, reader.problems, reader.words())


def named_references(rendered: str) -> list[tuple[str, int | None]]:
    """What links such as `response:2021/702` name, and where, if `rendered` was made from a stamped copy."""
    reader = _read(rendered, frozenset())
    return [
        (value.partition(":")[2], place)
        for (_, attributes), place in zip(reader.tags, reader.places, strict=True)
        for name, value in attributes
        if name == "href" and value.lower().startswith("response:")
    ]


def _read(rendered: str, targets: frozenset[str]) -> _Reader:
    reader = _Reader(targets, stamped=may_hold_stamps(rendered))
    try:
        feed(reader, rendered)
    except AssertionError:
        # The standard library's way of saying that a declaration such as `<![` is malformed.
        reader.problem("comment")
    return reader


class _Reader(HTMLParser):
    """Notes every tag, attribute and piece of text as a browser would meet them."""

    def __init__(self, targets: frozenset[str], *, stamped: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._stamped = stamped
        self.problems: list[NotAllowed] = []
        self.tags: list[tuple[str, Attributes]] = []
        self._targets = targets
        self._texts: list[str] = []
        self.places: list[int | None] = []
        self._place: int | None = None
        self._heading: int | None = None
        self._open: Counter[str] = Counter()

    @property
    def text(self) -> str:
        return "".join(self._texts)

    def problem(self, kind: str, what: str = "", tag: str = "") -> None:
        self.problems.append(NotAllowed(kind, what, tag, self._place))

    def words(self) -> str:
        """The text, and after it the values of all attributes."""
        return "\n".join([self.text, *(value for _, attributes in self.tags for _, value in attributes)])

    def shape(self) -> tuple[list[tuple[str, Attributes]], str]:
        """Tags in order, and the text without its white space."""
        return [tag for tag in self.tags if tag[0] not in _ADDED_BY_PARSERS], re.sub(r"\s+", "", self.text)

    def place_of_difference(self, other: _Reader) -> int | None:
        """Where the first tag stands at which two readings part; nowhere if only the text differs."""
        mine, theirs = self.shape()[0], other.shape()[0]
        pairs = zip(mine, theirs, strict=False)
        number = next((number for number, (one, two) in enumerate(pairs) if one != two), min(len(mine), len(theirs)))
        places = [place for tag, place in zip(self.tags, self.places, strict=True) if tag[0] not in _ADDED_BY_PARSERS]
        return places[min(number, len(places) - 1)] if places else None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = [(name, value or "") for name, value in attrs]
        if self._stamped:
            named = [(name, without_stamps(value or "")) for name, value in attrs if without_stamps(name)]
            for name, _ in attrs:
                self._see(name)
        self.tags.append((tag, tuple(sorted(named))))
        self.places.append(self._place)
        self._open[tag] += 1
        if tag == "h1":
            self._heading = len(self.problems)
            self.problem("heading")
        elif tag not in ALLOWED:
            self.problem("tag", tag, tag)
        elif named or tag == "img":
            self._check_attributes(tag, named)

    def _check_attributes(self, tag: str, named: list[tuple[str, str]]) -> None:
        for name, value in named:
            if name not in ALLOWED[tag] and name not in _EVERYWHERE:
                self.problem("attribute", name, tag)
            elif name in ("href", "src") and (kind := self._wrong_address(tag, value)):
                self.problem(kind, name, tag)
        if tag == "img" and not dict(named).get("alt", "").strip():
            self.problem("alternative", "alt", tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ALLOWED and tag != "h1":
            if not self._open[tag]:
                self.problem("tag", tag, tag)
        elif not self._open[tag]:
            self.problem("structure")
        self._open[tag] -= 1

    def handle_data(self, data: str) -> None:
        if self._stamped:
            self._see(data)
            data = without_stamps(data)
        self._texts.append(data)
        if self._heading is not None:
            # The stamp of a heading stands behind its tag, not before.
            self.problems[self._heading] = NotAllowed("heading", place=self._place)
            self._heading = None

    def handle_comment(self, data: str) -> None:
        self._see(data)
        self.problem("comment")

    handle_pi = unknown_decl = handle_comment

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def _see(self, text: str) -> None:
        for offset in stamps_in(text):
            self._place = offset

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
