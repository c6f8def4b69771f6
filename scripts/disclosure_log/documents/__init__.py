"""What an attached file says of itself: every reader of documents, in one sandbox."""

from __future__ import annotations

from disclosure_log.documents.facts import DocumentFacts
from disclosure_log.documents.kinds import KINDS, Kind, kind_of

__all__ = ["KINDS", "DocumentFacts", "Kind", "kind_of"]
