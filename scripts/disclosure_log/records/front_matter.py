"""The front matter of a response: every key that may be written, its type and its meaning.

The model takes text, as the strict reader gives it, and turns it into dates and numbers. Its descriptions say what each
key means, in words for officers: the tables of their guide are made from them. How a value is written is said a second
time in JSON Schema, for editors, which see numbers where a bare `12` stands (YAML 1.2, 10.3.2).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from disclosure_log.law import Law, Outcome

LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
"""How a language is written (BCP 47, in its usual capitals)."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _one_line(value: Any) -> str:
    # Nearly all text is such as this; nothing that can be printed ends a line.
    if isinstance(value, str) and value.isprintable() and (text := value.strip()):
        return text
    text = _some_text(value)
    if "\n" in text:
        raise PydanticCustomError("text_lines", "must stand on one line")
    return text


def _some_text(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("text_type", "must be text, not a list or keys of its own")
    if not value.strip():
        raise PydanticCustomError("text_empty", "is empty")
    if not value.isprintable() and any(
        not sign.isprintable() and sign not in "\n\t" and unicodedata.category(sign) != "Zs" for sign in value
    ):
        raise PydanticCustomError("invisible", "holds a control character that nobody can see")
    return value.strip()


def _day(value: Any) -> date:
    text = _one_line(value)
    if not _DAY.fullmatch(text):
        raise PydanticCustomError("date_form", "must be a date", {"typed": text})
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("date_none", "is a date that does not exist") from None


def _number(value: Any) -> int:
    text = _one_line(value)
    if not re.fullmatch(r"[1-9][0-9]{0,3}", text):
        raise PydanticCustomError("number", "must be a whole number from 1")
    return int(text)


def _bytes(value: Any) -> int:
    text = str(value)
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise PydanticCustomError("number", "must be a whole number of bytes")
    return int(text)


def _one_or_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _language(value: Any) -> str:
    text = _one_line(value)
    if not re.fullmatch(LANGUAGE, text):
        raise PydanticCustomError("language", "must be a language code such as en or cy")
    return text


def _web_address(value: Any) -> str:
    text = _one_line(value)
    if not re.fullmatch(r"https?://[^\s<>\"']+", text):
        raise PydanticCustomError("address", "must be a web address, whole, such as https://example.org/foi")
    return text


def _each_once(value: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(set(value)) < len(value):
        raise PydanticCustomError("repeated", "names the same thing twice")
    return value


def _provision_or_mapping(value: Any) -> Any:
    return {"provision": value} if isinstance(value, str) else value


def _text(longest: int, pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "number"], "maxLength": longest, "pattern": pattern})


def _written(pattern: str, how: str, **more: str) -> WithJsonSchema:
    """`how` is what editors say of a value that does not fit, where they know this keyword of VS Code."""
    return WithJsonSchema({"type": "string", "pattern": pattern, "patternErrorMessage": how} | more)


_LONGEST_LINE, _LONGEST_PROSE = 300, 5000

Line = Annotated[
    str, Field(max_length=_LONGEST_LINE), BeforeValidator(_one_line), _text(_LONGEST_LINE, r"^\s*\S[^\n]*\s*$")
]
Prose = Annotated[str, Field(max_length=_LONGEST_PROSE), BeforeValidator(_some_text), _text(_LONGEST_PROSE, r"\S")]
Day = Annotated[
    date,
    BeforeValidator(_day),
    _written(
        r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        "Write the day as year-month-day, such as 2021-08-24.",
        format="date",
    ),
]
Number = Annotated[int, BeforeValidator(_number), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 9999})]
Bytes = Annotated[
    int, BeforeValidator(_bytes), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 999_999_999_999})
]
Language = Annotated[
    str, BeforeValidator(_language), _written(f"^{LANGUAGE}$", "Write a language code such as en or cy.")
]
WebAddress = Annotated[
    str,
    BeforeValidator(_web_address),
    _written("^https?://[^\\s<>\"']+$", "Write the whole address, such as https://example.org/foi."),
]
Sha256 = Annotated[
    str,
    BeforeValidator(_one_line),
    Field(pattern=r"^[0-9a-f]{64}$"),
    _written("^[0-9a-f]{64}$", "A SHA-256 is 64 digits and letters from a to f."),
]


