"""What every page needs to know of the site that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from disclosure_log.config import Options


@dataclass(frozen=True, slots=True)
class Site:
    """The site as the engine's settings describe it."""

    name: str
    """What the site is called."""

    url: str
    """Its own address with a slash at the end; empty where none is configured."""

    repository: str
    """The address of its public repository, without a slash at the end; empty where none is configured."""

    options: Options

    today: date
    """The day on which it is built."""
