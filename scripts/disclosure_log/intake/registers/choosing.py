"""Chooses what each column of a register is, by its heading and by the shape of its values.

A heading goes first unless the values contradict it; what neither settles is left open, or ignored with a note.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from disclosure_log.intake.registers.columns import Columns
from disclosure_log.intake.registers.mapping import SEVERAL
from disclosure_log.intake.registers.shapes import Shape, shape_of
from disclosure_log.intake.registers.words import Target, plain, target_of
from disclosure_log.law import Law

_HALF = 0.5
_MAYBE_OUTCOMES = (Target.TITLE, Target.REQUEST, Target.RESPONSE, Target.EXEMPTIONS, None)
"""What a column may be called that holds outcomes."""

_BEST_WORDS = {
    Target.REFERENCE: ("ref", "cyf", "number", "rhif"),
    Target.RESPONDED: (
        "respon",
        "repl",
        "answer",
        "ymateb",
        "ateb",
        "sent",
        "issue",
        "disclos",
        "decision",
    ),
    Target.RECEIVED: ("recei", "derbyn", "request", "cais"),
    Target.OUTCOME: ("outcome", "decision", "canlyniad", "penderfyniad", "disclosure", "result"),
    Target.TITLE: ("title", "subject", "teitl", "pwnc"),
}
"""What the heading says of the column that is meant most, where several may be one thing; the best first."""


class Choice:
    """What each column of a register is."""

    def __init__(self, columns: Columns, cells: Mapping[str, Sequence[str]], law: Law) -> None:
        """`cells` are those of each column that hold anything; the log is under `law`."""
        self.targets: dict[str, Target | None] = dict.fromkeys(columns.names, Target.IGNORE)
        """What each column is; none where it has to be asked."""

        self.notes: dict[str, str] = {}
        """What is said of a column."""

        self._headings = dict(zip(columns.names, columns.headings, strict=True))
        self._shapes = {name: shape_of(cells[name], law) for name in columns.names}
        wanted: dict[Target, list[str]] = {}
        for name in columns.names:
            if (target := self._wanted(name)) is not Target.IGNORE:
                wanted.setdefault(target, []).append(name)
        self._find_reference(wanted)
        self._find_title(wanted)
        for target, names in wanted.items():
            self._give(target, names)
        self._leave_requests_alone()
        self._ask_for_the_day()

    def _wanted(self, name: str) -> Target:
        """What a column would be, were it the only one."""
        shape, named = self._shapes[name], target_of(self._headings[name])
        if note := _contradicted(named, shape):
            self.notes[name] = note
            return Target.IGNORE
        if named in _MAYBE_OUTCOMES and shape.is_outcome:
            self.notes[name] = "By its values, which are outcomes."
            return Target.OUTCOME
        if named is None and shape.is_exemptions:
            self.notes[name] = "By its values, which are exemptions."
            return Target.EXEMPTIONS
        if named is None and shape.is_long:
            self.notes[name] = "It holds long texts: write request or response where it is one of them."
        return named or Target.IGNORE

    def _find_reference(self, wanted: dict[Target, list[str]]) -> None:
        """The one column whose values look like references, where no heading says it."""
        if Target.REFERENCE in wanted:
            return
        taken = {name for names in wanted.values() for name in names}
        like = [
            name
            for name, shape in self._shapes.items()
            if shape.is_reference and name not in taken and not target_of(self._headings[name])
        ]
        if len(like) == 1:
            wanted[Target.REFERENCE] = like
            self.notes[like[0]] = "By its values; the heading does not say it."

    def _find_title(self, wanted: dict[Target, list[str]]) -> None:
        """A text of the request that is as short as a title."""
        short = [name for name in wanted.get(Target.REQUEST, ()) if self._shapes[name].is_short]
        if short and Target.TITLE not in wanted:
            wanted[Target.TITLE] = short[:1]
            wanted[Target.REQUEST].remove(short[0])
            self.notes[short[0]] = "Its texts are as short as titles."

    def _give(self, target: Target, names: Sequence[str]) -> None:
        chosen = names if target in SEVERAL else [max(names, key=lambda name: self._rank(target, name))]
        for name in names:
            self.targets[name] = target if name in chosen else Target.IGNORE
            if name not in chosen:
                self.notes[name] = f"It may be {target} too."

    def _rank(self, target: Target, name: str) -> tuple[float, ...]:
        shape, said, words = self._shapes[name], plain(name), _BEST_WORDS.get(target, ())
        by_word = next((len(words) - number for number, word in enumerate(words) if word in said), 0)
        fits = {Target.REFERENCE: shape.is_reference, Target.OUTCOME: shape.outcomes >= _HALF}.get(target, True)
        return (fits, by_word, shape.different, shape.filled)

    def _leave_requests_alone(self) -> None:
        """Without a column of answers, drafts would all be gaps: an officer may want that, and says so."""
        if Target.RESPONSE in self.targets.values():
            return
        for name, target in self.targets.items():
            if target is Target.REQUEST:
                self.targets[name] = Target.IGNORE
                self.notes[name] = (
                    "The text of the request. No column has the answer: write request here for drafts whose answers "
                    "you fill in."
                )

    def _ask_for_the_day(self) -> None:
        """Ask of columns of days that do not say of what, where no other is the day of the answer."""
        if Target.RESPONDED in self.targets.values():
            return
        for name, target in self.targets.items():
            if target is Target.IGNORE and self._shapes[name].is_days and target_of(self._headings[name]) is None:
                self.targets[name] = None
                self.notes[name] = "It holds days. Of the answer (responded), of the request (received), or ignore?"


def _contradicted(named: Target | None, shape: Shape) -> str:
    """How the values contradict the heading; empty where they do not."""
    if not shape.filled:
        return "It is empty."
    if named in (Target.RECEIVED, Target.RESPONDED) and not shape.is_serials:
        return "Its values are no days."
    if named is Target.LAW and shape.laws < _HALF:
        return "Its values name no laws."
    if named is Target.OUTCOME and not shape.is_vocabulary:
        return "Its values are no words from a list."
    if named is Target.REFERENCE and shape.is_days:
        return "Its values are days."
    return ""
