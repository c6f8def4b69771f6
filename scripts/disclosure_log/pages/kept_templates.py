"""Templates as Python has compiled them, kept while the program runs.

Compiling them takes a third of the build of a small log, and `serve` builds again at every change.
"""

from __future__ import annotations

from jinja2.bccache import Bucket, BytecodeCache


class KeptTemplates(BytecodeCache):
    """Keeps in memory alone: Jinja's own cache on disk would run whatever somebody put there."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what is kept of its template; Jinja compares the checksum of the source."""
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


KEPT_TEMPLATES = KeptTemplates()
"""Those of this program."""
