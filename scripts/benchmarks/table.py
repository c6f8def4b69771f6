"""The tables of the benchmark, in Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from benchmarks.builders import Ours
from benchmarks.cost import Cost, Size, memory_of_the_machine
from benchmarks.visits import Visit

Costs = Mapping[str, Mapping[str, Cost | str]]
"""By what was done, and by the builder that did it; in words where it could not."""

Sizes = Mapping[str, tuple[Size, Size]]
"""By the builder: what its site holds, and what of that is there for the search alone."""

Visits = Mapping[str, Mapping[str, Visit | str]]
"""By what was looked for, and by the builder of the site; in words where it could not be."""

T = TypeVar("T", Cost, Visit)

_COSTS = "Seconds | Processor seconds | Largest process, MB | All together, MB |"


def of_builds(costs: Costs) -> Iterator[str]:
    """What each build took, and in brackets how many times our own figure that is."""
    yield f"| What was done | With | {_COSTS}"
    yield "|---|---|---|---|---|---|"
    yield from _rows(costs, _figures, 4)


def of_sites(sizes: Sizes) -> Iterator[str]:
    """What each site holds, with the ratios."""
    yield "| Site of | Files | MB | Files for the search | MB for the search |"
    yield "|---|---|---|---|---|"
    ours = sizes[Ours.name]
    for name, (site, index) in sizes.items():
        beside = (None, None) if name == Ours.name else ours
        yield f"| {name} | {_size(site, beside[0])} | {_size(index, beside[1])} |"


def of_visits(visits: Visits) -> Iterator[str]:
    """What a first visit of each site costs a reader, with the ratios."""
    yield "| What a reader does on a first visit | On the site of | kB moved | First result after, seconds |"
    yield "|---|---|---|---|"
    yield from _rows(visits, _of_visit, 2)


def _rows(
    measured: Mapping[str, Mapping[str, T | str]], figures: Callable[[T, T | None], Iterable[str]], columns: int
) -> Iterator[str]:
    """A row for what was done with each builder: its figures beside our own, or in words why there are none."""
    for done, by_builder in measured.items():
        ours = by_builder[Ours.name]
        for name, each in by_builder.items():
            if isinstance(each, str):
                cells: Iterable[str] = [each, *[""] * (columns - 1)]
            else:
                cells = figures(each, None if isinstance(ours, str) or name == Ours.name else ours)
            yield f"| {done} | {name} | {' | '.join(cells)} |"


def _of_visit(visit: Visit, beside: Visit | None) -> Iterator[str]:
    yield _figure(visit.moved / 1000, beside.moved / 1000 if beside else None, digits=0)
    yield _figure(visit.seconds, beside.seconds if beside else None) if visit.seconds else ""


def of_costs(costs: Iterable[tuple[str, Cost]]) -> Iterator[str]:
    """What our own program alone does."""
    yield f"| What was done | {_COSTS}"
    yield "|---|---|---|---|---|"
    for done, cost in costs:
        yield f"| {done} | {' | '.join(_figures(cost, None))} |"


def machine() -> str:
    """What the figures are measured on, in words, with what else it does at this moment: ask before you measure."""
    parts = [f"{os.cpu_count()} processors ({_processor()})"]
    parts.append(f"{memory_of_the_machine() / 1e9:.0f} GB of memory")
    parts.append(f"{platform.system()}, Python {platform.python_version()}")
    parts.append(f"with a load of {os.getloadavg()[0]:.1f} from other work when it began")
    return ", ".join(parts)


def heading(number: int, seed: int, on: str, versions: Mapping[str, str], *, files: bool) -> str:
    """When, of what and on what everything below was measured; `on` is what `machine` says."""
    today = date.today()  # noqa: DTZ011 - the day of whoever measures
    made = ", ".join(f"{name} {version}" for name, version in versions.items())
    log = f"{number:,} responses{'' if files else ' without attachments'} (seed {seed})"
    return f"{log}, measured on {today.day} {today:%B %Y}: {on}. {made}."


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _figures(cost: Cost, beside: Cost | None) -> Iterator[str]:
    yield _figure(cost.wall, beside.wall if beside else None)
    yield _figure(cost.processor, beside.processor if beside else None)
    yield _figure(cost.largest / 1e6, beside.largest / 1e6 if beside else None, digits=0)
    if cost.together is None:
        yield "not known"
    else:
        together = beside.together if beside else None
        yield _figure(cost.together / 1e6, together / 1e6 if together else None, digits=0)


def _size(size: Size, beside: Size | None) -> str:
    files = _figure(size.files, beside.files if beside else None, digits=0)
    return f"{files} | {_figure(size.bytes / 1e6, beside.bytes / 1e6 if beside else None)}"


def _figure(value: float, beside: float | None, *, digits: int = 1) -> str:
    """The figure, and in brackets how many times the one beside it that is, where there is one."""
    if not beside:
        return f"{value:,.{digits}f}"
    ratio = value / beside
    kept = 0 if ratio >= 10 else 1 if ratio >= 1 else 2  # noqa: PLR2004 - two digits that say something
    return f"{value:,.{digits}f} ({ratio:,.{kept}f} times)"
