"""A draft of a response: its facts in the order in which an officer thinks, with a note above each, and gaps to fill.

A gap is an empty value. The check names each that is left, and passes once all are filled.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap

from disclosure_log.law import Kind, Law, Outcome, is_refusal, statute
from disclosure_log.law import outcomes as wordings
from disclosure_log.law.grounds import grounds
from disclosure_log.records.body import section_names

_WIDTH = 96
"""Characters of a line of notes, so that GitHub's editor shows it whole."""

_DETAILS = {
    "estimate": "The estimate that the letter gives, such as: 31 hours at £25 an hour",
    "available_at": "Where the information can be had, such as: https://www.example.org/contracts",
    "expected": "The day on which it is to be published; take the line out where none is set",
}
_DAYS = frozenset({"expected"})
"""The details that are a day, so without quotation marks."""

_ABOUT_WHO_ASKED = frozenset(
    (law, outcome) for law in (Law.FOIA, Law.FOISA) for outcome in (Outcome.VEXATIOUS, Outcome.REPEATED)
)
"""What is refused because of whoever asked: somebody has to make sure that nobody can tell who it was."""

_TEST_HEADINGS = {"en": "Public interest test", "cy": "Prawf budd y cyhoedd"}


def draft(
    reference: str,
    outcomes: Sequence[Outcome],
    law: Law = Law.FOIA,
    *,
    language: str = "en",
    usual: tuple[Law, str] = (Law.FOIA, "en"),
) -> str:
    """The text of a draft whose request ended in `outcomes` under `law`, where there are several in parts.

    `reference` may be empty: it is then a gap too. `law` and `language` are named where they are not the log's `usual`
    ones.
    """
    return "\n".join(["---", *_facts(reference, outcomes, law, language, usual), "---", *_letter(language)])


def _facts(
    reference: str, outcomes: Sequence[Outcome], law: Law, language: str, usual: tuple[Law, str]
) -> Iterator[str]:
    yield from _note("A draft: fill in what is empty, from top to bottom. Lines that begin with # are notes.")
    yield ""
    yield from _note("1. Which letter is it? The reference as it gives it, and what was asked about, in a few words.")
    yield f"reference: {_quoted(reference)}"
    yield 'title: ""'
    yield ""
    yield "# 2. When? The date of the letter, year-month-day. Leave out what you do not know (the lines with #)."
    yield "responded:"
    yield "#received: 2026-01-05"
    yield "#correct_as_at: 2026-01-31"
    if (law, language) != usual:
        yield ""
    if law != usual[0]:
        yield f"law: {law}"
    if language != usual[1]:
        yield f"language: {language}"
    yield ""
    if len(outcomes) == 1:
        yield from _note(f"3. What happened? {_said(outcomes[0], law)}")
        yield from outcome_lines(outcomes[0], law)
    else:
        yield "# 3. What happened? For each part: the numbers of its questions in the request, and what it is about."
        yield "parts:"
        for outcome in outcomes:
            yield from (f"  {line}" for line in _note(_said(outcome, law)))
            yield "  - questions: []"
            yield '    matter: ""'
            yield from (f"    {line}" for line in outcome_lines(outcome, law))
    yield ""
    yield "# 4. What is sent with it? Put each file into the folder beside this one, and take the # away."
    yield "#attachments:"
    yield "#  - file: table.csv"
    yield "#    title: What the file shows"
    yield ""
    yield "# 5. How will people find it? A sentence in your own words, and topics."
    yield "#summary: How many there were, by month."
    yield "#topics: [Roads, Money]"
    number = 6
    if any((law, outcome) in _ABOUT_WHO_ASKED for outcome in outcomes):
        yield ""
        yield from _note(
            f"{number}. Can anybody tell who asked? Read title, summary and request as a neighbour would; then write "
            "your role, never your name, and the day."
        )
        yield from ("identifies_nobody:", '  by: ""', "  date:")
        number += 1
    if any(is_refusal(outcome, law) for outcome in outcomes):
        yield ""
        yield from _note(
            f"{number}. The letter, word for word, below the line of dashes. It says how to ask for a review, and how "
            "to complain to the regulator."
        )
        if any(_weighs(outcome, law) for outcome in outcomes):
            heading = _TEST_HEADINGS.get(language, _TEST_HEADINGS["en"])
            yield from _note(f"Where it weighs the public interest, mark the heading so: ### {heading}")


def _weighs(outcome: Outcome, law: Law) -> bool:
    """Whether what the outcome rests on, or may rest on, needs a public interest test."""
    found = grounds(outcome, law)
    if found is None or outcome is Outcome.NOT_HELD:
        return False  # what is not held cannot be weighed, though regulation 12(4)(a) is an exception
    rows = (statute(law).find(number) for number in filter(None, [found.provision, *found.for_example.split(", ")]))
    return any(row is not None and row.kind is Kind.QUALIFIED for row in rows)


def outcome_lines(outcome: Outcome, law: Law) -> Iterator[str]:
    """The keys of an outcome, with what the law calls for: filled in where it leaves no choice, otherwise gaps."""
    yield f"outcome: {outcome}"
    found = grounds(outcome, law)
    if found is None:
        return
    if found.provision and found.detail:
        yield "exemptions:"
        yield f'  - provision: "{found.provision}"'
        yield f"    # {_DETAILS[found.detail]}"
        yield f"    {found.detail}:" + ("" if found.detail in _DAYS else ' ""')
    elif found.provision:
        yield f'exemptions: ["{found.provision}"]'
    elif found.for_example:
        also = (
            " Take out exemptions and refusal_notice if the rest is not held."
            if outcome is Outcome.PART_GRANTED
            else ""
        )
        yield from _note(f"Each as the letter cites it, such as [{found.for_example}].{also}")
        yield 'exemptions: [""]'
    yield f'refusal_notice: "{found.notice}"'


def _note(text: str) -> Iterator[str]:
    return (f"# {line}" for line in wrap(text, _WIDTH))


def _said(outcome: Outcome, law: Law) -> str:
    return f"{wordings.name(outcome)}: {wordings.meaning(outcome, law)}"


def _letter(language: str) -> Iterator[str]:
    request, response = section_names(language)
    yield from (f"## {request}", "", "", "", f"## {response}", "", "")


def _quoted(text: str) -> str:
    """`text` as YAML reads it back whatever signs it holds: JSON's strings are YAML's too."""
    return json.dumps(text, ensure_ascii=False)


def write_draft(file: Path, text: str) -> None:
    """Write a new `file`, whole or not at all.

    Raises `FileExistsError` where one is there, and `OSError` where it cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(error.errno, "a file has the name of its folder") from None
    stream = file.open("x", encoding="utf-8", newline="\n")
    try:
        with stream:
            stream.write(text)
    except OSError:
        file.unlink(missing_ok=True)  # a full disk leaves no half of it
        raise
