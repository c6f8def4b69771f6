"""Importing letters, as a person sees it: what was read in each, and what is left to answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from disclosure_log.cli.common import listed, near, wrapped
from disclosure_log.config import Project
from disclosure_log.findings import counted, printable
from disclosure_log.gate.conditions import Conditions
from disclosure_log.intake.letters.importing import Imported, LetterImport


def import_letters(
    project: Project, conditions: Conditions, today: date, letters: Sequence[Path], reference: str, *, dry_run: bool
) -> int:
    """Import letters; `reference` is that of a single one, where it is known. The exit status."""
    done: list[Imported] = []
    with LetterImport(project, conditions, today, write=not dry_run) as importing:
        for imported in importing.all(letters, reference):
            if dry_run and imported.draft and imported.differs is None:
                click.echo(imported.draft.text)
            click.echo("\n".join(_told(imported, dry_run=dry_run)), err=dry_run)
            done.append(imported)
    click.echo(_summed_up(done, dry_run=dry_run), err=dry_run)
    return 1 if any(each.problem or each.differs for each in done) else 0


def _told(imported: Imported, *, dry_run: bool) -> Iterator[str]:
    """What became of a letter, and what an officer has to answer."""
    yield f"{printable(f'{imported.letter}')}:"
    draft, file = imported.draft, imported.file
    if draft is None or file is None:
        yield from wrapped(imported.problem)
        return
    if imported.differs is not None:
        if not imported.differs:
            yield from wrapped(f"{near(file)} is there already and says the same. Nothing was changed.")
            return
        yield from wrapped(f"{near(file)} is there already, and nothing was changed. It differs from the letter:")
        yield from listed(imported.differs)
        return
    yield from wrapped(f"{'Would write' if dry_run else 'Wrote'} {near(file)}.")
    if imported.attached:
        where = near(file.with_suffix("") / imported.attached)
        yield from wrapped(f"{'Would put' if dry_run else 'Put'} the letter beside it, as {where}.")
    else:
        yield from wrapped(f"The letter was not put beside it: {imported.why_not_attached}")
    yield from listed(draft.notes)
    if draft.questions:
        yield from wrapped("Questions, which stand in the draft too:")
        yield from listed(draft.questions)


def _summed_up(done: Sequence[Imported], *, dry_run: bool) -> str:
    made = sum(1 for each in done if each.draft and each.differs is None)
    same = sum(1 for each in done if each.differs == ())
    others = sum(1 for each in done if each.differs)
    failed = sum(1 for each in done if each.problem)
    parts = [
        f"{counted(made, 'draft') if made else 'no draft'} {'would be ' if dry_run else ''}written",
        *([f"{same} there already"] if same else []),
        *([f"{others} there already and different"] if others else []),
        *([f"{failed} not imported"] if failed else []),
    ]
    return f"{counted(len(done), 'letter').capitalize()}: {', '.join(parts)}."
