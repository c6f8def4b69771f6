"""The rules: each has a page that tells the truth, a test that fires it and one that keeps it quiet."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

import pytest
from tests.leaks.corpus import CLEAN, LEAKS, one_variation
from tests.leaks.forms import CANARY

from disclosure_log.building.stages import examine
from disclosure_log.config import load_project
from disclosure_log.records.reference import make_reference
from disclosure_log.records.source import LARGEST as LARGEST_FILE
from disclosure_log.records.strict_yaml import DEEPEST
from disclosure_log.records.strict_yaml import LARGEST as LARGEST_FACTS

REPOSITORY = Path(__file__).parent.parent
PACKAGE = REPOSITORY / "scripts" / "disclosure_log"
RULES = REPOSITORY / "docs" / "rules"
TODAY = date(2026, 11, 24)

HEADINGS = ["What it means", "Why", "What to do"]
EXAMPLES = ["An example that fails", "The same, mended"]
CODE = re.compile(r"\bDL\d{3}\b")


def codes_in(*folders: Path) -> set[str]:
    """The codes that the modules in these folders name."""
    modules = [module for folder in folders for module in folder.rglob("*.py")]
    return {code for module in modules for code in CODE.findall(module.read_text(encoding="utf-8"))}


CODES = sorted(codes_in(PACKAGE))
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in sorted(RULES.glob("DL*.md"))}
BLOCK = re.compile(r"^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES_BY_CODE = {code: examples for code, text in PAGES.items() if (examples := BLOCK.findall(text))}


class Project(Protocol):
    """What of the fixture's project these tests use."""

    root: Path
    config_file: Path

    def set(self, option: str) -> None:
        """Set an option of the log."""

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file of the project."""

    def add(self, reference: str, *, title: str = ..., facts: str = ...) -> Path:
        """Add a response at the place where its reference belongs."""


NewProject = Callable[[], Project]


def told(project: Project) -> list[tuple[str, str]]:
    """Code and file of everything that is found in the log."""
    findings = examine(load_project(project.config_file), TODAY).findings
    return [(finding.code, finding.path) for finding in findings]


def codes(project: Project) -> set[str]:
    """The codes of everything that is found in the log."""
    return {code for code, _ in told(project)}


def attached(*names: str) -> str:
    """Facts of a response that names these attachments."""
    return "outcome: granted\nattachments:" + "".join(f"\n  - file: {name}\n    title: A table" for name in names)


REFUSAL = """
This is a refusal notice under section 17(1).
You can ask us for a review, and then complain to the Information Commissioner.

