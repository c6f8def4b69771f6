"""A copy of the site as one zip file, which can be sent, or kept on a stick."""

from __future__ import annotations

import shutil
import stat
import unicodedata
import zipfile
from pathlib import Path

from disclosure_log.data.manifest import BEGINNING, MARKER
from disclosure_log.data.verifying.sealing import MANIFEST_NAME
from disclosure_log.records.topics import topic_key

_THEN = (1980, 1, 1, 0, 0, 0)
"""The time of each file, the first that a zip file can say."""

_MODE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3
_OTHERWISE = "disclosure-log"


def top_folder(name: str) -> str:
    """What the folder is called in which everything stands, after the log's `name`: letters, figures and hyphens.

    Some programs that unpack do not know other signs.
    """
    plain = unicodedata.normalize("NFKD", topic_key(name)).encode("ascii", "ignore").decode().strip("-")
    return plain or _OTHERWISE


def write_zip(folder: Path, file: Path, top: str) -> None:
    """Write every file of `folder` into the new zip file `file`, in one folder called `top`.

    The same files give the same bytes, on the same version of zlib. Raises `OSError`.
    """
    found = {f"{top}/{path.relative_to(folder).as_posix()}": path for path in folder.rglob("*") if path.is_file()}
    with zipfile.ZipFile(file, "x") as archive:
        for name, path in sorted(found.items()):
            entry = zipfile.ZipInfo(name, _THEN)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _MODE
            entry.file_size = path.stat().st_size  # so that one of more than 2 GB is written as such
            with path.open("rb") as source, archive.open(entry, "w") as target:
                shutil.copyfileobj(source, target)


def is_zip_of_ours(file: Path) -> bool:
    """Whether `file` is a zip file of a site that this program made; answers False to whatever cannot be read."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return False
        with zipfile.ZipFile(file) as archive:
            folder, _, rest = archive.namelist()[0].partition("/")
            with archive.open(f"{folder}/{MANIFEST_NAME}") as manifest:
                return bool(rest) and MARKER.match(manifest.read(BEGINNING)) is not None
    except Exception:  # noqa: BLE001 - a broken zip file raises whatever comes to it, and it is none of ours
        return False
