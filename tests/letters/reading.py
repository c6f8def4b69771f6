"""The import as the measure sees it: what its rooms find in a letter, and what stands in a draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from disclosure_log.cli import main
from disclosure_log.documents.texts.model import DocumentText
from disclosure_log.documents.texts.packing import unpacked
from disclosure_log.documents.texts.task import answer
from disclosure_log.intake.letters.letter import Letter as LetterRead
from disclosure_log.intake.letters.letter import letter_of
from disclosure_log.law import CitationError, Law, parse_citations
from disclosure_log.records.reading import Conventions, draft_of

TODAY = date(2026, 11, 25)
REQUESTS, RESPONSES = ("request", "cais"), ("response", "ymateb")
ROOMS = "disclosure_log.intake.letters"

CONFIGURATION = """site_name: Sampleshire
plugins:
  - disclosure-log:
      authority: Sampleshire Council
"""


@dataclass(frozen=True, slots=True)
class Got:
    """What the import makes of a letter."""

    reference: str | None = None
    responded: str | None = None
    received: str | None = None
    correct_as_at: str | None = None
    title: str | None = None
    laws: frozenset[str] = frozenset()
    exemptions: frozenset[tuple[str, str]] = frozenset()
    notice: frozenset[str] = frozenset()
    outcomes: frozenset[str] = frozenset()
    request: str = ""
    response: str = ""
    """The Markdown below the headings of a draft."""

    text: str = ""
    """The whole draft, front matter and comments too: what must name no requester."""

    missing: frozenset[str] = frozenset()
    """Fields that nothing reads yet, so that nothing is to be said of them."""


def read_text(name: str, content: bytes) -> DocumentText:
    """The text of a file with its marks, read in this process. Raises what a reader raises."""
    _, packed = answer({"name": name, "marks": True}, content)
    return unpacked(packed.decode("utf-8"))


def read_letter(name: str, content: bytes) -> LetterRead:
    """A file as the import's rooms see it. Raises what a reader raises."""
    return letter_of(name, read_text(name, content))


@dataclass
class _Rooms:
    """Calls the rooms that are there, and notes the fields of those that are not."""

    got: dict[str, Any] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)

    def ask(self, room: str, function: str, fields: Collection[str], *given: Any, **named: Any) -> Any:
        """What a function of a room gives; none, and its fields missing, where there is no such room."""
        try:
            asked: Callable[..., Any] = getattr(import_module(f"{ROOMS}.{room}"), function)
        except (ImportError, AttributeError):
            self.missing |= set(fields)
            return None
        return asked(*given, **named)


def found_in(name: str, content: bytes) -> Got:
    """What the rooms find, without a draft: no body, and no names."""
    letter = read_letter(name, content)
    rooms = _Rooms()
    reference = rooms.ask("reference", "find_reference", ["reference"], letter)
    dates = rooms.ask("dates", "find_dates", ["responded", "received", "correct_as_at"], letter, today=TODAY)
    title = rooms.ask("titles", "find_title", ["title"], letter, _value(reference))
    division = rooms.ask("division", "divide", ["exemptions", "notice"], letter)
    law = rooms.ask("grounds", "find_law", ["laws"], letter)
    grounds = None
    if division is not None and law is not None:
        grounds = rooms.ask("grounds", "find_grounds", ["exemptions", "notice"], letter, division, law)
    got = Got(
        reference=_value(reference),
        responded=_value(getattr(dates, "responded", None)),
        received=_value(getattr(dates, "received", None)),
        correct_as_at=_value(getattr(dates, "correct_as_at", None)),
        title=_value(title),
        laws=frozenset(filter(None, [_value(law)])),
    )
    if grounds is None:
        rooms.missing |= {"exemptions", "notice"}
    else:
        got = replace(got, **_grounds(grounds))
    return replace(got, missing=frozenset(rooms.missing | {"outcomes", "body", "names", "questions"}))


def _value(found: Any) -> str | None:
    value = getattr(found, "value", None)
    return None if value is None else str(value)