### Public interest test
The interest in refusing weighs more.
"""
"""What a letter says that refuses, beside its exemptions."""


def refusing(project: Project, reference: str, facts: str, letter: str, title: str = "Council bicycles") -> None:
    """Add a response that refuses: its facts, and what its letter says of them."""
    file = project.add(reference, facts=facts)
    text = file.read_text(encoding="utf-8").replace("Council bicycles", title)
    file.write_text(text.replace("The council owns 12 bicycles.", letter) + REFUSAL, encoding="utf-8")


# The pages


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_page_and_stands_in_the_index(code: str) -> None:
    """Whoever meets a code finds its page, by the address and from the list of all rules."""
    assert code in PAGES
    index = (RULES / "index.md").read_text(encoding="utf-8")
    assert index.count(f"| [{code}]({code}.md) |") == 1


def test_no_page_is_left_over() -> None:
    """A page whose rule is gone goes with it, and the list names no other pages."""
    assert sorted(PAGES) == CODES
    assert sorted(CODE.findall((RULES / "index.md").read_text(encoding="utf-8"))) == sorted(CODES * 2)
    assert sorted(path.name for path in RULES.iterdir() if not CODE.fullmatch(path.stem)) == ["index.md"]


@pytest.mark.parametrize("code", PAGES)
def test_every_page_has_the_same_headings(code: str) -> None:
    """Each page says what, why and what to do, in that order, and an example never stands without its mended form."""
    text = PAGES[code]
    assert re.match(rf"---\ndescription: \S.*\n---\n\n# {code}: [a-zA-Z].*[^.]\n", text)
    prose = BLOCK.sub("", text)
    assert re.findall(r"^## (.+)$", prose, re.MULTILINE) == HEADINGS + (EXAMPLES if code in EXAMPLES_BY_CODE else [])
    assert len(BLOCK.findall(text)) == (2 if code in EXAMPLES_BY_CODE else 0)
    assert not re.search(r"^## (?!An example|The same).*\n+(##|\Z)", prose, re.MULTILINE)


def test_the_program_knows_what_every_page_says() -> None:
    """What SARIF says of a rule is the sentence of its page: `make guide` writes it."""
    command = [sys.executable, "scripts/write_rules.py", "--check"]
    assert subprocess.run(command, cwd=REPOSITORY, check=False).returncode == 0


# The examples


def clean_file(suffix: str) -> bytes:
    """A file of the corpus in which nothing is hidden."""
    return next(clean.make(0) for clean in CLEAN if clean.suffix == suffix)


CONTENT = {".csv": b"month,cost\n2024-01,12\n", ".png": clean_file(".png")}


def put(project: Project, code: str, example: str) -> str:
    """Write an example of the page of `code`, and the attachments that it names, at the mended one's place."""
    reference = re.search(r"^reference: (.+)$", EXAMPLES_BY_CODE[code][1], re.MULTILINE)
    assert reference
    file = make_reference(reference[1]).file
    project.write(file, example)
    # Only the rule about missing attachments has an example whose attachment is missing.
    for name in re.findall(r"^ +- file: (.+)$", example, re.MULTILINE) if code != "DL040" else ():
        project.write(f"{file.removesuffix('.md')}/{name}", CONTENT[Path(name).suffix])
    return file


@pytest.mark.parametrize("code", EXAMPLES_BY_CODE)
def test_the_example_that_fails_fires_its_rule_and_no_other(code: str, new_project: NewProject) -> None:
    """What a page shows as wrong is wrong by that rule alone."""
    project = new_project()
    file = put(project, code, EXAMPLES_BY_CODE[code][0])
    assert set(told(project)) == {(code, file)}


@pytest.mark.parametrize("code", EXAMPLES_BY_CODE)
def test_the_mended_example_is_in_order(code: str, new_project: NewProject) -> None:
    """What a page shows as mended gives no finding, and is in the log."""
    project = new_project()
    put(project, code, EXAMPLES_BY_CODE[code][1])
    assert told(project) == []
    assert len(examine(load_project(project.config_file), TODAY).log.responses) == 1


@pytest.mark.parametrize("code", EXAMPLES_BY_CODE)
def test_the_examples_are_fictional(code: str) -> None:
    """No example names a real authority or a host that may belong to somebody (RFC 2606)."""
    for example in EXAMPLES_BY_CODE[code]:
        assert set(re.findall(r"https?://([^/)\s]+)", example)) <= {"www.example.org"}
        assert "@" not in example


# Rules that need a special file, or more than one. The name of each test begins with the code that it is about.


def test_every_rule_over_responses_is_tested_here() -> None:
    """Each code of reading, checking and inspecting is fired and kept quiet: by an example, or by a test below."""
    special = {name[5:10].upper() for name in globals() if re.match(r"test_dl\d{3}_", name)}
    special |= {code for leak in LEAKS for code in leak.codes}
    assert set(EXAMPLES_BY_CODE) | special == codes_in(PACKAGE / "records", PACKAGE / "checks", PACKAGE / "gate")


