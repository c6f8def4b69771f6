"""Says what is wrong with front matter in words for an officer, where, and what to write instead."""

from __future__ import annotations

import re
import types
from datetime import date
from difflib import get_close_matches
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from disclosure_log.findings import Finding
from disclosure_log.records.front_matter import ExemptionKeys, FrontMatter
from disclosure_log.records.strict_yaml import Document, Path, named_key

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LISTS = {
    "exemptions": "Write each in brackets, with a comma between them: `exemptions: [31(3), 24(2)]`.",
    "questions": "Write each number: `questions: [1, 2, 3]`.",
    "topics": "Write `topics: [Drones, Equipment]`.",
    "attachments": "Write `attachments:`, and below it for each file a line `  - file: name.pdf` and a line "
    "`    title: what the file shows`.",
}
_EXAMPLES = {
    "reference": "reference: 2021/702",
    "title": "title: Use of drones",
    "responded": "responded: 2021-08-24",
    "outcome": "outcome: granted",
    "provision": "provision: 31(3)",
    "file": "file: letter.pdf",
    "until": "until: 2021-08-24",
    "reason": "reason: why, in words for the public",
    "date": "date: 2021-08-24",
    "note": "note: what was changed",
    "by": "by: the role of whoever decided, such as Head of Information",
}


def explain(
    error: ValidationError, document: Document, path: str, model: type[BaseModel] = FrontMatter
) -> list[Finding]:
    """The findings for what the model refused, at the lines of `document` in the file `path`."""
    return [_finding(details, document, path, model) for details in error.errors(include_url=False)]


def nearest(word: str, known: list[str]) -> str:
    """The known word that `word` most probably means; empty where none is near."""
    folded = {name.casefold().replace("-", "_").replace(" ", "_"): name for name in known}
    found = get_close_matches(word.casefold().replace("-", "_").replace(" ", "_"), list(folded), n=1, cutoff=0.7)
    return folded[found[0]] if found else ""


def _finding(details: ErrorDetails, document: Document, path: str, model: type[BaseModel]) -> Finding:
    place = tuple(part for part in details["loc"])
    mark = document.mark(place)
    name = _name(place)
    kind = details["type"]
    value = details.get("input")
    known = _known_keys(model, place[:-1])
    match kind:
        case "extra_forbidden":
            near = nearest(str(place[-1]), known)
            hint = f"Write `{near}`." if near else _belongs(place[-1], known)
            message = f"{named_key(str(place[-1]))} is not known{_inside(place)}."
            return Finding("DL010", path, message, hint, mark.line, mark.column)
        case "missing":
            inner = len(place) > 1
            example = _EXAMPLES.get(str(place[-1]), f"{place[-1]}: …")
            if place[-1] == "title" and inner:
                example = "title: what the file shows"
            return Finding(
                "DL011",
                path,
                f"The key `{place[-1]}` is missing{_inside(place)}.",
                f"Add a line: {example}"
                if not inner
                else f"Add to it, in the same column as its other lines: {example}",
                mark.line,
                mark.column,
            )
        case "enum" | "literal_error":
            message, hint = _choice(name, value, _choices(model, place))
            return Finding("DL012", path, message, hint, mark.line, mark.column)
        case "date_form" | "date_none":
            message, hint = _date(name, str(value), exists=kind == "date_form")
            return Finding("DL013", path, message, hint, mark.line, mark.column)
        case _:
            message, hint = _other(kind, name, place, details)
            if kind in ("tuple_type", "list_type"):
                hint = _entries_wanted(model, place, value) or hint
            elif kind == "text_empty" and place[-1] == "provision":
                message = "An exemption is empty."
                hint = "Write it as the letter cites it, such as exemptions: [31(1)(a)]."
            elif kind in ("model_type", "model_attributes_type", "dict_type"):
                hint = _keys_wanted(model, place) or hint
            elif kind == "text_empty" and _needed(model, place):
                hint = "Fill it in: every response needs it." if len(place) == 1 else "Fill it in."
            return Finding("DL012", path, message, hint, mark.line, mark.column)


def _belongs(key: str | int, known: list[str]) -> str:
    """Where a key that is known elsewhere belongs, or which ones are known here."""
    if key in ExemptionKeys.model_fields and "provision" not in known:
        return f"It belongs to an exemption, inside the list: exemptions: [{{provision: 12(1), {key}: …}}]."
    return f"Keys known here: {', '.join(sorted(known))}."


def _name(place: Path) -> str:
    """`exemptions` in the second part: the words for a place in the front matter."""
    keys = [part for part in place if isinstance(part, str)]
    return f"`{keys[-1]}`" if keys else "The front matter"


def _inside(place: Path) -> str:
    keys = [part for part in place[:-1] if isinstance(part, str)]
    if not keys:
        return ""
    number = place[-2] if isinstance(place[-2], int) else None
    return f" in `{keys[-1]}`" + (f", entry {number + 1}" if number is not None else "")


_MEANT = {
    "all disclosed": "granted",
    "disclosed": "granted",
    "full disclosure": "granted",
    "granted in full": "granted",
    "partial": "part_granted",
    "partially granted": "part_granted",
    "granted in part": "part_granted",
    "exempt": "refused",
    "withheld": "refused",
    "information not held": "not_held",
    "no information held": "not_held",
    "neither confirm nor deny": "ncnd",
    "neither confirmed nor denied": "ncnd",
    "section 12": "cost",
    "withdrawn": "withdrawn_by_requester",
}
"""What officers call outcomes, in small letters."""


