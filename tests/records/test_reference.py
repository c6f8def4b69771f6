"""References: the path that follows from what the authority writes."""

from __future__ import annotations

import contextlib
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.records.reference import LONGEST, Reference, ReferenceUnusableError, make_reference

texts = st.one_of(
    st.text(max_size=120), st.text(string.ascii_letters + string.digits + "/.- _\u2013\u00c9", max_size=30)
)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("2021/702", "2021/702"),
        ("01.FOI.22.024139", "01.foi.22.024139"),
        ("FOI 1/2", "foi-1/2"),
        ("IC-255369-Y7X2", "ic-255369-y7x2"),
        ("Cais \u0174\u0177/7", "cais-wy/7"),
        ("FOI\u00f87", "foi-7"),
    ],
)
def test_the_path_follows_from_the_reference(text: str, path: str) -> None:
    """Only a slash separates folders; accents go, other runs of signs become one hyphen, capitals become small."""
    reference = make_reference(text)
    assert (reference.text, reference.path) == (text, path)
    assert (reference.address, reference.file) == (f"responses/{path}/", f"responses/{path}.md")


@given(texts, st.sampled_from("/-"))
def test_a_path_is_safe_and_final(text: str, separator: str) -> None:
    """A path has no empty, hidden or climbing part, and the reference that reads like it has the same path."""
    with contextlib.suppress(ReferenceUnusableError):
        path = make_reference(text, separator).path
        assert ".." not in path
        assert all(re.fullmatch(r"[a-z0-9\-][a-z0-9.\-]*", part) and len(part) <= LONGEST for part in path.split("/"))
        assert separator == "/" or "/" not in path
        assert make_reference(path, separator) == Reference(path, path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "a//b",
        "../a",
        "a/../b",
        "a..b",
        "2021/..",
        ".a",
        "a/.git",
        "a.md",
        "a.html",
        "1/a.json",
        "-",
        "\u65e5",
        "x" * 101,
    ],
)
def test_what_cannot_be_an_address_is_refused(text: str) -> None:
    """A part that is empty, hidden, climbs, looks like a file or is too long is refused with what to do."""
    with pytest.raises(ReferenceUnusableError) as refused:
        make_reference(text)
    assert refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize("text", ["inbox/1", "register/1", "Register/1", "inbox"])
def test_reserved_folders_are_no_references(text: str) -> None:
    """`register/` and `inbox/` hold what is not published."""
    with pytest.raises(ReferenceUnusableError, match="begin with"):
        make_reference(text)


def test_a_log_whose_references_nest_writes_them_flat() -> None:
    """With the separator `-`, a reference below another one's gets a path of its own."""
    assert [make_reference(text, "-").path for text in ("2021/7", "2021/7/1")] == ["2021-7", "2021-7-1"]


@pytest.mark.parametrize(
    ("typed", "plain"), [("2026\u201320", "2026-20"), ("\u201c2026/20\u201d", "2026/20"), ("FOI\u20147", "FOI-7")]
)
def test_signs_that_word_processors_put_in_are_not_part_of_a_reference(typed: str, plain: str) -> None:
    """A long dash or a curly quotation mark is refused, with the reference as it should be typed."""
    with pytest.raises(ReferenceUnusableError) as raised:
        make_reference(typed)
    assert raised.value.hint.endswith(plain)