def test_dl001_text_is_utf8(project: Project) -> None:
    """A file in an older way of writing letters is refused; saved as UTF-8, with or without its mark, it is read."""
    file = project.add("2021/1")
    text = file.read_text(encoding="utf-8").replace("12 bicycles", "12 bicycles for £900")
    file.write_bytes(text.encode("cp1252"))
    assert told(project) == [("DL001", "responses/2021/1.md")]
    for encoding in ("utf-8", "utf-8-sig"):
        file.write_bytes(text.encode(encoding))
        assert told(project) == []


def test_dl002_a_file_has_a_largest_size(project: Project) -> None:
    """A file of the largest size is read, and one byte more is too much."""
    file = project.add("2021/1")
    text = file.read_text(encoding="utf-8")
    filler = ("word " * 15 + "\n\n") * (LARGEST_FILE // 77 + 1)
    file.write_text((text + filler)[:LARGEST_FILE], encoding="utf-8")
    assert told(project) == []
    file.write_text((text + filler)[: LARGEST_FILE + 1], encoding="utf-8")
    assert told(project) == [("DL002", "responses/2021/1.md")]


@pytest.mark.parametrize(
    ("too_much", "enough"),
    [
        ("topics: " + "[" * DEEPEST + "]" * DEEPEST, "topics: [roads]"),
        ("# " + "x" * LARGEST_FACTS, "# " + "x" * (LARGEST_FACTS - 500)),
    ],
    ids=["depth", "length"],
)
def test_dl008_facts_have_a_largest_size(project: Project, too_much: str, enough: str) -> None:
    """Facts too deep in one another, or too long, are refused before they are taken in."""
    project.add("2021/1", facts=f"outcome: granted\n{too_much}")
    assert told(project) == [("DL008", "responses/2021/1.md")]
    project.add("2021/1", facts=f"outcome: granted\n{enough}")
    assert told(project) == []


@pytest.mark.parametrize("code", ["DL051", "DL052", "DL053", "DL054", "DL056", "DL057", "DL058", "DL059"])
def test_dl018_a_known_fault_is_told_where_it_is_not_found(new_project: NewProject, code: str) -> None:
    """A fault of the letter that is named is not told itself; where the check does not find it, the entry is."""
    project = new_project()
    known = f"\nknown_defects:\n  - code: {code}\n    note: The letter has this fault.\n---\n## Request"
    for example, said in zip(EXAMPLES_BY_CODE[code], ([], ["DL018"]), strict=True):
        put(project, code, example.replace("\n---\n## Request", known))
        assert [fired for fired, _ in told(project)] == said


@pytest.mark.parametrize("number", [0x00, 0x07, 0x0C, 0x85, 0x202E, 0x2066, 0xFEFF, 0xE000])
def test_dl009_what_nobody_can_see_is_told(project: Project, number: int) -> None:
    """A character that is not seen and does something is found, in the facts and in the letter; tabs are none."""
    file = project.add("2021/1")
    text = file.read_text(encoding="utf-8")
    for word in ("bicycles\n", "owns 12"):
        file.write_bytes(text.replace(word, chr(number) + word, 1).encode())
        assert told(project) == [("DL009", "responses/2021/1.md")]
    file.write_bytes(text.replace("owns 12", "owns\t12").encode())
    assert told(project) == []


@pytest.mark.parametrize(("one", "other"), [("FOI 1", "FOI-1"), ("2021/7", "2021/7/1")])
def test_dl022_two_responses_never_have_one_address(project: Project, one: str, other: str) -> None:
    """References that lead to one address, or stand one below the other, are told for both files."""
    for place, reference in (("a", one), ("b", other)):
        project.write(f"responses/{place}.md", project.add("2021/1").read_text().replace("2021/1", reference))
    wrong = [file for code, file in told(project) if code == "DL022"]
    assert wrong == ["responses/a.md", "responses/b.md"]
    project.write("responses/b.md", project.add("2021/1").read_text().replace("2021/1", "FOI 2"))
    assert "DL022" not in codes(project)


@pytest.mark.parametrize("suffix", [".MD", ".Md", ".markdown"])
def test_dl023_the_file_of_a_response_ends_in_md(project: Project, suffix: str) -> None:
    """A file that looks like a response but would not be read as one is told, not passed over."""
    file = project.add("2021/3")
    wrong = file.rename(file.with_suffix(suffix))
    assert told(project) == [("DL023", f"responses/2021/3{suffix}")]
    wrong.rename(file)
    assert told(project) == []


@pytest.mark.parametrize("place", ["responses/2021/3.md", "responses/2022", "responses/2021/1/a.csv", "docs/x.md"])
def test_dl024_a_symbolic_link_is_not_followed(project: Project, tmp_path: Path, place: str) -> None:
    """A link is refused wherever it stands, and whether or not it leads anywhere."""
    link = project.root / place
    link.parent.mkdir(parents=True, exist_ok=True)
    for target in (tmp_path, tmp_path / "nothing"):
        link.symlink_to(target)
        assert ("DL024", place) in told(project)
        link.unlink()
    assert told(project) == []


def test_dl025_responses_name_those_that_are_there(project: Project) -> None:
    """What `related`, `supersedes` and a link in the letter name has to be in the log."""
    facts = "outcome: granted\nrelated: [{0}]\nsupersedes: {0}"
    file = project.add("2021/1", facts=facts.format("2021/2"))
    text = file.read_text(encoding="utf-8").replace("12 bicycles", "[12 bicycles](response:2021/2)")
    file.write_text(text, encoding="utf-8")
    assert told(project) == []
    file.write_text(text.replace("2021/2", "2021/99"), encoding="utf-8")
    assert told(project) == [("DL025", "responses/2021/1.md")] * 3


@pytest.mark.parametrize("deep", ["[" * 50 + "]" * 50, "> " * 50 + "words", "- " * 50 + "words"])
def test_dl036_a_letter_is_not_deeper_than_any_letter_is(project: Project, deep: str) -> None:
    """Brackets, quotations and lists far deeper than in a letter are told; five deep are fine."""
    text = project.add("2021/1").read_text(encoding="utf-8")
    project.write("responses/2021/1.md", f"{text}\n{deep}\n")
    assert told(project) == [("DL036", "responses/2021/1.md")]
    project.write("responses/2021/1.md", f"{text}\n> > > > > words\n\n[[[[[words]]]]]\n")
    assert told(project) == []


@pytest.mark.parametrize("there", [None, "Costs.csv"])
def test_dl040_what_is_named_is_there(project: Project, there: str | None) -> None:
    """An attachment that is named has to be in the folder, under that very name."""
    project.add("2021/1", facts=attached("costs.csv"))
    other = project.write(f"responses/2021/1/{there}", CONTENT[".csv"]) if there else None
    assert ("DL040", "responses/2021/1.md") in told(project)
    if other:
        other.unlink()
    project.write("responses/2021/1/costs.csv", CONTENT[".csv"])
    assert told(project) == []


def test_dl041_what_is_there_is_named(project: Project) -> None:
    """A file in the folder of a response that it does not name is told at that file, and is not published."""
    project.write("responses/2021/1/draft.csv", CONTENT[".csv"])
    assert told(project) == [("DL041", "responses/2021/1/draft.csv")]
    project.add("2021/1", facts=attached("draft.csv"))
    assert told(project) == []


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (["a.csv", "a.csv"], ["a.csv"]),
        (["a.csv", "A.csv"], ["a.csv", "A.csv"]),
        (["a.csv"], ["a.csv", "inner/b.csv"]),
        (["a.csv"], ["a.csv", "../9/b.csv"]),
        (["index.html"], ["index.html"]),
        (["../2.md"], []),
    ],
    ids=["twice", "capitals", "folder inside", "no response", "name of the page", "other folder"],
)
def test_dl042_attachments_have_names_and_places_that_do(project: Project, names: list[str], files: list[str]) -> None:
    """A name has only plain signs and stands once, and files lie where a response has its attachments."""
    project.add("2021/1", facts=attached(*names))
    written = [project.write(f"responses/2021/1/{file}", CONTENT[".csv"]) for file in files]
    assert codes(project) - {"DL043"} == {"DL042"}  # a page is no attachment under any name
    for file in written:
        file.unlink(missing_ok=True)  # where capital letters do not count, two names are one file
    project.add("2021/1", facts=attached("a.csv"))
    project.write("responses/2021/1/a.csv", CONTENT[".csv"])
    assert told(project) == []


