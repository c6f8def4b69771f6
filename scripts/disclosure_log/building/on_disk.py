"""Long texts that are needed only later in a build, kept out of memory until then.

The letters of a hundred thousand responses are a gigabyte, their data and packed texts half of one. They lie in a file
without a name in the folder of the caches, which is gone with the process, however that ends.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

from disclosure_log import caching

LONG = 4_096
"""Characters of a text that is put on disk; most are shorter."""

Place = str | tuple[int, int]
"""A text, or where it begins in the file and how many bytes it has."""


class OnDisk:
    """Keeps texts. Where nothing can be written they stay in memory."""

    def __init__(self, folder: Path | None) -> None:
        """`folder` is that of the caches, if anything may be written there."""
        self._folder, self._process = folder, os.getpid()
        self._file: IO[bytes] | None = None
        self._end = 0

    def __del__(self) -> None:
        self.close()  # a build that stops needs them no more

    def put(self, text: str) -> Place:
        """Keep a text. Raises nothing."""
        # A fork would write into the same file at the same place.
        if len(text) < LONG or self._folder is None or os.getpid() != self._process:
            return text
        content = text.encode("utf-8", "surrogatepass")
        with suppress(OSError):
            if self._file is None:
                caching.prepare(self._folder)
                self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - it lasts as long as the build
            self._file.seek(self._end)
            self._file.write(content)
            self._file.flush()
            kept = self._end, len(content)
            self._end += len(content)
            return kept
        return text

    def get(self, kept: Place) -> str:
        """The text that was kept so. Raises `OSError`."""
        if isinstance(kept, str):
            return kept
        if self._file is None:
            raise OSError
        start, size = kept
        # Not by way of the file's position, which all forks of a process share.
        return os.pread(self._file.fileno(), size, start).decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Forget all of them."""
        if self._file:
            with suppress(OSError):  # of a full disk, which has already been told
                self._file.close()
            self._file, self._end = None, 0