class Keys(BaseModel):
    """A set of keys: frozen, and no other key is allowed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ExemptionKeys(Keys):
    """An exemption that the response relies on, with what that provision calls for."""

    provision: Line = Field(description="The exemption as the letter cites it, for example 31(3).")
    available_at: Prose | None = Field(None, description="Section 21: where the information can be had.")
    expected: Day | None = Field(None, description="Section 22: the day on which it is to be published.")
    enactment: Line | None = Field(None, description="Section 44(1)(a): the law that forbids disclosure.")
    estimate: Line | None = Field(None, description="Section 12: the estimate of hours or cost.")
    purpose: Line | None = Field(None, description="Section 31(1)(g) to (i): the purpose in section 31(2).")
    qualified_person: Line | None = Field(None, description="Section 36: the role of the qualified person.")
    alternative_to: Line | None = Field(None, description="Another exemption relied on instead, for the same words.")


class ExtensionKeys(Keys):
    """More time taken to answer."""

    until: Day = Field(description="The day by which the authority said that it would answer.")
    reason: Prose = Field(description="Why more time was needed.")


class PartKeys(Keys):
    """One part of a response: what happened to some of the questions."""

    outcome: Outcome = Field(description="What happened to this part.")
    matter: Line | None = Field(None, description="What this part is about, in a few words.")
    questions: Annotated[tuple[Number, ...], AfterValidator(_each_once)] = Field(
        (), description="The numbers that these questions have in the request."
    )
    law: Law | None = Field(None, description="The law that the request was answered under.")
    exemptions: Annotated[
        tuple[
            Annotated[
                ExemptionKeys, BeforeValidator(_provision_or_mapping, json_schema_input_type=Line | ExemptionKeys)
            ],
            ...,
        ],
        Field(max_length=40),
    ] = Field((), description="The exemptions relied on, one each.")
    refusal_notice: Annotated[
        tuple[Line, ...], BeforeValidator(_one_or_list, json_schema_input_type=Line | tuple[Line, ...])
    ] = Field((), description="The provision under which the letter is a refusal notice, for example 17(1).")
    public_interest_test: Line | None = Field(
        None,
        description="Where the letter has no heading that says public interest test: the heading that it stands under, "
        "or why it is left out: `17(3)` where the reasons follow in a later notice, `17(4)` where giving them would "
        "disclose what is exempt.",
    )
    extension: ExtensionKeys | None = Field(None, description="Set where more time was taken.")


class ClarificationKeys(Keys):
    """The authority asked what was meant, and when it heard."""

    asked: Day = Field(description="The day on which the authority asked.")
    received: Day | None = Field(None, description="The day on which the clarification came.")


class FeesNoticeKeys(Keys):
    """The authority asked for a fee first, and when it was paid."""

    given: Day = Field(description="The day on which the authority gave the fees notice.")
    paid: Day | None = Field(None, description="The day on which the authority received the fee.")


class ChangeKeys(Keys):
    """A correction made after publication."""

    date: Day = Field(description="The day of the change.")
    note: Prose = Field(description="What was changed and why.")
    was: Prose | None = Field(None, description="The earlier wording, only if it may be shown.")
    now: Prose | None = Field(None, description="The wording that took its place.")


class DecisionKeys(Keys):
    """What an internal review, the regulator or a tribunal decided about this response."""

    body: Line = Field(description="Who decided, for example Internal review.")
    outcome: Prose = Field(description="What was decided.")
    date: Day | None = Field(None, description="The day of the decision.")
    reference: Line | None = Field(None, description="The decision's own reference.")
    address: WebAddress | None = Field(None, description="Where it can be read.")


class WithdrawnKeys(Keys):
    """The response was taken down."""

    date: Day = Field(description="The day on which it was withdrawn.")
    reason: Prose = Field(description="Why, in words for the public.")
    by: Line = Field(description="The role, never the name, of whoever decided.")
    commitment: Sha256 | None = Field(
        None,
        description="What proves later which letter and files it were; the command `withdraw` writes it.",
    )


class DefectKeys(Keys):
    """A fault of the letter as it was sent, which the page then says."""

    code: Line = Field(description="The code of the finding.")
    note: Prose = Field(description="What the reader should know about it.")


class IdentifiesNobodyKeys(Keys):
    """Somebody has made sure that title and request identify nobody."""

    by: Line = Field(description="The role, never the name, of whoever made sure.")
    date: Day = Field(description="The day on which it was done.")


class AcceptedKeys(Keys):
    """A finding about an attachment, or the response itself, that somebody answers for; any change voids it."""

    finding: Line = Field(description="The code of the finding.")
    sha256: Sha256 = Field(
        description="The SHA-256 of the file, or of what the response says, that it was accepted for."
    )
    by: Line = Field(description="The role, never the name, of whoever accepted it.")
    reason: Prose = Field(description="Why it may be published all the same.")


class StoredKeys(Keys):
    """What tells a file that does not lie beside the response but in the store of the log, `attachments_store`."""

    sha256: Sha256 = Field(description="The SHA-256 of the file; its name in the store begins with it.")
    size: Bytes = Field(description="Its length in bytes.")


class AttachmentKeys(Keys):
    """A file that is published with the response."""

    file: Line = Field(description="The file's name, in the folder beside the response.")
    title: Line = Field(description="What the file is, in words for the public.")
    language: Language | None = Field(None, description="The file's language, where it is not the response's.")
    accepted: tuple[AcceptedKeys, ...] = Field((), description="Findings about this file that were accepted.")
    stored: StoredKeys | None = Field(
        None, description="Set where the file lies in the log's store; the command `store` writes it."
    )


class FrontMatter(PartKeys):
    """All keys of a response. With one outcome, the keys of a part stand at the top; otherwise under `parts`."""

    reference: Line = Field(description="The reference, as the authority writes it.")
    title: Line = Field(description="What the request is about.")
    responded: Day = Field(description="The date of the letter.")
    # A part must have an outcome; a response with parts has none of its own.
    outcome: Outcome | None = Field(None, description="What happened, where there is one outcome.")  # type: ignore[assignment]
    parts: tuple[PartKeys, ...] = Field((), description="The parts, where different things happened.")
    received: Day | None = Field(
        None,
        description="The day on which the request was received, if it is known: the page then counts the working days.",
    )
    clarification: ClarificationKeys | None = Field(None, description="Set where clarification was asked for.")
    fees_notice: FeesNoticeKeys | None = Field(
        None, description="Set where a fee had to be paid first: the days of waiting for it do not count."
    )
    correct_as_at: Day | None = Field(None, description="The day for which the letter says its facts are correct.")
    published: Day | None = Field(None, description="Not shown before this day; refused on a public repository.")
    language: Language | None = Field(None, description="The language of the letter, where it is not the log's.")
    summary: Prose | None = Field(None, description="A sentence or two for lists and search results.")
    topics: Annotated[tuple[Line, ...], AfterValidator(_each_once)] = Field(
        (), description="Topics, a word or two each; each has a page that lists its responses."
    )
    requester_type: (
        Literal["individual", "media", "academic", "business", "organisation", "public body", "not stated"] | None
    ) = Field(None, description="What kind of person asked; never who.")
    related: Annotated[tuple[Line, ...], AfterValidator(_each_once)] = Field(
        (), description="References of related responses. The page adds those that are most alike by itself."
    )
    supersedes: Line | None = Field(None, description="The reference of an earlier response that this one replaces.")
    aliases: Annotated[tuple[Line, ...], AfterValidator(_each_once)] = Field(
        (), description="Earlier references of this response; their addresses lead here."
    )
    changes: tuple[ChangeKeys, ...] = Field((), description="Corrections made after publication.")
    decisions: tuple[DecisionKeys, ...] = Field((), description="Decisions about this response.")
    withdrawn: WithdrawnKeys | None = Field(None, description="Set where the response was taken down.")
    editor_note: Prose | None = Field(None, description="A note of this log's editors, shown apart from the letter.")
    licence: Line | None = Field(None, description="The licence of this response, where it is not the log's.")
    identifies_nobody: IdentifiesNobodyKeys | None = Field(
        None, description="Set once somebody has made sure that title and request identify nobody, where that is asked."
    )
    known_defects: tuple[DefectKeys, ...] = Field((), description="Faults of the letter as it was sent.")
    accepted: tuple[AcceptedKeys, ...] = Field(
        (), description="Personal data in this file that may be public: the check prints what to write."
    )
    attachments: tuple[AttachmentKeys, ...] = Field((), description="The files that are published with it.")
