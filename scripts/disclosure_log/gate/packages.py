"""Open a package (workbook, text document) for a judge, and note what is wrong with any package."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from disclosure_log.documents.archives import UnusablePackage
from disclosure_log.documents.packages import Package
from disclosure_log.gate.notes import Notes, Refused


@contextmanager
def opened(content: bytes, notes: Notes) -> Iterator[Package]:
    """The package in `content`; comments inside its XML are noted at the end. Raises `Refused` for what is unusable.

    Whatever is wrong with a part that is read inside the block refuses it too.
    """
    try:
        package = Package(content)
        yield package
    except UnusablePackage as unusable:
        raise Refused(f"package-{unusable.problem.value}") from None
    for _, words in package.remarks:
        notes.note("package-remark", quote=words)
        notes.text(words)
