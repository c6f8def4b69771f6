"""What building, checking and judging take: time, processors and memory, and what other builders of sites take.

`make benchmark` measures a log of 1,000 responses and writes the tables of docs/maintainers/benchmark.md, which says
what each row means; `make benchmark N=10000` prints them for a log as large as that of a police force. Every figure
comes from the same machine in the same minutes, so that they can be compared with one another.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Error

from benchmarks import files, table
from benchmarks.builders import Builder, Ours
from benchmarks.cost import Cost, FailedError, Size, TooLargeError, in_the_middle
from benchmarks.log import REPOSITORY, SEED, make_log, reference_of, searches
from benchmarks.peers import Hugo, Material, install_hugo
from benchmarks.visits import Visit, opened
from disclosure_log.building.sound import FILE as SOUND
from disclosure_log.building.texts import FILE as TEXTS
from disclosure_log.gate.kept import FILE as VERDICTS

PAGE = REPOSITORY / "docs" / "maintainers" / "benchmark.md"
START, END = "<!-- tables of {} -->\n", "<!-- end of tables -->\n"
"""Between what the tables of a log with so many responses stand on the page."""

EXPLAINED = "## What was measured\n"
"""The heading before which the tables of a log go that the page has none of."""

FULL = "Full build, nothing kept"

PARTS = ("checks", "builds", "files")
"""What can be measured: checks of the log, builds of it, and files and registers of a fixed size."""

T = TypeVar("T")

QUICK, TIMES = 10.0, 5
"""Seconds below which a build is made that many times, where it can be."""

LONG = 120.0
"""Seconds above which a peer builds once: it makes everything anew each time, so that its rows would say the same."""

CHANGES = ("Nothing changed", "One response changed", "One response deleted", "Settings changed")
"""What every builder does after its full build."""

ON_DISK = Path("/var/tmp")  # noqa: S108 - only its folder is named; what is in it has a name of its own
"""Where everything is made; /tmp may be in memory, which would count neither as disk nor as memory."""


def main() -> None:
    """Make a log, measure, and print the tables; exit status 1 where a check or build of our own failed."""
    parser = argparse.ArgumentParser(description="What building, checking and judging take.")
    parser.add_argument("number", nargs="?", type=int, default=1000, help="how many responses the log has, 3 or more")
    parser.add_argument("--seed", type=int, default=SEED, help="another number draws another log")
    parser.add_argument("--without-files", action="store_true", help="make letters alone, without any attachments")
    parser.add_argument("--no-peers", action="store_true", help="leave out the other builders of sites")
    parser.add_argument("--only", choices=PARTS, help="measure only this part")
    parser.add_argument("--write", action="store_true", help="write the tables into the page of the docs")
    chosen = parser.parse_args()
    if chosen.write and (chosen.only not in {None, "builds"} or chosen.no_peers):
        parser.error("the page shows all builders of sites: leave out --only, or name builds, and leave out --no-peers")
    if chosen.number < 3:  # noqa: PLR2004 - one to change, one to delete, one that stays
        parser.error("the log needs 3 responses or more")
    place = ON_DISK if ON_DISK.is_dir() else None
    parts = (chosen.only,) if chosen.only else PARTS
    try:
        with tempfile.TemporaryDirectory(prefix="disclosure-log-benchmark-", dir=place) as folder:
            asked = Asked(chosen.number, chosen.seed, parts, not chosen.without_files, not chosen.no_peers)
            tables = "\n".join(run(Path(folder), asked))
            print(tables, flush=True)  # before what was made is deleted, which takes minutes of a large log
            if chosen.write:
                page = with_tables(PAGE.read_text(encoding="utf-8"), chosen.number, tables)
                PAGE.write_text(page, encoding="utf-8")
    except FailedError as failed:
        sys.exit(f"{failed}")


def with_tables(page: str, number: int, tables: str) -> str:
    """The page with these tables of a log of `number` responses, in place of those that it had."""
    start = START.format(f"{number:,}")
    if start not in page:
        page = page.replace(EXPLAINED, f"## {number:,} responses\n\n{start}{END}\n{EXPLAINED}", 1)
    before, _, after = page.partition(start)
    return f"{before}{start}\n{tables}\n\n{END}{after.partition(END)[2]}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to have measured."""

    number: int
    """How many responses the log has."""

    seed: int
    parts: Collection[str]
    files: bool
    """Whether letters have attachments."""

    peers: bool
    """Whether other builders of sites are measured too."""


def run(folder: Path, asked: Asked) -> Iterator[str]:
    """Measure what is asked for, and say it in Markdown. Raises `FailedError` where our own program fails."""
    number, seed, parts = asked.number, asked.seed, asked.parts
    log, on = folder / "log", table.machine()
    said("making the log", lambda: make_log(log, number, seed, files=asked.files))
    ours, others, missing = Ours(log, files=asked.files), list[Builder](), dict[str, str]()
    own: list[tuple[str, Cost]] = []
    tables: list[Iterable[str]] = []
    if "builds" in parts and asked.peers:
        others += peers(log, folder, missing)
    if "checks" in parts:
        own += checks(ours, reference_of(0))
    if "builds" in parts:
        ours.forget()
        costs, sizes = builds(ours, others, reference_of(0), reference_of(number - 1), missing)
        looked_at = [builder for builder in (ours, *others) if builder.name in sizes]
        tables += [
            table.of_builds(costs),
            table.of_sites(sizes),
            table.of_visits(visits(looked_at, searches(seed))),
        ]
    if "files" in parts:
        own += told(files.gate(folder / "files", log))
        own += told(files.registers(log))
    if own:
        tables.append(table.of_costs(own))
    versions = {name: version for builder in (ours, *others) for name, version in builder.versions.items()}
    yield table.heading(number, seed, on, versions, files=asked.files)
    for lines in tables:
        yield ""
        yield from lines


