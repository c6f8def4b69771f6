"""The JSON Schema of the front matter: it says what may be written, as an editor sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker

from disclosure_log.data.schema import front_matter_schema
from disclosure_log.law import Outcome
from disclosure_log.records.front_matter import FrontMatter

REPOSITORY = Path(__file__).parents[2]
SCHEMA = front_matter_schema("https://log.example.org/")
VALIDATOR = Draft7Validator(SCHEMA, format_checker=FormatChecker(["date"]))
NEEDED = "reference: 702\ntitle: Bicycles\nresponded: 2021-08-24\n"


class CoreLoader(yaml.SafeLoader):
    """Reads YAML with the core schema of YAML 1.2 (10.3.2), as editors do: `no` and dates are words, `12` a number."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", "true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), first)


def seen(text: str) -> Any:
    """What an editor sees of front matter."""
    return yaml.load(text, Loader=CoreLoader)


def fronts() -> Iterator[Any]:
    """The front matter of every response of both logs, and of every mended example of the rules' pages."""
    for folder in ("responses", "tests/example/responses"):
        for file in sorted((REPOSITORY / folder).rglob("*.md")):
            if file.parent.name == "inbox":
                continue  # what the inbox says of itself is no response
            yield pytest.param(file.read_text(encoding="utf-8").split("---\n")[1], id=file.stem)
    for page in sorted((REPOSITORY / "docs/rules").glob("DL*.md")):
        _, _, mended = page.read_text(encoding="utf-8").partition("## The same, mended")
        if mended:
            yield pytest.param(mended.split("---\n")[1], id=page.stem)


def test_the_schema_is_one():
    """It keeps to the draft that it names, which is the one that every editor's validator reads."""
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$id" not in front_matter_schema()


@pytest.mark.parametrize("front", list(fronts()))
def test_every_response_that_is_in_order_validates(front):
    """An editor marks nothing in a response that the check accepts."""
    assert [error.message for error in VALIDATOR.iter_errors(seen(front))] == []


@pytest.mark.parametrize(
    "more",
    [
        "outcome: granted\nexemptions: [12, 31(1)(a), {provision: 44(1)(a), enactment: An Act}]\nquestions: [1, 2]\n",
        "outcome: refused\nrefusal_notice: 14\n",
        "outcome: refused\nrefusal_notice: [17(1), 17(5)]\n",
        "outcome: granted\nlanguage: no\nsupersedes: 701\nrelated: [700, 2021/699]\n",
        "law: EIR\nparts:\n  - outcome: granted\n  - outcome: refused\n    law: FOIA\n    matter: 2020\n",
    ],
)
def test_what_is_typed_without_quotes_validates(more):
    """A bare number is as good as words wherever a reference or a provision may be one."""
    assert [error.message for error in VALIDATOR.iter_errors(seen(NEEDED + more))] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: x\nresponded: 2021-08-24\noutcome: granted\n", []),
        (NEEDED, []),
        (f"{NEEDED}outcome: grnated\n", ["outcome"]),
        (f"{NEEDED}outcome: granted\ntopcs: [a]\n", []),
        (f"{NEEDED}outcome: granted\nparts:\n  - outcome: granted\n", []),
        (f"{NEEDED}parts: []\n", ["parts"]),
        (f"{NEEDED}exemptions: [31]\nparts:\n  - outcome: granted\n", []),
        (f"{NEEDED}parts:\n  - matter: x\n", ["parts", 0]),
        (f"{NEEDED}outcome: granted\nreceived: 01/07/2021\n", ["received"]),
        (f"{NEEDED}outcome: granted\nreceived: 2021-02-30\n", ["received"]),
        (f"{NEEDED}outcome: granted\nreceived:\n", ["received"]),
        (f"{NEEDED}outcome: granted\nsummary: ''\n", ["summary"]),
        (f"{NEEDED}outcome: granted\nlicence: |\n  a\n  b\n", ["licence"]),
        (f"{NEEDED}outcome: granted\nquestions: [0]\n", ["questions", 0]),
        (f"{NEEDED}outcome: granted\nquestions: [1, 1]\n", ["questions"]),
        (f"{NEEDED}outcome: granted\ntopics: [a, a]\n", ["topics"]),
        (f"{NEEDED}outcome: granted\nlanguage: English\n", ["language"]),
        (f"{NEEDED}outcome: granted\nrequester_type: nosy\n", ["requester_type"]),
        (f"{NEEDED}outcome: granted\nexemptions: 31(1)(a)\n", ["exemptions"]),
        (f"{NEEDED}outcome: granted\nexemptions: [{{available_at: x}}]\n", ["exemptions", 0]),
        (f"{NEEDED}outcome: granted\nattachments:\n  - costs.csv\n", ["attachments", 0]),
        (f"{NEEDED}outcome: granted\nchanges:\n  - date: 2021-09-01\n", ["changes", 0]),
    ],
)
def test_what_the_check_refuses_is_marked_at_its_place(text, place):
    """What is missing, unknown, out of form or written twice is refused, and nothing else."""
    errors = list(VALIDATOR.iter_errors(seen(text)))
    assert [list(error.absolute_path) for error in errors] == [place] * len(errors)
    assert errors


