"""Personal data in a response itself: DL120; what is accepted of it: DL123; canaries in it: DL122."""

from __future__ import annotations

import re

import pytest
from tests.checks.conftest import LETTER

from disclosure_log.gate.acceptance import ROLE
from disclosure_log.gate.people.canaries import KEY, make_list
from disclosure_log.records.public_form import public_form
from disclosure_log.records.reading import Conventions, read_draft
from disclosure_log.records.said import said_hash
from disclosure_log.records.source import read_source

GRANTED = "outcome: granted"
SECRET = "a key of thirty-two characters!!"
TOLD = "Ring Jane on 07700 900123."
SHA256 = re.compile(r"\b[0-9a-f]{64}\b")


def accepted(ask, letter=TOLD, *, by="Information Manager", code="DL120", facts=GRANTED) -> str:
    """The facts with what the finding says has to be written, and a role and a reason."""
    hint = next(finding.hint for finding in ask.findings(facts, letter) if finding.code == code)
    entry = re.search(r"accepted: \[\{.*\}\]", hint)
    assert entry is not None
    return f"{facts}\n{entry[0].replace(ROLE, by).replace('WHY IT MAY BE PUBLIC', 'It is the number of the office.')}"


@pytest.mark.parametrize(
    ("facts", "letter", "line"),
    [
        (GRANTED, TOLD, 13),
        (GRANTED, "First.\n\nSecond.\n\n<!-- 07700 900123 -->", 17),
        (GRANTED, "[Write](mailto:jane.placeholder@example.org)", 13),
        (GRANTED, "[Write](https://example.org/?q=1 'of Mr Placeholder')", 13),
        (GRANTED, "07700 **900**123", 13),
        (f"{GRANTED}\nsummary: For Mrs Placeholder alone.", LETTER, 6),
        (f"{GRANTED}\neditor_note: >-\n  Her number is\n  07700\n  900123.", LETTER, 8),
        (f'{GRANTED}\nsummary: "Ask jane\\x40example.org"', LETTER, 6),
        (f"# asked by jane@example.org\n{GRANTED}", LETTER, 5),
        ("outcome: refused\nexemptions:\n  - provision: 21(1)\n    available_at: Ask jane@example.org", LETTER, 8),
    ],
)
def test_personal_data_holds_a_response_at_its_line(ask, facts, letter, line):
    """Wherever it stands in the file, shown or not; the finding repeats none of it."""
    found = [finding for finding in ask.findings(facts, letter) if finding.code == "DL120"]
    assert [finding.line for finding in found] == [line]
    assert found[0].blocks
    assert not re.search("jane|placeholder|07700", f"{found[0].message} {found[0].hint}", re.IGNORECASE)


def test_the_title_and_the_request_are_searched_too(ask):
    """The name of whoever asked is most often left there."""
    assert ask(GRANTED, title="Bicycles of Mr Placeholder") == ["DL120 3 error"]
    assert ask(GRANTED, request="How many are there?\n\nYours sincerely,\nJane Placeholder") == ["DL120 12 error"]


def test_the_comments_of_officers_are_their_own_in_a_private_log(ask):
    """They are cut out before anything is public."""
    facts = f"# asked by jane@example.org\n{GRANTED}"
    assert ask(facts, repository="private") == []


def test_what_belongs_to_an_office_is_in_order(ask):
    """The settings name it."""
    letter = "Write to foi@example.org or ring 01632 960123."
    assert ask(GRANTED, letter) == ["DL120 13 error", "DL120 13 error"]
    assert ask(GRANTED, letter, role_addresses="[foi@example.org]", role_phones="['01632 960123']") == []


def test_what_is_accepted_holds_no_longer(ask):
    """The finding says what to write; a role and a reason are still to come."""
    assert ask(accepted(ask), TOLD) == []
    assert ask(accepted(ask, by=ROLE), TOLD) == ["DL123 6 error", "DL120 14 error"]


def test_one_changed_word_voids_what_was_accepted(ask):
    """In the letter or among the facts; the new number is told."""
    facts = accepted(ask)
    for changed in (
        ask.findings(facts, TOLD.replace("Jane", "Joan")),
        ask.findings(f"{facts}\nsummary: Cycling", TOLD),
        ask.findings(facts, TOLD, title="Bicycles"),
    ):
        assert {finding.code for finding in changed} == {"DL120", "DL123"}
        void = next(finding for finding in changed if finding.code == "DL123")
        assert void.line == 6
        new = SHA256.search(void.hint)
        assert new is not None
        assert new[0] not in facts


