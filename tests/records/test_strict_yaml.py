"""YAML read strictly: what was typed comes back, what could surprise is a finding at its line."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.records.strict_yaml import DEEPEST, LARGEST, Document, Mark, quoted, read_mapping

signs = st.text("ab:#&*!|>%@`'\"[]{},-?\n\t \\~01\u0175\U0001f600", max_size=60)
words = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=20)
data = st.dictionaries(
    words,
    st.recursive(words, lambda inner: st.one_of(st.lists(inner), st.dictionaries(words, inner)), max_leaves=12),
    min_size=1,
)


def codes(text: str, *, plain: bool = True) -> list[tuple[str, int, int]]:
    """What is said of `text`: code, line and column."""
    return [(one.code, one.line, one.column) for one in read_mapping(text, "a.md", first_line=2, plain=plain)[1]]


def hint(text: str) -> str:
    """The hint of the one finding about `text`."""
    (finding,) = read_mapping(text, "a.md")[1]
    return finding.hint


@given(st.one_of(st.text(), signs), st.booleans())
def test_any_text_gives_a_document_or_findings(text: str, plain: bool) -> None:
    """Nothing is raised, whatever the text; findings point into it."""
    document, findings = read_mapping(text, "a.md", plain=plain)
    assert isinstance(document, Document)
    assert all(finding.line >= 1 and finding.message and finding.path == "a.md" for finding in findings)


@given(data)
def test_what_json_writes_is_read_as_it_was(value: dict[str, Any]) -> None:
    """JSON is YAML, and quoted text comes back sign for sign."""
    document, findings = read_mapping(json.dumps(value, ensure_ascii=False), "a.md")
    assert (document.data, findings) == (value, [])


@given(words.filter(str.strip))
def test_a_quoted_value_is_read_as_it_was(value: str) -> None:
    """Whatever the value, the line that a finding proposes can be read."""
    document, findings = read_mapping(f"title: {quoted(value)}", "a.md")
    assert (document.data, findings) == ({"title": value}, [])


@pytest.mark.parametrize(
    "typed", ["no", "12:30", "0123", "1e3", "~", "null", "2021-08-24", "0x1F", ".inf", "Yes", "1_000"]
)
def test_a_plain_value_stays_what_was_typed(typed: str) -> None:
    """YAML's guesses about numbers, times and truth are not made."""
    assert read_mapping(f"a: {typed}\nb: [{typed}]", "a.md")[0].data == {"a": typed, "b": [typed]}


def test_every_key_and_entry_has_its_place() -> None:
    """Lines and columns count from one, in characters, also below a value of several lines and after Welsh letters."""
    text = "t\u0175: |\n  one\n  two\nparts:\n  - a: x\n    \u0175\u0175: [p, \U0001f600q, r]\n"
    assert read_mapping(text, "a.md", first_line=2)[0].marks == {
        ("t\u0175",): Mark(2, 1),
        ("parts",): Mark(5, 1),
        ("parts", 0): Mark(6, 5),
        ("parts", 0, "a"): Mark(6, 5),
        ("parts", 0, "\u0175\u0175"): Mark(7, 5),
        ("parts", 0, "\u0175\u0175", 0): Mark(7, 10),
        ("parts", 0, "\u0175\u0175", 1): Mark(7, 13),
        ("parts", 0, "\u0175\u0175", 2): Mark(7, 17),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2\na: 3", [("DL005", 5, 3), ("DL005", 6, 1)]),
        ("a: &x 1", [("DL006", 2, 4)]),
        ("a: 1\nb: *x", [("DL006", 3, 4)]),
        ("a: !!python/name:os.system x", [("DL006", 2, 4)]),
        ("a: !x [1]", [("DL006", 2, 4)]),
        ("a: 1\n--- \nb: 2", [("DL006", 3, 1)]),
        ("a: Fees #2 and more", [("DL007", 2, 8)]),
        ("a: 1\nb: # nothing", [("DL007", 3, 3)]),
        ("- a", [("DL004", 2, 1)]),
        ("words", [("DL004", 2, 1)]),
        ("? [a, b]\n: c", [("DL004", 2, 3)]),
        ("a: 1\n\tb: 2", [("DL004", 3, 1)]),
        ("a: 1\nb: x: y\nc: 1", [("DL004", 3, 5)]),
        ("a: 'x\nb: 1", [("DL004", 2, 4)]),
        ("a: 1\nb:c\nd: 1", [("DL004", 3, 1)]),
        ("a: |\n  x\n  y\n  z\nb: @x\n", [("DL004", 6, 4)]),
    ],
)
def test_what_could_surprise_is_a_finding_at_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Duplicate keys, commands of YAML, text that would be cut and what cannot be read, each where it stands."""
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("title: Drones: costs", "title: 'Drones: costs'"),
        ("title: @home", "title: '@home'"),
        ("title: 'Quoted' and more", "title: '''Quoted'' and more'"),
        ('title: "Quoted" and more', "title: '\"Quoted\" and more'"),
        ("title: *bold*", "title: '*bold*'"),
        ("title: Officers' cars #3", "title: 'Officers'' cars #3'"),
        ("  matter: & so on", "matter: '& so on'"),
        ("title: %", "title: '%'"),
        ("title: [redacted] file", "title: '[redacted] file'"),
    ],
)
def test_a_title_with_a_sign_of_yaml_gets_the_line_as_it_should_be_written(line: str, better: str) -> None:
    """The officer can copy the line from the finding, and it is then read."""
    assert better in hint(line)
    key, _, value = better.partition(": ")
    assert read_mapping(better, "a.md")[0].data == {key: value[1:-1].replace("''", "'")}


def test_the_words_of_other_values_are_not_repeated() -> None:
    """A note or a reason may hold a name: the finding says what to do, not what was written."""
    assert "Example" not in hint("reason: Asked by: Ann Example")
    assert "Example" not in read_mapping("Ann Example: 1\nAnn Example: 2", "a.md")[1][0].message


@pytest.mark.parametrize(
    "text", ["a: 'x' # why", "a: [x, y] # why", "# why\na: x\n# more", "a:  # why\n  - x", "a: C#"]
)
def test_a_comment_that_cuts_nothing_passes(text: str) -> None:
    """Comments on their own line, behind a list or behind a closing quote are no danger."""
    assert codes(text) == []


def test_a_configuration_may_hold_more_of_yaml() -> None:
    """A `mkdocs.yml` has tags, anchors and comments after values."""
    assert codes("a: !ENV [X, y] # why\nb: &x 1 # why\nc: *x\nd: !!python/name:x.y", plain=False) == []


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 60_000,
        "a: " + "{a: " * 15_000,
        "a: " + "[" * DEEPEST + "]" * DEEPEST,
        "\n".join("  " * level + "a:" for level in range(150)),
        "a:\n" + "- " * 30_000,
        "x" * (LARGEST + 1),
    ],
    ids=["brackets", "braces", "just too deep", "blocks", "lists", "large"],
)
def test_what_is_too_deep_or_too_large_is_refused_at_once(text: str) -> None:
    """Depth is counted before a parser can overflow; size before it is asked at all."""
    start = time.monotonic()
    assert [code for code, _, _ in codes(text)] == ["DL008"]
    assert time.monotonic() - start < 60, "it hangs"


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    """Nothing is ever expanded."""
    bomb = "a: &a [x, x]\n" + "\n".join(f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert codes(bomb) == [("DL006", 2, 4)]