def test_every_key_and_every_outcome_says_what_it_means():
    """Whoever points at a key or chooses an outcome reads what it is for."""
    for model in (SCHEMA, *SCHEMA["definitions"].values()):
        assert model["description"]
        for key, value in model.get("properties", {}).items():
            assert value["description"].endswith("."), key
    outcomes = SCHEMA["definitions"]["Outcome"]
    assert outcomes["enum"] == [outcome.value for outcome in Outcome]
    said = outcomes["enumDescriptions"]
    assert len(set(said)) == len(Outcome)
    assert not [words for words in said if "%(" in words or not words.endswith(".")]


# What the schema accepts, the models accept.

printable = st.characters(codec="ascii", categories=["L", "N", "P", "S"])
junk = st.sampled_from([None, True, 0, 1.5, "", " ", "x", "2021-02-30", [], ["x"], {}, {"x": "y"}])


def written(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that a schema describes, and now and then one that it may not."""
    return st.integers(0, 39).flatmap(lambda number: junk if number == 0 else _described(schema))


def _described(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    if "$ref" in schema:
        return _described(SCHEMA["definitions"][schema["$ref"].rpartition("/")[2]])
    if "anyOf" in schema:
        return st.one_of([written(each) for each in schema["anyOf"]])
    match schema.get("type"):
        case None:
            made = st.sampled_from(schema["enum"])
        case "array":
            made = st.lists(written(schema["items"]), min_size=schema.get("minItems", 0), max_size=2, unique_by=str)
        case "object":
            keys = {key: written(value) for key, value in schema["properties"].items()}
            needed = {key: keys.pop(key) for key in schema["required"]}
            made = st.fixed_dictionaries(needed, optional=keys)
        case "integer":
            made = st.integers(schema["minimum"], schema["maximum"])
        case _ as kinds:
            words = st.from_regex(schema.get("pattern", "^x$"), alphabet=printable)
            made = words if kinds == "string" else words | st.integers(0, 9999)
    return made


def as_typed(value: Any) -> Any:
    """The same as the strict reader gives it: everything is text."""
    match value:
        case dict():
            return {key: as_typed(each) for key, each in value.items()}
        case list():
            return [as_typed(each) for each in value]
        case _:
            return str(value)


PART = set(SCHEMA["definitions"]["PartKeys"]["properties"]) - {"law"}


@given(_described(SCHEMA), st.booleans())
def test_what_the_schema_accepts_the_models_accept(front, several):
    """Whatever an editor leaves unmarked can be read, and has one outcome or parts, never both."""
    front = {key: value for key, value in front.items() if key not in (PART if several else {"parts"})}
    if VALIDATOR.is_valid(front):
        FrontMatter.model_validate(as_typed(front))
        assert ("outcome" in front) != ("parts" in front)
