"""From a file as an office has it to one that may be attached: judged, cleaned or made into tables, judged again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from disclosure_log.documents.cleaning.task import TASK
from disclosure_log.documents.kinds import WORKBOOKS, kind_of
from disclosure_log.documents.sandbox import Sandbox, TaskFailed
from disclosure_log.gate.conditions import Conditions
from disclosure_log.gate.inspection import Gate
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Verdict
from disclosure_log.gate.verdicts import Judged
from disclosure_log.records.folder import safe_name
from disclosure_log.records.writing import Entry, with_attachments, write_over


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made to be attached."""

    name: str
    content: bytes
    judged: Judged
    sheet: int = 0
    """The number of the sheet that it was made from; 0 where it was made from the whole file."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was made of one file, which itself was not touched."""

    original: Judged
    made: tuple[Made, ...] = ()
    taken: tuple[str, ...] = ()
    """The keys of the meanings of what was taken out."""

    carried: tuple[str, ...] = ()
    """The codes of what held the workbook and is no longer told apart in the tables made of it, such as white words."""

    @property
    def fit(self) -> bool:
        """Whether something was made that is not refused."""
        return bool(self.made) and all(each.judged.verdict is not Verdict.REFUSE for each in self.made)

    @property
    def released(self) -> bool:
        """Whether all that was made may go out without anybody's word."""
        return self.fit and not self.carried and all(each.judged.verdict is Verdict.RELEASE for each in self.made)


class Preparation:
    """Prepares files; they are judged under `conditions`. The processes that read them end with the `with` block."""

    def __init__(self, conditions: Conditions, processes: int = 1) -> None:
        """With more `processes`, files may be cleaned by several threads at once."""
        self._gate = Gate(conditions)
        self._cleaner = Sandbox(TASK, processes)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._gate.__exit__(*exception)
        self._cleaner.close()

    def judge(self, path: Path) -> Judged:
        """What the gate says of the file as it is."""
        return self._gate.judge(path)

    def prepare(self, path: Path, *, keep_workbook: bool = False) -> Prepared:
        """What can be attached of the file at `path`: a table of each sheet of a workbook, any other file cleaned.

        With `keep_workbook` a workbook stays one. What cannot be read gives nothing made.
        """
        original = self._gate.judge(path)
        # What is made is made of the very bytes that were judged.
        content = path.read_bytes() if original.sha256 else b""
        if hashlib.sha256(content).hexdigest() != original.sha256:
            return Prepared(original)
        if any(
            meaning.code == "DL043" for meaning in map(MEANINGS.__getitem__, (each.what for each in original.found))
        ):
            return Prepared(original)
        name = safe_name(path.name)
        if Path(name).suffix != path.suffix:
            name = f"attachment{path.suffix.lower()}"  # of signs that no address can hold, nothing was left
        if keep_workbook and kind_of(path) in WORKBOOKS:
            return Prepared(original, (Made(name, content, self._gate.judge_content(name, content)),))
        try:
            said, made = self._cleaner.ask({"name": path.name}, content)
        except TaskFailed:
            return Prepared(original)
        carried: tuple[str, ...] = ()
        if kind_of(path) in WORKBOOKS:
            left = [MEANINGS[each.what] for each in original.found if not MEANINGS[each.what].mended]
            if any(meaning.verdict is Verdict.REFUSE for meaning in left):
                return Prepared(original)
            carried = tuple(sorted({meaning.code for meaning in left if meaning.verdict is Verdict.HOLD}))
        return Prepared(original, tuple(self._pieces(name, said["made"], made)), tuple(said["taken"]), carried)

    def _pieces(self, name: str, pieces: Sequence[dict[str, int]], content: bytes) -> Iterator[Made]:
        start = 0
        for number, piece in enumerate(pieces, 1):
            stop = start + piece["size"]
            called = name
            if piece["sheet"]:
                called = f"{Path(name).stem}{f'-{number}' if len(pieces) > 1 else ''}.csv"
            part = content[start:stop]
            yield Made(called, part, self._gate.judge_content(called, part), piece["sheet"])
            start = stop


class AlreadyThereError(Exception):
    """A file with this name and other content lies beside the response; nothing was changed."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


def put(response: Path, made: Sequence[Made], entries: Sequence[Entry], shown: str, *, replace: bool = False) -> None:
    """Put what was made beside `response`, named `shown`, and name it there: all of it or nothing.

    Raises `AlreadyThereError` unless it is to `replace`, `CannotWriteError` where the response cannot be written into
    safely, and `OSError`.
    """
    folder = response.with_suffix("")
    for each in made:
        there = folder / each.name
        if there.exists() and not replace and there.read_bytes() != each.content:
            raise AlreadyThereError(there)
    content = with_attachments(response.read_bytes(), entries, shown)
    folder.mkdir(exist_ok=True)
    for each in made:
        write_over(folder / each.name, each.content)
    write_over(response, content)
