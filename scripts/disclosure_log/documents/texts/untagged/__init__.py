"""Puts the text of a page without tags together by where its words stand: columns, tables, lists, headings.

It is cautious: a table or a heading too few leaves paragraphs, which say the same; one too many says something else.
"""

from __future__ import annotations

from disclosure_log.documents.texts.untagged.layout import blocks_of, heights_of
from disclosure_log.documents.texts.untagged.ruling import Ruling, ruling_of
from disclosure_log.documents.texts.untagged.words import Word, words_of

__all__ = ["Ruling", "Word", "blocks_of", "heights_of", "ruling_of", "words_of"]
