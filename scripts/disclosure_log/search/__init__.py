"""What is searched of the responses, and the index in which a browser finds it."""

from __future__ import annotations

from disclosure_log.search.entries import Entry, Facet, Filed, Place, Value
from disclosure_log.search.index import FOLDER, VOLUMES, Rest, copy_index, index_files, rest_of, volume_of
from disclosure_log.search.volumes import MOST, Block, blocks

__all__ = [
    "FOLDER",
    "MOST",
    "VOLUMES",
    "Block",
    "Entry",
    "Facet",
    "Filed",
    "Place",
    "Rest",
    "Value",
    "blocks",
    "copy_index",
    "index_files",
    "rest_of",
    "volume_of",
]
