"""The text of a response: what may stand in it, what is said where something may not, and that it stays verbatim."""

from __future__ import annotations

import re
import string
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.findings import Finding
from disclosure_log.records.allowed_html import ALLOWED, sanitise
from disclosure_log.records.body import Body, Heading, read_body

OURS = {"class", "id", "tabindex", "scope"}
"""Attributes that are added after sanitising, with nothing in them that a response wrote."""

PIECES = [
    *("|a|b|\n|-|-|\n", "|x|y|z|", "\n\n", "\n", "    ", "1. a", "7. b", "- c", "> d", "### e", "**", "`", "\\", "j"),
    *("<b>", "</b>", "<br>", "<i", "<td>", "</p>", "<a href=", "<script>", "<!--", "-->", "&lt;", "&nbsp;", "&"),
    *("https://example.org", "[f]", "[1]: g", "(h)", "!["),
]
plain = st.characters(exclude_categories=("Cc", "Cs", "Co", "Zl", "Zp"))
markdown_text = st.one_of(
    st.text(plain, max_size=200),
    st.text("ab 1.\n\n#*_`[]()<>!&\\|-:>\"'/=+;", max_size=120),
    st.lists(
        st.sampled_from(PIECES),
        max_size=25,
    ).map("".join),
)


def read(text: str, *attachments: str) -> tuple[Body | None, list[Finding]]:
    """`text` as the response under its heading; the first line of it is line 10 of the file."""
    return read_body(
        f"## Request\n\nq\n\n## Response\n\n{text}\n", "a.md", first_line=4, folder="7", attachments=attachments
    )


def response(text: str, *attachments: str) -> str:
    """The HTML of a response in which nothing is wrong."""
    body, findings = read(text, *attachments)
    assert not findings
    assert body is not None
    return body.response.html


def said(text: str, *attachments: str) -> list[tuple[str, int, int]]:
    """Code, line and column of everything that is wrong; the first line of the text is line 1."""
    body, findings = read(text, *attachments)
    assert (body is None) == bool(findings)
    return [(finding.code, finding.line - 9, finding.column) for finding in findings]


class Tags(HTMLParser):
    """The tags of HTML with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.text += data


@given(markdown_text)
def test_any_text_gives_findings_or_safe_and_complete_html(text: str) -> None:
    """Nothing is raised; where nothing is said, no word is lost and a browser meets nothing but what is allowed."""
    body, findings = read(text)
    if body is None:
        assert findings
        return
    seen = Tags(body.response.html)
    for tag, attributes in seen.tags:
        assert tag in ALLOWED or tag == "div"
        assert set(attributes) <= ALLOWED.get(tag, set()) | {"lang", "dir", "title"} | OURS
        assert (attributes.get("href") or "https:").partition(":")[0].lower() in {"https", "http", "mailto", "tel"}
    assert sanitise(body.response.html) == sanitise(sanitise(body.response.html))
    assert seen.text == Tags(sanitise(body.response.html)).text


@given(markdown_text)
def test_a_letter_that_was_found_sound_gives_the_same_body_without_being_examined(text: str) -> None:
    """Whatever passes once is the same when it is only made anew."""
    source = f"## Request\n\nwords\n\n## Response\n\n{text}"
    body, findings = read_body(source, "responses/2021/702.md", folder="702", attachments=("letter.pdf",))
    if not findings:
        again = read_body(source, "responses/2021/702.md", folder="702", attachments=("letter.pdf",), sound=True)
        assert again == (body, [])


@given(
    st.lists(
        st.lists(
            st.text(string.ascii_letters + string.digits + "\u0175\u00e9\u03b1", min_size=1, max_size=9), min_size=1
        ).flatmap(
            lambda words: st.tuples(
                st.just(words), st.sampled_from(["{}", "*{}*", "- {}", "> {}", "### {}", "`{}`", "7. {}"])
            )
        ),
        min_size=1,
        max_size=8,
    )
)
def test_the_words_of_the_page_are_the_letters_in_order(blocks: list[tuple[list[str], str]]) -> None:
    """Paragraphs, lists, quotations and headings hold the source's words, all of them, in their order."""
    text = "\n\n".join(style.format(" ".join(words)) for words, style in blocks)
    body, findings = read(text)
    if body is not None:
        assert Tags(body.response.html).text.split() == [word for words, _ in blocks for word in words]
    else:
        # Two lists in a row are one for Markdown, which would count on.
        assert {finding.code for finding in findings} == {"DL035"}


