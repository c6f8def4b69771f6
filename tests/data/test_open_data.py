"""The log as data: it says what the pages say and nothing else, in forms that other programs know."""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from tests.data.conftest import HERE, written

from disclosure_log.data.columns import BETWEEN, MARK
from disclosure_log.data.open_data import json_address
from disclosure_log.data.record_schema import schemas
from disclosure_log.data.tables import TABLES

PROFILE = Path(__file__).parents[1] / "fixtures" / "datapackage" / "datapackage-2.0.json"

# It is valid.


def closed(schema: Any) -> Any:
    """`schema` for which a key that it does not name is an error, so that the tests find one that nobody described."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    if inner.get("type") == "object":
        inner |= {"additionalProperties": False, "properties": inner["properties"] | {"$schema": {}}}
    return inner


@cache
def validator(name: str) -> Draft202012Validator:
    """Judges by one of our schemas."""
    found = {schema["$id"]: closed(schema) for schema in schemas(HERE).values()}
    registry: Registry[Any] = Registry().with_resources(
        (address, Resource.from_contents(schema)) for address, schema in found.items()
    )
    schema = found[f"{HERE}data/schema/v1/{name}.json"]
    return Draft202012Validator(schema, registry=registry, format_checker=FormatChecker(["date"]))


def faults(name: str, content: Any) -> list[str]:
    """What the schema `name` finds wrong with `content`."""
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(content)]


def test_the_schemas_are_schemas_and_say_what_each_key_means():
    """They keep to the draft that they name, at addresses with the version in them."""
    assert set(schemas()) == {f"data/schema/v1/{name}.json" for name in ("response", "responses", "text")}
    for schema in schemas(HERE).values():
        Draft202012Validator.check_schema(schema)
        for key, value in schema["properties"].items():
            assert value["description"].endswith("."), key


def test_the_json_fits_its_schemas(example):
    """Of the whole log, of each response and of each text; no key is there that the schemas do not describe."""
    whole = example.json("data/responses.json")
    assert faults("responses", whole) == []
    assert len(whole["responses"]) == len(example.build.examined.log.responses)
    for response, facts in zip(example.build.examined.log.responses, whole["responses"], strict=True):
        single = example.json(json_address(response.reference))
        assert faults("response", single) == []
        assert single == facts | {key: single[key] for key in ("$schema", "request", "response") if key in single}
    assert [fault for text in example.texts for fault in faults("text", text)] == []


def test_the_schemas_stand_where_the_json_says(example):
    """Every file that names a schema names one that is in the site."""
    for name in ("data/responses.json", "responses/2024/61.json"):
        address = example.json(name)["$schema"]
        assert example.json(address.removeprefix(HERE))["$id"] == address


def test_the_descriptor_is_a_data_package(example):
    """It keeps to version 2.0 of the standard, and what it says of each file is true."""
    package = example.json("data/datapackage.json")
    profile = json.loads(PROFILE.read_text(encoding="utf-8"))
    assert [error.message for error in Draft7Validator(profile).iter_errors(package)] == []
    assert package["licenses"] == [
        {"path": "https://sampleshire.example.org/licence", "title": "Sampleshire Open Licence (invented)"}
    ]
    for resource in package["resources"]:
        content = example.read(f"data/{resource['path']}")
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    named = {resource["path"] for resource in package["resources"]} | {"datapackage.json"}
    assert named == {path.name for path in (example.folder / "data").iterdir() if path.is_file()}


def test_the_descriptor_says_no_licence_that_is_not_configured(project, tmp_path):
    """Without a licence there is none; one without an address, which the standard does not know, is said in words."""
    assert "licenses" not in written(project.config_file, tmp_path / "a").json("data/datapackage.json")
    project.set("licence: {name: Ours}")
    package = written(project.config_file, tmp_path / "b").json("data/datapackage.json")
    assert "licenses" not in package
    assert package["description"].endswith("Licence: Ours.")


def cast(field: dict[str, Any], text: str) -> Any:
    """The value of a cell, as the Table Schema of its column says it is written."""
    match field["type"]:
        case "integer":
            return int(text)
        case "boolean":
            return {"true": True, "false": False}[text]
    return float(text) if field["type"] == "number" else text


def as_json_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """A Table Schema as JSON Schema of its rows: its constraints bear the same names."""
    forms: dict[str, Any] = {"date": {"type": "string", "format": "date"}}
    fields = schema["fields"]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field["name"] for field in fields if field.get("constraints", {}).get("required")],
        "properties": {
            field["name"]: forms.get(field["type"], {"type": field["type"]})
            | {key: value for key, value in field.get("constraints", {}).items() if key != "required"}
            for field in fields
        },
    }


def test_the_tables_fit_their_descriptor(example):
    """Columns in its order, values of its types, keys that are unique and lead to a row."""
    keys: dict[str, set[tuple[str, ...]]] = {}
    for resource in (each for each in example.json("data/datapackage.json")["resources"] if "schema" in each):
        content = example.read(f"data/{resource['path']}")
        assert content.startswith(MARK)
        assert content.count(b"\n") == content.count(b"\r\n")
        schema, rows = resource["schema"], example.rows(resource["name"])
        assert len(rows) == content.count(b"\r\n") - 1 > 5
        assert list(rows[0]) == [field["name"] for field in schema["fields"]]
        judge = Draft202012Validator(as_json_schema(schema), format_checker=FormatChecker(["date"]))
        fields = {field["name"]: field for field in schema["fields"]}
        for row in rows:
            values = {name: cast(fields[name], text) for name, text in row.items() if text}
            assert [error.message for error in judge.iter_errors(values)] == []
        found = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        keys[resource["name"]] = set(found)
        assert len(keys[resource["name"]]) == len(found)
        for key in schema.get("foreignKeys", ()):
            leads = {tuple(row[name] for name in key["fields"]) for row in rows}
            assert leads <= keys[key["reference"]["resource"]]


# It says what the log says.


def test_the_tables_say_what_the_records_say(example):
    """Every response once, newest first, with its facts, its parts, its exemptions and its files."""
    responses = example.build.examined.log.responses
    rows, parts = example.rows("responses"), example.rows("parts")
    assert [row["reference"] for row in rows] == [response.reference.text for response in responses]
    expected: list[tuple[str, ...]] = []
    cited: list[tuple[str, ...]] = []
    for response, row in zip(responses, rows, strict=True):
        front, shown = response.front, not response.front.withdrawn
        assert row["title"] == front.title.removeprefix("'")
        for name in ("received", "responded", "correct_as_at", "published"):
            day = getattr(front, name)
            assert row[name] == (day.isoformat() if day else "")
        assert row["language"] == response.language
        assert row["topics"] == (BETWEEN.join(front.topics) if shown else "")
        assert row["outcomes"] == (BETWEEN.join(dict.fromkeys(response.outcomes)) if shown else "")
        assert row["laws"] == BETWEEN.join(response.laws)
        assert row["attachments"] == str(len(response.attachments) if shown else 0)
        assert row["address"] == HERE + response.reference.address
        for number, part in enumerate(response.parts if shown else (), 1):
            key = (response.reference.text, str(number))
            expected.append((*key, part.outcome, part.law, BETWEEN.join(map(str, part.questions))))
            cited += [(*key, e.citation.law, e.citation.provision) for e in part.exemptions]
    assert [
        tuple(row[name] for name in ("reference", "part", "outcome", "law", "questions")) for row in parts
    ] == expected
    exemptions = example.rows("exemptions")
    assert [tuple(row[name] for name in ("reference", "part", "law", "provision")) for row in exemptions] == cited
    facts = example.build.examined.facts
    files = [(a.name, facts[a.path]) for r in responses if not r.front.withdrawn for a in r.attachments]
    attached = [(row["file"], row["size"], row["sha256"]) for row in example.rows("attachments")]
    assert attached == [(name, str(known.size), known.sha256) for name, known in files]


PROSE = {"reference", "title", "matter", "reason", "note", "was", "now", "body", "summary", "editor_note", "by", "name"}
PROSE |= {"available_at", "enactment", "estimate", "purpose", "qualified_person", "sha256", "file", "topics", "related"}


def prose(content: Any, key: str = "") -> Iterator[str]:
    """Whatever people wrote in a record."""
    if isinstance(content, dict):
        for name, value in content.items():
            yield from prose(value, name)
    elif isinstance(content, list):
        for value in content:
            yield from prose(value, key)
    elif key in PROSE:
        yield content


def test_the_data_says_nothing_that_the_page_does_not_show(example):
    """Whatever people wrote, and every reference and checksum, stands on the page of its response."""
    composer, responses = example.build.composer, example.build.examined.log.responses
    for response, facts in list(zip(responses, example.json("data/responses.json")["responses"], strict=True))[::3]:
        page = html.unescape(re.sub(r"<[^>]+>", "", composer.response(response).content))
        page = re.sub(r"\s+", " ", page)
        assert [said for said in prose(facts) if re.sub(r"\s+", " ", said) not in page] == []


def test_a_withdrawn_response_keeps_its_facts_and_loses_its_content(project, tmp_path):
    """What its page no longer shows is in no file."""
    facts = "outcome: refused\nexemptions: [31(3)]\nrefusal_notice: 17(1)\ntopics: [Marrowbone]\nsummary: Marrowbone.\n"
    facts += "requester_type: media\neditor_note: Marrowbone.\n"
    facts += "changes:\n  - {date: 2021-09-02, note: Mended, was: Marrowbone}\n"
    facts += "withdrawn: {date: 2021-10-01, reason: It named somebody., by: Head of Information}"
    project.write(
        "responses/2021/3.md", f"---\nreference: 2021/3\ntitle: Barges\nresponded: 2021-09-01\n{facts}\n---\n"
    )
    made = written(project.config_file, tmp_path / "data")
    row = next(row for row in made.rows("responses") if row["reference"] == "2021/3")
    assert {name: value for name, value in row.items() if value} == {
        "reference": "2021/3",
        "address": f"{HERE}responses/2021/3/",
        "title": "Barges",
        "language": "en",
        "responded": "2021-09-01",
        "laws": "FOIA",
        "attachments": "0",
        "changes": "1",
        "withdrawn_date": "2021-10-01",
        "withdrawn_reason": "It named somebody.",
        "withdrawn_by": "Head of Information",
    }
    assert not [row for name in ("parts", "exemptions") for row in made.rows(name) if row["reference"] == "2021/3"]
    assert not [text for text in made.texts if text["reference"] == "2021/3"]
    for file in (file for file in made.folder.rglob("*") if file.is_file()):
        content = file.read_bytes()
        assert b"Marrowbone" not in (gzip.decompress(content) if file.suffix == ".gz" else content), file


def test_what_is_held_back_or_only_for_officers_is_in_no_file(project, tmp_path):
    """No response before its day, no reference to one, and nothing of what an officer accepted."""
    project.set("repository: private")
    project.add("2021/5", facts="outcome: granted\npublished: 2027-01-01\nsupersedes: 2021/1\nrelated: [2021/2]")
    accepted = "identifies_nobody: {by: Quiverthatch, date: 2021-09-01}"
    project.add("2021/6", facts=f"outcome: granted\nrelated: [2021/1]\n{accepted}")
    made = written(project.config_file, tmp_path / "data")
    rows = {row["reference"]: row for row in made.rows("responses")}
    assert set(rows) == {"2021/2", "2021/6", "2021/1"}
    assert rows["2021/1"]["related"] == "2021/6"
    assert rows["2021/2"]["related"] == rows["2021/1"]["superseded_by"] == ""
    for file in (file for file in made.folder.rglob("*") if file.is_file()):
        content = file.read_bytes()
        text = (gzip.decompress(content) if file.suffix == ".gz" else content).decode()
        assert "2021/5" not in text, file
        assert "Quiverthatch" not in text, file


def test_the_texts_are_those_of_the_pages(example):
    """The request, the response and every attachment whose text is shown, in their own language."""
    responses = example.build.examined.log.responses
    kinds = [(text["reference"], text["kind"]) for text in example.texts]
    for response in responses:
        own = [kind for reference, kind in kinds if reference == response.reference.text]
        files = [] if response.front.withdrawn else ["attachment"] * len(response.attachments)
        assert own == ([] if response.front.withdrawn else ["request", "response", *files])
    welsh = [text for text in example.texts if text["language"] == "cy"]
    assert len(welsh) >= 6
    table = next(text for text in example.texts if text.get("file") == "calls-from-care-homes.csv")
    assert table["address"].endswith("/text/calls-from-care-homes.csv/")
    assert len(table["text"].splitlines()) > 10


def test_without_the_address_of_a_site_addresses_begin_at_its_top(project, tmp_path):
    """And no schema is named, whose address nobody knows."""
    made = written(project.config_file, tmp_path / "data", "")
    single = made.json("responses/2021/1.json")
    assert single["address"] == "responses/2021/1/"
    assert "$schema" not in single
    assert faults("response", single) == []


def test_an_unofficial_log_says_so_in_its_data(project, tmp_path):
    """Who finds the data without the site must not take it for the authority's own."""
    text = project.config_file.read_text(encoding="utf-8")
    project.write("mkdocs.yml", text.replace("official: true", "official: false"))
    made = written(project.config_file, tmp_path / "data")
    said = "Not published by Sampleshire Council."
    assert made.json("data/responses.json")["notice"] == said
    assert said in made.json("data/datapackage.json")["description"]


