"""Markdown to HTML: exactly the Markdown that design and guide promise, `tables` and `sane_lists` and nothing else.

Python-Markdown tries each of its inline patterns at each piece of text. Nearly all of them need a sign that the piece
does not hold, which is quicker to find out; what it makes of a text stays the same.
"""

from __future__ import annotations

import re
import threading

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

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

_local = threading.local()


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
    made = Markdown(
        extensions=["tables", "sane_lists"],
        extension_configs={"tables": {"use_align_attribute": True}},
        output_format="html",
    )
    made.treeprocessors.register(_InlinePatterns(made), "inline", 20)
    return made