def test_dl044_a_file_in_the_store_is_there(project: Project) -> None:
    """A log that names no store has nothing in it; `tests/building/test_store.py` has the ways of a store."""
    sha256 = hashlib.sha256(CONTENT[".csv"]).hexdigest()
    stored = f"\n    stored:\n      sha256: {sha256}\n      size: {len(CONTENT['.csv'])}"
    project.add("2021/1", facts=attached("a.csv") + stored)
    assert told(project) == [("DL044", "responses/2021/1.md")]
    project.add("2021/1", facts=attached("a.csv"))
    project.write("responses/2021/1/a.csv", CONTENT[".csv"])
    assert told(project) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<p>Hello</p>"),
        ("sheet.xlsx", b"PK\x03\x04"),
        ("map.png", b"%PDF-1.7\n"),
        ("a.csv", b"\xa3 12\n"),
    ],
)
def test_dl043_only_files_of_a_known_kind_go_out(project: Project, name: str, content: bytes) -> None:
    """A type that is not known, or content that the name does not say, is refused at the attachment's entry."""
    project.add("2021/1", facts=attached(name))
    wrong = project.write(f"responses/2021/1/{name}", content)
    assert told(project) == [("DL043", "responses/2021/1.md")]
    wrong.unlink()
    project.add("2021/1", facts=attached("a.csv", "map.png"))
    for good in ("a.csv", "map.png"):
        project.write(f"responses/2021/1/{good}", CONTENT[Path(good).suffix])
    assert told(project) == []


