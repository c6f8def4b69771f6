"""Entries are written into a response's file at their place, and nothing else in it changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.records.source import source_of
from disclosure_log.records.strict_yaml import read_mapping
from disclosure_log.records.writing import CannotWriteError, Entry, with_attachments

BARE = "---\nreference: 2025/40\ntitle: Bicycles\n---\n## Request\nA - file: b\n"
LISTED = """---
reference: 2025/40
attachments:
  # the first
  - file: a.csv
    title: "One: table"  
  - title: Two
    file: b.pdf

# 5. How will people find it?
topics: [Roads]
---
## Request
"""  # noqa: W291 - spaces at the end of a line stay too
ACCEPTED = ({"finding": "DL109", "sha256": "0" * 64, "by": "Information Manager", "reason": "Read: it is public"},)


def written(text: str, *entries: Entry) -> str:
    """The text of a file after these entries were written into it."""
    return with_attachments(text.encode(), entries, "1.md").decode()


def added(before: str, after: str) -> list[str]:
    """The lines that are new, where all the others are as they were."""
    lines = after.split("\n")
    new = []
    old = iter(before.split("\n"))
    expected = next(old, None)
    for line in lines:
        if line == expected:
            expected = next(old, None)
        else:
            new.append(line)
    assert expected is None
    return new


def test_the_first_attachment_makes_the_list() -> None:
    """Where no attachment is named, the list comes below the other keys."""
    after = written(BARE, Entry("c.csv", "Costs: by month"))
    assert added(BARE, after) == ["attachments:", "  - file: c.csv", '    title: "Costs: by month"']
    assert after.index("attachments") < after.index("\n---\n## Request")


def test_another_attachment_comes_last_in_the_list() -> None:
    """The list goes on as it was indented, and comments and other keys stay where they were."""
    after = written(LISTED, Entry("c.csv", "Costs", ACCEPTED))
    assert added(LISTED, after)[:2] == ["  - file: c.csv", "    title: Costs"]
    assert after.index("b.pdf") < after.index("c.csv") < after.index("# 5.")
    assert 'reason: "Read: it is public"' in after


def test_a_list_without_indentation_goes_on_without_it() -> None:
    """YAML lets a list stand below its key without being indented."""
    before = "---\nattachments:\n- file: a.csv\n  title: One\ntitle: Two\n---\n"
    assert added(before, written(before, Entry("c.csv", "Costs"))) == ["- file: c.csv", "  title: Costs"]


@pytest.mark.parametrize("name", ["a.csv", "b.pdf"])
def test_a_file_takes_the_place_of_another(name: str) -> None:
    """The entry keeps its title; what was accepted of the old file is gone."""
    after = written(LISTED, Entry("new.csv", "Not used", ACCEPTED, replaces=name))
    listed = read_mapping(source_of(after.encode(), "1.md")[0].front, "1.md")[0].data["attachments"]  # type: ignore[union-attr]  # it was read before, or the test fails
    (entry,) = [each for each in listed if each["file"] == "new.csv"]
    assert entry["title"] in {"One: table", "Two"}
    assert entry["accepted"] == list(ACCEPTED)
    assert name not in [each["file"] for each in listed]


def test_what_is_accepted_comes_to_what_was() -> None:
    """A second acceptance of the same file stands below the first."""
    once = written(LISTED, Entry("a.csv", "", ACCEPTED))
    more = ({**ACCEPTED[0], "finding": "DL107"},)
    twice = written(once, Entry("a.csv", "", more))
    listed = read_mapping(source_of(twice.encode(), "1.md")[0].front, "1.md")[0].data["attachments"]  # type: ignore[union-attr]  # it was read before, or the test fails
    assert [each["finding"] for each in listed[0]["accepted"]] == ["DL109", "DL107"]


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    """A file from Windows stays one."""
    before = ("\ufeff" + BARE).replace("\n", "\r\n").encode()
    after = with_attachments(before, [Entry("c.csv", "Costs")], "1.md")
    assert after.startswith(b"\xef\xbb\xbf---\r\n")
    assert after.count(b"\n") == after.count(b"\r\n") == before.count(b"\n") + 3


@pytest.mark.parametrize(
    "text",
    [
        "no front matter",
        "---\nattachments: []\n---\n",
        "---\nattachments: [{file: a.csv, title: One}]\n---\n",
        "---\nattachments: a.csv\n---\n",
        "---\na: [\n---\n",
    ],
)
def test_what_cannot_be_written_into_safely_is_left_alone(text: str) -> None:
    """A list in brackets, and a file that cannot be read, are for a person to change."""
    with pytest.raises(CannotWriteError):
        written(text, Entry("c.csv", "Costs"))


@given(title=st.text(min_size=1).filter(lambda text: text.isprintable() and text == text.strip()))
def test_any_title_is_read_back_as_it_was(title: str) -> None:
    """Whatever signs a title has, YAML gives them back."""
    after = written(LISTED, Entry("c.csv", title))
    listed = read_mapping(source_of(after.encode(), "1.md")[0].front, "1.md")[0].data["attachments"]  # type: ignore[union-attr]  # it was read before, or the test fails
    assert listed[-1] == {"file": "c.csv", "title": title}
