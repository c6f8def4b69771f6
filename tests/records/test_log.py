"""A folder of responses: every fault of every file in one run, at its place, and nothing published that has one."""

from __future__ import annotations

import os
import random
import re
import socket
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from disclosure_log.findings import Finding
from disclosure_log.records.folder import safe_name, symbolic_links
from disclosure_log.records.log import Reading, make_log, read_responses
from disclosure_log.records.reading import Conventions, read_response

BODY = "## Request\n\nHow many?\n\n## Response\n\nFour.\n"
KEYS = "reference: {}\ntitle: Bicycles\nresponded: 2021-08-24\noutcome: granted\n"


def write(root: Path, name: str, text: str | bytes) -> Path:
    """A file under `responses/`, with the folders that it needs."""
    path = root / "responses" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def respond(root: Path, reference: str, more: str = "", body: str = BODY, keys: str = KEYS, name: str = "") -> Path:
    """A response's file, where its reference belongs unless `name` says otherwise."""
    return write(root, name or f"{reference.lower()}.md", f"---\n{keys.format(reference)}{more}---\n{body}")


def read(root: Path, conventions: Conventions | None = None) -> Reading:
    """What stands under `responses/`."""
    return read_responses(root / "responses", root, conventions or Conventions())


def told(findings: list[Finding] | tuple[Finding, ...] | object) -> list[tuple[str, str, int, int]]:
    """Code, file, line and column."""
    assert isinstance(findings, list)
    return [(one.code, one.path.removeprefix("responses/"), one.line, one.column) for one in findings]


def test_a_sound_response_is_read(tmp_path: Path) -> None:
    """Keys, parts, sections, attachments: what the file says, the record holds."""
    more = "attachments:\n  - file: table.csv\n    title: The table\n"
    respond(tmp_path, "2021/7", more)
    write(tmp_path, "2021/7/table.csv", "a,b\n")
    reading = read(tmp_path, Conventions(language="en"))
    (response,) = reading.responses
    assert reading.findings == []
    assert (response.reference.text, response.title, response.responded) == ("2021/7", "Bicycles", date(2021, 8, 24))
    assert [(one.name, one.title, one.language) for one in response.attachments] == [("table.csv", "The table", "en")]
    assert response.attachments[0].path == tmp_path / "responses" / "2021" / "7" / "table.csv"
    assert response.body is not None
    assert (response.body.request.html, response.body.response.html) == ("<p>How many?</p>", "<p>Four.</p>")


def test_a_byte_order_mark_and_other_line_ends_are_accepted(tmp_path: Path) -> None:
    """A file saved on Windows, or on an old Macintosh, is read like any other, and findings point to the same line."""
    text = f"---\n{KEYS.format('2021/7')}tpics: [a]\n---\n{BODY}"
    for text_as_saved in (text, "\ufeff" + text, text.replace("\n", "\r\n"), "\ufeff" + text.replace("\n", "\r")):
        write(tmp_path, "2021/7.md", text_as_saved)
        assert told(read(tmp_path).findings) == [("DL010", "2021/7.md", 6, 1)]


@pytest.mark.parametrize(
    ("content", "code", "line", "column"),
    [
        (b"---\ntitle: caf\xe9\n", "DL001", 2, 11),
        ("\ufeff---\r\ntitle: \u0175\u0175 ".encode() + b"\xff", "DL001", 2, 11),
        (b"\xff\xfe-\x00", "DL001", 1, 1),
        (b"x" * 500_001, "DL002", 0, 0),
        (b"x" * 10_000_000, "DL002", 0, 0),
        (b"", "DL003", 1, 0),
        (b"# Title\n", "DL003", 1, 0),
        (b"---\ntitle: x\n", "DL003", 1, 0),
        (b"---\n- a\n---\n", "DL004", 2, 1),
        (b"---\na: " + b"[" * 50_000 + b"\n---\n", "DL008", 2, 23),
        (b"---\na: " + b"x" * 70_000 + b"\n---\n", "DL008", 2, 0),
    ],
    ids=str,
)
def test_a_file_that_cannot_be_read_is_one_finding(
    tmp_path: Path, content: bytes, code: str, line: int, column: int
) -> None:
    """What is no UTF-8, too large, without front matter or too deep is said once, at its place, and is not a record."""
    write(tmp_path, "a.md", content)
    reading = read(tmp_path)
    assert told(reading.findings) == [(code, "a.md", line, column)]
    assert reading.responses == []