def _grounds(grounds: Any) -> dict[str, Any]:
    """Exemptions and notice of what `find_grounds` gives: citations, alone or in what was found."""
    return {
        "exemptions": frozenset(
            (str(each.law), each.provision) for each in _citations(getattr(grounds, "exemptions", ()))
        ),
        "notice": frozenset(each.provision for each in _citations(getattr(grounds, "notice", ()))),
    }


def _citations(given: Any) -> Iterator[Any]:
    if given is None:
        return
    if hasattr(given, "provision"):
        yield given
    elif hasattr(given, "citation"):
        yield given.citation
    elif hasattr(given, "value"):
        yield from _citations(given.value)
    elif isinstance(given, (list, tuple, set, frozenset)):
        for each in given:
            yield from _citations(each)


class FrontDoor:
    """`disclosure-log import --dry-run`, in a log of its own that holds nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "responses").mkdir(exist_ok=True)
        (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")

    def draft(self, name: str, content: bytes) -> str:
        """What the command prints for a letter, from the first line of the front matter; empty where it prints none."""
        (self.folder / name).write_bytes(content)
        with chdir(self.folder):
            done = CliRunner().invoke(main, ["import", "--dry-run", name], catch_exceptions=False)
        (self.folder / name).unlink()
        begins = re.search(r"^---$", done.stdout, re.MULTILINE)
        return done.stdout[begins.start() :] if begins else ""

    def read(self, name: str, content: bytes) -> Got:
        """What the draft of a letter says."""
        return said_in(self.draft(name, content))


def said_in(text: str) -> Got:
    """What a draft says; a provision that cannot be read counts as one that nobody cited."""
    draft = draft_of(text.encode(), Path("draft.md"), "draft.md", Conventions())
    data: Mapping[str, Any] = draft.data
    parts = data.get("parts") or [data]
    laws, exemptions, notice, outcomes = set[str](), set[tuple[str, str]](), set[str](), set[str]()
    for part in parts if isinstance(parts, list) else []:
        if not isinstance(part, Mapping):
            continue
        law = Law(part.get("law") or data.get("law") or "FOIA")
        laws.add(str(law))
        exemptions |= {each for given in _listed(part.get("exemptions")) for each in _provisions(given, law)}
        notice |= {str(given).rpartition(" ")[2] for given in _listed(part.get("refusal_notice"))}
        if part.get("outcome"):
            outcomes.add(str(part["outcome"]))
    request, response = _halves(text)
    values: dict[str, Any] = {
        key: str(data[key]) for key in ("reference", "responded", "received", "correct_as_at", "title") if data.get(key)
    }
    return Got(
        **values,
        laws=frozenset(laws),
        exemptions=frozenset(exemptions),
        notice=frozenset(notice),
        outcomes=frozenset(outcomes),
        request=request,
        response=response,
        text=text,
    )


def _listed(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [] if given is None else [given]


def _provisions(given: Any, law: Law) -> Iterator[tuple[str, str]]:
    text = given.get("provision", "") if isinstance(given, Mapping) else given
    try:
        for citation in parse_citations(str(text), law):
            yield str(citation.law), citation.provision
    except CitationError:
        yield str(law), f"? {text}"


def _halves(text: str) -> tuple[str, str]:
    """The Markdown below the headings Request and Response, in English or Welsh."""
    body = re.split(r"^---[ \t]*$\n?", text, maxsplit=2, flags=re.MULTILINE)[-1]
    pieces = re.split(r"^## +(.+?)\s*$", body, flags=re.MULTILINE)
    halves = {"request": "", "response": ""}
    current = ""
    for heading, words in zip(pieces[1::2], pieces[2::2], strict=True):
        name = heading.strip().casefold()
        if name in REQUESTS:
            current = "request"
        elif name in RESPONSES:
            current = "response"
        elif current:
            words = f"{heading}\n{words}"  # noqa: PLW2901 - a heading of the letter, of the same level
        if current:
            halves[current] += words
    return halves["request"], halves["response"]