LEAK_CODES = sorted({leak.codes[0] for leak in LEAKS})


@pytest.mark.parametrize("code", LEAK_CODES)
def test_what_leaks_is_told_at_the_entry_of_the_file(project: Project, code: str) -> None:
    """Each rule of the gate blocks the response whose attachment it is about, where the attachment is named."""
    leak = min((leak for leak in LEAKS if leak.codes[0] == code), key=lambda leak: len(leak.codes))
    project.write(f"responses/2021/1/file{leak.suffix}", leak.make(one_variation(leak), CANARY))
    project.add("2021/1", facts=attached(f"file{leak.suffix}"))
    assert (code, "responses/2021/1.md") in told(project)
    assert len(examine(load_project(project.config_file), TODAY).log.responses) == 1


@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".docx", ".odt"])
def test_dl118_a_file_of_an_office_program_is_published_with_a_warning(project: Project, suffix: str) -> None:
    """A clean one is published, and the better form is said; a table and a PDF get no such word."""
    for number, end in enumerate((suffix, ".csv", ".pdf")):
        project.write(f"responses/2021/1/file{number}{end}", clean_file(end))
    project.add("2021/1", facts=attached(f"file0{suffix}", "file1.csv", "file2.pdf"))
    assert told(project) == [("DL118", "responses/2021/1.md")]
    assert len(examine(load_project(project.config_file), TODAY).log.responses) == 2


def test_dl120_personal_data_is_told_at_its_line(project: Project) -> None:
    """An address left in the letter holds the response; an address of an office, named in the settings, does not."""
    file = project.add("2021/1")
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "\nAsk jane.example@example.org.\n", encoding="utf-8")
    assert told(project) == [("DL120", "responses/2021/1.md")]
    project.set("role_addresses: [jane.example@example.org]")
    assert told(project) == []


