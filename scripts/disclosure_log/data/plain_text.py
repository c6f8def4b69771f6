"""The text of a letter as plain text: its words, its lines, the numbers of its lists.

A log has thousands of letters, so what can be is replaced all at once, and tags are looked at one by one only where
lists have numbers or lie inside one another.
"""

from __future__ import annotations

import html
import re

from disclosure_log.records.markup import attributes_of

_SPACE, _LINE = "\x1f", "\x1e"
"""Stand for white space that is kept, for a moment: no letter holds them (rule DL009)."""

_VERBATIM = re.compile(r"<pre>(.*?)</pre>", re.DOTALL)
_ITEM_PARAGRAPH = re.compile(r"<li> ?<p>")
_LIST = re.compile(r"<(/?)(ol|ul|li)\b([^>]*)>")
# Each begins with a sign that is not a space, which makes it many times as fast.
_CELLS = re.compile(r"</t[dh]> ?<t[dh]\b[^>]*>")
_LINES = re.compile(r"<(?:br|li|tr|dt|dd|/caption)\b[^>]*> ?")
_BLOCK = r"</?(?:p|h[3-6]|ol|ul|table|pre|blockquote|hr|dl)\b[^>]*>"
_APART = re.compile(f"{_BLOCK}(?: ?{_BLOCK})* ?")
_PICTURE = re.compile(r"<img\b([^>]*)>")
_TAG = re.compile(r"</?[a-z][^>]*>")
_INDENT = 3 * _SPACE


def plain_text(markup: str) -> str:
    """The words of `markup`, the HTML of a request or a response as its page shows it.

    Paragraphs have an empty line between them, cells of a table a tab; items of a list have their number or a hyphen.
    """
    text = markup
    if "<pre>" in text:
        text = _VERBATIM.sub(_verbatim, text)
    text = text.replace("\r", " ").replace("\n", " ").replace("\t", " ")
    if "<li>" in text:
        text = _numbered(_ITEM_PARAGRAPH.sub("<li>", text))
    if "<img" in text:
        text = _PICTURE.sub(lambda match: html.escape(dict(attributes_of(match[1])).get("alt", "")), text)
    text = _APART.sub("\n\n", _LINES.sub("\n", _CELLS.sub("\t", text)))
    text = html.unescape(_TAG.sub("", text))
    while "  " in text:
        text = text.replace("  ", " ")
    if "\t" in text:
        text = text.replace(" \t", "\t").replace("\t ", "\t")
    text = text.replace(" \n", "\n").replace("\n ", "\n")
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip(" \n").replace(_SPACE, " ").replace(_LINE, "\n")


def _verbatim(match: re.Match[str]) -> str:
    text = match[1].removesuffix("</code>").rstrip("\n")
    return f"<pre>{text.replace(chr(10), _LINE).replace(' ', _SPACE)}</pre>"


def _numbered(text: str) -> str:
    """`text` with the number or the mark of each item of its lists before the item's words."""
    numbers: list[int | None] = []

    def marked(match: re.Match[str]) -> str:
        ends, name, inside = match.groups()
        if name == "li":
            return "" if ends else f"\n{_mark(numbers)}"
        if ends:
            if numbers:
                numbers.pop()
        else:
            start = dict(attributes_of(inside)).get("start", "1") if name == "ol" else ""
            numbers.append(int(start) if start.isdecimal() else None)
        if len(numbers) <= (0 if ends else 1):
            return match[0]
        # Around a list inside another one there is no empty line.
        after = text[match.end() : match.end() + 2].lstrip()
        return "\n" if ends and not after.startswith("<") else ""

    return _LIST.sub(marked, text)


def _mark(numbers: list[int | None]) -> str:
    """What stands before an item of the innermost list; `numbers` is the next number of each that is open."""
    indent = _INDENT * (len(numbers) - 1)
    number = numbers[-1] if numbers else None
    if number is None:
        return f"{indent}-{_SPACE}"
    numbers[-1] = number + 1
    return f"{indent}{number}.{_SPACE}"
