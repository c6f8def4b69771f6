"""Canaries in responses: what stands on the list of names and numbers that are never to be published.

What is found depends on a list and a key that change without the log, so nothing of this is kept between runs.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

from disclosure_log.checks.personal import CANARIES, facts_of, line_of, values_of
from disclosure_log.config import CONFIG_FILE, Project
from disclosure_log.findings import Finding
from disclosure_log.gate.acceptance import accepted_codes, block, misfits
from disclosure_log.gate.people.canaries import Canaries, CanariesError, key_from
from disclosure_log.records.response import Response
from disclosure_log.records.said import said_hash
from disclosure_log.records.source import Source, read_source
from disclosure_log.records.strict_yaml import read_mapping

_MOST = 50
"""Findings of one response that are told."""


def load_canaries(
    project: Project, environment: Mapping[str, str] = os.environ
) -> tuple[Canaries | None, list[Finding]]:
    """The list that the settings of `project` name, or what keeps it from being searched for; neither where none is."""
    if not project.options.canaries:
        return None, []
    try:
        return Canaries.from_file(project.root / project.options.canaries, key_from(environment)), []
    except CanariesError as error:
        message = f"Nothing was compared with the list of canaries. {error.message}"
        return None, [Finding(CANARIES, CONFIG_FILE, message, error.hint)]


def check_canaries(responses: Iterable[Response], project: Project, canaries: Canaries) -> Iterator[Finding]:
    """Rule DL122: where a response says something that is on the list; DL123 of what is accepted there."""
    for response in responses:
        source, _ = read_source(project.root / response.source, response.source)
        if source and not response.front.withdrawn:
            front = facts_of(source, public=project.options.repository == "public")
            yield from _of(response, source, front, canaries)


def _of(response: Response, source: Source, front: str, canaries: Canaries) -> Iterator[Finding]:
    lines = {2 + front.count("\n", 0, start) for start, _ in canaries.search(front)}
    lines |= {line_of(response, place) for place, value in values_of(response) for _ in canaries.search(value)}
    lines |= {source.body_line + source.body.count("\n", 0, start) for start, _ in canaries.search(source.body)}
    lines |= {1 for _ in canaries.search(response.source)}
    accepted = [(number, entry) for number, entry in enumerate(response.front.accepted) if entry.finding == CANARIES]
    if not lines and not accepted:
        return
    data = read_mapping(source.front, response.source, first_line=2)[0].data
    sha256 = said_hash(data, source.body)
    entries = [entry for _, entry in accepted]
    if CANARIES not in accepted_codes(entries, sha256):
        entry = block(CANARIES, sha256)
        hint = (
            "Take it out. Where it is meant to be public, write among the facts, with your role and the reason: "
            f"accepted: [{entry}]"
        )
        for line in sorted(lines)[:_MOST]:
            message = "Here stands a name or a number that is on the list of what is never to be published."
            yield Finding(CANARIES, response.source, message, hint, line)
    found = {CANARIES} if lines else set()
    if not found:
        for misfit in misfits(entries, found, sha256, of="the response", can_be={CANARIES}):
            place = ("accepted", accepted[misfit.number][0])
            yield response.finding("DL123", place, misfit.message, misfit.hint)