def test_dl122_a_list_of_canaries_needs_its_key(project: Project) -> None:
    """Where the list cannot be searched for, that is told: nothing is passed over in silence."""
    project.write("canaries.txt", "")
    assert told(project) == []
    project.set("canaries: canaries.txt")
    assert told(project) == [("DL122", "mkdocs.yml")]


def test_dl123_an_acceptance_fits_or_is_told(project: Project) -> None:
    """What is accepted of other bytes counts for nothing; of these bytes, it lets the file out."""
    content = b"month,cost\r\n2024-01,12\r\n" + b",\r\n" * 200 + b"2024-02,13\r\n"
    file = project.write("responses/2021/1/a.csv", content)
    accepted = "\n    accepted:\n      - {{finding: {}, sha256: {}, by: Information Manager, reason: A form}}"
    sha256 = hashlib.sha256(content).hexdigest()
    project.add("2021/1", facts=attached("a.csv") + accepted.format("DL101", sha256))
    assert told(project) == []
    project.add("2021/1", facts=attached("a.csv") + accepted.format("DL101", "0" * 64))
    assert codes(project) == {"DL101", "DL123"}
    file.write_bytes(CONTENT[".csv"])
    project.add("2021/1", facts=attached("a.csv") + accepted.format("DL101", sha256))
    assert codes(project) == {"DL123"}


def test_dl055_an_exemption_is_for_that_kind_of_authority(project: Project) -> None:
    """A police force cannot rely on section 35, which is for government; a department can, and 36 is for both."""
    qualified = "\n    qualified_person: Permanent Secretary"
    for section, more in (("35(1)(a)", ""), ("36(2)(b)(i)", qualified)):
        facts = f'outcome: refused\nexemptions:\n  - provision: "{section}"{more}\nrefusal_notice: 17(1)'
        refusing(project, f"2021/{section[:2]}", facts, f"Exempt under section {section}.")
    assert told(project) == []  # nothing is known of the authority
    before = project.config_file.read_text(encoding="utf-8")
    project.set("authority_kind: police force")
    assert told(project) == [("DL055", "responses/2021/35.md")]
    project.write("mkdocs.yml", before)
    project.set("authority_kind: government department")
    assert told(project) == []


def test_dl055_the_scottish_act_is_for_scottish_authorities(project: Project) -> None:
    """A police force of England cannot answer under the Scottish Act, nor a Scottish authority under the other."""
    facts = "outcome: refused\nexemptions: [{}38(1)(b)]\nrefusal_notice: {}"
    refusing(project, "2021/3", facts.format("FOIA ", "17(1)"), "Exempt under section 38(1)(b).")
    before = project.config_file.read_text(encoding="utf-8")
    project.set("authority_kind: council")
    assert told(project) == []
    project.write("mkdocs.yml", before)
    project.set("authority_kind: Scottish authority")
    assert ("DL055", "responses/2021/3.md") in told(project)


REGISTER = "responses/register/2021.csv"
HEADER = "reference,received,responded,law,outcome,reason\n"
ROW = "2021/7,2021-02-01,2021-03-01,FOIA,granted,personal_case\n"


@pytest.mark.parametrize("text", [HEADER + ROW, "\ufeff" + (HEADER + ROW).replace("\n", "\r\n"), HEADER])
def test_dl090_a_register_is_read_as_spreadsheet_programs_save_it(project: Project, text: str) -> None:
    """A byte-order mark and Windows line ends are no fault, and a year in which nothing is left out is one too."""
    project.write(REGISTER, text)
    assert told(project) == []
    register = examine(load_project(project.config_file), TODAY).register
    assert (len(register.entries), register.years) == (text.count("2021/7"), frozenset({2021}))


