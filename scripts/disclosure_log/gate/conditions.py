"""What a verdict depends on beside the file and the program: the settings of the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from disclosure_log.config import Project


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under what a file is judged."""

    reveal: bool = False
    """Whether what was found is quoted; for a local terminal alone."""

    def request(self, name: str) -> dict[str, Any]:
        """What the sandbox is asked about a file of this name."""
        return {"name": name, "reveal": self.reveal}


def conditions_of(project: Project) -> Conditions:
    """Under what the files of a log are judged."""
    del project
    return Conditions()
