"""Reads HTML as `html.parser` does, and many times as fast where it is as plain as Markdown makes it.

Nearly all HTML of a letter is text, and tags of a few forms. Where it is nothing else, its tokens are found with one
regular expression; everything else is left to `html.parser`. Both tell a reader the same.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from disclosure_log.records.stamps import STAMP

# Not here: elements whose text a browser reads in another way, such as <script> and <title>.
_NAMES = (
    "p|br|hr|h[1-6]|strong|em|b|i|s|sub|sup|small|abbr|cite|q|blockquote|code|pre|kbd|samp|var|ins|del|ul|dl|dt|dd|"
    "table|caption|thead|tbody|tfoot|tr|colgroup|span|a|img|ol|li|th|td|col|time"
)
_REFERENCE = "&(?:amp|lt|gt|quot|nbsp);"
_ATTRIBUTE = rf' [a-z]+="(?:[^"<>&]|{_REFERENCE})*+"'
_PLAIN = re.compile(rf"(?:[^<]++|<(?:{_NAMES})(?:{_ATTRIBUTE})*+>|</(?:{_NAMES})>)*+")
_TOKEN = re.compile(r"([^<]+)|<(/?)([a-z]+[1-6]?)([^>]*)>")
_NAME_AND_VALUE = re.compile(r'([a-z]+)="([^"]*)"')
_OTHER_REFERENCE = re.compile(rf"&(?!{_REFERENCE[1:]})")

Token = tuple[str, str, str, str]
"""Text, or nothing and then `/` for an end, the tag, and what stands in it."""


def tokens_of(markup: str) -> list[Token] | None:
    """The tokens of `markup`; none where only `html.parser` can tell them."""
    return _TOKEN.findall(markup) if _PLAIN.fullmatch(markup) else None


def may_hold_stamps(markup: str) -> bool:
    """Whether a stamp may stand in the text of `markup`, as a sign or as a number such as `&#xE000;`."""
    return "&#" in markup or STAMP.search(markup) is not None


def feed(reader: HTMLParser, markup: str, tokens: list[Token] | None = None) -> None:
    """Tell `reader` what stands in `markup`, whose `tokens` may be known already. Raises what `html.parser` raises.

    A reader that takes references such as `&amp;` apart from the text gets them within it, where they are plain.
    """
    if tokens is None:
        tokens = tokens_of(markup)
    unescape = reader.convert_charrefs
    if tokens is None or (not unescape and "&" in markup and _OTHER_REFERENCE.search(markup)):
        reader.feed(markup)
        reader.close()
        return
    data, start, end = reader.handle_data, reader.handle_starttag, reader.handle_endtag
    for text, ending, tag, inside in tokens:
        if text:
            data(html.unescape(text) if unescape and "&" in text else text)
        elif ending:
            end(tag)
        elif inside:
            named = _NAME_AND_VALUE.findall(inside)
            start(tag, [(name, html.unescape(value)) for name, value in named] if "&" in inside else named)
        else:
            start(tag, [])
