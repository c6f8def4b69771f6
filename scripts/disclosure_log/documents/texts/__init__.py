"""The text of attached files, as sections of paragraphs, lists and tables that know nothing of the site."""

from __future__ import annotations

from disclosure_log.documents.texts.model import (
    Block,
    Cell,
    DocumentText,
    Form,
    Heading,
    Item,
    Items,
    Paragraph,
    Part,
    Section,
    Table,
)
from disclosure_log.documents.texts.packing import packed, unpacked

__all__ = [
    "Block",
    "Cell",
    "DocumentText",
    "Form",
    "Heading",
    "Item",
    "Items",
    "Paragraph",
    "Part",
    "Section",
    "Table",
    "packed",
    "unpacked",
]
