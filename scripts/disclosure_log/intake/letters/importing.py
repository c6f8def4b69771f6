"""Imports letters: reads each in the sandbox, makes a draft of it, and puts draft and letter in place.

A letter that cannot be read harms no other, and nothing that is there already is changed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Self

from disclosure_log.config import Project
from disclosure_log.documents.kinds import kind_of
from disclosure_log.documents.refused import why_refused
from disclosure_log.documents.sandbox import Sandbox, TaskFailed, processors
from disclosure_log.documents.texts import DocumentText, unpacked
from disclosure_log.documents.texts.task import LETTERS, TASK
from disclosure_log.documents.threads import Threads
from disclosure_log.gate.conditions import Conditions
from disclosure_log.gate.inspection import LARGEST
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.verdicts import Judged
from disclosure_log.intake.attaching import AlreadyThereError, Preparation, Prepared, put
from disclosure_log.intake.draft import write_draft
from disclosure_log.intake.letters.comparing import differences
from disclosure_log.intake.letters.composing import Draft, compose
from disclosure_log.intake.letters.letter import letter_of
from disclosure_log.intake.letters.reading import read_letter
from disclosure_log.records.folder import safe_name
from disclosure_log.records.reference import make_reference
from disclosure_log.records.writing import CannotWriteError, Entry

MARKDOWN = ".md"
"""A kind that is imported and never attached."""

ATTACHED_AS = "letter"
"""What a letter is called beside its draft, before the ending of its kind, where its own name may tell who asked."""

_TELLS_NOTHING = re.compile(
    "answer|cais|decision|disclosure|docx?|document|eir|final|foia?|foisa|letter|llythyr|ltr|notice|odt|pdf|published"
    "|ref|reference|refusal|reply|request|response|review|te?xt|ymateb"
)
"""Words in the names of files that are about no one."""

_MOST_PROCESSES = 4


class CannotImportError(Exception):
    """A letter that no draft can be made of; `message` says why in one line, and what to do. It quotes nothing."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one letter."""

    letter: Path
    draft: Draft | None = None
    file: Path | None = None
    """The draft's file, which was there before where `differs` is not none."""

    differs: tuple[str, ...] | None = None
    """What the file that was there already says otherwise; empty where it says the same."""

    attached: str = ""
    """The name under which the letter was put beside the draft; empty where it was not."""

    why_not_attached: str = ""
    held_for: tuple[str, ...] = ()
    """The codes of the rules for which the gate holds or refuses the letter, where that is why it was not attached."""

    problem: str = ""
    """Why there is no draft."""


