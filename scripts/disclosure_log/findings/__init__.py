"""What any stage has to say about what it was given: one type for all of it.

A finding is written for an FOI officer who is not a programmer: which file, which line, what is wrong, what to do.
It never repeats personal data that it warns of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import PurePath


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """Nothing is published until it is mended."""

    WARNING = "warning"
    """Shown, but it stops nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where it is, and how to mend it."""

    code: str
    """Stable code, `DL` and three digits; each has a page under `docs/rules/`."""

    path: str
    """The file, relative to the project's folder, with `/` between folders; empty where no file is at fault."""

    message: str
    """What is wrong, in one plain sentence."""

    hint: str = ""
    """What to do or write instead; empty where the message already says it."""

    line: int = 0
    """Line in the file, counted from 1; 0 where the finding is about the file as a whole."""

    column: int = 0
    """Column in the line, counted from 1 in characters; 0 where it is about the line as a whole."""

    severity: Severity = Severity.ERROR
    """Whether it blocks publication."""

    @property
    def blocks(self) -> bool:
        """Whether nothing may be published while this stands."""
        return self.severity is Severity.ERROR

    @property
    def place(self) -> str:
        """`file:line:column` as far as they are known, the form that editors make clickable."""
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.path or "disclosure-log", *numbers])

    def as_text(self) -> str:
        """The finding for a terminal: where, what, and what to do on a second line."""
        first = f"{self.place}: {self.severity} {self.code}: {printable(self.message)}"
        return f"{first}\n    {printable(self.hint)}" if self.hint else first

    def as_annotation(self, folder: str = "") -> str:
        """The finding as a command of GitHub's workflows, which shows it at the line of a pull request.

        `folder` is where the project lies in the checkout, with a slash at the end.
        """
        place = f"file={_escaped(folder + self.path, ':,')}" if self.path else ""
        place += f",line={self.line}" if self.path and self.line else ""
        place += f",col={self.column}" if self.path and self.line and self.column else ""
        title = f"{',' if place else ''}title={self.code}"
        said = _escaped(printable(" ".join(filter(None, (self.message, self.hint)))))
        return f"::{self.severity} {place}{title}::{said}"


def printable(text: str) -> str:
    """`text` without signs that a terminal would obey or a workflow would take for the end of a line."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _escaped(text: str, more: str = "") -> str:
    """`text` as GitHub's workflow commands want it: signs that would end it as percent codes."""
    return "".join(f"%{ord(sign):02X}" if sign in "%\r\n" + more else sign for sign in text)


class FindingsError(Exception):
    """Raised where work cannot go on because of findings; whoever catches it prints them and exits with status 1."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = in_order(findings)
        super().__init__("\n".join(finding.as_text() for finding in self.findings))

    def __reduce__(self) -> tuple[type[FindingsError], tuple[list[Finding]]]:
        """What it is made of, where it comes from another process."""
        return type(self), (self.findings,)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by file, line and column, each once."""
    return sorted(
        set(findings), key=lambda finding: (finding.path, finding.line, finding.column, finding.code, finding.message)
    )


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """Those of the findings that stop publication."""
    return [finding for finding in findings if finding.blocks]


def counted(number: int, thing: str) -> str:
    """`no findings`, `1 finding`, `2 findings`."""
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


@lru_cache(8)
def _folder(root: PurePath) -> str:
    return f"{root.as_posix()}/"


def shown_path(path: PurePath, root: PurePath) -> str:
    """`path` as findings name it: relative to the project's folder where it lies inside, `/` between folders.

    Signs that a terminal would obey or cannot print are replaced.
    """
    text, above = path.as_posix(), _folder(root)
    # Nearly always this is all: a log has thousands of paths.
    if text.startswith(above):
        return printable(text[len(above) :])
    return printable(path.relative_to(root).as_posix() if path.is_relative_to(root) else text)
