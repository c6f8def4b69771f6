"""What makes files of the letters: three ways to a PDF, Word, OpenDocument and plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.letters.corpus import LETTERS, SAMPLE
from tests.letters.model import Letter
from tests.letters.others import written_open, written_plain
from tests.letters.printed import printed
from tests.letters.typeset import typeset
from tests.letters.word import written_in_word

PRODUCERS: dict[str, tuple[str, Callable[[Letter], bytes]]] = {
    "driver": (".pdf", printed),
    "Typst": (".pdf", typeset),
    "Word": (".docx", written_in_word),
    "OpenDocument": (".odt", written_open),
    "text": (".txt", written_plain),
}
"""What makes a letter's file without a browser, with the suffix of the file."""

BROWSER = "Chromium"
"""What prints a letter with a browser, all of them in one go: `browser_print.printed_by_browser`."""

_IN_TURN = ("driver", "Typst", "Word")


@dataclass(frozen=True, slots=True)
class Made:
    """A letter's file."""

    letter: Letter
    producer: str
    suffix: str
    content: bytes

    @property
    def name(self) -> str:
        """The name of the file, as an officer gives it."""
        return self.letter.file_stem + self.suffix


def made(letter: Letter, producer: str) -> Made:
    """The file of a letter by one producer."""
    suffix, make = PRODUCERS[producer]
    return Made(letter, producer, suffix, make(letter))


def sample() -> Iterator[Made]:
    """A fair sample: every second letter, through the driver, Typst and Word in turn."""
    for number, letter in enumerate(SAMPLE):
        yield made(letter, _IN_TURN[number % len(_IN_TURN)])


def everything(letters: Sequence[Letter] = LETTERS, *, browser: bool = True) -> Iterator[Made]:
    """Every letter by every producer; `browser` where there is one."""
    for producer in PRODUCERS:
        for letter in letters:
            yield made(letter, producer)
    if browser:
        from tests.letters.browser_print import printed_by_browser  # noqa: PLC0415 - needs a browser's driver

        for letter, content in zip(letters, printed_by_browser(letters), strict=True):
            yield Made(letter, BROWSER, ".pdf", content)
