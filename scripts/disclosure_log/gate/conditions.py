"""What a verdict depends on beside the file and the program: the settings of the log, and the list of canaries."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from os import environ
from typing import Any

from disclosure_log.config import Options, Project
from disclosure_log.gate.people import Permitted
from disclosure_log.gate.people.canaries import Canaries, CanariesError, key_from
from disclosure_log.gate.people.kinds import compact, dialled
from disclosure_log.gate.people.words import OFFICE_POSTCODES, ROLE_ADDRESSES, ROLE_PHONES


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


def permitted_by(options: Options) -> Permitted:
    """What the settings of a log name, and what belongs to the regulators."""
    return Permitted(
        ROLE_ADDRESSES.union(address.casefold() for address in options.role_addresses),
        ROLE_PHONES.union(map(dialled, options.role_phones)),
        OFFICE_POSTCODES.union(map(compact, options.office_postcodes)),
    )


def conditions_of(project: Project, environment: Mapping[str, str] = environ, *, reveal: bool = False) -> Conditions:
    """Under what the files of a log are judged. A list of canaries that cannot be used is left out.

    Whoever asks says so first: `checks.canaries.load_canaries` gives the finding.
    """
    permitted = permitted_by(project.options)
    with suppress(CanariesError, OSError, UnicodeDecodeError):
        if project.options.canaries:
            key = key_from(environment)
            text = (project.root / project.options.canaries).read_text(encoding="utf-8-sig")
            Canaries.from_text(text, key)
            return Conditions(reveal, permitted, text, key.decode())
    return Conditions(reveal, permitted)
