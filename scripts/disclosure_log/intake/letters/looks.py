"""How blocks of a letter look where the look says whose words they are."""

from __future__ import annotations

from disclosure_log.documents.texts import Block, Heading, Items, Table
from disclosure_log.documents.texts.marks import BOLD, ITALIC, NOT_BOLD, NOT_ITALIC, runs_of
from disclosure_log.intake.letters.letter import in_one_line

_TWO = 2


def look(block: Block) -> str:
    """`bold` or `italic` or `quoted` where a whole block is; otherwise nothing."""
    if isinstance(block, Items):
        looks = {_look_of(item.text) for item in block.items}
        return looks.pop() if len(looks) == 1 else ""
    return "" if isinstance(block, (Table, Heading)) else _look_of(block.text)


def _look_of(text: str) -> str:
    runs = [run for run in runs_of(text) if run.text.strip(" .)\n")]
    for name, opening, closing in (("bold", BOLD, NOT_BOLD), ("italic", ITALIC, NOT_ITALIC)):
        if opening in text and closing in text and all(getattr(run, name) for run in runs):
            return name
    words = in_one_line(text)
    return "quoted" if words[:1] in "\"\u201c\u2018'" and words[-1:] in "\"\u201d\u2019'" and len(words) > _TWO else ""
