"""The laws of the United Kingdom under which people ask public authorities for information."""

from __future__ import annotations

from enum import StrEnum


class Law(StrEnum):
    """A law under which information is asked for; the values are what a response's `law` says."""

    FOIA = "FOIA"
    """Freedom of Information Act 2000."""

    EIR = "EIR"
    """Environmental Information Regulations 2004."""

    FOISA = "FOISA"
    """Freedom of Information (Scotland) Act 2002."""

    EIR_SCOTLAND = "EIR-Scotland"
    """Environmental Information (Scotland) Regulations 2004."""

    @property
    def environmental(self) -> bool:
        """Whether it is one of the two sets of Environmental Information Regulations."""
        return self in (Law.EIR, Law.EIR_SCOTLAND)

    @property
    def scottish(self) -> bool:
        """Whether it is a law of Scotland, which binds Scottish authorities alone."""
        return self in (Law.FOISA, Law.EIR_SCOTLAND)
