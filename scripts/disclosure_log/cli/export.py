"""The command that writes the log in another form: export."""

from __future__ import annotations

import sqlite3
import tempfile
from datetime import date
from pathlib import Path

import click

from disclosure_log.cli.common import config_option, findings_printed, near, needs, today_option
from disclosure_log.config import load_project, read_today
from disclosure_log.data.database import write_database
from disclosure_log.findings import counted
from disclosure_log.pages.site import Site


@click.command()
@config_option
@click.option(
    "--sqlite",
    "file",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The SQLite database to write.",
)
@click.option("--replace", is_flag=True, help="Write over FILE if it is there.")
@today_option
def export(config_file: Path, file: Path, today: date | None, *, replace: bool) -> None:
    """Write the log as a database with full-text search, for SQLite and Datasette.

    It holds what the site shows, and needs no site to be built.
    """
    from disclosure_log.building.build import Build  # noqa: PLC0415 - the pages take a moment to load

    needs(config_file)
    taken = f"{near(file)} is there already, and nothing was written. Name another file, or write over it: --replace."
    if file.exists() and not replace:
        raise click.UsageError(taken)
    if not file.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {near(file.absolute().parent)}/. Make it first.")
    with findings_printed(config_file, "Nothing was written."):
        project = load_project(config_file)
        site = Site("", project.site_url, "", project.options, read_today(today))
        data = Build(project, site).composer.open_data
    try:
        # Beside the file, so that it takes its place whole or not at all.
        with tempfile.TemporaryDirectory(prefix=".disclosure-log-", dir=file.absolute().parent) as folder:
            made = Path(folder) / "log.sqlite"
            write_database(data, made)
            if not replace:
                file.touch(exist_ok=False)  # what came there meanwhile is kept too
            made.replace(file)
    except FileExistsError:
        raise click.UsageError(taken) from None
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else f"SQLite says: {error}"
        raise click.UsageError(f"{near(file)} cannot be written: {reason}.") from None
    click.echo(f"Wrote {counted(len(data.log.responses), 'response')} to {near(file)}.")
