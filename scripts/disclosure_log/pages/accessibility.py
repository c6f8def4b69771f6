"""What the log knows of how its attachments can be used, for its page on accessibility."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from disclosure_log.documents import DocumentFacts
from disclosure_log.documents.kinds import JPEG, PDF, PNG
from disclosure_log.documents.texts import DocumentText
from disclosure_log.records.response import Response

CUT_OFF = date(2018, 9, 23)
"""Files of office programs that were published before this day are outside the regulations, unless they are still
needed for a service (S.I. 2018/952, https://www.legislation.gov.uk/uksi/2018/952)."""


@dataclass(frozen=True, slots=True)
class Attached:
    """The attachments that a log shows, and what of them is known to be hard to use."""

    kinds: tuple[tuple[str, int], ...]
    """The English name of each kind of file, and how many there are, most first."""

    total: int
    pictures: int
    """Files that are nothing but a picture."""

    pdfs: int
    untagged: int
    """PDFs that no screen reader can follow in order: ISO 32000-2, 14.8."""

    untitled: int
    without_language: int

    scans: int
    """PDFs in which no page has any text."""

    sent_before: int
    """Files of responses that were sent before `CUT_OFF`."""


def count_attached(
    responses: Iterable[Response], facts: Mapping[Path, DocumentFacts], texts: Mapping[Path, DocumentText]
) -> Attached:
    """Count the attachments of the responses that are shown; those of a withdrawn response are not."""
    found = [
        (response.responded, attachment.path)
        for response in responses
        if not response.front.withdrawn
        for attachment in response.attachments
    ]
    files = [facts[path] for _, path in found]
    pdfs = [file for file in files if file.kind is PDF]
    kinds = Counter(file.kind.name for file in files)
    return Attached(
        kinds=tuple(sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))),
        total=len(files),
        pictures=sum(file.kind in {PNG, JPEG} for file in files),
        pdfs=len(pdfs),
        untagged=sum(not file.tagged for file in pdfs),
        untitled=sum(not file.title for file in pdfs),
        without_language=sum(not file.language for file in pdfs),
        scans=sum(facts[path].kind is PDF and path in texts and texts[path].is_textless for _, path in found),
        sent_before=sum(responded < CUT_OFF for responded, _ in found),
    )
