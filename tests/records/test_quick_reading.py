"""HTML that nh3 leaves as it is gives the same sections, words and problems whichever way it is read."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from disclosure_log.records.allowed_html import _examine_attributes, _read, sanitise
from disclosure_log.records.markup import is_plain, is_plain_with_references, may_hold_stamps
from disclosure_log.records.sections import _Finisher
from disclosure_log.records.stamps import STAMP
from disclosure_log.records.verbatim import lost_words

FOLDER = "702"
TARGETS = frozenset({"702/letter.pdf", "702/plan.png"})
PIECES = st.sampled_from(
    [
        *("<h2>", "</h2>", "<h3>", "</h3>", "<p>", "</p>", "<b>", "</b>", "<br>", "<hr>", "<blockquote>"),
        *("</blockquote>", "<ul>", "<ol start=3>", "<li>", "</li>", "</ul>", "</ol>", "<table>", "</table>"),
        *("<thead>", "</thead>", "<tr>", "<th>", '<th scope="row">', '<td align="right">', "<td>", "</td>", "</tr>"),
        *('<td lang="cy" align="left">', '<a href="702/letter.pdf">', '<a href="javascript:x">', "</a>", "<img>"),
        *('<img src="702/plan.png" alt="Plan">', '<img alt="" src="x.png">', '<span lang="cy">', "</span>", "<sub>"),
        *("words", "Request", " ", "\n", "é", "&amp;", "&lt;", "&nbsp;", "&quot;", "a_b", "\u201cc\u201d", "\u2013"),
    ]
)
HTML = st.lists(PIECES, max_size=20).map("".join).map(sanitise)


def pieces(clean: str, *, quickly: bool) -> object:
    """The pieces of HTML."""
    finisher = _Finisher(FOLDER, TARGETS)
    if quickly:
        finisher.read_plain(clean)
    else:
        finisher.feed(clean)
        finisher.close()
    found = [(each.title, each.nested, each.empty) for each in finisher.pieces]
    # A heading inside something else is refused, and there are no sections.
    return found, [each.section() for each in finisher.pieces if not any(nested for _, nested, _ in found)]


@given(HTML)
@example("<h2>Request</h2>\n<blockquote><h2>a <em>b</em></h2></blockquote><p>c<br>d</p><h2>x</h2>")
@example("<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table><h3>c <b>d</b></h3>")
@example("<h3>a</h3><h3><b><h2>x</h2></b></h3>")
def test_sections_are_the_same(clean: str) -> None:
    """Sections, headings, cells and whether anything stands there."""
    if is_plain_with_references(clean):
        assert pieces(clean, quickly=True) == pieces(clean, quickly=False)


@given(HTML)
def test_what_is_not_allowed_and_what_is_left_are_the_same(clean: str) -> None:
    """Wrong attributes, and the words that are compared with the letter."""
    if is_plain(clean) and not may_hold_stamps(clean):
        quick, slow = _examine_attributes(clean, TARGETS), _read(clean, TARGETS)
        assert (quick.problems, quick.words) == (slow.problems, slow.words())


@given(st.text(st.sampled_from("a\ue000\uf8ff\u0fff\uf900\uffff\U0001f600&#<"), max_size=6))
def test_no_stamp_is_overlooked(markup: str) -> None:
    """Where the quick look finds none, there is none."""
    assert may_hold_stamps(markup) is ("&#" in markup or STAMP.search(markup) is not None)


@given(st.text(st.sampled_from("ab1 _-\u2013\u2019é\u00a0²*&;\n"), max_size=12))
def test_words_that_are_all_there_are_told_at_once(text: str) -> None:
    """What is the same but for signs between words has lost none, and nothing needs to be converted again."""
    assert lost_words(text, re.sub(r"[-*_ ]", "_ ", text), str) == []