def test_invisible_signs_are_findings_and_reading_goes_on(tmp_path: Path) -> None:
    """Control characters, signs that turn the direction of text and private ones: each line that has one is told."""
    respond(tmp_path, "a", "tpics: x\n", BODY.replace("Four", "Fo\u202eur").replace("many", "\u0175 m\x00\x01any"))
    assert told(read(tmp_path).findings) == [
        ("DL010", "a.md", 6, 1),
        ("DL009", "a.md", 10, 8),
        ("DL009", "a.md", 14, 3),
    ]


def test_every_fault_of_every_file_is_told_in_one_run(tmp_path: Path) -> None:
    """Front matter, body, attachments, path and collisions do not hide one another."""
    more = "recieved: 2021-07-01\ntopics: drones\nattachments:\n  - file: gone.pdf\n    title: Gone\n"
    respond(tmp_path, "2021/7", more, BODY + "\n<script>x</script>\n", name="2021/8.md")
    respond(tmp_path, "2021/7", "", "words\n", KEYS.replace("2021-08-24", "24/08/2021"))
    write(tmp_path, "2021/8/extra.pdf", "x")
    write(tmp_path, "2022/stray.pdf", "x")
    assert told(read(tmp_path).findings) == [
        ("DL022", "2021/7.md", 2, 1),
        ("DL013", "2021/7.md", 4, 1),
        ("DL030", "2021/7.md", 7, 6),
        ("DL030", "2021/7.md", 7, 6),
        ("DL021", "2021/8.md", 2, 1),
        ("DL022", "2021/8.md", 2, 1),
        ("DL010", "2021/8.md", 6, 1),
        ("DL012", "2021/8.md", 7, 1),
        ("DL040", "2021/8.md", 9, 5),
        ("DL032", "2021/8.md", 20, 1),
        ("DL041", "2021/8/extra.pdf", 0, 0),
        ("DL042", "2022/stray.pdf", 0, 0),
    ]


def test_what_a_finding_blocks_is_not_published_but_still_looked_at(tmp_path: Path) -> None:
    """A response with a fault is no response of the log; its dates and relations are checked all the same."""
    respond(tmp_path, "2021/7", "", "words\n")
    respond(tmp_path, "2021/8")
    respond(tmp_path, "2021/9", keys=KEYS.replace("granted", "grant"))
    reading = read(tmp_path)
    assert [one.reference.text for one in reading.responses] == ["2021/8"]
    assert [one.reference.text for one in reading.sound] == ["2021/7", "2021/8"]
    assert reading.references == {"2021/7", "2021/8", "2021/9"}


@pytest.mark.parametrize(
    ("attached", "files", "expected"),
    [
        (["a.pdf"], [], [("DL040", "7.md", 7, 5)]),
        (["A.pdf"], ["a.pdf"], [("DL041", "7/a.pdf", 0, 0), ("DL040", "7.md", 7, 5)]),
        ([], ["a.pdf"], [("DL041", "7/a.pdf", 0, 0)]),
        (["a.pdf", "a.pdf"], ["a.pdf"], [("DL042", "7.md", 9, 5)]),
        (["a.pdf", "A.pdf"], ["a.pdf", "A.pdf"], [("DL042", "7.md", 9, 5)]),
        (["../a.pdf"], [], [("DL042", "7.md", 7, 5)]),
        (["sub/a.pdf"], ["sub/a.pdf"], [("DL042", "7.md", 7, 5), ("DL042", "7/sub/a.pdf", 0, 0)]),
        (["a b.pdf"], ["a b.pdf"], [("DL042", "7.md", 7, 5)]),
        (["\u0175.pdf"], ["\u0175.pdf"], [("DL042", "7.md", 7, 5)]),
        (["index.html"], ["index.html"], [("DL042", "7.md", 7, 5)]),
        ([".hidden"], [".hidden"], [("DL042", "7.md", 7, 5)]),
    ],
)
def test_attachments_and_front_matter_agree(
    tmp_path: Path, attached: list[str], files: list[str], expected: list[tuple[str, str, int, int]]
) -> None:
    """Each named file lies in the response's folder under a plain name, and each file there is named."""
    entries = "".join(f"  - file: {name}\n    title: T\n" for name in attached)
    respond(tmp_path, "7", f"attachments:\n{entries}" if entries else "")
    for name in files:
        write(tmp_path, f"7/{name}", "x")
    assert sorted(told(read(tmp_path).findings)) == sorted(expected)


