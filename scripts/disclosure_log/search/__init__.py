"""Search over the built site, behind an interface of our own: the indexer can be another one tomorrow."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from disclosure_log.findings import Finding, FindingsError

FOLDER = "pagefind"
"""Where the index stands in the site."""

_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")


def build_index(site: Path) -> None:
    """Index the pages of the built `site` with Pagefind, into a folder in it.

    Raises `FindingsError` where the indexer fails; what it printed is not repeated, it may quote a page.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--silent"]
    try:
        done = subprocess.run(command, check=False, capture_output=True, stdin=subprocess.DEVNULL)
    except OSError:
        raise FindingsError([_failed("it could not be started")]) from None
    if done.returncode or not (site / FOLDER / "pagefind.js").is_file():
        raise FindingsError([_failed(f"it ended with status {done.returncode}")])
    for file in (site / FOLDER).iterdir():
        if file.name.startswith(_UNUSED):
            file.unlink()


def copy_index(source: Path, site: Path) -> None:
    """Put an index that was built before into `site`, for a preview that does not index anew."""
    shutil.copytree(source, site / FOLDER, dirs_exist_ok=True)


def _failed(how: str) -> Finding:
    hint = "Set the program up again (make clean, then make site), or build without search: --no-search."
    return Finding("DL066", "", f"The search index could not be built: {how}.", hint)
