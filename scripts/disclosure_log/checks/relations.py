"""What a response says of other responses: each reference that it names must be one of this log's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from disclosure_log.findings import Finding
from disclosure_log.records.explain import nearest
from disclosure_log.records.reference import ReferenceUnusable, make_reference
from disclosure_log.records.response import Response
from disclosure_log.records.strict_yaml import Path as KeyPath


def check_relations(responses: Sequence[Response], separator: str) -> list[Finding]:
    """What is wrong with the references that `responses` name, those held back for a later day included."""
    known = {response.reference.text: response for response in responses}
    findings: list[Finding] = []
    for response in responses:
        for place, text in _named(response):
            if text == response.reference.text:
                message = f"`{place[0]}` names this response itself."
                findings.append(
                    response.finding(
                        "DL025", place, message, "Write the reference of the other one, or remove the line."
                    )
                )
            elif text not in known:
                near = nearest(text, list(known)) if len(known) < 5000 else ""  # noqa: PLR2004 - comparing is slow
                hint = f"The nearest reference is {near}." if near else "Write it exactly as that response writes it."
                findings.append(
                    response.finding("DL025", place, f"No response of this log has the reference {text}.", hint)
                )
        findings += _check_aliases(response, known, separator)
    findings += _check_aliases_apart(responses, separator)
    return findings


def _named(response: Response) -> Iterator[tuple[KeyPath, str]]:
    for number, text in enumerate(response.front.related):
        yield ("related", number), text
    if response.front.supersedes:
        yield ("supersedes",), response.front.supersedes


def _check_aliases(response: Response, known: Mapping[str, Response], separator: str) -> Iterator[Finding]:
    for number, alias in enumerate(response.front.aliases):
        try:
            make_reference(alias, separator)
        except ReferenceUnusable as unusable:
            yield response.finding("DL020", ("aliases", number), unusable.message, unusable.hint)
        if alias in known:
            message = f"The alias {alias} is the reference of a response that is still there."
            yield response.finding(
                "DL022", ("aliases", number), message, "An alias is a reference that is no longer used."
            )


def _check_aliases_apart(responses: Sequence[Response], separator: str) -> Iterator[Finding]:
    """Two responses may not want the same address, by reference or by alias."""
    taken = {response.reference.path: response.reference.text for response in responses}
    for response in responses:
        for number, alias in enumerate(response.front.aliases):
            try:
                path = make_reference(alias, separator).path
            except ReferenceUnusable:
                continue
            if alias not in taken.values() and path in taken:
                message = f"The alias {alias} leads to an address that {taken[path]} already has."
                yield response.finding("DL022", ("aliases", number), message, "Remove the alias from one of the two.")
            taken.setdefault(path, alias)
