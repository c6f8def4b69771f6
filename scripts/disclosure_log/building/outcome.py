"""What a build made, in figures and findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from disclosure_log.building.twin import Status
from disclosure_log.findings import Finding, counted


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build made."""

    responses: int
    pages: int
    findings: tuple[Finding, ...] = ()
    """What was found that blocks nothing."""

    standing: Mapping[str, Status] = field(default_factory=dict, repr=False)
    """The files of the site as they stand there."""

    name: str = ""
    """What the site is called."""

    unchanged: bool = False
    """Whether the site stood there already."""

    def summary(self, seconds: float) -> str:
        """The build in one line."""
        made = f"{counted(self.responses, 'response')} on {counted(self.pages, 'page')}"
        done = "Nothing changed:" if self.unchanged else "Built"
        return f"{done} {made} in {seconds:.1f} seconds, {counted(len(self.findings), 'finding')}"
