"""What is searched of the responses, and the index in which a browser finds it."""

from __future__ import annotations

from disclosure_log.search.entries import Entry, Facet, Place, Value
from disclosure_log.search.index import FOLDER, copy_index, index_files

__all__ = ["FOLDER", "Entry", "Facet", "Place", "Value", "copy_index", "index_files"]
