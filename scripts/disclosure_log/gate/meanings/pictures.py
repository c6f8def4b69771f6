"""What can be found in pictures (png, jpeg), inside other files too."""

from __future__ import annotations

from collections.abc import Mapping

from disclosure_log.gate.notes import Meaning

MEANINGS: Mapping[str, Meaning] = {}
