"""The command that makes drafts of letters, and drafts and entries of a register: import."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from disclosure_log.cli.common import config_option, findings_printed, gate_conditions, needs, today_option
from disclosure_log.cli.import_letters import import_letters
from disclosure_log.cli.import_register import import_register
from disclosure_log.config import load_project, read_today
from disclosure_log.findings import FindingsError
from disclosure_log.intake.registers.table import SUFFIXES
from disclosure_log.records.folder import symbolic_links
from disclosure_log.records.reference import ReferenceUnusableError, make_reference


@click.command("import")
@config_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--reference", help="The letter's reference, where it does not say it; for one letter at a time.")
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="How a register is read; otherwise the map beside it, which the first run proposes.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@today_option
def import_files(
    config_file: Path,
    files: tuple[Path, ...],
    reference: str | None,
    map_file: Path | None,
    today: date | None,
    *,
    dry_run: bool,
) -> None:
    """Make a draft of each letter in FILES: PDF, Word (docx), OpenDocument (odt), text or Markdown.

    Above each fact the draft says where the letter says it and how sure that is. What the letter does not say is a
    question, never a guess. A letter that passes the gate and does not tell who asked is put beside its draft.

    Where FILES is a register (csv, tsv, xlsx, ods), the first run proposes a map of its columns and words; the next
    one makes drafts of the rows that have a text, and entries of the log's register of the others.

    What is there already is never changed.
    """
    needs(config_file)
    registers = [file for file in files if file.suffix.lower() in SUFFIXES]
    if registers and len(files) > 1:
        raise click.UsageError("A register is imported alone: one in a run, and letters in another.")
    if registers and reference is not None:
        raise click.UsageError("--reference is for a letter: in a register each row has its own.")
    if map_file is not None and not registers:
        raise click.UsageError("--map is for a register (csv, tsv, xlsx, ods): a letter has none.")
    if reference is not None and len(files) != 1:
        raise click.UsageError("--reference is for one letter at a time.")
    with findings_printed(config_file):
        project = load_project(config_file)
        conditions = gate_conditions(project)
        if links := symbolic_links(project.responses, project.root):
            raise FindingsError(links)  # a link would lead what is written elsewhere
        day = read_today(today)
    if registers:
        sys.exit(import_register(project, conditions, day, registers[0], map_file, dry_run=dry_run))
    try:
        known = make_reference(reference.strip(), project.options.separator).text if reference is not None else ""
    except ReferenceUnusableError as unusable:
        raise click.BadParameter(f"{unusable.message} {unusable.hint}", param_hint="--reference") from None
    sys.exit(import_letters(project, conditions, day, files, known, dry_run=dry_run))
