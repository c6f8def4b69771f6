"""Markdown to HTML: exactly the Markdown that design and guide promise, `tables` and `sane_lists` and nothing else.

Python-Markdown tries each of its inline patterns at each piece of text. Nearly all of them need a sign that the piece
does not hold, which is quicker to find out; so it is with some of its other steps. What it makes of a text stays the
same, and whatever is unusual is left to it.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from functools import cache
from xml.etree.ElementTree import HTML_EMPTY, Element  # only to make: nothing is parsed

from markdown import Markdown
from markdown.serializers import RE_AMP, to_html_string
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

_NEEDED = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "em_strong": "",  # one of two signs: see below
}
"""What a text must hold for each inline pattern of Python-Markdown to match."""

_SOME = re.compile(r"[`\\\[<&*_]|  \n")
"""What a text must hold for any of them to match."""

_TO_ESCAPE = re.compile("[&<>]")

_local = threading.local()


class _Markdown(Markdown):
    """Python-Markdown's own, which asks for the same few tags thousands of times."""

    @cache  # noqa: B019 - there is one for each thread, for as long as that runs
    def is_block_level(self, tag: object) -> bool:
        return super().is_block_level(tag)


class _Unescaping(UnescapeTreeprocessor):
    """Python-Markdown's own, but for text in which nothing is escaped."""

    def unescape(self, text: str) -> str:
        return super().unescape(text) if STX in text else text


class _InlinePatterns(InlineProcessor):
    """Python-Markdown's own, but for patterns that cannot match."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._patterns = list(md.inlinePatterns)
        # A pattern that is not known here may need nothing.
        needed = {md.inlinePatterns[name]: sign for name, sign in _NEEDED.items() if name in md.inlinePatterns}
        self._needed = [needed.get(pattern, "") for pattern in self._patterns]
        self._all_known = set(self._patterns) <= set(needed)

    # What it overrides has a private name. A version of Python-Markdown without it only makes this one idle.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or (self._all_known and not _SOME.search(data)):
            return data
        number, start = patternIndex, 0
        while number < len(self._needed):
            matched = False
            if self._needed[number] in data:
                pattern = self._patterns[number]
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, number, start)  # type: ignore[attr-defined]
            if not matched:
                number, start = number + 1, 0
        return data


def convert(source: str) -> str:
    """The HTML of `source`."""
    if not hasattr(_local, "markdown"):
        _local.markdown = _made()
    try:
        return str(_local.markdown.reset().convert(source))
    except BaseException:
        # What a broken run left behind must not reach the next response.
        del _local.markdown
        raise


def _made() -> Markdown:
    made = _Markdown(
        extensions=["tables", "sane_lists"],
        extension_configs={"tables": {"use_align_attribute": True}},
        output_format="html",
    )
    made.treeprocessors.register(_InlinePatterns(made), "inline", 20)
    made.treeprocessors.register(_Unescaping(made), "unescape", 0)
    made.serializer = _written
    return made


def _written(root: Element) -> str:
    """What Python-Markdown's own serializer makes of a tree."""
    pieces: list[str] = []
    try:
        _write(root, pieces.append)
    except (TypeError, RecursionError):
        return to_html_string(root)
    return "".join(pieces)


def _write(element: Element, add: Callable[[str], object]) -> None:
    """Raises `TypeError` for what only Python-Markdown's own serializer knows, such as comments."""
    tag, text, tail = element.tag, element.text, element.tail
    if element.attrib:
        start = to_html_string(Element(tag, element.attrib)).removesuffix(f"</{tag}>")
    elif isinstance(tag, str):
        start = f"<{tag}>"
    else:
        raise TypeError
    name = tag.lower()
    if name in ("script", "style"):
        raise TypeError
    add(start)
    if text:
        add(_escaped(text))
    for child in element:
        _write(child, add)
    if name not in HTML_EMPTY:
        add(f"</{tag}>")
    if tail:
        add(_escaped(tail))


def _escaped(text: str) -> str:
    if not _TO_ESCAPE.search(text):
        return text
    return RE_AMP.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
