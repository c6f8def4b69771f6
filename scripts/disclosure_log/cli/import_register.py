"""Importing a register, as a person sees it: the map that is proposed, what was done, and which rows are left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from disclosure_log.cli.common import listed, near, wrapped
from disclosure_log.config import Project
from disclosure_log.findings import counted, printable
from disclosure_log.gate.conditions import Conditions
from disclosure_log.intake.registers.columns import columns_of, sheet_of
from disclosure_log.intake.registers.importing import Fate, RegisterImport, Summary
from disclosure_log.intake.registers.mapping import MapError, read_map, written
from disclosure_log.intake.registers.proposing import Proposal, propose
from disclosure_log.intake.registers.reporting import FEW, lines_of, report_file, write_report
from disclosure_log.intake.registers.table import UnreadableRegisterError, read_table
from disclosure_log.intake.registers.unanswered import unanswered
from disclosure_log.intake.registers.words import Target, target_of

_IN_THE_LOG = (
    "The register lies in the log's folder. Keep it out of the repository, with its map and its report: it can tell "
    "who asked."
)


def import_register(
    project: Project, conditions: Conditions, today: date, register: Path, map_file: Path | None, *, dry_run: bool
) -> int:
    """Import a register, or propose its map where there is none; the exit status."""
    own = register.with_suffix(".map.yml")
    chosen = map_file or (own if own.exists() else None)
    try:
        if chosen is None:
            return _propose(project, conditions, today, register, own, dry_run=dry_run)
        return _import(project, conditions, today, register, chosen, dry_run=dry_run)
    except UnreadableRegisterError as error:
        click.echo(f"{_shown(register)}: {error.message}", err=True)
    except MapError as error:
        for message in error.messages:
            click.echo(printable(message), err=True)
    return 1


def _shown(file: Path) -> str:
    return printable(near(file))


def _propose(project: Project, conditions: Conditions, today: date, register: Path, own: Path, *, dry_run: bool) -> int:
    proposal = propose(read_table(register), project.options.law, today, conditions.permitted)
    text = written(proposal.mapping, proposal.remarks, register.name)
    if dry_run:
        click.echo(text, nl=False)
    else:
        try:
            with own.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        except OSError as error:
            click.echo(f"{_shown(own)} cannot be written: {error.strerror}.", err=True)
            return 1
    if register.absolute().is_relative_to(project.root):
        proposal.notes.append(_IN_THE_LOG)
    click.echo("\n".join(_proposed(proposal, register, own, dry_run=dry_run)), err=dry_run)
    return 0


def _proposed(proposal: Proposal, register: Path, own: Path, *, dry_run: bool) -> Iterator[str]:
    columns, mapping = proposal.columns, proposal.mapping
    below = f" below row {columns.header_row}" if columns.header_row else ""
    yield f"{_shown(register)}: {counted(len(columns.rows), 'row')}{below}. Nothing was imported yet."
    yield from wrapped(f"{'Would write' if dry_run else 'Wrote'} {_shown(own)}, which says how the register is read:")
    named = [
        f"{'?' if target is None else target}: {_heading(heading, place)}"
        for place, (heading, target) in enumerate(zip(columns.headings, mapping.columns.values(), strict=True), 1)
        if target is not Target.IGNORE
    ]
    ignored = sum(target is Target.IGNORE for target in mapping.columns.values())
    yield from listed([*named, f"ignored: {counted(ignored, 'column')}"])
    without = len(columns.rows) - proposal.with_text
    yield from wrapped(
        f"By it, {counted(proposal.with_text, 'row')} with a text would become drafts, and {counted(without, 'row')} "
        "without one entries of the log's register."
    )
    for note in proposal.notes:
        yield from wrapped(note)
    if proposal.questions:
        yield from wrapped("Answer in it, where nothing stands behind a colon:")
        yield from listed(proposal.questions)
    if not dry_run:
        yield from wrapped("Look through it, then import the register with the same command.")


def _heading(heading: str, place: int) -> str:
    """A heading as it may be printed: what is no heading that is known may be anything."""
    return heading if target_of(heading) not in (None, Target.IGNORE) else f"column {place}"


def _import(
    project: Project, conditions: Conditions, today: date, register: Path, map_file: Path, *, dry_run: bool
) -> int:
    try:
        content = map_file.read_bytes()
    except OSError as error:
        raise MapError([f"{_shown(map_file)}: The map cannot be opened: {error.strerror}."]) from None
    shown = _shown(map_file)
    mapping = read_map(content, shown)
    table = read_table(register, mapping.encoding, mapping.delimiter)
    columns = columns_of(sheet_of(table, mapping.sheet), mapping.header_row)
    importing = RegisterImport(project, conditions, today, write=not dry_run)
    if faults := list(unanswered(mapping, columns, importing.reader(columns, mapping))):
        raise MapError([f"{shown}:{line}: {message}" for line, message in sorted(faults)])
    click.echo(f"{_shown(register)}, by {shown}: {counted(len(columns.rows) + len(columns.hidden_rows), 'row')}.")
    summary = importing.all(columns, mapping, register.name)
    for line in _done(summary, register, dry_run=dry_run):
        click.echo(line)
    return 1 if summary.of(Fate.REPORTED) else 0


def _done(summary: Summary, register: Path, *, dry_run: bool) -> Iterator[str]:
    counts = summary.counts()
    would = "would be " if dry_run else ""
    years = Counter(told.file.name for told in summary.of(Fate.ENTRY) if told.file)
    where = (
        f" in responses/register: {', '.join(f'{name} {number}' for name, number in sorted(years.items()))}"
        if years
        else ""
    )
    yield from listed(
        [
            text
            for fate, text in (
                (Fate.DRAFT, f"{counted(counts[Fate.DRAFT], 'draft')} {would}written"),
                (Fate.ENTRY, f"{_entries(counts[Fate.ENTRY])} {would}added{where}"),
                (Fate.MERGED, f"{counted(counts[Fate.MERGED], 'row')} merged with another row of the same reference"),
                (Fate.THERE, f"{counted(counts[Fate.THERE], 'row')} there already, and the same"),
                (Fate.PASSED_OVER, f"{counted(counts[Fate.PASSED_OVER], 'row')} passed over, as the map says (skip)"),
                (Fate.REPORTED, f"{counted(counts[Fate.REPORTED], 'row')} not imported, as told below"),
            )
            if counts[fate]
        ]
        or ["nothing to import: there is no row below the names of the columns"]
    )
    reported = summary.of(Fate.REPORTED)
    if reported:
        yield "Not imported:"
        yield from listed(list(lines_of(reported)))
    if len(reported) > FEW and not dry_run:
        file = report_file(register)
        try:
            done = write_report(file, reported)
        except OSError:
            done = False
        yield (
            f"Every row: {_shown(file)}"
            if done
            else f"{_shown(file)} is another file or cannot be written, so the list stays here."
        )


def _entries(number: int) -> str:
    return f"{number} {'entry' if number == 1 else 'entries'}"
