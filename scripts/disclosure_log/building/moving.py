"""Moves attachments out of the repository: into a folder whose files go to the store of the log."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from disclosure_log.building.stages import Examined, inspected_bytes
from disclosure_log.records.reading import name_in_store
from disclosure_log.records.response import Response
from disclosure_log.records.writing import with_stored, write_over


@dataclass(frozen=True, slots=True)
class Moved:
    """A file that was moved."""

    file: str
    """Where it lay, from the log's folder."""

    name: str
    """What it is called in the store."""


def move(examined: Examined, root: Path, folder: Path, references: Collection[str]) -> Iterator[Moved]:
    """Move the attachments of the responses that may be shown into `folder`, which is made; all, without `references`.

    The file beside the response goes last, when its copy is whole and the response says where it is: whatever cuts this
    off, nothing is lost. Raises `OSError`, `FindingsError` where a file changed since it was inspected, and
    `CannotWriteError` where a response cannot be written into safely.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for response in examined.log.responses:
        if not response.front.withdrawn and (not references or response.reference.text in references):
            yield from _moved(examined, root, folder, response)


def _moved(examined: Examined, root: Path, folder: Path, response: Response) -> Iterator[Moved]:
    file = root / response.source
    for number, attachment in enumerate(response.attachments):
        if attachment.stored:
            continue
        content = inspected_bytes(response, number, examined.facts)
        sha256 = hashlib.sha256(content).hexdigest()
        name = name_in_store(sha256, attachment.name)
        write_over(folder / name, content)
        if (folder / name).read_bytes() != content:
            raise OSError(0, "The copy differs", str(folder / name))
        write_over(file, with_stored(file.read_bytes(), attachment.name, sha256, len(content), response.source))
        attachment.path.unlink()
        yield Moved(attachment.path.relative_to(root).as_posix(), name)
    with suppress(OSError):
        file.with_suffix("").rmdir()  # only where nothing is left in it
