"""Which attachments may go out."""

from __future__ import annotations

import pytest

from disclosure_log.building.stages import examine
from disclosure_log.config import load_project, read_today

ATTACHED = "outcome: granted\nattachments:\n  - file: {name}\n    title: The file"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<p>Hello</p>"),
        ("sheet.xlsx", b"PK\x03\x04"),
        ("letter.pdf", b"not a PDF"),
        ("letter.pdf", b"%PDF-1.7\nbroken"),
        ("picture.png", b"%PDF-1.7\n"),
        ("table.csv", b"\xff\xfe\x00"),
        ("script.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_not_published(project, name, content):
    """An unknown type, or content that does not fit the name, blocks the response that has it."""
    project.write(f"responses/2021/1/{name}", content)
    project.add("2021/1", facts=ATTACHED.format(name=name))
    examined = examine(load_project(project.config_file), read_today())
    assert [(finding.code, finding.path) for finding in examined.blocking] == [("DL043", "responses/2021/1.md")]
    assert [response.reference.text for response in examined.log.responses] == ["2021/2"]
    assert examined.blocking[0].line == 7


def test_a_finding_about_a_file_does_not_repeat_its_content(project):
    """What a file holds stands in no message."""
    project.write("responses/2021/1/letter.pdf", b"%PDF-1.7\n(Secret words of a person at example.org)")
    project.add("2021/1", facts=ATTACHED.format(name="letter.pdf"))
    examined = examine(load_project(project.config_file), read_today())
    assert "Secret" not in "".join(finding.as_text() for finding in examined.findings)