def peers(log: Path, folder: Path, missing: dict[str, str]) -> Iterator[Builder]:
    """The other builders, each with its copy of the log; which one is missing, and why, is put into `missing`."""
    yield said(f"copying the log for {Material.name}", lambda: Material(log, folder / "material"))
    programs = said("installing Hugo and Pagefind", lambda: install_hugo(folder / "programs"))
    if programs:
        yield said(f"copying the log for {Hugo.name}", lambda: Hugo(log, folder / "hugo", programs))
    else:
        missing[Hugo.name] = "not installed"


def checks(ours: Ours, changed: str) -> Iterator[tuple[str, Cost]]:
    """What a check takes for the first time, when nothing changed, and when one response did."""
    yield "Check the log for the first time", said("check", ours.check)
    yield "Check it again, nothing changed", said("check again", ours.check)
    ours.change(changed)
    yield "Check it, one response changed", said("check after a change", ours.check)


def builds(
    ours: Ours, others: Sequence[Builder], changed: str, deleted: str, missing: Mapping[str, str]
) -> tuple[table.Costs, table.Sizes]:
    """What each builder takes for each kind of build, and what its site holds after the first.

    A peer that fails stands there as failed, and one that takes long builds once; raises `FailedError` where our own
    program fails.
    """
    costs: dict[str, dict[str, Cost | str]] = {}
    sizes: dict[str, tuple[Size, Size]] = {}

    def measure(builder: Builder, done: str, *options: str, before: Callable[[], object] | None = None) -> None:
        costs.setdefault(done, {})[builder.name] = cost = built(builder, done, *options, before=before)
        if builder.name not in sizes and isinstance(cost, Cost):
            sizes[builder.name] = builder.sizes()

    # One builder after the other: what one deletes slows down the next on some file systems (see `Ours.forget`).
    for builder in (ours, *others):
        change = partial(builder.change, changed)
        measure(builder, FULL)
        if isinstance(builder, Ours):
            if builder.has_files:
                builder.forget(VERDICTS, SOUND, TEXTS)
                measure(builder, "Full build, verdicts and texts kept, without the search", "--no-search")
            builder.forget(VERDICTS, SOUND)
            measure(builder, "Full build, verdicts kept, without the search", "--no-search")
            measure(builder, "One response changed, without the search", "--no-search", before=change)
            builder.forget(VERDICTS, SOUND)
            measure(builder, "Full build, verdicts kept")
        elif isinstance(full := costs[FULL][builder.name], str) or full.wall > LONG:
            for done in CHANGES:
                costs[done][builder.name] = (
                    full if isinstance(full, str) else "makes everything anew: see its full build"
                )
            continue
        measure(builder, CHANGES[0], before=lambda: None)
        measure(builder, CHANGES[1], before=change)
        builder.delete(deleted)
        measure(builder, CHANGES[2])
        builder.configure()
        measure(builder, CHANGES[3])
    for done in (FULL, *CHANGES):
        costs[done].update(missing)
    return costs, sizes


def visits(builders: Sequence[Builder], looked_for: Sequence[str]) -> table.Visits:
    """What a first visit of each site costs a reader: its home, and each search for two words."""
    found: dict[str, dict[str, Visit | str]] = {}
    done = {"": "Looks at the home page"} | {words: f"Searches for *{words}*" for words in looked_for}
    for builder in builders:
        for words, visited in looked(builder, done).items():
            found.setdefault(done[words], {})[builder.name] = visited
    return found


def looked(builder: Builder, done: Mapping[str, str]) -> Mapping[str, Visit | str]:
    """What each visit of a site costs, by what is searched, or why that is not known."""
    found: dict[str, Visit | str] = {}
    try:
        with opened(builder.site) as reader:
            if reader is None:
                return dict.fromkeys(done, "not measured: no Chromium or Chrome")
            for words, doing in done.items():
                found[words] = said(f"{builder.name}: {doing}", partial(reader.visit, builder.search, words))
    except (Error, OSError) as error:
        print(error, file=sys.stderr)
    return dict.fromkeys(done, "failed") | found


def built(builder: Builder, done: str, *options: str, before: Callable[[], object] | None = None) -> Cost | str:
    """What a build with these options took, or that it failed; raises `FailedError` for our own.

    Where what goes `before` it brings the log to the same state each time, a quick build is made several times, and the
    one in the middle counts: of a second or two, whatever else the machine does at that moment is a large part.
    """
    costs: list[Cost] = []
    try:
        while not costs or (before and costs[0].wall < QUICK and len(costs) < TIMES):
            if before:
                before()
            costs.append(said(f"{builder.name}: {done}", partial(builder.build, *options)))
            print(f"    {(costs[-1].together or 0) / 1e6:,.0f} MB", file=sys.stderr, flush=True)
        return in_the_middle(costs)
    except FailedError as failed:
        if isinstance(builder, Ours):
            raise
        print(failed, file=sys.stderr)
        return f"{failed}" if isinstance(failed, TooLargeError) else "failed"


def told(measured: Iterable[tuple[str, Cost]]) -> Iterator[tuple[str, Cost]]:
    """The same, while somebody who waits is told of each."""
    for done, cost in measured:
        print(f"{done}: {cost.wall:.1f} s", file=sys.stderr, flush=True)
        yield done, cost


def said(doing: str, do: Callable[[], T]) -> T:
    """Do something, and tell whoever waits what is done and how long it took."""
    print(f"{doing} ...", end=" ", file=sys.stderr, flush=True)
    start = time.monotonic()
    done = do()
    print(f"{time.monotonic() - start:.1f} s", file=sys.stderr, flush=True)
    return done


if __name__ == "__main__":
    main()
