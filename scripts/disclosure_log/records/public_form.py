"""The public form of a response's file: what may leave the authority, and none of the notes that officers wrote in it.

Comments among the facts are for officers. A response that was withdrawn keeps only the facts that its page shows. The
file is edited at the lines where its keys stand, never written anew, so that the rest of it stays byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from disclosure_log.records.response import Response

HIDDEN_WHEN_WITHDRAWN = ("summary", "topics", "related", "editor_note", "known_defects", "decisions", "attachments")
"""Keys of which a withdrawn response shows nothing on its page."""

_BLOCK_STYLES = ("|", ">")


def still_readable(response: Response) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What the file of a withdrawn `response` says that its page does not, with the place of its key."""
    if response.has_letter:
        yield ("withdrawn",), "its letter"
    for key in HIDDEN_WHEN_WITHDRAWN:
        if getattr(response.front, key):
            yield (key,), f"`{key}`"
    for number, change in enumerate(response.front.changes):
        if change.was or change.now:
            yield ("changes", number), "the wording that a change names"


def public_form(text: str, response: Response) -> str:
    """The file `text`, which was read into `response`, as it may be public."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    end = next(number for number, line in enumerate(lines[1:], 1) if re.fullmatch(r"---[ \t]*", line))
    left_out = {number + 1 for number in _comments(lines[1:end])}
    body = lines[end + 1 :]
    if response.front.withdrawn:
        gone = [str(place[0]) for place, _ in still_readable(response) if place != ("withdrawn",)]
        left_out.update(_lines_of(gone, response, end))
        body = [""]
    facts = "\n".join(line for number, line in enumerate(lines[:end]) if number not in left_out)
    facts = re.sub(r"\n{3,}", "\n\n", re.sub(r"\A---[ \t]*\n+", "---\n", facts)).rstrip("\n")
    return "\n".join([facts, "---", *body])


def _comments(facts: list[str]) -> set[int]:
    """The lines of YAML that are comments: those that begin with `#`, outside text that goes over several lines."""
    inside: set[int] = set()
    for token in yaml.scan("\n".join(facts), Loader=yaml.SafeLoader):
        if isinstance(token, yaml.ScalarToken):
            last = token.end_mark.line + (0 if token.style in _BLOCK_STYLES else 1)
            inside.update(range(token.start_mark.line + 1, last))
    return {number for number, line in enumerate(facts) if line.lstrip().startswith("#")} - inside


def _lines_of(keys: list[str], response: Response, end: int) -> Iterator[int]:
    """The lines, counted from 0, on which these keys and what belongs to them stand among the facts."""
    starts = sorted((mark.line - 1, place[0]) for place, mark in response.marks.items() if len(place) == 1)
    for (first, key), (after, _) in zip(starts, [*starts[1:], (end, "")], strict=True):
        if key in keys:
            yield from range(first, after)