@pytest.mark.parametrize(
    "text",
    [
        "",
        (HEADER + ROW).replace(",", ";"),
        HEADER.replace("reason", "reason,name") + ROW.replace("\n", ",x\n"),
        HEADER.replace(",outcome", ""),
        HEADER.replace("received", "responded"),
        HEADER + ROW.replace("FOIA,", ""),
        HEADER + ROW.replace("2021/7", '"2021/7'),
    ],
    ids=["empty", "semicolons", "unknown", "missing", "twice", "short row", "quotes"],
)
def test_dl090_a_register_has_its_columns(project: Project, text: str) -> None:
    """What cannot be read for certain as the register's columns is told, and no row is guessed."""
    project.write(REGISTER, text)
    assert set(told(project)) == {("DL090", REGISTER)}


@pytest.mark.parametrize("name", ["2021.xlsx", "register.csv", "2021/2021.csv", "2021.md"])
def test_dl090_a_register_is_a_file_a_year(project: Project, name: str) -> None:
    """A file among the registers that is none is told, and never passed over."""
    file = project.write(f"responses/register/{name}", HEADER)
    assert told(project) == [("DL090", f"responses/register/{name}")]
    file.unlink()
    assert told(project) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2021-03-01", "01/03/2021"),
        ("2021-03-01", "2021-02-30"),
        ("2021-03-01", ""),
        ("2021-03-01", "2022-03-01"),
        ("2021-02-01", "2021-03-02"),
        ("granted", "Jane Example"),
        ("personal_case", ""),
        ("FOIA", "FOI"),
        ("2021/7", ""),
        ("2021/7", "2021/\u2013"),
        ("2021/7", "=1+1"),
    ],
)
def test_dl091_a_cell_has_a_value_of_its_column(project: Project, old: str, new: str) -> None:
    """A value that cannot be counted is told at its line, and what stands there is not repeated."""
    project.write(REGISTER, HEADER + ROW.replace(old, new))
    assert set(told(project)) == {("DL091", REGISTER)}
    findings = examine(load_project(project.config_file), TODAY).findings
    assert {finding.line for finding in findings} == {2}
    assert "Jane" not in str(findings)


def test_dl092_a_request_is_counted_once(project: Project) -> None:
    """A reference that stands twice, in one year or two, and one of a response in the log are told."""
    project.write(REGISTER, HEADER + ROW + ROW)
    project.write(REGISTER.replace("2021.", "2020."), HEADER + ROW.replace("2021-0", "2020-0"))
    assert told(project) == [("DL092", REGISTER)] * 2
    project.write(REGISTER, HEADER + ROW.replace("2021/7", "2021/9"))
    assert told(project) == []
    project.add("2021/9")
    assert told(project) == [("DL092", REGISTER)]


def test_dl092_a_response_may_stand_in_the_register_until_its_day(project: Project) -> None:
    """Publication by the calendar stops no build: from that day on the row is passed over, with a warning."""
    project.set("repository: private")
    project.write(REGISTER, HEADER + ROW.replace("2021/7", "2021/1"))
    project.add("2021/1", facts=f"outcome: granted\npublished: {TODAY}")
    log = load_project(project.config_file)
    before = examine(log, date(2026, 11, 23))
    assert (len(before.register.entries), [f.code for f in before.findings]) == (1, [])
    after = examine(log, TODAY)
    assert (len(after.register.entries), [f.code for f in after.findings], after.blocking) == (0, ["DL092"], [])


def test_dl120_a_register_is_about_nobody(project: Project) -> None:
    """An e-mail address in a register is told at its line and not repeated."""
    project.write(REGISTER, HEADER + ROW.replace("2021/7", "jane.example@example.org"))
    assert told(project) == [("DL120", REGISTER)]
    assert "jane" not in str(examine(load_project(project.config_file), TODAY).findings)


def test_dl001_a_register_is_utf8(project: Project) -> None:
    """A register in an older way of writing letters is told, with how to save it."""
    project.write(REGISTER, (HEADER + ROW.replace("2021/7", "£7")).encode("cp1252"))
    assert told(project) == [("DL001", REGISTER)]


