"""What is searched and how it is found, behind an interface of our own: the indexer can be another one tomorrow."""

from __future__ import annotations

from disclosure_log.search.entries import Entry, Facet, Place, Value
from disclosure_log.search.index import FOLDER, build_index, copy_index

__all__ = ["FOLDER", "Entry", "Facet", "Place", "Value", "build_index", "copy_index"]
