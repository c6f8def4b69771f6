"""What an attached file says of itself: every reader of documents, in one sandbox."""

from __future__ import annotations

from disclosure_log.documents.kinds import KINDS, Kind, kind_of
from disclosure_log.documents.reader import DocumentFacts, DocumentReader, UnreadableDocument

__all__ = ["KINDS", "DocumentFacts", "DocumentReader", "Kind", "UnreadableDocument", "kind_of"]
