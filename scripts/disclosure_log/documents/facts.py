"""What the pages of a log say of an attached file."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure_log.documents.kinds import Kind


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is known of a document that could be read."""

    kind: Kind
    """The kind of file, which its name and its content agree on."""

    size: int
    """Length in bytes."""

    sha256: str
    """SHA-256 of its bytes (FIPS 180-4), 64 lower-case hexadecimal digits."""

    pages: int | None = None
    """Number of pages; None for what has no pages."""

    language: str | None = None
    """The language that the document says it is in, as it writes it; None where it does not say."""

    title: str | None = None
    """The title inside the document, not in its name; None where it has none."""

    tagged: bool | None = None
    """Whether it is a tagged PDF, which a screen reader needs; None for other kinds."""