@given(st.lists(st.integers(0, 99), min_size=1, max_size=6), st.booleans())
def test_list_numbers_of_the_page_are_the_letters(numbers: list[int], loose: bool) -> None:
    """A numbered line keeps its number, or is a finding; with the backslash of the hint it always keeps it."""
    gap = "\n\n" if loose else "\n"
    body, findings = read(gap.join(f"{number}. point" for number in numbers))
    if body is not None:
        start = re.search(r'<ol(?: start="(\d+)")?>', body.response.html)
        assert start
        assert numbers == list(range(int(start[1] or 1), int(start[1] or 1) + len(numbers)))
    else:
        assert {finding.code for finding in findings} == {"DL035"}
    escaped = response("\n\n".join(rf"{number}\. point" for number in numbers))
    assert Tags(escaped).text.split() == [word for number in numbers for word in (f"{number}.", "point")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\nthe <name redacted> case, `<name redacted>`", [("DL032", 3, 5)]),
        ("`<name redacted>` and <name redacted>", [("DL032", 1, 23)]),
        ("\u0175\u0175 \U0001f600 <form>", [("DL032", 1, 6)]),
        ("<script>x</script>\n\n<style>y</style>", [("DL032", 1, 1), ("DL032", 3, 1)]),
        ("x <iframe src='https://example.org'></iframe>", [("DL032", 1, 3)]),
        ("x <b onclick='y'>z</b>", [("DL032", 1, 3)]),
        ("<p style='color:red'>x</p>", [("DL032", 1, 1)]),
        ("x <!-- hidden --> y", [("DL032", 1, 3)]),
        ("<!DOCTYPE html>", [("DL032", 1, 1)]),
        ("x\n\n</name> y", [("DL032", 3, 1)]),
        ("x </b> y", [("DL032", 1, 3)]),
        ("<o:p>x</o:p>", [("DL032", 1, 1)]),
        ("[x](javascript:alert)", [("DL033", 1, 1)]),
        ("ok [a](https://example.org) and [x](JaVaScRiPt:alert)", [("DL033", 1, 33)]),
        ("[x](data:text/html,y)", [("DL033", 1, 1)]),
        ("<a href='java\tscript:x'>y</a>", [("DL033", 1, 1)]),
        ("<a href='&#106;avascript:x'>y</a>", [("DL033", 1, 1)]),
        ("[x](7/other.pdf)", [("DL033", 1, 1)]),
        ("[x](//example.org)", [("DL033", 1, 1)]),
        ("[x](#there)", [("DL033", 1, 1)]),
        ("![x](https://example.org/x.png)", [("DL033", 1, 1)]),
        ("a\n![](7/map.png)", [("DL037", 2, 1)]),
        ("a\n\n# One", [("DL031", 3, 1)]),
        ("Cost of it\n\n## Cost", [("DL031", 3, 1)]),
        ("a\n\nTwo\n---\n\nb", [("DL031", 3, 1)]),
        ("a\n\n> ## Response", [("DL031", 3, 3)]),
        ("a\n\n## Response\n\nb", [("DL030", 3, 1)]),
        ("a\n\n[1]: annex\n\n[2]: other", [("DL034", 3, 2), ("DL034", 5, 2)]),
        ("|a|b|\n|-|-|\n|c|d|\n|e|f|lost|", [("DL034", 4, 6)]),
        ("1. a\n2. b\n4. c\n5. d", [("DL035", 3, 1)]),
        ("a\n\n- 1. b\n\n> 3. x\n> 5. y", [("DL035", 6, 3)]),
        ("a\n\n" + "[" * 50, [("DL036", 3, 41)]),
        ("a\n\n" + "> " * 50 + "b", [("DL036", 3, 1)]),
    ],
)
def test_what_may_not_stand_in_a_response_is_a_finding_at_its_place(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    """Tags, handlers, schemes, headings, words and numbers: each where an officer has to change it."""
    assert said(text, "map.png") == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<abbr title='Freedom of Information'>FOI</abbr>", '<abbr title="Freedom of Information">FOI</abbr>'),
        ("H<sub>2</sub>O and 5<sup>th</sup>", "H<sub>2</sub>O"),
        ("<table>\n<tr><td colspan='2'>a</td></tr>\n</table>", '<td colspan="2">'),
        ("the &lt;name redacted&gt; case", "&lt;name redacted&gt;"),
        ("less <5, 5 > 3, AT&T, R&D", "&lt;5"),
        ("[exemption](https://example.org/a_b)s", ">exemption</a>s"),
        ("<https://example.org/?a=1&b=2>", 'href="https://example.org/?a=1&amp;b=2"'),
        ("<press@example.org>", 'href="mailto:press@example.org"'),
        ("[other](response:2021/7)", 'href="response:2021/7"'),
        ("[file](7/map.png) ![a map](7/map.png)", '<a href="map.png">file</a> <img '),
        ("|a|b|\n|:-|-:|\n|c|<5|", '<th class="align-left" scope="col">a</th>'),
        ('`td align="left"` and ="7/map.png"', 'td align="left"</code> and ="7/map.png"'),
        ("**un**known, 2*3, a_b_c, 1) one", "<strong>un</strong>known, 2*3, a_b_c, 1) one"),
        ("12\\. a", "12. a"),
        ("2019. a\n2020. b", '<ol start="2019">'),
        ("<p>a\n<p>b", "<p>a"),
    ],
)
def test_what_is_harmless_stays(text: str, shown: str) -> None:
    """Abbreviations, spanning cells, numbers in cells, links in words: said nothing of, and shown."""
    assert shown in response(text, "map.png")


