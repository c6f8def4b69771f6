"""Reads HTML as `html.parser` does, and many times as fast where it is as plain as Markdown makes it.

Nearly all HTML of a letter is text, and tags of a few forms. Where it is nothing else, its tokens are found with one
regular expression; everything else is left to `html.parser`. Both tell a reader the same.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser

from disclosure_log.records.stamps import STAMP

# Not here: elements whose text a browser reads in another way, such as <script> and <title>.
_NAMES = (
    "p|br|hr|h[1-6]|strong|em|b|i|s|sub|sup|small|abbr|cite|q|blockquote|code|pre|kbd|samp|var|ins|del|ul|dl|dt|dd|"
    "table|caption|thead|tbody|tfoot|tr|colgroup|span|a|img|ol|li|th|td|col|time"
)
_REFERENCE = "&(?:amp|lt|gt|quot|nbsp);"
# No group is possessive: Python 3.11.2 matches what such nested groups cannot match. Each piece begins with a sign that
# the one before it cannot hold, so nothing is tried twice all the same.
_ATTRIBUTE = rf' [a-z]+="[^"<>&]*(?:{_REFERENCE}[^"<>&]*)*"'
_PLAIN = re.compile(rf"[^<]*(?:<(?:(?:{_NAMES})(?:{_ATTRIBUTE})*|/(?:{_NAMES}))>[^<]*)*")
_TOKEN = re.compile(r"([^<]+)|<(/?)([a-z]+[1-6]?)([^>]*)>")
_NAME_AND_VALUE = re.compile(r'([a-z]+)="([^"]*)"')
_OTHER_REFERENCE = re.compile(rf"&(?!{_REFERENCE[1:]})")

Attributes = tuple[tuple[str, str], ...]

_TAG = re.compile(r"<[^>]+>")
_WITH_ATTRIBUTES = re.compile(r"<([a-z]+[1-6]?) ([^>]+)>|<(img)>")


def is_plain(markup: str) -> bool:
    """Whether `markup` is read by regular expressions as `html.parser` reads it."""
    return _PLAIN.fullmatch(markup) is not None


def is_plain_with_references(markup: str) -> bool:
    """The same for a reader that takes references such as `&amp;` apart from the text."""
    return is_plain(markup) and not ("&" in markup and _OTHER_REFERENCE.search(markup))


def text_of(markup: str) -> str:
    """The text of plain `markup`, with its references as they are."""
    return _TAG.sub("", markup) if "<" in markup else markup


def tags_with_attributes(markup: str) -> Iterator[tuple[str, Attributes]]:
    """The tags of plain `markup` that have attributes, and its pictures, which should have some."""
    for tag, inside, picture in _WITH_ATTRIBUTES.findall(markup):
        yield (tag, attributes_of(inside)) if tag else (picture, ())


@lru_cache(1000)
def attributes_of(inside: str) -> Attributes:
    """The attributes of a tag, of what stands behind its name in plain HTML."""
    return tuple((name, html.unescape(value)) for name, value in _NAME_AND_VALUE.findall(inside))


def may_hold_stamps(markup: str) -> bool:
    """Whether a stamp may stand in the text of `markup`, as a sign or as a number such as `&#xE000;`."""
    if "&#" in markup:
        return True
    # The first byte of each of its signs in UTF-8: most letters hold none of these two, which is quicker to find out.
    encoded = markup.encode("utf-8", "surrogatepass")
    return (b"\xee" in encoded or b"\xef" in encoded) and STAMP.search(markup) is not None


def feed(reader: HTMLParser, markup: str) -> None:
    """Tell `reader` what stands in `markup`. Raises what `html.parser` raises.

    A reader that takes references such as `&amp;` apart from the text gets them within it, where they are plain.
    """
    unescape = reader.convert_charrefs
    if not (is_plain(markup) if unescape else is_plain_with_references(markup)):
        reader.feed(markup)
        reader.close()
        return
    data, start, end = reader.handle_data, reader.handle_starttag, reader.handle_endtag
    for text, ending, tag, inside in _TOKEN.findall(markup):
        if text:
            data(html.unescape(text) if unescape and "&" in text else text)
        elif ending:
            end(tag)
        else:
            start(tag, list(attributes_of(inside)) if inside else [])
