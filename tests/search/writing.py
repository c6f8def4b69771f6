"""An index as it stands in a site."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from disclosure_log.search import FOLDER, Entry, index_files


def write_index(site: Path, entries: Sequence[Entry]) -> None:
    """Write what is searched of `entries` into the folder `site`."""
    for name, text in index_files(entries, []):
        file = site / FOLDER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