NCND = "outcome: ncnd\nexemptions: [31(3)]\nrefusal_notice: 17(1)"
NEITHER = "We neither confirm nor deny that we hold this: section 31(3)."


def test_dl081_neither_confirming_nor_denying_is_done_every_time(project: Project) -> None:
    """In a private repository, an answer elsewhere on the same topic is told; one on another topic is not."""
    project.set("repository: private")
    refusing(project, "2021/3", NCND, NEITHER, title="Covert drones above allotments")
    project.add("2021/4", title="Bicycle stands at allotments")
    assert told(project) == []
    project.add("2021/5", title="Drones above the allotments")
    assert told(project) == [("DL081", "responses/2021/3.md")]
    refusing(project, "2021/5", NCND, NEITHER, title="Drones above the allotments")
    assert told(project) == []


def test_dl081_is_never_said_in_public(project: Project) -> None:
    """In a public repository the warning itself would point at the answer."""
    refusing(project, "2021/3", NCND, NEITHER, title="Covert drones above allotments")
    project.add("2021/4", title="Covert drones above allotments")
    assert told(project) == []
    project.set("repository: private")
    assert told(project) == [("DL081", "responses/2021/3.md")]


def test_dl069_an_official_log_says_how_to_ask_for_another_form(project: Project) -> None:
    """Without it a warning stands at the settings; a log that is not the authority's own owes no statement."""
    text = project.config_file.read_text(encoding="utf-8")
    without = re.sub(r" +accessible_format: .*\n", "", text)
    project.config_file.write_text(without, encoding="utf-8")
    examined = examine(load_project(project.config_file), TODAY)
    assert [(found.code, found.path) for found in examined.findings] == [("DL069", "mkdocs.yml")]
    assert examined.blocking == []
    project.config_file.write_text(without.replace("official: true", "official: false"), encoding="utf-8")
    assert told(project) == []
    project.config_file.write_text(text, encoding="utf-8")
    assert told(project) == []


def test_dl076_an_address_for_security_reports_is_not_out_of_date(project: Project) -> None:
    """One that ran out, or has no day, is a warning: the site is published without it."""
    project.set("security_contact: mailto:security@example.org")
    assert told(project) == [("DL076", "mkdocs.yml")]
    project.set(f"security_expires: {TODAY - timedelta(days=1)}")
    assert told(project) == [("DL076", "mkdocs.yml")]
    text = project.config_file.read_text(encoding="utf-8")
    project.config_file.write_text(text.replace(f"{TODAY - timedelta(days=1)}", f"{TODAY}"), encoding="utf-8")
    assert told(project) == []


def test_dl026_the_inbox_is_emptied(project: Project) -> None:
    """A letter that waits is a warning in a private repository and an error in a public one; it is never named."""
    for path in ("README.md", ".gitkeep", "~$letter.docx"):
        project.write(f"responses/inbox/{path}", "What to do here\n")
    assert told(project) == []
    for path in ("Reply to Mr Quiverthatch.pdf", "old/README.md"):
        project.write(f"responses/inbox/{path}", "A letter\n")
    (found,) = examine(load_project(project.config_file), TODAY).findings
    assert (found.code, found.path, found.blocks) == ("DL026", "responses/inbox", True)
    assert found.message == "2 files lie in the inbox, and this repository is public."
    project.set("repository: private")
    (found,) = examine(load_project(project.config_file), TODAY).findings
    assert (found.message, found.blocks) == ("2 files lie in the inbox still.", False)


def test_dl067_the_folder_of_responses_is_there(new_project: NewProject) -> None:
    """A log without its folder of responses is not taken for an empty log."""
    project = new_project()
    assert told(project) == []
    (project.root / "responses").rmdir()
    assert told(project) == [("DL067", "responses")]
