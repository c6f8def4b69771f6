"""A response as it is kept between runs: plain text, from which it is made anew without reading its file again.

What every run needs of each response is made at once, and the rest (its parts, its text, where its keys stand) the
first time that it is asked for. The front matter goes through the model again, so that nothing but a response can come
of it, whatever was kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from disclosure_log.findings import Finding, FindingsError, Severity
from disclosure_log.records.body import Body, Heading, Link, Section
from disclosure_log.records.folder import Named
from disclosure_log.records.front_matter import FrontMatter
from disclosure_log.records.reading import Conventions, Draft, attachments_of, parts_of, read_draft
from disclosure_log.records.reference import Reference
from disclosure_log.records.response import Response
from disclosure_log.records.strict_yaml import Mark

MARKS, BODY = "marks", "body"

_UNUSABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What reading kept text raises that is not what it should be."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one response, as JSON."""

    facts: str
    """What every run needs: front matter, reference, attachments, links, and findings that block nothing."""

    marks: str
    """Where its keys stand."""

    body: str
    """Its text, as HTML."""


class NotKeptError(ValueError):
    """What was kept is not what is kept of a response."""


def keep(draft: Draft) -> Kept | None:
    """What is kept of `draft`; nothing where something is wrong with it, and of what the log does not show."""
    response = draft.response
    if response is None or response.body is None or any(finding.blocks for finding in draft.findings):
        return None
    findings = [(f.code, f.path, f.message, f.hint, f.line, f.column, f.severity.value) for f in draft.findings]
    facts = (
        draft.data,
        (response.reference.text, response.reference.path),
        response.language,
        response.has_letter,
        draft.named,
        [(link.reference, link.line, link.column) for link in response.links],
        findings,
    )
    marks = [(place, mark.line, mark.column) for place, mark in response.marks.items()]
    body = [
        (part.html, [(each.level, each.id, each.text) for each in part.headings]) for part in _sections(response.body)
    ]
    return Kept(_text(facts), _text(marks), _text(body))


def made_anew(facts: str, rest: Callable[[str], str], file: Path, shown: str, conventions: Conventions) -> Draft:
    """The draft of which `facts` were kept; `rest` gives the kept marks and body, and may raise `ValueError`.

    Raises `NotKeptError` where these are no facts of a response.
    """
    try:
        data, (text, path), language, letter, named, links, findings = json.loads(facts)
        front = FrontMatter.model_validate(data)
        _require(str, text, path, language, *(link[0] for link in links), *(values[3] for values in findings))
        _require(int, letter, *(number for link in links for number in link[1:]))
        _require(int, *(number for values in findings for number in values[4:6]))
        named = [Named(*each) for each in named]
        links = tuple(Link(*link) for link in links)
        response = object.__new__(Response)
        for name, value in (
            ("reference", Reference(text, path)),
            ("front", front),
            ("language", language),
            ("attachments", attachments_of(front, language, file, conventions.store) if named else ()),
            ("source", shown),
            ("has_letter", letter),
            ("links", links),
            ("_later", _Later(data, front, links, rest, file, shown, conventions)),
        ):
            object.__setattr__(response, name, value)
        told = [
            Finding(code, path, message, hint, line, column, Severity(severity))
            for code, path, message, hint, line, column, severity in findings
        ]
        return Draft(file, shown, told, response.reference, named, response, {}, data)
    except _UNUSABLE:
        raise NotKeptError from None


@dataclass(slots=True)
class _Later:
    """Gives the fields of a response that are made when they are asked for."""

    data: dict[str, Any]
    front: FrontMatter
    links: tuple[Link, ...]
    rest: Callable[[str], str]
    file: Path
    shown: str
    conventions: Conventions

    def __call__(self, name: str) -> Any:
        if name == "parts":
            return parts_of(self.front, self.conventions)
        try:
            kept = json.loads(self.rest(name))
            if name == MARKS:
                return {tuple(place): Mark(line, column) for place, line, column in kept}
            if name == BODY:
                return self._body(kept)
        except _UNUSABLE:
            return getattr(self._read_again(), name)
        raise AttributeError(name)

    def _body(self, kept: Any) -> Body:
        request, response = (Section(html, tuple(Heading(*heading) for heading in headings)) for html, headings in kept)
        return Body(request, response, self.links)

    def _read_again(self) -> Response:
        """The response out of its file, which is as it was unless somebody has changed it since this run began."""
        draft = read_draft(self.file, self.shown, self.conventions)
        if draft.response is None or draft.data != self.data:
            message = "The file changed while the log was being read."
            raise FindingsError([Finding("DL067", self.shown, message, "Begin again.")])
        return draft.response


def _require(kind: type, *values: object) -> None:
    for value in values:
        if not isinstance(value, kind):
            raise TypeError


def _sections(body: Body) -> tuple[Section, Section]:
    return body.request, body.response


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
