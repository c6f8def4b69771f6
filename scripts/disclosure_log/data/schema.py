"""The JSON Schema of the front matter, for editors: what may be written, and what each key means.

It is made from the models that read responses, in the words of their descriptions, and describes what an editor sees:
the values that YAML 1.2 gives. It says less than `check` does, which alone knows the law, the calendar and the other
files; what it accepts, the models accept.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from disclosure_log.law import Law, Outcome, outcomes
from disclosure_log.records.front_matter import FrontMatter, PartKeys

SCHEMA_NAME = "schema/response.schema.json"
"""Where it stands in a site. The address is stable: editors are set to it."""

_DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that every editor's validator reads: the one for Markdown files knows no later one."""

_OF_A_PART = sorted(set(PartKeys.model_fields) - {"law"})
"""Keys that stand in each part where there are parts; a law may stand in both places."""


def front_matter_schema(site_url: str = "") -> dict[str, Any]:
    """The schema as JSON Schema draft-07; `site_url` is the site's address, a slash at the end, empty if unknown."""
    made = FrontMatter.model_json_schema(schema_generator=_AsWritten, ref_template="#/definitions/{model}")
    made["definitions"] = made.pop("$defs")  # as this draft calls them
    parts = made["properties"]["parts"] | {"minItems": 1}
    return {
        "$schema": _DIALECT,
        **({"$id": f"{site_url}{SCHEMA_NAME}"} if site_url else {}),
        **made,
        "title": "Front matter of a response",
        "properties": made["properties"] | {"parts": parts},
        # One outcome at the top, or parts that have one each.
        "if": {"required": ["parts"]},
        "then": {"properties": dict.fromkeys(_OF_A_PART, False)},
        "else": {"required": ["outcome"]},
    }


def schema_text(site_url: str) -> str:
    """The schema as it stands in a file: see `front_matter_schema`."""
    return f"{json.dumps(front_matter_schema(site_url), ensure_ascii=False, indent=2)}\n"


class _AsWritten(GenerateJsonSchema):
    """What a person may write: a key that is not needed is left out, never left empty."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the key itself is title enough
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        made.pop("title", None)  # the class's name, which means nothing to an officer
        return made

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        made: JsonSchemaValue = {"enum": [member.value for member in schema["members"]]}
        if schema["cls"] is Outcome:
            # No keyword of the standard, but one that editors show; others pass over it.
            made["enumDescriptions"] = [_said(outcome) for outcome in schema["members"]]
        return made

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        made = super().function_after_schema(schema)
        # The lists of the front matter that are looked at as a whole are those that name each thing once.
        return made | {"uniqueItems": True} if made.get("type") == "array" else made


def _said(outcome: Outcome) -> str:
    sentence = outcomes.sentence(outcome, Law.FOIA) % {"subject": "this", "authority": "the authority"}
    return f"{outcomes.name(outcome)}. {sentence}"
