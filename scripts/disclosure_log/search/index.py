"""Writes what the search page asks for, under `search/data/` of the site.

`index.json` says how the rest is divided; `words/` holds which words stand in which responses, `places/` where, for
phrases, and `texts/` what a result shows. `facets.json` holds by what responses are filtered, `responses/` how they are
shown where no text was searched for, and `references/` by which references they are found.

The same log gives the same bytes. A browser asks for every file by the version that `index.json` names, so that nothing
that it kept of an earlier site is taken for this one's.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from disclosure_log.search import references
from disclosure_log.search.columns import columns
from disclosure_log.search.entries import Entry, Facet
from disclosure_log.search.pieces import pieces
from disclosure_log.search.postings import Postings
from disclosure_log.search.texts import parts_of, shown, text_file

FOLDER = "search/data"
"""Where everything that is searched stands in the site."""

INDEX = "index.json"
"""The one file that a browser asks for anew each time, so it stays small."""

SHOWN_TOGETHER = 50
"""How many responses one file under `responses/` shows."""


def index_files(entries: Sequence[Entry], facets: Sequence[Facet]) -> Iterator[tuple[str, str]]:
    """What is searched of `entries`, newest first: each file by its path below `FOLDER`, with its text."""
    digest = hashlib.sha256()
    for name, content in _files(entries, facets):
        said = {"version": digest.hexdigest()[:12], **content} if name == INDEX else content
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        digest.update(f"{name}\0{text}\0".encode())
        yield name, text


def copy_index(source: Path, site: Path) -> None:
    """Put an index that was built before into `site`, for a preview that does not index anew."""
    shutil.copytree(source, site / FOLDER, dirs_exist_ok=True)


def _files(entries: Sequence[Entry], facets: Sequence[Facet]) -> Iterator[tuple[str, Any]]:
    """Every file with its content, `index.json` last.

    The parts that stand for responses have the numbers of these, and further parts the numbers after them.
    """
    postings = Postings()
    divided = [parts_of(entry) for entry in entries]
    further = [(number, places) for number, (_, *others) in enumerate(divided) for places in others]
    parts = [*((number, places) for number, (places, *_) in enumerate(divided)), *further]
    for part, (number, places) in enumerate(parts):
        postings.add(entries[number], places, first=part < len(entries))
        yield f"texts/{part}.json", text_file(entries[number], places)
    starts: list[str] = []
    for piece in pieces(postings.groups(), postings.levels()):
        yield f"words/{len(starts)}.json", piece.words
        yield f"places/{len(starts)}.json", piece.places
        starts.append(piece.first)
    yield "facets.json", {"size": len(entries), "facets": columns(entries, facets)}
    for start in range(0, len(entries), SHOWN_TOGETHER):
        together = entries[start : start + SHOWN_TOGETHER]
        yield f"responses/{start // SHOWN_TOGETHER}.json", [shown(entry) for entry in together]
    for shard, keys in enumerate(references.shards([(entry.reference, *entry.aliases) for entry in entries])):
        yield f"references/{shard}.json", keys
    yield INDEX, {"size": len(entries), "further": [number for number, _ in further], "starts": starts}