def _choice(name: str, value: Any, choices: list[str]) -> tuple[str, str]:
    near = nearest(value, choices) if isinstance(value, str) else ""
    meant = _MEANT.get(value.strip().casefold().replace("_", " "), "") if isinstance(value, str) else ""
    near = meant if meant in choices else near
    # What was typed may be anything, a person's name too: it is repeated only where it is a slip of a known word.
    message = (
        f"{name}: `{value}` is not a value that this log knows."
        if near
        else f"{name} has a value that this log does not know."
    )
    return message, (f"Write `{near}`." if near else "") or f"Write one of: {', '.join(choices)}."


def _date(name: str, typed: str, *, exists: bool) -> tuple[str, str]:
    if not exists:
        return f"{name} is a date that does not exist.", "Check day and month: the order is year-month-day."
    written = _as_iso(typed)
    if len(written) == 1:
        return f"{name} is not written as year-month-day.", f"Write {written[0]}."
    if written:
        return (
            f"{name} is not written as year-month-day, and can be read in two ways.",
            f"Write {' or '.join(written)}.",
        )
    return f"{name} is not a date written as year-month-day.", "Write it like this: 2021-08-24."


def _as_iso(typed: str) -> list[str]:
    """The dates that `typed` may mean, British order first: `04/05/2021` is 4 May, or 5 April."""
    text = typed.strip()
    if match := re.fullmatch(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4})", text):
        first, second, year = (int(part) for part in match.groups())
        return list(dict.fromkeys(_existing(year, second, first) + _existing(year, first, second)))
    if match := re.fullmatch(r"([0-9]{4})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{1,2})", text):
        return _existing(*(int(part) for part in match.groups()))
    if match := re.fullmatch(r"(?:\w+,? )?([0-9]{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9}),? ([0-9]{4})", text):
        months = [number for number, month in enumerate(_MONTHS, 1) if match[2].casefold().startswith(month)]
        return _existing(int(match[3]), months[0], int(match[1])) if len(months) == 1 else []
    return []


def _existing(year: int, month: int, day: int) -> list[str]:
    try:
        return [date(year, month, day).isoformat()]
    except ValueError:
        return []


def _other(kind: str, name: str, place: Path, details: ErrorDetails) -> tuple[str, str]:
    key = next((part for part in reversed(place) if isinstance(part, str)), "key")
    context = details.get("ctx", {})
    match kind:
        case "text_empty":
            return f"{name} is empty.", "Fill it in, or remove the line."
        case "string_too_long" | "too_long":
            return (
                f"{name} is longer than {context.get('max_length', 300)}.",
                "Make it shorter; the letter's text belongs below the front matter.",
            )
        case "tuple_type" | "list_type":
            return f"{name} must be a list.", _LISTS.get(key, f"Write `{key}: [one, two]`.")
        case "model_type" | "model_attributes_type" | "dict_type":
            return (
                f"{name} must have keys of its own.",
                f"Write `{key}:` and below it, indented by two spaces, one `key: value` a line.",
            )
        case "string_pattern_mismatch":
            return f"{name} does not have the form that it needs.", "A SHA-256 is 64 digits and letters from a to f."
        case _:
            return f"{name} {details['msg'][:1].lower()}{details['msg'][1:]}.", ""


def _keys_wanted(model: type[BaseModel], place: Path) -> str:
    """How the keys that are needed at `place` are written, where a single value stands there."""
    inner = _model_at(model, place)
    wanted = [f"`{key}: …`" for key, field in inner.model_fields.items() if field.is_required()] if inner else []
    if not wanted:
        return ""
    if isinstance(place[-1], int):
        rest = f", and below it, in the column of the first word, {', '.join(wanted[1:])}" if wanted[1:] else ""
        return f"Write it as `- {wanted[0][1:]}{rest}."
    return f"Leave nothing behind the colon, and write below it, indented by two more spaces: {', '.join(wanted)}."


def _entries_wanted(model: type[BaseModel], place: Path, value: Any) -> str:
    """How the entries of a list are written that have keys of their own; empty where they are plain words."""
    if place[-1] == "exemptions" and not isinstance(value, dict):
        return ""
    inner = _model_at(model, place)
    wanted = [key for key, field in inner.model_fields.items() if field.is_required()] if inner else []
    if not wanted:
        return ""
    entry = ", ".join(f"{key}: …" for key in wanted)
    return f"Write each entry in braces within brackets, with a comma after each key: `{place[-1]}: [{{{entry}}}]`."


def _needed(model: type[BaseModel], place: Path) -> bool:
    """Whether the key at `place` must be there, so that removing it is no way out."""
    holder = _model_at(model, place[:-1])
    key = str(place[-1])
    return holder is not None and key in holder.model_fields and holder.model_fields[key].is_required()


def _known_keys(model: type[BaseModel], place: Path) -> list[str]:
    inner = _model_at(model, place)
    return list(inner.model_fields) if inner else []


def _model_at(model: type[BaseModel], place: Path) -> type[BaseModel] | None:
    current: type[BaseModel] | None = model
    for part in place:
        if isinstance(part, int):
            continue
        if current is None or part not in current.model_fields:
            return None
        current = next(_inner_models(current.model_fields[part].annotation), None)
    return current


def _inner_models(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is not None or isinstance(annotation, types.UnionType):
        for argument in get_args(annotation):
            yield from _inner_models(argument)


def _choices(model: type[BaseModel], place: Path) -> list[str]:
    keys = [part for part in place if isinstance(part, str)]
    holder = _model_at(model, place[: max(index for index, part in enumerate(place) if isinstance(part, str))])
    if holder is None or keys[-1] not in holder.model_fields:
        return []
    return list(_values(holder.model_fields[keys[-1]].annotation))


def _values(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        yield from (str(member.value) for member in annotation)
    elif get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif get_origin(annotation) in (Union, types.UnionType, tuple) or get_args(annotation):
        for argument in get_args(annotation):
            yield from _values(argument)