def test_headings_get_names_and_tables_a_frame() -> None:
    """A heading can be linked to, a heading said twice too; a table that is too wide scrolls in a frame of its own."""
    body, _ = read("### A b\n\n|a|b|\n|-|-|\n|c|d|\n\n### A b\n\n#### \u0175")
    assert body is not None
    assert body.response.headings == (
        Heading(3, "letter-a-b", "A b"),
        Heading(3, "letter-a-b-2", "A b"),
        Heading(4, "letter-heading", "\u0175"),
    )
    assert '<h3 id="letter-a-b-2">A b</h3>' in body.response.html
    assert '<div class="table-scroll" tabindex="0"><table>' in body.response.html


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", [("DL030", 1), ("DL030", 1)]),
        ("words\n", [("DL030", 1), ("DL030", 1)]),
        ("## Request\n\na\n", [("DL030", 3)]),
        ("## Response\n\na\n\n## Request\n\nb", [("DL030", 1)]),
        ("x\n\n## Request\n\na\n\n## Response\n\nb", [("DL030", 1)]),
        ("## Request\n\n## Response\n\nb", [("DL030", 1)]),
        ("## Request\n\na\n\n## Response\n", [("DL030", 5)]),
        ("## Request\n\na\n\n## Answer\n\nb", [("DL030", 7), ("DL031", 5)]),
    ],
)
def test_both_headings_stand_once_in_order_with_words_below(source: str, expected: list[tuple[str, int]]) -> None:
    """Request first, then Response, nothing above them, each with something to say."""
    assert sorted((finding.code, finding.line) for finding in read_body(source, "a.md")[1]) == expected


def test_the_headings_are_in_the_language_of_the_response() -> None:
    """A Welsh response has Welsh headings; a language that has none of its own has the English ones."""
    assert read_body("## Cais\n\na\n\n## Ymateb\n\nb", "a.md", language="cy-GB")[1] == []
    assert read_body("## Request\n\na\n\n## Response\n\nb", "a.md", language="pl")[1] == []


def test_a_finding_never_repeats_what_may_be_a_name() -> None:
    """Words in an unknown tag, and unknown attributes of a known one, are not shown again."""
    for text in ("<ann example>", "<b ann example>x</b>", "</ann> x", "x\n\n[ann]: example"):
        assert not any(re.search(r"\bann\b", finding.as_text()) for finding in read(text)[1])


LONG = 400_000
REAL = {
    "a long table": "|a|b|\n|-|-|\n" + "|some words|<5|\n" * 3000,
    "a longer table": "|a|b|c|d|\n|-|-|-|-|\n" + "|x|12,345|<LOD|some more words of it|\n" * 5000,
    "many links": "[a](https://example.org/x) and " * 300,
    "many paragraphs": "A paragraph of the letter, with some words in it.\n\n" * 5000,
    "a long list": "".join(f"{number}. a [link](https://example.org)\n" for number in range(1, 2001)),
}
HOSTILE = {
    sign: (sign * LONG)[:LONG]
    for sign in (
        "[",
        "![",
        "[a](",
        "<a ",
        "<b>",
        "<!--",
        "> ",
        "- ",
        "1. ",
        "*a **b ",
        "`a",
        "_a",
        "***a",
        "&#",
        "\\",
        "|",
    )
} | {
    "|a|": "|a" * 100_000 + "\n" + "|-" * 100_000 + "\n",
    "<b>x</b>": "<b>x</b>" * 50_000,
    "lines": "[\n\n" * 100_000,
    "lists": "\n".join("    " * level + "- a" for level in range(400)),
    "row": "|a|b|\n|-|-|\n|" + "`a" * 200_000,
}


@pytest.mark.parametrize(
    "text",
    [pytest.param(text, id=name, marks=[pytest.mark.long] * (name == "a longer table")) for name, text in REAL.items()],
)
def test_what_real_letters_hold_is_never_too_much(text: str) -> None:
    """Thousands of rows, cells that begin with `<`, hundreds of links."""
    assert response(text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_keeps_the_reader_busy(text: str) -> None:
    """What would take the Markdown reader minutes is refused at once; whatever is not ends soon."""
    start = time.monotonic()
    read(text)
    assert time.monotonic() - start < 60, "it hangs"
