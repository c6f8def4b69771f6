"""What a response says of other responses: each reference that it names must be one of this log's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from disclosure_log.findings import Finding
from disclosure_log.records.explain import nearest
from disclosure_log.records.reference import ReferenceUnusableError, make_reference
from disclosure_log.records.response import Response
from disclosure_log.records.strict_yaml import Path as KeyPath

_MOST_COMPARED = 5000
"""References above which no nearest one is looked for: comparing them would take longer than the build."""

_NESTED = "Remove the alias. Where the authority's references nest, set separator: '-' in mkdocs.yml."


def check_relations(
    responses: Sequence[Response], separator: str, references: frozenset[str] = frozenset()
) -> list[Finding]:
    """What is wrong with the references that `responses` name, those held back for a later day included.

    `references` are those of files that are here but cannot be read to the end: naming them is no fault.
    """
    known = {response.reference.text: response for response in responses}
    findings: list[Finding] = []
    for response in responses:
        findings += _check_named(response, known, references)
        findings += _check_links(response, known, references)
    findings += _check_successions(known)
    findings += _check_aliases(responses, separator, references)
    return findings


def check_waiting(responses: Sequence[Response], today: date) -> Iterator[Finding]:
    """What names a response that is held back for longer: until its day the public log would lead nowhere.

    Of a private repository, from which only what may be shown is carried into the public one.
    """
    days = {response.reference.text: response.front.published or today for response in responses}
    for response in responses:
        shown = max(days[response.reference.text], today)
        named = [(place, text) for place, text in _named(response) if days.get(text, shown) > shown]
        for place, text in named:
            message, hint = _waiting(days[text])
            yield response.finding("DL025", place, message, hint)
        for link in response.links:
            if days.get(link.reference, shown) > shown:
                yield Finding("DL025", response.source, *_waiting(days[link.reference]), link.line, link.column)


def _waiting(day: date) -> tuple[str, str]:
    message = f"This names a response that is held back until {day.isoformat()}, for longer than this one."
    return message, "Leave it out until then, or hold this one back as long: naming it would tell that it is there."


def _check_named(response: Response, known: Mapping[str, Response], references: frozenset[str]) -> Iterator[Finding]:
    for place, text in _named(response):
        if text == response.reference.text:
            message = f"`{place[0]}` names this response itself."
            yield response.finding("DL025", place, message, "Write the reference of the other one, or remove the line.")
        elif text not in known and text not in references:
            yield response.finding("DL025", place, "No response of this log has this reference.", _nearest(text, known))


def _check_links(response: Response, known: Mapping[str, Response], references: frozenset[str]) -> Iterator[Finding]:
    for link in response.links:
        if link.reference not in known and link.reference not in references:
            message = "This link names a reference that no response of this log has."
            yield Finding("DL025", response.source, message, _nearest(link.reference, known), link.line, link.column)


def _nearest(text: str, known: Mapping[str, Response]) -> str:
    near = nearest(text, list(known)) if len(known) < _MOST_COMPARED else ""
    return f"The nearest reference is {near}." if near else "Write it exactly as that response writes it."


def _check_successions(known: Mapping[str, Response]) -> Iterator[Finding]:
    """A response takes the place of one earlier response, which none other takes, and never of its own successor."""
    successors: dict[str, str] = {}
    for text, response in known.items():
        earlier = response.front.supersedes
        if earlier is None or earlier == text:
            continue
        if earlier in successors:
            message = f"{successors[earlier]} takes the place of the same response."
            yield response.finding("DL025", ("supersedes",), message, "Let this one supersede that one, or remove it.")
        elif _leads_back(text, known):
            message = "This response takes the place of one that in the end takes its own."
            yield response.finding("DL025", ("supersedes",), message, "Keep the line in the latest of them alone.")
        successors.setdefault(earlier, text)


def _leads_back(text: str, known: Mapping[str, Response]) -> bool:
    seen = {text}
    current = known[text].front.supersedes
    while current is not None and current in known and current not in seen:
        seen.add(current)
        current = known[current].front.supersedes
    return current == text


def _named(response: Response) -> Iterator[tuple[KeyPath, str]]:
    for number, text in enumerate(response.front.related):
        yield ("related", number), text
    if response.front.supersedes:
        yield ("supersedes",), response.front.supersedes


def _check_aliases(responses: Sequence[Response], separator: str, references: frozenset[str]) -> Iterator[Finding]:
    """An alias leads to an address of its own: no reference or other alias has it, or stands above or below it."""
    renamed = [response for response in responses if response.front.aliases]
    if not renamed:
        return
    taken = _Addresses()
    paths = {response.reference.text: response.reference.path for response in responses}
    for text in sorted(references.union(paths)):
        taken.add(paths.get(text) or make_reference(text, separator).path, text)
    for response in renamed:
        for number, alias in enumerate(response.front.aliases):
            place = ("aliases", number)
            try:
                path = make_reference(alias, separator).path
            except ReferenceUnusableError as unusable:
                yield response.finding("DL020", place, unusable.message, unusable.hint)
                continue
            wrong = taken.what_stands_against(path, alias)
            if wrong:
                yield response.finding("DL022", place, *wrong)
            taken.add(path, f"the alias {alias} of {response.reference}")


class _Addresses:
    """The paths that are taken, each with what takes it first: a reference, or an alias and whose it is."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}
        self._below: dict[str, str] = {}
        """For each folder that a path stands in, what stands below it."""

    def add(self, path: str, text: str) -> None:
        """Take `path` for what `text` names."""
        self._taken.setdefault(path, text)
        for folder in _folders(path):
            self._below.setdefault(folder, text)

    def what_stands_against(self, path: str, alias: str) -> tuple[str, str] | None:
        """Why `alias` cannot have `path`, and what to do about it; none where it can."""
        owner = self._taken.get(path)
        if owner == alias:
            message = f"The alias {alias} is the reference of a response that is still there."
            return message, "An alias is a reference that is no longer used."
        if owner is not None:
            message = f"The alias {alias} leads to an address that {owner} already has."
            return message, "Remove the alias from one of the two."
        above = next((self._taken[folder] for folder in _folders(path) if folder in self._taken), None)
        if above is not None:
            return f"The alias {alias} would stand below {above}.", _NESTED
        if path in self._below:
            return f"The alias {alias} would stand above {self._below[path]}.", _NESTED
        return None


def _folders(path: str) -> list[str]:
    """The folders that a path stands in: `2021` and `2021/7` for `2021/7/1`."""
    return [path[:place] for place, sign in enumerate(path) if sign == "/"]