class LetterImport:
    """Imports letters into one log. The processes that read them end with the `with` block."""

    def __init__(self, project: Project, conditions: Conditions, today: date, *, write: bool = True) -> None:
        """Without `write`, only say what would be done."""
        self._project, self._today, self._write = project, today, write
        self._number = min(processors(), _MOST_PROCESSES)
        self._reader = Sandbox(TASK, self._number)
        self._preparation = Preparation(conditions, self._number)
        self._placing = Lock()  # two letters may have one reference

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._reader.close()
        self._preparation.__exit__(*exception)

    def all(self, letters: Sequence[Path], reference: str = "") -> Iterator[Imported]:
        """What became of each of `letters`, in their order; `reference` is that of a single one, where it is known."""
        with Threads(self._number) as threads:
            try:
                yield from threads.map(lambda letter: self.one(letter, reference), letters)
            except BaseException:
                self.__exit__()  # what is under way is of no more use
                raise

    def one(self, letter: Path, reference: str = "", called: str = "") -> Imported:
        """Import the letter in a file; raises nothing for what the file is.

        The letter is put beside its draft as `letter` where the name that an office gave it may tell who asked. A draft
        without a reference has the letter's name, or is `called` otherwise, and several of these are numbered.
        """
        try:
            draft, may_go = self._draft(letter, reference)
        except CannotImportError as error:
            return Imported(letter, problem=error.message)
        prepared = self._prepared(letter, may_go=may_go)
        if prepared is not None:
            made = (replace(each, name=_neutral(each.name)) for each in prepared.made)
            prepared = replace(prepared, made=tuple(made))
        with self._placing:
            return self._place(letter, self._file(letter, draft, called), draft, prepared, may_go=may_go)

    def _draft(self, letter: Path, reference: str) -> tuple[Draft, bool]:
        """The draft of a letter, and whether the letter itself tells nothing of who asked."""
        text = self._text(letter)
        if text.is_textless:
            raise CannotImportError(
                "It has no text that can be read: it is empty, or a scan. Scan it with text recognition (OCR), or "
                "make the PDF from the file that it was written in."
            )
        options = self._project.options
        facts = read_letter(letter_of(letter.name, text), options, self._today, reference)
        return compose(facts, (options.law, options.language)), not facts.names_who_asked

    def _text(self, letter: Path) -> DocumentText:
        try:
            if not letter.is_file() or letter.stat().st_size > LARGEST:
                raise CannotImportError("It is no file, or larger than 100 MB.")
            content = letter.read_bytes()
        except OSError as error:
            raise CannotImportError(f"It cannot be opened: {error.strerror}.") from None
        if not content.strip():
            raise CannotImportError("It is empty.")
        if letter.suffix.lower() != MARKDOWN and (why := why_refused(letter.name, content[:4096])):
            raise CannotImportError(f"{MEANINGS[why].said} {MEANINGS[why].hint}")
        if letter.suffix.lower() != MARKDOWN and kind_of(letter) not in LETTERS:
            raise CannotImportError("A letter is a PDF, a Word file (docx), an odt, a text (txt) or Markdown (md).")
        try:
            return unpacked(self._reader.ask({"name": letter.name, "marks": True}, content)[1].decode("utf-8"))
        except TaskFailed as failed:
            raise CannotImportError(self._why(letter, failed)) from None
        except (ValueError, KeyError, TypeError, IndexError, RecursionError):
            raise CannotImportError(f"{MEANINGS['damaged'].said} {MEANINGS['damaged'].hint}") from None

    def _why(self, letter: Path, failed: TaskFailed) -> str:
        """Why a letter was not read: the gate may know more, such as that it is encrypted."""
        judged: Judged = self._preparation.judge(letter)
        refused = [found for verdict, found in judged.findings() if verdict == "refuse"]
        if refused and failed.what == "damaged":
            return f"{refused[0].message} {refused[0].hint}"
        return f"{MEANINGS[failed.what].said} {MEANINGS[failed.what].hint}"

    def _prepared(self, letter: Path, *, may_go: bool) -> Prepared | None:
        """What can be put beside the draft; nothing where it may not be, or is of no kind that is attached."""
        if not may_go or letter.suffix.lower() == MARKDOWN:
            return None
        return self._preparation.prepare(letter)

    def _place(self, letter: Path, file: Path, draft: Draft, prepared: Prepared | None, *, may_go: bool) -> Imported:
        if file.exists():
            try:
                differs = differences(draft.text, file.read_bytes())
            except OSError as error:
                return Imported(letter, problem=f"{file.name} cannot be opened: {error.strerror}.")
            return Imported(letter, draft, file, differs)
        held_for = _held_for(prepared)
        why_not = _why_not(letter, prepared, held_for, may_go=may_go)
        attached = "" if why_not or prepared is None else prepared.made[0].name
        done = Imported(letter, draft, file, attached=attached, why_not_attached=why_not, held_for=held_for)
        if not self._write:
            return done
        try:
            write_draft(file, draft.text)
        except OSError as error:
            return Imported(letter, problem=f"{file.name} cannot be written: {error.strerror}.")
        if attached and prepared is not None:
            try:
                put(file, prepared.made, [Entry(attached, "The letter as sent")], file.name)
            except (AlreadyThereError, CannotWriteError, OSError):
                why_not = "a file with its name lies there already, or it cannot be written."
                return replace(done, attached="", why_not_attached=why_not)
        return done

    def _file(self, letter: Path, draft: Draft, called: str) -> Path:
        """Where a draft belongs; one without a reference lies under the name of its letter until it has one."""
        root = self._project.root
        if draft.reference:
            return root / make_reference(draft.reference, self._project.options.separator).file
        if not called:
            return root / f"responses/{Path(safe_name(letter.name) or 'letter').stem.lower() or 'letter'}.md"
        for number in itertools.count(1):
            file = root / f"responses/{called}{f'-{number}' if number > 1 else ''}.md"
            if not file.exists() or not differences(draft.text, file.read_bytes()):
                return file
        raise AssertionError  # pragma: no cover - there is always another number


def _neutral(name: str) -> str:
    """The name of a file that a letter is published in: its own where nobody can be named in it."""
    own = Path(name)
    words = re.findall("[a-z]+", own.stem.lower())
    return name if all(map(_TELLS_NOTHING.fullmatch, words)) else f"{ATTACHED_AS}{own.suffix}"


def _held_for(prepared: Prepared | None) -> tuple[str, ...]:
    """The codes for which what was made of a letter is held or refused."""
    if prepared is None or prepared.released:
        return ()
    judged = [made.judged for made in prepared.made] or [prepared.original]
    return tuple(sorted({found.code for each in judged for verdict, found in each.findings() if verdict != "release"}))


def _why_not(letter: Path, prepared: Prepared | None, held_for: Sequence[str], *, may_go: bool) -> str:
    """Why a letter is not put beside its draft, with what to do; empty where it is."""
    if letter.suffix.lower() == MARKDOWN:
        return "its words are the response itself."
    if not may_go or prepared is None:
        return "it names who asked. Take that out in the file that it was made from, and attach what you made."
    if prepared.released:
        return ""
    return (
        f"the gate holds it ({', '.join(held_for)}). Attach it with disclosure-log attach, which says what was found."
    )