def test_an_empty_log_has_its_tables(new_project, tmp_path):
    """Their first line alone."""
    made = written(new_project().config_file, tmp_path / "data")
    assert [made.rows(table.name) for table in TABLES] == [[], [], [], []]
    assert made.json("data/responses.json")["responses"] == []
    assert made.texts == []


def test_search_engines_are_told_what_a_response_relies_on_and_when_it_changed(example):
    """In the words of schema.org: the provisions with their addresses, and the days of publication and correction."""
    composer = example.build.composer
    described = {}
    for number, response in enumerate(example.build.examined.log.responses):
        if number % 5 and not response.front.changes:
            continue
        [record] = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', composer.response(response).shown.head
        )
        described[response] = json.loads(record)
    for response, record in described.items():
        cited = {e.citation.provision for part in response.parts for e in part.exemptions}
        shown = {named["name"].rpartition(", ")[2] for named in record.get("citation", ())}
        assert shown == (set() if response.front.withdrawn else cited)
        assert all(named["url"].startswith("https://www.legislation.gov.uk/") for named in record.get("citation", ()))
        days = [change.date.isoformat() for change in response.front.changes]
        assert record.get("dateModified") == max(days, default=None)
        assert record["isPartOf"]["@id"] == f"{HERE}open-data/"
