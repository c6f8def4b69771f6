"""The command that moves attachments out of the repository into the log's store: store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from disclosure_log.building.moving import Moved, move
from disclosure_log.building.stages import examine
from disclosure_log.cli.common import config_option, findings_printed, near, needs, today_option
from disclosure_log.cli.output import print_findings
from disclosure_log.config import load_project, read_today
from disclosure_log.findings import counted


@click.command()
@config_option
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.argument("references", metavar="[REFERENCE]...", nargs=-1)
@today_option
def store(config_file: Path, folder: Path, references: tuple[str, ...], today: date | None) -> None:
    """Move attachments into FOLDER, from where you upload them to the log's store.

    Those of the responses with these references, or of all. Only what may be shown today is moved, since whoever knows
    its address can read what is in the store. Each response is told where its files are.
    """
    needs(config_file)
    with findings_printed(config_file, "Nothing was moved."):
        project = load_project(config_file)
        if not project.store:
            raise click.UsageError(
                "This log has no store. Say in mkdocs.yml where it is, with attachments_store: https://…/"
            )
        inside = [each for each in (project.docs, project.responses) if folder.absolute().is_relative_to(each)]
        if inside:
            raise click.UsageError(f"{near(folder)}/ is part of the log. Name a folder elsewhere.")
        examined = examine(project, read_today(today))
    print_findings(examined.blocking, "text", project.root)
    unknown = sorted(set(references) - examined.references)
    if unknown:
        raise click.UsageError(f"There is no response {', '.join(unknown)} in this log. Nothing was moved.")
    moved: list[Moved] = []
    try:
        for each in move(examined, project.root, folder, references):
            moved.append(each)
            click.echo(f"{each.file} -> {near(folder / each.name)}")
    except OSError as error:
        raise click.ClickException(
            f"{error.strerror}: {near(Path(str(error.filename)))}. What is not named above stays where it is."
        ) from None
    if not moved:
        click.echo("There is nothing to move.")
        if examined.blocking:
            raise SystemExit(1)
        return
    click.echo(f"\nMoved {counted(len(moved), 'file')}. Upload them before this change is published, such as with:")
    click.echo(f"gh release upload TAG {near(folder)}/*")