def test_a_wrong_name_gets_the_right_one(tmp_path: Path) -> None:
    """The hint says a name that may be used."""
    respond(tmp_path, "7", "attachments:\n  - file: Tabl \u0175 (1).pdf\n    title: T\n")
    write(tmp_path, "7/Tabl \u0175 (1).pdf", "x")
    assert "Tabl-w-1-.pdf" in read(tmp_path).findings[0].hint


@pytest.mark.parametrize("name", ["INDEX.HTML", "index.html", "Index.html"])
def test_the_name_of_the_page_is_said_to_be_taken(tmp_path: Path, name: str) -> None:
    """The finding says so, and not that the name has wrong signs; its advice is a name and a type that pass."""
    respond(tmp_path, "7", f"attachments:\n  - file: {name}\n    title: T\n")
    write(tmp_path, f"7/{name}", "x")
    (finding,) = read(tmp_path).findings
    assert "the page of the response has that name" in finding.message
    assert "index.pdf" in finding.hint
    assert name not in finding.hint


def test_a_name_that_is_too_long_keeps_its_ending(tmp_path: Path) -> None:
    """The finding counts, and the shorter name has the ending that says what the file is."""
    long = "a" * 97 + ".pdf"
    respond(tmp_path, "7", f"attachments:\n  - file: {long}\n    title: T\n")
    write(tmp_path, f"7/{long}", "x")
    (finding,) = read(tmp_path).findings
    assert "more than 100 characters" in finding.message
    assert finding.hint == f"Rename the file to {'a' * 96}.pdf and write that name here."


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=150))
@example("\u00edndex.html")
def test_the_name_that_is_advised_passes(name: str) -> None:
    """Advice never leads to the next finding: the safe form of any name is its own safe form, and not the page's."""
    safe = safe_name(name)
    assert not safe or re.fullmatch("[A-Za-z0-9][A-Za-z0-9._-]{0,99}", safe)
    assert safe.lower() != "index.html"


def test_markdown_is_a_response_and_no_attachment(tmp_path: Path) -> None:
    """A Markdown file in a folder of attachments is told as what it is."""
    respond(tmp_path, "7", "attachments:\n  - file: notes.md\n    title: T\n")
    write(tmp_path, "7/notes.md", "words")
    findings = read(tmp_path).findings
    assert [finding.code for finding in findings] == ["DL040", "DL003"]
    assert "PDF" in findings[0].hint


def test_files_that_systems_leave_behind_are_no_attachments(tmp_path: Path) -> None:
    """`.DS_Store` and its like are neither published nor spoken of; nor is what `register/` and `inbox/` hold."""
    respond(tmp_path, "7")
    for name in ("7/.DS_Store", "7/Thumbs.db", ".gitkeep", "inbox/letter.pdf", "register/2021.md"):
        write(tmp_path, name, "x")
    assert read(tmp_path).findings == []


def test_a_response_ends_in_small_md(tmp_path: Path) -> None:
    """Another way to write the ending is told, not passed over."""
    respond(tmp_path, "7", name="7.MD")
    respond(tmp_path, "8", name="8.markdown")
    assert told(read(tmp_path).findings) == [("DL023", "7.MD", 0, 0), ("DL023", "8.markdown", 0, 0)]


