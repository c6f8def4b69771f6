"""Markdown to HTML: exactly the Markdown that design and guide promise, `tables` and `sane_lists` and nothing else.

Python-Markdown tries each of its inline patterns at each piece of text. Nearly all of them need a sign that the piece
does not hold, which is quicker to find out; so it is with some of its other steps. What it makes of a text stays the
same, and whatever is unusual is left to it.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from functools import cache, lru_cache
from xml.etree.ElementTree import HTML_EMPTY, Element  # only to make: nothing is parsed

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.serializers import RE_AMP, to_html_string
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString

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

_PARAGRAPH = re.compile(r"(?:\*\*)?[^\W\d_][^\n|]*(?:\n *[^\W_][^\n|]*)*")
"""A block that can only be a paragraph. It begins with a letter, no list and no code; it holds no bar, without which
there is no table; and no line below begins with a sign of a heading, rule, quotation or address of a link."""

_local = threading.local()


class _Markdown(Markdown):
    """Python-Markdown's own, which asks for the same few tags thousands of times."""

    escapes = False
    """Whether a sign of the text may be escaped."""

    def convert(self, source: str) -> str:
        self.escapes = "\\" in source
        return str(super().convert(source))

    @cache  # noqa: B019 - there is one for each thread, for as long as that runs
    def is_block_level(self, tag: object) -> bool:
        return super().is_block_level(tag)


class _Whitespace(NormalizeWhitespace):
    """Python-Markdown's own, but for text whose white space is as it should be."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines) + "\n"
        if " \n" in source or "\t" in source or "\r" in source or STX in source or ETX in source:
            return list(super().run(lines))
        return [*lines, "", ""]


class _HtmlBlocks(HtmlBlockPreprocessor):
    """Python-Markdown's own, but for text without any HTML."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        return list(super().run(lines)) if "<" in source or "&" in source else lines


class _BlockParser(BlockParser):
    """Python-Markdown's own, but for blocks that can only be a paragraph."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.blockprocessors = md.parser.blockprocessors
        self._processors = list(self.blockprocessors)
        for processor in self._processors:
            processor.parser = self
        self._paragraph = self.blockprocessors["paragraph"]

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - the name that it overrides
        while blocks:
            block = blocks[0]
            if _PARAGRAPH.fullmatch(block):
                self._paragraph.run(parent, blocks)
                continue
            for processor in self._processors:
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break


class _Tables(TableProcessor):
    """Python-Markdown's own, but for rows in which every bar is the end of a cell."""

    # It has a private name too, which its types leave out: see below.
    def _split(self, row: str) -> list[str]:
        if "`" in row or "\\" in row:
            return list(super()._split(row))  # type: ignore[misc]
        return row.split("|")


class _Unescaping(UnescapeTreeprocessor):
    """Python-Markdown's own, but for text in which nothing is escaped."""

    def __init__(self, md: _Markdown) -> None:
        super().__init__(md)
        self._whole = md

    def run(self, root: Element) -> None:
        if self._whole.escapes:
            super().run(root)

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

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        if self._all_known:
            for element in tree.iter():
                text = element.text
                if text and not _may_match(text):
                    element.text = AtomicString(text)
        return super().run(tree, ancestors)

    # What it overrides, and calls, has a private name, which its types leave out. A version of Python-Markdown without
    # it only makes this one idle.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or (self._all_known and not _may_match(data)):
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
        markdown: _Markdown = _local.markdown
        markdown.reset()
        return markdown.convert(source)
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
    made.preprocessors.register(_Whitespace(made), "normalize_whitespace", 30)
    made.preprocessors.register(_HtmlBlocks(made), "html_block", 20)
    tables = _Tables(made.parser, {"use_align_attribute": True})
    made.parser.blockprocessors.register(tables, "table", 75)
    made.parser = _BlockParser(made)
    made.treeprocessors.register(_InlinePatterns(made), "inline", 20)
    made.treeprocessors.register(_Unescaping(made), "unescape", 0)
    made.serializer = _written
    return made


def _may_match(text: str) -> bool:
    """Whether `text` holds what it must for any of the inline patterns to match. One expression takes twice as long."""
    return (
        "*" in text
        or "_" in text
        or "&" in text
        or "[" in text
        or "<" in text
        or "`" in text
        or "\\" in text
        or "  \n" in text
        or STX in text
    )


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
    attributes = element.attrib
    start, end = _around(element.tag, *attributes.items()) if attributes else _around(element.tag)
    add(start)
    if text := element.text:
        add(_escaped(text))
    for child in element:
        _write(child, add)
    if end:
        add(end)
    if tail := element.tail:
        add(tail if tail == "\n" else _escaped(tail))


@lru_cache(1000)
def _around(tag: object, *attributes: tuple[str, str]) -> tuple[str, str]:
    """How an element begins and ends."""
    if not isinstance(tag, str) or tag.lower() in ("script", "style"):
        raise TypeError
    start = to_html_string(Element(tag, dict(attributes))).removesuffix(f"</{tag}>")
    return start, "" if tag.lower() in HTML_EMPTY else f"</{tag}>"


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text or ">" in text:
        text = text.replace("<", "&lt;").replace(">", "&gt;")
    return text
