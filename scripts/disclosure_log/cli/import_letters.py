"""The command that makes drafts of letters: import."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from textwrap import wrap

import click

from disclosure_log.cli.common import config_option, findings_printed, gate_conditions, near, needs, today_option
from disclosure_log.config import load_project, read_today
from disclosure_log.findings import FindingsError, counted, printable
from disclosure_log.intake.letters.importing import Imported, LetterImport
from disclosure_log.records.folder import symbolic_links
from disclosure_log.records.reference import ReferenceUnusableError, make_reference

_WIDTH = 100


@click.command("import")
@config_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--reference", help="The letter's reference, where it does not say it; for one letter at a time.")
@click.option("--dry-run", is_flag=True, help="Print the drafts, and write nothing.")
@today_option
def import_files(
    config_file: Path, files: tuple[Path, ...], reference: str | None, today: date | None, *, dry_run: bool
) -> None:
    """Make a draft of each letter in FILES: PDF, Word (docx), OpenDocument (odt), text or Markdown.

    Above each fact the draft says where the letter says it and how sure that is. What the letter does not say is a
    question, never a guess. A letter that passes the gate and does not tell who asked is put beside its draft. What
    is there already is never changed.
    """
    needs(config_file)
    if reference is not None and len(files) != 1:
        raise click.UsageError("--reference is for one letter at a time.")
    with findings_printed(config_file):
        project = load_project(config_file)
        conditions = gate_conditions(project)
        if links := symbolic_links(project.responses, project.root):
            raise FindingsError(links)  # a link would lead what is written elsewhere
        day = read_today(today)
    try:
        known = make_reference(reference.strip(), project.options.separator).text if reference is not None else ""
    except ReferenceUnusableError as unusable:
        raise click.BadParameter(f"{unusable.message} {unusable.hint}", param_hint="--reference") from None
    done: list[Imported] = []
    with LetterImport(project, conditions, day, write=not dry_run) as importing:
        for imported in importing.all(files, known):
            if dry_run and imported.draft and imported.differs is None:
                click.echo(imported.draft.text)
            click.echo("\n".join(_told(imported, dry_run=dry_run)), err=dry_run)
            done.append(imported)
    click.echo(_summed_up(done, dry_run=dry_run), err=dry_run)
    sys.exit(1 if any(each.problem or each.differs for each in done) else 0)


def _told(imported: Imported, *, dry_run: bool) -> Iterator[str]:
    """What became of a letter, and what an officer has to answer."""
    yield f"{printable(f'{imported.letter}')}:"
    draft, file = imported.draft, imported.file
    if draft is None or file is None:
        yield from _wrapped(imported.problem)
        return
    if imported.differs is not None:
        if not imported.differs:
            yield from _wrapped(f"{near(file)} is there already and says the same. Nothing was changed.")
            return
        yield from _wrapped(f"{near(file)} is there already, and nothing was changed. It differs from the letter:")
        yield from _listed(imported.differs)
        return
    yield from _wrapped(f"{'Would write' if dry_run else 'Wrote'} {near(file)}.")
    if imported.attached:
        where = near(file.with_suffix("") / imported.attached)
        yield from _wrapped(f"{'Would put' if dry_run else 'Put'} the letter beside it, as {where}.")
    else:
        yield from _wrapped(f"The letter was not put beside it: {imported.why_not_attached}")
    yield from _listed(draft.notes)
    if draft.questions:
        yield from _wrapped("Questions, which stand in the draft too:")
        yield from _listed(draft.questions)


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


def _wrapped(text: str) -> Iterator[str]:
    return (f"    {line}" for line in wrap(text, _WIDTH))


def _listed(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield from (f"    {line}" for line in wrap(text, _WIDTH, initial_indent="- ", subsequent_indent="  "))
