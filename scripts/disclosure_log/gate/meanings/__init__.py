"""What the judges can find, by key: the code of the rule, the verdict, and the words for officers.

Each kind of file has its table in a module of its own. Only what stands here can be said of a file.
"""

from __future__ import annotations

from collections.abc import Mapping

from disclosure_log.gate.meanings import (
    documents,
    general,
    packages,
    pdf,
    pdf_seen,
    people,
    pictures,
    tables,
    workbooks,
)
from disclosure_log.gate.notes import Meaning

MEANINGS: Mapping[str, Meaning] = {
    key: meaning
    for module in (general, packages, pdf, pdf_seen, workbooks, documents, tables, pictures, people)
    for key, meaning in module.MEANINGS.items()
}
"""Every meaning, by its key; each key begins with the name of its table, such as `pdf-`."""
