"""HTML is read the same whichever way is taken."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from disclosure_log.records.markup import feed, is_plain

PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<br>", "<br/>", "<h3>", "</h3>", "<P>", "<unknown>", "</unknown>", "<td >"),
        *('<td align="left">', '<a href="x?a=1&amp;b=2">', '<a href="a&b">', '<a href="x" href="y">', "<a href='x'>"),
        *('<img alt="&lt;">', '<img alt="a>b">', "<script>", "</script>", "<title>", "<!-- x -->", "<!x>", "<?x>"),
        *("<![CDATA[x]]>", "<", ">", "</", "&", "&amp;", "&amp", "&nbsp;", "&#65;", "&#xE000;", "&notit;", "&;", '"'),
        *("words", "é", "\ue000\ue001", "\n", " ", "\u00a0", "=", "/>", "]]>"),
    ]
)


class Told(HTMLParser):
    """Notes all that it is told; texts that follow one another as one."""

    def __init__(self, *, unescape: bool) -> None:
        super().__init__(convert_charrefs=unescape)
        self.told: list[tuple[object, ...]] = []

    def handle_data(self, data: str) -> None:
        if self.told and self.told[-1][0] == "text":
            data = f"{self.told.pop()[1]}{data}"
        self.told.append(("text", data))

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told.append(("start", tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.told.append(("end", tag))

    def handle_comment(self, data: str) -> None:
        self.told.append(("comment", data))

    handle_pi = unknown_decl = handle_comment

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)


def told(markup: str, *, unescape: bool, quickly: bool) -> list[tuple[object, ...]]:
    """What a reader is told."""
    reader = Told(unescape=unescape)
    try:
        if quickly:
            feed(reader, markup)
        else:
            reader.feed(markup)
            reader.close()
    except AssertionError:
        reader.told.append(("failed",))
    return reader.told


@given(st.lists(PIECES, max_size=12).map("".join), st.booleans())
@example("a &amp; b", False)
@example('<img alt="a>b">', False)
@example('<a href="&quot;&nbsp;">x</a> &lt;b&gt;', True)
def test_a_reader_is_told_what_the_standard_library_tells(markup: str, unescape: bool) -> None:
    """Whatever the HTML, quick reading changes no tag, no attribute and no text."""
    assert told(markup, unescape=unescape, quickly=True) == told(markup, unescape=unescape, quickly=False)


@pytest.mark.parametrize(
    ("markup", "plain"),
    [
        ('<h2>Request</h2>\n<p>a &amp; b<br>\nc</p>\n<table><tr><td align="left">1</td></tr></table>', True),
        ("<p>a</P>", False),
        ("<title>a</title>", False),
        ("a < b", False),
        ('<a href="x?a=1&b=2">a</a>', False),
    ],
)
def test_only_plain_html_is_read_quickly(markup: str, plain: bool) -> None:
    """What Markdown makes is plain; anything a browser could read in another way is not."""
    assert is_plain(markup) is plain
