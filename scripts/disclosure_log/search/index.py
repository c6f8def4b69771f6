"""Writes what the search page asks for, under `search/data/` of the site.

`index.json` says how the rest is divided. Below `volumes/`, each volume has `words/`: which words stand in which of its
responses, `places/`: where, for phrases, `texts/`: what a result shows, and `responses/`: how its responses are shown
where no text was searched for. For all volumes together, `words/` is the lexicon, `facets.json` holds by what responses
are filtered, and `references/` by which references they are found.

The same responses give the same bytes, and a volume depends on its own responses alone: with what is kept of it the
rest is put together. A browser asks for every file by the version that `index.json` names, so that nothing that it kept
of an earlier site is taken for this one's; a volume that is as it was keeps its version.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from disclosure_log.search import references
from disclosure_log.search.columns import columns
from disclosure_log.search.entries import Entry, Facet, Filed
from disclosure_log.search.lexicon import Forms, lexicon
from disclosure_log.search.pieces import pieces
from disclosure_log.search.postings import STEMMER, Postings
from disclosure_log.search.texts import parts_of, shown, text_file

FOLDER = "search/data"
"""Where everything that is searched stands in the site."""

VOLUMES = f"{FOLDER}/volumes"
"""Where each volume has a folder of its name."""

INDEX = "index.json"
"""The one file that a browser asks for anew each time, so it stays small."""

SHOWN_TOGETHER = 50
"""How many responses one file under `responses/` shows."""


@dataclass(frozen=True, slots=True)
class Volume:
    """What was made of the responses of a volume."""

    files: Mapping[str, bytes]
    """Each file, by its path in the folder of the volume."""

    kept: Mapping[str, str]
    """What the index is put together from, as JSON."""


def volume_of(entries: Sequence[Entry], kept: Mapping[str, str] | None = None) -> Volume:
    """The volume of these responses, newest first; `kept` is what was kept of it when it held others.

    Within a volume responses are numbered from the oldest on, so that a new one moves no other. The parts that stand
    for responses have the numbers of these, and further parts the numbers after them.
    """
    entries = entries[::-1]
    # Each is written as soon as it is known: as lists of numbers they would take several times the memory.
    postings, files = Postings(_stems(kept or {})), dict[str, bytes]()
    divided = [parts_of(entry) for entry in entries]
    for number, (first, *others) in enumerate(divided):
        postings.add(entries[number], first, first=True)
        files[f"texts/{number}.json"] = _file(text_file(entries[number], first))
        for count, places in enumerate(others, 1):
            files[f"texts/{number}-{count}.json"] = _file(text_file(entries[number], places))
    for number, (_, *others) in enumerate(divided):
        for places in others:
            postings.add(entries[number], places, first=False)
    forms = []
    for count, piece in enumerate(pieces(postings.groups(), postings.levels())):
        files[f"words/{count}.json"] = _file(piece.words)
        files[f"places/{count}.json"] = _file(piece.places)
        forms.append(piece.forms)
    for start in range(0, len(entries), SHOWN_TOGETHER):
        together = entries[start : start + SHOWN_TOGETHER]
        files[f"responses/{start // SHOWN_TOGETHER}.json"] = _file([shown(entry) for entry in together])
    further = [number for number, parts in enumerate(divided) for _ in parts[1:]]
    head = _json([_version(files), len(entries), further])
    return Volume(files, {"head": head, "forms": _json(forms), "stemmer": STEMMER})


def _stems(kept: Mapping[str, str]) -> dict[str, str]:
    """The stem of each form that a volume had: to work them out again takes a quarter of the time of a volume."""
    if kept.get("stemmer") != STEMMER:
        return {}
    known: list[Forms] = [json.loads(kept["forms"])]
    return {form: stem for pieces in known for stems in pieces for stem, forms in stems.items() for form in forms}


@dataclass(frozen=True, slots=True)
class Rest:
    """What belongs to no volume and is made of none: facets and references."""

    size: int
    files: Mapping[str, bytes]
    """Each file, by its path below `FOLDER`."""


def rest_of(filed: Sequence[Filed], facets: Sequence[Facet]) -> Rest:
    """What is made of every response as it is `filed`, newest first."""
    files: dict[str, Any] = {"facets.json": {"size": len(filed), "facets": columns(filed, facets)}}
    for shard, keys in enumerate(references.shards([(one.reference, *one.aliases) for one in filed])):
        files[f"references/{shard}.json"] = keys
    return Rest(len(filed), {name: _file(content) for name, content in files.items()})


def index_files(volumes: Mapping[str, Mapping[str, str]], rest: Rest) -> Iterator[tuple[str, bytes]]:
    """What belongs to no volume: each file with its path below `FOLDER`, `index.json` last.

    `volumes` is what was kept of each, by their names, newest first.
    """
    forms: list[Forms] = [json.loads(kept["forms"]) for kept in volumes.values()]
    words = dict[str, bytes]()
    starts: list[str] = []
    for file in lexicon(forms):
        words[f"words/{len(starts)}.json"] = _file(file)
        starts.append(next(iter(file)))
    written = {**words, **rest.files}
    yield from written.items()
    heads = [[name, *json.loads(kept["head"])] for name, kept in volumes.items()]
    yield INDEX, _file({"version": _version(written), "size": rest.size, "volumes": heads, "starts": starts})


def copy_index(source: Path, site: Path) -> None:
    """Put an index that was built before into `site`, for a preview that does not index anew."""
    shutil.copytree(source, site / FOLDER, dirs_exist_ok=True)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _file(content: object) -> bytes:
    return _json(content).encode()


def _version(files: Mapping[str, bytes]) -> str:
    """What a browser asks for these files by."""
    digest = hashlib.sha256()
    for name, content in files.items():
        digest.update(f"{name}\0".encode() + content + b"\0")
    return digest.hexdigest()[:12]
