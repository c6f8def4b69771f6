"""The tables of the open data: responses, their parts, the exemptions of those, attachments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from disclosure_log.data.columns import Column, Table, Type
from disclosure_log.data.record import Record
from disclosure_log.documents.kinds import KINDS
from disclosure_log.law import Law, Outcome, Standing
from disclosure_log.locale import N_

_LAWS = tuple(law.value for law in Law)
_OUTCOMES = tuple(outcome.value for outcome in Outcome)
STANDINGS = tuple(standing.value for standing in Standing)
REQUESTERS = ("individual", "media", "academic", "business", "organisation", "public body", "not stated")
LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
DIGEST = "^[0-9a-f]{64}$"


def _get(*path: str) -> Callable[[Record], Any]:
    """What stands in a record at `path`."""

    def value(record: Record) -> Any:
        found: Any = record
        for key in path:
            found = found.get(key) if found else None
        return found

    return value


def _column(
    name: str,
    meaning: str,
    value: Callable[[Record], Any] | None = None,
    form: Type = "string",
    *,
    needed: bool = False,
    values: tuple[str, ...] = (),
    pattern: str = "",
) -> Column:
    return Column(name, meaning, value or _get(name), form, needed, values, pattern)


def _law_and_provision(cited: Record) -> str:
    return f"{cited['law']} {cited['provision']}"


def _cited(parts: list[Record]) -> list[str]:
    """What parts rely on, each once, with the law."""
    return list(dict.fromkeys(_law_and_provision(cited) for part in parts for cited in part.get("exemptions", ())))


def _outcomes(record: Record) -> list[str]:
    return list(dict.fromkeys(part["outcome"] for part in record["parts"]))


REFERENCE = _column("reference", N_("The reference, as the authority writes it."), needed=True)
_PART = _column("part", N_("The number of the part in the response, from 1."), form="integer", needed=True)

RESPONSES = Table(
    "responses",
    N_("A row for each response."),
    (
        REFERENCE,
        _column("address", N_("The address of its page."), needed=True),
        _column("title", N_("What the request is about."), needed=True),
        _column("language", N_("The language of its text, as a code: en, cy."), needed=True, pattern=LANGUAGE),
        _column("received", N_("The day on which the request was received."), form="date"),
        _column(
            "clarification_asked",
            N_("The day on which the authority asked what was meant."),
            _get("clarification", "asked"),
            "date",
        ),
        _column(
            "clarification_received",
            N_("The day on which the clarification came."),
            _get("clarification", "received"),
            "date",
        ),
        _column(
            "fees_notice_given",
            N_("The day on which the authority asked for a fee."),
            _get("fees_notice", "given"),
            "date",
        ),
        _column("fees_notice_paid", N_("The day on which the fee was paid."), _get("fees_notice", "paid"), "date"),
        _column("responded", N_("The date of the letter."), form="date", needed=True),
        _column("correct_as_at", N_("The day for which the letter says that its facts are correct."), form="date"),
        _column("published", N_("The day on which it was published here."), form="date"),
        _column("laws", N_("The laws that it was answered under."), form="list", needed=True, values=_LAWS),
        _column(
            "outcomes",
            N_("The outcomes of its parts, each once. Empty where it was withdrawn."),
            _outcomes,
            "list",
            values=_OUTCOMES,
        ),
        _column(
            "exemptions",
            N_("The provisions that its parts rely on, each once, with the law: FOIA 31(3)."),
            lambda record: _cited(record["parts"]),
            "list",
        ),
        _column("topics", N_("Its topics."), form="list"),
        _column("requester_type", N_("What kind of person asked."), values=REQUESTERS),
        _column("summary", N_("A sentence or two about it.")),
        _column(
            "attachments",
            N_("The number of its attachments."),
            lambda record: len(record["attachments"]),
            "integer",
            needed=True,
        ),
        _column("related", N_("The references of related responses."), form="list"),
        _column("supersedes", N_("The reference of the earlier response that this one replaces.")),
        _column("superseded_by", N_("The reference of the later response that replaces this one.")),
        _column("aliases", N_("Earlier references of this response."), form="list"),
        _column("licence", N_("The licence under which it may be used again."), _get("licence", "name")),
        _column(
            "changes",
            N_("The number of its corrections."),
            lambda record: len(record.get("changes", ())),
            "integer",
            needed=True,
        ),
        _column("editor_note", N_("A note of this log's editors.")),
        _column("withdrawn_date", N_("The day on which it was withdrawn."), _get("withdrawn", "date"), "date"),
        _column("withdrawn_reason", N_("Why it was withdrawn."), _get("withdrawn", "reason")),
        _column("withdrawn_by", N_("The role of whoever decided that."), _get("withdrawn", "by")),
        _column(
            "withdrawn_commitment",
            N_("Proves later, with what the authority keeps, what was withdrawn."),
            _get("withdrawn", "commitment"),
            pattern=DIGEST,
        ),
        _column(
            "working_days",
            N_("How many working days the answer took, counted as the law does; the most, where its parts differ."),
            form="integer",
        ),
        _column(
            "time_limit",
            N_(
                "Whether it was sent within the time that the law gives, by the dates that the log has; empty where it "
                "is not known when the request was received."
            ),
            values=STANDINGS,
        ),
    ),
    ("reference",),
    lambda record: [record],
)


def _parts(record: Record) -> Iterator[Record]:
    for number, part in enumerate(record["parts"], 1):
        yield {"reference": record["reference"], "part": number} | part


PARTS = Table(
    "parts",
    N_("A row for each part of a response: what happened to some of its questions."),
    (
        REFERENCE,
        _PART,
        _column("outcome", N_("What happened to it."), needed=True, values=_OUTCOMES),
        _column("matter", N_("What it is about.")),
        _column("questions", N_("The numbers that its questions have in the request."), form="integers"),
        _column("law", N_("The law that it was answered under."), needed=True, values=_LAWS),
        _column(
            "exemptions",
            N_("The provisions that it relies on, with the law: FOIA 31(3)."),
            lambda part: _cited([part]),
            "list",
        ),
        _column(
            "refusal_notice",
            N_("The provisions that the letter is a refusal notice under, with the law."),
            lambda part: [_law_and_provision(cited) for cited in part.get("refusal_notice", ())],
            "list",
        ),
        _column(
            "extension_until",
            N_("Where more time was taken: the day by which the authority said that it would answer."),
            _get("extension", "until"),
            "date",
        ),
        _column("extension_reason", N_("Why more time was taken."), _get("extension", "reason")),
    ),
    ("reference", "part"),
    _parts,
    "responses",
    ("reference",),
)


def _exemptions(record: Record) -> Iterator[Record]:
    for part in _parts(record):
        for number, exemption in enumerate(part.get("exemptions", ()), 1):
            yield {"reference": record["reference"], "part": part["part"], "exemption": number} | exemption


EXEMPTIONS = Table(
    "exemptions",
    N_("A row for each provision that a part of a response relies on."),
    (
        REFERENCE,
        _PART,
        _column("exemption", N_("The number of the provision in the part, from 1."), form="integer", needed=True),
        _column("law", N_("The law of the provision."), needed=True, values=_LAWS),
        _column("provision", N_("The provision: 31(3)."), needed=True),
        _column("section", N_("Its section or regulation alone: 31."), needed=True),
        _column(
            "ncnd",
            N_("Whether it is relied on to neither confirm nor deny that information is held, and not to refuse it."),
            form="boolean",
            needed=True,
        ),
        _column("available_at", N_("Section 21: where the information can be had.")),
        _column("expected", N_("Section 22: the day on which it is to be published."), form="date"),
        _column("enactment", N_("Section 44(1)(a): the law that forbids disclosure.")),
        _column("estimate", N_("Section 12: the estimate of hours or cost.")),
        _column("purpose", N_("Section 31(1)(g) to (i): the purpose in section 31(2).")),
        _column("qualified_person", N_("Section 36: the role of the qualified person.")),
        _column("alternative_to", N_("Another exemption that is relied on instead, for the same words.")),
    ),
    ("reference", "part", "exemption"),
    _exemptions,
    "parts",
    ("reference", "part"),
)

ATTACHMENTS = Table(
    "attachments",
    N_("A row for each attached file."),
    (
        REFERENCE,
        _column("file", N_("The name of the file."), needed=True),
        _column("title", N_("What it is."), needed=True),
        _column("language", N_("Its language, as a code: en, cy."), needed=True, pattern=LANGUAGE),
        _column(
            "media_type",
            N_("Its type, as the web names it."),
            needed=True,
            values=tuple(kind.media_type for kind in KINDS),
        ),
        _column("size", N_("Its length in bytes."), form="integer", needed=True),
        _column("sha256", N_("The SHA-256 of its bytes."), needed=True, pattern=DIGEST),
        _column("pages", N_("The number of its pages, where it has pages."), form="integer"),
        _column("address", N_("The address of the file."), needed=True),
        _column("text_address", N_("The address of the page that shows its text."), needed=True),
    ),
    ("reference", "file"),
    lambda record: [{"reference": record["reference"]} | attachment for attachment in record["attachments"]],
    "responses",
    ("reference",),
)

TABLES = (RESPONSES, PARTS, EXEMPTIONS, ATTACHMENTS)
