"""An index as it stands in a site."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from disclosure_log.search import FOLDER, MOST, Entry, Filed, blocks, index_files, rest_of, volume_of

NEWEST = date(2026, 11, 24)


def write_index(site: Path, entries: Sequence[Entry], most: int = MOST) -> None:
    """Write what is searched of `entries`, of which one was sent each day, into the folder `site`.

    `most` is how many a small volume holds.
    """
    kept = {}
    for block in blocks([NEWEST - timedelta(days=number) for number in range(len(entries))], most):
        volume = volume_of(entries[block.start : block.end])
        kept[block.name] = volume.kept
        _write(site, {f"volumes/{block.name}/{name}": content for name, content in volume.files.items()})
    _write(site, dict(index_files(kept, rest_of([Filed(entry.reference) for entry in entries], []))))


def _write(site: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        file = site / FOLDER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
