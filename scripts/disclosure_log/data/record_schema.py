"""The JSON Schemas of the open data (https://json-schema.org/draft/2020-12): a response, the whole log, a text.

Their addresses name a version, which stays 1 as long as what is written for one release of it can read the next: keys
and values may be added, and none is renamed, removed or given another meaning.
"""

from __future__ import annotations

from typing import Any

from disclosure_log.data.columns import Table
from disclosure_log.data.tables import (
    ATTACHMENTS,
    DIGEST,
    EXEMPTIONS,
    LANGUAGE,
    PARTS,
    REQUESTERS,
    RESPONSES,
    STANDINGS,
)
from disclosure_log.law import Law, Outcome

VERSION = 1
FOLDER = f"data/schema/v{VERSION}/"
"""Where the schemas stand in a site."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = {"type": "string", "format": "date"}
_TEXT = {"type": "string", "minLength": 1}
_NUMBER = {"type": "integer", "minimum": 1}
_ADDRESS = {"type": "string", "format": "uri-reference"}
_LANGUAGE = {"type": "string", "pattern": LANGUAGE}
_LAW = {"enum": [law.value for law in Law]}
_REFERENCES = {"type": "array", "items": _TEXT, "uniqueItems": True}

Schema = dict[str, Any]


def schemas(site_url: str = "") -> dict[str, Schema]:
    """The schemas by their path in a site; `site_url` is its address with a slash at the end, empty if unknown."""
    made = {"response": _response(), "responses": _responses(), "text": _text()}
    return {
        f"{FOLDER}{name}.json": {
            "$schema": _DIALECT,
            **({"$id": f"{site_url}{FOLDER}{name}.json"} if site_url else {}),
            **schema,
        }
        for name, schema in made.items()
    }


def _meant(table: Table, **properties: Schema) -> Schema:
    """`properties`, each with the meaning of the column that has its name, where it has none of its own."""
    meanings = {column.name: column.meaning for column in table.columns}
    return {
        name: schema if "description" in schema or name not in meanings else {"description": meanings[name]} | schema
        for name, schema in properties.items()
    }


def _said(description: str, **schema: Any) -> Schema:
    return {"description": description} | schema


def _object(properties: Schema, needed: tuple[str, ...] = (), description: str = "") -> Schema:
    return {
        **({"description": description} if description else {}),
        "type": "object",
        "required": list(needed),
        "properties": properties,
    }


def _list(items: Schema, description: str) -> Schema:
    return {"description": description, "type": "array", "items": items}


def _response() -> Schema:
    properties = _meant(
        RESPONSES,
        reference=_TEXT,
        address=_ADDRESS,
        title=_TEXT,
        language=_LANGUAGE,
        received=_DAY,
        clarification=_object(
            {
                "asked": _said("The day on which the authority asked what was meant.", **_DAY),
                "received": _said("The day on which the clarification came.", **_DAY),
            },
            ("asked",),
            "Set where the authority asked what was meant.",
        ),
        fees_notice=_object(
            {
                "given": _said("The day on which the authority asked for a fee.", **_DAY),
                "paid": _said("The day on which the fee was paid.", **_DAY),
            },
            ("given",),
            "Set where a fee had to be paid first.",
        ),
        responded=_DAY,
        correct_as_at=_DAY,
        published=_DAY,
        laws={"type": "array", "items": _LAW, "uniqueItems": True, "minItems": 1},
        withdrawn=_object(
            {
                "date": _said("The day on which it was withdrawn.", **_DAY),
                "reason": _said("Why it was withdrawn.", **_TEXT),
                "by": _said("The role of whoever decided that.", **_TEXT),
                "commitment": _said(
                    "Proves later, with what the authority keeps, what was withdrawn.", type="string", pattern=DIGEST
                ),
            },
            ("date", "reason", "by"),
            "Set where the response was withdrawn: what its page no longer shows is not here either.",
        ),
        parts=_list(_part(), "What happened to which questions. Empty where it was withdrawn."),
        attachments=_list(_attachment(), "The attached files. Empty where it was withdrawn."),
        related=_REFERENCES,
        supersedes=_TEXT,
        superseded_by=_TEXT,
        aliases=_REFERENCES,
        licence=_object(
            {"name": _TEXT, "address": _ADDRESS}, ("name",), "The licence under which it may be used again."
        ),
        changes=_list(
            _object(
                {
                    "date": _said("The day of the correction.", **_DAY),
                    "note": _said("What was corrected, and why.", **_TEXT),
                    "was": _said("The earlier wording.", **_TEXT),
                    "now": _said("The wording that took its place.", **_TEXT),
                },
                ("date", "note"),
            ),
            "Its corrections.",
        ),
        topics={"type": "array", "items": _TEXT},
        requester_type={"enum": list(REQUESTERS)},
        summary=_TEXT,
        decisions=_list(
            _object(
                {
                    "body": _said("Who decided.", **_TEXT),
                    "outcome": _said("What was decided.", **_TEXT),
                    "date": _said("The day of the decision.", **_DAY),
                    "reference": _said("The decision's own reference.", **_TEXT),
                    "address": _said("Where it can be read.", **_ADDRESS),
                },
                ("body", "outcome"),
            ),
            "What an internal review, the regulator or a tribunal decided about it.",
        ),
        working_days={"type": "integer", "minimum": 0},
        time_limit={"enum": list(STANDINGS)},
        editor_note=_TEXT,
        known_defects=_list(
            _object({"note": _said("What is wrong.", **_TEXT)}, ("note",)), "Faults of the letter as it was sent."
        ),
        request=_said("What was asked, as plain text. Only in the file of one response.", type="string"),
        response=_said("What was answered, as plain text. Only in the file of one response.", type="string"),
    )
    needed = ("reference", "address", "title", "language", "responded", "laws", "parts", "attachments")
    return {"title": "A response"} | _object(properties, needed)


def _part() -> Schema:
    return _object(
        _meant(
            PARTS,
            outcome={"enum": [outcome.value for outcome in Outcome]},
            matter=_TEXT,
            questions={"type": "array", "items": _NUMBER, "uniqueItems": True},
            law=_LAW,
            exemptions=_list(_exemption(), "The provisions that it relies on."),
            refusal_notice=_list(
                _object({"law": _LAW, "provision": _TEXT}, ("law", "provision")),
                "The provisions that the letter is a refusal notice under.",
            ),
            extension=_object(
                {
                    "until": _said("The day by which the authority said that it would answer.", **_DAY),
                    "reason": _said("Why more time was taken.", **_TEXT),
                },
                ("until", "reason"),
                "Set where more time was taken.",
            ),
        ),
        ("outcome", "law"),
    )


def _exemption() -> Schema:
    named = ("law", "provision", "section", "ncnd")
    details = ("available_at", "enactment", "estimate", "purpose", "qualified_person", "alternative_to")
    return _object(
        _meant(
            EXEMPTIONS,
            law=_LAW,
            provision=_TEXT,
            section=_TEXT,
            ncnd={"type": "boolean"},
            expected=_DAY,
            **dict.fromkeys(details, _TEXT),
        ),
        named,
    )


def _attachment() -> Schema:
    media_types = next(column.values for column in ATTACHMENTS.columns if column.name == "media_type")
    return _object(
        _meant(
            ATTACHMENTS,
            file=_TEXT,
            title=_TEXT,
            language=_LANGUAGE,
            media_type={"enum": list(media_types)},
            size={"type": "integer", "minimum": 0},
            sha256={"type": "string", "pattern": DIGEST},
            pages=_NUMBER,
            address=_ADDRESS,
            text_address=_ADDRESS,
        ),
        tuple(column.name for column in ATTACHMENTS.columns if column.needed and column.name != "reference"),
    )


def _responses() -> Schema:
    return {"title": "The responses of a log"} | _object(
        {
            "title": _said("What the log is called.", **_TEXT),
            "authority": _said("The public authority whose responses these are.", **_TEXT),
            "notice": _said("What every page of the site says at its top.", **_TEXT),
            "address": _said("The address of the site.", **_ADDRESS),
            "licence": _object({"name": _TEXT, "address": _ADDRESS}, ("name",), "The licence of the log."),
            "responses": _list({"$ref": "response.json"}, "Newest first."),
        },
        ("title", "authority", "responses"),
    )


def _text() -> Schema:
    return {"title": "A text of a response"} | _object(
        _meant(
            ATTACHMENTS,
            reference=_TEXT,
            kind=_said(
                "Whose words they are: the request, the response or an attachment.",
                enum=["request", "response", "attachment"],
            ),
            file=_said("The name of the attached file.", **_TEXT),
            language=_LANGUAGE,
            address=_said("The address of the page that shows it.", **_ADDRESS),
            complete=_said("Whether all of it is here; very long files are read to a certain point.", type="boolean"),
            text=_said("The text.", type="string"),
        ),
        ("reference", "kind", "language", "address", "complete", "text"),
    )
