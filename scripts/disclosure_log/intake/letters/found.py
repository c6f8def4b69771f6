"""What was found in a letter, where, and how sure it is: a value that is not sure is a question and no value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a letter."""

    page: int = 0
    """From 1; 0 in a file without pages."""

    line: int = 0
    """From 1, on its page; 0 where it stands in no line, such as the name of the file."""

    def __str__(self) -> str:
        """As an officer reads it: "page 1, line 3"."""
        if not self.line:
            return f"page {self.page}" if self.page else "the file's name"
        return f"page {self.page}, line {self.line}" if self.page else f"line {self.line}"


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """One way to read a field."""

    value: Value
    place: Place
    words: str
    """The words of the letter that it was read from, in one line."""

    why: str = ""
    """Why it may be meant, or why it may not, such as "the label of the letter" or "the day comes first"."""


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """What a letter says for one field."""

    value: Value | None = None
    """What may be written without anybody's word; none where the letter does not say, or says it in two ways."""

    readings: tuple[Reading[Value], ...] = ()
    """Where it stands, the reading that was taken first; all readings where none was taken."""

    question: str = ""
    """What an officer has to answer where there is no value, or to look at where there is one; empty where neither."""

    @property
    def sure(self) -> bool:
        """Whether there is a value and nobody has to look at it."""
        return self.value is not None and not self.question
