"""Makes what the search page asks for: Pagefind's index, and beside it what it cannot say.

Under `search/data/` of the site lie `pagefind/`; `facets.json`, by what responses are filtered, and which result of
Pagefind's is which response; `more.json`, which results belong to an earlier one; `responses/`, how responses are shown
where no text was searched for; and `references/`, by which references are found.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from disclosure_log.findings import Finding, FindingsError
from disclosure_log.search import references
from disclosure_log.search.columns import columns
from disclosure_log.search.documents import documents
from disclosure_log.search.entries import Entry, Facet

FOLDER = "search/data"
"""Where everything that is searched stands in the site."""

SHOWN_TOGETHER = 50
"""How many responses one file under `responses/` shows."""

_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight", "pagefind-worker")
_SIGNATURE = b"pagefind_dcd"
_FURTHER = re.compile(r"\+[0-9]+(?=\.html$)")


def build_index(site: Path, entries: Sequence[Entry], facets: Sequence[Facet], language: str) -> None:
    """Write what is searched of `entries`, newest first, into the built `site`, whose language is `language`.

    Raises `FindingsError` where the indexer fails; what it printed is not repeated, it may quote a page.
    """
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    numbers: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="disclosure-log-search-") as temporary:
        source = Path(temporary)
        for number, entry in enumerate(entries):
            for path, text in documents(entry, language):
                numbers[f"/{path}"] = number
                file = source / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
        if entries:
            _run(source, folder / "pagefind")
    found = _found(folder / "pagefind", numbers)
    further = {name: number for url, (name, number) in found.items() if _FURTHER.search(url)}
    own = {number: name for url, (name, number) in found.items() if not _FURTHER.search(url)}
    if len(own) != len(entries):
        raise FindingsError([_failed("some responses are missing in it")])
    _write(
        folder / "facets.json",
        {
            "results": [own[number] for number in range(len(entries))],
            "facets": columns(entries, facets),
        },
    )
    _write(folder / "more.json", {name: own[number] for name, number in sorted(further.items())})
    for start in range(0, len(entries), SHOWN_TOGETHER):
        part = entries[start : start + SHOWN_TOGETHER]
        _write(folder / "responses" / f"{start // SHOWN_TOGETHER}.json", [_shown(entry) for entry in part])
    for number, keys in enumerate(references.shards([(entry.reference, *entry.aliases) for entry in entries])):
        _write(folder / "references" / f"{number}.json", keys)


def copy_index(source: Path, site: Path) -> None:
    """Put an index that was built before into `site`, for a preview that does not index anew."""
    shutil.copytree(source, site / FOLDER, dirs_exist_ok=True)


def _run(source: Path, target: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        str(source),
        "--output-path",
        str(target),
        "--keep-index-url",
        "--silent",
    ]
    try:
        done = subprocess.run(command, check=False, capture_output=True, stdin=subprocess.DEVNULL)
    except OSError:
        raise FindingsError([_failed("it could not be started")]) from None
    if done.returncode or not (target / "pagefind.js").is_file():
        raise FindingsError([_failed(f"it ended with status {done.returncode}")])
    for file in target.iterdir():
        if file.name.startswith(_UNUSED):
            file.unlink()


def _found(folder: Path, numbers: dict[str, int]) -> dict[str, tuple[str, int]]:
    """What Pagefind calls each document, by the document's path, with the number of its response.

    Its results carry that name, which is also the name of a file with the text of the document.
    """
    found = {}
    for file in sorted((folder / "fragment").glob("*.pf_fragment")) if folder.is_dir() else ():
        content = gzip.decompress(file.read_bytes())
        try:
            url = json.loads(content.removeprefix(_SIGNATURE))["url"]
            found[url] = file.stem, numbers[url]
        except (ValueError, KeyError, TypeError):
            raise FindingsError([_failed("its form is not known")]) from None
    return found


def _shown(entry: Entry) -> list[str]:
    """A response as `results.js` shows it, in the order that it expects."""
    return [entry.path, entry.title, entry.reference, entry.date, entry.outcome, entry.shape, entry.language]


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8", newline="\n")


def _failed(how: str) -> Finding:
    hint = "Set the program up again (make clean, then make site), or build without search: --no-search."
    return Finding("DL066", "", f"The search index could not be built: {how}.", hint)
