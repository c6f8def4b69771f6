"""The public form of a response's file: what may leave the authority, and none of the notes that officers wrote in it.

Comments among the facts are for officers, and are cut out; the rest stays as it was typed. Of a response that was
withdrawn only the facts that its page shows are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from disclosure_log.records.response import Response
from disclosure_log.records.source import Source
from disclosure_log.records.strict_yaml import read_mapping

_SHOWN: Mapping[str, Any] = {
    "reference": None,
    "title": None,
    "received": None,
    "responded": None,
    "correct_as_at": None,
    "clarification": None,
    "fees_notice": None,
    "published": None,
    "law": None,
    "language": None,
    "outcome": None,
    "parts": {"outcome": None, "law": None},
    "supersedes": None,
    "aliases": None,
    "changes": {"date": None, "note": None},
    "withdrawn": None,
}
"""The keys of a withdrawn response that may be public, in their order: what its page shows, and the outcome, which each
response has. Where a key has keys of its own, only those that are named."""

_AS_TYPED = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_SCANNED = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK_STYLES = ("|", ">")
_COMMENT = re.compile(r"(?:(?<=\s)|^)#.*$", re.MULTILINE)

Place = tuple[str | int, ...]


class PublicFormError(ValueError):
    """A file of which no public form can be made without changing what it says."""


def still_readable(response: Response) -> Iterator[tuple[Place, str]]:
    """What the file of a withdrawn `response` says that its page does not, with the place of its key."""
    if response.has_letter:
        yield ("withdrawn",), "its letter"
    for place in response.marks:
        match place:
            case (str(key),) if key not in _SHOWN:
                yield place, f"`{key}`"
            case (str(key), int(), str(inner)) if _SHOWN.get(key) and inner not in _SHOWN[key]:
                yield place, f"`{inner}` in `{key}`"


def public_form(source: Source, response: Response) -> str:
    """The text of a file as it may be public: of `source`, which was read into `response`.

    Raises `PublicFormError` where cutting the comments out would change what the file says.
    """
    if response.front.withdrawn:
        return withdrawn_form(read_mapping(source.front, response.source)[0].data)
    return without_notes(source)


def withdrawn_form(facts: Mapping[str, Any]) -> str:
    """The text of the file of a withdrawn response: of its `facts` those that its page shows."""
    return f"---\n{_written(_shown(facts, _SHOWN))}---\n"


def without_notes(source: Source) -> str:
    """The text of a file without the notes of officers. Raises as `public_form` does."""
    front = source.front
    if "#" in front:
        front = _without_comments(front)
        if _read(front) != _read(source.front) or _comments(front):
            raise PublicFormError
    return f"---\n{front}\n---\n{source.body}"


def _read(facts: str) -> Any:
    """What YAML that was read strictly before says, each value as it was typed."""
    try:
        return yaml.load(facts, Loader=_AS_TYPED)  # noqa: S506 - it makes nothing but text, lists and mappings
    except yaml.YAMLError:
        raise PublicFormError from None


def _shown(data: Mapping[str, Any], allowed: Mapping[str, Any]) -> dict[str, Any]:
    """Of these facts those that may be public, in their order."""
    shown = {}
    for key, inner in allowed.items():
        if key not in data:
            continue
        value = data[key]
        if inner and isinstance(value, list):
            value = [_shown(entry, inner) for entry in value]
        shown[key] = value
    return shown


def _written(data: Mapping[str, Any]) -> str:
    return str(yaml.safe_dump(dict(data), sort_keys=False, allow_unicode=True, width=10_000))


def blanked(facts: str) -> str:
    """The YAML with spaces where comments stood, so that all else keeps its place."""
    for start, stop in _comments(facts):
        facts = f"{facts[:start]}{' ' * (stop - start)}{facts[stop:]}"
    return facts


def _without_comments(facts: str) -> str:
    """The YAML without its comments: of a line that holds nothing else, the line and the empty one above it."""
    comments = _comments(facts)
    for start, stop in reversed(comments):
        facts = facts[:start].rstrip(" \t") + _CUT + facts[stop:]
    kept: list[str] = []
    for line in facts.split("\n") if comments else [facts]:
        if line != _CUT:
            kept.append(line.removesuffix(_CUT))
        elif kept and not kept[-1].strip():
            kept.pop()
    return "\n".join(kept).strip("\n") if comments else facts


_CUT = "\ue000"
"""Stands where a comment was, for a moment: no file of a response holds this sign (rule DL009)."""


def _comments(facts: str) -> list[tuple[int, int]]:
    """Where the comments begin and end: each `#` after white space, in no key and no value (YAML 1.2, section 6.6)."""
    spans = []
    for token in yaml.scan(facts, Loader=_SCANNED):
        if isinstance(token, yaml.ScalarToken):
            start = token.start_mark.index
            if token.style in _BLOCK_STYLES:
                start = facts.find("\n", start)  # behind the sign `|` a comment can stand
                if start < 0:
                    continue
            spans.append((start, token.end_mark.index))
    found: list[tuple[int, int]] = []
    for match in _COMMENT.finditer(facts):
        begins = match.start()
        if not any(start <= begins < stop for start, stop in spans):
            found.append((begins, match.end()))
            continue
        # A value that holds such a sign may have a comment behind it on the same line.
        stop = max(stop for start, stop in spans if start <= begins < stop)
        rest = _COMMENT.search(facts, stop, match.end()) if stop < match.end() else None
        if rest:
            found.append((rest.start(), match.end()))
    return found