@pytest.mark.parametrize("name", ["sub/8.md", "7 .md", "\u0175.md", "Seven.md", "a..b.md"])
def test_a_file_stands_where_its_reference_belongs(tmp_path: Path, name: str) -> None:
    """The finding says the path that is right."""
    respond(tmp_path, "7", name=name)
    (finding,) = read(tmp_path).findings
    assert (finding.code, finding.line) == ("DL021", 2)
    assert "responses/7.md" in finding.hint


@pytest.mark.parametrize("reference", ["..", "../7", "a//b", ".git/x", "7.md", "inbox/7"])
def test_a_reference_that_cannot_be_an_address_is_a_finding(tmp_path: Path, reference: str) -> None:
    """A reference never leads out of the folder of responses."""
    respond(tmp_path, reference, name="x.md")
    assert told(read(tmp_path).findings) == [("DL020", "x.md", 2, 1)]


def test_references_do_not_share_an_address(tmp_path: Path) -> None:
    """Two that lead to one path, or one below another's, are told in both files, each naming both."""
    respond(tmp_path, "FOI 7", name="foi-7.md")
    respond(tmp_path, "FOI-7", name="foi-7-2.md")
    respond(tmp_path, "2021/7")
    respond(tmp_path, "2021/7/1")
    collisions = [finding for finding in read(tmp_path).findings if finding.code == "DL022"]
    assert [finding.path.removeprefix("responses/") for finding in collisions] == [
        "2021/7.md",
        "2021/7/1.md",
        "foi-7-2.md",
        "foi-7.md",
    ]
    assert all("FOI 7" in one.message and "FOI-7" in one.message for one in collisions[2:])


def test_references_that_nest_stand_apart_with_another_separator(tmp_path: Path) -> None:
    """With `separator: '-'` both have an address of their own."""
    respond(tmp_path, "2021/7", name="2021-7.md")
    respond(tmp_path, "2021/7/1", name="2021-7-1.md")
    assert read(tmp_path, Conventions(separator="-")).findings == []


def test_symbolic_links_are_findings_wherever_they_lead(tmp_path: Path) -> None:
    """To a file, a folder, nowhere or round in a circle: told, never followed."""
    respond(tmp_path, "7")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "8.md").write_text("x")
    folder = tmp_path / "responses"
    (folder / "7").mkdir()
    targets = {
        "8.md": outside / "8.md",
        "more": outside,
        "gone.md": outside / "none",
        "7/round": folder,
        "inbox": outside,
    }
    for name, target in targets.items():
        (folder / name).symlink_to(target)
    expected = sorted(("DL024", name, 0, 0) for name in targets)
    assert told(read(tmp_path).findings) == expected
    assert sorted(told(symbolic_links(folder, tmp_path))) == expected


def test_a_folder_that_is_a_link_is_a_finding(tmp_path: Path) -> None:
    """The folders of responses and of pages themselves may not lead elsewhere."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "responses").symlink_to(tmp_path / "elsewhere")
    assert [finding.code for finding in read(tmp_path).findings] == ["DL024"]
    assert [finding.code for finding in symbolic_links(tmp_path / "responses", tmp_path)] == ["DL024"]
    assert symbolic_links(tmp_path / "none", tmp_path) == []


def test_what_is_neither_file_nor_folder_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pipes and sockets are not opened: a build would wait for them for ever."""
    respond(tmp_path, "7")
    os.mkfifo(tmp_path / "responses" / "8.md")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("responses/9.md")
        assert told(read(tmp_path).findings) == [("DL024", "8.md", 0, 0), ("DL024", "9.md", 0, 0)]


def test_a_name_that_a_terminal_would_obey_is_shown_without_its_signs(tmp_path: Path) -> None:
    """A file's name cannot colour or clear the screen of whoever reads the findings."""
    write(tmp_path, "a\x1b[2J.pdf", "x")
    (finding,) = read(tmp_path).findings
    assert finding.path == "responses/a\N{REPLACEMENT CHARACTER}[2J.pdf"