def test_what_changes_no_word_voids_nothing(ask):
    """Comments, quotes, the order of keys, ends of lines."""
    facts = accepted(ask).replace("outcome: granted\n", "")
    file = ask.project.root / "responses" / "2021" / "1.md"
    assert ask(f"# Asked twice\n{facts}\n'outcome': \"granted\"", TOLD) == []
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert ask(f"{facts}\noutcome: granted", TOLD) == []


@pytest.mark.parametrize(
    ("code", "says"),
    [("DL120", "does not find it"), ("DL051", "no code"), ("DL100", "no code"), ("nothing", "no code")],
)
def test_what_is_accepted_in_vain_is_an_error(ask, code, says):
    """It would stand for what is found later, or it cannot be accepted at all."""
    facts = f"{GRANTED}\naccepted: [{{finding: {code}, sha256: {'0' * 64}, by: Manager, reason: It is.}}]"
    found = ask.findings(facts)
    assert [(finding.code, finding.line) for finding in found] == [("DL123", 6)]
    assert says in found[0].message


def test_the_reason_for_accepting_is_no_place_for_personal_data(ask):
    """It is public, and it is not among what was accepted."""
    facts = accepted(ask).replace("It is the number of the office", "Mrs Placeholder agreed")
    assert ask(facts, TOLD) == ["DL120 6 error"]
    alone = f"{GRANTED}\naccepted: [{{finding: DL120, sha256: {'0' * 64}, by: Mr Placeholder, reason: It is.}}]"
    assert ask(alone) == ["DL120 6 error", "DL123 6 error"]


def test_of_a_withdrawn_response_nothing_is_asked(ask):
    """Taking it down is never held up."""
    withdrawn = "withdrawn:\n  date: 2021-09-01\n  reason: It named somebody.\n  by: Disclosure officer"
    assert "DL120" not in {each.split()[0] for each in ask(f"{GRANTED}\n{withdrawn}", TOLD)}


def test_the_public_form_says_what_the_private_file_says(project):
    """So what was accepted in private is accepted in public too."""
    file = project.add("2021/1", facts="outcome: granted  # ours\n# more\ntopics: ['Cycles']")
    response = read_draft(file, "responses/2021/1.md", Conventions()).response
    source, _ = read_source(file, "")
    assert response is not None
    assert source is not None
    private = read_draft(file, "", Conventions())
    file.write_text(public_form(source, response), encoding="utf-8")
    public = read_draft(file, "", Conventions())
    assert private.written is not None
    assert public.written is not None
    assert private.written.front != public.written.front
    assert said_hash(private.data, private.written.body) == said_hash(public.data, public.written.body)


@pytest.fixture
def listed(ask, monkeypatch):
    """A log with a list of canaries, and the key in the environment."""
    ask.project.write("names.list", make_list(["Quiverthatch", "4471 9988"], SECRET.encode()))
    ask.project.set("canaries: names.list")
    monkeypatch.setenv(KEY, SECRET)
    return ask


def test_what_is_on_the_list_of_canaries_holds_a_response(listed):
    """In its letter or among its facts, at its line; it can be accepted."""
    letter = "One.\n\nOf Quiverthatch."
    assert listed(GRANTED, letter) == ["DL122 15 error"]
    assert listed(f"{GRANTED}\ntopics: ['44719988']") == ["DL122 6 error"]
    assert listed(accepted(listed, letter, code="DL122"), letter) == []
    assert listed(GRANTED) == []


def test_a_canary_that_is_accepted_in_vain_is_an_error(listed):
    """As anything else."""
    facts = f"{GRANTED}\naccepted: [{{finding: DL122, sha256: {'0' * 64}, by: Manager, reason: It is.}}]"
    assert "DL123 6 error" in listed(facts)


@pytest.mark.parametrize("key", ["", "short", SECRET + "2"])
def test_a_list_that_cannot_be_searched_with_stops_publication(listed, monkeypatch, key):
    """Otherwise nobody would notice that nothing was looked for."""
    monkeypatch.setenv(KEY, key)
    found = listed.findings(GRANTED)
    assert [(finding.code, finding.path, finding.blocks) for finding in found] == [("DL122", "mkdocs.yml", True)]
