"""Whether a page says what the letter says: words that Markdown would swallow, list numbers that it would change."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from typing import TypeVar

from disclosure_log.records.markup import attributes_of, feed, is_plain
from disclosure_log.records.stamps import STAMP, offset_of, stamped_at, stamps_in

_Word = TypeVar("_Word", str, bytes)

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?=[\s/>])([^<>]*)>")
_VALUE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_NUMBER = re.compile(r"^(?:[*+-]?[ \t>])*(\d{1,9})\.[ \t]+", re.MULTILINE)
_MAY_BE_TAG = re.compile(r"""<(?!https?://[^\s<>"']*>)[a-zA-Z/!?]""")
_NUMBER_WITHIN = re.compile(
    r"^(?:[*+-]?[ \t>])*(?:\d+\.[ \t]+(?:[*+-]?[ \t>])*\d+\.[ \t]|\d{10,}\.[ \t])", re.MULTILINE
)
"""A second number at the beginning of a line, or one so long that `_NUMBER` leaves it out."""

_LIST = re.compile(r"<(/?)(ol|ul|li)\b([^>]*)>")
_LITERAL_NUMBER = re.compile(r"(\d{1,9})\.[ \t]*\Z")


def lost_words(source: str, left: str, convert: Callable[[str], str]) -> list[int]:
    """Where words of `source` stand that are not `left` in its HTML: the first one of each line.

    A line such as `[1]: annex` is the address of a link for Markdown, and vanishes; so does a cell too many in a table.
    `convert` makes HTML of Markdown.
    """
    written = _written(source)
    # What can be found out quickly, with signs beyond ASCII as letters, is so: those only hold words together.
    if not _missing(_in_bytes(written), _in_bytes(left)):
        return []
    missing = _missing(_WORD.findall(written), _WORD.findall(left))
    if not missing:
        return []
    # Words can also be joined on the page, as in **un**known: whether one is there, a stamp before it says for certain.
    numbers = {match.start(1) for match in _NUMBER.finditer(source)}
    suspects = [
        word.start()
        for word in _WORD.finditer(source)
        if word[0] in missing and word.start() not in numbers and not _is_markup(source, word.start())
    ]
    found = set(stamps_in(html.unescape(convert(stamped_at(source, suspects)))))
    lines: dict[int, int] = {}
    for place in suspects:
        if place not in found:
            lines.setdefault(source.count("\n", 0, place), place)
    return list(lines.values())


def _missing(words: list[_Word], kept: list[_Word]) -> set[_Word]:
    """Those of the words that are kept less often than they stand there."""
    if words == kept:
        return set()
    shown = Counter(kept)
    return {word for word, number in Counter(words).items() if number > shown[word]}


def _written(source: str) -> str:
    """The text of Markdown without numbers of lists, and with the values of tags behind it in place of the tags."""
    text, values = _NUMBER.sub("", source), []
    if "<" in source:
        values = [" ".join(filter(None, value)) for tag in _TAG.finditer(source) for value in _VALUE.findall(tag[1])]
        text = _TAG.sub("", text)
    return html.unescape("\n".join([text, *values]))


_NO_WORD = bytes(byte if chr(byte).isalnum() or not chr(byte).isascii() else ord(" ") for byte in range(256))
"""For each byte of UTF-8: itself where it may be one of a word's, and otherwise a space."""


def _in_bytes(text: str) -> list[bytes]:
    return text.encode("utf-8", "surrogatepass").translate(_NO_WORD).split()


def _is_markup(source: str, place: int) -> bool:
    """Whether the name of a tag, or of a sign such as `&nbsp;`, begins at `place`."""
    return source[max(place - 2, 0) : place].endswith(("<", "</", "&", "&#"))


def changed_numbers(source: str, rendered: str, convert: Callable[[str], str]) -> list[tuple[int, str, str]]:
    """Numbers at the beginning of a line that `rendered` shows otherwise: place, as written, and as shown.

    Markdown counts a list on from its first number. Only the first one of each list is told: the others follow it.
    """
    if "<ol" not in rendered or _numbered_as_written(source, rendered):
        return []
    written = {match.end(): match for match in _NUMBER.finditer(source)}
    reader = _Numbers()
    feed(reader, convert(stamped_at(source, written)))
    changed = []
    lists = set()
    for place, number, which in reader.shown:
        if place in written and number != written[place][1] and which not in lists:
            changed.append((written[place].start(1), written[place][1], number))
            lists.add(which)
    return changed


def _numbered_as_written(source: str, rendered: str) -> bool:
    """Whether it is certain without a second conversion that every number is shown as it was written.

    Without tags, each numbered item of the page comes from a number of its own at the beginning of a line, in order. So
    where there are as many items as such numbers, each number is that of its item.
    """
    if _MAY_BE_TAG.search(source) or _NUMBER_WITHIN.search(source):
        return False
    reader = _Numbers()
    if is_plain(rendered):
        for ending, tag, inside in _LIST.findall(rendered):
            if ending:
                reader.handle_endtag(tag)
            else:
                reader.handle_starttag(tag, list(attributes_of(inside)))
    else:
        feed(reader, rendered)
    return reader.items == _NUMBER.findall(source)


class _Numbers(HTMLParser):
    """Notes the number of each item, and for each stamp which number stands before it on the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[tuple[int, str, int]] = []
        self.items: list[str] = []
        self._counters: list[int | None] = []
        self._lists: list[int] = []
        self._made = 0
        self._item: str = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ol", "ul"):
            start = dict(attrs).get("start") or ""
            self._counters.append((int(start) if start.isdigit() else 1) if tag == "ol" else None)
            self._made += 1
            self._lists.append(self._made)
        elif tag == "li":
            number = self._counters[-1] if self._counters else None
            self._item, self._text = "" if number is None else str(number), ""
            if number is not None:
                self._counters[-1] = number + 1
                self.items.append(self._item)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ol", "ul") and self._counters:
            self._counters.pop()
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        last = 0
        for match in STAMP.finditer(data):
            self._text += data[last : match.start()]
            literal = _LITERAL_NUMBER.search(self._text[-20:])
            number = literal[1] if literal else "" if self._text.strip() else self._item
            self.shown.append((offset_of(match[0]), number, self._lists[-1] if self._lists else 0))
            last = match.end()
        self._text += data[last:]
