"""Writes the tables of keys in the officers' guide out of the models that read them.

A table stands between `<!-- keys: NAME -->` and `<!-- end -->` in `docs/officers/keys.md`. With --check nothing is
written, and the status is 1 where a table is not up to date.
"""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from disclosure_log.law import Outcome
from disclosure_log.records import front_matter as keys

PAGE = Path(__file__).resolve().parents[1] / "docs" / "officers" / "keys.md"
TABLE = re.compile(r"(<!-- keys: ([a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)

MODELS: dict[str, type[BaseModel]] = {
    "response": keys.FrontMatter,
    "part": keys.PartKeys,
    "exemption": keys.ExemptionKeys,
    "extension": keys.ExtensionKeys,
    "clarification": keys.ClarificationKeys,
    "fees": keys.FeesNoticeKeys,
    "attachment": keys.AttachmentKeys,
    "accepted": keys.AcceptedKeys,
    "stored": keys.StoredKeys,
    "change": keys.ChangeKeys,
    "decision": keys.DecisionKeys,
    "withdrawn": keys.WithdrawnKeys,
    "defect": keys.DefectKeys,
    "confirmation": keys.IdentifiesNobodyKeys,
}
"""The tables by their name; each model is shown whole."""

FORMS = {
    "Bytes": "a number of bytes",
    "Day": "a day, such as `2026-03-02`",
    "Language": "a language code, such as `en` or `cy`",
    "Line": "a few words",
    "Number": "a whole number",
    "Prose": "words",
    "Sha256": "the 64 signs of a SHA-256",
    "WebAddress": "a web address, whole",
}
"""What is written for each type that the models name."""


def page(text: str) -> str:
    """The page with every table as it should be; raises `KeyError` for a table that there is no model for."""
    return TABLE.sub(lambda match: f"{match[1]}\n{table(match[2])}\n{match[3]}", text)


def table(name: str) -> str:
    """The table of one model."""
    model = MODELS[name]
    own = {key: field for key, field in model.model_fields.items() if name != "response" or key not in _of_a_part()}
    rows = [
        f"| `{key}`{' (needed)' if needed(name, key, field) else ''} | {cells(field)} |" for key, field in own.items()
    ]
    return "\n".join(["| Key | Write | What it says |", "|---|---|---|", *rows]) + "\n"


def _of_a_part() -> set[str]:
    """Keys of a part: with one outcome they stand at the top, and they have a table of their own."""
    return set(keys.PartKeys.model_fields)


def needed(name: str, key: str, field: FieldInfo) -> bool:
    """Whether the key must be there."""
    return field.is_required() or (name, key) == ("part", "outcome")


def cells(field: FieldInfo) -> str:
    """What to write, and what it says."""
    return f"{form(field)} | {str(field.description).replace('|', chr(92) + '|')}"


def form(field: FieldInfo) -> str:
    """How a value of the field is written."""
    if field.annotation is Outcome or Outcome in get_args(field.annotation):
        return "an [outcome](../officers.md#outcomes)"
    choices = list(_choices(field.annotation))
    if choices:
        return " or ".join(f"`{choice}`" for choice in choices)
    inner = next(_models(field.annotation), None)
    several = any(get_origin(part) is tuple for part in (field.annotation, *get_args(field.annotation)))
    if inner:
        name = next(name for name, model in MODELS.items() if model is inner)
        if inner is keys.ExemptionKeys:
            return f"a list of provisions: `[31(1)(a), 40(2)]`, or each with [keys of its own](#{name})"
        return f"{'a list, each with ' if several else ''}[keys of its own](#{name})"
    word = _word(field)
    if not several:
        return word
    return "numbers: `[1, 2]`" if word == FORMS["Number"] else f"a list, each {word}: `[one, two]`"


def _word(field: FieldInfo) -> str:
    """The words for a plain type, found among the types that the models' module names."""
    plain = set(_plain(field))
    for name, words in FORMS.items():
        wanted = getattr(keys, name)
        if plain & set(_functions(get_args(wanted)[1:])):
            return words
    raise KeyError(field.description)


def _plain(field: FieldInfo) -> Iterator[Any]:
    yield from _functions(field.metadata)
    waiting = [field.annotation]
    while waiting:
        annotation = waiting.pop()
        yield from _functions(getattr(annotation, "__metadata__", ()))
        waiting += get_args(annotation)


def _functions(metadata: Any) -> Iterator[Any]:
    """What tells one type from another: the function that reads its text."""
    for part in metadata:
        pattern = getattr(part, "pattern", None)
        function = getattr(part, "func", None)
        if function is not None and function.__name__ != "_each_once":
            yield function
        elif pattern:
            yield pattern


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _choices(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif isinstance(annotation, type) and issubclass(annotation, Enum) and annotation is not date:
        yield from (member.value for member in annotation)
    elif isinstance(annotation, types.UnionType) or get_args(annotation):
        for part in get_args(annotation):
            yield from _choices(part)


def main() -> int:
    """Write the page, or compare it."""
    text = PAGE.read_text(encoding="utf-8")
    wanted = page(text)
    if sys.argv[1:] == ["--check"]:
        return int(text != wanted)
    PAGE.write_text(wanted, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