def test_no_folder_of_responses_is_a_finding(tmp_path: Path) -> None:
    """The command was started in the wrong place, or the log is new."""
    assert [finding.code for finding in read(tmp_path).findings] == ["DL067"]


def test_a_file_that_is_gone_is_a_finding(tmp_path: Path) -> None:
    """What cannot be opened ends in a finding, not in a traceback."""
    assert [one.code for one in read_response(tmp_path / "a.md", "a.md", Conventions())[1]] == ["DL067"]


def test_the_log_is_newest_first_and_holds_back_what_is_not_due(tmp_path: Path) -> None:
    """By the letter's day, then by reference with numbers as numbers; a later day of publication is waited for."""
    for reference in ("2021/9", "2021/10"):
        respond(tmp_path, reference)
    respond(tmp_path, "2020/1", "supersedes: 2021/9\n", keys=KEYS.replace("2021-08-24", "2020-01-02"))
    respond(
        tmp_path, "2022/1", "published: 2022-02-01\nrelated: [2021/9]\n", keys=KEYS.replace("2021-08-24", "2022-01-02")
    )
    reading = read(tmp_path)
    log = make_log(reading.shown(date(2022, 2, 1)))
    assert [one.reference.text for one in log.responses] == ["2022/1", "2021/10", "2021/9", "2020/1"]
    assert list(log.by_year) == [2022, 2021, 2020]
    ten, nine = log.by_reference["2021/10"], log.by_reference["2021/9"]
    assert (log.earlier(ten), log.later(nine)) == (nine, ten)
    assert (log.later(log.responses[0]), log.earlier(log.responses[-1])) == (None, None)
    assert log.superseded_by == {"2021/9": log.by_reference["2020/1"]}
    assert log.related(nine) == [log.by_reference["2022/1"]]
    early = make_log(reading.shown(date(2022, 1, 31)))
    assert [one.reference.text for one in early.responses] == ["2021/10", "2021/9", "2020/1"]
    assert early.related(early.by_reference["2021/9"]) == []


def test_a_withdrawn_response_needs_no_text(tmp_path: Path) -> None:
    """What was taken down keeps its front matter and nothing else."""
    withdrawn = "withdrawn:\n  date: 2021-09-01\n  reason: A name was left in it.\n  by: Head of Information\n"
    respond(tmp_path, "7", withdrawn, "")
    (response,) = read(tmp_path).responses
    assert response.body is None


broken: list[Callable[[bytes, random.Random], bytes]] = [
    lambda raw, chance: raw[: chance.randrange(len(raw))],
    lambda raw, chance: bytes(byte if chance.random() > 0.01 else chance.randrange(256) for byte in raw),
    lambda raw, chance: b"".join(chance.sample(raw.splitlines(keepends=True), raw.count(b"\n"))),
    lambda raw, chance: raw.replace(
        *chance.choice([(b":", b""), (b"\n", b"\n\n"), (b" ", b"\t"), (b"- ", b"-"), (b"[", b"")])
    ),
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(broken), st.randoms(use_true_random=False))
def test_a_damaged_file_is_a_record_or_findings(
    tmp_path: Path, damage: Callable[[bytes, random.Random], bytes], chance: random.Random
) -> None:
    """Cut off, garbled, shuffled or mistyped: never anything else, and nothing raised."""
    parts = "parts:\n  - outcome: refused\n    exemptions: [31(3), 40(2)]\n    questions: [1, 2]\n"
    more = f"{parts}  - outcome: answered\n    matter: X\n"
    sound = f"---\n{KEYS.replace('outcome: granted', more.strip()).format('7')}---\n{BODY}\n|a|b|\n|-|-|\n|c|d|\n"
    path = write(tmp_path, "7.md", damage(sound.encode(), chance))
    response, findings = read_response(path, "responses/7.md", Conventions())
    assert (response is None) == bool(findings)
    assert all(finding.message and finding.line >= 0 for finding in findings)
