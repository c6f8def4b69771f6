"""What a verdict depends on beside the file and the program: the settings of the log, and the list of canaries."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from os import environ
from typing import Any

from disclosure_log.config import Project
from disclosure_log.gate.people import Permitted
from disclosure_log.gate.people.canaries import Canaries, CanariesError, key_from


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under what a file is judged."""

    reveal: bool = False
    """Whether what was found is quoted; for a local terminal alone."""

    permitted: Permitted = field(default_factory=Permitted)
    """What belongs to offices and to nobody."""

    canaries: str = field(default="", repr=False)
    """The list of canaries, as its file holds it; empty where there is none."""

    key: str = field(default="", repr=False)
    """The key of the list."""

    def request(self, name: str) -> dict[str, Any]:
        """What the sandbox is asked about a file of this name."""
        return {
            "name": name,
            "reveal": self.reveal,
            "addresses": sorted(self.permitted.addresses),
            "phones": sorted(self.permitted.phones),
            "postcodes": sorted(self.permitted.postcodes),
            "canaries": self.canaries,
            "key": self.key,
        }


def permitted_in(request: Mapping[str, Any]) -> Permitted:
    """What a request permits."""
    return Permitted(*(frozenset(request[what]) for what in ("addresses", "phones", "postcodes")))


def canaries_in(request: Mapping[str, Any]) -> Canaries | None:
    """The list that comes with a request. Raises `CanariesError`."""
    return _canaries(request["canaries"], request["key"]) if request["canaries"] else None


@lru_cache(1)
def _canaries(text: str, key: str) -> Canaries:
    return Canaries.from_text(text, key.encode())


def conditions_of(project: Project, environment: Mapping[str, str] = environ, *, reveal: bool = False) -> Conditions:
    """Under what the files of a log are judged. A list of canaries that cannot be used is left out.

    Whoever asks says so first: `checks.canaries.load_canaries` gives the finding.
    """
    permitted = Permitted.by(project.options)
    with suppress(CanariesError, OSError, UnicodeDecodeError):
        if project.options.canaries:
            key = key_from(environment)
            text = (project.root / project.options.canaries).read_text(encoding="utf-8-sig")
            Canaries.from_text(text, key)
            return Conditions(reveal, permitted, text, key.decode())
    return Conditions(reveal, permitted)
