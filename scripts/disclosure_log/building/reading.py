"""Reads the responses of a log: out of the cache what did not change, the rest on as many processors as there are.

Small logs are read here, one file after the other: processes and a cache would cost more than they save.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from disclosure_log import caching
from disclosure_log.building.cache import Cache
from disclosure_log.building.on_disk import OnDisk, Place
from disclosure_log.building.processes import answers
from disclosure_log.building.reader import Read, Work, read
from disclosure_log.building.sound import FEWEST, Sound, mark
from disclosure_log.config import Project
from disclosure_log.findings import Finding, shown_path
from disclosure_log.records.kept import Kept, NotKeptError, keep, made_anew
from disclosure_log.records.reading import Draft
from disclosure_log.records.response import Response
from disclosure_log.records.source import read_content

FEWEST_KEPT = 100
"""Files below which nothing is kept: reading them takes less than a second."""

FEWEST_SHARED = 150
"""Files for each process: fewer are read before it has started."""

_MOST_HELD = 150_000_000
"""Characters of what was read that are held in memory; long texts beyond that wait on disk to be kept."""

_BETWEEN = "\0"
"""Between the texts that are kept of a letter: as JSON none of them has that sign."""


class Readings:
    """Reads the responses of one log, and keeps what was read for the next run.

    readings = Readings(project)
    drafts = readings.read_all(files)
    …  # find out which of the responses may be shown
    readings.keep(shown)
    """

    def __init__(
        self,
        project: Project,
        *,
        fewest_kept: int = FEWEST_KEPT,
        fewest_shared: int = FEWEST_SHARED,
        program: str | None = None,
    ) -> None:
        """Prepare to read. `program` is for tests: what is kept by one program is nothing to another."""
        self._work = Work(project.root, project.options)
        self._cache, self.known = Cache(project, program), caching.Contents(project.root)
        self._sound = Sound(project, self._cache.start)
        self._fewest_kept, self._fewest_shared = fewest_kept, fewest_shared
        self._keeps = self._many = False
        self._free: set[str] = set()
        """The files in which the rules about a response alone found nothing."""
        self._new: dict[str, tuple[str, Place]] = {}
        """Key and texts of each file that was read in this run."""
        self._held = 0
        self.contents: dict[str, str] = {}
        """The SHA-256 of the content of each file that was read, by its path from the project's folder."""

    def read_all(self, files: Sequence[Path]) -> list[Draft]:
        """The drafts of `files`, in their order, with what the rules about a response alone found. Raises nothing."""
        self._keeps = len(files) >= self._fewest_kept
        kept = self._cache.load() if self._keeps else {}
        drafts = [self._unchanged(file, kept) if kept else None for file in files]
        missing = [place for place, draft in enumerate(drafts) if draft is None]
        self._many = self._keeps and len(missing) >= min(FEWEST, self._fewest_kept)
        if self._many:
            self._work = replace(self._work, sound=self._sound.load())
        # Each is made while the processes read the next ones.
        number = len(missing) // self._fewest_shared
        seen = [self.known.look(files[place]) for place in missing]
        with closing(answers(self._work, [files[place] for place in missing], number)) as found:
            for each, answer in found:
                drafts[missing[each]] = self._draft(files[missing[each]], answer)
                if (before := seen[each]) and isinstance(answer, Read) and answer.kept:
                    self.known.note(before, answer.content)
        whole = [draft for draft in drafts if draft]
        self._free = {draft.source for draft in whole if draft.response and not draft.findings}
        return whole

    def keep(self, shown: Iterable[Response]) -> None:
        """Keep what was read of the responses that are `shown`, and of nothing else. Raises nothing."""
        if not self._keeps:
            self._cache.forget()
            self._sound.save(())
            return
        paths = {response.source for response in shown if not response.front.withdrawn}
        gone = bool(self._cache.gone(paths))
        self.known.save(gone=gone)
        if self._many or gone:
            self._sound.save(mark(path, self.contents[path]) for path in paths & self._free)
        new = {path: key for path, (key, _) in self._new.items() if path in paths}
        if self._cache.save(new, self._kept, paths):
            for path in new:  # from now on the texts are looked up: all of them would take much memory
                del self._new[path]
            # What is left is that of the few responses that are not shown, and goes with this process.
            with suppress(OSError):
                self._new = {path: (key, self._waiting.get(place)) for path, (key, place) in self._new.items()}
                self._waiting.close()

    def _text(self, path: str, kind: str) -> str:
        """The marks or the body of the file at `path`. Raises `KeyError` where they are not kept."""
        if path not in self._new:
            return self._cache.text(path, kind)
        try:
            text: str = getattr(self._kept(path), kind)
        except OSError:
            raise KeyError(path) from None
        return text

    def _hold(self, path: str, content: str, kept: Kept) -> None:
        """Have what was read of the file at `path`, whose content has this SHA-256, until it may be kept."""
        text = _BETWEEN.join((kept.facts, kept.marks, kept.body))
        self._held += len(text)
        self._new[path] = self._cache.key(path, content), self._waiting.put(text) if self._held > _MOST_HELD else text

    def _kept(self, path: str) -> Kept:
        """What was read of the file at `path` in this run. Raises `OSError`."""
        return Kept(*self._waiting.get(self._new[path][1]).split(_BETWEEN))

    @cached_property
    def _waiting(self) -> OnDisk:
        root = self._work.root
        return OnDisk(None if caching.foreign(root) else root / caching.FOLDER)

    def _unchanged(self, file: Path, kept: Mapping[str, tuple[str, str]]) -> Draft | None:
        """The draft of a file that is as it was when it was kept."""
        shown = shown_path(file, self._work.root)
        key, facts = kept.get(shown, ("", ""))
        found = self.known.sha256(file, read_content) if key else None
        if found is None:
            return None
        sha256, _ = found
        if key != self._cache.key(shown, sha256):
            return None
        try:
            draft = made_anew(facts, partial(self._text, shown), file, shown, self._work.conventions)
        except NotKeptError:
            return None
        self.contents[shown] = sha256
        return draft

    def _draft(self, file: Path, answer: object) -> Draft:
        """The draft of a file that was read in this run, by another process or not yet."""
        shown = shown_path(file, self._work.root)
        if answer is None:
            message = "The file stopped the program that reads it."
            hint = "Take out what is unusual in it, such as very many signs of one kind, and report this fault."
            return Draft(file, shown, [Finding("DL067", shown, message, hint)])
        if isinstance(answer, Read):
            self.contents[shown] = answer.content
        if isinstance(answer, Read) and answer.draft:
            return answer.draft
        if isinstance(answer, Read) and answer.kept:
            self._hold(shown, answer.content, answer.kept)
            return made_anew(answer.kept.facts, partial(self._text, shown), file, shown, self._work.conventions)
        draft, content = read(self._work, file)
        self.contents[shown] = content
        if self._keeps and (new := keep(draft)):
            self._hold(shown, content, new)
        return draft
