"""The rules that need nothing but one response and the settings of its log: not the day, and no other response."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from disclosure_log.checks.defects import acknowledged, is_known
from disclosure_log.checks.grounds import check_grounds
from disclosure_log.checks.letters import check_letter
from disclosure_log.checks.notices import check_notices
from disclosure_log.checks.outcomes import check_outcomes
from disclosure_log.checks.people import check_people
from disclosure_log.checks.personal import check_personal
from disclosure_log.checks.titles import check_titles
from disclosure_log.config import Options
from disclosure_log.findings import Finding
from disclosure_log.records.response import Response
from disclosure_log.records.source import Source

RULES: Sequence[Callable[[Response, Options], Iterator[Finding]]] = (
    check_outcomes,
    check_grounds,
    check_notices,
    check_people,
    check_titles,
)


def check_alone(response: Response, options: Options, source: Source) -> list[Finding]:
    """What is wrong with `response` by itself, but for what it says of its own letter under `known_defects`.

    It was read from `source`.

    The rules are run where its file is read, and what they find is kept with it until the file, the settings or the
    program change. So none of them may ask what day it is, look at another response, or open a file.
    Of a response that was withdrawn nothing is asked: taking one down must never be held up.
    """
    if response.front.withdrawn:
        return []
    findings = [finding for rule in RULES for finding in rule(response, options)]
    # Where the facts are wrong, what the letter argues would be compared with the wrong list.
    wrong = any(finding.blocks for finding in findings if not is_known(response, finding.code))
    findings += check_letter(response, hints=not wrong)
    return [*acknowledged(response, findings), *check_personal(response, options, source)]
